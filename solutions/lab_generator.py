"""A generator of text: a network reads a letter, guesses the next one, and reads its own guess.

A text is laid out as streams and cut into chunks. A network of one recurrent layer is trained on it with everything
that
the course has taught: the state is carried on and detached, the gradient is clipped. Its guesses are measured in bits
and compared with those of a count of letters; then it writes. The last answer is a trained network.
"""

import math
from collections import Counter

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from chapters.lab_generator.data import code, encode, novel
from solutions.truncated_bptt import chunks, detach_state, make_streams


def batches(ids, N, K):
    """A long text as what a network reads, in the order in which it does.

    ids (L,), a tensor of integers. The text is laid out as N streams, each
    an unbroken piece of it, of T = L // N ids; what is left over at the end
    is dropped. The streams are cut in chunks of K steps, the last may be
    shorter; row n of a chunk goes on in row n of the next one. What is to
    be said at every step is the next id of the same stream, so that T - 1
    steps are read in all.
    Returns a list of pairs x, y of tensors (N, K): batch first.
    """
    return [(x.T, y.T) for x, y in chunks(make_streams(ids, N), K)]


def unigram_bits(train, test, V):
    """What a letter costs if nothing is known but how often it occurs.

    train, test: arrays of integers below V. The probability of a letter is
    its share in train, where every one of the V letters is counted once
    more than it occurs: so none has a probability of 0.
    Returns the mean of -log2 of the probability of test's letters.
    """
    counts = np.bincount(train, minlength=V) + 1
    return -np.mean(np.log2(counts / counts.sum())[test])


def bigram_bits(train, test, V):
    """What a letter costs if the one before it is known.

    train, test: arrays of integers below V. The probability of b after a
    is the share of the pairs a, b in train among all pairs that begin with
    a, where every one of the V * V pairs is counted once more than it
    occurs.
    Returns the mean of -log2 of the probability of test's letters, each
    after the one before it; the first letter of test is not asked.
    """
    counts = np.ones((V, V))
    np.add.at(counts, (train[:-1], train[1:]), 1)
    p = counts / counts.sum(axis=1, keepdims=True)
    return -np.mean(np.log2(p[test[:-1], test[1:]]))


class CharRNN(nn.Module):
    """A network that guesses, at every step, which letter comes next.

    CharRNN(V, D, H, cell): `embed`, an nn.Embedding, makes a vector (D,)
    of each of V letters; `cell` is one recurrent layer of H units that
    reads it; `readout`, an nn.Linear, makes a number for each letter of
    its state h. The cell is "rnn", "gru" or "lstm", for nn.RNN, nn.GRU or
    nn.LSTM, or else a class of your own, which is made with (D, H) and
    called as an nn.LSTM with batch_first=True is.
    model(x, state) with x (N, T), a tensor of integers, and the state
    after what was read before: None for "nothing", or what an earlier call
    has returned. It gives logits (N, T, V), for a softmax that comes later,
    and the new state, as the cell returns it.
    """

    def __init__(self, V, D, H, cell="gru"):
        super().__init__()
        layers = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}
        self.embed = nn.Embedding(V, D)
        self.cell = layers[cell](D, H, batch_first=True) if cell in layers else cell(D, H)
        self.readout = nn.Linear(H, V)

    def forward(self, x, state=None):
        hs, state = self.cell(self.embed(x), state)  # (N, T, H)
        return self.readout(hs), state


def train_epoch(model, optimiser, pairs, max_norm):
    """Go through a text once, and learn from it chunk by chunk.

    model(x, state) gives logits (N, K, V) and its new state, which is a
    tensor or a tuple of tensors; state None stands for "nothing has been
    read". pairs is a list of x, y, both (N, K), in the order of time, as
    `batches` gives it (the last may be shorter). The epoch begins from
    nothing; from chunk to chunk the state is carried, the gradient is not.
    A chunk's loss is the mean of -ln of the probability of y, over all its
    letters. After each chunk comes one update, by a gradient whose global
    norm has been clipped to max_norm.
    Returns the list of the chunks' losses.
    """
    losses, state = [], None
    for x, y in pairs:
        logits, state = model(x, detach_state(state))
        loss = cross_entropy(logits.flatten(0, 1), y.flatten())
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), max_norm)
        optimiser.step()
        losses.append(loss.item())
    return losses


