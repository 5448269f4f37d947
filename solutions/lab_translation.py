"""From one sequence to another of another length: dates, by an encoder and a decoder.

The encoder reads a sequence and keeps it in its state; the decoder starts from that state and writes another sequence
(Cho et al. 2014; Sutskever, Vinyals and Le 2014). The dates are those of ``chapters/lab_translation/data.py``. Batches
come first here, ids (N, S), as PyTorch's ``batch_first=True`` has it.
"""

from collections import Counter
from functools import partial

import numpy as np
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from chapters.lab_translation.data import BOS, EOS, PAD, V, dates, numbers, padded
from chapters.lab_translation.spoken import LETTERS_V, PHONEMES_V, sounds, spelled, words
from solutions.deep_networks import reverse_padded


def add_bos_eos_shift(sequences, bos, eos, pad):
    """What a decoder reads, and what it should say to it.

    sequences is a list of N lists of ids: what should be said. To the
    first id that the decoder reads, bos, it should say the first of the
    sequence; to each id the next one; and to the last one eos.
    Returns inputs and targets, whole numbers (N, S+1), where S is the
    length of the longest sequence. Shorter ones are filled up with pad at
    their ends. (What inputs hold where targets are pad does not matter.)
    """
    inputs, _ = padded([[bos, *s] for s in sequences], pad)
    targets, _ = padded([[*s, eos] for s in sequences], pad)
    return inputs, targets


def reverse_source(src, lengths):
    """Every source read from its end, with the padding left where it is.

    src (N, S), ids, padded at the end; lengths (N,), from 1 to S, in any
    order.
    Returns (N, S): column 0 holds the last real id of each source.
    (Sutskever, Vinyals and Le 2014 feed their sources so.)
    """
    return reverse_padded(src.T, lengths).T


class Encoder(nn.Module):
    """Reads sources, and keeps of each what fits into one state.

    Its parts: embed, an nn.Embedding; rnn, one layer of nn.RNN, nn.GRU or
    nn.LSTM with batch_first=True.
    """

    def __init__(self, V, E, H, cell="gru"):
        """V ids, embedded in E dimensions; H units.

        cell is "rnn", "gru" or "lstm".
        """
        super().__init__()
        self.embed = nn.Embedding(V, E)
        self.rnn = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}[cell](E, H, batch_first=True)

    def forward(self, src, lengths):
        """src (N, S), ids, padded; lengths (N,), from 1 to S, any order.

        Returns the state in which the layer is after the last real id of
        each source, in the order of src: (1, N, H), as nn.GRU and nn.RNN
        hand it out, or a pair of these from nn.LSTM. No padding is read:
        see torch.nn.utils.rnn.pack_padded_sequence, enforce_sorted=False.
        """
        packed = pack_padded_sequence(self.embed(src), lengths, batch_first=True, enforce_sorted=False)
        return self.rnn(packed)[1]


class Decoder(nn.Module):
    """Reads what has been said, and says what comes next.

    Its parts: embed, an nn.Embedding; rnn, one layer of nn.RNN, nn.GRU or
    nn.LSTM with batch_first=True; readout, an nn.Linear.
    """

    def __init__(self, V, E, H, cell="gru"):
        """V ids, embedded in E dimensions; H units.

        cell is "rnn", "gru" or "lstm".
        """
        super().__init__()
        self.embed = nn.Embedding(V, E)
        self.rnn = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}[cell](E, H, batch_first=True)
        self.readout = nn.Linear(H, V)

    def forward(self, tokens, state):
        """tokens (N, S), ids; state, as an Encoder of the same cell gives.

        S is 1 where ids are said one by one.
        Returns logits (N, S, V), for each step what should come after it
        (no softmax), and the state after the last step.
        """
        hs, state = self.rnn(self.embed(tokens), state)
        return self.readout(hs), state


def teacher_forcing_loss(encoder, decoder, src, lengths, inputs, targets, pad):
    """How well a decoder goes on where it is told what was right so far.

    encoder(src, lengths) gives a state, decoder(tokens, state) gives
    logits (N, S, V) and a state, as yours do. src (N, R), lengths (N,);
    inputs and targets (N, S), as add_bos_eos_shift makes them: tensors of
    whole numbers. The decoder reads the inputs, whatever it would have
    said itself.
    Returns the loss, a tensor that can go backward: the cross entropy, a
    mean over all targets of the batch that are not pad.
    """
    logits, _ = decoder(inputs, encoder(src, lengths))
    return nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=pad)


