"""A bench on which slips are tried: the cases of one seed, drawn in a child process that may hang or crash."""

from __future__ import annotations

import inspect
import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from types import ModuleType
from typing import Any

import numpy as np

from autograder.book.book import Chapter
from autograder.book.evidence import LiveEvidence, Travelling, draw, spec_of
from autograder.book.exercise import Exercise
from autograder.book.limited import Work
from autograder.learner.judge import judge
from autograder.learner.pieces import MISSING, RAISED, ROUGH, Signature, Signatures, Spec, belongs, matches, sign
from autograder.learner.values import Observation

SLOW = 10.0  # seconds of CPU: if the reference needs more on its cases, hundreds of slips would take too long
LEAST_SECONDS = 1.0  # of CPU: a slip may run at least so long on all cases …
TIMES = 20  # … or so many times as long as the reference, if that is more
SPARE_BITS = 8  # of the 23 of a float32's fraction, that are rounded away
HUGE = 1e38  # near the largest float32: larger numbers are cut to it
SAME, CAUGHT, KEPT, STOPPED = "same", "caught", "kept", "stopped"  # the fates of a slip: slips.Slip explains them


@dataclass(frozen=True)
class Shown:
    """What a function shows on the cases of one seed.

    fate: one of the four above. departs: for each case, signatures (of one projection) of the pieces in which it
    departs from the reference; empty for edge cases, which name no mistake. tells: whether these suffice to recognise
    it.
    """

    fate: str
    departs: list[Signatures]
    tells: bool

    def alike(self, other: Shown, tol: float) -> bool:
        """Whether the two cannot be told apart: one answer could match both on every case."""
        pairs = list(zip(self.departs, other.departs, strict=True))
        return all(x.keys() == y.keys() for x, y in pairs) and all(
            _equal(x[piece], y[piece], tol) for x, y in pairs for piece in x
        )


def _fate(differs: bool, loses: bool) -> str:
    return CAUGHT if loses else KEPT if differs else SAME


def _equal(a: Signature, b: Signature, tol: float) -> bool:
    """Whether one answer could match both signatures."""
    if (a.shape, a.hash, len(a.numbers)) != (b.shape, b.hash, len(b.numbers)):
        return False
    size = math.sqrt(max(math.prod(a.shape or ()), 1))
    pairs = zip(a.numbers, b.numbers, strict=True)
    return all(abs(x - y) <= 2 * (tol * size * (1 + abs(x)) + ROUGH * abs(x)) for x, y in pairs)


@lru_cache
def _import_optimisers(module: ModuleType) -> None:
    """Import what the first optimiser of a process imports, if a module names any.

    It takes two seconds: in this process once, in a child for every exercise.
    """
    if "optim" in inspect.getsource(module):
        import torch._dynamo  # noqa: F401


def needs_torch(exercise: Exercise) -> bool:
    """Whether the modules of an exercise import torch, so that running it may start torch's threads."""
    modules = vars(inspect.getmodule(exercise.reference)), exercise.cases.__globals__
    return any("torch" in names for names in modules)


class Bench:
    """The cases of one seed, on which slips are run. All of its methods but ``prepared`` run in the child."""

    def __init__(self, chapter: Chapter, exercise: Exercise, seed: int):
        self.chapter, self.exercise, self.seed = chapter, exercise, seed
        self.cases: list[LiveEvidence] = []

    def prepared(self, work: Work) -> Callable[[], tuple[Work, float]]:
        """The ``prepare`` of :func:`limited.each`: draws the cases, and gives ``work`` and its limit in seconds of CPU.

        What it returns raises TimeoutError if the reference is too slow.
        """
        if needs_torch(self.exercise):
            _import_optimisers(sys.modules[self.exercise.reference.__module__])

        def prepare() -> tuple[Work, float]:
            self._set_up()
            seconds = time.process_time()
            for case in self.cases:
                case.want  # noqa: B018 — to ask for it works it out
            seconds = time.process_time() - seconds
            if seconds > SLOW:
                raise TimeoutError(f"the reference takes {seconds:.1f} s on its cases")
            return work, max(LEAST_SECONDS, TIMES * seconds)

        return prepare

    def _set_up(self) -> None:
        vars(np).update(
            empty=_filled, empty_like=_filled_like
        )  # a slip may read what nobody wrote: it must be the same every time
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
        """What f shows on all cases; once it raises on an ordinary case, it is run on no other.

        Raises MemoryError if f takes all memory.
        """
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
        """The fate of f. Once it loses marks on a case, it is run on no other. Raises MemoryError as ``shown`` does."""
        differs = False
        for case in self.cases:
            seen, leaves = self._run(case, f)
            if leaves and self._loses(case, seen, leaves):
                return CAUGHT
            differs = differs or bool(leaves and not self._accepted(case, leaves))
        return _fate(differs, loses=False)

    def _run(self, case: LiveEvidence, f: Callable[..., Any]) -> tuple[Observation, dict[str, Any]]:
        seen = case.run(f, explained=False)
        if seen.raised and seen.raised.type == "MemoryError":
            raise MemoryError
        return seen, case.departing(seen)

    def _accepted(self, case: LiveEvidence, leaves: dict[str, Any]) -> bool:
        """Whether every piece that departs is that of an accepted answer, which its author says is right too."""

        def is_given(piece: str) -> bool:
            given = (found[piece] for found in case.accepted.values() if piece in found)
            return any(matches(leaves[piece], signature, self.spec.tol) for signature in given)

        return bool(self.exercise.variants) and all(map(is_given, leaves))

    def _loses(self, case: LiveEvidence, seen: Observation, leaves: dict[str, Any]) -> bool:
        """Whether what f shows on a case where it departs costs marks."""
        costs = RAISED in leaves or any(belongs(p, o) for p in leaves for o, w in self.spec.weights.items() if w)
        if costs and not self.exercise.variants:
            return True  # no need to ask the judge
        verdict = judge(self.spec, [case], [seen], self.travelling.laws, told=False)
        return verdict.points < verdict.max


def _brief(leaf: Any) -> Signature:
    """A signature of one projection, its numbers rounded to 15 bits: ROUGH allows that much, and it compresses well."""
    whole = sign(leaf, 1)
    bits = np.clip(np.array(whole.numbers), -HUGE, HUGE).astype(np.float32).view(np.int32)
    rounded = (bits + (1 << SPARE_BITS - 1)) >> SPARE_BITS << SPARE_BITS
    return Signature(whole.shape, tuple(rounded.astype(np.int32).view(np.float32).tolist()), whole.hash)


def _is_more_than_a_number(want: dict[str, Any]) -> bool:
    return len(want) > 1 or any(isinstance(leaf, np.ndarray) and leaf.size > 1 for leaf in want.values())


def _tells(leaf: Any, inputs: dict[str, Any]) -> bool:
    """Whether a wrong piece can tell slips apart.

    It cannot if it is missing, one number everywhere, without finite numbers, or equal to an input.
    """
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
    """Like np.empty, but filled: with NaN, with 77 where the type is an integer, else with zeros."""
    made = np.zeros(shape, dtype)
    made[...] = np.nan if made.dtype.kind in "fc" else 77 if made.dtype.kind in "iu" else made
    return made


@wraps(np.empty_like)
def _filled_like(array: Any, dtype: Any = None, *_: Any, **__: Any) -> np.ndarray:
    """Like np.empty_like, but filled as ``_filled`` does."""
    return _filled(np.shape(array), dtype or np.asarray(array).dtype)
