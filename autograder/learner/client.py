"""``check``, which learners call. It returns the points and shows why; for a wrong answer it never raises."""

from __future__ import annotations

import contextlib
import html
import json
import math
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any

import numpy as np

from autograder.learner.editing.repair import repair, tell_repair, tell_unread
from autograder.learner.judge import judge, run_cases, untouched
from autograder.learner.language import say, say_many
from autograder.learner.pieces import Evidence, Signature, Signatures, Spec, StoredEvidence, signature_of
from autograder.learner.values import Observation, from_tree, is_stub, load, watch
from autograder.learner.verdict import State, Verdict, in_table
from autograder.learner.weights import asked, keep
from autograder.learner.words import listed, points_of

DASH = "–"
_kept: list[Path] = []  # files that trained() read or wrote
_screen: list[Any] = []  # the real stdout while a check runs silently
verdicts: dict[str, Verdict] = {}  # exercise -> Verdict of the last check in this session
answers: dict[str, Any] = {}  # exercise -> the function that was checked then


class Points(float):
    """The points earned on the visible cases: for nbgrader a plain float; as HTML and as ``str`` the report."""

    verdict: Verdict

    def __new__(cls, verdict: Verdict) -> Points:
        self = super().__new__(cls, verdict.points)
        self.verdict = verdict
        return self

    def __repr__(self) -> str:
        return repr(float(self))

    def __str__(self) -> str:
        return as_text(self.verdict)

    def _repr_html_(self) -> str:
        return as_html(self.verdict)


class Table:
    """The table of this notebook: every exercise, the points so far, and what to hand in."""

    def __init__(self, bundle: Bundle):
        self.bundle = bundle

    def rows(self) -> Iterator[tuple[str, str, float | None, float]]:
        """Yield (name, state, points, points it is worth) for each exercise. The points of an essay are None."""
        for name, spec in self.bundle.specs.items():
            verdict = verdicts.get(name)
            yield (
                name,
                in_table(verdict.state) if verdict else say("not checked yet"),
                verdict.points if verdict else 0.0,
                spec.points,
            )
        for name, points in self.bundle.essays.items():
            yield name, say("a person will read it"), None, points

    def total(self) -> tuple[float, float]:
        """The points earned, and the points that there are, essays included."""
        rows = list(self.rows())
        return sum(r[2] or 0 for r in rows), sum(r[3] for r in rows)

    def hand_in(self) -> str:
        """The sentence that says which files to hand in."""
        chapter = self.bundle.chapter
        if any(spec.trained for spec in self.bundle.specs.values()):
            return say("Hand in {chapter}.ipynb and {chapter}.npz, your trained weights.", chapter=chapter)
        return say("Hand in {chapter}.ipynb, nothing else.", chapter=chapter)

    def __repr__(self) -> str:
        lines = [
            f"{n:28} {_out_of(f'{p if p is not None else DASH:>5}', m)}   {state}" for n, state, p, m in self.rows()
        ]
        so_far, (points, most) = say("so far"), self.total()
        return "\n".join([*lines, f"{so_far:28} {_out_of(f'{points:>5}', most)}", self.hand_in()])

    def _repr_html_(self) -> str:
        cells = "".join(
            f"<tr><td style='text-align:left'><code>{html.escape(n)}</code></td>"
            f"<td>{_out_of(DASH if p is None else f'{p:g}', m)}</td><td style='text-align:left'>{html.escape(state)}</td></tr>"
            for n, state, p, m in self.rows()
        )
        so_far, (points, most) = say("so far"), self.total()
        total = f"<tr><th style='text-align:left'>{so_far}</th><th>{_out_of(f'{points:g}', most)}</th><th></th></tr>"
        return f"<table>{cells}{total}</table><p>{html.escape(self.hand_in())}</p>"


def _out_of(points: str, most: float) -> str:
    return say("{points} of {most}", points=points, most=f"{most:g}")


