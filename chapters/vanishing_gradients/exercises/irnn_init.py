"""How `irnn_init` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import vanishing_gradients as reference


def irnn_cases(rng):
    D, H = (int(rng.integers(low, low + 20)) for low in (40, 70))
    for label, d, h, std, edge in (
        ("the usual std", D, H, 0.001, False),
        ("another std", H, D, float(rng.uniform(0.02, 0.1)), False),
        ("D = 1", 1, H, 0.01, True),
        ("H = 1", D, 1, 0.01, True),
    ):
        yield Case(label, {"D": d, "H": h, "seed": int(rng.integers(10**6)), "std": std}, edge)


def drive_irnn(irnn_init, D, H, seed, std):
    """The weights, and again from another generator with the same seed."""
    Wx, Wh, b = irnn_init(D, H, np.random.default_rng(seed), std)
    again = irnn_init(D, H, np.random.default_rng(seed), std)[0]
    return {"Wx": Wx, "Wh": Wh, "b": b, "again": again}


irnn_init = Exercise(
    reference.irnn_init,
    points=2,
    cases=irnn_cases,
    returns=("Wx", "Wh", "b"),
    drive=drive_irnn,
    by_laws=True,
    data=False,
    alike=("drawn_from_the_generator",),
    minutes=8,
)


@irnn_init.law(
    "Without any input, the state does not stay as it is.",
    "Let x be zero and h any numbers that are not negative. What is relu(h Wh + b) with your Wh and b?",
    share=2,
)
def state_is_kept(case, seen):
    Wh, b = np.asarray(seen["Wh"], float), np.asarray(seen["b"], float).ravel()
    H = case["H"]
    return Wh.shape == (H, H) and b.shape == (H,) and np.array_equal(Wh, np.eye(H)) and not b.any()


@irnn_init.law(
    "The input weights are not normal random numbers with mean 0 and standard deviation std.",
    "Draw a large Wx, of shape (D, H). What are Wx.shape, Wx.mean() and Wx.std(), and what should they be?",
    share=1.5,
)
def listens_softly(case, seen):
    Wx, std = np.asarray(seen["Wx"], float), case["std"]
    if Wx.shape != (case["D"], case["H"]) or not Wx.any() or not 0 < np.abs(Wx).max() < 6 * std:
        return False
    return Wx.size < 1000 or (abs(Wx.std() / std - 1) < 0.1 and abs(Wx.mean()) < 0.1 * std)


@irnn_init.law(
    "Your random numbers do not come from rng.",
    "Two generators with the same seed should give the same Wx. Where do your random numbers come from?",
    share=0.5,
)
def drawn_from_the_generator(case, seen):
    return np.array_equal(seen["Wx"], seen["again"]) if np.any(seen["Wx"]) else None


@irnn_init.mistake(breaks="state_is_kept")
def identity_on_wx(D, H, rng, std=0.001):
    return np.eye(D, H), rng.normal(0, std, (H, H)), np.zeros(H)


@irnn_init.mistake(breaks="state_is_kept")
def random_as_usual(D, H, rng, std=0.001):
    return rng.normal(0, std, (D, H)), rng.normal(0, H**-0.5, (H, H)), np.zeros(H)


@irnn_init.mistake(breaks="state_is_kept")
def noise_on_the_identity(D, H, rng, std=0.001):
    return rng.normal(0, std, (D, H)), np.eye(H) + rng.normal(0, std, (H, H)), np.zeros(H)


@irnn_init.mistake(breaks="state_is_kept")
def bias_of_ones(D, H, rng, std=0.001):
    return rng.normal(0, std, (D, H)), np.eye(H), np.ones(H)


@irnn_init.mistake(breaks="listens_softly")
def std_is_squared(D, H, rng, std=0.001):
    return rng.normal(0, std**2, (D, H)), np.eye(H), np.zeros(H)


@irnn_init.mistake(breaks="listens_softly")
def uniform_up_to_std(D, H, rng, std=0.001):
    return rng.uniform(-std, std, (D, H)), np.eye(H), np.zeros(H)


@irnn_init.mistake(breaks="listens_softly")
def std_not_looked_at(D, H, rng, std=0.001):
    return rng.normal(0, 0.001, (D, H)), np.eye(H), np.zeros(H)


@irnn_init.mistake(breaks="listens_softly")
def deaf(D, H, rng, std=0.001):
    return np.zeros((D, H)), np.eye(H), np.zeros(H)


@irnn_init.mistake(breaks="drawn_from_the_generator")
def drawn_elsewhere(D, H, rng, std=0.001):
    return std * np.random.randn(D, H), np.eye(H), np.zeros(H)
