"""How `train_step` is marked, and the mistakes that are known by name."""

import numpy as np
import torch
from chapters.toy_training.exercises.shared import sizes
from torch import nn

from autograder import Case, Exercise
from solutions import toy_training as reference


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


@train_step.mistake
def clip_after_step(model, batch, optimiser, max_norm):
    """The gradients are clipped after the step.

    Which gradients has the optimiser used by the time you clip?
    """
    X, y = batch
    optimiser.zero_grad()
    loss = ((model(X) - y) ** 2).mean()
    loss.backward()
    optimiser.step()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    return loss.item()


@train_step.mistake
def clip_before_backward(model, batch, optimiser, max_norm):
    """The optimiser is handed gradients that were never clipped.

    At the line where you clip, which gradients are there?
    """
    X, y = batch
    optimiser.zero_grad()
    loss = ((model(X) - y) ** 2).mean()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    loss.backward()
    optimiser.step()
    return loss.item()


@train_step.mistake
def no_zero_grad(model, batch, optimiser, max_norm):
    """The gradients of earlier steps pile up.

    What does backward do to a gradient that is already there?
    """
    X, y = batch
    loss = ((model(X) - y) ** 2).mean()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimiser.step()
    return loss.item()


@train_step.mistake
def zero_grad_after_clip(model, batch, optimiser, max_norm):
    """The fresh gradients are erased before they are used.

    Print the weights before and after a step. Why do they not move?
    """
    X, y = batch
    loss = ((model(X) - y) ** 2).mean()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimiser.zero_grad()
    optimiser.step()
    return loss.item()


@train_step.mistake
def clips_each_parameter(model, batch, optimiser, max_norm):
    """Each parameter is clipped by itself.

    Does the direction of the whole gradient stay what it was?
    """
    X, y = batch
    optimiser.zero_grad()
    loss = ((model(X) - y) ** 2).mean()
    loss.backward()
    for p in model.parameters():
        nn.utils.clip_grad_norm_([p], max_norm)
    optimiser.step()
    return loss.item()
