"""How `num_grad` is marked, and the mistakes that are known by name."""

import numpy as np
from chapters.toy_kinds.exercises.shared import sizes

from autograder import Case, Exercise
from solutions import toy_kinds as reference


def num_grad_cases(rng):
    rows, columns, _ = sizes(rng)
    for label, shape, eps, edge in (
        ("a large step", (rows, columns), 0.03, False),
        ("a small step", (rows, columns), 0.01, False),
        ("one number", (1,), 0.01, True),
        ("three axes", (2, 1, 3), 0.01, True),
    ):
        yield Case(label, {"x": rng.normal(size=shape), "A": rng.uniform(1, 2, shape), "eps": eps}, edge)


def drive_num_grad(num_grad, x, A, eps):
    """The function is made here: curved, so that one-sided differences show, and mixing all entries of x.

    The second call on the same array finds out whether the first one left it as it was.
    """

    def f(v):
        return float(np.sum(A * v**3) + np.sum(v) ** 2)

    return {"grad": num_grad(f, x, eps), "again": num_grad(f, x, eps)}


num_grad = Exercise(
    reference.num_grad,
    points=5,
    cases=num_grad_cases,
    returns={"grad": 4, "again": 1},
    drive=drive_num_grad,
    tol=1e-7,
    minutes=15,
)


@num_grad.law(
    "Your step is not eps.",
    hint="Call it with eps = 0.1 and with eps = 0.001. Does the answer change?",
)
def step_is_eps(case, seen):
    # of f, central differences with step e miss the gradient by A e², and by nothing else
    grad, x, A = np.asarray(seen["grad"], float), case["x"], case["A"]
    if grad.shape != x.shape:
        return True
    missed = (grad - 3 * A * x**2 - 2 * np.sum(x)) / A
    is_central = np.ptp(missed) < 1e-6 and np.mean(missed) > -1e-6
    return not is_central or abs(np.mean(missed) - case["eps"] ** 2) < 1e-6


@num_grad.mistake
def forward_difference(f, x, eps=1e-5):
    """The difference is one-sided.

    Make eps ten times smaller. Does the error shrink ten times or a hundred times?
    """
    grad = np.zeros_like(x)
    for k in np.ndindex(x.shape):
        moved = x.copy()
        moved[k] += eps
        grad[k] = (f(moved) - f(x)) / eps
    return grad


@num_grad.mistake
def x_not_restored(f, x, eps=1e-5):
    """x is not put back.

    Print x before and after the call. And which x does the second entry's turn see?
    """
    grad = np.zeros_like(x)
    for k in np.ndindex(x.shape):
        x[k] += eps
        above = f(x)
        x[k] -= 2 * eps
        grad[k] = (above - f(x)) / (2 * eps)
    return grad


@num_grad.mistake
def missing_factor_2(f, x, eps=1e-5):
    """The difference is divided by the wrong distance.

    How far apart are the two points at which you evaluate f?
    """
    return 2 * reference.num_grad(f, x, eps)


@num_grad.mistake
def full_array_shift(f, x, eps=1e-5):
    """All entries of x are moved at once.

    A partial derivative asks what happens when how many entries move?
    """
    return np.full_like(x, (f(x + eps) - f(x - eps)) / (2 * eps))
