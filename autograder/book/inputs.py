"""Sizes of random inputs that many exercises share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np


def sizes(rng: np.random.Generator, count: int) -> Iterator[int]:
    """``count`` pairwise different sizes from 3 up, so that no transposition hides."""
    return (int(n) for n in rng.permutation(np.arange(3, 3 + count + 2))[:count])


def one_sized(N: int, D: int, H: int) -> Iterable[tuple[str, tuple[int, int, int]]]:
    """The sizes with one of them 1, each under its label; and all of them 1."""
    return {"N = 1": (1, D, H), "D = 1": (N, 1, H), "H = 1": (N, D, 1), "N = D = H = 1": (1, 1, 1)}.items()
