"""How `open_gates` is marked, and the mistakes that are known by name."""

from chapters.toy_kinds.exercises.shared import sizes

from autograder import Case, Exercise
from solutions import toy_kinds as reference


def gates_case(rng, label, N, H, are_open, edge=False):
    """Gates with a clear mean, each with one unit (the first) that does the opposite."""
    gates = {}
    for name in "ifo":
        gates[name] = rng.uniform(0.8, 0.95, (N, H)) if name in are_open else rng.uniform(0.05, 0.2, (N, H))
        if N > 1:
            gates[name][0, 0] = 1 - gates[name][0, 0]
    return Case(label, {"gates": gates, "threshold": 0.5}, edge)


def open_cases(rng):
    N, H, _ = sizes(rng)
    is_open, is_shut = rng.permutation(list("ifo"))[:2]
    yield gates_case(rng, "only one gate is open", N, H, is_open)
    yield gates_case(rng, "only one gate is shut", N, H, "ifo".replace(is_shut, ""))
    yield gates_case(rng, "N = 1", 1, H, "io", edge=True)
    yield gates_case(rng, "all are shut", N, H, "", edge=True)


open_gates = Exercise(reference.open_gates, points=2, cases=open_cases, returns=("names",), minutes=5)


@open_gates.mistake
def any_unit(gates, threshold):
    """A gate counts as open as soon as one of its units is.

    One unit of a hundred is open. What is the mean?
    """
    return {name for name, value in gates.items() if value.max() > threshold}


@open_gates.mistake
def shut_ones(gates, threshold):
    """You report the gates that are shut.

    Which side of the threshold is open?
    """
    return {name for name, value in gates.items() if value.mean() < threshold}
