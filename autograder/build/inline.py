"""Writes sentences into the text of a module where it asks for them by ``say``: an English ``check.py`` looks nothing up.

``say("`{name}` is {kind}.", name=name, kind=kind)`` becomes ``f"`{name}` is {kind}."``, which is shorter and quicker. A call
stays where an f-string could not hold its values as old Pythons read it, or where they come in a dict.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from string import Formatter


def inlined(text: str) -> str:
    """The text of a module, with sentences in the place of calls of ``say`` and ``mark``, where that can be."""
    source = text.encode()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    made = list(_made(ast.parse(text), source, starts))
    for begin, end, sentence in sorted(made, reverse=True):
        source = source[:begin] + sentence.encode() + source[end:]
    return source.decode()


def _made(node: ast.AST, source: bytes, starts: list[int]) -> Iterator[tuple[int, int, str]]:
    """Yield begin, end and sentence of each call to replace, the outermost only."""
    if isinstance(node, ast.Call):
        sentence = _sentence(node, source, starts)
        if sentence is not None:
            yield *_place(node, starts), sentence
            return
    for child in ast.iter_child_nodes(node):
        yield from _made(child, source, starts)


def _sentence(call: ast.Call, source: bytes, starts: list[int]) -> str | None:
    """The literal or f-string that does what a call does; None if the call must stay."""
    match call:
        case ast.Call(func=ast.Name(id="say" | "mark"), args=[ast.Constant(value=str(message))]):
            pass
        case _:
            return None
    if not call.keywords:
        return _quoted(message)
    values = {k.arg: source[slice(*_place(k.value, starts))].decode() for k in call.keywords}
    if any(name is None or set(value) & set("\"'\\{}\n") for name, value in values.items()):
        return None
    parts = []
    for told, name, _, _ in Formatter().parse(message):
        parts.append(_quoted(told.replace("{", "{{").replace("}", "}}"))[1:-1])
        parts.append(f"{{{values[name]}}}" if name else "")
    return f'f"{"".join(parts)}"'


def _place(node: ast.expr, starts: list[int]) -> tuple[int, int]:
    """Where an expression begins and ends in the text, in bytes."""
    assert node.end_lineno is not None and node.end_col_offset is not None  # of parsed text, always
    return starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset


def _quoted(text: str) -> str:
    """A text as Python has it, in double quotes."""
    return json.dumps(text, ensure_ascii=False)
