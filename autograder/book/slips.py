"""Slips: small errors that can be made in a reference. A slip is one edit of its source, such as a turned sign.

A wrong answer that no author listed often computes what the reference would compute with one slip in it. So the build
edits the reference's source, once in every way that ``autograder/learner/editing/`` has a kind for, and runs each
result on the visible cases. The results are kept in ``_build/slips``. They serve two ends: ``cases.npz`` gets each
slip's kind and numbers, never its source, so that a learner's answer can be recognised by its numbers; and ``certify``
proves with them that every slip loses marks.
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
from autograder.book.orders import Order, orders_of
from autograder.book.processes import FEW, NewProcesses, is_clean
from autograder.digest import HERE, digest, rooms, version_of
from autograder.learner.editing.edits import Edit, edits
from autograder.learner.editing.kinds import ORDER
from autograder.learner.pieces import Signature, Signatures, signature_of

Way = Edit | Order  # one way to be wrong


@dataclass(frozen=True)
class Slip:
    """One edit of a reference, or one wrong order of its blocks.

    kind: of the edit, "sign" say. line: in the reference's own text, from 1. before, after: the text that was replaced,
    and what replaced it. fate: SAME if it computes what the reference computes on every visible case; CAUGHT if it
    loses marks there; KEPT if it differs and loses none; STOPPED if it hung, crashed or took all memory.
    """

    kind: str
    line: int
    before: str
    after: str
    fate: str

    @property
    def name(self) -> str:
        """Its name in a record's ``same=``, whatever line it is on: "constant: 4 → 5"."""
        return f"{self.kind}: {self.before or 'nothing'} → {self.after or 'nothing'}"


@dataclass
class Slips:
    """The slips of one exercise.

    tried: all of them. kinds: the kind of each slip that learners can be told of; its place here is its number.
    told: for each visible case, number of a slip -> signatures (of one projection) of the pieces in which it departs.
    """

    tried: list[Slip] = field(default_factory=list)
    kinds: tuple[str, ...] = ()
    told: list[dict[int, Signatures]] = field(default_factory=list)
    joined: int = 0  # how many compute what another one does
    authored: int = 0  # how many compute what an authored mistake or an accepted answer does
    why: str = ""  # why none could be tried, although the exercise is of a kind that has slips

    def to_json(self) -> str:
        """All of it as JSON; numbers are rounded to 12 digits."""
        told = [{k: {p: plain_of(s) for p, s in found.items()} for k, found in case.items()} for case in self.told]
        return json.dumps({**asdict(self), "told": told}, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Slips:
        """Read what ``to_json`` wrote. Raises ValueError, KeyError or TypeError for any other text."""
        stored = json.loads(text)
        told = [
            {int(k): {p: signature_of(s) for p, s in found.items()} for k, found in case.items()}
            for case in stored["told"]
        ]
        tried = [Slip(**slip) for slip in stored["tried"]]
        return cls(tried, tuple(stored["kinds"]), told, stored["joined"], stored["authored"], stored["why"])


def plain_of(signature: Signature) -> list[Any]:
    """A signature as a list for JSON: shape, numbers, hash."""
    numbers = [float(f"{x:.12g}") for x in signature.numbers]
    return [None if signature.shape is None else list(signature.shape), numbers, signature.hash]


# ---------------------------------------------------------------------------------------------------- what is kept


def kept_slips(chapter: Chapter, name: str) -> Slips | None:
    """The stored slips of an exercise; None if there are none, or something that they depend on has changed."""
    try:
        stamp, _, text = _path(chapter, name).read_text("utf8").partition("\n")
        return Slips.from_json(text) if stamp == _code(chapter, name) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def slips_of(chapter: Chapter, name: str) -> Slips:
    """The slips of an exercise, stored or worked out now.

    They are empty for an exercise that has no source to edit, is judged by laws only, or trains; and for one whose
    reference cannot be run: then ``why`` says so.
    """
    return kept_slips(chapter, name) or next(gather(chapter.book, [(chapter.name, name)])).slips


def _made_now(chapter: Chapter, name: str) -> Slips:
    """Work out an exercise's slips, and store them."""
    try:
        text = _worked_out(chapter, chapter.exercises[name]).to_json()
    except Unprepared as error:
        text = Slips(why=str(error)).to_json()
    path = _path(chapter, name)
    with contextlib.suppress(OSError):  # if _build/ cannot be written, they are worked out again next time
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.stem}.{os.getpid()}.json")  # then renamed: nobody meets half a file
        part.write_text(f"{_code(chapter, name)}\n{text}", "utf8")
        part.replace(path)
    return Slips.from_json(text)  # rounded, as they will be when they are read from the file


