"""Writes into the head of each page what others show of it: its card and description (Open Graph), what it is (JSON-LD)."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from textwrap import shorten
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from autograder.book.book import Book
from autograder.book.hours import all_hours
from autograder.site import cards
from autograder.site.extras import CHANGES
from autograder.site.search.sections import kind

HEAD = """
<meta name="description" content="{says}" />
<meta property="og:type" content="{sort}" />
<meta property="og:site_name" content="{course}" />
<meta property="og:title" content="{title}" />
<meta property="og:description" content="{says}" />
<meta property="og:url" content="{address}" />
<link rel="manifest" href="{root}manifest.webmanifest" />
"""
CARD = """\
<meta property="og:image" content="{card}" />
<meta property="og:image:width" content="{width}" />
<meta property="og:image:height" content="{height}" />
<meta property="og:image:alt" content="{title}: the chapter's key figure" />
<meta name="twitter:card" content="summary_large_image" />
"""
FEED = '<link rel="alternate" type="application/atom+xml" title="Changes of {course}" href="{root}changes.xml" />\n'


def connect(app: Sphinx) -> None:
    """Connect to Sphinx's events."""
    app.connect("html-page-context", describe, priority=999)


def describe(app: Sphinx, pagename: str, _: str, context: dict[str, Any], doctree: Any) -> None:
    """When a page is put together: add its first sentences as its description, its card, and what it is."""
    said = [p.astext() for p in doctree.findall(nodes.paragraph) if "stand" not in p["classes"]] if doctree else []
    course, book, home = app.config.html_title, Path(app.srcdir), app.config.html_baseurl
    title = doctree.next_node(nodes.title).astext() if doctree and doctree.next_node(nodes.title) else pagename
    is_home = pagename == app.config.root_doc
    card = cards.card_of(pagename, book)
    page = {
        "says": shorten(said[0], 160, placeholder="…") if said else f"{title}: {course}",
        "sort": "website" if is_home else "article",
        "course": course,
        "title": title,
        "address": home + ("" if is_home else f"{pagename}.html"),
        "card": card and home + card,
        "width": cards.WIDTH,
        "height": cards.HEIGHT,
        "root": "../" * pagename.count("/"),
    }
    head = HEAD + (CARD if card else "") + (FEED if (book / CHANGES).exists() else "")
    context["metatags"] = context.get("metatags", "") + head.format_map({k: escape(str(v)) for k, v in page.items()})
    if doctree and (what := course_data(app, page) if is_home else resource(app, pagename, page)):
        known = {name: value for name, value in what.items() if value}
        data = json.dumps({"@context": "https://schema.org", **known}, ensure_ascii=False).replace("<", "\\u003c")
        context["metatags"] += f'<script type="application/ld+json">{data}</script>\n'


def course_data(app: Sphinx, page: dict[str, Any]) -> dict[str, Any]:
    """The course, as schema.org describes one. Its workload is what the home page says of everything."""
    book = Book(Path(app.srcdir))
    author = {"@type": "Organization", "name": app.config.author, "url": page["address"]}
    return {
        "@type": "Course",
        "name": page["course"],
        "description": book.description,
        "url": page["address"],
        "image": page["card"],
        "inLanguage": app.config.language,
        "isAccessibleForFree": True,
        "license": licence_of(book),
        "provider": author,
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseMode": "online",
            "courseWorkload": f"PT{round(all_hours(book).everything / 60)}H",
        },
        "hasPart": [f"{page['address']}chapters/{name}/lesson.html" for name in book.listed],
    }


def resource(app: Sphinx, pagename: str, page: dict[str, Any]) -> dict[str, Any]:
    """A lesson or a page of exercises, as schema.org describes it; nothing for other pages."""
    sort = {"lesson": "lesson", "exercises": "exercise"}.get(kind(pagename))
    if not sort:
        return {}
    return {
        "@type": "LearningResource",
        "learningResourceType": sort,
        "name": page["title"],
        "description": page["says"],
        "url": page["address"],
        "image": page["card"],
        "inLanguage": app.config.language,
        "isAccessibleForFree": True,
        "license": licence_of(Book(Path(app.srcdir))),
        "isPartOf": {"@type": "Course", "name": page["course"], "url": app.config.html_baseurl},
    }


def licence_of(book: Book) -> str:
    """The address of the licence of the book's text, ``licence: address`` in ``_config.yml``; "" if it names none."""
    return str((book.config.get("licence") or {}).get("address") or "")
