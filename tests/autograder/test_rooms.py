"""The rooms of autograder/: which room may import which, how long a module may be, and that docs/design.md names each.

A room imports only from rooms before it, for types too.
"""

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

ROOMS = ["learner", "book", "build", "marking", "classroom", "site"]
EVERYBODYS = {"errors", "digest", "progress"}  # modules that import nothing of ours but each other
BOOK = Path(__file__).parents[2]
HOUSE = BOOK / "autograder"
LINES = {"module": 350, "function": 50, "record": 300}  # at most


@cache
def imported(path: Path) -> list[str]:
    """The modules that a file imports, wherever in it."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert not node.level, f"{path}:{node.lineno}: imports are absolute here"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def rooms_of(path: Path) -> set[str]:
    """The rooms, and the modules of autograder/ itself, that a file imports from."""
    return {name.split(".")[1] for name in imported(path) if name.startswith("autograder.")}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_rooms_before_it(room):
    may = {*EVERYBODYS, *ROOMS[: ROOMS.index(room) + 1]}
    modules = list((HOUSE / room).rglob("*.py"))
    assert modules
    wrong = {str(path.relative_to(HOUSE)): found - may for path in modules if (found := rooms_of(path)) - may}
    assert not wrong


def test_what_everybody_may_import_imports_no_room():
    assert {path.stem for path in HOUSE.glob("*.py")} == {*EVERYBODYS, "__init__", "cli", "verbs", "verbs_of_a_term"}
    for name in EVERYBODYS:
        assert rooms_of(HOUSE / f"{name}.py") <= EVERYBODYS


def test_every_folder_is_a_room():
    """A folder that an older version left behind, with nothing in it but what Python compiled, is none."""
    assert {p.name for p in HOUSE.iterdir() if p.is_dir() and any(p.rglob("*.py"))} == set(ROOMS)


def test_no_import_goes_round_in_a_circle():
    names = {path: ".".join(path.relative_to(BOOK).with_suffix("").parts) for path in HOUSE.rglob("*.py")}
    arrows = {
        name: {
            other
            for other in names.values()
            if other != name and any(f"{i}.".startswith(f"{other}.") for i in imported(path))
        }
        for path, name in names.items()
        if path.stem != "__init__"
    }
    arrows = {name: {o for o in others if o in arrows} for name, others in arrows.items()}
    while arrows:
        free = {name for name, others in arrows.items() if not others & arrows.keys()}
        assert free, f"a circle among {sorted(arrows)}"
        arrows = {name: others for name, others in arrows.items() if name not in free}


def test_what_learners_get_imports_nothing_of_ours():
    assert all(rooms_of(path) <= {"learner"} for path in (HOUSE / "learner").glob("*.py"))


def test_solutions_know_neither_the_machinery_nor_records():
    """A lab's data lies in its chapter, and its reference reads it there; nothing else of chapters/ is imported."""
    for path in (BOOK / "solutions").glob("*.py"):
        for name in imported(path):
            assert not name.startswith("autograder"), path
            if name.startswith("chapters."):
                assert name.split(".")[2] not in ("exercises", "experiments", "figures"), path


def test_the_machinery_knows_no_chapter():
    chapters = {p.parent.name for p in (BOOK / "chapters").glob("*/lesson.md")}
    for path in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf8"))):
            assert not (isinstance(node, ast.Constant) and node.value in chapters - {"start"}), f"{path}:{node.lineno}"


def too_long(paths: Iterable[Path], lines: int) -> dict[str, int]:
    """The files that have more lines than this, with how many they have."""
    counts = {path.relative_to(BOOK).as_posix(): path.read_text("utf8").count("\n") for path in paths}
    return {name: count for name, count in counts.items() if count > lines}


def test_no_module_and_no_record_is_too_long():
    assert not too_long(HOUSE.rglob("*.py"), LINES["module"])
    assert not too_long(BOOK.glob("chapters/*/exercises/*.py"), LINES["record"])


def test_no_function_is_too_long():
    for path in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                assert node.end_lineno - node.lineno < LINES["function"], f"{path}:{node.lineno}: {node.name}"


def test_the_design_names_every_module():
    design = (BOOK / "docs" / "design.md").read_text("utf8")
    for path in HOUSE.rglob("*.py"):
        if path.stem != "__init__":
            assert f"`{path.name}`" in design, f"docs/design.md does not say what {path.relative_to(HOUSE)} does"
