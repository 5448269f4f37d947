"""Wrong answers to `unigram_bits`."""

import numpy as np


def counts_of_what_occurs(train, test, V):
    """Without minlength the counts end with the largest letter of train."""
    counts = np.bincount(train) + 1
    return -np.mean(np.log2(counts / counts.sum())[test])
