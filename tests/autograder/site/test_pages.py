"""What the built site promises its readers: it is whole, light, offline, legible on a phone, and gives no answer away."""

from __future__ import annotations

import ast
import gzip
import html
import io
import json
import os
import re
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe

from autograder.book.book import Book
from autograder.book.hours import all_hours, hours, told
from autograder.site import inserts, pdf
from autograder.site.browser import CHROMIUM, chromium, cost, read_through, served
from autograder.site.effort import lasts
from autograder.site.search.sections import kind

ROOT = Path(__file__).parents[3]
BUDGET = {"lesson": 200_000}  # bytes gzip that a page may cost with all that it loads until a reader presses something
BUDGET_OF_OTHERS = 150_000
REQUESTS = 30
AXE = Axe().axe_script
OF_EACH_KIND = (
    "index.html",
    "chapters/lstm_gates/lesson.html",
    "chapters/rnn_cell/rnn_cell.html",
    "chapters/where_next/attention.html",
    "chapters/glossary.html",
    "chapters/bibliography.html",
    "chapters/coverage.html",
    "hints/gru.html",
    "search.html",
)
WIDE = OF_EACH_KIND[:3]  # of these, axe sees the wide page, too
ALL = os.environ.get("PAGES") == "all"
TEXT = {".html", ".ipynb", ".txt", ".md", ".py", ".js", ".json", ".npz"}


def pages_of(site: Path) -> dict[str, str]:
    """Every page: its address -> its HTML."""
    found = {p.relative_to(site).as_posix(): p for p in site.rglob("*.html") if "_static" not in p.parts}
    return {name: path.read_text("utf8") for name, path in sorted(found.items())}


# What a browser sees


@dataclass
class Visit:
    """One page, loaded at phone width and read to its end. A page of each kind, and all where PAGES=all, also without scripts.

    unasked: what it requests before a reader presses anything.
    """

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    unasked: list[str] = field(default_factory=list)
    overflow: int = 0
    search_opens: bool = False
    images_without_alt: list[str] = field(default_factory=list)
    axe: list[str] = field(default_factory=list)
    prose_without_script: str = ""
    brightness_without_script: tuple[float, float] | None = None
    formulas: int = 0
    formulas_drawn_without_script: int = 0


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as here:
        yield here


@pytest.fixture(scope="session")
def installed() -> None:
    if not CHROMIUM.exists():
        needed = f"{CHROMIUM} is needed to look at the pages (Debian: apt-get install chromium)"
        pytest.fail(needed) if os.environ.get("CI") == "true" else pytest.skip(needed)


@pytest.fixture(scope="session")
def visits(site: Path, address: str, installed: None) -> dict[str, Visit]:
    """Every lesson, a page of each other kind, and the page without a script; all pages where PAGES=all. Two browsers at once."""
    names = [n for n in pages_of(site) if ALL or n in (*OF_EACH_KIND, "404.html") or n.endswith("/lesson.html")]
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda k: visit_all(address, names[k::2]), range(2))
    return {name: (first | second)[name] for name in names}


def visit_all(address: str, names: list[str]) -> dict[str, Visit]:
    seen = {}
    with chromium() as browser:
        phone = {"viewport": {"width": 390, "height": 844}, "reduced_motion": "reduce"}
        scripted = browser.new_context(**phone)
        plain = browser.new_context(**phone, java_script_enabled=False, color_scheme="dark")
        for name in names:
            visit = seen[name] = Visit()
            page = scripted.new_page()
            watch(page, visit)
            page.goto(address + name, wait_until="networkidle")
            read_through(page)
            visit.unasked = list(visit.requests)
            visit.overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            visit.images_without_alt = page.eval_on_selector_all("img, svg[role=img]", WITHOUT_ALT)
            is_looked_into = name in OF_EACH_KIND or ALL
            if is_looked_into:
                for width in (390, 1280) if name in WIDE or ALL else (390,):
                    page.set_viewport_size({"width": width, "height": 844})
                    visit.axe += [f"{width} {found}" for found in violations(page)]
            page.keyboard.press("Control+k")
            visit.search_opens = page.evaluate("document.activeElement.name") == "q"
            page.close()
            if is_looked_into:
                page = plain.new_page()
                page.goto(address + name, wait_until="load")
                see_without_script(page, visit)
                page.close()
    return seen


