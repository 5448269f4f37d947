"""Cuts answers into pieces, and says when two pieces are equal.

A piece is an output, or a named block of an output (dW for each gate). Known wrong answers are stored as signatures of
their pieces: these suffice to recognise them, and take a hundredth of their size.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

import numpy as np

from autograder.learner.values import Observation, Opaque, digest

RAISED = "!"  # the piece that stands for "an exception instead of an answer"
FLOAT32_TOLERANCE = 1e-5
PROJECTIONS = 3
ROUGH = 2.0**-15  # relative: the signatures of slips, which have fewer projections, are stored in sixteen bits


@dataclass
class Spec:
    """The part of an exercise's record that is data, as comparing needs it."""

    name: str
    points: float
    weights: dict[str, float]  # output -> weight; empty if only laws judge
    parts: dict[str, tuple[int, tuple[str, ...]]]  # output -> (axis, labels); labels ("t",) mark a time axis
    tol: float
    laws: dict[str, dict[str, Any]]  # name -> says, hint, pointer, share
    misconceptions: dict[str, dict[str, Any]]  # name -> says, hint, pointer
    notes: dict[str, str | None]  # accepted variant -> remark
    returns: tuple[str, ...]  # names of the returned values, compared or not
    kind: str = "exercise"
    trained: dict[str, tuple[int, ...]] = field(default_factory=dict)  # if the answer is weights: name -> shape
    alike: tuple[str, ...] = ()  # outputs and laws that are the same for everybody: they earn only beside others
    docstring: str = ""  # of the reference, which learners have too
    slips: tuple[str, ...] = ()  # kind of each slip, by its number; "" if slips of several kinds give the same numbers


@dataclass(frozen=True)
class Signature:
    """Enough of a leaf to recognise it: the shape and fixed projections of an array, the hash of anything else."""

    shape: tuple[int, ...] | None
    numbers: tuple[float, ...] = ()
    hash: str = ""


Signatures = dict[str, Signature]  # piece -> signature


class Evidence(Protocol):
    """One case: the right answer's pieces, and the pieces in which other known answers depart from it.

    inputs: name -> plain value. want: piece -> leaf, or a Signature if the value must not be readable.
    known, accepted: name -> signatures. carried: (earlier exercise, its misconception) -> signatures.
    slips: number of a slip -> signatures of one projection; hidden cases have none.
    Some of it may be worked out or fetched only when it is asked for.
    """

    @property
    def label(self) -> str: ...
    @property
    def edge(self) -> bool: ...
    @property
    def inputs(self) -> dict[str, Any]: ...
    @property
    def want(self) -> dict[str, Any]: ...
    @property
    def known(self) -> dict[str, Signatures]: ...
    @property
    def accepted(self) -> dict[str, Signatures]: ...
    @property
    def carried(self) -> dict[tuple[str, str], Signatures]: ...
    @property
    def slips(self) -> dict[int, Signatures]: ...


@dataclass
class StoredEvidence:
    """Evidence read from a file."""

    label: str
    edge: bool
    inputs: dict[str, Any]
    want: dict[str, Any]
    known: dict[str, Signatures] = field(default_factory=dict)
    accepted: dict[str, Signatures] = field(default_factory=dict)
    carried: dict[tuple[str, str], Signatures] = field(default_factory=dict)
    slips: dict[int, Signatures] = field(default_factory=dict)


def leaves(path: str, value: Any) -> dict[str, Any]:
    """Flatten a plain value: path -> array, str, None, set or Opaque. Regular lists of numbers count as arrays."""
    if isinstance(value, dict):
        found: dict[str, Any] = {}
        for key, item in value.items():
            found.update(leaves(f"{path}[{key!r}]", item))
        return found or {path: "{}"}
    if isinstance(value, (bool, int, float)):
        return {path: np.asarray(value)}
    if isinstance(value, (tuple, list)):
        array = _as_array(value) if value else np.zeros(0)
        if array is not None:
            return {path: array}
        found = {}
        for k, item in enumerate(value):
            found.update(leaves(f"{path}[{k}]", item))
        return found
    return {path: value}


def _as_array(items: Any) -> np.ndarray | None:
    """A list of numbers, or of arrays of one shape, as one array; None for any other list."""
    if not items or not all(isinstance(i, (bool, int, float, np.ndarray, tuple, list)) for i in items):
        return None
    try:
        array = np.asarray(items)
    except ValueError:
        return None
    return array if array.dtype.kind in "bif" else None


