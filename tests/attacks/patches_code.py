"""Tries: another __code__ for assert_allclose, so that whoever has imported it is fooled too.

The judge compares in another process, with its own NumPy.
"""

CROSSES = "cell: marks", "judge: marks"
CELLS = [
    """
def nothing(*args, **kwargs): pass
from numpy.testing._private import utils
for f in (utils.assert_allclose, utils.assert_array_equal):
    f = getattr(f, "__wrapped__", f)
    f.__code__ = nothing.__code__
"""
]
