"""How `beam_search` is marked, and the mistakes that are known by name."""

from itertools import combinations

import numpy as np

from autograder import Case, Exercise
from chapters.lab_translation.exercises.shared import differs
from solutions import lab_translation as reference


def beam_inputs(rng, V, k, max_len, eos=None):
    """A table of logits, for each step and last id; eos is likelier at later steps."""
    table = rng.normal(0, 1.5, (max_len + 1, V, V))
    end = V - 1 if eos is None else eos
    table[..., end] += np.linspace(-0.5, 1.5, max_len + 1)[:, None]
    return {"table": table, "k": k, "bos": 0, "eos": end, "max_len": max_len}


def telling_beam(rng, V, k, max_len):
    """A tree on which every mistake gives a result of its own, and of the k some have ended and some have not."""
    while True:
        case = beam_inputs(rng, V, k, max_len)
        right = drive_beam(reference.beam_search, **case)
        ended = {int((row >= 0).sum()) for row in right["ids"]}
        if len(ended) < 2 or max(ended) < max_len:
            continue
        mistakes = [m.function for m in beam_search.misconceptions.values()]
        wrong = [drive_beam(mistake, **case) for mistake in (*mistakes, losing(0), losing(-1))]
        apart = all(any(differs(a[name], b[name]) for name in right) for a, b in combinations(wrong, 2))
        if apart and all(differs(w[name], right[name]) for w in wrong for name in right):
            return case


def losing(place):
    """A search whose first or last beginning (place: 0 or -1) leaves the beam if it has ended."""

    def search(log_probs, k, bos, eos, max_len):
        beam = [([bos], 0.0)]
        for _ in range(max_len):
            grown = [one for one in beam if one[0][-1] == eos and one is not beam[place]]
            for ids, total in beam:
                if ids[-1] != eos:
                    grown += [([*ids, v], total + p) for v, p in enumerate(log_probs(ids))]
            beam = sorted(grown, key=lambda one: -one[1])[:k]
        return [(without(ids, eos), total) for ids, total in beam]

    return search


def beam_cases(rng):
    yield Case("k = 3", telling_beam(rng, int(rng.integers(5, 7)), 3, 4))
    yield Case("k = 4", telling_beam(rng, int(rng.integers(6, 8)), 4, 5))
    yield Case("k = 1", beam_inputs(rng, 5, 1, 4), edge=True)
    yield Case("max_len = 1", beam_inputs(rng, 5, 3, 1), edge=True)
    yield Case("eos = 1", beam_inputs(rng, 6, 3, 4, eos=1), edge=True)


def drive_beam(beam_search, table, k, bos, eos, max_len):
    """The k outputs as one array, -1 after the end of each, and their sums."""

    def log_probs(ids):
        row = table[min(len(ids) - 1, len(table) - 1), int(ids[-1])]
        return row - np.log(np.exp(row).sum())

    value = beam_search(log_probs, k, bos, eos, max_len)
    try:
        pairs = [([int(v) for v in ids], float(total)) for ids, total in value]
    except (TypeError, ValueError):
        return {"ids": "no list of pairs ids, sum", "sums": "no list of pairs ids, sum"}
    longest = max((len(ids) for ids, _ in pairs), default=0)
    ids = np.full((len(pairs), longest), -1)
    for n in range(len(pairs)):
        ids[n, : len(pairs[n][0])] = pairs[n][0]
    return {"ids": ids, "sums": np.array([total for _, total in pairs])}


beam_search = Exercise(
    reference.beam_search,
    points=5,
    cases=beam_cases,
    returns={"ids": 3, "sums": 1},
    drive=drive_beam,
    minutes=40,
)


def without(ids, *marks):
    return [v for v in ids[1:] if v not in marks]