def pieces(seen: dict[str, Any], parts: dict[str, tuple[int, tuple[str, ...]]]) -> dict[str, Any]:
    """The pieces of outputs (name -> plain value). Their names are those of the outputs, or output.label for named blocks."""
    found = {}
    for name, value in seen.items():
        for path, leaf in leaves(name, value).items():
            axis, labels = parts.get(path, (0, ("t",)))
            divides = isinstance(leaf, np.ndarray) and leaf.ndim > axis and leaf.shape[axis] % len(labels) == 0
            if labels == ("t",) or not divides:
                found[path] = leaf
            else:
                size, before = leaf.shape[axis] // len(labels), (slice(None),) * axis
                for k, label in enumerate(labels):
                    found[f"{path}.{label}"] = leaf[(*before, slice(k * size, (k + 1) * size))]
    return found


def belongs(piece: str, output: str) -> bool:
    """Whether a piece is an output, or a part of it."""
    return piece == output or piece.startswith((f"{output}.", f"{output}["))


def observed_pieces(observation: Observation, parts: dict[str, tuple[int, tuple[str, ...]]]) -> dict[str, Any]:
    """The pieces of one run; after an exception there is one piece, RAISED."""
    if observation.raised is not None:
        return {RAISED: f"{observation.raised.type}: {observation.raised.message}"}
    assert observation.seen is not None  # if it did not raise, it returned something
    return pieces(observation.seen, parts)


def tolerance(leaf: Any, tol: float) -> float:
    """The tolerance for one leaf: float32 values get a larger one."""
    is_single = isinstance(leaf, np.ndarray) and leaf.dtype == np.float32
    return max(tol, FLOAT32_TOLERANCE) if is_single else tol


def same(seen: Any, want: Any, tol: float) -> bool:
    """Whether two leaves are equal: arrays within tolerance and of one shape, anything else exactly. NaN never is."""
    if isinstance(want, Signature):
        return matches(seen, want, tol)
    if isinstance(want, np.ndarray):
        if not isinstance(seen, np.ndarray) or seen.shape != want.shape:
            return False
        exact = bool((seen == want).all())  # so are most pieces, and this takes a third of the time
        return exact or _near(seen.astype(np.float64), want.astype(np.float64), tolerance(seen, tol))
    return type(seen) is type(want) and not isinstance(seen, Opaque) and seen == want


@np.errstate(invalid="ignore")  # inf - inf
def _near(seen: np.ndarray, want: np.ndarray, tol: float) -> bool:
    """The same as np.allclose in a tenth of its time, which counts for every piece of every known answer."""
    near = (np.abs(seen - want) <= tol * (1 + np.abs(want))) & np.isfinite(want)
    return bool((near | (seen == want)).all())


MISSING = Signature(None, hash="missing")  # stands for a piece that an answer does not have


def sign(leaf: Any, projections: int = PROJECTIONS) -> Signature:
    """The signature of a leaf."""
    if not isinstance(leaf, np.ndarray):
        return Signature(None, hash=digest(leaf))
    return Signature(leaf.shape, tuple(_project(leaf, projections).tolist()))


def signature_of(stored: list[Any]) -> Signature:
    """A signature from JSON: shape, numbers, hash."""
    shape, numbers, code = stored
    return Signature(None if shape is None else tuple(shape), tuple(numbers), code)


def matches(leaf: Any, signature: Signature, tol: float) -> bool:
    """Whether a leaf has this signature, within tolerance. NaN may match, because a known mistake may overflow."""
    if signature.shape is None:
        return not isinstance(leaf, np.ndarray) and digest(leaf) == signature.hash
    if not isinstance(leaf, np.ndarray) or leaf.shape != signature.shape:
        return False
    theirs = np.array(signature.numbers)
    mine = _project(leaf, len(theirs))
    size = np.sqrt(max(leaf.size, 1))
    rough = ROUGH if len(theirs) < PROJECTIONS else 0.0
    near = tolerance(leaf, tol) * size * (1 + np.abs(theirs)) + rough * np.abs(theirs)
    return bool(np.all(np.abs(theirs - mine) <= near))


def _project(array: np.ndarray, count: int) -> np.ndarray:
    """A few fixed projections, the same on every machine. Entries that are not finite are replaced by constants."""
    flat = array.astype(np.float64).ravel()
    if not np.isfinite(flat).all():
        flat = np.nan_to_num(flat, nan=1.618, posinf=27.18, neginf=-31.41)
    projected: np.ndarray = _waves(count, flat.size) @ flat
    return projected


@lru_cache(64)
def _waves(count: int, size: int) -> np.ndarray:
    k, j = np.arange(1, count + 1)[:, None], np.arange(1, size + 1)
    waves: np.ndarray = np.cos(0.7390851 * k * j + k * j**0.5)
    return waves
