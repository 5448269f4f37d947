"""The plans and the table of ``docs/teaching.md`` say what the records say.

The third and fourth column of a plan, and the whole table of chapters, are made:

    python tests/test_teaching.py

writes them anew. A plan's second column is written by hand: "`start`: all. `bptt`: core and `gradcheck`.", or "core",
"without …", "only …".
"""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

from autograder.book.book import Book, Chapter
from autograder.book.exercise import Essay, Exercise
from autograder.book.hours import PACE, hours
from autograder.site.inserts import promised

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "teaching.md"
ROW = re.compile(r"(?m)^\| (\d+) \| (.*?) \| *([\d.]*) *\| *([\dh ]*) *\|$")
SUM = re.compile(r"(?m)^\| *\| in all \| *([\d.]*) *\| *([\dh ]*) *\|$")
PART = re.compile(r"`(\w+)`: (all|core|(without|only|core and) ((?:`\w+`(?:, )?)+))\.")
TABLE = re.compile(r"(?s)(<!-- chapters: made -->\n).*?(<!-- end -->)")


@cache
def records(chapter: str) -> dict[str, Exercise | Essay]:
    return Chapter(chapter, ROOT).records


def homes() -> list[str]:
    """Every chapter with exercises, in reading order."""
    course = Book(ROOT)
    named = dict.fromkeys([*promised(course)[0], *course.listed, "where_next"])
    return [name for name in named if (ROOT / "chapters" / name / "exercises").is_dir()]


def asked(cell: str) -> list[tuple[str, list[str]]]:
    """Chapters and names of their exercises, as one week's cell asks for them."""
    parts = list(PART.finditer(cell))
    assert " ".join(part[0] for part in parts) == cell.strip(), f"cannot be read: {cell}"
    weeks = []
    for part in parts:
        names, said = list(records(part[1])), re.findall(r"`(\w+)`", part[4] or "")
        assert set(said) <= set(names), f"{part[1]} has no {', '.join(set(said) - set(names))}"
        core = Chapter(part[1], ROOT).core
        if part[2].startswith(("core", "only")):
            said += core if part[2].startswith("core") else []
            chosen = [name for name in names if name in said]
        else:
            chosen = [name for name in names if name not in said]
        weeks.append((part[1], chosen))
    return weeks


def worth(weeks: list[tuple[str, list[str]]]) -> tuple[float, float]:
    """Points, and minutes with reading."""
    found = [records(chapter)[name] for chapter, names in weeks for name in names]
    reading = sum(hours(Chapter(chapter, ROOT)).reading for chapter, _ in weeks)
    return sum(record.points for record in found), reading + PACE * sum(record.minutes or 0 for record in found)


def spent(minutes: float) -> str:
    """Minutes as hours and quarters of an hour: one more would be read as a promise."""
    quarters = round(minutes / 15)
    return f"{quarters // 4} h {15 * (quarters % 4):02}"


def plans(text: str) -> list[list[str]]:
    """The weeks' cells of every plan; a plan begins with week 1."""
    found: list[list[str]] = []
    for week, cell, *_ in ROW.findall(text):
        if week == "1":
            found.append([])
        found[-1].append(cell)
    return found


def table() -> str:
    rows = [
        "| chapter | exercises | quizzes | essays | points | time | of these core | points | time | PyTorch |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|:-:|",
    ]
    for name in homes():
        chapter, found = Chapter(name, ROOT), records(name)
        kinds = [record.kind for record in found.values()]
        counts = " | ".join(str(kinds.count(kind)) for kind in ("exercise", "quiz", "essay"))
        points, minutes = worth([(name, list(found))])
        of_core, core_minutes = worth([(name, chapter.core)]) if chapter.core else (0, 0)
        torch = "torch" in chapter.text.read_text("utf8")
        rows.append(
            f"| `{name}` | {counts} | {points:g} | {spent(minutes)} "
            f"| {len(chapter.core)} | {of_core:g} | {spent(core_minutes)} | {'yes' if torch else ''} |"
        )
    return "\n".join(rows) + "\n"


def filled(text: str) -> str:
    """The page with everything made anew."""
    sums: list[tuple[float, float]] = []

    def row(match: re.Match[str]) -> str:
        points, minutes = worth(asked(match[2]))
        if match[1] == "1":
            sums.append((0.0, 0.0))
        sums[-1] = (sums[-1][0] + points, sums[-1][1] + minutes)
        return f"| {match[1]} | {match[2]} | {points:g} | {spent(minutes)} |"

    text = ROW.sub(row, text)
    totals = iter(sums)
    text = SUM.sub(lambda _: "| | in all | {:g} | {} |".format(*(lambda p, m: (p, spent(m)))(*next(totals))), text)
    return TABLE.sub(lambda match: match[1] + table() + match[2], text)


def test_the_page_says_what_the_records_say() -> None:
    text = PAGE.read_text("utf8")
    assert filled(text) == text, "run: python tests/test_teaching.py"


def test_there_are_plans_for_4_8_and_14_weeks() -> None:
    assert [len(plan) for plan in plans(PAGE.read_text("utf8"))] == [14, 8, 4]


def test_a_plan_goes_in_reading_order_and_meets_no_chapter_twice() -> None:
    for plan in plans(PAGE.read_text("utf8")):
        met = [chapter for cell in plan for chapter, _ in asked(cell)]
        assert met == [name for name in homes() if name in met]


def test_the_longest_plan_leaves_out_no_chapter() -> None:
    longest = plans(PAGE.read_text("utf8"))[0]
    met = {chapter for cell in longest for chapter, _ in asked(cell)}
    assert met == set(homes()) - {"where_next"}  # which is optional as a whole


def test_the_shortest_plan_is_the_core_and_no_plan_takes_less_of_a_chapter() -> None:
    *longer, shortest = [dict(week for cell in plan for week in asked(cell)) for plan in plans(PAGE.read_text("utf8"))]
    core = {name: found for name in homes() if (found := Chapter(name, ROOT).core)}
    assert shortest == core
    for name, exercises in (week for plan in longer for week in plan.items()):
        assert not set(core.get(name, ())) - set(exercises), f"{name}: a longer plan leaves out core exercises"


def test_every_plan_has_a_lab() -> None:
    for plan in plans(PAGE.read_text("utf8")):
        assert [chapter for cell in plan for chapter, _ in asked(cell) if chapter.startswith("lab_")]


def test_what_is_asked_needs_nothing_that_is_left_out() -> None:
    """Within a chapter: no answer calls an exercise that the plan leaves out."""
    missing = []
    for plan in plans(PAGE.read_text("utf8")):
        for chapter, names in (week for cell in plan for week in asked(cell)):
            for name in names:
                needed = getattr(records(chapter)[name], "after", ())
                missing += [f"{chapter}: {name} calls {other}" for other in needed if other not in names]
    assert missing == []


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text("utf8")), "utf8")
    sys.exit(0)
