"""The names that search knows have the glossary's definitions, and lead to its entries."""

import json
import re
from typing import Any

import pytest
from sphinx.application import Sphinx

from autograder.site.extras import names, tell_search

GLOSSARY = """# Glossary

A list that is no glossary:

not a term
: Nothing.

```{glossary}
gate
  What lets through more
  or less of `c`. See [The LSTM](lstm/lesson.md). Some say *valve* or *tap*.

valve gate
  Another name for the {term}`gate`, after Ann {cite}`ann2000`; see also the {term}`cell`.

cell
  What makes the new state, see {ref}`tables`; it has a {term}`gate`.

c
  The {term}`cell` state. A symbol for the {term}`gate` it is not.

CEC
  Short for *carousel*; see {term}`cell`. {ref}`Here <tables>` are all of them.
```
"""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Sphinx:
    """A book of three pages, read."""
    book = tmp_path_factory.mktemp("book")
    (book / "course" / "lstm").mkdir(parents=True)
    (book / "index.md").write_text("(tables)=\n# Tables\n\n```{bibliography}\n```\n", "utf8")
    (book / "course" / "glossary.md").write_text(GLOSSARY, "utf8")
    (book / "course" / "lstm" / "lesson.md").write_text("# The LSTM\n", "utf8")
    (book / "ours.bib").write_text("@book{ann2000, author={Ann}, title={Valves}, year={2000}, publisher={X}}", "utf8")
    settings = {
        "extensions": ["myst_parser", "sphinxcontrib.bibtex"],
        "bibtex_bibfiles": ["ours.bib"],
        "suppress_warnings": ["toc"],
    }
    app = Sphinx(book, None, book / "out", book / "doctrees", "dummy", settings, status=None, warning=None)
    app.build()
    return app


@pytest.fixture(scope="module")
def entries(app: Sphinx) -> dict[str, dict[str, Any]]:
    return {entry["name"]: entry for entry in names(app)}


def test_every_term_of_the_glossary_has_an_entry_and_nothing_else_has(entries: dict[str, dict[str, Any]]) -> None:
    assert list(entries) == ["gate", "valve gate", "cell", "c", "CEC"]
    assert entries["valve gate"]["at"] == "course/glossary.html#term-valve-gate"


def test_an_entry_says_what_a_term_is_without_what_only_leads_elsewhere(entries: dict[str, dict[str, Any]]) -> None:
    assert {name: entry["says"] for name, entry in entries.items()} == {
        "gate": "What lets through more or less of c. Some say valve or tap.",
        "valve gate": "Another name for the gate, after Ann; see also the cell.",
        "cell": "What makes the new state; it has a gate.",
        "c": "The cell state. A symbol for the gate it is not.",
        "CEC": "Short for carousel; see cell.",
    }


def test_another_name_leads_to_the_term_that_it_is_a_name_for(entries: dict[str, dict[str, Any]]) -> None:
    found = {name: entry["for"] for name, entry in entries.items() if "for" in entry}
    assert found == {"valve gate": "gate", "c": "cell", "CEC": "cell"}  # not cell: its link to gate is no name
    assert entries["gate"]["also"] == ["valve", "tap"]


def test_an_entry_leads_to_the_lesson_that_explains_the_term(entries: dict[str, dict[str, Any]]) -> None:
    assert (entries["gate"]["title"], entries["gate"]["lesson"]) == ("The LSTM", "course/lstm/lesson.html")
    assert "lesson" not in entries["valve gate"]


def test_the_search_page_gets_the_names_once(app: Sphinx) -> None:
    once = tell_search(app, '<body><div id="search-results"></div></body>')
    assert tell_search(app, once) == once
    data = re.search(r'<script id="names" type="application/json">(.*?)</script>', once)
    assert data and json.loads(data[1]) == names(app)
