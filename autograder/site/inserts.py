"""Writes into pages what records, code and docs/coverage.yml tell, while Sphinx reads the pages (``extension``).

- ``% insert: hints``, a line of its own: the pages of hints, one for each chapter; ``% insert: hints gru``, every hint that a
  check of that chapter may give.
- ``% insert: hours``: how long the book takes.
- ``% insert: coverage``: every row of ``docs/coverage.yml``, with the sections that cover it.
- In a numbered list marked ``{.path}``, of links to lessons: which lessons exist, the exercises in each, and their time.
- Below the title of a lesson: the chapters that it builds on, its exercises, and how long it takes.

What it writes is Markdown (MyST).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from myst_parser.mdit_to_docutils.base import default_slugify

from autograder.book.book import Book, Chapter
from autograder.book.exercise import Exercise, Law, Misconception
from autograder.book.hours import hours
from autograder.site.effort import lasts, total, work

ASKS = re.compile(r"(?m)^% insert: *(\w+) *(\w*) *$")
STOP = re.compile(r"(?m)^(\d+\. )\[(.*?)\]\(chapters/(\w+)/lesson\.md\) (.*)$")
TITLE = re.compile(r"\A(?:---\n(?s:.*?)\n---\n)?\s*# .*\n")
COVERS = re.compile(r"^% covers: *(.*?) *$")
ROWS = Path("docs") / "coverage.yml"
ANCHORS = 3  # MyST makes anchors for headings down to this level, as _config.yml says
INLINE = MarkdownIt("commonmark").use(dollarmath_plugin)


@dataclass(frozen=True)
class Heading:
    """A heading of a page. ``text`` is Markdown; ``slug`` is the anchor that MyST gives it."""

    level: int
    text: str
    slug: str


@dataclass(frozen=True)
class Row:
    """One thing that the course promises to cover. It is due once its first home, a chapter, is in ``_toc.yml``."""

    id: str
    homes: tuple[str, ...]
    text: str


def asks(text: str) -> bool:
    """Whether a page asks for anything to be written into it."""
    return bool(ASKS.search(text)) or "{.path}" in text


def insert(text: str, book: Book) -> tuple[str, list[Path]]:
    """The page with what it asks for in it, and the files that this was made from."""
    sources = [book.toc]

    def made(match: re.Match[str]) -> str:
        part, files = PARTS[match[1]]
        sources.extend(files(book))
        return part(book, match[2])

    def stop(match: re.Match[str]) -> str:
        number, name, chapter, about = match.groups()
        if chapter in book.listed:
            sources.extend(_stand_sources(book, chapter))
            link = f"[**[{name}](chapters/{chapter}/lesson.md)**]{{.now}}"
            spent = f". About {lasts(hours(book.chapter(chapter)))}." if chapter in book.chapters else ""
            return f"{number}{link} {about} <small>{work(book, chapter)}{spent}</small>"
        return f"{number}**{name}** {about} <small>Planned.</small>"

    text = ASKS.sub(made, text)
    return (STOP.sub(stop, text) if "{.path}" in text else text), sources


# ---------------------------------------------------------------------------------------------------- a lesson's place


def stand(text: str, book: Book, chapter: str) -> tuple[str, list[Path]]:
    """A lesson with a line below its title that says what it builds on and what exercises there are.

    Returns also the files that the line was made from.
    """
    title = TITLE.match(text)
    if not title or chapter not in book.chapters:
        return text, []
    links = [
        f"[{_title(book.chapter(name).folder / 'lesson.md')}](../{name}/lesson.md)" for name in builds_on(book, chapter)
    ]
    builds = f"Builds on {_listed(links)}. " if links else ""
    turn = f"Then [your turn]({chapter}.ipynb): {work(book, chapter)}."
    line = f"{builds}{turn} About {lasts(hours(book.chapter(chapter)))}."
    return f"{title[0]}\n{{.stand}}\n{line}\n{text[title.end() :]}", _stand_sources(book, chapter)


def builds_on(book: Book, chapter: str) -> list[str]:
    """The chapters that a chapter builds on: those whose reference code its own code, lesson or records import.

    A chapter on which another one of them builds is left out.
    """
    found = {name: _imports(book, name) for name in book.chapters}
    reach: dict[str, set[str]] = {}
    for name in found:  # in reading order: code imports only from earlier chapters
        reach[name] = found[name].union(*(reach.get(other, set()) for other in found[name]))
    mine = found[chapter]
    return [name for name in found if name in mine and not any(name in reach[other] for other in mine)]


def _imports(book: Book, chapter: str) -> set[str]:
    order = list(book.chapters)
    text = "".join(file.read_text("utf8") for file in _stand_sources(book, chapter) if file.exists())
    named = re.findall(r"(?m)^from solutions\.(\w+) import|^from solutions import (\w+)", text)
    return {a or b for a, b in named} & set(order[: order.index(chapter)])


def _listed(items: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]]))


def _stand_sources(book: Book, chapter: str) -> list[Path]:
    folder = book.path / "chapters" / chapter
    return [
        *sorted(folder.glob("*.md")),  # a chapter may have pages of its own beside the lesson
        *sorted((folder / "exercises").glob("*.py")),
        book.path / "solutions" / f"{chapter}.py",
    ]


# ---------------------------------------------------------------------------------------------------- hints


def write_hint_pages(book: Book) -> None:
    """Write the pages of hints that ``_toc.yml`` lists, ``hints/x.md``; those that are there already stay."""
    for page in (book.path / f"{name}.md" for name in re.findall(r"file: *(hints/\w+)", book.toc.read_text("utf8"))):
        title = _title(book.chapter(page.stem).folder / "lesson.md")
        text = f"# {title}: mistakes with a name\n\n% insert: hints {page.stem}\n"
        if not page.exists() or page.read_text("utf8") != text:
            page.parent.mkdir(exist_ok=True)
            page.write_text(text, "utf8")


def hints(book: Book, name: str) -> str:
    """Every diagnosis of a chapter with its hint, by exercise. Quizzes are left out: they would show the wrong letters.

    Without a name: a list of all chapters with the number of their mistakes.
    """
    if name:
        chapter = book.chapter(name)
        back = f"All that `check` may say about [these exercises](/chapters/{name}/{name}.ipynb). {{ref}}`How to read it <hints>`."
        return "\n\n".join([back, *(_exercise_block(chapter, exercise) for exercise in _hinted(chapter))])
    lines = []
    for chapter in book.chapters.values():
        count = sum(len(spoken(exercise)) for exercise in _hinted(chapter))
        if count:
            lines.append(f"- [{_title(chapter.folder / 'lesson.md')}](/hints/{chapter.name}.md): {count}")
    return "\n".join(lines)


def _hinted(chapter: Chapter) -> list[Exercise]:
    return [exercise for exercise in chapter.exercises.values() if exercise.kind == "exercise"]


def spoken(exercise: Exercise) -> list[tuple[str, str, str]]:
    """(says, hint, pointer) of an exercise's laws and misconceptions. One that breaks a law has only the law's words."""
    known: list[Law | Misconception] = [*exercise.laws.values()]
    known += (m for m in exercise.misconceptions.values() if not m.breaks)
    return list(dict.fromkeys((k.says, k.hint, k.pointer or "") for k in known))


def _exercise_block(chapter: Chapter, exercise: Exercise) -> str:
    line = next(slot.line for slot in chapter.slots if slot.name == exercise.name)
    above = [heading for at, heading in headings(chapter.text) if at < line]
    where = f"/chapters/{chapter.name}/{chapter.notebook.name}#{above[-1].slug}"
    told = [" ".join([f"**{plain(says)}**", *map(plain, filter(None, rest))]) for says, *rest in spoken(exercise)]
    return "\n".join([f"## `{exercise.name}`\n", f"[{above[-1].text}]({where})\n", *(f"- {each}" for each in told)])


def plain(text: str) -> str:
    """Markdown that shows ``text`` as it is. Text between backquotes stays code, as in a check's report."""
    pieces = " ".join(text.split()).split("`")
    return "".join(
        f"`{piece}`" if k % 2 else re.sub(r"([\\*_{}\[\]<>#|$~^])", r"\\\1", piece) for k, piece in enumerate(pieces)
    )


