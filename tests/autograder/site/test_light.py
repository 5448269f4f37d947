"""Pages need nothing of what is cut, and cutting twice changes nothing."""

from pathlib import Path

import pytest

from autograder.site.light import Light, in_formulas

PAGE = """<html><head>
<link rel="stylesheet" href="../_static/a.css?v=1" />
<link rel="stylesheet" href="../_static/b.css" />
<script>document.documentElement.dataset.theme = "light";</script>
<script src="../_static/one.js?v=2"></script>
<script>let two = 2;</script>
<script defer src="../_static/figures/mine.js?v=3"></script>
</head><body class="used"><script>const mine = 1;  // of a figure
</script></body></html>"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    static = tmp_path / "_static"
    static.mkdir()
    (static / "a.css").write_text(
        ".used{a:1}.unused{b:1}.used:not(.unused){c:1}@media print{.unused{d:1}}.unused,.later{e:1}"
        'html[data-theme="dark"] .used{f:1}@font-face{g:url("x.woff2")}',
        "utf8",
    )
    (static / "b.css").write_text("@media screen{.used{h:1}}", "utf8")
    (static / "one.js").write_text("'use strict';\nelement.classList.add('later');", "utf8")
    return tmp_path


def made(out: Path, page: str) -> tuple[str, str, str]:
    light = Light(out, [page])
    page = light.join_scripts(light.join_sheets(page))
    (sheet,), (script,) = out.glob("_static/all-*.css"), out.glob("_static/all-*.js")
    return page, sheet.read_text("utf8"), script.read_text("utf8")


def test_rules_that_can_match_stay_in_their_order(out: Path) -> None:
    _, sheet, _ = made(out, PAGE)
    rules = [
        ".used{a:1}",
        ".used:not(.unused){c:1}",
        ".later{e:1}",
        '[data-theme="dark"] .used{f:1}',
        "@font-face",
        ".used{h:1}",
    ]
    assert [sheet.index(rule) for rule in rules] == sorted(sheet.index(rule) for rule in rules)
    assert "b:1" not in sheet and "d:1" not in sheet and "print" not in sheet


def test_scripts_keep_their_order_and_a_figures_own_stays_in_place(out: Path) -> None:
    page, _, script = made(out, PAGE)
    assert script.index("classList") < script.index("let two = 2;")
    assert page.index("dataset.theme") < page.index("<script defer") and "const mine = 1;  // of a figure\n" in page
    assert page.count("<script") == 4 and '<script defer src="../_static/figures/mine.js?v=3"></script>' in page


def test_without_javascript_dark_follows_the_system(out: Path) -> None:
    made(out, PAGE)
    text = (out / "_static" / "no-script.css").read_text("utf8")
    assert text.startswith("@media (prefers-color-scheme: dark)") and '[data-theme="light"] .used{f:1}' in text


def test_a_page_that_was_joined_is_left_as_it_is(out: Path) -> None:
    once = made(out, PAGE)
    assert made(out, once[0]) == once


def cut(out: Path, text: str, page: str = '<p class="used">') -> str:
    """One sheet, cut to what a page uses."""
    (out / "_static" / "fonts").mkdir(exist_ok=True)
    (out / "_static" / "fonts" / "c.css").write_text(text, "utf8")
    return Light(out, [page]).sheet("fonts/c.css")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "@layer a{@media print{@supports (top:1px){.unused{a:1}.used{b:1}}}}",
            "@layer a{@media print{@supports (top:1px){.used{b:1}}}}",
        ),
        ("@media print{@supports (top:1px){.unused{a:1}}}", ""),  # groups that are left empty go, however deep
        ("@layer first, second;@layer first{.unused{a:1}}", "@layer first, second;@layer first{}"),
        ('.used[title="}, .unused{"]{a:1}', '.used[title="}, .unused{"]{a:1}'),  # a brace and a comma in a string
        (".used:is(.unused, .used),.unused{a:1}", ".used:is(.unused, .used){a:1}"),
        ("/* .used{a:1} */.used{content:'/* no comment */'}", '.used{content:"/* no comment */"}'),
        (".sm\\:used{a:1}.unused\\:used{a:1}", ".sm\\:used{a:1}"),
        (".-unused{a:1}", ""),
        ("@keyframes turn{from{a:1}50.5%{a:2}}", "@keyframes turn{from{a:1}50.5%{a:2}}"),
        (".used{a:1}.used", ".used{a:1}"),  # browsers cannot read a rule without braces either
    ],
)
def test_a_sheet_is_read_as_browsers_read_it(out: Path, text: str, left: str) -> None:
    assert cut(out, text, '<p class="used sm:used">') == left


def test_imports_are_inlined_and_addresses_lead_from_the_folder_of_all(out: Path) -> None:
    (out / "_static" / "d.css").write_text(".used{d:url(fonts/d.png)}", "utf8")
    text = (
        '@import "../d.css";.used{a:url(e.png);b:url("../f.png");c:url(data:image/png;base64,AA==);'
        "d:url('data:image/svg+xml,<svg fill=\"red\"/>');e:url(#g)}"
    )
    assert cut(out, text) == (
        '.used{d:url(fonts/d.png)}.used{a:url(fonts/e.png);b:url("f.png");c:url(data:image/png;base64,AA==);'
        'd:url("data:image/svg+xml,<svg fill=\\"red\\"/>");e:url(#g)}'
    )


def test_dark_rules_inside_a_layer_are_dark_without_javascript_too(out: Path) -> None:
    (out / "_static" / "b.css").write_text("@layer a{html[data-theme=dark] .used{a:1}}.used{b:1}", "utf8")
    Light(out, ['<p class="used">']).write_no_script("b.css")
    text = (out / "_static" / "no-script.css").read_text("utf8")
    assert '{\nhtml[data-theme="light"] .used{a:1}\n}' in text and "b:1" not in text


def test_fonts_keep_the_characters_that_sheets_draw(out: Path) -> None:
    light = Light(out, ["<p>shown</p>"])
    (out / "_static" / "a.css").write_text(".shown::before,p::after{content:'\\2192'}p{content:'\\f101'}", "utf8")
    light.sheet("a.css")
    assert light.characters() == set(map(ord, "shown→\uf101"))


def test_variables_that_nothing_reads_are_cut(out: Path) -> None:
    defined = (
        ":root{--a:var(--b);--b:1;--c:url(\"x;y\");--d-e:2;--f:calc((1px + var(--g))*2);--g:3;--u-ink:4;--h:5}"
        ".shown:hover{color:var( --d-e )}.shown--c:hover{width:var(--f)}"
    )
    (out / "_static" / "a.css").write_text(defined, "utf8")
    (out / "_static" / "one.js").write_text("const ink = `var(--u-${name})`;", "utf8")
    light = Light(out, ['<p class="shown shown--c" style="top: var(--h)">'])
    sheet = light.sheet("a.css")
    assert ":root{--d-e:2;--f:calc((1px + var(--g))*2);--g:3;--u-ink:4;--h:5}" in sheet.replace("; ", ";")
    assert ".shown:hover{" in sheet and ".shown--c:hover{" in sheet


def test_a_font_of_formulas_has_what_is_drawn_in_it() -> None:
    page = (
        '<math>q</math><span class="katex-html"><span class="mord mathnormal">x</span><span class="mord">1&lt;'
        '<span class="mord mathnormal">y</span>a</span></span>z'
    )
    assert in_formulas(page) == {"mathnormal": {"x", "y"}, "": {"1", "<", "a"}}
