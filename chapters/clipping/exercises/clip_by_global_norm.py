"""How `clip_by_global_norm` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.clipping.exercises.shared import gradients, one_number
from solutions import clipping as reference


def by_norm_cases(rng):
    most = float(rng.uniform(2, 4))
    yield Case("longer than max_norm", {"grads": gradients(rng, norm=most * rng.uniform(3, 5)), "max_norm": most})
    yield Case("shorter than max_norm", {"grads": gradients(rng, norm=most * rng.uniform(0.3, 0.5)), "max_norm": most})
    yield Case("of length 1.5, with max_norm = 2", {"grads": gradients(rng, norm=1.5), "max_norm": 2.0})
    yield Case("of length 0.7, with max_norm = 0.5", {"grads": gradients(rng, norm=0.7), "max_norm": 0.5})
    yield Case("one number", {"grads": one_number(-float(rng.uniform(5, 9))), "max_norm": 1.5}, edge=True)
    yield Case("all zero", {"grads": {"W": np.zeros((3, 4)), "b": np.zeros(4)}, "max_norm": 1.5}, edge=True)


clip_by_global_norm = Exercise(
    reference.clip_by_global_norm,
    points=4,
    cases=by_norm_cases,
    returns={"clipped": 3, "norm": 1},
    after=("global_norm",),
    tol=2e-6,  # the 1e-6 that PyTorch adds to the norm is as good as none
    minutes=15,
    core=True,
)


def times(grads, factor):
    return {name: factor * g for name, g in grads.items()}


@clip_by_global_norm.mistake
def per_parameter(grads, max_norm):
    """Every array is shrunk by its own norm.

    One array was three times as long as another. Is it still, after your clipping? What does that do to the
    direction?
    """
    clipped = {name: reference.clip_by_global_norm({name: g}, max_norm)[0][name] for name, g in grads.items()}
    return clipped, reference.global_norm(grads)


@clip_by_global_norm.mistake
def always_rescales(grads, max_norm):
    """A gradient that was short enough is made longer.

    What should happen to a gradient of length 1 if max_norm is 5? What is your factor then?
    """
    norm = reference.global_norm(grads)
    return times(grads, max_norm / norm), norm


@clip_by_global_norm.mistake
def cut_to_one(grads, max_norm):
    """What is too long is cut to length 1, whatever max_norm is.

    How long is the clipped gradient in your answer? How long may it be?
    """
    norm = reference.global_norm(grads)
    return times(grads, 1 / norm if norm > max_norm else 1.0), norm


@clip_by_global_norm.mistake
def normalised(grads, max_norm):
    """Every gradient is given length 1.

    Where has max_norm gone, and what should happen to a gradient of length 0.1?
    """
    norm = reference.global_norm(grads)
    return times(grads, 1 / norm), norm


@clip_by_global_norm.mistake
def norm_after(grads, max_norm):
    """You return the norm as it is after clipping.

    Somebody wants to see from the returned norms how often it was clipped, and by how much. Can they, from yours?
    """
    clipped, _ = reference.clip_by_global_norm(grads, max_norm)
    return clipped, reference.global_norm(clipped)


@clip_by_global_norm.mistake
def clip_squared(grads, max_norm):
    """The square of the norm is compared with max_norm.

    Take a gradient of length 1.5 and max_norm = 2. Which two numbers do you compare?
    """
    norm = reference.global_norm(grads)
    return times(grads, max_norm / norm if norm**2 > max_norm else 1.0), norm


@clip_by_global_norm.mistake
def square_for_norm(grads, max_norm):
    """The square of the norm stands for the norm.

    How long is your clipped gradient? If a gradient doubles, by what must the factor change?
    """
    square = reference.global_norm(grads) ** 2
    return times(grads, max_norm / square if square > max_norm else 1.0), square


@clip_by_global_norm.mistake
def by_value(grads, max_norm):
    """Each entry is clipped by itself.

    Divide the clipped entries by the old ones. Is it one number for all of them?
    """
    return reference.clip_value(grads, max_norm), reference.global_norm(grads)
