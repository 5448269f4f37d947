"""Other right answers to `top_p_probs`: each earns full marks."""

import numpy as np
import torch

from chapters.lab_generator.exercises.top_p_probs import top_p_probs


@top_p_probs.equivalent
def one_after_the_other(probs, p):
    kept, total = [0.0] * len(probs), 0.0
    for k in sorted(range(len(probs)), key=lambda k: -probs[k]):
        if total >= p:
            break
        kept[k] = probs[k]
        total += probs[k]
    return np.array(kept) / sum(kept)


@top_p_probs.equivalent
def searched(probs, p):
    order = np.argsort(probs)[::-1]
    n = np.searchsorted(np.cumsum(probs[order]), p) + 1
    kept = np.where(np.isin(np.arange(len(probs)), order[:n]), probs, 0)
    return kept / kept.sum()


@top_p_probs.equivalent
def with_torch(probs, p):
    values, order = torch.sort(torch.as_tensor(probs), descending=True)
    values[values.cumsum(0) - values >= p] = 0
    return torch.zeros_like(values).scatter(0, order, values) / values.sum()
