"""Runs jobs on every core in new processes. Such a process has not run torch yet, so it may fork children that use it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import Any

FEW = 4  # fewer jobs than this are not worth the start of other processes
_state = {"clean": False}  # True in the processes that are started here


def is_clean() -> bool:
    """Whether this process cannot have run torch: it was started here, or has not imported torch."""
    return _state["clean"] or "torch" not in sys.modules


def in_new_processes(work: Callable[[Any], Any], jobs: Sequence[Any], workers: int = 0) -> Iterator[Any]:
    """Yield ``work(job)`` for each job, in the order in which they end. workers: how many processes; 0: one per core.

    ``work`` and jobs must be picklable. What a job raises is raised here, and no further job is begun.
    """
    workers = min(workers or os.cpu_count() or 1, len(jobs))
    if not workers:
        return
    for library in ("OMP", "OPENBLAS", "MKL"):  # one process per core is enough: more threads would wait for each other
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    with ProcessPoolExecutor(
        workers, get_context("spawn"), initializer=_state.update, initargs=({"clean": True},)
    ) as pool:
        futures = [pool.submit(work, job) for job in jobs]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)
