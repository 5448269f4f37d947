"""How the exercises of `paper_lab` are marked, and which mistakes are known by name."""

import numpy as np

from autograder import Case, Exercise, choice, essay
from solutions import paper_lab as reference

GRAMMAR = [dict(state) for state in reference.REBER]
OWN = np.random.default_rng()  # chance that nobody has handed in

# ------------------------------------------------------------------------------------------------------ reber_string


def string_cases(rng):
    for label in ("300 strings", "300 others"):
        yield Case(label, {"seed": int(rng.integers(2**31)), "count": 300, "grammar": GRAMMAR})


def drive_strings(f, seed, count, grammar):
    """Many strings from one Generator, and the same once more from one with the same seed."""
    first, second = np.random.default_rng(seed), np.random.default_rng(seed)
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
    return all(len(s) > 2 and s[0] == "B" and s[-1] == "E" for s in seen["strings"])


@reber_string.law(
    "Between its first and last letter, some string goes where the grammar does not.",
    "Follow one of your strings with a finger on the drawing. After a T, are the same letters possible in every state?",
    share=2.0,
)
def legal_inside(case, seen):
    for s in seen["strings"]:
        state = 1
        for letter in s.removeprefix("B").removesuffix("E"):
            state = case["grammar"][state].get(letter)
            if state is None:
                return False
        if state != 6:
            return False
    return True


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
    return all(sum(n) > 20 and abs(n[0] / sum(n) - 0.5) < 3.0 / sum(n) ** 0.5 for n in forks)


@reber_string.law(
    "The strings do not hang on the Generator that is handed in.",
    "Call it twice with np.random.default_rng(0), then twice with one and the same Generator. When should strings be the same?",
)
def chance_is_handed_in(case, seen):
    return seen["strings"] == seen["again"] and len(set(seen["strings"])) > 20


@reber_string.misconception(breaks="legal_inside")
def by_the_last_letter(rng):
    follows = {}
    for state in reference.REBER:
        for letter, to in state.items():
            follows.setdefault(letter, set()).update(reference.REBER[to])
    said = "B"
    while follows[said[-1]]:
        said += str(rng.choice(sorted(follows[said[-1]])))
    return said


@reber_string.misconception(breaks="begins_and_ends")
def end_not_said(rng):
    return reference.reber_string(rng)[:-1]


@reber_string.misconception(breaks="begins_and_ends")
def begins_in_state_1(rng):
    return reference.reber_string(rng)[1:]


@reber_string.misconception(breaks="fair_at_every_fork")
def loaded_coin(rng):
    state, said = 0, ""
    while reference.REBER[state]:
        letters = sorted(reference.REBER[state])
        letter = letters[0] if len(letters) == 1 or rng.random() < 0.2 else letters[1]
        said, state = said + letter, reference.REBER[state][letter]
    return said


@reber_string.misconception(breaks="chance_is_handed_in")
def chance_of_its_own(rng):
    return reference.reber_string(OWN)


@reber_string.misconception(breaks="chance_is_handed_in")
def always_the_same(rng):
    return reference.reber_string(np.random.default_rng(7))


@reber_string.accepts()
def by_recursion(rng, state=0):
    if not reference.REBER[state]:
        return ""
    letters = list(reference.REBER[state])
    letter = letters[rng.integers(len(letters))]
    return letter + by_recursion(rng, reference.REBER[state][letter])


@reber_string.accepts()
def a_list_of_letters(rng):
    return list(reference.reber_string(rng))


@reber_string.accepts()
def by_coins(rng):
    out, state = [], 0
    while state != 7:
        options = list(reference.REBER[state].items())
        letter, state = options[int(rng.random() * len(options))]
        out.append(letter)
    return "".join(out)


# ---------------------------------------------------------------------------------------------------- embedded_reber


def embedded_cases(rng):
    for label in ("300 strings", "300 others"):
        whole = {"T": [], "P": []}
        while min(map(len, whole.values())) < 20:
            string = reference.reber_string(rng)
            whole[string[1]].append(string)
        inner = whole["T"][:20] + whole["P"][:20]
        yield Case(label, {"seed": int(rng.integers(2**31)), "count": 300, "grammar": GRAMMAR, "inner": inner})


def drive_embedded(f, seed, count, grammar, inner):
    """Many strings from one Generator, and the same once more; the inner strings are handed in, so they are right."""
    first, second = np.random.default_rng(seed), np.random.default_rng(seed)
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
    return all(len(s) > 4 and s[0] + s[-1] == "BE" and s[1] in "TP" and s[-2] in "TP" for s in seen["strings"])


