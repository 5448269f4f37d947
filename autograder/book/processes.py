"""Processes that have run nothing yet: from them a child with torch can be forked, and they use every core."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import Any

FEW = 4  # so few pieces of work are not worth the start of other processes
_state = {"clean": False}  # set in the processes that are made here


def is_clean() -> bool:
    """Whether nothing with torch can have run in this process."""
    return _state["clean"] or "torch" not in sys.modules


def in_new_processes(work: Callable[[Any], Any], jobs: Sequence[Any], workers: int = 0) -> Iterator[Any]:
    """``work(job)`` for each job, as they are done, in processes of their own: one for each core, or ``workers``."""
    workers = min(workers or os.cpu_count() or 1, len(jobs))
    if not workers:
        return
    for library in ("OMP", "OPENBLAS", "MKL"):  # a process per core is enough: more threads only wait for each other
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
