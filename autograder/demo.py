"""``autograder demo``: a sample class, so that the whole path can be seen and tested.

It holds right answers in several styles, every misconception, stubs, partial work, and the unlucky: endless loops,
crashes, memory hogs, missing, broken, duplicated and renamed notebooks. It is handed in as an LMS zip and collected by
``autograder collect``. ``demo.json`` keeps what is known of every learner without the engine.
"""

from __future__ import annotations

import ast
import hashlib
import inspect
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

from autograder.build import build
from autograder.collect import collect
from autograder.course import Chapter, Course, UsageError
from autograder.exercise import Exercise
from autograder.grade import nbgrader_api
from autograder.root import Root
from autograder.submission import Notebook, role_of

MANIFEST = "demo.json"
MIXTURES = 3
DILIGENCE = 0.6  # the share of chapters that a learner hands in
FIRST = "Ada Alan Barbara Claude Dorothy Edsger Emmy Frances Grace Hedy Ida John Katherine Leslie Mary Niklaus".split()
LAST = (
    "Abel Banach Cauchy Dirac Euler Fourier Gauss Hilbert Ito Jacobi Kepler Laplace Markov Noether Ono Poisson".split()
)


@dataclass
class Answer:
    """What one learner writes for one exercise, and what is known of it: None where only the engine can tell."""

    text: str | None = None  # None: the stub is left as it is
    points: float | None = None
    misconception: str | None = None
    named: str | None = None  # what check calls it: the misconception, or the law it breaks
    state: str | None = None


@dataclass
class Work:
    """One learner's notebook of one chapter."""

    answers: dict[str, Answer]
    trick: Callable[[Notebook, Chapter], Any] | None = None
    name: str | None = None  # of the file, where it is not the usual one
    raw: bytes | None = None  # the file itself, where it is no notebook
    missing: bool = False


def demo(
    book: Path,
    course: Path,
    size: int = 8,
    seed: int = 0,
    every_mistake: bool = False,
    say: Callable[[str], None] = print,
    progress: Callable[..., Any] = lambda results, total, what: results,
) -> Path:
    """Make a sample class of ``size`` learners under ``course``; returns the manifest.

    every_mistake: learners hand in a chapter until every mistake in it was made; this wants some twenty-four of them.
    Raises UsageError if ``course`` holds submissions that it did not make, or size is less than 1.
    """
    if size < 1:
        raise UsageError("A class has at least one learner: --size 1 or more.")
    everything, root = Course(book), Root(course)
    manifest = root.path / MANIFEST
    if not manifest.exists() and (any(root.submissions()) or root.gradebook.exists()):
        raise UsageError(f"{root.path} holds a class that is not a sample: name another folder with --course.")
    for step in ("submitted", "autograded", "feedback", "verdicts"):
        shutil.rmtree(root.path / step, ignore_errors=True)
    root.gradebook.unlink(missing_ok=True)
    root.path.mkdir(parents=True, exist_ok=True)
    manifest.write_text("{}")  # from here on the folder is ours
    build(book, root.path, say)
    api = nbgrader_api(book, root)
    for name in progress(everything.chapters, total=len(everything.chapters), what="chapters released:"):
        result = api.generate_assignment(name)
        if not result["success"]:
            raise UsageError(f"nbgrader could not release {name}: {result.get('error', '').strip().splitlines()[-1]}")
    chapters = list(everything.chapters.values())
    unlucky = {(k % size, chapters[k % len(chapters)].name): chance for k, chance in enumerate(UNLUCKY)}
    known: dict[str, Any] = {}
    letterbox = root.path / "class.zip"
    with zipfile.ZipFile(letterbox, "w", zipfile.ZIP_DEFLATED) as archive:
        for chapter in progress(chapters, total=len(chapters), what="chapters handed in:"):
            turn = 0  # learners of this chapter who are not among the unlucky
            for number in range(size):
                learner = learner_name(number)
                rng = random.Random(f"{seed} {number} {chapter.name}")
                if chance := unlucky.get((number, chapter.name)):
                    work = chance(chapter, rng)
                elif turn < enough(chapter) if every_mistake else rng.random() < DILIGENCE:
                    work = plan(chapter, turn if every_mistake else None, rng)
                    turn += 1
                else:  # somebody always hands in nothing
                    continue
                known.setdefault(learner, {})[chapter.name] = expected(chapter, work)
                _hand_in(archive, root, chapter, learner, number, work)
    collect(book, root.path, [letterbox], say=lambda line: None)
    about = {"size": size, "seed": seed, "every_mistake": every_mistake, "made_from": made_from(book)}
    manifest.write_text(json.dumps({**about, "learners": known}, indent=1))
    count = sum(map(len, known.values()))
    say(f"{size} learners handed in {count} notebooks: {letterbox}, collected to {root.path / 'submitted'}")
    return manifest


