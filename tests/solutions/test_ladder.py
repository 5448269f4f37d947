"""solutions/ is a ladder: its README gives the order of the book, and a module imports from those above it only."""

import ast
import re
from pathlib import Path

import pytest

from autograder.book.book import Book

HOME = Path(__file__).parents[2]
ORDER = re.findall(r"^\| \[(\w+)\]\((\w+)\.py\)", (HOME / "solutions" / "README.md").read_text("utf8"), re.M)


def test_the_readme_has_every_module_in_the_order_of_the_book():
    names = [name for name, file in ORDER]
    assert all(name == file for name, file in ORDER)
    assert set(names) == {path.stem for path in (HOME / "solutions").glob("*.py")}
    assert names == [name for name in Book(HOME).listed if name in names]


@pytest.mark.parametrize("name", [name for name, _ in ORDER])
def test_a_module_imports_from_those_above_it_only(name):
    above = {other for other, _ in ORDER[: [n for n, _ in ORDER].index(name)]}
    for node in ast.walk(ast.parse((HOME / "solutions" / f"{name}.py").read_text("utf8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "solutions":
            asked = {node.module.split(".")[1]} if "." in node.module else {alias.name for alias in node.names}
            assert asked <= above, node.lineno