WITHOUT_ALT = """all => all.filter(i => !(i.alt || i.getAttribute('aria-label')) && i.getAttribute('alt') !== ''
    || (i.closest('.cell_output') && !(i.alt || i.getAttribute('aria-label')))).map(i => i.outerHTML.slice(0, 200))"""


def see_without_script(page: Any, visit: Visit) -> None:
    visit.formulas = page.locator("span.math, div.math").count()
    visit.formulas_drawn_without_script = page.eval_on_selector_all(
        "span.math, div.math",
        "all => all.filter(m => m.querySelector('.katex-html')?.getBoundingClientRect().height > 4).length",
    )
    visit.prose_without_script = page.eval_on_selector(
        "body",
        "b => { b = b.cloneNode(true); "
        "b.querySelectorAll('pre, code, script, style, annotation').forEach(e => e.remove()); "
        "return b.textContent; }",
    )
    visit.brightness_without_script = page.evaluate(BRIGHTNESS)


BRIGHTNESS = """() => {
    const of = (e, what) => getComputedStyle(e)[what].match(/[\\d.]+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0) / 765;
    return [of(document.body, "backgroundColor"), of(document.querySelector("main p, main h1"), "color")]; }"""


def watch(page: Any, visit: Visit) -> None:
    page.on("console", lambda m: visit.errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: visit.errors.append(str(e)))
    page.on("request", lambda r: visit.requests.append(r.url))
    page.on("requestfailed", lambda r: visit.errors.append(f"failed: {r.url}"))
    page.on("response", lambda r: visit.errors.append(f"{r.status}: {r.url}") if r.status >= 400 else None)


RULES = {
    "target-size": {"enabled": True},  # of WCAG 2.2 AA; axe leaves it out unless asked
    "empty-table-header": {"enabled": False},  # it takes a formula for nothing: BARE looks for such headers
}
BARE = "[...document.querySelectorAll('th')].filter(th => !th.textContent.trim()).map(th => th.outerHTML)"


def violations(page: Any) -> list[str]:
    """What axe finds, in light, and of colours in dark too. Formulas are left out: KaTeX's, and a third of the time."""
    page.evaluate(AXE)
    page.add_style_tag(content="* { content-visibility: visible !important }")  # axe passes over what is out of sight
    found = [f"a header without text: {header}" for header in page.evaluate(BARE)]
    for theme, options in (("light", {"rules": RULES}), ("dark", {"runOnly": ["color-contrast"]})):
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
        result = page.evaluate(
            "options => axe.run({exclude: ['.katex']}, options)", {"resultTypes": ["violations"], **options}
        )
        found += [f"{theme} {v['id']}: {v['nodes'][0]['target']} ({len(v['nodes'])})" for v in result["violations"]]
    return found


def everywhere(visits: dict[str, Visit], problem) -> dict[str, object]:
    """Page -> what is wrong with it, for the pages where something is."""
    return {name: found for name, visit in visits.items() if (found := problem(visit))}


def test_no_console_error_and_no_failed_request(visits: dict[str, Visit]) -> None:
    assert everywhere(visits, lambda v: v.errors) == {}


def test_no_request_leaves_the_site(visits: dict[str, Visit], address: str) -> None:
    ours = (address, "data:", "blob:")
    assert everywhere(visits, lambda v: [r for r in v.requests if not r.startswith(ours)]) == {}


def test_no_page_is_wider_than_a_phone(visits: dict[str, Visit]) -> None:
    assert everywhere(visits, lambda v: v.overflow > 0 and v.overflow) == {}


def test_every_image_has_alternative_text_and_every_figure_says_something(visits: dict[str, Visit]) -> None:
    assert everywhere(visits, lambda v: v.images_without_alt) == {}


def test_maths_is_drawn_without_javascript(visits: dict[str, Visit]) -> None:
    assert everywhere(visits, lambda v: v.formulas - v.formulas_drawn_without_script) == {}
    assert sum(visit.formulas for visit in visits.values()) > 0


def test_no_raw_tex_and_no_formula_that_katex_could_not_read(visits: dict[str, Visit], site: Path) -> None:
    assert (
        everywhere(visits, lambda v: re.findall(r"\$\$|\\[([]|\\(?:frac|tanh|begin)\b", v.prose_without_script)) == {}
    )
    broken = [name for name, page in pages_of(site).items() if re.search("#cc0000|katex-error", page)]
    assert broken == []


