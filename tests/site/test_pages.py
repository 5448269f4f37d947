"""What the built site promises its readers: it is whole, light, offline, legible on a phone, and gives no answer away.

The site in ``_build/html`` is taken as it is; it is built first where it is missing.
"""

from __future__ import annotations

import ast
import fcntl
import functools
import gzip
import html
import io
import json
import os
import re
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from autograder import inserts
from autograder.course import Course

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"
CHROMIUM = Path("/usr/bin/chromium")
BUDGET = 300_000  # bytes gzip that a page may cost with all that it loads
TEXT = {".html", ".ipynb", ".txt", ".md", ".py", ".js", ".json", ".npz"}


@pytest.fixture(scope="session")
def site() -> Path:
    (ROOT / "_build").mkdir(exist_ok=True)
    with (ROOT / "_build" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two workers of pytest-xdist must not build at once
        if not (SITE / "index.html").exists():
            command = [str(Path(sys.executable).with_name("jupyter-book")), "build", "-W", "-n", "--keep-going", "."]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return SITE


def pages_of(site: Path) -> dict[str, str]:
    """Every page but the root's redirect: its address -> its HTML."""
    found = {p.relative_to(site).as_posix(): p for p in site.rglob("*.html") if "_static" not in p.parts}
    return {name: path.read_text("utf8") for name, path in sorted(found.items()) if name != "index.html"}


# What a browser sees


@dataclass
class Visit:
    """One page, loaded at phone width with JavaScript, and once more without."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    overflow: int = 0
    images_without_alt: list[str] = field(default_factory=list)
    prose_without_script: str = ""
    formulas: int = 0
    formulas_drawn_without_script: int = 0


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def visits(site: Path, address: str) -> dict[str, Visit]:
    if not CHROMIUM.exists():
        needed = f"{CHROMIUM} is needed to look at the pages (Debian: apt-get install chromium)"
        pytest.fail(needed) if os.environ.get("CI") == "true" else pytest.skip(needed)
    from playwright.sync_api import sync_playwright

    arguments = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update"
    offline = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
    seen = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=[*arguments.split(), "--disable-sync", offline]
        )
        phone = {"viewport": {"width": 390, "height": 844}}
        scripted, plain = browser.new_context(**phone), browser.new_context(**phone, java_script_enabled=False)
        for name in pages_of(site):
            visit = seen[name] = Visit()
            page = scripted.new_page()
            page.on("console", lambda m, v=visit: v.errors.append(m.text) if m.type == "error" else None)
            page.on("pageerror", lambda e, v=visit: v.errors.append(str(e)))
            page.on("request", lambda r, v=visit: v.requests.append(r.url))
            page.on("requestfailed", lambda r, v=visit: v.errors.append(f"failed: {r.url}"))
            page.on("response", lambda r, v=visit: v.errors.append(f"{r.status}: {r.url}") if r.status >= 400 else None)
            page.goto(address + name, wait_until="networkidle")
            visit.overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            page.close()
            page = plain.new_page()
            page.goto(address + name, wait_until="load")
            visit.images_without_alt = page.eval_on_selector_all(
                "img, svg[role=img]",
                "all => all.filter(i => !(i.alt || i.getAttribute('aria-label')) && i.getAttribute('alt') !== '' "
                "|| (i.closest('.cell_output') && !(i.alt || i.getAttribute('aria-label')))).map(i => i.outerHTML.slice(0, 200))",
            )
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
            page.close()
        browser.close()
    return seen


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
    def cost(url: str) -> int:
        file = site / url.removeprefix(address).split("?")[0]
        data = file.read_bytes()
        return len(data) if file.suffix in {".woff2", ".png"} else len(gzip.compress(data))

    costs = {name: sum(map(cost, set(visit.requests))) for name, visit in visits.items()}
    assert {name: bytes_ for name, bytes_ in costs.items() if bytes_ > BUDGET} == {}


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


def test_the_hints_page_has_every_hint_and_no_quiz(site: Path) -> None:
    page = words_of(site, "chapters/hints.html")
    exercises = [e for chapter in Course(ROOT).chapters.values() for e in chapter.exercises.values()]
    told = {e.name: [t for three in inserts.spoken(e) for t in map(plain_words, three) if t] for e in exercises}
    known = {e.name for e in exercises if e.kind == "exercise"}
    assert [t for name in known for t in told[name] if t not in page] == []
    assert [t for name in told.keys() - known for t in told[name] if t in page] == []


def test_the_hints_page_has_no_line_of_an_answer(site: Path) -> None:
    page = words_of(site, "chapters/hints.html")
    lines = {line for body in answers().values() for line in body if len(line) > 12}
    assert [line for line in lines if plain_words(line) in page] == []


def test_the_coverage_page_lists_every_row_and_links_what_covers_it(site: Path) -> None:
    course = Course(ROOT)
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


def test_the_home_page_tells_what_is_here_from_what_is_planned(site: Path) -> None:
    path = re.search(r'<ol class="[^"]*\bpath\b[^>]*>(.*?)</ol>', pages_of(site)["chapters/intro.html"], re.DOTALL)[1]
    stops = re.findall(r"<li>(.*?)</li>", path, re.DOTALL)
    assert len(stops) == 7 and "rnn_cell/lesson.html" in stops[0]
    assert [("href=" in stop, "Planned" in stop) for stop in stops] == [
        ("Here now" in stop, "Here now" not in stop) for stop in stops
    ]


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
    found = []
    for file in site.rglob("*"):
        if file.is_file() and (file.suffix in TEXT or file.suffix == ".zip"):
            for name, text in texts_in(file.relative_to(site).as_posix(), file.read_bytes()):
                found += leaks(name, text, bodies)
    assert found == []
