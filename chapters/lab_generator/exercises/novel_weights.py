"""How `novel_weights` is marked, and the mistakes that are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise
from chapters.lab_generator.data import encode, novel
from chapters.lab_generator.exercises.shared import rows_of
from solutions import lab_generator as reference

CHAPTERS = encode(novel()[1])


def chapter_cases(rng):
    yield Case("chapters that were held out", rows_of(rng, CHAPTERS))


def drive_gru(novel_weights, ids):
    """Read the rows with a GRU in NumPy, in float32, and give the bits per letter."""
    w = {name: np.asarray(a, np.float32) for name, a in novel_weights().items()}
    N, H = len(ids), w["cell.weight_hh_l0"].shape[1]
    table = w["embed.weight"] @ w["cell.weight_ih_l0"].T + w["cell.bias_ih_l0"]
    U, R = w["cell.weight_hh_l0"].T.copy(), w["readout.weight"].T.copy()
    h, nats = np.zeros((N, H), np.float32), 0.0
    with np.errstate(all="ignore"):
        for t in range(ids.shape[1] - 1):
            a, b = table[ids[:, t]], h @ U + w["cell.bias_hh_l0"]
            gates = 0.5 + 0.5 * np.tanh(0.5 * (a[:, : 2 * H] + b[:, : 2 * H]))
            new = np.tanh(a[:, 2 * H :] + gates[:, :H] * b[:, 2 * H :])
            h = (1 - gates[:, H:]) * new + gates[:, H:] * h
            logits = h @ R + w["readout.bias"]
            logits = logits - logits.max(axis=1, keepdims=True)
            nats += float((np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(N), ids[:, t + 1]]).sum())
    bits = nats / N / (ids.shape[1] - 1) / np.log(2)
    return {"bits": bits if np.isfinite(bits) else 99.0}


novel_weights = Exercise(
    reference.novel_weights,
    points=4,
    cases=chapter_cases,
    returns=("bits",),
    drive=drive_gru,
    trained={
        "embed.weight": (96, 32),
        "cell.weight_ih_l0": (480, 32),
        "cell.weight_hh_l0": (480, 160),
        "cell.bias_ih_l0": (480,),
        "cell.bias_hh_l0": (480,),
        "readout.weight": (96, 160),
        "readout.bias": (96,),
    },
    minutes=20,
)


@novel_weights.law(
    "A letter of a new chapter costs more than 2.7 bits.",
    "What does the loss begin with, and what is log2(96)? Does it fall from chunk to chunk? Is the state carried from each chunk to the next?",
    share=1,
)
def better_than_neighbours(case, seen):
    return 0 < seen["bits"] < 2.7


@novel_weights.law(
    "A letter of a new chapter costs more than 2.1 bits.",
    "How many updates were that? What happens with a smaller learning rate in the last time through the text, and what with longer chunks?",
    share=1,
)
def reads_well(case, seen):
    return 0 < seen["bits"] < 2.1


@novel_weights.mistake(breaks="better_than_neighbours")
def novel_never_read():
    torch.manual_seed(0)
    return {name: p.numpy() for name, p in reference.CharRNN(96, 32, 160, "gru").state_dict().items()}
