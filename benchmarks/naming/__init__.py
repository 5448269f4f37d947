"""Answers as learners write them, right and wrong, with which it is measured how well ``check`` explains a mistake.

    .venv/bin/python -m benchmarks.naming              # verify what every entry claims, and count
    .venv/bin/python -m benchmarks.naming --show ID    # one entry, and what check says of it

Each module beside this one holds answers to the NumPy exercises of the chapter of its name. A right answer is the text
of a learner's cell, in a style of their own; a wrong one is a right one with a place written differently. They were
written without looking at how a mistake is recognised, and are not to be tuned to it: a measure that is made to fit
measures nothing.

    ana = right("lstm_step", '''
    def lstm_step(x, h, c, W, U, b):
        ...
    ''')
    wrong(ana, "other gate", "c_next", "The forget gate keeps the old cell, not the input gate.", "f * c", "i * c")

Edits are pairs, old text and new; the old stands exactly once in the right answer.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import linecache
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

import numpy as np

KINDS = {
    "sign": "plus for minus, or minus for plus",
    "term": "a summand is missing",
    "factor": "a factor is missing",
    "bias": "the bias is missing, or not where it belongs",
    "slope": "the derivative of a squashing is wrong",
    "squashing": "a squashing is missing, too many, or another one",
    "old for new": "the old value where the new one belongs, or the new where the old one does",
    "other gate": "another gate",
    "operand": "another array or number",
    "transpose": "a transpose is missing, or too many",
    "product": "a product of entries for one of matrices, or in another order",
    "axis": "another axis",
    "sum for mean": "a sum for a mean, or a mean for a sum",
    "reversed": "a loop or a list runs the other way",
    "off by one": "an index or a count is one too large or too small",
    "not carried": "what one step leaves does not reach the next",
    "overwritten": "what should be added up is overwritten",
    "counted twice": "something is added, or multiplied, once too often",
    "block order": "blocks or results in another order",
    "constant": "another constant",
    "start ignored": "the state at the start is not used, or not first",
    "upstream ignored": "a gradient that arrives is not used",
    "last step only": "one step is used where all are",
    "condition": "a case is forgotten, or told by another condition",
    "norm": "another measure of length",
    "in place": "what must stay is changed",
    "rounding": "whole numbers, or too few digits",
}
RAISING = {
    "shape": "shapes that do not fit",
    "none": "None where a value is needed",
    "name": "a name that nobody defined",
    "index": "an index that is not there",
    "unpacking": "more or fewer values than names",
    "attribute": "an attribute that the object has not",
    "arguments": "more, fewer or other arguments than the function takes",
    "key": "a key that the dict has not",
    "type": "an object of another kind",
    "value": "a value that a function does not take",
}


@dataclass(frozen=True)
class Answer:
    """The text of a learner's cell, and what is claimed of it."""

    claim: str  # right, wrong, twice, raises or awkward
    chapter: str
    exercise: str
    source: str
    name: str
    of: Answer | None = None  # the right answer in whose style it is written
    kinds: tuple[str, ...] = ()  # one, or two where two mistakes are made
    truths: tuple[
        str, ...
    ] = ()  # what a teacher would say, a plain sentence for each; of an awkward answer, what is odd
    outputs: tuple[str, ...] = ()  # for each mistake, an output that it makes wrong
    places: tuple[int, ...] = ()  # for each mistake, its line in source, from 1
    at: str = ""  # of a raising one: the expression at fault
    disputed: str = ""  # check marks it otherwise than is claimed here; what of it
    needs: tuple[str, ...] = ()  # other cells of the same notebook that it calls
    edits: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def lines(self) -> tuple[tuple[str, int], ...]:
        """For each mistake, the function it stands in, and the line there: the line of its def is 1."""
        defs = [node for node in ast.parse(self.source).body if isinstance(node, ast.FunctionDef)]
        found = []
        for place in self.places:
            home = next((d for d in defs if d.lineno <= place <= d.end_lineno), None)
            found.append((home.name, place - home.lineno + 1) if home else ("", place))
        return tuple(found)


ANSWERS: list[Answer] = []


def right(exercise: str, source: str, needs: tuple = ()) -> Answer:
    """A right answer. needs: right answers, or texts of cells, that stand before it in the notebook and are called."""
    texts = tuple(
        text for need in needs for text in ((*need.needs, need.source) if isinstance(need, Answer) else (_cell(need),))
    )
    return _register("right", exercise, _cell(source), needs=texts)


