"""Tries: numpy.testing and torch.allclose that accept everything.

The judge compares in another process, with its own NumPy.
"""

CROSSES = "cell: marks", "judge: marks"
ANSWER = """
import torch

def rnn_step(x, h, Wx, Wh, b):
    return np.zeros_like(h)

np.testing.assert_allclose = np.testing.assert_array_equal = lambda *args, **kwargs: None
torch.allclose = np.allclose = lambda *args, **kwargs: True
"""
