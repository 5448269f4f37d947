"""How `gradcheck` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import bptt as reference


def check_case(rng, label, n_samples, shape, length, size=1.0, edge=False):
    """A smooth loss whose slopes are nowhere near zero, except that it does not depend on `unused` at all."""
    inputs = {
        "A": rng.uniform(1, 3, shape),
        "W": rng.normal(size=shape),
        "v": rng.uniform(0.5, 1.5, length),
        "unused": rng.normal(size=shape),
        "size": size,
        "n_samples": n_samples,
        "seed": int(rng.integers(1000)),
        "order": [("right", "doubled", "half")[k] for k in rng.permutation(3)],
    }
    return Case(label, inputs, edge)


def check_cases(rng):
    rows, columns = (int(n) for n in rng.permutation([7, 8, 9])[:2])
    length = int(rng.integers(40, 50))
    yield check_case(rng, "random numbers", 20, (rows, columns), length)
    yield check_case(rng, "a small loss", 20, (rows, columns), length, size=1e-4)
    yield check_case(rng, "fewer entries than n_samples", 20, (2, 3), 4, edge=True)
    yield check_case(rng, "arrays with one entry", 5, (1, 1), 1, edge=True)


def drive_gradcheck(gradcheck, A, W, v, unused, size, n_samples, seed, order):
    """Three checks of one loss: of its gradients, of gradients doubled everywhere in W, and doubled in W's second half;
    in an order that nobody can foretell, so that the numbers must come from the gradients."""
    calls, moved = [0], [0.0]

    def loss(p):
        calls[0] += 1
        return float(size * (np.sum(A * (p["W"] + 0.1 * p["W"] ** 3)) + np.sum(p["v"] ** 3)))

    right = {"W": size * A * (1 + 0.3 * W**2), "v": size * 3 * v**2, "unused": np.zeros_like(unused)}
    half = right["W"].copy()
    half.ravel()[half.size // 2 :] *= 2
    seen = {}
    of_W = {"right": right["W"], "doubled": 2 * right["W"], "half": half}
    for name in order:
        grads = {name: value.copy() for name, value in right.items()}
        grads["W"] = of_W[name]
        params = {"W": W.copy(), "v": v.copy(), "unused": unused.copy()}
        found = gradcheck(loss, params, grads, n_samples, np.random.default_rng(seed))
        seen[name] = {name: float(error) for name, error in found.items()}
        moved += [float(np.max(np.abs(params[k] - x))) for k, x in (("W", W), ("v", v), ("unused", unused))]
    seen["moved"] = max(moved)
    seen["calls"] = calls[0] / 3
    return seen


gradcheck = Exercise(
    reference.gradcheck,
    points=3,
    cases=check_cases,
    returns=("right", "doubled", "half", "moved", "calls"),
    drive=drive_gradcheck,
    by_laws=True,
    data=False,
    minutes=20,
)


@gradcheck.law(
    "A right gradient does not pass: its error should be far below a millionth.",
    hint="How far apart are the two points at which you take the loss, and does x lie half-way between them?",
)
def right_passes(case, seen):
    return seen["doubled"]["W"] > 1e-6 and all(seen["right"][name] < 3e-7 for name in ("W", "v"))


@gradcheck.law(
    "A wrong gradient passes when only some of its entries are wrong.",
    hint="The bug may sit anywhere in the array. Which entries do you look at?",
)
def finds_it_anywhere(case, seen):
    return seen["half"]["W"] > 0.01 * seen["doubled"]["W"] and seen["doubled"]["W"] > 1e-6


@gradcheck.law(
    "It is not the largest error that you report.",
    hint="One wrong entry among a million right ones: what will be left of it in your number?",
    share=0.5,
)
def reports_the_largest(case, seen):
    if seen["doubled"]["W"] <= 1e-6:
        return False
    missed = seen["half"]["W"] <= 0.01 * seen["doubled"]["W"]
    is_absolute = not 0.3 < seen["doubled"]["W"] < 0.6  # the largest then depends on the draw: another law's business
    return missed or is_absolute or seen["half"]["W"] > 0.9 * seen["doubled"]["W"]


@gradcheck.law(
    "The error is not relative.",
    hint="A gradient twice too large is as wrong for a small loss as for a large one. Does your number agree?",
)
def is_relative(case, seen):
    return 0.3 < seen["doubled"]["W"] < 0.6


@gradcheck.law(
    "A parameter on which the loss does not depend gives no zero.",
    hint="Two zeros agree perfectly. What does your formula make of 0 / 0?",
    share=0.5,
)
def two_zeros_agree(case, seen):
    return seen["right"]["unused"] == 0 and seen["doubled"]["W"] > 1e-6


@gradcheck.law(
    "The parameters are not put back.",
    hint="Compare them before and after the call. And which parameters does the second entry's turn see?",
    share=0.5,
)
def puts_back(case, seen):
    return seen["moved"] < 1e-12 and seen["doubled"]["W"] > 1e-6


@gradcheck.law(
    "The loss is evaluated more often than n_samples entries of each array need.",
    hint="A network has a million weights. How many losses do you want to pay for?",
    share=0.5,
)
def checks_a_sample(case, seen):
    return seen["calls"] <= 3 * (3 * case["n_samples"] + 1) and seen["doubled"]["W"] > 1e-6


def checked(loss, params, grads, entries, slope, error, worst=max):
    """gradcheck with its pieces handed in; `entries` says which of an array of that size are looked at."""
    found = {}
    for name, array in params.items():
        flat, errors = array.reshape(-1), []
        for k in entries(flat.size):
            b = slope(loss, params, flat, k)
            errors.append(error(grads[name].reshape(-1)[k], b))
        found[name] = float(worst(errors))
    return found


def central(loss, params, flat, k, eps=1e-5):
    old = flat[k]
    flat[k] = old + eps
    above = loss(params)
    flat[k] = old - eps
    below = loss(params)
    flat[k] = old
    return (above - below) / (2 * eps)


def relative(a, b):
    return 0.0 if a == b else abs(a - b) / max(abs(a), abs(b))


def drawn(rng, n):
    return lambda size: rng.choice(size, min(n, size), replace=False)


@gradcheck.mistake(breaks="right_passes")
def one_sided(loss, params, grads, n_samples, rng):
    def slope(loss, params, flat, k):
        old, here = flat[k], loss(params)
        flat[k] = old + 1e-5
        above = loss(params)
        flat[k] = old
        return (above - here) / 1e-5

    return checked(loss, params, grads, drawn(rng, n_samples), slope, relative)


@gradcheck.mistake(breaks="right_passes")
def factor_two_missing(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, drawn(rng, n_samples), lambda *a: 2 * central(*a), relative)


@gradcheck.mistake(breaks="finds_it_anywhere")
def first_entries_only(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, lambda size: range(min(n_samples, size)), central, relative)


@gradcheck.mistake(breaks="reports_the_largest")
def mean_error(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, drawn(rng, n_samples), central, relative, np.mean)


@gradcheck.mistake(breaks="is_relative")
def absolute_error(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, drawn(rng, n_samples), central, lambda a, b: abs(a - b))


@gradcheck.mistake(breaks="two_zeros_agree")
def zero_by_zero(loss, params, grads, n_samples, rng):
    def error(a, b):
        with np.errstate(all="ignore"):
            return np.abs(a - b) / np.maximum(np.abs(a), np.abs(b))

    return checked(loss, params, grads, drawn(rng, n_samples), central, error)


@gradcheck.mistake(breaks="puts_back")
def left_moved(loss, params, grads, n_samples, rng):
    def slope(loss, params, flat, k):
        flat[k] += 1e-5
        above = loss(params)
        flat[k] -= 2e-5
        return (above - loss(params)) / 2e-5

    return checked(loss, params, grads, drawn(rng, n_samples), slope, relative)


@gradcheck.mistake(breaks="checks_a_sample")
def every_entry(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, range, central, relative)
