"""How `masked_rnn_forward` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.deep_networks.exercises.shared import is_real, some_lengths
from solutions import deep_networks as reference
from solutions.rnn_cell import rnn_step


def masked_inputs(rng, T, N, D, H, lengths=None, scale=0.7):
    return {
        "X": rng.normal(size=(T, N, D)),
        "lengths": some_lengths(rng, T, N) if lengths is None else lengths,
        "h0": rng.uniform(-1, 1, (N, H)),
        "Wx": rng.normal(0, scale, (D, H)),
        "Wh": rng.normal(0, scale, (H, H)),
        "b": rng.normal(0, scale, H),
    }


def masked_cases(rng):
    T, N, D, H = (int(n) for n in rng.permutation([4, 5, 6, 7])[:4])
    zeros = masked_inputs(rng, T, N, D, H)
    zeros["X"][np.arange(T)[:, None] >= zeros["lengths"]] = 0
    yield Case("zeros as padding", zeros)
    yield Case("rubbish as padding", masked_inputs(rng, T, N, D, H))
    none = masked_inputs(rng, T, N, D, H)
    none["X"][~is_real(none["X"], none["lengths"])] = np.nan
    yield Case("NaN as padding", none, edge=True)
    yield Case("nothing is padded", masked_inputs(rng, T, N, D, H, np.full(N, T)), edge=True)
    yield Case("N = 1", masked_inputs(rng, T, 1, D, H, np.array([T - 2])), edge=True)
    yield Case("T = 1", masked_inputs(rng, 1, N, D, H, np.ones(N, int)), edge=True)
    yield Case("H = 1", masked_inputs(rng, T, N, D, 1), edge=True)
    yield Case("D = 1", masked_inputs(rng, T, N, 1, H), edge=True)
    yield Case("huge pre-activations", masked_inputs(rng, T, N, D, H, scale=400.0), edge=True)


masked_rnn_forward = Exercise(
    reference.masked_rnn_forward,
    points=3,
    cases=masked_cases,
    returns=("hs",),
    parts={"hs": (0, "t")},
    minutes=12,
    core=True,
)


def masked(X, h0, Wx, Wh, b, real, keep=None):
    """The reference, in which parts can be changed. keep: (new, old, mask (N, 1)) -> the state."""
    hs, h = [], h0
    for t in range(len(X)):
        new, m = rnn_step(X[t], h, Wx, Wh, b), real[t][:, None]
        h = np.where(m, new, h) if keep is None else keep(new, h, m)
        hs.append(h)
    return np.stack(hs)


@masked_rnn_forward.mistake
def lengths_ignored(X, lengths, h0, Wx, Wh, b):
    """Nothing is masked: the padding is read like everything else.

    Print the states of a short sequence after its end. Do they stand still?
    """
    return masked(X, h0, Wx, Wh, b, np.ones((len(X), X.shape[1]), bool))


@masked_rnn_forward.mistake
def zeroes_state(X, lengths, h0, Wx, Wh, b):
    """After its end the state of a sequence is erased.

    If somebody takes the state at step T, what do they get of a sequence that ended early?
    """
    return masked(X, h0, Wx, Wh, b, is_real(X, lengths), lambda new, h, m: new * m)


@masked_rnn_forward.mistake
def masks_input_only(X, lengths, h0, Wx, Wh, b):
    """The padding is made zero, and then read.

    With x = 0, what are x Wx, h Wh and b? Does the state stand still?
    """
    return masked(X * is_real(X, lengths)[..., None], h0, Wx, Wh, b, np.ones((len(X), X.shape[1]), bool))


@masked_rnn_forward.mistake
def stops_too_early(X, lengths, h0, Wx, Wh, b):
    """The states stop one step too early.

    Take a sequence of length 1. How many updates should its state see, and how many does it see?
    """
    return masked(X, h0, Wx, Wh, b, np.arange(1, len(X) + 1)[:, None] < lengths)


@masked_rnn_forward.mistake
def stops_too_late(X, lengths, h0, Wx, Wh, b):
    """The states stop one step too late.

    Take a sequence of length 1. How many updates should its state see, and how many does it see?
    """
    return masked(X, h0, Wx, Wh, b, np.arange(len(X))[:, None] <= lengths)


@masked_rnn_forward.mistake
def back_to_h0(X, lengths, h0, Wx, Wh, b):
    """After its end a sequence goes back to its first state.

    Which state is a sequence in when it ends? Which should it be in ten steps later?
    """
    return masked(X, h0, Wx, Wh, b, is_real(X, lengths), lambda new, h, m: np.where(m, new, h0))


@masked_rnn_forward.mistake
def mask_inverted(X, lengths, h0, Wx, Wh, b):
    """Real steps wait and padding is read: the mask is the wrong way round.

    In your mask, what does a one stand for? And what does a one do?
    """
    return masked(X, h0, Wx, Wh, b, ~is_real(X, lengths))
