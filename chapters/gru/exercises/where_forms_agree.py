"""How `where_forms_agree` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import gru as reference


def agree_cases(rng):
    for H in rng.permutation(np.arange(3, 8))[:2]:
        yield Case(f"H = {H}", {"H": int(H), "h": rng.normal(size=(9, H)), "r": rng.uniform(0, 1, (9, H))})
    yield Case("H = 1", {"H": 1, "h": rng.normal(size=(9, 1)), "r": rng.uniform(0, 1, (9, 1))}, edge=True)


def drive_agree(where_forms_agree, H, h, r):
    """What comes from the old state to the candidate, in both forms, for some old states and reset gates."""
    answer = where_forms_agree(H)
    if not isinstance(answer, (tuple, list)) or len(answer) != 2:
        raise TypeError("two arrays are asked for, U_n and b_hn")
    if any(v is None or isinstance(v, (str, dict)) for v in answer):
        raise TypeError("U_n and b_hn should be arrays of numbers")
    U_n, b_hn = (np.asarray(v, float) for v in answer)
    if U_n.shape != (H, H) or b_hn.shape != (H,):
        raise ValueError(f"U_n should be ({H}, {H}) and b_hn ({H},); they are {U_n.shape} and {b_hn.shape}")
    return {"U_n": U_n, "b_hn": b_hn, "before": (r * h) @ U_n, "after": r * (h @ U_n + b_hn)}


where_forms_agree = Exercise(
    reference.where_forms_agree,
    points=1,
    cases=agree_cases,
    returns=("U_n", "b_hn"),
    drive=drive_agree,
    by_laws=True,
    data=True,
    minutes=12,
)


@where_forms_agree.law(
    "The two forms give different candidates.",
    "Write out the sum that reaches unit 1, once in each form. By whose reset gate is each term multiplied, and which terms need no such care?",
    share=0,
)
def forms_agree(case, seen):
    scale = 1e-9 * max(np.abs(seen["U_n"]).max(), np.abs(seen["b_hn"]).max())
    return bool(np.all(np.abs(seen["before"] - seen["after"]) <= scale))


@where_forms_agree.law(
    "The forms agree, but some unit hears nothing of the old state.",
    "Where nothing arrives there is nothing to reset. Which entries of U_n can be other than zero without the forms coming apart?",
)
def every_unit_hears(case, seen):
    U_n = np.abs(seen["U_n"])
    scale = 1e-9 * max(U_n.max(), np.abs(seen["b_hn"]).max())
    if np.any(np.abs(seen["before"] - seen["after"]) > scale):
        return None  # the other law says so
    return bool(np.all(U_n.max(axis=0) > 1e3 * scale))


@where_forms_agree.mistake(breaks="every_unit_hears")
def trivial_zero(H):
    return np.zeros((H, H)), np.zeros(H)


@where_forms_agree.mistake(breaks="every_unit_hears")
def one_unit_only(H):
    U_n = np.zeros((H, H))
    U_n[0, 0] = 1.0
    return U_n, np.zeros(H)


@where_forms_agree.mistake(breaks="forms_agree")
def any_matrix(H):
    return np.random.default_rng(0).normal(size=(H, H)), np.zeros(H)


@where_forms_agree.mistake(breaks="forms_agree")
def bias_not_minded(H):
    return np.eye(H), np.ones(H)


@where_forms_agree.mistake(breaks="forms_agree")
def a_permutation(H):
    return np.roll(np.eye(H), 1, axis=0), np.zeros(H)


@where_forms_agree.mistake(breaks="forms_agree")
def symmetric(H):
    return np.ones((H, H)), np.zeros(H)
