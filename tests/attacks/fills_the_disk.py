"""Tries: files without end.

Its folders are small and its own; files end at 16 MB.
"""

CROSSES = "cell: resources"
CELLS = [
    """
import os
wrote = 0
for k in range(8):
    with open(f"large-{k}", "wb") as file:
        try:
            for _ in range(32): wrote += file.write(bytes(1 << 20)); file.flush()
        except OSError: pass
print("wrote much" if wrote > 200 << 20 else "wrote little")
for k in range(8): os.remove(f"large-{k}")
"""
]


def harm(found):
    return "it writes 256 MB beside the notebook" if found.said("wrote much") else None