def bits_per_char(model, ids, K=256):
    """What a letter of a new text costs the network, in bits.

    ids (L,), a tensor of integers. model(x, state) as in train_epoch, with
    x (1, K). The text is read once, as one stream and from nothing, in
    pieces of K letters (the last may be shorter), the state carried. No
    gradient is asked for.
    Returns the mean of -log2 of the probability of the letters, over all
    of them but the first: L - 1 in all, each of the same weight.
    """
    nats, state = 0.0, None
    with torch.no_grad():
        for x, y in batches(ids, 1, K):
            logits, state = model(x, state)
            nats += cross_entropy(logits[0], y[0], reduction="sum").item()
    return nats / (len(ids) - 1) / math.log(2)


def next_probs(logits, temperature=1.0, top_k=None):
    """How likely each letter is to be drawn next.

    logits (V,), an array. They are divided by temperature > 0 before the
    softmax. With top_k, a number from 1 to V, only the top_k likeliest
    letters can be drawn: all others have a probability of 0. Logits as
    large as 1,000 do no harm.
    Returns probabilities (V,), an array whose sum is 1.
    """
    z = np.asarray(logits, dtype=float) / temperature
    if top_k is not None:
        z = np.where(z >= np.sort(z)[-top_k], z, -np.inf)
    p = np.exp(z - z.max())
    return p / p.sum()


def sample(model, prime, n, rng, temperature=1.0, top_k=None):
    """Have a network write: what it says is what it reads next.

    model(x, state) as in train_epoch, with x (1, T). prime is a list of at
    least one id: the model reads it first, from nothing. Then n ids are
    drawn one after the other, each by `next_probs` of the last logits,
    and each is read before the next is drawn. All chance comes from rng, a
    NumPy Generator, so that the same seed writes the same text. No graph
    is kept.
    Returns the list of the n ids drawn, without the prime.
    """
    written, state, x = [], None, torch.tensor([list(prime)])
    with torch.no_grad():
        for _ in range(n):
            logits, state = model(x, state)
            p = next_probs(logits[0, -1].numpy(), temperature, top_k)
            written.append(int(rng.choice(len(p), p=p)))
            x = torch.tensor([written[-1:]])
    return written


def top_p_probs(probs, p):
    """Only the likeliest letters, as few as together have a probability of p.

    probs (V,), an array whose sum is 1; 0 < p <= 1. Letters are taken in
    the order of their probability, the likeliest first, until together they
    have p or more. These keep their proportions, all others have 0.
    Returns probabilities (V,), an array whose sum is 1.
    """
    order = np.argsort(-probs)
    before = np.concatenate([[0.0], np.cumsum(probs[order])[:-1]])  # what the likelier ones have together
    kept = np.zeros_like(probs)
    kept[order] = np.where(before < p, probs[order], 0)
    return kept / kept.sum()


def write(model, prime, n, rng, temperature=1.0, p=1.0):
    """As `sample`, and by `top_p_probs` of the probabilities."""
    written, state, x = [], None, torch.tensor([list(prime)])
    with torch.no_grad():
        for _ in range(n):
            logits, state = model(x, state)
            probs = top_p_probs(next_probs(logits[0, -1].numpy(), temperature), p)
            written.append(int(rng.choice(len(probs), p=probs)))
            x = torch.tensor([written[-1:]])
    return written


def bpe_join(pieces, pair):
    """Make one piece of a pair of neighbours, wherever it stands.

    pieces is a list of strings, pair a tuple of two strings (a, b). From
    left to right, wherever a stands before b, the two become one piece,
    a + b; a piece is used once only.
    Returns the new list of strings.
    """
    joined, k = [], 0
    while k < len(pieces):
        both = tuple(pieces[k : k + 2]) == pair
        joined.append("".join(pieces[k : k + 2]) if both else pieces[k])
        k += 2 if both else 1
    return joined


