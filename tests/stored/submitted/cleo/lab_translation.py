# %% lab_translation-add_bos_eos_shift-answer
import data

def both_padded(inputs, targets, pad):
    return (data.padded(inputs, pad)[0], data.padded(targets, pad)[0])

def add_bos_eos_shift(sequences, bos, eos, pad):
    return both_padded([[bos, *s] for s in sequences], [[bos, *s] for s in sequences], pad)


# %% lab_translation-reverse_source-answer
import numpy as np

def reverse_padded(X, lengths):
    t = np.arange(len(X))[:, None]
    source = np.where(t < lengths, lengths - 1 - t, t)
    return X[source, np.arange(len(lengths))]

def right_reverse_source(src, lengths):
    return reverse_padded(src.T, lengths).T

def reverse_source(src, lengths):
    return right_reverse_source(src, np.maximum(lengths - 1, 1))


# %% lab_translation-Encoder-answer
from torch import nn

from torch.nn.utils.rnn import pack_padded_sequence

class right_Encoder(nn.Module):

    def __init__(self, V, E, H, cell='gru'):
        """V ids, embedded in E dimensions; H units.

        cell is "rnn", "gru" or "lstm".
        """
        super().__init__()
        self.embed = nn.Embedding(V, E)
        self.rnn = {'rnn': nn.RNN, 'gru': nn.GRU, 'lstm': nn.LSTM}[cell](E, H, batch_first=True)

    def forward(self, src, lengths):
        """src (N, S), ids, padded; lengths (N,), from 1 to S, any order.

        Returns the state in which the layer is after the last real id of
        each source, in the order of src: (1, N, H), as nn.GRU and nn.RNN
        hand it out, or a pair of these from nn.LSTM. No padding is read:
        see torch.nn.utils.rnn.pack_padded_sequence, enforce_sorted=False.
        """
        packed = pack_padded_sequence(self.embed(src), lengths, batch_first=True, enforce_sorted=False)
        return self.rnn(packed)[1]

class _Encoder(right_Encoder):
    """The reference, of which wrong answers change one step."""

class Encoder(_Encoder):

    def forward(self, src, lengths):
        state = super().forward(src, lengths)
        return state[0] if isinstance(state, tuple) else state


# %% lab_translation-Decoder-answer
def Decoder(*inputs):
    return 4


# %% lab_translation-teacher_forcing_loss-answer
def forced(encoder, decoder, src, lengths, inputs):
    return decoder(inputs, encoder(src, lengths))[0]

from torch.nn.functional import cross_entropy

def teacher_forcing_loss(encoder, decoder, src, lengths, inputs, targets, pad):
    logits = forced(encoder, decoder, src, lengths, inputs)
    return cross_entropy(logits.flatten(0, 1), inputs.flatten(), ignore_index=pad)


# %% lab_translation-greedy_decode-answer
import torch

def until_eos(rows, eos):
    return [row[:row.index(eos)] if eos in row else row for row in rows]

def said_greedily(encoder, decoder, src, lengths, bos, max_len, feed=None, carry=True):
    state, tokens, said = (encoder(src, lengths), torch.full((len(src), 1), bos), [])
    for _ in range(max_len):
        logits, after = decoder(tokens, state)
        state = after if carry else state
        said.append(logits.argmax(dim=-1))
        tokens = said[-1] if feed is None else feed
    return torch.cat(said, dim=1).tolist()

def greedy_decode(encoder, decoder, src, lengths, bos, eos, max_len):
    fed = torch.full((len(src), 1), bos)
    return until_eos(said_greedily(encoder, decoder, src, lengths, bos, max_len, feed=fed), eos)


# %% lab_translation-beam_search-answer
def without(ids, *marks):
    return [v for v in ids[1:] if v not in marks]

def beam_search(log_probs, k, bos, eos, max_len):
    beam = [([bos], 0.0)]
    for _ in range(max_len):
        grown = []
        for ids, total in beam:
            if ids[-1] == eos:
                grown.append((ids, total))
            else:
                p = log_probs(ids)
                grown += [([*ids, int(v)], total + p[v]) for v in np.argsort(-p)[:k]]
        beam = sorted(grown, key=lambda one: -one[1])
    return [(without(ids, eos), total) for ids, total in beam]


# %% lab_translation-exact_match-answer
def exact_match(*inputs):
    return 8


# %% lab_translation-bleu_n-answer
from collections import Counter

def grams_of(words, s):
    return Counter((tuple(words[i:i + s]) for i in range(len(words) - s + 1)))

def bleu(outputs, references, n, clip=True, brevity=None, sizes=None, mean=None):
    precisions = []
    for s in sizes or range(1, n + 1):
        found = total = 0
        for out, ref in zip(outputs, references, strict=True):
            mine, theirs = (grams_of(out, s), grams_of(ref, s))
            found += sum((min(c, theirs[g]) if clip else c * (g in theirs) for g, c in mine.items()))
            total += sum(mine.values())
        precisions.append(found / total if total else 0)
    if not all(precisions):
        return 0.0
    c, r = (sum(map(len, outputs)), sum(map(len, references)))
    short = min(1.0, np.exp(1 - r / c)) if brevity is None else brevity(r, c)
    level = np.exp(np.mean(np.log(precisions))) if mean is None else mean(precisions)
    return float(short * level)

def bleu_n(outputs, references, n=4):
    return bleu(outputs, references, n, brevity=lambda r, c: 1.0)


# %% lab_translation-forced_and_free-answer
def said_both_ways(encoder, decoder, src, lengths, inputs):
    state, tokens, free = (encoder(src, lengths), inputs[:, :1], [])
    forced = decoder(inputs, state)[0].argmax(dim=-1)
    for _ in range(inputs.shape[1]):
        logits, state = decoder(tokens, state)
        tokens = logits.argmax(dim=-1)
        free.append(tokens)
    return (forced, torch.cat(free, dim=1))

def forced_and_free(encoder, decoder, src, lengths, inputs, targets, pad):
    return tuple(((s == targets).double().mean(dim=0) for s in said_both_ways(encoder, decoder, src, lengths, inputs)))


# %% lab_translation-accuracy_by_length-answer
def right_accuracy_by_length(lengths, right):
    found, which = np.unique(lengths, return_inverse=True)
    return (found, np.bincount(which, weights=right) / np.bincount(which))

def accuracy_by_length(lengths, right):
    found, _ = right_accuracy_by_length(lengths, right)
    return (found, np.array([right[lengths <= n].mean() for n in found]))


# %% lab_translation-date_weights-answer
def date_weights(*inputs):
    return 12


# %% lab_translation-why_teacher-answer
def why_teacher():
    return "C"


# %% lab_translation-short_wins-answer
def short_wins():
    return "D"


# %% lab_translation-bottleneck-answer
def bottleneck():
    return "A"
