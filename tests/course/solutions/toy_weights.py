"""Weights that are trained, kept in a file, and handed in with the notebook."""

import numpy as np
import torch
from chapters.toy_weights.data import points


def line_loss(weight, bias, X, y):
    """The mean squared error of X @ weight + bias, with X (N, D), y (N, 1)."""
    return float(np.mean((X @ weight + bias - y) ** 2))


def line_weights(seed=0):
    """Train a linear model on points(rng, 200); return its arrays by name.

    weight (3, 1), bias (1,). `trained(f)` calls f once and keeps what it
    returns beside the notebook.
    """
    torch.manual_seed(seed)
    X, y = (torch.tensor(a) for a in points(np.random.default_rng(seed), 200))
    weight, bias = torch.randn(3, 1, dtype=torch.float64), torch.zeros(1, dtype=torch.float64)
    for _ in range(200):
        error = X @ weight + bias - y
        weight -= 0.1 * (X.T @ error) / len(X)
        bias -= 0.1 * error.mean()
    return {"weight": weight.numpy().astype(np.float32), "bias": bias.numpy().astype(np.float32)}
