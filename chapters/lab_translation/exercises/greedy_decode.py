"""How `greedy_decode` is marked, and the mistakes that are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise
from chapters.lab_translation import data
from chapters.lab_translation.exercises.shared import different, networks_of, world
from solutions import lab_translation as reference


def greedy_inputs(rng, V, ends, max_len):
    """Tables with which sequence n has its only eos at step ends[n]."""
    made = world(rng, V, len(ends), max_len + 2, 6)
    made["table"][..., data.EOS] = -50
    for n, end in enumerate(ends):
        end = min(end, max_len + 3)
        last = made["src"][n, made["lengths"][n] - 1]
        made["table"][last, end : end + 1, :, data.EOS] = 50
        made["table"][last, : end + 1, :, [data.PAD, data.BOS]] = -50
    return {**made, "bos": data.BOS, "eos": data.EOS, "max_len": max_len}


def greedy_cases(rng):
    N = int(rng.integers(4, 6))
    ends = [*different(rng, 2, 7, N - 1), 20]
    yield Case("different ends, and one that never comes", telling(greedy_inputs, rng, 10, ends, 9))
    yield Case("a long one stands first", telling(greedy_inputs, rng, 10, ends[::-1], 8))
    yield Case("N = 1", greedy_inputs(rng, 10, [4], 9), edge=True)
    yield Case("at once over", greedy_inputs(rng, 10, [0, 3], 6), edge=True)
    yield Case("max_len = 1", greedy_inputs(rng, 10, [0, 3], 1), edge=True)


def telling(make, rng, *arguments):
    """A case on which no wrong decoder gives by chance what the right one gives."""
    while True:
        case = make(rng, *arguments)
        right = drive_greedy(reference.greedy_decode, **case)["ids"]
        wrong = [drive_greedy(m.function, **case)["ids"] for m in greedy_decode.misconceptions.values()]
        if all(w.shape != right.shape or (w != right).any() for w in wrong):
            return case


def drive_greedy(greedy_decode, table, src, lengths, bos, eos, max_len):
    """The ids as one array, -1 after the end of a sequence. The encoder and the decoder have a table for weights."""
    value = greedy_decode(*networks_of(table), torch.tensor(src), torch.tensor(lengths), bos, eos, max_len)
    try:
        rows = [[int(v) for v in row] for row in value]
    except (TypeError, ValueError):
        return {"ids": "no list of lists of ids"}
    longest = max((len(row) for row in rows), default=0)
    ids = np.full((len(rows), longest), -1)
    for n in range(len(rows)):
        ids[n, : len(rows[n])] = rows[n]
    return {"ids": ids}


greedy_decode = Exercise(
    reference.greedy_decode,
    points=4,
    cases=greedy_cases,
    returns=("ids",),
    drive=drive_greedy,
    minutes=25,
    core=True,
)


def said_greedily(encoder, decoder, src, lengths, bos, max_len, feed=None, carry=True):
    """The ids of max_len steps, a row for each sequence; parts can be changed."""
    state, tokens, said = encoder(src, lengths), torch.full((len(src), 1), bos), []
    for _ in range(max_len):
        logits, after = decoder(tokens, state)
        state = after if carry else state
        said.append(logits.argmax(dim=-1))
        tokens = said[-1] if feed is None else feed
    return torch.cat(said, dim=1).tolist()


def until_eos(rows, eos):
    return [row[: row.index(eos)] if eos in row else row for row in rows]


@greedy_decode.mistake
def stops_never(encoder, decoder, src, lengths, bos, eos, max_len):
    """What is said after eos is returned, too.

    Print a row of yours together with the number of eos. Where was it over?
    """
    return said_greedily(encoder, decoder, src, lengths, bos, max_len)


@greedy_decode.mistake
def eos_taken_out(encoder, decoder, src, lengths, bos, eos, max_len):
    """Every eos is taken out, but what was said after it stays.

    A decoder says 7, eos, 5, 5, 5. What has it translated?
    """
    return [[v for v in row if v != eos] for row in stops_never(encoder, decoder, src, lengths, bos, eos, max_len)]


@greedy_decode.mistake
def eos_kept(encoder, decoder, src, lengths, bos, eos, max_len):
    """The eos is returned.

    Is eos a part of the translation, or a sign that it has ended?
    """
    rows = said_greedily(encoder, decoder, src, lengths, bos, max_len)
    return [row[: row.index(eos) + 1] if eos in row else row for row in rows]


@greedy_decode.mistake
def bos_kept(encoder, decoder, src, lengths, bos, eos, max_len):
    """The bos is returned.

    Who says bos: the decoder, or you? Is it a part of the sentence?
    """
    return [[bos, *row] for row in reference.greedy_decode(encoder, decoder, src, lengths, bos, eos, max_len)]


@greedy_decode.mistake
def stops_with_the_first(encoder, decoder, src, lengths, bos, eos, max_len):
    """All sequences stop as soon as one of them has ended.

    Three sentences of 2, 5 and 9 words in one batch. When may you stop?
    """
    rows = said_greedily(encoder, decoder, src, lengths, bos, max_len)
    first = min([row.index(eos) for row in rows if eos in row], default=max_len)
    return [row[:first] for row in rows]


@greedy_decode.mistake
def state_not_carried(encoder, decoder, src, lengths, bos, eos, max_len):
    """At every step the decoder starts from the encoder's state again.

    How can the decoder know that it has already said three ids? Where does the state go that it returns?
    """
    return until_eos(said_greedily(encoder, decoder, src, lengths, bos, max_len, carry=False), eos)


@greedy_decode.mistake
def always_fed_bos(encoder, decoder, src, lengths, bos, eos, max_len):
    """The decoder is fed bos at every step.

    What did the decoder read at its third step in training?
    """
    fed = torch.full((len(src), 1), bos)
    return until_eos(said_greedily(encoder, decoder, src, lengths, bos, max_len, feed=fed), eos)


@greedy_decode.mistake
def one_step_more(encoder, decoder, src, lengths, bos, eos, max_len):
    """The sequences are one id too long: max_len + 1 at most.

    With max_len = 1, how many ids come back from yours?
    """
    return reference.greedy_decode(encoder, decoder, src, lengths, bos, eos, max_len + 1)
