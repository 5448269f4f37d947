"""Learners' code, shown without saying whose it is: without comments, docstrings and their names."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable
from functools import lru_cache

LONGEST = 6000  # characters of an answer that are shown
NAMED = 3  # letters that a name has at least: shorter words occur in every program


def plain(text: str) -> str:
    """Python code without comments and docstrings; "" if it cannot be parsed, or is too long to be read.

    >>> plain('def twice(x):\\n    "By Ann."\\n    return 2*x  # me')
    'def twice(x):\\n    return 2 * x'
    """
    return _plain(text) if len(text) <= LONGEST else ""


@lru_cache(5000)  # many learners write the same
def _plain(text: str) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a learner's "\d" is nobody's business here
            tree = ast.parse(text)
        for node in ast.walk(tree):
            for part in ("body", "orelse", "finalbody"):
                block = getattr(node, part, None)
                if isinstance(block, list) and block:  # a lambda's body is one expression
                    setattr(node, part, _without_strings(block) or [ast.Pass()])
        return ast.unparse(ast.fix_missing_locations(tree))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""


def _without_strings(block: list[ast.stmt]) -> list[ast.stmt]:
    """The statements that are more than a constant, such as a docstring."""
    return [s for s in block if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))]


def words_of(*names: str) -> re.Pattern[str] | None:
    """A pattern that finds a learner's id, or a part of their name, in a text; None if they have no part to look for."""
    parts = {p for name in names for p in (name, *re.split(r"[\W\d_]+", name)) if len(p) >= NAMED}
    if not parts:
        return None
    listed = "|".join(re.escape(p) for p in sorted(parts, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{listed})(?![^\W\d_])", re.I)


def anonymous(texts: dict[str, str], names: dict[str, re.Pattern[str] | None]) -> str:
    """The shortest of some answers that can be shown to everybody; "" if none can.

    texts: learner -> answer. names: learner -> what finds their names.
    """
    for learner, text in sorted(texts.items(), key=lambda item: (len(item[1]), item[0])):
        shown = plain(text)
        if shown and not holds(shown, names.get(learner)):
            return shown
    return ""


def holds(text: str, name: re.Pattern[str] | None) -> bool:
    """Whether a text holds a name."""
    return bool(name and name.search(text))


def without(texts: Iterable[str], name: re.Pattern[str] | None) -> list[str]:
    """Texts, with … for a name in them."""
    return [name.sub("…", text) if name else text for text in texts]