def visible_evidence(chapter: Chapter, exercise: Exercise, slips: Slips) -> list[LiveEvidence]:
    """Evidence for each visible case of an exercise, with these slips in it."""
    seed = visible_seed(chapter.id_of(exercise.name))
    found = list(draw(exercise, chapter.earlier(exercise), seed, Travelling(exercise)))
    for evidence, told in zip(found, slips.told, strict=False):  # without slips, told is empty
        evidence.slips = told
    return found


def _path(chapter: Chapter, name: str) -> Path:
    return chapter.book / "_build" / "slips" / f"{chapter.id_of(name)}.json"


def _code(chapter: Chapter, name: str) -> str:
    """A digest of all files and versions that an exercise's slips depend on."""
    theirs = with_imports([chapter.record_file(name), chapter.solutions_file], chapter.book)
    versions = version_of("numpy"), version_of("torch"), platform.python_version()
    return digest([*theirs, *chapter.kept], _of_ours(), name, *versions)


@lru_cache(1)  # it is loaded, and asked for by every exercise
def _of_ours() -> str:
    """A digest of the machinery."""
    return digest(_ours())


def _ours() -> list[Path]:
    """The modules of the machinery that slips depend on."""
    learner = HERE / "learner"
    deciding = [learner / f"{module}.py" for module in ("editing/edits", "values", "pieces", "weights")]
    return [*with_imports(deciding, HERE.parent), learner / "judge.py", *rooms("book")]


# ---------------------------------------------------------------------------------------------------- working them out


def _can_slip(exercise: Exercise) -> bool:
    """Whether slips can be made: there is one right answer, and a source to edit."""
    if exercise.kind != "exercise" or exercise.by_laws or exercise.trained:
        return False
    try:
        return bool(inspect.getsource(exercise.reference))
    except (OSError, TypeError):
        return False


def ways_of(exercise: Exercise) -> list[Way]:
    """Every wrong order of the blocks of an exercise's reference, then every edit of it; for a class, of its methods.

    They always come in the same order.
    """
    return [*orders_of(exercise.reference), *_edits_of(exercise.reference)]


@lru_cache(2)  # they are asked for again for hidden cases; forked children inherit what is cached
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
            lines = "\n" * (method.lineno - 1)  # so that an edit's line counts from the top of the class
            for edit in _plausible(lines + textwrap.dedent(_segment(source, method)), method.name):
                written.body[place] = ast.parse(edit.text).body[0]
                found.append(replace(edit, text=ast.unparse(tree)))
            written.body[place] = method
    return found


def _plausible(source: str, function: str) -> Iterator[Edit]:
    """All edits but those of the last kind, "variable", which puts any name in the place of any other.

    Those are two thirds of all edits, and to be told of one helps little.
    """
    return takewhile(lambda edit: edit.kind != "variable", edits(source, function))


def _segment(source: str, node: ast.stmt) -> str:
    """The lines of a statement."""
    return "\n".join(source.splitlines()[node.lineno - 1 : node.end_lineno])


def _worked_out(chapter: Chapter, exercise: Exercise) -> Slips:
    """Run every slip of an exercise on its visible cases. Raises Unprepared if the reference fails, or takes too long."""
    if not _can_slip(exercise):
        return Slips()
    every = ways_of(exercise)
    authored = [m.function for m in exercise.misconceptions.values() if not m.breaks]
    authored += [v.function for v in exercise.variants.values()]
    makers = [*(partial(lambda f: f, f) for f in authored), *(partial(_made, exercise, e) for e in every)]
    bench = Bench(chapter, exercise, visible_seed(chapter.id_of(exercise.name)))
    shown = list(each(bench.prepared(lambda number: bench.shown(makers[number]())), len(makers)))
    fates = [s.fate if s else STOPPED for s in shown[len(authored) :]]
    tried = [Slip(way.kind, way.line, way.before, way.after, fate) for way, fate in zip(every, fates, strict=True)]
    return _selected(
        Slips(tried), [s for s in shown[: len(authored)] if s and s.tells], shown[len(authored) :], exercise.tol
    )


