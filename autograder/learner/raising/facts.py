"""The facts about a learner's line that raised: plain data, which leave the process that their code runs in."""

from __future__ import annotations

from dataclasses import dataclass

MAX_FACT = 80  # characters of a text
MAX_OPERANDS = 4
MAX_THERE = 8
Shape = tuple[int, ...]
Operands = tuple[tuple[str, Shape | str], ...]


@dataclass(frozen=True)
class Failing:
    """Where a learner's code raised, and what was there. Its texts have at most MAX_FACT characters.

    operation: what ``text`` is: an operator ("@", "+=", "<"), "call", "index", "store" (into an index),
    "attribute", "name", "unpack", "iterate", "truth" (an array asked whether it is true), "raise", "assert", "other",
    or "line" if only the line is known, as in Python 3.10.
    """

    line: int
    text: str  # the expression that failed, or the line
    operation: str
    operands: Operands = ()  # their texts; an array's shape, or words; "" where unknown
    about: str = ""  # the name, the attribute, the function called ("np.concatenate")
    there: tuple[
        str, ...
    ] = ()  # what there is instead: like names, keys, parameters; of a local name, lines that set it
    count: int = 0  # values that a call hands over, that came to be unpacked, or keys of the dict; 0 where unknown
    origin: tuple[str, int] | None = None  # the call that made an operand None, and its line
    function: str = ""  # the name of the function whose line it is