def _title(*pages: Path) -> str:
    """The first heading of the first of these pages that exists."""
    return next(heading.text for page in pages if page.exists() for _, heading in headings(page))


# ---------------------------------------------------------------------------------------------------- coverage


def coverage(book: Book, _: str) -> str:
    """All rows of docs/coverage.yml, each under its first home, with the sections that cover it."""
    homes, rows = promised(book)
    where, here = covered(book), present(book)
    done = sum(bool(where.get(row.id)) for row in rows)
    parts = [f"**{done} of {len(rows)} rows are covered so far.**"]
    for home, title in homes.items():
        mine = [row for row in rows if row.homes[0] == home]
        if not mine:
            continue
        parts.append(f"## {_title(here[home])}" if home in here else f"## {title}\n\n*Planned.*")
        parts.append("\n".join(_row_line(book, row, where.get(row.id, [])) for row in mine))
    return "\n\n".join(parts)


def promised(book: Book) -> tuple[dict[str, str], list[Row]]:
    """The homes (name -> title) and the rows of ``docs/coverage.yml``."""
    data: dict[str, Any] = yaml.safe_load((book.path / ROWS).read_text("utf8"))
    rows = [Row(name, tuple(row["home"].split()), row["text"]) for name, row in data["rows"].items()]
    return data["homes"], rows


