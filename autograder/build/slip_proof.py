"""The proof by slips: every edit of a reference that computes something else must lose marks, on every seed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from autograder.book.bench import CAUGHT, SAME, STOPPED
from autograder.book.slips import Tried

VISIBLE = "the visible cases"


def summary(tried: Tried) -> dict[str, Any]:
    """What the slips of one exercise prove, as a dict for JSON.

    killed: the number of slips that lose marks on the visible cases and on every hidden seed. stopped: how many of
    these hung, crashed or took all memory. told: how many learners can be told of. joined, authored: how many compute
    what another slip, or an authored answer, computes. survivors: the slips that compute something else somewhere and
    keep full marks somewhere, each with its line in the reference's text and the seeds. equivalent: those that compute
    what the reference does everywhere. why: why nothing could be tried, or "".
    """
    found: dict[str, Any] = {"killed": 0, "stopped": 0, "survivors": [], "equivalent": []}
    for number, slip in enumerate(tried.slips.tried):
        fates = [slip.fate, *(seed[number] for seed in tried.hidden)]
        if all(fate == SAME for fate in fates):
            found["equivalent"].append({"slip": slip.name, "line": slip.line})
        elif all(fate in (CAUGHT, STOPPED) for fate in fates):
            found["killed"] += 1
            found["stopped"] += STOPPED in fates
        else:
            found["survivors"].append({"slip": slip.name, "line": slip.line, "where": _where(fates)})
    slips = tried.slips
    return {**found, "told": len(slips.kinds), "joined": slips.joined, "authored": slips.authored, "why": slips.why}


def _where(fates: Sequence[str]) -> str:
    """The seeds on which a slip keeps full marks."""
    names = [VISIBLE, *(f"seed {k}" for k in range(len(fates) - 1))]
    return ", ".join(name for name, fate in zip(names, fates, strict=True) if fate not in (CAUGHT, STOPPED))


def problems(name: str, slips: dict[str, Any], same: Mapping[str, str]) -> Iterator[str]:
    """The problems that an exercise's slips show. slips: its summary. same: slip -> why it may keep its marks."""
    for survivor in slips["survivors"]:
        if survivor["slip"] not in same:
            what = f"keeps full marks on {survivor['where']}, and computes something else elsewhere"
            edit = f"{name} with a slip in line {survivor['line']} ({survivor['slip']})"
            yield f"{edit} {what}: add a case that shows it, or say same={{{survivor['slip']!r}: why}}"
    for spare in same.keys() - {survivor["slip"] for survivor in [*slips["survivors"], *slips["equivalent"]]}:
        yield f"{name} has no slip {spare!r} that keeps its marks: drop it from same"
    if slips["why"]:
        yield f"the slips of {name} cannot be tried: {slips['why']}"


def count_line(found: Sequence[dict[str, Any]]) -> str:
    """What the slips of many exercises prove, in one line. found: their summaries."""
    proved = [slips for slips in found if slips]
    killed, told = (sum(slips[what] for slips in proved) for what in ("killed", "told"))
    kept, same = (sum(len(slips[what]) for slips in proved) for what in ("survivors", "equivalent"))
    return f"slips: {killed} lose marks, {kept} keep them somewhere, {same} compute the same; {told} are told by their numbers"
