"""Other right answers to `bilstm_final`: each earns full marks."""

import numpy as np
import torch

from chapters.deep_networks.exercises.bilstm_final import bilstm_final


@bilstm_final.equivalent
def filled_halves(hs_f, hs_b, lengths):
    T, N, H = hs_f.shape
    out = np.zeros((N, 2 * H))
    for n in range(N):
        out[n, :H] = hs_f[lengths[n] - 1, n]
        out[n, H:] = hs_b[0, n]
    return out


@bilstm_final.equivalent
def side_by_side(hs_f, hs_b, lengths):
    return np.hstack((hs_f[lengths - 1, range(len(lengths))], hs_b[0]))


@bilstm_final.equivalent
def cat_in_torch(hs_f, hs_b, lengths):
    f, b = torch.tensor(hs_f), torch.tensor(hs_b)
    return torch.cat([torch.stack([f[k - 1, n] for n, k in enumerate(lengths)]), b[0]], dim=-1)