def made_from(book: Path) -> str:
    """A digest of what a sample class is made from: every chapter's text and code, and this machinery."""
    everything = Course(book)
    files = {path for chapter in everything.chapters.values() for path in (chapter.text, *chapter.sources)}
    seal = hashlib.sha256()
    for path in [*sorted(files), *sorted(Path(__file__).parent.rglob("*.py"))]:
        seal.update(path.read_bytes())
    return seal.hexdigest()[:16]


def enough(chapter: Chapter) -> int:
    """So many learners make every mistake of a chapter, and some make several, or none."""
    return max((len(e.misconceptions) for e in chapter.exercises.values()), default=0) + MIXTURES


def learner_name(number: int) -> str:
    first, last = FIRST[number % len(FIRST)], LAST[(number * 7 + number // len(FIRST)) % len(LAST)]
    lap = number // (len(FIRST) * len(LAST))
    return f"{first}_{last}{lap or ''}"


# ---------------------------------------------------------------------------------------------------- what they write


def plan(chapter: Chapter, turn: int | None, rng: random.Random) -> Work:
    """What an ordinary learner hands in: a mixture, or with a turn first every mistake in turn, then mixtures."""
    answers = {}
    for name, exercise in chapter.exercises.items():
        mistakes = list(exercise.misconceptions)
        if turn is not None and turn < len(mistakes):
            answers[name] = wrong(exercise, mistakes[turn])
            continue
        kind = rng.choices(("right", "wrong", "untouched"), (6, 3 if mistakes else 0, 1))[0]
        if kind == "untouched":
            answers[name] = Answer(points=0.0, state="untouched")
        else:
            answers[name] = right(exercise, rng) if kind == "right" else wrong(exercise, rng.choice(mistakes))
    return Work(answers)


def right(exercise: Exercise, rng: random.Random | None = None) -> Answer:
    """The reference, or one of the accepted variants."""
    if exercise.trained:  # in the file that is handed in: see _weights
        text = f"def {exercise.name}(seed=0):\n    from check import trained\n    return trained({exercise.name})"
        return Answer(text, float(exercise.points), state="passed")
    styles = [exercise.reference, *(v.function for v in exercise.variants.values())]
    f = rng.choice(styles) if rng else exercise.reference
    return Answer(_named(f, exercise.name), float(exercise.points), state="passed")


def wrong(exercise: Exercise, name: str) -> Answer:
    misconception = exercise.misconceptions[name]
    if exercise.kind == "quiz":
        text = f'def {exercise.name}():\n    return "{name}"'
    else:
        text = _named(misconception.function, exercise.name)
    return Answer(text, None, name, misconception.breaks or name)


def _all_right(chapter: Chapter) -> dict[str, Answer]:
    return {name: right(exercise) for name, exercise in chapter.exercises.items()}


def _first(chapter: Chapter, body: str, **known: Any) -> dict[str, Answer]:
    """Everything right but the first exercise, whose body is ``body``."""
    answers = _all_right(chapter)
    name, exercise = next(iter(chapter.exercises.items()))
    answers[name] = Answer(f"def {name}(*inputs):\n{textwrap.indent(body, '    ')}", **known)
    for other, dependent in chapter.exercises.items():
        if name in dependent.after:
            answers[other] = Answer(answers[other].text)  # it calls the broken one
    return answers


def _endless_cell(chapter: Chapter, rng: random.Random) -> Work:
    answers = _all_right(chapter)
    last = list(answers)[-1]
    answers[last] = Answer("while True:\n    pass", 0.0, state="timed out")
    return Work(answers)


def _duplicated(notebook: Notebook, chapter: Chapter) -> None:
    """The first answer cell stands twice, the stub first, as after a copy in JupyterLab."""
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
    """Cells of the learner's own that raise and print a flood."""
    for source in ("1 / 0", "print('x' * 10_000_000)"):
        notebook["cells"].insert(
            2, {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}
        )


UNLUCKY: list[Callable[[Chapter, random.Random], Work]] = [  # the first in the first chapter, and so on
    lambda c, r: Work(_first(c, "while True:\n    pass", points=0.0, state="timed out")),
    lambda c, r: Work({name: Answer(points=0.0, state="untouched") for name in c.exercises}),
    lambda c, r: Work(_all_right(c)),
    lambda c, r: Work(_first(c, "import ctypes\nctypes.string_at(0)", points=0.0, state="crashed")),
    lambda c, r: Work(_first(c, "return [0] * 10**11", points=0.0, state="failed")),
    _endless_cell,
    lambda c, r: Work({n: Answer(points=0.0, state="refused") for n in c.exercises}, missing=True),
    lambda c, r: Work(
        {n: Answer(points=0.0, state="refused") for n in c.exercises}, raw=b'{"cells": [{"cell_type": "co'
    ),
    lambda c, r: Work(_all_right(c), trick=_duplicated),
    _warns,
    lambda c, r: Work(_all_right(c), name=f"Copy of {c.name} (1).ipynb"),
    lambda c, r: Work(_all_right(c), trick=_own_mess),
]


def expected(chapter: Chapter, work: Work) -> dict[str, Any]:
    """What is known without the engine. An answer that calls an earlier one which is not right cannot be foretold."""
    found = {}
    for name, answer in work.answers.items():
        after = chapter.exercises[name].after
        shaky = answer.text is not None and any(work.answers[other].state != "passed" for other in after)
        known = Answer() if shaky else answer
        found[name] = {
            "points": known.points,
            "misconception": known.misconception,
            "named": known.named,
            "state": known.state,
        }
    return found


# ---------------------------------------------------------------------------------------------------- their notebooks


def _hand_in(archive: zipfile.ZipFile, root: Root, chapter: Chapter, learner: str, number: int, work: Work) -> None:
    if work.missing:
        folder = root.folder("submitted", learner, chapter.name)
        folder.mkdir(parents=True)
        (folder / "notes.txt").write_text("I forgot the notebook.")
        return
    files = {work.name or chapter.notebook.name: work.raw}
    if work.raw is None:
        files = {next(iter(files)): json.dumps(answered(root.release(chapter.name), chapter, work)).encode()}
    if weights := _weights(chapter):
        files[f"{chapter.name}.npz"] = weights
    folder = f"{learner.replace('_', ' ')}_{1_000_000 + number}_assignsubmission_file_"
    for name, data in files.items():
        archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", time.gmtime(1_900_000_000 + number)[:6]), data)


def _weights(chapter: Chapter) -> bytes:
    """The file of trained weights, where a chapter asks for some: those that the references give."""
    asked = [e for e in chapter.exercises.values() if e.trained]
    arrays = {f"{e.name}/{name}": array for e in asked for name, array in e.answer().items()}
    out = io.BytesIO()
    np.savez(out, **arrays)
    return out.getvalue() if arrays else b""


def answered(release: Notebook, chapter: Chapter, work: Work) -> Notebook:
    """The released notebook with these answers in it, and what they lean on in a cell of the learner's own."""
    notebook = json.loads(json.dumps(release))
    texts = {chapter.id_of(f"{name}-answer"): a.text for name, a in work.answers.items() if a.text is not None}
    for cell in notebook["cells"]:
        text = texts.get(role_of(cell).get("grade_id"))
        if text is not None:
            cell["source"] = text
    first = next((k for k, c in enumerate(notebook["cells"]) if role_of(c).get("solution")), len(notebook["cells"]))
    own = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": _workbench(chapter)}
    notebook["cells"].insert(first, own)
    if work.trick:
        work.trick(notebook, chapter)
    return notebook


def _workbench(chapter: Chapter) -> str:
    """What sample answers lean on: the chapter's references as ``reference``, and helpers of its record file."""
    own = ast.parse(chapter.solutions_file.read_text("utf8")).body
    records = ast.parse(chapter.records_file.read_text("utf8")).body
    modules = _modules(records, chapter.book)
    written = [n for n in records if isinstance(n, (ast.FunctionDef, ast.ClassDef))]
    assigned = [n for n in records if isinstance(n, ast.Assign)]
    used = {n.id for f in written for part in f.body for n in ast.walk(part) if isinstance(n, ast.Name)}
    for n in reversed(assigned):  # what a constant is made of
        if _targets(n) & used - set(chapter.records):
            used |= {m.id for m in ast.walk(n.value) if isinstance(m, ast.Name)}
    helpers = [n for n in written if not n.decorator_list or n.name in used]  # a mistake may call another
    for helper in helpers:
        helper.decorator_list = [d for d in helper.decorator_list if not _is_record(d)]
    constants = [n for n in assigned if _targets(n) & used and not _targets(n) & set(chapter.records)]
    helpers = [*constants, *helpers]
    lines = ["import sys, types", *map(ast.unparse, _foreign_imports(records))]
    lines += [
        "sys.modules['solutions'] = package = types.ModuleType('solutions')",
        f"for name, source in {modules!r}.items():",
    ]
    lines += ["    module = sys.modules[f'solutions.{name}'] = types.ModuleType(f'solutions.{name}')"]
    lines += ["    exec(source, module.__dict__)", "    setattr(package, name, module)"]
    lines = [lines[0], *_given(chapter), *lines[1:]]
    ours = ("solutions", "chapters")
    lines += [ast.unparse(n) for n in records if isinstance(n, ast.ImportFrom) and n.module.startswith(ours)]
    lines += [f"{name} = reference.{name}" for name in _borrowed(own)]
    return "\n".join([*lines, *map(ast.unparse, helpers)])


def _targets(assignment: ast.Assign) -> set[str]:
    """The names that an assignment binds."""
    return {n.id for t in assignment.targets for n in ast.walk(t) if isinstance(n, ast.Name)}


def _given(chapter: Chapter) -> list[str]:
    """Lines by which the modules given with a notebook are also known as references know them."""
    lines = []
    for path in chapter.given:
        name = ".".join(path.relative_to(chapter.book).with_suffix("").parts)
        folder = name.rpartition(".")[0]
        lines += [f"for name in ('chapters', {folder!r}): sys.modules.setdefault(name, types.ModuleType(name))"]
        lines += [f"import {path.stem}; sys.modules[{name!r}] = sys.modules[{folder!r}].{path.stem} = {path.stem}"]
    return lines


def _modules(body: list[ast.stmt], book: Path) -> dict[str, str]:
    """The solutions modules that some code imports, and those that they import, the ones needed first."""
    found: dict[str, str] = {}
    for node in body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("solutions"):
            names = [a.name for a in node.names] if node.module == "solutions" else [node.module.split(".")[1]]
            for name in names:
                source = (book / "solutions" / f"{name}.py").read_text("utf8")
                found |= {**_modules(ast.parse(source).body, book), name: source}
    return found


def _foreign_imports(body: list[ast.stmt]) -> list[ast.stmt]:
    ours = ("autograder", "solutions", "chapters")
    imports = [n for n in body if isinstance(n, (ast.Import, ast.ImportFrom))]
    return [n for n in imports if not (getattr(n, "module", None) or n.names[0].name).startswith(ours)]


def _borrowed(body: list[ast.stmt]) -> list[str]:
    """Names that a chapter's answers use and that are none of its exercises: helpers, constants, imports."""
    names = [n.name for n in body if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and n.name.startswith("_")]
    names += [t.id for n in body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)]
    imports = [a.asname or a.name for n in body if isinstance(n, (ast.Import, ast.ImportFrom)) for a in n.names]
    return [*names, *(i for i in imports if "." not in i)]


def _named(f: Any, name: str) -> str:
    """Source text of a function or class under another name, without the record's decorator."""
    node = ast.parse(textwrap.dedent(inspect.getsource(f))).body[0]
    assert isinstance(node, (ast.FunctionDef, ast.ClassDef))
    node.decorator_list = [d for d in node.decorator_list if not _is_record(d)]
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and part.id == node.name:
            part.id = name
    node.name = name
    return ast.unparse(node)


def _is_record(decorator: ast.expr) -> bool:
    """Whether this is ``@exercise.accepts(…)`` or ``@exercise.misconception(…)``."""
    call = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(call, ast.Attribute) and call.attr in ("accepts", "misconception")
