"""Takes files out of a folder or a zip that others have filled, and trusts nothing in it.

No file is written under a name that a zip chooses. No link is followed. Every file, every zip inside another, and all
of them together have a largest size. Times are UTC.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from autograder.errors import UsageError
from autograder.marking.submission import MAX_BYTES

MAX_TOTAL = 8 << 30  # bytes that one run takes out in all
MAX_DEPTH = 3  # a zip in a zip in a zip
MAX_INNER = 50 << 20  # bytes of one zip that lies in another, or in a folder among notebooks
MAX_INNER_TOTAL = 100 << 20  # bytes of the notebooks and zips in such a zip, and of all that those hold
MAX_INNER_MEMBERS = 2_000
MAX_NAME = 255  # characters of a file's or folder's name, as in a file system
MAX_DIRECTORY = MAX_INNER_MEMBERS * (46 + 2 * MAX_NAME)  # bytes of an inner zip's table of contents

WEIGHTS = re.compile(r"\.npz$", re.I)
NOTEBOOK = re.compile(r"\.ipynb(\.(json|txt))?$", re.I)  # some browsers add an ending
ZIP = re.compile(r"\.zip$", re.I)
TAKEN = (NOTEBOOK, WEIGHTS, ZIP)
JUNK = re.compile(r"\.|__MACOSX$|Thumbs\.db$|desktop\.ini$")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
TOO_MUCH = "it holds too much for one learner; if it is a whole class's, collect it by itself"


class Skipped(Exception):
    """A file is not taken. The message says why."""


@dataclass(frozen=True)
class File:
    """A file that was found.

    parts: its path in the source; a zip on the way counts as a folder and keeps its ending.
    when: when it was handed in. For a file in a learner's own zip this is the time of that zip, because whoever packs a
        zip decides what time it gives its members.
    inner: the time that the learner's zip gives it, good enough to choose between two members.
    size: in bytes. open: opens it for reading; None if it cannot be read.
    trouble: why it cannot be read, if that is known already.
    outside: how many of the parts lie outside a learner's own zip; None: all.
    """

    parts: tuple[str, ...]
    when: datetime
    inner: datetime
    size: int = 0
    open: Callable[[], IO[bytes]] | None = None
    trouble: str | None = None
    outside: int | None = None

    @property
    def outer(self) -> tuple[str, ...]:
        """The part of its path that the learner's own zip does not choose. Only this may tell whose it is."""
        return self.parts[: self.outside]

    @property
    def where(self) -> str:
        """Its path, without characters that would steer a terminal."""
        return printable("/".join(self.parts))


@dataclass
class _LearnersZip:
    """A learner's own zip in the source: how much may still be taken out of it and of the zips in it.

    outside: how many parts of its path lie outside it.
    """

    outside: int
    bytes: int = MAX_INNER_TOTAL
    members: int = MAX_INNER_MEMBERS

    def take(self, members: list[zipfile.ZipInfo]) -> None:
        """Count these members. Raises Skipped if they are too many or too large."""
        self.members -= len(members)
        self.bytes -= sum(m.file_size for m in members if any(kind.search(m.filename) for kind in TAKEN))
        if self.members < 0 or self.bytes < 0:
            raise Skipped(TOO_MUCH)