def greedy_decode(encoder, decoder, src, lengths, bos, eos, max_len):
    """Say at each step what is likeliest, and read it in the next.

    encoder and decoder as in teacher_forcing_loss; src (N, R), lengths
    (N,). The first id that is read is bos. A sequence is over with its
    first eos, or after max_len ids; sequences end at different steps.
    Returns a list of N lists of ids, without bos and eos.
    """
    tokens, said = torch.full((len(src), 1), bos), []
    with torch.no_grad():
        state = encoder(src, lengths)
        for _ in range(max_len):
            logits, state = decoder(tokens, state)
            tokens = logits.argmax(dim=-1)  # (N, 1)
            said.append(tokens)
    rows = torch.cat(said, dim=1).tolist()
    return [row[: row.index(eos)] if eos in row else row for row in rows]


def beam_search(log_probs, k, bos, eos, max_len):
    """Follow the k best beginnings instead of one.

    log_probs(ids) gives the log probabilities (V,) of what comes next,
    where ids is a list of what there is so far and begins with bos. From
    [bos] on, every beginning is continued with each of the V ids, and of
    all continuations, from all beginnings, the k best are kept. How good
    one is: the sum of its log probabilities. One that ends with eos is not
    continued, but keeps its place among the k as long as it is good
    enough. It is over when all k have ended, or have max_len ids besides
    bos.
    Returns a list of k pairs, best first: its ids, a list without bos and
    eos, and its sum, that of eos included.
    """
    beam = [([bos], 0.0)]
    for _ in range(max_len):
        grown = [(ids, total) for ids, total in beam if ids[-1] == eos]
        for ids, total in beam:
            if ids[-1] != eos:
                grown += [([*ids, v], total + p) for v, p in enumerate(log_probs(ids))]
        beam = sorted(grown, key=lambda one: one[1], reverse=True)[:k]
    return [([v for v in ids[1:] if v != eos], total) for ids, total in beam]


