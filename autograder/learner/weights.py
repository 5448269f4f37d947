"""Trained weights: a notebook trains once and stores them beside itself as plain arrays, to be handed in with it.

Marking trains nothing: it measures the arrays on data that the learner has not seen.
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
    """There are no trained weights, and training is not allowed here."""


class WrongWeights(ValueError):
    """The weights are not those that were asked for. The message says what differs: in English, for it may be raised where
    no other language is spoken; ``words.MESSAGES`` has its sentences, and those of NoWeights."""


def keep(train: Callable[[], Any], path: Path, again: bool = False, may_train: bool = True) -> dict[str, np.ndarray]:
    """What ``train()`` returns, as arrays: read from the file ``path``, or else trained and written to it.

    One file holds the arrays of several functions, each under its name. again: train anew. Raises WrongWeights if
    train() returns no dict of arrays, or too many bytes; NoWeights if nothing is stored and ``may_train`` is False.
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
    part = path.with_name(f".{path.stem}.{os.getpid()}.npz")  # then renamed, so nobody meets half a file
    np.savez(part, **whole)
    part.replace(path)
    return mine


def read(path: Path) -> dict[str, np.ndarray]:
    """The arrays in an .npz file; none if it is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            return dict(stored)
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile):
        return {}


def as_arrays(weights: Any) -> dict[str, np.ndarray]:
    """A dict of arrays or tensors, as float32 arrays. Raises WrongWeights for anything else."""
    if not hasattr(weights, "items"):
        raise WrongWeights(f"a dict of arrays is asked for, not {type(weights).__name__}")
    arrays = {str(name): plain(value) for name, value in weights.items()}
    odd = next((name for name, a in arrays.items() if not isinstance(a, np.ndarray) or a.dtype.kind not in "fi"), None)
    if odd is not None:
        raise WrongWeights(f"`{odd}` is no array of numbers")
    return {name: a.astype(np.float32) for name, a in arrays.items()}


def asked(f: Callable[..., Any], shapes: dict[str, tuple[int, ...]]) -> Callable[..., Any]:
    """Wrap ``f`` so that the names and shapes of its answer are checked; ``f`` itself if no arrays are asked for."""
    if not shapes:
        return f

    def weights(*inputs: Any) -> dict[str, np.ndarray]:
        return checked(f(*inputs), shapes)

    return weights


def checked(answer: Any, shapes: dict[str, tuple[int, ...]]) -> dict[str, np.ndarray]:
    """The arrays of these names, as float32. Raises WrongWeights if one is missing, has another shape, or is not finite."""
    arrays = as_arrays(answer)
    for name, shape in shapes.items():
        if name not in arrays:
            there = f"they are {', '.join(sorted(arrays)[:20])}" if arrays else "there are none"
            raise WrongWeights(f"`{name}` is not among your arrays; {there}")
        if arrays[name].shape != tuple(shape):
            raise WrongWeights(f"`{name}` has shape {arrays[name].shape}; {tuple(shape)} is asked for")
        if not np.isfinite(arrays[name]).all():
            raise WrongWeights(f"`{name}` holds numbers that are not finite")
    return {name: arrays[name] for name in shapes}
