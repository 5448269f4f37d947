"""What the lesson shows of training: computed once, and kept."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

from solutions.gru import fair_comparison, set_update_bias


def latch(bias: float | None, seed: int, T: int = 30, updates: int = 100, H: int = 16, N: int = 32) -> int:
    """Updates until 99 % of the last 20 batches were right, or 0. Without a bias the GRU starts as it comes."""
    torch.manual_seed(seed)
    gru, readout, right = nn.GRU(2, H), nn.Linear(H, 1), []
    if bias is not None:
        set_update_bias(gru, bias)
    parameters = [*gru.parameters(), *readout.parameters()]
    adam = torch.optim.Adam(parameters, 5e-3)
    for update in range(1, updates + 1):
        y, X = torch.randint(0, 2, (N,)).float(), torch.zeros(T, N, 2)
        X[:, :, 1], X[0, :, 0] = 0.3 * torch.randn(T, N), 2 * y - 1
        said = readout(gru(X)[0][-1])[:, 0]
        adam.zero_grad()
        nn.functional.binary_cross_entropy_with_logits(said, y).backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        adam.step()
        right.append(((said > 0) == (y > 0.5)).float().mean().item())
        if update > 20 and np.mean(right[-20:]) > 0.99:
            return update
    return 0


def latches() -> dict[str, np.ndarray]:
    """Updates until the sign is kept, three seeds: plain (3,), opened (3,) with an update bias of 3. 0: not in 100."""
    plain, opened = ([latch(bias, seed) for seed in range(3)] for bias in (None, 3.0))
    return {"plain": plain, "opened": opened}


CELLS = {
    "simple RNN": (nn.RNN, 65, None),
    "GRU": (nn.GRU, 37, None),
    "LSTM": (nn.LSTM, 32, None),
    "LSTM, bias 1": (nn.LSTM, 32, 1.0),
}


def batch(generator: torch.Generator, T: int = 20, N: int = 64) -> tuple[torch.Tensor, torch.Tensor]:
    """Numbers, two of them marked, X (T, N, 2); and the sum of the two, (N,)."""
    values, marks = torch.rand(T, N, generator=generator), torch.zeros(T, N)
    for low, high in ((0, T // 2), (T // 2, T)):
        at = torch.randint(low, high, (N,), generator=generator)
        marks[at, range(N)] = 1
    return torch.stack([values, marks], 2), (values * marks).sum(0)


def network(cell: str) -> tuple[nn.RNNBase, nn.Linear]:
    """A layer of this kind, and its read-out."""
    kind, H, f_bias = CELLS[cell]
    layer, readout = kind(2, H), nn.Linear(H, 1)
    if f_bias is not None:
        layer.bias_ih_l0.data[H : 2 * H] = f_bias
        layer.bias_hh_l0.data[H : 2 * H] = 0
    return layer, readout


def train(cell: str, seed: int, updates: int) -> float:
    """Share of the variance explained, on new examples; 1 is perfect."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    layer, readout = network(cell)
    parameters = [*layer.parameters(), *readout.parameters()]
    adam = torch.optim.Adam(parameters, 5e-3)
    for _ in range(updates):
        X, y = batch(generator)
        loss = ((readout(layer(X)[0][-1])[:, 0] - y) ** 2).mean()
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        adam.step()
    with torch.no_grad():
        X, y = batch(torch.Generator().manual_seed(99), N=1000)
        error = ((readout(layer(X)[0][-1])[:, 0] - y) ** 2).mean()
    return 1 - (error / y.var()).item()


def comparison() -> dict[str, np.ndarray]:
    """Four cells, three seeds each. Returns cells (4,), their names; weights (4,), of the layer; explained (4, 3), the
    median, smallest and largest share of the variance."""
    report = fair_comparison(train, list(CELLS), [0, 1, 2], updates=250)
    weights = [sum(p.numel() for p in network(cell)[0].parameters()) for cell in report]
    return {"cells": list(report), "weights": weights, "explained": list(report.values())}
