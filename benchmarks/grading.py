"""How many submissions a minute: stock ``nbgrader autograde`` against ``autograder grade``, on the same answers.

    .venv/bin/python benchmarks/grading.py [--learners 8] [--rounds 3] [--classes 10 100 1000]

Both mark the same four exercises of rnn_cell in a temporary course, in turns, each by its own command, held to one core
with all its processes; ours with isolation on, stock with its own preprocessors and five cells of assertions
(stock/rnn_cell.md).
Every notebook imports numpy, torch and matplotlib. A submission is done when its file appears in autograded/. The time
until the first one is start-up and is told apart: what is compared is how fast a class goes on.

--classes: then classes of these sizes are graded by ours alone, on one core and on all: does the last submission cost
what the first did, and does memory stay flat? The limit on all cores is what the machine gives to plain Python there
(two cores of a cloud machine are seldom two), and that entering is one process.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import inspect
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import jupytext
import nbformat
import psutil
from machine import about, program
from parts import breakdown

from autograder.book.book import Book
from autograder.build.chapters import build
from autograder.classroom.classroom import Classroom
from autograder.classroom.grade import nbgrader_api

BOOK = Path(__file__).resolve().parents[1]
NAME = "rnn_cell"
FOUR = {"rnn_step": 4, "rnn_step_concat": 3, "split_concat_weight": 2, "rnn_forward": 4}  # points
IMPORTS = "import matplotlib.pyplot as plt\nimport numpy as np\nimport torch"
STOCK_CONFIG = 'c = get_config()\nc.CourseDirectory.course_id = "stock"\n'


@dataclass
class Contestant:
    """One way of grading: its course, its command, and what the rounds showed."""

    title: str
    root: Path
    command: list[str]
    each: list[float] = field(default_factory=list)  # seconds a submission, per round
    start: list[float] = field(default_factory=list)  # seconds until the first one is done, per round

    @property
    def per_minute(self) -> float:
        return 60 / median(self.each)

    def round(self) -> None:
        """Grade the class from a fresh gradebook."""
        for step in ("autograded", "verdicts"):
            shutil.rmtree(self.root / step, ignore_errors=True)
        shutil.copy(self.root / "released.db", self.root / "gradebook.db")
        began = time.time()
        run(self.command, self.root, cores=1)
        done = times(self.root)
        learners = len(list((self.root / "submitted").iterdir()))
        if len(done) != learners:
            sys.exit(f"{self.title}: {len(done)} of {learners} submissions were graded")
        each = (done[-1] - done[0]) / (len(done) - 1)
        self.each.append(each)
        self.start.append(done[0] - began)

    def marks(self) -> dict[str, float]:
        """Learner -> mark, from nbgrader's gradebook."""
        with sqlite3.connect(self.root / "gradebook.db") as db:
            rows = db.execute(
                "select student_id, sum(auto_score) from submitted_assignment s join submitted_notebook n on "
                "n.assignment_id = s.id join grade g on g.notebook_id = n.id group by student_id"
            )
            return dict(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--learners", type=int, default=8, help="submissions a round (default: 8)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the medians are shown (default: 3)")
    parser.add_argument("--classes", type=int, nargs="*", default=[], help="sizes of whole classes to grade as well")
    arguments = parser.parse_args()
    if arguments.learners < 2 or arguments.rounds < 1:
        parser.error("at least two learners and one round")
    print(about("nbgrader", "nbconvert", "ipykernel", "SQLAlchemy", "numpy", "torch", "matplotlib"))
    print(program("bwrap", "--version"))
    with tempfile.TemporaryDirectory(prefix="unrolled-bench-") as scratch:
        everyone = list(answers(arguments.learners))
        book = small_book(Path(scratch) / "book")
        stock, ours = (
            stock_course(Path(scratch) / "stock", everyone),
            our_course(book, Path(scratch) / "ours", everyone),
        )
        for number in range(arguments.rounds):
            for contestant in (stock, ours):
                contestant.round()
                print(f"round {number + 1}: {contestant.title:26} {contestant.each[-1]:6.2f} s each", flush=True)
        require_same_marks(stock, ours)
        imports = [sys.executable, "-c", "import nbgrader.apps.api, autograder.classroom.grade"]
        learners = [f"learner_{k:03}" for k in range(len(everyone))]
        parts = breakdown(book, ours.root, NAME, learners, lambda: run(imports, ours.root))
        if arguments.classes:
            whole_classes(book, Path(scratch), arguments.classes)
    print(f"\n{arguments.learners} submissions a round, one core, medians of {arguments.rounds} rounds")
    print(f"\n{'':34}{'a minute':>10}{'s each':>9}{'s to the first':>16}")
    for c in (stock, ours):
        print(f"{c.title:34}{c.per_minute:10.1f}{median(c.each):9.2f}{median(c.start):16.1f}")
    print(f"{'ratio':34}{ours.per_minute / stock.per_minute:10.1f}")
    print("\nwhere ours goes (each part measured alone, medians; parts.py)")
    for title, seconds in parts.items():
        print(f"  {title:52}{seconds * 1000:8.0f} ms")


def times(root: Path) -> list[float]:
    """When each submission was done, in order; the last time is that at which the last mark was entered.

    Ours enter many together: then each is done when its verdict is stored, and entering all is in the last one's time.
    """
    entered = sorted(p.stat().st_mtime for p in root.glob(f"autograded/*/{NAME}/{NAME}.ipynb"))
    judged = sorted(p.stat().st_mtime for p in root.glob(f"verdicts/{NAME}/*.json"))
    return [*judged[:-1], entered[-1]] if len(judged) == len(entered) > 0 else entered


# ---------------------------------------------------------------------------------------------------- the class


def answers(learners: int) -> Iterator[dict[str, str]]:
    """What each learner writes: every third answer holds a known mistake, the first learner's are all right."""
    exercises = Book(BOOK).chapter(NAME).exercises
    for k in range(learners):
        written = {}
        for j, name in enumerate(FOUR):
            exercise = exercises[name]
            wrong = [m.function for m in exercise.misconceptions.values()]
            right = [exercise.reference, *(v.function for v in exercise.variants.values())]
            texts = [text_of(f, name) for f in (wrong if k and (k + 2 * j) % 3 == 2 else right)]
            whole = [text for text in texts if "reference." not in text] or [text_of(exercise.reference, name)]
            written[name] = whole[k % len(whole)]
        yield written


def text_of(f: Callable[..., Any], name: str) -> str:
    """Source text of ``f`` under another name."""
    node = ast.parse(inspect.getsource(f)).body[0]
    assert isinstance(node, ast.FunctionDef)
    node.name, node.decorator_list = name, []
    return ast.unparse(node)


def hand_in(root: Path, everyone: list[dict[str, str]], own: list[str], answer_id: str) -> None:
    """Write every learner's notebook: the released one, answered, ``own`` cells put before its first code cell."""
    released = nbformat.read(root / "release" / NAME / f"{NAME}.ipynb", as_version=4)
    for k, written in enumerate(everyone):
        notebook = nbformat.from_dict(json.loads(json.dumps(released)))
        for cell in notebook.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            for name, text in written.items():
                if grade_id == answer_id.format(name):
                    cell.source = text
        first = next(k for k, cell in enumerate(notebook.cells) if cell.cell_type == "code")
        notebook.cells[first:first] = [nbformat.v4.new_code_cell(source) for source in own]
        folder = root / "submitted" / f"learner_{k:03}" / NAME
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{NAME}.ipynb")
    shutil.copy(root / "gradebook.db", root / "released.db")


def stock_course(root: Path, everyone: list[dict[str, str]]) -> Contestant:
    """An ordinary nbgrader course, with nbgrader's own configuration."""
    source = root / "source" / NAME
    source.mkdir(parents=True)
    (root / "nbgrader_config.py").write_text(STOCK_CONFIG)
    jupytext.write(jupytext.read(BOOK / "benchmarks" / "stock" / f"{NAME}.md"), source / f"{NAME}.ipynb")
    run([sys.executable, "-m", "nbgrader", "generate_assignment", NAME], root)
    hand_in(root, everyone, [], "{}")
    return Contestant("stock nbgrader autograde", root, [sys.executable, "-m", "nbgrader", "autograde", NAME])


def small_book(folder: Path) -> Path:
    """A book of one chapter: rnn_cell, with these four exercises and no other."""
    chapter = folder / "chapters" / NAME
    chapter.mkdir(parents=True)
    shutil.copytree(BOOK / "solutions", folder / "solutions")
    for name in ("nbgrader_config.py", "_config.yml"):
        shutil.copy(BOOK / name, folder)
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: index\nchapters:\n- file: chapters/{NAME}/lesson\n")
    (chapter / "exercises").mkdir()
    for name in (*FOUR, "shared"):
        shutil.copy(BOOK / "chapters" / NAME / "exercises" / f"{name}.py", chapter / "exercises")
    dropped = set(Book(BOOK).chapter(NAME).records) - set(FOUR)
    text = (BOOK / "chapters" / NAME / "exercises.md").read_text("utf8")
    for name in dropped:
        text = re.sub(rf"```\{{code-cell\}}\n# \w+: {name}\n```\n", "", text)
    (chapter / "exercises.md").write_text(text)
    return folder


def our_course(book: Path, root: Path, everyone: list[dict[str, str]]) -> Contestant:
    """The same chapter of this book; learners import the same three libraries in a cell of their own."""
    build(book, root, say=lambda line: None)
    made = nbgrader_api(book, Classroom(root)).generate_assignment(NAME)
    if not made["success"]:
        sys.exit(f"nbgrader could not release {NAME}: {made.get('error')}")
    hand_in(root, everyone, [IMPORTS], f"{NAME}-{{}}-answer")
    grade = [sys.executable, "-m", "autograder.cli", "grade", NAME, "--book", str(book), "--course", str(root)]
    return Contestant("autograder grade, isolated", root, [*grade, "--isolation", "namespace", "--workers", "1"])


def run(command: list[str], folder: Path, cores: int | None = None) -> float:
    """Run a command in a course, quietly; what it says is shown if it fails. Returns the most memory that it and all
    below it held at once, in MB, as far as it was seen twice a second."""
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])
    most = 0.0
    with tempfile.TemporaryFile("w+") as said:
        process = psutil.Popen(command, cwd=folder, stdout=said, stderr=said, env={**os.environ, "PATH": path})
        if cores:
            process.cpu_affinity(sorted(os.sched_getaffinity(0))[:cores])
        while process.poll() is None:
            with contextlib.suppress(psutil.Error):
                tree = [process, *process.children(recursive=True)]
                most = max(most, sum(p.memory_full_info().pss for p in tree) / 2**20)
            time.sleep(0.5)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)}\n{said.read()}")
    return most


