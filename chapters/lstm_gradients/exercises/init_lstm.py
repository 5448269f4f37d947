"""How `init_lstm` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import lstm_gradients as reference


def init_cases(rng):
    # so far apart that nobody takes one for the other unseen
    D, H = (int(n) for n in rng.permutation([rng.integers(20, 25), rng.integers(33, 38)]))
    for label, value in (("forget_bias = 1", 1.0), ("another forget_bias", float(rng.uniform(2, 5)))):
        yield Case(label, {"D": D, "H": H, "forget_bias": value, "seed": int(rng.integers(2**31))})
    yield Case(
        "a negative forget_bias", {"D": 5, "H": 40, "forget_bias": -1.5, "seed": int(rng.integers(2**31))}, edge=True
    )


def drive_init(init_lstm, D, H, forget_bias, seed):
    """Draw twice with one seed, once with another, and once more with a generator that has been used."""
    rng = np.random.default_rng(seed)
    first, second = (init_lstm(D, H, forget_bias, rng) for _ in range(2))
    again = init_lstm(D, H, forget_bias, np.random.default_rng(seed))
    W, U, b = first
    return {"W": W, "U": U, "b": b, "again": list(again), "second": list(second)}


init_lstm = Exercise(
    reference.init_lstm,
    points=2,
    cases=init_cases,
    returns=("W", "U", "b"),
    drive=drive_init,
    by_laws=True,
    data=False,
    alike=("drawn_with_rng",),
    minutes=12,
)


@init_lstm.law(
    "The forget gate's biases are not forget_bias, or are not where the forget gates are.",
    "Print b in four rows of H. Which of the rows belongs to f?",
)
def forget_gates_get_it(case, seen):
    H = case["H"]
    return np.shape(seen["b"]) == (4 * H,) and np.allclose(seen["b"][H : 2 * H], case["forget_bias"])


@init_lstm.law(
    "A bias that does not belong to a forget gate is not zero.",
    "Should a cell start by writing everything, or showing everything? Which entries of b should stay as they are?",
)
def others_stay_zero(case, seen):
    b = np.array(seen["b"], float).reshape(4, case["H"])
    return not np.any(b[[0, 2, 3]]) if np.any(b) else None


@init_lstm.law(
    "W and U are not spread evenly between -1/√H and 1/√H.",
    "Print the smallest and the largest entry of each, their shapes, and 1/√H. Is it H, or D, that sets the limit?",
)
def evenly_spread(case, seen):
    D, H = case["D"], case["H"]
    most = H**-0.5
    for name, rows in (("W", D), ("U", H)):
        A = np.asarray(seen[name], float)
        if A.shape != (rows, 4 * H) or np.abs(A).max() > most * (1 + 1e-6):
            return False
        inside = np.mean(np.abs(A) < most / 2)
        chance = 5 / np.unique(A).size ** 0.5  # a block that is repeated holds fewer numbers, and they lie further off
        if np.abs(A).max() < 0.95 * most or abs(A.mean()) > max(0.1, 0.58 * chance) * most:
            return False
        if abs(inside - 0.5) > max(0.1, 0.5 * chance):
            return False
    return True


@init_lstm.law(
    "The gates do not have weights of their own.",
    "Compare the block of i with that of f. If two gates start alike and see the same, what will tell them apart?",
)
def gates_differ(case, seen):
    for name in ("W", "U"):
        A = np.asarray(seen[name], float).reshape(len(seen[name]), 4, case["H"])
        if not np.any(A):
            return None
        if any(np.allclose(A[:, j], A[:, k]) for j in range(4) for k in range(j)):
            return False
    return True


@init_lstm.law(
    "The weights do not come from rng.",
    "Two runs from one seed should give the same weights, and a second cell others than the first. Where do your numbers come from?",
)
def drawn_with_rng(case, seen):
    if not all(np.any(seen[name]) for name in "WU"):
        return None
    same = all(np.allclose(seen[name], a) for name, a in zip("WU", seen["again"][:2], strict=True))
    other = not any(np.allclose(seen[name], a) for name, a in zip("WU", seen["second"][:2], strict=True))
    return bool(same and other)


@init_lstm.mistake(breaks="forget_gates_get_it")
def wrong_quarter(D, H, forget_bias, rng):
    W, U, b = reference.init_lstm(D, H, forget_bias, rng)
    return W, U, np.roll(b, H)


@init_lstm.mistake(breaks="others_stay_zero")
def all_gates(D, H, forget_bias, rng):
    W, U, b = reference.init_lstm(D, H, forget_bias, rng)
    return W, U, b * 0 + forget_bias


@init_lstm.mistake(breaks="evenly_spread")
def only_upwards(D, H, forget_bias, rng):
    b = reference.init_lstm(D, H, forget_bias, rng)[2]
    return rng.random((D, 4 * H)) * H**-0.5, rng.random((H, 4 * H)) * H**-0.5, b


@init_lstm.mistake(breaks="evenly_spread")
def square_root_forgotten(D, H, forget_bias, rng):
    W, U, b = reference.init_lstm(D, H, forget_bias, rng)
    return W / H**0.5, U / H**0.5, b


@init_lstm.mistake(breaks="evenly_spread")
def inputs_for_units(D, H, forget_bias, rng):
    b = reference.init_lstm(D, H, forget_bias, rng)[2]
    return *(rng.uniform(-(D**-0.5), D**-0.5, (rows, 4 * H)) for rows in (D, H)), b


@init_lstm.mistake(breaks="evenly_spread")
def bell_shaped(D, H, forget_bias, rng):
    b = reference.init_lstm(D, H, forget_bias, rng)[2]
    return rng.normal(0, H**-0.5, (D, 4 * H)), rng.normal(0, H**-0.5, (H, 4 * H)), b


@init_lstm.mistake(breaks="gates_differ")
def one_block_four_times(D, H, forget_bias, rng):
    W, U, b = reference.init_lstm(D, H, forget_bias, rng)
    return np.tile(W[:, :H], 4), np.tile(U[:, :H], 4), b


@init_lstm.mistake(breaks="drawn_with_rng")
def seeded_inside(D, H, forget_bias, rng):
    return reference.init_lstm(D, H, forget_bias, np.random.default_rng(0))
