"""How `bpe_merges` is marked, and the mistakes that are known by name."""

from collections import Counter

from autograder import Case, Exercise
from solutions import lab_generator as reference


def merge_inputs(rng, words, n):
    """Words of few letters, so that pairs come often, with counts in no order."""
    letters = [str(s) for s in rng.permutation(list("abcdefgh"))[:4]]
    made = {}
    while len(made) < words:
        word = "".join(str(s) for s in rng.choice(letters, int(rng.integers(3, 7))))
        made[word] = int(rng.integers(1, 12))
    return {"counts": made, "n": n}


def merge_cases(rng):
    yield Case("five merges", merge_inputs(rng, 8, 5))
    yield Case("eight merges", merge_inputs(rng, 12, 8))
    ties = merge_inputs(rng, 9, 7)
    yield Case("every word once: many pairs are equally frequent", {**ties, "counts": dict.fromkeys(ties["counts"], 1)})
    few = merge_inputs(rng, 2, 40)
    yield Case("fewer merges than asked for", few, edge=True)
    yield Case("one merge", merge_inputs(rng, 6, 1), edge=True)


def drive_merges(bpe_merges, counts, n):
    """Call it with a copy. Gives the pairs, or says that they are none."""
    found = bpe_merges(dict(counts), n)
    if not isinstance(found, (list, tuple)) or not all(isinstance(p, (tuple, list)) and len(p) == 2 for p in found):
        return {"merges": "no list of pairs"}
    return {"merges": [(str(a), str(b)) for a, b in found]}


bpe_merges = Exercise(
    reference.bpe_merges,
    points=3,
    cases=merge_cases,
    returns=("merges",),
    drive=drive_merges,
    after=("bpe_join",),
    minutes=20,
)


def merged(counts, n, times=lambda count: count, key=lambda pair, count: (-count, pair), again=True):
    """The right loop, in which parts can be changed."""
    words, merges = {word: list(word) for word in counts}, []
    for _ in range(n):
        pairs = Counter()
        for word, pieces in words.items():
            for pair in zip(pieces, pieces[1:], strict=False):
                pairs[pair] += times(counts[word])
        pairs = {pair: count for pair, count in pairs.items() if again or pair not in merges}
        if not pairs:
            break
        merges.append(min(pairs, key=lambda pair: key(pair, pairs[pair])))
        if again:
            words = {word: reference.bpe_join(pieces, merges[-1]) for word, pieces in words.items()}
    return merges


@bpe_merges.mistake
def every_word_counts_once(counts, n):
    """Each word counts once, however often it occurs.

    What do the numbers in counts do in your loop?
    """
    return merged(counts, n, times=lambda count: 1)


@bpe_merges.mistake
def pairs_counted_once(counts, n):
    """The pairs are counted once, at the beginning, and the n most frequent are taken.

    After the first merge the words have a new piece. Can it ever be part of a pair in yours?
    """
    return merged(counts, n, again=False)


@bpe_merges.mistake
def the_rarest_pair(counts, n):
    """The rarest pair is joined, not the most frequent.

    How often does your first pair occur?
    """
    return merged(counts, n, key=lambda pair, count: (count, pair))


@bpe_merges.mistake
def last_of_the_alphabet(counts, n):
    """Of equally frequent pairs the last in alphabetical order is taken.

    ("a", "b") and ("c", "d") occur equally often. Which comes first for min?
    """
    pairs = sorted({pair for word in counts for pair in zip(word, word[1:], strict=False)})
    return merged(
        counts,
        n,
        key=lambda pair, count: (-count, [-ord(s) for s in "".join(pair)], pairs.index(pair) if pair in pairs else 0),
    )
