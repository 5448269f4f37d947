"""Tries: cell after cell with four large pictures each, until the verdict has hundreds of megabytes.

What is kept of all cells together has a limit; the answers count.
"""

CROSSES = "cell: resources"
CELLS = tuple(
    """
import matplotlib.pyplot as plt, numpy as np
for _ in range(4): plt.figure(figsize=(4, 4)); plt.imshow(np.random.rand(260, 260)); plt.axis("off")
"""
    for _ in range(25)
)
MUST = "passed"


def harm(found):
    size = (found.course / "verdicts" / "rnn_cell" / f"{found.learner}.json").stat().st_size if not found.stock else 0
    if not found.stock and size < 4 << 20:
        return "it drew too little: this tries nothing"
    return f"its verdict has {size >> 20} MB" if size > 12 << 20 else found.lost()
