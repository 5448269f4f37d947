"""Weights: trained once in the notebook, kept beside it as plain arrays, handed in with it.

Whoever marks them never trains: the arrays are measured on data that the learner has not seen.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from autograder.learner.values import plain

MOST = 2_000_000  # bytes of all arrays together


class NoWeights(Exception):
    """There are no trained weights, and this is no place to train them."""


class WrongWeights(ValueError):
    """These are not the weights that were asked for; the message says what is different."""


def keep(train: Callable[[], Any], path: Path, again: bool = False, may_train: bool = True) -> dict[str, np.ndarray]:
    """What ``train()`` gives, as arrays: read from ``path`` if it is there, else trained, and written to it.

    One file holds what several functions give, each under its own name.
    Raises WrongWeights for what is no dict of arrays or is too large, NoWeights where nothing is kept and training
    is not allowed.
    """
    name = getattr(train, "__name__", "weights")
    kept = read(path)
    mine = {key.partition("/")[2]: a for key, a in kept.items() if key.partition("/")[0] == name}
    if mine and not again:
        return mine
    if not may_train:
        raise NoWeights(f"{path.name} was not handed in with the notebook, or holds nothing of `{name}`")
    mine = as_arrays(train())
    others = {key: a for key, a in kept.items() if key.partition("/")[0] != name}
    whole: dict[str, Any] = {**others, **{f"{name}/{key}": a for key, a in mine.items()}}
    size = sum(a.nbytes for a in whole.values())
    if size > MOST:
        raise WrongWeights(f"{size / 1e6:.1f} MB of weights are more than can be handed in ({MOST / 1e6:g} MB)")
    part = path.with_name(f".{path.stem}.{os.getpid()}.npz")  # never half a file
    np.savez(part, **whole)
    part.replace(path)
    return mine


def read(path: Path) -> dict[str, np.ndarray]:
    """The arrays in an .npz file; none where there is no such file, or it is damaged."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            return dict(stored)
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile):
        return {}


def as_arrays(weights: Any) -> dict[str, np.ndarray]:
    """A dict of arrays or tensors as float32 arrays. Raises WrongWeights for anything else."""
    if not hasattr(weights, "items"):
        raise WrongWeights(f"a dict of arrays is asked for, not {type(weights).__name__}")
    arrays = {str(name): plain(value) for name, value in weights.items()}
    odd = next((name for name, a in arrays.items() if not isinstance(a, np.ndarray) or a.dtype.kind not in "fi"), None)
    if odd is not None:
        raise WrongWeights(f"`{odd}` is no array of numbers")
    return {name: a.astype(np.float32) for name, a in arrays.items()}


def asked(f: Callable[..., Any], shapes: dict[str, tuple[int, ...]]) -> Callable[..., Any]:
    """Wrap ``f`` to validate the names and shapes of its answer; ``f`` itself if no arrays are asked for."""
    if not shapes:
        return f

    def weights(*inputs: Any) -> dict[str, np.ndarray]:
        return checked(f(*inputs), shapes)

    return weights


def checked(answer: Any, shapes: dict[str, tuple[int, ...]]) -> dict[str, np.ndarray]:
    """The arrays of these names and shapes, as float32. Raises WrongWeights for any other."""
    arrays = as_arrays(answer)
    for name, shape in shapes.items():
        if name not in arrays:
            raise WrongWeights(
                f"`{name}` is not among your arrays; they are {', '.join(sorted(arrays)[:20]) or 'none'}"
            )
        if arrays[name].shape != tuple(shape):
            raise WrongWeights(f"`{name}` has shape {arrays[name].shape}; {tuple(shape)} is asked for")
        if not np.isfinite(arrays[name]).all():
            raise WrongWeights(f"`{name}` holds numbers that are not finite")
    return {name: arrays[name] for name in shapes}
