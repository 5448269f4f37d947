"""Tries: memory that no process holds, by files without a name, shared segments, and what stands in sockets.

There are no such files or segments, and too many sockets end the notebook, which is run again without that cell.
"""

CROSSES = "cell: resources"
CELLS = [
    """
import ctypes, os, socket, time
held = 0
try:
    for _ in range(20):
        file = os.memfd_create("x")
        held += sum(os.write(file, bytes(1 << 20)) for _ in range(15)) >> 20
except OSError: pass
libc = ctypes.CDLL(None)
held += 16 * sum(libc.shmget(0xFEED + k, 16 << 20, 0o1666) >= 0 for k in range(4))
print("held much" if held > 50 else "held little")
for _ in range(40):
    if os.fork() == 0:
        try: kept = [socket.socketpair() for _ in range(100)]
        except OSError: pass
        time.sleep(3)
        os._exit(0)
time.sleep(3)
"""
]


def harm(found):
    import subprocess

    for k in range(4):  # it is the stock course's machine that would keep them
        subprocess.run(["ipcrm", "-M", hex(0xFEED + k)], capture_output=True) if found.stock else None
    return "it holds memory in no process" if found.said("held much") else None


MUST = "passed"
