"""Makes ``NOTICE.txt``: whose work the site ships beside our own, in which version, under which licence.

It is found out at every build, so it cannot grow old. A file's owner is the installed package that has a file of that
name, and that package's metadata give version and licence. Works of others inside such packages are named by a banner
in the file. Data that a chapter ships has its notice in ``chapters/x/NOTICE.txt``, which is put into the bundle too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from autograder.book.book import Book
from autograder.digest import version_of
from autograder.site.reading import FACE
from autograder.site.works import LICENCES
from autograder.site.works import works as fetched_works

PACKAGES = (
    "Sphinx pydata-sphinx-theme sphinx-book-theme sphinx-design sphinx-togglebutton sphinx-copybutton sphinx-thebe "
    "sphinxcontrib-katex"
).split()
MADE = {
    "pygments.css": ("Pygments", "accessible-pygments"),
    "mystnb.*.css": ("myst-nb",),
}  # files that these packages make, under other names
STATIC = Path(__file__).parent / "static"  # the machinery's own files
MACHINERY = ("autograder", "Copyright (c) 2026 The Unrolled authors")  # as in LICENSE
FETCHED = {"katex": "KaTeX", "text": FACE}  # folders of files from npm: name -> whose
OURS = [
    "all-*.css",
    "all-*.js",
    "no-script.css",
    "figures/*.js",
    "practice/*.js",
]  # joined from other files, or made from chapters/_figures
# Works of others inside packages: npm name -> name, the file with the banner, and a pattern for version and copyright.
EMBEDDED = {
    "bootstrap": ("Bootstrap", "styles/pydata-sphinx-theme.css", r"Bootstrap +v([\d.]+)[^*]*\* (Copyright.*)"),
    "@fortawesome/fontawesome-free": (
        "Font Awesome Free",
        "styles/pydata-sphinx-theme.css",
        r"Font Awesome Free ([\d.]+)[^*]*\*[^*]*\* (Copyright.*)",
    ),
    "clipboard": ("clipboard.js", "clipboard.min.js", r"clipboard\.js v([\d.]+)(?s:.*?)(©.*)"),
}
UNNAMED = {
    "compare-versions": ("pydata-sphinx-theme", "Copyright (c) 2015-2021 Ole Michelsen")
}  # a work whose file has no banner: npm name -> the package that holds it, and its copyright
HEAD = """\
{title}
{line}

