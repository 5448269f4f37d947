"""The class report as one page: no script, no request, light and dark, wide and narrow. Every text is escaped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from html import escape
from typing import Any

from autograder.learner.verdict import State

KINDS = {
    State.INFRASTRUCTURE: "not marked",
    State.REFUSED: "refused",
    State.CRASHED: "crashed",
    State.TIMED_OUT: "timed out",
    "not entered": "not entered",
    "note": "note",
}
ENOUGH = 20  # learners, before a correlation is worth a look
WEAK = 0.1
FOLD = 12  # mistakes that are seen at once

STYLE = """
:root {
  color-scheme: light dark;
  --ink: #24303c; --soft: #586573; --line: #dfe4e9; --paper: #fff; --card: #f6f8fa; --accent: #2368b0;
  --passed: #2b7f5b; --part: #d09a2c; --failed: #b0304a; --untouched: #b4bdc6; --ended: #8a4fa8; --refused: #586573;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #dde3e9; --soft: #97a3af; --line: #303a44; --paper: #14191f; --card: #1c232b; --accent: #6ea8e6;
    --passed: #4da680; --part: #d6a745; --failed: #d9607a; --untouched: #55616d; --ended: #b585d0; --refused: #97a3af;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 70rem; padding: 2.5rem clamp(1rem, 4vw, 2.5rem) 4rem;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  color: var(--ink); background: var(--paper); overflow-wrap: anywhere;
}
h1 { font-size: clamp(1.8rem, 5vw, 2.5rem); line-height: 1.15; letter-spacing: -.02em; margin: 0 0 .4rem; }
h2 { font-size: 1.3rem; letter-spacing: -.01em; margin: 3rem 0 .2rem; scroll-margin-top: 1rem; }
p { margin: .2rem 0 .9rem; max-width: 52rem; }
p.soft, .soft { color: var(--soft); }
a { color: var(--accent); text-underline-offset: .15em; }
code { font: .92em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
nav { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: 1.4rem 0 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .7rem; margin: 1.6rem 0 0; }
.tiles div { background: var(--card); border-radius: .6rem; padding: .8rem 1rem; }
.tiles b { display: block; font-size: 1.7rem; line-height: 1.2; font-weight: 600; font-variant-numeric: tabular-nums; }
.wait { border-left: .25rem solid var(--part); background: var(--card); border-radius: .2rem .6rem .6rem .2rem;
  padding: .7rem 1rem; margin: 1.2rem 0 0; max-width: none; }
.scroll { overflow-x: auto; margin: .8rem 0 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .5rem .9rem .5rem 0; text-align: left; vertical-align: middle; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 500; font-size: .86rem; vertical-align: bottom; white-space: nowrap; }
tbody th { font-weight: 500; position: sticky; left: 0; background: var(--paper); min-width: 8rem; max-width: 16rem; }
th code { overflow-wrap: break-word; }
tbody th small { display: block; color: var(--soft); font-weight: 400; }
.n { text-align: right; white-space: nowrap; }
td:last-child, th:last-child { padding-right: 0; }
.bar { display: flex; height: .7rem; min-width: 7rem; border-radius: .2rem; overflow: hidden; background: var(--line); }
.bar i { display: block; }
.share { display: grid; grid-template-columns: 3rem minmax(5rem, 1fr); align-items: center; gap: .5rem; }
.share .bar { min-width: 5rem; } .share .bar i { background: var(--accent); }
.share span { text-align: right; white-space: nowrap; }
.passed { background: var(--passed); } .part { background: var(--part); } .failed { background: var(--failed); }
.untouched { background: var(--untouched); } .ended { background: var(--ended); } .refused { background: var(--refused); }
.states small { color: var(--soft); display: block; margin-top: .2rem; }
.states { min-width: 13rem; }
.key { display: flex; flex-wrap: wrap; gap: .2rem 1rem; font-size: .86rem; color: var(--soft); margin: .6rem 0 0; }
.key i { display: inline-block; width: .7rem; height: .7rem; border-radius: .15rem; margin-right: .35rem; }
svg.tenths { display: block; width: 8rem; height: 2rem; color: var(--accent); }
.odd { color: var(--failed); font-weight: 600; }
.marks td { text-align: right; background: color-mix(in srgb, var(--passed) calc(var(--s, 0) * 38%), transparent); }
.marks td, .marks thead th { padding: .4rem .7rem; white-space: nowrap; }
.marks thead th + th { text-align: right; }
.marks thead th:first-child, .marks tbody th { padding-left: 0; }
.marks td.all { background: none; font-weight: 600; }
.marks sup { color: var(--part); font-weight: 700; }
details summary { cursor: pointer; color: var(--accent); }
details p { margin: .3rem 0 0; }
.rest { margin: .8rem 0 0; } .rest thead { display: none; }
.held td:first-child { width: 13rem; }
.held .share { grid-template-columns: 5rem minmax(4rem, 1fr); } .held .share span { text-align: left; }
.held td:last-child { width: 30%; }
.kind { white-space: nowrap; }
footer { margin-top: 3.5rem; color: var(--soft); font-size: .86rem; }
@media (max-width: 40rem) {
  body { padding-top: 1.5rem; }
  .tiles { grid-template-columns: 1fr 1fr; } .tiles div:last-child { grid-column: span 2; }
  .share { display: block; } .share .bar { display: none; } /* a bar cut off at the edge would lie */
  .held .share { display: grid; } .held .share .bar { display: flex; }
  tbody th { max-width: 9.5rem; min-width: 7rem; font-size: .92rem; padding-right: .6rem; }
  .stack thead { display: none; }
  .stack, .stack tbody { display: block; }
  .stack tr { display: block; padding: .7rem 0; border-bottom: 1px solid var(--line); }
  .stack td, .stack tbody th { display: block; border: 0; padding: .1rem 0; width: auto !important; max-width: none; }
  .stack td { text-align: left; }
}
@media print { nav { display: none; } .scroll { overflow: visible; } tr { break-inside: avoid; } }
"""


def html_of(found: dict[str, Any], made: datetime) -> str:
    """The page for what :func:`autograder.classroom.report.summary` found."""
    title = f"{escape(found['title'])}: the class"
    sections = (
        ("assignments", "Assignments", _assignments(found)),
        ("mistakes", "Mistakes by name", _mistakes(found)),
        ("exercises", "Exercises", _exercises(found)),
        ("marks", "Marks", _marks(found)),
        ("odd", "What was odd", _odd(found)),
    )
    links = "".join(f'<a href="#{name}">{heading}</a>' for name, heading, _ in sections)
    body = "".join(f'<section><h2 id="{name}">{heading}</h2>{text}</section>\n' for name, heading, text in sections)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<p class="soft">{_opening(found)}</p>
{_tiles(found)}
{_waiting(found)}
<nav>{links}</nav>
</header>
<main>
{body}</main>
<footer>Made {made:%-d %B %Y, %H:%M} UTC by <code>autograder report</code>. It names learners: keep it among those who
teach them. The totals as a table are in <code>marks.csv</code>.</footer>
</body>
</html>
"""


def _opening(found: dict[str, Any]) -> str:
    if found["final"]:
        return "Totals are nbgrader's: with the marks that a person gave, and less what is taken off for being late."
    return "There is no gradebook here: totals are sums of the verdicts, without essays and late penalties."


def _tiles(found: dict[str, Any]) -> str:
    work = [w for works in found["learners"].values() for w in works.values()]
    shares = [w["total"] / w["max"] for w in work if w["total"] is not None and w["max"]]
    tiles = (
        (len(found["learners"]), "learner"),
        (len(work), "notebook"),
        (_percent(sum(shares) / len(shares) if shares else None), "mean mark"),
        (sum(m["count"] for m in found["misconceptions"]), "mistake named", "mistakes named"),
        (len(found["odd"]), "odd thing"),
    )
    cells = (f"<div><b>{n}</b> {_many(n, *names)}</div>" for n, *names in tiles)
    return f'<div class="tiles">{"".join(cells)}</div>'


def _many(n: Any, one: str, more: str | None = None) -> str:
    return one if n == 1 or isinstance(n, str) else more or f"{one}s"


def _waiting(found: dict[str, Any]) -> str:
    waiting = {a["name"]: a["waiting"] for a in found["assignments"] if a["waiting"]}
    if not waiting:
        return ""
    where = ", ".join(f"{n} in <code>{escape(name)}</code>" for name, n in waiting.items())
    return (
        f'<p class="wait">Notebooks with essays that wait for a person: {where}. Totals marked <b>✎</b> are not final '
        "before they are read; Nbgrader &gt; Formgrader in JupyterLab shows them.</p>"
    )


# ---------------------------------------------------------------------------------------------------------- sections


def _assignments(found: dict[str, Any]) -> str:
    rows = (
        f"<tr><th scope=row>{_name(a['name'])}</th><td class=n>{a['n']}</td><td class=n>{a['max']:g}</td>"
        f"<td>{_share(a['mean'])}</td><td class=n>{_percent(a['median'])}</td><td class=n>{a['full']}</td>"
        f"<td>{_tenths(a['histogram'])}</td></tr>"
        for a in found["assignments"]
    )
    heads = ("assignment", "#handed in", "#points", "mean", "#median", "#full marks", "spread, 0 to 100 %")
    return _table(heads, rows)


def _mistakes(found: dict[str, Any]) -> str:
    held = found["misconceptions"]
    if not held:
        return "<p class=soft>No answer holds a mistake that the course knows by name.</p>"
    handed_in = {a["name"]: a["n"] for a in found["assignments"]}
    rows = []
    for m in held:
        n = handed_in[m["assignment"]]
        bar = _share(m["count"] / n, f"{m['count']} of {n}")
        where = f"{_name(m['assignment'])} · <code>{_name(m['exercise'])}</code> · <code>{_name(m['name'])}</code>"
        rows.append(
            f"<tr><td>{bar}</td>"
            f"<td>{_ticked(m['says'])}<br><small class=soft>{where}</small></td><td>{_people(m['learners'])}</td></tr>"
        )
    heads = "held by", "what it says", "who"
    intro = "<p class=soft>The most frequent first, out of all who handed in that notebook.</p>"
    text = intro + _table(heads, rows[:FOLD], "stack held")
    if len(rows) > FOLD:
        rest = _table(heads, rows[FOLD:], "stack held")
        text += f"<details class=rest><summary>and {len(rows) - FOLD} more</summary>{rest}</details>"
    return text


def _people(names: list[str]) -> str:
    listed = ", ".join(map(escape, names))
    return listed if len(names) <= 3 else f"<details><summary>{len(names)} learners</summary><p>{listed}</p></details>"


def _exercises(found: dict[str, Any]) -> str:
    rows = (
        f"<tr><th scope=row><code>{_name(x['exercise'])}</code><small>{_name(x['assignment'])}</small></th>"
        f"<td class=n>{x['points']:g}</td><td class=n>{x['n']}</td><td>{_share(x['mean'])}</td>"
        f"<td class=n>{_percent(x['full'])}</td><td class=n>{_discrimination(x)}</td>"
        f"<td class=states>{_states(x['states'])}</td><td class=n>{_time(x['seconds'])}</td></tr>"
        for x in found["exercises"]
    )
    intro = (
        "<p class=soft>“Tells apart” is the correlation of an exercise's mark with the other marks of its notebook: "
        f"near 0 it says little about who has understood, below 0 look at the exercise. With fewer than {ENOUGH} "
        "learners it is mostly chance. “Seen” leaves out what was refused or could not be marked.</p>"
    )
    heads = ("exercise", "#points", "#seen", "mean", "#full marks", "#tells apart", "what became of it", "#runs for")
    return intro + _table(heads, rows) + _key(found)


def _discrimination(item: dict[str, Any]) -> str:
    value = item["discrimination"]
    if value is None:
        return "–"
    shown = f"{value:.2f}".replace("-", "−")
    return f"<span class=odd>{shown}</span>" if value < WEAK and item["n"] >= ENOUGH else shown


def _states(states: dict[str, int]) -> str:
    total = sum(states.values())
    known = [(s, states[s]) for s in State if states.get(s)]
    parts = "".join(f'<i class="{_colour(s)}" style="width:{100 * n / total:.2f}%"></i>' for s, n in known)
    return f"<div class=bar>{parts}</div><small>{', '.join(f'{n} {s}' for s, n in known)}</small>"


def _colour(state: State) -> str:
    if state in (State.TIMED_OUT, State.CRASHED):
        return "ended"
    return "refused" if state in (State.REFUSED, State.INFRASTRUCTURE) else state.value


def _key(found: dict[str, Any]) -> str:
    met = Counter(_colour(State(s)) for x in found["exercises"] for s in x["states"])
    names = {"ended": "timed out or crashed", "refused": "refused or not marked", "part": "part marks"}
    colours = dict.fromkeys(map(_colour, State))
    items = (f'<span><i class="{c}"></i>{names.get(c, c)}</span>' for c in colours if met[c])
    return f"<div class=key>{''.join(items)}</div>"


def _marks(found: dict[str, Any]) -> str:
    assignments = found["assignments"]
    rows = []
    for learner, work in found["learners"].items():
        cells = "".join(_mark(work.get(a["name"])) for a in assignments)
        total = sum(w["total"] or 0 for w in work.values())
        rows.append(f"<tr><th scope=row>{_name(learner)}</th>{cells}<td class=all>{_number(total)}</td></tr>")
    heads = ["learner", *(f"{a['name']} / {a['max']:g}" for a in assignments)]
    return _table([*heads, f"total / {sum(a['max'] for a in assignments):g}"], rows, "marks")


def _mark(work: dict[str, Any] | None) -> str:
    if work is None:
        return "<td class=soft>–</td>"
    if work["total"] is None:
        return "<td class=odd>not marked</td>"
    share = work["total"] / work["max"] if work["max"] else 0
    late = (
        f' <small class=soft title="taken off for being late">−{work["penalty"]:g}</small>' if work["penalty"] else ""
    )
    waits = '<sup title="an essay waits for a person">✎</sup>' if work["waiting"] else ""
    return f'<td style="--s:{share:.2f}">{_number(work["total"])}{waits}{late}</td>'


def _odd(found: dict[str, Any]) -> str:
    if not found["odd"]:
        return "<p class=soft>Nothing: every notebook could be read and ran to its end.</p>"
    lines = sorted(found["odd"], key=lambda o: (list(KINDS).index(o["kind"]), o["learner"]))
    rows = (
        f"<tr><th scope=row>{_name(o['learner'])}<small>{_name(o['assignment'])}</small></th>"
        f"<td class=kind>{KINDS[o['kind']]}</td><td>{_ticked(o['line'])}</td></tr>"
        for o in lines
    )
    return _table(("learner", "what", "why"), rows, "stack")


# ------------------------------------------------------------------------------------------------------------ pieces


def _table(heads: Iterable[str], rows: Iterable[str], style: str = "") -> str:
    """heads: a # in front sets a column to the right."""
    cells = (f"<th scope=col{' class=n' if h[0] == '#' else ''}>{escape(h.removeprefix('#'))}</th>" for h in heads)
    return (
        f'<div class=scroll><table class="{style}"><thead><tr>{"".join(cells)}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _share(share: float | None, text: str | None = None) -> str:
    width = 100 * min(share or 0.0, 1.0)
    text = _percent(share) if text is None else text
    return f'<div class=share><span>{text}</span><div class=bar><i style="width:{width:.1f}%"></i></div></div>'


def _tenths(counts: list[int]) -> str:
    """A small histogram."""
    top = max(counts) or 1
    bars = "".join(
        f'<rect x="{10 * k + 0.5}" y="{29 - 28 * n / top:.1f}" width="9" height="{28 * n / top + 1:.1f}" '
        f'fill="currentColor" opacity="{1 if n else 0.25}"/>'
        for k, n in enumerate(counts)
    )
    told = ", ".join(map(str, counts))
    return (
        f'<svg class=tenths viewBox="0 0 100 30" preserveAspectRatio="none" role=img '
        f'aria-label="learners in each tenth of the marks, lowest first: {told}">{bars}</svg>'
    )


def _ticked(text: str) -> str:
    """A sentence of the course's, with `code` set as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))


def _name(name: str) -> str:
    """A name that may be broken after an underscore."""
    return escape(name).replace("_", "_<wbr>")


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f}\N{NO-BREAK SPACE}%"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return f"{1000 * seconds:.0f} ms" if seconds < 0.9995 else f"{seconds:.1f} s"
