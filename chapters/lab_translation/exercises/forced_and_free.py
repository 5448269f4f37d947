"""How `forced_and_free` is marked, and the mistakes that are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise
from chapters.lab_translation import data
from chapters.lab_translation.exercises.shared import differs, networks_of, pairs_to_say, world
from solutions import lab_translation as reference


def probe_inputs(rng, V, N, lengths, R=6):
    """Tables with which the decoder is mostly right as long as it reads the right ids."""
    inputs, targets = pairs_to_say(rng, V, lengths)
    made = world(rng, V, N, inputs.shape[1], R)
    for n in range(N):
        last = made["src"][n, made["lengths"][n] - 1]
        for t in range(inputs.shape[1]):
            if rng.random() < 0.75:
                made["table"][last, t, inputs[n, t], targets[n, t]] += 8
    return {**made, "inputs": inputs, "targets": targets, "pad": data.PAD}


RIGHT_PART = "never_free", "forced"  # the one half of a mistake that is right


def telling_probe(rng, V, N, lengths):
    """Inputs on which every mistake gives other numbers."""
    while True:
        case = probe_inputs(rng, V, N, lengths)
        right = drive_probe(reference.forced_and_free, **case)
        if not differs(right["forced"], right["free"]) or not right["free"].any():
            continue
        wrong = {m.name: drive_probe(m.function, **case) for m in forced_and_free.misconceptions.values()}
        shown = ("forced", "free")
        if all(differs(w[k], right[k]) for name, w in wrong.items() for k in shown if (name, k) != RIGHT_PART):
            return case


def probe_cases(rng):
    V = int(rng.choice([11, 12]))
    yield Case("different lengths", telling_probe(rng, V, 6, [7, 3, 5, 7, 2, 6]))
    yield Case("more sequences", telling_probe(rng, V, 8, [4, 6, 5, 6, 3, 6, 6, 5]))
    yield Case("N = 1", probe_inputs(rng, V, 1, [5]), edge=True)


def drive_probe(forced_and_free, table, src, lengths, inputs, targets, pad):
    """The two shares at each step, for an encoder and a decoder with a table for weights."""
    batch = (torch.tensor(a) for a in (src, lengths, inputs, targets))
    value = forced_and_free(*networks_of(table), *batch, pad)
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        return {"forced": "no pair forced, free", "free": "no pair forced, free"}
    shares = []
    for share in value:
        try:
            shares.append(np.array([float(s) for s in share]))
        except (TypeError, ValueError):
            shares.append("no share for each step")
    return {"forced": shares[0], "free": shares[1]}


forced_and_free = Exercise(
    reference.forced_and_free,
    points=2,
    cases=probe_cases,
    returns=("forced", "free"),
    drive=drive_probe,
    tol=1e-5,
    parts={"forced": (0, "t"), "free": (0, "t")},
    minutes=20,
)


def said_both_ways(encoder, decoder, src, lengths, inputs):
    state, tokens, free = encoder(src, lengths), inputs[:, :1], []
    forced = decoder(inputs, state)[0].argmax(dim=-1)
    for _ in range(inputs.shape[1]):
        logits, state = decoder(tokens, state)
        tokens = logits.argmax(dim=-1)
        free.append(tokens)
    return forced, torch.cat(free, dim=1)


@forced_and_free.mistake
def padding_counted(encoder, decoder, src, lengths, inputs, targets, pad):
    """The padding is counted.

    At the last step, how many of the sequences still have something to say? By how many do you divide?
    """
    return tuple((s == targets).double().mean(dim=0) for s in said_both_ways(encoder, decoder, src, lengths, inputs))


@forced_and_free.mistake
def divided_by_all_sequences(encoder, decoder, src, lengths, inputs, targets, pad):
    """The sums leave the padding out, but are divided by all sequences.

    At the last step, how many of the sequences still have something to say? By how many do you divide?
    """
    said = said_both_ways(encoder, decoder, src, lengths, inputs)
    return tuple(((s == targets) & (targets != pad)).double().mean(dim=0) for s in said)


@forced_and_free.mistake
def places_changed(encoder, decoder, src, lengths, inputs, targets, pad):
    """The two have changed places.

    Which of your two decoders is corrected at every step? Which should come first?
    """
    return reference.forced_and_free(encoder, decoder, src, lengths, inputs, targets, pad)[::-1]


@forced_and_free.mistake
def never_free(encoder, decoder, src, lengths, inputs, targets, pad):
    """The free decoder is corrected, too.

    After a wrong id, what does your free decoder read next? Print it.
    """
    forced, _ = reference.forced_and_free(encoder, decoder, src, lengths, inputs, targets, pad)
    return forced, forced


@forced_and_free.mistake
def right_so_far(encoder, decoder, src, lengths, inputs, targets, pad):
    """What is counted is whether all was right up to there, not whether this step is.

    If the third digit of a date is wrong and the fourth is right, what should the fourth step count?
    """
    real, shares = targets != pad, []
    for said in said_both_ways(encoder, decoder, src, lengths, inputs):
        right = ((said == targets) | ~real).cumprod(dim=1).bool() & real
        shares.append(right.sum(dim=0) / real.sum(dim=0))
    return tuple(shares)
