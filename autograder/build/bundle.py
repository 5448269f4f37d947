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
from autograder.learner.pieces import Signature, Signatures, sign
from autograder.learner.values import to_tree


def check_py() -> bytes:
    """The text of ``check.py``: the modules of ``autograder.learner`` joined to one.

    Raises RuntimeError if two of these modules define the same name.
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
