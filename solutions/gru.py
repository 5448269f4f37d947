"""The GRU: two gates, one state. Its two forms, the backward pass of PyTorch's form, and a fair comparison with the
LSTM.

Rows are examples: x (N, D), h (N, H). W (D, 3H), U (H, 3H) and b (3H,) hold the blocks in the order r, z, n: reset
gate, update gate, candidate, PyTorch's. z keeps the old state: h' = (1 - z) n + z h. The cell is that of Cho and others
(EMNLP 2014). Its two forms differ in what r multiplies: the state, or the product of the state with U.
"""

import numpy as np
import torch

from solutions.lstm_gates import lstm_param_count
from solutions.start import sigmoid


def gru_step_before(x, h, W, U, b):
    """One step of a GRU cell, the reset gate before the product.

    Two gates, r and z, and a candidate n, a tanh of input and old state;
    but n meets the old state only after r has multiplied it, unit by
    unit. The new state is a mixture: z is the share of the old state in
    it, 1 - z that of the candidate.
    x (N, D), h (N, H); W (D, 3H), U (H, 3H), b (3H,), stacked r, z, n.
    Returns h_next (N, H).
    """
    W_r, W_z, W_n = np.split(W, 3, axis=1)
    U_r, U_z, U_n = np.split(U, 3, axis=1)
    b_r, b_z, b_n = np.split(b, 3)
    r = sigmoid(x @ W_r + h @ U_r + b_r)  # (N, H)
    z = sigmoid(x @ W_z + h @ U_z + b_z)
    n = np.tanh(x @ W_n + (r * h) @ U_n + b_n)
    return (1 - z) * n + z * h


def gru_step_after(x, h, W, U, b, b_hn):
    """One step of a GRU cell, the reset gate after the product.

    This is PyTorch's form. In the candidate, what r multiplies, unit by
    unit, is the product of old state and matrix with b_hn added to it.
    All else is as in gru_step_before.
    x (N, D), h (N, H); W (D, 3H), U (H, 3H), b (3H,), stacked r, z, n;
    b_hn (H,).
    Returns h_next (N, H).
    """
    xr, xz, xn = np.split(x @ W + b, 3, axis=1)  # each (N, H)
    hr, hz, hn = np.split(h @ U, 3, axis=1)
    r, z = sigmoid(xr + hr), sigmoid(xz + hz)
    n = np.tanh(xn + r * (hn + b_hn))
    return (1 - z) * n + z * h


def flip_z(W, U, b):
    """Weights of a GRU that keeps with z, for one that takes with it.

    Given are the weights of a GRU with h' = (1 - z) n + z h. In the texts
    of some others it is h' = z n + (1 - z) h. Their cell is to compute
    the same with the weights that you return; and so it must be for the
    way back, from theirs to ours.
    W (D, 3H), U (H, 3H), b (3H,), stacked r, z, n.
    Returns new W, U and b of the same shapes.
    """
    sign = np.repeat([1, -1, 1], len(U))
    return W * sign, U * sign, b * sign


def gru_step_backward(dh, cache):
    """One step of a GRU cell, backward: PyTorch's form, reset after.

    dh (N, H) is the gradient that reaches h_next.
    cache is a dict of what the step knew: x (N, D); h (N, H), the old
    state; the gates r, z and the candidate n (N, H), after their
    squashing; hn (N, H), what r multiplied: the product of h and the
    last block of U, with b_hn added; W (D, 3H), U (H, 3H).
    Returns dx (N, D), dh_prev (N, H), dW (D, 3H), dU (H, 3H), db (3H,),
    stacked r, z, n, and db_hn (H,).
    """
    x, h, r, z, n = (cache[name] for name in ("x", "h", "r", "z", "n"))
    da_n = dh * (1 - z) * (1 - n**2)  # (N, H), before the tanh
    da_z = dh * (h - n) * z * (1 - z)
    da_r = da_n * cache["hn"] * r * (1 - r)
    above_x = np.concatenate([da_r, da_z, da_n], axis=1)  # (N, 3H)
    above_h = np.concatenate([da_r, da_z, da_n * r], axis=1)  # the candidate's product was scaled by r
    dx, dh_prev = above_x @ cache["W"].T, above_h @ cache["U"].T + dh * z
    return dx, dh_prev, x.T @ above_x, h.T @ above_h, above_x.sum(axis=0), above_h[:, -h.shape[1] :].sum(axis=0)


