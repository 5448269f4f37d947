"""The proof by slips: every edit of a reference that computes something else must lose marks, whatever the cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from autograder.book.bench import CAUGHT, SAME, STOPPED
from autograder.book.slips import Tried

VISIBLE = "the visible cases"


def summary(tried: Tried) -> dict[str, Any]:
    """What the slips of one exercise prove, as JSON has it.

    killed: how many lose marks on the visible cases and on every hidden seed; stopped: how many of them hung, crashed
    or took all memory. told: how many are told by their numbers; joined, authored: how many compute what another slip,
    or an authored answer, does. survivors: those that differ somewhere and somewhere keep full marks; equivalent: those
    that never differ. Each is said by kind, line and edit, for authors.
    """
    found: dict[str, Any] = {"killed": 0, "stopped": 0, "survivors": [], "equivalent": []}
    for number, slip in enumerate(tried.slips.tried):
        fates = [slip.fate, *(seed[number] for seed in tried.hidden)]
        if all(fate == SAME for fate in fates):
            found["equivalent"].append(str(slip))
        elif all(fate in (CAUGHT, STOPPED) for fate in fates):
            found["killed"] += 1
            found["stopped"] += STOPPED in fates
        else:
            found["survivors"].append(f"{slip}; it keeps full marks on {_where(fates)}")
    slips = tried.slips
    return {**found, "told": len(slips.kinds), "joined": slips.joined, "authored": slips.authored}


def _where(fates: Sequence[str]) -> str:
    """The seeds on which a slip keeps full marks."""
    names = [VISIBLE, *(f"seed {k}" for k in range(len(fates) - 1))]
    return ", ".join(name for name, fate in zip(names, fates, strict=True) if fate not in (CAUGHT, STOPPED))


def count_line(found: Sequence[dict[str, Any]]) -> str:
    """What the slips of many exercises prove, in one line."""
    proved = [slips for slips in found if slips]
    killed, told = (sum(slips[what] for slips in proved) for what in ("killed", "told"))
    survivors, same = (sum(len(slips[what]) for slips in proved) for what in ("survivors", "equivalent"))
    return (
        f"slips: {killed} lose marks, {survivors} may keep them, {same} compute the same; {told} are told by their numbers"
    )
