"""``autograder demo``: makes a sample class, so that the whole path from submission to report can be seen and tested.

Its learners hand in right answers in several styles, every misconception, stubs and partial work. Some are unlucky:
their notebooks loop endlessly, crash, take all memory, or are missing, broken, duplicated or renamed. All is handed in
as a platform's zip and collected by ``autograder collect``. ``demo.json`` holds the marks that are known without
judging.
"""

from __future__ import annotations

import io
import json
import random
import shutil
import textwrap
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from autograder.book.book import Book, Chapter
from autograder.book.cells import answer_id
from autograder.book.exercise import Exercise
from autograder.build.chapters import build
from autograder.classroom.classroom import Classroom
from autograder.classroom.collect import collect
from autograder.classroom.grade import nbgrader_api
from autograder.classroom.programs import text_of, workbench
from autograder.classroom.release import release_one
from autograder.digest import digest, rooms
from autograder.errors import UsageError
from autograder.learner.verdict import State
from autograder.marking.submission import Notebook, role_of

MANIFEST = "demo.json"
MIXTURES = 3  # so many learners mix right and wrong answers after those who make every mistake
DILIGENCE = 0.6  # the share of chapters that a learner hands in
FIRST = "Ada Alan Barbara Claude Dorothy Edsger Emmy Frances Grace Hedy Ida John Katherine Leslie Mary Niklaus".split()
LAST = (
    "Abel Banach Cauchy Dirac Euler Fourier Gauss Hilbert Ito Jacobi Kepler Laplace Markov Noether Ono Poisson".split()
)


@dataclass
class Answer:
    """What one learner writes for one exercise, and what is known of it; None if only the judge can tell."""

    text: str | None = None  # None: the stub is left as it is
    points: float | None = None
    misconception: str | None = None
    named: str | None = None  # the name in the verdict: the misconception, or the law that it breaks
    state: State | None = None


@dataclass
class Work:
    """One learner's notebook of one chapter."""

    answers: dict[str, Answer]
    trick: Callable[[Notebook, Chapter], Any] | None = None
    name: str | None = None  # of the file, if it is not the usual one
    raw: bytes | None = None  # the content of the file, if it is no notebook
    missing: bool = False


def demo(
    home: Path,
    folder: Path,
    size: int = 8,
    seed: int = 0,
    every_mistake: bool = False,
    say: Callable[[str], None] = print,
    progress: Callable[..., Any] = lambda results, total, what: results,
) -> Path:
    """Make a sample class of ``size`` learners. Returns its manifest, demo.json.

    home: the book's folder. folder: nbgrader's folder for the class. seed: of the random choices. every_mistake:
    learners hand in a chapter until each of its mistakes was made; this needs about 24 learners.
    Raises UsageError if ``folder`` holds a class that is no sample, or size is less than 1.
    """
    if size < 1:
        raise UsageError("A class has at least one learner: --size 1 or more.")
    book, classroom = Book(home), Classroom(folder)
    manifest = _emptied(classroom)
    build(home, classroom.path, say)
    api = nbgrader_api(home, classroom)
    for name in progress(book.chapters, total=len(book.chapters), what="chapters released:"):
        release_one(api, name)
    chapters = list(book.chapters.values())
    unlucky = {(k % size, chapters[k % len(chapters)].name): chance for k, chance in enumerate(UNLUCKY)}
    known: dict[str, Any] = {}
    letterbox = classroom.path / "class.zip"
    with zipfile.ZipFile(letterbox, "w", zipfile.ZIP_DEFLATED) as archive:
        for chapter in progress(chapters, total=len(chapters), what="chapters handed in:"):
            turn = 0  # learners of this chapter who are not among the unlucky
            for number in range(size):
                learner = learner_name(number)
                rng = random.Random(f"{seed} {number} {chapter.name}")
                if chance := unlucky.get((number, chapter.name)):
                    work = chance(chapter, rng)
                elif turn < learners_needed(chapter) if every_mistake else rng.random() < DILIGENCE:
                    work = plan(chapter, turn if every_mistake else None, rng)
                    turn += 1
                else:  # this learner does not hand in this chapter
                    continue
                known.setdefault(learner, {})[chapter.name] = expected(chapter, work)
                _hand_in(archive, classroom, chapter, learner, number, work)
    collect(home, classroom.path, [letterbox], say=lambda line: None)
    about = {"size": size, "seed": seed, "every_mistake": every_mistake, "made_from": made_from(home)}
    manifest.write_text(json.dumps({**about, "learners": known}, indent=1))
    count = sum(map(len, known.values()))
    say(f"{size} learners handed in {count} notebooks: {letterbox}, collected to {classroom.path / 'submitted'}")
    return manifest


