"""Isolates a forked process: it gives up every right that it does not need. Linux only, through libc, because Python
3.11 has no unshare.

At level ``namespace`` the process gets its own user, mount, pid, ipc and network namespace: it sees an empty home and
temporary folder, no other process, and a loopback device that is down. At level ``landlock`` it sees the machine's
files and may open only a folder of its own and the system's. At level ``process`` only limits apply.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
from collections.abc import Iterator
from pathlib import Path

NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET = 0x20000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_REC, MS_PRIVATE = 1, 2, 4, 16384, 1 << 18
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_CAPBSET_DROP = 1, 4, 22, 24
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 36, 38
OWN_FOLDERS = ("/home/learner", "/tmp", "/dev/shm")  # new and empty for each learner
MAX_FILES = 10_000  # in each of them: even an empty file takes a kilobyte of the kernel's memory
MAX_TERMINALS = 16  # the machine has some thousand, for everybody
MB = 1 << 20
NOBODY = 65534

libc = ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str) -> None:
    if result != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")


def _mount(kind: str, target: str, flags: int, options: str | None = None) -> None:
    data = options.encode() if options else None
    _checked(libc.mount(kind.encode(), target.encode(), kind.encode(), flags, data), f"mount {kind} on {target}")


def drop_root() -> None:
    """If this process is root, become the user nobody for good: root has no limits, and owns the host's files.

    Raises OSError if that fails.
    """
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)  # otherwise /proc/self belongs to root: the uid map cannot be written


def enter_namespaces(tmp_mb: int) -> None:
    """Leave the parent's namespaces. The next forked process is number 1 of a new pid namespace.

    tmp_mb: the size of each own folder. Raises OSError if the kernel refuses.
    """
    uid, gid = os.getuid(), os.getgid()
    _checked(libc.unshare(NEWUSER | NEWNS | NEWIPC | NEWUTS | NEWPID | NEWNET), "unshare")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    _checked(libc.mount(None, b"/", None, MS_REC | MS_PRIVATE, None), "make / private")
    for folder in OWN_FOLDERS:
        _mount("tmpfs", folder, MS_NOSUID | MS_NODEV, f"size={tmp_mb}m,nr_inodes={MAX_FILES},mode=1777")
    _mount("devpts", "/dev/pts", MS_NOSUID, f"newinstance,ptmxmode=0666,mode=620,max={MAX_TERMINALS}")


def become_init() -> None:
    """For process 1 of the new pid namespace: let /proc show only its own processes, and let it end with its parent.

    /proc is mounted read-only, because some settings in /proc/sys belong to no namespace.
    """
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    _mount("proc", "/proc", MS_NOSUID | MS_NODEV | MS_RDONLY)


def adopt() -> None:
    """Make this process the parent of all orphaned processes below it, so that it can find and end them."""
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_children() -> None:
    """End every process below this one. Processes that they forked become its children, and are ended in turn."""
    me = os.getpid()
    while children := [pid for pid, parent in _processes() if parent == me]:
        for pid in children:  # all at once: a dying process would wait for the processor while the others keep it busy
            os.kill(pid, signal.SIGKILL)
        for pid in children:
            os.waitpid(pid, 0)


def _processes() -> Iterator[tuple[int, int]]:
    """Yield (process, its parent) for each process that can be seen."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            yield int(path.parent.name), int(path.read_text().rpartition(")")[2].split()[1])


def limit(limits: dict[str, int], alone: bool) -> None:
    """Limit memory (MB), CPU seconds, file size (MB) and processes, and give up privileges for good.

    alone: whether this user runs nothing else, as in a namespace; if not, what it runs already is added to the limit of
    processes. Memory is limited by RLIMIT_DATA, not RLIMIT_AS, because torch maps gigabytes that it never uses.
    """
    for what, value in (
        (resource.RLIMIT_DATA, limits["memory_mb"] * MB),
        (resource.RLIMIT_CPU, limits["cpu_seconds"]),
        (resource.RLIMIT_FSIZE, limits["file_mb"] * MB),
        (resource.RLIMIT_NPROC, limits["processes"] + (0 if alone else _threads_of(os.getuid()))),
        (resource.RLIMIT_NOFILE, 256),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (value, value))
    for capability in range(41):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    libc.capset(header, (ctypes.c_uint32 * 6)())


def _threads_of(user: int) -> int:
    """The number of threads that a user runs. The kernel counts these against the limit of processes."""
    count = 0
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if path.stat().st_uid == user:
                count += len(list((path / "task").iterdir()))
    return count


def install(program: bytes) -> None:
    """Install a seccomp filter (syscalls.py) for this process and all that it starts. no_new_privs must be set before."""
    instructions = ctypes.create_string_buffer(program)

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))

    filter = Program(len(program) // 8, ctypes.addressof(instructions))
    _checked(libc.prctl(PR_SET_SECCOMP, 2, ctypes.byref(filter), 0, 0), "seccomp")
