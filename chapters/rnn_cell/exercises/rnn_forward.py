"""How `rnn_forward` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from chapters.rnn_cell.exercises.shared import cell
from solutions import rnn_cell as reference


def forward_cases(rng):
    N, D, H = sizes(rng, 3)
    T = int(rng.integers(9, 12))  # longer than any other axis

    def sequence(T, N, D, H, scale=1.0):
        one = cell(rng, N, D, H, scale)
        return {"X": rng.normal(size=(T, N, D)), "h0": one["h"], "Wx": one["Wx"], "Wh": one["Wh"], "b": one["b"]}

    pulse = sequence(T, N, D, H)
    pulse["X"][1:] = 0
    pulse["h0"][:] = 0
    yield Case("a pulse at the first step", pulse)
    yield Case("random numbers", sequence(T, N, D, H))
    for label, size in (
        ("T = 1", (1, N, D, H)),
        ("N = 1", (T, 1, D, H)),
        ("D = 1", (T, N, 1, H)),
        ("H = 1", (T, N, D, 1)),
    ):
        yield Case(label, sequence(*size), edge=True)
    yield Case("a long sequence", sequence(60, N, D, H), edge=True)


rnn_forward = Exercise(
    reference.rnn_forward,
    points=4,
    cases=forward_cases,
    returns=("hs",),
    parts={"hs": (0, "t")},
    after=("rnn_step",),
    minutes=15,
    core=True,
)


@rnn_forward.follows("rnn_step")
def every_state_comes_of_the_one_before(case, seen):
    before = [case["h0"], *seen["hs"][:-1]]
    weights = case["Wx"], case["Wh"], case["b"]
    return [((x, h, *weights), (h_next,)) for x, h, h_next in zip(case["X"], before, seen["hs"], strict=True)]


@rnn_forward.mistake
def h_not_carried(X, h0, Wx, Wh, b):
    """Every step starts from h0.

    At t = 1, which state should the cell see: the one you were given, or the one it just made?
    """
    return np.stack([reference.rnn_step(x, h0, Wx, Wh, b) for x in X])


@rnn_forward.mistake
def first_input_skipped(X, h0, Wx, Wh, b):
    """The first state is h0, and the first input is never read.

    Change X[0] and nothing else. Which of your states move? After which input should hs[0] stand?
    """
    return np.concatenate([h0[None], reference.rnn_forward(X[1:], h0, Wx, Wh, b)])


@rnn_forward.mistake
def h0_ignored(X, h0, Wx, Wh, b):
    """h0 has no effect: the sequence always starts from zeros.

    Change h0 and nothing else. Does hs[0] move? Which state should the first step see?
    """
    return reference.rnn_forward(X, 0 * h0, Wx, Wh, b)


@rnn_forward.mistake
def begins_with_the_second_step(X, h0, Wx, Wh, b):
    """hs[0] is never made: the loop begins at t = 1, and sees zeros before it.

    Print t inside your loop. What is the first number that you see? From which state should step 0 start?
    """
    later = reference.rnn_forward(X[1:], 0 * h0, Wx, Wh, b) if len(X) > 1 else np.zeros((0, *h0.shape))
    return np.concatenate([0 * h0[None], later])


@rnn_forward.mistake
def includes_h0(X, h0, Wx, Wh, b):
    """The result includes the initial state.

    T inputs go in. How many states should come out, and how many do?
    """
    return np.concatenate([h0[None], reference.rnn_forward(X, h0, Wx, Wh, b)])


@rnn_forward.mistake
def last_only(X, h0, Wx, Wh, b):
    """Only the last state comes back.

    What would a second layer, or a read-out at every step, need from you?
    """
    return reference.rnn_forward(X, h0, Wx, Wh, b)[-1]


@rnn_forward.mistake
def reversed_time(X, h0, Wx, Wh, b):
    """The sequence is read from the end.

    Put a pulse at t = 0 and nothing later. Where does your response begin?
    """
    return reference.rnn_forward(X[::-1], h0, Wx, Wh, b)[::-1]


@rnn_forward.mistake
def aliased(X, h0, Wx, Wh, b):
    """Every row of the result is the last state.

    Print hs[0] before and after the loop. Are you storing a state, or a view of a buffer that the next step
    overwrites?
    """
    hs = reference.rnn_forward(X, h0, Wx, Wh, b)
    return np.stack([hs[-1]] * len(hs))


@rnn_forward.mistake
def batch_first(X, h0, Wx, Wh, b):
    """Time and batch are exchanged.

    Which axis of X counts the steps? Which axis of your result does?
    """
    return reference.rnn_forward(X, h0, Wx, Wh, b).swapaxes(0, 1)
