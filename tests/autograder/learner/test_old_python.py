"""What check.py promises learners, tried on the oldest Python and NumPy that it promises them: 3.10 and 1.26.

It takes a Python 3.10 to try, and a minute: OLD_PYTHON=/path/to/python3.10 pytest tests/autograder/learner/test_old_python.py
"""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from autograder.book.book import Book
from autograder.book.evidence import Travelling
from autograder.book.stub import stub_of
from autograder.build.chapters import GENERATED, build
from autograder.classroom.programs import workbench
from autograder.classroom.sample import right, wrong

OLD = os.environ.get("OLD_PYTHON")
SESSION = Path(__file__).with_name("old_python.py")
TORCH = re.compile(r"\b(torch|nn|cross_entropy|mse_loss)\b")
CHAPTERS = list(Book(Path(__file__).parents[3]).chapters)

pytestmark = pytest.mark.skipif(not OLD, reason="OLD_PYTHON names no Python 3.10")


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    """A Python 3.10 with NumPy 1.26, Babel, whose dates a lab is about, and nothing else."""
    folder = tmp_path_factory.mktemp("old") / "venv"
    subprocess.run([OLD, "-m", "venv", folder], check=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "numpy==1.26.4", "babel"], check=True)
    shown = "import sys, numpy; print(sys.version_info[:2], numpy.__version__)"
    assert subprocess.check_output([python, "-c", shown], text=True) == "(3, 10) 1.26.4\n"
    return python


@pytest.fixture(scope="module")
def bundles(book):
    """Where the files that learners fetch lie, up to date."""
    build(book)
    return book / GENERATED / "downloads"


def without_torch(chapter):
    """(exercise, one known mistake) for each exercise of a chapter that NumPy is enough for."""
    for exercise in chapter.exercises.values():
        travelling = Travelling(exercise)
        texts = [right(exercise).text, *travelling.law_texts.values(), *(travelling.drive_text or ())]
        if exercise.trained or TORCH.search("\n".join(texts)):
            continue
        mistakes = (wrong(exercise, name) for name in exercise.misconceptions)
        yield exercise, next(mistake for mistake in mistakes if not TORCH.search(mistake.text))


@pytest.mark.parametrize("name", CHAPTERS)
def test_answers_earn_the_same_and_mistakes_are_named_alike(name, book, old, bundles):
    chapter = Book(book).chapter(name)
    chosen = list(without_torch(chapter))
    assert chosen
    asked = [
        {"name": e.name, "stub": stub_of(e), "wrong": mistake.text, "right": right(e).text} for e, mistake in chosen
    ]
    done = subprocess.run(
        [old, SESSION],
        cwd=bundles / name,
        input=json.dumps({"workbench": workbench(chapter), "exercises": asked}),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["name"] for row in said] == [e.name for e, _ in chosen]
    for row, (exercise, mistake) in zip(said, chosen, strict=True):
        assert row["stub"]["points"] == 0 and row["stub"]["named"] == [], row
        assert row["right"]["points"] == exercise.points, f"{row['right']['text']}\n{done.stderr}"
        assert mistake.named in row["wrong"]["named"], f"{mistake.named}: {row['wrong']['text']}\n{done.stderr}"
