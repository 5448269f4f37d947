"""Decides how close two computations of the same numbers must be: as close as rounding explains.

A fixed tolerance is wrong twice: too loose for one step of a small cell, too tight for a sequence whose large weights
make every rounding error grow. So the tolerance is measured: the judge computes again while each number that goes into
one of its operations moves by an ulp, up or down at random (Parker, "Monte Carlo arithmetic", 1997). How far the
results then move is what rounding does to this computation.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from hypothesis.errors import UnsatisfiedAssumption
from torch.utils._python_dispatch import TorchDispatchMode

EPS = np.finfo(float).eps
SHAKES = 4
SAFETY = 100  # one error of rounding may be so much larger than the largest of SHAKES others
HOPELESS = 1e-4  # where rounding may spoil so large a share of the result, nothing can be judged


class Shaken(TorchDispatchMode):
    """Every operation of PyTorch's, backward ones too, gets inputs that are an ulp off."""

    def __init__(self, rng: np.random.Generator):
        super().__init__()
        self.rng = rng

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        if not func._schema.is_mutable and not any(r.alias_info for r in func._schema.returns):  # it computes
            args = shaken(args, self.rng)
        return func(*args, **(kwargs or {}))


def shaken(value: Any, rng: np.random.Generator) -> Any:
    """The same with every float64 in its arrays and tensors an ulp off."""
    if isinstance(value, dict):
        return {name: shaken(v, rng) for name, v in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(shaken(v, rng) for v in value)
    if isinstance(value, torch.Tensor) and value.dtype == torch.float64:
        return value * torch.as_tensor(1 + EPS * np.sign(rng.random(tuple(value.shape)) - 0.5))
    if isinstance(value, np.ndarray) and value.dtype == float:
        return value * (1 + EPS * np.sign(rng.random(value.shape) - 0.5))
    return value


def arrays(value: Any) -> list[np.ndarray]:
    """All arrays of a result, in order."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (tuple, list)):
        return [a for v in value for a in arrays(v)]
    return [value.detach().numpy() if isinstance(value, torch.Tensor) else np.asarray(value)]


def agree(mine: Any, judge: Callable[..., Any], *inputs: Any, **named: Any) -> None:
    """Assert that mine is what judge(*inputs, **named) returns, up to what rounding explains.

    mine, and what judge returns: an array, a tensor, or a tuple, list or dict of them, in the same order.
    judge: computes in PyTorch, or in NumPy: then only its inputs are shaken.
    Raises UnsatisfiedAssumption, by which hypothesis passes over an example, where rounding explains nearly anything.
    """
    theirs = arrays(judge(*inputs, **named))
    trials = []
    for k in range(SHAKES):
        rng = np.random.default_rng(k)
        with Shaken(rng):
            trials.append(arrays(judge(*shaken(inputs, rng), **shaken(named, rng))))
    for got, want, *others in zip(arrays(mine), theirs, *trials, strict=True):
        assert got.shape == want.shape
        size = np.abs(want).max(initial=0)
        moved = max(np.abs(other - want).max(initial=0) for other in others)
        tol = SAFETY * (moved + EPS * size) + np.finfo(float).tiny
        if tol > HOPELESS * max(size, 1):
            raise UnsatisfiedAssumption("rounding may explain nearly anything here")
        np.testing.assert_allclose(got, want, rtol=0, atol=tol)
