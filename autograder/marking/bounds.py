"""What judging one submission may take of the process that judges: the judge is expendable, and its machine is not."""

from __future__ import annotations

import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

MEMORY = 1 << 30  # bytes beyond what the process has when it begins
SECONDS = 120.0  # of processor time: an answer that is made of numbers takes a hundredth of it
AGAIN = 1.0  # seconds until what has outlived one reminder gets the next


class Overworked(BaseException):
    """Judging took more time than there is. No Exception: what measures answers would take it for an answer's own."""


@contextmanager
def bounded(memory: int = MEMORY, seconds: float = SECONDS) -> Iterator[None]:
    """Within this, the process can have so much more memory (bytes, MemoryError) and processor time (s, Overworked).

    Children that are started meanwhile have the same limit of memory. Time is counted in a main thread only.
    """
    over = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal over
        over = True
        raise Overworked(f"{seconds:g} s of processor time were not enough to judge it")

    timed = threading.current_thread() is threading.main_thread()
    had = resource.getrlimit(resource.RLIMIT_AS)
    before = signal.signal(signal.SIGPROF, stop) if timed else None
    try:
        resource.setrlimit(resource.RLIMIT_AS, (_lower(_size() + memory, *had), had[1]))
        if timed:
            signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
        yield
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
        resource.setrlimit(resource.RLIMIT_AS, had)
    if over:  # somebody took it for an answer's own all the same
        raise Overworked(f"{seconds:g} s of processor time were not enough to judge it")


def _lower(*limits: int) -> int:
    return min((most for most in limits if most != resource.RLIM_INFINITY), default=resource.RLIM_INFINITY)


def _size() -> int:
    """Bytes of address space that the process has; so many that no limit binds where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except OSError:
        return 1 << 62
