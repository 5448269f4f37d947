"""What the lesson shows of training: computed once, and kept."""

from __future__ import annotations

import numpy as np
import torch

S, W = 3, 32  # three seeds at once, 32 units a layer
KINDS = ("sigmoid", "tanh", "ReLU", "ReLU, He's start", "ReLU, batch norm", "ReLU, shortcuts")


def spirals(n: int, gen: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """Points on two arms of a spiral, X (n, 2), and which arm, y (n,)."""
    r = 0.1 + 0.9 * torch.rand(n, generator=gen)
    arm = torch.randint(0, 2, (n,), generator=gen)
    a = 7 * r + np.pi * arm
    return 2 * torch.stack([r * a.cos(), r * a.sin()], 1), arm.float()


def right_on_new(kind: str, depth: int, updates: int = 100, lr: float = 5e-3) -> np.ndarray:
    """Share of 500 new points that are right after training, (S,)."""
    gen = torch.Generator().manual_seed(0)  # the same points for every depth
    X, y = spirals(120, gen)
    X_new, y_new = spirals(500, gen)
    squash = {"sigmoid": torch.sigmoid, "tanh": torch.tanh}
    squash = squash.get(kind, torch.relu)
    gain = 2**0.5 if "He" in kind else 3**-0.5

    def draw(*shape):
        return gain * shape[-2] ** -0.5 * torch.randn(*shape, generator=gen)

    p = [draw(S, 2, W), draw(depth - 1, S, W, W), draw(S, W, 1)]
    p.append(torch.zeros(depth, S, 1, W))
    m, v = [0.0] * 4, [0.0] * 4

    def logits(p, h):
        first, hidden, last, biases = p
        for k, weights in enumerate([first, *hidden]):
            z = h @ weights + biases[k]
            if "norm" in kind:  # batch normalisation, at its simplest
                z = (z - z.mean(1, True)) / (z.std(1, keepdim=True) + 1e-5)
            h = squash(z) + (h if "shortcut" in kind and k else 0)
        return (h @ last)[..., 0]

    for u in range(1, updates + 1):
        p = [w.detach().requires_grad_() for w in p]
        log_p = torch.nn.functional.logsigmoid(logits(p, X) * (2 * y - 1))
        grads = torch.autograd.grad(-S * log_p.mean(), p)
        m = [0.9 * a + 0.1 * g for a, g in zip(m, grads, strict=True)]
        v = [0.999 * a + 0.001 * g * g for a, g in zip(v, grads, strict=True)]
        rate = lr * (1 - 0.999**u) ** 0.5 / (1 - 0.9**u)
        each = zip(p, m, v, strict=True)
        p = [w.detach() - rate * a / (b.sqrt() + 1e-8) for w, a, b in each]
    right = (logits(p, X_new) > 0) == (y_new > 0.5)
    return right.float().mean(1).numpy()


def depths() -> dict[str, np.ndarray]:
    """Feedforward networks of every kind and depth.

    Returns kinds (6,), depths (3,), the hidden layers; right (6, 3, 3): kind, depth, seed, a share of new points.
    """
    layers = (2, 6, 20)
    right = [[right_on_new(kind, depth) for depth in layers] for kind in KINDS]
    return {"kinds": KINDS, "depths": layers, "right": right}