@embedded_reber.law(
    "The two outer letters do not match.",
    "What makes this grammar hard is one letter that must be remembered. Which one, and until when?",
    share=2.0,
)
def outer_letters_match(case, seen):
    return all(len(s) > 4 and s[1] == s[-2] and s[1] in "TP" for s in seen["strings"])


@embedded_reber.law(
    "What stands between the outer letters is not a whole Reber string.",
    "Take away the first two letters and the last two. Does what is left begin with B and end with E, and is it legal?",
    share=2.0,
)
def inner_string_whole(case, seen):
    for s in seen["strings"]:
        state = 0
        for letter in s[2:-2]:
            state = case["grammar"][state].get(letter)
            if state is None:
                return False
        if state != 7:
            return False
    return True


@embedded_reber.law(
    "The outer letter and the inner string are not drawn evenly and apart from each other.",
    "Count in 1,000 strings how often the outer letter is T, and how often the inner string then goes on with T.",
)
def outer_says_nothing_of_inner(case, seen):
    seconds = [s[1] + s[3] for s in seen["strings"] if len(s) > 3]
    shares = [seconds.count(pair) / max(len(seconds), 1) for pair in ("TT", "TP", "PT", "PP")]
    return len(seconds) > 200 and (sum(shares) < 0.9 or all(0.11 < share < 0.39 for share in shares))


@embedded_reber.law(
    "The strings do not hang on the Generator that is handed in.",
    "Call it twice with np.random.default_rng(0), then twice with one and the same Generator. When should strings be the same?",
)
def chance_is_handed_in_here(case, seen):
    return seen["strings"] == seen["again"] and len(set(seen["strings"])) > 10


@embedded_reber.misconception(breaks="outer_letters_match")
def outer_mismatch(rng, inner=reference.reber_string):
    first, last = "TP"[rng.integers(2)], "TP"[rng.integers(2)]
    return "B" + first + inner(rng) + last + "E"


@embedded_reber.misconception(breaks="inner_string_whole")
def inner_end_missing(rng, inner=reference.reber_string):
    outer = "TP"[rng.integers(2)]
    return "B" + outer + inner(rng)[:-1] + outer + "E"


@embedded_reber.misconception(breaks="inner_string_whole")
def inner_without_ends(rng, inner=reference.reber_string):
    outer = "TP"[rng.integers(2)]
    return "B" + outer + inner(rng)[1:-1] + outer + "E"


@embedded_reber.misconception(breaks="outer_frame")
def no_outer_ends(rng, inner=reference.reber_string):
    outer = "TP"[rng.integers(2)]
    return outer + inner(rng) + outer


@embedded_reber.misconception(breaks="outer_says_nothing_of_inner")
def always_t(rng, inner=reference.reber_string):
    return "BT" + inner(rng) + "TE"


@embedded_reber.misconception(breaks="outer_says_nothing_of_inner")
def outer_copied_from_inner(rng, inner=reference.reber_string):
    string = inner(rng)
    return "B" + string[1] + string + string[1] + "E"


@embedded_reber.misconception(breaks="chance_is_handed_in_here")
def outer_from_elsewhere(rng, inner=reference.reber_string):
    outer = "TP"[OWN.integers(2)]
    return "B" + outer + inner(rng) + outer + "E"


@embedded_reber.accepts()
def with_own_reber_strings(rng, inner=None):
    outer = "T" if rng.random() < 0.5 else "P"
    return "".join(["B", outer, reference.reber_string(rng), outer, "E"])


@embedded_reber.accepts()
def with_choice(rng, inner=reference.reber_string):
    letter = rng.choice(["P", "T"])
    return f"B{letter}{inner(rng)}{letter}E"


# -------------------------------------------------------------------------------------------------------- legal_next


def prefix_cases(rng):
    for label, outer in (("T outside", "T"), ("P outside", "P")):
        inner = reference.reber_string(rng)
        strings = [f"B{outer}{s}{outer}E" for s in ("BTSXXTVVE", "BPTVPXTTVPSE", inner)]
        begun = [s[:k] for s in strings for k in range(2, len(s) - 2)]
        closing = [s[:k] for s in strings for k in (len(s) - 2, len(s) - 1)]
        yield Case(label, {"begun": begun, "closing": closing})
    yield Case("nothing said, or everything", {"begun": ["", "B"], "closing": ["BTBTXSETE"]}, edge=True)


