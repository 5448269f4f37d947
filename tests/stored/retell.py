"""Record anew what the stored term's learners are told; their marks stay as they were recorded.

    python tests/stored/retell.py

For a change of the check's words. What was told then is in the history of the files. It writes the names of mistakes and
the texts of verdicts that have the mark and the state of then; another mark belongs into differences.toml.
"""

from __future__ import annotations

import json
import sys
import tempfile
import tomllib
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]
from term import LIMITS, STORED, promised, restore

from autograder.book.book import Book
from autograder.build.chapters import build
from autograder.classroom.classroom import Classroom
from autograder.classroom.grade import Options, grade, nbgrader_api

BOOK = Path(__file__).parents[2]
TOLD = ("named", "text")


def main() -> None:
    listed = tomllib.loads((STORED / "differences.toml").read_text("utf8"))
    again = [entry["assignment"] for entry in listed.get("released", []) if entry.get("again")]
    with tempfile.TemporaryDirectory() as folder:
        classroom = Classroom(Path(folder))
        restore(classroom, Book(BOOK).chapters)
        if again:
            build(BOOK, classroom.path, say=lambda line: None)
            for name in again:
                assert nbgrader_api(BOOK, classroom).generate_assignment(name, force=True)["success"]
        outcomes = grade(BOOK, classroom.path, Options(workers=2, limits=LIMITS))
        changed = sum(_retell(outcome.graded) for outcome in outcomes)
    print(f"{changed} of {len(outcomes)} files changed")


def _retell(graded) -> bool:
    path = STORED / "verdicts" / graded.assignment / f"{graded.learner}.json"
    then, now = json.loads(path.read_text("utf8")), promised(graded)
    for exercise, verdict in then.items():
        if all(now.get(exercise, {}).get(what) == verdict[what] for what in ("points", "state")):
            verdict.update({what: now[exercise][what] for what in TOLD})
    text = json.dumps(then, indent=1, ensure_ascii=False) + "\n"
    changed = text != path.read_text("utf8")
    path.write_text(text, "utf8")
    return changed


if __name__ == "__main__":
    main()
