"""Huge pages change how memory is mapped, and nothing else."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import os
from pathlib import Path
from autograder.marking.runner.forking import HUGE, settle

def huge():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("AnonHugePages"))

heap = [bytes([k % 251]) * 4000 for k in range(8 * HUGE // 4000)]  # small pieces, as Python's objects are
before = huge()
settle()
child = os.fork()
if child == 0:
    os._exit(not all(piece == bytes([k % 251]) * 4000 for k, piece in enumerate(heap)))
print(huge() - before, os.waitpid(child, 0)[1], all(piece[0] == k % 251 for k, piece in enumerate(heap)))
"""


def kernel():
    return tuple(map(int, platform.release().split(".")[:2])) if sys.platform == "linux" else (0, 0)


@pytest.mark.skipif(kernel() < (6, 1) or not Path("/sys/kernel/mm/transparent_hugepage").exists(), reason="Linux 6.1")
def test_what_is_imported_lies_in_huge_pages_and_is_what_it_was():
    root = Path(__file__).resolve().parents[4]
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=root, capture_output=True, text=True, env=os.environ)
    kilobytes, status, same = done.stdout.split()
    assert int(kilobytes) >= 4096 and (status, same) == ("0", "True"), done.stderr
