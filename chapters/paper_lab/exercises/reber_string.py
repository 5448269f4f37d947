"""How `reber_string` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.paper_lab.exercises.shared import GRAMMAR, OWN, all_there
from solutions import paper_lab as reference


def string_cases(rng):
    for label, same in zip(("many strings", "many others"), rng.permutation([True, False]), strict=True):
        count = int(rng.integers(300, 350))
        yield Case(label, {"seed": int(rng.integers(2**31)), "count": count, "same": bool(same), "grammar": GRAMMAR})


def drive_strings(f, seed, count, same, grammar):
    """Draw so many strings from one Generator, and from others with the same seed and the next."""
    first, second = np.random.default_rng(seed), np.random.default_rng(seed + (not same))
    values = [[f(rng) for _ in range(count)] for rng in (first, second)]
    told = [["".join(s) if isinstance(s, (str, list, tuple)) else "" for s in strings] for strings in values]
    return {"strings": told[0], "again": told[1]}


reber_string = Exercise(
    reference.reber_string,
    points=3,
    cases=string_cases,
    returns=("strings", "again"),
    drive=drive_strings,
    by_laws=True,
    data=False,
    minutes=12,
)


@reber_string.law(
    "Not every string begins with B and ends with E.",
    "Print ten of your strings. From which state do you start, and after which letter is nothing possible any more?",
)
def begins_and_ends(case, seen):
    return all_there(case, seen) and all(len(s) > 2 and s[0] == "B" and s[-1] == "E" for s in seen["strings"])


@reber_string.law(
    "Between its first and last letter, some string goes where the grammar does not.",
    "Follow one of your strings with a finger on the drawing. After a T, are the same letters possible in every state?",
    share=2.0,
)
def legal_inside(case, seen):
    if not any(seen["strings"]):
        return None
    for s in seen["strings"]:
        state = 1
        for letter in s.removeprefix("B").removesuffix("E"):
            state = case["grammar"][state].get(letter)
            if state is None:
                return False
        if state != 6:
            return False
    return all_there(case, seen)


@reber_string.law(
    "At some state the letters that are possible are not equally likely.",
    "At each state count in 1,000 strings how often each letter is said. How should the counts compare?",
)
def fair_at_every_fork(case, seen):
    said = [dict.fromkeys(letters, 0) for letters in case["grammar"]]
    for s in seen["strings"]:
        state = 0
        for letter in s:
            if letter not in said[state]:
                return True  # something else is wrong
            said[state][letter] += 1
            state = case["grammar"][state][letter]
    forks = [list(counts.values()) for counts in said if len(counts) == 2]
    if any(sum(n) > 20 and abs(n[0] / sum(n) - 0.5) >= 3.0 / sum(n) ** 0.5 for n in forks):
        return False
    return all_there(case, seen) if all(sum(n) > 20 for n in forks) else None  # where nobody came, nothing can be said


@reber_string.law(
    "The strings do not depend on the Generator that is handed in.",
    "Call it twice with np.random.default_rng(0), then twice with one and the same Generator. When should strings be the same?",
)
def chance_is_handed_in(case, seen):
    alike = seen["strings"] == seen["again"]
    return alike is case["same"] and len(set(seen["strings"])) > 20 if any(seen["strings"]) else None


@reber_string.mistake(breaks="legal_inside")
def by_the_last_letter(rng):
    follows = {}
    for state in reference.REBER:
        for letter, to in state.items():
            follows.setdefault(letter, set()).update(reference.REBER[to])
    said = "B"
    while follows[said[-1]]:
        said += str(rng.choice(sorted(follows[said[-1]])))
    return said


@reber_string.mistake(breaks="begins_and_ends")
def end_not_said(rng):
    return reference.reber_string(rng)[:-1]


@reber_string.mistake(breaks="begins_and_ends")
def begins_in_state_1(rng):
    return reference.reber_string(rng)[1:]


@reber_string.mistake(breaks="fair_at_every_fork")
def loaded_coin(rng):
    state, said = 0, ""
    while reference.REBER[state]:
        letters = sorted(reference.REBER[state])
        letter = letters[0] if len(letters) == 1 or rng.random() < 0.2 else letters[1]
        said, state = said + letter, reference.REBER[state][letter]
    return said


@reber_string.mistake(breaks="chance_is_handed_in")
def chance_of_its_own(rng):
    return reference.reber_string(OWN)


@reber_string.mistake(breaks="chance_is_handed_in")
def always_the_same(rng):
    return reference.reber_string(np.random.default_rng(7))
