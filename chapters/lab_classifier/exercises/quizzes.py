"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice, essay
from solutions import lab_classifier as reference

words_of_the_test = choice(
    reference.LETTERS,
    "words_of_the_test",
    points=1,
    minutes=3,
    core=True,
    B="It needs no labels, that is true. What else could the vocabulary of the training texts not know?",
    C="Which rows of the embedding are ever trained? Can the network tell the answers of the test from the others?",
    D="Would it stop? Print an embedding of a word that no training text has.",
)


why_chance = choice(
    reference.LETTERS,
    "why_chance",
    points=1,
    minutes=4,
    A="A hidden layer could know that “not” and “lovely” together mean blame. How many reviews with “lovely” have no “not”?",
    C="Give it ten times as many, and look at two reviews with the same words. What should it say?",
    D="Which of “not” and “but” came second, and how far before the judgement? What do pairs of neighbours know of that?",
)


one_logit = choice(
    reference.LETTERS,
    "one_logit",
    points=1,
    minutes=3,
    core=True,
    A="What does the loss do with the output before it takes it for a probability? At which output is that 0.5?",
    B="Which values can a sigmoid have? How many of them are above 0?",
    C="A softmax of one number: what is it?",
)


what_lag_shows = choice(
    reference.LETTERS,
    "what_lag_shows",
    points=1,
    minutes=5,
    A="What does the simple RNN get at lag 1?",
    B="By how much would a share of 400 vary by chance, and how large is the fall?",
    D="Which columns have lags that no training review had? What do the gated networks get there at the end?",
)


test_used_to_choose = choice(
    reference.LETTERS,
    "test_used_to_choose",
    points=1,
    minutes=4,
    A="Has the network learnt from the test sentences? Who has, then?",
    B="The test sentences are new to the network. Are they new to the person who chose among ten networks?",
    D="Would the size of the error matter if it were the same for all ten? Which of the ten did they report?",
    core=True,
)


model_card = essay(
    points=4,
    minutes=30,
    rubric=(
        "It says what the network is for and what it is not for; on which sentences it was trained, whose they are and "
        "under which licence; how it was measured: on which part, with how many seeds, beside which baseline; where it "
        "errs, with a confusion matrix and sentences that were read; and how somebody else can repeat the training "
        "(versions, seeds, time)."
    ),
)
