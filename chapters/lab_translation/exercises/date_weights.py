"""How `date_weights` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.lab_translation import data
from solutions import lab_translation as reference

E, H = 16, 64


SHAPES = {
    "encoder.embed.weight": (data.V, E),
    "encoder.rnn.weight_ih_l0": (3 * H, E),
    "encoder.rnn.weight_hh_l0": (3 * H, H),
    "encoder.rnn.bias_ih_l0": (3 * H,),
    "encoder.rnn.bias_hh_l0": (3 * H,),
    "decoder.embed.weight": (data.V, E),
    "decoder.rnn.weight_ih_l0": (3 * H, E),
    "decoder.rnn.weight_hh_l0": (3 * H, H),
    "decoder.rnn.bias_ih_l0": (3 * H,),
    "decoder.rnn.bias_hh_l0": (3 * H,),
    "decoder.readout.weight": (data.V, H),
    "decoder.readout.bias": (data.V,),
}


def date_cases(rng):
    _, new = data.dates(int(rng.integers(2**31)), train=0, new=400)
    src, lengths = data.padded([data.numbers(text) for text, _ in new])
    _, targets = reference.add_bos_eos_shift([data.numbers(iso) for _, iso in new], data.BOS, data.EOS, data.PAD)
    yield Case("400 dates that nobody was trained on", {"src": src, "lengths": lengths, "targets": targets})


def drive_dates(date_weights, src, lengths, targets):
    """Run two GRUs in NumPy with these weights: one reads, the other gives the likeliest letter at each step."""
    w = date_weights()

    def step(part, ids, h):
        x = w[f"{part}.embed.weight"][ids]
        a = x @ w[f"{part}.rnn.weight_ih_l0"].T + w[f"{part}.rnn.bias_ih_l0"]
        u = h @ w[f"{part}.rnn.weight_hh_l0"].T + w[f"{part}.rnn.bias_hh_l0"]
        units = h.shape[1]
        gates = 0.5 + 0.5 * np.tanh((a + u)[:, : 2 * units] / 2)
        r, z = gates[:, :units], gates[:, units:]
        n = np.tanh(a[:, 2 * units :] + r * u[:, 2 * units :])
        return (1 - z) * n + z * h

    h = np.zeros((len(src), w["encoder.rnn.weight_hh_l0"].shape[1]))
    for t in range(src.shape[1]):
        h = np.where((t < lengths)[:, None], step("encoder", src[:, t], h), h)
    ids, right = np.ones(len(src), int), np.ones(len(src), bool)
    for t in range(targets.shape[1]):
        h = step("decoder", ids, h)
        ids = (h @ w["decoder.readout.weight"].T + w["decoder.readout.bias"]).argmax(axis=1)
        right &= ids == targets[:, t]
    return {"exact match": float(right.mean())}


date_weights = Exercise(
    reference.date_weights,
    points=5,
    cases=date_cases,
    returns=("exact match",),
    drive=drive_dates,
    trained=SHAPES,
    minutes=30,
)


@date_weights.law(
    "Of the dates it has not seen, fewer than half are right.",
    "Does the loss still fall when you stop? Print some of what it says: is it wrong everywhere, or always at the same place?",
    share=2,
)
def half_of_the_dates(case, seen):
    return isinstance(seen["exact match"], float) and seen["exact match"] >= 0.5


@date_weights.law(
    "Of the dates it has not seen, fewer than 95 % are right.",
    "How do the update gates of your two GRUs start, and how long can a state last that starts so? How does the loss move at the end: evenly, or up and down?",
    share=3,
)
def nearly_all_dates(case, seen):
    return isinstance(seen["exact match"], float) and seen["exact match"] >= 0.95


@date_weights.mistake(breaks="half_of_the_dates")
def never_trained():
    rng = np.random.default_rng(0)
    return {name: rng.normal(0, 0.1, shape).astype(np.float32) for name, shape in SHAPES.items()}
