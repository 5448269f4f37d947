"""How `bag_of_words` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.lab_classifier.exercises.shared import encode_inputs, some_lengths
from solutions import lab_classifier as reference


def bag_cases(rng):
    N = int(rng.integers(4, 7))

    def inputs(lengths, strange=True):
        given = encode_inputs(rng, lengths, strange)
        for text in given["texts"]:
            text.append(text[0])  # something occurs twice
        return given

    yield Case("all words are known", inputs(some_lengths(rng, N), strange=False))
    yield Case("some words are not known", inputs(some_lengths(rng, N + 1)))
    yield Case("N = 1", inputs([4]), edge=True)


bag_of_words = Exercise(reference.bag_of_words, points=1, cases=bag_cases, returns=("counts",), minutes=6)


@bag_of_words.mistake
def present_or_not(texts, vocab):
    """A token that occurs twice in a text is counted once.

    Count “again” in “again and again”. If you add with an array as index: does NumPy add twice there?
    """
    return np.minimum(reference.bag_of_words(texts, vocab), 1)


@bag_of_words.mistake
def unknown_not_counted(texts, vocab):
    """Tokens that are not known are not counted.

    What is the sum of a row of yours, and how many words had the text?
    """
    counts = reference.bag_of_words([[t for t in text if t in vocab] for text in texts], vocab)
    return counts


@bag_of_words.mistake
def shares_of_the_text(texts, vocab):
    """These are shares of the text, not numbers of tokens.

    What is the sum of one of your rows? What should it be?
    """
    counts = reference.bag_of_words(texts, vocab)
    return counts / counts.sum(axis=1, keepdims=True)
