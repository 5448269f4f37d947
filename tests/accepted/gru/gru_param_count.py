"""Other right answers to `gru_param_count`: each earns full marks."""

import numpy as np
from torch import nn

from chapters.gru.exercises.gru_param_count import gru_param_count


@gru_param_count.equivalent
def from_shapes(D, H, form="before"):
    shapes = [(D, 3 * H), (H, 3 * H), (3 * H,)]
    if form == "after":
        shapes.append((H,))
    elif form == "pytorch":
        shapes.append((3 * H,))
    return sum(np.prod(shape) for shape in shapes)


@gru_param_count.equivalent
def ask_torch(D, H, form="before"):
    count = 0
    for p in nn.GRU(D, H).parameters():
        count += p.numel()
    return count - {"pytorch": 0, "after": 2, "before": 3}[form] * H
