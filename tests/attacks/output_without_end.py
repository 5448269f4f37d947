"""Tries: so much output that the gradebook, the notebook and the page burst.

The first 10,000 characters of a cell are kept.
"""

CROSSES = "cell: resources", "pages: resources"
CELLS = ["for _ in range(300): print('x' * 100_000)"]
PAGE = True


def harm(found):
    size = len(found.page) >> 20
    return f"the feedback page has {size} MB" if size > 2 else None
