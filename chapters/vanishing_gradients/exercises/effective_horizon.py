"""How `effective_horizon` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import vanishing_gradients as reference


def horizon_cases(rng):
    def norms(*flags):
        """Norms that are far above tol (for 1) or far below it (for 0)."""
        above = np.array(flags, bool)
        return np.where(above, tol * rng.uniform(3, 30, len(above)), tol * rng.uniform(0.01, 0.3, len(above)))

    tol = 1e-3
    yield Case("it falls, and that is that", {"norms": norms(*[1] * int(rng.integers(4, 7)), 0, 0), "tol": tol})
    yield Case("it falls, and comes back", {"norms": norms(1, 1, 0, 0, 1, 0, 0, 0), "tol": tol})
    tol = float(rng.uniform(0.05, 0.2))
    yield Case("another tol", {"norms": norms(1, 0, 1, 1, 1, 0), "tol": tol})
    yield Case("nothing ever falls below tol", {"norms": norms(1, 1, 1, 1, 1), "tol": tol}, edge=True)
    yield Case("norms of exactly tol", {"norms": np.append(norms(1, 0, 1), [tol, tol]), "tol": tol}, edge=True)
    yield Case("all below tol", {"norms": norms(0, 0, 0), "tol": tol}, edge=True)
    yield Case("T = 1", {"norms": norms(1), "tol": tol}, edge=True)


effective_horizon = Exercise(
    reference.effective_horizon, points=2, cases=horizon_cases, returns=("horizon",), minutes=8, core=True
)


@effective_horizon.mistake
def off_by_one(norms, tol=1e-3):
    """You give the lag of the last survivor, not how many lags there are up to it.

    With [1, 0.1, 0.0001], which lags count? How many are they? Lag 0 is one of them.
    """
    return reference.effective_horizon(norms, tol) - 1


@effective_horizon.mistake
def first_not_last(norms, tol=1e-3):
    """You stop where the norm first dips below tol.

    [1, 0.0001, 0.1, 0.0001] must give 3. Which lags after the first dip still count?
    """
    return int(np.argmax(norms < tol))


@effective_horizon.mistake
def survivors_counted(norms, tol=1e-3):
    """You count the norms that reach tol, wherever they are.

    [1, 0.0001, 0.1, 0.0001] must give 3, and two of its norms reach tol. Which lag do you leave out?
    """
    return int((norms >= tol).sum())


@effective_horizon.mistake
def tol_ignored(norms, tol=1e-3):
    """tol is not used.

    Call it with tol = 0.5 and with tol = 0.0005. Does the answer change?
    """
    return reference.effective_horizon(norms, 1e-3)
