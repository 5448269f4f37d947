"""Makes the two files that learners get beside a notebook: ``check.py``, and ``cases.npz`` with the visible cases."""

from __future__ import annotations

import ast
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from autograder import learner
from autograder.book.book import Chapter
from autograder.book.evidence import LiveEvidence, Travelling, spec_of
from autograder.book.exercise import Essay, Exercise
from autograder.book.slips import plain_of, slips_of, visible_evidence
from autograder.build.inline import inlined
from autograder.learner.pieces import Signature, Signatures, sign
from autograder.learner.values import to_tree

IMPORTS = (ast.Import, ast.ImportFrom)
WAITING = '''
_waiting = {}  # part -> (the line of this file where its text begins, the text): what right answers do not need
_begun = set()  # parts that wait no more


def _begin(part):
    """Compile a part that waits, when something of it is first needed. A traceback shows its lines as they stand here."""
    if part not in _begun:
        line, text = _waiting[part]
        exec(compile("\\n" * (line - 1) + text, __file__, "exec"), globals())
        _begun.add(part)


def _of(part, name):
    """A function of a part that may be waiting."""

    def function(*arguments, **named):
        _begin(part)
        return globals()[name](*arguments, **named)

    return globals()[name] if part in _begun else function
'''

SPOKEN = '''

# ---------------------------------------------------------------------------------------------------- its language


def _catalogue(packed):
    """The catalogue of the language that is spoken: a gettext .mo file, compressed, in base 85."""
    import base64, gettext, io, zlib

    return gettext.GNUTranslations(io.BytesIO(zlib.decompress(base64.b85decode(packed))))


_spoken.append(_catalogue({catalogue!r}))
'''


def check_py(catalogue: str = "") -> bytes:
    """The text of ``check.py``: the modules of ``autograder.learner`` joined to one, those of LATER as texts in it that
    are compiled when a function of theirs is first called, without docstrings: they are a tenth of its size.

    catalogue: of the language that it speaks (``book.language.packed``); "": English. Then sentences stand where they are
    said, and nothing is looked up (``inline.py``).
    Raises RuntimeError if two of these modules define the same name, if one of PARTS imports more than functions of one of
    LATER, or if one of LATER has three single quotes in it, which would end its text.
    """
    parts = {name: _Part(name, is_plain=not catalogue) for name in (*learner.PARTS, *learner.LATER)}
    owner: dict[str, str] = {}
    for part in parts.values():
        for name in (n for node in part.tree.body for n in _defined(node)):
            if owner.setdefault(name, part.name) != part.name:
                raise RuntimeError(f"check.py: {owner[name]} and {part.name} both define {name}: rename one of them")
    imports = _imports([parts[name] for name in learner.PARTS])
    head = (
        '"""check.py: tells you what is right in your answers, and names what is not. Made by `autograder build`."""\n'
    )
    text = "\n".join([head, "from __future__ import annotations\n", *imports, WAITING])
    text += "".join(f"{parts[name].title}{parts[name].body(parts)}\n" for name in learner.PARTS)
    for name in learner.LATER:
        text += parts[name].title
        begins = text.count("\n") + 1
        text += f"_waiting[\"{name}\"] = {begins}, r'''\n{parts[name].body(parts)}\n'''\n"
    if catalogue:
        text += SPOKEN.format(catalogue=catalogue)
    return text.encode()


def _imports(parts: list[_Part]) -> list[str]:
    """What they import that is not ours, a line for each module."""
    plain: set[str] = set()
    froms: dict[str, set[str]] = {}
    for node in (n for part in parts for n in part.tree.body):
        if isinstance(node, ast.Import):
            plain.add(ast.unparse(node))
        elif isinstance(node, ast.ImportFrom) and not _module(node).startswith(("autograder.", "__future__")):
            froms.setdefault(_module(node), set()).update(alias.name for alias in node.names)
    return [*sorted(plain), *(f"from {module} import {', '.join(sorted(froms[module]))}" for module in sorted(froms))]


