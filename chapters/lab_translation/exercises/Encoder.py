"""How `Encoder` is marked, and the mistakes that are known by name."""

import torch

from autograder import Case, Exercise
from chapters.lab_translation import data
from chapters.lab_translation.exercises.shared import different, some_sequences, weights_for
from solutions import lab_translation as reference


def encoder_inputs(rng, V, E, H, cell, lengths):
    src, lengths = data.padded(some_sequences(rng, lengths, 1, V))
    weights = weights_for(rng, V, E, H, cell)
    return {"sizes": (V, E, H), "cell": cell, "src": src, "lengths": lengths, "weights": weights}


def encoder_cases(rng):
    V, E, H, N = different(rng, 4, 9, 4)
    lengths = [3, *different(rng, 1, 8, 8)]
    lengths = [n for n in lengths if n != 3][: N - 1]
    lengths.insert(1, 3)
    lengths[-1] = max(lengths) + 1  # the longest is not the first, nor are they sorted
    if lengths == sorted(lengths):
        lengths[0], lengths[1] = lengths[1] + 1, lengths[0]
    yield Case("a GRU", encoder_inputs(rng, V, E, H, "gru", lengths))
    yield Case("an LSTM", encoder_inputs(rng, V, E, H, "lstm", lengths))
    yield Case("a simple RNN", encoder_inputs(rng, V, E, H, "rnn", lengths))
    yield Case("N = 1", encoder_inputs(rng, V, E, H, "gru", [4]), edge=True)
    yield Case("S = 1", encoder_inputs(rng, V, E, H, "gru", [1] * N), edge=True)
    yield Case("H = 1", encoder_inputs(rng, V, E, 1, "lstm", lengths), edge=True)


def drive_encoder(Encoder, sizes, cell, src, lengths, weights):
    """Build the encoder, give these weights to its parts of these names, and let it read."""
    torch.manual_seed(0)
    model = Encoder(*sizes, cell).double()
    parts = {name: p for name, p in model.named_parameters()}
    for name, value in weights.items():
        if name in parts and tuple(parts[name].shape) == value.shape:
            parts[name].data = torch.tensor(value)
    state = model(torch.tensor(src), torch.tensor(lengths))
    state = list(state) if isinstance(state, (tuple, list)) else [state]
    state = [s.detach() if isinstance(s, torch.Tensor) else s for s in state]
    return {
        "state": state[0] if len(state) == 1 else state,
        "parts": sorted(f"{name} {tuple(p.shape)}" for name, p in parts.items()),
    }


Encoder = Exercise(
    reference.Encoder,
    points=4,
    cases=encoder_cases,
    returns={"state": 3, "parts": 1},
    drive=drive_encoder,
    minutes=20,
)


@Encoder.law(
    "The parts have other names than the docstring gives them.",
    "Print dict(model.named_parameters()). Which of the names stand in the docstring?",
)
def encoder_parts_named(case, seen):
    parts = seen["parts"]
    return isinstance(parts, list) and {str(p).split(" ")[0] for p in parts} == set(case["weights"])


class _Encoder(reference.Encoder):
    """The reference; wrong answers change one of its steps."""


@Encoder.mistake
class padding_is_read(_Encoder):
    """The padding is read: each state is that of the end of the row, not of the source.

    Append three paddings to a source. Does its state move? Should it?
    """

    def forward(self, src, lengths):
        return self.rnn(self.embed(src))[1]


@Encoder.mistake
class sorted_and_left_so(_Encoder):
    """The states come in another order than the sources: sorted by length.

    Your batch was sorted for packing. Whose state is the first that you return?
    """

    def forward(self, src, lengths):
        order = lengths.argsort(descending=True, stable=True)
        return super().forward(src[order], lengths[order])


@Encoder.mistake
class always_gru(_Encoder):
    """Every encoder has a GRU, whatever cell says.

    Print Encoder(5, 6, 7, 'lstm'). Which layer does it show, and how many states has it?
    """

    def __init__(self, V, E, H, cell="gru"):
        super().__init__(V, E, H, "gru")


@Encoder.mistake
class cell_state_lost(_Encoder):
    """Of the LSTM's two states only h is returned.

    With what should a decoder with an LSTM start? How many states does its cell hold?
    """

    def forward(self, src, lengths):
        state = super().forward(src, lengths)
        return state[0] if isinstance(state, tuple) else state


@Encoder.mistake
class one_letter_short(_Encoder):
    """Every source is read one letter short.

    Give it a source of one letter, and then another one. Does the state differ?
    """

    def forward(self, src, lengths):
        return super().forward(src, (lengths - 1).clamp(min=1))
