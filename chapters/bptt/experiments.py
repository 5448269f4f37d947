"""What the lesson shows of a longer training: computed once, and kept."""

from __future__ import annotations

import numpy as np

from chapters.lab_generator.data import countries
from solutions.bptt import char_loss
from solutions.rnn_cell import rnn_step


def invented(updates: int = 6000, H: int = 80, T: int = 20, N: int = 24) -> dict[str, np.ndarray]:
    """The simple cell of this chapter learns the English names of countries by gradient descent, and then writes.

    Returns known (n,), the names; stages, the updates done before it wrote; texts, 300 letters each, a name on each line;
    bits, per character at the end.
    """
    known = countries(("en",))
    text = "\n".join(["", *known, ""]).lower()
    letters = sorted(set(text))
    ids, V = np.array([letters.index(c) for c in text]), len(letters)
    rng = np.random.default_rng(0)
    shapes = {"Wx": (V, H), "Wh": (H, H), "b": (H,), "Wy": (H, V), "by": (V,)}
    params = {k: rng.normal(0, 0.1, s) for k, s in shapes.items()}
    stages, texts, losses = (100, 1000, updates), [], []
    for update in range(1, updates + 1):
        starts = rng.integers(0, len(ids) - T, N)
        loss, grads = char_loss(params, ids[starts + np.arange(T + 1)[:, None]])  # ids (T+1, N)
        losses.append(loss / np.log(2))
        for k in params:
            params[k] -= (1.0 if update < updates // 2 else 0.3) * np.clip(grads[k], -1, 1)
        if update in stages:
            texts.append(written(params, letters))
    return {"known": known, "stages": stages, "texts": texts, "bits": np.mean(losses[-100:])}


def written(params: dict[str, np.ndarray], letters: list[str], n: int = 300) -> str:
    """What the network writes after a line end: a letter is drawn from its probabilities, and read next."""
    rng, h, text = np.random.default_rng(1), np.zeros((1, len(params["Wh"]))), "\n"
    for _ in range(n):
        x = np.eye(len(letters))[[letters.index(text[-1])]]  # (1, V)
        h = rnn_step(x, h, params["Wx"], params["Wh"], params["b"])
        p = np.exp(h @ params["Wy"] + params["by"])[0]
        text += str(rng.choice(letters, p=p / p.sum()))
    return text
