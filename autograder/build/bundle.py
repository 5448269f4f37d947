"""What learners get beside a notebook: ``check.py``, and ``cases.npz`` with the visible cases."""

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
from autograder.book.evidence import Travelling, draw, spec_of, visible_seed
from autograder.book.exercise import Essay, Exercise
from autograder.learner.pieces import Signature, sign
from autograder.learner.values import to_tree


def check_py() -> bytes:
    """The learner's one file: the modules of ``autograder.learner`` joined.

    Raises RuntimeError where two of them give a name to different things.
    """
    here = Path(learner.__file__).parent
    imports: set[str] = set()
    bodies: list[str] = []
    owner: dict[str, str] = {}
    for part in learner.PARTS:
        text = (here / f"{part}.py").read_text("utf8")
        tree, lines = ast.parse(text), text.splitlines()
        skip: set[int] = set()
        for node in tree.body:
            for name in _defined(node):
                if owner.setdefault(name, part) != part:
                    raise RuntimeError(f"check.py: {owner[name]} and {part} both define {name}: rename one of them")
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                skip.update(_lines_of(node))
                module = getattr(node, "module", "") or ""
                if not module.startswith(("autograder", "__future__")):
                    imports.add(ast.unparse(node))
        skip.update(_lines_of(tree.body[0]))
        says = (ast.get_docstring(tree) or "").splitlines()[0]
        body = "\n".join(line for k, line in enumerate(lines, 1) if k not in skip).strip("\n")
        bodies.append(f"\n\n# {'-' * 100} {part}: {says}\n\n\n{body}\n")
    head = (
        '"""check.py: tells you what is right in your answers, and names what is not. Made by `autograder build`."""\n'
    )
    plain = sorted(i for i in imports if i.startswith("import "))
    froms = sorted(i for i in imports if i.startswith("from "))
    return "\n".join([head, "from __future__ import annotations\n", *plain, *froms, *bodies]).encode()


def _lines_of(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _defined(node: ast.stmt) -> Iterator[str]:
    """The names that a module's top-level statement binds, but for those it imports from us."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        yield node.name
    elif not isinstance(node, (ast.Import, ast.ImportFrom)):
        yield from (n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))


def cases_npz(chapter: Chapter, exercises: dict[str, Exercise] | None = None) -> bytes:
    """The visible cases of a chapter: inputs, right answers, signatures of every known wrong one.

    exercises: of these only.

    Arrays are kept end to end, one store per dtype; ``meta`` is JSON in UTF-8.
    """
    store = _Store()
    data = {name: _exercise_data(chapter, e, store) for name, e in (exercises or chapter.exercises).items()}
    essays = {name: float(r.points) for name, r in chapter.records.items() if isinstance(r, Essay)}
    meta = json.dumps({"chapter": chapter.name, "essays": essays, "exercises": data}, separators=(",", ":"))
    out = io.BytesIO()
    np.savez_compressed(out, meta=np.frombuffer(meta.encode(), np.uint8), **store.joined())
    return out.getvalue()


def _exercise_data(chapter: Chapter, exercise: Exercise, store: _Store) -> dict[str, Any]:
    travelling, earlier = Travelling(exercise), chapter.earlier(exercise)
    cases = []
    for evidence in draw(exercise, earlier, visible_seed(chapter.id_of(exercise.name)), travelling):
        sealed = exercise.kind == "quiz"
        want = {
            piece: ["sealed", _plain(sign(leaf))] if sealed else ["open", to_tree(leaf, store.put)]
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
            }
        )
    return {
        "spec": asdict(spec_of(exercise)),
        "drive": travelling.drive_text,
        "laws": travelling.law_texts,
        "after": list(exercise.after),
        "cases": cases,
    }


def _signatures(group: dict[Any, dict[str, Signature]]) -> list[Any]:
    return [[who, {p: _plain(s) for p, s in found.items()}] for who, found in group.items() if found]


def _plain(signature: Signature) -> list[Any]:
    numbers = [float(f"{x:.12g}") for x in signature.numbers]
    return [None if signature.shape is None else list(signature.shape), numbers, signature.hash]


class _Store:
    """Arrays put end to end; a handle is [dtype, shape, start]."""

    def __init__(self) -> None:
        self.flat: dict[str, list[np.ndarray]] = {}
        self.used: dict[str, int] = {}

    def put(self, array: np.ndarray) -> list[Any]:
        dtype = array.dtype.str[1:]
        start = self.used.get(dtype, 0)
        self.flat.setdefault(dtype, []).append(array.ravel())
        self.used[dtype] = start + array.size
        return [dtype, list(array.shape), start]

    def joined(self) -> dict[str, Any]:
        return {dtype: np.concatenate(arrays) for dtype, arrays in sorted(self.flat.items())}
