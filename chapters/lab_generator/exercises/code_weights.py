"""How `code_weights` is marked, and the mistakes that are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise
from chapters.lab_generator.data import code, encode
from chapters.lab_generator.exercises.shared import rows_of
from solutions import lab_generator as reference

HELD_OUT = encode(code()[1])


def held_out_cases(rng):
    yield Case("files that were held out", rows_of(rng, HELD_OUT))


def drive_weights(code_weights, ids):
    """Read the rows with an LSTM in NumPy, in float32, and give the bits per letter."""
    w = {name: np.asarray(a, np.float32) for name, a in code_weights().items()}
    N, H = len(ids), w["cell.weight_hh_l0"].shape[1]
    table = w["embed.weight"] @ w["cell.weight_ih_l0"].T + w["cell.bias_ih_l0"] + w["cell.bias_hh_l0"]
    U, R = w["cell.weight_hh_l0"].T.copy(), w["readout.weight"].T.copy()
    h = c = np.zeros((N, H), np.float32)
    nats = 0.0
    with np.errstate(all="ignore"):
        for t in range(ids.shape[1] - 1):
            z = table[ids[:, t]] + h @ U
            gates = 0.5 + 0.5 * np.tanh(0.5 * z)
            c = gates[:, H : 2 * H] * c + gates[:, :H] * np.tanh(z[:, 2 * H : 3 * H])
            h = gates[:, 3 * H :] * np.tanh(c)
            logits = h @ R + w["readout.bias"]
            logits = logits - logits.max(axis=1, keepdims=True)
            nats += float((np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(N), ids[:, t + 1]]).sum())
    bits = nats / N / (ids.shape[1] - 1) / np.log(2)
    return {"bits": bits if np.isfinite(bits) else 99.0}


code_weights = Exercise(
    reference.code_weights,
    points=4,
    cases=held_out_cases,
    returns=("bits",),
    drive=drive_weights,
    trained={
        "embed.weight": (96, 32),
        "cell.weight_ih_l0": (512, 32),
        "cell.weight_hh_l0": (512, 128),
        "cell.bias_ih_l0": (512,),
        "cell.bias_hh_l0": (512,),
        "readout.weight": (96, 128),
        "readout.bias": (96,),
    },
    minutes=25,
)


@code_weights.law(
    "A letter of a new text costs more than 3.2 bits: counting pairs of letters does nearly as well.",
    "Does the loss fall from chunk to chunk? What does it begin with, and what is log2(96)? Are the gate's weights in the order in which PyTorch has them?",
    share=1,
)
def better_than_pairs(case, seen):
    return 0 < seen["bits"] < 3.2


@code_weights.law(
    "A letter of a new text costs more than 2.6 bits.",
    "How often have you gone through the text, and how many updates were that? Does the cost of the held-out text still fall when you stop? What happens with a smaller learning rate at the end?",
    share=1,
)
def good_enough(case, seen):
    return 0 < seen["bits"] < 2.6


@code_weights.mistake(breaks="better_than_pairs")
def never_trained():
    torch.manual_seed(0)
    return {name: p.numpy() for name, p in reference.CharRNN(96, 32, 128, "lstm").state_dict().items()}


@code_weights.mistake(breaks="better_than_pairs")
def only_counted():
    """A read-out that knows how often each letter occurs, and nothing else."""
    weights = {name: np.zeros_like(a) for name, a in never_trained().items()}
    weights["readout.bias"] = np.log(np.bincount(encode(code()[0]), minlength=96) + 1).astype(np.float32)
    return weights