def test_pages_stay_light(visits: dict[str, Visit], site: Path, address: str) -> None:
    def weight(url: str) -> int:
        return cost(site / url.removeprefix(address).split("?")[0])

    loaded = {name: {u for u in visit.unasked if u.startswith(address)} for name, visit in visits.items()}
    weights = {name: sum(map(weight, urls)) for name, urls in loaded.items()}
    may = {name: BUDGET.get(kind(name.removesuffix(".html")), BUDGET_OF_OTHERS) for name in weights}
    assert {name: bytes_ for name, bytes_ in weights.items() if bytes_ > may[name]} == {}
    assert {name: len(urls) for name, urls in loaded.items() if len(urls) > REQUESTS} == {}


def test_axe_finds_nothing_in_light_and_dark(visits: dict[str, Visit]) -> None:
    """On a page of each kind, for axe takes seconds; on every page where PAGES=all, as `make sweep PART=page` has it."""
    assert set(OF_EACH_KIND) <= set(visits)
    assert everywhere(visits, lambda v: v.axe) == {}


def test_dark_follows_the_system_without_javascript(visits: dict[str, Visit]) -> None:
    assert everywhere(visits, lambda v: (b := v.brightness_without_script) and not b[0] < 0.2 < 0.6 < b[1] and b) == {}
    assert sum(visit.brightness_without_script is not None for visit in visits.values()) >= len(OF_EACH_KIND)


# What a reader does


@pytest.fixture(scope="module")
def browser(installed: None) -> Iterator[Any]:
    with chromium() as one:
        yield one


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("asked", "first", "lesson"),
    [
        ("update gate", "input gate", "lstm_gates"),
        ("Γu", "input gate", "lstm_gates"),
        ("gamma_u", "input gate", "lstm_gates"),
        ("forget gates", "forget gate", "lstm_gates"),
        ("BPTT", "backpropagation through time", "bptt"),
        ("stop gradient", "detach", None),
    ],
)
def test_search_finds_a_concept_under_any_of_its_names(page, address, asked, first, lesson) -> None:
    page.goto(address + "search.html")
    page.fill(".bd-search-container input", asked)
    page.press(".bd-search-container input", "Enter")
    page.wait_for_selector(".names")
    assert page.locator(".names dt").first.inner_text() == first
    assert asked != "BPTT" or violations(page) == []  # the list looks the same for all
    if lesson:
        assert page.locator(f'.names a[href*="{lesson}/lesson.html"]').count()
    page.locator(".names dt a").first.click()
    page.wait_for_url("**/glossary.html#term-*")
    assert page.locator(":target").text_content().startswith(first)


def test_search_opens_from_every_page_and_finds_words(visits, page, address) -> None:
    assert list(everywhere(visits, lambda v: not v.search_opens)) == ["404.html"]  # it has no script
    page.goto(address + "chapters/rnn_cell/lesson.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("conveyor")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")


def test_search_answers_while_one_types_on_any_page_also_from_a_disk(page, address, site) -> None:
    for here in (address, f"file://{site}/"):
        page.goto(here + "chapters/rnn_cell/lesson.html")
        page.keyboard.press("Control+k")
        page.keyboard.type("constant error car")
        page.wait_for_selector("#pst-search-dialog .found li")
        assert page.locator(".found li mark").count() and "places" in page.locator(".found-count").inner_text()
        assert violations(page) == []
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/lstm_gradients/lesson.html#the-carousel")


def test_a_lesson_that_was_read_is_ticked_and_can_be_unticked(page, address) -> None:
    page.goto(address)
    assert page.locator("ol.path a.read").count() == 0
    page.goto(address + "chapters/rnn_cell/lesson.html")
    page.locator(".read-mark").scroll_into_view_if_needed()
    page.locator(".read-mark input:checked").wait_for()
    page.goto(address)
    assert page.locator("ol.path a.read").all_inner_texts() == ["The RNN cell."]
    assert page.locator(".tally").inner_text().startswith("You have read 1 of ")
    page.goto(address + "chapters/rnn_cell/lesson.html")
    page.locator(".read-mark input").uncheck()
    page.goto(address)
    assert page.locator("ol.path a.read").count() == 0


