"""Tries: a NumPy changed for whoever comes next in the same process.

Every learner has their own process, forked before any learner's code ran.
"""

CROSSES = "next learner: marks"
CELLS = [
    """
import matplotlib, torch
np.tanh = torch.tanh = np.dot = lambda *args, **kwargs: 1 / 0
np.ndarray.__class__
open.__class__
"""
]
