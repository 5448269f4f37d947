"""How `vanishing_bound` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import vanishing_gradients as reference


def bound_cases(rng):
    (H,) = sizes(rng, 1)

    def stretching(low, high, H):
        """A matrix whose singular values lie between low and high."""
        turns = [np.linalg.qr(rng.normal(size=(H, H)))[0] for _ in range(2)]
        return turns[0] * rng.uniform(low, high, H) @ turns[1]

    skewed = np.triu(rng.normal(size=(H, H)), 1) + np.diag(rng.uniform(0.2, 0.5, H))
    skewed[0, -1] = rng.uniform(2, 3)
    yield Case("tanh, and small weights", {"Wh": stretching(0.65, 0.9, H + 1), "act": "tanh"})
    yield Case("tanh, and eigenvalues smaller than 1", {"Wh": skewed, "act": "tanh"})
    yield Case("sigmoid, and weights of middling size", {"Wh": stretching(2.6, 3.5, H), "act": "sigmoid"})
    yield Case("sigmoid, and large weights", {"Wh": stretching(5, 8, H), "act": "sigmoid"})
    yield Case("H = 1", {"Wh": np.array([[-rng.uniform(1.5, 3)]]), "act": "sigmoid"}, edge=True)
    yield Case("H = 1, of size 1", {"Wh": np.array([[-1.0]]), "act": "tanh"}, edge=True)
    yield Case("H = 1, far above 1", {"Wh": np.array([[-rng.uniform(5, 9)]]), "act": "tanh"}, edge=True)
    yield Case("no weights at all", {"Wh": np.zeros((H, H)), "act": "tanh"}, edge=True)


def drive_bound(vanishing_bound, Wh, act):
    """The verdict together with the factor, because one of three words is easily right by chance."""
    found = vanishing_bound(Wh, act)
    if not isinstance(found, (tuple, list)) or len(found) != 2:
        return {"what it returns": found}
    verdict, factor = found
    size = f"{float(factor):.4g}" if isinstance(factor, (int, float, np.generic, np.ndarray)) else "?"
    return {"verdict": {"word": f"{verdict}", "with the factor": size}, "factor": factor}


vanishing_bound = Exercise(
    reference.vanishing_bound,
    points=3,
    cases=bound_cases,
    returns={"verdict": 1, "factor": 1},
    drive=drive_bound,
    minutes=15,
)


def verdict_on(factor):
    return "vanishes" if factor < 1 else "open"


@vanishing_bound.mistake
def large_means_explodes(Wh, act="tanh"):
    """A large factor is taken for a proof of explosion.

    A step can lengthen a gradient by so much *at most*. If the tanh is flat, or the gradient points another way,
    what then?
    """
    factor = reference.vanishing_bound(Wh, act)[1]
    return "vanishes" if factor < 1 else "explodes", factor


@vanishing_bound.mistake
def eigenvalue_used(Wh, act="tanh"):
    """You use the largest eigenvalue.

    With Wh = [[0.5, 9], [0, 0.5]], how long is (1, 0) @ Wh? Can its eigenvalues tell you that?
    """
    factor = {"tanh": 1.0, "sigmoid": 0.25}[act] * np.abs(np.linalg.eigvals(Wh)).max()
    return verdict_on(factor), factor


@vanishing_bound.mistake(pointer="The documentation of `np.linalg.norm`, on `ord`.")
def frobenius_used(Wh, act="tanh"):
    """You use the Frobenius norm.

    The identity lengthens no vector. What does your norm give for it?
    """
    factor = {"tanh": 1.0, "sigmoid": 0.25}[act] * np.linalg.norm(Wh)
    return verdict_on(factor), factor


@vanishing_bound.mistake
def sigmoid_as_steep_as_tanh(Wh, act="tanh"):
    """The logistic function is taken to be as steep as tanh.

    The derivative of s is s (1 − s). Where is that largest, and how large is it?
    """
    factor = np.linalg.norm(Wh, 2)
    return verdict_on(factor), factor


@vanishing_bound.mistake
def slopes_exchanged(Wh, act="tanh"):
    """The steepest slopes of the two functions are exchanged.

    Draw both curves near 0. Which of them rises faster?
    """
    return reference.vanishing_bound(Wh, "tanh" if act == "sigmoid" else "sigmoid")


@vanishing_bound.mistake
def smallest_singular_value(Wh, act="tanh"):
    """You use the smallest singular value.

    If most directions shrink and one grows, is there a step that makes a gradient longer? What does your factor
    say?
    """
    factor = {"tanh": 1.0, "sigmoid": 0.25}[act] * np.linalg.svd(Wh)[1][-1]
    return verdict_on(factor), factor