def test_a_figure_grows_by_keyboard_and_shrinks_again(page, address) -> None:
    page.goto(address + "chapters/rnn_cell/lesson.html")
    button = page.locator(".enlarge").first
    small = page.locator(".frame img").first.bounding_box()["width"]
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator("dialog.large img").bounding_box()["width"] > small
    assert page.locator("dialog.large img").get_attribute("alt")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog.large", state="detached")
    assert button.evaluate("b => b === document.activeElement")


def test_the_bars_menus_open_without_javascript(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address + "chapters/rnn_cell/rnn_cell.html")
    page.locator(".dropdown-download-buttons summary").click()
    assert page.locator('details a[href$="downloads/rnn_cell.zip"]').is_visible()
    context.close()


def test_the_road_goes_on_without_javascript_on_a_phone(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + "chapters/rnn_cell/lesson.html")
    assert page.locator('.bd-docs-nav a[href*="/bptt/lesson.html"]').is_visible()
    context.close()


@pytest.mark.parametrize("name", ["chapters/clipping/lesson.html", "chapters/lstm_gates/lesson.html"])
def test_a_figure_stands_once_on_a_first_visit_and_on_later_ones(browser: Any, address: str, name: str) -> None:
    for _ in range(2):
        context = browser.new_context()
        page = context.new_page()
        for _ in range(5):  # the first time from the server, then from the browser's cache
            page.goto(address + name)
            drawn = page.locator("figure.moving").evaluate_all("all => all.map(f => f.parentElement.localName)")
            assert sorted(drawn) == sorted(set(drawn)) and len(drawn) >= 3
        context.close()


# What the files hold


def test_every_link_inside_the_site_leads_somewhere(site: Path) -> None:
    dead = []
    for name, page in pages_of(site).items():
        for link in re.findall(r'(?:href|src)="([^"]*)"', page):
            target, _, anchor = html.unescape(link).partition("#")
            if re.match(r"[a-z]+:", target):
                continue
            file = (site / name).parent / target.split("?")[0] if target else site / name
            if not file.exists() or (
                anchor and file.suffix == ".html" and f'id="{anchor}"' not in file.read_text("utf8")
            ):
                dead.append((name, link))
    assert dead == []


def test_buttons_appear_only_where_they_work(site: Path) -> None:
    for name, page in pages_of(site).items():
        is_notebook = (site / "_sources" / name).with_suffix(".ipynb").exists() and (
            not (site / "_sources" / name).with_suffix(".md").exists()
        )
        assert ("colab.research.google.com" in page) == is_notebook, name
        if is_notebook:
            bundle = f"downloads/{Path(name).stem}.zip"
            assert bundle in page and (site / bundle).exists(), name
            assert f"/blob/notebooks/{Path(name).with_suffix('.ipynb')}" in page, name


def words_of(site: Path, name: str) -> str:
    """What a page says, on one line, with plain quotation marks."""
    _, text = next(texts_in(name, (site / name).read_bytes()))
    return plain_words(text)


def plain_words(text: str) -> str:
    text = text.translate(str.maketrans("“”‘’–—", "\"\"''--")).replace("…", "...").replace("--", "-").replace("`", "")
    return " ".join(text.split())


def test_the_hints_pages_have_every_hint_and_no_quiz(site: Path) -> None:
    for chapter in Book(ROOT).chapters.values():
        page = words_of(site, f"hints/{chapter.name}.html")
        told = {e.name: [t for three in inserts.spoken(e) for t in map(plain_words, three) if t] for e in chapter.exercises.values()}
        known = {e.name for e in chapter.exercises.values() if e.kind == "exercise"}
        assert known and [t for name in known for t in told[name] if t not in page] == []
        assert [t for name in told.keys() - known for t in told[name] if t in page] == []
        assert f'href="../hints/{chapter.name}.html"' in (site / "chapters" / "hints.html").read_text("utf8")


def test_the_hints_pages_have_no_line_of_an_answer(site: Path) -> None:
    pages = "".join(words_of(site, f"hints/{name}.html") for name in Book(ROOT).chapters)
    lines = {line for body in answers().values() for line in body if len(line) > 12}
    assert [line for line in lines if plain_words(line) in pages] == []