def covered(book: Book) -> dict[str, list[tuple[Path, Heading]]]:
    """Row id -> the sections that say, in a line ``% covers: …``, that they cover it; in reading order."""
    found: dict[str, list[tuple[Path, Heading]]] = {}
    for page in pages(book):
        titles = headings(page)
        for number, line in _prose(page):
            if match := COVERS.match(line):
                section = [heading for at, heading in titles if at < number][-1]
                for row in re.split(r"[,\s]+", match[1]):
                    found.setdefault(row, []).append((page, section))
    return found


def present(book: Book) -> dict[str, Path]:
    """Name of a chapter or page of ``_toc.yml`` -> its text: ``chapters/x/lesson.md``, or ``chapters/x.md``."""
    found: dict[str, Path] = {}
    for page in pages(book):
        inside = page.relative_to(book.path / "chapters").with_suffix("").parts
        found.setdefault(inside[0], page)
    return found


def pages(book: Book) -> list[Path]:
    """The Markdown pages of ``_toc.yml``, in reading order."""
    listed = re.findall(r"(?m)^[ -]*file: *(chapters/\S+)", book.toc.read_text("utf8"))
    return [page for name in listed if (page := (book.path / name).with_suffix(".md")).exists()]


def _row_line(book: Book, row: Row, sections: list[tuple[Path, Heading]]) -> str:
    links = [f"[{heading.text}]({_address(book, page)}#{heading.slug})" for page, heading in dict.fromkeys(sections)]
    return f"- **{row.id}** {plain(row.text)}" + (f" → {', '.join(links)}" if links else "")


def _address(book: Book, page: Path) -> str:
    return "/" + page.relative_to(book.path).as_posix()


# ---------------------------------------------------------------------------------------------------- pages as text


def headings(page: Path) -> list[tuple[int, Heading]]:
    """(line, heading) for each heading of a page of Markdown."""
    found: list[tuple[int, Heading]] = []
    slugs: set[str] = set()
    for number, line in _prose(page):
        if match := re.match(r"(#{1,6}) +(.*?)[ #]*$", line):
            level, text = len(match[1]), match[2]
            tokens = INLINE.parseInline(text)[0].children or []
            slug = default_slugify("".join(t.content for t in tokens if t.type in ("text", "code_inline")))
            if level <= ANCHORS:
                count = 1
                while slug in slugs:  # as MyST does
                    slug, count = f"{slug}-{count}", count + 1
                slugs.add(slug)
            found.append((number, Heading(level, text, slug)))
    return found


def _prose(page: Path) -> Iterator[tuple[int, str]]:
    """Yield each line, with its number, that is not inside a fenced block."""
    fence = ""
    for number, line in enumerate(page.read_text("utf8").splitlines(), 1):
        ticks = re.match(r" *(`{3,})", line)
        if ticks and not fence:
            fence = ticks[1]
        elif fence:
            fence = "" if line.strip() == fence else fence
        else:
            yield number, line


def _hint_sources(book: Book) -> list[Path]:
    return [file for chapter in book.chapters.values() for file in (chapter.text, *chapter.record_files)]


def _coverage_sources(book: Book) -> list[Path]:
    return [book.path / ROWS, *pages(book)]


PARTS: dict[str, tuple[Callable[[Book, str], str], Callable[[Book], list[Path]]]] = {
    "hints": (hints, _hint_sources),
    "coverage": (coverage, _coverage_sources),
    "hours": (lambda book, which: total(book), lambda book: [file for name in book.chapters for file in _stand_sources(book, name)]),
}
