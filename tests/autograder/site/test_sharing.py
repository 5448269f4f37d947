"""A page that is shared shows its card and its first sentence, and machines can read what it is."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from autograder.book.book import Book
from autograder.site import cards
from autograder.site.extras import feed
from autograder.site.sharing import licence_of

BOOK = Path(__file__).parents[3]
ATOM = "{http://www.w3.org/2005/Atom}"
SVG = '<?xml version="1.0"?>\n<svg width="300pt" height="100pt" viewBox="0 0 300 100"><path d="M0 0"/></svg>'
CHANGES = """# Changes

## Unreleased

**Marks:** some.

## 1.1.0 – 2026-12-01

**Marks:** none & nothing.

## 1.0.0 – 2026-11-21

- first
"""


def head(site, name):
    """Property -> content of what a page says to those who show it."""
    html = (site / name).read_text("utf8")
    return dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]*|description)" content="([^"]*)"', html))


@pytest.mark.parametrize(
    ("name", "card"),
    [
        ("index.html", "home"),
        ("chapters/gru/lesson.html", "gru"),
        ("chapters/gru/gru.html", "gru"),
        ("hints/gru.html", "gru"),
        ("chapters/where_next/xlstm.html", "where_next"),
        ("chapters/glossary.html", "home"),
    ],
)
def test_a_page_names_its_card_and_the_card_is_there(site, book, name, card):
    said, home = head(site, name), Book(book).site
    assert said["og:image"] == f"{home}cards/{card}.png"
    assert said["og:url"] == home + name.removesuffix("index.html")
    assert said["og:description"] == said["description"] and len(said["description"]) > 20
    assert said["og:title"] and said["twitter:card"] == "summary_large_image"
    data = (site / "cards" / f"{card}.png").read_bytes()
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (cards.WIDTH, cards.HEIGHT)
    assert 5_000 < len(data) < 300_000


def data_of(site, name):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', (site / name).read_text("utf8"))
    return json.loads(found[1]) if found else {}


def test_machines_read_that_it_is_a_course_and_what_its_parts_are(site, book):
    course = data_of(site, "index.html")
    assert course["@type"] == "Course" and len(course["hasPart"]) == len(Book(book).listed)
    assert re.fullmatch(r"PT[1-9]\d+H", course["hasCourseInstance"]["courseWorkload"])
    assert {part.removeprefix(course["url"]) for part in course["hasPart"]} == {f"chapters/{c}/lesson.html" for c in Book(book).listed}
    for name, sort in (("gru/lesson", "lesson"), ("gru/gru", "exercise")):
        part = data_of(site, f"chapters/{name}.html")
        assert (part["@type"], part["learningResourceType"], part["isPartOf"]["url"]) == ("LearningResource", sort, course["url"])
    assert data_of(site, "chapters/glossary.html") == {}


def test_the_manifest_and_robots_lead_to_files_that_are_there(site, book):
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf8"))
    assert manifest["name"] == "Unrolled" and all((site / icon["src"]).exists() for icon in manifest["icons"])
    assert (site / "robots.txt").read_text("utf8").endswith(f"Sitemap: {Book(book).site}sitemap.xml\n")


def test_the_feed_has_every_released_version_the_newest_first(site):
    made = ET.fromstring(feed(CHANGES, "Unrolled", "https://x.org/"))
    entries = made.findall(f"{ATOM}entry")
    assert [e.find(f"{ATOM}title").text for e in entries] == ["Unrolled 1.1.0", "Unrolled 1.0.0"]
    assert made.find(f"{ATOM}updated").text == "2026-12-01T00:00:00Z"
    assert entries[0].find(f"{ATOM}content").text == "<p><strong>Marks:</strong> none &amp; nothing.</p>\n"
    assert len(ET.parse(site / "changes.xml").findall(f"{ATOM}entry")) >= 1


def test_a_card_gives_the_figure_the_room_that_the_title_leaves():
    one, two = (cards.composed(title, "Unrolled", SVG) for title in ("The GRU", "A title that is too long for one line of the card"))
    assert one.count("<text") == 2 and two.count("<text") == 3
    sizes = [re.search(r'<svg x="\d+" y="\d+" width="(\d+)" height="(\d+)" viewBox="0 0 300 100"><path', c) for c in (one, two)]
    assert [int(size[1]) <= 1200 - 2 * cards.MARGIN for size in sizes] == [True, True]


def test_a_key_figure_that_is_on_no_page_stops_the_build(tmp_path):
    from sphinx.errors import ExtensionError

    with pytest.raises(ExtensionError, match="figures.yml names the figure fig-gone, which is on no page"):
        cards.find(tmp_path, "fig-gone")


def test_a_book_without_key_figures_has_no_cards(tmp_path):
    assert [cards.card_of(page, tmp_path) for page in ("index", "chapters/gru/lesson")] == ["", ""]
    cards.write(tmp_path, tmp_path, "Rain", "Of rain.")
    assert not (tmp_path / "cards").exists()
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "figures.yml").write_text("gru: fig-cell\n")
    named = [cards.card_of(page, tmp_path) for page in ("index", "chapters/gru/lesson", "chapters/other/lesson")]
    assert named == ["", "cards/gru.png", ""]


@pytest.mark.parametrize(("config", "licence"), [("title: Rain", ""), ("licence: {address: 'https://x.org/by'}", "https://x.org/by")])
def test_a_licence_is_named_only_where_the_book_names_one(tmp_path, config, licence):
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    (tmp_path / "_config.yml").write_text(config)
    assert licence_of(Book(tmp_path)) == licence
    assert licence_of(Book(BOOK)) == "https://creativecommons.org/licenses/by/4.0/"
