"""How `num_grad` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import start as reference


def num_grad_cases(rng):
    rows, columns = sizes(rng, 2)
    for label, shape, eps, edge in (
        ("random numbers", (rows, columns), 0.03, False),
        ("more rows", (rows + 4, columns), 0.01, False),
        ("one axis", (columns,), 0.02, True),
        ("one entry", (1,), 0.02, True),
        ("three axes", (2, 1, 3), 0.02, True),
    ):
        x, A = rng.uniform(0.5, 1.5, shape), rng.uniform(1, 2, shape)
        yield Case(label, {"x": x, "A": A, "eps": eps}, edge)


def drive_num_grad(num_grad, x, A, eps):
    """Make an f that is curved, so that one-sided differences show, that mixes all entries, and that notes at which
    distances it is called. A second call on the same array finds out whether the first one left it unchanged."""
    start, asked = x.copy(), []

    def f(v):
        asked.append(float(np.max(np.abs(v - start))))
        return float(np.sum(A * v**3) / 10 + np.sum(np.sin(v)) ** 2 / 10)

    seen = {"grad": num_grad(f, x), "grad_again": num_grad(f, x)}
    asked.clear()
    seen["grad_coarse"] = num_grad(f, start.copy(), eps)
    step = max(asked, default=-1.0)
    where = "eps from x" if abs(step - eps) < 1e-6 * eps else f"{step:.1g} from x"
    seen["asked"] = where if step > 1e-14 else "at x only" if asked else "nowhere"
    return seen


num_grad = Exercise(
    reference.num_grad,
    points=5,
    cases=num_grad_cases,
    returns={"grad": 3, "grad_again": 1, "grad_coarse": 1, "asked": 0},
    drive=drive_num_grad,
    tol=1e-7,
    minutes=20,
    core=True,
)


@num_grad.law(
    "f is never called at a point that is eps away from x.",
    hint="Call it with eps = 0.1, then with eps = 0.001. Does your answer change, and should it?",
)
def step_is_eps(case, seen):
    return seen["asked"] in ("eps from x", "at x only", "nowhere")


@num_grad.mistake
def forward_difference(f, x, eps=1e-5):
    """The difference is taken to one side only.

    Make eps ten times smaller. Does your error shrink ten times, or a hundred times?
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

    Print x before and after the call. Which x does your loop start from when it comes to the second entry?
    """
    grad = np.zeros_like(x)
    for k in np.ndindex(x.shape):
        x[k] += eps
        above = f(x)
        x[k] -= 2 * eps
        grad[k] = (above - f(x)) / (2 * eps)
    return grad


@num_grad.mistake
def steps_pile_up(f, x, eps=1e-5):
    """The steps pile up.

    When your loop comes to the second entry, how many entries of your two points have moved?
    """
    grad, above, below = np.zeros_like(x), x.copy(), x.copy()
    for k in np.ndindex(x.shape):
        above[k] += eps
        below[k] -= eps
        grad[k] = (f(above) - f(below)) / (2 * eps)
    return grad


@num_grad.mistake
def no_copy(f, x, eps=1e-5):
    """f is called twice at the same point, so the difference is zero.

    After a = x and b = x, how many arrays are there? Print the two points just before you call f.
    """
    grad = np.zeros_like(x)
    for k in np.ndindex(x.shape):
        above, below = x, x
        above[k] += eps
        below[k] -= eps
        grad[k] = (f(above) - f(below)) / (2 * eps)
    return grad


@num_grad.mistake
def missing_factor_2(f, x, eps=1e-5):
    """The difference is divided by the wrong distance.

    How far apart are the two points at which you call f?
    """
    return 2 * reference.num_grad(f, x, eps)


@num_grad.mistake
def no_brackets(f, x, eps=1e-5):
    """The difference is multiplied by eps.

    What does Python make of 6 / 2 * 3, and what did you mean?
    """
    return reference.num_grad(f, x, eps) * eps**2


@num_grad.mistake
def full_array_shift(f, x, eps=1e-5):
    """All entries of x are moved at once.

    For one partial derivative, how many entries of x move, and what do the others do?
    """
    return np.full_like(x, (f(x + eps) - f(x - eps)) / (2 * eps))


@num_grad.mistake(breaks="step_is_eps")
def eps_too_small(f, x, eps=1e-5):
    return reference.num_grad(f, x, 1e-12)