def wrong(of: Answer, kind: str, output: str, truth: str, *edits: str, here: str = "", disputed: str = "") -> Answer:
    """One mistake that runs. here: a text that stands in the mistake's line, where that is not the first line changed."""
    assert kind in KINDS, kind
    return _edited("wrong", of, edits, here, kinds=(kind,), truths=(truth,), outputs=(output,), disputed=disputed)


def both(one: Answer, other: Answer) -> Answer:
    """Two mistakes at once, in the same right answer."""
    assert one.of is other.of and one.of is not None, "two mistakes in one right answer"
    flat = [text for edit in one.edits + other.edits for text in edit]
    claims = {name: getattr(one, name) + getattr(other, name) for name in ("kinds", "truths", "outputs")}
    made = _apply(one.of.source, flat)
    places = tuple(_place_in_both(made, mistake) for mistake in (one, other))
    return _register(
        "twice", one.exercise, made, of=one.of, needs=one.needs, places=places, edits=_pairs(flat), **claims
    )


def raises(of: Answer, kind: str, at: str, truth: str, *edits: str, here: str = "") -> Answer:
    """One mistake that raises. at: the expression in which it does so, as it stands in the learner's text; here: a text
    that stands in that line only, where at stands in others too."""
    assert kind in RAISING, kind
    return _edited("raises", of, edits, here or at, kinds=(kind,), truths=(truth,), at=at)


def awkward(of: Answer, oddity: str, *edits: str, disputed: str = "") -> Answer:
    """An answer that is right, and odd in a way that ought to cost nothing."""
    return _edited("awkward", of, edits, truths=(oddity,), disputed=disputed)


def load() -> list[Answer]:
    """All answers, of all chapters."""
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        importlib.import_module(f"{__name__}.{path.stem}")
    return ANSWERS


def function_of(answer: Answer) -> Callable:
    """The learner's function, as a notebook that has run the cells before it would have it."""
    namespace = {"__name__": "__main__", "np": np}
    for k, source in enumerate((*answer.needs, answer.source)):
        filename = f"<learner {answer.name} cell {k}>"
        linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
        exec(compile(source, filename, "exec"), namespace)
    return namespace[answer.exercise]


def _cell(text: str) -> str:
    return dedent(text).strip("\n") + "\n"


def _pairs(edits: list[str] | tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    assert edits and len(edits) % 2 == 0, "edits are pairs, old text and new"
    return tuple(zip(edits[::2], edits[1::2], strict=True))


def _apply(source: str, edits: list[str] | tuple[str, ...]) -> str:
    for old, new in _pairs(edits):
        assert source.count(old) == 1, f"{old!r} stands {source.count(old)} times in\n{source}"
        source = source.replace(old, new)
    return source


def _edited(claim: str, of: Answer, edits: tuple[str, ...], here: str = "", **claims) -> Answer:
    made = _apply(of.source, edits)
    places = (_place(made, here) if here else _first_difference(of.source, made),)
    return _register(claim, of.exercise, made, of=of, needs=of.needs, places=places, edits=_pairs(edits), **claims)


def _place(source: str, text: str) -> int:
    assert source.count(text) == 1, f"{text!r} stands {source.count(text)} times in\n{source}"
    return source[: source.index(text)].count("\n") + 1


def _first_difference(old: str, new: str) -> int:
    pairs = enumerate(zip(old.splitlines(), new.splitlines(), strict=False), 1)
    return next((k for k, (a, b) in pairs if a != b), len(new.splitlines()))


def _place_in_both(made: str, mistake: Answer) -> int:
    """The line of a mistake in a text that has another one besides, which may have moved it."""
    line = mistake.source.splitlines()[mistake.places[0] - 1]
    same = [k for k, other in enumerate(made.splitlines(), 1) if other == line]
    return min(same, key=lambda k: abs(k - mistake.places[0])) if same else mistake.places[0]


def _register(claim: str, exercise: str, source: str, **claims) -> Answer:
    frame = inspect.currentframe()
    while frame.f_globals["__name__"] == __name__:
        frame = frame.f_back
    chapter = frame.f_globals["__name__"].rpartition(".")[2]
    number = 1 + sum((a.chapter, a.exercise, a.claim) == (chapter, exercise, claim) for a in ANSWERS)
    answer = Answer(claim, chapter, exercise, source, f"{chapter}-{exercise}-{claim}-{number}", **claims)
    assert all(source != other.source for other in ANSWERS if other.exercise == exercise), f"twice the same:\n{source}"
    ANSWERS.append(answer)
    return answer
