# %% lab_generator-batches-answer
def chunks(streams, K):
    x, y = (streams[:-1], streams[1:])
    return [(x[s:s + K], y[s:s + K]) for s in range(0, len(x), K)]

def batches(ids, N, K):
    T = len(ids) // N
    return [(x.T, y.T) for x, y in chunks(ids[:N * T].reshape(T, N), K)]


# %% lab_generator-unigram_bits-answer
def smoothed(counts):
    return counts / counts.sum(axis=-1, keepdims=True)

import numpy as np

def singles(text, V):
    return np.bincount(text, minlength=V)

def unigram_bits(train, test, V):
    p = smoothed(singles(train, V) + 1)
    return -np.sum(p * np.log2(p))


# %% lab_generator-bigram_bits-answer
def pairs_of(text, V):
    counts = np.zeros((V, V))
    np.add.at(counts, (text[:-1], text[1:]), 1)
    return counts

def bigram_bits(train, test, V):
    counts = pairs_of(train, V) + 1
    return -np.mean(np.log2((counts / counts.sum())[test[:-1], test[1:]]))


# %% lab_generator-CharRNN-answer
def CharRNN(*inputs):
    return 4


# %% lab_generator-train_epoch-answer
from torch import nn

def detach_state(state):
    if state is None:
        return None
    if isinstance(state, dict):
        return {name: detach_state(s) for name, s in state.items()}
    if isinstance(state, (tuple, list)):
        return type(state)((detach_state(s) for s in state))
    return state.detach()

from torch.nn.functional import cross_entropy

def loop(model, optimiser, pairs, max_norm, cut=detach_state, carry=True, order=('zero', 'back', 'clip', 'step'), **how):
    losses, state = ([], None)
    clip = how.get('clip', nn.utils.clip_grad_norm_)
    for x, y in pairs:
        logits, state = model(x, cut(state) if carry else None)
        V = logits.shape[-1]
        if how.get('scrambled'):
            loss = cross_entropy(logits.transpose(0, 1).reshape(-1, V), y.flatten())
        else:
            loss = cross_entropy(logits.flatten(0, 1), y.flatten(), reduction=how.get('reduction', 'mean'))
        for what in order:
            if what == 'zero':
                optimiser.zero_grad()
            elif what == 'back':
                loss.backward(retain_graph=how.get('keep', False))
            elif what == 'clip':
                clip(model.parameters(), max_norm)
            else:
                optimiser.step()
        losses.append(loss.item())
    return losses

def train_epoch(*given):

    def clip(parameters, max_norm):
        for p in parameters:
            nn.utils.clip_grad_norm_([p], max_norm)
    return loop(*given, clip=clip)


# %% lab_generator-bits_per_char-answer
import torch

def make_streams(ids, N):
    T = len(ids) // N
    return ids[:T * N].reshape(N, T).T

def right_batches(ids, N, K):
    return [(x.T, y.T) for x, y in chunks(make_streams(ids, N), K)]

import math

def right_bits_per_char(model, ids, K=256):
    nats, state = (0.0, None)
    with torch.no_grad():
        for x, y in right_batches(ids, 1, K):
            logits, state = model(x, state)
            nats += cross_entropy(logits[0], y[0], reduction='sum').item()
    return nats / (len(ids) - 1) / math.log(2)

def bits_per_char(model, ids, K=256):
    return right_bits_per_char(model, ids, K) * math.log(2)


# %% lab_generator-next_probs-answer
def right_next_probs(logits, temperature=1.0, top_k=None):
    z = np.asarray(logits, dtype=float) / temperature
    if top_k is not None:
        z = np.where(z >= np.sort(z)[-top_k], z, -np.inf)
    p = np.exp(z - z.max())
    return p / p.sum()

def next_probs(logits, temperature=1.0, top_k=None):
    return right_next_probs(logits, temperature)


# %% lab_generator-sample-answer
def sample(*inputs):
    return 8


# %% lab_generator-code_weights-answer
class right_CharRNN(nn.Module):

    def __init__(self, V, D, H, cell='lstm'):
        super().__init__()
        layers = {'rnn': nn.RNN, 'gru': nn.GRU, 'lstm': nn.LSTM}
        self.embed = nn.Embedding(V, D)
        self.cell = layers[cell](D, H, batch_first=True) if cell in layers else cell(D, H)
        self.readout = nn.Linear(H, V)

    def forward(self, x, state=None):
        hs, state = self.cell(self.embed(x), state)
        return (self.readout(hs), state)

def never_trained():
    torch.manual_seed(0)
    return {name: p.numpy() for name, p in right_CharRNN(96, 32, 128).state_dict().items()}

from data import encode

from data import code

def code_weights():
    weights = {name: np.zeros_like(a) for name, a in never_trained().items()}
    weights['readout.bias'] = np.log(np.bincount(encode(code()[0]), minlength=96) + 1).astype(np.float32)
    return weights


# %% lab_generator-unit_correlations-answer
def right_unit_correlations(hs, signal):
    a, b = (hs - hs.mean(axis=0), signal - signal.mean())
    size = np.sqrt(np.sum(a ** 2, axis=0) * np.sum(b ** 2))
    return np.divide(b @ a, size, out=np.zeros(hs.shape[1]), where=size > 0)

def unit_correlations(hs, signal):
    return np.abs(right_unit_correlations(hs, signal))


# %% lab_generator-uniform_perplexity-answer
def uniform_perplexity():
    return "D"


# %% lab_generator-cold_and_hot-answer
def cold_and_hot(*inputs):
    return 12
