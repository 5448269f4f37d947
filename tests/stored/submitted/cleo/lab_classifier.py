# %% lab_classifier-build_vocab-answer
from collections import Counter

def right_build_vocab(texts, min_freq=1):
    counts = Counter((token for text in texts for token in text))
    kept = sorted((token for token, count in counts.items() if count >= min_freq))
    return {token: number for number, token in enumerate(['<pad>', '<unk>', *kept])}

def build_vocab(texts, min_freq=1):
    return right_build_vocab(texts)


# %% lab_classifier-encode_pad-answer
import numpy as np

def padded(rows, T, lengths, front=False, fill=0):
    ids = np.full((len(rows), T), fill)
    for row, numbers in zip(ids, rows, strict=True):
        numbers = numbers[:T]
        if front:
            row[T - len(numbers):] = numbers
        else:
            row[:len(numbers)] = numbers
    return (ids, np.array(lengths))

def encode_pad(texts, vocab):
    rows = [[vocab[token] for token in text if token in vocab] for text in texts]
    lengths = [len(row) for row in rows]
    return padded(rows, max(lengths), lengths)


# %% lab_classifier-collate-answer
def right_encode_pad(texts, vocab):
    lengths = np.array([len(text) for text in texts])
    ids = np.full((len(texts), lengths.max()), vocab['<pad>'])
    for row, text in zip(ids, texts, strict=True):
        row[:len(text)] = [vocab.get(token, vocab['<unk>']) for token in text]
    return (ids, lengths)

import torch

def right_collate(pairs, vocab):
    texts, labels = zip(*pairs, strict=True)
    ids, lengths = right_encode_pad(texts, vocab)
    return (torch.tensor(ids), torch.tensor(lengths), torch.tensor(labels))

def collate(pairs, vocab):
    return tuple((a.numpy() for a in right_collate(pairs, vocab)))


# %% lab_classifier-by_length-answer
def by_length(*inputs):
    return 4


# %% lab_classifier-SentimentRNN-answer
from torch import nn

class right_SentimentRNN(nn.Module):

    def __init__(self, V, E, H, cell='gru', classes=2):
        """V tokens, embedded in E dimensions; H units.

        cell is "rnn", "gru" or "lstm". (It may also be "mine", which is
        not marked: the layer is then Mine(E, H), from mine import Mine.)
        """
        super().__init__()
        self.embed = nn.Embedding(V, E, padding_idx=0)
        if cell == 'mine':
            from chapters._given.mine import Mine
            self.rnn = Mine(E, H)
        else:
            self.rnn = {'rnn': nn.RNN, 'gru': nn.GRU, 'lstm': nn.LSTM}[cell](E, H, batch_first=True)
        self.readout = nn.Linear(H, classes)

    def forward(self, ids, lengths):
        """ids (N, T), padded with 0; lengths (N,), from 1 to T, any order.

        The read-out sees the state after each text's last real token.
        Every call starts from an empty state.
        Returns logits (N, classes): no softmax, the loss takes care of it.
        """
        hs, _ = self.rnn(self.embed(ids))
        return self.readout(hs[torch.arange(len(ids)), lengths - 1])

class _Network(right_SentimentRNN):

    def read(self, ids):
        return self.rnn(self.embed(ids))

    def choose(self, hs, state, lengths):
        return hs[torch.arange(len(hs)), lengths - 1]

    def forward(self, ids, lengths):
        hs, state = self.read(ids)
        return self.readout(self.choose(hs, state, lengths))

class SentimentRNN(_Network):

    def forward(self, ids, lengths):
        return super().forward(ids, lengths).softmax(dim=1)