def drive_legal(legal_next, begun, closing):
    """The letters after every prefix, sorted; a string or a list of letters will do as well as a set."""
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


@legal_next.misconception(
    "After the inner string you allow both outer letters.",
    "A string began with BT, and its inner string has just ended. Is P legal now? Where does your function look that up?",
)
def outer_forgotten(prefix):
    legal = reference.legal_next(prefix)
    return {"T", "P"} if len(legal) == 1 and prefix[-1:] == "E" and len(prefix) > 2 else legal


@legal_next.misconception(
    "The string is over for you as soon as the inner string is.",
    "Which two letters still come after the inner E?",
)
def over_with_the_inner_string(prefix):
    return set() if prefix.endswith("E") and len(prefix) > 2 else reference.legal_next(prefix)


@legal_next.misconception(
    "After the inner string you let the outer E come, and forget the letter before it.",
    "Write BTBTXSE and go on by hand to the end of the string. What is the very next letter?",
)
def outer_letter_skipped(prefix):
    legal = reference.legal_next(prefix)
    return {"E"} if prefix.endswith("E") and len(prefix) > 2 and legal else legal


@legal_next.misconception(
    "After the inner string you say the outer letter, and then say it again.",
    "How many letters are left when the inner string has ended? Does your function see how many of them have been said?",
)
def outer_letter_for_ever(prefix):
    legal = reference.legal_next(prefix)
    return {prefix[1]} if legal <= {"E"} and len(prefix) > 2 and prefix[-2] == "E" else legal


@legal_next.misconception(
    "You look at the last letter only.",
    "There are two arrows that say X and two that say S. Where does the first lead, and where the second?",
)
def last_letter_decides(prefix):
    if len(prefix) < 3 or (prefix.endswith("E")):
        return reference.legal_next(prefix)
    legal = set()
    for state in reference.REBER:
        if prefix[-1] in state:
            legal |= set(reference.REBER[state[prefix[-1]]])
    return legal


@legal_next.misconception(
    "You read the outer letters as if they belonged to the inner string.",
    "In BTBT..., at which letter does the walk through the inner grammar begin?",
)
def no_outer_grammar(prefix):
    state = 0
    for letter in prefix:
        state = reference.REBER[state].get(letter, 7)
    return set(reference.REBER[state])


@legal_next.accepts()
def sorted_string(prefix):
    return "".join(sorted(reference.legal_next(prefix)))


@legal_next.accepts()
def by_recursion_on_prefix(prefix):
    states = {"": ["B"], "B": ["T", "P"]}
    if prefix in states:
        return states[prefix]
    state = 0
    for k, letter in enumerate(prefix[2:]):
        state = reference.REBER[state][letter]
        if state == 7:
            left = len(prefix) - 3 - k
            return [[prefix[1]], ["E"], []][left]
    return list(reference.REBER[state].keys())


# ------------------------------------------------------------------------------------------------------ adding_batch


def batch_cases(rng):
    T = [int(t) for t in rng.permutation([20, 30, 40])]
    yield Case("a batch", {"seed": int(rng.integers(2**31)), "N": 211, "T": T[0]})
    yield Case("another length", {"seed": int(rng.integers(2**31)), "N": 307, "T": T[1]})


def drive_batch(f, seed, N, T):
    """One batch, and another from a Generator with the same seed; what cannot be read as arrays is said to be none."""
    values = [f(np.random.default_rng(seed), N, T) for _ in range(2)]
    try:
        X, y = (np.asarray(a, float) for a in values[0])
        again, _ = (np.asarray(a, float) for a in values[1])
    except (TypeError, ValueError):
        X = y = again = np.zeros(0)
    return {"X": X, "y": y, "again": again}


adding_batch = Exercise(
    reference.adding_batch,
    points=3,
    cases=batch_cases,
    returns=("X", "y", "again"),
    drive=drive_batch,
    by_laws=True,
    data=False,
    minutes=15,
)


@adding_batch.law(
    "X is not (T, N, 2) or y is not (N,).",
    "Print X.shape and y.shape for T = 20 and N = 3. Time comes first; every sequence has one answer.",
    share=0.0,
)
def shapes_of_adding(case, seen):
    return seen["X"].shape == (case["T"], case["N"], 2) and seen["y"].shape == (case["N"],)


