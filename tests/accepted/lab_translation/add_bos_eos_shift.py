"""Other right answers to `add_bos_eos_shift`: each earns full marks."""

import torch
from torch import nn

from chapters.lab_translation import data
from chapters.lab_translation.exercises.add_bos_eos_shift import add_bos_eos_shift


@add_bos_eos_shift.equivalent
def one_array_cut_twice(sequences, bos, eos, pad):
    whole, _ = data.padded([[bos, *s, eos] for s in sequences], pad)
    return whole[:, :-1], whole[:, 1:]


@add_bos_eos_shift.equivalent
def filled_in_torch(sequences, bos, eos, pad):
    rows = [torch.tensor([bos] + list(s) + [eos]) for s in sequences]
    read = nn.utils.rnn.pad_sequence([r[:-1] for r in rows], batch_first=True, padding_value=pad)
    say = nn.utils.rnn.pad_sequence([r[1:] for r in rows], batch_first=True, padding_value=pad)
    return read, say


@add_bos_eos_shift.equivalent
def plain_lists(sequences, bos, eos, pad):
    longest = max(len(s) for s in sequences)
    inputs, targets = [], []
    for s in sequences:
        fill = [pad] * (longest - len(s))
        inputs.append([bos] + s + fill)
        targets.append(s + [eos] + fill)
    return inputs, targets
