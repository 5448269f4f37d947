"""How the exercises of `lab_classifier` are marked, and which mistakes are known by name."""

from collections import Counter

import numpy as np
import torch
from torch import nn

from autograder import Case, Exercise, choice
from chapters.lab_classifier.data import WORDS, phrases, reviews
from solutions import lab_classifier as reference

KNOWN = ("a", "cast", "film", "good", "in", "not", "of", "plot", "scene", "the", "was", "with")
STRANGE = ("quux", "xyzzy", "zorp")


def some_texts(rng, lengths, words=KNOWN):
    return [[str(w) for w in rng.choice(words, n)] for n in lengths]


def some_lengths(rng, N):
    """Unequal, in no order, all above 1; the first is neither the longest nor the shortest."""
    lengths = rng.permutation(np.arange(2, 2 + 2 * N, 2))
    if lengths[0] in (lengths.max(), lengths.min()):
        lengths = np.roll(lengths, 1 + int(lengths[-1] in (lengths.max(), lengths.min())))
    return lengths


# ------------------------------------------------------------------------------------------------------- build_vocab


def vocab_texts(rng):
    """Words that occur 1, 2, 3 and 5 times; one of them twice in one text and nowhere else; the commonest is not first."""
    names = sorted(rng.choice(KNOWN, 6, replace=False).tolist())
    often = dict(zip(names, [2, 1, 3, 5, 1, 2], strict=True))
    texts = [[names[0], names[0], names[5]], [names[5]], []]
    rest = [w for w in names[1:5] for _ in range(often[w])]
    for word in rng.permutation(rest):
        texts[int(rng.integers(0, 3))].append(str(word))
    texts[2] += [names[3], names[2]]
    return [[str(w) for w in reversed(text)] for text in texts]


def vocab_cases(rng):
    yield Case("every word", {"texts": vocab_texts(rng), "min_freq": 1})
    yield Case("words that occur twice or more", {"texts": vocab_texts(rng), "min_freq": 2})
    letters = "".join(rng.permutation(list("zyxedcbbbaaaa")))
    yield Case("characters, three times or more", {"texts": [letters, letters[::-1][3:]], "min_freq": 3})
    yield Case("one text", {"texts": some_texts(rng, [5]), "min_freq": 1}, edge=True)
    yield Case("no word is frequent enough", {"texts": some_texts(rng, [5, 3]), "min_freq": 20}, edge=True)


build_vocab = Exercise(reference.build_vocab, points=2, cases=vocab_cases, returns=("vocab",), minutes=10)


def numbered(tokens):
    return {token: number for number, token in enumerate(tokens)}


def frequent(texts, min_freq):
    counts = Counter(token for text in texts for token in text)
    return [token for token in counts if counts[token] >= min_freq]


@build_vocab.misconception(
    "A token that occurs exactly min_freq times is left out.",
    "With min_freq=1, which tokens should be left out? Which are in yours?",
)
def more_than_min_freq(texts, min_freq=1):
    return reference.build_vocab(texts, min_freq + 1)


@build_vocab.misconception(
    "Rare tokens are not left out.", "A word occurs once, and min_freq is 2. Has it a number in your dict?"
)
def min_freq_ignored(texts, min_freq=1):
    return reference.build_vocab(texts)


@build_vocab.misconception(
    "You count texts in which a token occurs, not how often it occurs.",
    "A word occurs twice in one text and nowhere else. What do you count for it?",
)
def texts_counted(texts, min_freq=1):
    return reference.build_vocab([sorted(set(text)) for text in texts], min_freq)


@build_vocab.misconception(
    "The tokens stand in the order in which they first occur.",
    "Would two people who read the same texts in another order get the same numbers from you?",
)
def in_order_of_appearance(texts, min_freq=1):
    return numbered(["<pad>", "<unk>", *frequent(texts, min_freq)])


@build_vocab.misconception(
    "The commonest tokens come first.", "Which order does the docstring ask for, from number 2 on?"
)
def commonest_first(texts, min_freq=1):
    counts = Counter(token for text in texts for token in text)
    return numbered(["<pad>", "<unk>", *(t for t, n in counts.most_common() if n >= min_freq)])


@build_vocab.misconception(
    "Number 0 belongs to a token of the texts, not to the padding.",
    "An array of zeros is filled with your numbers. Which text is the rest of it then?",
)
def pad_not_zero(texts, min_freq=1):
    return numbered([*sorted(frequent(texts, min_freq)), "<pad>", "<unk>"])


@build_vocab.misconception(
    "<unk> and <pad> have each other's number.", "Which of the two does the docstring give number 0?"
)
def specials_swapped(texts, min_freq=1):
    return numbered(["<unk>", "<pad>", *sorted(frequent(texts, min_freq))])


@build_vocab.misconception(
    "There is no <unk>.", "Next week somebody writes a word that is in none of these texts. Which number does it get?"
)
def unk_missing(texts, min_freq=1):
    return numbered(["<pad>", *sorted(frequent(texts, min_freq))])


@build_vocab.accepts()
def filled_step_by_step(texts, min_freq=1):
    freq = {}
    for text in texts:
        for token in text:
            freq[token] = freq.get(token, 0) + 1
    vocab = {"<pad>": 0, "<unk>": 1}
    for token in sorted(freq):
        if freq[token] >= min_freq:
            vocab[token] = len(vocab)
    return vocab


@build_vocab.accepts()
def with_numpy(texts, min_freq=1):
    tokens, counts = np.unique([t for text in texts for t in text], return_counts=True)
    return dict(zip(["<pad>", "<unk>", *tokens[counts >= min_freq]], range(len(tokens) + 2), strict=False))


# -------------------------------------------------------------------------------------------------------- encode_pad


def encode_inputs(rng, lengths, strange=True):
    texts = some_texts(rng, lengths)
    if strange:
        for row in range(0, len(texts), 2):
            texts[row][int(rng.integers(0, len(texts[row])))] = str(rng.choice(STRANGE))
    return {"texts": texts, "vocab": numbered(["<pad>", "<unk>", *KNOWN])}


def encode_cases(rng):
    N = int(rng.integers(4, 7))
    yield Case("all words are known", encode_inputs(rng, some_lengths(rng, N), strange=False))
    yield Case("some words are not known", encode_inputs(rng, some_lengths(rng, N + 1)))
    yield Case("equal lengths", encode_inputs(rng, [4] * N), edge=True)
    yield Case("N = 1", encode_inputs(rng, [5]), edge=True)
    yield Case("T = 1", encode_inputs(rng, [1] * N), edge=True)


encode_pad = Exercise(reference.encode_pad, points=2, cases=encode_cases, returns={"ids": 3, "lengths": 1}, minutes=12)


def padded(rows, T, lengths, front=False, fill=0):
    ids = np.full((len(rows), T), fill)
    for row, numbers in zip(ids, rows, strict=True):
        numbers = numbers[:T]
        if front:
            row[T - len(numbers) :] = numbers
        else:
            row[: len(numbers)] = numbers
    return ids, np.array(lengths)


def looked_up(texts, vocab, unknown=1):
    return [[vocab.get(token, unknown) for token in text] for text in texts]


