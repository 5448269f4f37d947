"""``autograder new-book``: writes the smallest book that certifies, builds, grades and reports, for an author to grow.

Its files are the templates in ``starter/``; a name that begins with ``dot-`` begins with a dot in the book.
"""

from __future__ import annotations

import json
import re
from datetime import date
from importlib import metadata
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from autograder.errors import UsageError

STARTER = Path(__file__).parent / "starter"
ENDING = ".jinja"
DISTRIBUTION = "unrolled"  # the name under which pip installs the machinery


def new_book(folder: Path, today: date | None = None) -> list[Path]:
    """Write a book into a folder, which is made if it is not there. Returns the files, sorted.

    The folder's name becomes the book's title, and nbgrader's name for the course. today: its year stands in the pages'
    copyright line; None: today.
    Raises UsageError, and writes nothing, if the folder holds something, cannot be made, or has no letter in its name.
    """
    name = folder.absolute().name
    words = re.findall(r"[A-Za-z0-9]+", name)
    if not re.search(r"[A-Za-z]", name) or "\0" in str(folder):
        raise UsageError(f"{str(folder)!r} is no name for a book: name a folder with a letter from A to Z in its name.")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            what = "is not empty" if folder.is_dir() else "is a file"
            raise UsageError(f"{folder} {what}: name a folder that is not there yet, or an empty one.")
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be made ({error.strerror or error}): name a folder where you may write."
        ) from None
    about = {
        "title": " ".join(words).capitalize(),
        "course_id": "-".join(words).lower(),
        "year": (today or date.today()).year,
        "requirement": requirement(),
    }
    templates = Environment(loader=FileSystemLoader(STARTER), undefined=StrictUndefined, keep_trailing_newline=True)
    written = []
    for template in sorted(STARTER.rglob(f"*{ENDING}")):
        inside = template.relative_to(STARTER).as_posix()
        target = folder / re.sub(r"(^|/)dot-", r"\1.", inside.removesuffix(ENDING))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(templates.get_template(inside).render(about), "utf8")
        written.append(target)
    return sorted(written)


def requirement() -> str:
    """The line of a requirements.txt that installs this machinery again, from where it was installed, in its version."""
    here = metadata.distribution(DISTRIBUTION)
    source = json.loads(here.read_text("direct_url.json") or "{}")  # PEP 610: pip writes it for all but an index
    if "vcs_info" in source:
        about = source["vcs_info"]
        return f"{DISTRIBUTION} @ {about['vcs']}+{source['url']}@{about['commit_id']}"
    if source:
        return f"{DISTRIBUTION} @ {source['url']}"
    return f"{DISTRIBUTION}=={here.version}"
