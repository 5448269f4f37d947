"""A bench on which slips are tried: the cases of one seed, set up in a child that may be lost."""

from __future__ import annotations

import inspect
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import numpy as np

from autograder.book.book import Chapter
from autograder.book.evidence import LiveEvidence, Travelling, draw, spec_of
from autograder.book.exercise import Exercise
from autograder.book.limited import Work
from autograder.learner.judge import judge
from autograder.learner.pieces import MISSING, RAISED, ROUGH, Signature, Signatures, Spec, belongs, matches, sign
from autograder.learner.values import Observation

SLOW = 10.0  # seconds of CPU for the reference on its cases: with more, hundreds of slips would take too long
LEAST_SECONDS = 2.0  # of CPU, that a slip is given on all cases
TIMES = 20  # as much time as the reference needs, if that is more
SPARE_BITS = 8  # of a float32's 23
HUGE = 1e38  # near a float32's largest: what is larger is not recognised
SAME, CAUGHT, KEPT, STOPPED = "same", "caught", "kept", "stopped"  # what becomes of a slip on the cases of one seed


@dataclass(frozen=True)
class Shown:
    """What a function shows on the cases of one seed.

    fate: one of the four above. departs: for each case, signatures, of one projection, of the pieces in which it departs
    from the reference; on edge cases, which name nothing, none. tells: whether that is enough to recognise it by.
    """

    fate: str
    departs: list[Signatures]
    tells: bool

    def alike(self, other: Shown, tol: float) -> bool:
        """Whether an answer could match both on every case."""
        pairs = list(zip(self.departs, other.departs, strict=True))
        return all(x.keys() == y.keys() for x, y in pairs) and all(
            _equal(x[piece], y[piece], tol) for x, y in pairs for piece in x
        )


def _fate(differs: bool, loses: bool) -> str:
    return CAUGHT if loses else KEPT if differs else SAME


def _equal(a: Signature, b: Signature, tol: float) -> bool:
    """Whether an answer could match both."""
    if (a.shape, a.hash, len(a.numbers)) != (b.shape, b.hash, len(b.numbers)):
        return False
    size = math.sqrt(max(math.prod(a.shape or ()), 1))
    pairs = zip(a.numbers, b.numbers, strict=True)
    return all(abs(x - y) <= 2 * (tol * size * (1 + abs(x)) + ROUGH * abs(x)) for x, y in pairs)


def needs_torch(exercise: Exercise) -> bool:
    """Whether the modules of an exercise have torch: what they run may start its machinery."""
    modules = vars(inspect.getmodule(exercise.reference)), exercise.cases.__globals__
    return any("torch" in names for names in modules)


