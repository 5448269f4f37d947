"""How `tanh_backward` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import bptt as reference


def tanh_cases(rng):
    T, N, H = sizes(rng, 3)
    for label, shape in (("one step", (N, H)), ("a sequence", (T, N, H))):
        yield Case(label, {"dh": rng.normal(size=shape), "h": rng.uniform(-0.95, 0.95, shape)})
    yield Case("a single unit", {"dh": rng.normal(size=(1,)), "h": rng.uniform(-0.9, 0.9, 1)}, edge=True)
    yield Case("saturated units", {"dh": rng.normal(size=(N, H)), "h": rng.choice([-1.0, 1.0], (N, H))}, edge=True)


tanh_backward = Exercise(reference.tanh_backward, points=2, cases=tanh_cases, returns=("dz",), minutes=5, core=True)


@tanh_backward.mistake
def tanh_twice(dh, h):
    """The tanh is taken a second time.

    Is the h that you are given what went into the tanh, or what came out of it?
    """
    return dh * (1 - np.tanh(h) ** 2)


@tanh_backward.mistake
def tanh_of_the_square(dh, h):
    """The slope is made with the tanh of a square.

    h is what came out of the tanh. What do you have to do with it to get the slope, and what do you do first?
    """
    return dh * (1 - np.tanh(h**2))


@tanh_backward.mistake
def difference_of_products(dh, h):
    """dh is multiplied by the 1 alone, and the square is taken from the product.

    What does Python make of 2 * 1 - 3, and what did you mean?
    """
    return dh * 1 - h**2


@tanh_backward.mistake
def one_minus_h(dh, h):
    """The slope has lost its square.

    A unit at h = −0.9 is as flat as one at h = 0.9. Does your slope agree?
    """
    return dh * (1 - h)


@tanh_backward.mistake
def one_plus_square(dh, h):
    """The slope has the wrong sign inside.

    Where is tanh steepest, near 0 or far out? Where is your slope largest?
    """
    return dh * (1 + h**2)


@tanh_backward.mistake
def logistic_slope(dh, h):
    """The slope is that of the logistic function.

    How steep is tanh at 0, where its curve touches the diagonal? What does your slope say there?
    """
    return dh * h * (1 - h)


@tanh_backward.mistake
def missing_chain(dh, h):
    """This is the slope alone; the gradient that came in is not in it.

    Double dh. Should dz change? Does it?
    """
    return 1 - h**2
