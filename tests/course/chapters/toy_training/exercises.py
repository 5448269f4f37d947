"""How the answers of chapter toy_training are marked: a module and a training step, neither of which is a value."""

import numpy as np
import torch
from torch import nn

from autograder import Case, Exercise
from solutions import toy_training as reference


def sizes(rng):
    """N, D, H: at least 3 and all different."""
    return (int(n) for n in rng.permutation(np.arange(3, 8))[:3])


# --------------------------------------------------------------------------------------------------------- LSTMCell


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
    N, D, H = sizes(rng)
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
    minutes=20,
)


@LSTMCell.accepts()
class linear_and_slices(nn.Module):
    def __init__(self, inputs, units):
        super().__init__()
        self.H = units
        for name, shape in (("weight_ih", (4 * units, inputs)), ("weight_hh", (4 * units, units))):
            self.register_parameter(name, nn.Parameter(torch.empty(shape).uniform_(-0.1, 0.1)))
            self.register_parameter(name.replace("weight", "bias"), nn.Parameter(torch.zeros(4 * units)))

    def forward(self, x, state):
        h, c = state
        z = nn.functional.linear(x, self.weight_ih, self.bias_ih)
        z = z + nn.functional.linear(h, self.weight_hh, self.bias_hh)
        i, f, o = (z[:, k * self.H : (k + 1) * self.H].sigmoid() for k in (0, 1, 3))
        c = f * c + i * z[:, 2 * self.H : 3 * self.H].tanh()
        return [o * c.tanh(), c]


@LSTMCell.accepts()
class inherited(nn.LSTMCell):
    pass


@LSTMCell.misconception(
    "The module does not know its parameters.",
    hint="What does list(cell.parameters()) show, and which class must a tensor have to appear there?",
)
class missing_register(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.weight_ih = torch.randn(4 * H, D)
        self.weight_hh = torch.randn(4 * H, H)
        self.bias_ih = torch.zeros(4 * H)
        self.bias_hh = torch.zeros(4 * H)

    forward = reference.LSTMCell.forward


@LSTMCell.misconception(
    "The state is cut from its past, so nothing is learnt across steps.",
    hint="Call backward on a loss at the second step. Does the first step receive a gradient?",
)
class detached_state(reference.LSTMCell):
    def forward(self, x, state):
        h, c = state
        return super().forward(x, (h.detach(), c.detach()))


@LSTMCell.misconception(
    "The second bias is not used.",
    hint="With x = 0 and h = 0, what should be left inside the gates? Count the parameters in it.",
)
class one_bias(reference.LSTMCell):
    def forward(self, x, state):
        h, c = state
        z = x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T
        i, f, g, o = z.chunk(4, dim=1)
        c_next = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c_next), c_next


# ------------------------------------------------------------------------------------------------------- train_step


def step_case(rng, label, N, D, max_norm, edge=False, scale=1.0):
    """A linear model whose targets are far away, so that its gradient's norm stays between 1 and 1,000."""
    inputs = {
        "X": scale * rng.normal(size=(N, D)),
        "y": scale * (20 + rng.normal(size=(N, 1))),
        "weight": scale * rng.normal(size=(1, D)),
        "bias": np.zeros(1),
        "max_norm": max_norm,
    }
    return Case(label, inputs, edge)


def step_cases(rng):
    N, D, _ = sizes(rng)
    yield step_case(rng, "gradients above max_norm", N, D, max_norm=0.5)
    yield step_case(rng, "gradients below max_norm", N, D, max_norm=1000.0)
    yield step_case(rng, "N = 1", 1, D, max_norm=0.5, edge=True)
    yield step_case(rng, "D = 1", N, 1, max_norm=0.5, edge=True)
    yield step_case(rng, "nothing left to learn", N, D, max_norm=0.5, edge=True, scale=0.0)


def drive_train_step(train_step, X, y, weight, bias, max_norm):
    """Three steps of a linear model with an optimiser that writes down the norms of the gradients it is handed."""
    model = torch.nn.Linear(X.shape[1], 1).double()
    model.weight.data, model.bias.data = torch.tensor(weight), torch.tensor(bias)

    def norm_of_each():
        return [0.0 if p.grad is None else float(p.grad.norm()) for p in model.parameters()]

    used, left, losses, weights, biases = [], [], [], [], []

    class Spy(torch.optim.SGD):
        def step(self, closure=None):
            used.append(norm_of_each())
            return super().step(closure)

    optimiser = Spy(model.parameters(), lr=0.01)
    for _ in range(3):
        losses.append(train_step(model, (torch.tensor(X), torch.tensor(y)), optimiser, max_norm))
        left.append(norm_of_each())
        weights.append(model.weight.detach().numpy().copy())
        biases.append(model.bias.detach().numpy().copy())
    # a step that is clipped too late gives the same weights as one that is never clipped: what is left tells them apart
    before, after = np.linalg.norm(used, axis=-1), np.linalg.norm(left, axis=-1)
    small = max_norm * (1 + 1e-6)
    clipping = "before the step"
    if np.any(before > small):
        clipping = "after the step" if np.all((after > 0) & (after <= small)) else "never"
    return {
        "loss": losses,
        "weight": np.stack(weights),
        "bias": np.stack(biases),
        "norms_at_step": np.array(used),
        "clipping": clipping,
    }


