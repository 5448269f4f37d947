"""How `line_weights` is marked, and the mistakes that are known by name."""

import numpy as np
from chapters.toy_weights.data import points

from autograder import Case, Exercise
from solutions import toy_weights as reference


def hidden_points(rng):
    for label in ("a hundred points", "another hundred"):
        X, y = points(rng, 100)
        yield Case(label, {"X": X, "y": y})


def measure(line_weights, X, y):
    weights = line_weights()
    return {"error": float(np.mean((X @ weights["weight"] + weights["bias"] - y) ** 2))}


line_weights = Exercise(
    reference.line_weights,
    points=4,
    cases=hidden_points,
    returns=("error",),
    drive=measure,
    trained={"weight": (3, 1), "bias": (1,)},
    minutes=5,
)


@line_weights.law("Your line is far from the points.", hint="What is the loss at the end of training?")
def learns(case, seen):
    return isinstance(seen["error"], float) and 0 < seen["error"] < 1.0


@line_weights.law("Your line is near the points, and not near enough.", hint="Is the loss still falling at the end?")
def reaches(case, seen):
    return isinstance(seen["error"], float) and 0 < seen["error"] < 0.001


@line_weights.mistake(breaks="learns")
def untrained(seed=0):
    rng = np.random.default_rng(seed)
    return {"weight": rng.normal(size=(3, 1)), "bias": 5 + rng.normal(size=1)}


@line_weights.mistake(breaks="reaches")
def rounded(seed=0):
    return {"weight": np.array([[2.0], [-1.0], [0.5]]), "bias": np.array([1.1])}