def _made(exercise: Exercise, way: Way) -> Callable[..., Any]:
    """The function that an edit or an order makes. If an edited text cannot be compiled, one that raises the same error."""
    if isinstance(way, Order):
        return way.of(exercise.reference, tuple(exercise.returns))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return rewritten(exercise.reference, way.text)
    except Exception as error:
        raised = error

        def broken(*_: Any, **__: Any) -> None:
            raise raised

        return broken


def _selected(slips: Slips, authored: list[Shown], shown: list[Shown | None], tol: float) -> Slips:
    """Choose the slips that learners can be told of, and fill in ``kinds``, ``told``, ``joined`` and ``authored``.

    Those are the slips that can be recognised by their numbers and that no authored answer computes. Slips that compute
    the same are joined to one; if their kinds differ, its kind is "".
    """
    kinds: list[str] = []
    chosen: list[Shown] = []
    for slip, this in zip(slips.tried, shown, strict=True):
        if this is None or not this.tells:
            continue
        if any(this.alike(other, tol) for other in authored):
            slips.authored += 1
        elif (twin := next((k for k, other in enumerate(chosen) if this.alike(other, tol)), None)) is not None:
            slips.joined += 1
            kinds[twin] = kinds[twin] if kinds[twin] == slip.kind or _is_such_an_order(kinds[twin], slip) else ""
        else:
            kinds.append(slip.kind)
            chosen.append(this)
    slips.kinds = tuple(kinds)
    count = len(chosen[0].departs) if chosen else 0
    slips.told = [{k: s.departs[case] for k, s in enumerate(chosen) if s.departs[case]} for case in range(count)]
    return slips


def _is_such_an_order(kind: str, slip: Slip) -> bool:
    """Whether a slip is a wrong order of blocks for which ``kind``, another slip's, names the order itself."""
    return kind.startswith(ORDER) and slip.kind == "block order"


# ---------------------------------------------------------------------------------------------------- as a proof


@dataclass(frozen=True)
class Tried:
    """The slips of one exercise and their fates.

    hidden: for each hidden seed, the fate of each slip, in the order of ``slips.tried``.
    """

    chapter: str
    exercise: str
    slips: Slips
    hidden: list[list[str]]


def gather(
    home: Path, jobs: Sequence[tuple[str, str]], seeds: int = 0, processes: NewProcesses | None = None
) -> Iterator[Tried]:
    """Try the slips of exercises on the visible cases and on ``seeds`` hidden seeds; store those of the visible cases.

    home: the book's folder. jobs: pairs of chapter and exercise. processes: where they are tried; None: in new ones, one
    per core. Results come in the order in which they are done. Few jobs that need no new process run in this one.
    """
    work = partial(_tried, home, seeds)
    here, elsewhere = list(jobs), []
    if len(jobs) >= FEW or not is_clean():
        elsewhere = here if len(jobs) >= FEW else [job for job in jobs if _wants_clean(home, job)]
        here = [job for job in jobs if job not in elsewhere]
    yield from map(work, here)
    with contextlib.nullcontext(processes) if processes else NewProcesses() as there:
        yield from there.run(work, elsewhere)


def _wants_clean(home: Path, job: tuple[str, str]) -> bool:
    """Whether a job must run in a process that has not run torch."""
    return needs_torch(_book(home).chapter(job[0]).exercises[job[1]])


@lru_cache(1)
def _book(home: Path) -> Book:
    return Book(home)


def _tried(home: Path, seeds: int, job: tuple[str, str]) -> Tried:
    """Try the slips of one exercise."""
    chapter, name = _book(home).chapter(job[0]), job[1]
    slips = kept_slips(chapter, name) or _made_now(chapter, name)
    exercise = chapter.with_accepted(name)
    hidden = [_fates(chapter, exercise, proof_seed(name, k), slips) for k in range(seeds if slips.tried else 0)]
    return Tried(*job, slips, hidden)


def _fates(chapter: Chapter, exercise: Exercise, seed: int, slips: Slips) -> list[str]:
    """The fate of each slip on the cases of a hidden seed. One that was stopped on the visible cases is not tried again."""
    every = ways_of(exercise)
    left = [number for number, slip in enumerate(slips.tried) if slip.fate != STOPPED]
    bench = Bench(chapter, exercise, seed)
    found = each(bench.prepared(lambda k: bench.fate(_made(exercise, every[left[k]]))), len(left))
    seen = dict(zip(left, found, strict=True))
    return [seen.get(number) or STOPPED for number in range(len(slips.tried))]
