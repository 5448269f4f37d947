"""Wrong answers to `next_probs`."""

import numpy as np


def counted_from_the_wrong_end(logits, temperature=1.0, top_k=None):
    """All but the top_k unlikeliest letters pass; where that is half of them it would be right."""
    z = np.asarray(logits, float) / temperature
    if top_k is not None and top_k < len(z):
        z = np.where(z >= np.sort(z)[top_k], z, -np.inf)
    p = np.exp(z - z.max())
    return p / p.sum()
