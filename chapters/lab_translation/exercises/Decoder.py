"""How `Decoder` is marked, and the mistakes that are known by name."""

import torch

from autograder import Case, Exercise
from chapters.lab_translation.exercises.shared import different, weights_for
from solutions import lab_translation as reference


def decoder_inputs(rng, V, E, H, cell, N, S):
    state = [rng.uniform(-1, 1, (1, N, H)) for _ in range(2 if cell == "lstm" else 1)]
    return {
        "sizes": (V, E, H),
        "cell": cell,
        "tokens": rng.integers(0, V, (N, S)),
        "state": state,
        "weights": weights_for(rng, V, E, H, cell, readout=True),
    }


def decoder_cases(rng):
    V, E, H, N, S = different(rng, 3, 9, 5)
    yield Case("a GRU", decoder_inputs(rng, V, E, H, "gru", N, S))
    yield Case("an LSTM", decoder_inputs(rng, V, E, H, "lstm", N, S))
    yield Case("a simple RNN", decoder_inputs(rng, V, E, H, "rnn", N, S))
    yield Case("one step (S = 1)", decoder_inputs(rng, V, E, H, "gru", N, 1), edge=True)
    yield Case("N = 1", decoder_inputs(rng, V, E, H, "gru", 1, S), edge=True)
    yield Case("H = 1", decoder_inputs(rng, V, E, 1, "lstm", N, S), edge=True)


def drive_decoder(Decoder, sizes, cell, tokens, state, weights):
    """Build the decoder, give these weights to its parts of these names, and let it run."""
    torch.manual_seed(0)
    model = Decoder(*sizes, cell).double()
    parts = {name: p for name, p in model.named_parameters()}
    for name, value in weights.items():
        if name in parts and tuple(parts[name].shape) == value.shape:
            parts[name].data = torch.tensor(value)
    start = tuple(torch.tensor(s) for s in state)
    value = model(torch.tensor(tokens), start if len(start) > 1 else start[0])
    logits, after = value if isinstance(value, (tuple, list)) and len(value) == 2 else (value, None)
    after = list(after) if isinstance(after, (tuple, list)) else [after]
    after = [s.detach() if isinstance(s, torch.Tensor) else s for s in after]
    return {
        "logits": logits.detach() if isinstance(logits, torch.Tensor) else logits,
        "state": after[0] if len(after) == 1 else after,
        "parts": sorted(f"{name} {tuple(p.shape)}" for name, p in parts.items()),
    }


Decoder = Exercise(
    reference.Decoder,
    points=3,
    cases=decoder_cases,
    returns={"logits": 3, "state": 2, "parts": 1},
    drive=drive_decoder,
    minutes=12,
)


@Decoder.law(
    "The parts have other names than the docstring gives them.",
    "Print dict(model.named_parameters()). Which of the names stand in the docstring?",
)
def decoder_parts_named(case, seen):
    parts = seen["parts"]
    return isinstance(parts, list) and {str(p).split(" ")[0] for p in parts} == set(case["weights"])


class _Decoder(reference.Decoder):
    """The reference; wrong answers change one of its steps."""


@Decoder.mistake
class state_ignored(_Decoder):
    """The decoder starts from an empty state: nothing of the source reaches it.

    Call it twice with the same tokens and different states. What should differ?
    """

    def forward(self, tokens, state):
        return super().forward(tokens, None)


@Decoder.mistake
class old_state_returned(_Decoder):
    """The state that comes back is the one that went in.

    Feed it one letter, then another one. How can the second call know of the first?
    """

    def forward(self, tokens, state):
        return super().forward(tokens, state)[0], state


@Decoder.mistake
class softmax_at_the_end(_Decoder):
    """The outputs are probabilities: a softmax has been taken.

    What does PyTorch's cross_entropy take, and what does it do with it first?
    """

    def forward(self, tokens, state):
        logits, state = super().forward(tokens, state)
        return logits.softmax(dim=-1), state


@Decoder.mistake
class only_the_last_step(_Decoder):
    """Only the last step's logits come back.

    In training the decoder reads S ids in one call. At how many steps should it say something?
    """

    def forward(self, tokens, state):
        logits, state = super().forward(tokens, state)
        return logits[:, -1], state


@Decoder.mistake
class decoder_always_gru(_Decoder):
    """Every decoder has a GRU, whatever cell says.

    Print Decoder(5, 6, 7, 'rnn'). Which layer does it show?
    """

    def __init__(self, V, E, H, cell="gru"):
        super().__init__(V, E, H, "gru")

    def forward(self, tokens, state):
        return super().forward(tokens, state[0] if isinstance(state, tuple) else state)
