"""How `sample` is marked, and the mistakes that are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise
from solutions import lab_generator as reference


def sample_cases(rng):
    V = int(rng.integers(11, 17))
    z = rng.permutation(np.array([0.0, 1.0, 2.0, 4.0]))

    def inputs(prime, n, counted):
        letters = {"prime": rng.integers(0, V, prime), "n": n, "V": V}
        return {**letters, "z": z, "counted": counted, "seed": int(rng.integers(1 << 30))}

    yield Case("a prime of five letters", inputs(5, int(rng.integers(14, 20)), "temperature"))
    yield Case("a prime of three letters", inputs(3, int(rng.integers(14, 20)), "top_k"))
    yield Case("a prime of one letter", inputs(1, 9, "nothing"), edge=True)
    yield Case("one letter is asked for", inputs(4, 1, "nothing"), edge=True)


def reader(V, graphs):
    """A model that is sure of one letter, which depends on everything that it has read. It notes in `graphs`, for each
    call, whether the state that it is given has a graph."""

    class Reader(torch.nn.Module):
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

    return Reader()


def dice(z):
    """A model with the same logits z at every step: its letters can be counted."""

    class Dice(torch.nn.Module):
        def forward(self, x, state=None):
            s = torch.zeros(1, x.shape[0], 1)
            return torch.tensor(z).float().expand(x.shape[0], x.shape[1], len(z)), s

    return Dice()


def letters_in(value):
    """The letters of an answer as an array, or what is wrong with it."""
    try:
        return np.array([int(k) for k in np.asarray(value).ravel()])
    except (TypeError, ValueError):
        return "no list of integers"


def softmax(v):
    e = np.exp(v - v.max())
    return e / e.sum()


def drawn_from(found, named):
    """The name of the distribution that the letters were drawn from, and its numbers: name -> distribution."""
    size = len(next(iter(named.values())))
    if isinstance(found, str) or found.size < 150 or found.min() < 0 or found.max() >= size:
        return "none that could be told"
    share = np.bincount(found, minlength=size) / len(found)
    apart = {name: np.abs(share - p).sum() / 2 for name, p in named.items()}
    best = min(apart, key=apart.get)
    numbers = " ".join(f"{p:.2f}" for p in named[best])  # they differ from case to case
    return f"{best}: {numbers}" if apart[best] < 0.13 else "none that could be told"


def compared(text, other):
    """In words, whether two texts are the same."""
    if isinstance(text, str) or not text.size:
        return "none that could be told"
    return "the same text" if np.array_equal(text, other) else "another text"


def distributions(z, hot):
    """What letters with logits z may be drawn from: at temperature `hot`, and from the two likeliest of them."""
    few = np.where(z >= np.sort(z)[-2], z, -np.inf)
    top = {"always the likeliest": (z == z.max()).astype(float)}
    asked = {
        "softmax(logits / temperature)": softmax(z / hot),
        "softmax(logits)": softmax(z),
        "softmax(logits * temperature)": softmax(z * hot),
    }
    return {**asked, **top}, {"the two likeliest": softmax(few / hot), "all": softmax(z / hot), **top}


def drive_sample(sample, prime, n, V, z, counted, seed):
    """Let it write with a model whose next letter is known, and count the letters that it draws with another model."""
    graphs, hot = [], 2.0

    def drawn(seed, count, **how):
        return letters_in(sample(dice(z), [1], count, np.random.default_rng(seed), **how))

    written = letters_in(sample(reader(V, graphs), prime.tolist(), n, np.random.default_rng(seed)))
    graph = "grows with every letter" if any(graphs) else "none" if graphs else "nothing has been read"
    asked, cut = distributions(z, hot)
    seen = dict.fromkeys(("temperature", "top_k", "the same seed", "another seed"), "not counted here")
    if counted == "temperature":
        seen["temperature"] = drawn_from(drawn(seed + 2, 300, temperature=hot), asked)
        first, again, other = (drawn(s, 25, temperature=hot) for s in (seed, seed, seed + 1))
        seen |= {"the same seed": compared(first, again), "another seed": compared(first, other)}
    elif counted == "top_k":
        seen["top_k"] = drawn_from(drawn(seed + 3, 300, temperature=hot, top_k=2), cut)
    return {"letters": written, **seen, "graph": graph}


sample = Exercise(
    reference.sample,
    points=5,
    cases=sample_cases,
    returns={"letters": 2.5, "temperature": 0.5, "top_k": 0.5, "the same seed": 0.5, "another seed": 0.5, "graph": 0.5},
    drive=drive_sample,
    after=("next_probs",),
    alike=("the same seed", "another seed", "graph"),
    minutes=20,
)


def write(
    model, prime, n, rng, temperature=1.0, top_k=None, carry=True, fed="prime", pick=None, graph=False, keep=None
):
    """The right sampler, in which parts can be changed."""
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


@sample.mistake
def argmax_always(model, prime, n, rng, temperature=1.0, top_k=None):
    """The likeliest letter is always taken: nothing is drawn.

    Two seeds should write two texts. Where does chance come in, in yours?
    """
    return write(model, prime, n, rng, pick=lambda p: int(np.argmax(p)))


@sample.mistake
def state_not_carried(model, prime, n, rng, temperature=1.0, top_k=None):
    """The state is not carried from letter to letter: the network has forgotten all but the last one.

    What does the model return besides its logits? Which state does it get with the second letter?
    """
    return write(model, prime, n, rng, temperature, top_k, carry=False)


@sample.mistake
def prime_not_fed(model, prime, n, rng, temperature=1.0, top_k=None):
    """Of the prime only the last letter is read.

    What should the state know before the first letter is drawn?
    """
    return write(model, prime, n, rng, temperature, top_k, fed="last")


@sample.mistake
def last_letter_twice(model, prime, n, rng, temperature=1.0, top_k=None):
    """The prime's last letter is read twice.

    Write down, for the prime 'abc', all that your model reads before the first letter is drawn.
    """
    return write(model, prime, n, rng, temperature, top_k, fed="twice")


@sample.mistake
def prime_returned_too(model, prime, n, rng, temperature=1.0, top_k=None):
    """The prime stands before what was drawn.

    How long is your list, for a prime of 5 and n = 10? How long should it be?
    """
    return write(model, prime, n, rng, temperature, top_k, keep=True)


@sample.mistake
def temperature_not_used(model, prime, n, rng, temperature=1.0, top_k=None):
    """The temperature is not handed on.

    Where in your function is temperature used, apart from its first line?
    """
    return write(model, prime, n, rng, 1.0 if top_k is None else temperature, top_k)


@sample.mistake
def top_k_not_used(model, prime, n, rng, temperature=1.0, top_k=None):
    """top_k is not handed on.

    Where in your function is top_k used, apart from its first line?
    """
    return write(model, prime, n, rng, temperature)


@sample.mistake
def dice_of_its_own(model, prime, n, rng, temperature=1.0, top_k=None):
    """The random numbers come from somewhere else than rng.

    Run it twice with np.random.default_rng(0). Why are the texts not the same? Which generator draws the letters?
    """
    return write(model, prime, n, rng, temperature, top_k, pick=lambda p: int(np.random.choice(len(p), p=p)))


@sample.mistake
def all_letters_alike(model, prime, n, rng, temperature=1.0, top_k=None):
    """The letters are drawn as if all were equally likely.

    Draw a thousand times from the probabilities 0.9 and 0.1. How often does each come? What does rng know of yours?
    """
    return write(model, prime, n, rng, temperature, top_k, pick=lambda p: int(rng.choice(len(p))))


@sample.mistake
def graph_grows(model, prime, n, rng, temperature=1.0, top_k=None):
    """With every letter the graph grows: PyTorch keeps all that was computed, for a backward pass that nobody will
    make.

    Ask the state for requires_grad after a few letters. Does anything here need a gradient?
    """
    return write(model, prime, n, rng, temperature, top_k, graph=True)
