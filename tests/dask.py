"""A dask scheduler and workers for tests: processes of their own, on this machine."""

import json
import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import psutil


def lacking():
    """Why there can be no cluster here; "" if there can."""
    return "" if find_spec("distributed") else "dask.distributed is not here (requirements-scale.txt)"


class Cluster:
    """A scheduler, and the workers that are started. Close it."""

    def __init__(self, folder):
        self.folder, self.workers = folder, []
        self.file = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", self.file)
        self._wait(self.file.exists, "the scheduler does not start")
        self.address = json.loads(self.file.read_text())["address"]

    def worker(self, **environment):
        """Start a worker. Returns its process."""
        where = self.folder / f"worker{len(self.workers)}"
        options = ["--nthreads", "1", "--no-nanny", "--local-directory", where]
        self.workers.append(self._start("worker", self.address, *options, **environment))
        return self.workers[-1]

    def judges(self):
        """The processes of judges, and all below them."""
        return [p for p in psutil.process_iter(["cmdline"]) if str(self.folder) in " ".join(p.info["cmdline"] or [])]

    def _start(self, kind, *arguments, **environment):
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--no-dashboard", *map(str, arguments)]
        with (self.folder / f"{kind}.log").open("a") as log:
            return subprocess.Popen(command, env={**os.environ, **environment}, cwd=self.folder, stdout=log, stderr=log)

    def _wait(self, there, why):
        ends = time.monotonic() + 60
        while not there():
            assert time.monotonic() < ends, f"{why}: {Path(self.folder / 'scheduler.log').read_text()}"
            time.sleep(0.1)

    def close(self):
        for process in [*self.workers, self.scheduler]:
            process.kill()
            process.wait()
