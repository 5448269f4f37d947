"""The record of an exercise: what is marked, on which cases, and which mistakes are known by name.

One equation serves every kind of exercise. ``seen = drive(f, **case)`` runs beside the learner's function and returns
a dict of plain values; the judge forms ``drive(reference, **case)`` from its own copy of the case and compares the
two, or asks laws of what was seen.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

import numpy as np

from autograder.book.kept import kept

Function = Callable[..., Any]
NEEDED: Any = object()  # what a record must say


@dataclass(frozen=True)
class Case:
    """One set of inputs.

    label: what messages call it ("only the bias", "T = 1").
    inputs: parameter name -> plain value, in the order in which the default drive hands them over.
    edge: True for one-sized or extreme inputs. They decide the last fifth of a mark and never name a mistake.
    """

    label: str
    inputs: dict[str, Any]
    edge: bool = False


@dataclass(frozen=True)
class Misconception:
    """A wrong implementation with a name. ``breaks`` names the law that catches it, where the answer is free."""

    name: str
    function: Function
    says: str
    hint: str
    pointer: str | None = None
    breaks: str | None = None


@dataclass(frozen=True)
class Law:
    """A predicate on (case, seen) that must hold for every right answer. ``share`` is its weight in the mark."""

    name: str
    holds: Callable[[dict[str, Any], dict[str, Any]], bool | None]
    says: str
    hint: str
    share: float
    pointer: str | None = None


@dataclass(frozen=True)
class Variant:
    """Another right answer; ``note`` is a remark where it deserves one."""

    name: str
    function: Function
    note: str | None


@dataclass
class Exercise:
    """How one function of ``solutions/`` is marked.

    reference: the answer, from ``solutions/``; its name is the exercise's name.
    points: what a right answer earns.
    cases: a function of a NumPy Generator that yields :class:`Case`; sizes random and pairwise different, so that a
        transposition cannot hide. It is called with many seeds and must suit them all.
    returns: names of the returned values in order, or a mapping name -> weight. Weights divide the points.
    drive: runs the learner's function on a case and returns a dict of plain values keyed by ``returns``. Its source
        text travels, so it may use its arguments, ``np``, ``torch`` and functions of records only, whose text travels
        with it. None: call with the inputs by position.
    parts: names for pieces of an output, ``{"dW": (1, "ifgo")}`` (axis 1 falls into four equal blocks), or
        ``{"hs": (0, "t")}`` (axis 0 is time: messages say at which step the answer first departs).
    after: exercises of the same notebook that a learner's answer calls; an earlier mistake is not punished twice.
    tol: relative and absolute tolerance of the comparison.
    by_laws: the answer is free and only laws judge it (hand-set weights, initialisers, samplers).
    data: the answer is plain data, made in one call, and the drive measures it. It is then measured outside the
        learner's process, where measurements cannot be forged. To be said where laws judge what a drive returns.
    trained: name -> shape of the arrays, where the answer is weights that took minutes to train. The reference then
        takes a seed and trains; a learner hands in their arrays in a file, and the drive measures them. Implies
        by_laws and data.
    alike: outputs, and laws with a share, that the right answer keeps on every seed, as the type of a result, or what a
        drive notes of how it was called. A constant has them too: they earn only beside one that is not alike.
    minutes: what a learner should expect to need.
    same: slips of the reference that certify must not ask a case for, as it names them, "constant: 4 → 5": why each of
        them may compute something else and still be right.
    """

    reference: Function
    points: float = NEEDED
    cases: Callable[[np.random.Generator], Iterable[Case]] = NEEDED
    returns: tuple[str, ...] | Mapping[str, float] = NEEDED
    drive: Function | None = None
    parts: Mapping[str, tuple[int, str | tuple[str, ...]]] = field(default_factory=dict)
    after: tuple[str, ...] = ()
    tol: float = 1e-9
    by_laws: bool = False
    data: bool | None = None
    trained: Mapping[str, tuple[int, ...]] | None = None
    alike: tuple[str, ...] = ()
    minutes: int | None = None
    same: Mapping[str, str] = field(default_factory=dict)
    kind: str = field(default="exercise", init=False)
    misconceptions: dict[str, Misconception] = field(default_factory=dict, init=False)
    laws: dict[str, Law] = field(default_factory=dict, init=False)
    variants: dict[str, Variant] = field(default_factory=dict, init=False)
    relations: dict[str, Function] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        name = getattr(self.reference, "__name__", self.reference)
        for what, means in (
            ("points", "what a right answer earns"),
            ("cases", "a function of a random generator"),
            ("returns", "the names of what it returns"),
        ):
            if getattr(self, what) is NEEDED:
                raise TypeError(f"{name} says no {what}: add {what}=…, {means}")
        if isinstance(self.points, bool) or not isinstance(self.points, (int, float)):
            raise TypeError(f"{name}: points must be a number, not {self.points!r}")
        if not callable(self.cases):
            raise TypeError(f"{name}: cases must be a function of a random generator, not {self.cases!r}")
        if isinstance(self.returns, str):
            raise TypeError(f"{name}: returns must be names, ({self.returns!r},), not one string")
        if self.trained:
            self.by_laws = self.data = True

    @property
    def name(self) -> str:
        return self.reference.__name__

    @cached_property
    def answer(self) -> Function:
        """The reference; one that trains does so once, and what it gives is kept."""
        return partial(kept, self.reference) if self.trained else self.reference

    @property
    def weights(self) -> dict[str, float]:
        """Output name -> weight, in the order of the returned values."""
        if isinstance(self.returns, Mapping):
            return dict(self.returns)
        return dict.fromkeys(self.returns, 1.0)

    def mistake(
        self, function: Function | None = None, *, pointer: str | None = None, breaks: str | None = None
    ) -> Any:
        """Record the decorated function as a known wrong answer; use it with or without arguments.

        The words stand in its docstring: the first paragraph is the diagnosis, one sentence; the rest is the hint, a
        question or a pointer, never the answer. pointer: an equation or section, optional. breaks: the law that
        catches it; its sentence and hint are then the law's, and a docstring is for authors.
        """

        def add(function: Function) -> Function:
            name = function.__name__
            says, hint = ("", "") if breaks else words_of(function)
            self.misconceptions[name] = Misconception(name, function, says, hint, pointer, breaks)
            return function

        return add(function) if function else add

    def law(
        self, says: str, hint: str, pointer: str | None = None, share: float | None = None
    ) -> Callable[[Function], Function]:
        """Record the decorated predicate ``(case, seen) -> bool | None`` as a law.

        ``case`` is the dict of inputs and ``seen`` what the drive returned; like a drive's, its source travels.
        None: what the law presupposes does not hold. Then it is not kept, and its sentence is not told.
        share: weight in the mark; 1 where only laws judge, else 0 (it explains a wrong answer and costs nothing).
        """

        def add(function: Function) -> Function:
            weight = (1.0 if self.by_laws else 0.0) if share is None else share
            self.laws[function.__name__] = Law(function.__name__, function, says, hint, weight, pointer)
            return function

        return add

    def follows(self, earlier: str) -> Callable[[Function], Function]:
        """Record the decorated ``(case, seen) -> pairs`` as what the answer owes to an earlier exercise of the notebook.

        A pair is the arguments of a call of ``earlier``, and the tuple of what it must have given there if the answer that
        was seen is right but for it. Where the learner's own earlier function gives that in every pair, its mistake is
        not punished again, known by name or not. Its source travels, as a law's does.
        """

        def add(function: Function) -> Function:
            self.relations[earlier] = function
            return function

        return add

    def accepts(self, function: Function | None = None, *, note: str | None = None) -> Any:
        """Record the decorated function as another right answer; use it with or without a remark.

        In the record stand those that deserve a remark, or whose result differs from the reference's and is right.
        Those that compute the same are tests: tests/accepted/x/NAME.py, read by ``certify`` only.
        """

        def add(function: Function) -> Function:
            self.variants[function.__name__] = Variant(function.__name__, function, note)
            return function

        return add(function) if function else add

    def draw(self, rng: np.random.Generator) -> Iterator[Case]:
        """The cases for one seed."""
        yield from self.cases(rng)


@dataclass
class Essay:
    """Prose marked by a person: nbgrader's manual cell. ``rubric`` is printed above it, for learner and marker."""

    name: str
    points: float
    rubric: str
    minutes: int | None = None
    kind: str = field(default="essay", init=False)


