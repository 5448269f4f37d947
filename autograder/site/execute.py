"""Lessons are run side by side before Sphinx reads them one after the other.

Outputs go to the cache in which myst-nb looks for them, so a lesson that fails, or that this module does not know how
to read, is run by myst-nb as ever, which says what is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors.utils import single_nb_execution
from myst_nb.core.read import create_nb_reader

from autograder.progress import shown


def run_lessons(env: Any, docnames: list[str], text_of: Callable[[str], str]) -> None:
    """Run the notebooks among these documents whose code the cache does not know, one per core.

    text_of: a document's text as Sphinx will read it.
    """
    config = env.mystnb_config
    if config.execution_mode != "cache":
        return
    cache = get_cache(config.execution_cache_path)
    waiting = list(_unknown(env, docnames, text_of, cache))
    if not waiting:
        return
    for library in ("OMP", "OPENBLAS", "MKL"):  # a kernel per core is enough: more threads only wait for each other
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")

    def run(path: Path, notebook: Any) -> tuple[Path, float]:
        result = single_nb_execution(
            notebook, str(path.parent), config.execution_timeout, config.execution_allow_errors
        )
        if result.err is None:
            bundle = CacheBundleIn(notebook, str(path), data={"execution_seconds": result.time})
            cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
        return path, result.time

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        done = (future.result() for future in as_completed([pool.submit(run, *job) for job in waiting]))
        for _ in shown(done, len(waiting), "lessons run:", lambda r: f"{_name(r[0], env)} {r[1]:.0f} s"):
            pass


def _unknown(
    env: Any, docnames: list[str], text_of: Callable[[str], str], cache: Any
) -> Iterator[tuple[Path, Any]]:
    for name in docnames:
        path, text = Path(env.doc2path(name)), text_of(name)
        reader = create_nb_reader(str(path), env.myst_config, env.mystnb_config, text)
        if reader is None or any(path.match(pattern) for pattern in env.mystnb_config.execution_excludepatterns):
            continue
        notebook = reader.read(text)
        if not any(cell.cell_type == "code" for cell in notebook.cells):
            continue
        try:
            cache.match_cache_notebook(notebook)
        except KeyError:
            yield path, notebook


def _name(path: Path, env: Any) -> str:
    return path.relative_to(env.srcdir).with_suffix("").as_posix().removeprefix("chapters/").removesuffix("/lesson")
