"""How `LSTMCell` is marked, and the mistakes that are known by name."""

import numpy as np
import torch
from chapters.toy_training.exercises.shared import sizes
from torch import nn

from autograder import Case, Exercise
from solutions import toy_training as reference


def cell_inputs(rng, N, D, H):
    shapes = {
        "x": (N, D),
        "h": (N, H),
        "c": (N, H),
        "weight_ih": (4 * H, D),
        "weight_hh": (4 * H, H),
        "bias_ih": (4 * H,),
        "bias_hh": (4 * H,),
        "from_h": (N, H),
        "from_c": (N, H),
    }
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


def cell_cases(rng):
    N, D, H = sorted(sizes(rng))  # H is 5 or more: with less, five chunks of 4H are four
    yield Case("random numbers", cell_inputs(rng, N, D, H))
    yield Case("only the biases", {**cell_inputs(rng, N, D, H), "x": np.zeros((N, D)), "h": np.zeros((N, H))})
    yield Case("N = 1", cell_inputs(rng, 1, D, H), edge=True)
    yield Case("D = 1", cell_inputs(rng, N, 1, H), edge=True)
    yield Case("H = 1", cell_inputs(rng, N, D, 1), edge=True)


def drive_cell(LSTMCell, x, h, c, weight_ih, weight_hh, bias_ih, bias_hh, from_h, from_c):
    """Build the module, give it this state, run one step, and differentiate with from_h and from_c coming in."""
    cell = LSTMCell(x.shape[1], h.shape[1])
    state = {"weight_ih": weight_ih, "weight_hh": weight_hh, "bias_ih": bias_ih, "bias_hh": bias_hh}
    for name, value in state.items():
        getattr(cell, name).data = torch.tensor(value)
    leaves = {name: torch.tensor(value, requires_grad=True) for name, value in (("x", x), ("h", h), ("c", c))}
    h_next, c_next = cell(leaves["x"], (leaves["h"], leaves["c"]))
    loss = (h_next * torch.tensor(from_h)).sum() + (c_next * torch.tensor(from_c)).sum()
    if loss.requires_grad:
        loss.backward()
    leaves.update({name: getattr(cell, name) for name in state})
    seen = {f"d{name}": torch.zeros_like(leaf) if leaf.grad is None else leaf.grad for name, leaf in leaves.items()}
    names = sorted(name for name, _ in cell.named_parameters())
    return {"h_next": h_next.detach(), "c_next": c_next.detach(), "parameters": names, **seen}


LSTMCell = Exercise(
    reference.LSTMCell,
    points=6,
    cases=cell_cases,
    returns={
        "h_next": 2,
        "c_next": 2,
        "parameters": 2,
        "dx": 1,
        "dh": 1,
        "dc": 1,
        "dweight_ih": 1,
        "dweight_hh": 1,
        "dbias_ih": 0.5,
        "dbias_hh": 0.5,
    },
    drive=drive_cell,
    parts={name: (0, "ifgo") for name in ("dweight_ih", "dweight_hh", "dbias_ih", "dbias_hh")},
    alike=("parameters",),
    minutes=20,
)


@LSTMCell.mistake
class missing_register(nn.Module):
    """The module does not know its parameters.

    What does list(cell.parameters()) show, and which class must a tensor have to appear there?
    """

    def __init__(self, D, H):
        super().__init__()
        self.weight_ih = torch.randn(4 * H, D)
        self.weight_hh = torch.randn(4 * H, H)
        self.bias_ih = torch.zeros(4 * H)
        self.bias_hh = torch.zeros(4 * H)

    forward = reference.LSTMCell.forward


@LSTMCell.mistake
class detached_state(reference.LSTMCell):
    """The state is cut from its past, so nothing is learnt across steps.

    Call backward on a loss at the second step. Does the first step receive a gradient?
    """

    def forward(self, x, state):
        h, c = state
        return super().forward(x, (h.detach(), c.detach()))


@LSTMCell.mistake
class one_bias(reference.LSTMCell):
    """The second bias is not used.

    With x = 0 and h = 0, what should be left inside the gates? Count the parameters in it.
    """

    def forward(self, x, state):
        h, c = state
        z = x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T
        i, f, g, o = z.chunk(4, dim=1)
        c_next = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c_next), c_next
