"""How `sigmoid` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import start as reference


def sigmoid_cases(rng):
    N, H, T = sizes(rng, 3)

    def inputs(z):
        far = np.concatenate([[-800.0], -np.sort(rng.uniform(22, 27, 4))[::-1], [40.0, 800.0]])
        return {"z": z, "far": far}

    yield Case("positive numbers", inputs(rng.uniform(0.1, 4, (N, H))))
    yield Case("negative numbers", inputs(rng.uniform(-4, -0.1, (T, N, H))))
    yield Case("both signs", inputs(rng.uniform(-4, 4, (N, H))))
    yield Case("a single zero", inputs(np.zeros(1)), edge=True)
    yield Case("an array of whole numbers", inputs(rng.permutation(np.arange(-3, 4))), edge=True)


def drive_sigmoid(sigmoid, z, far):
    """`far` holds numbers whose exponential overflows, and numbers for which the answer is small but not zero."""
    return {"s": sigmoid(z), "s_far": sigmoid(far)}


sigmoid = Exercise(
    reference.sigmoid,
    points=3,
    cases=sigmoid_cases,
    returns={"s": 2, "s_far": 1},
    drive=drive_sigmoid,
    tol=1e-11,  # fine enough to see a clip at 20; the bundle knows wrong answers to twelve digits
    minutes=10,
    core=True,
)


@sigmoid.law(
    "Below some z, your function falls no further.",
    hint="Compare yours at -25 with np.exp(-25), which is all that is left of the sigmoid there. "
    "Is the overflow cured, or hidden?",
)
def still_falls(case, seen):
    # broken where the entries between -27 and -22 share one small value; what cannot be read is wrong anyway
    s = seen["s_far"]
    return np.shape(s) != case["far"].shape or not (np.ptp(s[1:5]) == 0 and 0 < s[1] < 0.1)


@sigmoid.mistake
def naive_overflow(z):
    """For large z, infinity is divided by infinity.

    What is np.exp(800)? Which of the two ways to write the sigmoid never computes it when z is positive?
    """
    return np.exp(z) / (1 + np.exp(z))


@sigmoid.mistake
def tanh_used(z):
    """This is the hyperbolic tangent.

    A gate is shut at 0 and open at 1. Between which two numbers do yours lie?
    """
    return np.tanh(z)


@sigmoid.mistake
def wrong_sign(z):
    """The sign of z is turned round.

    At z = 5, should the gate be nearly open or nearly shut?
    """
    return np.where(z >= 0, np.exp(-np.abs(z)), 1.0) / (1.0 + np.exp(-np.abs(z)))


@sigmoid.mistake
def no_parentheses(z):
    """The division ends before the sum begins.

    What does Python make of 1 / 1 + 2, and what did you mean?
    """
    return 1 / 1 + np.exp(-z)


@sigmoid.mistake
def one_branch(z):
    """Positive and negative z give the same.

    What should sigmoid(2) and sigmoid(-2) add up to? For which of the two is your formula meant?
    """
    return 1 / (1 + np.exp(-np.abs(z)))


@sigmoid.mistake(breaks="still_falls")
def clipped(z):
    return 1 / (1 + np.exp(-np.clip(z, -20, 20)))
