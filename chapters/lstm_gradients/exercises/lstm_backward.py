"""How `lstm_backward` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, saturate, sizes
from chapters.gates import LSTM
from chapters.lstm_gradients.exercises.lstm_step_backward import dc_prev_without_f
from chapters.lstm_gradients.exercises.shared import weights
from solutions import lstm_gates
from solutions import lstm_gradients as reference


def sequence_inputs(rng, T, N, D, H, saturated=False):
    cell = weights(rng, D, H)
    X, h0, c0 = rng.normal(size=(T, N, D)), rng.uniform(-1, 1, (N, H)), rng.uniform(-2, 2, (N, H))
    if saturated:
        saturate(rng, cell["W"], X)
    hs, cs = lstm_gates.lstm_forward(X, h0, c0, **cell)
    before = np.concatenate([h0[None], hs[:-1]])
    gates = [lstm_gates.lstm_gates(x, h, **cell) for x, h in zip(X, before, strict=True)]
    gates = dict(zip("ifgo", map(np.stack, zip(*gates, strict=True)), strict=True))
    cache = {"X": X, "h0": h0, "c0": c0, "hs": hs, "cs": cs, **gates, "W": cell["W"], "U": cell["U"]}
    return {"dhs": rng.normal(size=(T, N, H)), "cache": cache, "dhT": None, "dcT": None}


def sequence_cases(rng):
    N, D, H = sizes(rng, 3)
    T = int(rng.integers(8, 11))  # longer than any other axis
    last = sequence_inputs(rng, T, N, D, H)
    last["dhs"][:-1] = 0
    yield Case("a loss at the last step only", last)
    yield Case("a loss at every step", sequence_inputs(rng, T, N, D, H))
    final = {"dhT": rng.normal(size=(N, H)), "dcT": rng.normal(size=(N, H))}
    yield Case("the final states are used, too", {**sequence_inputs(rng, T, N, D, H), **final})
    yield Case("T = 1", {**sequence_inputs(rng, 1, N, D, H), **final}, edge=True)
    for label, small in one_sized(N, D, H):
        yield Case(label, sequence_inputs(rng, T, *small), edge=True)
    yield Case("saturated gates", sequence_inputs(rng, T, N, D, H, saturated=True), edge=True)


lstm_backward = Exercise(
    reference.lstm_backward,
    points=6,
    cases=sequence_cases,
    returns={"dX": 2, "dh0": 1, "dc0": 1, "dW": 2, "dU": 1, "db": 1},
    parts={"dX": (0, "t"), "dW": (1, LSTM), "dU": (1, LSTM), "db": (0, LSTM)},
    after=("lstm_step_backward",),
    minutes=30,
)


def run_back(dhs, cache, dhT, dcT, above=None, carry=None, old=None, order=None, back=reference.lstm_step_backward):
    """Backward with one thing changed.

    above: (t, dhs[t]) -> what comes from above. carry: (handed here, handed on) -> what the step before receives, both
    being pairs for h and c. old: (name, t) -> an old state. order: the steps in the order in which they are done.
    back: one step backward.
    """
    T, zero = len(dhs), np.zeros_like(dhs[0])

    def before(name, t):
        return cache[f"{name}s"][t - 1] if t else cache[f"{name}0"]

    old = old or before
    handed = (zero if dhT is None else dhT, zero if dcT is None else dcT)
    dX, dW, dU, db = np.zeros_like(cache["X"]), 0, 0, 0
    for t in reversed(range(T)) if order is None else order:
        step = {name: cache[name][t] for name in "ifgo"} | {"W": cache["W"], "U": cache["U"]}
        step |= {"x": cache["X"][t], "c_next": cache["cs"][t], "h": old("h", t), "c": old("c", t)}
        dh = (above(t, dhs[t]) if above else dhs[t]) + handed[0]
        dX[t], *on, dWt, dUt, dbt = back(dh, handed[1], step)
        handed = carry(handed, on) if carry else on
        dW, dU, db = dW + dWt, dU + dUt, db + dbt
    return dX, handed[0], handed[1], dW, dU, db


@lstm_backward.mistake(pointer="Two states were handed on forward. How many gradients are handed back?")
def dc_not_carried(dhs, cache, dhT=None, dcT=None):
    """dc is not carried from step to step.

    Along the cell a gradient can travel far. In yours, which line takes dc from step t to step t − 1?
    """
    return run_back(dhs, cache, dhT, dcT, carry=lambda here, on: (on[0], here[1]))


@lstm_backward.mistake
def dh_not_carried(dhs, cache, dhT=None, dcT=None):
    """dh is not carried from step to step.

    The loss reads h_t. What else reads it, one step later?
    """
    return run_back(dhs, cache, dhT, dcT, carry=lambda here, on: (here[0], on[1]))


@lstm_backward.mistake
def nothing_carried(dhs, cache, dhT=None, dcT=None):
    """Nothing is carried from step to step: every step starts from the same two gradients.

    Print what your loop hands to step T − 1, and what to step T − 2. Where should the second come from?
    """
    return run_back(dhs, cache, dhT, dcT, carry=lambda here, on: here)


@lstm_backward.mistake
def carried_out_of_step_0_only(dhs, cache, dhT=None, dcT=None):
    """Nothing is carried from step to step: every step starts from the same two gradients. dh0 and dc0 are what the last
    call gave.

    Print what your loop hands to step T − 1, and what to step T − 2. Where should the second come from?
    """
    given = []

    def carry(here, on):
        given.append(on)
        return here

    dX, _, _, *shared = run_back(dhs, cache, dhT, dcT, carry=carry)
    return dX, *given[-1], *shared


@lstm_backward.mistake
def dhs_ignored(dhs, cache, dhT=None, dcT=None):
    """Only the last step's loss is sent back.

    Steps in the middle have a loss of their own. Where in your loop does dhs[t] come in?
    """
    return run_back(dhs, cache, dhT, dcT, above=lambda t, dh: dh if t == len(dhs) - 1 else 0 * dh)


@lstm_backward.mistake
def accumulate_missing(dhs, cache, dhT=None, dcT=None):
    """The weight gradients are those of one step, the first; the contributions of the others are overwritten.

    How many steps used U? How many of them contribute to your dU?
    """
    whole, later = (run_back(dhs, cache, dhT, dcT, order=range(len(dhs) - 1, end, -1)) for end in (-1, 0))
    return *whole[:3], *(a - b for a, b in zip(whole[3:], later[3:], strict=True))


@lstm_backward.mistake
def last_step_alone(dhs, cache, dhT=None, dcT=None):
    """The weight gradients are those of one step, the last; the other steps contribute nothing.

    How many steps used U? In which pass of your loop are dW, dU and db made?
    """
    whole = reference.lstm_backward(dhs, cache, dhT, dcT)
    return *whole[:3], *run_back(dhs, cache, dhT, dcT, order=[len(dhs) - 1])[3:]


@lstm_backward.mistake
def divided_by_T(dhs, cache, dhT=None, dcT=None):
    """The weight gradients are averaged over the steps.

    Change one entry of U a little. At how many steps does that change something? Are these effects added, or
    averaged?
    """
    *rest, dW, dU, db = reference.lstm_backward(dhs, cache, dhT, dcT)
    return *rest, dW / len(dhs), dU / len(dhs), db / len(dhs)


@lstm_backward.mistake
def dcT_ignored(dhs, cache, dhT=None, dcT=None):
    """dcT has no effect.

    Somebody may use the last cell state, a decoder for instance. Where does their gradient enter your loop?
    """
    return reference.lstm_backward(dhs, cache, dhT)


@lstm_backward.mistake
def finals_ignored(dhs, cache, dhT=None, dcT=None):
    """dhT and dcT have no effect.

    Before your loop starts there are two gradients that it will carry. What should they be at the very beginning?
    """
    return reference.lstm_backward(dhs, cache)


@lstm_backward.mistake
def forward_order(dhs, cache, dhT=None, dcT=None):
    """The loop runs forward in time.

    What reaches step t from later steps must be known before step t is done. Which step can be done first?
    """
    return run_back(dhs, cache, dhT, dcT, order=range(len(dhs)))


@lstm_backward.mistake
def dc_piles_up(dhs, cache, dhT=None, dcT=None):
    """What is carried along the cell piles up: gradients of later steps are handed on again and again.

    What step t + 1 hands to step t has been used once step t is done. What should step t hand on?
    """
    return run_back(dhs, cache, dhT, dcT, carry=lambda here, on: (on[0], here[1] + on[1]))


@lstm_backward.mistake
def carry_without_f(dhs, cache, dhT=None, dcT=None):
    """What is carried along the cell has not passed through the forget gate.

    Look at the thick line of a cell, forward: there is something between one cell state and the next. Does your dc
    pass through it?
    """
    return run_back(dhs, cache, dhT, dcT, back=dc_prev_without_f)


@lstm_backward.mistake
def finals_exchanged(dhs, cache, dhT=None, dcT=None):
    """dhT and dcT are exchanged.

    Which of the two carried gradients belongs to h, and which to c, when your loop starts?
    """
    return reference.lstm_backward(dhs, cache, dcT, dhT)


@lstm_backward.mistake
def old_h_one_late(dhs, cache, dhT=None, dcT=None):
    """dU is made with the hidden state that each step produced.

    Which hidden state did U meet at step t: the one that goes into the step, or the one that comes out?
    """

    def old(name, t):
        return cache["hs"][t] if name == "h" else cache["cs"][t - 1] if t else cache["c0"]

    return run_back(dhs, cache, dhT, dcT, old=old)


@lstm_backward.mistake
def old_c_one_late(dhs, cache, dhT=None, dcT=None):
    """The forget gates are differentiated with the cell state that each step produced.

    cs[t] came out of step t. Which cell state went into it?
    """

    def old(name, t):
        return cache["cs"][t] if name == "c" else cache["hs"][t - 1] if t else cache["h0"]

    return run_back(dhs, cache, dhT, dcT, old=old)


@lstm_backward.mistake
def wraps_around(dhs, cache, dhT=None, dcT=None):
    """At t = 0 the old states are taken from the other end of the sequence.

    What does hs[t - 1] mean in Python when t is 0?
    """
    return run_back(dhs, cache, dhT, dcT, old=lambda name, t: cache[f"{name}s"][t - 1])


@lstm_backward.mistake
def starts_taken_as_zero(dhs, cache, dhT=None, dcT=None):
    """At t = 0 the old states are taken to be zero.

    From which states did step 0 start? Are they always zero?
    """

    def old(name, t):
        return cache[f"{name}s"][t - 1] if t else np.zeros_like(cache["h0"])

    return run_back(dhs, cache, dhT, dcT, old=old)


@lstm_backward.mistake
def first_step_left_out(dhs, cache, dhT=None, dcT=None):
    """The loop ends one step too soon: step 0 is left out.

    Print t inside your loop. What is the last number that you see?
    """
    return run_back(dhs, cache, dhT, dcT, order=range(len(dhs) - 1, 0, -1))


@lstm_backward.mistake
def dX_reversed(dhs, cache, dhT=None, dcT=None):
    """dX comes back in the order in which you made it: the last step first.

    Your loop meets the last step first. Where in dX does its gradient stand?
    """
    dX, *rest = reference.lstm_backward(dhs, cache, dhT, dcT)
    return dX[::-1], *rest


@lstm_backward.mistake
def starts_without_gradient(dhs, cache, dhT=None, dcT=None):
    """The first states receive no gradient.

    When step 0 is done, two gradients are left over that no earlier step will use. To which states do they belong?
    """
    dX, dh0, dc0, *shared = reference.lstm_backward(dhs, cache, dhT, dcT)
    return dX, np.zeros_like(dh0), np.zeros_like(dc0), *shared
