"""Other right answers to `sample`: each earns full marks."""

import numpy as np
import torch

from chapters.lab_generator.exercises.sample import sample
from solutions import lab_generator as reference


@sample.equivalent
@torch.no_grad()
def letter_by_letter_prime(model, prime, n, rng, temperature=1.0, top_k=None):
    model.eval()
    hidden = None
    for k in prime:
        out, hidden = model(torch.tensor([[k]]), hidden)
    result = []
    while len(result) < n:
        p = reference.next_probs(out.squeeze().numpy(), temperature, top_k)
        k = int(np.searchsorted(np.cumsum(p), rng.random()))
        k = min(k, len(p) - 1)
        result.append(k)
        out, hidden = model(torch.tensor([[k]]), hidden)
    return result


@sample.equivalent
def detached_and_multinomial(model, prime, n, rng, temperature=1.0, top_k=None):
    x, state, ids = torch.tensor(list(prime)).unsqueeze(0), None, np.zeros(n, dtype=int)
    for k in range(n):
        logits, state = model(x, state)
        state = tuple(s.detach() for s in state) if isinstance(state, tuple) else state.detach()
        probs = reference.next_probs(logits.detach()[0, -1].numpy(), temperature, top_k)
        ids[k] = rng.multinomial(1, probs).argmax()
        x = torch.tensor([[ids[k]]])
    return ids
