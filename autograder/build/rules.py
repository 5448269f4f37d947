"""Rules that a book's files must keep. To check them, no answer is run. Each rule that is broken gives a Problem."""

from __future__ import annotations

import ast
import builtins
import sys
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType
from typing import Any

import numpy as np

from autograder.book.book import Book, Chapter
from autograder.book.cells import SETUP, SUMMARY
from autograder.book.evidence import source_of
from autograder.book.exercise import Essay, Exercise
from autograder.book.imports import globals_of
from autograder.book.kept import stale
from autograder.errors import Problem

MAY_USE = {"np", "torch"} | set(dir(builtins))  # the global names that drives and laws, whose text travels, may use
Broken = Iterator[tuple[str, str]]  # what is wrong, and the name in the records that it concerns


def order_problems(book: Book) -> Iterator[Problem]:
    """Chapters that _toc.yml lists and that do not exist, and chapters that it does not even name in a comment."""
    text_of_toc = book.toc.read_text("utf8")
    for name, line in book.listed.items():
        folder = book.path / "chapters" / name
        if not folder.is_dir():
            yield Problem(book.toc, line, f"there is no chapter {name}: make {folder}, or take the line out")
    for records in sorted((book.path / "chapters").glob("*/exercises/")):
        if not records.with_suffix(".md").exists():
            yield Problem(records, 1, "has no exercises.md beside it: write one, with a slot for every record")
    for text in sorted((book.path / "chapters").glob("*/exercises.md")):
        entry = f"chapters/{text.parent.name}/lesson"
        if text.parent.name not in book.listed and entry not in text_of_toc:
            what = f"chapter {text.parent.name} is not in _toc.yml: add {entry}, in a comment if it is left out on purpose"
            yield Problem(text, 1, what)


def slot_problems(chapter: Chapter) -> Iterator[Problem]:
    """Slots without a record of their kind, and slots that stand twice."""
    seen: set[str] = set()
    for slot in chapter.slots:
        record = chapter.records.get(slot.name)
        if record is None:
            what = f"slot {slot.name} has no record: write {chapter.record_file(slot.name)}, or take the slot out"
            yield Problem(chapter.text, slot.line, what)
        elif record.kind != slot.kind:
            yield Problem(
                chapter.text,
                slot.line,
                f"{slot.name} is {record.kind}, not {slot.kind}: write # {record.kind}: {slot.name}",
            )
        if slot.name in seen:
            yield Problem(chapter.text, slot.line, f"slot {slot.name} stands twice: keep one")
        seen.add(slot.name)


def file_problems(chapter: Chapter) -> Iterator[Problem]:
    """Exercises in a file of another name, files without an exercise, and other right answers to no exercise."""
    for name in chapter.exercises:
        path = chapter.record_file(name)
        home = "quizzes" if chapter.exercises[name].kind == "quiz" else name
        if path.stem != home:
            yield chapter.problem(f"{name} stands in {path.name}: it belongs in {home}.py", name)
    for path in chapter.record_files:
        if path.stem not in {"shared", *(chapter.record_file(name).stem for name in chapter.records)}:
            yield Problem(path, 1, f"holds no exercise: add {path.stem} = Exercise(…), or remove the file")
    for path in chapter.accepted_files:
        if path.stem not in {"shared", *chapter.exercises}:
            yield Problem(path, 1, f"there is no exercise {path.stem} to which these could be right answers")


def kept_problems(chapter: Chapter) -> Iterator[Problem]:
    """Kept weights and results of experiments that are missing, damaged, or made by other code than there is now."""
    for path, what in stale(chapter).items():
        yield Problem(path, 1, f"{what}: run `autograder keep`, or remove it")


def record_problems(chapter: Chapter, name: str) -> Iterator[Problem]:
    """The rules that one record breaks."""
    record = chapter.records[name]
    rules: list[Any] = [has_a_slot, has_a_free_name, has_points]
    rules += [has_a_rubric] if isinstance(record, Essay) else OF_EXERCISES
    for rule in rules:
        for what, about in rule(chapter, name, record):
            yield chapter.problem(what, name, about)


def has_a_slot(chapter: Chapter, name: str, record: Exercise | Essay) -> Broken:
    """The record has a slot in exercises.md."""
    if name not in {slot.name for slot in chapter.slots}:
        yield f"{name} has no slot: add a cell `# {record.kind}: {name}` to {chapter.text.name}", name


def has_a_free_name(chapter: Chapter, name: str, record: Exercise | Essay) -> Broken:
    """The record's name is none of the notebook's own cells."""
    if name in (SETUP, SUMMARY):
        yield f"{name} is a name that the notebook's own cells use: choose another", name


def has_points(chapter: Chapter, name: str, record: Exercise | Essay) -> Broken:
    """The record is worth more than no points."""
    if record.points <= 0:
        yield f"{name} is worth {record.points} points: give it more than none, or leave it out", name


def has_a_rubric(chapter: Chapter, name: str, record: Essay) -> Broken:
    """The essay has a rubric."""
    if not record.rubric:
        yield f"{name} has no rubric: say what a reader looks for", name


