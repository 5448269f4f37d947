"""Random inputs that many exercises share: their sizes, and weights that saturate units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np


def sizes(rng: np.random.Generator, count: int) -> Iterator[int]:
    """``count`` pairwise different sizes from 3 up, so that no transposition hides."""
    return (int(n) for n in rng.permutation(np.arange(3, 3 + count + 2))[:count])


def one_sized(N: int, D: int, H: int) -> Iterable[tuple[str, tuple[int, int, int]]]:
    """The sizes with one of them 1, each under its label; and all of them 1."""
    return {"N = 1": (1, D, H), "D = 1": (N, 1, H), "H = 1": (N, D, 1), "N = D = H = 1": (1, 1, 1)}.items()


def saturate(rng: np.random.Generator, W: np.ndarray, X: np.ndarray, least: float = 2000.0) -> None:
    """Enlarge half of W's columns, in place, until no entry of X @ W in them is nearer to zero than ``least``.

    So these units are saturated to the last bit whatever is drawn, and an exponential overflows, for a positive entry
    and for a negative one; the others stay as they are, and so does the size of what comes back through W.
    """
    chosen = rng.permutation(W.shape[1])[: (W.shape[1] + 1) // 2]
    products = X.reshape(-1, X.shape[-1]) @ W[:, chosen]
    turn = np.where(np.arange(len(chosen)) % 2, -1, 1) * np.sign(products[0])
    W[:, chosen] *= turn * least / np.abs(products).min(axis=0)
