"""How `state_growth` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, sizes
from chapters.lstm_gradients.exercises.shared import weights
from solutions import lstm_gradients as reference


def growth_inputs(rng, T, N, D, H):
    return {"X": rng.normal(size=(T, N, D)), **weights(rng, D, H, gates=3, scale=2.0)}


def growth_cases(rng):
    N, D, H = sizes(rng, 3)
    T = int(rng.integers(12, 15))
    yield Case("random numbers", growth_inputs(rng, T, N, D, H))
    always = growth_inputs(rng, T, N, D, H)
    always["W"][:], always["U"][:], always["b"][:] = 0, 0, np.repeat([2.0, 1.0, 0.5], H)
    yield Case("the same is written at every step", always)
    yield Case("T = 1", growth_inputs(rng, 1, N, D, H), edge=True)
    for label, small in one_sized(N, D, H):
        yield Case(label, growth_inputs(rng, T, *small), edge=True)


state_growth = Exercise(
    reference.state_growth,
    points=1,
    cases=growth_cases,
    returns=("norms",),
    parts={"norms": (0, "t")},
    after=("lstm1997_step",),
    minutes=8,
)


def grown(X, W, U, b, keep=lambda c: c):
    """h and c after every step. keep: changes the cell state before the next step gets it."""
    h = c = np.zeros((X.shape[1], len(U)))
    hs, cs = [], []
    for x in X:
        h, c = reference.lstm1997_step(x, h, keep(c), W, U, b)
        hs.append(h)
        cs.append(c)
    return np.stack(hs), np.stack(cs)


@state_growth.mistake
def clipped_state(X, W, U, b):
    """The cell state is kept from growing.

    What is it that you are asked to measure? Which line of yours hides it?
    """
    return np.linalg.norm(np.clip(grown(X, W, U, b, lambda c: np.clip(c, -1, 1))[1], -1, 1), axis=2)


@state_growth.mistake
def norm_of_h(X, W, U, b):
    """It is the hidden state that you measure.

    Your step returns two states. Which of them can grow beyond 1?
    """
    return np.linalg.norm(grown(X, W, U, b)[0], axis=2)


@state_growth.mistake
def c_not_carried(X, W, U, b):
    """The cell state is not carried from step to step.

    What is in c when step 2 begins? What should be?
    """
    return np.linalg.norm(grown(X, W, U, b, np.zeros_like)[1], axis=2)


@state_growth.mistake
def one_for_the_batch(X, W, U, b):
    """All sequences of the batch share one norm.

    Should your result change for one sequence if another is replaced?
    """
    return np.linalg.norm(grown(X, W, U, b)[1], axis=(1, 2))


@state_growth.mistake
def along_the_batch(X, W, U, b):
    """The norm is taken along the batch.

    Which axis of c counts the units, and which the sequences? Which should be left?
    """
    return np.linalg.norm(grown(X, W, U, b)[1], axis=1)


@state_growth.mistake
def squared(X, W, U, b):
    """The square root is missing.

    The vector (3, 4) has length 5. What does your formula give for it?
    """
    return (grown(X, W, U, b)[1] ** 2).sum(axis=2)


@state_growth.mistake
def with_the_start(X, W, U, b):
    """There is one row too many: the zeros of the start.

    After how many steps do you measure? How many rows is that?
    """
    norms = reference.state_growth(X, W, U, b)
    return np.concatenate([np.zeros_like(norms[:1]), norms])
