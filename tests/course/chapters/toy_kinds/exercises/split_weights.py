"""How `split_weights` is marked, and the mistakes that are known by name."""

from chapters.toy_kinds.exercises.shared import sizes

from autograder import Case, Exercise
from solutions import toy_kinds as reference


def weights_cases(rng):
    D, H, _ = sizes(rng)
    yield Case("random numbers", {"W": rng.normal(size=(D, 4 * H))})
    yield Case("D = 1", {"W": rng.normal(size=(1, 4 * H))}, edge=True)
    yield Case("H = 1", {"W": rng.normal(size=(D, 4))}, edge=True)


split_weights = Exercise(reference.split_weights, points=2, cases=weights_cases, returns=("weights",), minutes=5)


@split_weights.mistake
def every_fourth_column(W):
    """Every fourth column is taken.

    Which columns of z belong to one gate: neighbours, or every fourth?
    """
    return {gate: W[:, k::4] for k, gate in enumerate("ifgo")}


@split_weights.mistake
def gates_only(W):
    """The candidate is left out.

    It is no gate, but does it do without weights?
    """
    weights = reference.split_weights(W)
    del weights["g"]
    return weights
