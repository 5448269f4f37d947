"""Tries: a hundred and fifty cells with four large pictures each: a verdict of a quarter of a gigabyte.

What is kept of all cells together has a limit; the answers count.
"""

CROSSES = "cell: resources"
CELLS = tuple(
    """
import matplotlib.pyplot as plt
if "noise" not in globals(): noise = np.random.rand(390, 390)
for _ in range(4): plt.figure(figsize=(5.4, 5.4)); plt.figimage(noise)
"""
    for _ in range(12)
)
MUST = "passed"


def harm(found):
    size = (found.course / "verdicts" / "rnn_cell" / f"{found.learner}.json").stat().st_size if not found.stock else 0
    return f"its verdict has {size >> 20} MB" if size > 12 << 20 else found.lost()
