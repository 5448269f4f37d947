"""Everything that the course promises is covered: compares ``docs/coverage.yml`` with what the pages say they cover.

A row is due as soon as the first of its homes is in ``_toc.yml``; then some section of the book must cover it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.book.book import Book
from autograder.site import inserts

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def course() -> Book:
    return Book(ROOT)


def test_the_table_is_whole(course: Book) -> None:
    _, rows = inserts.promised(course)
    ids = [row.id for row in rows]
    for kind, last in (("S", 121), ("D", 14), ("N", 30)):
        width = len(str(last))
        assert [i for i in ids if i[0] == kind] == [f"{kind}{n:0{width}}" for n in range(1, last + 1)]
    assert len(set(ids)) == len(ids)
    assert all(row.text.endswith((".", "?")) for row in rows)


def test_every_row_has_a_home(course: Book) -> None:
    homes, rows = inserts.promised(course)
    assert {row.id: row.homes for row in rows if not row.homes or not set(row.homes) <= set(homes)} == {}


def test_every_chapter_is_a_home(course: Book) -> None:
    homes, _ = inserts.promised(course)
    assert set(course.listed) <= set(homes)


def test_no_page_claims_a_row_that_does_not_exist(course: Book) -> None:
    _, rows = inserts.promised(course)
    assert set(inserts.covered(course)) <= {row.id for row in rows}


def test_every_row_that_is_due_is_covered(course: Book) -> None:
    _, rows = inserts.promised(course)
    here, covered = inserts.present(course), inserts.covered(course)
    assert {row.id: row.homes[0] for row in rows if row.homes[0] in here and row.id not in covered} == {}


def test_claims_are_written_so_that_they_are_found(course: Book) -> None:
    """In a page, not in a notebook's text, where learners would read it; and spelt right."""
    wrong = [
        f"{page.relative_to(ROOT)}: {line}"
        for page in (ROOT / "chapters").rglob("*.md")
        for line in page.read_text("utf8").splitlines()
        if line.lower().replace(" ", "").startswith("%cover")
        and (page.name == "exercises.md" or not inserts.COVERS.match(line))
    ]
    assert wrong == []


def test_the_path_on_the_home_page_leads_to_homes(course: Book) -> None:
    stops = inserts.STOP.findall((ROOT / "index.md").read_text("utf8"))
    homes = list(inserts.promised(course)[0])
    assert [chapter for _, _, chapter, _ in stops] == homes[: homes.index("glossary")]


def test_a_claim_belongs_to_the_heading_above_it(tmp_path: Path) -> None:
    page = tmp_path / "chapters" / "toy" / "lesson.md"
    page.parent.mkdir(parents=True)
    page.write_text(
        "# Toy\n\n% covers: S001\n\n## What $\\tanh$ does\n\ntext\n% covers: S002, N01\n\n"
        "```python\n# no heading\n% covers: S003\n```\n\n## Twice\n## Twice\n% covers: S002\n",
        "utf8",
    )
    (tmp_path / "_toc.yml").write_text("root: chapters/intro\nchapters:\n- file: chapters/toy/lesson\n", "utf8")
    found = inserts.covered(Book(tmp_path))
    assert {row: [heading.slug for _, heading in where] for row, where in found.items()} == {
        "S001": ["toy"],
        "S002": ["what--does", "twice-1"],
        "N01": ["what--does"],
    }


@pytest.mark.parametrize(
    "text", ["h @ Wh.T", "W[:D] and *args", "c_prev_t, a_b", "a < b > c", "use `x_t` here", "$5 {x} #1 ~n", "1\\2"]
)
def test_a_hint_is_shown_as_it_is_written(text: str) -> None:
    from markdown_it import MarkdownIt

    shown = MarkdownIt("commonmark").parseInline(inserts.plain(text))[0].children
    assert "".join(token.content for token in shown) == text.replace("`", "")
