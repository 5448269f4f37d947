"""Landlock: lets a process give up all files except those that it names. Linux 5.13 and later, through libc.

https://docs.kernel.org/userspace-api/landlock.html
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from collections.abc import Iterable

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same numbers on every architecture
EXECUTE, READ_FILE, READ_DIR = 1 << 0, 1 << 2, 1 << 3
WRITE_FILE, TRUNCATE, IOCTL_DEV = 1 << 1, 1 << 14, 1 << 15
READ = EXECUTE | READ_FILE | READ_DIR
OF_A_FILE = EXECUTE | READ_FILE | WRITE_FILE | TRUNCATE | IOCTL_DEV  # a rule on a single file may hold only these
FILES = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}  # by version
CONNECT_AND_BIND, SIGNALS_AND_SOCKETS = 0b11, 0b11  # versions 4 and 6

libc = ctypes.CDLL(None, use_errno=True)


def version() -> int:
    """The kernel's Landlock version; 0 if it has no Landlock."""
    found: int = libc.syscall(CREATE_RULESET, None, 0, 1)
    return max(found, 0)


def restrict(readable: Iterable[str], writable: Iterable[str]) -> None:
    """Give up, for good, all files except these and the files below them. no_new_privs must be set before.

    If the kernel can, it gives up TCP, signals to other processes, and abstract sockets of others, too. Raises OSError
    if there is no Landlock, or it fails.
    """
    known = version()
    if not known:
        raise OSError("the kernel has no Landlock")
    files = FILES[min(known, 5)]
    about = struct.pack("QQQ", files, CONNECT_AND_BIND if known >= 4 else 0, SIGNALS_AND_SOCKETS if known >= 6 else 0)
    size = 24 if known >= 6 else 16 if known >= 4 else 8
    rules = _checked(libc.syscall(CREATE_RULESET, about[:size], ctypes.c_size_t(size), 0))
    try:
        for paths, rights in ((readable, READ), (writable, files)):
            for path in filter(os.path.exists, paths):
                _allow(rules, path, rights & files)
        _checked(libc.syscall(RESTRICT_SELF, rules, 0))
    finally:
        os.close(rules)


def _allow(rules: int, path: str, rights: int) -> None:
    """Add a rule: these rights on this path, and below it."""
    beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not stat.S_ISDIR(os.fstat(beneath).st_mode):
            rights &= OF_A_FILE
        _checked(libc.syscall(ADD_RULE, rules, 1, struct.pack("=Qi", rights, beneath), 0))
    finally:
        os.close(beneath)


def _checked(result: int) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"Landlock: {os.strerror(code)}")
    return result
