"""Says in the language that is spoken what was said in English elsewhere: kinds of values, messages of exceptions.

They come from processes in which learners' code runs, where English is spoken, and some of them decide what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import Formatter

from autograder.learner.language import _spoken, mark, say
from autograder.learner.values import Raised

# What values.plain and raising/reading.py call the kinds of values. Facts from a learner's process hold these words. Each
# is a noun phrase, and stands where a sentence says what something is.
PHRASES = (
    *(mark("a string of {count} characters"), mark("a whole number beyond 64 bits"), mark("a whole number")),
    *(mark("containers nested too deeply"), mark("an array of shape {shape}"), mark("an array of {type}")),
    *(mark("a function"), mark("a class"), mark("a module"), mark("a generator"), mark("an exception of its own")),
    *(mark("a {type} of {count} items"), mark("a list of {count}"), mark("a tuple of {count}")),
    *(mark("a set of {count}"), mark("a dict of {count}")),
    *(mark("a set"), mark("an {type}"), mark("a {type}")),
)
# What weights.py raises, perhaps in the process in which a learner's code runs.
MESSAGES = (
    mark("{file} was not handed in with the notebook, or holds nothing of `{name}`"),
    mark("{size} MB of weights are more than can be handed in ({most} MB)"),
    mark("a dict of arrays is asked for, not {type}"),
    mark("`{name}` is no array of numbers"),
    mark("`{name}` is not among your arrays; they are {names}"),
    mark("`{name}` is not among your arrays; there are none"),
    mark("`{name}` has shape {shape}; {wanted} is asked for"),
    mark("`{name}` holds numbers that are not finite"),
)


def in_words(kind: str) -> str:
    """The kind of a value, as ``values.plain`` or ``raising/reading.py`` calls it, in the language that is spoken."""
    return again(kind, PHRASES)


def message_of_raised(raised: Raised) -> str:
    """The message of an exception: ours in the language that is spoken, every other as it is."""
    return again(raised.message, MESSAGES) if raised.type in ("NoWeights", "WrongWeights") else raised.message


def again(text: str, messages: Iterable[str]) -> str:
    """A text that one of these messages made in English, in the language that is spoken now."""
    for message in messages if _spoken else ():
        if (parts := parts_of(text, message)) is not None:
            return say(message, **parts)
    return text


def parts_of(text: str, message: str) -> dict[str, str] | None:
    """What stands in a text in the places of a message; None if the message did not make it."""
    pieces = Formatter().parse(message)
    pattern = "".join(re.escape(told) + (f"(?P<{name}>.+)" if name else "") for told, name, _, _ in pieces)
    match = re.fullmatch(pattern, text, re.DOTALL)
    return match.groupdict() if match else None
