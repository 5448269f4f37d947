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
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    times = TimeElapsedColumn(), TextColumn("left:"), TimeRemainingColumn()
    with Progress(*columns, *times, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        for result in results:
            progress.update(task, advance=1, description=f"{what} {name(result)}".strip())
            yield result


def _as_lines(results: Iterable[Any], total: int, what: str, name: Callable[[Any], str]) -> Iterator[Any]:
    began = last = time.monotonic()
    for number, result in enumerate(results, 1):
        if (now := time.monotonic()) - last >= EVERY:
            last = now
            line = f"  {what} {number} of {total}{_pace(number, total, now - began)}  {name(result)}"
            print(line.rstrip(), file=sys.stderr, flush=True)
        yield result


def _pace(number: int, total: int, seconds: float) -> str:
    """How many come a minute, and about how long the rest takes, once half a minute has shown it.

    >>> _pace(50, 200, 60.0)
    ', 50 a minute, about 3 min left'
    """
    if seconds < 30 or number >= total:
        return ""
    left = (total - number) * seconds / number
    return f", {60 * number / seconds:.0f} a minute, about {_rounded(left)} left"


def _rounded(seconds: float) -> str:
    """
    >>> _rounded(40.0), _rounded(100.0), _rounded(9000.0)
    ('40 s', '2 min', '2.5 h')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
