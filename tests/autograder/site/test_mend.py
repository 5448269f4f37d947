"""Every mending of the theme's pages changes something, or the build fails."""

from pathlib import Path

from autograder.site.mend import MENDED, MENDINGS, mend, mend_all

PAGE = '<html lang="en" data-theme="auto"><script defer src="fontawesome.js?x"></script><summary><span class="toctree-toggle">'


def test_what_was_mended_stays_as_it_is():
    once, found = mend(PAGE)
    twice, again = mend(once)
    assert twice == once != PAGE
    assert MENDED in once and MENDED not in PAGE
    assert found and not again


def test_a_mending_that_matches_no_page_is_told():
    _, idle = mend_all({Path("a.html"): PAGE})
    _, found = mend(PAGE)
    assert len(idle) == len(MENDINGS) - len(found) > 10


def test_pages_of_an_earlier_build_prove_nothing():
    pages = {Path("a.html"): PAGE, Path("b.html"): mend(PAGE)[0]}
    mended, idle = mend_all(pages)
    assert idle == [] and set(mended) == set(pages)
