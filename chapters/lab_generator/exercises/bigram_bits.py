"""How `bigram_bits` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Exercise
from chapters.lab_generator.exercises.shared import counting_cases, smoothed
from solutions import lab_generator as reference

bigram_bits = Exercise(reference.bigram_bits, points=2, cases=counting_cases, returns=("bits",), minutes=12)


def pairs_of(text, V):
    counts = np.zeros((V, V))
    np.add.at(counts, (text[:-1], text[1:]), 1)
    return counts


@bigram_bits.mistake
def bigram_in_nats(train, test, V):
    """These are nats: the logarithm is the natural one.

    A coin costs one bit. What does your logarithm make of a probability of one half?
    """
    return reference.bigram_bits(train, test, V) * np.log(2)


@bigram_bits.mistake
def bigram_of_the_test(train, test, V):
    """The shares are counted in the text that is to be guessed.

    Somebody who guesses does not know the text. Where may the counts come from?
    """
    return reference.bigram_bits(test, test, V)


@bigram_bits.mistake
def by_columns(train, test, V):
    """Columns are divided where rows should be: yours is the probability of the letter before, not of the next one.

    Which entries of your table should add up to one: all b for one a, or all a for one b?
    """
    counts = pairs_of(train, V) + 1
    return -np.mean(np.log2((counts / counts.sum(axis=0))[test[:-1], test[1:]]))


@bigram_bits.mistake
def of_the_pair(train, test, V):
    """The whole table is divided by one sum: that is the probability of a pair, not of a letter after another.

    Add up your probabilities of all letters after an e. What do you find?
    """
    counts = pairs_of(train, V) + 1
    return -np.mean(np.log2((counts / counts.sum())[test[:-1], test[1:]]))


@bigram_bits.mistake
def counted_once(train, test, V):
    """A pair that occurs several times is counted once: `table[a, b] += 1` with arrays adds only once per place.

    What is the largest entry of your table? How often do e and a blank really stand side by side?
    """
    counts = np.ones((V, V))
    counts[train[:-1], train[1:]] += 1
    return -np.mean(np.log2(smoothed(counts)[test[:-1], test[1:]]))


@bigram_bits.mistake
def bigram_sum_without_the_extra(train, test, V):
    """The shares of a row do not add up to one: the V letters that were added are not in the sum.

    Add up a row of your probabilities. What is missing in the number you divide by?
    """
    counts = pairs_of(train, V)
    return -np.mean(np.log2((counts + 1) / np.maximum(counts.sum(axis=1, keepdims=True), 1))[test[:-1], test[1:]])


@bigram_bits.mistake
def guesses_backwards(train, test, V):
    """The second letter of a pair stands for the first.

    In `table[a, b]`, which of the two comes first in the text? And when you ask for the cost?
    """
    return -np.mean(np.log2(smoothed(pairs_of(train, V) + 1)[test[1:], test[:-1]]))
