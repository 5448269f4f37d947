"""How long does each lesson compute? CPU seconds of its code on one thread, and of its slowest cells.

    .venv/bin/python benchmarks/lessons.py [--cells 3] [LESSON ...]      a lesson: clipping, where_next/xlstm

Every lesson runs in a process of its own, as when the book is built, figures drawn. Loading NumPy, PyTorch and
Matplotlib is counted apart, for every lesson pays it once. What is kept (autograder/book/kept.py) is read, not computed; a
lesson whose kept results are out of date takes longer here, and says so. Ends with code 1 where a lesson takes more
than 8 seconds or all together more than 60.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

import jupytext  # noqa: E402
from machine import about  # noqa: E402

HERE = Path(__file__).resolve().parent
BOOK = HERE.parent
ONE, ALL = 8, 60  # seconds
INLINE = "module://matplotlib_inline.backend_inline"
Cell = tuple[float, str]  # seconds, its first line


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("lessons", nargs="*", help="only these")
    parser.add_argument("--cells", type=int, default=3, help="how many of the slowest cells to name")
    arguments = parser.parse_args()
    pages = [page_of(name) for name in arguments.lessons] or [*filter(has_code, sorted(BOOK.glob("chapters/**/*.md")))]
    print(about("numpy", "torch", "matplotlib"))
    print(f"\n{'':36}{'import s':>10}{'s':>8}   slowest cells")
    seconds = []
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        for page, (imports, cells) in zip(pages, pool.map(run, pages), strict=True):
            seconds.append(sum(took for took, _ in cells))
            slowest = "; ".join(f"{took:.1f} {line[:50]}" for took, line in sorted(cells)[: -arguments.cells - 1 : -1])
            name = page.relative_to(BOOK / "chapters").with_suffix("")
            print(f"{name!s:36}{imports:10.1f}{seconds[-1]:8.1f}   {slowest}", flush=True)
    print(f"{'all':46}{sum(seconds):8.1f}")
    if max(seconds) > ONE or sum(seconds) > ALL:
        sys.exit(f"too slow: a lesson may take {ONE} s, all together {ALL} s")


def page_of(name: str) -> Path:
    """clipping -> chapters/clipping/lesson.md; where_next/xlstm and rosetta -> the page of that name."""
    page = BOOK / "chapters" / f"{name}.md"
    return page if page.exists() else BOOK / "chapters" / name / "lesson.md"


def has_code(page: Path) -> bool:
    return page.name != "exercises.md" and "```{code-cell}" in page.read_text()


def run(page: Path) -> tuple[float, list[Cell]]:
    """Run a page's code cells: seconds for the libraries, and for each cell. Raises what a cell raises."""
    os.chdir(page.parent)
    sys.path[:] = [str(BOOK), *(p for p in sys.path if p != str(HERE))]  # else check.py is that of benchmarks/
    began = time.process_time()
    import matplotlib.pyplot  # noqa: F401
    import numpy  # noqa: F401
    import torch
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output
    from matplotlib_inline.backend_inline import configure_inline_support

    torch.set_num_threads(1)
    shell = InteractiveShell.instance()
    matplotlib.use(INLINE)
    configure_inline_support(shell, INLINE)
    imports, cells = time.process_time() - began, []
    for cell in jupytext.read(page).cells:
        if cell.cell_type == "code":
            began = time.process_time()
            with capture_output():
                shell.run_cell(cell.source).raise_error()
            cells.append((time.process_time() - began, cell.source.strip().splitlines()[0]))
    return imports, cells


if __name__ == "__main__":
    main()
