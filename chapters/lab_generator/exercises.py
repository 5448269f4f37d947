"""How the exercises of `lab_generator` are marked, and which mistakes are known by name."""

import math

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from autograder import Case, Exercise, choice, essay
from chapters.lab_generator.data import bracket_depth, code, encode
from solutions import lab_generator as reference
from solutions.truncated_bptt import chunks, detach_state, make_streams

HELD_OUT = encode(code()[1])


def distinct(rng, count, low=3, high=9):
    """So many sizes, all different."""
    return [int(n) for n in rng.permutation(np.arange(low, high))[:count]]


# ----------------------------------------------------------------------------------------------------------- batches


def batch_inputs(rng, N, T, K, left=0):
    return {"ids": rng.permutation(N * T + left), "N": N, "K": K}


def batch_cases(rng):
    N, K = int(rng.choice([5, 7])), int(rng.choice([3, 4]))
    yield Case("a shorter last chunk", batch_inputs(rng, N, 3 * K + K, K))
    yield Case("some of the text left over", batch_inputs(rng, N, 3 * K + 1, K, int(rng.integers(1, N))))
    yield Case("K = 1", batch_inputs(rng, N, 6, 1), edge=True)
    yield Case("N = 1", batch_inputs(rng, 1, 2 * K + 2, K), edge=True)
    yield Case("T = 2", batch_inputs(rng, N, 2, K), edge=True)


def drive_batches(batches, ids, N, K):
    """The chunks end to end, and where they were cut."""
    value = batches(torch.tensor(ids), N, K)
    try:
        pairs = [(np.asarray(x), np.asarray(y)) for x, y in value]
        shapes = [tuple(x.shape) for x, _ in pairs]
    except (TypeError, ValueError):
        unreadable = "no list of pairs x, y of tensors (N, K)"
        return {"shapes": unreadable, "x": unreadable, "y": unreadable}
    sides = {}
    for name, side in (("x", [x for x, _ in pairs]), ("y", [y for _, y in pairs])):
        fit = side and all(a.ndim == 2 and len(a) == len(side[0]) for a in side)
        sides[name] = np.concatenate(side, axis=1) if fit else side
    return {"shapes": shapes, **sides}


batches = Exercise(
    reference.batches,
    points=2,
    cases=batch_cases,
    returns=("shapes", "x", "y"),
    drive=drive_batches,
    minutes=10,
)


@batches.misconception(
    "The rows of a batch are neighbours in the text, and row n of the next batch begins somewhere else.",
    "Read row 0 of your first batch, and then row 0 of your second. Does the second go on where the first has ended?",
)
def windows_side_by_side(ids, N, K):
    T = len(ids) // N
    x, y = ids[: N * T - N], ids[1 : N * T - N + 1]
    windows = [(x[s : s + K], y[s : s + K]) for s in range(0, len(x) - K + 1, K)]
    groups = [windows[s : s + N] for s in range(0, len(windows), N)]
    return [tuple(torch.stack([w[k] for w in group]) for k in (0, 1)) for group in groups]


@batches.misconception(
    "The text is dealt out to the rows like cards: each of them has every N-th id.",
    "Read row 0 of your batches, one after the other. Is it a piece of the text?",
)
def dealt_like_cards(ids, N, K):
    T = len(ids) // N
    return [(x.T, y.T) for x, y in chunks(ids[: N * T].reshape(T, N), K)]


@batches.misconception(
    "Time comes first: your pairs are (K, N).",
    "Which of the two lengths do all pairs have in common, also a last one that is shorter? On which axis is it in yours?",
)
def time_first(ids, N, K):
    return chunks(make_streams(ids, N), K)


@batches.misconception(
    "Between two chunks a step is lost: every chunk is cut first, and then x and y are taken from it.",
    "Write down the x of your first two chunks. Which id of the text is missing between them?",
)
def loses_a_step_per_chunk(ids, N, K):
    streams = make_streams(ids, N).T
    parts = [streams[:, s : s + K + 1] for s in range(0, streams.shape[1], K + 1)]
    return [(part[:, :-1], part[:, 1:]) for part in parts if part.shape[1] > 1]


@batches.misconception(
    "What is left over after the last whole chunk is dropped.",
    "How many steps does each stream have, and how many of them are in your chunks?",
)
def whole_chunks_only(ids, N, K):
    return [pair for pair in reference.batches(ids, N, K) if pair[0].shape[1] == K]


@batches.misconception(
    "What should be said is what has just been read.",
    "Take a pair x, y and one of its rows. Which id follows x[0, 0] in the text, and what is y[0, 0]?",
)
def says_what_it_reads(ids, N, K):
    return [(x, x) for x, _ in reference.batches(ids, N, K)]


@batches.accepts()
def by_view_and_range(ids, N, K):
    T = ids.size(0) // N
    data = ids[: T * N].view(N, T)
    found = []
    for i in range(0, T - 1, K):
        length = min(K, T - 1 - i)
        found.append((data[:, i : i + length], data[:, i + 1 : i + 1 + length]))
    return found


@batches.accepts()
def split_of_torch(ids, N, K):
    ids = torch.as_tensor(ids)
    rows = torch.stack(torch.chunk(ids[: len(ids) - len(ids) % N], N))
    return list(zip(rows[:, :-1].split(K, dim=1), rows[:, 1:].split(K, dim=1), strict=True))


@batches.accepts()
def numpy_arrays(ids, N, K):
    ids = np.array(ids)
    T = len(ids) // N
    rows = np.stack([ids[n * T : (n + 1) * T] for n in range(N)])
    cuts = np.arange(K, T - 1, K)
    return zip(np.split(rows[:, :-1], cuts, axis=1), np.split(rows[:, 1:], cuts, axis=1), strict=True)


# ------------------------------------------------------------------------------------------- unigram and bigram bits


def counting_cases(rng):
    V = int(rng.integers(6, 9))
    chances = rng.dirichlet(np.ones(V))
    for label, train, test in (("a text of 60 letters", 60, 25), ("letters that were never seen", 9, 40)):
        yield Case(label, {"train": rng.choice(V, train, p=chances), "test": rng.integers(0, V, test), "V": V})
    yield Case(
        "two letters to be guessed", {"train": rng.integers(0, V, 30), "test": rng.integers(0, V, 2), "V": V}, True
    )


unigram_bits = Exercise(reference.unigram_bits, points=1, cases=counting_cases, returns=("bits",), minutes=8)
bigram_bits = Exercise(reference.bigram_bits, points=2, cases=counting_cases, returns=("bits",), minutes=12)

NATS = (
    "These are nats: the logarithm is the natural one.",
    "A coin costs one bit. What does your logarithm make of a probability of one half?",
)
FROM_TEST = (
    "The shares are counted in the text that is to be guessed.",
    "Somebody who guesses does not know the text. Where may the counts come from?",
)


def smoothed(counts):
    return counts / counts.sum(axis=-1, keepdims=True)


def singles(text, V):
    return np.bincount(text, minlength=V)


def pairs_of(text, V):
    counts = np.zeros((V, V))
    np.add.at(counts, (text[:-1], text[1:]), 1)
    return counts


@unigram_bits.misconception(*NATS)
def unigram_in_nats(train, test, V):
    return -np.mean(np.log(smoothed(singles(train, V) + 1)[test]))


@unigram_bits.misconception(*FROM_TEST)
def unigram_of_the_test(train, test, V):
    return reference.unigram_bits(test, test, V)