{own}
This site also ships the works below. Its style sheets and scripts are joined from them, and cut to what the pages use;
its fonts are cut to the characters that the pages show.
"""


@dataclass(frozen=True)
class Work:
    """A work of others: its name, version, the short name of its licence, and the text that the licence wants passed on."""

    name: str
    version: str
    licence: str
    text: str

    def __str__(self) -> str:
        line = f"{self.name} {self.version}: {self.licence}"
        return f"\n\n{line}\n{'-' * len(line)}\n\n{self.text.strip()}\n"


def owners(static: Path, file: Path, own: Path) -> list[str]:
    """Where a file below _static comes from: names of packages, of pip or npm, or "ours"; empty if it is not known.

    own: the book's folder with static files.
    """
    path = file.relative_to(static)
    if (own / path).exists() or (STATIC / path).exists() or any(path.match(pattern) for pattern in OURS):
        return ["ours"]
    if path.parts[0] in FETCHED:
        return [FETCHED[path.parts[0]]]
    for pattern, packages in MADE.items():
        if path.match(pattern):
            return list(packages)
    endings = tuple(
        f"/{path.as_posix()}{kind}" for kind in ("", "_t", ".jinja")
    )  # Sphinx makes x from a template x_t or x.jinja
    return [name for name in PACKAGES if any(shipped.endswith(endings) for shipped in _files(name))][:1]


@cache
def _files(package: str) -> tuple[str, ...]:
    return tuple(f"/{path.as_posix()}" for path in metadata.files(package) or ())


def works(book: Path, out: Path) -> list[Work]:
    """All works of others in a built site, each once. book: the book's folder. out: the site's."""
    static = out / "_static"
    files = [file for file in sorted(static.rglob("*")) if file.is_file()]
    used = {name for file in files for name in owners(static, file, book / "chapters" / "_static")}
    found = [package(name) for name in sorted(used - {"ours", *FETCHED.values()}, key=str.lower)]
    fetched = [Work(*about) for about in fetched_works(book)]
    name, copyright = MACHINERY
    machinery = Work(name, version_of("unrolled"), "MIT", f"{copyright}\n\n{mit_licence()}")
    return [machinery, *found, *embedded(static), *([katex(static / "katex")] if "KaTeX" in used else []), *fetched]


def package(name: str) -> Work:
    """The notice of an installed package, from its metadata. Raises FileNotFoundError if it has no licence text."""
    said: Any = metadata.metadata(name)  # Any: it has more methods than its type declares
    licence = said.get("License-Expression") or said.get("License")
    if not licence:
        classes = [line for line in said.get_all("Classifier") or () if line.startswith("License ::")]
        licence = classes[0].rpartition(" :: ")[2] if classes else "see below"
    texts = [f for f in metadata.files(name) or () if ".dist-info" in f.parts[0] and "LICEN" in f.name.upper()]
    if not texts:
        raise FileNotFoundError(f"{name} brings no licence: its text is needed for NOTICE.txt")
    return Work(name, metadata.version(name), licence, "\n\n".join(f.read_text("utf8") for f in texts))


def embedded(static: Path) -> Iterator[Work]:
    """Yield the works of others inside the packages' files, with version and copyright from their banners."""
    mit = mit_licence()
    for name, place, pattern in EMBEDDED.values():
        if banner := re.search(pattern, (static / place).read_text("utf8")):
            fonts = name == "Font Awesome Free"
            licence = "CC BY 4.0 (icons), OFL-1.1 (fonts), MIT (code)" if fonts else "MIT"
            text = f"{banner[2].strip()}\n\n{mit}" + (f"\n\n{open_font_licence()}" if fonts else "")
            yield Work(name, banner[1], licence, text)
    for name in sorted(bundled(static) & UNNAMED.keys()):
        inside, copyright = UNNAMED[name]
        yield Work(name, f"as in {inside} {metadata.version(inside)}", "MIT", f"{copyright}\n\n{mit}")


def bundled(static: Path) -> set[str]:
    """The npm packages that scripts and style sheets were made from, as their source maps say."""
    sources = [one for file in static.rglob("*.map") for one in json.loads(file.read_text("utf8"))["sources"]]
    return {found[1] for one in sources if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", one))}


def katex(folder: Path) -> Work:
    """KaTeX's style sheet and fonts, as they came from npm."""
    version = next(folder.glob("version-*")).name.partition("-")[2]
    fonts = {str(TTFont(file)["name"].getName(13, 3, 1)) for file in sorted((folder / "fonts").glob("*.woff2"))}
    text = "\n\n".join([(folder / "LICENSE").read_text("utf8"), *sorted(fonts), open_font_licence()])
    return Work("KaTeX", version, "MIT (style sheet), OFL-1.1 (fonts)", text)


def mit_licence() -> str:
    """The text of the MIT License, below its copyright line."""
    return (LICENCES / "MIT.txt").read_text("utf8")


def open_font_licence() -> str:
    """The text of the licence of the site's fonts, SIL OFL 1.1."""
    return Path(__file__).with_name("OFL-1.1.txt").read_text("utf8")


def notice(book: Path, out: Path) -> str:
    """The whole text of NOTICE.txt."""
    chapters = sorted((book / "chapters").glob("*/NOTICE.txt"))
    data = "".join(
        f"\n\n{(line := f'The chapter {f.parent.name}')}\n{'-' * len(line)}\n\n{f.read_text('utf8')}" for f in chapters
    )
    config = Book(book).config
    title = f"{config.get('title', book.name)}: what is ours, and what is not"
    own = (config.get("licence") or {}).get("says") or "What is ours is under no licence so far: ask us before you use it."
    return HEAD.format(title=title, line="=" * len(title), own=own) + "".join(map(str, works(book, out))) + data
