"""The reference agrees with means that are taken one by one."""

import numpy as np
import pytest
from solutions.averages import moving_average


@pytest.mark.parametrize(("T", "k"), [(6, 3), (6, 1), (6, 6), (1, 1)])
def test_each_entry_is_the_mean_of_k_neighbours(T, k):
    x = np.random.default_rng(0).normal(size=T)
    np.testing.assert_allclose(moving_average(x, k), [x[t : t + k].mean() for t in range(T - k + 1)])