@unigram_bits.misconception(
    "What is returned is the entropy of the shares themselves; the text to be guessed is not asked.",
    "Change test and leave train. Should the price not change?",
)
def entropy_of_train(train, test, V):
    p = smoothed(singles(train, V) + 1)
    return -np.sum(p * np.log2(p))


@unigram_bits.misconception(
    "The shares do not add up to one: the V letters that were added are not in the sum.",
    "Add up your probabilities. What is missing below the line?",
)
def unigram_sum_without_the_extra(train, test, V):
    return -np.mean(np.log2((singles(train, V) + 1) / len(train))[test])


@unigram_bits.misconception(
    "The mean is taken before the logarithm.", "Is the price of a text the price of its mean probability?"
)
def log_of_the_mean(train, test, V):
    return -np.log2(np.mean(smoothed(singles(train, V) + 1)[test]))


@unigram_bits.accepts()
def unigram_with_a_counter(train, test, V):
    counts = [1] * V
    for k in train:
        counts[k] += 1
    total = sum(counts)
    return sum(-math.log(counts[k] / total, 2) for k in test) / len(test)


@unigram_bits.accepts()
def unigram_in_torch(train, test, V):
    counts = torch.bincount(torch.tensor(train), minlength=V).double() + 1
    return -(counts / counts.sum())[torch.tensor(test)].log2().mean()


@bigram_bits.misconception(*NATS)
def bigram_in_nats(train, test, V):
    return reference.bigram_bits(train, test, V) * np.log(2)


@bigram_bits.misconception(*FROM_TEST)
def bigram_of_the_test(train, test, V):
    return reference.bigram_bits(test, test, V)


@bigram_bits.misconception(
    "Columns are divided where rows should be: yours is the probability of the letter before, not of the next one.",
    "Which entries of your table should add up to one: all b for one a, or all a for one b?",
)
def by_columns(train, test, V):
    counts = pairs_of(train, V) + 1
    return -np.mean(np.log2((counts / counts.sum(axis=0))[test[:-1], test[1:]]))


@bigram_bits.misconception(
    "The whole table is divided by one sum: that is the probability of a pair, not of a letter after another.",
    "Add up your probabilities of all letters after an e. What do you find?",
)
def of_the_pair(train, test, V):
    counts = pairs_of(train, V) + 1
    return -np.mean(np.log2((counts / counts.sum())[test[:-1], test[1:]]))


@bigram_bits.misconception(
    "A pair that occurs several times is counted once: `table[a, b] += 1` with arrays adds only once per place.",
    "What is the largest entry of your table? How often do e and a blank really stand side by side?",
)
def counted_once(train, test, V):
    counts = np.ones((V, V))
    counts[train[:-1], train[1:]] += 1
    return -np.mean(np.log2(smoothed(counts)[test[:-1], test[1:]]))


@bigram_bits.misconception(
    "The shares of a row do not add up to one: the V letters that were added are not in the sum.",
    "Add up a row of your probabilities. What is missing below the line?",
)
def bigram_sum_without_the_extra(train, test, V):
    counts = pairs_of(train, V)
    return -np.mean(np.log2((counts + 1) / np.maximum(counts.sum(axis=1, keepdims=True), 1))[test[:-1], test[1:]])


@bigram_bits.misconception(
    "The second letter of a pair stands for the first.",
    "In `table[a, b]`, which of the two comes first in the text? And when you ask for the price?",
)
def guesses_backwards(train, test, V):
    return -np.mean(np.log2(smoothed(pairs_of(train, V) + 1)[test[1:], test[:-1]]))


@bigram_bits.accepts()
def bigram_with_a_dict(train, test, V):
    pairs, firsts = {}, {}
    for a, b in zip(train.tolist(), train[1:].tolist(), strict=False):
        pairs[a, b] = pairs.get((a, b), 0) + 1
        firsts[a] = firsts.get(a, 0) + 1
    total = 0.0
    for a, b in zip(test.tolist(), test[1:].tolist(), strict=False):
        total -= math.log2((pairs.get((a, b), 0) + 1) / (firsts.get(a, 0) + V))
    return total / (len(test) - 1)


@bigram_bits.accepts()
def bigram_by_one_number(train, test, V):
    table = np.bincount(train[:-1] * V + train[1:], minlength=V * V).reshape(V, V) + 1
    logs = np.log(table) - np.log(table.sum(1))[:, None]
    return -logs[test[:-1], test[1:]].mean() / np.log(2)


# ----------------------------------------------------------------------------------------------------------- CharRNN

KINDS = {"rnn": 1, "gru": 3, "lstm": 4, "a class": 4}


def model_inputs(rng, kind, V, D, H, N, T, T_next):
    G = KINDS[kind] * H
    shapes = {
        "embed.weight": (V, D),
        "cell.weight_ih_l0": (G, D),
        "cell.weight_hh_l0": (G, H),
        "cell.bias_ih_l0": (G,),
        "cell.bias_hh_l0": (G,),
        "readout.weight": (V, H),
        "readout.bias": (V,),
    }
    return {
        "kind": kind,
        "weights": {name: rng.normal(0, 0.8, shape) for name, shape in shapes.items()},
        "x": rng.integers(0, V, (N, T)),
        "x_next": rng.integers(0, V, (N, T_next)),
        "direction": rng.normal(size=(N, T_next, V)),
    }


def model_cases(rng):
    V, D, H, N, T, T_next = distinct(rng, 6)
    for kind in KINDS:
        yield Case(f"cell {kind}", model_inputs(rng, kind, V, D, H, N, T, T_next))
    yield Case("N = 1", model_inputs(rng, "lstm", V, D, H, 1, T, T_next), edge=True)
    yield Case("T = 1", model_inputs(rng, "gru", V, D, H, N, 1, 1), edge=True)
    yield Case("D = H = 1", model_inputs(rng, "lstm", V, 1, 1, N, T, T_next), edge=True)


def drive_model(CharRNN, kind, weights, x, x_next, direction):
    """Build the model, give it these weights, have it read x, read on, and begin again; then differentiate."""
    V, D = weights["embed.weight"].shape
    H = weights["readout.weight"].shape[1]

    class Own(torch.nn.LSTM):
        def __init__(self, input_size, hidden_size):
            super().__init__(input_size, hidden_size, batch_first=True)

    model = CharRNN(V, D, H, Own if kind == "a class" else kind).double()
    own = dict(model.named_parameters())
    shapes = {name: tuple(p.shape) for name, p in own.items()}
    if shapes != {name: a.shape for name, a in weights.items()}:
        other = "not asked"
        return {"parameters": shapes, "logits": other, "read on": other, "from nothing": other, "gradient": other}
    for name, p in own.items():
        p.data = torch.tensor(weights[name])

    def told(logits):
        """As logarithms of probabilities: what is added to all logits alike makes no difference."""
        if isinstance(logits, torch.Tensor) and logits.dim() == 3:
            return torch.log_softmax(logits, dim=2).detach()
        return logits.detach() if isinstance(logits, torch.Tensor) else "no tensor of logits"

    x, x_next = torch.tensor(x), torch.tensor(x_next)
    logits, state = model(x)
    after, _ = model(x_next, state)
    again, _ = model(x, None)
    gradient = "there is none"
    if isinstance(after, torch.Tensor) and after.shape == direction.shape and after.requires_grad:
        model.zero_grad()
        (torch.log_softmax(after, dim=2) * torch.tensor(direction)).sum().backward()
        gradient = model.embed.weight.grad
    return {
        "parameters": shapes,
        "logits": told(logits),
        "read on": told(after),
        "from nothing": told(again),
        "gradient": gradient,
    }