class Bundle:
    """An opened ``cases.npz``: the exercises of one notebook and their visible cases."""

    def __init__(self, path: Path | IO[bytes]):
        with np.load(path, allow_pickle=False) as stored:
            self.arrays = dict(stored)
        meta = json.loads(self.arrays.pop("meta").tobytes())
        self.chapter, self.essays, self.exercises = meta["chapter"], meta["essays"], meta["exercises"]
        self._told: dict[str, list[dict[int, Signatures]]] = {}  # exercise -> its slips, case by case
        self.specs = {name: Spec(**_tuples(e["spec"])) for name, e in self.exercises.items()}

    def value(self, tree: Any) -> Any:
        """The value that a tree of the file's JSON stands for (see ``values.to_tree``)."""
        return from_tree(tree, self._array)

    def _array(self, handle: Any) -> np.ndarray:
        dtype, shape, start = handle
        array: np.ndarray = self.arrays[dtype][start : start + math.prod(shape)].reshape(shape).copy()
        return array

    def evidence(self, name: str) -> list[Evidence]:
        """The visible cases of an exercise."""
        cases = [self._case(case) for case in self.exercises[name]["cases"]]
        if name not in self._told:
            self._told[name] = [self._slips(name, k, case.want) for k, case in enumerate(cases)]
        for case, slips in zip(cases, self._told[name], strict=True):
            case.slips = slips
        return list(cases)

    def _case(self, case: dict[str, Any]) -> StoredEvidence:
        def group(stored: Any) -> dict[Any, Any]:
            found = {}
            for who, signatures in stored:
                who = tuple(who) if isinstance(who, list) else who
                found[who] = {piece: signature_of(s) for piece, s in signatures.items()}
            return found

        want = {p: signature_of(v) if how == "sealed" else self.value(v) for p, (how, v) in case["want"].items()}
        known, accepted, carried = (group(case[k]) for k in ("known", "accepted", "carried"))
        return StoredEvidence(case["label"], case["edge"], self.value(case["inputs"]), want, known, accepted, carried)

    def _slips(self, name: str, number: int, want: dict[str, Any]) -> dict[int, Signatures]:
        """Number of a slip -> its signatures on a case. A layout names the pieces and their shapes, 0 for the right one."""
        stored = self.exercises[name]["cases"][number]["slips"]
        if not stored:
            return {}
        laid, numbers = (self._array(handle).tolist() for handle in stored)
        found: dict[int, Signatures] = {}
        left = iter(numbers)
        for slip, layout in enumerate(laid):
            for piece, shape, code in self.exercises[name]["layouts"][layout]:
                right = want[piece].shape if shape == 0 else shape
                one = () if right is None else (next(left),)
                found.setdefault(slip, {})[piece] = Signature(None if right is None else tuple(right), one, code)
        return found


def _tuples(spec: dict[str, Any]) -> dict[str, Any]:
    """A spec from JSON, with tuples where JSON has lists."""
    parts = {name: (axis, tuple(labels)) for name, (axis, labels) in spec["parts"].items()}
    return {**spec, "parts": parts, "returns": tuple(spec["returns"]), "slips": tuple(spec["slips"])}


_open: dict[int, Bundle] = {}


def _bundle() -> Bundle:
    path = Path(__file__).with_name("cases.npz")
    stamp = path.stat().st_mtime_ns if path.exists() else None
    if stamp is None:
        raise FileNotFoundError(
            say(
                "cases.npz is not beside check.py, in {folder}: run the first cell of the notebook.", folder=path.parent
            )
        )
    if stamp not in _open:
        _open.clear()
        _open[stamp] = Bundle(path)
    return _open[stamp]


def check(f: Any = None, name: str | None = None, edit: bool = False) -> Points | Table:
    """Check one exercise, ``check(rnn_step)``, or show the table of all: ``check()``.

    name: the exercise that ``f`` answers, if its own name does not say it. edit: show a change of one line that makes
    it right, if one is found.
    """
    bundle = _bundle()
    if f is None:
        return Table(bundle)
    name = name or _name_of(f, bundle.specs)
    if name not in bundle.specs:
        names = listed(bundle.specs)
        if not name:
            raise ValueError(say("that is no exercise of this notebook; they are {names}.", names=names))
        raise ValueError(say("`{name}` is no exercise of this notebook; they are {names}.", name=name, names=names))
    verdicts[name] = untouched(bundle.specs[name]) if is_stub(f) else _judged(f, name, bundle, edit)
    answers[name] = f
    points = Points(verdicts[name])
    if os.environ.get("NBGRADER_EXECUTION") == "validate" and points < bundle.specs[name].points:
        print(points, file=sys.stderr)  # all that nbgrader's Validate shows of a cell
    return points


