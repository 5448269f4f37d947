"""What is joined and cut from a page must not be missed, and cutting twice changes nothing."""

from pathlib import Path

import pytest

from autograder.site.light import Light

PAGE = """<html><head>
<link rel="stylesheet" href="../_static/a.css?v=1" />
<link rel="stylesheet" href="../_static/b.css" />
<script>document.documentElement.dataset.theme = "light";</script>
<script src="../_static/one.js?v=2"></script>
<script>let two = 2;</script>
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
    assert page.count("<script") == 3


def test_without_javascript_dark_follows_the_system(out: Path) -> None:
    made(out, PAGE)
    text = (out / "_static" / "no-script.css").read_text("utf8")
    assert text.startswith("@media (prefers-color-scheme: dark)") and '[data-theme="light"] .used{f:1}' in text


def test_a_page_that_was_joined_is_left_as_it_is(out: Path) -> None:
    once = made(out, PAGE)
    assert made(out, once[0]) == once