CharRNN = Exercise(
    reference.CharRNN,
    points=5,
    cases=model_cases,
    returns={"parameters": 1, "logits": 2, "read on": 1, "from nothing": 0.5, "gradient": 0.5},
    drive=drive_model,
    tol=1e-8,
    minutes=20,
)


@CharRNN.law(
    "The parameters have other names than the docstring's.",
    "Print [name for name, _ in model.named_parameters()]. What must the three parts be called, so that weights can be put in by name?",
)
def named_as_asked(case, seen):
    return set(seen["parameters"]) == set(case["weights"])


class _Base(reference.CharRNN):
    """The reference, with one method that wrong answers change."""

    def forward(self, x, state=None):
        hs, state = self.cell(self.embed(x), state)
        return self.readout(hs), state


@CharRNN.misconception(
    "The state that comes in is not used: the model begins anew with every call.",
    "Let the model read half a line, and then the other half with the state it returned. Are these the logits of the whole line?",
)
class forgets_between_calls(_Base):
    def forward(self, x, state=None):
        return super().forward(x, None)


@CharRNN.misconception(
    "The model remembers its last call: with state None it does not begin from nothing.",
    "Call the model twice with the same x and no state. Why are the answers not the same? Where does your state live?",
)
class keeps_its_state(_Base):
    def forward(self, x, state=None):
        logits, self.memory = super().forward(x, getattr(self, "memory", None) if state is None else state)
        return logits, self.memory


@CharRNN.misconception(
    "PyTorch takes the batch for time: the rows of x influence each other.",
    "Change one row of x. Do the logits of another row move? What does the layer take for its first axis?",
)
class time_is_first(_Base):
    def __init__(self, V, D, H, cell="lstm"):
        super().__init__(V, D, H, cell)
        self.cell.batch_first = False

    def forward(self, x, state=None):
        N = x.shape[0]
        hs, new = self.cell(self.embed(x), None)
        return self.readout(hs), new if N else state


@CharRNN.misconception(
    "There is a softmax in the model already: cross_entropy will take another one.",
    "What do the logits of one step add up to in yours? What does the loss of train_epoch expect?",
)
class softmax_inside(_Base):
    def forward(self, x, state=None):
        logits, state = super().forward(x, state)
        return torch.softmax(logits, dim=-1), state


@CharRNN.misconception(
    "Only the last step is read out.",
    "This network guesses after every letter. How many guesses should there be for N rows of T letters?",
)
class last_step_only(_Base):
    def forward(self, x, state=None):
        hs, state = self.cell(self.embed(x), state)
        return self.readout(hs[:, -1]), state


@CharRNN.misconception(
    "The model detaches the state that it is given: no gradient can pass from one call to an earlier one.",
    "Who knows where a chunk ends, the model or the training loop? Who should cut, then?",
)
class cuts_inside(_Base):
    def forward(self, x, state=None):
        return super().forward(x, detach_state(state))


@CharRNN.misconception(
    "The cell is an LSTM, whatever is asked for.",
    "What is `cell` in CharRNN(V, D, H, 'gru'), and where is it used in yours?",
)
class always_an_lstm(_Base):
    def __init__(self, V, D, H, cell="lstm"):
        super().__init__(V, D, H, "lstm")


@CharRNN.misconception(
    "Between the states and the read-out stands a nonlinearity that nobody has asked for.",
    "How large can the logit of a letter become in your model, and how small? What is `readout` a linear layer of?",
)
class relu_before_the_readout(_Base):
    def forward(self, x, state=None):
        hs, state = self.cell(self.embed(x), state)
        return self.readout(torch.relu(hs)), state


@CharRNN.accepts()
class with_ifs(nn.Module):
    def __init__(self, vocab_size, embedding_dim, hidden_dim, cell_type="lstm"):
        super().__init__()
        self.embed = nn.Embedding(vocab_size, embedding_dim)
        if cell_type == "rnn":
            self.cell = nn.RNN(embedding_dim, hidden_dim, batch_first=True)
        elif cell_type == "gru":
            self.cell = nn.GRU(embedding_dim, hidden_dim, batch_first=True)
        elif cell_type == "lstm":
            self.cell = nn.LSTM(embedding_dim, hidden_dim, batch_first=True)
        else:
            self.cell = cell_type(embedding_dim, hidden_dim)
        self.readout = nn.Linear(hidden_dim, vocab_size)

    def forward(self, x, hidden=None):
        x = self.embed(x)
        out, hidden = self.cell(x, hidden)
        return self.readout(out), hidden


@CharRNN.accepts()
class log_probabilities(_Base):
    def forward(self, x, state=None):
        logits, state = super().forward(x, state)
        return nn.functional.log_softmax(logits, dim=-1), state


@CharRNN.accepts()
class flat_readout(nn.Module):
    def __init__(self, V, D, H, cell="lstm"):
        super().__init__()
        self.V, self.H = V, H
        kind = getattr(nn, cell.upper())(D, H, 1, batch_first=True) if isinstance(cell, str) else cell(D, H)
        self.embed, self.cell, self.readout = nn.Embedding(V, D), kind, nn.Linear(H, V)

    def forward(self, x, state=None):
        N, T = x.size()
        h, state = self.cell(self.embed(x), state)
        return self.readout(h.contiguous().view(-1, self.H)).view(N, T, self.V), state


# ------------------------------------------------------------------------------------------------------- train_epoch


def epoch_inputs(rng, state, V, H, N, T, K, max_norm):
    weights = {
        "E": rng.normal(0, 1, (V, H)),
        "U": rng.normal(0, 1 / H**0.5, (H, H)),
        "V": rng.normal(0, 1.5, (H, V)),
    }
    ids = rng.integers(0, V, (N, T + 1))
    ids[:, :-K:K] = np.arange(N)[:, None] % V  # rows begin alike, chunks as well: only the state tells where one is
    return {"weights": weights, "ids": ids, "K": K, "max_norm": max_norm, "state": state}


def epoch_cases(rng):
    V, H, N = distinct(rng, 3, 4, 8)
    K = int(rng.integers(3, 6))
    tight, wide = 0.05, 100.0
    yield Case("a state of two tensors, short gradients asked for", epoch_inputs(rng, "pair", V, H, N, 4 * K, K, tight))
    yield Case("a state of one tensor, a shorter last chunk", epoch_inputs(rng, "one", V, H, N, 3 * K + 2, K, tight))
    yield Case("nothing to be clipped", epoch_inputs(rng, "pair", V, H, N, 3 * K, K, wide))
    yield Case("N = 1", epoch_inputs(rng, "pair", V, H, 1, 2 * K, K, tight), edge=True)
    yield Case("K = 1", epoch_inputs(rng, "one", V, H, N, 4, 1, tight), edge=True)


