"""How `legal_next` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from solutions import paper_lab as reference


def prefix_cases(rng):
    for label, outer in (("T outside", "T"), ("P outside", "P")):
        inner = reference.reber_string(rng)
        strings = [f"B{outer}{s}{outer}E" for s in ("BTSXXTVVE", "BPTVPXTTVPSE", inner)]
        begun = [s[:k] for s in strings for k in range(2, len(s) - 2)]
        closing = [s[:k] for s in strings for k in (len(s) - 2, len(s) - 1)]
        yield Case(label, {"begun": begun, "closing": closing})
    yield Case("nothing said, or everything", {"begun": ["", "B"], "closing": ["BTBTXSETE"]}, edge=True)


def drive_legal(legal_next, begun, closing):
    """The letters after every prefix, sorted; the answer may be a set, a string or a list."""
    seen = {}
    for name, prefixes in (("inside", begun), ("at the end", closing)):
        seen[name] = {}
        for prefix in prefixes:
            value = legal_next(prefix)
            try:
                seen[name][prefix] = "".join(sorted({str(letter) for letter in value}))
            except TypeError:
                seen[name][prefix] = "no set of letters"
    return seen


legal_next = Exercise(
    reference.legal_next,
    points=4,
    cases=prefix_cases,
    returns={"inside": 2, "at the end": 2},
    drive=drive_legal,
    minutes=20,
)


@legal_next.mistake
def outer_forgotten(prefix):
    """After the inner string you allow both outer letters.

    A string began with BT, and its inner string has just ended. Is P legal now? Where does your function look that
    up?
    """
    legal = reference.legal_next(prefix)
    return {"T", "P"} if len(legal) == 1 and prefix[-1:] == "E" and len(prefix) > 2 else legal


@legal_next.mistake
def over_with_the_inner_string(prefix):
    """Your string ends as soon as the inner string ends.

    Which two letters still come after the inner E?
    """
    return set() if prefix.endswith("E") and len(prefix) > 2 else reference.legal_next(prefix)


@legal_next.mistake
def outer_letter_skipped(prefix):
    """After the inner string you let the outer E come, and forget the letter before it.

    Write BTBTXSE and go on by hand to the end of the string. What is the very next letter?
    """
    legal = reference.legal_next(prefix)
    return {"E"} if prefix.endswith("E") and len(prefix) > 2 and legal else legal


@legal_next.mistake
def outer_letter_for_ever(prefix):
    """After the inner string you allow the outer letter, and then allow it again.

    How many letters are left when the inner string has ended? Does your function see how many of them have been said?
    """
    legal = reference.legal_next(prefix)
    return {prefix[1]} if legal <= {"E"} and len(prefix) > 2 and prefix[-2] == "E" else legal


@legal_next.mistake
def last_letter_decides(prefix):
    """You look at the last letter only.

    There are two arrows that say X and two that say S. Where does the first lead, and where the second?
    """
    if len(prefix) < 3 or (prefix.endswith("E")):
        return reference.legal_next(prefix)
    legal = set()
    for state in reference.REBER:
        if prefix[-1] in state:
            legal |= set(reference.REBER[state[prefix[-1]]])
    return legal


@legal_next.mistake
def no_outer_grammar(prefix):
    """You read the outer letters as if they belonged to the inner string.

    In BTBT..., at which letter does the walk through the inner grammar begin?
    """
    state = 0
    for letter in prefix:
        state = reference.REBER[state].get(letter, 7)
    return set(reference.REBER[state])
