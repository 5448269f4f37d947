"""The record of an exercise: what is marked, on which cases, and which mistakes are known by name.

One equation serves every kind of exercise. ``seen = drive(f, **case)`` runs the learner's function in their process and
returns a dict of plain values. The judge forms ``drive(reference, **case)`` from its own copy of the case and compares
the two, or asks laws whether what was seen is right.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

import numpy as np

from autograder.book.kept import kept
from autograder.learner.language import mark

Function = Callable[..., Any]
WHICH = mark("Which of {letters}? Return one letter.")  # what a quiz's docstring asks
NEEDED: Any = object()  # the default of a field that every record must give


@dataclass(frozen=True)
class Case:
    """One set of inputs.

    label: the name of the case in messages ("only the bias", "T = 1").
    inputs: parameter name -> plain value, in the order in which the default drive hands them over.
    edge: True for one-sized or extreme inputs. They decide the last fifth of a mark and never name a mistake.
    """

    label: str
    inputs: dict[str, Any]
    edge: bool = False


@dataclass(frozen=True)
class Misconception:
    """A wrong implementation with a name.

    says, hint: the diagnosis and the hint that learners read. breaks: the law that catches it, where only laws judge.
    """

    name: str
    function: Function
    says: str
    hint: str
    pointer: str | None = None
    breaks: str | None = None


@dataclass(frozen=True)
class Law:
    """A predicate on (case, seen) that every right answer fulfils. share: its weight in the mark."""

    name: str
    holds: Callable[[dict[str, Any], dict[str, Any]], bool | None]
    says: str
    hint: str
    share: float
    pointer: str | None = None


@dataclass(frozen=True)
class Variant:
    """Another right answer. note: a remark on it that learners read, or None."""

    name: str
    function: Function
    note: str | None


@dataclass
class Exercise:
    """How one function of ``solutions/`` is marked.

    reference: the answer, from ``solutions/``; its name is the exercise's name.
    points: what a right answer earns.
    cases: a function of a NumPy Generator that yields :class:`Case`. Its sizes are random and pairwise different, so
        that a transposition shows. It is called with many seeds and must suit them all.
    returns: names of the returned values in order, or a mapping name -> weight. Weights divide the points.
    drive: runs the learner's function on a case and returns a dict of plain values keyed by ``returns``. Its source
        text travels, so it may use only its arguments, ``np``, ``torch`` and functions of records, whose text travels
        with it. None: the function is called with the inputs by position.
    parts: names for pieces of an output: ``{"dW": (1, "ifgo")}`` cuts axis 1 into four equal blocks;
        ``{"hs": (0, "t")}`` says that axis 0 is time, so messages say at which step the answer first departs.
    after: exercises of the same notebook that a learner's answer calls. A mistake made there is not punished again.
    tol: relative and absolute tolerance of the comparison.
    by_laws: many answers are right and only laws judge them (hand-set weights, initialisers, samplers).
    data: True if the answer is plain data, made in one call, which the drive measures. It is then measured outside the
        learner's process, where nobody can forge the measurement. A record with a drive and by_laws must say it.
    trained: name -> shape of the arrays, if the answer is weights that take minutes to train. The reference then takes
        a seed and trains; learners hand in their arrays in a file, and the drive measures them. Implies by_laws and
        data.
    alike: outputs, and laws with a share, that are the same for every seed, such as the type of a result, or how often
        a drive was called. A constant has them too, so they earn only beside an output or a law that is not alike.
    minutes: how long a learner should expect to need.
    core: True if the exercise belongs to the short course, False if it is *more*: see ``hours.py``.
    same: slip of the reference, as certify names it ("constant: 4 → 5") -> why it may compute something else and is
        right all the same. For these certify asks for no case.

    Raises TypeError if points, cases or returns is missing or of a wrong type.
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
    core: bool = False
    same: Mapping[str, str] = field(default_factory=dict)
    kind: str = field(default="exercise", init=False)
    misconceptions: dict[str, Misconception] = field(default_factory=dict, init=False)
    laws: dict[str, Law] = field(default_factory=dict, init=False)
    variants: dict[str, Variant] = field(default_factory=dict, init=False)
    equivalents: dict[str, Variant] = field(default_factory=dict, init=False)
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
        """The reference. If it trains, a function that reads its kept weights, and trains only if there are none."""
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

        Its docstring holds the words for learners: the first paragraph is the diagnosis, one sentence; the rest is the
        hint, a question or a pointer, never the answer. pointer: an equation or a section to look at. breaks: the law
        that catches it; learners then read the law's words, and a docstring is for authors.
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

        ``case`` is the dict of inputs, and ``seen`` what the drive returned; like a drive's, its source text travels.
        It returns None if something else is wrong, so that it cannot judge its own matter: then it earns nothing, and
        its sentence is not told. says, hint, pointer: the words for learners. share: its weight in the mark; the default
        is 1 where only laws judge, else 0: then it explains a wrong answer and costs nothing.
        """

        def add(function: Function) -> Function:
            weight = (1.0 if self.by_laws else 0.0) if share is None else share
            self.laws[function.__name__] = Law(function.__name__, function, says, hint, weight, pointer)
            return function

        return add

    def follows(self, earlier: str) -> Callable[[Function], Function]:
        """Record the decorated ``(case, seen) -> pairs``: how the answer depends on an earlier exercise of the
        notebook.

        A pair is the arguments of a call of ``earlier``, and the tuple of values that this call must have returned if
        the answer calls it and is right otherwise. If the learner's own earlier function returns these values in every
        pair, its mistake is not punished again, whether it is listed or not. The source text travels, as a law's does.
        """

        def add(function: Function) -> Function:
            self.relations[earlier] = function
            return function

        return add

    def accepts(self, function: Function | None = None, *, note: str | None = None) -> Any:
        """Record the decorated function as another right answer; use it with or without arguments.

        It is for an answer whose result differs from the reference's and is right too, or that deserves a remark.
        note: the remark that learners read. An answer that computes the same is a test: see :meth:`equivalent`.
        """

        def add(function: Function) -> Function:
            self.variants[function.__name__] = Variant(function.__name__, function, note)
            return function

        return add(function) if function else add

    def equivalent(self, function: Function) -> Function:
        """Record the decorated function as another way to write the reference: it computes the same.

        Such answers are tests and stand in ``tests/accepted/x/NAME.py``. ``certify`` proves that they earn full marks,
        and the sample class hands them in. Nothing that marks learners reads those files.
        """
        self.equivalents[function.__name__] = Variant(function.__name__, function, note=None)
        return function

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
    core: bool = False
    kind: str = field(default="essay", init=False)


def choice(
    letters: Mapping[str, str],
    name: str,
    points: float,
    minutes: int | None = None,
    asks: str = "",
    core: bool = False,
    **wrong: str,
) -> Exercise:
    """A quiz: a function without arguments that returns one letter; each wrong letter has its own feedback.

    letters: LETTERS of the chapter's module in ``solutions/``, name of a quiz -> the right letter.
    asks: the docstring of the learner's stub; by default it lists the letters. wrong: letter -> its feedback.

    >>> quiz = choice({"gates": "B"}, "gates", 2, A="That one is the candidate.", C="There are three of them.")
    >>> quiz.reference(), quiz.reference.__doc__
    ('B', 'Which of A, B, C? Return one letter.')
    >>> sorted(quiz.misconceptions)
    ['A', 'C']
    """
    reference = _always(letters[name])
    reference.__name__ = name
    reference.__doc__ = asks or WHICH.format(letters=", ".join(sorted({letters[name], *wrong})))
    exercise = Exercise(
        reference, points, lambda rng: [Case("your choice", {})], ("choice",), minutes=minutes, core=core
    )
    exercise.kind = "quiz"
    for letter, feedback in wrong.items():
        exercise.misconceptions[letter] = Misconception(letter, _always(letter), feedback, hint="")
    return exercise


def words_of(function: Function) -> tuple[str, str]:
    """Diagnosis and hint from a mistake's docstring: its first paragraph, and the others. Both are "" if it has none."""
    first, *rest = inspect.cleandoc(function.__doc__ or "").split("\n\n")
    return " ".join(first.split("\n")), "\n\n".join(" ".join(part.split("\n")) for part in rest)


def _always(value: str) -> Function:
    return lambda: value


def essay(points: float, rubric: str, minutes: int | None = None, core: bool = False) -> Essay:
    """An essay that a person marks. rubric: what they look for. Its name is that of the variable that holds it."""
    return Essay("", points, inspect.cleandoc(rubric), minutes, core)