def drive_epoch(train_epoch, weights, ids, K, max_norm, state):
    """Hand in a small network and an optimiser that write down what the loop does with them."""
    ids = torch.tensor(ids)
    x, y = ids[:, :-1], ids[:, 1:]
    pairs = list(zip(x.split(K, dim=1), y.split(K, dim=1), strict=True))
    H = weights["U"].shape[0]
    reached, begins, read, handed, fresh = [0], [], [], [], {}

    def steps_behind(node):
        """How many steps of the cell the logits hang on: each has one tanh."""
        seen, todo, count = set(), [node], 0
        while todo:
            node = todo.pop()
            if node is not None and node not in seen:
                seen.add(node)
                count += node.name().startswith("TanhBackward")
                todo.extend(n for n, _ in node.next_functions)
        return count

    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            for name, value in weights.items():
                self.register_parameter(name, torch.nn.Parameter(torch.tensor(value)))

        def forward(self, x, given=None):
            zeros = torch.zeros(x.shape[0], H, dtype=torch.float64)
            h, c = (zeros, zeros) if given is None else given if state == "pair" else (given, zeros)
            begins.append(bool(not h.detach().any()))
            read.append(x.clone())
            shown = []
            for t in range(x.shape[1]):
                h = torch.tanh(self.E[x[:, t]] + h @ self.U + (c if state == "pair" else 0))
                c = 0.5 * c + h
                shown.append(h)
            logits = torch.stack(shown, dim=1) @ self.V
            if logits.requires_grad:
                node = logits.grad_fn
                logits.register_hook(lambda grad: reached.append(steps_behind(node)))
            return logits, ((h, c) if state == "pair" else h)

    class Optimiser(torch.optim.SGD):
        def step(self, closure=None):
            loss = None
            if closure is not None:
                with torch.enable_grad():
                    loss = closure()
            here = self.param_groups[0]["params"]
            new = [fresh.get(p, torch.zeros_like(p)) for p in here]
            now = [torch.zeros_like(p) if p.grad is None else p.grad for p in here]

            def alike(wanted):
                return all(torch.allclose(a, b, 1e-4, 1e-9) for a, b in zip(now, wanted, strict=True))

            def shortened(g, norm):
                return g * min(1.0, max_norm / (float(norm) + 1e-12))

            whole = torch.cat([g.flatten() for g in new]).norm()
            if alike([shortened(g, whole) for g in new]):
                what = "right"
            elif not any(g.any() for g in now):
                what = "erased"
            elif alike(new):
                what = "not clipped"
            elif alike([shortened(g, g.norm()) for g in new]):
                what = "each by itself"
            elif alike([g.clamp(-max_norm, max_norm) for g in new]):
                what = "entry by entry"
            else:
                what = "piled up"
            for p, g in zip(here, now, strict=True):
                p.data = p.data - 0.4 * g  # no new version: a graph that was kept can still be gone through
            fresh.clear()
            handed.append(what)
            return loss

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        model = Network()
        with torch.no_grad():
            cold = model(pairs[0][0])[0]
            first = float(torch.nn.functional.cross_entropy(cold.flatten(0, 1), pairs[0][1].flatten()))
        begins.clear()
        read.clear()

        def remember(p):
            def arrived(grad):
                fresh[p] = fresh[p] + grad if p in fresh else grad.clone()

            p.register_hook(arrived)

        for p in model.parameters():
            remember(p)
        trouble = ""
        try:
            value = train_epoch(model, Optimiser(model.parameters(), lr=0.4), pairs, max_norm)
        except RuntimeError as error:
            if "second time" not in str(error):
                raise
            value, trouble = None, "stopped: backward a second time"
    finally:
        torch.set_num_threads(threads)
    try:
        losses = np.array([float(loss) for loss in value])
    except (TypeError, ValueError, RuntimeError):
        losses = trouble or "no list of numbers"
    in_order = len(read) == len(pairs) and all(torch.equal(a, b) for a, (b, _) in zip(read, pairs, strict=True))
    return {
        "weights": {name: p.detach().clone() for name, p in model.named_parameters()},
        "losses": losses,
        "stopped": bool(trouble),
        "handed to the optimiser": handed,
        "steps back": max(reached),
        "begins from nothing": begins,
        "in order": in_order,
        "first loss": float(losses[0] / first) if isinstance(losses, np.ndarray) and losses.size else 1.0,
    }


train_epoch = Exercise(
    reference.train_epoch,
    points=6,
    cases=epoch_cases,
    returns={"weights": 1, "losses": 1},
    drive=drive_epoch,
    parts={"losses": (0, "t")},
    tol=1e-5,
    minutes=30,
)


@train_epoch.law(
    "The gradient goes back over the border of a chunk: the state still hangs on all that made it.",
    "Ask the state for its grad_fn before the model gets it. If it is a tuple, ask both of its parts. What will backward() go through?",
)
def graph_stays_short(case, seen):
    return not seen["stopped"] and seen["steps back"] <= case["K"]


@train_epoch.law(
    "A chunk begins with an empty state: the network has forgotten what it has just read.",
    "What does the model return besides its logits, and where does it go in your loop?",
)
def state_is_carried(case, seen):
    return not any(seen["begins from nothing"][1:])


@train_epoch.law(
    "The optimiser is handed gradients that nobody has clipped.",
    "In which order do backward, clipping and step come in yours? Which gradients are there when you clip, and which has step used?",
)
def clipped_in_time(case, seen):
    return "not clipped" not in seen["handed to the optimiser"]


@train_epoch.law(
    "The gradient is not clipped as a whole: its parts are clipped each for itself, and its direction changes.",
    "One number should tell how long the gradient of all weights is. Over what do you take yours?",
)
def clipped_as_a_whole(case, seen):
    return not {"each by itself", "entry by entry"} & set(seen["handed to the optimiser"])


@train_epoch.law(
    "The optimiser is handed more than this chunk's gradient.",
    "What does backward() do with a gradient that it finds? When, between two updates, is it to be removed?",
)
def gradients_do_not_pile_up(case, seen):
    return "piled up" not in seen["handed to the optimiser"]


@train_epoch.law(
    "The gradients are erased before the optimiser has used them.",
    "Do the weights change in an update? What lies between backward() and step()?",
)
def gradients_are_used(case, seen):
    return "erased" not in seen["handed to the optimiser"]


