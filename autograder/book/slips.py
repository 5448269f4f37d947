"""Slips: what the reference would compute with one edit in it. They are told by their numbers, and they prove a record.

A wrong answer that nobody listed often computes what the reference would with one slip in it. So the reference's own
source is edited, once in every way that there is a kind for, and run on the visible cases. What that gives is kept in
``_build/slips``, to be told by (``cases.npz`` holds kinds and numbers, never a source), and to prove that the cases
notice every slip.
"""

from __future__ import annotations

import ast
import contextlib
import inspect
import json
import os
import platform
import textwrap
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache, partial
from itertools import takewhile
from pathlib import Path
from typing import Any

from autograder.book.bench import STOPPED, Bench, Shown, needs_torch
from autograder.book.book import Book, Chapter
from autograder.book.evidence import LiveEvidence, Travelling, draw, proof_seed, rewritten, visible_seed
from autograder.book.exercise import Exercise
from autograder.book.imports import with_imports
from autograder.book.limited import Unprepared, each
from autograder.book.processes import FEW, in_new_processes, is_clean
from autograder.digest import HERE, digest, rooms, version_of
from autograder.learner.editing.edits import Edit, edits
from autograder.learner.pieces import Signature, Signatures, signature_of


@dataclass(frozen=True)
class Slip:
    """One edit of a reference. line: of the reference's own text, from 1. fate: SAME where it computes what the reference
    does on every visible case; CAUGHT where it loses marks there; KEPT where it differs and loses none; STOPPED where
    it hung, crashed or took all memory."""

    kind: str
    line: int
    before: str
    after: str
    fate: str

    @property
    def name(self) -> str:
        """What an author calls it, wherever it is: "constant: 4 → 5"."""
        return f"{self.kind}: {self.before or 'nothing'} → {self.after or 'nothing'}"


@dataclass
class Slips:
    """The slips of one exercise. kinds: of those that are told, by number. told: for each visible case, the number of a
    slip -> signatures of the pieces in which it departs, of one projection."""

    tried: list[Slip] = field(default_factory=list)
    kinds: tuple[str, ...] = ()
    told: list[dict[int, Signatures]] = field(default_factory=list)
    joined: int = 0  # how many compute what another one does
    authored: int = 0  # how many compute what an authored mistake or an accepted answer does
    why: str = ""  # why none could be tried, where that is no matter of the exercise's kind

    def to_json(self) -> str:
        told = [{k: {p: plain_of(s) for p, s in found.items()} for k, found in case.items()} for case in self.told]
        return json.dumps({**asdict(self), "told": told}, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Slips:
        """Raises ValueError, KeyError or TypeError where this is something else."""
        stored = json.loads(text)
        told = [
            {int(k): {p: signature_of(s) for p, s in found.items()} for k, found in case.items()}
            for case in stored["told"]
        ]
        tried = [Slip(**slip) for slip in stored["tried"]]
        return cls(tried, tuple(stored["kinds"]), told, stored["joined"], stored["authored"], stored["why"])


def plain_of(signature: Signature) -> list[Any]:
    """A signature as JSON has it."""
    numbers = [float(f"{x:.12g}") for x in signature.numbers]
    return [None if signature.shape is None else list(signature.shape), numbers, signature.hash]


# ---------------------------------------------------------------------------------------------------- what is kept


def kept_slips(chapter: Chapter, name: str) -> Slips | None:
    """The slips of an exercise as they were worked out before, if nothing that they depend on has changed."""
    try:
        stamp, _, text = _path(chapter, name).read_text("utf8").partition("\n")
        return Slips.from_json(text) if stamp == _code(chapter, name) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def slips_of(chapter: Chapter, name: str) -> Slips:
    """The slips of an exercise, kept or worked out now. None at all for what has no source to edit, is judged by laws
    only, trains, or cannot be run: who builds or proves it says why."""
    return kept_slips(chapter, name) or next(gather(chapter.book, [(chapter.name, name)])).slips


def _made_now(chapter: Chapter, name: str) -> Slips:
    """Work out an exercise's slips, and keep them."""
    try:
        text = _worked_out(chapter, chapter.exercises[name]).to_json()
    except Unprepared as error:
        text = Slips(why=str(error)).to_json()
    path = _path(chapter, name)
    with contextlib.suppress(OSError):  # a folder that is not ours to write: they are worked out again next time
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.stem}.{os.getpid()}.json")  # never half a file
        part.write_text(f"{_code(chapter, name)}\n{text}", "utf8")
        part.replace(path)
    return Slips.from_json(text)  # as it will be read: numbers are rounded


