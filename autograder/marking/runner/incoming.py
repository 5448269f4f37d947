"""What comes back from learners' code, made sure of: everything here is hostile until it is a plain value."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np

from autograder.learner.values import MAX_ITEMS, Observation, Raised, from_tree
from autograder.marking.runner.wire import WireError

MAX_PICTURE = 400_000  # characters


def message(value: Any) -> dict[Any, Any]:
    """The value, if it is a dict. Raises WireError for everything else."""
    if type(value) is not dict:
        raise WireError("no message")
    return value


def text(value: Any, most: int) -> str:
    """The first ``most`` characters; "" for what is no str."""
    return value[:most] if type(value) is str else ""


def is_picture(value: Any) -> bool:
    """Whether this is a PNG of bounded size, in base64: what may be shown to an instructor."""
    try:
        return len(value) <= MAX_PICTURE and base64.b64decode(value, validate=True).startswith(b"\x89PNG\r\n\x1a\n")
    except (TypeError, ValueError):
        return False


def observation(message: dict[str, Any]) -> Observation:
    """An observation from hostile data. Raises WireError for anything that is not one."""
    try:
        seen, raised = message["seen"], message["raised"]
        if seen is not None:
            seen = from_tree(seen, _array)
            if not isinstance(seen, dict) or len(seen) > MAX_ITEMS or not all(isinstance(k, str) for k in seen):
                raise ValueError
        elif raised is None:
            raise ValueError
        return Observation(
            seen=seen,
            raised=None if raised is None else _raised(raised),
            changed=[str(name)[:60] for name in message["changed"]][:20],
            warned=message["warned"] is True,
            returned=str(message["returned"])[:40],
        )
    except (KeyError, TypeError, ValueError, IndexError, OverflowError, AttributeError):
        raise WireError("no observation") from None


def _raised(value: Any) -> Raised:
    kind, said, file = (str(value[k])[:500] for k in range(3))
    return Raised(kind, said, file, int(value[3]))


def _array(value: Any) -> np.ndarray:
    if type(value) is not np.ndarray:
        raise ValueError("not an array")
    return value
