"""Makes forks of this process cheap. A notebook is forked from the warm parent, and each probe from the notebook.

A fork copies the table of the process's memory, one entry for each page of 4 kB; with PyTorch that is some 180 MB and
costs 15 ms a fork. In huge pages of 2 MB the same table is almost empty.
"""

from __future__ import annotations

import ctypes
import gc
from pathlib import Path

HUGE = 2 << 20  # bytes of a huge page on x86-64 and on arm64 with its usual pages
MADV_COLLAPSE = 25  # Linux 6.1 and later; see madvise(2)


def settle() -> None:
    """Move what has been imported out of the garbage collector's way, and into huge pages where the kernel can."""
    gc.collect()
    gc.freeze()
    try:
        maps = Path("/proc/self/maps").read_text().splitlines()
        advise = ctypes.CDLL(None).madvise
    except (OSError, AttributeError):
        return  # not Linux
    for line in maps:
        addresses, access, *_, file = [*line.split(), ""][:6]
        if access == "rw-p" and file in ("", "[heap]"):
            first, end = (int(address, 16) for address in addresses.split("-"))
            first, end = -(-first // HUGE) * HUGE, end // HUGE * HUGE
            if first < end:  # a kernel that cannot do it says so, and changes nothing
                advise(ctypes.c_void_p(first), ctypes.c_size_t(end - first), MADV_COLLAPSE)
