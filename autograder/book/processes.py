"""Runs jobs on every core in new processes. Such a process has not run torch yet, so it may fork children that use it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cached_property
from multiprocessing import get_context
from typing import Any

FEW = 4  # fewer jobs than this are not worth the start of other processes
_state = {"clean": False}  # True in the processes that are started here


def is_clean() -> bool:
    """Whether this process cannot have run torch: it was started here, or has not imported torch."""
    return _state["clean"] or "torch" not in sys.modules


class NewProcesses:
    """New processes for one list of jobs after another. Use it with ``with``. workers: how many; 0: one per core.

    They start when they are needed. Jobs that need a process which has not run torch come before all others.
    """

    def __init__(self, workers: int = 0):
        self._workers = workers or os.cpu_count() or 1

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        for library in ("OMP", "OPENBLAS", "MKL"):  # one process per core is enough: more threads would wait
            os.environ.setdefault(f"{library}_NUM_THREADS", "1")
        context = get_context("spawn")
        return ProcessPoolExecutor(self._workers, context, initializer=_state.update, initargs=({"clean": True},))

    def run(self, work: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[Any]:
        """Yield ``work(job)`` for each job, in the order in which they end.

        ``work`` and jobs must be picklable. What a job raises is raised here, and no further job is begun.
        """
        if jobs:
            yield from (future.result() for future in as_completed([self._pool.submit(work, job) for job in jobs]))

    def __enter__(self) -> NewProcesses:
        return self

    def __exit__(self, *exc: object) -> None:
        if "_pool" in vars(self):
            self._pool.shutdown(cancel_futures=True)
