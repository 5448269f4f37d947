"""Formulas are drawn as MathML, and what is none stays as it is."""

import re

import pytest

from autograder.classroom import formulas
from autograder.classroom.formulas import LONGEST, draw


def text_of(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


@pytest.mark.parametrize(
    "html",
    ["$x$", "\\(x\\)", "$$x$$", "\\[x\\]", "a $x$ b", "\\begin{align}x\\end{align}", "<p>$x$</p>", "<pre>$y$</pre>$x$"],
)
def test_a_formula_is_drawn(html):
    assert draw(html).count("<math") == 1 and "<mi>x</mi>" in draw(html)


def test_only_formulas_of_their_own_line_are_set_apart():
    assert 'display="block"' in draw("$$x$$") and 'display="block"' not in draw("$x$")


@pytest.mark.parametrize(
    "html",
    [
        "$5 and $6",
        "a $ b $ c",
        "\\$x\\$",
        "<code>$x$</code>",
        "<pre><b>$x$</b></pre>",
        "<a title='$x$'>",
        "$\\nosuch$",
        "",
        "$$",
    ]
    + [f"${'x' * (LONGEST + 1)}$"],
)
def test_what_is_no_formula_stays(html):
    assert draw(html) == html


def test_signs_are_read_as_they_are_seen_and_stay_harmless():
    assert "<mo>&lt;</mo>" in draw("$a &lt; b$")
    drawn = draw("$\\text{&lt;img src=x onerror=alert(1)&gt;}$")
    assert "<img" not in drawn and "&lt;img" in drawn


@pytest.mark.parametrize(
    "tex",
    [
        "\\href{javascript:alert(1)}{x}",
        "\\url{http://x}",
        "\\includegraphics{http://x/y.png}",
        "\\htmlStyle{color:red}{x}",
    ],
)
def test_a_formula_that_would_load_or_link_anything_stays_text(tex):
    assert draw(f"a ${tex}$ b") == f"a ${tex}$ b"


def test_a_formula_that_repeats_itself_without_end_ends():
    assert "math" not in draw("$\\def\\a{\\a\\a}\\a$")


def test_markdown_reads_nothing_into_a_drawing():
    assert not re.search(r"[*_`\\\n]", draw("$a*b_c\\_d \\backslash$"))


def test_without_node_formulas_stay(monkeypatch):
    monkeypatch.setattr(formulas, "_node", lambda: None)
    formulas.mathml.cache_clear()
    assert draw("$zeta$") == "$zeta$"
    formulas.mathml.cache_clear()


def test_a_drawer_that_has_ended_is_started_again():
    formulas._node().kill()
    formulas._node().wait()
    draw("$eta_1$")
    assert "<math" in draw("$eta_2$")