def _emptied(classroom: Classroom) -> Path:
    """Empty the folder of an earlier sample, and mark it as one. Returns the manifest's path.

    Raises UsageError if it holds a class that is no sample.
    """
    manifest = classroom.path / MANIFEST
    if not manifest.exists() and (any(classroom.submissions()) or classroom.gradebook.exists()):
        raise UsageError(f"{classroom.path} holds a class that is not a sample: name another folder with --course.")
    if (classroom.path / "gradebook.url").exists():
        raise UsageError(f"{classroom.path} has its gradebook on a server: a sample class needs a folder of its own.")
    for step in ("submitted", "autograded", "feedback", "verdicts"):
        shutil.rmtree(classroom.path / step, ignore_errors=True)
    classroom.gradebook.unlink(missing_ok=True)
    classroom.path.mkdir(parents=True, exist_ok=True)
    manifest.write_text("{}")  # this marks the folder as a sample class
    return manifest


def made_from(home: Path) -> str:
    """A digest of what a sample class is made from: every chapter's text and code, and the machinery."""
    book = Book(home)
    chapters = book.chapters.values()
    files = {path for c in chapters for path in (c.text, *c.sources, *c.accepted_files)}
    return digest([*sorted(files), *rooms("learner", "book", "build", "marking", "classroom")])


def learners_needed(chapter: Chapter) -> int:
    """The number of learners needed to make every mistake of a chapter, and a few mixtures."""
    return max((len(e.misconceptions) for e in chapter.exercises.values()), default=0) + MIXTURES


