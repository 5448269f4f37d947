"""How `review_weights` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from chapters.lab_classifier.data import WORDS, reviews
from chapters.lab_classifier.exercises.shared import drawn, drive_weights, numbered
from solutions import lab_classifier as reference


def review_cases(rng):
    vocab = numbered(["<pad>", "<unk>", *WORDS])
    for label, lag in (("reviews of all kinds", None), ("“not” and “but” stand far before the judgement", 10)):
        texts, labels, _ = reviews(rng, 600, lag)
        ids, lengths = reference.encode_pad([text.split() for text in texts], vocab)
        yield Case(label, {"ids": ids, "lengths": lengths, "labels": labels})


REVIEW_SHAPES = {
    "embed.weight": (59, 16),
    "rnn.weight_ih_l0": (96, 16),
    "rnn.weight_hh_l0": (96, 32),
    "rnn.bias_ih_l0": (96,),
    "rnn.bias_hh_l0": (96,),
    "readout.weight": (2, 32),
    "readout.bias": (2,),
}


review_weights = Exercise(
    reference.review_weights,
    points=4,
    cases=review_cases,
    returns=("accuracy",),
    drive=drive_weights,
    trained=REVIEW_SHAPES,
    minutes=20,
)


@review_weights.law(
    "The network knows little more than a coin does.",
    "Does the loss of your training fall below 0.69? If it does: have the words the same numbers here as in training, in alphabetical order from 2 on?",
    share=1,
)
def better_than_a_coin(case, seen):
    return isinstance(seen["accuracy"], float) and seen["accuracy"] >= 0.75


@review_weights.law(
    "More than one new review in ten is judged wrongly.",
    "At which lags does it err? How does the loss look, epoch by epoch, and what happens with another learning rate?",
    share=1,
)
def nine_of_ten(case, seen):
    return isinstance(seen["accuracy"], float) and seen["accuracy"] >= 0.90


@review_weights.law(
    "It is good, and not yet right for 97 new reviews of a hundred.",
    "Is the loss still falling in your last epoch? What may you still change, within 8 epochs?",
    share=2,
)
def as_good_as_asked(case, seen):
    return isinstance(seen["accuracy"], float) and seen["accuracy"] >= 0.97


@review_weights.mistake(breaks="better_than_a_coin")
def reviews_untrained(seed=0):
    return drawn(REVIEW_SHAPES, seed)