def bpe_merges(counts, n):
    """Byte-pair encoding: which pieces become one, and in which order.

    counts is a dict, word -> how often it occurs. At first each word is a
    list of its characters. Then, n times: of all pairs of neighbours in the
    words, each pair counted as often as its word occurs, the most frequent
    one becomes a piece, with `bpe_join` in every word. Of pairs that are
    equally frequent the first in alphabetical order is taken, as min has it
    for tuples. It ends sooner if every word is one piece.
    Returns the list of pairs (a, b), in this order.
    """
    words, merges = {word: list(word) for word in counts}, []
    for _ in range(n):
        pairs = Counter()
        for word, pieces in words.items():
            for pair in zip(pieces, pieces[1:], strict=False):
                pairs[pair] += counts[word]
        if not pairs:
            break
        merges.append(min(pairs, key=lambda pair: (-pairs[pair], pair)))
        words = {word: bpe_join(pieces, merges[-1]) for word, pieces in words.items()}
    return merges


def novel_weights(seed=0):
    """Train a network on a novel.

    A CharRNN(96, 32, 160, "gru") on the first of the two texts that novel()
    of data.py gives. At most 4 times through the text, whatever the
    streams, the chunks and the optimiser are (the reference goes through it
    3 times, in about a minute).
    Wanted: less than 2.1 bits per letter on chapters that it has not read.
    Half of the points are for less than 2.7, which counting pairs of
    letters does not reach.
    Returns the weights, a dict of arrays: embed.weight (96, 32),
    cell.weight_ih_l0 (480, 32), cell.weight_hh_l0 (480, 160),
    cell.bias_ih_l0 (480,), cell.bias_hh_l0 (480,), readout.weight
    (96, 160), readout.bias (96,). Train and return as in code_weights,
    with `trained`: `return trained(f)` calls f once, without arguments, and
    keeps what it returns.
    """
    torch.manual_seed(seed)
    model = CharRNN(96, 32, 160, "gru")
    pairs = batches(torch.tensor(encode(novel()[0])), 32, 64)
    for rate in (5e-3, 5e-3, 1e-3):
        adam = torch.optim.Adam(model.parameters(), rate)
        train_epoch(model, adam, pairs, max_norm=1.0)
    return {name: p.numpy().astype(np.float16) for name, p in model.state_dict().items()}


def code_weights(seed=0):
    """Train a network on the text of Python's own library.

    A CharRNN(96, 32, 128, "lstm") on the first of the two texts that
    code() of data.py gives. At most 6 times through the text, whatever the
    streams, the chunks and the optimiser are (the reference goes through
    it 4 times, in less than a minute).
    Wanted: less than 2.6 bits per letter on text of files that it has not
    seen. Half of the points are for less than 3.2, which counting pairs of
    letters does not reach.
    Returns the weights, a dict of arrays: embed.weight (96, 32),
    cell.weight_ih_l0 (512, 32), cell.weight_hh_l0 (512, 128),
    cell.bias_ih_l0 (512,), cell.bias_hh_l0 (512,), readout.weight
    (96, 128), readout.bias (96,). Write the training as a function f of
    your own and `return trained(f)`: it calls f once, without arguments,
    and keeps what it returns.
    """
    torch.manual_seed(seed)
    model = CharRNN(96, 32, 128, "lstm")
    pairs = batches(torch.tensor(encode(code()[0])), 32, 32)
    for rate in (5e-3, 5e-3, 2e-3, 5e-4):
        adam = torch.optim.Adam(model.parameters(), rate)
        train_epoch(model, adam, pairs, max_norm=1.0)
    return {name: p.numpy() for name, p in model.state_dict().items()}


def unit_correlations(hs, signal):
    """Which unit goes with something that can be seen in the text?

    hs (T, H): the units' values after each letter; signal (T,): a number
    for each letter, the depth of brackets for example.
    Returns (H,): for each unit the correlation of its values with the
    signal, from -1 to 1. A unit that never changes has 0, and so have all
    if the signal never changes.
    """
    a, b = hs - hs.mean(axis=0), signal - signal.mean()
    size = np.sqrt(np.sum(a**2, axis=0) * np.sum(b**2))
    return np.divide(b @ a, size, out=np.zeros(hs.shape[1]), where=size > 0)


LETTERS = {  # the right answers to the questions
    "uniform_perplexity": "C",
    "cold_and_hot": "B",
}
