# %% rnn_cell-rnn_step-answer
import numpy as np

def rnn_step(x, h, Wx, Wh, b):
    z = x @ Wx + h @ Wh + b
    return np.tanh(z)

in_double = rnn_step

def rnn_step(*a):
    print('called')
    return in_double(*a).astype('float32')


# %% rnn_cell-rnn_step_concat-answer
def rnn_step_concat(x, h, W, b, order='xh'):
    joined = np.concatenate([x, h] if order == 'xh' else [h, x], axis=1)
    return np.tanh(joined @ W + b)


# %% rnn_cell-split_concat_weight-answer
def split_concat_weight(W, D, H, order='xh'):
    if order == 'xh':
        return (W[:D], W[D:])
    return (W[H:], W[:H])


# %% rnn_cell-two_orders-answer
def two_orders():
    return 'B'


# %% rnn_cell-rnn_forward-answer
def rnn_forward(X, h0, Wx, Wh, b):
    T, N, _ = X.shape
    hs = np.zeros((T, N, h0.shape[1]))
    h = h0
    for t in range(T):
        h = hs[t] = rnn_step(X[t], h, Wx, Wh, b)
    return hs


# %% rnn_cell-readout-answer
def readout(hs, Wy, by, mode='many'):
    if mode == 'last':
        hs = hs[-1]
    return hs @ Wy + by


# %% rnn_cell-count_rnn_params-answer
def count_rnn_params(D, H, K, two_biases=False):
    cell = D * H + H * H + (2 * H if two_biases else H)
    return cell + H * K + K


# %% rnn_cell-longer_sequences-answer
def longer_sequences():
    return 'C'


# %% rnn_cell-one_hot_seq-answer
def one_hot_seq(ids, V):
    return (ids[:, :, None] == np.arange(V)).astype(float)


# %% rnn_cell-embed-answer
def embed(ids, E):
    vectors = E[ids]
    vectors[ids == -1] = 0
    return vectors


# %% rnn_cell-one_hot_product-answer
def one_hot_product():
    return 'D'


# %% rnn_cell-load_into_torch-answer
def load_into_torch(Wx, Wh, b):
    import torch
    rnn = torch.nn.RNN(*Wx.shape, dtype=torch.float64)
    state = {'weight_ih_l0': Wx.T, 'weight_hh_l0': Wh.T, 'bias_ih_l0': b, 'bias_hh_l0': np.zeros_like(b)}
    rnn.load_state_dict({k: torch.tensor(v) for k, v in state.items()})
    return rnn


# %% rnn_cell-echo_linear-answer
def echo_linear(k):
    units = np.eye(k + 1)
    return (units[:1], np.eye(k + 1, k=1), units[:, -1:])


# %% rnn_cell-survive_tanh-answer
def survive_tanh(Wx, Wh, Wy):
    loudness = 0.001
    return (loudness * Wx, Wh, Wy / loudness)
