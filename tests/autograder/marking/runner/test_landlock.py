"""What the seccomp filter and Landlock refuse, tried in a process that they confine."""

import json
import socket
import subprocess
import sys
import sysconfig

import pytest

from autograder.marking.runner import landlock
from autograder.marking.runner.host import Limits
from autograder.marking.runner.syscalls import compiled

TRIES = {
    "write elsewhere": "open(other + '/x', 'w')",
    "read elsewhere": "open(other + '/secret').read()",
    "list elsewhere": "os.listdir(other)",
    "cut elsewhere": "os.truncate(other + '/secret', 0)",
    "open to all": "os.chmod(other + '/secret', 0o777)",
    "change times": "os.utime(other + '/secret')",
    "end another": "os.kill(os.getppid(), 0)",
    "limit another": "resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))",
    "a socket": "socket.socket(socket.AF_INET)",
    "a local socket": "socket.socket(socket.AF_UNIX)",
    "a local connection to a path": "socket.socket(socket.AF_UNIX).connect(other + '/listener')",
    "another's /proc": "open(f'/proc/{os.getppid()}/environ').read()",
    "a namespace": "call('unshare', 0x10000000)",
    "a mount": "call('mount', b'none', b'/tmp', b'tmpfs', 0, None)",
    "trace another": "call('ptrace', 16, os.getppid(), 0, 0)",
    "shared memory": "call('shmget', 42, 4096, 0o1600)",
    "a signal by way of a file": "fcntl.fcntl(os.pipe()[0], fcntl.F_SETOWN, os.getppid())",
    "the same with a number too large": "call('syscall', FCNTL, os.pipe()[0], ctypes.c_long(8 | 1 << 32), os.getppid())",
    "the same by ioctl": "fcntl.ioctl(os.pipe()[0], 0x8901, (os.getppid()).to_bytes(4, 'little'))",
    "which signal": "fcntl.fcntl(os.pipe()[0], fcntl.F_SETSIG, 9)",
    "a datagram to a path": "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0].sendto(b'x', other + '/datagrams')",
    "a connection to a path": "socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)[0].connect(other + '/listener')",
    "watching a folder": "call('inotify_init1', 0)",
    "watching it otherwise": "fcntl.fcntl(os.open('/usr', os.O_RDONLY), fcntl.F_NOTIFY, 2)",
    "a lock on a common file": "fcntl.flock(open('/usr/bin/env'), fcntl.LOCK_SH)",
    "asking for locks": "fcntl.fcntl(open('/usr/bin/env'), fcntl.F_GETLK, bytes(32))",
    "contexts that are scarce": "call('syscall', 206 if os.uname().machine == 'x86_64' else 0, 1, ctypes.byref(ctypes.c_long()))",
    "a keyring": "call('syscall', 250 if os.uname().machine == 'x86_64' else 219, 0, -3, 1)",
}
FINE = {
    "own folder": "open('x', 'w').write('x'); open('x').read()",
    "a library": "import numpy; numpy.linalg.inv(numpy.eye(3))",
    "a process": "assert subprocess.run(['/bin/echo', 'x'], capture_output=True).stdout == b'x\\n'",
    "a thread": "t = threading.Thread(target=int); t.start(); t.join()",
    "a loop of events": "asyncio.new_event_loop().close()",
    "a pair of sockets": "a, b = socket.socketpair(); a.setblocking(False); a.send(b'x'); assert b.recv(1) == b'x'",
    "a whole copy": "import shutil; shutil.copyfile('/usr/bin/env', 'env')",
}
PROGRAM = """
import asyncio, ctypes, fcntl, json, os, resource, socket, subprocess, sys, threading
sys.path.append({site!r})
from autograder.marking.runner import isolation, landlock
FCNTL = 72 if os.uname().machine == "x86_64" else 25
other, filter = sys.argv[1], bytes.fromhex(sys.argv[2])
isolation.limit({limits}, alone=False)
if {shared}:
    readable = ['/usr', '/bin', '/lib', '/lib64', '/dev/urandom', {site!r}, sys.base_prefix, sys.prefix]
    landlock.restrict(readable, ['.', '/dev/null'])
isolation.install(filter)

def call(name, *arguments):
    if getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments) < 0:
        raise OSError(ctypes.get_errno(), name)

found = {{}}
for what, source in {tries!r}.items():
    try:
        exec(source)
        found[what] = 'done'
    except OSError as error:
        found[what] = type(error).__name__
print(json.dumps(found))
"""


@pytest.fixture(scope="module", params=[True, False], ids=["landlock", "namespace"])
def found(request, book, tmp_path_factory):
    """What came of everything, with the filter of level landlock, and with that of level namespace."""
    if request.param and not landlock.version():
        pytest.skip("the kernel has no Landlock")
    here, other = tmp_path_factory.mktemp("here"), tmp_path_factory.mktemp("other")
    (other / "secret").write_text("sing")
    limits = {k: v for k, v in vars(Limits()).items() if isinstance(v, int)}
    stream, datagrams = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    stream.bind(str(other / "listener"))
    stream.listen()
    datagrams.bind(str(other / "datagrams"))
    source = PROGRAM.format(
        site=sysconfig.get_path("purelib"), limits=limits, shared=request.param, tries={**TRIES, **FINE}
    )
    command = [sys.executable, "-c", source, str(other), compiled(request.param).hex()]
    with stream, datagrams:
        done = subprocess.run(command, cwd=here, capture_output=True, text=True, env={"PYTHONPATH": str(book)})
    assert done.returncode == 0, done.stderr
    assert (other / "secret").read_text() == "sing" or not request.param
    return request.param, json.loads(done.stdout)


def test_nothing_outside_can_be_touched(found):
    shared, outcomes = found
    own_namespace = {"write elsewhere", "read elsewhere", "list elsewhere", "cut elsewhere", "open to all"}
    own_namespace |= {"change times", "end another", "another's /proc"}  # namespaces stop these there
    own_namespace |= {"a local socket", "a local connection to a path"}
    reached = {what for what in TRIES if outcomes[what] == "done"}
    assert reached <= (set() if shared else own_namespace)


def test_what_exercises_need_still_works(found):
    assert {what: found[1][what] for what in FINE} == dict.fromkeys(FINE, "done")
