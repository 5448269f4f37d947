"""How `bag_of_words_baseline` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import lab_classifier as reference


def bayes_inputs(rng, N, V, M, labels):
    counts, new = rng.poisson(1.2, (N, V)).astype(float), rng.poisson(1.5, (M, V)) + 1.0
    counts[:, 0] = 0  # never seen, and seen with one class only
    counts[:, 1] = (labels == 1) * rng.integers(1, 4, N)
    counts[labels == 1] *= 2  # longer texts
    return {"counts": counts, "labels": labels, "new": new}


def bayes_cases(rng):
    V, M = (int(n) for n in rng.permutation([4, 5, 6, 7])[:2])
    for label, ones in (("few of class 1", 3), ("many of class 1", 8)):
        labels = rng.permutation((np.arange(11) < ones).astype(int))
        yield Case(label, bayes_inputs(rng, 11, V, M, labels))
    yield Case("one new text", bayes_inputs(rng, 5, V, 1, np.array([0, 1, 1, 0, 1])), edge=True)
    yield Case("one text of each class", bayes_inputs(rng, 2, V, M, np.array([1, 0])), edge=True)


bag_of_words_baseline = Exercise(
    reference.bag_of_words_baseline, points=2, cases=bayes_cases, returns=("scores",), minutes=15
)


def bayes(counts, labels, new, prior=True, smooth=1.0, total=None, log=np.log, swap=False):
    """The right scores, in which parts can be changed."""
    columns = []
    for k in (1, 0) if swap else (0, 1):
        mine = counts[labels == k].sum(axis=0)
        share = (mine + smooth) / (np.sum(mine + smooth) if total is None else total(mine, counts, labels == k))
        columns.append((np.log(np.mean(labels == k)) if prior else 0.0) + new @ log(share))
    return np.stack(columns, axis=1)


@bag_of_words_baseline.law(
    "Some scores are not finite: a word was never seen with a class, and has probability 0.",
    "What is log 0, and what does the docstring do to each count before?",
)
def finite_scores(case, seen):
    return bool(np.all(np.isfinite(np.asarray(seen["scores"], float))))


@bag_of_words_baseline.mistake(breaks="finite_scores")
def nothing_added(counts, labels, new):
    with np.errstate(all="ignore"):
        return bayes(counts, labels, new, smooth=0.0)


@bag_of_words_baseline.mistake
def prior_missing(counts, labels, new):
    """How frequent the classes are is left out.

    Which class would you bet on before you have seen a word, if three texts of eleven are of class 1?
    """
    return bayes(counts, labels, new, prior=False)


@bag_of_words_baseline.mistake
def sum_without_the_ones(counts, labels, new):
    """The ones are added to the counts, and not to their sum.

    Add up your p_k(w) over all words w. What should it be?
    """
    return bayes(counts, labels, new, total=lambda mine, *_: mine.sum())


@bag_of_words_baseline.mistake
def divided_by_texts(counts, labels, new):
    """The counts are divided by the number of texts, not of words.

    Add up your p_k(w) over all words w. What should it be?
    """
    return bayes(counts, labels, new, total=lambda mine, counts, own: own.sum() + 2)


@bag_of_words_baseline.mistake
def shared_between_classes(counts, labels, new):
    """Each word is shared out between the classes, instead of each class between the words.

    Add up your p_k(w) over all words w, and then over both classes. Which of the two should be 1?
    """
    return bayes(counts, labels, new, total=lambda mine, counts, own: counts.sum(axis=0) + 2)


@bag_of_words_baseline.mistake
def no_logarithm(counts, labels, new):
    """The shares are added, not their logarithms.

    Probabilities of independent words are multiplied. What becomes of a product in a sum?
    """
    return bayes(counts, labels, new, log=lambda share: share)


@bag_of_words_baseline.mistake
def columns_exchanged(counts, labels, new):
    """The columns are exchanged.

    Which class's score should stand in column 0?
    """
    return bayes(counts, labels, new, swap=True)
