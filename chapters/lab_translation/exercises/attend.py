"""How `attend` is marked, and the mistakes that are known by name."""

import torch

from autograder import Case, Exercise
from chapters.lab_translation.exercises.masked_scores import score_cases
from solutions import lab_translation as reference


def attend_cases(rng):
    yield from score_cases(rng)
    *_, huge = score_cases(rng)
    scaled = {**huge.inputs, "queries": 1e4 * huge.inputs["queries"]}
    yield Case("huge scores", scaled, edge=True)


def drive_attend(attend, queries, states, lengths):
    """What is found, and with which weights."""
    value = attend(*(torch.tensor(a) for a in (queries, states, lengths)))
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        value = ["no pair contexts, weights"] * 2
    contexts, weights = (v.detach() if isinstance(v, torch.Tensor) else v for v in value)
    return {"contexts": contexts, "weights": weights}


attend = Exercise(
    reference.attend,
    points=3,
    cases=attend_cases,
    returns=("contexts", "weights"),
    drive=drive_attend,
    after=("masked_scores",),
    minutes=8,
    core=True,
)


def scores_of(queries, states, lengths):
    return reference.masked_scores(queries, states, lengths)


@attend.mistake
def softmax_over_queries(queries, states, lengths):
    """The softmax goes over the queries: for each state, the queries' weights add up to one.

    One query asks, and its weights must add up to one. Which axis of (N, T, S) are its weights on?
    """
    weights = scores_of(queries, states, lengths).softmax(dim=1).nan_to_num()
    return weights @ states, weights


@attend.mistake
def only_the_best(queries, states, lengths):
    """Each query takes the one state with the largest score, and nothing of the others.

    Through which operation of yours could a gradient tell the scores what to change?
    """
    scores = scores_of(queries, states, lengths)
    weights = torch.nn.functional.one_hot(scores.argmax(dim=-1), scores.shape[2]).to(states.dtype)
    return weights @ states, weights


@attend.mistake
def all_alike(queries, states, lengths):
    """All real states get the same weight, whatever the query is.

    Ask two different questions of one source. Should the answers be the same?
    """
    real = torch.isfinite(scores_of(queries, states, lengths)).to(states.dtype)
    weights = real / real.sum(dim=-1, keepdim=True)
    return weights @ states, weights


@attend.mistake
def padding_in_the_softmax(queries, states, lengths):
    """The softmax counts the padding, too: real states lose weight to it.

    Call it with a source alone, and then padded to twice its length. Do its weights change?
    """
    weights = (queries @ states.transpose(1, 2) / states.shape[2] ** 0.5).softmax(dim=-1)
    return weights @ states, weights


@attend.mistake
def masked_too_late(queries, states, lengths):
    """The padding is taken out after the softmax, and what is left adds up to less than one.

    What became of the weight that the padding had? When must the mask be applied, so that the real states get it?
    """
    weights = (queries @ states.transpose(1, 2) / states.shape[2] ** 0.5).softmax(dim=-1)
    weights = weights * torch.isfinite(scores_of(queries, states, lengths))
    return weights @ states, weights


@attend.mistake
def divided_by_the_length(queries, states, lengths):
    """The weighted sum is divided by the number of states, which the weights have done already.

    The weights add up to one. If all states are equal, what must the context be?
    """
    contexts, weights = reference.attend(queries, states, lengths)
    return contexts / lengths[:, None, None], weights
