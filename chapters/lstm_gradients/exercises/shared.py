"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""

import numpy as np
import torch

from autograder import Case
from autograder.book.inputs import sizes


def weights(rng, D, H, gates=4, scale=1.0):
    """W, U and b. scale: about the size of a gate's pre-activations."""
    return {
        "W": rng.normal(0, scale / D**0.5, (D, gates * H)),
        "U": rng.normal(0, scale / H**0.5, (H, gates * H)),
        "b": rng.normal(0, scale, gates * H),
    }


def stacked_inputs(rng, D, H, layers, gates):
    """The state of an nn.LSTM (four gates) or nn.GRU (three), a value for a gate's bias, and a sequence."""
    shapes = {}
    for k in range(layers):
        shapes[f"weight_ih_l{k}"], shapes[f"weight_hh_l{k}"] = (gates * H, D if k == 0 else H), (gates * H, H)
        shapes[f"bias_ih_l{k}"] = shapes[f"bias_hh_l{k}"] = (gates * H,)
    state = {name: rng.uniform(-0.6, 0.6, shape) for name, shape in shapes.items()}
    return {"state": state, "value": float(rng.uniform(1.5, 4)), "X": rng.normal(size=(5, 3, D))}


def stacked_cases(rng, gates):
    D, H = sizes(rng, 2)
    yield Case("two layers", stacked_inputs(rng, D, H, 2, gates))
    yield Case("three layers", stacked_inputs(rng, D, H, 3, gates))
    yield Case("one layer", stacked_inputs(rng, D, H, 1, gates), edge=True)
    yield Case("H = 1", stacked_inputs(rng, D, 1, 2, gates), edge=True)


def drive_set(set_bias, state, value, X):
    """Load the state into an nn.LSTM or nn.GRU, give it to the function, and look at its biases and its results."""
    layers = len(state) // 4
    H, D = state["weight_hh_l0"].shape[1], state["weight_ih_l0"].shape[1]
    kind = {3: torch.nn.GRU, 4: torch.nn.LSTM}[len(state["bias_hh_l0"]) // H]
    rnn = kind(D, H, layers).double()
    rnn.load_state_dict({name: torch.tensor(v) for name, v in state.items()})
    set_bias(rnn, value)
    now = {name: p.detach().numpy() for name, p in rnn.named_parameters()}
    sums = np.stack([now[f"bias_ih_l{k}"] + now[f"bias_hh_l{k}"] for k in range(layers)])
    return {"summed biases": sums, "hs": rnn(torch.tensor(X))[0].detach()}
