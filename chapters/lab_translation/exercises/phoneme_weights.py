"""How `phoneme_weights` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.lab_translation import spoken
from chapters.lab_translation.exercises.shared import attention_shapes, drive_attention
from solutions import lab_translation as reference

SHAPES = attention_shapes(spoken.LETTERS_V, spoken.PHONEMES_V, 32, 96)


def word_cases(rng):
    _, unseen = spoken.words()
    some = [unseen[k] for k in rng.permutation(len(unseen))[:400]]
    src, lengths, _, targets = (np.array(a) for a in reference.spoken_batch(some))
    yield Case("400 of the words to ask about", {"src": src, "lengths": lengths, "targets": targets})


phoneme_weights = Exercise(
    reference.phoneme_weights,
    points=5,
    cases=word_cases,
    returns=("exact match",),
    drive=drive_attention,
    trained=SHAPES,
    minutes=25,
)


@phoneme_weights.law(
    "Of the words it has not seen, fewer than 30 % are right.",
    "Print some words with what your network says. Do the consonants fit? Does it stop in time?",
    share=2,
)
def some_of_the_words(case, seen):
    return isinstance(seen["exact match"], float) and seen["exact match"] >= 0.30


@phoneme_weights.law(
    "Of the words it has not seen, fewer than 45 % are right.",
    "Is the loss on the words that you train on as high as on the others? If so, what would more updates do, or another rate?",
    share=3,
)
def many_of_the_words(case, seen):
    return isinstance(seen["exact match"], float) and seen["exact match"] >= 0.45


@phoneme_weights.mistake(breaks="some_of_the_words")
def phonemes_never_trained():
    rng = np.random.default_rng(0)
    return {name: rng.normal(0, 0.1, shape).astype(np.float32) for name, shape in SHAPES.items()}
