"""The LSTM backward: one step, a sequence, the path along the cell state, and first biases for the forget gate.

lstm_step_backward is the backward pass of lstm_gates.lstm_step, lstm_backward that of lstm_gates.lstm_forward. Two
gradients arrive at every cell state: one from the cell state after it, and one through the hidden state that is made
from it. The cell of 1997, which had no forget gate, is here too, to show how its state grows.
"""

import numpy as np
import torch

from solutions.start import sigmoid


def lstm_step_backward(dh, dc, cache):
    """One step of an LSTM cell, backward.

    dh (N, H) is the gradient that reaches h_next, and dc (N, H) the one
    that reaches c_next from the step after this one.
    cache is a dict of what the step knew: x (N, D); h, c (N, H), the old
    states; the gates i, f, o and the candidate g (N, H), after their
    squashing; c_next (N, H), the new cell state; W (D, 4H), U (H, 4H).
    Returns dx (N, D), dh_prev (N, H), dc_prev (N, H), dW (D, 4H),
    dU (H, 4H), db (4H,), gates stacked i, f, g, o.
    """
    i, f, g, o = (cache[name] for name in "ifgo")
    shown = np.tanh(cache["c_next"])
    dc = dc + dh * o * (1 - shown**2)  # c_next reaches the loss by itself and through h_next
    dz_i = dc * g * i * (1 - i)
    dz_f = dc * cache["c"] * f * (1 - f)
    dz_g = dc * i * (1 - g**2)
    dz_o = dh * shown * o * (1 - o)
    dz = np.concatenate([dz_i, dz_f, dz_g, dz_o], axis=1)  # (N, 4H)
    dx, dh_prev = dz @ cache["W"].T, dz @ cache["U"].T
    return dx, dh_prev, dc * f, cache["x"].T @ dz, cache["h"].T @ dz, dz.sum(axis=0)


def lstm_backward(dhs, cache, dhT=None, dcT=None):
    """A whole sequence through an LSTM, backward.

    dhs (T, N, H): dhs[t] is the gradient that reaches hs[t] from above.
    dhT and dcT (N, H) are what reaches the last h and the last c besides,
    from somebody who uses the final states; None means nothing.
    cache is a dict of what the forward run knew: X (T, N, D); h0, c0
    (N, H); hs, cs, i, f, g, o (T, N, H); W (D, 4H), U (H, 4H). hs[0] and
    cs[0] are the states made from h0 and c0, by the gates i[0], f[0], ...
    Returns dX (T, N, D), dh0 (N, H), dc0 (N, H), dW (D, 4H), dU (H, 4H),
    db (4H,), gates stacked i, f, g, o.
    """
    X, hs, cs = cache["X"], cache["hs"], cache["cs"]
    dX, dW, dU, db = np.zeros_like(X), 0, 0, 0
    dh = np.zeros_like(hs[0]) if dhT is None else dhT
    dc = np.zeros_like(cs[0]) if dcT is None else dcT
    for t in reversed(range(len(X))):
        step = {name: cache[name][t] for name in "ifgo"}
        step.update(x=X[t], c_next=cs[t], W=cache["W"], U=cache["U"])
        step.update(h=hs[t - 1] if t else cache["h0"], c=cs[t - 1] if t else cache["c0"])
        dX[t], dh, dc, dW_t, dU_t, db_t = lstm_step_backward(dhs[t] + dh, dc, step)
        dW, dU, db = dW + dW_t, dU + dU_t, db + db_t
    return dX, dh, dc, dW, dU, db


def cell_path_jacobian(fs):
    """What the direct path leaves of a change of the cell state.

    fs (T, H) holds the forget gates of the steps 0 to T-1 of a sequence.
    The direct path goes from cell state to cell state, not through h.
    Returns J (T, H): J[t] is the derivative, along that path and unit by
    unit, of the last cell state with respect to the one after step t.
    """
    J = np.ones_like(fs)
    for t in reversed(range(len(fs) - 1)):
        J[t] = fs[t + 1] * J[t + 1]
    return J


def half_life(bias):
    """After how many steps half of what a cell held is left.

    Nothing is written meanwhile, and nothing but its bias (a number)
    reaches the forget gate. The answer need not be a whole number, and
    should still be right for a bias of 30.
    """
    return np.log(2) / np.logaddexp(0, -bias)  # ln f = -ln(1 + exp(-bias)), without rounding f to 1


def bias_for_half_life(n):
    """The bias of a forget gate for a half-life of n steps.

    n > 0 need not be a whole number. Nothing else reaches the gate.
    """
    return -np.log(np.expm1(np.log(2) / n))


def init_lstm(D, H, forget_bias, rng):
    """First weights of an LSTM with D inputs and H units.

    W and U are drawn with rng, a NumPy Generator, evenly between
    -1/sqrt(H) and 1/sqrt(H). The biases are zero, but those of the forget
    gate are forget_bias.
    Returns W (D, 4H), U (H, 4H), b (4H,), gates stacked i, f, g, o.
    """
    most = H**-0.5
    W, U = rng.uniform(-most, most, (D, 4 * H)), rng.uniform(-most, most, (H, 4 * H))
    b = np.zeros(4 * H)
    b[H : 2 * H] = forget_bias
    return W, U, b


def set_forget_bias(lstm, value):
    """Give the forget gates of an nn.LSTM a bias, in every layer.

    lstm is a torch.nn.LSTM, of one or more layers, in one direction. Each
    layer k has two biases, bias_ih_lk and bias_hh_lk (4H,), gates stacked
    i, f, g, o. Afterwards value (a number) is what they add to every
    forget gate together. Nothing else has changed.
    Changes lstm itself; what it returns does not matter.
    """
    H = lstm.hidden_size
    with torch.no_grad():
        for k in range(lstm.num_layers):
            getattr(lstm, f"bias_ih_l{k}")[H : 2 * H] = value
            getattr(lstm, f"bias_hh_l{k}")[H : 2 * H] = 0


def lstm1997_step(x, h, c, W, U, b):
    """One step of an LSTM cell as of 1997, without a forget gate.

    It forgets nothing: what is written is added to what was there.
    Everything else is as in the LSTM that you know.
    x (N, D), h (N, H), c (N, H); W (D, 3H), U (H, 3H), b (3H,), stacked
    i, g, o.
    Returns h_next (N, H) and c_next (N, H).
    """
    i, g, o = np.split(x @ W + h @ U + b, 3, axis=1)
    c_next = c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c_next), c_next


def state_growth(X, W, U, b):
    """How large the cell state of the 1997 cell becomes.

    X (T, N, D); W (D, 3H), U (H, 3H), b (3H,), stacked i, g, o. The first
    states are zero. Call your lstm1997_step.
    Returns norms (T, N): for each step and each sequence the length
    (Euclidean norm) of its cell state after that step.
    """
    h = c = np.zeros((X.shape[1], len(U)))
    norms = []
    for x in X:
        h, c = lstm1997_step(x, h, c, W, U, b)
        norms.append(np.linalg.norm(c, axis=1))
    return np.stack(norms)


LETTERS = {  # the right answers to the questions
    "what_is_left": "C",
    "which_path_explodes": "B",
    "what_the_race_shows": "D",
}
