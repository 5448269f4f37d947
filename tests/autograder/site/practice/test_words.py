"""What an exercises page says: in English as it stands in the scripts and in pages.py, else as the catalogue has it."""

import re

import pytest

from autograder.book.book import Book
from autograder.book.language import catalogue_of, spoken, texts_of_scripts
from autograder.site.practice import pages

LINKS = {"bundle": "x.zip", "colab": "https://colab.example"}
SAID = 'import { said } from "./words.mjs"; globalThis.TEXTS = argument; answer = '


@pytest.fixture
def german(tmp_path, toy):
    (tmp_path / "_toc.yml").write_text("root: intro\n")
    (tmp_path / "_config.yml").write_text("sphinx: {config: {language: de}}\n")
    return Book(tmp_path)


def shown():
    """What pages.py writes around the cells, without its tags."""
    html = (
        pages.ways(LINKS, 12.3)
        + pages.bar_of_answer()
        + pages.bar_of_cell()
        + pages.elsewhere(LINKS)
        + pages.row_of("")
    )
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_a_page_in_english():
    assert "Here: write in the fields, and press Check. Python is fetched" in re.sub(" +", " ", shown()).replace(
        " :", ":"
    )
    assert "(about 12 MB, once)" in shown() and " Write Check Reset + cell " in shown()


def test_a_page_in_another_language(german):
    with spoken(catalogue_of(german)):
        text = shown()
    assert " Schreiben Prüfen Zurücksetzen + Zelle " in text and "(etwa 12 MB, einmal)" in text
    assert not re.search(r"\b(the|and|your|Write|Check|Run|download)\b", text)


def test_links_and_buttons_are_the_same_in_every_language(german):
    def tags():
        html = pages.ways(LINKS, 12.3) + pages.bar_of_answer() + pages.elsewhere(LINKS)
        return re.sub(r' title="[^"]*"', "", " ".join(re.findall(r"<[^>]+>", html)))

    english = tags()
    with spoken(catalogue_of(german)):
        assert tags() == english


def test_scripts_say_what_the_catalogue_has(node, german):
    texts = texts_of_scripts(german)
    assert node(f'{SAID} said("Your {{name}}. Escape, then Tab, leaves the field.", {{ name: "f" }})', texts) == (
        "Dein Feld für f. Escape, dann Tab, verlässt es."
    )
    assert node(f'{SAID} said("The notebook is not there ({{status}}).", {{ status: 404 }})', texts) == (
        "Das Notebook ist nicht da (404)."
    )


def test_scripts_without_texts_speak_english(node):
    assert node(
        'import { said } from "./words.mjs"; answer = said("{what}: {come} of {all} MB", { what: "{all}", all: 2 })'
    ) == ("{all}: {come} of 2 MB")


def test_a_notebook_that_was_written_in_german_is_read_back(node, german):
    code = """
    import { filled, work } from "./notebook.mjs";
    globalThis.TEXTS = argument;
    const role = (solution) => ({ nbgrader: { grade_id: "toy-f", solution } });
    const released = { cells: [{ id: "toy-f", cell_type: "code", metadata: role(true), source: "..." }] };
    const kept = [{ what: "eine eigene Zelle", text: "x = 1" }];
    const file = filled(released, { cells: { "toy-f": "1" }, own: [], kept });
    answer = [file.cells[1].source.split("\\n")[0], work(JSON.stringify(file), released, "toy")];
    """
    first, found = node(code, texts_of_scripts(german))
    assert first == "**Aufgehoben: eine eigene Zelle**"
    assert found == {"cells": {"toy-f": "1"}, "own": [], "kept": []}