class Unpacker:
    """Finds files and copies them into ``folder``, under names that it makes. avoid: a folder in which it does not look."""

    def __init__(self, folder: Path, avoid: Path):
        self.folder, self.avoid = folder, avoid
        self._left, self._copies = MAX_TOTAL, 0

    def files(self, source: Path) -> Iterator[File]:
        """Yield the files in a folder or a zip, and in the zips in it; of a notebook, the notebook itself.

        Copy each file before you ask for the next. Raises UsageError if ``source`` is none of these, or cannot be read.
        """
        if source.is_dir():
            yield from self._in_folder(source)
        elif NOTEBOOK.search(source.name):
            yield _on_disk(source, (source.name,))
        elif ZIP.search(source.name) or zipfile.is_zipfile(source):
            try:
                yield from self._in_zip(source, (), _modified(source), None, 1)
            except BROKEN as error:
                raise UsageError(f"{source} cannot be read as a zip ({error}): download it again.") from None
        else:
            raise UsageError(f"{source} is neither a folder nor a zip.")

    def copy(self, file: File, limit: int = MAX_BYTES) -> Path:
        """Copy the file, and return the copy. limit: in bytes.

        Raises Skipped if the file cannot be read or is too large, UsageError if all files together are too large.
        """
        if file.trouble or file.open is None:
            raise Skipped(file.trouble or "it cannot be read")
        if file.size > limit:
            raise Skipped(f"it is larger than {limit >> 20} MB")
        self._copies += 1
        copy, size = self.folder / str(self._copies), 0
        try:
            with file.open() as source, copy.open("wb") as target:
                while chunk := source.read(1 << 20):
                    size += len(chunk)
                    if size > limit:  # the file is larger than it says
                        raise Skipped(f"it is larger than {limit >> 20} MB")
                    target.write(chunk)
        except BROKEN as error:
            raise Skipped(f"it cannot be read ({error})") from None
        finally:
            self._left -= size
        if self._left < 0:
            raise UsageError(
                f"There are more than {MAX_TOTAL >> 30} GB of notebooks up to {file.where}: collect them in parts."
            )
        return copy

    def _in_folder(self, source: Path) -> Iterator[File]:
        for folder, folders, names in os.walk(source, onerror=_unreadable):
            here = Path(folder)
            folders[:] = sorted(f for f in folders if not JUNK.match(f) and (here / f).resolve() != self.avoid)
            for name in sorted(names):
                if not JUNK.match(name):
                    path = here / name
                    yield from self._opened(_on_disk(path, path.relative_to(source).parts), None, 0)

    def _in_zip(
        self, path: Path, prefix: tuple[str, ...], when: datetime, own: _LearnersZip | None, depth: int
    ) -> Iterator[File]:
        """Yield the files in a zip, and in the zips in it.

        prefix: the path of the zip, as parts. when: its time. own: the learner's own zip that it is or lies in. depth:
        how many zips it lies in, itself included. Raises Skipped if it is too large, and one of BROKEN if it cannot be
        read.
        """
        if own and _directory_size(path) > MAX_DIRECTORY:
            raise Skipped(TOO_MUCH)
        with zipfile.ZipFile(path) as packed:
            members = [m for m in packed.infolist() if not m.is_dir()]
            if own:
                own.take(members)
            for member in members:
                parts = tuple(p for p in re.split(r"[\\/]", member.filename) if p not in ("", "."))
                if parts and not any(JUNK.match(p) for p in parts if p != ".."):
                    file = _packed(packed, member, prefix + parts, when, own)
                    yield from self._opened(file, own, depth)

    def _opened(self, file: File, own: _LearnersZip | None, depth: int) -> Iterator[File]:
        """Yield the file, or the files in it if it is a zip."""
        if file.trouble or not ZIP.search(file.parts[-1]):
            yield file
            return
        try:
            if depth >= MAX_DEPTH:
                raise Skipped("too many zips lie in one another")
            copy, empty = self.copy(file, MAX_INNER), True
            try:
                for found in self._in_zip(copy, file.parts, file.when, own or _LearnersZip(len(file.parts)), depth + 1):
                    empty = False
                    yield found
            finally:
                copy.unlink()
            if empty:
                raise Skipped("nothing is in this zip")
        except (Skipped, *BROKEN) as error:
            trouble = str(error) if isinstance(error, Skipped) else f"it is no zip that can be read ({error})"
            yield replace(file, trouble=trouble)


def _directory_size(path: Path) -> int:
    """The size of a zip's table of contents in bytes. zipfile reads all of it before anything can be counted."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - (1 << 16) - 22))
        end = file.read()
    at = end.rfind(b"PK\5\6")
    if at < 0 or len(end) < at + 22:
        return 0  # no zip: zipfile will say so
    if end[:at].rfind(b"PK\6\7") >= 0:  # a table for more than 4 GB
        return 1 << 32
    return int.from_bytes(end[at + 12 : at + 16], "little")


def printable(text: str) -> str:
    """A name that others chose, at most 300 characters of it, without characters that would steer a terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:300])


def _unreadable(error: OSError) -> None:
    raise UsageError(f"{error.filename} cannot be read: {error.strerror}.")


def _modified(path: Path) -> datetime:
    return datetime.fromtimestamp(path.lstat().st_mtime, UTC)


def _on_disk(path: Path, parts: tuple[str, ...]) -> File:
    status, when = path.lstat(), _modified(path)
    if not stat.S_ISREG(status.st_mode):
        return File(parts, when, when, trouble="it is not a regular file")
    return File(parts, when, when, status.st_size, lambda: path.open("rb"))


def _packed(
    packed: zipfile.ZipFile, member: zipfile.ZipInfo, parts: tuple[str, ...], when: datetime, own: _LearnersZip | None
) -> File:
    """A zip's member. when: the zip's own time, which counts for members without a time and for those of a learner's zip."""
    said = _time_of(member) or when
    when = when if own else said
    kind = stat.S_IFMT(member.external_attr >> 16)
    trouble = None
    if any(len(part) > MAX_NAME for part in parts):
        parts, trouble = tuple(part[:MAX_NAME] for part in parts), "its name is too long"
    elif ".." in parts or member.filename[:1] in "/\\" or re.match(r"[A-Za-z]:", member.filename):
        trouble = "its path leads out of the zip"
    elif kind not in (0, stat.S_IFREG):
        trouble = "it is not a regular file"
    elif member.flag_bits & 1:
        trouble = "it is encrypted"
    elif member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        trouble = "it is packed in an unusual way"
    outside = own.outside if own else None
    return File(parts, when, said, member.file_size, lambda: packed.open(member), trouble, outside)


def _time_of(member: zipfile.ZipInfo) -> datetime | None:
    """A member's time, or None. A zip holds local time and does not say of which zone: this machine's is assumed."""
    try:
        said = datetime(*member.date_time).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return said if member.date_time[0] > 1980 else None  # 1980 stands for "unknown"
