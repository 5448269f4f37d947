"""How `bleu_n` is marked, and the mistakes that are known by name."""

from collections import Counter

import numpy as np

from autograder import Case, Exercise
from solutions import lab_translation as reference


def noisy(rng, words, vocabulary):
    """A translation with some errors: a changed word, a repeated one, a missing one."""
    out = list(words)
    out[int(rng.integers(len(out)))] = str(rng.choice(vocabulary))
    at = int(rng.integers(len(out)))
    return out[: at + 1] + out[at:]


def bleu_inputs(rng, lengths, n, cut=0):
    vocabulary = "the a cat dog sits runs on under mat sun today and".split()
    references = [[str(w) for w in rng.choice(vocabulary, size)] for size in lengths]
    outputs = [noisy(rng, ref, vocabulary)[: max(len(ref) - cut, 3)] for ref in references]
    return {"outputs": outputs, "references": references, "n": n}


def telling_bleu(rng, lengths, n, cut, blind=()):
    """Sentences on which every mistake, except those named, gives another number, and none gives zero."""
    while True:
        case = bleu_inputs(rng, lengths, n, cut)
        right = reference.bleu_n(**case)
        others = [m.function(**case) for m in bleu_n.misconceptions.values() if m.name not in blind]
        if right > 0.05 and all(abs(other - right) > 1e-3 for other in others):
            return case


def bleu_cases(rng):
    N = int(rng.integers(4, 6))
    between = [int(v) for v in rng.permutation(np.arange(10, 8 + N))]
    lengths = [8 + N, *between, 9]  # without the first sentence, or the last, another share of all words is missing
    yield Case("outputs that are too short", telling_bleu(rng, lengths, 4, 3, blind=("longer_is_better",)))
    yield Case(
        "outputs that are too long", telling_bleu(rng, lengths, 3, -2, blind=("no_brevity", "brevity_turned_round"))
    )
    yield Case("n = 1", bleu_inputs(rng, lengths, 1, 1), edge=True)
    yield Case(
        "no pair of words in common", {"outputs": [["a", "b", "c"]], "references": [["c", "b", "a"]], "n": 2}, edge=True
    )
    yield Case("nothing said", {"outputs": [[], []], "references": [["a"], ["b", "a"]], "n": 2}, edge=True)


bleu_n = Exercise(reference.bleu_n, points=3, cases=bleu_cases, returns=("bleu",), minutes=30)


def grams_of(words, s):
    return Counter(tuple(words[i : i + s]) for i in range(len(words) - s + 1))


def bleu(outputs, references, n, clip=True, brevity=None, sizes=None, mean=None):
    """BLEU, in which parts can be changed."""
    precisions = []
    for s in sizes or range(1, n + 1):
        found = total = 0
        for out, ref in zip(outputs, references, strict=True):
            mine, theirs = grams_of(out, s), grams_of(ref, s)
            found += sum(min(c, theirs[g]) if clip else c * (g in theirs) for g, c in mine.items())
            total += sum(mine.values())
        precisions.append(found / total if total else 0)
    if not all(precisions):
        return 0.0
    c, r = sum(map(len, outputs)), sum(map(len, references))
    short = min(1.0, np.exp(1 - r / c)) if brevity is None else brevity(r, c)
    level = np.exp(np.mean(np.log(precisions))) if mean is None else mean(precisions)
    return float(short * level)


@bleu_n.mistake
def not_clipped(outputs, references, n=4):
    """An output may say a word of the reference as often as it likes, and each time it counts.

    What does the output "the the the the" get from yours, if the reference has one "the"?
    """
    return bleu(outputs, references, n, clip=False)


@bleu_n.mistake
def no_brevity(outputs, references, n=4):
    """Outputs that are too short lose nothing.

    If an output is only the first three words of its reference, how many of its s-grams are found?
    """
    return bleu(outputs, references, n, brevity=lambda r, c: 1.0)


@bleu_n.mistake
def longer_is_better(outputs, references, n=4):
    """Outputs that are longer than their references get a reward for it.

    When does the factor exp(1 - r/c) apply, and what is it otherwise?
    """
    return bleu(outputs, references, n, brevity=lambda r, c: np.exp(1 - r / c))


@bleu_n.mistake
def brevity_turned_round(outputs, references, n=4):
    """The penalty hits outputs that are too long.

    Which of r and c are the words of the outputs?
    """
    return bleu(outputs, references, n, brevity=lambda r, c: min(1.0, np.exp(1 - c / r)))


@bleu_n.mistake
def arithmetic_mean(outputs, references, n=4):
    """The precisions are added and divided by n.

    What is the geometric mean of 1 and 0.01? What is yours?
    """
    return bleu(outputs, references, n, mean=np.mean)


@bleu_n.mistake
def largest_only(outputs, references, n=4):
    """Only n-grams of the largest size count.

    For n = 4, over how many precisions is the mean taken?
    """
    return bleu(outputs, references, n, sizes=[n])


@bleu_n.mistake
def mean_of_sentences(outputs, references, n=4):
    """You return the mean of the sentences' own scores.

    Where do you divide: once for each sentence, or once for all? What is counted over all sentences?
    """
    return float(np.mean([bleu([out], [ref], n) for out, ref in zip(outputs, references, strict=True)]))


@bleu_n.mistake
def each_gram_once(outputs, references, n=4):
    """Every s-gram counts once, however often an output has it.

    An output says one word three times, and so does the reference. How many of its words are found?
    """
    precisions = []
    for s in range(1, n + 1):
        both = [(set(grams_of(a, s)), set(grams_of(b, s))) for a, b in zip(outputs, references, strict=True)]
        found, total = sum(len(a & b) for a, b in both), sum(len(a) for a, _ in both)
        precisions.append(found / total if total else 0)
    if not all(precisions):
        return 0.0
    c, r = sum(map(len, outputs)), sum(map(len, references))
    return float(min(1.0, np.exp(1 - r / c)) * np.exp(np.mean(np.log(precisions))))
