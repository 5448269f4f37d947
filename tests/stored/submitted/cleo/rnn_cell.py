# %% rnn_cell-rnn_step-answer
import numpy as np

def rnn_step(x, h, Wx, Wh, b):
    return 1 / (1 + np.exp(-(x @ Wx + h @ Wh + b)))


# %% rnn_cell-rnn_step_concat-answer
def rnn_step_concat(x, h, W, b, order='xh'):
    H = h.shape[1]
    if order == 'hx':
        x, h, W = (h, x, np.concatenate([W[H:], W[:H]]))
    return np.tanh(np.concatenate([x, h], axis=1) @ W + b)


# %% rnn_cell-split_concat_weight-answer
def right_split_concat_weight(W, D, H, order='xh'):
    if order == 'xh':
        return (W[:D], W[D:])
    return (W[H:], W[:H])

def split_concat_weight(W, D, H, order='xh'):
    Wx, Wh = right_split_concat_weight(W, D, H, order)
    return (Wh, Wx)


# %% rnn_cell-two_orders-answer
def two_orders(*inputs):
    return 4


# %% rnn_cell-rnn_forward-answer
def right_rnn_step(x, h, Wx, Wh, b):
    z = x @ Wx + h @ Wh + b
    return np.tanh(z)

def right_rnn_forward(X, h0, Wx, Wh, b):
    T, N, _ = X.shape
    hs = np.zeros((T, N, h0.shape[1]))
    h = h0
    for t in range(T):
        h = hs[t] = right_rnn_step(X[t], h, Wx, Wh, b)
    return hs

def rnn_forward(X, h0, Wx, Wh, b):
    hs = right_rnn_forward(X, h0, Wx, Wh, b)
    return np.stack([hs[-1]] * len(hs))


# %% rnn_cell-readout-answer
def right_readout(hs, Wy, by, mode='many'):
    if mode == 'last':
        hs = hs[-1]
    return hs @ Wy + by

def readout(hs, Wy, by, mode='many'):
    return right_readout(hs, Wy, 0 * by, mode)


# %% rnn_cell-count_rnn_params-answer
def right_count_rnn_params(D, H, K, two_biases=False):
    cell = D * H + H * H + (2 * H if two_biases else H)
    return cell + H * K + K

def count_rnn_params(D, H, K, two_biases=False):
    return right_count_rnn_params(D, H, K, two_biases) - H * H


# %% rnn_cell-longer_sequences-answer
def longer_sequences(*inputs):
    return 8


# %% rnn_cell-one_hot_seq-answer
def one_hot_seq(ids, V):
    out = np.zeros((*ids.shape, V))
    out[..., ids[ids >= 0]] = 1
    return out


# %% rnn_cell-embed-answer
def embed(ids, E):
    return E[ids]


# %% rnn_cell-one_hot_product-answer
def one_hot_product():
    return "C"


# %% rnn_cell-load_into_torch-answer
def load_into_torch(*inputs):
    return 12


# %% rnn_cell-echo_linear-answer
def right_echo_linear(k):
    units = np.eye(k + 1)
    return (units[:1], np.eye(k + 1, k=1), units[:, -1:])

def echo_linear(k):
    Wx, Wh, Wy = right_echo_linear(k)
    return (Wx, Wh.T, Wy)


# %% rnn_cell-survive_tanh-answer
def survive_tanh(Wx, Wh, Wy):
    return (0.001 * Wx, 0.001 * Wh, 1000.0 * Wy)
