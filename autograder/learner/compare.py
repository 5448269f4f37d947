"""Compares what was seen on one case with what is right, piece by piece."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from autograder.learner.pieces import (
    MISSING,
    RAISED,
    Evidence,
    Signatures,
    Spec,
    belongs,
    matches,
    observed_pieces,
    same,
    sign,
)
from autograder.learner.values import Observation

Earlier = dict[str, list[str]]  # earlier exercise -> names of the misconceptions held there


class Comparison:
    """The pieces of an answer on one case, and which of them are wrong."""

    def __init__(self, evidence: Evidence, observation: Observation, spec: Spec, earlier: Earlier):
        self.evidence, self.observation, self.spec = evidence, observation, spec
        self.label, self.edge = evidence.label, evidence.edge
        self.seen = observed_pieces(observation, spec.parts)
        self.forgiven: dict[str, tuple[str, str]] = {}  # piece -> the earlier mistake that explains it
        self.alternative: set[str] = set()  # names of the accepted variants that it equals in some piece
        self.blamed: str | None = None  # the earlier exercise whose mistake makes this one raise
        if RAISED in self.seen:
            self.wrong = {RAISED}
            carried = ((by, s) for by, s in evidence.carried.items() if by[1] in earlier.get(by[0], ()))
            self.blamed = next((by[0] for by, s in carried if self.equals(s, RAISED)), None)
        else:
            asked = {p for p in self.seen if any(belongs(p, output) for output in spec.weights)}
            self.wrong = {p for p in {*evidence.want, *asked} if not self.is_right(p)}

    def is_right(self, piece: str) -> bool:
        """Whether a piece is right: as the reference has it, or as an accepted answer has it."""
        want, tol = self.evidence.want, self.spec.tol
        if piece in want and piece in self.seen and same(self.seen[piece], want[piece], tol):
            return True
        for name, signatures in self.evidence.accepted.items():
            if self.equals(signatures, piece):
                self.alternative.add(name)
                return True
        return False

    def equals(self, signatures: Signatures, piece: str) -> bool:
        """Whether a piece is as these signatures say, or is missing as they say."""
        if piece not in signatures:
            return False
        if signatures[piece] == MISSING:
            return piece not in self.seen
        return piece in self.seen and matches(self.seen[piece], signatures[piece], self.spec.tol)

    def faults(self, output: str) -> bool:
        """Whether an output is wrong on this case."""
        return RAISED in self.wrong or any(belongs(p, output) for p in self.wrong)

    def obeys(self, law: Callable[..., Any]) -> bool | None:
        """Whether the answer keeps a law. None if it cannot be asked, which counts as broken and is not told: nothing
        came back, the law cannot read it, or it says itself that it cannot judge."""
        if self.observation.seen is None:
            return None
        try:
            answer = law(self.evidence.inputs, self.observation.seen)
            return None if answer is None else bool(answer)
        except Exception:
            return None

    def shows(self, signatures: Signatures, piece: str) -> bool | None:
        """Whether a piece is what another answer gives, which departs from the right one in ``signatures``. None: this
        case cannot tell."""
        # with another number of values, missing pieces tell nothing
        if _miscounted(self.seen) != _miscounted(signatures):
            return False
        if RAISED in self.seen or RAISED in signatures:
            if piece != RAISED:
                return None if RAISED in self.seen and RAISED in signatures else False
            if not (RAISED in self.seen and RAISED in signatures):
                return False
        if piece in signatures:
            return piece in self.wrong and self.equals(signatures, piece)
        return piece not in self.wrong


def tells(cases: Iterable[Comparison], piece: str, signatures: Iterable[Signatures]) -> bool:
    """Whether agreement in this piece is evidence. It is none if the piece is missing, an exception, one number
    everywhere, not finite, or an unchanged input."""
    found = []
    for case, expected in zip(cases, signatures, strict=True):
        leaf = case.seen.get(piece)
        if piece == RAISED or leaf is None or piece not in expected or piece not in case.wrong:
            continue
        if not isinstance(leaf, np.ndarray):
            if leaf not in ("", "{}"):
                return True
        elif not any(is_input(leaf, value) for value in case.evidence.inputs.values()):
            found.append(leaf)
    return tells_something(found)


def tells_something(arrays: Iterable[np.ndarray]) -> bool:
    """Whether arrays hold different finite numbers; a single number tells something unless it is 0, 1 or -1."""
    arrays = list(arrays)
    flat = np.concatenate([np.asarray(a, np.float64).ravel() for a in arrays]) if arrays else np.zeros(0)
    flat = flat[np.isfinite(flat)]
    if flat.size == 0:
        return False
    if flat.size == 1:
        return bool(abs(flat[0]) not in (0.0, 1.0))
    return bool(np.ptp(flat) > 1e-12 * (1 + np.abs(flat).max()))


def is_input(leaf: np.ndarray, value: Any) -> bool:
    """Whether an array is this input, unchanged."""
    return (
        isinstance(value, np.ndarray)
        and leaf.ndim > 0
        and leaf.shape == value.shape
        and bool(np.array_equal(leaf, value))
    )


def _miscounted(found: Iterable[str]) -> bool:
    """Whether these are the pieces of an answer with a wrong number of values."""
    return any(belongs(p, "what it returns") for p in found)


def computed(cases: Iterable[Comparison]) -> str:
    """A digest of the wrong pieces on the ordinary cases, with five digits of each number; "" if there are none."""
    found: list[Any] = []
    for case in (c for c in cases if not c.edge):
        for piece in sorted(case.wrong - {RAISED}):
            signature = sign(case.seen.get(piece))
            numbers = [float(f"{x:.5g}") + 0.0 for x in signature.numbers]
            found.append([case.label, piece, list(signature.shape or ()), numbers, signature.hash])
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()[:16] if found else ""
