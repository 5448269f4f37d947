"""An exercises page, dressed for practice: what the scripts need is in it, and without scripts it stays as it was.

Every code cell carries its id. Below an answer stand its buttons; the choices of a quiz are radio buttons; in place of
an essay stands a field to write in. What only scripts can use has the theme's class ``pst-js-only``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx

from autograder.book.book import Book, Chapter
from autograder.book.cells import SETUP, SUMMARY, kind_of_code
from autograder.book.evidence import Travelling, draw, spec_of, visible_seed
from autograder.book.exercise import Essay, Exercise
from autograder.book.kept import reached
from autograder.book.language import catalogue_of, spoken
from autograder.learner.client import as_html
from autograder.learner.judge import judge, run_cases
from autograder.learner.language import say
from autograder.learner.verdict import Verdict
from autograder.site.practice import runtime
from autograder.site.practice.around import VERDICT, bar, bar_of_answer, bar_of_cell, button, elsewhere, row_of, ways

CHOICE = re.compile(r"([A-Z])\. ")  # how a choice begins in the text above a quiz
TORCH = re.compile(r"\b(?:torch|nn)\b")
IMPORTS_TORCH = re.compile(r"(?m)^import torch\b")
DATA = '<script type="application/json" id="practice">{}</script>'
ESSAY = '<textarea class="practice-essay pst-js-only" data-cell="{}" rows="8" aria-label="{}"></textarea>\n'


def connect(app: Sphinx) -> None:
    """Have the pages dressed while they are built."""
    app.connect("source-read", note)
    app.connect("doctree-resolved", dress)
    app.connect("html-page-context", load)


def note(app: Sphinx, docname: str, source: list[str]) -> None:
    """A page is made again when what dresses it has changed."""
    if chapter_of(app, docname) or re.search(r"tags:.*\blive\b", source[0]):
        for file in runtime.sources():
            app.env.note_dependency(str(file))


def load(app: Sphinx, pagename: str, _: str, context: dict[str, Any], doctree: Any) -> None:
    """The script, on pages where it has something to do."""
    if 'id="practice"' in (context.get("body") or ""):
        file, digest = runtime.script(Path(app.srcdir))
        address = f"{context['pathto'](file, 1)}?v={digest}"
        context["metatags"] += f'<script defer id="practice-script" src="{address}"></script>\n'


def chapter_of(app: Sphinx, docname: str) -> str:
    """The chapter whose exercises a page holds, or ""."""
    match = re.fullmatch(r"chapters/(\w+)/(\w+)", docname)
    return match[1] if match and match[1] == match[2] else ""


def dress(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Dress an exercises page, or a lesson's live cells; other pages stay as they are."""
    book = Book(Path(app.srcdir))
    with spoken(catalogue_of(book)):
        if name := chapter_of(app, docname):
            Page(app, doctree, book.chapter(name)).dress()
        else:
            dress_live(doctree)


def dress_live(doctree: nodes.document) -> None:
    """A lesson's cells with the tag ``live`` can be changed and run."""
    live = [cell for cell in _cells(doctree) if "live" in cell["cell_metadata"].get("tags", ())]
    if not live:
        return
    found = []
    for number, cell in enumerate(live, 1):
        name = f"live-{number}"
        _wrap(cell, name, "live")
        cell.append(_raw(bar_of_cell()))
        found.append({"id": name, "kind": "live"})
    _end(doctree, {"chapter": "", "cells": found, "beside": {}, "quizzes": {}})


