"""Other right answers to `unit_correlations`: each earns full marks."""

import numpy as np

from chapters.lab_generator.exercises.unit_correlations import unit_correlations


@unit_correlations.equivalent
def with_corrcoef(hs, signal):
    found = np.zeros(hs.shape[1])
    for k in range(hs.shape[1]):
        if hs[:, k].std() > 0 and signal.std() > 0:
            found[k] = np.corrcoef(hs[:, k], signal)[0, 1]
    return found


@unit_correlations.equivalent
def with_nan_to_num(hs, signal):
    with np.errstate(all="ignore"):
        z, s = ((a - a.mean(axis=0)) / a.std(axis=0) for a in (hs, signal))
        return np.nan_to_num((z * s[:, None]).mean(axis=0))
