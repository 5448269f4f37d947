"""How `add_bos_eos_shift` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.lab_translation import data
from chapters.lab_translation.exercises.shared import different, some_sequences
from solutions import lab_translation as reference


def shift_inputs(rng, lengths, bos=1, eos=2, pad=0):
    return {"sequences": some_sequences(rng, lengths, 5, 40), "bos": bos, "eos": eos, "pad": pad}


def shift_cases(rng):
    N = int(rng.integers(4, 7))
    yield Case("different lengths", shift_inputs(rng, different(rng, 2, 9, N)))
    yield Case("other ids for bos, eos and pad", shift_inputs(rng, different(rng, 2, 9, N), 41, 42, 43))
    yield Case("N = 1", shift_inputs(rng, [4]), edge=True)
    yield Case("S = 1", shift_inputs(rng, [1] * N), edge=True)


def drive_shift(add_bos_eos_shift, sequences, bos, eos, pad):
    """The results. Inputs at steps whose target is pad do not matter, so they are made pad."""
    value = add_bos_eos_shift(sequences, bos, eos, pad)
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        return {"inputs": "no pair inputs, targets", "targets": "no pair inputs, targets"}
    try:
        inputs, targets = (np.array(v) for v in value)
    except (TypeError, ValueError):
        return {"inputs": "no array", "targets": "no array"}
    if inputs.shape == targets.shape:
        inputs = np.where(targets == pad, pad, inputs)
    return {"inputs": inputs, "targets": targets}


add_bos_eos_shift = Exercise(
    reference.add_bos_eos_shift,
    points=3,
    cases=shift_cases,
    returns=("inputs", "targets"),
    drive=drive_shift,
    minutes=10,
    core=True,
)


def both_padded(inputs, targets, pad):
    return data.padded(inputs, pad)[0], data.padded(targets, pad)[0]


@add_bos_eos_shift.mistake
def eos_fed_to_decoder(sequences, bos, eos, pad):
    """The decoder is fed eos, and should say something after it.

    Write both rows of one sequence under each other. What should a decoder say that has just read eos?
    """
    return both_padded([[bos, *s, eos] for s in sequences], [[*s, eos, pad] for s in sequences], pad)


@add_bos_eos_shift.mistake
def bos_in_target(sequences, bos, eos, pad):
    """The decoder should say bos, which it has just read.

    Write both rows of one sequence under each other. To the very first thing that it reads, what should the decoder
    say?
    """
    return both_padded([[bos, *s] for s in sequences], [[bos, *s] for s in sequences], pad)


@add_bos_eos_shift.mistake
def not_shifted(sequences, bos, eos, pad):
    """Input and target are the same: nothing is shifted.

    Write both rows of one sequence under each other. What does the decoder read at the step at which it should say
    the third id?
    """
    whole = [[bos, *s, eos] for s in sequences]
    return both_padded(whole, whole, pad)


@add_bos_eos_shift.mistake
def never_an_end(sequences, bos, eos, pad):
    """No target ends with eos.

    Your network is trained and translates. From what can it have learnt when to stop?
    """
    return both_padded([[bos, *s[:-1]] for s in sequences], sequences, pad)


@add_bos_eos_shift.mistake
def eos_after_padding(sequences, bos, eos, pad):
    """The eos stands at the end of the row, after the padding.

    Look at your shortest sequence. How many paddings must the decoder say before it may stop?
    """
    body, _ = data.padded(sequences, pad)
    ends = np.full((len(body), 1), eos)
    return np.hstack([np.full((len(body), 1), bos), body]), np.hstack([body, ends])
