# %% rnn_cell-rnn_step-answer
import numpy as np

def rnn_step(x, h, Wx, Wh, b):
    return np.tanh(np.dot(Wx.T, x.T) + np.dot(Wh.T, h.T) + b.reshape(-1, 1)).T


# %% rnn_cell-rnn_step_concat-answer
def rnn_step_concat(x, h, W, b, order='xh'):
    joined = np.hstack((x, h)) if order == 'xh' else np.hstack((h, x))
    return np.tanh(np.dot(joined, W) + b)


# %% rnn_cell-split_concat_weight-answer
def split_concat_weight(W, D, H, order='xh'):
    first, second = np.split(W, [D if order == 'xh' else H], axis=0)
    return [first, second] if order == 'xh' else [second, first]


# %% rnn_cell-two_orders-answer
def two_orders():
    return 'B'


# %% rnn_cell-rnn_forward-answer
def rnn_forward(X, h0, Wx, Wh, b):
    states, h = ([], h0)
    for x in X:
        h = np.tanh(np.dot(x, Wx) + np.dot(h, Wh) + b)
        states.append(h)
    return states


# %% rnn_cell-readout-answer
def readout(hs, Wy, by, mode='many'):
    T, N, H = hs.shape
    out = hs.reshape(T * N, H).dot(Wy).reshape(T, N, -1) + by
    return out if mode == 'many' else out[T - 1]


# %% rnn_cell-count_rnn_params-answer
def count_rnn_params(D, H, K, two_biases=False):
    shapes = [(D, H), (H, H), (H,), (H, K), (K,)] + ([(H,)] if two_biases else [])
    return sum((np.prod(shape) for shape in shapes))


# %% rnn_cell-longer_sequences-answer
def longer_sequences():
    return 'C'


# %% rnn_cell-one_hot_seq-answer
def one_hot_seq(ids, V):
    T, N = ids.shape
    flat = np.zeros((T * N, V))
    flat[np.arange(T * N), ids.ravel()] = 1
    flat[ids.ravel() < 0] = 0
    return flat.reshape(T, N, V)


# %% rnn_cell-embed-answer
def embed(ids, E):
    return np.where((ids >= 0)[..., None], E[np.maximum(ids, 0)], 0.0)


# %% rnn_cell-one_hot_product-answer
def one_hot_product():
    return 'D'


# %% rnn_cell-load_into_torch-answer
import torch

def load_into_torch(Wx, Wh, b):
    rnn = torch.nn.RNN(Wx.shape[0], Wx.shape[1]).double()
    with torch.no_grad():
        rnn.weight_ih_l0.copy_(torch.tensor(Wx).t())
        rnn.weight_hh_l0.copy_(torch.tensor(Wh).t())
        rnn.bias_ih_l0.copy_(torch.tensor(b) / 2)
        rnn.bias_hh_l0.copy_(torch.tensor(b) / 2)
    return rnn


# %% rnn_cell-echo_linear-answer
def echo_linear(k):
    H = k + 1
    Wx, Wh, Wy = (np.zeros((1, H)), np.zeros((H, H)), np.zeros((H, 1)))
    Wx[0, 0] = 1
    for j in range(H - 1):
        Wh[j, j + 1] = 1
    Wy[H - 1, 0] = 1
    return (Wx, Wh, Wy)


# %% rnn_cell-survive_tanh-answer
def survive_tanh(Wx, Wh, Wy):
    return [0.01 * Wx / len(Wh) ** 0.5, Wh, 100 * Wy * len(Wh) ** 0.5]
