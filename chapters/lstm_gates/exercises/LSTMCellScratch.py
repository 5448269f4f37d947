"""How `LSTMCellScratch` is marked, and the mistakes that are known by name."""

import numpy as np
import torch
from torch import nn

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, sizes
from chapters.gates import LSTM
from solutions import lstm_gates as reference


def module_inputs(rng, N, D, H):
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


def module_cases(rng):
    N, D, H = sorted(sizes(rng, 3))  # H is 5 or more: with less, five chunks of 4H are four
    yield Case("random numbers", module_inputs(rng, N, D, H))
    yield Case("only the biases", {**module_inputs(rng, N, D, H), "x": np.zeros((N, D)), "h": np.zeros((N, H))})
    for label, small in one_sized(N, D, H):
        yield Case(label, module_inputs(rng, *small), edge=True)


def drive_module(Cell, x, h, c, weight_ih, weight_hh, bias_ih, bias_hh, from_h, from_c):
    """Build the module, load this state, run one step, and differentiate, with the gradients from_h and from_c.

    An attribute that is no parameter cannot be loaded: this is reported, and it gets its numbers all the same.
    """
    cell = Cell(x.shape[1], h.shape[1]).double()
    names = sorted(name for name, _ in cell.named_parameters())
    state = {"weight_ih": weight_ih, "weight_hh": weight_hh, "bias_ih": bias_ih, "bias_hh": bias_hh}
    state = {name: torch.tensor(value) for name, value in state.items()}
    for name in cell.load_state_dict(state, strict=False).unexpected_keys:
        getattr(cell, name).data = state[name]
    leaves = {name: torch.tensor(value, requires_grad=True) for name, value in (("x", x), ("h", h), ("c", c))}
    h_next, c_next = cell(leaves["x"], (leaves["h"], leaves["c"]))
    loss = (h_next * torch.tensor(from_h)).sum() + (c_next * torch.tensor(from_c)).sum()
    if loss.requires_grad:
        loss.backward()
    leaves.update({name: getattr(cell, name) for name in state})
    seen = {f"d{name}": torch.zeros_like(leaf) if leaf.grad is None else leaf.grad for name, leaf in leaves.items()}
    return {"h_next": h_next.detach(), "c_next": c_next.detach(), "parameters": names, **seen}


LSTMCellScratch = Exercise(
    reference.LSTMCellScratch,
    points=2,
    cases=module_cases,
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
    drive=drive_module,
    parts={name: (0, LSTM) for name in ("dweight_ih", "dweight_hh", "dbias_ih", "dbias_hh")},
    alike=("parameters",),
    minutes=20,
)


class _Cell(reference.LSTMCellScratch):
    """The reference; wrong answers change one of its steps."""

    def preactivations(self, x, h):
        return x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh

    def forward(self, x, state):
        h, c = state
        i, f, g, o = self.preactivations(x, h).chunk(4, dim=1)
        c_next = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c_next), c_next


@LSTMCellScratch.mistake
class missing_register(nn.Module):
    """The module does not know its parameters.

    Print list(cell.parameters()). Of which class must a tensor be to appear there?
    """

    def __init__(self, D, H):
        super().__init__()
        self.weight_ih, self.weight_hh = torch.randn(4 * H, D), torch.randn(4 * H, H)
        self.bias_ih, self.bias_hh = torch.zeros(4 * H), torch.zeros(4 * H)

    preactivations, forward = _Cell.preactivations, _Cell.forward


@LSTMCellScratch.mistake
class detached_state(_Cell):
    """The states are cut from their past, so no gradient comes from a later step to an earlier one.

    Run two steps and call backward on the second. Does anything reach the first step's input?
    """

    def forward(self, x, state):
        return super().forward(x, tuple(s.detach() for s in state))


@LSTMCellScratch.mistake
class one_bias(_Cell):
    """The second bias is not used.

    Set x and h to zero. What should be left inside the gates, and what is in yours?
    """

    def preactivations(self, x, h):
        return x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T


@LSTMCellScratch.mistake
class module_order_ifog(_Cell):
    """The last two blocks are exchanged: you read the order i, f, o, g.

    In which order does the docstring stack the gates?
    """

    def preactivations(self, x, h):
        i, f, o, g = super().preactivations(x, h).chunk(4, dim=1)
        return torch.cat([i, f, g, o], dim=1)


@LSTMCellScratch.mistake
class module_without_tanh(_Cell):
    """The cell state is shown without its tanh.

    If c has grown to 5 and the output gate is open, how large is your h?
    """

    def forward(self, x, state):
        _, c_next = super().forward(x, state)
        return torch.sigmoid(self.preactivations(x, state[0]).chunk(4, dim=1)[3]) * c_next, c_next