class Page:
    """The exercises page of one chapter."""

    def __init__(self, app: Sphinx, doctree: nodes.document, chapter: Chapter) -> None:
        self.doctree, self.chapter = doctree, chapter
        self.notebook = json.loads(chapter.notebook.read_text("utf8"))
        self.links = {
            "bundle": f"../../downloads/{chapter.name}.zip",
            "colab": colab_of(app.config.html_theme_options, chapter),
        }
        self.cells: list[dict[str, Any]] = []
        self.quizzes: dict[str, dict[int, dict[str, Any]]] = {}

    def dress(self) -> None:
        """Dress every cell, put the three ways to work below the first paragraph, and the page's data at its end."""
        shown = {cell["cell_index"]: cell for cell in _cells(self.doctree)}
        texts: list[str] = []  # since the last cell: a learner's own cell may stand after one of them
        for number, cell in enumerate(self.notebook["cells"]):
            if cell["cell_type"] == "code":
                self.dress_code(cell, shown[number])
                if texts:
                    self.cells[-1]["texts"] = texts
                texts = []
            else:
                texts.append(cell["id"])
        self.dress_essays()
        first = next(self.doctree.findall(nodes.paragraph))
        _after(first, _raw(ways(self.links, runtime.first_press(self.chapter.book) / 1e6)))
        files = {"check.py", "cases.npz", *(p.name for p in self.chapter.given)}
        beside = {name: self._file(name) for name in sorted(files)}
        about = {"chapter": self.chapter.name, "notebook": self._file(self.chapter.notebook.name), "beside": beside}
        _end(self.doctree, {**about, "cells": self.cells, "quizzes": self.quizzes})

    def dress_code(self, cell: dict[str, Any], shown: nodes.Element) -> None:
        """Say what a code cell is, and put its buttons below it."""
        name = cell["id"].removeprefix(f"{self.chapter.name}-")
        exercise = self.chapter.records.get(name.removesuffix("-answer"))
        about: dict[str, Any] = {"id": cell["id"]}
        if name in (SETUP, SUMMARY):
            kind = name
        elif isinstance(exercise, Exercise):
            about["exercise"] = exercise.name
            is_elsewhere = exercise.kind != "quiz" and needs_torch(self.chapter, exercise)
            kind = {"quiz": "quiz", "exercise": "elsewhere" if is_elsewhere else "answer"}[exercise.kind]
            if cell["id"] == self.chapter.id_of(exercise.name):
                about |= {"points": exercise.points, "of": kind}
                kind = "check"
        else:
            text = "".join(cell["source"])
            kind = kind_of_code(text)
            if kind == "experiment" and TORCH.search(text):
                kind = "elsewhere"
            elif kind == "given" and (TORCH.search(text) or imports_torch(self.chapter)):
                about["silent"] = True  # what it says of a missing PyTorch is for notebooks
        self.cells.append({**about, "kind": kind})
        _wrap(shown, cell["id"], kind)
        if kind == "check":
            self.dress_check(cast(Exercise, exercise), shown)
        elif kind == "quiz":
            self.dress_quiz(cast(Exercise, exercise), shown)
        elif kind in ("yours", "experiment"):
            shown.append(_raw(bar_of_cell()))
        elif kind == SUMMARY:
            shown.append(_raw(bar(button("all", say("Check all"))) + VERDICT))

    def dress_check(self, exercise: Exercise, shown: nodes.Element) -> None:
        """Put the buttons of an answer below its check, or say what it needs; and the place for what is said."""
        kind = self.cells[-1]["of"]
        shown.append(_raw({"answer": bar_of_answer(), "elsewhere": elsewhere(self.links), "quiz": VERDICT}[kind]))

    def dress_quiz(self, exercise: Exercise, shown: nodes.Element) -> None:
        """Radio buttons: in the list of choices above it, where there is one, else in a row."""
        letters = sorted({exercise.reference(), *exercise.misconceptions})
        self.quizzes[exercise.name] = {
            code(f"{exercise.name}:{letter}"): choose(self.chapter, exercise, letter) for letter in letters
        }
        radio = (
            f'<input type="radio" class="pst-js-only" name="{exercise.name}" value="{{0}}" data-quiz="{exercise.name}">'
        )
        choices = self._choices_above(shown, letters)
        if choices is None:
            row = "".join(
                f'<label class="practice-choice">{radio.format(letter)} {letter}</label> ' for letter in letters
            )
            shown.append(_raw(row_of(row)))
            return
        for letter, item in zip(letters, choices.children, strict=True):
            text = next(cast(nodes.Element, item).findall(nodes.paragraph))
            text.insert(0, _raw(f'<label class="practice-choice">{radio.format(letter)} '))
            text.append(_raw("</label>"))
        legend = f'<fieldset class="practice-quiz"><legend class="practice-hidden">{exercise.name}</legend>'
        _before(choices, _raw(legend))
        _after(choices, _raw("</fieldset>"))

    def _choices_above(self, shown: nodes.Element, letters: list[str]) -> nodes.Element | None:
        """The list "- A. …" that stands between the quiz and the cell before it."""
        siblings = cast(nodes.Element, shown.parent).children
        for node in reversed(siblings[: siblings.index(shown) - 1]):
            if isinstance(node, nodes.bullet_list):
                begin = [CHOICE.match(item.astext()) for item in node.children]
                return node if [match and match[1] for match in begin] == letters else None
            if isinstance(node, nodes.container):
                return None
        return None

    def dress_essays(self) -> None:
        """A field to write in, in place of "Your answer here."."""
        essays = [r for r in self.chapter.records.values() if isinstance(r, Essay)]
        fields = [p for p in self.doctree.findall(nodes.paragraph) if p.astext() == say("Your answer here.")]
        for essay, paragraph in zip(essays, fields, strict=True):
            name = self.chapter.id_of(essay.name)
            self.cells.append({"id": name, "kind": "essay", "exercise": essay.name, "points": essay.points})
            _after(paragraph, _raw(ESSAY.format(name, escape(say("Your answer to {name}", name=essay.name)))))
            paragraph["classes"].append("practice-stub")

    def _file(self, name: str) -> dict[str, Any]:
        """Where a file of the bundle lies, from the site's root, and how long it is."""
        data = (self.chapter.book / runtime.GENERATED / "downloads" / self.chapter.name / name).read_bytes()
        digest = hashlib.sha256(data).hexdigest()[:10]
        return {"at": f"downloads/{self.chapter.name}/{name}?v={digest}", "bytes": len(data)}