def visible_evidence(chapter: Chapter, exercise: Exercise, slips: Slips) -> list[LiveEvidence]:
    """Evidence for the visible cases of an exercise, with these slips."""
    seed = visible_seed(chapter.id_of(exercise.name))
    found = list(draw(exercise, chapter.earlier(exercise), seed, Travelling(exercise)))
    for evidence, told in zip(found, slips.told, strict=False):  # where there are no slips, there are none for any case
        evidence.slips = told
    return found


def _path(chapter: Chapter, name: str) -> Path:
    return chapter.book / "_build" / "slips" / f"{chapter.id_of(name)}.json"


def _code(chapter: Chapter, name: str) -> str:
    """A digest of all that an exercise's slips depend on."""
    theirs = with_imports([chapter.record_file(name), chapter.solutions_file], chapter.book)
    versions = version_of("numpy"), version_of("torch"), platform.python_version()
    return digest([*_ours(), *theirs, *chapter.kept], name, *versions)


@lru_cache(1)
def _ours() -> list[Path]:
    learner = HERE / "learner"
    deciding = [learner / f"{module}.py" for module in ("editing/edits", "values", "pieces", "weights")]
    return [*with_imports(deciding, HERE.parent), learner / "judge.py", *rooms("book")]


# ---------------------------------------------------------------------------------------------------- working them out


def _can_slip(exercise: Exercise) -> bool:
    if exercise.kind != "exercise" or exercise.by_laws or exercise.trained:
        return False
    try:
        return bool(inspect.getsource(exercise.reference))
    except (OSError, TypeError):
        return False


def edits_of(exercise: Exercise) -> list[Edit]:
    """Every edit of an exercise's reference, or of the methods of its class, in a fixed order."""
    return _edits_of(exercise.reference)


@lru_cache(2)  # visible cases, hidden ones, and the children that are forked meanwhile
def _edits_of(reference: Callable[..., Any]) -> list[Edit]:
    source = textwrap.dedent(inspect.getsource(reference))
    if not isinstance(reference, type):
        return list(_plausible(source, reference.__name__))
    tree = ast.parse(source)
    (written,) = tree.body
    assert isinstance(written, ast.ClassDef)
    found = []
    for place, method in enumerate(written.body):
        if isinstance(method, ast.FunctionDef):
            lines = "\n" * (method.lineno - 1)  # so that an edit's line is the class's
            for edit in _plausible(lines + textwrap.dedent(_segment(source, method)), method.name):
                written.body[place] = ast.parse(edit.text).body[0]
                found.append(replace(edit, text=ast.unparse(tree)))
            written.body[place] = method
    return found


def _plausible(source: str, function: str) -> Iterator[Edit]:
    """Edits but those of the last kind, any name in the place of any other: they are two thirds of all, and say little."""
    return takewhile(lambda edit: edit.kind != "variable", edits(source, function))


def _segment(source: str, node: ast.stmt) -> str:
    return "\n".join(source.splitlines()[node.lineno - 1 : node.end_lineno])


def _worked_out(chapter: Chapter, exercise: Exercise) -> Slips:
    """Raises Unprepared where the reference itself does not run, or takes too long."""
    if not _can_slip(exercise):
        return Slips()  # no source, or nothing to compare with
    every = edits_of(exercise)
    authored = [m.function for m in exercise.misconceptions.values() if not m.breaks]
    authored += [v.function for v in exercise.variants.values()]
    makers = [*(partial(lambda f: f, f) for f in authored), *(partial(_made, exercise, e) for e in every)]
    bench = Bench(chapter, exercise, visible_seed(chapter.id_of(exercise.name)))
    shown = list(each(bench.prepared(lambda number: bench.shown(makers[number]())), len(makers)))
    fates = [s.fate if s else STOPPED for s in shown[len(authored) :]]
    tried = [Slip(e.kind, e.line, e.before, e.after, fate) for e, fate in zip(every, fates, strict=True)]
    return _selected(
        Slips(tried), [s for s in shown[: len(authored)] if s and s.tells], shown[len(authored) :], exercise.tol
    )


