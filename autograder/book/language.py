"""The language that a book's learners read: ``sphinx: config: language`` in ``_config.yml`` names it.

Messages are English in the code. ``languages/de.po`` has them in German: gettext's format, which Babel reads; CONTRIBUTING.md
says how a language is added.
"""

from __future__ import annotations

import gettext
import io
import zlib
from base64 import b85encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from autograder.book.book import Book
from autograder.errors import BookError, Problem
from autograder.learner.language import _spoken

CATALOGUES = Path(__file__).parent / "languages"
ENGLISH = "en"
OURS = "autograder/"
OF_LEARNERS = ("autograder/learner/", "autograder/site/practice/session.py")  # what check.py says, and what asks it
OF_SCRIPTS = "autograder/site/practice/scripts/"  # what an exercises page says by its scripts


def languages() -> list[str]:
    """The languages that there are: English, and those with a catalogue."""
    return sorted([ENGLISH, *(path.stem for path in CATALOGUES.glob("*.po"))])


def language_of(book: Book) -> str:
    """The language of a book; English if its settings name none. A territory (``de-AT``) is left out if it has no catalogue.

    Raises BookError if there are no texts in this language.
    """
    path = book.path / "_config.yml"
    asked = _named_in(path.read_text("utf8")) if path.exists() else ENGLISH
    name = asked.replace("-", "_")
    found = next((known for known in (name, name.partition("_")[0]) if known in languages()), None)
    if found is None:
        lines = path.read_text("utf8").splitlines()
        line = next((k for k, text in enumerate(lines, 1) if text.strip().startswith("language:")), 1)
        known = ", ".join(languages())
        what = f"there are no texts for learners in the language {asked!r}: name one of {known}, or add it (CONTRIBUTING.md)"
        raise BookError(Problem(path, line, what))
    return found


@lru_cache(4)  # every submission asks
def _named_in(settings: str) -> str:
    """The language that the text of a _config.yml names."""
    sphinx = (yaml.safe_load(settings) or {}).get("sphinx") or {}
    return str((sphinx.get("config") or {}).get("language", ENGLISH))


def files_of(book: Book) -> list[Path]:
    """The catalogue of the book's language; none for English. Raises BookError, see ``language_of``."""
    language = language_of(book)
    return [] if language == ENGLISH else [CATALOGUES / f"{language}.po"]


def catalogue_of(book: Book) -> gettext.GNUTranslations | None:
    """The catalogue to speak; None for English. Raises BookError, see ``language_of``."""
    return next((_opened(path.read_bytes()) for path in files_of(book)), None)


@contextmanager
def spoken(catalogue: gettext.GNUTranslations | None) -> Iterator[None]:
    """Inside the block: speak the language of this catalogue; None: English."""
    before = list(_spoken)
    _spoken[:] = [] if catalogue is None else [catalogue]
    try:
        yield
    finally:
        _spoken[:] = before


@lru_cache(4)
def _opened(text: bytes) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(compiled(text)))


def packed(book: Book) -> str:
    """The catalogue that ``check.py`` holds: a .mo file, compressed, as text; "" for English."""
    found = [compiled(path.read_bytes(), OF_LEARNERS) for path in files_of(book)]
    return b85encode(zlib.compress(found[0], 9)).decode() if found else ""


def when_in(language: str, stamp: str) -> str:
    """A time in ISO 8601 as the language writes it: "1. November 2026, 18:00"."""
    from babel.dates import format_date

    time = datetime.fromisoformat(stamp)
    return f"{format_date(time, 'long', locale=language)}, {time:%H:%M}"


def texts_of_scripts(book: Book) -> dict[str, str]:
    """English -> translation, of what the scripts of an exercises page say; empty for English."""
    for path in files_of(book):
        catalogue = _read(path.read_bytes())
        return {str(m.id): str(m.string) for m in catalogue if m.id and m.string and _is_of(m, OF_SCRIPTS)}
    return {}


def compiled(text: bytes, where: str | tuple[str, ...] = OURS) -> bytes:
    """A .mo file of the messages of a .po file that stand in files below these paths."""
    from babel.messages.mofile import write_mo

    catalogue, out = _read(text), io.BytesIO()
    for message in list(catalogue):
        if message.id and not _is_of(message, where):
            catalogue.delete(message.id, message.context)
    write_mo(out, catalogue)
    return out.getvalue()


def _is_of(message: Any, where: str | tuple[str, ...]) -> bool:
    return any(path.startswith(where) for path, _ in message.locations)


def _read(text: bytes) -> Any:
    from babel.messages.pofile import read_po  # English needs no Babel, and its import takes a moment

    return read_po(io.BytesIO(text))
