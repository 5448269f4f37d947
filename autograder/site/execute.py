"""Runs the lessons' code in parallel before Sphinx reads them one by one, and again when what they import changes.

Outputs go to the cache in which myst-nb looks for them. So a lesson that fails, or that this module cannot read, is run
by myst-nb afterwards, which says what is wrong. That cache compares only a page's own code. What the page imports of
this book, and what is kept beside its chapter, is compared here: digests stand in ``made_from.json`` beside the cache.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors.utils import single_nb_execution
from myst_nb.core.read import create_nb_reader

from autograder.book.imports import with_imports
from autograder.book.kept import FOLDER
from autograder.digest import digest
from autograder.progress import shown
from autograder.site.kernels import WarmKernels, warm

OURS = Path(__file__).resolve().parents[1]  # autograder/: of it, only learner/ changes what a page shows
IMPORTS = re.compile(r"^\s*(?:from|import) +((?:chapters|solutions|autograder)[\w.]*)(?: +import +([\w, ]+))?", re.M)


def run_lessons(env: Any, docnames: list[str], text_of: Callable[[str], str]) -> None:
    """Run the notebooks among these documents whose outputs are not in the cache or out of date, one on each core.

    env: Sphinx's environment. text_of: gives a document's text as Sphinx will read it.
    """
    config = env.mystnb_config
    if config.execution_mode != "cache":
        return
    cache = get_cache(config.execution_cache_path)
    notebooks = dict(_notebooks(env, docnames, text_of))
    known = _known(env)
    seals = known | {name: made_from(env, name) for name in notebooks}
    waiting = {}
    for name, notebook in notebooks.items():
        with suppress(KeyError):
            record = cache.match_cache_notebook(notebook)
            if known.get(name) == seals[name]:
                continue
            cache.remove_cache(record.pk)
        waiting[name] = notebook
    for library in ("OMP", "OPENBLAS", "MKL"):  # one kernel per core is enough: more threads would wait for each other
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")

    def run(name: str, notebook: Any) -> tuple[str, float]:
        path = Path(env.doc2path(name))
        result = single_nb_execution(
            notebook,
            str(path.parent),
            config.execution_timeout,
            config.execution_allow_errors,
            kernel_manager_class=WarmKernels,
        )
        if result.err is None:
            bundle = CacheBundleIn(notebook, str(path), data={"execution_seconds": result.time})
            cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
        else:
            seals.pop(name)
        return name, result.time

    torch = any("torch" in path.read_text("utf8") for name in waiting for path in _files_of(env, name))
    with warm(with_torch=torch), ThreadPoolExecutor(os.cpu_count()) as pool:
        done = (future.result() for future in as_completed([pool.submit(run, *job) for job in waiting.items()]))
        for _ in shown(done, len(waiting), "lessons run:", lambda r: f"{_name(r[0])} {r[1]:.0f} s"):
            pass
    _record(env).write_text(json.dumps(seals, indent=1))


def outdated(env: Any) -> list[str]:
    """The pages that were run before, and whose imports or kept results have changed since."""
    return [name for name, seal in _known(env).items() if name in env.found_docs and made_from(env, name) != seal]


def made_from(env: Any, name: str) -> str:
    """A digest of the files of this book that a page's code imports, and of the files kept beside its chapter."""
    page, *files = _files_of(env, name)
    ours = [f for f in files if OURS not in f.parents or f.parent.name == "learner"]
    return digest([*ours, *sorted((page.parent / FOLDER).glob("*.npz"))])


def _files_of(env: Any, name: str) -> list[Path]:
    """A page, and the files of this book that its code imports."""
    book, page = Path(env.srcdir), Path(env.doc2path(name))
    imported = {m.replace(".", "/") for pair in IMPORTS.findall(page.read_text("utf8")) for m in _modules(*pair)}
    return [page, *with_imports([book / f"{m}.py" for m in imported if (book / f"{m}.py").exists()], book)]


def _modules(package: str, names: str) -> Iterator[str]:
    """``from a.b import c, d`` may mean the modules a.b, a.b.c and a.b.d; ``import a.b`` means a.b."""
    yield package
    for name in names.split(","):
        yield f"{package}.{name.split()[0]}" if name.split() else package


def _record(env: Any) -> Path:
    return Path(env.mystnb_config.execution_cache_path) / "made_from.json"


def _known(env: Any) -> dict[str, str]:
    try:
        return dict(json.loads(_record(env).read_text()))
    except (OSError, ValueError, TypeError):
        return {}


def _notebooks(env: Any, docnames: list[str], text_of: Callable[[str], str]) -> Iterator[tuple[str, Any]]:
    """Yield name and notebook of each document that has code to run."""
    for name in docnames:
        path, text = Path(env.doc2path(name)), text_of(name)
        reader = create_nb_reader(str(path), env.myst_config, env.mystnb_config, text)
        if reader is None or any(path.match(pattern) for pattern in env.mystnb_config.execution_excludepatterns):
            continue
        notebook = reader.read(text)
        if any(cell.cell_type == "code" for cell in notebook.cells):
            yield name, notebook


def _name(docname: str) -> str:
    return docname.removeprefix("chapters/").removesuffix("/lesson")