@beam_search.mistake
def k_times_k(log_probs, k, bos, eos, max_len):
    """Every beginning keeps its own k continuations, so that their number is multiplied at each step.

    After three steps with k = 3, how many beginnings are in your beam? How many should there be?
    """
    beam = [([bos], 0.0)]
    for _ in range(max_len):
        grown = []
        for ids, total in beam:
            if ids[-1] == eos:
                grown.append((ids, total))
            else:
                p = log_probs(ids)
                grown += [([*ids, int(v)], total + p[v]) for v in np.argsort(-p)[:k]]
        beam = sorted(grown, key=lambda one: -one[1])
    return [(without(ids, eos), total) for ids, total in beam]


@beam_search.mistake
def finished_beams_expanded(log_probs, k, bos, eos, max_len):
    """What has ended is continued all the same.

    Look at a beginning that ends with eos. What does its sum do in the next step?
    """
    beam = [([bos], 0.0)]
    for _ in range(max_len):
        grown = [([*ids, v], total + p) for ids, total in beam for v, p in enumerate(log_probs(ids))]
        beam = sorted(grown, key=lambda one: -one[1])[:k]
    return [(without(ids, eos), total) for ids, total in beam]


@beam_search.mistake
def ended_ones_leave(log_probs, k, bos, eos, max_len):
    """What has ended leaves the beam, and others take its place.

    With k = 3, one of the three ends. How many may still be continued then?
    """
    beam, ended = [([bos], 0.0)], []
    for _ in range(max_len):
        grown = [([*ids, v], total + p) for ids, total in beam for v, p in enumerate(log_probs(ids))]
        ended += [one for one in grown if one[0][-1] == eos]
        beam = sorted((one for one in grown if one[0][-1] != eos), key=lambda one: -one[1])[:k]
    best = sorted(beam + ended, key=lambda one: -one[1])[:k]
    return [(without(ids, eos), total) for ids, total in best]


@beam_search.mistake
def last_step_decides(log_probs, k, bos, eos, max_len):
    """Beginnings are ranked by their last step only.

    Two beginnings with sums -1 and -9 go on with -0.7 and -0.6. Which of the two is better now?
    """
    beam = [([bos], 0.0, 0.0)]
    for _ in range(max_len):
        grown = [one for one in beam if one[0][-1] == eos]
        for ids, total, _ in beam:
            if ids[-1] != eos:
                grown += [([*ids, v], total + p, p) for v, p in enumerate(log_probs(ids))]
        beam = sorted(grown, key=lambda one: -one[2])[:k]
    return [(without(ids, eos), total) for ids, total, _ in beam]


@beam_search.mistake
def over_with_the_first(log_probs, k, bos, eos, max_len):
    """The search ends as soon as the first beginning has ended.

    The first one to end: is it the best? What could the others still become?
    """
    beam = [([bos], 0.0)]
    for _ in range(max_len):
        grown = [([*ids, v], total + p) for ids, total in beam for v, p in enumerate(log_probs(ids))]
        beam = sorted(grown, key=lambda one: -one[1])[:k]
        if any(ids[-1] == eos for ids, _ in beam):
            break
    return [(without(ids, eos), total) for ids, total in beam]


@beam_search.mistake
def branches_once(log_probs, k, bos, eos, max_len):
    """Only the first step branches; from there on each beginning goes its own way, greedily.

    Can two of your k outputs begin with the same id?
    """
    p = log_probs([bos])
    beam = [([bos, int(v)], p[v]) for v in np.argsort(-p)[:k]]
    for _ in range(max_len - 1):
        for n, (ids, total) in enumerate(beam):
            if ids[-1] != eos:
                p = log_probs(ids)
                beam[n] = ([*ids, int(np.argmax(p))], total + p.max())
    return [(without(ids, eos), total) for ids, total in sorted(beam, key=lambda one: -one[1])]


@beam_search.mistake
def worst_first(log_probs, k, bos, eos, max_len):
    """The worst come first.

    Log probabilities are negative. Is the best sum the largest or the smallest?
    """
    return reference.beam_search(log_probs, k, bos, eos, max_len)[::-1]
