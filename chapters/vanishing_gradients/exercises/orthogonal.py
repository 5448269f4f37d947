"""How `orthogonal` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import vanishing_gradients as reference


def orthogonal_cases(rng):
    (H,) = sizes(rng, 1)
    for label, size, edge in (
        (f"H = {H}", H, False),
        ("H = 20", 20, False),
        ("H = 1", 1, True),
        ("H = 2", 2, True),
        ("H = 100", 100, True),
    ):
        yield Case(label, {"H": size, "seed": int(rng.integers(10**6))}, edge)


def drive_orthogonal(orthogonal, H, seed):
    """Two matrices from one generator, and the first again from another one with the same seed."""
    rng = np.random.default_rng(seed)
    return {
        "first": orthogonal(H, rng),
        "second": orthogonal(H, rng),
        "again": orthogonal(H, np.random.default_rng(seed)),
    }


orthogonal = Exercise(
    reference.orthogonal,
    points=2,
    cases=orthogonal_cases,
    returns=("Q",),
    drive=drive_orthogonal,
    by_laws=True,
    data=False,
    alike=("a_new_one_each_time", "from_the_generator"),
    minutes=8,
)


@orthogonal.law(
    "Your matrix is not orthogonal: some vectors come out longer or shorter.",
    "What should Q.T @ Q be, and what is it for yours? Which factorisation of a matrix has a factor like that?",
    share=3,
)
def keeps_lengths(case, seen):
    Q = np.asarray(seen["first"], float)
    return Q.shape == (case["H"], case["H"]) and np.abs(Q.T @ Q - np.eye(len(Q))).max() < 1e-5


@orthogonal.law(
    "Every call gives the same matrix.",
    "Call it twice with one generator. What in your function is random, and what happens to the generator?",
    share=0.5,
)
def a_new_one_each_time(case, seen):
    return case["H"] == 1 or not np.allclose(seen["first"], seen["second"])


@orthogonal.law(
    "Your random numbers do not come from rng.",
    "Two generators with the same seed should give the same matrix. Where do your random numbers come from?",
    share=0.5,
)
def from_the_generator(case, seen):
    return np.allclose(seen["first"], seen["again"]) if np.any(seen["first"]) else None


@orthogonal.mistake(breaks="keeps_lengths")
def gaussian_scaled(H, rng):
    return rng.normal(0, H**-0.5, (H, H))


@orthogonal.mistake(breaks="keeps_lengths")
def columns_of_length_one_only(H, rng):
    A = rng.normal(size=(H, H))
    return A / np.linalg.norm(A, axis=0)


@orthogonal.mistake(breaks="keeps_lengths")
def radius_one_only(H, rng):
    A = rng.normal(size=(H, H))
    return reference.rescale_spectral_radius(A, 1.0)


@orthogonal.mistake(breaks="a_new_one_each_time")
def identity(H, rng):
    return np.eye(H)


@orthogonal.mistake(breaks="a_new_one_each_time")
def seeded_inside(H, rng):
    return np.linalg.qr(np.random.default_rng(0).normal(size=(H, H)))[0]


@orthogonal.mistake(breaks="from_the_generator")
def global_generator(H, rng):
    return np.linalg.qr(np.random.randn(H, H))[0]
