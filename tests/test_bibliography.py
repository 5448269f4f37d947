"""Every source is cited, every citation has its source, and a reader can find each: by where it was published or by an address."""

import re
from pathlib import Path

import pytest
from pybtex.database import parse_file

CHAPTERS = Path(__file__).parents[1] / "chapters"
SOURCES = parse_file(CHAPTERS / "references.bib").entries
PAGES = [page for page in CHAPTERS.rglob("*.md") if "_generated" not in page.parts]
CITED = {
    key.strip()
    for page in PAGES
    for keys in re.findall(r"\{cite\}`([^`]+)`", page.read_text("utf8"))
    for key in keys.split(",")
}

VENUES = {"journal", "booktitle", "publisher", "school", "institution", "url"}


def test_every_source_is_cited_and_every_citation_has_its_source():
    assert set(SOURCES) == CITED


@pytest.mark.parametrize("key", SOURCES)
def test_a_source_has_a_venue_or_an_address(key):
    fields = SOURCES[key].fields
    assert VENUES & set(fields) or re.search(r"arXiv:\d{4}\.\d{4,5}", fields.get("howpublished", "")), key


@pytest.mark.parametrize("key", SOURCES)
def test_a_source_has_a_title_a_person_and_a_year_if_it_is_a_paper(key):
    entry = SOURCES[key]
    assert entry.persons.get("author") and entry.fields.get("title"), key
    assert entry.type == "misc" or entry.fields.get("year"), key


@pytest.mark.parametrize("key", [k for k, e in SOURCES.items() if e.type == "article"])
def test_an_article_says_volume_and_pages(key):
    assert {"volume", "pages"} <= set(SOURCES[key].fields), key