def _judged(f: Any, name: str, bundle: Bundle, edit: bool) -> Verdict:
    spec, stored = bundle.specs[name], bundle.exercises[name]
    try:
        drive = load(*stored["drive"]) if stored["drive"] else None
        laws = {law: load(source, law) for law, source in stored["laws"].items()}
    except ModuleNotFoundError as missing:
        message = say("This exercise needs {name}, which is not installed here: pip install {name}", name=missing.name)
        return Verdict(name, 0.0, spec.points, State.FAILED, lines=[message])
    evidence = bundle.evidence(name)
    earlier = {e: verdicts[e].named for e in stored["after"] if e in verdicts}
    wrong = [e for e in stored["relations"] if e in verdicts and verdicts[e].state in (State.PART, State.FAILED)]
    relations = {e: load(*stored["relations"][e]) for e in wrong}
    _kept.clear()
    _screen[:] = [sys.stdout]
    observations = run_cases(asked(f, spec.trained), evidence, spec, drive)
    _screen.clear()
    verdict = judge(spec, evidence, observations, laws, earlier, relations, partial(_ask, bundle))
    if verdict.state != State.PASSED and (edit or not verdict.is_explained()):
        tell_repair(verdict, repair(f, spec, evidence, drive, laws), edit)
        if verdict.how in ("", "case") and spec.kind != "quiz":
            tell_unread(verdict, f)
    if spec.trained and _kept:
        verdict.remarks.append(
            say("These weights are kept in {file}: hand it in with the notebook.", file=_kept[0].name)
        )
    elif spec.trained and verdict.points:
        verdict.remarks.append(say("Nothing is kept to be handed in: end with `return trained(f)`."))
    return verdict


def _ask(bundle: Bundle, earlier: str, calls: list[tuple[Any, ...]]) -> list[Observation]:
    """What the learner's own answer to an earlier exercise returns for these calls."""
    returns = bundle.specs[earlier].returns
    return [watch(answers[earlier], {str(k): a for k, a in enumerate(call)}, returns) for call in calls]


def trained(train: Callable[[], Any], again: bool = False) -> dict[str, np.ndarray]:
    """The arrays that ``train()`` returns. It trains once; later they are read from the file beside the notebook.

    again: train anew. The file has the notebook's name; hand it in with the notebook.
    """
    path = Path(f"{_bundle().chapter}.npz")

    def shown() -> Any:
        print(say("Training …"), flush=True)
        return train()

    shown.__name__ = getattr(train, "__name__", "weights")
    with contextlib.redirect_stdout(_screen[0] if _screen else sys.stdout):  # silent training would seem to hang
        arrays = keep(shown, path, again)
    _kept.append(path)
    return arrays


def _name_of(f: Any, names: Iterable[str]) -> str:
    """The function's own name; for a lambda or a decorated function, its name in the notebook."""
    own = getattr(f, "__name__", "")
    notebook = vars(sys.modules["__main__"])
    return own if own in names else next((name for name in names if notebook.get(name) is f), own)


# ---------------------------------------------------------------------------------------------------- the report


def headline(verdict: Verdict) -> str:
    """The first line of a report: the exercise and its points."""
    if verdict.state == State.PASSED:
        return say("{name}: right, {points}", name=verdict.exercise, points=points_of(verdict.points))
    return say_many(
        "{name}: {points} of {most} point",
        "{name}: {points} of {most} points",
        verdict.max,
        name=verdict.exercise,
        points=f"{verdict.points:g}",
        most=f"{verdict.max:g}",
    )


def as_text(verdict: Verdict) -> str:
    """The report in plain text."""
    lines = [headline(verdict)]
    for d in verdict.diagnoses:
        lines += [f"  {line}" for line in (d["says"], d["hint"], d["pointer"]) if line]
    lines += [f"  {line}" for line in verdict.lines] + [f"  ({line})" for line in verdict.remarks]
    return "\n".join(lines)


COLOURS = {State.PASSED: "#2e8b57", State.PART: "#c77700", State.UNTOUCHED: "#7a7a7a"}


def as_html(verdict: Verdict) -> str:
    """The report as HTML that reads well in light and dark."""
    colour = COLOURS.get(verdict.state, "#c0392b")
    parts = [f"<b>{_marked(headline(verdict))}</b>"]
    for d in verdict.diagnoses:
        says = f"<b>{_marked(d['says'])}</b>" if d["says"] else ""
        hint = f"<br><i>{_marked(d['hint'])}</i>" if d["hint"] else ""
        pointer = f"<br>{_marked(d['pointer'])}" if d["pointer"] else ""
        parts.append(f"<p style='margin:.5em 0'>{says}{hint}{pointer}</p>")
    parts += [f"<div>{_marked(line)}</div>" for line in verdict.lines]
    parts += [f"<div style='opacity:.75'>{_marked(line)}</div>" for line in verdict.remarks]
    return f"<div style='border-left:4px solid {colour};padding:.3em .8em'>{''.join(parts)}</div>"


def _marked(text: str) -> str:
    """The text, escaped; parts between backquotes become code."""
    pieces = html.escape(text, quote=False).split("`")
    return "".join(f"<code>{p}</code>" if k % 2 else p for k, p in enumerate(pieces))
