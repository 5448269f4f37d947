"""How `language_weights` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from chapters.lab_classifier.data import phrases
from chapters.lab_classifier.exercises.shared import drawn, drive_weights
from solutions import lab_classifier as reference


def language_cases(rng):
    vocab = reference.build_vocab(phrases("train")[0], 2)
    texts, labels = phrases("test")
    chosen = rng.permutation(len(texts))[:900]
    ids, lengths = reference.encode_pad([texts[k] for k in chosen], vocab)
    yield Case("new phrases", {"ids": ids, "lengths": lengths, "labels": labels[chosen]})


LANGUAGE_SHAPES = {
    "embed.weight": (92, 24),
    "rnn.weight_ih_l0": (144, 24),
    "rnn.weight_hh_l0": (144, 48),
    "rnn.bias_ih_l0": (144,),
    "rnn.bias_hh_l0": (144,),
    "readout.weight": (12, 48),
    "readout.bias": (12,),
}


language_weights = Exercise(
    reference.language_weights,
    points=4,
    cases=language_cases,
    returns=("accuracy",),
    drive=drive_weights,
    trained=LANGUAGE_SHAPES,
    minutes=25,
)


@language_weights.law(
    "Fewer than four new phrases in ten are recognised.",
    "Chance is one in twelve. Does the loss fall? Is the vocabulary that of the training phrases, with min_freq=2?",
    share=1,
)
def four_of_ten(case, seen):
    return isinstance(seen["accuracy"], float) and seen["accuracy"] >= 0.40


@language_weights.law(
    "Fewer than six new phrases in ten are recognised.",
    "How far has the loss come after your last epoch? What does another learning rate do to it?",
    share=1,
)
def six_of_ten(case, seen):
    return isinstance(seen["accuracy"], float) and seen["accuracy"] >= 0.60


@language_weights.law(
    "It is good, and less than asked for.",
    "What happens if the learning rate becomes smaller towards the end? Does the loss on the training phrases still fall?",
    share=2,
)
def phrases_as_asked(case, seen):
    return isinstance(seen["accuracy"], float) and seen["accuracy"] >= 0.74


@language_weights.mistake(breaks="four_of_ten")
def languages_untrained(seed=0):
    return drawn(LANGUAGE_SHAPES, seed)
