"""How `SentimentRNN` is marked, and the mistakes that are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise
from solutions import lab_classifier as reference


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
    ids, real = np.zeros((N, T), int), np.arange(T) < np.asarray(lengths)[:, None]
    ids[real] = rng.permutation(np.resize(np.arange(1, V), real.sum()))  # every word, if there is room
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
    read = ids[torch.arange(ids.shape[1]) < lengths[:, None]]
    if "embed.weight" in learns and not mine["embed.weight"].grad[read].any(dim=1).all():
        learns[learns.index("embed.weight")] = "embed.weight, but not for every word"
    with torch.no_grad():
        again = model(ids.flip(0), lengths.flip(0))
    return {"logits": logits.detach(), "again": again, "parameters": names, "learns": learns}


SentimentRNN = Exercise(
    reference.SentimentRNN,
    points=5,
    cases=network_cases,
    returns={"logits": 6, "again": 2, "parameters": 1, "learns": 1},
    drive=drive_network,
    alike=("learns",),
    minutes=25,
    core=True,
)


class _Network(reference.SentimentRNN):
    """The reference; wrong answers change one of its methods."""

    def read(self, ids):
        return self.rnn(self.embed(ids))

    def choose(self, hs, state, lengths):
        return hs[torch.arange(len(hs)), lengths - 1]

    def forward(self, ids, lengths):
        hs, state = self.read(ids)
        return self.readout(self.choose(hs, state, lengths))


@SentimentRNN.mistake
class padded_last(_Network):
    """The read-out sees the state after the last step of the array, where the shorter texts have long ended.

    A text of 3 words lies in a row of 7. Which state has read exactly its words?
    """

    def choose(self, hs, state, lengths):
        return hs[:, -1]


@SentimentRNN.mistake
class one_too_late(_Network):
    """The state is taken one step too late.

    Of a text of one word, at which index is the state that has read it?
    """

    def choose(self, hs, state, lengths):
        return hs[torch.arange(len(hs)), lengths.clamp(max=hs.shape[1] - 1)]


@SentimentRNN.mistake
class another_number_for_padding(_Network):
    """You name a word's number as the padding, so the vector of this word never learns.

    Which number stands for "<pad>"? Which one have you named to nn.Embedding, and what does it do with its gradient?
    """

    def __init__(self, V, E, H, cell="gru", classes=2):
        super().__init__(V, E, H, cell, classes)
        self.embed = torch.nn.Embedding(V, E, padding_idx=1)


@SentimentRNN.mistake
class mean_with_padding(_Network):
    """The states of all steps are averaged, and those of the padding are among them.

    Put ten more zeros behind every text. Should its logits move? Do they?
    """

    def choose(self, hs, state, lengths):
        return hs.mean(dim=1)


@SentimentRNN.mistake
class mean_over_words(_Network):
    """The states of all real steps are averaged. That can be a good network; another one is asked for.

    Which one state has read the whole text?
    """

    def choose(self, hs, state, lengths):
        real = torch.arange(hs.shape[1]) < lengths[:, None]
        return (hs * real[..., None]).sum(dim=1) / lengths[:, None]


@SentimentRNN.mistake
class batch_first_missing(_Network):
    """The layer takes the first axis for time, so the texts of a batch influence each other.

    Change one text of the batch. Do the logits of another one move? What does the layer know of your axes?
    """

    def read(self, ids):
        hs, state = self.rnn(self.embed(ids).transpose(0, 1))
        return hs.transpose(0, 1), state


@SentimentRNN.mistake
class softmax_at_the_end(_Network):
    """What comes out are probabilities.

    The loss will apply a softmax. How many softmaxes would there be then, and what does the docstring say is
    returned?
    """

    def forward(self, ids, lengths):
        return super().forward(ids, lengths).softmax(dim=1)


@SentimentRNN.mistake
class log_softmax_at_the_end(_Network):
    """What comes out are logarithms of probabilities.

    The loss applies a log-softmax itself. What does the docstring say is returned?
    """

    def forward(self, ids, lengths):
        return super().forward(ids, lengths).log_softmax(dim=1)


@SentimentRNN.mistake
class sigmoid_at_the_end(_Network):
    """What comes out has gone through a sigmoid.

    Can one of your logits be negative? Should it be able to?
    """

    def forward(self, ids, lengths):
        return super().forward(ids, lengths).sigmoid()


@SentimentRNN.mistake
class hidden_kept_between_batches(_Network):
    """The state of one batch is where the next begins.

    Ask the network twice about one text. Are the answers the same? What has a review to do with the batch before
    it?
    """

    def read(self, ids):
        hs, state = self.rnn(self.embed(ids), getattr(self, "state", None))
        self.state = tuple(s.detach() for s in state) if isinstance(state, tuple) else state.detach()
        return hs, state


@SentimentRNN.mistake
class cell_ignored(_Network):
    """The layer is a GRU, whatever cell says.

    Print SentimentRNN(9, 4, 5, 'lstm'). What is its layer?
    """

    def __init__(self, V, E, H, cell="gru", classes=2):
        super().__init__(V, E, H, "gru", classes)


@SentimentRNN.mistake
class classes_ignored(_Network):
    """There are always two classes.

    Print SentimentRNN(9, 4, 5, classes=12). How many outputs has its read-out?
    """

    def __init__(self, V, E, H, cell="gru", classes=2):
        super().__init__(V, E, H, cell, 2)


@SentimentRNN.mistake
class detached(_Network):
    """The recurrent layer has been cut off: no gradient reaches it or the embedding.

    After backward(), which of the parameters have a gradient? What in forward stands in its way?
    """

    def choose(self, hs, state, lengths):
        return super().choose(hs, state, lengths).detach()
