"""Other right answers to `next_probs`: each earns full marks."""

import math

import numpy as np
import torch

from chapters.lab_generator.exercises.next_probs import next_probs


@next_probs.equivalent
def with_torch(logits, temperature=1.0, top_k=None):
    z = torch.as_tensor(logits).double() / temperature
    if top_k is not None:
        values, places = torch.topk(z, top_k)
        z = torch.full_like(z, float("-inf")).scatter(0, places, values)
    return torch.softmax(z, dim=-1)


@next_probs.equivalent
def cut_the_probabilities(logits, temperature=1.0, top_k=None):
    z = [float(v) / temperature for v in logits]
    p = np.array([math.exp(v - max(z)) for v in z])
    if top_k:
        p[np.argsort(p)[:-top_k]] = 0
    return p / sum(p)