@train_epoch.law(
    "The number of updates is not the number of chunks.",
    "How many chunks are there, the shorter one included? How often is step() called?",
)
def an_update_per_chunk(case, seen):
    return seen["stopped"] or len(seen["handed to the optimiser"]) == -(-(case["ids"].shape[1] - 1) // case["K"])


@train_epoch.law(
    "The chunks are not read once each, in the order of time.",
    "To which place of the text does the state belong that the model gets, and to which the chunk?",
)
def read_in_order(case, seen):
    return seen["stopped"] or seen["in order"]


@train_epoch.law(
    "A chunk's loss is not the mean over its letters.",
    "If a chunk has 4 rows of 3 letters, by what do you divide the sum? And are your logits and your letters in the same order when they are laid out flat?",
)
def mean_over_letters(case, seen):
    return not seen["in order"] or abs(seen["first loss"] - 1) < 1e-4


def loop(
    model, optimiser, pairs, max_norm, cut=detach_state, carry=True, order=("zero", "back", "clip", "step"), **how
):
    """The right loop, but for what is asked to be different."""
    losses, state = [], None
    clip = how.get("clip", nn.utils.clip_grad_norm_)
    for x, y in pairs:
        logits, state = model(x, cut(state) if carry else None)
        V = logits.shape[-1]
        if how.get("scrambled"):
            loss = cross_entropy(logits.transpose(0, 1).reshape(-1, V), y.flatten())
        else:
            loss = cross_entropy(logits.flatten(0, 1), y.flatten(), reduction=how.get("reduction", "mean"))
        for what in order:
            if what == "zero":
                optimiser.zero_grad()
            elif what == "back":
                loss.backward(retain_graph=how.get("keep", False))
            elif what == "clip":
                clip(model.parameters(), max_norm)
            else:
                optimiser.step()
        losses.append(loss.item())
    return losses


@train_epoch.misconception(breaks="graph_stays_short")
def never_detached(*given):
    return loop(*given, cut=lambda state: state)


@train_epoch.misconception(breaks="graph_stays_short")
def graph_kept(*given):
    return loop(*given, cut=lambda state: state, keep=True)


@train_epoch.misconception(breaks="state_is_carried")
def begins_anew(*given):
    return loop(*given, carry=False)


@train_epoch.misconception(breaks="clipped_in_time")
def clipped_after_the_step(*given):
    return loop(*given, order=("zero", "back", "step", "clip"))


@train_epoch.misconception(breaks="clipped_in_time")
def clipped_before_backward(*given):
    return loop(*given, order=("zero", "clip", "back", "step"))


@train_epoch.misconception(breaks="clipped_as_a_whole")
def clipped_one_by_one(*given):
    def clip(parameters, max_norm):
        for p in parameters:
            nn.utils.clip_grad_norm_([p], max_norm)

    return loop(*given, clip=clip)


@train_epoch.misconception(breaks="clipped_as_a_whole")
def clipped_by_value(*given):
    return loop(*given, clip=nn.utils.clip_grad_value_)


@train_epoch.misconception(breaks="gradients_do_not_pile_up")
def never_zeroed(*given):
    return loop(*given, order=("back", "clip", "step"))


@train_epoch.misconception(breaks="gradients_are_used")
def zeroed_before_the_step(*given):
    return loop(*given, order=("back", "clip", "zero", "step"))


@train_epoch.misconception(breaks="an_update_per_chunk")
def one_update_per_epoch(model, optimiser, pairs, max_norm):
    losses = loop(model, optimiser, pairs, max_norm, order=("back",))
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimiser.step()
    return losses


@train_epoch.misconception(breaks="read_in_order")
def shuffled(model, optimiser, pairs, max_norm):
    return loop(model, optimiser, pairs[::-1] if len(pairs) > 1 else pairs * 2, max_norm)


@train_epoch.misconception(breaks="mean_over_letters")
def sum_over_letters(*given):
    return loop(*given, reduction="sum")


@train_epoch.misconception(breaks="mean_over_letters")
def laid_out_in_another_order(*given):
    return loop(*given, scrambled=True)


@train_epoch.accepts()
def zero_last_and_isinstance(model, optimizer, batches, clip):
    criterion = nn.CrossEntropyLoss()
    model.train()
    losses, hidden = [], None
    for inputs, targets in batches:
        if hidden is not None:
            hidden = tuple(h.detach() for h in hidden) if isinstance(hidden, tuple) else hidden.detach()
        output, hidden = model(inputs, hidden)
        loss = criterion(output.transpose(1, 2), targets)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), clip)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.detach())
    return losses


@train_epoch.accepts()
def clipped_by_hand(model, optimiser, pairs, max_norm):
    losses, state = np.zeros(len(pairs)), None
    parameters = list(model.parameters())
    for k, (x, y) in enumerate(pairs):
        logits, state = model(x, state)
        state = state.data if torch.is_tensor(state) else [s.data for s in state]
        loss = -torch.log_softmax(logits, dim=-1).gather(-1, y.unsqueeze(-1)).mean()
        grads = torch.autograd.grad(loss, parameters)
        norm = torch.sqrt(sum(g.pow(2).sum() for g in grads))
        for p, g in zip(parameters, grads, strict=True):
            p.grad = g * torch.clamp(max_norm / norm, max=1.0)
        optimiser.step()
        losses[k] = loss.item()
    return losses


# ----------------------------------------------------------------------------------------------------- bits_per_char


def bits_cases(rng):
    V = int(rng.integers(5, 9))
    weights = {"shift": rng.integers(1, V), "sharp": rng.normal(0, 1.5, (V, V))}
    K = int(rng.integers(4, 7))
    for label, L, pieces in (
        ("a shorter last piece", 4 * K + 3, K),
        ("pieces that fit", 3 * K + 1, K),
        ("one piece is enough", 2 * K, 4 * K),
    ):
        yield Case(label, {**weights, "ids": rng.integers(0, V, L), "K": pieces})
    yield Case("K = 1", {**weights, "ids": rng.integers(0, V, 6), "K": 1}, edge=True)
    yield Case("two letters", {**weights, "ids": rng.integers(0, V, 2), "K": K}, edge=True)


