"""Which system calls learners' code cannot make: a seccomp filter, compiled here, outside, and installed inside.

A deny list, since numerical libraries use half the kernel's calls and their next version will use others. What it takes
away is what no exercise needs and most of the kernel's past holes were in.
"""

from __future__ import annotations

import errno
import functools
import tempfile

OTHER_PROCESSES = "ptrace process_vm_readv process_vm_writev process_madvise kcmp pidfd_getfd"
NETWORK = "socket"  # socketpair stays: asyncio needs it
NAMESPACES = (
    "unshare setns mount umount2 pivot_root chroot move_mount open_tree fsopen fsconfig fsmount fspick mount_setattr"
)
KERNEL = (
    "bpf perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register add_key keyctl request_key "
    "init_module finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff acct quotactl syslog "
    "settimeofday clock_settime clock_adjtime adjtimex sethostname setdomainname personality vhangup "
    "open_by_handle_at name_to_handle_at fanotify_init"
)
# What the machine has a fixed number of, for everybody; and locks on files that all can read, which tell others something
SCARCE = "io_setup io_destroy io_submit io_cancel io_getevents io_pgetevents flock"
DENIED = f"{OTHER_PROCESSES} {NETWORK} {NAMESPACES} {KERNEL} {SCARCE}".split()
GETLK, OFD_GETLK, SETLEASE = 5, 36, 1024  # of fcntl: the same
# Without namespaces of its own the process shares these with everything its user runs, and Landlock does not guard them
SHARED = (
    "kill tkill tgkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_send_signal "
    "setpriority ioprio_set sched_setaffinity sched_setscheduler sched_setparam sched_setattr migrate_pages move_pages "
    "shmget msgget semget mq_open "
    "truncate chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes utimensat futimesat "
    "setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr "
    "connect bind inotify_init inotify_init1 inotify_add_watch"
).split()
SETOWN, SETSIG, SETOWN_EX, NOTIFY = 8, 10, 15, 1026  # of fcntl: signals to others, by way of a file; watching folders
FIOSETOWN, SIOCSPGRP, FIOASYNC = 0x8901, 0x8902, 0x5452  # of ioctl: the same
WORD = 0xFFFFFFFF  # all that the kernel looks at of such a number
DATAGRAM, TYPE = 2, 0xF  # a socket of this type reaches whoever listens at a path, and needs no connect for it
NEW_NAMESPACES = (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000)  # flags of clone


@functools.cache
def compiled(shared: bool) -> bytes:
    """The filter as a program for the kernel. shared: for a process without namespaces of its own.

    Raises OSError where libseccomp is missing.
    """
    try:
        import pyseccomp as seccomp
    except (RuntimeError, OSError, TypeError):
        raise OSError("libseccomp is not installed (Debian: apt-get install libseccomp2)") from None

    chosen = seccomp.SyscallFilter(seccomp.ALLOW)
    refused = seccomp.ERRNO(errno.EPERM)
    for name in DENIED + (SHARED if shared else []):
        if seccomp.resolve_syscall(seccomp.system_arch(), name) != -1:  # unknown to this library
            chosen.add_rule(refused, name)
    chosen.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")  # its flags lie in memory; the C library then uses clone
    for flag in NEW_NAMESPACES:
        chosen.add_rule(refused, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, flag, flag))
    chosen.add_rule(refused, "prlimit64", seccomp.Arg(0, seccomp.NE, 0))  # of others
    for command in (GETLK, OFD_GETLK, SETLEASE, *((SETOWN, SETSIG, SETOWN_EX, NOTIFY) if shared else ())):
        chosen.add_rule(refused, "fcntl", seccomp.Arg(1, seccomp.MASKED_EQ, WORD, command))
    if shared:
        for command in (FIOSETOWN, SIOCSPGRP, FIOASYNC):
            chosen.add_rule(refused, "ioctl", seccomp.Arg(1, seccomp.MASKED_EQ, WORD, command))
        chosen.add_rule(refused, "socketpair", seccomp.Arg(1, seccomp.MASKED_EQ, TYPE, DATAGRAM))
    with tempfile.TemporaryFile() as file:
        chosen.export_bpf(file)
        file.seek(0)
        return file.read()