@encode_pad.misconception(
    "The padding stands in front of the texts.",
    "Print one of your rows. Is its first number the first token of the text?",
)
def padded_in_front(texts, vocab):
    lengths = [len(text) for text in texts]
    return padded(looked_up(texts, vocab), max(lengths), lengths, front=True)


@encode_pad.misconception(
    "A token that is not known is written as padding.",
    "Which number does a word get that is not in vocab, and which word has that number?",
)
def unknown_is_padding(texts, vocab):
    lengths = [len(text) for text in texts]
    return padded(looked_up(texts, vocab, 0), max(lengths), lengths)


@encode_pad.misconception(
    "Tokens that are not known are left out, so the text becomes shorter.",
    "“It was not zorp good”: how many steps does your network see of it?",
)
def unknown_left_out(texts, vocab):
    rows = [[vocab[token] for token in text if token in vocab] for text in texts]
    lengths = [len(row) for row in rows]
    return padded(rows, max(lengths), lengths)


@encode_pad.misconception("The texts are cut to the shortest.", "Which of your texts has still all its words?")
def cut_to_the_shortest(texts, vocab):
    lengths = [len(text) for text in texts]
    return padded(looked_up(texts, vocab), min(lengths), lengths)


@encode_pad.misconception(
    "The rows are filled up with <unk>.",
    "Which of the two special tokens stands for “a word is here, but I do not know it”?",
)
def filled_with_unk(texts, vocab):
    lengths = [len(text) for text in texts]
    return padded(looked_up(texts, vocab), max(lengths), lengths, fill=1)


@encode_pad.misconception(
    "Time comes first: texts stand in columns.", "What is ids.shape for 5 texts, the longest of 9 words?"
)
def texts_in_columns(texts, vocab):
    ids, lengths = reference.encode_pad(texts, vocab)
    return ids.T, lengths


@encode_pad.misconception(
    "The lengths are those of the padded rows.",
    "A text has 3 words and its row 9 numbers. After which of them should the network be asked?",
)
def lengths_after_padding(texts, vocab):
    ids, lengths = reference.encode_pad(texts, vocab)
    return ids, np.full_like(lengths, ids.shape[1])


@encode_pad.accepts()
def lists_made_longer(texts, vocab):
    T = max(map(len, texts))
    ids = []
    for text in texts:
        row = []
        for token in text:
            row.append(vocab.get(token, 1))
        ids.append(row + [0] * (T - len(text)))
    return ids, [len(t) for t in texts]


@encode_pad.accepts()
def with_pad_sequence(texts, vocab):
    rows = [torch.tensor([vocab.get(t, vocab["<unk>"]) for t in text]) for text in texts]
    ids = nn.utils.rnn.pad_sequence(rows, batch_first=True)
    return ids, torch.tensor([len(r) for r in rows])


# ----------------------------------------------------------------------------------------------------------- collate


def collate_inputs(rng, lengths):
    given = encode_inputs(rng, lengths)
    labels = [int(k) for k in rng.permutation(np.arange(len(lengths)))]
    return {"pairs": list(zip(given["texts"], labels, strict=True)), "vocab": given["vocab"]}


def collate_cases(rng):
    N = int(rng.integers(4, 7))
    yield Case("unequal lengths", collate_inputs(rng, some_lengths(rng, N)))
    yield Case("as many texts as words", collate_inputs(rng, [3, 2, 5, 4, 3]))
    yield Case("N = 1", collate_inputs(rng, [4]), edge=True)


def drive_collate(collate, pairs, vocab):
    """What comes back, and of which types it is."""
    ids, lengths, labels = collate(pairs, vocab)
    names = {"ids": ids, "lengths": lengths, "labels": labels}
    arrays = [name for name, a in names.items() if not isinstance(a, torch.Tensor)]
    whole = (torch.int64, torch.int32, torch.int16, torch.uint8)
    broken = [name for name, a in names.items() if name not in arrays and a.dtype not in whole]
    if "labels" not in arrays + broken and labels.dtype != torch.int64:
        broken.append("labels")
    if arrays:
        types = " ".join(["no tensors:", *arrays])
    else:
        types = " ".join(["no whole numbers:", *broken]) if broken else "tensors of whole numbers"
    return {"ids": ids, "lengths": lengths, "labels": labels, "types": types}


collate = Exercise(
    reference.collate,
    points=2,
    cases=collate_cases,
    returns={"ids": 1, "lengths": 1, "labels": 1, "types": 1},
    drive=drive_collate,
    after=("encode_pad",),
    minutes=8,
)


@collate.misconception(
    "The texts are sorted by length, and their labels are not.",
    "Print a text of the batch beside its label. Are they still the pair that came in?",
)
def labels_left_behind(pairs, vocab):
    texts = sorted((text for text, _ in pairs), key=len, reverse=True)
    return tuple(torch.tensor(a) for a in (*reference.encode_pad(texts, vocab), [label for _, label in pairs]))


@collate.misconception(
    "The labels are no whole numbers.",
    "What does nn.functional.cross_entropy say to these labels? Which type of number is the name of a class?",
)
def labels_as_floats(pairs, vocab):
    ids, lengths, labels = reference.collate(pairs, vocab)
    return ids, lengths, labels.float()


@collate.misconception(
    "ids are no whole numbers.", "What is a row of an embedding table found with? What does nn.Embedding say to yours?"
)
def ids_as_floats(pairs, vocab):
    ids, lengths, labels = reference.collate(pairs, vocab)
    return ids.float(), lengths, labels


@collate.misconception(
    "These are no tensors.", "What does nn.Embedding say when you hand it your ids? Print their type."
)
def arrays_as_they_are(pairs, vocab):
    return tuple(a.numpy() for a in reference.collate(pairs, vocab))


@collate.misconception(
    "The labels come back one step nested: a column instead of a row of numbers.",
    "What is labels.shape for five texts, and what would be one label?",
)
def labels_in_a_column(pairs, vocab):
    ids, lengths, labels = reference.collate(pairs, vocab)
    return ids, lengths, labels[:, None]


@collate.accepts()
def with_comprehensions(pairs, vocab):
    texts = [p[0] for p in pairs]
    ids, lengths = reference.encode_pad(texts, vocab)
    return torch.LongTensor(ids), torch.from_numpy(lengths).int(), torch.as_tensor([p[1] for p in pairs]).long()


# --------------------------------------------------------------------------------------------------------- by_length


def by_length_cases(rng):
    size = int(rng.integers(3, 6))
    yield Case("some left over", {"lengths": rng.integers(2, 40, 12 * size + 2), "size": size, "seed": 0})
    yield Case("nothing left over", {"lengths": rng.integers(2, 40, 11 * size), "size": size, "seed": 5})
    yield Case("one batch", {"lengths": rng.integers(2, 9, size - 1), "size": size, "seed": 1}, edge=True)
    yield Case("size = 1", {"lengths": rng.integers(2, 9, 12), "size": 1, "seed": 2}, edge=True)


