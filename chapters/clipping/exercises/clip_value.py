"""How `clip_value` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.clipping.exercises.shared import gradients, one_number
from solutions import clipping as reference


def value_cases(rng):
    yield Case("some entries too large, some too small", {"grads": gradients(rng), "c": float(rng.uniform(1, 2))})
    yield Case("one vector", {"grads": {"g": np.array([10.0, 1.0, -0.5, -7.0])}, "c": 2.0})
    yield Case("nothing is too large", {"grads": gradients(rng, scale=0.1), "c": 9.0}, edge=True)
    yield Case("one number", {"grads": one_number(-float(rng.uniform(5, 9))), "c": 1.5}, edge=True)
    yield Case("huge entries", {"grads": gradients(rng, scale=1e200), "c": 0.25}, edge=True)


clip_value = Exercise(reference.clip_value, points=1, cases=value_cases, returns=("clipped",), minutes=6, core=True)


@clip_value.mistake
def only_upper(grads, c):
    """The negative side is not clipped.

    Feed it an entry of -10. What comes out?
    """
    return {name: np.minimum(g, c) for name, g in grads.items()}


@clip_value.mistake
def sign_lost(grads, c):
    """The signs are lost: nothing in your answer is negative.

    An entry of -1 says in which direction to go. What has become of it?
    """
    return {name: np.minimum(np.abs(g), c) for name, g in grads.items()}


@clip_value.mistake
def zeroed(grads, c):
    """What is too large is thrown away altogether.

    Which entry should move its weight most: one of 10 or one of 1? Which does in yours?
    """
    return {name: np.where(np.abs(g) > c, 0.0, g) for name, g in grads.items()}


@clip_value.mistake
def shrunk_by_its_largest(grads, c):
    """An array with one entry that is too large is shrunk as a whole.

    Look at an entry that was small enough before. Should anything have happened to it here?
    """
    return {name: g * min(1.0, c / np.max(np.abs(g))) for name, g in grads.items()}
