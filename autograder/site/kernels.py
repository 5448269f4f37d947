"""Kernels for the lessons that are forked from one process, which has imported what lessons import.

A kernel of its own imports IPython, NumPy, matplotlib and PyTorch anew: three seconds for each of twenty lessons.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.context import ForkServerProcess
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

# not matplotlib.pyplot: the first kernel that imports it would be the only one that shows figures
ALWAYS = ("ipykernel.ipkernel", "ipykernel.kernelapp", "matplotlib.backends.backend_agg", "matplotlib.figure", "numpy")
WITH_TORCH = ("torch", "torch._dynamo")  # the second is what the first optimiser of a process imports
BACKEND = "module://matplotlib_inline.backend_inline"  # as in every kernel


@contextmanager
def warm(with_torch: bool) -> Iterator[None]:
    """While this lasts, :class:`WarmKernels` are forked from one process, which starts with the first of them.

    At the end that process ends, too: its memory is free, and its time counts as that of this process's children.
    """
    modules = [*ALWAYS, *(WITH_TORCH if with_torch else ())]
    multiprocessing.get_context("forkserver").set_forkserver_preload(modules)
    try:
        yield
    finally:
        forkserver._forkserver._stop()  # type: ignore[attr-defined]


class WarmKernels(AsyncKernelManager):
    """A manager of one kernel, which is forked."""

    async def _async_pre_start_kernel(self, **options: Any) -> tuple[list[str], dict[str, Any]]:
        if self.provisioner is None:
            self.provisioner = Forked(kernel_id="lesson", kernel_spec=self.kernel_spec, parent=self)
        return await super()._async_pre_start_kernel(**options)


class Forked(LocalProvisioner):
    """Starts a kernel by a fork of the warm process, and not by a new Python."""

    async def launch_kernel(self, cmd: list[str], **options: Any) -> KernelConnectionInfo:
        """Start the kernel for which ``cmd`` is the command, in the folder ``cwd`` and the environment ``env``."""
        arguments = cmd[cmd.index("ipykernel_launcher") + 1 :]
        kernel = Kernel(arguments, options["cwd"], options["env"])
        self.process, self.pid = cast("Any", kernel), kernel.pid
        return self.connection_info


class Kernel:
    """A forked kernel, with the methods of subprocess.Popen that a provisioner calls."""

    stdin = stdout = stderr = None

    def __init__(self, arguments: Sequence[str], cwd: str, env: dict[str, str]):
        context = multiprocessing.get_context("forkserver")
        self._process: ForkServerProcess = context.Process(target=_serve, args=(list(arguments), cwd, env), daemon=True)
        self._process.start()
        self.pid = self._process.pid
        self.kill, self.terminate = self._process.kill, self._process.terminate

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int | None:
        self._process.join()
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        if self.pid and self.poll() is None:
            os.kill(self.pid, number)


def _serve(arguments: list[str], cwd: str, env: dict[str, str]) -> None:
    """What the fork does: be a kernel, until it is told to end or the warm process has ended."""
    import matplotlib
    from ipykernel.kernelapp import IPKernelApp

    matplotlib.use(BACKEND)
    os.chdir(cwd)
    os.environ.update(env)
    more = [f"--IPKernelApp.parent_handle={os.getppid()}", "--IPKernelApp.log_level=ERROR"]
    IPKernelApp.launch_instance(argv=[*arguments, *more])
