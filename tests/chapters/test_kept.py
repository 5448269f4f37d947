"""Kept results lie beside their chapter, are made by the code as it is now, and are all used."""

import ast
from pathlib import Path

import jupytext
import pytest

from autograder.book.book import Book
from autograder.book.kept import Place, origin

BOOK = Path(__file__).parents[2]
PAGES = [page for page in sorted(BOOK.glob("chapters/**/*.md")) if "autograder.book.kept" in page.read_text()]
OURS = ("autograder", "chapters", "solutions")


def asked_for(source):
    """The functions f of ``kept(f)`` and ``told(f)`` in some code that imports these two."""
    nodes, names = [*ast.walk(ast.parse(source))], {}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module.split(".")[0] in OURS:
            exec(ast.unparse(node), names)  # imports, and nothing else
    asking = {name for name in ("kept", "told") if name in names}
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in asking:
            yield eval(ast.unparse(node.args[0]), names)


def code_of(page):
    return "\n".join(cell.source for cell in jupytext.read(page).cells if cell.cell_type == "code")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_building_a_page_computes_nothing_that_is_kept(page):
    functions = [*asked_for(code_of(page))]
    assert functions
    for place in map(Place, functions):
        about = origin(place.file)
        assert about and about.seal == place.seal, f"autograder keep {place.name}"


def test_all_that_lies_beside_a_chapter_is_used():
    code = [code_of(page) for page in PAGES]
    code += [
        file.read_text() for file in BOOK.glob("tests/solutions/*.py") if "autograder.book.kept" in file.read_text()
    ]
    used = {Place(function).file for source in code for function in asked_for(source)}
    for chapter in Book(BOOK).chapters.values():
        used |= {Place(exercise.reference).file for exercise in chapter.exercises.values() if exercise.trained}
    assert used == {*BOOK.glob("chapters/*/kept/*.npz")}
