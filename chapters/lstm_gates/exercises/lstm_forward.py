"""How `lstm_forward` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, sizes
from chapters.lstm_gates.exercises.shared import cell
from solutions import lstm_gates as reference


def sequence(rng, T, N, D, H, scale=1.0):
    one = cell(rng, N, D, H, scale=scale)
    return {"X": rng.normal(size=(T, N, D)), "h0": one["h"], "c0": one["c"], **{k: one[k] for k in "WUb"}}


def forward_cases(rng):
    N, D, H = sizes(rng, 3)
    T = int(rng.integers(9, 12))  # longer than any other axis
    yield Case("random numbers", sequence(rng, T, N, D, H))
    fresh = sequence(rng, T, N, D, H)
    yield Case("from empty states", {**fresh, "h0": np.zeros((N, H)), "c0": np.zeros((N, H))})
    yield Case("T = 1", sequence(rng, 1, N, D, H), edge=True)
    for label, small in one_sized(N, D, H):
        yield Case(label, sequence(rng, T, *small), edge=True)
    yield Case("a long sequence", sequence(rng, 60, N, D, H, scale=0.3), edge=True)


lstm_forward = Exercise(
    reference.lstm_forward,
    points=3,
    cases=forward_cases,
    returns=("hs", "cs"),
    parts={"hs": (0, "t"), "cs": (0, "t")},
    after=("lstm_gates", "lstm_step"),
    minutes=15,
    core=True,
)


@lstm_forward.follows("lstm_step")
def every_state_comes_of_the_one_before(case, seen):
    before = zip([case["h0"], *seen["hs"][:-1]], [case["c0"], *seen["cs"][:-1]], strict=True)
    after = zip(seen["hs"], seen["cs"], strict=True)
    weights = case["W"], case["U"], case["b"]
    return [((x, *old, *weights), new) for x, old, new in zip(case["X"], before, after, strict=True)]


def run(X, h0, c0, W, U, b, following):
    """A forward pass whose next (h, c) is chosen by ``following(h, c, h_next, c_next)``."""
    h, c, hs, cs = h0, c0, [], []
    for x in X:
        h_next, c_next = reference.lstm_step(x, h, c, W, U, b)
        hs.append(h_next)
        cs.append(c_next)
        h, c = following(h, c, h_next, c_next)
    return np.stack(hs), np.stack(cs)


@lstm_forward.mistake
def c_not_carried(X, h0, c0, W, U, b):
    """Every step starts from the cell state c0.

    Suppose f = 1 and i = 1 at every step. Does your cell state collect what is written, or start anew each time?
    """
    return run(X, h0, c0, W, U, b, lambda h, c, h_next, c_next: (h_next, c))


@lstm_forward.mistake
def h_not_carried(X, h0, c0, W, U, b):
    """Every step starts from the hidden state h0.

    Which h do the gates see at t = 1: the one you were given, or the one the cell has just shown?
    """
    return run(X, h0, c0, W, U, b, lambda h, c, h_next, c_next: (h, c_next))


@lstm_forward.mistake
def nothing_carried(X, h0, c0, W, U, b):
    """Neither state is carried: every step starts from h0 and c0.

    After the step at t = 0, where do you put the two states so that the step at t = 1 can find them?
    """
    return run(X, h0, c0, W, U, b, lambda h, c, h_next, c_next: (h, c))


@lstm_forward.mistake
def c0_ignored(X, h0, c0, W, U, b):
    """c0 has no effect: the cell state always starts from zeros.

    Change c0 and nothing else. Does cs[0] move? Which cell state should the first step find?
    """
    return reference.lstm_forward(X, h0, 0 * c0, W, U, b)


@lstm_forward.mistake
def first_states_ignored(X, h0, c0, W, U, b):
    """h0 and c0 have no effect: the sequence always starts from zeros.

    Change h0 or c0 and nothing else. Does any of your states move? Which states should the first step find?
    """
    return reference.lstm_forward(X, 0 * h0, 0 * c0, W, U, b)


@lstm_forward.mistake
def begins_with_the_second_step(X, h0, c0, W, U, b):
    """hs[0] and cs[0] are never made: the loop begins at t = 1, and finds zeros before it.

    Print t inside your loop. What is the first number that you see? From which states should step 0 start?
    """
    hs, cs = np.zeros((2, len(X), *h0.shape))
    if len(X) > 1:
        hs[1:], cs[1:] = reference.lstm_forward(X[1:], 0 * h0, 0 * c0, W, U, b)
    return hs, cs


@lstm_forward.mistake
def states_exchanged(X, h0, c0, W, U, b):
    """The two states change places from one step to the next.

    In which order does lstm_step return its two values? In which order do you take them, and hand them back?
    """
    return run(X, h0, c0, W, U, b, lambda h, c, h_next, c_next: (c_next, h_next))


@lstm_forward.mistake
def gates_from_c(X, h0, c0, W, U, b):
    """From the second step on, the gates see the cell state in place of the hidden state.

    Two states arrive at a step. Which of them is multiplied by U?
    """
    return run(X, h0, c0, W, U, b, lambda h, c, h_next, c_next: (c_next, c_next))


@lstm_forward.mistake
def cs_as_hs(X, h0, c0, W, U, b):
    """What comes back as hs are the cell states.

    And what comes back as cs? Is one state there twice, or have the two changed places?
    """
    _, cs = reference.lstm_forward(X, h0, c0, W, U, b)
    return cs, cs


@lstm_forward.mistake
def last_only(X, h0, c0, W, U, b):
    """Only the last states come back.

    What would a second layer, or a read-out at every step, need from you?
    """
    hs, cs = reference.lstm_forward(X, h0, c0, W, U, b)
    return hs[-1], cs[-1]


@lstm_forward.mistake
def aliased(X, h0, c0, W, U, b):
    """Every entry is the last state.

    Print hs[0] inside the loop and after it. Are you storing a state, or a view that the next step overwrites?
    """
    hs, cs = reference.lstm_forward(X, h0, c0, W, U, b)
    return np.stack([hs[-1]] * len(hs)), np.stack([cs[-1]] * len(cs))
