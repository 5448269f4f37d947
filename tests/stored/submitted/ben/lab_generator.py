# %% lab_generator-batches-answer
def chunks(streams, K):
    x, y = (streams[:-1], streams[1:])
    return [(x[s:s + K], y[s:s + K]) for s in range(0, len(x), K)]

def make_streams(ids, N):
    T = len(ids) // N
    return ids[:T * N].reshape(N, T).T

def batches(ids, N, K):
    return [(x.T, y.T) for x, y in chunks(make_streams(ids, N), K)]


# %% lab_generator-unigram_bits-answer
import numpy as np

def unigram_bits(train, test, V):
    counts = np.bincount(train, minlength=V) + 1
    return -np.mean(np.log2(counts / counts.sum())[test])


# %% lab_generator-bigram_bits-answer
def bigram_bits(train, test, V):
    counts = np.ones((V, V))
    np.add.at(counts, (train[:-1], train[1:]), 1)
    p = counts / counts.sum(axis=1, keepdims=True)
    return -np.mean(np.log2(p[test[:-1], test[1:]]))


# %% lab_generator-CharRNN-answer
from torch import nn

class CharRNN(nn.Module):

    def __init__(self, V, D, H, cell='lstm'):
        super().__init__()
        layers = {'rnn': nn.RNN, 'gru': nn.GRU, 'lstm': nn.LSTM}
        self.embed = nn.Embedding(V, D)
        self.cell = layers[cell](D, H, batch_first=True) if cell in layers else cell(D, H)
        self.readout = nn.Linear(H, V)

    def forward(self, x, state=None):
        hs, state = self.cell(self.embed(x), state)
        return (self.readout(hs), state)


# %% lab_generator-train_epoch-answer
def detach_state(state):
    if state is None:
        return None
    if isinstance(state, dict):
        return {name: detach_state(s) for name, s in state.items()}
    if isinstance(state, (tuple, list)):
        return type(state)((detach_state(s) for s in state))
    return state.detach()

from torch.nn.functional import cross_entropy

def train_epoch(model, optimiser, pairs, max_norm):
    losses, state = ([], None)
    for x, y in pairs:
        logits, state = model(x, detach_state(state))
        loss = cross_entropy(logits.flatten(0, 1), y.flatten())
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), max_norm)
        optimiser.step()
        losses.append(loss.item())
    return losses


# %% lab_generator-bits_per_char-answer
import torch

import math

def bits_per_char(model, ids, K=256):
    nats, state = (0.0, None)
    with torch.no_grad():
        for x, y in batches(ids, 1, K):
            logits, state = model(x, state)
            nats += cross_entropy(logits[0], y[0], reduction='sum').item()
    return nats / (len(ids) - 1) / math.log(2)


# %% lab_generator-next_probs-answer
def right_next_probs(logits, temperature=1.0, top_k=None):
    z = np.asarray(logits, dtype=float) / temperature
    if top_k is not None:
        z = np.where(z >= np.sort(z)[-top_k], z, -np.inf)
    p = np.exp(z - z.max())
    return p / p.sum()

def next_probs(logits, temperature=1.0, top_k=None):
    return right_next_probs(logits, 1 / temperature, top_k)
