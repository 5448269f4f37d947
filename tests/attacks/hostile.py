"""What an attack is, how it is handed in, and how one sees what it did: here and in a stock nbgrader course.

Every other file of this folder but the tests is one attack on exercise rnn_step of chapter rnn_cell. Its docstring says
in the first line what it tries, and then what must happen. It may define

CROSSES    "boundary: what", as in the table of docs/attacks.md; one or several
ANSWER     the answer to EXERCISE (rnn_step); without it a wrong one, or a right one where MUST is "passed"
CELLS      cells of the learner's own, before the first code cell
hand_in    function of a Submission: writes it another way
again      the same for a second submission, handed in after the first, a right one, was marked
harm       function of a Found: which harm was done, in words, or None; without it: an undeserved mark
MUST       state of the exercise's verdict in this course (failed)
PAGE       True: the feedback page is wanted
WEAK       what is not mended yet: its test is expected to fail

Code may say @COURSE@ (the instructor's folder), @OUTSIDE@ (a folder beside it), @PORT@ (where somebody listens) and
@CHANNEL@ (two functions: one finds the socket on which the judge listens, one says something there).
"""

from __future__ import annotations

import importlib.util
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).parent
CHAPTER = "rnn_cell"
WRONG = "def rnn_step(x, h, Wx, Wh, b):\n    return np.zeros_like(h)\n"
RIGHT = {
    "rnn_step": "def rnn_step(x, h, Wx, Wh, b):\n    return np.tanh(x @ Wx + h @ Wh + b)\n",
    "rnn_step_concat": "def rnn_step_concat(x, h, W, b, order='xh'):\n"
    "    return np.tanh(np.hstack([x, h] if order == 'xh' else [h, x]) @ W + b)\n",
    "split_concat_weight": "def split_concat_weight(W, D, H, order='xh'):\n"
    "    return (W[:D], W[D:]) if order == 'xh' else (W[H:], W[:H])\n",
    "rnn_forward": "def rnn_forward(X, h0, Wx, Wh, b):\n    hs = []\n    for x in X:\n"
    "        h0 = rnn_step(x, h0, Wx, Wh, b)\n        hs.append(h0)\n    return np.stack(hs)\n",
}
CHANNEL = """import os, socket, stat, struct

def channel():
    for fd in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                s = socket.socket(fileno=os.dup(fd))
                if s.family == socket.AF_UNIX and s.type == socket.SOCK_STREAM: return s
        except OSError: pass

def say(message):
    import msgpack
    data = message if isinstance(message, bytes) else msgpack.packb(message)
    channel().sendall(struct.pack("<I", len(data)) + data)
"""
BOUNDARIES = ("file", "notebook", "cell", "wire", "judge", "database", "pages", "next learner")
CARGO = ("code", "marks", "data", "resources", "mark-up")
WHY_NOT = {  # where the table has no attack
    "database: mark-up": "The gradebook keeps marks, names of the release's cells, and learners' names, which `autograder collect` "
    "makes plain; exported tables quote what a spreadsheet would compute (`tests/autograder/classroom/report/test_table.py`).",
    "pages: marks": "Marks are in the gradebook before a page is made, and nothing is read back from a page.",
    "next learner: mark-up": "A page is made of one learner's notebook.",
}
LEFT_BEHIND = "left-by-an-attack"  # in the command line of every process that an attack starts


@dataclass(frozen=True)
class Attack:
    """One file of this folder."""

    name: str
    module: ModuleType

    @property
    def tries(self) -> str:
        return self.module.__doc__.strip().splitlines()[0].removeprefix("Tries: ").rstrip(".")

    @property
    def crosses(self) -> tuple[str, ...]:
        crosses = self.module.CROSSES
        return (crosses,) if isinstance(crosses, str) else crosses

    def get(self, name: str, default: Any = None) -> Any:
        return getattr(self.module, name, default)

    @property
    def exercise(self) -> str:
        return self.get("EXERCISE", "rnn_step")

    @property
    def must(self) -> str:
        return self.get("MUST", "failed")

    def hand_in(self, s: Submission) -> None:
        """Write the submission; the first of two is a right one."""
        s.answer(self.exercise, self.get("ANSWER") or (RIGHT[self.exercise] if self.must == "passed" else WRONG))
        for source in self.get("CELLS", ()):
            s.own(source)
        if self.get("again"):
            s.answer(self.exercise, RIGHT[self.exercise])
        self.get("hand_in", Submission.write)(s)

    def harm(self, found: Found) -> str | None:
        """What harm it did, or None."""
        if self.get("harm"):
            return self.get("harm")(found)
        return found.lost() if self.must == "passed" else found.gained()


def attacks() -> Iterator[Attack]:
    """All of them, by name."""
    for path in sorted(HERE.glob("*.py")):
        if path.stem not in ("hostile", "siege", "conftest") and not path.name.startswith("test_"):
            spec = importlib.util.spec_from_file_location(f"attack_{path.stem}", path)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            yield Attack(path.stem, module)


