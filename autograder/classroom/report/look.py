"""How a page of the report is written: Jinja2, which escapes, and a policy that lets a page load nothing.

Every text passes :func:`autograder.errors.inert` and is escaped. A page's style and script stand in it, and the policy
names their digests, so nothing else can style it or run in it, whatever a learner has written.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from autograder.classroom.collecting.names import fit
from autograder.classroom.report import charts
from autograder.classroom.report.model import Exercise, Learner
from autograder.errors import inert
from autograder.learner.verdict import State

TEMPLATES = Path(__file__).parent / "templates"
ENOUGH = 20  # learners, before a correlation is worth a look
WEAK = 0.1
KINDS = {
    State.INFRASTRUCTURE.value: "not marked",
    State.REFUSED.value: "refused",
    State.CRASHED.value: "crashed",
    State.TIMED_OUT.value: "timed out",
    "not entered": "not entered",
    "not graded": "not graded",
    "note": "note",
}
BRIEF = {  # in a cell of a wide table
    State.UNTOUCHED.value: "–",
    State.TIMED_OUT.value: "time",
    State.CRASHED.value: "crash",
    State.REFUSED.value: "refused",
    State.INFRASTRUCTURE.value: "?",
}
COLOURS = {
    "passed": "passed",
    "part": "part of the points",
    "failed": "failed",
    "untouched": "untouched",
    "ended": "timed out or crashed",
    "refused": "refused or not marked",
}
EXPLAINED = {  # values of naming.Explanation.how
    "mistake": "by a listed mistake",
    "part": "in part by a listed mistake",
    "law": "by a broken law",
    "exception": "by an exception",
    "outputs": "by the number of values",
    "alike": "by what the outputs look like",
    "slip": "by a slip of the pen",
    "place": "in part by a small change",
    "case": "on some of the cases",
    "": "by nothing, or wrong for edge cases only",
}


def environment(folder: Path = TEMPLATES) -> Environment:
    """Jinja2 with the templates, style (look.css) and script (tables.js, if there is one) of a folder, and our filters."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        finalize=lambda value: inert(value) if type(value) is str else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    files = folder / "look.css", folder / "tables.js"
    style, script = (path.read_text("utf8") if path.exists() else "" for path in files)
    made.globals.update(
        style=Markup(style),
        script=Markup(script),
        policy=policy(style, script),
        colours=COLOURS.items(),
        enough=ENOUGH,
        area=charts.AREA,
    )
    filters = percent, signed, points, seconds, tenth, ticked, breaking, shortened, by_state, colour, when, short_when
    made.filters.update({f.__name__: f for f in filters})
    made.filters.update(
        brief=lambda answer: BRIEF.get(answer.state) or points(answer.points),
        kind=KINDS.__getitem__,
        explained=lambda how: EXPLAINED.get(how, f"by {how}"),
    )
    made.tests.update(weak=is_weak, named=is_named)
    return made


def policy(style: str, script: str) -> str:
    """A Content-Security-Policy under which a page loads nothing, sends nothing, and runs this script only."""
    digests = [b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    own = "style-src 'sha256-{}'; script-src 'sha256-{}'".format(*digests)
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


# ----------------------------------------------------------------------------------------------------------- filters


def percent(share: float | None) -> str:
    """A share as "62 %"; "–" if it is not known."""
    return "–" if share is None else f"{100 * share:.0f} %"


def signed(value: float | None) -> str:
    """A correlation with two digits; "–" if it is not known."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def points(value: float) -> str:
    """Points without needless zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def seconds(value: float | None) -> str:
    """A duration, in ms below one second; "–" if it is not known."""
    if value is None:
        return "–"
    return f"{1000 * value:.0f} ms" if value < 0.9995 else f"{value:.1f} s"


def tenth(share: float | None) -> int:
    """A share as a number from 0 to 10, for a shade."""
    return min(10, max(0, round(10 * (share or 0.0))))


def ticked(text: object) -> Markup:
    """A sentence in which `code` is set as code; nothing for None."""
    shown = "" if text is None else str(text)
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(inert(shown)))))


def breaking(name: str) -> Markup:
    """A name that may be broken after an underscore."""
    return Markup(str(escape(inert(name))).replace("_", "_<wbr>"))


def shortened(text: str, most: int) -> str:
    """The first ``most`` characters of a text, with … if that is not all."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def by_state(found: dict[str, int]) -> Iterable[tuple[str, int]]:
    """The states that occur and how many have each, from passed to not marked."""
    return [(state.value, found[state.value]) for state in State if found.get(state.value)]


def colour(state: Any) -> str:
    """The class in the style sheet that colours a state."""
    state = State(state)
    if state in (State.TIMED_OUT, State.CRASHED):
        return "ended"
    return "refused" if state in (State.REFUSED, State.INFRASTRUCTURE) else state.value


def when(stamp: str) -> str:
    """A time as "1 November 2026, 18:00"."""
    return f"{datetime.fromisoformat(stamp):%-d %B %Y, %H:%M}"


def short_when(stamp: str | None) -> str:
    """A time as "1 Nov 18:00"; "–" if it is not known."""
    return f"{datetime.fromisoformat(stamp):%-d %b %H:%M}" if stamp else "–"


def is_weak(item: Exercise) -> bool:
    """Whether an exercise tells hardly anybody apart, where there are enough learners to say so."""
    known = item.discrimination is not None and item.kind != "quiz" and item.n >= ENOUGH
    return known and (item.discrimination or 0.0) < WEAK


def is_named(learner: Learner) -> bool:
    """Whether a learner's name says more than their id."""
    return bool(learner.name) and fit(learner.name) != learner.id
