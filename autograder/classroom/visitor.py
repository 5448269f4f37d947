"""What runs in a dask worker: it unpacks the book, starts a judge (marking/visiting.py), and hands bytes to it and back.

This module's code travels to the worker, by value. There it finds the libraries, but not this package: it imports nothing of
ours. The judge is a process of its own, so what a submission does to it does nothing to the worker.
"""

from __future__ import annotations

import asyncio
import io
import os
import subprocess
import sys
import threading
import zipfile
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgpack
from distributed import get_worker
from distributed.diagnostics.plugin import WorkerPlugin

STARTS = 300.0  # seconds in which a judge must have started
RESTS = 600.0  # seconds without work after which a judge is ended; it starts again when there is some


class Visit(WorkerPlugin):  # type: ignore[misc]  # distributed is not installed everywhere
    """Every worker, also one that joins later, has one of these. A worker with a judge offers one piece of the resource
    ``name``, and each task asks for one: so a worker without the isolation asked for, or with other versions, gets no task.

    luggage: the book, zipped. asked: what the judge is told first. engines: what it must answer. longest: seconds that one
    submission may take, whatever happens.
    """

    idempotent = True

    def __init__(self, name: str, luggage: bytes, asked: dict[str, Any], engines: dict[str, str], longest: float):
        self.name, self.luggage, self.asked, self.engines, self.longest = name, luggage, asked, engines, longest
        self.about: dict[str, Any] = {"error": "it is starting"}
        self.judge: subprocess.Popen[bytes] | None = None
        self.pipe: Connection | None = None

    async def setup(self, worker: Any) -> None:
        """dask calls it when the worker gets it. It starts a judge, to learn whether that can be had."""
        self.folder = Path(worker.local_directory).resolve() / self.name
        self.one_at_a_time = threading.Lock()
        self.rest = threading.Timer(RESTS, self.end)
        self.about = await asyncio.get_running_loop().run_in_executor(None, self.begin)
        if "error" not in self.about:
            await worker.set_resources(**{self.name: 1})

    def teardown(self, worker: Any) -> None:
        """dask calls it when the worker ends."""
        self.rest.cancel()
        self.end()

    def begin(self) -> dict[str, Any]:
        """Start a judge. Returns what it says of itself, or {"error": why there is none}."""
        if not self.folder.exists():
            part = self.folder.with_suffix(".part")
            zipfile.ZipFile(io.BytesIO(self.luggage)).extractall(part)
            part.rename(self.folder)
        self.pipe, theirs = Pipe()
        with theirs:
            command = [sys.executable, "-m", "autograder.marking.visiting", str(theirs.fileno())]
            environment = {**os.environ, "PYTHONPATH": f"{self.folder}{os.pathsep}{self.folder / 'beside'}"}
            for library in ("OMP", "OPENBLAS", "MKL"):
                environment.setdefault(f"{library}_NUM_THREADS", "1")
            self.judge = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL
            )
        try:
            self.pipe.send_bytes(msgpack.packb({**self.asked, "book": str(self.folder)}))
            if not self.pipe.poll(STARTS):
                raise TimeoutError
            about: dict[str, Any] = msgpack.unpackb(self.pipe.recv_bytes())
        except (EOFError, OSError):
            about = {"error": "its judge does not start: what requirements.txt names must be installed there"}
        if "error" not in about and about["engines"] != self.engines:
            about = {"error": "its Python, NumPy or PyTorch is of another version than here"}
        if "error" in about:
            self.end()
        return about

    def end(self) -> None:
        """End the judge."""
        if self.pipe is not None:
            self.pipe.close()
        if self.judge is not None:
            with suppress(subprocess.TimeoutExpired):
                self.judge.wait(5)
            self.judge.kill()
            self.judge.wait()
        self.pipe = self.judge = None

    def ask(self, work: bytes) -> bytes:
        """What the judge answers; b"" if it has died, or does not answer."""
        with self.one_at_a_time:
            self.rest.cancel()
            try:
                if self.judge is None and "error" in (about := self.begin()):
                    answer: bytes = msgpack.packb(about)
                    return answer
                assert self.pipe is not None  # begin() has made it
                self.pipe.send_bytes(work)
                if not self.pipe.poll(self.longest):
                    raise TimeoutError
                return self.pipe.recv_bytes()
            except (EOFError, OSError):
                if self.judge is not None:
                    self.judge.kill()
                self.end()
                return b""
            finally:
                self.rest = threading.Timer(RESTS, self._end_if_idle)
                self.rest.daemon = True
                self.rest.start()

    def _end_if_idle(self) -> None:
        with self.one_at_a_time:
            self.end()


def judge_there(name: str, work: bytes) -> bytes:
    """The task: judge one submission on the worker that runs it."""
    answer: bytes = get_worker().plugins[name].ask(work)
    return answer


def about(name: str, dask_worker: Any = None) -> dict[str, Any]:
    """What a worker says of its judge."""
    plugin = dask_worker.plugins.get(name)
    found: dict[str, Any] = plugin.about if plugin else {"error": "it has no judge"}
    return found
