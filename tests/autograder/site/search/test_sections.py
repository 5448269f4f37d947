"""Search gets the sections of pages, and the names that the glossary explains, with its definitions and addresses."""

from typing import Any

import pytest
from sphinx.application import Sphinx

from autograder.site.search.names import names
from autograder.site.search.sections import cut, kind

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


LESSON = r"""# The LSTM

% not said
## How it works

A gate $f$ multiplies $c$: $f \odot c$, and $\sigma(a)$ is one{cite}`ann2000`.

| gate | what |
|---|---|
| forget | $f$ |

```python
return lstm_step  # the answer
```
"""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Sphinx:
    """A book of three pages, read."""
    book = tmp_path_factory.mktemp("book")
    (book / "course" / "lstm").mkdir(parents=True)
    (book / "index.md").write_text("(tables)=\n# Tables\n\n```{bibliography}\n```\n", "utf8")
    (book / "course" / "glossary.md").write_text(GLOSSARY, "utf8")
    (book / "course" / "lstm" / "lesson.md").write_text(LESSON, "utf8")
    (book / "ours.bib").write_text("@book{ann2000, author={Ann}, title={Valves}, year={2000}, publisher={X}}", "utf8")
    settings = {
        "extensions": ["myst_parser", "sphinxcontrib.bibtex"],
        "bibtex_bibfiles": ["ours.bib"],
        "myst_enable_extensions": ["dollarmath"],
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


def test_a_page_is_cut_at_its_headings_and_a_glossary_at_its_terms(app: Sphinx) -> None:
    cuts = list(cut(app.env.get_doctree("course/lstm/lesson")))
    assert [(anchor, heading) for anchor, heading, _, _ in cuts] == [("", "The LSTM"), ("how-it-works", "How it works")]
    assert cuts[1][2] == "A gate f multiplies c: f ⊙ c, and σ(a) is one. gate · what forget · f"
    assert cuts[1][3] == "lstm_step return"
    terms = [(anchor, heading) for anchor, heading, _, _ in cut(app.env.get_doctree("course/glossary"))]
    assert terms[:2] == [("", "Glossary"), ("term-gate", "gate")]


@pytest.mark.parametrize(
    ("name", "is_a"),
    [
        ("chapters/gru/lesson", "lesson"),
        ("chapters/where_next/attention", "lesson"),
        ("chapters/gru/gru", "exercises"),
        ("hints/gru", "hints"),
        ("chapters/rosetta", "page"),
        ("index", "page"),
    ],
)
def test_pages_are_of_four_kinds(name: str, is_a: str) -> None:
    assert kind(name) == is_a
