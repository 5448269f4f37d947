"""Other right answers to `direction_change`: each earns full marks."""

import math

import numpy as np

from chapters.clipping.exercises.direction_change import both, direction_change


@direction_change.equivalent
def with_the_arc_tangent(grads, method, c):
    a, b = both(grads, method, c)
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
    return 2 * np.rad2deg(np.arctan2(np.linalg.norm(a - b), np.linalg.norm(a + b)))


@direction_change.equivalent
def sums_over_the_dict(grads, method, c):
    clipped = {}
    if method == "value":
        for k in grads:
            clipped[k] = np.clip(grads[k], -c, c)
    elif method == "norm":
        n = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
        for k in grads:
            clipped[k] = grads[k] * min(1, c / (n + 1e-6))
    elif method == "each":
        for k in grads:
            clipped[k] = grads[k] * min(1, c / (np.linalg.norm(grads[k]) + 1e-6))
    dot = sum(float((grads[k] * clipped[k]).sum()) for k in grads)
    size = math.sqrt(sum(float((g**2).sum()) for g in grads.values()))
    cut = math.sqrt(sum(float((g**2).sum()) for g in clipped.values()))
    return math.degrees(math.acos(max(-1.0, min(1.0, dot / size / cut))))


@direction_change.equivalent
def clipped_cosine(grads, method, c):
    before, after = both(grads, method, c)
    cosine = np.dot(before, after) / np.sqrt(before @ before) / np.sqrt(after @ after)
    return 180 / np.pi * np.arccos(np.clip(cosine, -1, 1))