def drive_by_length(by_length, lengths, size, seed):
    """With one seed twice and with another: batches as lists of whole numbers, or None."""

    def read(found):
        if not hasattr(found, "__iter__"):
            return None
        found = list(found)
        if not all(hasattr(batch, "__iter__") for batch in found):
            return None
        return [[int(k) if float(k) == int(k) else -1 for k in batch] for batch in found]

    tries = [by_length(lengths.copy(), size, np.random.default_rng(s)) for s in (seed, seed, seed + 1)]
    first, again, other = (read(found) for found in tries)
    return {"batches": first, "again": again, "other": other}


by_length = Exercise(
    reference.by_length,
    points=2,
    cases=by_length_cases,
    returns=("batches",),
    drive=drive_by_length,
    by_laws=True,
    data=False,
    minutes=12,
)


@by_length.law(
    "Not every text is in exactly one batch.",
    "Write all your numbers into one list and sort it. What should stand there, and what does?",
)
def each_text_once(case, seen):
    numbers = [k for batch in seen["batches"] or [] for k in batch]
    return sorted(numbers) == list(range(len(case["lengths"])))


@by_length.law(
    "The batches have not the size that is asked for.",
    "How many batches are there for 14 texts and size 4, and how many texts are in each?",
)
def batches_of_size(case, seen):
    sizes = sorted((len(batch) for batch in seen["batches"] or []), reverse=True)
    N, size = len(case["lengths"]), case["size"]
    if N > 1 and len({k for batch in seen["batches"] or [] for k in batch}) < 2:
        return False  # nothing was put anywhere
    return sizes == [size] * (N // size) + [N % size] * (N % size > 0)


@by_length.law(
    "More is padded than need be.",
    "Print the lengths in one of your batches. Which texts would you put beside its longest one?",
)
def little_padded(case, seen):
    lengths, size = np.asarray(case["lengths"]), case["size"]
    N = len(lengths)
    if sorted(k for batch in seen["batches"] or [] for k in batch) != list(range(N)):
        return False

    def steps(batches):
        return sum(len(batch) * int(max(lengths[k] for k in batch)) for batch in batches if len(batch))

    order = [int(k) for k in np.argsort(lengths)]
    ways = (order, order[::-1])  # the smaller batch at either end
    most = max(steps([way[s : s + size] for s in range(0, N, size)]) for way in ways)
    return steps(seen["batches"]) <= most


@by_length.law(
    "The batches do not come in a random order drawn with rng.",
    "Call it twice with one seed, and once with another. Which of the three lists should be alike, and do the short texts always come first?",
)
def random_order(case, seen):
    if not seen["batches"] or seen["batches"] != seen["again"]:
        return False
    return len(seen["batches"]) < 4 or seen["batches"] != seen["other"]


@by_length.misconception(breaks="little_padded")
def only_shuffled(lengths, size, rng):
    order = rng.permutation(len(lengths))
    return [order[s : s + size] for s in range(0, len(order), size)]


@by_length.misconception(breaks="random_order")
def always_the_short_ones_first(lengths, size, rng):
    order = np.argsort(lengths)
    return [order[s : s + size] for s in range(0, len(order), size)]


@by_length.misconception(breaks="random_order")
def shuffled_without_rng(lengths, size, rng):
    return reference.by_length(lengths, size, np.random.default_rng())


@by_length.misconception(breaks="each_text_once")
def rest_dropped(lengths, size, rng):
    return [batch for batch in reference.by_length(lengths, size, rng) if len(batch) == size]


@by_length.misconception(breaks="each_text_once")
def lengths_instead_of_numbers(lengths, size, rng):
    return [[lengths[k] for k in batch] for batch in reference.by_length(lengths, size, rng)]


@by_length.misconception(breaks="batches_of_size")
def size_is_their_number(lengths, size, rng):
    batches = np.array_split(np.argsort(lengths), size)
    return [batches[k] for k in rng.permutation(len(batches))]


@by_length.accepts()
def longest_first_then_shuffled(lengths, size, rng):
    numbers = sorted(range(len(lengths)), key=lambda k: lengths[k], reverse=True)
    batches = []
    while numbers:
        batches.append(numbers[:size])
        numbers = numbers[size:]
    rng.shuffle(batches)
    return batches


# ------------------------------------------------------------------------------------------------------ SentimentRNN


def network_inputs(rng, cell, N, T, V, E, H, classes, lengths):
    rows = {"rnn": 1, "gru": 3, "lstm": 4}[cell] * H
    shapes = {
        "embed.weight": (V, E),
        "rnn.weight_ih_l0": (rows, E),
        "rnn.weight_hh_l0": (rows, H),
        "rnn.bias_ih_l0": (rows,),
        "rnn.bias_hh_l0": (rows,),
        "readout.weight": (classes, H),
        "readout.bias": (classes,),
    }
    ids = rng.integers(1, V, (N, T))
    ids[np.arange(T) >= np.asarray(lengths)[:, None]] = 0
    state = {name: rng.normal(0, 0.7, shape) for name, shape in shapes.items()}
    return {"sizes": (V, E, H), "cell": cell, "classes": classes, "state": state, "ids": ids, "lengths": lengths}


def network_cases(rng):
    T, N = 7, int(rng.integers(4, 6))
    E, H, classes = (int(n) for n in rng.permutation([3, 4, 5]))
    V = 9

    def lengths():
        return np.concatenate([[4], rng.permutation([T, 2, 3, 5])])[:N]

    for cell in ("gru", "rnn", "lstm"):
        yield Case(f'cell="{cell}"', network_inputs(rng, cell, N, T, V, E, H, classes, lengths()))
    full = np.full(N, T)
    yield Case("nothing is padded", network_inputs(rng, "gru", N, T, V, E, H, 2, full), edge=True)
    yield Case("N = 1", network_inputs(rng, "gru", 1, T, V, E, H, 2, np.array([T - 2])), edge=True)
    yield Case("T = 1", network_inputs(rng, "lstm", N, 1, V, E, H, 2, np.ones(N, int)), edge=True)
    yield Case("E = H = 1", network_inputs(rng, "rnn", N, T, V, 1, 1, 2, lengths()), edge=True)


def drive_network(Network, sizes, cell, classes, state, ids, lengths):
    """Build it, give it these weights, read a batch, and then the batch with its rows in reverse order."""
    model = Network(*sizes, cell, classes).double().eval()
    mine = dict(model.named_parameters())
    names = [f"{name} {tuple(p.shape)}" for name, p in sorted(mine.items())]
    if {name: tuple(p.shape) for name, p in mine.items()} != {name: a.shape for name, a in state.items()}:
        said = f"not asked for, since the parameters are {', '.join(names)}"
        return {"logits": said, "again": said, "parameters": names, "learns": said}
    for name, value in state.items():
        mine[name].data = torch.tensor(value)
    ids, lengths = torch.tensor(ids), torch.tensor(lengths)
    logits = model(ids, lengths)
    if logits.requires_grad:
        (logits * torch.linspace(1.0, 2.0, logits.numel()).view_as(logits)).sum().backward()
    learns = [name for name, p in sorted(mine.items()) if p.grad is not None and bool(p.grad.any())]
    with torch.no_grad():
        again = model(ids.flip(0), lengths.flip(0))
    return {"logits": logits.detach(), "again": again, "parameters": names, "learns": learns}


SentimentRNN = Exercise(
    reference.SentimentRNN,
    points=5,
    cases=network_cases,
    returns={"logits": 6, "again": 2, "parameters": 1, "learns": 1},
    drive=drive_network,
    minutes=25,
)


class _Network(reference.SentimentRNN):
    """The reference, with places that wrong answers change."""

    def read(self, ids):
        return self.rnn(self.embed(ids))

    def choose(self, hs, state, lengths):
        return hs[torch.arange(len(hs)), lengths - 1]

    def forward(self, ids, lengths):
        hs, state = self.read(ids)
        return self.readout(self.choose(hs, state, lengths))


@SentimentRNN.misconception(
    "The read-out sees the state after the last step of the array, where the shorter texts have long ended.",
    "A text of 3 words lies in a row of 7. Which state has read exactly its words?",
)
class padded_last(_Network):
    def choose(self, hs, state, lengths):
        return hs[:, -1]


@SentimentRNN.misconception(
    "The state is taken one step too late.", "Of a text of one word, at which index is the state that has read it?"
)
class one_too_late(_Network):
    def choose(self, hs, state, lengths):
        return hs[torch.arange(len(hs)), lengths.clamp(max=hs.shape[1] - 1)]


@SentimentRNN.misconception(
    "The states of all steps are averaged, and those of the padding are among them.",
    "Put ten more zeros behind every text. Should its logits move? Do they?",
)
class mean_with_padding(_Network):
    def choose(self, hs, state, lengths):
        return hs.mean(dim=1)


@SentimentRNN.misconception(
    "The states of all real steps are averaged. That can be a good network; another one is asked for.",
    "Which one state has read the whole text?",
)
class mean_over_words(_Network):
    def choose(self, hs, state, lengths):
        real = torch.arange(hs.shape[1]) < lengths[:, None]
        return (hs * real[..., None]).sum(dim=1) / lengths[:, None]


@SentimentRNN.misconception(
    "The layer takes the first axis for time, so the texts of a batch read each other.",
    "Change one text of the batch. Do the logits of another one move? What does the layer know of your axes?",
)
class batch_first_missing(_Network):
    def read(self, ids):
        hs, state = self.rnn(self.embed(ids).transpose(0, 1))
        return hs.transpose(0, 1), state


@SentimentRNN.misconception(
    "What comes out are probabilities.",
    "The loss will apply a softmax. How many of them would there be then, and what does the docstring return?",
)
class softmax_at_the_end(_Network):
    def forward(self, ids, lengths):
        return super().forward(ids, lengths).softmax(dim=1)


@SentimentRNN.misconception(
    "What comes out are logarithms of probabilities.",
    "The loss applies a log-softmax itself. What does the docstring return?",
)
class log_softmax_at_the_end(_Network):
    def forward(self, ids, lengths):
        return super().forward(ids, lengths).log_softmax(dim=1)


@SentimentRNN.misconception(
    "What comes out has gone through a sigmoid.", "Can one of your logits be negative? Should it be able to?"
)
class sigmoid_at_the_end(_Network):
    def forward(self, ids, lengths):
        return super().forward(ids, lengths).sigmoid()


@SentimentRNN.misconception(
    "The state of one batch is where the next begins.",
    "Ask the network twice about one text. Are the answers the same? What has a review to do with the batch before it?",
)
class hidden_kept_between_batches(_Network):
    def read(self, ids):
        hs, state = self.rnn(self.embed(ids), getattr(self, "state", None))
        self.state = tuple(s.detach() for s in state) if isinstance(state, tuple) else state.detach()
        return hs, state


@SentimentRNN.misconception(
    "The layer is a GRU, whatever cell says.", "Print SentimentRNN(9, 4, 5, 'lstm'). What is its layer?"
)
class cell_ignored(_Network):
    def __init__(self, V, E, H, cell="gru", classes=2):
        super().__init__(V, E, H, "gru", classes)


@SentimentRNN.misconception(
    "There are always two classes.", "Print SentimentRNN(9, 4, 5, classes=12). How many outputs has its read-out?"
)
class classes_ignored(_Network):
    def __init__(self, V, E, H, cell="gru", classes=2):
        super().__init__(V, E, H, cell, 2)


@SentimentRNN.misconception(
    "The recurrent layer has been cut off: no gradient reaches it or the embedding.",
    "After backward(), which of the parameters have a gradient? What in forward stands in its way?",
)
class detached(_Network):
    def choose(self, hs, state, lengths):
        return super().choose(hs, state, lengths).detach()


@SentimentRNN.accepts()
class packed_sequences(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden_dim, cell="gru", classes=2):
        super().__init__()
        self.cell = cell
        self.embed = nn.Embedding(vocab_size, embed_dim)
        kinds = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}
        self.rnn = kinds[cell](embed_dim, hidden_dim, batch_first=True)
        self.readout = nn.Linear(hidden_dim, classes)

    def forward(self, x, lengths):
        pack = nn.utils.rnn.pack_padded_sequence(self.embed(x), lengths, batch_first=True, enforce_sorted=False)
        _, h = self.rnn(pack)
        if self.cell == "lstm":
            h = h[0]
        return self.readout(h[-1])


