"""How `masked_scores` is marked, and the mistakes that are known by name."""

import torch

from autograder import Case, Exercise
from chapters.lab_translation.exercises.shared import attention_inputs, different
from solutions import lab_translation as reference


def score_cases(rng):
    N, T, H = different(rng, 3, 5, 3)
    S = int(rng.integers(6, 8))
    yield Case("different lengths", attention_inputs(rng, N, T, S, H))
    yield Case("more states than queries", attention_inputs(rng, N, 2, 9, H))
    yield Case("one query (T = 1)", attention_inputs(rng, N, 1, S, H), edge=True)
    yield Case("N = 1", attention_inputs(rng, 1, T, S, H), edge=True)
    yield Case("sources of one id", attention_inputs(rng, N, T, 2, H), edge=True)
    yield Case("H = 1", attention_inputs(rng, N, T, S, 1), edge=True)


def drive_scores(masked_scores, queries, states, lengths):
    """The scores; minus infinity as a number like the others, beside which a small difference still counts."""
    scores = masked_scores(*(torch.tensor(a) for a in (queries, states, lengths)))
    if not isinstance(scores, torch.Tensor):
        return {"scores": scores}
    scores = scores.detach().double()
    return {"scores": scores.masked_fill(scores <= -1e9, -31.41)}


masked_scores = Exercise(
    reference.masked_scores,
    points=3,
    cases=score_cases,
    returns=("scores",),
    drive=drive_scores,
    minutes=8,
    core=True,
)


def dots(queries, states):
    return queries @ states.transpose(1, 2)


def padding_of(states, lengths):
    return (torch.arange(states.shape[1]) >= lengths[:, None])[:, None]


@masked_scores.mistake
def not_divided(queries, states, lengths):
    """The scores are not divided by the square root of H.

    Query and state have H numbers of about size 1. How large does their dot product become when H grows?
    """
    return dots(queries, states).masked_fill(padding_of(states, lengths), -torch.inf)


@masked_scores.mistake
def divided_by_H(queries, states, lengths):
    """The scores are divided by H itself.

    If H grows fourfold, by how much does a sum of H random terms grow? What does the docstring divide by?
    """
    return reference.masked_scores(queries, states, lengths) / states.shape[2] ** 0.5


@masked_scores.mistake
def padding_not_masked(queries, states, lengths):
    """States that are only padding get a score like all others.

    A source of 3 letters in a batch of width 8. How many of its 8 scores may be finite?
    """
    return dots(queries, states) / states.shape[2] ** 0.5


@masked_scores.mistake
def zero_for_padding(queries, states, lengths):
    """Where a state is only padding, the score is 0 and not minus infinity.

    A softmax comes next. What weight does a score of 0 get beside one of -2?
    """
    scores = reference.masked_scores(queries, states, lengths)
    return scores.masked_fill(padding_of(states, lengths), 0.0)


@masked_scores.mistake
def real_ones_masked(queries, states, lengths):
    """The mask is the wrong way round: real states are hidden and padding is seen.

    Print your mask for lengths 3 in a width of 5. For which places is it True, and what does masked_fill do there?
    """
    scores = dots(queries, states) / states.shape[2] ** 0.5
    return scores.masked_fill(~padding_of(states, lengths), -torch.inf)


@masked_scores.mistake
def first_padding_seen(queries, states, lengths):
    """One state too many is seen: the first padding after the source.

    A source of length 3 has states 0, 1 and 2. Is place 3 hidden in yours?
    """
    return reference.masked_scores(queries, states, (lengths + 1).clamp(max=states.shape[1]))


@masked_scores.mistake
def last_state_hidden(queries, states, lengths):
    """One state too few is seen: the last of each source is hidden, too.

    A source of length 1: how many finite scores has it in yours?
    """
    return reference.masked_scores(queries, states, lengths - 1)


@masked_scores.mistake
def queries_in_the_columns(queries, states, lengths):
    """Rows and columns are exchanged: each state has a row, each query a column.

    Which shape does the docstring promise? Over which axis will the softmax go?
    """
    return reference.masked_scores(queries, states, lengths).transpose(1, 2)