@adding_batch.law(
    "The mark comes first and the number second.",
    "Print X[:, 0] of a small batch. In which of its columns are the numbers, and in which should they be?",
    share=0.0,
)
def number_first(case, seen):
    X = seen["X"]
    return X.ndim != 3 or X.shape[2] != 2 or not np.all((X[:, :, 0] == 0) | (X[:, :, 0] == 1)) or not np.any(X)


@adding_batch.law(
    "The numbers do not fill the range from 0 to 1 evenly.",
    "What are the smallest, the largest and the mean of X[:, :, 0] in a large batch? What should they be?",
)
def numbers_from_0_to_1(case, seen):
    if seen["X"].shape != (case["T"], case["N"], 2):
        return False
    numbers = seen["X"][:, :, 0]
    spread = abs(numbers.mean() - 0.5) < 0.03 and abs(numbers.std() - 12**-0.5) < 0.03
    return bool(spread and numbers.min() >= 0 and numbers.max() <= 1 and np.unique(numbers).size > 1000)


@adding_batch.law(
    "The marks are not as they should be: one step in the first half and one in the second, 1 there and 0 elsewhere.",
    "Sum X[:, :, 1] over each half of the steps. What must come out for every sequence?",
)
def one_mark_in_each_half(case, seen):
    T = case["T"]
    if seen["X"].shape != (T, case["N"], 2):
        return False
    marks = seen["X"][:, :, 1]
    binary = np.all((marks == 0) | (marks == 1))
    return bool(binary and np.all(marks[: T // 2].sum(axis=0) == 1) and np.all(marks[T // 2 :].sum(axis=0) == 1))


@adding_batch.law(
    "Some steps are never marked, or far too often.",
    "Draw many sequences and count the marks at every step. Can the last step of each half be marked? Has each sequence marks of its own?",
)
def marks_anywhere(case, seen):
    T, N = case["T"], case["N"]
    if seen["X"].shape != (T, N, 2):
        return False
    counts = (seen["X"][:, :, 1] != 0).sum(axis=1)
    return bool(np.all(counts > 0) and np.all(counts < 8 * N / T))


@adding_batch.law(
    "y is not the sum of the two marked numbers.",
    "For one sequence, take the two marked numbers and add them by hand. By what does your y differ from that?",
)
def y_is_the_sum(case, seen):
    X, y = seen["X"], seen["y"]
    if X.shape != (case["T"], case["N"], 2) or y.shape != (case["N"],):
        return False
    return bool(np.any(X) and np.allclose((X[:, :, 0] * X[:, :, 1]).sum(axis=0), y, atol=1e-5))


@adding_batch.law(
    "The batch does not hang on the Generator that is handed in alone.",
    "Call it twice with np.random.default_rng(0). Are the two batches the same? And two calls with one Generator?",
    share=0.5,
)
def chance_is_handed_in_adding(case, seen):
    return bool(seen["X"].size and np.ptp(seen["X"]) > 0 and np.array_equal(seen["X"], seen["again"]))


def added(numbers, first, second):
    marks, each = np.zeros_like(numbers), np.arange(numbers.shape[1])
    marks[first, each] = marks[second, each] = 1
    return np.stack([numbers, marks], axis=2), (numbers * marks).sum(axis=0)


@adding_batch.misconception(breaks="one_mark_in_each_half")
def marked_anywhere_twice(rng, N, T):
    return added(rng.uniform(0, 1, (T, N)), rng.integers(0, T, N), rng.integers(0, T, N))


@adding_batch.misconception(breaks="one_mark_in_each_half")
def markers_same_half(rng, N, T):
    first = rng.integers(0, T // 2 - 1, N)
    return added(rng.uniform(0, 1, (T, N)), first, first + 1)


@adding_batch.misconception(breaks="marks_anywhere")
def one_place_for_all(rng, N, T):
    first, second = int(rng.integers(0, T // 2)), int(rng.integers(T // 2, T))
    return added(rng.uniform(0, 1, (T, N)), np.full(N, first), np.full(N, second))


@adding_batch.misconception(breaks="marks_anywhere")
def last_never_marked(rng, N, T):
    first, second = rng.integers(0, T // 2 - 1, N), rng.integers(T // 2, T - 1, N)
    return added(rng.uniform(0, 1, (T, N)), first, second)


@adding_batch.misconception(breaks="y_is_the_sum")
def target_scaled(rng, N, T):
    X, y = reference.adding_batch(rng, N, T)
    return X, 0.5 + y / 4


@adding_batch.misconception(breaks="numbers_from_0_to_1")
def numbers_around_zero(rng, N, T):
    numbers, (X, _) = rng.uniform(-1, 1, (T, N)), reference.adding_batch(rng, N, T)
    X[:, :, 0] = numbers
    return X, (X[:, :, 0] * X[:, :, 1]).sum(axis=0)


@adding_batch.misconception(breaks="number_first")
def mark_first(rng, N, T):
    X, y = reference.adding_batch(rng, N, T)
    return X[:, :, ::-1], y


@adding_batch.misconception(breaks="shapes_of_adding")
def batch_before_time(rng, N, T):
    X, y = reference.adding_batch(rng, N, T)
    return X.swapaxes(0, 1), y


@adding_batch.misconception(breaks="chance_is_handed_in_adding")
def own_chance_adding(rng, N, T):
    return reference.adding_batch(OWN, N, T)


@adding_batch.accepts()
def one_by_one(rng, N, T):
    X, y = np.zeros((T, N, 2)), np.zeros(N)
    for n in range(N):
        X[:, n, 0] = rng.random(T)
        a, b = rng.integers(0, T // 2), rng.integers(T // 2, T)
        X[a, n, 1] = X[b, n, 1] = 1.0
        y[n] = X[a, n, 0] + X[b, n, 0]
    return X, y


@adding_batch.accepts()
def batch_first_then_turned(rng, N, T):
    v, m = rng.uniform(size=(N, T)), np.zeros((N, T))
    rows, a, b = np.arange(N), rng.integers(T // 2, size=N), T // 2 + rng.integers(T // 2, size=N)
    m[rows, a] = 1
    m[rows, b] = 1
    return [np.stack([v, m], -1).transpose(1, 0, 2), v[rows, a] + v[rows, b]]


# ---------------------------------------------------------------------------------------------- temporal_order_batch


def order_cases(rng):
    T = [int(t) for t in rng.permutation([20, 30, 40])]
    yield Case("a batch", {"seed": int(rng.integers(2**31)), "N": 211, "T": T[0]})
    yield Case("another length", {"seed": int(rng.integers(2**31)), "N": 307, "T": T[1]})


temporal_order_batch = Exercise(
    reference.temporal_order_batch,
    points=3,
    cases=order_cases,
    returns=("X", "y", "again"),
    drive=drive_batch,
    by_laws=True,
    data=False,
    minutes=15,
)


@temporal_order_batch.law(
    "X is not (T, N, 6) or y is not (N,).",
    "Print X.shape and y.shape for T = 20 and N = 3. Time comes first; every sequence has one answer.",
    share=0.0,
)
def shapes_of_order(case, seen):
    return seen["X"].shape == (case["T"], case["N"], 6) and seen["y"].shape == (case["N"],)


@temporal_order_batch.law(
    "Not every step has exactly one symbol, or a, b, c, d are not equally likely.",
    "Sum X over its last axis: what must come out everywhere? And over the first two axes?",
)
def one_symbol_each_step(case, seen):
    X, T = seen["X"], case["T"]
    if X.shape != (T, case["N"], 6) or not np.all((X == 0) | (X == 1)) or not np.all(X.sum(axis=2) == 1):
        return False
    rest = X[:, :, :4].sum(axis=(0, 1))
    return bool(np.all(np.abs(rest / rest.sum() - 0.25) < 0.04))


@temporal_order_batch.law(
    "X and Y do not stand where they should: one step from T/10 to 2T/10 - 1, one from 5T/10 to 6T/10 - 1, any of these.",
    "For T = 20, list the steps of many sequences at which there is an X or a Y. Which steps may occur? Do all of them?",
)
def two_symbols_in_their_windows(case, seen):
    X, T, tenth = seen["X"], case["T"], case["T"] // 10
    if X.shape != (T, case["N"], 6):
        return False
    there = X[:, :, 4:].sum(axis=2)
    early, late = there[tenth : 2 * tenth], there[5 * tenth : 6 * tenth]
    alone = np.all(early.sum(axis=0) == 1) and np.all(late.sum(axis=0) == 1) and np.all(there.sum(axis=0) == 2)
    return bool(alone and np.all(early.sum(axis=1) > 5) and np.all(late.sum(axis=1) > 5))


@temporal_order_batch.law(
    "y is not 0 for X X, 1 for X Y, 2 for Y X, 3 for Y Y.",
    "Write one sequence for each of the four answers. Which of your y differ? Does the order of X and Y matter to it?",
)
def y_says_the_order(case, seen):
    X, y, half = seen["X"], seen["y"], case["T"] // 2
    if X.shape != (case["T"], case["N"], 6) or y.shape != (case["N"],) or not np.any(X):
        return False
    return bool(np.array_equal(y, 2 * X[:half, :, 5].sum(axis=0) + X[half:, :, 5].sum(axis=0)))


@temporal_order_batch.law(
    "The four pairs of symbols are not equally likely.",
    "Draw 1,000 sequences and count the four answers. How many of each do you expect?",
)
def four_pairs_alike(case, seen):
    X, N = seen["X"], case["N"]
    if X.shape != (case["T"], N, 6) or not np.any(X):
        return False
    half = case["T"] // 2
    pairs = 2 * X[:half, :, 5].sum(axis=0) + X[half:, :, 5].sum(axis=0)
    return all(0.08 < np.mean(pairs == k) < 0.42 for k in range(4))


@temporal_order_batch.law(
    "The batch does not hang on the Generator that is handed in alone.",
    "Call it twice with np.random.default_rng(0). Are the two batches the same? And two calls with one Generator?",
    share=0.5,
)
def chance_is_handed_in_order(case, seen):
    return bool(seen["X"].size and np.ptp(seen["X"]) > 0 and np.array_equal(seen["X"], seen["again"]))


def ordered(rng, N, T, at_first, at_second):
    symbols, each = rng.integers(0, 4, (T, N)), np.arange(N)
    first, second = rng.integers(0, 2, (2, N))
    symbols[at_first, each], symbols[at_second, each] = 4 + first, 4 + second
    return np.eye(6)[symbols], 2 * first + second


@temporal_order_batch.misconception(breaks="y_says_the_order")
def order_ignored(rng, N, T):
    X, _ = reference.temporal_order_batch(rng, N, T)
    return X, X[:, :, 5].sum(axis=0).astype(int)


@temporal_order_batch.misconception(breaks="y_says_the_order")
def first_and_second_swapped(rng, N, T):
    X, y = reference.temporal_order_batch(rng, N, T)
    return X, y // 2 + 2 * (y % 2)


@temporal_order_batch.misconception(breaks="two_symbols_in_their_windows")
def one_step_for_all(rng, N, T):
    tenth = T // 10
    return ordered(rng, N, T, int(rng.integers(tenth, 2 * tenth)), int(rng.integers(5 * tenth, 6 * tenth)))


@temporal_order_batch.misconception(breaks="two_symbols_in_their_windows")
def end_of_window_left_out(rng, N, T):
    tenth = T // 10
    return ordered(rng, N, T, rng.integers(tenth, 2 * tenth - 1, N), rng.integers(5 * tenth, 6 * tenth - 1, N))


@temporal_order_batch.misconception(breaks="two_symbols_in_their_windows")
def more_of_them_around(rng, N, T):
    symbols, each, tenth = rng.integers(0, 6, (T, N)), np.arange(N), T // 10
    first, second = rng.integers(0, 2, (2, N))
    symbols[rng.integers(tenth, 2 * tenth, N), each] = 4 + first
    symbols[rng.integers(5 * tenth, 6 * tenth, N), each] = 4 + second
    return np.eye(6)[symbols], 2 * first + second


@temporal_order_batch.misconception(breaks="four_pairs_alike")
def always_different(rng, N, T):
    X, y = reference.temporal_order_batch(rng, 4 * N, T)
    wanted = np.flatnonzero((y == 1) | (y == 2))[:N]
    return X[:, wanted], y[wanted]


@temporal_order_batch.misconception(breaks="shapes_of_order")
def order_batch_before_time(rng, N, T):
    X, y = reference.temporal_order_batch(rng, N, T)
    return X.swapaxes(0, 1), y


@temporal_order_batch.misconception(breaks="chance_is_handed_in_order")
def own_chance_order(rng, N, T):
    return reference.temporal_order_batch(OWN, N, T)


@temporal_order_batch.accepts()
def sequence_by_sequence(rng, N, T):
    X, y = np.zeros((T, N, 6)), []
    for n in range(N):
        letters = list(rng.choice(list("abcd"), T))
        t1, t2 = rng.integers(T // 10, T // 5), rng.integers(T // 2, 6 * T // 10)
        letters[t1], letters[t2] = rng.choice(["X", "Y"]), rng.choice(["X", "Y"])
        for t, letter in enumerate(letters):
            X[t, n, "abcdXY".index(letter)] = 1
        y.append({"XX": 0, "XY": 1, "YX": 2, "YY": 3}[letters[t1] + letters[t2]])
    return X, np.array(y)


# -------------------------------------------------------------------------------------------------------- anbn_batch


def count_cases(rng):
    a, b, c, d = (int(n) for n in rng.choice(np.arange(2, 10), 4, replace=False))
    yield Case("four lengths", {"ns": [a, b, c, d]})
    yield Case("three lengths, one twice", {"ns": [c, a, c]})
    yield Case("one string", {"ns": [b]}, edge=True)
    yield Case("n = 1", {"ns": [1, 1]}, edge=True)


def drive_counts(anbn_batch, ns):
    """The two arrays, y as numbers."""
    value = anbn_batch(ns)
    try:
        X, y = (np.asarray(a, float) for a in value)
    except (TypeError, ValueError):
        X = y = "no X, y of arrays"
    return {"X": X, "y": y}


anbn_batch = Exercise(
    reference.anbn_batch,
    points=3,
    cases=count_cases,
    returns=("X", "y"),
    drive=drive_counts,
    parts={"X": (0, "t"), "y": (0, "t")},
    minutes=12,
)


@anbn_batch.misconception(
    "At the padding you say that the string may not end. Nobody asks there.",
    "What should y be after the last b of a shorter string? What would a loss make of a 0 there?",
)
def padding_is_zero(ns):
    X, y = reference.anbn_batch(ns)
    return X, np.maximum(y, 0)


@anbn_batch.misconception(
    "You let the string end one step early.",
    "For n = 1 the string is S, a, b. Number its steps from 0. After which one is it complete?",
)
def ends_one_early(ns):
    X, y = reference.anbn_batch(ns)
    for k, n in enumerate(ns):
        y[2 * n - 1 : 2 * n + 1, k] = 1, 0
    return X, y


@anbn_batch.misconception(
    "You let the string end after every b.",
    "Is S a a b a string of this language?",
)
def every_b_may_be_the_last(ns):
    X, y = reference.anbn_batch(ns)
    return X, np.where(X[:, :, 2] == 1, 1.0, y)


@anbn_batch.misconception(
    "You say what comes next: a 1 where the end would be said, one step after the last b.",
    "How many steps has the string for n = 1? Is the end a step of its own here, or a property of the last one?",
)
def end_is_a_step(ns):
    X, y = reference.anbn_batch(ns)
    X, y = (np.concatenate([a, np.zeros_like(a[:1])]) for a in (X, y))
    y[-1] = -1
    for k, n in enumerate(ns):
        y[2 * n : 2 * n + 2, k] = 0, 1
    return X, y


@anbn_batch.misconception(
    "The sequences come first and time second.",
    "Print X.shape for three strings with n up to 5. Which of the numbers is T, and where should it stand?",
)
def counts_batch_first(ns):
    X, y = reference.anbn_batch(ns)
    return X.swapaxes(0, 1), y.T


@anbn_batch.accepts()
def by_strings(ns):
    words = ["S" + "a" * n + "b" * n for n in ns]
    T = max(len(w) for w in words)
    X, y = np.zeros((T, len(ns), 3)), -np.ones((T, len(ns)))
    for k, word in enumerate(words):
        for t, letter in enumerate(word):
            X[t, k, "Sab".index(letter)] = 1
            y[t, k] = float(t == len(word) - 1)
    return X, y


@anbn_batch.accepts()
def by_comparison(ns):
    n, t = np.array(ns), np.arange(2 * max(ns) + 1)[:, None]
    X = np.stack([t + 0 * n == 0, (t >= 1) & (t <= n), (n < t) & (t <= 2 * n)], axis=2)
    return X.astype(float), np.where(t < 2 * n, 0, np.where(t == 2 * n, 1, -1))


# ------------------------------------------------------------------------------------------------------- seed_report


def report_cases(rng):
    numbers = [int(n) for n in 25 * rng.choice(np.arange(3, 40), 7, replace=False)]
    yield Case("all got there", {"results": numbers[:5]})
    some = [*numbers[:5], None, None]
    yield Case("two of seven did not", {"results": [some[k] for k in rng.permutation(7)]})
    yield Case("most did not", {"results": [None, numbers[0], None, None, numbers[1]]})
    yield Case("an even number of seeds", {"results": [*numbers[:3], None, *numbers[3:5]]})
    yield Case("one seed", {"results": [numbers[0]]}, edge=True)
    yield Case("nobody", {"results": [None, None, None]}, edge=True)


def drive_report(seed_report, results):
    """The five entries, apart."""
    value = seed_report(results)
    names = ("seeds", "solved", "median", "lowest", "highest")
    return {name: value.get(name, "missing") if isinstance(value, dict) else "no dict" for name in names}


seed_report = Exercise(
    reference.seed_report,
    points=2,
    cases=report_cases,
    returns={"seeds": 0.5, "solved": 1, "median": 2, "lowest": 0.5, "highest": 1},
    drive=drive_report,
    minutes=8,
)


def reported(results, needed, median=np.median):
    needed = needed or [np.inf]
    return {
        "seeds": len(results),
        "solved": sum(r is not None for r in results),
        "median": float(median(needed)),
        "lowest": float(min(needed)),
        "highest": float(max(needed)),
    }


@seed_report.misconception(
    "Seeds that did not get there are left out of the median and the range.",
    "One seed of ten got there, after 100 updates. What does your report say a reader should expect of the next seed?",
)
def failures_left_out(results):
    return reported(results, [r for r in results if r is not None])


@seed_report.misconception(
    "Seeds that did not get there count as the fastest.",
    "How many updates does a seed need that never gets there? Is that more than the others need, or fewer?",
)
def failures_as_zero(results):
    return reported(results, [r or 0 for r in results])


@seed_report.misconception(
    "You report the best seed only.",
    "Which of your five numbers would change if the second-best seed had been three times as slow?",
)
def best_seed_only(results):
    needed = [np.inf if r is None else r for r in results]
    return reported(results, [min(needed)])


@seed_report.misconception(
    "That is the mean, not the median.",
    "One seed of seven needs infinitely many updates. What is the mean of the seven, and what is the middle one?",
)
def mean_for_median(results):
    return reported(results, [np.inf if r is None else r for r in results], np.mean)


@seed_report.misconception(
    "The middle entry is taken before the results are sorted.",
    "Does your median change if the same results come in another order?",
)
def middle_unsorted(results):
    needed = [np.inf if r is None else r for r in results]
    report = reported(results, needed)
    half = len(needed) // 2
    report["median"] = float(needed[half] if len(needed) % 2 else (needed[half - 1] + needed[half]) / 2)
    return report


@seed_report.accepts()
def with_statistics(results):
    needed = sorted(float("inf") if r is None else r for r in results)
    n = len(needed)
    median = needed[n // 2] if n % 2 else (needed[n // 2 - 1] + needed[n // 2]) / 2
    solved = len(results) - results.count(None)
    return {"seeds": n, "solved": solved, "median": median, "lowest": needed[0], "highest": needed[-1]}


# --------------------------------------------------------------------------------------------- quizzes and the report

cell_of_1997 = choice(
    reference.cell_of_1997,
    points=1,
    minutes=5,
    A="With bias 0 and small weights, what is f? And what is left of the state after ten steps?",
    B="How many states does a GRU carry from step to step, and how many has the cell of the paper?",
    D="Look for y with the index out in the paper's last line. What does it multiply?",
)

thousand_steps = choice(
    reference.thousand_steps,
    points=1,
    minutes=4,
    A="Where must the later of the two marked numbers stand, at the latest? How far is it from there to the end?",
    C="Would a mean over sequences be called the least lag?",
    D="Both numbers must still be known at the end. How long has the later one to be kept at least?",
)

best_seed = choice(
    reference.best_seed,
    points=1,
    minutes=4,
    A="Write down the three best seeds in order, then the three medians, failures counted. Is it the same order?",
    B="Compare P and R: which has the better best seed, and which has the better median?",
    C="What is the median of Q, if four of its five seeds need infinitely many updates?",
)

report = essay(
    points=10,
    rubric="""
    Two of the six courts; for each of them 5 points:

    - 1 for a prediction with a reason, written down before the run (a wrong prediction costs nothing);
    - 1 for the results of every seed that was run, three at the least, failures among them;
    - 1 for what `seed_report` makes of them, or the same five numbers of another measure, with a sentence that reads them right;
    - 1 for a verdict (supported, supported in direction, or not at this scale) that follows from the numbers and from what the
      paper claims, no more and no less;
    - 1 for one difference between our set-up and the paper's, and what it may have done to the result.
    """,
    minutes=75,
)