class Bench:
    """The cases of one seed, on which slips are run. It is set up in the child, and nothing of it runs elsewhere."""

    def __init__(self, chapter: Chapter, exercise: Exercise, seed: int):
        self.chapter, self.exercise, self.seed = chapter, exercise, seed
        self.cases: list[LiveEvidence] = []

    def prepared(self, work: Work) -> Callable[[], tuple[Work, float]]:
        def prepare() -> tuple[Work, float]:
            self._set_up()
            seconds = time.process_time()
            for case in self.cases:
                case.want  # noqa: B018 — it is worked out once, here
            seconds = time.process_time() - seconds
            if seconds > SLOW:
                raise TimeoutError(f"the reference takes {seconds:.1f} s on its cases")
            return work, max(LEAST_SECONDS, TIMES * seconds)

        return prepare

    def _set_up(self) -> None:
        vars(np).update(empty=_filled, empty_like=_filled_like)  # what nobody wrote must not depend on what lay there
        np.seterr(all="ignore")
        if needs_torch(self.exercise):
            import torch

            torch.set_num_threads(1)
        self.travelling = Travelling(self.exercise)
        self.spec: Spec = spec_of(self.exercise)
        earlier = self.chapter.earlier(self.exercise)
        self.cases = list(draw(self.exercise, earlier, self.seed, self.travelling))
        ordinary = [case for case in self.cases if not case.edge]
        self.enough = len(ordinary) > 1 or any(_is_more_than_a_number(case.want) for case in ordinary)

    def shown(self, f: Callable[..., Any]) -> Shown:
        """What f shows; where it raises on an ordinary case, no more is run. Raises MemoryError where it takes all there
        is."""
        departs: list[Signatures] = []
        differs, loses, told, vague = False, False, False, False
        for case in self.cases:
            seen, leaves = self._run(case, f)
            if RAISED in leaves and not case.edge:
                return Shown(CAUGHT, [], tells=False)
            differs = differs or bool(leaves and not self._accepted(case, leaves))
            loses = loses or bool(leaves and self._loses(case, seen, leaves))
            here = {} if case.edge else {p: leaf if leaf is MISSING else _brief(leaf) for p, leaf in leaves.items()}
            told = told or any(_tells(leaves[p], case.inputs) for p in here)
            vague = vague or any(matches(case.want.get(p), s, self.spec.tol) for p, s in here.items())
            departs.append(here)
        return Shown(_fate(differs, loses), departs, told and self.enough and not vague)

    def fate(self, f: Callable[..., Any]) -> str:
        """What becomes of f: no more of it is run than that takes."""
        differs = False
        for case in self.cases:
            seen, leaves = self._run(case, f)
            if leaves and self._loses(case, seen, leaves):
                return CAUGHT
            differs = differs or bool(leaves and not self._accepted(case, leaves))
        return _fate(differs, loses=False)

    def _run(self, case: LiveEvidence, f: Callable[..., Any]) -> tuple[Observation, dict[str, Any]]:
        seen = case.run(f)
        if seen.raised and seen.raised.type == "MemoryError":
            raise MemoryError
        return seen, case.departing(seen)

    def _accepted(self, case: LiveEvidence, leaves: dict[str, Any]) -> bool:
        """Whether all that departs is what an accepted answer gives: by its author's word it is the same."""

        def is_given(piece: str) -> bool:
            given = (found[piece] for found in case.accepted.values() if piece in found)
            return any(matches(leaves[piece], signature, self.spec.tol) for signature in given)

        return bool(self.exercise.variants) and all(map(is_given, leaves))

    def _loses(self, case: LiveEvidence, seen: Observation, leaves: dict[str, Any]) -> bool:
        """Whether what f shows on a case where it departs costs marks."""
        costs = RAISED in leaves or any(belongs(p, o) for p in leaves for o, w in self.spec.weights.items() if w)
        if costs and not self.exercise.variants:
            return True  # as the judge would say
        verdict = judge(self.spec, [case], [seen], self.travelling.laws, told=False)
        return verdict.points < verdict.max


def _brief(leaf: Any) -> Signature:
    """One projection, to fifteen bits behind the point: what ROUGH allows, and what packs well."""
    whole = sign(leaf, 1)
    bits = np.clip(np.array(whole.numbers), -HUGE, HUGE).astype(np.float32).view(np.int32)
    rounded = (bits + (1 << SPARE_BITS - 1)) >> SPARE_BITS << SPARE_BITS
    return Signature(whole.shape, tuple(rounded.astype(np.int32).view(np.float32).tolist()), whole.hash)


def _is_more_than_a_number(want: dict[str, Any]) -> bool:
    return len(want) > 1 or any(isinstance(leaf, np.ndarray) and leaf.size > 1 for leaf in want.values())


def _tells(leaf: Any, inputs: dict[str, Any]) -> bool:
    """Whether a wrong piece says anything: not one that is lacking, the same everywhere, no number, or an input."""
    if leaf is MISSING or leaf is None:
        return False
    if not isinstance(leaf, np.ndarray):
        return True
    finite = leaf[np.isfinite(leaf)]
    if finite.size < 2:
        return leaf.size == 1 and bool(finite.any())
    if np.ptp(finite.astype(float)) == 0:
        return False
    return not any(isinstance(i, np.ndarray) and np.array_equal(i, leaf) for i in inputs.values())


@wraps(np.empty)  # np.ma reads its docstring
def _filled(shape: Any, dtype: Any = float, *_: Any, **__: Any) -> np.ndarray:
    """Like np.empty; its numbers are none."""
    made = np.zeros(shape, dtype)
    made[...] = np.nan if made.dtype.kind in "fc" else 77 if made.dtype.kind in "iu" else made
    return made


@wraps(np.empty_like)
def _filled_like(array: Any, dtype: Any = None, *_: Any, **__: Any) -> np.ndarray:
    return _filled(np.shape(array), dtype or np.asarray(array).dtype)
