"""Store a term: a class in the middle of it, which must not notice that the course goes on.

    python tests/stored/make.py

It writes release/, submitted/, verdicts/, gradebook.sql and secret beside it; nothing in them is random but what the
build makes so. What is here was made once, on 2026-11-28, from commit 4081663, and is not made again: it stands for
notebooks that are with learners, and for marks that have been told. Another term is stored in the same way, by a copy of
make.py and term.py in another folder, with the code that it was released with.

There are five learners. ``ada`` has done everything, seldom in the course's own way. ``ben`` came half way through the
chapters, and through each of them. ``cleo`` makes a mistake in every exercise, with a name or without. ``dan`` left early.
``eve`` does what learners do to a notebook.
"""

from __future__ import annotations

import ast
import hashlib
import inspect
import json
import random
import sqlite3
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import closing
from copy import deepcopy
from functools import cache
from pathlib import Path
from types import ModuleType
from unittest.mock import patch
from uuid import UUID

import jupytext
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from term import LIMITS, STORED, promised, restore

from autograder.build.chapters import build
from autograder.book.book import Chapter, Book
from autograder.classroom.sample import _is_record
from autograder.book.exercise import Essay, Exercise, Function
from autograder.classroom.grade import Options, grade, nbgrader_api
from autograder.classroom.classroom import Classroom

BOOK = STORED.parents[1]
SECRET = hashlib.sha256(b"the secret of a class that never was").hexdigest()
PROSE = "Each step multiplies by the same matrix, so what is *smaller* than one dies away: $0.9^{50} < 0.01$."
BY_HAND = (  # learner, grade_id, the mark a person gave
    ("ada", "vanishing_gradients-longest_lag", 1.5),
    ("dan", "vanishing_gradients-longest_lag", 1.0),
    ("cleo", "rnn_cell-rnn_step", 2.0),
)
REMARK = ("ada", "vanishing_gradients-longest_lag", "Clear. At which lag do you stop seeing it?")


def main() -> None:
    if (STORED / "release").exists():
        sys.exit("There is a term here, and it is not made again. Copy make.py and term.py into another folder.")
    drawn = random.Random(0)
    with patch("uuid.uuid4", lambda: UUID(int=drawn.getrandbits(128), version=4)):  # nbgrader's ids
        make(Book(BOOK))


def make(course: Book) -> None:
    with tempfile.TemporaryDirectory() as folder:
        classroom = Classroom(Path(folder))
        released(course, classroom)
        for learner, write in LEARNERS.items():
            for chapter in course.chapters.values():
                if cells := list(write(chapter)):
                    keep(STORED / "submitted" / learner / f"{chapter.name}.py", as_text(cells))
    with tempfile.TemporaryDirectory() as folder:
        classroom = Classroom(Path(folder))
        restore(classroom, course.chapters)
        for outcome in grade(BOOK, classroom.path, Options(workers=1, limits=LIMITS)):
            assert not outcome.trouble, outcome.trouble
            path = STORED / "verdicts" / outcome.graded.assignment / f"{outcome.graded.learner}.json"
            keep(path, json.dumps(promised(outcome.graded), indent=1, ensure_ascii=False) + "\n")
        mark_by_hand(classroom)
        keep(STORED / "gradebook.sql", dump(classroom))


