"""Peepholes and other variants of the LSTM: gates that read the cell state, one gate that does the work of two, and
cells without one of their parts. Then weights for a clock, set by hand.

As in lstm_gates, rows are examples and the gates are stacked i, f, g, o. The peepholes p (3H,) are stacked i, f, o,
one number for each unit and gate: i and f peep at the old cell state, o at the new one. So it stands in Gers,
Schraudolph and Schmidhuber (JMLR 3, 2002), in Graves (2013) and in ONNX. The variants are those of Greff and others,
"LSTM: a search space odyssey" (2017), seven of their eight.
"""

import numpy as np

from solutions.lstm_gates import lstm_param_count
from solutions.start import sigmoid


def peephole_step(x, h, c, W, U, b, p):
    """One step of an LSTM cell whose gates also look at the cell state.

    x (N, D), h (N, H), c (N, H); W (D, 4H), U (H, 4H), b (4H,), stacked
    i, f, g, o; p (3H,) holds the peepholes, stacked i, f, o. The input
    and the forget gate peep at the old cell state, the output gate at
    the new one, each unit at its own cell only.
    Returns h_next (N, H) and c_next (N, H).
    """
    z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
    p_i, p_f, p_o = np.split(p, 3)
    i, f = sigmoid(z_i + p_i * c), sigmoid(z_f + p_f * c)
    c_next = f * c + i * np.tanh(z_g)
    o = sigmoid(z_o + p_o * c_next)  # what has just been written can be seen at once
    return o * np.tanh(c_next), c_next


def peephole_step_backward(dh, dc, cache):
    """One step of an LSTM cell with peepholes, backward.

    dh (N, H) is the gradient that reaches h_next, and dc (N, H) the one
    that reaches c_next from the step after this one.
    cache is a dict of what the step knew: x (N, D); h, c (N, H), the old
    states; the gates i, f, o and the candidate g (N, H), after their
    squashing; c_next (N, H), the new cell state; W (D, 4H), U (H, 4H)
    and the peepholes p (3H,), stacked i, f, o.
    Returns dx (N, D), dh_prev (N, H), dc_prev (N, H), dW (D, 4H),
    dU (H, 4H), db (4H,), stacked i, f, g, o, and dp (3H,), stacked
    i, f, o.
    """
    i, f, g, o, c, c_next = (cache[name] for name in ("i", "f", "g", "o", "c", "c_next"))
    p_i, p_f, p_o = np.split(cache["p"], 3)
    shown = np.tanh(c_next)
    dz_o = dh * shown * o * (1 - o)
    dc = dc + dh * o * (1 - shown**2) + dz_o * p_o  # the third way from c_next to the loss
    dz_i, dz_f, dz_g = dc * g * i * (1 - i), dc * c * f * (1 - f), dc * i * (1 - g**2)
    dz = np.concatenate([dz_i, dz_f, dz_g, dz_o], axis=1)  # (N, 4H)
    dc_prev = dc * f + dz_i * p_i + dz_f * p_f
    dp = np.concatenate([dz_i * c, dz_f * c, dz_o * c_next], axis=1).sum(axis=0)
    dx, dh_prev = dz @ cache["W"].T, dz @ cache["U"].T
    return dx, dh_prev, dc_prev, cache["x"].T @ dz, cache["h"].T @ dz, dz.sum(axis=0), dp


def coupled_step(x, h, c, W, U, b):
    """One step of an LSTM cell that forgets exactly where it writes.

    The input gate is learnt; the forget gate has no weights of its own,
    it is what the input gate leaves: f = 1 - i. There are no peepholes.
    x (N, D), h (N, H), c (N, H); W (D, 3H), U (H, 3H), b (3H,), stacked
    i, g, o.
    Returns h_next (N, H) and c_next (N, H).
    """
    i, g, o = np.split(x @ W + h @ U + b, 3, axis=1)
    i = sigmoid(i)
    c_next = (1 - i) * c + i * np.tanh(g)
    return sigmoid(o) * np.tanh(c_next), c_next


def variant_step(x, h, c, W, U, b, p, variant="V"):
    """One step of an LSTM cell with one of its parts taken out.

    x (N, D), h (N, H), c (N, H); W (D, 4H), U (H, 4H), b (4H,), stacked
    i, f, g, o; p (3H,), stacked i, f, o, as in peephole_step.
    variant is "V" for the whole cell, with peepholes, or one of
      "NIG"   no input gate: what it multiplies passes as it is
      "NFG"   no forget gate, likewise
      "NOG"   no output gate, likewise
      "NIAF"  no input activation function: no tanh on the candidate
      "NOAF"  no output activation function: no tanh on the cell state
      "CIFG"  coupled input and forget gate: f = 1 - i
      "NP"    no peepholes
    Weights of a part that is taken out are there, and not used.
    Returns h_next (N, H) and c_next (N, H).
    """
    z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
    p_i, p_f, p_o = np.split(np.zeros_like(p) if variant == "NP" else p, 3)
    i = 1.0 if variant == "NIG" else sigmoid(z_i + p_i * c)
    f = 1.0 if variant == "NFG" else 1 - i if variant == "CIFG" else sigmoid(z_f + p_f * c)
    c_next = f * c + i * (z_g if variant == "NIAF" else np.tanh(z_g))
    o = 1.0 if variant == "NOG" else sigmoid(z_o + p_o * c_next)
    return o * (c_next if variant == "NOAF" else np.tanh(c_next)), c_next


def peephole_param_count(D, H, kind="diagonal"):
    """How many numbers one layer of an LSTM with peepholes learns.

    D inputs, H units, one bias for each gate and for the candidate.
    kind "diagonal": each gate of a unit peeps at that unit's cell only;
    "full": each gate of a unit peeps at the cells of all units.
    Returns a whole number.
    """
    return lstm_param_count(D, H) + 3 * (H if kind == "diagonal" else H * H)


def timer_weights(n):
    """Weights of an LSTM cell with peepholes, set by hand: a clock.

    The cell has one input and one unit, and its states begin at zero. The
    input is 1 at one step, the start, and 0 at all others. The output
    gate must open at the n-th step, counting the start as the first, and
    from there on at every n-th step. At all other steps it is shut.
    (Open: o is 0.9 or more; shut: 0.1 or less.) n is a whole number from
    2 to 50.
    Returns W (1, 4), U (1, 4), b (4,), stacked i, f, g, o, and p (3,),
    stacked i, f, o.
    """
    K = 40.0  # sigmoid(K) and tanh(K) are 1 to the last bit
    W = np.array([[2 * K, 0, 0, 0]])  # the start opens i ...
    b = np.array([-K, 2 * K * (n - 0.5), K, -2 * K * (n - 0.5)])
    p = np.array([2 * K, -2 * K, 2 * K])  # ... and a count keeps it open; a full one shuts f and opens o
    return W, np.zeros((1, 4)), b, p


LETTERS = {  # the right answers to the questions
    "fifth_element": "B",
    "behind_a_shut_gate": "C",
    "verdict_on_timing": "A",
}
