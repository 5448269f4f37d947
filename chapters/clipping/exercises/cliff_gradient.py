"""How `cliff_gradient` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from solutions import clipping as reference
from solutions.start import sigmoid


def cliff_cases(rng):
    yield Case("above the cliff", {"w": 4.595, "b": -2.33})
    while True:
        w, b = float(rng.uniform(1.5, 3.5)), float(rng.uniform(-2, -1))
        if min(abs(v) for v in reference.cliff_gradient(w, b)[1:]) > 0.01:
            break
    yield Case("a gentle slope", {"w": w, "b": b})
    yield Case("a negative weight", {"w": -float(rng.uniform(1.5, 3)), "b": float(rng.uniform(0.5, 1.5))})
    yield Case("no weight", {"w": 0.0, "b": -1.2}, edge=True)
    yield Case("far away", {"w": 800.0, "b": -400.0}, edge=True)


cliff_gradient = Exercise(
    reference.cliff_gradient, points=2, cases=cliff_cases, returns=("loss", "dw", "db"), tol=1e-8, minutes=25
)


def on_the_cliff(w, b, slope=None, direct=(True, True), steps=50, outer=None, from_new=False, logistic=True):
    """The reference, in which parts can be changed."""
    x, by_w, by_b = 0.5, 0.0, 0.0
    for _ in range(steps):
        s = sigmoid(x)
        new = w * s + b
        at = sigmoid(new) if from_new else s
        local = w * at * (1 - at) if slope is None else slope(w, at)
        by_w, by_b = direct[0] * (at if from_new else s) + local * by_w, direct[1] * 1.0 + local * by_b
        x = new
    s = sigmoid(x) if logistic else x
    factor = 2 * (s - 0.7) * s * (1 - s) if outer is None else outer(s)
    return (s - 0.7) ** 2, factor * by_w, factor * by_b


@cliff_gradient.mistake
def last_use_only(w, b):
    """Only the last of the fifty updates has a gradient.

    w was used fifty times. How many of these uses are in your derivative?
    """
    return on_the_cliff(w, b, slope=lambda w, s: 0.0)


@cliff_gradient.mistake
def weight_missing(w, b):
    """On the way from one step to the next the weight is missing.

    x became w times a sigmoid of the old x. What is the derivative of that by the old x?
    """
    return on_the_cliff(w, b, slope=lambda w, s: s * (1 - s))


@cliff_gradient.mistake
def slope_missing(w, b):
    """On the way from one step to the next the slope of the sigmoid is missing.

    x became w times a sigmoid of the old x. What is the derivative of that by the old x?
    """
    return on_the_cliff(w, b, slope=lambda w, s: w)


@cliff_gradient.mistake
def slope_at_new_x(w, b):
    """The slopes are taken at the new x, after the update.

    Which x went into the sigmoid that made the new one? Is it still there when you take the slope?
    """
    return on_the_cliff(w, b, from_new=True)


@cliff_gradient.mistake
def loss_of_x(w, b):
    """The loss compares x itself with 0.7.

    What does the docstring do to x before it is compared?
    """
    return on_the_cliff(w, b, logistic=False, outer=lambda x: 2 * (x - 0.7))


@cliff_gradient.mistake
def last_sigmoid_missing(w, b):
    """The derivatives have not passed through the sigmoid of the loss.

    Between the last x and the loss stand two functions, one in the other. What is the slope of each?
    """
    return on_the_cliff(w, b, outer=lambda s: 2 * (s - 0.7))


@cliff_gradient.mistake
def two_missing(w, b):
    """A factor of 2 is missing.

    What is the derivative of a square?
    """
    return on_the_cliff(w, b, outer=lambda s: (s - 0.7) * s * (1 - s))


@cliff_gradient.mistake
def forty_nine(w, b):
    """There are 49 updates.

    Count how often x becomes something new before the loss is taken.
    """
    return on_the_cliff(w, b, steps=49)


@cliff_gradient.mistake
def fifty_one(w, b):
    """There are 51 updates.

    Count how often x becomes something new before the loss is taken.
    """
    return on_the_cliff(w, b, steps=51)
