"""Other right answers to `clip_by_global_norm`: each earns full marks."""

import numpy as np
import torch
from torch import nn

from chapters.clipping.exercises.clip_by_global_norm import clip_by_global_norm


@clip_by_global_norm.equivalent
def as_pytorch_does(grads, max_norm):
    norm = np.sqrt(sum((g * g).sum() for g in grads.values()))
    factor = min(1.0, max_norm / (norm + 1e-6))
    return {k: g * factor for k, g in grads.items()}, norm


@clip_by_global_norm.equivalent
def shrinks_in_place(grads, max_norm):
    total = 0.0
    for g in grads.values():
        total += float(np.sum(np.square(g)))
    total = total**0.5
    if total > max_norm:
        for g in grads.values():
            g *= max_norm / total
    return grads, total


@clip_by_global_norm.equivalent
def divides_by_the_larger(grads, max_norm):
    def length(arrays):
        return np.linalg.norm(np.hstack([a.ravel() for a in arrays]))

    norm = length(grads.values())
    return [{k: g / max(1.0, norm / max_norm) for k, g in grads.items()}, norm]


@clip_by_global_norm.equivalent
def optax_style(grads, max_norm):
    norm = np.linalg.norm([np.linalg.norm(g) for g in grads.values()])
    return {k: np.where(norm < max_norm, g, g / (norm or 1.0) * max_norm) for k, g in grads.items()}, norm


@clip_by_global_norm.equivalent
def by_pytorch_itself(grads, max_norm):
    leaves = {k: torch.zeros(g.shape, dtype=torch.float64, requires_grad=True) for k, g in grads.items()}
    for k, leaf in leaves.items():
        leaf.grad = torch.tensor(grads[k])
    norm = nn.utils.clip_grad_norm_(leaves.values(), max_norm)
    return {k: leaf.grad.numpy() for k, leaf in leaves.items()}, norm.item()
