# %% lab_translation-add_bos_eos_shift-answer
import data

def add_bos_eos_shift(sequences, bos, eos, pad):
    whole, _ = data.padded([[bos, *s, eos] for s in sequences], pad)
    return (whole[:, :-1], whole[:, 1:])


# %% lab_translation-reverse_source-answer
import numpy as np

def reverse_source(src, lengths):
    rows = [np.roll(row[::-1], length - len(row)) for row, length in zip(src, lengths, strict=True)]
    return np.stack(rows)


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

import torch

class Encoder(_Encoder):

    def forward(self, src, lengths):
        states = [self.rnn(self.embed(src[n:n + 1, :lengths[n]]))[1] for n in range(len(src))]
        if isinstance(states[0], tuple):
            return (torch.cat([s[0] for s in states], 1), torch.cat([s[1] for s in states], 1))
        return torch.cat(states, dim=1)


# %% lab_translation-Decoder-answer
class Decoder(nn.Module):

    def __init__(self, V, E, H, cell='gru'):
        super().__init__()
        self.readout = nn.Linear(H, V)
        self.embed = nn.Embedding(V, E)
        if cell == 'rnn':
            self.rnn = nn.RNN(E, H, batch_first=True)
        elif cell == 'gru':
            self.rnn = nn.GRU(E, H, batch_first=True)
        else:
            self.rnn = nn.LSTM(E, H, batch_first=True)

    def forward(self, tokens, state):
        output, hidden = self.rnn(self.embed(tokens), state)
        return [self.readout(output), hidden]


# %% lab_translation-teacher_forcing_loss-answer
def teacher_forcing_loss(encoder, decoder, src, lengths, inputs, targets, pad):
    logits, _ = decoder(inputs, encoder(src, lengths))
    logp = torch.log_softmax(logits, -1).gather(2, targets.unsqueeze(-1)).squeeze(-1)
    mask = (targets != pad).to(logp.dtype)
    return -(logp * mask).sum() / mask.sum()


# %% lab_translation-greedy_decode-answer
def until_eos(rows, eos):
    return [row[:row.index(eos)] if eos in row else row for row in rows]

def greedy_decode(encoder, decoder, src, lengths, bos, eos, max_len):
    start, prefix = (encoder(src, lengths), torch.full((len(src), 1), bos))
    for _ in range(max_len):
        logits, _ = decoder(prefix, start)
        prefix = torch.cat([prefix, logits[:, -1].argmax(1, keepdim=True)], dim=1)
    return until_eos(prefix[:, 1:].tolist(), eos)


# %% lab_translation-beam_search-answer
def beam_search(log_probs, k, bos, eos, max_len):
    prefixes, sums, step = ([(bos,)], np.zeros(1), 0)
    while step < max_len and (not all((p[-1] == eos for p in prefixes))):
        rows = []
        for p, s in zip(prefixes, sums, strict=True):
            if p[-1] == eos:
                row = np.full(len(log_probs([bos])), -np.inf)
                row[eos] = s
            else:
                row = s + np.asarray(log_probs(list(p)))
            rows.append(row)
        flat = np.array(rows)
        best = np.argsort(flat, axis=None)[::-1][:k]
        chosen = [divmod(int(b), flat.shape[1]) for b in best]
        sums = flat.ravel()[best]
        prefixes = [prefixes[n] if prefixes[n][-1] == eos else prefixes[n] + (v,) for n, v in chosen]
        step += 1
    return [([v for v in p[1:] if v != eos], s) for p, s in zip(prefixes, sums, strict=True)]


# %% lab_translation-exact_match-answer
def exact_match(outputs, references):
    right = 0
    for i in range(len(outputs)):
        if list(outputs[i]) == list(references[i]):
            right += 1
    return right / len(references)


# %% lab_translation-bleu_n-answer
def bleu_n(outputs, references, n=4):
    logs, c, r = (0.0, 0, 0)
    for size in range(1, n + 1):
        hit, count = (0, 0)
        for out, ref in zip(outputs, references, strict=True):
            left = [' '.join(ref[i:i + size]) for i in range(len(ref) - size + 1)]
            for i in range(len(out) - size + 1):
                gram = ' '.join(out[i:i + size])
                count += 1
                if gram in left:
                    left.remove(gram)
                    hit += 1
        if hit == 0:
            return 0
        logs += np.log(hit / count) / n
    for out, ref in zip(outputs, references, strict=True):
        c, r = (c + len(out), r + len(ref))
    penalty = 1 if c >= r else np.exp(1 - r / c)
    return penalty * np.exp(logs)


# %% lab_translation-forced_and_free-answer
def forced_and_free(encoder, decoder, src, lengths, inputs, targets, pad):
    a_state = b_state = encoder(src, lengths)
    mine, forced, free = (inputs[:, 0], [], [])
    for t in range(inputs.size(1)):
        a, a_state = decoder(inputs[:, t].unsqueeze(1), a_state)
        b, b_state = decoder(mine.unsqueeze(1), b_state)
        mine = b[:, 0].argmax(1)
        mask = targets[:, t].ne(pad)
        forced.append((a[:, 0].argmax(1)[mask] == targets[mask, t]).float().mean().item())
        free.append((mine[mask] == targets[mask, t]).float().mean().item())
    return (forced, free)


# %% lab_translation-accuracy_by_length-answer
def accuracy_by_length(lengths, right):
    found = sorted(set(lengths.tolist()))
    return (found, [np.mean([r for n, r in zip(lengths, right, strict=True) if n == length]) for length in found])


# %% lab_translation-date_weights-answer
def date_weights(seed=0):
    from check import trained
    return trained(date_weights)


# %% lab_translation-why_teacher-answer
def why_teacher():
    return 'B'


# %% lab_translation-short_wins-answer
def short_wins():
    return 'C'


# %% lab_translation-bottleneck-answer
def bottleneck():
    return 'D'