def whole_classes(book: Path, scratch: Path, sizes: list[int]) -> None:
    """Classes of several sizes, on one core and on all."""
    cores = len(os.sched_getaffinity(0))
    print(f"\nplain Python on {cores} cores does {gain(cores):.2f} times what it does on one")
    print(f"\n{'class':>6}{'cores':>7}{'a minute':>10}{'s: first tenth':>16}{'last tenth':>12}{'most MB':>9}")
    for size in sizes:
        ours = our_course(book, scratch / f"class{size}", list(answers(size)))
        for used in dict.fromkeys((1, cores)):
            for step in ("autograded", "verdicts"):
                shutil.rmtree(ours.root / step, ignore_errors=True)
            shutil.copy(ours.root / "released.db", ours.root / "gradebook.db")
            most = run([*ours.command[:-1], str(used)], ours.root, cores=used)
            done = times(ours.root)
            each = [later - sooner for sooner, later in pairwise(done)]
            tenth = max(1, len(each) // 10)
            first, last = median(each[:tenth]), median(each[-tenth:])
            pace = 60 * len(each) / (done[-1] - done[0])
            print(f"{size:6}{used:7}{pace:10.0f}{first:16.2f}{last:12.2f}{most:9.0f}", flush=True)


def gain(cores: int) -> float:
    """How much more work this machine does with a process on every core than with one."""

    def rate(count: int) -> float:
        began = time.perf_counter()
        loop = [sys.executable, "-c", "for k in range(2 * 10**7): k * k"]
        processes = [subprocess.Popen(loop) for _ in range(count)]
        for process in processes:
            process.wait()
        return count / (time.perf_counter() - began)

    return median(rate(cores) / rate(1) for _ in range(5))


def require_same_marks(stock: Contestant, ours: Contestant) -> None:
    """Both must give everything to the same learners, the first among them: else no marking was measured."""
    full = [{who for who, mark in c.marks().items() if mark == sum(FOUR.values())} for c in (stock, ours)]
    if full[0] != full[1] or "learner_000" not in full[1]:
        sys.exit(f"the two do not agree on who has everything right: {full}")


if __name__ == "__main__":
    main()