class BiEncoder(nn.Module):
    """Reads sources from both ends, and keeps a state for every id.

    Its parts: embed, an nn.Embedding; rnn, one layer of nn.GRU with
    batch_first=True and bidirectional=True, H // 2 units in each direction.
    """

    def __init__(self, V, E, H):
        """V ids, embedded in E dimensions; states of H numbers, H even."""
        super().__init__()
        self.embed = nn.Embedding(V, E)
        self.rnn = nn.GRU(E, H // 2, batch_first=True, bidirectional=True)

    def forward(self, src, lengths):
        """src (N, S), ids, padded; lengths (N,), from 1 to S, any order.

        Returns three things, in a tuple:
        state (1, N, H): where each of the two directions has ended, that
        which reads forward first, for a decoder to start from;
        states (N, S, H): for each id the states of both directions, that
        which reads forward first; zeros where src is padded (see
        torch.nn.utils.rnn.pad_packed_sequence, total_length=S);
        lengths, as they came in.
        """
        S = src.shape[1]
        packed = pack_padded_sequence(self.embed(src), lengths, batch_first=True, enforce_sorted=False)
        states, ends = self.rnn(packed)
        states, _ = pad_packed_sequence(states, batch_first=True, total_length=S)
        return torch.cat([ends[0], ends[1]], dim=1)[None], states, lengths


def masked_scores(queries, states, lengths):
    """How well each query goes with each state of its own source.

    queries (N, T, H); states (N, S, H), of which only the first lengths[n]
    of source n are real; lengths (N,), from 1 to S, whole numbers. All are
    tensors.
    Returns scores (N, T, S): the dot product of query and state, divided
    by the square root of H; minus infinity where the state is not real.
    """
    N, S, H = states.shape
    scores = queries @ states.transpose(1, 2) / H**0.5  # (N, T, S)
    padding = torch.arange(S) >= lengths[:, None]  # (N, S)
    return scores.masked_fill(padding[:, None], -torch.inf)


def attend(queries, states, lengths):
    """What each query finds: a weighted mean of the states.

    Arguments as in masked_scores, the scores of which become weights by a
    softmax over the S states.
    Returns contexts (N, T, H), for each query the sum of all states, each
    times its weight, and the weights (N, T, S).
    """
    weights = masked_scores(queries, states, lengths).softmax(dim=-1)
    return weights @ states, weights


class AttentionDecoder(nn.Module):
    """A decoder that looks at all states of the source at every step.

    Its parts: embed, an nn.Embedding; rnn, one layer of nn.GRU with
    batch_first=True; query, an nn.Linear from H to H without bias;
    combine, an nn.Linear from 2H to H; readout, an nn.Linear from H to V.
    """

    def __init__(self, V, E, H):
        """V ids, embedded in E dimensions; H units."""
        super().__init__()
        self.embed = nn.Embedding(V, E)
        self.rnn = nn.GRU(E, H, batch_first=True)
        self.query = nn.Linear(H, H, bias=False)
        self.combine = nn.Linear(2 * H, H)
        self.readout = nn.Linear(H, V)

    def forward(self, tokens, memory):
        """tokens (N, T), ids; memory, as a BiEncoder returns it.

        From the state in memory, rnn reads the embedded tokens. Of each of
        its states h (N, T, H), query makes a query, for which attend finds
        a context. combine joins h and context, in this order; a tanh
        follows, and readout makes logits of it.
        T is 1 where ids are said one by one.
        Returns logits (N, T, V), for each step what should come after it
        (no softmax), and the memory with the state after the last step;
        all else in it is as it was.
        """
        state, states, lengths = memory
        hs, state = self.rnn(self.embed(tokens), state)  # (N, T, H)
        contexts, _ = attend(self.query(hs), states, lengths)
        joined = torch.cat([hs, contexts], dim=-1)  # (N, T, 2H)
        return self.readout(torch.tanh(self.combine(joined))), (state, states, lengths)


def edit_distance(output, reference):
    """How many changes lead from one sequence to another, at least.

    output and reference are lists of ids. A change takes one id out, puts
    one in, or replaces one by another. (Levenshtein 1966.)
    Returns a whole number; 0 if the two are equal.
    """
    row = list(range(len(reference) + 1))  # from nothing to the first ids of the reference
    for i, mine in enumerate(output, 1):
        before, row[0] = row[0], i
        for j, theirs in enumerate(reference, 1):
            change = before + (mine != theirs)
            before, row[j] = row[j], min(change, row[j] + 1, row[j - 1] + 1)
    return row[-1]


def exact_match(outputs, references):
    """The share of outputs that are right from beginning to end.

    outputs and references are lists of N lists of ids.
    Returns a number from 0 to 1.
    """
    return np.mean([out == ref for out, ref in zip(outputs, references, strict=True)])


def bleu_n(outputs, references, n=4):
    """How much of a translation is found in the reference, from 0 to 1.

    outputs and references are lists of N lists of words. For s = 1 to n:
    the precision of s-grams (s words in a row) is the share of all s-grams
    of all outputs that are found in the reference of the same sentence;
    one that an output has more often than its reference counts only as
    often as there. BLEU is the geometric mean of these n precisions, times
    exp(1 - r/c) if c < r, where c and r are the numbers of words in all
    outputs and all references. It is 0 if a precision is 0, or if there
    are no s-grams at all. (Papineni et al. 2002, with one reference.)
    """
    found, total = np.zeros(n), np.zeros(n)
    for out, ref in zip(outputs, references, strict=True):
        for s in range(1, n + 1):
            mine, theirs = _grams(out, s), _grams(ref, s)
            found[s - 1] += (mine & theirs).total()
            total[s - 1] += mine.total()
    if not found.all():
        return 0.0
    c, r = (sum(len(words) for words in texts) for texts in (outputs, references))
    return min(1.0, np.exp(1 - r / c)) * np.exp(np.mean(np.log(found / total)))


def _grams(words, s):
    """How often each run of s words in a row occurs."""
    return Counter(zip(*(words[k:] for k in range(s)), strict=False))


def forced_and_free(encoder, decoder, src, lengths, inputs, targets, pad):
    """What a decoder loses when nobody corrects it.

    All arguments as in teacher_forcing_loss. At every step the decoder
    says what is likeliest: once while it reads the inputs (forced), and
    once while it reads, from the second step on, what it has said itself
    (free).
    Returns forced and free, both (S,): of the targets of each step that
    are not pad, the share that it says.
    """
    free, tokens, real = [], inputs[:, :1], targets != pad
    with torch.no_grad():
        state = encoder(src, lengths)
        forced = decoder(inputs, state)[0].argmax(dim=-1)
        for _ in range(inputs.shape[1]):
            logits, state = decoder(tokens, state)
            tokens = logits.argmax(dim=-1)
            free.append(tokens)
    said = forced, torch.cat(free, dim=1)
    return tuple(((s == targets) & real).sum(dim=0) / real.sum(dim=0) for s in said)


def accuracy_by_length(lengths, right):
    """How often long sources go wrong, and how often short ones.

    lengths (N,), whole numbers; right (N,) of True and False: whether the
    output was right.
    Returns found, the different lengths that occur, in ascending order,
    and share, for each of them the share of right outputs.
    """
    found, which = np.unique(lengths, return_inverse=True)
    return found, np.bincount(which, weights=right) / np.bincount(which)


def translator(E=16, H=64, cell="gru", open_gates=3.0):
    """An encoder and a decoder for the letters of data.py, in one module.

    With GRUs, open_gates is added to the biases of the update gates, so
    that they keep the old state at the start.
    """
    model = nn.ModuleDict({"encoder": Encoder(V, E, H, cell), "decoder": Decoder(V, E, H, cell)})
    if cell == "gru":
        with torch.no_grad():
            for part in model.values():
                part.rnn.bias_ih_l0[H : 2 * H] += open_gates
    return model


def attentive(E=16, H=64, V_read=V, V_say=V):
    """A BiEncoder and an AttentionDecoder in one module, with update gates that keep the old state at the start."""
    model = nn.ModuleDict({"encoder": BiEncoder(V_read, E, H), "decoder": AttentionDecoder(V_say, E, H)})
    with torch.no_grad():
        for name, p in model.named_parameters():
            if ".rnn.bias_ih" in name:
                p[len(p) // 3 : 2 * len(p) // 3] += 3.0
    return model


def batch_of(pairs, read=numbers, say=numbers):
    """Pairs as tensors: src, lengths, inputs, targets. read and say make numbers of the first and of the second."""
    src, lengths = padded([read(source) for source, _ in pairs])
    said = add_bos_eos_shift([say(target) for _, target in pairs], BOS, EOS, PAD)
    return [torch.tensor(a) for a in (src, lengths, *said)]


def learn(model, pairs, updates, rate=8e-3, seed=0, report=None, batch_of=batch_of):
    """Train on so many batches of 64 pairs, drawn at random, and return the model.

    rate: the learning rate, which falls to 0 over the second half. report(update, loss) is called after each update.
    batch_of makes tensors of a list of pairs.
    """
    torch.set_num_threads(1)
    rng, adam = np.random.default_rng(seed), torch.optim.Adam(model.parameters(), rate)
    for update in range(updates):
        batch = batch_of([pairs[k] for k in rng.integers(0, len(pairs), 64)])
        loss = teacher_forcing_loss(model["encoder"], model["decoder"], *batch, PAD)
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.param_groups[0]["lr"] = rate * min(1.0, 2 - 2 * update / updates)
        adam.step()
        if report is not None:
            report(update, loss.item())
    return model


spoken_batch = partial(batch_of, read=spelled, say=sounds)  # of words and their phonemes


def weights_of(model):
    """A model's weights as a dict of NumPy arrays."""
    return {name: p.detach().numpy() for name, p in model.named_parameters()}


def halved(weights):
    """The same weights in float16: half as long a file, and answers that are as good (tests say so)."""
    return {name: w.astype(np.float16) for name, w in weights.items()}


def date_weights(seed=0):
    """Weights that read dates in four languages and write them in figures.

    Train an encoder and a decoder, both with a GRU, on the pairs of
    dates(0) in data.py, as "3 de marzo de 2015" and "2015-03-03", and on
    nothing else: V letters, embedded in E = 16 dimensions, H = 64 units.
    At most 1500 updates with 64 pairs each. Of dates that are in no
    dates(...) to train on, at least 95 % should be right from beginning to
    end, read forward and decoded greedily; for half of them there is a part
    of the points.
    seed sets the first weights and the order of the batches.
    Write the training as a function of its own and end with
    `return trained(f)`: it calls f once, without arguments, and keeps what
    f returns in the file that you hand in with the notebook.
    Returns a dict of NumPy arrays, float32: "encoder." or "decoder." and
    the names of their parts, such as "encoder.embed.weight" (V, 16),
    "encoder.rnn.weight_ih_l0" (192, 16), "decoder.readout.bias" (V,).
    """
    torch.manual_seed(seed)
    return weights_of(learn(translator(), dates(0)[0], 1000, seed=seed))


DAYS = {"sources": ("de day", "es day", "fr day", "it day"), "target": "en day", "train": 6000}


def day_weights(seed=0):
    """Weights of a translator of days with one state, "martes, 3 de marzo" to "tuesday, march 3", for the lesson."""
    torch.manual_seed(seed)
    pairs, _ = dates(0, **DAYS)
    return weights_of(learn(translator(), pairs, 1400, seed=seed))


def attention_weights(seed=0):
    """Weights that translate days from four languages, with attention.

    Train a BiEncoder and an AttentionDecoder on the pairs of
    dates(0, sources=("de day", "es day", "fr day", "it day"),
    target="en day", train=6000) in data.py, as "martes, 3 de marzo" and
    "tuesday, march 3", and on nothing else: V letters, embedded in E = 16
    dimensions, H = 64. At most 600 updates with 64 pairs each. Of days that
    are in no dates(...) to train on, at least 95 % should be right from
    beginning to end, decoded greedily; for half of them there is a part of
    the points.
    seed sets the first weights and the order of the batches.
    End with `return trained(f)`, as in date_weights.
    Returns a dict of NumPy arrays, float32: "encoder." or "decoder." and
    the names of their parts, such as "encoder.rnn.weight_ih_l0_reverse"
    (96, 16), "decoder.query.weight" (64, 64).
    """
    torch.manual_seed(seed)
    return halved(weights_of(learn(attentive(), dates(0, **DAYS)[0], 300, seed=seed)))


def phoneme_weights(seed=0):
    """Weights that read English words aloud, with attention.

    Train a BiEncoder for LETTERS_V letters and an AttentionDecoder for
    PHONEMES_V phonemes, both of spoken.py, on the first of the two lists
    that words() gives, and on nothing else: E = 32, H = 96. At most 1500
    updates with 64 pairs each. Of the words in the second list at least
    45 % should be right from beginning to end, decoded greedily; for 30 %
    there is a part of the points.
    seed sets the first weights and the order of the batches.
    End with `return trained(f)`, as in date_weights.
    Returns a dict of NumPy arrays, float32: "encoder." or "decoder." and
    the names of their parts, such as "encoder.embed.weight" (29, 32),
    "decoder.readout.bias" (42,).
    """
    torch.manual_seed(seed)
    model = attentive(32, 96, LETTERS_V, PHONEMES_V)
    return halved(weights_of(learn(model, words()[0], 1000, 5e-3, seed, batch_of=spoken_batch)))


def figures(rng, count, longest=10):
    """A list of count strings, each of 1 to longest digits, for a network to repeat."""
    return ["".join(str(n) for n in rng.integers(0, 10, size)) for size in rng.integers(1, longest + 1, count)]


def echo_weights(seed=0, sizes=(16, 64)):
    """Weights of networks of several sizes that repeat digits, for the lesson; the names of the weights begin with H."""
    weights = {}
    for H in sizes:
        torch.manual_seed(seed)
        rows = figures(np.random.default_rng(seed), 20_000)
        model = learn(translator(H=H, open_gates=1.0), [(row, row) for row in rows], 1000, seed=seed)
        weights |= {f"{H}.{name}": w for name, w in weights_of(model).items()}
    return weights


LETTERS = {  # the right answers to the questions
    "why_teacher": "B",
    "short_wins": "C",
    "bottleneck": "D",
    "control": "C",
}
