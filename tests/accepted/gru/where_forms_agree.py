"""Other right answers to `where_forms_agree`: each earns full marks."""

import numpy as np
import torch

from chapters.gru.exercises.where_forms_agree import where_forms_agree


@where_forms_agree.equivalent
def the_identity(H):
    return np.eye(H), np.zeros(H)


@where_forms_agree.equivalent
def nested_lists(H):
    return [[[-(i + 2.0), 0.0][i != j] for j in range(H)] for i in range(H)], [0] * H


@where_forms_agree.equivalent
def random_diagonal(H):
    U_n = torch.zeros(H, H, dtype=torch.float64)
    for k in range(H):
        U_n[k, k] = 0.1 + torch.rand(1).item()
    return U_n, torch.zeros(H)
