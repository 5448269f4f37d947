"""How `AttentionDecoder` is marked, and the mistakes that are known by name."""

import torch

from autograder import Case, Exercise
from chapters.lab_translation.exercises.shared import attention_inputs, different, weights_for
from solutions import lab_translation as reference


def looking_inputs(rng, V, E, H, N, T, S):
    made = attention_inputs(rng, N, T, S, H)
    weights = weights_for(rng, V, E, H, "gru", readout=True)
    shapes = {"query.weight": (H, H), "combine.weight": (H, 2 * H), "combine.bias": (H,)}
    weights |= {name: rng.normal(0, 0.7, shape) for name, shape in shapes.items()}
    return {
        "sizes": (V, E, H),
        "tokens": rng.integers(0, V, (N, T)),
        "state": rng.uniform(-1, 1, (1, N, H)),
        "states": made["states"],
        "lengths": made["lengths"],
        "weights": weights,
    }


def looking_cases(rng):
    V, E, H, N, T = different(rng, 3, 8, 5)
    yield Case("several steps at once, as in training", looking_inputs(rng, V, E, H, N, T, 9))
    yield Case("one step (T = 1), as in use", looking_inputs(rng, V, E, H, N, 1, 9))
    yield Case("N = 1", looking_inputs(rng, V, E, H, 1, T, 9), edge=True)
    yield Case("sources of one id", looking_inputs(rng, V, E, H, N, T, 2), edge=True)
    yield Case("H = 1", looking_inputs(rng, V, E, 1, N, T, 9), edge=True)


def drive_looking(AttentionDecoder, sizes, tokens, state, states, lengths, weights):
    """Build the decoder, give these weights to its parts of these names, and let it run."""
    torch.manual_seed(0)
    model = AttentionDecoder(*sizes).double()
    parts = {name: p for name, p in model.named_parameters()}
    for name, value in weights.items():
        if name in parts and tuple(parts[name].shape) == value.shape:
            parts[name].data = torch.tensor(value)
    value = model(torch.tensor(tokens), tuple(torch.tensor(a) for a in (state, states, lengths)))
    logits, memory = value if isinstance(value, (tuple, list)) and len(value) == 2 else (value, None)
    if not isinstance(memory, (tuple, list)) or len(memory) != 3:
        memory = ["no memory of three things"] * 3
    found = [m.detach() if isinstance(m, torch.Tensor) else m for m in (logits, *memory)]
    named = sorted(f"{name} {tuple(p.shape)}" for name, p in parts.items())
    kept = {"states in memory": found[2], "lengths in memory": found[3]}
    return {"logits": found[0], "state": found[1], **kept, "parts": named}


AttentionDecoder = Exercise(
    reference.AttentionDecoder,
    points=4,
    cases=looking_cases,
    returns={"logits": 9, "state": 3, "states in memory": 1, "lengths in memory": 1, "parts": 2},
    drive=drive_looking,
    minutes=15,
    core=True,
)


@AttentionDecoder.law(
    "The parts have other names than the docstring gives them.",
    "Print dict(model.named_parameters()). Which of the names stand in the docstring? Has query a bias?",
)
def looking_parts_named(case, seen):
    parts = seen["parts"]
    return isinstance(parts, list) and {str(p).split(" ")[0] for p in parts} == set(case["weights"])


class _Looking(reference.AttentionDecoder):
    """The reference in small steps; wrong answers change one of them."""

    def forward(self, tokens, memory):
        state, states, lengths = memory
        hs, after = self.rnn(self.embed(tokens), state)
        contexts, _ = reference.attend(self.asked(hs, state), states, lengths)
        return self.said(hs, contexts), (after, states, lengths)

    def asked(self, hs, state):
        return self.query(hs)

    def said(self, hs, contexts):
        return self.readout(torch.tanh(self.combine(torch.cat([hs, contexts], dim=-1))))


@AttentionDecoder.mistake
class context_first(_Looking):
    """Context and state are joined in the other order.

    Which of the two does the docstring name first? Which columns of combine.weight belong to it?
    """

    def said(self, hs, contexts):
        return super().said(contexts, hs)


@AttentionDecoder.mistake
class no_tanh_in_between(_Looking):
    """The tanh between combine and readout is missing.

    Two linear layers with nothing between them: how many linear layers are as good?
    """

    def said(self, hs, contexts):
        return self.readout(self.combine(torch.cat([hs, contexts], dim=-1)))


@AttentionDecoder.mistake
class asks_with_the_state(_Looking):
    """The states themselves are the queries: the part `query` is never used.

    Change query.weight. Which of your outputs move?
    """

    def asked(self, hs, state):
        return hs


@AttentionDecoder.mistake
class asks_too_early(_Looking):
    """Each query is made of the state before its token was read.

    At a step the decoder reads a letter and then asks. Does its question know that letter in yours?
    """

    def asked(self, hs, state):
        return self.query(torch.cat([state.transpose(0, 1), hs[:, :-1]], dim=1))


@AttentionDecoder.mistake
class does_not_look(_Looking):
    """The contexts are not used: zeros stand in their place.

    Change the states in the memory. Which of your outputs move?
    """

    def said(self, hs, contexts):
        return super().said(hs, torch.zeros_like(contexts))


@AttentionDecoder.mistake
class looks_only(_Looking):
    """The decoder's own states are not read out, only the contexts.

    How can the read-out know what has been said already? Which half of combine's input tells it?
    """

    def said(self, hs, contexts):
        return super().said(torch.zeros_like(hs), contexts)


@AttentionDecoder.mistake
class looks_once(_Looking):
    """All steps get the context that the first one found.

    At its third letter, may the decoder look at another place than at its first?
    """

    def said(self, hs, contexts):
        return super().said(hs, contexts[:, :1].expand_as(hs))


@AttentionDecoder.mistake
class memory_returned_as_it_was(_Looking):
    """The memory that comes back holds the state that went in.

    Feed it one letter, then another one. How can the second call know of the first?
    """

    def forward(self, tokens, memory):
        return super().forward(tokens, memory)[0], memory


@AttentionDecoder.mistake
class probabilities_come_out(_Looking):
    """The outputs are probabilities: a softmax has been taken.

    What does PyTorch's cross_entropy take, and what does it do with it first?
    """

    def said(self, hs, contexts):
        return super().said(hs, contexts).softmax(dim=-1)
