"""How `encode_pad` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.lab_classifier.exercises.shared import encode_inputs, some_lengths
from solutions import lab_classifier as reference


def encode_cases(rng):
    N = int(rng.integers(4, 7))
    yield Case("all words are known", encode_inputs(rng, some_lengths(rng, N), strange=False))
    yield Case("some words are not known", encode_inputs(rng, some_lengths(rng, N + 1)))
    yield Case("equal lengths", encode_inputs(rng, [4] * N), edge=True)
    yield Case("N = 1", encode_inputs(rng, [5]), edge=True)
    yield Case("T = 1", encode_inputs(rng, [1] * N), edge=True)


encode_pad = Exercise(
    reference.encode_pad, points=2, cases=encode_cases, returns={"ids": 3, "lengths": 1}, minutes=12, core=True
)


def padded(rows, T, lengths, front=False, fill=0):
    ids = np.full((len(rows), T), fill)
    for row, numbers in zip(ids, rows, strict=True):
        numbers = numbers[:T]
        if front:
            row[T - len(numbers) :] = numbers
        else:
            row[: len(numbers)] = numbers
    return ids, np.array(lengths)


def looked_up(texts, vocab, unknown=1):
    return [[vocab.get(token, unknown) for token in text] for text in texts]


@encode_pad.mistake
def padded_in_front(texts, vocab):
    """The padding stands in front of the texts.

    Print one of your rows. Is its first number the first token of the text?
    """
    lengths = [len(text) for text in texts]
    return padded(looked_up(texts, vocab), max(lengths), lengths, front=True)


@encode_pad.mistake
def unknown_is_padding(texts, vocab):
    """A token that is not known is written as padding.

    Which number does a word get that is not in vocab, and which word has that number?
    """
    lengths = [len(text) for text in texts]
    return padded(looked_up(texts, vocab, 0), max(lengths), lengths)


@encode_pad.mistake
def unknown_left_out(texts, vocab):
    """Tokens that are not known are left out, so the text becomes shorter.

    “It was not zorp good”: how many steps does your network see of it?
    """
    rows = [[vocab[token] for token in text if token in vocab] for text in texts]
    lengths = [len(row) for row in rows]
    return padded(rows, max(lengths), lengths)


@encode_pad.mistake
def cut_to_the_shortest(texts, vocab):
    """The texts are cut to the shortest.

    Which of your texts has still all its words?
    """
    lengths = [len(text) for text in texts]
    return padded(looked_up(texts, vocab), min(lengths), lengths)


@encode_pad.mistake
def filled_with_unk(texts, vocab):
    """The rows are filled up with <unk>.

    Which of the two special tokens stands for “a word is here, but I do not know it”?
    """
    lengths = [len(text) for text in texts]
    return padded(looked_up(texts, vocab), max(lengths), lengths, fill=1)


@encode_pad.mistake
def texts_in_columns(texts, vocab):
    """Time comes first: texts stand in columns.

    What is ids.shape for 5 texts, the longest of 9 words?
    """
    ids, lengths = reference.encode_pad(texts, vocab)
    return ids.T, lengths


@encode_pad.mistake
def lengths_after_padding(texts, vocab):
    """The lengths are those of the padded rows.

    A text has 3 words and its row 9 numbers. After which of them should the network be asked?
    """
    ids, lengths = reference.encode_pad(texts, vocab)
    return ids, np.full_like(lengths, ids.shape[1])
