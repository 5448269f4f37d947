"""Random inputs that many exercises share: sizes, and weights that saturate units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np


def sizes(rng: np.random.Generator, count: int) -> Iterator[int]:
    """``count`` pairwise different sizes, each at least 3. Different sizes show a transposition by the shapes."""
    return (int(n) for n in rng.permutation(np.arange(3, 3 + count + 2))[:count])


def one_sized(N: int, D: int, H: int) -> Iterable[tuple[str, tuple[int, int, int]]]:
    """Four edge cases, as pairs of label and sizes (N, D, H): each size 1 in turn, then all three."""
    return {"N = 1": (1, D, H), "D = 1": (N, 1, H), "H = 1": (N, D, 1), "N = D = H = 1": (1, 1, 1)}.items()


def saturate(rng: np.random.Generator, W: np.ndarray, X: np.ndarray, least: float = 2000.0) -> None:
    """Enlarge half of W's columns, in place, until every entry of X @ W in them is at least ``least`` away from zero.

    W (D, H); X (…, D). The units of these columns saturate to the last bit, whatever numbers were drawn. In turn their
    entries are positive and negative, so that an exponential overflows for either sign. The other columns stay as they
    are, so the gradient that comes back through W keeps its size.
    """
    chosen = rng.permutation(W.shape[1])[: (W.shape[1] + 1) // 2]
    products = X.reshape(-1, X.shape[-1]) @ W[:, chosen]
    turn = np.where(np.arange(len(chosen)) % 2, -1, 1) * np.sign(products[0])
    W[:, chosen] *= turn * least / np.abs(products).min(axis=0)
