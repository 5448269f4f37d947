"""How `embedded_reber` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.paper_lab.exercises.shared import GRAMMAR, OWN, all_there
from solutions import paper_lab as reference


def embedded_cases(rng):
    for label, same in zip(("many strings", "many others"), rng.permutation([True, False]), strict=True):
        whole = {"T": [], "P": []}
        while min(map(len, whole.values())) < 20:
            string = reference.reber_string(rng)
            whole[string[1]].append(string)
        inner = whole["T"][:20] + whole["P"][:20]
        drawn = {"seed": int(rng.integers(2**31)), "count": int(rng.integers(300, 350)), "same": bool(same)}
        yield Case(label, {**drawn, "grammar": GRAMMAR, "inner": inner})


def drive_embedded(f, seed, count, same, grammar, inner):
    """Draw so many strings from one Generator, and from others with the same seed and the next. The inner strings are given,
    so they are right."""
    first, second = np.random.default_rng(seed), np.random.default_rng(seed + (not same))
    values = [[f(rng, lambda rng: inner[rng.integers(len(inner))]) for _ in range(count)] for rng in (first, second)]
    told = [["".join(s) if isinstance(s, (str, list, tuple)) else "" for s in strings] for strings in values]
    return {"strings": told[0], "again": told[1]}


embedded_reber = Exercise(
    reference.embedded_reber,
    points=2,
    cases=embedded_cases,
    returns=("strings", "again"),
    drive=drive_embedded,
    by_laws=True,
    data=False,
    minutes=8,
)


@embedded_reber.law(
    "Not every string has the form B, T or P, ..., T or P, E.",
    "Which two letters stand before the inner string, and which two after it?",
)
def outer_frame(case, seen):
    return all_there(case, seen) and all(
        len(s) > 4 and s[0] + s[-1] == "BE" and s[1] in "TP" and s[-2] in "TP" for s in seen["strings"]
    )


@embedded_reber.law(
    "The two outer letters do not match.",
    "What makes this grammar hard is one letter that must be remembered. Which one, and until when?",
    share=2.0,
)
def outer_letters_match(case, seen):
    match = all_there(case, seen) and all(len(s) > 4 and s[1] == s[-2] and s[1] in "TP" for s in seen["strings"])
    framed = all(len(s) > 4 and s[0] + s[-1] == "BE" and s[1] in "TP" and s[-2] in "TP" for s in seen["strings"])
    return match if match or framed else None  # without a frame there are no outer letters


@embedded_reber.law(
    "What stands between the outer letters is not a whole Reber string.",
    "Take away the first two letters and the last two. Does what is left begin with B and end with E, and is it legal?",
    share=2.0,
)
def inner_string_whole(case, seen):
    whole = all_there(case, seen)
    for s in seen["strings"]:
        state = 0
        for letter in s[2:-2]:
            state = None if state is None else case["grammar"][state].get(letter)
        whole = whole and state == 7
    framed = all(len(s) > 4 and s[0] + s[-1] == "BE" and s[1] in "TP" and s[-2] in "TP" for s in seen["strings"])
    return whole if whole or framed else None  # without a frame there is no inner string


@embedded_reber.law(
    "The outer letter and the inner string are not drawn evenly and apart from each other.",
    "Count in 1,000 strings how often the outer letter is T, and how often the inner string then goes on with T.",
)
def outer_says_nothing_of_inner(case, seen):
    seconds = [s[1] + s[3] for s in seen["strings"] if len(s) > 3]
    shares = [seconds.count(pair) / max(len(seconds), 1) for pair in ("TT", "TP", "PT", "PP")]
    if len(seconds) <= 200:
        return None
    return all_there(case, seen) and (sum(shares) < 0.9 or all(0.11 < share < 0.39 for share in shares))


@embedded_reber.law(
    "The strings do not depend on the Generator that is handed in.",
    "Call it twice with np.random.default_rng(0), then twice with one and the same Generator. When should strings be the same?",
)
def chance_is_handed_in_here(case, seen):
    alike = seen["strings"] == seen["again"]
    return alike is case["same"] and len(set(seen["strings"])) > 10 if any(seen["strings"]) else None


@embedded_reber.mistake(breaks="outer_letters_match")
def outer_mismatch(rng, inner=reference.reber_string):
    first, last = "TP"[rng.integers(2)], "TP"[rng.integers(2)]
    return "B" + first + inner(rng) + last + "E"


@embedded_reber.mistake(breaks="inner_string_whole")
def inner_end_missing(rng, inner=reference.reber_string):
    outer = "TP"[rng.integers(2)]
    return "B" + outer + inner(rng)[:-1] + outer + "E"


@embedded_reber.mistake(breaks="inner_string_whole")
def inner_without_ends(rng, inner=reference.reber_string):
    outer = "TP"[rng.integers(2)]
    return "B" + outer + inner(rng)[1:-1] + outer + "E"


@embedded_reber.mistake(breaks="outer_frame")
def no_outer_ends(rng, inner=reference.reber_string):
    outer = "TP"[rng.integers(2)]
    return outer + inner(rng) + outer


@embedded_reber.mistake(breaks="outer_says_nothing_of_inner")
def always_t(rng, inner=reference.reber_string):
    return "BT" + inner(rng) + "TE"


@embedded_reber.mistake(breaks="outer_says_nothing_of_inner")
def outer_copied_from_inner(rng, inner=reference.reber_string):
    string = inner(rng)
    return "B" + string[1] + string + string[1] + "E"


@embedded_reber.mistake(breaks="chance_is_handed_in_here")
def outer_from_elsewhere(rng, inner=reference.reber_string):
    outer = "TP"[OWN.integers(2)]
    return "B" + outer + inner(rng) + outer + "E"