@dataclass
class Submission:
    """One learner's notebook on its way: change ``notebook``, then ``write`` it, or put something else in its place."""

    course: Path
    learner: str
    stock: bool  # whether this is a stock course, which knows no chapter and no check
    port: int
    notebook: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.notebook = json.loads((self.course / "release" / CHAPTER / f"{CHAPTER}.ipynb").read_text())

    @property
    def outside(self) -> Path:
        return self.course.parent / "outside"

    @property
    def folder(self) -> Path:
        return self.course / "submitted" / self.learner / CHAPTER

    @property
    def path(self) -> Path:
        return self.folder / f"{CHAPTER}.ipynb"

    def cell(self, grade_id: str) -> dict[str, Any]:
        """A released cell by the last part of its grade_id."""
        full = grade_id if self.stock else f"{CHAPTER}-{grade_id}"
        return next(c for c in self.notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == full)

    def check(self, exercise: str) -> dict[str, Any]:
        """The cell that marks an exercise."""
        return self.cell(f"test_{exercise}" if self.stock else exercise)

    @property
    def checks(self) -> list[dict[str, Any]]:
        return [c for c in self.notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]

    def answer(self, exercise: str, source: str) -> None:
        if self.stock and exercise not in RIGHT:
            return  # a stock course has the first four exercises only
        self.cell(exercise if self.stock else f"{exercise}-answer")["source"] = self.filled(source)

    def own(self, source: str, kind: str = "code") -> None:
        """A cell of the learner's own, before the first code cell but ours."""
        cell = {"id": f"mine-{len(self.notebook['cells'])}", "cell_type": kind, "metadata": {}}
        if kind == "code":
            cell |= {"outputs": [], "execution_count": None}
        place = 1 + next(k for k, c in enumerate(self.notebook["cells"]) if c["cell_type"] == "code")
        while self.notebook["cells"][place]["id"].startswith("mine-"):
            place += 1
        self.notebook["cells"].insert(place, {**cell, "source": self.filled(source)})

    def filled(self, source: str) -> str:
        words = {"COURSE": self.course, "OUTSIDE": self.outside, "PORT": self.port, "CHANNEL": CHANNEL}
        for word, value in words.items():
            source = source.replace(f"@{word}@", str(value))
        return source

    def write(self) -> None:
        self.put(json.dumps(self.notebook))

    def put(self, content: str | bytes, name: str = f"{CHAPTER}.ipynb") -> None:
        """Write a file into the submission."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


@dataclass
class Found:
    """What a submission came to. ``marks``: everybody's in the gradebook, learner -> exercise -> mark."""

    course: Path
    learner: str
    exercise: str
    stock: bool
    marks: dict[str, dict[str, float]]
    heard: Callable[[], bool]  # whether somebody knocked at the port
    page: str = ""  # the feedback page, where it is wanted
    log: str = ""

    @property
    def outside(self) -> Path:
        return self.course.parent / "outside"

    @property
    def mark(self) -> float | None:
        return self.marks.get(self.learner, {}).get(self.exercise)

    def gained(self) -> str | None:
        if self.mark is None:
            return "it gets no mark"
        return f"{self.mark:g} points for an answer that is wrong" if self.mark else None

    def lost(self) -> str | None:
        if self.mark is None:
            return "a right answer gets no mark"
        return None if self.mark >= 2 else f"a right answer gets {self.mark:g} points"

    @property
    def autograded(self) -> Path:
        return self.course / "autograded" / self.learner / CHAPTER

    @property
    def printed(self) -> str:
        """What the learner's cells showed."""
        try:
            cells = json.loads((self.autograded / f"{CHAPTER}.ipynb").read_text())["cells"]
        except FileNotFoundError:
            return ""
        return json.dumps([c["outputs"] for c in cells if c.get("outputs")])

    def said(self, words: str) -> bool:
        """Whether the learner's code printed that it got what it wanted."""
        return words in self.printed


def marks_in(gradebook: Path, stock: bool) -> dict[str, dict[str, float]]:
    """Learner -> exercise -> mark. Read without nbgrader: an attack may have broken what nbgrader needs."""
    with sqlite3.connect(gradebook) as db:
        rows = db.execute(
            "select a.student_id, b.name, coalesce(g.manual_score, g.auto_score) from submitted_assignment a "
            "join submitted_notebook n on n.assignment_id = a.id join grade g on g.notebook_id = n.id "
            "join base_cell b on b.id = g.cell_id"
        ).fetchall()
    found: dict[str, dict[str, float]] = {}
    for learner, cell, mark in rows:
        found.setdefault(learner, {})[cell.removeprefix("test_" if stock else f"{CHAPTER}-")] = mark
    return found
