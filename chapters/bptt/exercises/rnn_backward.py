"""How `rnn_backward` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, saturate, sizes
from chapters.bptt.exercises.shared import cell
from solutions import bptt as reference
from solutions import rnn_cell


def backward_inputs(rng, T, N, D, H, saturated=False):
    one = cell(rng, N, D, H)
    X, h0 = rng.normal(size=(T, N, D)), np.tanh(one["h"])
    if saturated:
        saturate(rng, one["Wx"], X)
    hs = rnn_cell.rnn_forward(X, h0, one["Wx"], one["Wh"], one["b"])
    return {"dhs": rng.normal(size=(T, N, H)), "cache": {"X": X, "h0": h0, "hs": hs, "Wx": one["Wx"], "Wh": one["Wh"]}}


def backward_cases(rng):
    N, D, H = sizes(rng, 3)
    T = int(rng.integers(8, 11))  # longer than any other axis
    last = backward_inputs(rng, T, N, D, H)
    last["dhs"][:-1] = 0
    yield Case("a loss at the last step only", last)
    yield Case("a loss at every step", backward_inputs(rng, T, N, D, H))
    yield Case("T = 1", backward_inputs(rng, 1, N, D, H), edge=True)
    for label, small in one_sized(N, D, H):
        yield Case(label, backward_inputs(rng, T, *small), edge=True)
    yield Case("saturated units", backward_inputs(rng, T, N, D, H, saturated=True), edge=True)


rnn_backward = Exercise(
    reference.rnn_backward,
    points=6,
    cases=backward_cases,
    returns=("dX", "dh0", "dWx", "dWh", "db"),
    parts={"dX": (0, "t")},
    after=("tanh_backward", "rnn_step_backward"),
    minutes=25,
    core=True,
)


def run_back(dhs, cache, arrives=None, hands_on=None, old=None, order=None):
    """Backward with one thing changed.

    arrives: (t, from above, from later) -> dh. hands_on: (dh, dz, what was handed here) -> the gradient of the old
    state. old: the old states. order: the steps in the order in which they are done.
    """
    X, hs, Wh = cache["X"], cache["hs"], cache["Wh"]
    arrives = arrives or (lambda t, above, later: above + later)
    hands_on = hands_on or (lambda dh, dz, handed: dz @ Wh.T)
    olds = np.concatenate([cache["h0"][None], hs[:-1]]) if old is None else old
    dX, dz_of, carry = np.zeros_like(X), np.zeros_like(hs), np.zeros_like(dhs[0])
    for t in order or reversed(range(len(X))):
        dh = arrives(t, dhs[t], carry)
        dz_of[t] = dh * (1 - hs[t] ** 2)
        dX[t] = dz_of[t] @ cache["Wx"].T
        carry = hands_on(dh, dz_of[t], carry)
    dWx, dWh = np.einsum("tnd,tnh->dh", X, dz_of), np.einsum("tnh,tnk->hk", olds, dz_of)
    return dX, carry, dWx, dWh, dz_of.sum(axis=(0, 1))


@rnn_backward.mistake(pointer="A state goes two ways: up, and on to the next step.")
def no_carry(dhs, cache):
    """Nothing is carried from one step to the step before it.

    Put a loss at the last step only. Does the first input receive a gradient, and should it?
    """
    return run_back(dhs, cache, arrives=lambda t, above, later: above)


@rnn_backward.mistake
def carry_only(dhs, cache):
    """Only the last step's loss is sent back.

    Steps in the middle have a loss of their own. Where in your loop does dhs[t] come in?
    """
    return run_back(dhs, cache, arrives=lambda t, above, later: above if t == len(dhs) - 1 else later)


@rnn_backward.mistake
def overwritten(dhs, cache):
    """The weight gradients are those of one step, the first; the contributions of the others are overwritten.

    How many steps used Wh? How many of them contribute to your dWh?
    """
    dX, dh0, *_ = reference.rnn_backward(dhs, cache)
    X, hs, h0 = cache["X"], cache["hs"], cache["h0"]
    carried = np.array(dhs)
    for t in range(len(dhs) - 1, 0, -1):
        carried[t - 1] += (carried[t] * (1 - hs[t] ** 2)) @ cache["Wh"].T
    dz = carried[0] * (1 - hs[0] ** 2)
    return dX, dh0, X[0].T @ dz, h0.T @ dz, dz.sum(axis=0)


@rnn_backward.mistake
def last_step_alone(dhs, cache):
    """The weight gradients are those of one step, the last; the other steps contribute nothing.

    How many steps used Wh? In which pass of your loop are dWx, dWh and db made?
    """
    dX, dh0, *_ = reference.rnn_backward(dhs, cache)
    h, dz = (cache["h0"], *cache["hs"])[-2], dhs[-1] * (1 - cache["hs"][-1] ** 2)
    return dX, dh0, cache["X"][-1].T @ dz, h.T @ dz, dz.sum(axis=0)


@rnn_backward.mistake
def first_state_taken_as_zero(dhs, cache):
    """dWh does not know h0: at t = 0 the old state is taken to be zero, or step 0 is left out.

    From which state did step 0 start? Is it always zero?
    """
    old = np.concatenate([0 * cache["h0"][None], cache["hs"][:-1]])
    return run_back(dhs, cache, old=old)


@rnn_backward.mistake
def forward_order(dhs, cache):
    """The loop runs forward in time.

    What arrives at hs[t] from later steps must be known before step t is done. Which step can be done first?
    """
    return run_back(dhs, cache, order=range(len(dhs)))


@rnn_backward.mistake
def divided_by_T(dhs, cache):
    """The weight gradients are averaged over the steps.

    Change one entry of Wh a little. At how many steps does that change something? Are these effects added, or
    averaged?
    """
    dX, dh0, *shared = reference.rnn_backward(dhs, cache)
    return dX, dh0, *(g / len(dhs) for g in shared)


@rnn_backward.mistake
def dh0_missing(dhs, cache):
    """dh0 is zero.

    When step 0 is done, a gradient is left over that no earlier step will use. To which state does it belong?
    """
    dX, dh0, *shared = reference.rnn_backward(dhs, cache)
    return dX, np.zeros_like(dh0), *shared


@rnn_backward.mistake
def dWh_one_step_late(dhs, cache):
    """dWh is made with the state that each step produced.

    Which state did Wh meet at step t: the one that goes into the step, or the one that comes out?
    """
    return run_back(dhs, cache, old=cache["hs"])


@rnn_backward.mistake
def hs_wraps_around(dhs, cache):
    """At t = 0 the old state is taken from the other end of the sequence.

    What does hs[t - 1] mean in Python when t is 0?
    """
    return run_back(dhs, cache, old=np.roll(cache["hs"], 1, axis=0))


@rnn_backward.mistake
def dX_reversed(dhs, cache):
    """dX comes back in the order in which you made it: the last step first.

    Your loop meets the last step first. Where in dX does its gradient stand?
    """
    dX, *rest = reference.rnn_backward(dhs, cache)
    return dX[::-1], *rest


@rnn_backward.mistake
def carry_piles_up(dhs, cache):
    """What is carried piles up: the gradients of all later steps are handed on again and again.

    What step t + 1 hands to step t has been used once step t is done. What should step t hand on?
    """
    return run_back(dhs, cache, hands_on=lambda dh, dz, handed: handed + dz @ cache["Wh"].T)


@rnn_backward.mistake
def carry_skips_tanh(dhs, cache):
    """What is handed to the step before has not passed through the tanh.

    Between a state and the one before it there are a product and a tanh. Through which of them does your gradient
    pass?
    """
    return run_back(dhs, cache, hands_on=lambda dh, dz, handed: dh @ cache["Wh"].T)


@rnn_backward.mistake
def first_step_left_out(dhs, cache):
    """The contribution of step 0 is left out.

    Print t inside your loop: does it come down to 0? And from which state did step 0 start?
    """
    return run_back(dhs, cache, order=range(len(dhs) - 1, 0, -1))
