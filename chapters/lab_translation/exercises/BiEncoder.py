"""How `BiEncoder` is marked, and the mistakes that are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise
from chapters.lab_translation import data
from chapters.lab_translation.exercises.shared import different, some_sequences, weights_for
from solutions import lab_translation as reference


def both_ways_inputs(rng, V, E, H, lengths, further=0):
    """further: so many columns of padding more than the longest source needs."""
    src, lengths = data.padded(some_sequences(rng, lengths, 1, V))
    src = np.pad(src, ((0, 0), (0, further)))
    weights = weights_for(rng, V, E, H // 2, "gru")
    weights |= {f"{name}_reverse": rng.normal(0, 0.7, w.shape) for name, w in weights.items() if "rnn" in name}
    return {"sizes": (V, E, H), "src": src, "lengths": lengths, "weights": weights}


def both_ways_cases(rng):
    V, E, N = different(rng, 4, 7, 3)
    H = int(rng.choice([6, 8, 10]))
    lengths = [3, *different(rng, 2, 8, 7)][:N]
    lengths[-1], lengths[1] = 2, 9  # the longest is not the first, nor are they sorted
    yield Case("different lengths", both_ways_inputs(rng, V, E, H, lengths))
    yield Case("padded further than the longest needs", both_ways_inputs(rng, V, E, H, lengths, further=2))
    yield Case("N = 1", both_ways_inputs(rng, V, E, H, [4]), edge=True)
    yield Case("S = 1", both_ways_inputs(rng, V, E, H, [1] * N), edge=True)
    yield Case("H = 2", both_ways_inputs(rng, V, E, 2, lengths), edge=True)


def drive_both_ways(BiEncoder, sizes, src, lengths, weights):
    """Build the encoder, give these weights to its parts of these names, and let it read."""
    torch.manual_seed(0)
    model = BiEncoder(*sizes).double()
    parts = {name: p for name, p in model.named_parameters()}
    for name, value in weights.items():
        if name in parts and tuple(parts[name].shape) == value.shape:
            parts[name].data = torch.tensor(value)
    memory = model(torch.tensor(src), torch.tensor(lengths))
    if not isinstance(memory, (tuple, list)) or len(memory) != 3:
        memory = ["no triple state, states, lengths"] * 3
    found = [m.detach() if isinstance(m, torch.Tensor) else m for m in memory]
    named = sorted(f"{name} {tuple(p.shape)}" for name, p in parts.items())
    return {"state": found[0], "states": found[1], "lengths": found[2], "parts": named}


BiEncoder = Exercise(
    reference.BiEncoder,
    points=4,
    cases=both_ways_cases,
    returns={"state": 5, "states": 8, "lengths": 1, "parts": 2},
    drive=drive_both_ways,
    minutes=20,
    core=True,
)


@BiEncoder.law(
    "The parts have other names than the docstring gives them, or the layer reads in one direction only.",
    "Print dict(model.named_parameters()). Which of the names stand in the docstring? How many end in _reverse?",
)
def both_ways_parts_named(case, seen):
    parts = seen["parts"]
    return isinstance(parts, list) and {str(p).split(" ")[0] for p in parts} == set(case["weights"])


class _BiEncoder(reference.BiEncoder):
    """The reference; wrong answers change one of its steps."""


@BiEncoder.mistake
class padding_read_first(_BiEncoder):
    """The padding is read: backward it comes first, so it is in every state.

    Append three paddings to a source. Do the states of its real ids move? Should they?
    """

    def forward(self, src, lengths):
        states, ends = self.rnn(self.embed(src))
        return torch.cat([ends[0], ends[1]], dim=1)[None], states, lengths


@BiEncoder.mistake
class state_of_the_last_column(_BiEncoder):
    """The state is taken from the last column, which is padding for most sources.

    Look at the row of your shortest source in the states. What stands in its last column?
    """

    def forward(self, src, lengths):
        _, states, lengths = super().forward(src, lengths)
        return states[:, -1][None], states, lengths


@BiEncoder.mistake
class backward_has_only_begun(_BiEncoder):
    """The state is that of the last real id. There the direction that reads backward has read one id only.

    Which id does the backward direction read first, and which last? At which of the two is it complete?
    """

    def forward(self, src, lengths):
        _, states, lengths = super().forward(src, lengths)
        return states[torch.arange(len(src)), lengths - 1][None], states, lengths


@BiEncoder.mistake
class directions_exchanged(_BiEncoder):
    """In the state the direction that reads backward stands first.

    Change the last id of a source. Which half of your state moves more? Which half should be "forward"?
    """

    def forward(self, src, lengths):
        state, states, lengths = super().forward(src, lengths)
        return torch.cat(state.chunk(2, dim=2)[::-1], dim=2), states, lengths


@BiEncoder.mistake
class ends_in_one_row(_BiEncoder):
    """The last states of the two directions are put into one shape, and get mixed up between sources.

    The layer returns ends (2, N, H/2). What does a reshape to (1, N, H) put beside the first half of source 0?
    """

    def forward(self, src, lengths):
        state, states, lengths = super().forward(src, lengths)
        ends = torch.stack(state[0].chunk(2, dim=1))
        return ends.reshape(1, len(src), -1), states, lengths


@BiEncoder.mistake
class as_long_as_the_longest(_BiEncoder):
    """The states end with the longest source, though src has more columns.

    Give it a batch of sources with two columns of padding more than needed. How many states come back of each?
    """

    def forward(self, src, lengths):
        state, states, lengths = super().forward(src, lengths)
        return state, states[:, : int(lengths.max())], lengths


@BiEncoder.mistake
class both_sorted_and_left_so(_BiEncoder):
    """The sources come back in another order: sorted by length.

    Your batch was sorted for packing. Whose states are the first that you return?
    """

    def forward(self, src, lengths):
        order = lengths.argsort(descending=True, stable=True)
        return super().forward(src[order], lengths[order])
