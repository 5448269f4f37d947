"""Work that may hang, allocate without end or crash: done in a forked child with limits, so that it takes down nothing.

Fork from a process that has run nothing with torch: its automatic differentiation does not work in a child of one that
has. The child does everything, drawing the cases too.
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

MEMORY = 2_000_000_000  # bytes that a child may take beyond what it has
PREPARE_SECONDS = 120.0  # of CPU, for what comes before the first piece of work
WAIT = 20  # times as much wall time as CPU time is waited for: the machine may be busy
UNPREPARED = "unprepared"
Work = Callable[[int], Any]


class Stopped(KeyboardInterrupt):
    """The time of one piece of work is over. A KeyboardInterrupt, because what runs learners' code lets that pass."""


class Unprepared(Exception):
    """The work could not even begin; the message says why."""


def each(prepare: Callable[[], tuple[Work, float]], count: int, memory: int = MEMORY) -> Iterator[Any]:
    """``work(0)``, …, ``work(count - 1)``, where ``work, seconds = prepare()``; all of it in a child.

    None stands for work that took more than ``seconds`` of CPU, raised, or took the child down: another child goes on
    after it. Results must be picklable, and not None. Raises Unprepared where ``prepare`` fails.
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
    """What one child gives before it ends."""
    ours, theirs = Pipe(duplex=False)
    with warnings.catch_warnings():  # Python warns of every fork beside threads; ours wait, and the child uses none
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
    """The child's next message; None where it ended, or said nothing for too long."""
    try:
        message: tuple[str, Any] | None = pipe.recv() if pipe.poll(WAIT * seconds) else None
    except EOFError:
        return None
    return message


def _serve(
    pipe: Connection, prepare: Callable[[], tuple[Work, float]], first: int, count: int, memory: int
) -> NoReturn:
    """The child's life."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it
        signal.signal(signal.SIGPROF, _stop)
        _limit_memory(memory)
        _work_on(pipe, prepare, range(first, count))
    finally:
        os._exit(0)


def _work_on(pipe: Connection, prepare: Callable[[], tuple[Work, float]], numbers: range) -> None:
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
    """An exception after so much CPU time; the end of the process a little later, where nothing listens to it."""
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 2, hard))
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.1)  # again and again: the first may be swallowed
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _limit_memory(more: int) -> None:
    import resource

    sizes = Path("/proc/self/statm")
    if sizes.exists():  # elsewhere the limit is not kept, or not even known
        now = int(sizes.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + more, resource.getrlimit(resource.RLIMIT_AS)[1]))
