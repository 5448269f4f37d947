"""Tries: shared memory and semaphores that stay, until the machine has none left.

They are its own, and end with it.
"""

CROSSES = "next learner: resources"
CELLS = [
    """
import ctypes
libc = ctypes.CDLL(None)
made = sum(libc.shmget(0x5EED + k, 1 << 20, 0o1666) >= 0 for k in range(8))
print("segments:", made)
"""
]


def harm(found):
    import subprocess

    left = subprocess.run(["ipcs", "-m"], capture_output=True, text=True).stdout if not found.stock else ""
    return "shared memory stays" if "0x00005eed" in left else found.gained()
