# %% deep_networks-stacked_lstm-answer
import numpy as np

def stacked_lstm(X, layers, masks=None):
    h, c = ([p['h0'] for p in layers], [p['c0'] for p in layers])
    hs = []
    for t in range(X.shape[0]):
        up = X[t]
        for k, p in enumerate(layers):
            if k and masks:
                up = up * masks[k - 1][t]
            H = h[k].shape[1]
            a = np.hstack([up, h[k]]) @ np.vstack([p['W'], p['U']]) + p['b']
            i, f, o = (0.5 + 0.5 * np.tanh(a[:, s * H:(s + 1) * H] / 2) for s in (0, 1, 3))
            c[k] = f * c[k] + i * np.tanh(a[:, 2 * H:3 * H])
            h[k] = o * np.tanh(c[k])
            up = h[k]
        hs += [up]
    return (np.array(hs), np.array(h), np.array(c))


# %% deep_networks-last_valid-answer
def last_valid(outputs, lengths):
    where = (np.asarray(lengths) - 1).reshape(1, -1, 1)
    return np.take_along_axis(outputs, where, axis=0)[0]


# %% deep_networks-masked_rnn_forward-answer
def masked_rnn_forward(X, lengths, h0, Wx, Wh, b):
    hs = np.empty((X.shape[1], X.shape[0], len(b)))
    for n, length in enumerate(lengths):
        h = h0[n]
        for t in range(length):
            h = np.tanh(X[t, n] @ Wx + h @ Wh + b)
            hs[n, t] = h
        hs[n, length:] = h
    return np.swapaxes(hs, 0, 1)


# %% deep_networks-reverse_padded-answer
import torch

def reverse_padded(X, lengths):
    X = torch.tensor(X)
    columns = [torch.cat([X[:k, n].flip(0), X[k:, n]]) for n, k in enumerate(lengths.tolist())]
    return torch.stack(columns, dim=1).numpy()


# %% deep_networks-bilstm_final-answer
def bilstm_final(hs_f, hs_b, lengths):
    return np.hstack((hs_f[lengths - 1, range(len(lengths))], hs_b[0]))


# %% deep_networks-init_recurrent_-answer
from torch import nn

def init_recurrent_(module, forget_bias=1.0):
    state, H = (module.state_dict(), module.hidden_size)
    for name, value in state.items():
        if name.startswith('weight_hh'):
            q = [np.linalg.qr(np.random.randn(H, H))[0] for _ in range(len(value) // H)]
            state[name] = torch.tensor(np.vstack(q))
        if name.startswith('bias'):
            state[name] = torch.zeros(len(value))
            if isinstance(module, nn.LSTM) and 'ih' in name:
                state[name] = torch.tensor(np.repeat([0, forget_bias, 0, 0], H))
    module.load_state_dict(state)


# %% deep_networks-variational_dropout-answer
def variational_dropout(hs, p, rng, training=True):
    if training:
        T, N, H = hs.shape
        mask = rng.binomial(1, 1 - p, size=(1, N, H)) / (1 - p)
        return hs * np.repeat(mask, T, axis=0)
    else:
        return hs


# %% deep_networks-same_last_state-answer
def same_last_state():
    return 'B'


# %% deep_networks-batch_first_states-answer
def batch_first_states():
    return 'A'


# %% deep_networks-clinic_reviews-answer
def clinic_reviews():
    return 'C'


# %% deep_networks-clinic_axes-answer
def clinic_axes():
    return 'B'


# %% deep_networks-clinic_both_ways-answer
def clinic_both_ways():
    return 'D'


# %% deep_networks-clinic_sorted-answer
def clinic_sorted():
    return 'A'


# %% deep_networks-clinic_scores-answer
def clinic_scores():
    return 'C'


# %% deep_networks-clinic_joined-answer
def clinic_joined():
    return 'B'
