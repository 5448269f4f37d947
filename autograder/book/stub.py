"""Cuts the learner's stub from the reference. It is not part of notebook.py, whose libraries take a second to load."""

from __future__ import annotations

import ast
import inspect
import textwrap

from autograder.book.exercise import WHICH, Exercise
from autograder.learner.language import say
from autograder.learner.retold import again


def stub_of(exercise: Exercise) -> str:
    """The text that a learner starts from: signature and docstring of the reference, of a class those of its methods.

    Raises ValueError if code of the reference shares a line with them, so that the stub would give it away.
    """
    if exercise.kind == "quiz":  # its reference has no text
        asks = again(exercise.reference.__doc__ or "", [WHICH])
        return f'def {exercise.name}():\n    """{asks}"""\n    {_begin_here()}\n    ...'
    source = textwrap.dedent(inspect.getsource(exercise.reference))
    return "\n".join(_stub_lines(ast.parse(source).body[0], source.splitlines()))


def _stub_lines(node: ast.AST, lines: list[str]) -> list[str]:
    assert isinstance(node, (ast.FunctionDef, ast.ClassDef))
    has_docstring = ast.get_docstring(node) is not None
    first = node.body[0]
    end = (first.end_lineno or first.lineno) if has_docstring else first.lineno - 1
    header = lines[node.lineno - 1 : end]
    if not header or any(statement.lineno <= end for statement in node.body[has_docstring:]):
        raise ValueError(f"the body of {node.name} must begin on a line of its own, below signature and docstring")
    while header[-1].lstrip().startswith(("#", "@")):  # comments on the body, and the next method's decorators
        header.pop()
    if isinstance(node, ast.ClassDef):
        for method in (m for m in node.body if isinstance(m, ast.FunctionDef)):
            header += ["", *_stub_lines(method, lines)]
        return header
    indent = " " * node.body[0].col_offset
    return [*header, f"{indent}{_begin_here()}", f"{indent}..."]


def _begin_here() -> str:
    return "# " + say("your code here")