def drive_bits(bits_per_char, shift, sharp, ids, K):
    """Hand in a model that guesses by the sum of all that it has read."""
    V = len(sharp)

    class Sums(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.table = torch.nn.Parameter(torch.tensor(sharp))

        def forward(self, x, state=None):
            start = torch.zeros(1, x.shape[0], 1, dtype=torch.float64) if state is None else state
            sums = start[0] + torch.cumsum(x.double() + int(shift), dim=1)  # (N, T)
            return self.table[(sums % V).long()], sums[None, :, -1:]

    value = bits_per_char(Sums(), torch.tensor(ids), K)
    return {"bits": value.detach() if isinstance(value, torch.Tensor) else value}


bits_per_char = Exercise(
    reference.bits_per_char,
    points=2,
    cases=bits_cases,
    returns=("bits",),
    drive=drive_bits,
    after=("batches",),
    tol=1e-6,
    minutes=15,
)


@bits_per_char.misconception(*NATS)
def nats_reported(model, ids, K=256):
    return reference.bits_per_char(model, ids, K) * math.log(2)


def costs_of(model, ids, K, carry=True):
    """The nats of every letter, piece by piece."""
    state, found = None, []
    with torch.no_grad():
        for x, y in reference.batches(ids, 1, K):
            logits, state = model(x, state if carry else None)
            found.append(cross_entropy(logits[0], y[0], reduction="none").numpy())
    return found


@bits_per_char.misconception(
    "The pieces are averaged as if they were of the same length: letters of a short last piece weigh more.",
    "A text of 257 letters has two pieces of one and of 255 guesses, say. How much should the lonely one count?",
)
def mean_of_means(model, ids, K=256):
    return np.mean([c.mean() for c in costs_of(model, ids, K)]) / math.log(2)


@bits_per_char.misconception(
    "With every piece the model begins from nothing.",
    "Should the price of a text hang on K? What has the model read when your second piece begins?",
)
def every_piece_from_nothing(model, ids, K=256):
    return np.concatenate(costs_of(model, ids, K, carry=False)).mean() / math.log(2)


@bits_per_char.misconception(
    "This is the perplexity: among how many equally likely letters the model might as well be choosing.",
    "A perplexity of 8 is a price of 3 bits. Which of the two does the docstring ask for?",
)
def perplexity(model, ids, K=256):
    return math.exp(np.concatenate(costs_of(model, ids, K)).mean())


@bits_per_char.misconception(
    "The probabilities of the pieces are averaged, not their prices.",
    "Take the logarithm of every letter's probability first, and the mean last. In which order do they come in yours?",
)
def mean_before_the_log(model, ids, K=256):
    return -math.log2(np.exp(-np.concatenate(costs_of(model, ids, K))).mean())


@bits_per_char.misconception(
    "The sum is divided by the number of letters; the first of them has not been guessed.",
    "For a text of two letters, how many guesses are there?",
)
def one_letter_too_many(model, ids, K=256):
    return np.concatenate(costs_of(model, ids, K)).sum() / len(ids) / math.log(2)


@bits_per_char.accepts()
def all_at_once(model, ids, K=256):
    model.eval()
    with torch.inference_mode():
        logits, _ = model(ids[:-1].unsqueeze(0))
        return nn.functional.cross_entropy(logits.squeeze(0), ids[1:]) / torch.log(torch.tensor(2.0))


@bits_per_char.accepts()
def letter_by_letter(model, ids, K=256):
    hidden, total = None, 0.0
    for a, b in zip(ids[:-1], ids[1:], strict=True):
        out, hidden = model(a.view(1, 1), hidden)
        hidden = hidden.detach()
        total -= torch.log2(torch.softmax(out[0, 0], dim=0)[b]).item()
    return total / (len(ids) - 1)


@bits_per_char.accepts()
def weighted_means(model, ids, K=256):
    state, total, count = None, 0.0, 0
    with torch.no_grad():
        for s in range(0, len(ids) - 1, K):
            x, y = ids[s : min(s + K, len(ids) - 1)], ids[s + 1 : s + K + 1]
            logits, state = model(x[None], state)
            total += cross_entropy(logits.view(-1, logits.size(-1)), y).item() * len(y)
            count += len(y)
    return total / count / np.log(2)


# -------------------------------------------------------------------------------------------------------- next_probs


def probs_cases(rng):
    V = int(rng.integers(6, 10))
    z = rng.permutation(np.arange(V)) * 0.7 + rng.uniform(-0.2, 0.2, V)
    k = int(rng.integers(2, V - 2))
    yield Case("a temperature below 1", {"logits": z, "temperature": float(rng.uniform(0.4, 0.7)), "top_k": None})
    yield Case("a temperature above 1", {"logits": z, "temperature": float(rng.uniform(1.6, 2.5)), "top_k": None})
    yield Case("the likeliest few", {"logits": z, "temperature": float(rng.uniform(1.2, 1.6)), "top_k": k})
    yield Case("all of them, top_k = V", {"logits": z, "temperature": 1.0, "top_k": V}, edge=True)
    yield Case("one of them, top_k = 1", {"logits": z, "temperature": 2.0, "top_k": 1}, edge=True)
    yield Case("huge logits", {"logits": 1000 + z, "temperature": 1.0, "top_k": None}, edge=True)
    yield Case("very low logits", {"logits": z - 1000, "temperature": 0.9, "top_k": k}, edge=True)


next_probs = Exercise(
    reference.next_probs, points=3, cases=probs_cases, returns=("probabilities",), tol=1e-6, minutes=12
)


@next_probs.law(
    "The probabilities do not add up to 1.",
    "Add up what you return, with top_k and without. After which step must the division come?",
)
def adds_up(case, seen):
    p = np.asarray(seen["probabilities"], dtype=float)
    return bool(np.isnan(p).any() or abs(p.sum() - 1) < 1e-6)


@next_probs.misconception(
    "The logits are multiplied by the temperature: the hotter, the surer.",
    "At a high temperature all letters should be nearly equally likely. What happens to the differences of the logits then?",
)
def temperature_multiplied(logits, temperature=1.0, top_k=None):
    return reference.next_probs(logits, 1 / temperature, top_k)


@next_probs.misconception(
    "The probabilities are divided by the temperature, not the logits; that changes nothing, once they add up to 1.",
    "Where does a division change the proportion of two probabilities: before the exponential, or after?",
)
def temperature_after_the_softmax(logits, temperature=1.0, top_k=None):
    return reference.next_probs(logits, 1.0, top_k)


@next_probs.misconception(
    "There are two softmaxes, one upon the other: the distribution is nearly flat.",
    "What goes into your last softmax: logits, or probabilities already? How large can the largest of these be?",
)
def softmax_of_softmax(logits, temperature=1.0, top_k=None):
    return reference.next_probs(reference.next_probs(logits), temperature, top_k)


@next_probs.misconception(breaks="adds_up")
def cut_and_not_divided(logits, temperature=1.0, top_k=None):
    p = reference.next_probs(logits, temperature)
    return p if top_k is None else np.where(p >= np.sort(p)[-top_k], p, 0)


@next_probs.misconception(
    "The logits of the other letters are set to 0, and e to the 0 is 1: these letters can be drawn.",
    "Which number must a logit be for its exponential to be nothing?",
)
def cut_to_zero(logits, temperature=1.0, top_k=None):
    z = np.asarray(logits, dtype=float)
    z = z if top_k is None else np.where(z >= np.sort(z)[-top_k], z, 0)
    return reference.next_probs(z, temperature)


@next_probs.misconception(
    "One letter too many passes, or one too few.",
    "How many of your probabilities are above 0 with top_k = 1? And with top_k = 2?",
)
def one_too_many(logits, temperature=1.0, top_k=None):
    return reference.next_probs(logits, temperature, top_k and min(top_k + 1, len(logits)))


@next_probs.misconception(
    "The unlikeliest letters are kept, and the likeliest are not.",
    "In which direction does your sort run? Which letter is left with top_k = 1?",
)
def the_other_end(logits, temperature=1.0, top_k=None):
    z = np.asarray(logits, dtype=float)
    keep = z if top_k is None else np.where(z <= np.sort(z)[top_k - 1], z, -np.inf)
    return reference.next_probs(keep, temperature)


@next_probs.misconception("top_k is not used.", "How many of your probabilities should be above 0 with top_k = 2?")
def never_cut(logits, temperature=1.0, top_k=None):
    return reference.next_probs(logits, temperature)


@next_probs.accepts()
def with_torch(logits, temperature=1.0, top_k=None):
    z = torch.as_tensor(logits).double() / temperature
    if top_k is not None:
        values, places = torch.topk(z, top_k)
        z = torch.full_like(z, float("-inf")).scatter(0, places, values)
    return torch.softmax(z, dim=-1)


@next_probs.accepts()
def cut_the_probabilities(logits, temperature=1.0, top_k=None):
    z = [float(v) / temperature for v in logits]
    p = np.array([math.exp(v - max(z)) for v in z])
    if top_k:
        p[np.argsort(p)[:-top_k]] = 0
    return p / sum(p)


# ------------------------------------------------------------------------------------------------------------ sample


def sample_cases(rng):
    V = int(rng.integers(11, 17))
    z = rng.permutation(np.array([0.0, 1.0, 2.2, 3.6]))

    def inputs(prime, n, counted):
        letters = {"prime": rng.integers(0, V, prime), "n": n, "V": V}
        return {**letters, "z": z, "counted": counted, "seed": int(rng.integers(1 << 30))}

    yield Case("a prime of five letters", inputs(5, int(rng.integers(14, 20)), "temperature"))
    yield Case("a prime of three letters", inputs(3, int(rng.integers(14, 20)), "top_k"))
    yield Case("a prime of one letter", inputs(1, 9, "nothing"), edge=True)
    yield Case("one letter is asked for", inputs(4, 1, "nothing"), edge=True)


def drive_sample(sample, prime, n, V, z, counted, seed):
    """A model whose next letter is known if one knows all that it has read; and one that throws dice, to be counted."""
    graphs = []

    class Reader(torch.nn.Module):
        """Sure of one letter, which hangs on everything since the beginning."""

        def __init__(self):
            super().__init__()
            self.scale = torch.nn.Parameter(torch.tensor(90.0, dtype=torch.float64))

        def forward(self, x, state=None):
            s = torch.full((1, x.shape[0], 1), 3.0, dtype=torch.float64) if state is None else state
            graphs.append(bool(s.requires_grad))
            shown = []
            for t in range(x.shape[1]):
                s = (5 * s + x[:, t].view(1, -1, 1).double() + 1) % 1009 + 0 * self.scale
                shown.append(torch.nn.functional.one_hot(s[0, :, 0].detach().long() % V, V) * self.scale)
            return torch.stack(shown, dim=1), s

    class Dice(torch.nn.Module):
        def forward(self, x, state=None):
            s = torch.zeros(1, x.shape[0], 1)
            return torch.tensor(z).float().expand(x.shape[0], x.shape[1], len(z)), s

    def letters(value):
        try:
            return np.array([int(k) for k in np.asarray(value).ravel()])
        except (TypeError, ValueError):
            return "no list of integers"

    def softmax(v):
        e = np.exp(v - v.max())
        return e / e.sum()

    def drawn(seed, count, **how):
        return letters(sample(Dice(), [1], count, np.random.default_rng(seed), **how))

    def nearest(found, named):
        """Which of these distributions the letters were drawn from, if from any."""
        if isinstance(found, str) or found.size < 150 or found.min() < 0 or found.max() >= len(z):
            return "none that could be told"
        share = np.bincount(found, minlength=len(z)) / len(found)
        apart = {name: np.abs(share - p).sum() / 2 for name, p in named.items()}
        best = min(apart, key=apart.get)
        return best if apart[best] < 0.17 else "none that could be told"

    written = letters(sample(Reader(), prime.tolist(), n, np.random.default_rng(seed)))
    graph = "grows with every letter" if any(graphs) else "none" if graphs else "nothing has been read"
    hot, few = 3.5, np.where(z >= np.sort(z)[-2], z, -np.inf)
    top = (z == z.max()).astype(float)
    asked = {
        "softmax(logits / temperature)": softmax(z / hot),
        "softmax(logits)": softmax(z),
        "softmax(logits * temperature)": softmax(z * hot),
        "always the likeliest": top,
    }
    cut = {"the two likeliest": softmax(few / hot), "all": softmax(z / hot), "always the likeliest": top}
    seen = dict.fromkeys(("temperature", "top_k", "the same seed", "another seed"), "not counted here")
    if counted == "temperature":
        seen["temperature"] = nearest(drawn(seed + 2, 200, temperature=hot), asked)
        texts = [drawn(s, 25, temperature=hot) for s in (seed, seed, seed + 1)]
        for name, other in (("the same seed", 1), ("another seed", 2)):
            if isinstance(texts[0], str) or not texts[0].size:
                seen[name] = "none that could be told"
            else:
                seen[name] = "the same text" if np.array_equal(texts[0], texts[other]) else "another text"
    elif counted == "top_k":
        seen["top_k"] = nearest(drawn(seed + 3, 200, temperature=hot, top_k=2), cut)
    return {"letters": written, **seen, "graph": graph}


sample = Exercise(
    reference.sample,
    points=5,
    cases=sample_cases,
    returns={"letters": 2.5, "temperature": 0.5, "top_k": 0.5, "the same seed": 0.5, "another seed": 0.5, "graph": 0.5},
    drive=drive_sample,
    after=("next_probs",),
    minutes=20,
)


def write(
    model, prime, n, rng, temperature=1.0, top_k=None, carry=True, fed="prime", pick=None, graph=False, keep=None
):
    """The right sampler, but for what is asked to be different."""
    written, state = [], None
    x = torch.tensor([list(prime)]) if fed == "prime" else torch.tensor([list(prime)[-1:]])
    with torch.set_grad_enabled(graph):
        if fed == "twice":
            state = model(torch.tensor([list(prime)]), None)[1]
        for _ in range(n):
            logits, new = model(x, state)
            state = new if carry else None
            p = reference.next_probs(logits[0, -1].detach().numpy(), temperature, top_k)
            written.append(pick(p) if pick else int(rng.choice(len(p), p=p)))
            x = torch.tensor([written[-1:]])
    return list(prime) + written if keep else written


@sample.misconception(
    "The likeliest letter is always taken: nothing is drawn.",
    "Two seeds should write two texts. Where does chance come in, in yours?",
)
def argmax_always(model, prime, n, rng, temperature=1.0, top_k=None):
    return write(model, prime, n, rng, pick=lambda p: int(np.argmax(p)))


@sample.misconception(
    "The state is not carried from letter to letter: the network has forgotten all but the last one.",
    "What does the model return besides its logits? Which state does it get with the second letter?",
)
def state_not_carried(model, prime, n, rng, temperature=1.0, top_k=None):
    return write(model, prime, n, rng, temperature, top_k, carry=False)


@sample.misconception(
    "Of the prime only the last letter is read.",
    "What should the state know before the first letter is drawn?",
)
def prime_not_fed(model, prime, n, rng, temperature=1.0, top_k=None):
    return write(model, prime, n, rng, temperature, top_k, fed="last")


@sample.misconception(
    "The prime's last letter is read twice.",
    "Write down, for the prime 'abc', all that your model reads before the first letter is drawn.",
)
def last_letter_twice(model, prime, n, rng, temperature=1.0, top_k=None):
    return write(model, prime, n, rng, temperature, top_k, fed="twice")


@sample.misconception(
    "The prime stands before what was drawn.",
    "How long is your list, for a prime of 5 and n = 10? How long should it be?",
)
def prime_returned_too(model, prime, n, rng, temperature=1.0, top_k=None):
    return write(model, prime, n, rng, temperature, top_k, keep=True)


@sample.misconception(
    "The temperature stays at home: it is not handed on.",
    "Where does temperature stand in your function, besides its first line?",
)
def temperature_not_used(model, prime, n, rng, temperature=1.0, top_k=None):
    return write(model, prime, n, rng, 1.0 if top_k is None else temperature, top_k)


@sample.misconception(
    "top_k stays at home: it is not handed on.", "Where does top_k stand in your function, besides its first line?"
)
def top_k_not_used(model, prime, n, rng, temperature=1.0, top_k=None):
    return write(model, prime, n, rng, temperature)


@sample.misconception(
    "Chance comes from somewhere else than rng.",
    "Run it twice with np.random.default_rng(0). Why are the texts not the same? Who throws the dice?",
)
def dice_of_its_own(model, prime, n, rng, temperature=1.0, top_k=None):
    return write(model, prime, n, rng, temperature, top_k, pick=lambda p: int(np.random.choice(len(p), p=p)))


@sample.misconception(
    "With every letter the graph grows: PyTorch keeps all that was computed, for a way back that nobody will go.",
    "Ask the state for requires_grad after a few letters. Who needs a gradient here?",
)
def graph_grows(model, prime, n, rng, temperature=1.0, top_k=None):
    return write(model, prime, n, rng, temperature, top_k, graph=True)


@sample.accepts()
@torch.no_grad()
def letter_by_letter_prime(model, prime, n, rng, temperature=1.0, top_k=None):
    model.eval()
    hidden = None
    for k in prime:
        out, hidden = model(torch.tensor([[k]]), hidden)
    result = []
    while len(result) < n:
        p = reference.next_probs(out.squeeze().numpy(), temperature, top_k)
        k = int(np.searchsorted(np.cumsum(p), rng.random()))
        k = min(k, len(p) - 1)
        result.append(k)
        out, hidden = model(torch.tensor([[k]]), hidden)
    return result


@sample.accepts()
def detached_and_multinomial(model, prime, n, rng, temperature=1.0, top_k=None):
    x, state, ids = torch.tensor(list(prime)).unsqueeze(0), None, np.zeros(n, dtype=int)
    for k in range(n):
        logits, state = model(x, state)
        state = tuple(s.detach() for s in state) if isinstance(state, tuple) else state.detach()
        probs = reference.next_probs(logits.detach()[0, -1].numpy(), temperature, top_k)
        ids[k] = rng.multinomial(1, probs).argmax()
        x = torch.tensor([[ids[k]]])
    return ids


# ------------------------------------------------------------------------------------------------------ code_weights


def held_out_cases(rng):
    """Rows from all over the held-out files; where they begin is random."""
    rows, length = 64, 400
    stride = (len(HELD_OUT) - length) // rows
    starts = stride * np.arange(rows) + rng.integers(0, stride, rows)
    yield Case(
        "files that were held out", {"ids": np.stack([HELD_OUT[s : s + length] for s in starts]).astype(np.uint8)}
    )


def drive_weights(code_weights, ids):
    """Read the rows side by side, with an LSTM written out, and see what a letter costs."""
    w = {name: np.asarray(a, dtype=float) for name, a in code_weights().items()}
    N, H = len(ids), w["cell.weight_hh_l0"].shape[1]
    table = w["embed.weight"] @ w["cell.weight_ih_l0"].T + w["cell.bias_ih_l0"] + w["cell.bias_hh_l0"]
    U, R = w["cell.weight_hh_l0"].T.copy(), w["readout.weight"].T.copy()
    h = c = np.zeros((N, H))
    nats = 0.0
    with np.errstate(all="ignore"):
        for t in range(ids.shape[1] - 1):
            z = table[ids[:, t]] + h @ U
            gates = 0.5 + 0.5 * np.tanh(0.5 * z)
            c = gates[:, H : 2 * H] * c + gates[:, :H] * np.tanh(z[:, 2 * H : 3 * H])
            h = gates[:, 3 * H :] * np.tanh(c)
            logits = h @ R + w["readout.bias"]
            logits = logits - logits.max(axis=1, keepdims=True)
            nats += float((np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(N), ids[:, t + 1]]).sum())
    bits = nats / N / (ids.shape[1] - 1) / np.log(2)
    return {"bits": bits if np.isfinite(bits) else 99.0}


