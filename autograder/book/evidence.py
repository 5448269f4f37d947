"""Evidence: what the author's side knows of a case, the right answer and how every known answer differs from it.

For hidden cases the judge works it out when a mark needs it; for visible cases the build writes it into ``cases.npz``.
"""

from __future__ import annotations

import ast
import hashlib
import inspect
import re
import sys
import textwrap
import types
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import numpy as np

from autograder.book.exercise import Case, Exercise
from autograder.book.imports import globals_of
from autograder.learner import values, weights
from autograder.learner.pieces import MISSING, RAISED, Signatures, Spec, observed_pieces, same, sign

OF_RECORDS = re.compile(r"chapters\.\w+\.exercises\.")  # the text of these modules' functions may travel to learners


def spec_of(exercise: Exercise, slips: tuple[str, ...] = ()) -> Spec:
    """The part of a record that is data, as the judge needs it. slips: the kind of each slip that can be told."""

    def told(record: Any) -> dict[str, Any]:
        return {"says": record.says, "hint": record.hint, "pointer": record.pointer}

    return Spec(
        name=exercise.name,
        points=float(exercise.points),
        weights={} if exercise.by_laws else exercise.weights,
        parts={
            k: (axis, (labels,) if labels == "t" else tuple(labels)) for k, (axis, labels) in exercise.parts.items()
        },
        tol=exercise.tol,
        laws={law.name: {**told(law), "share": law.share} for law in exercise.laws.values()},
        misconceptions={m.name: told(m) for m in exercise.misconceptions.values() if not m.breaks},
        notes={v.name: v.note for v in exercise.variants.values()},
        returns=tuple(exercise.weights),
        kind=exercise.kind,
        trained={name: tuple(shape) for name, shape in (exercise.trained or {}).items()},
        docstring=inspect.getdoc(exercise.reference) or "",
        alike=tuple(exercise.alike),
        slips=slips,
    )


def source_of(function: Callable[..., Any]) -> str:
    """A function's source text without decorators, followed by the texts of the functions of records that it calls.

    Raises TypeError for a lambda, which has no text of its own, and if two functions of these have one name.
    """
    texts: dict[Callable[..., Any], str] = {}
    waiting = [function]
    for now in waiting:  # the list grows in the loop
        texts[now] = _own_text(now)
        named = [now.__globals__.get(name) for name in sorted(globals_of(texts[now]))]
        travels = [f for f in named if isinstance(f, types.FunctionType) and OF_RECORDS.match(f.__module__)]
        waiting += [f for f in travels if f not in waiting]
    if len({f.__name__ for f in texts}) < len(texts):
        raise TypeError(f"{function.__name__} calls different functions of one name: rename one of them")
    return "\n\n\n".join(texts.values())


