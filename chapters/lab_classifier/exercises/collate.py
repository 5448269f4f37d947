"""How `collate` is marked, and the mistakes that are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise
from chapters.lab_classifier.exercises.shared import encode_inputs, some_lengths
from solutions import lab_classifier as reference


def collate_inputs(rng, lengths):
    given = encode_inputs(rng, lengths)
    labels = [int(k) for k in rng.permutation(np.arange(len(lengths)))]
    return {"pairs": list(zip(given["texts"], labels, strict=True)), "vocab": given["vocab"]}


def collate_cases(rng):
    N = int(rng.integers(4, 7))
    yield Case("unequal lengths", collate_inputs(rng, some_lengths(rng, N)))
    yield Case("as many texts as words", collate_inputs(rng, [3, 2, 5, 4, 3]))
    yield Case("N = 1", collate_inputs(rng, [4]), edge=True)


def drive_collate(collate, pairs, vocab):
    """What it returns, and the types of that."""
    ids, lengths, labels = collate(pairs, vocab)
    names = {"ids": ids, "lengths": lengths, "labels": labels}
    arrays = [name for name, a in names.items() if not isinstance(a, torch.Tensor)]
    whole = (torch.int64, torch.int32, torch.int16, torch.uint8)
    broken = [name for name, a in names.items() if name not in arrays and a.dtype not in whole]
    if "labels" not in arrays + broken and labels.dtype != torch.int64:
        broken.append("labels")
    if arrays:
        types = " ".join(["no tensors:", *arrays])
    else:
        types = " ".join(["no whole numbers:", *broken]) if broken else "tensors of whole numbers"
    return {"ids": ids, "lengths": lengths, "labels": labels, "types": types}


collate = Exercise(
    reference.collate,
    points=2,
    cases=collate_cases,
    returns={"ids": 1, "lengths": 1, "labels": 1, "types": 1},
    drive=drive_collate,
    after=("encode_pad",),
    alike=("types",),
    minutes=8,
)


@collate.mistake
def labels_left_behind(pairs, vocab):
    """The texts are sorted by length, and their labels are not.

    Print a text of the batch beside its label. Are they still the pair that came in?
    """
    texts = sorted((text for text, _ in pairs), key=len, reverse=True)
    return tuple(torch.tensor(a) for a in (*reference.encode_pad(texts, vocab), [label for _, label in pairs]))


@collate.mistake
def labels_as_floats(pairs, vocab):
    """The labels are no whole numbers.

    What does nn.functional.cross_entropy say to these labels? Which type of number is the name of a class?
    """
    ids, lengths, labels = reference.collate(pairs, vocab)
    return ids, lengths, labels.float()


@collate.mistake
def ids_as_floats(pairs, vocab):
    """ids are no whole numbers.

    What is a row of an embedding table found with? What does nn.Embedding say to yours?
    """
    ids, lengths, labels = reference.collate(pairs, vocab)
    return ids.float(), lengths, labels


@collate.mistake
def arrays_as_they_are(pairs, vocab):
    """These are no tensors.

    What does nn.Embedding say when you hand it your ids? Print their type.
    """
    return tuple(a.numpy() for a in reference.collate(pairs, vocab))


@collate.mistake
def labels_in_a_column(pairs, vocab):
    """The labels come back as a column, where a row of numbers is asked for.

    What is labels.shape for five texts, and what would be one label?
    """
    ids, lengths, labels = reference.collate(pairs, vocab)
    return ids, lengths, labels[:, None]
