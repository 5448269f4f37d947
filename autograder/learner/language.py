"""The language in which learners are told things: English, or that of a gettext catalogue.

Each sentence is one message: it stands in the code in English, and values come into it by name. English needs no catalogue.
A translated book's ``check.py`` holds its own; ``autograder.book.language`` opens it for the grader and the pages.
"""

from __future__ import annotations

from typing import Any

_spoken: list[Any] = []  # the catalogue (gettext.GNUTranslations) of the language that is spoken; empty: English


def say(message: str, /, **parts: Any) -> str:
    """A message in the language that is spoken now. parts: what comes in the place of ``{name}``."""
    if _spoken:
        message = _spoken[0].gettext(message)
    return message.format(**parts) if parts else message


def say_many(one: str, many: str, number: float, /, **parts: Any) -> str:
    """Like ``say``, for a sentence that depends on a number: ``one`` if it is 1, else ``many``."""
    message = one if number == 1 else many
    if _spoken:  # a plural rule takes whole numbers; "2.5 points" are several
        message = _spoken[0].ngettext(one, many, int(number) if number == int(number) else 2)
    return message.format(**parts)


def mark(message: str) -> str:
    """The message itself: it is said later, and marked here for the catalogue."""
    return message
