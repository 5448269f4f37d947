"""How `set_update_bias` is marked, and the mistakes that are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import gru as reference


def module_inputs(rng, D, H, layers):
    shapes = {}
    for k in range(layers):
        shapes[f"weight_ih_l{k}"], shapes[f"weight_hh_l{k}"] = (3 * H, D if k == 0 else H), (3 * H, H)
        shapes[f"bias_ih_l{k}"] = shapes[f"bias_hh_l{k}"] = (3 * H,)
    state = {name: rng.uniform(-0.6, 0.6, shape) for name, shape in shapes.items()}
    return {"state": state, "value": float(rng.uniform(1.5, 4)), "X": rng.normal(size=(5, 3, D))}


def module_cases(rng):
    D, H = sizes(rng, 2)
    yield Case("two layers", module_inputs(rng, D, H, 2))
    yield Case("three layers", module_inputs(rng, D, H, 3))
    yield Case("one layer", module_inputs(rng, D, H, 1), edge=True)
    yield Case("H = 1", module_inputs(rng, D, 1, 2), edge=True)


def drive_set(set_update_bias, state, value, X):
    """Load the state into an nn.GRU, hand it over, and look at its biases and at what it computes."""
    layers = len(state) // 4
    H, D = state["weight_hh_l0"].shape[1], state["weight_ih_l0"].shape[1]
    gru = torch.nn.GRU(D, H, layers).double()
    gru.load_state_dict({name: torch.tensor(v) for name, v in state.items()})
    set_update_bias(gru, value)
    now = {name: p.detach().numpy() for name, p in gru.named_parameters()}
    sums = np.stack([now[f"bias_ih_l{k}"] + now[f"bias_hh_l{k}"] for k in range(layers)])
    return {"summed biases": sums, "hs": gru(torch.tensor(X))[0].detach()}


set_update_bias = Exercise(
    reference.set_update_bias,
    points=2,
    cases=module_cases,
    returns=("summed biases", "hs"),
    drive=drive_set,
    parts={"summed biases": (1, "rzn")},
    minutes=12,
)


def filled(gru, where):
    """Set parts of biases; `where` yields (kind, third, value), kind being "ih" or "hh", for every layer."""
    H = gru.hidden_size
    for kind, third, value in where:
        for k in range(gru.num_layers):
            getattr(gru, f"bias_{kind}_l{k}").data[third * H : (third + 1) * H] = value


@set_update_bias.mistake
def nothing_changed(gru, value):
    """The layer's biases are what they were.

    Print bias_ih_l0 before and after. What does your assignment change: the layer's own numbers, or a copy of them?
    """


@set_update_bias.mistake
def both_biases(gru, value):
    """The update gates end up with twice the value.

    A layer has two biases. What does it do with them before the gate is squashed?
    """
    filled(gru, [("ih", 1, value), ("hh", 1, value)])


@set_update_bias.mistake
def other_bias_left(gru, value):
    """One of the two biases keeps what it had.

    Print both biases of a layer. What do they add to an update gate together?
    """
    filled(gru, [("ih", 1, value)])


@set_update_bias.mistake(
    pointer='The page "Names and conventions", on the GRU: both forms are in use, and who uses which.'
)
def negative_for_keep(gru, value):
    """The sign is turned: that would make a cell keep in which z takes the new, as in Chung's form.

    PyTorch's z at 1: does it keep the old state, or take the candidate?
    """
    filled(gru, [("ih", 1, -value), ("hh", 1, 0)])


@set_update_bias.mistake
def reset_third(gru, value):
    """The bias goes to the reset gates: the first third.

    Set x and h to zero. Which gate of your layer is open then, and in which order does PyTorch stack them?
    """
    filled(gru, [("ih", 0, value), ("hh", 0, 0)])


@set_update_bias.mistake
def candidate_third(gru, value):
    """The bias goes to the candidates: the last third.

    With x and h of zeros, what is the candidate of your layer? In which order does PyTorch stack the blocks?
    """
    filled(gru, [("ih", 2, value), ("hh", 2, 0)])


@set_update_bias.mistake
def every_block(gru, value):
    """Everything gets the bias.

    Should the candidates start from tanh of it? Which entries are the update gates'?
    """
    filled(gru, [(kind, k, v) for k in range(3) for kind, v in (("ih", value), ("hh", 0))])


@set_update_bias.mistake
def only_layer0(gru, value):
    """Only the first layer is changed.

    How many layers has gru? Which of them have update gates?
    """
    H = gru.hidden_size
    gru.bias_ih_l0.data[H : 2 * H] = value
    gru.bias_hh_l0.data[H : 2 * H] = 0