class _Part:
    """A module of the learner's room, as it goes into check.py."""

    def __init__(self, name: str, is_plain: bool):
        self.name, self.waits = name, name in learner.LATER
        text = (Path(learner.__file__).parent / f"{name}.py").read_text("utf8")
        self.text = inlined(text) if is_plain else text
        self.tree = ast.parse(self.text)
        self.functions = {node.name for node in self.tree.body if isinstance(node, ast.FunctionDef)}
        self.title = f"\n\n# {'-' * 60} {name}: {(ast.get_docstring(self.tree) or '').splitlines()[0]}\n\n\n"
        if self.waits and "'''" in self.text:
            raise RuntimeError(f"check.py: {name} is to stand between ''' and ''', and holds them itself")

    def body(self, parts: dict[str, _Part]) -> str:
        """Its text, with something in place of the docstring and of each import."""
        lines: list[str | None] = list(self.text.splitlines())
        for node in (n for n in self.tree.body if n is self.tree.body[0] or isinstance(n, IMPORTS)):
            first, *others = _lines_of(node)
            lines[first - 1] = "\n".join(self._in_place_of(node, parts)) or None
            for k in others:
                lines[k - 1] = None
        for k in (k for node in ast.walk(self.tree) if self.waits for k in _docstring_lines(node)):
            lines[k - 1] = None
        return "\n".join(line for line in lines if line is not None).strip("\n")

    def _in_place_of(self, node: ast.stmt, parts: dict[str, _Part]) -> Iterator[str]:
        """The lines that do what an import does; none, where what it imports is there already."""
        if not isinstance(node, ast.ImportFrom) or not node.module or not node.module.startswith("autograder."):
            if self.waits and isinstance(node, IMPORTS) and _module(node) != "__future__":
                yield ast.unparse(node)
            return
        where = node.module.removeprefix(f"{learner.__name__}.").replace(".", "/")
        names = [alias.name for alias in node.names]
        for part in [where] if where in parts else [f"{where}/{name}" for name in names]:
            if not parts[part].waits:
                continue
            if where in parts and parts[part].functions >= set(names):
                yield from (f'{name} = _of("{part}", "{name}")' for name in names)
            elif self.waits:
                yield f'_begin("{part}")'
            else:
                raise RuntimeError(
                    f"check.py: {self.name} is needed at once and imports more than functions of {part}, which waits"
                )


def _module(node: ast.stmt) -> str:
    return getattr(node, "module", "") or ""


def _lines_of(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _docstring_lines(node: ast.AST) -> range:
    """The lines of a function's or a class's docstring, if there is more in it."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and len(node.body) > 1 and ast.get_docstring(node):
        return _lines_of(node.body[0])
    return range(0)


def _defined(node: ast.stmt) -> Iterator[str]:
    """The names that a top-level statement defines; none if it is an import."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        yield node.name
    elif not isinstance(node, (ast.Import, ast.ImportFrom)):
        yield from (n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))


def cases_npz(chapter: Chapter, exercises: dict[str, Exercise] | None = None) -> bytes:
    """The content of ``cases.npz``: inputs of the visible cases, right answers, signatures of every known wrong one.

    exercises: only these, by name; None: all of the chapter. Arrays lie end to end, in one array for each dtype; the
    entry ``meta`` is JSON in UTF-8 that says where each begins. Raises BookError if a record cannot be read.
    """
    store = _Store()
    data = {name: _exercise_data(chapter, e, store) for name, e in (exercises or chapter.exercises).items()}
    essays = {name: float(r.points) for name, r in chapter.records.items() if isinstance(r, Essay)}
    meta = json.dumps({"chapter": chapter.name, "essays": essays, "exercises": data}, separators=(",", ":"))
    out = io.BytesIO()
    np.savez_compressed(out, meta=np.frombuffer(meta.encode(), np.uint8), **store.joined())
    return out.getvalue()