def choice(
    letters: Mapping[str, str], name: str, points: float, minutes: int | None = None, asks: str = "", **wrong: str
) -> Exercise:
    """A quiz: a function without arguments that returns one letter; each wrong letter has its own feedback.

    letters: LETTERS of the chapter's module in ``solutions/``, name of a quiz -> the right letter.
    asks: the docstring of the learner's stub, where it is to say more than which letters there are.

    >>> quiz = choice({"gates": "B"}, "gates", 2, A="That one is the candidate.", C="There are three of them.")
    >>> quiz.reference(), quiz.reference.__doc__
    ('B', 'Which of A, B, C? Return one letter.')
    >>> sorted(quiz.misconceptions)
    ['A', 'C']
    """
    reference = _always(letters[name])
    reference.__name__ = name
    reference.__doc__ = asks or f"Which of {', '.join(sorted({letters[name], *wrong}))}? Return one letter."
    exercise = Exercise(reference, points, lambda rng: [Case("your choice", {})], ("choice",), minutes=minutes)
    exercise.kind = "quiz"
    for letter, feedback in wrong.items():
        exercise.misconceptions[letter] = Misconception(letter, _always(letter), feedback, hint="")
    return exercise


def words_of(function: Function) -> tuple[str, str]:
    """Diagnosis and hint, from a mistake's docstring; empty where there is none."""
    first, *rest = inspect.cleandoc(function.__doc__ or "").split("\n\n")
    return " ".join(first.split("\n")), "\n\n".join(" ".join(part.split("\n")) for part in rest)


def _always(value: str) -> Function:
    return lambda: value


def essay(points: float, rubric: str, minutes: int | None = None) -> Essay:
    """An essay; its name is the variable that holds it, set when the chapter is read."""
    return Essay("", points, inspect.cleandoc(rubric), minutes)