def _made(exercise: Exercise, edit: Edit) -> Callable[..., Any]:
    """The function that an edit makes; one that raises what the text raises when it is read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return rewritten(exercise.reference, edit.text)
    except Exception as error:
        raised = error

        def broken(*_: Any, **__: Any) -> None:
            raise raised

        return broken


def _selected(slips: Slips, authored: list[Shown], shown: list[Shown | None], tol: float) -> Slips:
    """Choose whom to tell: each that can be recognised, once; of several kinds that compute the same, no kind."""
    kinds: list[str] = []
    chosen: list[Shown] = []
    for slip, this in zip(slips.tried, shown, strict=True):
        if this is None or not this.tells:
            continue
        if any(this.alike(other, tol) for other in authored):
            slips.authored += 1
        elif (twin := next((k for k, other in enumerate(chosen) if this.alike(other, tol)), None)) is not None:
            slips.joined += 1
            kinds[twin] = kinds[twin] if kinds[twin] == slip.kind else ""
        else:
            kinds.append(slip.kind)
            chosen.append(this)
    slips.kinds = tuple(kinds)
    count = len(chosen[0].departs) if chosen else 0
    slips.told = [{k: s.departs[case] for k, s in enumerate(chosen) if s.departs[case]} for case in range(count)]
    return slips


# ---------------------------------------------------------------------------------------------------- as a proof


@dataclass(frozen=True)
class Tried:
    """The slips of one exercise, and for each hidden seed what becomes of each of them, in their order."""

    chapter: str
    exercise: str
    slips: Slips
    hidden: list[list[str]]


def gather(home: Path, jobs: Sequence[tuple[str, str]], seeds: int = 0, workers: int = 0) -> Iterator[Tried]:
    """Try the slips of exercises (chapter, name), on the visible cases and on so many hidden seeds; what is found on the
    visible ones is kept. On all cores where there is much to do. They come as they are done."""
    work = partial(_tried, home, seeds)
    here, elsewhere = list(jobs), []
    if len(jobs) >= FEW or not is_clean():
        elsewhere = here if len(jobs) >= FEW else [job for job in jobs if _wants_clean(home, job)]
        here = [job for job in jobs if job not in elsewhere]
    yield from map(work, here)
    yield from in_new_processes(work, elsewhere, workers)


def _wants_clean(home: Path, job: tuple[str, str]) -> bool:
    return needs_torch(_book(home).chapter(job[0]).exercises[job[1]])


@lru_cache(1)
def _book(home: Path) -> Book:
    return Book(home)


def _tried(home: Path, seeds: int, job: tuple[str, str]) -> Tried:
    chapter, name = _book(home).chapter(job[0]), job[1]
    slips = kept_slips(chapter, name) or _made_now(chapter, name)
    exercise = chapter.with_accepted(name)
    hidden = [_fates(chapter, exercise, proof_seed(name, k), slips) for k in range(seeds if slips.tried else 0)]
    return Tried(*job, slips, hidden)


def _fates(chapter: Chapter, exercise: Exercise, seed: int, slips: Slips) -> list[str]:
    """What becomes of each of these slips on the cases of a hidden seed. One that is stopped on the visible cases is not
    tried again, and counts as stopped."""
    every = edits_of(exercise)
    left = [number for number, slip in enumerate(slips.tried) if slip.fate != STOPPED]
    bench = Bench(chapter, exercise, seed)
    found = each(bench.prepared(lambda k: bench.fate(_made(exercise, every[left[k]]))), len(left))
    seen = dict(zip(left, found, strict=True))
    return [seen.get(number) or STOPPED for number in range(len(slips.tried))]