def _exercise_data(chapter: Chapter, exercise: Exercise, store: _Store) -> dict[str, Any]:
    """What ``meta`` says of one exercise; its arrays go to the store."""
    travelling, slips = Travelling(exercise), slips_of(chapter, exercise.name)
    cases, layouts = [], _Layouts()
    for evidence in visible_evidence(chapter, exercise, slips):
        sealed = exercise.kind == "quiz"
        want = {
            piece: ["sealed", plain_of(sign(leaf))] if sealed else ["open", to_tree(leaf, store.put)]
            for piece, leaf in evidence.want.items()
        }
        cases.append(
            {
                "label": evidence.label,
                "edge": evidence.edge,
                "inputs": to_tree(evidence.inputs, store.put),
                "want": want,
                "known": [] if evidence.edge else _signatures(evidence.known),
                "accepted": _signatures(evidence.accepted),
                "carried": _signatures(evidence.carried),
                "slips": _slips(evidence, len(slips.kinds), layouts, store),
            }
        )
    return {
        "spec": asdict(spec_of(exercise, slips.kinds)),
        "drive": travelling.drive_text,
        "laws": travelling.law_texts,
        "after": list(exercise.after),
        "relations": travelling.relation_texts,
        "layouts": list(layouts.numbers),
        "cases": cases,
    }


class _Layouts:
    """Numbers for layouts of signatures, so that ``meta`` holds each layout once.

    A layout is, for every piece that departs, its name, shape and hash.
    """

    def __init__(self) -> None:
        self.numbers: dict[tuple[Any, ...], int] = {(): 0}

    def number(self, found: Signatures, want: dict[str, Any]) -> int:
        """The number of the layout of these signatures. The layout says 0 for a shape that is the right one."""
        layout = tuple(
            (p, 0 if s.shape is not None and s.shape == _shape(want, p) else s.shape, s.hash) for p, s in found.items()
        )
        return self.numbers.setdefault(layout, len(self.numbers))


def _shape(want: dict[str, Any], piece: str) -> tuple[int, ...] | None:
    """The shape of the right piece, if it is an array."""
    leaf = want.get(piece)
    return leaf.shape if isinstance(leaf, np.ndarray) else None


def _slips(evidence: LiveEvidence, count: int, layouts: _Layouts, store: _Store) -> list[Any] | None:
    """The slips of one case: handles of two arrays, the layout number of each slip, and all their numbers end to end."""
    if not evidence.slips:
        return None
    shown = [evidence.slips.get(k, {}) for k in range(count)]
    numbers = [x for found in shown for s in found.values() for x in s.numbers]
    laid = np.array([layouts.number(found, evidence.want) for found in shown], np.uint16)
    return [store.put(laid), store.put(np.array(numbers, np.float32))]


def _signatures(group: dict[Any, dict[str, Signature]]) -> list[Any]:
    """Signatures of known answers as JSON has them; answers that depart nowhere are left out."""
    return [[who, {p: plain_of(s) for p, s in found.items()}] for who, found in group.items() if found]


class _Store:
    """Arrays laid end to end, one array for each dtype. A handle is [dtype, shape, start]."""

    def __init__(self) -> None:
        self.flat: dict[str, list[np.ndarray]] = {}
        self.used: dict[str, int] = {}

    def put(self, array: np.ndarray) -> list[Any]:
        """Add an array, and return its handle."""
        dtype = array.dtype.str[1:]
        start = self.used.get(dtype, 0)
        self.flat.setdefault(dtype, []).append(array.ravel())
        self.used[dtype] = start + array.size
        return [dtype, list(array.shape), start]

    def joined(self) -> dict[str, Any]:
        """dtype -> all arrays of this dtype, end to end."""
        return {dtype: np.concatenate(arrays) for dtype, arrays in sorted(self.flat.items())}