code_weights = Exercise(
    reference.code_weights,
    points=4,
    cases=held_out_cases,
    returns=("bits",),
    drive=drive_weights,
    trained={
        "embed.weight": (96, 32),
        "cell.weight_ih_l0": (512, 32),
        "cell.weight_hh_l0": (512, 128),
        "cell.bias_ih_l0": (512,),
        "cell.bias_hh_l0": (512,),
        "readout.weight": (96, 128),
        "readout.bias": (96,),
    },
    minutes=25,
)


@code_weights.law(
    "A letter of a new text costs more than 3.2 bits: counting pairs of letters does nearly as well.",
    "Does the loss fall from chunk to chunk? What does it begin with, and what is log2(96)? Are the gate's weights in the order in which PyTorch has them?",
    share=1,
)
def better_than_pairs(case, seen):
    return 0 < seen["bits"] < 3.2


@code_weights.law(
    "A letter of a new text costs more than 2.6 bits.",
    "How often have you gone through the text, and how many updates were that? Does the price on the held-out text still fall when you stop? What happens with a smaller learning rate at the end?",
    share=1,
)
def good_enough(case, seen):
    return 0 < seen["bits"] < 2.6


@code_weights.misconception(breaks="better_than_pairs")
def never_trained():
    torch.manual_seed(0)
    return {name: p.numpy() for name, p in reference.CharRNN(96, 32, 128).state_dict().items()}


