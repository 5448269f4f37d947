"""Runs work that may hang, crash or take all memory: in a forked child with limits, so that the parent survives it.

Fork from a process that has not run torch: torch's automatic differentiation does not work in a child of one that has.
So the child does everything, even drawing the cases.
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
import warnings
from collections.abc import Callable, Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

MEMORY = 2_000_000_000  # bytes that a child may take beyond what it has when it begins
PREPARE_SECONDS = 120.0  # of CPU, for ``prepare``
WAIT = 20  # the parent waits for so many times the CPU limit, in wall time: the machine may be busy
UNPREPARED = "unprepared"
Work = Callable[[int], Any]


class Stopped(KeyboardInterrupt):
    """The time of one piece of work is over.

    It is a KeyboardInterrupt, because the code that runs answers catches every Exception and lets KeyboardInterrupt
    pass.
    """


class Unprepared(Exception):
    """``prepare`` failed, so no work could begin. The message says why."""


def each(prepare: Callable[[], tuple[Work, float]], count: int, memory: int = MEMORY) -> Iterator[Any]:
    """Yield ``work(0)``, …, ``work(count - 1)``, where ``work, seconds = prepare()``; all of it runs in a child.

    Yields None for work that took more than ``seconds`` of CPU, raised, or ended the child; if the child has ended, a
    new one does the rest. memory: bytes that a child may take. Results must be picklable and not None.
    Raises Unprepared if ``prepare`` fails.
    """
    done = 0
    while done < count:
        for result in _run(prepare, done, count, memory):
            yield result
            done += 1
        if done < count:
            yield None
            done += 1


def _run(prepare: Callable[[], tuple[Work, float]], first: int, count: int, memory: int) -> Iterator[Any]:
    """Fork one child, and yield its results from number ``first`` on until it ends."""
    ours, theirs = Pipe(duplex=False)
    with warnings.catch_warnings():  # Python warns of a fork beside threads; ours only wait, and the child uses none
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if not child:
        ours.close()
        _serve(theirs, prepare, first, count, memory)
    theirs.close()
    try:
        what, seconds = _received(ours, PREPARE_SECONDS) or (UNPREPARED, "its process ended, or hangs")
        if what == UNPREPARED:
            raise Unprepared(seconds)
        while message := _received(ours, float(seconds)):
            yield message[1]
    finally:
        ours.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _received(pipe: Connection, seconds: float) -> tuple[str, Any] | None:
    """The child's next message; None if the child has ended, or sends nothing within ``WAIT * seconds``."""
    try:
        message: tuple[str, Any] | None = pipe.recv() if pipe.poll(WAIT * seconds) else None
    except EOFError:
        return None
    return message


def _serve(
    pipe: Connection, prepare: Callable[[], tuple[Work, float]], first: int, count: int, memory: int
) -> NoReturn:
    """What the child does: set its limits, prepare, work, end."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # on Ctrl-C the parent ends the child
        signal.signal(signal.SIGPROF, _stop)
        _limit_memory(memory)
        _work_on(pipe, prepare, range(first, count))
    finally:
        os._exit(0)


def _work_on(pipe: Connection, prepare: Callable[[], tuple[Work, float]], numbers: range) -> None:
    """Prepare, then send one result for each number; None for work that raised or took too long."""
    try:
        with _limited(PREPARE_SECONDS):
            work, seconds = prepare()
    except (Exception, Stopped) as error:
        pipe.send((UNPREPARED, f"{type(error).__name__}: {error}"))
        return
    pipe.send(("ready", seconds))
    for number in numbers:
        result = None
        with contextlib.suppress(Exception, Stopped, SystemExit), _limited(seconds):
            result = work(number)
        pipe.send(("done", result))


def _stop(*_: Any) -> NoReturn:
    raise Stopped


@contextlib.contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise Stopped inside the block after so many seconds of CPU.

    If the block catches that again and again, the kernel ends the process about two seconds of CPU later.
    """
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 2, hard))
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.1)  # again every 0.1 s: the block may catch the first
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _limit_memory(more: int) -> None:
    """Limit this process to ``more`` bytes beyond those that it has now, where /proc tells how many that are."""
    import resource

    sizes = Path("/proc/self/statm")
    if sizes.exists():  # macOS has no /proc, and does not keep this limit
        now = int(sizes.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + more, resource.getrlimit(resource.RLIMIT_AS)[1]))
