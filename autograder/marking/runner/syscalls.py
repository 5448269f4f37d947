"""The system calls that learners' code may make: a seccomp filter, which is compiled outside and installed inside.

It is a list of allowed calls: those that strace -f over a runner showed for the sample class, Python's standard
library, NumPy, PyTorch, Matplotlib, multiprocessing and a DataLoader's workers; and those that a C library makes in
their place on other machines. A name is passed over if the installed libseccomp does not know it, or the architecture
does not have it.

Every other call fails with ENOSYS, as if the kernel did not have it. A newer library then makes an older call, as it
does on an older kernel. Calls whose error learners read, or that only some isolation levels refuse, fail with EPERM.
"""

from __future__ import annotations

import errno
import functools
import socket
import tempfile
import termios

FILES = """
    read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 open openat creat close close_range
    lseek _llseek stat lstat fstat newfstatat fstatat64 statx statfs fstatfs access faccessat faccessat2
    getdents getdents64 readlink readlinkat getcwd chdir fchdir mkdir mkdirat rmdir unlink unlinkat
    rename renameat renameat2 link linkat symlink symlinkat ftruncate fallocate fadvise64 fsync fdatasync sendfile
    umask dup dup2 dup3 pipe pipe2 getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr
"""
WAITING = """
    poll ppoll select _newselect pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2
    eventfd eventfd2 futex nanosleep clock_nanosleep pause restart_syscall
"""
MEMORY = "brk mmap munmap mprotect mremap madvise msync"
PROCESSES = """
    fork vfork execve exit exit_group wait4 waitid pidfd_open setsid getsid setpgid getpgid getpgrp
    getpid getppid gettid getuid geteuid getgid getegid getresuid getresgid getgroups capget getpriority
    getrlimit setrlimit getrusage set_tid_address set_robust_list rseq arch_prctl riscv_flush_icache
    sched_yield sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max sched_get_priority_min
"""
SIGNALS = """
    rt_sigaction rt_sigprocmask rt_sigreturn sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack
    alarm getitimer setitimer
"""
MACHINE = "clock_gettime clock_getres gettimeofday time times uname sysinfo getrandom getcpu"
A_PAIR = "sendto recvfrom sendmsg recvmsg getsockopt getsockname getpeername shutdown"
ALLOWED = " ".join((FILES, WAITING, MEMORY, PROCESSES, SIGNALS, MACHINE, A_PAIR)).split()
# Allowed only in a process that has namespaces of its own. In another one these calls reach other processes and files of
# its user, and Landlock does not refuse them
OF_ITS_OWN = """
    kill tkill tgkill sched_setaffinity truncate chmod fchmod fchmodat fchmodat2 utime utimes utimensat futimesat
    connect bind listen accept accept4
""".split()
WORD = 0xFFFFFFFF  # all that the kernel looks at of such a number
IOCTL = "TCGETS TIOCGWINSZ FIONBIO FIONREAD FIOCLEX FIONCLEX TIOCSCTTY TIOCSWINSZ"
A_TERMINAL = (
    0x80045430,
    0x40045431,
    0x5441,
)  # TIOCGPTN, TIOCSPTLCK, TIOCGPTPEER: IPython's `!ls` runs in one of its own
CHOSEN = {  # call -> the argument that decides, and what it may be
    # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_SETLK, F_SETLKW, F_DUPFD_CLOEXEC; not who gets signals or holds locks
    "fcntl": (1, (0, 1, 2, 3, 4, 6, 7, 1030)),
    "ioctl": (1, (*(getattr(termios, name) for name in IOCTL.split()), *A_TERMINAL)),
    # PR_SET_PDEATHSIG, PR_SET_NAME, PR_GET_NAME, PR_SVE_GET_VL, PR_SME_GET_VL, PR_SET_VMA
    "prctl": (0, (1, 15, 16, 51, 64, 0x53564D41)),
    "prlimit64": (0, (0,)),  # one's own limits only
}
NO_CLONE = 0x7E028000  # flags: all new namespaces, and to be nobody's child but the caller's parent's
TYPE = 0xF  # the bits of a socket's type that are no flags


@functools.cache
def compiled(shared: bool, machine: str = "") -> bytes:
    """The filter as a program for the kernel.

    shared: whether it is for a process without namespaces of its own. machine: pyseccomp's name of an architecture; "":
    this machine's. Raises OSError if libseccomp is missing.
    """
    try:
        import pyseccomp as seccomp
    except (RuntimeError, OSError, TypeError):
        raise OSError("libseccomp is not installed (Debian: apt-get install libseccomp2)") from None

    refused = seccomp.ERRNO(errno.EPERM)
    chosen = seccomp.SyscallFilter(seccomp.ERRNO(errno.ENOSYS))
    arch = getattr(seccomp.Arch, machine) if machine else seccomp.system_arch()
    if machine:
        chosen.remove_arch(seccomp.system_arch())
        chosen.add_arch(arch)

    def rule(action: int, name: str, *conditions: tuple[int, int, int]) -> None:
        """Add a rule. conditions: (number of the argument, the bits that count, the value that they must have)."""
        if seccomp.resolve_syscall(seccomp.Arch.NATIVE, name) != -1:
            chosen.add_rule(action, name, *(seccomp.Arg(arg, seccomp.MASKED_EQ, *bits) for arg, *bits in conditions))

    for name in ALLOWED:
        rule(seccomp.ALLOW, name)
    for name in OF_ITS_OWN:
        rule(refused if shared else seccomp.ALLOW, name)
    for name, (argument, values) in CHOSEN.items():
        for value in values:
            rule(seccomp.ALLOW, name, (argument, WORD, value))
    rule(seccomp.ALLOW, "clone", (1 if arch == seccomp.Arch.S390X else 0, NO_CLONE, 0))
    rule(seccomp.ALLOW, "socketpair", (1, TYPE, socket.SOCK_STREAM))
    # A socket can reach any process that listens at a path. And where one call, socketcall, does all that sockets do, a
    # filter cannot see which kind of socket is asked for
    if shared or seccomp.resolve_syscall(arch, "socketcall") > 0:
        rule(refused, "socket")
    else:
        rule(seccomp.ALLOW, "socket", (0, WORD, socket.AF_UNIX), (1, TYPE, socket.SOCK_STREAM))
        rule(seccomp.ALLOW, "setsockopt", (1, WORD, socket.SOL_SOCKET), (2, WORD, socket.SO_REUSEADDR))
        chosen.add_rule(refused, "socket", seccomp.Arg(0, seccomp.NE, socket.AF_UNIX))
    with tempfile.TemporaryFile() as file:
        chosen.export_bpf(file)
        file.seek(0)
        return file.read()