@SentimentRNN.accepts()
class gathered_with_dropout(nn.Module):
    def __init__(self, V, E, H, cell="gru", classes=2):
        super(gathered_with_dropout, self).__init__()  # noqa: UP008
        self.embed = nn.Embedding(V, E, padding_idx=0)
        if cell == "rnn":
            self.rnn = nn.RNN(E, H, batch_first=True)
        elif cell == "gru":
            self.rnn = nn.GRU(E, H, batch_first=True)
        else:
            self.rnn = nn.LSTM(E, H, batch_first=True)
        self.drop = nn.Dropout(0.3)
        self.readout = nn.Linear(H, classes)

    def forward(self, ids, lengths):
        out, _ = self.rnn(self.embed(ids))
        index = (lengths - 1).view(-1, 1, 1).expand(-1, 1, out.size(2))
        return self.readout(self.drop(out.gather(1, index).squeeze(1)))


# ------------------------------------------------------------------------------------------------------- train_epoch


def training_inputs(rng, sizes, V, classes, max_norm, epochs=1):
    batches = []
    for n in sizes:
        T = int(rng.integers(3, 6))
        batches.append((rng.integers(0, V, (n, T)), rng.integers(1, T + 1, n), rng.integers(0, classes, n)))
    weight = rng.normal(0, 1, (classes, V))
    return {"weight": weight, "batches": batches, "max_norm": max_norm, "epochs": epochs}


def training_cases(rng):
    n, V = int(rng.integers(4, 7)), int(rng.integers(6, 9))
    yield Case("short gradients", training_inputs(rng, (n, n, n - 2), V, 3, 50.0))
    yield Case("gradients that are clipped", training_inputs(rng, (n, n, 2), V, 3, 0.05))
    yield Case("two epochs", training_inputs(rng, (n, n + 1, n, 3), V, 2, 0.2, epochs=2), edge=True)
    yield Case("one batch", training_inputs(rng, (n,), V, 2, 0.1), edge=True)
    yield Case("batches of one text", training_inputs(rng, (1, 1, 1), V, 3, 0.1), edge=True)


