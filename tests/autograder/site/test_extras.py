"""The files beside the pages: the site's icon, if the book has one."""

from types import SimpleNamespace

import pytest

from autograder.errors import BookError
from autograder.site.extras import icon_of, manifest

CONFIG = "title: Rain\nhtml:\n  baseurl: https://x.org/\n  favicon: drop.svg\n"


def app(folder, favicon):
    return SimpleNamespace(srcdir=str(folder), config=SimpleNamespace(html_favicon=favicon, html_title="Rain"))


def test_an_icon_that_is_not_there_is_named_with_its_line_and_what_to_do(tmp_path):
    (tmp_path / "_config.yml").write_text(CONFIG)
    with pytest.raises(BookError) as found:
        icon_of(app(tmp_path, "drop.svg"))
    assert str(found.value).startswith(f"{tmp_path / '_config.yml'}:4: there is no picture drop.svg")
    assert "name one that is there, or remove this line" in str(found.value)


def test_an_icon_that_is_no_svg_is_named_too(tmp_path):
    (tmp_path / "_config.yml").write_text(CONFIG.replace("svg", "ico"))
    (tmp_path / "drop.ico").write_bytes(b"\x00\x00\x01\x00\xff\xfe")
    with pytest.raises(BookError, match="which must be an .svg file"):
        icon_of(app(tmp_path, "drop.ico"))


def test_a_book_needs_no_icon(tmp_path):
    assert icon_of(app(tmp_path, None)) == "" and manifest(app(tmp_path, None))["icons"] == []
    (tmp_path / "drop.svg").write_text("<svg/>")
    assert icon_of(app(tmp_path, "drop.svg")) == "<svg/>"
