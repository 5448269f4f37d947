"""Checks what comes back from learners' code. Everything is hostile until it has become a plain value here."""

from __future__ import annotations

import base64
from collections.abc import Collection
from typing import Any

import numpy as np

from autograder.learner.raising.facts import MAX_FACT, MAX_OPERANDS, MAX_THERE, Failing
from autograder.learner.values import MAX_KEY, Observation, Raised, from_tree
from autograder.marking.runner.wire import WireError

MAX_PICTURE = 400_000  # characters
MAX_AXES = 64  # of one array: NumPy allows as many
MAX_TEXT = 1_000_000  # characters of all the strings in one answer
MAX_LINE = 1_000_000  # the number of a line


def message(value: Any) -> dict[Any, Any]:
    """The value, if it is a dict. Raises WireError for everything else."""
    if type(value) is not dict:
        raise WireError("no message")
    return value


def text(value: Any, most: int) -> str:
    """The first ``most`` characters of a str; "" for any other value."""
    return value[:most] if type(value) is str else ""


def is_picture(value: str) -> bool:
    """Whether a text is a PNG in base64 of at most MAX_PICTURE characters. Only such pictures are shown to instructors."""
    if len(value) > MAX_PICTURE:
        return False
    try:
        return base64.b64decode(value, validate=True).startswith(b"\x89PNG\r\n\x1a\n")
    except ValueError:
        return False


def pictures(value: Any, most: int) -> list[str]:
    """Of the first ``most`` texts of a list, those that are pictures. Raises WireError if it is no list of texts."""
    if value is None:
        return []
    if type(value) is not list or not all(type(picture) is str for picture in value):
        raise WireError("no pictures")
    return [picture for picture in value[:most] if is_picture(picture)]


def observation(message: dict[str, Any], inputs: Collection[str]) -> Observation:
    """An observation, from hostile data. inputs: the names of the case's inputs. Raises WireError for anything else."""
    try:
        seen, raised, changed = message["seen"], message["raised"], message["changed"]
        if seen is not None:
            seen = from_tree(seen, _array)
            if not isinstance(seen, dict) or not all(isinstance(k, str) for k in seen) or _text(seen) > MAX_TEXT:
                raise ValueError
        elif raised is None:
            raise ValueError
        if type(changed) is not list or not all(type(name) is str and name in inputs for name in changed):
            raise ValueError
        return Observation(
            seen=seen,
            raised=None if raised is None else _raised(raised),
            changed=changed[: len(inputs)],
            warned=message["warned"] is True,
            returned=text(message["returned"], 40),
        )
    except (KeyError, TypeError, ValueError, IndexError, OverflowError, AttributeError):
        raise WireError("no observation") from None


def _text(value: Any) -> int:
    """The number of characters in all strings of a plain value. Raises ValueError for values that our runner never sends."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        if any(isinstance(key, str) and len(key) > MAX_KEY for key in value):
            raise ValueError("a name without end")
        return sum(map(_text, [*value, *value.values()]))
    if isinstance(value, (tuple, list, set)):
        return sum(map(_text, value))
    if isinstance(value, int) and abs(value) >= 2**63:
        raise ValueError("a whole number beyond 64 bits")
    return 0


def _raised(value: Any) -> Raised:
    if type(value) is not list or len(value) != 5 or type(value[3]) is not int or not 0 <= value[3] <= MAX_LINE:
        raise ValueError("no exception")
    kind, said, file = (text(part, 500) for part in value[:3])
    return Raised(kind, said, file, value[3], None if value[4] is None else _failing(value[4]))


def _failing(value: Any) -> Failing:
    """What failed in a learner's line, from hostile data. Raises ValueError if a part is too large: ours never is."""
    line, said, operation, operands, about, there, count, origin, function = value
    texts = [_fact(text) for text in _listed(there, MAX_THERE)]
    made_by = None if origin is None else (_fact(origin[0]), _number(_listed(origin, 2)[1]))
    told = tuple((_fact(_listed(pair, 2)[0]), _what(pair[1])) for pair in _listed(operands, MAX_OPERANDS))
    counts, names = (_number(line), _number(count)), tuple(_fact(text) for text in (said, operation, about, function))
    return Failing(counts[0], names[0], names[1], told, names[2], tuple(texts), counts[1], made_by, names[3])


def _what(value: Any) -> tuple[int, ...] | str:
    if type(value) is str:
        return _fact(value)
    return tuple(_number(side) for side in _listed(value, MAX_AXES))


def _listed(value: Any, most: int) -> list[Any]:
    if type(value) is not list or len(value) > most:
        raise ValueError("not a list, or too long")
    return value


def _fact(value: Any) -> str:
    if type(value) is not str or len(value) > MAX_FACT:
        raise ValueError("not a text, or too long")
    return value


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("not a count")
    return value


def _array(value: Any) -> np.ndarray:
    if type(value) is not np.ndarray:
        raise ValueError("not an array")
    return value
