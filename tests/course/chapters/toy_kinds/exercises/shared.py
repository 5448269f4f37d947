"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""

import numpy as np


def sizes(rng):
    """Three sizes, at least 3 and all different."""
    return (int(n) for n in rng.permutation(np.arange(3, 8))[:3])
