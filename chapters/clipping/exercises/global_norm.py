"""How `global_norm` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.clipping.exercises.shared import gradients, one_number
from solutions import clipping as reference


def norm_cases(rng):
    yield Case("two arrays, [3, 4] and [12]", {"grads": {"a": np.array([3.0, 4.0]), "b": np.array([12.0])}})
    yield Case("random numbers", {"grads": gradients(rng)})
    yield Case("one number", {"grads": one_number(-float(rng.uniform(2, 5)))}, edge=True)
    yield Case("all zero", {"grads": {"W": np.zeros((3, 4)), "b": np.zeros(4)}}, edge=True)
    yield Case("an array with three axes", {"grads": {"W": rng.normal(size=(3, 4, 5)), "b": np.ones(5)}}, edge=True)


global_norm = Exercise(reference.global_norm, points=2, cases=norm_cases, returns=("norm",), minutes=8, core=True)


@global_norm.mistake
def sum_of_norms(grads):
    """You add up the lengths of the arrays.

    [3, 4] has length 5 and [12] has length 12. How far is it from the start if you go 5 east and then 12 north?
    """
    return sum(np.sqrt(np.sum(g**2)) for g in grads.values())


@global_norm.mistake
def longest_array(grads):
    """Only the longest array counts.

    Does your result change if a shorter array is doubled? Should it?
    """
    return max(np.sqrt(np.sum(g**2)) for g in grads.values())


@global_norm.mistake
def largest_entry(grads):
    """You return the largest entry.

    How long is the vector [3, 4]?
    """
    return max(np.max(np.abs(g)) for g in grads.values())


@global_norm.mistake
def root_of_mean(grads):
    """The squares are averaged.

    How long is [3, 4]? And [3, 4, 0, 0]? Should zeros make a vector shorter?
    """
    return np.sqrt(np.mean(np.concatenate([g.ravel() for g in grads.values()]) ** 2))


@global_norm.mistake
def squares_not_rooted(grads):
    """The square root is missing.

    If every entry doubles, a length doubles. What does your result do?
    """
    return sum(np.sum(g**2) for g in grads.values())


@global_norm.mistake
def sum_of_sizes(grads):
    """The sizes of the entries are added up.

    How long is the vector [3, 4]: 5 or 7?
    """
    return sum(np.sum(np.abs(g)) for g in grads.values())


@global_norm.mistake
def spectral_norm(grads):
    """Of a matrix you take the largest singular value.

    What does np.linalg.norm(A, 2) mean for a matrix, and what for a vector? Which entries of A should count here?
    """
    return np.sqrt(sum(np.linalg.norm(g, 2) ** 2 for g in grads.values()))