def learner_name(number: int) -> str:
    """The id of the ``number``-th learner; all are different."""
    first, last = FIRST[number % len(FIRST)], LAST[(number * 7 + number // len(FIRST)) % len(LAST)]
    lap = number // (len(FIRST) * len(LAST))
    return f"{first}_{last}{lap or ''}"


# ---------------------------------------------------------------------------------------------------- what they write


def plan(chapter: Chapter, turn: int | None, rng: random.Random) -> Work:
    """What an ordinary learner hands in: a mixture of right and wrong answers.

    turn: the learner with turn k makes the k-th mistake of every exercise that has so many; None: all answers are
    mixed.
    """
    answers = {}
    for name, exercise in chapter.exercises.items():
        mistakes = list(exercise.misconceptions)
        if turn is not None and turn < len(mistakes):
            answers[name] = wrong(exercise, mistakes[turn])
            continue
        kind = rng.choices(("right", "wrong", "untouched"), (6, 3 if mistakes else 0, 1))[0]
        if kind == "untouched":
            answers[name] = Answer(points=0.0, state=State.UNTOUCHED)
        else:
            answers[name] = (
                right(chapter.with_accepted(name), rng) if kind == "right" else wrong(exercise, rng.choice(mistakes))
            )
    return Work(answers)


def right(exercise: Exercise, rng: random.Random | None = None) -> Answer:
    """A right answer: the reference, or with ``rng`` one of the right answers at random."""
    if exercise.trained:  # the weights are in a file of their own: see _weights
        text = f"def {exercise.name}(seed=0):\n    from check import trained\n    return trained({exercise.name})"
        return Answer(text, float(exercise.points), state=State.PASSED)
    if exercise.kind == "quiz":
        return Answer(_chosen(exercise, exercise.reference()), float(exercise.points), state=State.PASSED)
    styles = [exercise.reference, *(v.function for v in exercise.variants.values())]
    f = rng.choice(styles) if rng else exercise.reference
    return Answer(text_of(f, exercise.name), float(exercise.points), state=State.PASSED)


def wrong(exercise: Exercise, name: str) -> Answer:
    """The answer with this mistake."""
    misconception = exercise.misconceptions[name]
    quiz = exercise.kind == "quiz"
    text = _chosen(exercise, name) if quiz else text_of(misconception.function, exercise.name)
    return Answer(text, None, name, misconception.breaks or name)


def _chosen(quiz: Exercise, letter: str) -> str:
    return f'def {quiz.name}():\n    return "{letter}"'


def _all_right(chapter: Chapter) -> dict[str, Answer]:
    return {name: right(exercise) for name, exercise in chapter.exercises.items()}


def _first(chapter: Chapter, body: str, **known: Any) -> dict[str, Answer]:
    """All answers right but the first, whose body is ``body``. known: what is known of it."""
    answers = _all_right(chapter)
    name, exercise = next(iter(chapter.exercises.items()))
    answers[name] = Answer(f"def {name}(*inputs):\n{textwrap.indent(body, '    ')}", **known)
    for other, dependent in chapter.exercises.items():
        if name in dependent.after:
            answers[other] = Answer(answers[other].text)  # it calls the first one, so nothing is known of it
    return answers


def _endless_cell(chapter: Chapter, rng: random.Random) -> Work:
    answers = _all_right(chapter)
    last = list(answers)[-1]
    answers[last] = Answer("while True:\n    pass", 0.0, state=State.TIMED_OUT)
    return Work(answers)


def _duplicated(notebook: Notebook, chapter: Chapter) -> None:
    """Put the first answer cell in twice, the stub first, as a copy in JupyterLab does."""
    k, cell = next((k, c) for k, c in enumerate(notebook["cells"]) if role_of(c).get("solution"))
    name = next(iter(chapter.exercises))
    notebook["cells"].insert(k, {**cell, "source": f"def {name}(*inputs):\n    return None"})


def _warns(chapter: Chapter, rng: random.Random) -> Work:
    answers = _all_right(chapter)
    name, exercise = next(iter(chapter.exercises.items()))
    text = answers[name].text
    noise = "import sys, warnings\nwarnings.warn('careful')\nprint('to stderr', file=sys.stderr)\n"
    answers[
        name
    ].text = f"{noise}{text}\n_quiet = {name}\ndef {name}(*inputs):\n{textwrap.indent(noise, '    ')}    return _quiet(*inputs)"
    return Work(answers)


def _own_mess(notebook: Notebook, chapter: Chapter) -> None:
    """Add two cells of the learner's own: one raises, one prints ten million characters."""
    for source in ("1 / 0", "print('x' * 10_000_000)"):
        notebook["cells"].insert(
            2, {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}
        )


UNLUCKY: list[Callable[[Chapter, random.Random], Work]] = [  # the k-th happens to learner k in chapter k
    lambda c, r: Work(_first(c, "while True:\n    pass", points=0.0, state=State.TIMED_OUT)),
    lambda c, r: Work({name: Answer(points=0.0, state=State.UNTOUCHED) for name in c.exercises}),
    lambda c, r: Work(_all_right(c)),
    lambda c, r: Work(_first(c, "import ctypes\nctypes.string_at(0)", points=0.0, state=State.CRASHED)),
    lambda c, r: Work(_first(c, "return [0] * 10**11", points=0.0, state=State.FAILED)),
    _endless_cell,
    lambda c, r: Work({n: Answer(points=0.0, state=State.REFUSED) for n in c.exercises}, missing=True),
    lambda c, r: Work(
        {n: Answer(points=0.0, state=State.REFUSED) for n in c.exercises}, raw=b'{"cells": [{"cell_type": "co'
    ),
    lambda c, r: Work(_all_right(c), trick=_duplicated),
    _warns,
    lambda c, r: Work(_all_right(c), name=f"Copy of {c.name} (1).ipynb"),
    lambda c, r: Work(_all_right(c), trick=_own_mess),
]


def expected(chapter: Chapter, work: Work) -> dict[str, Any]:
    """What is known of each answer without judging it: exercise -> points, misconception, named, state.

    Nothing is known of an answer that calls an earlier one which is not right, nor of answers that call that one.
    """
    found: dict[str, dict[str, Any]] = {}
    for name, answer in work.answers.items():
        after = chapter.exercises[name].after
        shaky = answer.text is not None and any(found[other]["state"] != State.PASSED for other in after)
        known = Answer() if shaky else answer
        found[name] = {
            "points": known.points,
            "misconception": known.misconception,
            "named": known.named,
            "state": known.state,
        }
    return found


# ---------------------------------------------------------------------------------------------------- their notebooks


def _hand_in(
    archive: zipfile.ZipFile, classroom: Classroom, chapter: Chapter, learner: str, number: int, work: Work
) -> None:
    """Add one learner's files to the zip, or put a folder without a notebook into submitted/."""
    if work.missing:
        folder = classroom.folder("submitted", learner, chapter.name)
        folder.mkdir(parents=True)
        (folder / "notes.txt").write_text("I forgot the notebook.")
        return
    notebook = work.raw
    if notebook is None:
        notebook = json.dumps(answered(classroom.release(chapter.name), chapter, work)).encode()
    files = {work.name or chapter.notebook.name: notebook}
    if weights := _weights(chapter):
        files[f"{chapter.name}.npz"] = weights
    place = f"{learner.replace('_', ' ')}_{1_000_000 + number}_assignsubmission_file_"
    for name, data in files.items():
        archive.writestr(zipfile.ZipInfo(f"{place}/{name}", time.gmtime(1_900_000_000 + number)[:6]), data)


def _weights(chapter: Chapter) -> bytes:
    """The content of the file with trained weights, those of the references; empty if a chapter asks for none."""
    asked = [e for e in chapter.exercises.values() if e.trained]
    arrays = {f"{e.name}/{name}": array for e in asked for name, array in e.answer().items()}
    out = io.BytesIO()
    np.savez(out, **arrays)
    return out.getvalue() if arrays else b""


def answered(release: Notebook, chapter: Chapter, work: Work) -> Notebook:
    """The released notebook with these answers in it. A cell of the learner's own holds the modules that they use."""
    notebook: Notebook = json.loads(json.dumps(release))
    texts = {answer_id(chapter.id_of(name)): a.text for name, a in work.answers.items() if a.text is not None}
    for cell in notebook["cells"]:
        text = texts.get(role_of(cell).get("grade_id", ""))
        if text is not None:
            cell["source"] = text
    first = next((k for k, c in enumerate(notebook["cells"]) if role_of(c).get("solution")), len(notebook["cells"]))
    own: Notebook = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    own["source"] = workbench(chapter)
    notebook["cells"].insert(first, own)
    if work.trick:
        work.trick(notebook, chapter)
    return notebook