def has_its_reference(chapter: Chapter, name: str, record: Exercise) -> Broken:
    """The record's name, its reference's name and the module of the reference agree."""
    if record.name != name:
        yield f"{name} is bound to a record of {record.name}: give both one name", name
    module = f"solutions.{chapter.name}"
    if record.kind == "quiz":
        if getattr(sys.modules.get(module), "LETTERS", {}).get(name) != record.reference():
            yield (
                f"the letter of {name} is not in LETTERS of solutions/{chapter.name}.py: answers are written there, once",
                name,
            )
        return
    if getattr(record.reference, "__module__", "") != module:
        yield f"the reference of {name} is not in solutions/{chapter.name}.py: answers are written there, once", name
    if not record.reference.__doc__:
        yield f"the reference of {name} has no docstring: the learner's stub is cut from it", name


def says_what_it_calls(chapter: Chapter, name: str, record: Exercise) -> Broken:
    """`after` names the earlier exercises that the reference calls, and no others."""
    earlier = list(chapter.records)[: list(chapter.records).index(name)]
    for other in record.after:
        if other not in chapter.exercises or other not in earlier:
            yield f"{name} comes after {other}, which is no earlier exercise of this chapter", name
    unsaid = sorted(_names_in(record.reference) & (chapter.exercises.keys() & set(earlier)) - set(record.after))
    if not record.trained and unsaid:
        called = ", ".join(unsaid)
        yield f"the reference of {name} calls {called}: say so with after=, or a mistake counts twice", name
    for other in set(record.relations) - set(record.after):
        yield f"{name} follows {other}, which is not among after=", record.relations[other].__name__
    if record.after and not isinstance(record.reference, FunctionType):
        yield f"{name} is a class and comes after others: `after` knows functions only, take it out", name


def core_is_whole(chapter: Chapter, name: str, record: Exercise) -> Broken:
    """A core exercise calls no exercise that is *more*: who does the core alone has no answer to it."""
    for other in record.after if record.core else ():
        if other in chapter.exercises and not chapter.exercises[other].core:
            yield f"{name} is core and calls {other}, which is not: say core=True there too, or take it out here", name


def says_what_laws_judge(chapter: Chapter, name: str, record: Exercise) -> Broken:
    """Every law has words, and the record says whether its drive measures data."""
    for law in record.laws.values():
        if not (law.says and law.hint):
            yield f"law {law.name} needs a diagnosis and a hint", law.name
    if record.by_laws and record.drive and record.data is None:
        what = "data=True if the answer is data that the drive measures, data=False if the drive returns it as it is"
        yield f"{name} is judged by laws about what its drive returns: say {what}", name
    if record.data and not record.drive:
        yield f"{name} has data=True, and no drive that measures the answer: drive=…", name
    elif record.data and record.drive and (calls := _calls(record, record.drive)) != 1:
        yield f"{name} has data=True, and its drive calls it {calls} times: once is asked for", name
    if record.by_laws and not record.laws:
        yield f"{name} is judged by laws and has none: add one with @{name}.law(says, hint)", name


def explains_its_mistakes(chapter: Chapter, name: str, record: Exercise) -> Broken:
    """Every mistake has a diagnosis and a hint, or names the law that it breaks."""
    for m in record.misconceptions.values():
        if m.breaks and m.breaks not in record.laws:
            yield f"mistake {m.name} breaks {m.breaks}, which is no law of {name}", m.name
        if not m.breaks and record.by_laws:
            yield f"mistake {m.name} must say which law it breaks: breaks=…", m.name
        if not m.breaks and not (m.says and (m.hint or record.kind == "quiz")):
            yield f"mistake {m.name} needs a docstring: a diagnosis, an empty line, a hint", m.name


def travels_light(chapter: Chapter, name: str, record: Exercise) -> Broken:
    """Drives, laws and relations use only what travels with them."""
    for function in filter(
        None, (record.drive, *(law.holds for law in record.laws.values()), *record.relations.values())
    ):
        for used in _uses_too_much(function):
            called = "a drive" if function.__name__ == "<lambda>" else function.__name__
            what = f"{called} uses {used}: its text travels, so it may use its arguments, np, torch and functions of records only"
            yield what, function.__name__


OF_EXERCISES = [
    has_its_reference,
    says_what_it_calls,
    core_is_whole,
    says_what_laws_judge,
    explains_its_mistakes,
    travels_light,
]


def _names_in(function: Any) -> set[str]:
    """The global names and attributes that a function's code uses; none for a class, which cannot come `after` others."""
    codes, found = [getattr(function, "__code__", None)], set()
    while codes:
        if isinstance(code := codes.pop(), CodeType):
            found |= set(code.co_names)
            codes += code.co_consts
    return found


def _calls(record: Exercise, drive: Callable[..., Any]) -> int:
    """How many times a record's drive calls the function on the first case."""
    case, calls = next(iter(record.draw(np.random.default_rng(0)))), []

    def counted(*arguments: Any) -> Any:
        calls.append(arguments)
        if record.trained:
            return {name: np.zeros(shape, np.float32) for name, shape in record.trained.items()}
        return record.reference(*arguments)

    drive(counted, **case.inputs)
    return len(calls)


def _uses_too_much(function: Callable[..., Any]) -> Iterator[str]:
    """What a function whose text travels uses although it must not."""
    try:
        source = source_of(function)
    except (TypeError, OSError, SyntaxError) as error:
        yield f"no text of its own ({error})"
        return
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield "an import"
    travels = {definition.name for definition in tree.body if isinstance(definition, ast.FunctionDef)}
    yield from sorted(globals_of(source) - travels - MAY_USE)
