"""Shows on stderr how far a long piece of work is: a bar in a terminal, a line every few seconds elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

EVERY = 5.0  # seconds between two lines, if there is no terminal


def shown(
    results: Iterable[Any], total: int, what: str = "", name: Callable[[Any], str] = lambda result: ""
) -> Iterator[Any]:
    """Yield the results one by one, and show how many of ``total`` have come.

    what: the words before the numbers. name: gives a result's name; the name of the latest result is shown.
    """
    if sys.stderr.isatty():
        yield from _as_bar(results, total, what, name)
    else:
        yield from _as_lines(results, total, what, name)


def _as_bar(results: Iterable[Any], total: int, what: str, name: Callable[[Any], str]) -> Iterator[Any]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        for result in results:
            progress.update(task, advance=1, description=f"{what} {name(result)}".strip())
            yield result


def _as_lines(results: Iterable[Any], total: int, what: str, name: Callable[[Any], str]) -> Iterator[Any]:
    last = time.monotonic()
    for number, result in enumerate(results, 1):
        if (now := time.monotonic()) - last >= EVERY:
            last = now
            print(f"  {what} {number} of {total}  {name(result)}".rstrip(), file=sys.stderr, flush=True)
        yield result
