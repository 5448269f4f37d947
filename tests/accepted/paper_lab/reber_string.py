"""Other right answers to `reber_string`: each earns full marks."""

from chapters.paper_lab.exercises.reber_string import reber_string
from solutions import paper_lab as reference


@reber_string.equivalent
def by_recursion(rng, state=0):
    if not reference.REBER[state]:
        return ""
    letters = list(reference.REBER[state])
    letter = letters[rng.integers(len(letters))]
    return letter + by_recursion(rng, reference.REBER[state][letter])


@reber_string.equivalent
def a_list_of_letters(rng):
    return list(reference.reber_string(rng))


@reber_string.equivalent
def by_coins(rng):
    out, state = [], 0
    while state != 7:
        options = list(reference.REBER[state].items())
        letter, state = options[int(rng.random() * len(options))]
        out.append(letter)
    return "".join(out)