def _own_text(function: Callable[..., Any]) -> str:
    """A function's own source text, without decorators. Raises TypeError for a lambda."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    if not isinstance(tree, ast.FunctionDef) or tree.name != function.__name__:
        raise TypeError(f"{function.__name__} must be written with def: its source text travels to the learner")
    tree.decorator_list = []
    return ast.unparse(tree)


class Travelling:
    """A record's drive, laws and relations: their source text, which travels, and the functions made from that text.

    Certify, judge and learners all use functions made from the text, so a function whose text does not work shows
    early.
    """

    def __init__(self, exercise: Exercise):
        self.drive_text = (source_of(exercise.drive), exercise.drive.__name__) if exercise.drive else None
        self.law_texts = {law.name: source_of(law.holds) for law in exercise.laws.values()}
        self.relation_texts = {e: (source_of(f), f.__name__) for e, f in exercise.relations.items()}
        self.relations = {e: values.load(*text) for e, text in self.relation_texts.items()}
        self.drive = values.load(*self.drive_text) if self.drive_text else None
        self.laws = {name: values.load(text, name) for name, text in self.law_texts.items()}


def calling(reference: Callable[..., Any], wrong: dict[str, Callable[..., Any]]) -> Callable[..., Any]:
    """A copy of ``reference`` that calls these functions instead of those of its module that have their names.

    It computes what a learner's right function computes when it calls a wrong earlier one.
    """
    namespace = _world_of(reference)
    namespace.update(wrong)
    copy: Callable[..., Any] = namespace[reference.__name__]
    return copy


def rewritten(reference: Callable[..., Any], text: str) -> Callable[..., Any]:
    """The function or class that ``text`` defines in place of ``reference``, in a copy of its module.

    Functions of the module that call ``reference`` call it instead. Raises whatever the text raises when it is
    executed: SyntaxError, or NameError in a default value.
    """
    namespace = _world_of(reference)
    exec(compile(text, "<rewritten>", "exec"), namespace)
    made: Callable[..., Any] = namespace[reference.__name__]
    return made


def _world_of(reference: Callable[..., Any]) -> dict[str, Any]:
    """A copy of the namespace of a reference's module, in which the module's functions look up names in the copy."""
    module = reference.__module__
    whole = vars(sys.modules[module])
    namespace = dict(whole)
    for name, f in whole.items():
        if isinstance(f, types.FunctionType) and f.__module__ == module:
            namespace[name] = types.FunctionType(f.__code__, namespace, name, f.__defaults__, f.__closure__)
            namespace[name].__kwdefaults__ = f.__kwdefaults__
    return namespace


class LiveEvidence:
    """:class:`autograder.learner.pieces.Evidence` of which each part is worked out when it is first asked for."""

    def __init__(self, case: Case, exercise: Exercise, spec: Spec, travelling: Travelling, earlier: list[Exercise]):
        self.label, self.edge, self.inputs = case.label, case.edge, case.inputs
        self._exercise, self._spec, self._drive, self._earlier = exercise, spec, travelling.drive, earlier
        self._watched: dict[Any, values.Observation] = {}
        self.slips: dict[int, Signatures] = {}  # visible_evidence() fills it; hidden cases have none

    @cached_property
    def observation(self) -> values.Observation:
        """What the reference shows on this case."""
        return self.watch(self._exercise.answer)

    @cached_property
    def want(self) -> dict[str, Any]:
        if not self._spec.weights:  # only laws judge, so nothing is compared
            return {}
        raised = self.observation.raised
        if raised:
            raise RuntimeError(
                f"the reference {self._spec.name} raises {raised.type} on “{self.label}”: {raised.message}"
            )
        return observed_pieces(self.observation, self._spec.parts)

    @cached_property
    def known(self) -> dict[str, Signatures]:
        return {m.name: self._differs(m.function) for m in self._exercise.misconceptions.values() if not m.breaks}

    @cached_property
    def accepted(self) -> dict[str, Signatures]:
        """Where only laws judge, any answer that keeps them is right, so only answers with a remark need signatures."""
        free = not self._spec.weights
        return {
            v.name: {} if free and not v.note else self._differs(v.function) for v in self._exercise.variants.values()
        }

    @cached_property
    def carried(self) -> dict[tuple[str, str], Signatures]:
        return {
            (other.name, m.name): self._differs(calling(self._exercise.reference, {other.name: m.function}))
            for other in self._earlier
            for m in other.misconceptions.values()
        }

    def watch(self, f: Callable[..., Any]) -> values.Observation:
        """What ``f`` shows on this case. ``f`` is run once, and the result is remembered."""
        if f not in self._watched:
            self._watched[f] = self.run(f)
        return self._watched[f]

    def run(self, f: Callable[..., Any], explained: bool = True) -> values.Observation:
        """What ``f`` shows on this case; it is run anew at every call. explained: as for ``values.watch``."""
        asked = weights.asked(f, self._spec.trained)
        return values.watch(asked, self.inputs, self._spec.returns, self._drive, explained)

    def departing(self, seen: values.Observation) -> dict[str, Any]:
        """The pieces in which an answer departs from the reference's: name -> the piece, or MISSING if it is absent."""
        found = observed_pieces(seen, self._spec.parts)
        if RAISED in found:
            return {RAISED: found[RAISED]}
        tol, want = self._spec.tol, self.want
        differing = {p: leaf for p, leaf in found.items() if p not in want or not same(leaf, want[p], tol)}
        return {**differing, **{p: MISSING for p in want if p not in found}}

    def _differs(self, f: Callable[..., Any]) -> Signatures:
        """Signatures of the pieces in which f's answer departs from the reference's."""
        departing = self.departing(self.watch(f))
        return {p: leaf if leaf is MISSING else sign(leaf) for p, leaf in departing.items()}


def hidden_seed(secret: bytes, learner: str, exercise_id: str) -> int:
    """The seed of a learner's hidden cases. The attempt does not enter, so a regrade gives the same mark."""
    return int.from_bytes(hashlib.blake2b(f"{learner}\0{exercise_id}".encode(), key=secret[:64]).digest()[:16])


def visible_seed(exercise_id: str) -> int:
    """The seed of the cases in ``cases.npz``."""
    return hidden_seed(b"visible", "", exercise_id)


def proof_seed(exercise: str, number: int) -> int:
    """The seed of the ``number``-th set of hidden cases on which certify proves an exercise."""
    return hidden_seed(b"certify", str(number), exercise)


def draw(exercise: Exercise, earlier: list[Exercise], seed: int, travelling: Travelling) -> Iterator[LiveEvidence]:
    """Yield evidence for each case of one seed. earlier: the exercises that a learner's answer calls."""
    spec = spec_of(exercise)
    for case in exercise.draw(np.random.default_rng(seed)):
        inputs = {name: values.plain(value) for name, value in case.inputs.items()}
        yield LiveEvidence(Case(case.label, inputs, case.edge), exercise, spec, travelling, earlier)