def drive_epoch(train_epoch, weight, batches, max_norm, epochs):
    """Train a small network that speaks twice as loud in training mode, and is found in evaluation mode."""

    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = torch.nn.Parameter(torch.tensor(weight))

        def forward(self, ids, lengths):
            real = (torch.arange(ids.shape[1]) < lengths[:, None])[..., None]
            bags = (torch.nn.functional.one_hot(ids, self.weight.shape[1]) * real).sum(dim=1).double()
            return bags @ self.weight.T * (2.0 if self.training else 1.0)

    model = Network().eval()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.5)
    batches = [tuple(torch.tensor(a) for a in batch) for batch in batches]
    losses = [train_epoch(model, optimiser, batches, max_norm) for _ in range(epochs)]
    return {"weights": model.weight.detach().clone(), "loss": losses if epochs > 1 else losses[0]}


train_epoch = Exercise(
    reference.train_epoch,
    points=3,
    cases=training_cases,
    returns={"weights": 2, "loss": 1},
    drive=drive_epoch,
    tol=1e-8,
    minutes=20,
)


def loop(
    model,
    optimiser,
    batches,
    max_norm=1.0,
    train=True,
    zero="before",
    clip="norm",
    step=True,
    mean="texts",
    reduction="mean",
    squash=None,
):
    """The right epoch, with places for mistakes."""
    if train:
        model.train()
    losses, counts = [], []
    for ids, lengths, labels in batches:
        said = model(ids, lengths)
        said = said if squash is None else squash(said)
        loss = nn.functional.cross_entropy(said, labels, reduction=reduction)
        if zero == "before":
            optimiser.zero_grad()
        loss.backward()
        if zero == "after":
            optimiser.zero_grad()
        if clip == "norm":
            nn.utils.clip_grad_norm_(model.parameters(), max_norm)
        elif clip == "value":
            nn.utils.clip_grad_value_(model.parameters(), max_norm)
        if step:
            optimiser.step()
        losses.append(loss.item())
        counts.append(len(labels))
    if not step:
        optimiser.step()
    ways = {"texts": np.average(losses, weights=counts), "batches": np.mean(losses), "last": losses[-1]}
    return float({**ways, "sum": np.sum(losses)}[mean])


@train_epoch.misconception(
    "The network is not put into training mode.",
    "Before this epoch somebody has evaluated the network. What would its dropout do now?",
)
def stays_in_evaluation(*given):
    return loop(*given, train=False)


@train_epoch.misconception(
    "Old gradients are still there when new ones arrive.",
    "What does backward() do with a gradient that it finds? When is it to be removed?",
)
def gradients_pile_up(*given):
    return loop(*given, zero=None)


@train_epoch.misconception(
    "The gradients are erased before the optimiser has used them.",
    "Do the weights change in an update? What lies between backward() and step()?",
)
def erased_too_early(*given):
    return loop(*given, zero="after")


@train_epoch.misconception(
    "The gradient that the optimiser uses has not been clipped.",
    "With max_norm = 0.05, how long is the gradient when the optimiser gets it? In which order stand backward, clip and step?",
)
def never_clipped(*given):
    return loop(*given, clip=None)


@train_epoch.misconception(
    "The gradient is clipped entry by entry.",
    "Which of the two ways to clip keeps the direction? Which one does the docstring ask for?",
)
def clipped_by_value(*given):
    return loop(*given, clip="value")


@train_epoch.misconception(
    "There is one update for the whole epoch.", "How often is step() called, for three batches? How often should it be?"
)
def one_update_in_all(*given):
    return loop(*given, step=False)


@train_epoch.misconception(
    "The losses of the batches are averaged as if all batches were equally large.",
    "The last batch has two texts and the others six. Does every text weigh the same in your mean?",
)
def mean_of_batches(*given):
    return loop(*given, mean="batches")


@train_epoch.misconception(
    "What comes back is the loss of the last batch.", "How many of the batches have a say in the number you return?"
)
def last_loss_only(*given):
    return loop(*given, mean="last")


@train_epoch.misconception(
    "What comes back is a sum over batches.",
    "If there were ten times as many batches, what would become of your number?",
)
def losses_added_up(*given):
    return loop(*given, mean="sum")


@train_epoch.misconception(
    "A softmax is applied before the cross entropy, which has one inside.",
    "What does nn.functional.cross_entropy expect, logits or probabilities?",
)
def softmax_before_cross_entropy(*given):
    return loop(*given, squash=lambda said: said.softmax(dim=1))


@train_epoch.accepts()
def losses_in_a_list(model, optimiser, batches, max_norm=1.0):
    criterion = nn.CrossEntropyLoss()
    model.train(True)
    epoch = []
    for i, batch in enumerate(batches):  # noqa: B007
        optimiser.zero_grad(set_to_none=True)
        x, lengths, y = batch
        loss = criterion(model(x, lengths), y)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=max_norm)
        optimiser.step()
        epoch += [float(loss)] * len(y)
    return np.mean(epoch)


@train_epoch.accepts()
def sums_in_tensors(model, optimiser, batches, max_norm=1.0):
    model.train()
    total = 0
    for ids, lengths, labels in batches:
        loss = -model(ids, lengths).log_softmax(1)[range(len(labels)), labels].mean()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), max_norm)
        optimiser.step()
        optimiser.zero_grad()
        total = total + loss * labels.shape[0]
    return total / sum(len(b[2]) for b in batches)


# ---------------------------------------------------------------------------------------------------------- evaluate


def evaluation_inputs(rng, sizes, right, right_in_training, classes):
    """Texts of one word, and a table of logits for each mode: so many of each batch are right."""
    numbers = np.split(rng.permutation(int(np.sum(sizes))), np.cumsum(sizes)[:-1])
    table, loud, batches = (np.zeros((sum(sizes), classes)) for _ in range(2)), None, []
    table, loud = table
    for k, mine in enumerate(numbers):
        labels = rng.permutation((np.arange(len(mine)) % 3 == 0).astype(int))  # a third are 1, the others 0
        for logits, many in ((table, right[k]), (loud, right_in_training[k])):
            hits = rng.permutation(len(mine)) < many
            logits[mine] = rng.uniform(2, 3, (len(mine), classes))
            logits[mine, np.where(hits, labels, 1 - labels)] = rng.uniform(4, 5, len(mine))
        batches.append((mine[:, None], np.ones(len(mine), int), labels))
    return {"table": table, "loud": loud, "batches": batches}


def evaluation_cases(rng):
    yield Case("a smaller last batch", evaluation_inputs(rng, (9, 9, 3), (8, 7, 0), (4, 3, 2), 2))
    yield Case("three classes", evaluation_inputs(rng, (9, 6, 9, 3), (8, 5, 7, 1), (3, 2, 4, 0), 3))
    yield Case("one batch", evaluation_inputs(rng, (6,), (5,), (1,), 2), edge=True)
    yield Case("batches of one text", evaluation_inputs(rng, (1, 1, 1), (1, 0, 1), (0, 0, 1), 2), edge=True)


