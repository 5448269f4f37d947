"""The cases of `gradcheck`, and how it is driven."""

import numpy as np

from autograder import Case

WRONG_OR_RIGHT = ("right", "doubled", "halved", "zero", "turned", "first half", "second half")


def check_case(rng, label, n_samples, shape, length, size=1.0, edge=False):
    """A smooth loss. Its slopes are far from zero, but it does not depend on `unused`."""
    inputs = {
        "A": rng.uniform(1, 3, shape),
        "W": rng.normal(size=shape),
        "v": rng.uniform(0.5, 1.5, length),
        "unused": rng.normal(size=shape),
        "size": size,
        "n_samples": n_samples,
        "seed": int(rng.integers(1000)),
        "order": [WRONG_OR_RIGHT[k] for k in rng.permutation(len(WRONG_OR_RIGHT))],
    }
    return Case(label, inputs, edge)


def check_cases(rng):
    rows, columns = (int(n) for n in rng.permutation([7, 8, 9])[:2])
    length = int(rng.integers(40, 50))
    yield check_case(rng, "random numbers", 20, (rows, columns), length)
    yield check_case(rng, "a small loss", 20, (rows, columns), length, size=1e-4)
    yield check_case(rng, "as many entries as n_samples", 12, (3, 4), 12)
    yield check_case(rng, "fewer entries than n_samples", 20, (2, 3), 4, edge=True)
    yield check_case(rng, "arrays with one entry", 5, (1, 1), 1, edge=True)


def drive_gradcheck(gradcheck, A, W, v, unused, size, n_samples, seed, order):
    """Check one loss several times, with gradients that are right or wrong in W, in an order that nobody can foretell: so
    the numbers must come from the gradients. "single", if every entry must be read: each entry in turn is doubled."""
    calls, moved, checks = [0], [0.0], [0]

    def loss(params):
        calls[0] += 1
        W, v = params["W"], params["v"]
        return float(size * (np.sum(A * (W + 0.1 * W * W * W)) + np.sum(v * v * v)))

    def check(of_W):
        checks[0] += 1
        grads = {"W": of_W.copy(), "v": size * 3 * v**2, "unused": np.zeros_like(unused)}
        params = {"W": W.copy(), "v": v.copy(), "unused": unused.copy()}
        found = gradcheck(loss, params, grads, n_samples, np.random.default_rng(seed))
        moved.extend(float(np.max(np.abs(params[k] - x))) for k, x in (("W", W), ("v", v), ("unused", unused)))
        return {name: float(error) for name, error in found.items()}

    right, place = size * A * (1 + 0.3 * W**2), np.arange(W.size).reshape(W.shape)
    middle = W.size // 2
    of_W = {"right": right, "doubled": 2 * right, "halved": right / 2, "zero": 0 * right, "turned": -right}
    of_W["first half"] = right * np.where(place < max(middle, 1), 2, 1)
    of_W["second half"] = right * np.where(place >= middle, 2, 1)
    found = [check(of_W[name]) for name in order]
    singles = place.ravel() if n_samples >= W.size else []
    single = [check(right * np.where(place == k, 2, 1))["W"] for k in singles]
    return {"checks": found, "single": single, "moved": max(moved), "calls": calls[0] / checks[0]}


def by_name(case, seen):
    """The results of the checks, each under the name of the gradient that was given: the judge knows which one it was.
    "tells": whether a doubled gradient can be told from a right one."""
    found = dict(zip(case["order"], seen["checks"], strict=True))
    return {**seen, **found, "tells": found["doubled"]["W"] > max(1e-6, 10 * found["right"]["W"])}
