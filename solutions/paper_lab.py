"""The tasks of the papers, as functions that draw data: strings of a grammar, sums of two marked numbers, the order of
two symbols, strings that must be counted. And the numbers that a report on several seeds must give.

Embedded Reber strings, the adding problem and temporal order are those of Hochreiter and Schmidhuber, "Long short-term
memory" (1997), experiments 1, 4 and 6a; a^n b^n is from Gers and Schmidhuber (2001). Batches are X (T, N, D), time
first. All random numbers come from a NumPy Generator, which is an argument.
"""

import numpy as np

# state -> the letters that are possible there, each with the state that it leads to; state 7 is the end
REBER = (
    {"B": 1},
    {"T": 2, "P": 3},
    {"S": 2, "X": 4},
    {"T": 3, "V": 5},
    {"X": 3, "S": 6},
    {"P": 4, "V": 6},
    {"E": 7},
    {},
)


def reber_string(rng):
    """A random string of the Reber grammar.

    Begin in state 0 of REBER; say one of the letters that are possible
    there, all equally likely, go where it leads, and so on until nothing
    is possible. rng is a NumPy Generator, the only source of chance.
    Returns the string, such as "BTXSE".
    """
    state, said = 0, ""
    while REBER[state]:
        letter = str(rng.choice(list(REBER[state])))
        said, state = said + letter, REBER[state][letter]
    return said


def embedded_reber(rng, inner=reber_string):
    """A random string of the embedded Reber grammar.

    B, then one of T and P, equally likely (the outer letter); then a
    whole Reber string, made by inner(rng); then the outer letter again;
    then E. rng is a NumPy Generator, the only source of chance.
    Returns the string, such as "BTBPVVETE".
    """
    outer = "TP"[rng.integers(2)]
    return "B" + outer + inner(rng) + outer + "E"


def legal_next(prefix):
    """Which letters may come next in a string of the embedded grammar.

    prefix is the beginning of such a string: "" at the least, the whole
    string at the most.
    Returns a set of letters; the empty set after the whole string.
    """
    if len(prefix) < 2:
        return {"B"} if prefix == "" else {"T", "P"}
    state, rest = 0, list(prefix[2:])
    while rest and REBER[state]:
        state = REBER[state][rest.pop(0)]
    if REBER[state]:
        return set(REBER[state])
    return ({prefix[1]}, {"E"}, set())[len(rest)]  # the inner string is complete


def adding_batch(rng, N, T):
    """A batch of the adding problem.

    T steps, even; N sequences. At every step there are two inputs: a
    number drawn evenly from 0 to 1, and a mark, which is 0 at all steps
    but two, where it is 1. The marks of a sequence stand at random steps
    of its own: one among the steps 0 to T/2 - 1, the other among T/2 to
    T - 1. The answer is the sum of the two marked numbers.
    Returns X (T, N, 2), the number first, and y (N,).
    """
    numbers, marks = rng.uniform(0, 1, (T, N)), np.zeros((T, N))
    each = np.arange(N)
    marks[rng.integers(0, T // 2, N), each] = 1
    marks[rng.integers(T // 2, T, N), each] = 1
    return np.stack([numbers, marks], axis=2), (numbers * marks).sum(axis=0)


def temporal_order_batch(rng, N, T):
    """A batch of the temporal order problem, with two symbols.

    T steps, a multiple of 10; N sequences. There are six symbols,
    one-hot in this order: a, b, c, d, X, Y. Two steps of a sequence have
    an X or a Y, equally likely: one among the steps T/10 to 2T/10 - 1,
    the other among 5T/10 to 6T/10 - 1, drawn for each sequence. At all
    others there is one of a, b, c, d, equally likely.
    Returns X (T, N, 6) and y (N,), whole numbers: 0 for X then X, 1 for
    X then Y, 2 for Y then X, 3 for Y then Y.
    """
    symbols, each, tenth = rng.integers(0, 4, (T, N)), np.arange(N), T // 10
    first, second = rng.integers(0, 2, (2, N))
    symbols[rng.integers(tenth, 2 * tenth, N), each] = 4 + first
    symbols[rng.integers(5 * tenth, 6 * tenth, N), each] = 4 + second
    return np.eye(6)[symbols], 2 * first + second


def anbn_batch(ns):
    """Strings S a...a b...b with as many b as a, and when they may end.

    ns is a list of N whole numbers, 1 or more: string k is an S, then
    ns[k] times a, then ns[k] times b. The three symbols are one-hot in
    the order S, a, b. All strings are padded with zeros to the length of
    the longest, T = 2 * max(ns) + 1.
    The question at every step is whether the string may end here.
    Returns X (T, N, 3) and y (T, N): 1 where the string may end, 0 where
    it may not, and -1 at the padding, where nobody asks.
    """
    T = 2 * max(ns) + 1
    X, y = np.zeros((T, len(ns), 3)), np.full((T, len(ns)), -1.0)
    for k, n in enumerate(ns):
        X[0, k, 0] = X[1 : n + 1, k, 1] = X[n + 1 : 2 * n + 1, k, 2] = 1
        y[: 2 * n, k] = 0
        y[2 * n, k] = 1
    return X, y


def seed_report(results):
    """What one owes the reader of an experiment with several seeds.

    results is a list, one entry for each seed: how many updates it needed
    (a number), or None if it did not get there. A seed that did not get
    there counts as one that needs infinitely many, np.inf.
    Returns a dict: "seeds", how many there were; "solved", how many got
    there; "median", "lowest" and "highest" number of updates, all seeds
    counted.
    """
    needed = [np.inf if r is None else r for r in results]
    return {
        "seeds": len(results),
        "solved": sum(r is not None for r in results),
        "median": float(np.median(needed)),
        "lowest": float(min(needed)),
        "highest": float(max(needed)),
    }


LETTERS = {  # the right answers to the questions
    "cell_of_1997": "C",
    "thousand_steps": "B",
    "best_seed": "D",
}