def drive_evaluate(evaluate, table, loud, batches):
    """Hand in a network in training mode, where it says something else, and note how it is asked."""
    modes, gradients = set(), set()

    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.table = torch.nn.Parameter(torch.tensor(table))
            self.loud = torch.nn.Parameter(torch.tensor(loud))

        def forward(self, ids, lengths):
            modes.add("training" if self.training else "evaluation")
            gradients.add("kept" if torch.is_grad_enabled() else "not kept")
            return (self.loud if self.training else self.table)[ids[:, 0]]

    batches = [tuple(torch.tensor(a) for a in batch) for batch in batches]
    accuracy = evaluate(Network().train(), batches)
    asked = {"mode": modes, "gradients": gradients}
    return {"accuracy": accuracy, **{what: " and ".join(sorted(how)) or "never asked" for what, how in asked.items()}}


evaluate = Exercise(
    reference.evaluate,
    points=2,
    cases=evaluation_cases,
    returns={"accuracy": 2, "mode": 1, "gradients": 1},
    drive=drive_evaluate,
    tol=1e-6,
    minutes=12,
)


def asked(model, batches, mode="eval", grad=False, say=lambda logits: logits.argmax(dim=1), mean="texts"):
    """The right evaluation, with places for mistakes."""
    model.train(mode == "train")
    with torch.set_grad_enabled(grad):
        right = [(say(model(i, n)) == labels).double() for i, n, labels in batches]
    if mean == "batches":
        return float(np.mean([r.mean().item() for r in right]))
    if mean == "per batch":
        return torch.cat(right).sum().item() / len(batches)
    if mean == "count":
        return torch.cat(right).sum().item()
    if mean == "errors":
        return 1 - torch.cat(right).mean().item()
    return torch.cat(right).mean().item()


@evaluate.misconception(
    "The network is still in training mode.",
    "Ask a network with dropout the same question twice. In which mode are the answers alike?",
)
def no_eval_mode(*given):
    return asked(*given, mode="train")


@evaluate.misconception(
    "While it is evaluated, everything is written down for a backward pass that never comes.",
    "For whom does PyTorch remember what the forward pass has computed? How is it told not to?",
)
def grad_in_eval(*given):
    return asked(*given, grad=True)


@evaluate.misconception(
    "The second logit is compared with one half.",
    "At which logit is a class as probable as not? And if there are three classes?",
)
def logit_above_one_half(*given):
    return asked(*given, say=lambda logits: (logits[:, 1] > 0.5).long())


@evaluate.misconception(
    "The accuracies of the batches are averaged as if all batches were equally large.",
    "The last batch has three texts and the others nine. Does every text weigh the same in your mean?",
)
def mean_of_accuracies(*given):
    return asked(*given, mean="batches")


@evaluate.misconception(
    "The right answers are divided by the number of batches.", "Is your result between 0 and 1? What do you divide by?"
)
def divided_by_batches(*given):
    return asked(*given, mean="per batch")


@evaluate.misconception(
    "What comes back is how many texts are right, not which share.", "Which number comes back if all are right?"
)
def number_right(*given):
    return asked(*given, mean="count")


@evaluate.misconception(
    "What comes back is the share that is wrong.", "Which number should come back if all are right?"
)
def share_of_errors(*given):
    return asked(*given, mean="errors")


@evaluate.accepts()
def counted_in_a_loop(model, batches):
    model.eval()
    correct, total = 0, 0
    with torch.inference_mode():
        for ids, lengths, labels in batches:
            _, predicted = torch.max(model(ids, lengths), 1)
            correct += (predicted == labels).sum().item()
            total += labels.size(0)
    return correct / total


@evaluate.accepts()
@torch.no_grad()
def decorated(model, batches):
    was = model.training
    model.eval()
    hits = [float(a == b) for i, n, y in batches for a, b in zip(model(i, n).softmax(-1).argmax(-1), y, strict=True)]
    model.train(was)
    return np.mean(hits)


# ------------------------------------------------------------------------------------------------------ bag_of_words


def bag_cases(rng):
    N = int(rng.integers(4, 7))

    def inputs(lengths, strange=True):
        given = encode_inputs(rng, lengths, strange)
        for text in given["texts"]:
            text.append(text[0])  # something occurs twice
        return given

    yield Case("all words are known", inputs(some_lengths(rng, N), strange=False))
    yield Case("some words are not known", inputs(some_lengths(rng, N + 1)))
    yield Case("N = 1", inputs([4]), edge=True)


bag_of_words = Exercise(reference.bag_of_words, points=1, cases=bag_cases, returns=("counts",), minutes=6)


@bag_of_words.misconception(
    "A token that occurs twice in a text is counted once.",
    "Count “again” in “again and again”. If you add with an array as index: does NumPy add twice there?",
)
def present_or_not(texts, vocab):
    return np.minimum(reference.bag_of_words(texts, vocab), 1)


@bag_of_words.misconception(
    "Tokens that are not known are not counted.", "What is the sum of a row of yours, and how many words had the text?"
)
def unknown_not_counted(texts, vocab):
    counts = reference.bag_of_words([[t for t in text if t in vocab] for text in texts], vocab)
    return counts


@bag_of_words.misconception(
    "These are shares of the text, not numbers of tokens.", "What is the sum of one of your rows? What should it be?"
)
def shares_of_the_text(texts, vocab):
    counts = reference.bag_of_words(texts, vocab)
    return counts / counts.sum(axis=1, keepdims=True)


@bag_of_words.accepts()
def added_at(texts, vocab):
    counts = np.zeros((len(texts), len(vocab)), dtype=int)
    rows = [r for r, text in enumerate(texts) for _ in text]
    np.add.at(counts, (rows, [vocab.get(t, 1) for text in texts for t in text]), 1)
    return counts


@bag_of_words.accepts()
def binned(texts, vocab):
    return np.stack([np.bincount([vocab.get(t, 1) for t in text], minlength=len(vocab)) for text in texts])


# --------------------------------------------------------------------------------------------- bag_of_words_baseline


def bayes_inputs(rng, N, V, M, labels):
    counts, new = rng.poisson(1.2, (N, V)).astype(float), rng.poisson(1.5, (M, V)) + 1.0
    counts[:, 0] = 0  # never seen, and seen with one class only
    counts[:, 1] = (labels == 1) * rng.integers(1, 4, N)
    counts[labels == 1] *= 2  # longer texts
    return {"counts": counts, "labels": labels, "new": new}


def bayes_cases(rng):
    V, M = (int(n) for n in rng.permutation([4, 5, 6, 7])[:2])
    for label, ones in (("few of class 1", 3), ("many of class 1", 8)):
        labels = rng.permutation((np.arange(11) < ones).astype(int))
        yield Case(label, bayes_inputs(rng, 11, V, M, labels))
    yield Case("one new text", bayes_inputs(rng, 5, V, 1, np.array([0, 1, 1, 0, 1])), edge=True)
    yield Case("one text of each class", bayes_inputs(rng, 2, V, M, np.array([1, 0])), edge=True)


