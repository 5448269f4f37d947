"""How `sentence_weights` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from chapters.lab_classifier.data import sentences, tokens
from chapters.lab_classifier.exercises.shared import drawn, drive_weights
from solutions import lab_classifier as reference


def sentence_cases(rng):
    vocab = reference.build_vocab([tokens(text) for text in sentences("train")[0]], 2)
    texts, labels = sentences("test")
    chosen = rng.permutation(len(texts))[:500]
    ids, lengths = reference.encode_pad([tokens(texts[k]) for k in chosen], vocab)
    yield Case("new sentences", {"ids": ids, "lengths": lengths, "labels": labels[chosen]})


SENTENCE_SHAPES = {
    "embed.weight": (1777, 16),
    "rnn.weight_ih_l0": (96, 16),
    "rnn.weight_hh_l0": (96, 32),
    "rnn.bias_ih_l0": (96,),
    "rnn.bias_hh_l0": (96,),
    "readout.weight": (2, 32),
    "readout.bias": (2,),
}


sentence_weights = Exercise(
    reference.sentence_weights,
    points=3,
    cases=sentence_cases,
    returns=("accuracy",),
    drive=drive_weights,
    trained=SENTENCE_SHAPES,
    minutes=20,
    core=True,
)


@sentence_weights.law(
    "Fewer than six new sentences in ten are judged rightly.",
    "Chance is one half. Does the loss of the training sentences fall? Is the vocabulary that of tokens(text) of the training sentences, with min_freq=2?",
    share=1,
)
def six_sentences_of_ten(case, seen):
    return isinstance(seen["accuracy"], float) and seen["accuracy"] >= 0.60


@sentence_weights.law(
    "It has learnt something, and less than asked for.",
    "How do the loss and the accuracy of sentences('valid') go on, epoch by epoch? By which of the two did you stop?",
    share=2,
)
def sentences_as_asked(case, seen):
    return isinstance(seen["accuracy"], float) and seen["accuracy"] >= 0.72


@sentence_weights.mistake(breaks="six_sentences_of_ten")
def sentences_untrained(seed=0):
    return drawn(SENTENCE_SHAPES, seed)
