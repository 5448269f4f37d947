"""How `survive_tanh` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import rnn_cell as reference


def linear_run(X, Wx, Wh, Wy):
    """The outputs of a network without tanh, started from zeros."""
    h, said = np.zeros((X.shape[1], Wh.shape[1])), []
    for x in X:
        h = x @ Wx + h @ Wh
        said.append(h @ Wy)
    return np.stack(said)


def survive_cases(rng):
    def network(Wx, Wh, Wy, T=60):
        X = rng.uniform(-1, 1, (T, 4, len(Wx)))
        X[:10] = np.sign(X[:10])  # loud
        return {"Wx": Wx, "Wh": Wh, "Wy": Wy, "X": X, "y": linear_run(X, Wx, Wh, Wy)}

    D, H, K = sizes(rng, 3)
    Wh = rng.normal(size=(H, H))
    Wh *= 0.8 / np.abs(np.linalg.eigvals(Wh)).max()  # it forgets
    Wx, Wy = rng.uniform(0.5, 1, (D, H)), rng.uniform(0.5, 1, (H, K))
    Wx /= np.abs(network(Wx, Wh, np.eye(H))["y"]).max()  # states and answers of size 1
    Wy /= np.abs(network(Wx, Wh, Wy)["y"]).max()
    yield Case("the echo of 5 steps ago", network(*reference.echo_linear(5)))
    yield Case("any linear network", network(Wx, Wh, Wy))
    yield Case("the echo of 0 steps ago", network(*reference.echo_linear(0)), edge=True)
    yield Case("the echo of 40 steps ago", network(*reference.echo_linear(40)), edge=True)


def drive_survive(survive_tanh, Wx, Wh, Wy, X, y):
    """Run the new weights with tanh, on these inputs and on much smaller ones."""
    Wx, Wh, Wy = (np.asarray(W, float) for W in survive_tanh(Wx, Wh, Wy))
    said = {}
    for name, inputs in (("loud", X), ("whispered", X * 1e-6)):
        h, said[name] = np.zeros((X.shape[1], Wh.shape[1])), []
        for x in inputs:
            h = np.tanh(x @ Wx + h @ Wh)
            said[name].append(h @ Wy)
    return said


survive_tanh = Exercise(
    reference.survive_tanh,
    points=2,
    cases=survive_cases,
    returns=("Wx", "Wh", "Wy"),
    drive=drive_survive,
    by_laws=True,
    data=True,
    minutes=15,
)


@survive_tanh.law(
    "With inputs so small that tanh is almost a straight line, your network does not give the same answers as the given one.",
    "If the state now holds a smaller copy of what it held before, which matrix must make up for it, and by how much? Which of the three may stay as it is?",
)
def right_when_whispered(case, seen):
    want = case["y"] * 1e-6
    return (
        np.shape(seen["whispered"]) == want.shape and np.abs(seen["whispered"] - want).max() < 0.01 * np.abs(want).max()
    )


@survive_tanh.law(
    "With inputs up to 1, your network is off by more than 0.01.",
    "Look at tanh near 0 and near 1: where is it almost a straight line? How can you keep the state there?",
)
def right_when_loud(case, seen):
    if np.shape(seen["loud"]) != case["y"].shape or np.shape(seen["whispered"]) != case["y"].shape:
        return None
    near = np.abs(seen["loud"] - case["y"]).max() <= 0.01
    want = case["y"] * 1e-6
    follows = np.abs(seen["whispered"] - want).max() < 0.01 * np.abs(want).max()
    return near if near or follows else None  # what is wrong without tanh as well is the other law's business


@survive_tanh.mistake(breaks="right_when_loud")
def weights_unchanged(Wx, Wh, Wy):
    return Wx, Wh, Wy


@survive_tanh.mistake(breaks="right_when_whispered")
def not_made_up_for(Wx, Wh, Wy):
    return 1e-3 * Wx, Wh, Wy


@survive_tanh.mistake(breaks="right_when_whispered")
def recurrence_scaled_too(Wx, Wh, Wy):
    return 1e-3 * Wx, 1e-3 * Wh, 1e3 * Wy


@survive_tanh.mistake(breaks="right_when_loud")
def only_a_little_smaller(Wx, Wh, Wy):
    return 0.5 * Wx, Wh, 2 * Wy
