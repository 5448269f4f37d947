"""``autograder build``: makes notebooks and the learner's bundles from the chapters' text and records.

For chapter x it writes ``chapters/x/x.ipynb`` (shown by the site), ``chapters/_generated/downloads/x/`` and ``x.zip``
(fetched by learners), and ``<classroom>/source/x/`` (released by nbgrader). It leaves a chapter alone if its text and
code have not changed, and the files that were made from them have not changed either.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.book.book import Book, Chapter
from autograder.book.language import files_of, language_of, packed
from autograder.book.slips import gather, kept_slips
from autograder.build.bundle import cases_npz, check_py
from autograder.digest import digest, rooms, version_of

GENERATED = Path("chapters") / "_generated"


def build(
    home: Path,
    classroom: Path | None = None,
    say: Callable[[str], None] = print,
    progress: Callable[..., Any] = lambda results, total, what, name: results,
    site: str = "",
) -> list[Path]:
    """Build every chapter that is not up to date. Returns the notebooks of all chapters.

    home: the book's folder. classroom: nbgrader's folder, in which ``source/`` is written; None: only what the site
    shows and learners fetch is written. say: prints a line for each chapter that was built. site: the site's
    address for this class, if it is not the book's.
    Raises BookError if the book's text cannot be built.
    """
    book = Book(home)
    client = check_py(packed(book))
    stamps_file = book.path / GENERATED / "stamps.json"
    stamps = _stamps(stamps_file)
    stale = [c for c in book.chapters.values() if stamps.get(c.name) != _now(book, c)]
    _try_slips(book, stale, progress)
    for chapter in book.chapters.values():
        if chapter in stale:
            _build_chapter(book, chapter, client)
            stamps[chapter.name] = _now(book, chapter)
            _write(stamps_file, json.dumps(stamps, indent=1, sort_keys=True).encode())
        bundle = _bundle(chapter, book.path)
        moved = (book.site.encode(), site.encode()) if site else (b"", b"")
        if (
            classroom and _copy(bundle, classroom / "source" / chapter.name, _names(chapter), moved)
        ) or chapter in stale:
            say(f"built {chapter.name}: {chapter.notebook}")
    return [chapter.notebook for chapter in book.chapters.values()]


def built_cases(book: Book, chapter: Chapter) -> Path | None:
    """The ``cases.npz`` of a chapter, if its files are built and up to date; else None."""
    is_built = _stamps(book.path / GENERATED / "stamps.json").get(chapter.name) == _now(book, chapter)
    return _bundle(chapter, book.path) / "cases.npz" if is_built else None


def _try_slips(book: Book, chapters: list[Chapter], progress: Callable[..., Any]) -> None:
    """Work out the slips that the bundles need and that are not stored yet, on all cores: this takes longest."""
    jobs = [(c.name, name) for c in chapters for name in c.exercises if not kept_slips(c, name)]
    for _ in progress(gather(book.path, jobs), total=len(jobs), what="slips:", name=lambda tried: tried.exercise):
        pass


def _build_chapter(book: Book, chapter: Chapter, client: bytes) -> None:
    """Write the notebook of a chapter, its bundle and its zip. client: the text of check.py."""
    from autograder.build.notebook import make_notebook, to_text  # it imports nbformat and jupytext, which takes 2 s

    cases = cases_npz(chapter)
    files = {"check.py": client, "cases.npz": cases, **{p.name: p.read_bytes() for p in chapter.given}}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    files[chapter.notebook.name] = to_text(make_notebook(chapter, digests, book.site)).encode()
    files |= {p.name: p.read_bytes() for p in chapter.notices}
    bundle = _bundle(chapter, book.path)
    _write(chapter.notebook, files[chapter.notebook.name])
    _write(bundle.with_suffix(".zip"), _zip(chapter.name, files))
    for name, data in files.items():
        _write(bundle / name, data)


def _bundle(chapter: Chapter, home: Path) -> Path:
    """The folder of the files that learners fetch; nbgrader's source folder is a copy of it."""
    return home / GENERATED / "downloads" / chapter.name


def _names(chapter: Chapter) -> list[str]:
    """The names of the files in it."""
    return ["check.py", "cases.npz", chapter.notebook.name, *(p.name for p in (*chapter.given, *chapter.notices))]


def _copy(source: Path, target: Path, names: list[str], moved: tuple[bytes, bytes]) -> bool:
    """Copy files from folder to folder. Returns whether any of them had changed.

    moved: in notebooks the first address is replaced by the second, if there is one.
    """
    found = {name: (source / name).read_bytes() for name in names}
    if moved[0]:
        found = {name: data.replace(*moved) if name.endswith(".ipynb") else data for name, data in found.items()}
    return any([_write(target / name, data) for name, data in found.items()])


def _now(book: Book, chapter: Chapter) -> dict[str, Any]:
    """Digests of what a chapter's files are made from, and of these files as they are."""
    bundle = _bundle(chapter, book.path)
    made = [chapter.notebook, bundle.with_suffix(".zip"), *(bundle / name for name in _names(chapter))]
    return {"inputs": _stamp(book, chapter), "files": _digests(made)}


def _stamp(book: Book, chapter: Chapter) -> str:
    """A digest of all files and versions that a chapter's files are made from."""
    inputs = [chapter.text, *chapter.sources, *chapter.notices, *rooms("learner", "book", "build"), *files_of(book)]
    return digest(inputs, book.site, language_of(book), version_of("numpy"), version_of("torch"))


def _stamps(path: Path) -> dict[str, Any]:
    """Chapter -> its digests when it was last built; empty if the file is missing or damaged."""
    try:
        return dict(json.loads(path.read_text("utf8")))
    except (FileNotFoundError, ValueError, TypeError):
        return {}


def _digests(files: list[Path]) -> list[list[str]]:
    """The pairs [name, sha256] of these files, sorted, each once; the hash of a missing file is ""."""
    found = {(f.name, hashlib.sha256(f.read_bytes()).hexdigest() if f.exists() else "") for f in files}
    return [list(pair) for pair in sorted(found)]


def _zip(folder: str, files: dict[str, bytes]) -> bytes:
    """A zip of these files in one folder; the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}"), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _write(path: Path, data: bytes) -> bool:
    """Write a file if its content differs, so that nothing is rebuilt without need. Returns whether it differed."""
    changed = not path.exists() or path.read_bytes() != data
    if changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return changed
