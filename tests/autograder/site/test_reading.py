"""Notes stand in the margin once, figures have their size, and the key figure of each chapter is on its page."""

import re

from autograder.book.book import Book
from autograder.site import reading

CITED = '<a class="reference internal" href="b.html#x97" title="A. X. Gates. 1997.">X97</a>'
SVG = '<?xml version="1.0"?>\n<svg xmlns:xlink="x" width="345.6pt" height="201.6pt" viewBox="0 0 345.6 201.6">'


def test_a_source_has_one_note_and_it_stands_after_its_first_mention():
    made = reading.with_notes(f"<p>First {CITED}, again {CITED}.</p>")
    note = '<small class="margin-note" aria-hidden="true"><b>X97</b> A. X. Gates. 1997.</small>'
    assert made == f"<p>First {CITED}{note}, again {CITED}.</p>"


def test_a_footnote_is_a_note_too_without_its_ids_and_links():
    mark = '<a class="footnote-reference brackets" href="#one" id="id1" role="doc-noteref">[1]</a>'
    foot = '<aside class="footnote brackets" id="one" role="doc-footnote">\n<span>1</span>\n<p>So says <a href="y">Y</a> <i id="z">z</i>.</p>\n</aside>'
    made = reading.with_notes(f"<p>So{mark}</p>{foot}")
    assert made.startswith(f'<p>So{mark}<small class="margin-note" aria-hidden="true">So says Y <i>z</i>.</small></p>')
    assert made.endswith(foot)


def test_a_figure_gets_the_size_that_its_drawing_says(tmp_path):
    (tmp_path / "a.svg").write_text(SVG, "utf8")
    image = '<img alt="x &lt; y" src="../_images/a.svg" />'
    made = reading.with_sizes(image, {"a.svg": tmp_path / "a.svg"})
    assert made == '<img alt="x &lt; y" src="../_images/a.svg" width="530" height="309" loading="lazy" />'
    assert reading.with_sizes(image, {}) == image
    assert reading.size_of('<svg width="10mm" height="4mm">') is None


def test_a_figure_grows_as_far_as_the_text_is_wide_and_never_shrinks(tmp_path):
    for points, width in ((375, 575), (389, 576), (450, 600)):
        (tmp_path / "a.svg").write_text(f'<svg width="{points}pt" height="75pt">', "utf8")
        made = reading.with_sizes('<img alt="" src="../_images/a.svg" />', {"a.svg": tmp_path / "a.svg"})
        assert f'width="{width}"' in made


def test_the_key_figure_is_larger_and_no_other():
    one = '<figure class="align-default" id="{}"><img width="575" height="115" loading="lazy"></figure>'
    made = reading.with_key(one.format("a") + one.format("b"), "b")
    assert re.findall(r'width="(\d+)" height="(\d+)"', made) == [("575", "115"), ("700", "140")]
    assert 'class="align-default key" id="b"' in made and made.count("key") == 1
    assert reading.with_key(one.format("a"), "") == reading.with_key(one.format("a"), "c") == one.format("a")


def test_every_chapter_has_a_key_figure_on_its_page(site, book):
    keys = reading.key_figures(book)
    assert set(keys) == {"home", *Book(book).listed}
    for chapter in Book(book).listed:
        page = (site / "chapters" / chapter / "lesson.html").read_text("utf8")
        assert re.findall(r'<figure class="align-default key" id="([^"]*)">', page) == [keys[chapter]]


def test_every_figure_of_the_site_has_a_size(site):
    images = [tag for page in site.rglob("lesson.html") for tag in re.findall("<img[^>]*_images/[^>]*>", page.read_text("utf8"))]
    assert len(images) > 80 and [tag for tag in images if not re.search(r' width="\d+" height="\d+"', tag)] == []


def test_the_text_face_is_cut_and_keeps_its_kerning(site):
    from fontTools.ttLib import TTFont

    files = sorted((site / "_static" / "text").glob("*.woff2"))
    assert [file.stem for file in files] == sorted(reading.STYLES)
    for file in files:
        assert "kern" in {record.FeatureTag for record in TTFont(file)["GPOS"].table.FeatureList.FeatureRecord}
        assert file.stat().st_size < 20_000
