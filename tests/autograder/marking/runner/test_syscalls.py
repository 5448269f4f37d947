"""The filter, executed as the kernel would, for several architectures. No system call is made here."""

import signal
import socket
import termios

import pytest

from autograder.marking.runner.syscalls import ALLOWED, CHOSEN, OF_ITS_OWN, compiled
from tests.kernel import answer

seccomp = pytest.importorskip("pyseccomp", exc_type=(ImportError, RuntimeError, OSError, TypeError))

# Calls that an earlier filter refused one by one. The present filter lists allowed calls, and must not allow these
DENIED = """
    ptrace process_vm_readv process_vm_writev process_madvise kcmp pidfd_getfd
    unshare setns mount umount2 pivot_root chroot move_mount open_tree fsopen fsconfig fsmount fspick mount_setattr
    bpf perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register add_key keyctl request_key
    init_module finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff acct quotactl syslog
    settimeofday clock_settime clock_adjtime adjtimex sethostname setdomainname personality vhangup
    open_by_handle_at name_to_handle_at fanotify_init
    io_setup io_destroy io_submit io_cancel io_getevents io_pgetevents flock clone3
""".split()
DENIED_WHERE_SHARED = """
    kill tkill tgkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_send_signal
    setpriority ioprio_set sched_setaffinity sched_setscheduler sched_setparam sched_setattr migrate_pages move_pages
    shmget msgget semget mq_open
    truncate chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes utimensat futimesat
    setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr
    connect bind inotify_init inotify_init1 inotify_add_watch socket
""".split()
NEVER = "memfd_create shmget msgget semget mq_open splice vmsplice tee sync syncfs mknod mknodat seccomp".split()
FLAGS = (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000, 0x8000)  # of clone
SIGNALS_TO_OTHERS = {"fcntl": (8, 10, 15, 1026, 5, 36, 1024), "ioctl": (0x8901, 0x8902, 0x5452)}
MACHINES = ["", "AARCH64", "RISCV64", "PPC64LE", "X86"]  # the first: this one


@pytest.fixture(scope="module", params=MACHINES, ids=lambda name: name or "here")
def asked(request):
    """A function that says what the filter does with a call on this architecture; None if it has no such call."""
    arch = getattr(seccomp.Arch, request.param) if request.param else seccomp.system_arch()

    def ask(shared, name, *arguments):
        number = seccomp.resolve_syscall(arch, name)
        return None if number < 0 else answer(compiled(shared, request.param), arch, number, *arguments)

    return ask


@pytest.mark.parametrize("shared", [True, False])
def test_what_was_refused_one_by_one_is_not_allowed(asked, shared):
    for name in DENIED + NEVER + (DENIED_WHERE_SHARED if shared else []):
        assert asked(shared, name) in (None, "EPERM", "ENOSYS"), name


@pytest.mark.parametrize("shared", [True, False])
def test_what_is_named_is_allowed(asked, shared):
    for name in ALLOWED:
        assert asked(shared, name) in (None, "allowed"), name
    for name in OF_ITS_OWN:
        assert asked(shared, name) in (None, "EPERM" if shared else "allowed"), name


def test_a_call_of_a_kernel_to_come_does_not_exist():
    arch = seccomp.system_arch()
    assert answer(compiled(False), arch, 999) == answer(compiled(True), arch, 999) == "ENOSYS"


def test_calls_in_the_way_of_another_architecture_end_the_process():
    assert answer(compiled(False), seccomp.Arch.ARM, 20) == "killed"


@pytest.mark.parametrize("shared", [True, False])
def test_a_child_has_no_namespaces_of_its_own(asked, shared):
    for flag in FLAGS:
        assert asked(shared, "clone", signal.SIGCHLD | flag) == "ENOSYS", hex(flag)
    thread = 0x3D0F00  # as the C library starts one
    assert asked(shared, "clone", signal.SIGCHLD) == asked(shared, "clone", thread) == "allowed"


def test_only_chosen_commands_are_given(asked):
    for name, commands in SIGNALS_TO_OTHERS.items():
        for command in commands:
            assert asked(False, name, 3, command) == "ENOSYS"
            assert asked(False, name, 3, command | 1 << 32) == "ENOSYS", "the kernel looks at the lower half only"
    assert asked(False, "ioctl", 3, termios.TIOCSTI) == "ENOSYS"
    assert asked(False, "prlimit64", 0) == "allowed" and asked(False, "prlimit64", 2) == "ENOSYS"
    assert asked(False, "prctl", 22) == "ENOSYS", "no filter of its own"
    for name, (argument, values) in CHOSEN.items():
        for value in values:
            assert asked(True, name, *[0] * argument, value) in (None, "allowed")


def test_sockets_reach_nobody_but_ones_own():
    arch = seccomp.system_arch()
    number = seccomp.resolve_syscall(arch, "socket")
    here = {(f, t): answer(compiled(False), arch, number, f, t) for f in range(46) for t in (1, 2, 3, 5, 0x80801)}
    assert {kind for kind, became in here.items() if became == "allowed"} == {
        (socket.AF_UNIX, socket.SOCK_STREAM),
        (socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC | socket.SOCK_NONBLOCK),
    }
    assert here[socket.AF_INET, socket.SOCK_STREAM] == "EPERM", "learners read this"
    assert answer(compiled(True), arch, number, socket.AF_UNIX, socket.SOCK_STREAM) == "EPERM"
    options = seccomp.resolve_syscall(arch, "setsockopt")
    assert answer(compiled(False), arch, options, 3, socket.SOL_SOCKET, socket.SO_SNDBUF) == "ENOSYS"


def test_where_all_sockets_are_one_call_there_are_none():
    arch, number = seccomp.Arch.X86, seccomp.resolve_syscall(seccomp.Arch.X86, "socketcall")
    assert answer(compiled(False, "X86"), arch, number, 1) == "EPERM"


def test_names_that_a_libseccomp_does_not_know_are_passed_over(monkeypatch):
    known = seccomp.resolve_syscall
    monkeypatch.setattr(seccomp, "resolve_syscall", lambda arch, name: -1 if name == "statx" else known(arch, name))
    older, arch = compiled.__wrapped__(False), seccomp.system_arch()
    assert answer(older, arch, known(arch, "statx")) == "ENOSYS"
    assert answer(older, arch, known(arch, "openat")) == "allowed"
