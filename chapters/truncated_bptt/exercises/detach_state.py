"""How `detach_state` is marked, and the mistakes that are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise
from solutions import truncated_bptt as reference


def state_cases(rng):
    N, H = (int(n) for n in rng.permutation([3, 4, 5])[:2])
    for label, kind in (
        ("a tuple h, c", "tuple"),
        ("one tensor", "tensor"),
        ("a list of tuples", "list"),
        ("a dict", "dict"),
    ):
        yield Case(label, {"kind": kind, "h": rng.normal(size=(N, H)), "c": rng.normal(size=(N, H))})
    yield Case("nothing yet: None", {"kind": "None", "h": np.ones((1, 1)), "c": np.ones((1, 1))}, edge=True)
    yield Case("a list in a dict in a tuple", {"kind": "deep", "h": np.ones((1, 1)), "c": np.ones((N, 1))}, edge=True)


def drive_detach(detach_state, kind, h, c):
    """Make a state that depends on a leaf, give it to the function, and look whether the result still depends on it."""
    leaf = torch.ones((), dtype=torch.float64, requires_grad=True)
    h, c = torch.tensor(h) * leaf, torch.tensor(c) * leaf
    states = {"tensor": h, "tuple": (h, c), "list": [(h, c), (c + 1, h + 1)], "dict": {"h": h, "c": c}, "None": None}
    states["deep"] = ({"lower": [h, None], "upper": c}, h)
    numbers, free = [], []

    def look(state):
        if torch.is_tensor(state):
            numbers.append(state.detach().clone())
            way = None
            if state.requires_grad:
                way = torch.autograd.grad(state.sum(), leaf, allow_unused=True, retain_graph=True)[0]
            free.append(way is None)
            return "tensor"
        if isinstance(state, dict):
            return "{" + ", ".join(f"{k}: {look(v)}" for k, v in state.items()) + "}"
        if isinstance(state, (tuple, list)):
            return "(" + ", ".join(look(s) for s in state) + ")"
        return "None" if state is None else f"a {type(state).__name__}"

    arrangement = look(detach_state(states[kind]))
    return {"numbers": numbers, "arrangement": arrangement, "cut off": np.array(free, dtype=bool)}


detach_state = Exercise(
    reference.detach_state,
    points=2,
    cases=state_cases,
    returns=("numbers", "arrangement", "cut off"),
    drive=drive_detach,
    alike=("arrangement", "cut off"),
    minutes=12,
    core=True,
)


def over(f, state):
    """A state in which f is applied to every tensor."""
    if isinstance(state, dict):
        return {k: over(f, v) for k, v in state.items()}
    if isinstance(state, (tuple, list)):
        return type(state)(over(f, s) for s in state)
    return None if state is None else f(state)


@detach_state.mistake
def still_connected(state):
    """What you return still depends on its past.

    Print requires_grad of what you return. Does clone() forget where it came from, and where does the result of
    detach() go?
    """
    return over(torch.clone, state)


@detach_state.mistake
def only_h(state):
    """Of an LSTM's two states only the first is cut off.

    Through which of h and c will the gradient still go back?
    """
    if isinstance(state, tuple):
        return (over(torch.detach, state[0]), *state[1:])
    if isinstance(state, dict):
        return {k: over(torch.detach, v) if k == "h" else v for k, v in state.items()}
    if isinstance(state, list):
        return [only_h(s) for s in state]
    return over(torch.detach, state)


@detach_state.mistake
def zeros_instead(state):
    """The numbers are gone: you return an empty state.

    Should the next chunk know what has been read so far? Does it, with zeros?
    """
    return over(torch.zeros_like, state)


@detach_state.mistake
def flattened(state):
    """What comes back is arranged otherwise: the inner states stand in one row.

    Could the model that handed out this state take yours in its place? Compare how deep the two are.
    """
    flat = []
    over(lambda s: flat.append(s.detach()), state)
    return flat[0] if torch.is_tensor(state) else tuple(flat) if flat else None