@code_weights.misconception(breaks="better_than_pairs")
def only_counted():
    """A read-out that knows how often each letter occurs, and nothing else."""
    weights = {name: np.zeros_like(a) for name, a in never_trained().items()}
    weights["readout.bias"] = np.log(np.bincount(encode(code()[0]), minlength=96) + 1).astype(np.float32)
    return weights


# ------------------------------------------------------------------------------------------------- unit_correlations


def unit_cases(rng):
    T, H = int(rng.integers(30, 40)), int(rng.integers(4, 8))
    text = code()[1]
    start = next(
        s for s in range(int(rng.integers(0, 20_000)), len(text)) if bracket_depth(text[s : s + T]).std() > 0.3
    )
    depth = bracket_depth(text[start : start + T]).astype(float)
    hs = np.tanh(rng.normal(0.5, 1, (T, H)))
    hs[:, 0] = np.tanh(0.5 * depth + rng.normal(0, 0.4, T))
    hs[:, 1] = 0.3 - 0.5 * hs[:, 0] + rng.normal(0, 0.1, T)
    yield Case("brackets", {"hs": hs, "signal": depth})
    yield Case("any numbers", {"hs": rng.normal(size=(T, H)) * np.arange(1, H + 1), "signal": rng.normal(3, 2, T)})
    still = rng.normal(size=(16, H))
    still[:, 2] = 0.25
    yield Case("a unit that never changes", {"hs": still, "signal": rng.normal(size=16)}, edge=True)
    yield Case("a signal that never changes", {"hs": rng.normal(size=(16, H)), "signal": np.zeros(16)}, edge=True)
    yield Case("H = 1", {"hs": rng.normal(size=(T, 1)), "signal": rng.normal(size=T)}, edge=True)


unit_correlations = Exercise(
    reference.unit_correlations, points=2, cases=unit_cases, returns=("correlations",), tol=1e-8, minutes=12
)


@unit_correlations.misconception(
    "This is the covariance: a unit of large values has a larger one than a unit of small values.",
    "Multiply a unit by 10. Does it go with the brackets ten times as well?",
)
def covariance(hs, signal):
    return (signal - signal.mean()) @ (hs - hs.mean(axis=0)) / len(hs)


@unit_correlations.misconception(
    "The means have not been taken away.",
    "Add 100 to a unit. Does that change how well it goes with the brackets?",
)
def cosine(hs, signal):
    size = np.linalg.norm(hs, axis=0) * np.linalg.norm(signal)
    return np.divide(signal @ hs, size, out=np.zeros(hs.shape[1]), where=size > 0)


@unit_correlations.misconception("The signs are lost.", "What should a unit have that falls whenever a bracket opens?")
def without_a_sign(hs, signal):
    return np.abs(reference.unit_correlations(hs, signal))


@unit_correlations.misconception(
    "This is the square of the correlation.", "What should a unit have that falls whenever a bracket opens?"
)
def squared(hs, signal):
    return reference.unit_correlations(hs, signal) ** 2


@unit_correlations.accepts()
def with_corrcoef(hs, signal):
    found = np.zeros(hs.shape[1])
    for k in range(hs.shape[1]):
        if hs[:, k].std() > 0 and signal.std() > 0:
            found[k] = np.corrcoef(hs[:, k], signal)[0, 1]
    return found


@unit_correlations.accepts()
def with_nan_to_num(hs, signal):
    with np.errstate(all="ignore"):
        z, s = ((a - a.mean(axis=0)) / a.std(axis=0) for a in (hs, signal))
        return np.nan_to_num((z * s[:, None]).mean(axis=0))


# ----------------------------------------------------------------------------------------------------------- quizzes

uniform_perplexity = choice(
    reference.uniform_perplexity,
    points=1,
    minutes=3,
    A="That many bits a letter costs. Among how many equally likely letters is one found by so many questions with yes or no?",
    B="That is the probability of each letter. Does a perplexity fall or rise with the number of letters to choose from?",
    D="That is the cross-entropy in nats. What is the exponential of it?",
)

cold_and_hot = choice(
    reference.cold_and_hot,
    points=1,
    minutes=3,
    A="Divide two logits, 2 and 1, by 0.01. How far are they apart then? And divided by 100?",
    C="Which temperature leaves the logits as they are?",
    D="At a high temperature the logits come close to each other. Does that make the letters as frequent as they are in Python?",
)

what_was_found = essay(
    points=4,
    rubric="""
    what was asked, and what the answer would look like, is said before the numbers; the share of names that are in the
    list already, and of names that are not, for three temperatures or more; more than one seed, and how far seeds
    differ; what of it is safe to say and what is not.
    """,
    minutes=40,
)