bag_of_words_baseline = Exercise(
    reference.bag_of_words_baseline, points=2, cases=bayes_cases, returns=("scores",), minutes=15
)


def bayes(counts, labels, new, prior=True, smooth=1.0, total=None, log=np.log, swap=False):
    """The right scores, with places for mistakes."""
    columns = []
    for k in (1, 0) if swap else (0, 1):
        mine = counts[labels == k].sum(axis=0)
        share = (mine + smooth) / (np.sum(mine + smooth) if total is None else total(mine, counts, labels == k))
        columns.append((np.log(np.mean(labels == k)) if prior else 0.0) + new @ log(share))
    return np.stack(columns, axis=1)


@bag_of_words_baseline.law(
    "Some scores are not finite: a word was never seen with a class, and has probability 0.",
    "What is log 0, and what does the docstring do to each count before?",
)
def finite_scores(case, seen):
    return bool(np.all(np.isfinite(np.asarray(seen["scores"], float))))


@bag_of_words_baseline.misconception(breaks="finite_scores")
def nothing_added(counts, labels, new):
    with np.errstate(all="ignore"):
        return bayes(counts, labels, new, smooth=0.0)


@bag_of_words_baseline.misconception(
    "How frequent the classes are is left out.",
    "Which class would you bet on before you have seen a word, if three texts of eleven are of class 1?",
)
def prior_missing(counts, labels, new):
    return bayes(counts, labels, new, prior=False)


@bag_of_words_baseline.misconception(
    "The ones are added to the counts, and not to their sum.", "Add up your p_k(w) over all words w. What should it be?"
)
def sum_without_the_ones(counts, labels, new):
    return bayes(counts, labels, new, total=lambda mine, *_: mine.sum())


@bag_of_words_baseline.misconception(
    "The counts are divided by the number of texts, not of words.",
    "Add up your p_k(w) over all words w. What should it be?",
)
def divided_by_texts(counts, labels, new):
    return bayes(counts, labels, new, total=lambda mine, counts, own: own.sum() + 2)


@bag_of_words_baseline.misconception(
    "Each word is shared out between the classes, instead of each class between the words.",
    "Add up your p_k(w) over all words w, and then over both classes. Which of the two should be 1?",
)
def shared_between_classes(counts, labels, new):
    return bayes(counts, labels, new, total=lambda mine, counts, own: counts.sum(axis=0) + 2)


@bag_of_words_baseline.misconception(
    "The shares are added, not their logarithms.",
    "Probabilities of independent words are multiplied. What becomes of a product in a sum?",
)
def no_logarithm(counts, labels, new):
    return bayes(counts, labels, new, log=lambda share: share)


@bag_of_words_baseline.misconception("The columns are exchanged.", "Which class's score should stand in column 0?")
def columns_exchanged(counts, labels, new):
    return bayes(counts, labels, new, swap=True)


@bag_of_words_baseline.accepts()
def in_one_product(counts, labels, new):
    one_hot = np.eye(2)[labels]
    totals = one_hot.T @ counts + 1
    log_p = np.log(totals) - np.log(totals.sum(1, keepdims=True))
    return np.log(one_hot.mean(0)) + new.dot(log_p.T)


@bag_of_words_baseline.accepts()
def text_by_text(counts, labels, new):
    scores = np.zeros((len(new), 2))
    for k in range(2):
        rows = [c for c, y in zip(counts, labels, strict=True) if y == k]
        words = 1 + sum(rows)
        for m in range(len(new)):
            scores[m, k] = np.log(len(rows) / len(labels))
            for w in range(len(words)):
                scores[m, k] += new[m, w] * np.log(words[w] / np.sum(words))
    return scores


# ---------------------------------------------------------------------------------------------------- review_weights


def review_cases(rng):
    vocab = numbered(["<pad>", "<unk>", *WORDS])
    for label, lag in (("reviews of all kinds", None), ("“not” and “but” stand far before the judgement", 10)):
        texts, labels, _ = reviews(rng, 600, lag)
        ids, lengths = reference.encode_pad([text.split() for text in texts], vocab)
        yield Case(label, {"ids": ids, "lengths": lengths, "labels": labels})


def drive_weights(weights, ids, lengths, labels):
    """Run the GRU with these weights, in NumPy, and count what it gets right."""
    p = {name: np.asarray(a, float) for name, a in weights().items()}
    h = np.zeros((len(ids), p["rnn.weight_hh_l0"].shape[1]))

    def sigmoid(a):
        return 0.5 + 0.5 * np.tanh(a / 2)

    for t in range(ids.shape[1]):
        x = p["embed.weight"][ids[:, t]]
        a = x @ p["rnn.weight_ih_l0"].T + p["rnn.bias_ih_l0"]
        b = h @ p["rnn.weight_hh_l0"].T + p["rnn.bias_hh_l0"]
        (ar, az, an), (br, bz, bn) = np.split(a, 3, axis=1), np.split(b, 3, axis=1)
        z = sigmoid(az + bz)
        new = (1 - z) * np.tanh(an + sigmoid(ar + br) * bn) + z * h
        h = np.where((t < lengths)[:, None], new, h)
    logits = h @ p["readout.weight"].T + p["readout.bias"]
    return {"accuracy": float(np.mean(logits.argmax(axis=1) == labels))}


REVIEW_SHAPES = {
    "embed.weight": (59, 16),
    "rnn.weight_ih_l0": (96, 16),
    "rnn.weight_hh_l0": (96, 32),
    "rnn.bias_ih_l0": (96,),
    "rnn.bias_hh_l0": (96,),
    "readout.weight": (2, 32),
    "readout.bias": (2,),
}

review_weights = Exercise(
    reference.review_weights,
    points=4,
    cases=review_cases,
    returns=("accuracy",),
    drive=drive_weights,
    trained=REVIEW_SHAPES,
    minutes=20,
)


@review_weights.law(
    "The network knows little more than a coin does.",
    "Does the loss of your training fall below 0.69? If it does: have the words the same numbers here as in training, in alphabetical order from 2 on?",
    share=1,
)
def better_than_a_coin(case, seen):
    return isinstance(seen["accuracy"], float) and seen["accuracy"] >= 0.75


@review_weights.law(
    "More than one new review in ten is judged wrongly.",
    "At which lags does it err? How does the loss look, epoch by epoch, and what happens with another learning rate?",
    share=1,
)
def nine_of_ten(case, seen):
    return isinstance(seen["accuracy"], float) and seen["accuracy"] >= 0.90


@review_weights.law(
    "It is good, and not yet right for 97 new reviews of a hundred.",
    "Is the loss still falling in your last epoch? What may still be turned, within 8 epochs?",
    share=2,
)
def as_good_as_asked(case, seen):
    return isinstance(seen["accuracy"], float) and seen["accuracy"] >= 0.97


def drawn(shapes, seed=0):
    rng = np.random.default_rng(seed)
    return {name: rng.normal(0, 0.1, shape) for name, shape in shapes.items()}


@review_weights.misconception(breaks="better_than_a_coin")
def reviews_untrained(seed=0):
    return drawn(REVIEW_SHAPES, seed)


# ------------------------------------------------------------------------------------------------- accuracy_by_lag


