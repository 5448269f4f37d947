"""Other right answers to `last_valid`: each earns full marks."""

import numpy as np
import torch

from chapters.deep_networks.exercises.last_valid import last_valid


@last_valid.equivalent
def one_by_one(outputs, lengths):
    last = []
    for n in range(outputs.shape[1]):
        last.append(outputs[lengths[n] - 1, n])
    return np.array(last)


@last_valid.equivalent
def taken_along(outputs, lengths):
    where = (np.asarray(lengths) - 1).reshape(1, -1, 1)
    return np.take_along_axis(outputs, where, axis=0)[0]


@last_valid.equivalent
def batch_first_and_back(outputs, lengths):
    by_sequence = outputs.transpose(1, 0, 2)
    return np.stack([rows[:length][-1] for rows, length in zip(by_sequence, lengths, strict=True)])


@last_valid.equivalent
def one_hot_sum(outputs, lengths):
    chosen = (np.arange(outputs.shape[0])[:, None] == lengths - 1).astype(float)
    return np.einsum("tnh,tn->nh", outputs, chosen)


@last_valid.equivalent
def gathered_in_torch(outputs, lengths):
    out, at = torch.tensor(outputs), torch.tensor(lengths) - 1
    return out.gather(0, at.view(1, -1, 1).expand(1, -1, out.shape[2])).squeeze(0).numpy()
