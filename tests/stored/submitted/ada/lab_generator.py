# %% lab_generator-batches-answer
def batches(ids, N, K):
    T = ids.size(0) // N
    data = ids[:T * N].view(N, T)
    found = []
    for i in range(0, T - 1, K):
        length = min(K, T - 1 - i)
        found.append((data[:, i:i + length], data[:, i + 1:i + 1 + length]))
    return found


# %% lab_generator-unigram_bits-answer
import torch

def unigram_bits(train, test, V):
    counts = torch.bincount(torch.tensor(train), minlength=V).double() + 1
    return -(counts / counts.sum())[torch.tensor(test)].log2().mean()


# %% lab_generator-bigram_bits-answer
import math

def bigram_bits(train, test, V):
    pairs, firsts = ({}, {})
    for a, b in zip(train.tolist(), train[1:].tolist(), strict=False):
        pairs[a, b] = pairs.get((a, b), 0) + 1
        firsts[a] = firsts.get(a, 0) + 1
    total = 0.0
    for a, b in zip(test.tolist(), test[1:].tolist(), strict=False):
        total -= math.log2((pairs.get((a, b), 0) + 1) / (firsts.get(a, 0) + V))
    return total / (len(test) - 1)


# %% lab_generator-CharRNN-answer
from torch import nn

class CharRNN(nn.Module):

    def __init__(self, vocab_size, embedding_dim, hidden_dim, cell_type='lstm'):
        super().__init__()
        self.embed = nn.Embedding(vocab_size, embedding_dim)
        if cell_type == 'rnn':
            self.cell = nn.RNN(embedding_dim, hidden_dim, batch_first=True)
        elif cell_type == 'gru':
            self.cell = nn.GRU(embedding_dim, hidden_dim, batch_first=True)
        elif cell_type == 'lstm':
            self.cell = nn.LSTM(embedding_dim, hidden_dim, batch_first=True)
        else:
            self.cell = cell_type(embedding_dim, hidden_dim)
        self.readout = nn.Linear(hidden_dim, vocab_size)

    def forward(self, x, hidden=None):
        x = self.embed(x)
        out, hidden = self.cell(x, hidden)
        return (self.readout(out), hidden)


# %% lab_generator-train_epoch-answer
def train_epoch(model, optimizer, batches, clip):
    criterion = nn.CrossEntropyLoss()
    model.train()
    losses, hidden = ([], None)
    for inputs, targets in batches:
        if hidden is not None:
            hidden = tuple((h.detach() for h in hidden)) if isinstance(hidden, tuple) else hidden.detach()
        output, hidden = model(inputs, hidden)
        loss = criterion(output.transpose(1, 2), targets)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), clip)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.detach())
    return losses


# %% lab_generator-bits_per_char-answer
from torch.nn.functional import cross_entropy

import numpy as np

def bits_per_char(model, ids, K=256):
    state, total, count = (None, 0.0, 0)
    with torch.no_grad():
        for s in range(0, len(ids) - 1, K):
            x, y = (ids[s:min(s + K, len(ids) - 1)], ids[s + 1:s + K + 1])
            logits, state = model(x[None], state)
            total += cross_entropy(logits.view(-1, logits.size(-1)), y).item() * len(y)
            count += len(y)
    return total / count / np.log(2)


# %% lab_generator-next_probs-answer
def next_probs(logits, temperature=1.0, top_k=None):
    z = torch.as_tensor(logits).double() / temperature
    if top_k is not None:
        values, places = torch.topk(z, top_k)
        z = torch.full_like(z, float('-inf')).scatter(0, places, values)
    return torch.softmax(z, dim=-1)


# %% lab_generator-sample-answer
def right_next_probs(logits, temperature=1.0, top_k=None):
    z = np.asarray(logits, dtype=float) / temperature
    if top_k is not None:
        z = np.where(z >= np.sort(z)[-top_k], z, -np.inf)
    p = np.exp(z - z.max())
    return p / p.sum()

def sample(model, prime, n, rng, temperature=1.0, top_k=None):
    x, state, ids = (torch.tensor(list(prime)).unsqueeze(0), None, np.zeros(n, dtype=int))
    for k in range(n):
        logits, state = model(x, state)
        state = tuple((s.detach() for s in state)) if isinstance(state, tuple) else state.detach()
        probs = right_next_probs(logits.detach()[0, -1].numpy(), temperature, top_k)
        ids[k] = rng.multinomial(1, probs).argmax()
        x = torch.tensor([[ids[k]]])
    return ids


# %% lab_generator-code_weights-answer
def code_weights(seed=0):
    from check import trained
    return trained(code_weights)


# %% lab_generator-unit_correlations-answer
def unit_correlations(hs, signal):
    with np.errstate(all='ignore'):
        z, s = ((a - a.mean(axis=0)) / a.std(axis=0) for a in (hs, signal))
        return np.nan_to_num((z * s[:, None]).mean(axis=0))


# %% lab_generator-uniform_perplexity-answer
def uniform_perplexity():
    return 'C'


# %% lab_generator-cold_and_hot-answer
def cold_and_hot():
    return 'B'

# %% lab_generator-what_was_found [markdown]
# Each step multiplies by the same matrix, so what is *smaller* than one dies away: $0.9^{50} < 0.01$.
