"""How `direction_change` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.clipping.exercises.clip_by_global_norm import per_parameter
from chapters.clipping.exercises.shared import gradients, one_number
from solutions import clipping as reference


def barely_more_than_one(rng):
    """A gradient whose cosine with itself is rounded to more than 1, in each of the usual ways to write it."""
    while True:
        g = rng.normal(size=5)
        norm = np.linalg.norm(g)
        root = np.sqrt(np.sum(g**2))
        ways = (
            g @ g / (norm * norm),
            np.sum(g * g) / (root * root),
            g @ g / norm / norm,
            (g / norm) @ (g / norm),
        )
        if min(ways) > 1:
            return {"W": g[:4].reshape(2, 2), "b": g[4:]}


def angle_cases(rng):
    yield Case("(10, 1), each entry to 2", {"grads": {"g": np.array([10.0, 1.0])}, "method": "value", "c": 2.0})
    yield Case("by value", {"grads": gradients(rng), "method": "value", "c": float(rng.uniform(0.5, 1))})
    yield Case("by norm", {"grads": gradients(rng), "method": "norm", "c": float(rng.uniform(2, 4))})
    uneven = {name: g * size for (name, g), size in zip(gradients(rng).items(), (0.1, 1.0, 2.0), strict=True)}
    yield Case("each array by itself", {"grads": uneven, "method": "each", "c": float(rng.uniform(2, 3))})
    yield Case("too short to be clipped", {"grads": barely_more_than_one(rng), "method": "norm", "c": 50.0})
    small = {name: 0.05 * g for name, g in gradients(rng).items()}
    yield Case("small gradients", {"grads": small, "method": "value", "c": float(rng.uniform(0.02, 0.04))})
    yield Case("one number", {"grads": one_number(-7.0), "method": "value", "c": 2.0}, edge=True)
    huge = {"W": np.array([[3e5, -4e5]]), "b": np.array([1e-3])}
    yield Case("entries of very different sizes", {"grads": huge, "method": "value", "c": 1.0}, edge=True)


direction_change = Exercise(
    reference.direction_change,
    points=2,
    cases=angle_cases,
    returns=("degrees",),
    after=("clip_value", "global_norm", "clip_by_global_norm"),
    tol=2e-5,  # where nothing turns, the arc cosine makes a millionth of a degree out of rounding
    minutes=15,
)


def both(grads, method, c, swap=False):
    """The vectors of all entries, before and after clipping."""
    if swap:
        method = {"value": "norm", "norm": "value"}.get(method, method)
    if method == "value":
        clipped = reference.clip_value(grads, c)
    elif method == "norm":
        clipped = reference.clip_by_global_norm(grads, c)[0]
    else:
        clipped = per_parameter(grads, c)[0]
    return tuple(np.concatenate([d[k].ravel() for k in grads]) for d in (grads, clipped))


def cosine(before, after):
    return min(before @ after / (np.linalg.norm(before) * np.linalg.norm(after)), 1.0)


@direction_change.mistake
def methods_swapped(grads, method, c):
    """ "value" and "norm" are exchanged.

    One of the two methods multiplies the whole gradient by one number. Which angle must it give, and where do you
    see it?
    """
    return np.degrees(np.arccos(cosine(*both(grads, method, c, swap=True))))


@direction_change.mistake
def radians(grads, method, c):
    """The angle is in radians.

    How many degrees has a right angle? What would yours say?
    """
    return np.arccos(cosine(*both(grads, method, c)))


@direction_change.mistake
def the_cosine(grads, method, c):
    """You return the cosine, not the angle.

    What does your function give where nothing turns? What should it give?
    """
    return cosine(*both(grads, method, c))


@direction_change.mistake
def more_than_one(grads, method, c):
    """The cosine has come out a little above 1, and no angle has such a cosine.

    Print the cosine to seventeen digits where nothing turns. What may rounding do to it, and what does arccos say
    then?
    """
    before, after = both(grads, method, c)
    with np.errstate(invalid="ignore"):
        return np.degrees(np.arccos(before @ after / (np.linalg.norm(before) * np.linalg.norm(after))))


@direction_change.mistake
def lengths_left_in(grads, method, c):
    """The two vectors are multiplied as long as they are.

    The product of two vectors knows their lengths as well as their angle. How do you get rid of the lengths?
    """
    before, after = both(grads, method, c)
    with np.errstate(invalid="ignore"):
        return np.degrees(np.arccos(before @ after))


@direction_change.mistake
def mean_of_the_angles(grads, method, c):
    """You take the angle of every array, and average them.

    Shrink one of the two arrays of a gradient and leave the other alone. Has any array turned? Has the whole?
    """
    if method == "each":
        return 0.0
    vectors = both(grads, method, c)
    ends = np.cumsum([g.size for g in grads.values()])[:-1]
    parts = zip(*(np.split(v, ends) for v in vectors), strict=True)
    return np.mean([np.degrees(np.arccos(cosine(*pair))) for pair in parts])


@direction_change.mistake
def each_as_one(grads, method, c):
    """ "each" is clipped as one.

    In this method, how many norms are taken for a gradient of three arrays, and how many factors come of it?
    """
    return reference.direction_change(grads, "norm" if method == "each" else method, c)