# %% lab_classifier-train_epoch-answer
def loop(model, optimiser, batches, max_norm=1.0, train=True, zero='before', clip='norm', step=True, mean='texts', reduction='mean', squash=None):
    if train:
        model.train()
    losses, counts = ([], [])
    for ids, lengths, labels in batches:
        said = model(ids, lengths)
        said = said if squash is None else squash(said)
        loss = nn.functional.cross_entropy(said, labels, reduction=reduction)
        if zero == 'before':
            optimiser.zero_grad()
        loss.backward()
        if zero == 'after':
            optimiser.zero_grad()
        if clip == 'norm':
            nn.utils.clip_grad_norm_(model.parameters(), max_norm)
        elif clip == 'value':
            nn.utils.clip_grad_value_(model.parameters(), max_norm)
        if step:
            optimiser.step()
        losses.append(loss.item())
        counts.append(len(labels))
    if not step:
        optimiser.step()
    ways = {'texts': np.average(losses, weights=counts), 'batches': np.mean(losses), 'last': losses[-1]}
    return float({**ways, 'sum': np.sum(losses)}[mean])

def train_epoch(*given):
    return loop(*given, mean='batches')


# %% lab_classifier-evaluate-answer
def asked(model, batches, mode='eval', grad=False, say=lambda logits: logits.argmax(dim=1), mean='texts'):
    model.train(mode == 'train')
    with torch.set_grad_enabled(grad):
        right = [(say(model(i, n)) == labels).double() for i, n, labels in batches]
    if mean == 'batches':
        return float(np.mean([r.mean().item() for r in right]))
    if mean == 'per batch':
        return torch.cat(right).sum().item() / len(batches)
    if mean == 'count':
        return torch.cat(right).sum().item()
    if mean == 'errors':
        return 1 - torch.cat(right).mean().item()
    return torch.cat(right).mean().item()

def evaluate(*given):
    return asked(*given, mode='train')


# %% lab_classifier-bag_of_words-answer
def bag_of_words(*inputs):
    return 8


# %% lab_classifier-bag_of_words_baseline-answer
def bayes(counts, labels, new, prior=True, smooth=1.0, total=None, log=np.log, swap=False):
    columns = []
    for k in (1, 0) if swap else (0, 1):
        mine = counts[labels == k].sum(axis=0)
        share = (mine + smooth) / (np.sum(mine + smooth) if total is None else total(mine, counts, labels == k))
        columns.append((np.log(np.mean(labels == k)) if prior else 0.0) + new @ log(share))
    return np.stack(columns, axis=1)

def bag_of_words_baseline(counts, labels, new):
    return bayes(counts, labels, new, total=lambda mine, *_: mine.sum())


# %% lab_classifier-review_weights-answer
def drawn(shapes, seed=0):
    rng = np.random.default_rng(seed)
    return {name: rng.normal(0, 0.1, shape) for name, shape in shapes.items()}

REVIEW_SHAPES = {'embed.weight': (59, 16), 'rnn.weight_ih_l0': (96, 16), 'rnn.weight_hh_l0': (96, 32), 'rnn.bias_ih_l0': (96,), 'rnn.bias_hh_l0': (96,), 'readout.weight': (2, 32), 'readout.bias': (2,)}

def review_weights(seed=0):
    return drawn(REVIEW_SHAPES, seed)


# %% lab_classifier-accuracy_by_lag-answer
def by_lag(said, labels, lags, value, count=lambda right, here: here.sum()):
    right = said == labels
    return {int(k): (float(value(right, lags == k)), int(count(right, lags == k))) for k in set(lags)}

def accuracy_by_lag(said, labels, lags):
    return by_lag(said, labels, lags, lambda right, here: right[here].mean(), lambda right, here: (right & here).sum())


# %% lab_classifier-language_weights-answer
def language_weights(*inputs):
    return 12


# %% lab_classifier-words_of_the_test-answer
def words_of_the_test():
    return "C"


# %% lab_classifier-why_chance-answer
def why_chance():
    return "D"


# %% lab_classifier-one_logit-answer
def one_logit():
    return "A"


# %% lab_classifier-what_lag_shows-answer
def what_lag_shows(*inputs):
    return 16