def colab_of(theme: dict[str, Any], chapter: Chapter) -> str:
    """The address at which Colab opens a chapter's notebook; "" if _config.yml names no repository, or not Colab."""
    repository, colab = theme.get("repository_url"), (theme.get("launch_buttons") or {}).get("colab_url")
    if not (repository and colab):
        return ""
    address = repository.replace("https://github.com", f"{colab}/github")
    branch = theme.get("repository_branch") or "main"
    return f"{address}/blob/{branch}/chapters/{chapter.name}/{chapter.notebook.name}"


def needs_torch(chapter: Chapter, exercise: Exercise) -> bool:
    """Whether an answer, or how it is judged, uses PyTorch: or a given module that the page, which has none, cannot load."""
    travelling = Travelling(exercise)
    drive = travelling.drive_text[0] if travelling.drive_text else ""
    code = reached(chapter.solutions_file, exercise.name, chapter.book)
    if exercise.trained or any(map(TORCH.search, [drive, *travelling.law_texts.values(), *code.values()])):
        return True
    return imports_torch(chapter) and any(path in chapter.given for path, _ in code)


def imports_torch(chapter: Chapter) -> bool:
    """Whether a given cell ends in the page, because it imports PyTorch whether there is one or not."""
    return bool(IMPORTS_TORCH.search(chapter.text.read_text("utf8")))


def choose(chapter: Chapter, quiz: Exercise, letter: str) -> dict[str, Any]:
    """What the check says of a letter: points and report."""
    spec = spec_of(quiz)
    evidence = list(draw(quiz, [], visible_seed(chapter.id_of(quiz.name)), Travelling(quiz)))
    verdict: Verdict = judge(spec, evidence, run_cases(lambda: letter, evidence, spec))
    return {"points": verdict.points, "state": verdict.state.value, "html": as_html(verdict)}


def code(text: str) -> int:
    """FNV-1a, 32 bits: so that the right letter cannot be read in the page by chance."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


# ---------------------------------------------------------------------------------------------------- the page's tree


def _cells(doctree: nodes.document) -> Iterator[nodes.Element]:
    return (node for node in doctree.findall(nodes.container) if node.get("nb_element") == "cell_code")


def _wrap(cell: nodes.Element, name: str, kind: str) -> None:
    cell["classes"].append(f"practice-{kind}")
    _before(cell, _raw(f'<div class="practice-cell" data-cell="{escape(name)}">'))
    _after(cell, _raw("</div>"))


def _raw(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")


def _before(node: nodes.Node, new: nodes.Node) -> None:
    parent = cast(nodes.Element, node.parent)
    parent.insert(parent.index(node), new)


def _after(node: nodes.Node, new: nodes.Node) -> None:
    parent = cast(nodes.Element, node.parent)
    parent.insert(parent.index(node) + 1, new)


def _end(doctree: nodes.document, about: dict[str, Any]) -> None:
    """The page's data, for its script."""
    text = json.dumps(about, ensure_ascii=False).replace("<", "\\u003c")
    last = next(reversed(list(doctree.findall(nodes.section))))
    last.append(_raw(DATA.format(text)))
