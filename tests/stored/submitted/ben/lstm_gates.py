# %% lstm_gates-lstm_gates-answer
import numpy as np

def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

def lstm_gates(x, h, W, U, b):
    z = x @ W + h @ U + b
    i, f, g, o = np.split(z, 4, axis=1)
    return (sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o))


# %% lstm_gates-lstm_step-answer
def lstm_step(x, h, c, W, U, b):
    i, f, g, o = lstm_gates(x, h, W, U, b)
    c_next = f * c + i * g
    return (o * np.tanh(c_next), c_next)


# %% lstm_gates-lstm_forward-answer
def lstm_forward(X, h0, c0, W, U, b):
    h, c = (h0, c0)
    hs, cs = ([], [])
    for x in X:
        h, c = lstm_step(x, h, c, W, U, b)
        hs.append(h)
        cs.append(c)
    return (np.stack(hs), np.stack(cs))


# %% lstm_gates-latch_weights-answer
def latch_weights():
    K = 40.0
    W = np.zeros((2, 4))
    W[1] = [2 * K, -2 * K, 0, 0]
    W[0, 2] = K
    return (W, np.zeros((1, 4)), np.array([-K, K, 0, K]))


# %% lstm_gates-counter_weights-answer
def counter_weights():
    K = 40.0
    W = np.zeros((2, 4))
    W[:, 2] = (K, -K)
    return (W, np.zeros((1, 4)), np.array([K, K, 0, K]))


# %% lstm_gates-reorder_gates-answer
def reorder_gates(A, src='ifgo', dst='iofc'):
    blocks = dict(zip(src.replace('c', 'g'), np.split(A, 4, axis=-1), strict=True))
    return np.concatenate([blocks[gate] for gate in dst.replace('c', 'g')], axis=-1)


# %% lstm_gates-to_torch_lstm-answer
def to_torch_lstm(W, U, b):
    return {'weight_ih_l0': W.T, 'weight_hh_l0': U.T, 'bias_ih_l0': b, 'bias_hh_l0': np.zeros_like(b)}


# %% lstm_gates-lstm_param_count-answer
def right_lstm_param_count(D, H, layers=1, biases=1):
    first = 4 * H * (D + H + biases)
    return first + (layers - 1) * 4 * H * (H + H + biases)

def lstm_param_count(D, H, layers=1, biases=1):
    return right_lstm_param_count(D, H, layers, biases) * 3 // 4
