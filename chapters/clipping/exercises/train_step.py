"""How `train_step` is marked, and the mistakes that are known by name."""

import numpy as np
import torch
from torch import nn

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import clipping as reference


def training(rng, label, N, D, H, max_norm, edge=False, zero=False):
    """Four batches whose targets are far away, so that the gradient is long; the last ones are nearer."""
    inputs = {
        "X": rng.normal(size=(4, N, D)),
        "y": rng.uniform(4, 8, (4, N, 1)),
        "weights": {
            "0.weight": rng.uniform(-1, 1, (H, D)),
            "0.bias": rng.uniform(-1, 1, H),
            "2.weight": rng.uniform(-1, 1, (1, H)),
            "2.bias": rng.uniform(-1, 1, 1),
        },
        "max_norm": max_norm,
    }
    if zero:
        inputs["y"] = inputs["y"] * 0
        inputs["weights"]["2.weight"], inputs["weights"]["2.bias"] = np.zeros((1, H)), np.zeros(1)
    return Case(label, inputs, edge)


def training_cases(rng):
    N, D, H = sizes(rng, 3)
    yield training(rng, "gradients longer than max_norm", N, D, H, max_norm=float(rng.uniform(0.4, 0.6)))
    yield training(rng, "gradients shorter than max_norm", N, D, H, max_norm=1000.0)
    yield training(rng, "N = 1", 1, D, H, max_norm=0.5, edge=True)
    yield training(rng, "D = 1", N, 1, H, max_norm=0.5, edge=True)
    yield training(rng, "a gradient of zero", N, D, H, max_norm=0.5, edge=True, zero=True)


def drive_training(train_step, X, y, weights, max_norm):
    """Call it four times, with an optimiser that notes the gradients that it gets, and look at what is left of them.

    A gradient that is clipped too late gives the same weights as one that is never clipped. The gradient that is there after
    the step, when the call ends or when it is erased, tells the two apart.
    """
    used, left = [], []

    def norms():
        return [0.0 if p.grad is None else float(p.grad.norm()) for p in model.parameters()]

    class Model(torch.nn.Sequential):
        def zero_grad(self, set_to_none=True):
            left.append(norms())
            super().zero_grad(set_to_none)

    class Spy(torch.optim.SGD):
        def step(self, closure=None):
            loss = None
            if closure is not None:
                with torch.enable_grad():
                    loss = closure()
            used.append(norms())
            super().step()
            return loss

        def zero_grad(self, set_to_none=True):
            left.append(norms())
            super().zero_grad(set_to_none)

    H, D = weights["0.weight"].shape
    model = Model(torch.nn.Linear(D, H), torch.nn.Tanh(), torch.nn.Linear(H, 1)).double()
    model.load_state_dict({name: torch.tensor(value) for name, value in weights.items()})
    optimiser = Spy(model.parameters(), lr=0.02)
    losses, before, after = [], [], []
    for k in range(len(X)):
        out = train_step(model, torch.tensor(X[k]), torch.tensor(y[k]), optimiser, max_norm)
        loss, norm = out if isinstance(out, (tuple, list)) and len(out) == 2 else (out, None)
        losses.append(loss.detach().clone() if isinstance(loss, torch.Tensor) else loss)
        before.append(norm.detach().clone() if isinstance(norm, torch.Tensor) else norm)
        left.append(norms())
        after.append(np.concatenate([p.detach().numpy().ravel() for p in model.parameters()]))
    most = max_norm * (1 + 1e-5)
    lengths = [float(np.linalg.norm(n)) for n in used]
    leftovers = [float(np.linalg.norm(n)) for n in left]
    leftovers = [n for n in leftovers if n > 0]
    clipped = "before the step"
    if not lengths:
        clipped = "there was no step"
    elif max(lengths) > most:
        clipped = "after the step" if leftovers and max(leftovers) <= most else "never"
    return {
        "loss": losses,
        "norm": "not returned" if all(norm is None for norm in before) else before,
        "weights": np.stack(after),
        "gradients at the step": np.array(used),
        "clipped": clipped,
    }


train_step = Exercise(
    reference.train_step,
    points=4,
    cases=training_cases,
    returns={"loss": 1, "norm": 1, "weights": 3, "gradients at the step": 3, "clipped": 0},
    drive=drive_training,
    parts={name: (0, "t") for name in ("loss", "norm", "weights", "gradients at the step")},
    tol=1e-5,
    minutes=20,
    core=True,
)