def keep(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf8")


def released(course: Book, classroom: Classroom) -> None:
    """Release every chapter through nbgrader, and keep notebooks, gradebook and secret."""
    build(BOOK, classroom.path)
    api = nbgrader_api(BOOK, classroom)
    for name in course.chapters:
        assert api.generate_assignment(name)["success"], name
        path = classroom.path / "release" / name / f"{name}.ipynb"
        keep(STORED / "release" / name / path.name, path.read_text("utf8").rstrip("\n") + "\n")
    keep(STORED / "gradebook.sql", dump(classroom))
    keep(STORED / "secret", SECRET + "\n")


def mark_by_hand(classroom: Classroom) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{classroom.gradebook}", "unrolled") as gradebook:
        for learner, name, score in BY_HAND:
            chapter = name.split("-")[0]
            mark = gradebook.find_grade(name, chapter, chapter, learner)
            mark.manual_score, mark.needs_manual_grade = score, False
        learner, name, words = REMARK
        chapter = name.split("-")[0]
        gradebook.find_comment(name, chapter, chapter, learner).manual_comment = words
        gradebook.db.commit()


def dump(classroom: Classroom) -> str:
    with closing(sqlite3.connect(classroom.gradebook)) as db:
        return "\n".join(db.iterdump()) + "\n"


# ---------------------------------------------------------------------------------------------------- what they write


def ada(chapter: Chapter) -> Iterator[NotebookNode]:
    """Everything, and right: other accepted answers in turn."""
    written = Written(chapter)
    for number, record in enumerate(chapter.records.values()):
        if isinstance(record, Essay):
            yield new_markdown_cell(PROSE, metadata={"title": chapter.id_of(record.name)})
        else:
            yield written.answer(record, right(record, number))


def ben(chapter: Chapter) -> Iterator[NotebookNode]:
    """Nine chapters and a lab, half of each: the last that is answered is a mistake, and the rest are stubs."""
    if chapter.name not in [*list(Book(BOOK).chapters)[:9], "lab_generator"]:
        return
    written = Written(chapter)
    exercises = list(chapter.exercises.values())
    half = exercises[: (len(exercises) + 1) // 2 + 1]
    for record in half[:-1]:
        yield written.answer(record)
    yield wrong(written, half[-1], 0)


def cleo(chapter: Chapter) -> Iterator[NotebookNode]:
    """A mistake in every exercise; each fourth has no name."""
    written = Written(chapter)
    for number, record in enumerate(chapter.exercises.values(), 1):
        if number % 4 and record.misconceptions:
            yield wrong(written, record, number)
        else:
            yield written.cell(record, f"def {record.name}(*inputs):\n    return {number}")


def dan(chapter: Chapter) -> Iterator[NotebookNode]:
    """Three chapters and an essay, and then no more."""
    written = Written(chapter)
    if chapter.name in ("start", "rnn_cell", "bptt"):
        for record in list(chapter.exercises.values())[: 2 if chapter.name == "bptt" else None]:
            yield written.answer(record)
    elif chapter.name == "vanishing_gradients":
        yield new_markdown_cell(PROSE, metadata={"title": chapter.id_of("longest_lag")})


def eve(chapter: Chapter) -> Iterator[NotebookNode]:
    """Odd notebooks, one oddity in each of these chapters; all else in them is right."""
    if chapter.name not in ODDITIES:
        return
    written = Written(chapter)
    records = list(chapter.exercises.values())
    yield from ODDITIES[chapter.name](written, records[0])
    for record in records[1:]:
        yield written.answer(record)


def cells_of_her_own(written: Written, first: Exercise) -> Iterator[NotebookNode]:
    yield new_code_cell("1 / 0")
    yield new_code_cell("for k in range(3):\n    print('trying', k)")
    yield new_markdown_cell("Is this right? See <b>below</b>.")
    yield written.answer(first)


def other_parameters_and_float32(written: Written, first: Exercise) -> Iterator[NotebookNode]:
    cell = written.answer(first)
    cell.source += f"\n\nin_double = {first.name}\n\ndef {first.name}(*a):\n    print('called')\n"
    cell.source += "    return in_double(*a).astype('float32')"
    yield cell


def raises(written: Written, first: Exercise) -> Iterator[NotebookNode]:
    yield written.cell(first, f"def {first.name}(*a):\n    raise ValueError('I do not know how to go on')")


def loops(written: Written, first: Exercise) -> Iterator[NotebookNode]:
    yield written.cell(first, f"def {first.name}(*a):\n    while True:\n        pass")


def in_another_cell(written: Written, first: Exercise) -> Iterator[NotebookNode]:
    """The answer stands in a cell of her own; the stub is as it was."""
    cell = written.answer(first)
    del cell.metadata["title"]
    yield cell


def does_not_compile(written: Written, first: Exercise) -> Iterator[NotebookNode]:
    yield written.cell(first, f"def {first.name}(*a)\n    return a")


LEARNERS = {"ada": ada, "ben": ben, "cleo": cleo, "dan": dan, "eve": eve}
ODDITIES = {
    "start": cells_of_her_own,
    "rnn_cell": other_parameters_and_float32,
    "lstm_gates": raises,
    "gru": loops,
    "clipping": in_another_cell,
    "peepholes": does_not_compile,
}


def right(record: Exercise, number: int) -> Function:
    """The ``number``-th of the other answers that are accepted, round and round; the reference where there is none."""
    others = [variant.function for variant in record.variants.values()]
    return others[number % len(others)] if others else record.reference


def wrong(written: Written, record: Exercise, number: int) -> NotebookNode:
    mistakes = list(record.misconceptions.values())
    mistake = mistakes[number % len(mistakes)]
    if record.kind == "quiz":
        return written.cell(record, f'def {record.name}():\n    return "{mistake.name}"')
    return written.answer(record, mistake.function)


def as_text(cells: list[NotebookNode]) -> str:
    notebook = new_notebook(cells=cells)
    notebook.metadata["jupytext"] = {"notebook_metadata_filter": "-all"}
    return jupytext.writes(notebook, "py:percent")


class Written:
    """Answers of one notebook, each taken out of the course's modules with what it leans on, so that it stands alone.

    What two answers lean on stands above the first of them.
    """

    def __init__(self, chapter: Chapter):
        self.chapter = chapter
        self.owner: dict[str, object] = dict.fromkeys(chapter.exercises, "an answer")  # name in the notebook -> whose
        self.stands: set[object] = set()  # what has been written
        self.above: list[str] = []  # what the answer being written leans on
        self.by_reference = False  # whether it is the course's own, which calls earlier answers

    def cell(self, record: Exercise, source: str) -> NotebookNode:
        return new_code_cell(source, metadata={"title": self.chapter.id_of(f"{record.name}-answer")})

    def answer(self, record: Exercise, function: Function | None = None) -> NotebookNode:
        """The cell of an exercise. function: None for the reference."""
        function = function or record.reference
        if record.trained and function is record.reference:
            source = f"def {record.name}(seed=0):\n    from check import trained\n    return trained({record.name})"
            return self.cell(record, source)
        self.above, self.by_reference = [], function is record.reference
        node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
        text = self._text(node, sys.modules[function.__module__], {function.__name__: record.name})
        return self.cell(record, "\n\n".join([*self.above, text]))

    def _text(self, node: ast.stmt, module: ModuleType, known: dict[str, str]) -> str:
        """A statement of a module with the names that its parts have here. known: those that are settled already."""
        inner = [n for n in ast.walk(node) if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and n is not node]
        local = {n.name for n in inner} | {n.arg for n in ast.walk(node) if isinstance(n, ast.arg)}
        local |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)}
        if isinstance(node, ast.FunctionDef):  # def normed(norm=norm)
            defaults = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
            local -= {n.id for d in defaults for n in ast.walk(d) if isinstance(n, ast.Name)}
        written, borrowed = self, vars(module).keys() - local - known.keys()

        class Renamed(ast.NodeTransformer):
            def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
                where = vars(module)[node.value.id] if getattr(node.value, "id", None) in borrowed else None
                if isinstance(where, ModuleType) and where.__name__.startswith("solutions."):
                    return ast.Name(written._take(where, node.attr), node.ctx)
                return self.generic_visit(node)

            def visit_Name(self, node: ast.Name) -> ast.Name:
                called = written._take(module, node.id) if node.id in borrowed else known.get(node.id, node.id)
                return ast.Name(called, node.ctx)

        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            node.decorator_list = [d for d in node.decorator_list if not _is_record(d)]
            node.name = known.get(node.name, node.name)
            if len(node.body) > 1 and ast.get_docstring(node):
                del node.body[0]
        return ast.unparse(Renamed().visit(node))

    def _take(self, module: ModuleType, name: str) -> str:
        """What a name of a module is called here. What it stands for is written above, where it is not yet."""
        node = deepcopy(_statements(module)[name])
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            return self._import(node, name)
        if self.by_reference and module.__name__ == f"solutions.{self.chapter.name}" and name in self.chapter.exercises:
            return name  # the learner's own answer to that exercise
        here = (module.__name__, name)
        called = next(n for n in (name, f"right_{name}", f"other_{name}") if self.owner.setdefault(n, here) == here)
        if here not in self.stands:
            self.stands.add(here)
            self.above.append(self._text(node, module, {name: called}))
        return called

    def _import(self, node: ast.Import | ast.ImportFrom, name: str) -> str:
        alias = next(a for a in node.names if (a.asname or a.name.split(".")[0]) == name)
        source = getattr(node, "module", "")
        if source.startswith("solutions."):
            return self._take(sys.modules[source], alias.name)
        if source.startswith("chapters."):  # given with the notebook
            given = BOOK.joinpath(*source.split("."))
            node = ast.Import([alias]) if given.is_dir() else ast.ImportFrom(given.name, [alias], 0)
        else:
            node = ast.ImportFrom(source, [alias], 0) if source else ast.Import([alias])
        line = ast.unparse(node)
        if line not in self.stands:
            self.stands.add(line)
            self.above.append(line)
        return name


@cache
def _statements(module: ModuleType) -> dict[str, ast.stmt]:
    """Name -> the statement of a module that binds it."""
    return {name: node for node in ast.parse(inspect.getsource(module)).body for name in _bound(node)}


def _bound(node: ast.stmt) -> set[str]:
    """The names that a statement of a module binds."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {a.asname or a.name.split(".")[0] for a in node.names}
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return {node.name}
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


if __name__ == "__main__":
    main()
