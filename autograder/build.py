"""``autograder build``: the chapters' text and records become notebooks and the learner's bundle.

For chapter x it writes ``chapters/x/x.ipynb`` (shown by the site), ``chapters/_generated/downloads/x/`` and ``x.zip``
(fetched by learners), and ``<course>/source/x/`` (released by nbgrader). A chapter whose inputs have not changed, and
whose files are still what was made of them, is left alone.
"""

from __future__ import annotations

import ast
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from autograder import learner
from autograder.course import Chapter, Course
from autograder.evidence import Travelling, draw, spec_of, visible_seed
from autograder.exercise import Essay, Exercise
from autograder.learner.pieces import Signature, sign
from autograder.learner.values import to_tree

GENERATED = Path("chapters") / "_generated"


def build(book: Path, course: Path | None = None, say: Callable[[str], None] = print) -> list[Path]:
    """Build every chapter of the course in ``book`` that is not up to date; returns all notebooks.

    course: nbgrader's root, where ``source/`` is written; None writes the site's share only.
    Raises CourseError where the course's text cannot be built.
    """
    everything = Course(book)
    client = check_py()
    stamps_file = everything.book / GENERATED / "stamps.json"
    stamps = _stamps(stamps_file)
    notebooks = []
    for chapter in everything.chapters.values():
        notebooks.append(chapter.notebook)
        stamp = _stamp(everything, chapter, client)
        targets = _targets(chapter, everything.book, course)
        if stamps.get(chapter.name) == {"inputs": stamp, "files": _digests(targets)}:
            continue
        _build_chapter(everything, chapter, client, course)
        say(f"built {chapter.name}: {chapter.notebook}")
        stamps[chapter.name] = {"inputs": stamp, "files": _digests(targets)}
        _write(stamps_file, json.dumps(stamps, indent=1, sort_keys=True).encode())
    return notebooks


def check_py() -> bytes:
    """The learner's one file: the modules of ``autograder.learner`` joined.

    Raises RuntimeError where two of them give a name to different things.
    """
    here = Path(learner.__file__).parent
    imports, bodies, owner = set(), [], {}
    for part in learner.PARTS:
        text = (here / f"{part}.py").read_text("utf8")
        lines, skip = text.splitlines(), set()
        for node in ast.parse(text).body:
            for name in _defined(node):
                if owner.setdefault(name, part) != part:
                    raise RuntimeError(f"check.py: {owner[name]} and {part} both define {name}: rename one of them")
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                skip.update(range(node.lineno, node.end_lineno + 1))
                module = getattr(node, "module", "") or ""
                if not module.startswith(("autograder", "__future__")):
                    imports.add(ast.unparse(node))
        doc = ast.parse(text).body[0]
        skip.update(range(doc.lineno, doc.end_lineno + 1))
        body = "\n".join(line for k, line in enumerate(lines, 1) if k not in skip).strip("\n")
        bodies.append(f"\n\n# {'-' * 100} {part}: {ast.get_docstring(ast.parse(text)).splitlines()[0]}\n\n\n{body}\n")
    head = (
        '"""check.py: tells you what is right in your answers, and names what is not. Made by `autograder build`."""\n'
    )
    plain = sorted(i for i in imports if i.startswith("import "))
    froms = sorted(i for i in imports if i.startswith("from "))
    return "\n".join([head, "from __future__ import annotations\n", *plain, *froms, *bodies]).encode()


def _defined(node: ast.stmt) -> Iterator[str]:
    """The names that a module's top-level statement binds, but for those it imports from us."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        yield node.name
    elif not isinstance(node, (ast.Import, ast.ImportFrom)):
        yield from (n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))


def _build_chapter(everything: Course, chapter: Chapter, client: bytes, course: Path | None) -> None:
    from autograder.notebook import make_notebook, to_text  # nbformat and jupytext: 2 s

    cases = cases_npz(chapter)
    files = {"check.py": client, "cases.npz": cases, **{p.name: p.read_bytes() for p in chapter.given}}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    files[chapter.notebook.name] = to_text(make_notebook(chapter, digests, everything.site)).encode()
    files |= {p.name: p.read_bytes() for p in chapter.notices}
    downloads = everything.book / GENERATED / "downloads"
    _write(chapter.notebook, files[chapter.notebook.name])
    _write(downloads / f"{chapter.name}.zip", _zip(chapter.name, files))
    for folder in [downloads / chapter.name, *([course / "source" / chapter.name] if course else [])]:
        for name, data in files.items():
            _write(folder / name, data)


def _targets(chapter: Chapter, book: Path, course: Path | None) -> list[Path]:
    downloads = book / GENERATED / "downloads"
    folders = [downloads / chapter.name, *([course / "source" / chapter.name] if course else [])]
    names = ("check.py", "cases.npz", chapter.notebook.name, *(p.name for p in (*chapter.given, *chapter.notices)))
    return [chapter.notebook, downloads / f"{chapter.name}.zip", *(f / n for f in folders for n in names)]


def _stamp(everything: Course, chapter: Chapter, client: bytes) -> str:
    """A hash of all that a chapter's files are made from."""
    inputs = [chapter.text, chapter.records_file, *sorted((everything.book / "solutions").glob("*.py"))]
    inputs += [*chapter.given, *chapter.notices]
    inputs += sorted(Path(__file__).parent.glob("*.py"))
    seal = hashlib.sha256(client + everything.site.encode())
    for path in inputs:
        seal.update(path.read_bytes() if path.exists() else b"")
    return seal.hexdigest()


def _stamps(path: Path) -> dict[str, Any]:
    """What was made of what, by chapter; nothing where that is not known."""
    try:
        return dict(json.loads(path.read_text("utf8")))
    except (FileNotFoundError, ValueError, TypeError):
        return {}


def _digests(files: list[Path]) -> list[list[str]]:
    """[name, hash] of these files, once for every content that goes by the name; no hash where a file is missing."""
    found = {(f.name, hashlib.sha256(f.read_bytes()).hexdigest() if f.exists() else "") for f in files}
    return [list(pair) for pair in sorted(found)]


def cases_npz(chapter: Chapter, only: str | None = None) -> bytes:
    """The visible cases of a chapter, or of one exercise: inputs, right answers, signatures of every known wrong one.

    Arrays are kept end to end, one store per dtype; ``meta`` is JSON in UTF-8.
    """
    store = _Store()
    exercises = {n: _exercise_data(chapter, e, store) for n, e in chapter.exercises.items() if only in (None, n)}
    essays = {name: float(r.points) for name, r in chapter.records.items() if isinstance(r, Essay)}
    meta = json.dumps({"chapter": chapter.name, "essays": essays, "exercises": exercises}, separators=(",", ":"))
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

    def joined(self) -> dict[str, np.ndarray]:
        return {dtype: np.concatenate(arrays) for dtype, arrays in sorted(self.flat.items())}


def _zip(folder: str, files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}"), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _write(path: Path, data: bytes) -> None:
    """Write only what changed, so that nothing downstream is rebuilt for nothing."""
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