def mse(model, X, y):
    return ((model(X) - y) ** 2).mean()


def length(model):
    return sum(float((p.grad**2).sum()) for p in model.parameters() if p.grad is not None) ** 0.5


def shrink(model, max_norm):
    return float(nn.utils.clip_grad_norm_(model.parameters(), max_norm))


@train_step.mistake
def clip_after_step(model, X, y, optimiser, max_norm):
    """The gradient is clipped after the step.

    Which gradient has the optimiser used by the time you clip?
    """
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    optimiser.step()
    return loss.item(), shrink(model, max_norm)


@train_step.mistake
def clip_before_backward(model, X, y, optimiser, max_norm):
    """You clip before there is a gradient.

    At the line where you clip, print the gradients. Whose are they?
    """
    optimiser.zero_grad()
    loss = mse(model, X, y)
    norm = shrink(model, max_norm)
    loss.backward()
    optimiser.step()
    return loss.item(), norm


@train_step.mistake
def clip_before_zero_grad(model, X, y, optimiser, max_norm):
    """You clip what the call before has left, before the new gradient is there.

    At the line where you clip, print the gradients. Of which batch are they?
    """
    norm = shrink(model, max_norm)
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    optimiser.step()
    return loss.item(), norm


@train_step.mistake
def never_clipped(model, X, y, optimiser, max_norm):
    """The norm is measured, and nothing is clipped.

    How long is the gradient that the optimiser gets? How long may it be?
    """
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    norm = length(model)
    optimiser.step()
    return loss.item(), norm


@train_step.mistake
def zero_grad_after_clip(model, X, y, optimiser, max_norm):
    """The gradient is erased after it was clipped, before the step.

    Print the weights before and after a step. Why do they not move?
    """
    loss = mse(model, X, y)
    loss.backward()
    norm = shrink(model, max_norm)
    optimiser.zero_grad()
    optimiser.step()
    return loss.item(), norm


@train_step.mistake
def clip_loss(model, X, y, optimiser, max_norm):
    """The loss is cut off, not the gradient.

    Draw the loss that you differentiate, against the prediction. How steep is it where it has been cut?
    """
    optimiser.zero_grad()
    loss = mse(model, X, y).clamp(max=max_norm)
    loss.backward()
    norm = length(model)
    optimiser.step()
    return loss.item(), norm


@train_step.mistake
def clips_weights(model, X, y, optimiser, max_norm):
    """You clip the weights.

    Which of the two may become too long in one step: the weights or their gradient?
    """
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    norm = length(model)
    optimiser.step()
    for p in model.parameters():
        p.data.clamp_(-max_norm, max_norm)
    return loss.item(), norm


@train_step.mistake
def no_zero_grad(model, X, y, optimiser, max_norm):
    """The gradients of earlier batches pile up.

    What does backward do to a gradient that is already there?
    """
    loss = mse(model, X, y)
    loss.backward()
    norm = shrink(model, max_norm)
    optimiser.step()
    return loss.item(), norm


@train_step.mistake
def clips_each_parameter(model, X, y, optimiser, max_norm):
    """Each parameter is clipped by itself.

    Is the whole gradient no longer than max_norm now? Has it kept its direction?
    """
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    norm = length(model)
    for p in model.parameters():
        nn.utils.clip_grad_norm_(p, max_norm)
    optimiser.step()
    return loss.item(), norm


@train_step.mistake
def clips_by_value(model, X, y, optimiser, max_norm):
    """The gradient is clipped entry by entry.

    Of the two functions in torch.nn.utils, which one looks at the length of the whole gradient?
    """
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    norm = length(model)
    nn.utils.clip_grad_value_(model.parameters(), max_norm)
    optimiser.step()
    return loss.item(), norm


@train_step.mistake
def norm_after_clipping(model, X, y, optimiser, max_norm):
    """You return the norm as it is after clipping.

    Can one see from your norms how often it was clipped, and by how much?
    """
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    shrink(model, max_norm)
    norm = length(model)
    optimiser.step()
    return loss.item(), norm


@train_step.mistake
def no_step(model, X, y, optimiser, max_norm):
    """The optimiser takes no step.

    Print the weights before and after. Which call should change them?
    """
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    return loss.item(), shrink(model, max_norm)
