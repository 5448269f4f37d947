"""Processes that keep a processor busy, for tests that a busy machine costs no marks."""

import contextlib
import os
import subprocess
import sys


@contextlib.contextmanager
def cores(count):
    """This process, and all it starts, on so many of its processors."""
    usual = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(usual)[-count:])
    try:
        yield
    finally:
        os.sched_setaffinity(0, usual)


@contextlib.contextmanager
def busy(count):
    """So many processes that do nothing but compute. Each in a session of its own, or the kernel takes them for one."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"], start_new_session=True) for _ in range(count)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()
