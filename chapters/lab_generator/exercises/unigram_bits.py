"""How `unigram_bits` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Exercise
from chapters.lab_generator.exercises.shared import counting_cases, smoothed
from solutions import lab_generator as reference

unigram_bits = Exercise(reference.unigram_bits, points=1, cases=counting_cases, returns=("bits",), minutes=8)


def singles(text, V):
    return np.bincount(text, minlength=V)


@unigram_bits.mistake
def unigram_in_nats(train, test, V):
    """These are nats: the logarithm is the natural one.

    A coin costs one bit. What does your logarithm make of a probability of one half?
    """
    return -np.mean(np.log(smoothed(singles(train, V) + 1)[test]))


@unigram_bits.mistake
def unigram_of_the_test(train, test, V):
    """The shares are counted in the text that is to be guessed.

    Somebody who guesses does not know the text. Where may the counts come from?
    """
    return reference.unigram_bits(test, test, V)


@unigram_bits.mistake
def entropy_of_train(train, test, V):
    """What is returned is the entropy of the shares themselves; the text to be guessed is not asked.

    Change test and leave train. Should the cost not change?
    """
    p = smoothed(singles(train, V) + 1)
    return -np.sum(p * np.log2(p))


@unigram_bits.mistake
def unigram_sum_without_the_extra(train, test, V):
    """The shares do not add up to one: the V letters that were added are not in the sum.

    Add up your probabilities. What is missing in the number you divide by?
    """
    return -np.mean(np.log2((singles(train, V) + 1) / len(train))[test])


@unigram_bits.mistake
def only_letters_up_to_the_largest(train, test, V):
    """Letters that train does not hold are not all counted: V is not used.

    How long is your array of counts, if the last letters of the alphabet never occur in train? How long should it be?
    """
    counts = np.bincount(train, minlength=max(train.max(), test.max()) + 1) + 1
    return -np.mean(np.log2((counts / counts.sum())[test]))


@unigram_bits.mistake
def log_of_the_mean(train, test, V):
    """The mean is taken before the logarithm.

    Is the cost of a text the cost of its mean probability?
    """
    return -np.log2(np.mean(smoothed(singles(train, V) + 1)[test]))
