# %% rnn_cell-rnn_step-answer
import numpy as np

def rnn_step(x, h, Wx, Wh, b):
    z = x @ Wx + h @ Wh + b
    return np.tanh(z)


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
    return "A"