train_step = Exercise(
    reference.train_step,
    points=5,
    cases=step_cases,
    returns={"loss": 1, "weight": 2, "bias": 1, "norms_at_step": 1, "clipping": 0},
    drive=drive_train_step,
    parts={name: (0, "t") for name in ("loss", "weight", "bias", "norms_at_step")},
    tol=1e-5,
    minutes=15,
)


@train_step.accepts()
def zero_at_the_end(model, batch, optimiser, max_norm):
    X, y = batch
    loss = nn.functional.mse_loss(model(X), y)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimiser.step()
    optimiser.zero_grad()
    return loss


@train_step.accepts()
def by_hand(model, batch, optimiser, max_norm):
    criterion = nn.MSELoss()
    model.train()
    out = model(batch[0])
    for p in model.parameters():
        p.grad = None
    loss = criterion(out, batch[1])
    loss.backward()
    norm = sum(float((p.grad**2).sum()) for p in model.parameters()) ** 0.5
    if norm > max_norm:
        for p in model.parameters():
            p.grad *= max_norm / norm
    optimiser.step()
    return float(loss)


@train_step.accepts()
def functional(model, batch, optimiser, max_norm):
    X, y = batch
    parameters = list(model.parameters())
    loss = torch.mean(torch.square(y - model(X)))
    gradients = torch.autograd.grad(loss, parameters)
    norm = torch.linalg.vector_norm(torch.cat([g.flatten() for g in gradients]))
    factor = torch.clamp(max_norm / (norm + 1e-6), max=1.0)
    for p, g in zip(parameters, gradients, strict=True):
        p.grad = factor * g
    optimiser.step()
    return loss.detach().numpy()


@train_step.accepts()
def model_zeroes_late(model, batch, optimiser, max_norm):
    X, y = batch
    loss = (model(X) - y).pow(2).sum() / len(y)
    model.zero_grad(set_to_none=False)
    loss.backward()
    torch.nn.utils.clip_grad_norm_([p for group in optimiser.param_groups for p in group["params"]], max_norm=max_norm)
    optimiser.step()
    return loss.item()


@train_step.misconception(
    "The gradients are clipped after the step.",
    hint="Which gradients has the optimiser used by the time you clip?",
)
def clip_after_step(model, batch, optimiser, max_norm):
    X, y = batch
    optimiser.zero_grad()
    loss = ((model(X) - y) ** 2).mean()
    loss.backward()
    optimiser.step()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    return loss.item()


@train_step.misconception(
    "The optimiser is handed gradients that were never clipped.",
    hint="At the line where you clip, which gradients are there?",
)
def clip_before_backward(model, batch, optimiser, max_norm):
    X, y = batch
    optimiser.zero_grad()
    loss = ((model(X) - y) ** 2).mean()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    loss.backward()
    optimiser.step()
    return loss.item()


@train_step.misconception(
    "The gradients of earlier steps pile up.",
    hint="What does backward do to a gradient that is already there?",
)
def no_zero_grad(model, batch, optimiser, max_norm):
    X, y = batch
    loss = ((model(X) - y) ** 2).mean()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimiser.step()
    return loss.item()


@train_step.misconception(
    "The fresh gradients are erased before they are used.",
    hint="Print the weights before and after a step. Why do they not move?",
)
def zero_grad_after_clip(model, batch, optimiser, max_norm):
    X, y = batch
    loss = ((model(X) - y) ** 2).mean()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimiser.zero_grad()
    optimiser.step()
    return loss.item()


@train_step.misconception(
    "Each parameter is clipped by itself.",
    hint="Does the direction of the whole gradient stay what it was?",
)
def clips_each_parameter(model, batch, optimiser, max_norm):
    X, y = batch
    optimiser.zero_grad()
    loss = ((model(X) - y) ** 2).mean()
    loss.backward()
    for p in model.parameters():
        nn.utils.clip_grad_norm_([p], max_norm)
    optimiser.step()
    return loss.item()
