"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice, essay
from solutions import lab_generator as reference

uniform_perplexity = choice(
    reference.LETTERS,
    "uniform_perplexity",
    points=1,
    minutes=3,
    A="That many bits a letter costs. Among how many equally likely letters is one found by so many questions with yes or no?",
    B="That is the probability of each letter. Does a perplexity fall or rise with the number of letters to choose from?",
    D="That is the cross-entropy in nats. What is the exponential of it?",
)


cold_and_hot = choice(
    reference.LETTERS,
    "cold_and_hot",
    points=1,
    minutes=3,
    A="Divide two logits, 2 and 1, by 0.01. How far are they apart then? And divided by 100?",
    C="Which temperature leaves the logits as they are?",
    D="At a high temperature the logits come close to each other. Does that make the letters as frequent as they are in Python?",
)


what_was_found = essay(
    points=4,
    rubric="""
    what was asked, and what the answer would look like, is said before the numbers; the share of names that are in the
    list already, and of names that are not, for three temperatures or more; more than one seed, and how far seeds
    differ; what of it is safe to say and what is not.
    """,
    minutes=40,
)