def lag_inputs(rng, lags):
    """Of every lag another number of reviews, and another share of them right."""
    said, labels, where = [], [], []
    for k, n in zip(lags, rng.permutation(np.arange(4, 4 + len(lags))), strict=True):
        right = int(rng.choice([r for r in range(1, n) if 2 * r != n]))
        mine = rng.integers(0, 2, n)
        labels += list(mine)
        said += list(np.where(np.arange(n) < right, mine, 1 - mine))
        where += [k] * n
    order = rng.permutation(len(said))
    return {name: np.array(a)[order] for name, a in (("said", said), ("labels", labels), ("lags", where))}


def lag_cases(rng):
    yield Case("some lags", lag_inputs(rng, [0, 1, 2, 5]))
    yield Case("other lags", lag_inputs(rng, [0, 3, 4, 7, 12]))
    yield Case("one lag", lag_inputs(rng, [3]), edge=True)
    yield Case("one review", {"said": np.array([1]), "labels": np.array([1]), "lags": np.array([2])}, edge=True)


def drive_lags(accuracy_by_lag, said, labels, lags):
    found = accuracy_by_lag(said, labels, lags)
    if not hasattr(found, "items"):
        return {"accuracy": None, "reviews": None}
    pairs = {int(k): tuple(v) for k, v in found.items()}
    return {
        "accuracy": {f"lag {k}": v[0] for k, v in sorted(pairs.items())},
        "reviews": {f"lag {k}": v[1] for k, v in sorted(pairs.items())},
    }


accuracy_by_lag = Exercise(
    reference.accuracy_by_lag,
    points=2,
    cases=lag_cases,
    returns={"accuracy": 2, "reviews": 1},
    drive=drive_lags,
    minutes=10,
)


def by_lag(said, labels, lags, value, count=lambda right, here: here.sum()):
    right = said == labels
    return {int(k): (float(value(right, lags == k)), int(count(right, lags == k))) for k in set(lags)}


@accuracy_by_lag.misconception("These are shares of errors.", "At a lag where everything is right, what do you return?")
def errors_by_lag(said, labels, lags):
    return by_lag(said, labels, lags, lambda right, here: 1 - right[here].mean())


@accuracy_by_lag.misconception(
    "Each lag's right answers are divided by the number of all reviews.",
    "At a lag where everything is right, what do you return?",
)
def share_of_all(said, labels, lags):
    return by_lag(said, labels, lags, lambda right, here: np.mean(right & here))


@accuracy_by_lag.misconception(
    "It is told which share of all right answers has this lag.",
    "Among the reviews of one lag, how many are right? Which set do you look at?",
)
def lags_of_the_right(said, labels, lags):
    return by_lag(said, labels, lags, lambda right, here: (right & here).sum() / right.sum())


@accuracy_by_lag.misconception(
    "The number is that of the right answers, not of the reviews.",
    "How much is an accuracy worth that rests on three reviews? Which number tells it?",
)
def right_ones_counted(said, labels, lags):
    return by_lag(said, labels, lags, lambda right, here: right[here].mean(), lambda right, here: (right & here).sum())


@accuracy_by_lag.accepts()
def collected_in_lists(said, labels, lags):
    found = {}
    for a, b, k in zip(said, labels, lags, strict=True):
        found.setdefault(k, []).append(a == b)
    return {k: (sum(v) / len(v), len(v)) for k, v in found.items()}


@accuracy_by_lag.accepts()
def with_unique_counts(said, labels, lags):
    values, where, n = np.unique(lags, return_inverse=True, return_counts=True)
    right = np.bincount(where, weights=(said == labels).astype(float))
    return {values[i]: [right[i] / n[i], n[i]] for i in range(len(values))}


# -------------------------------------------------------------------------------------------------- language_weights


def language_cases(rng):
    vocab = reference.build_vocab(phrases("train")[0], 2)
    texts, labels = phrases("test")
    chosen = rng.permutation(len(texts))[:900]
    ids, lengths = reference.encode_pad([texts[k] for k in chosen], vocab)
    yield Case("new phrases", {"ids": ids, "lengths": lengths, "labels": labels[chosen]})


LANGUAGE_SHAPES = {
    "embed.weight": (92, 24),
    "rnn.weight_ih_l0": (144, 24),
    "rnn.weight_hh_l0": (144, 48),
    "rnn.bias_ih_l0": (144,),
    "rnn.bias_hh_l0": (144,),
    "readout.weight": (12, 48),
    "readout.bias": (12,),
}

language_weights = Exercise(
    reference.language_weights,
    points=4,
    cases=language_cases,
    returns=("accuracy",),
    drive=drive_weights,
    trained=LANGUAGE_SHAPES,
    minutes=25,
)


@language_weights.law(
    "Fewer than four new phrases in ten are recognised.",
    "Chance is one in twelve. Does the loss fall? Is the vocabulary that of the training phrases, with min_freq=2?",
    share=1,
)
def four_of_ten(case, seen):
    return isinstance(seen["accuracy"], float) and seen["accuracy"] >= 0.40


@language_weights.law(
    "Fewer than six new phrases in ten are recognised.",
    "How far has the loss come after your last epoch? What does another learning rate do to it?",
    share=1,
)
def six_of_ten(case, seen):
    return isinstance(seen["accuracy"], float) and seen["accuracy"] >= 0.60


@language_weights.law(
    "It is good, and less than asked for.",
    "What happens if the learning rate becomes smaller towards the end? Does the loss on the training phrases still fall?",
    share=2,
)
def phrases_as_asked(case, seen):
    return isinstance(seen["accuracy"], float) and seen["accuracy"] >= 0.74


@language_weights.misconception(breaks="four_of_ten")
def languages_untrained(seed=0):
    return drawn(LANGUAGE_SHAPES, seed)


# ------------------------------------------------------------------------------------------------------------ quizzes

words_of_the_test = choice(
    reference.words_of_the_test,
    points=1,
    minutes=3,
    B="It needs no labels, that is true. What else could the vocabulary of the training texts not know?",
    C="Which rows of the embedding are ever trained? Can the network tell the answers of the test from the others?",
    D="Would it stop? Print an embedding of a word that no training text has.",
)

why_chance = choice(
    reference.why_chance,
    points=1,
    minutes=4,
    A="A hidden layer could know that “not” and “lovely” together mean blame. How many reviews with “lovely” have no “not”?",
    C="Give it ten times as many, and look at two reviews with the same words. What should it say?",
    D="Which of “not” and “but” came second, and how far before the judgement? What do pairs of neighbours know of that?",
)

one_logit = choice(
    reference.one_logit,
    points=1,
    minutes=3,
    A="What does the loss do with the output before it takes it for a probability? At which output is that 0.5?",
    B="Which values can a sigmoid have? How many of them are above 0?",
    C="A softmax of one number: what is it?",
)

what_lag_shows = choice(
    reference.what_lag_shows,
    points=1,
    minutes=5,
    A="What does the simple RNN get at lag 1?",
    B="By how much would a share of 400 vary by chance, and how large is the fall?",
    D="Which columns have lags that no training review had? What do the gated networks get there at the end?",
)