def test_the_coverage_page_lists_every_row_and_links_what_covers_it(site: Path) -> None:
    course = Book(ROOT)
    items = re.findall(r"<li><p><strong>(\w+)</strong>(.*?)</li>", pages_of(site)["chapters/coverage.html"], re.DOTALL)
    covered = inserts.covered(course)
    assert {row.id for row in inserts.promised(course)[1]} == {row for row, _ in items}
    assert {row: item.count("href=") for row, item in items} == {
        row: len(dict.fromkeys(covered.get(row, []))) for row, _ in items
    }


def test_every_source_is_cited_somewhere(site: Path) -> None:
    keys = re.findall(r"(?m)^@\w+\{([^,]+),", (ROOT / "chapters" / "references.bib").read_text("utf8"))
    shown = pages_of(site)["chapters/bibliography.html"].count('<div class="citation"')
    assert shown == len(set(keys)) == len(keys)


def test_a_list_of_sources_is_a_list(site: Path) -> None:
    assert [name for name, page in pages_of(site).items() if "doc-biblioentry" in page] == []


def test_the_course_map_tells_what_is_here_from_what_is_planned(site: Path) -> None:
    maps = re.findall(r'<ol class="[^"]*\bpath\b[^>]*>(.*?)</ol>', pages_of(site)["index.html"], re.DOTALL)
    stops = re.findall(r"<li>(.*?)</li>", "".join(maps), re.DOTALL)
    course = Book(ROOT)
    assert len(stops) == 16
    assert [("href=" in stop, "Planned" in stop) for stop in stops] == [
        ("exercise" in stop, "exercise" not in stop) for stop in stops
    ]
    assert [re.search(r"(\w+)/lesson", stop)[1] for stop in stops if "href=" in stop] == list(course.listed)
    for chapter, stop in zip(course.chapters.values(), stops, strict=True):
        assert lasts(hours(chapter)) in stop
    assert f"about {told(all_hours(course).core)}, everything" in pages_of(site)["index.html"]


def test_the_course_map_has_the_side_bars_names(site: Path) -> None:
    home = pages_of(site)["index.html"]
    side = re.findall(
        r'<li class="toctree-l1[^>]*><a[^>]*href="(chapters/\w+/lesson\.html)">(.*?)</a>', home, re.DOTALL
    )
    path = "".join(re.findall(r'<ol class="[^"]*\bpath\b[^>]*>(.*?)</ol>', home, re.DOTALL))
    stops = re.findall(r'href="(chapters/\w+/lesson\.html)"[^>]*>(.*?)</a>', path, re.DOTALL)
    assert [(link, words_in(name).rstrip(".")) for link, name in stops] == [
        (link, words_in(name)) for link, name in side
    ]


def words_in(text: str) -> str:
    return " ".join(html.unescape(re.sub("<[^>]*>", "", text)).split())


def test_the_home_page_shows_a_verdict_that_names_a_mistake(site: Path) -> None:
    home = pages_of(site)["index.html"]
    known = Book(ROOT).chapter("rnn_cell").exercises["rnn_step"].misconceptions.values()
    verdict = words_in(home[home.index("check") :])
    assert [m.says for m in known if plain_words(m.says) in plain_words(verdict)]
    assert home.count('<a class="go') == 1 or home.count('class="go reference') == 1  # one button to begin


def test_a_lesson_says_what_it_builds_on(site: Path) -> None:
    course, pages = Book(ROOT), pages_of(site)
    for name in course.chapters:
        line = re.search(r'<p class="stand">(.*?)</p>', pages[f"chapters/{name}/lesson.html"], re.DOTALL)[1]
        assert re.findall(r"\.\./(\w+)/lesson\.html", line) == inserts.builds_on(course, name)
        assert f"{name}.html" in line and lasts(hours(course.chapter(name))) in line
    assert inserts.builds_on(course, "bptt") == ["rnn_cell"]
    assert inserts.builds_on(course, "where_next") == ["gru"]  # it is a page beside its lesson that uses the GRU


def test_the_site_map_lists_every_page_once_and_the_root_is_a_page(site: Path) -> None:
    home = Book(ROOT).site
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf8"))
    expected = {home + name for name in pages_of(site)} - {
        home + n for n in ("search.html", "genindex.html", "404.html")
    }
    assert sorted(listed) == sorted(expected - {home + "index.html"} | {home})
    assert "http-equiv" not in pages_of(site)["index.html"]