def where_forms_agree(H):
    """Weights with which it does not matter where the reset gate acts.

    Find U_n (H, H), the block of U that makes the candidate, and b_hn
    (H,), so that gru_step_before and gru_step_after give the same, for
    every old state and whatever the gates are. (In both, b is the same.)
    Every unit must be able to hear something of the old state: no column
    of U_n may be zero.
    Returns U_n and b_hn.
    """
    return np.diag(np.linspace(0.5, 1.5, H)), np.zeros(H)


def gru_param_count(D, H, form="before"):
    """How many numbers a GRU learns, in one layer.

    D inputs, H units. form says which one it is:
    "before": gru_step_before, with one bias for each of the three blocks;
    "after": gru_step_after, which has b_hn besides;
    "pytorch": PyTorch's, which has two biases for every block.
    Returns a whole number.
    """
    biases = {"before": 3, "after": 4, "pytorch": 6}[form]
    return 3 * H * (D + H) + biases * H


def match_hidden(H_lstm, D):
    """How many units make a GRU as large as a given LSTM.

    Both read D inputs. The LSTM has H_lstm units and one bias for each of
    its four blocks; the GRU is "before" in gru_param_count.
    Returns the number of units, a whole number, with which the GRU's
    count of weights comes nearest to the LSTM's.
    """
    wanted = lstm_param_count(D, H_lstm)
    return min(range(1, 2 * H_lstm + 1), key=lambda H: abs(gru_param_count(D, H) - wanted))


def hidden_bound(h0, T):
    """How large the state of a GRU can become.

    h0 (N, H) is the state it starts from, T > 0 the number of steps.
    Returns bound (N, H): for each entry of the state the smallest number
    that its absolute value cannot exceed at any of the steps 0 to T,
    whatever the weights and the inputs are.
    """
    return np.maximum(1, np.abs(h0))


def set_update_bias(gru, value):
    """Give the update gates of an nn.GRU a bias, in every layer.

    gru is a torch.nn.GRU, of one or more layers, in one direction. Each
    layer k has two biases, bias_ih_lk and bias_hh_lk (3H,), stacked
    r, z, n. Afterwards value (a number) is what they add to every update
    gate together. Nothing else has changed. Its update gate keeps the old
    state when it is open.
    Changes gru itself; what it returns does not matter.
    """
    H = gru.hidden_size
    with torch.no_grad():
        for k in range(gru.num_layers):
            getattr(gru, f"bias_ih_l{k}")[H : 2 * H] = value
            getattr(gru, f"bias_hh_l{k}")[H : 2 * H] = 0


def fair_comparison(train, cells, seeds, updates):
    """Train every cell with every seed, and report what came of it.

    train(cell, seed, updates) trains a new network for so many updates
    and returns its score, a number. cells is a list of names, seeds a
    list of at least three whole numbers. All cells must get the same
    seeds, and every run the same number of updates.
    Returns a dict with one entry for each cell, under its name: the
    median, the smallest and the largest of its scores, in this order.
    """
    report = {}
    for cell in cells:
        scores = [train(cell, seed, updates) for seed in seeds]
        report[cell] = np.median(scores), min(scores), max(scores)
    return report


LETTERS = {  # the right answers to the questions
    "how_many_matrices": "B",
    "is_it_a_special_case": "C",
    "what_may_be_said": "A",
}
