"""Tries: the reference, imported from the package that the instructor has installed.

The package cannot be imported where learners' code runs.
"""

CROSSES = "cell: data"
ANSWER = "from solutions.rnn_cell import rnn_step"