def test_the_whole_book_is_one_page_for_the_printer_whose_links_lead_inside_it(site: Path) -> None:
    course = Book(ROOT)
    names = pdf.files(course)
    whole = pdf.join(site, names, course, {"p2": 17})
    ids, links = re.findall(r'\bid="([^"]*)"', whole), re.findall(r'href="#([^"]*)"', whole)
    assert set(links) <= set(ids) and {f"p{k}" for k in range(1, len(names) + 1)} <= set(links)
    assert [file for file in re.findall(r'src="([^"]*)"', whole) if not (site / file).exists()] == []
    assert "index.html" not in names and not any("hints" in name for name in names)
    assert re.search(r'<li class="exercises"><a href="#p2">[^<]*<b>17</b>', whole)


def trivial(line: str) -> bool:
    return (
        not line or line.startswith("#") or bool(re.fullmatch(r"[\W_]*|else:|try:|finally:|return|pass|\.\.\.", line))
    )


def plain_lines(text: str) -> list[str]:
    """Lines without indentation, comments and emptiness: what must be the same for code to be the same."""
    lines = (re.sub(r"\s+#.*", "", line).strip() for line in text.splitlines())
    return [re.sub(r"\s+", " ", line) for line in lines if not trivial(line)]


def answers() -> dict[str, list[str]]:
    """Each reference function's body, without its docstring."""
    bodies = {}
    for module in sorted((ROOT / "solutions").glob("*.py")):
        source = module.read_text("utf8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                text = "\n".join(source.splitlines()[body[0].lineno - 1 : node.end_lineno]) if body else ""
                bodies[f"{module.stem}.{node.name}"] = plain_lines(text)
    return bodies


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        yield "".join(value)  # a notebook's source
        yield "\n".join(value)
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings_in(part)


def texts_in(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """(where, text) for a file, for each member of an archive, and for each string of a notebook."""
    suffix = Path(name).suffix
    if suffix == ".zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from texts_in(f"{name}:{member}", archive.read(member))
    elif suffix == ".gz":
        yield from texts_in(Path(name).stem, gzip.decompress(data))
    elif suffix == ".npz":
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            for key in arrays.files:
                if arrays[key].dtype == np.uint8:
                    yield from texts_in(f"{name}:{key}.json", arrays[key].tobytes())
    elif suffix in {".ipynb", ".json"}:
        yield name, "\n".join(strings_in(json.loads(data)))
    elif suffix == ".html":
        lines = re.sub(r"</?(?:pre|div|p|br|li|td)\b[^>]*>", "\n", data.decode("utf8"))
        yield name, html.unescape(re.sub(r"<[^>]*>", "", lines))
    elif suffix in TEXT:
        yield name, data.decode("utf8", "replace")


def leaks(name: str, text: str, bodies: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    """Three consecutive lines of an answer, or the whole of a two-line one; a single line may be an equation."""
    page = "\n" + "\n".join(plain_lines(text)) + "\n"
    found = []
    for answer, body in bodies.items():
        size = min(3, len(body))
        windows = ["\n".join(body[k : k + size]) for k in range(len(body) - size + 1)] if size > 1 else []
        found += [(name, answer, window) for window in windows if f"\n{window}\n" in page]
    return found


def test_a_leak_would_be_noticed() -> None:
    bodies = answers()
    source = (ROOT / "solutions" / "rnn_cell.py").read_text("utf8")
    assert {answer for _, answer, _ in leaks("here", source, bodies)} >= {"rnn_cell.rnn_step", "rnn_cell.rnn_forward"}
    notebook = json.dumps({"cells": [{"source": source.splitlines(keepends=True)}]}).encode()
    assert all(leaks(name, text, bodies) for name, text in texts_in("x.ipynb", notebook))


def test_no_answer_is_anywhere_in_the_site(site: Path) -> None:
    bodies = answers()
    found, read = [], set()
    for file in site.rglob("*"):
        if file.is_file() and (file.suffix in {*TEXT, ".zip", ".gz"}):
            for name, text in texts_in(file.relative_to(site).as_posix(), file.read_bytes()):
                if text not in read:  # archives hold again what lies beside them
                    read.add(text)
                    found += leaks(name, text, bodies)
    assert found == []
