"""How `train_epoch` is marked, and the mistakes that are known by name."""

import numpy as np
import torch
from torch import nn

from autograder import Case, Exercise
from solutions import lab_classifier as reference


def training_inputs(rng, sizes, V, classes, max_norm, epochs=1):
    batches = []
    for n in sizes:
        T = int(rng.integers(3, 6))
        batches.append((rng.integers(0, V, (n, T)), rng.integers(1, T + 1, n), rng.integers(0, classes, n)))
    weight = rng.normal(0, 1, (classes, V))
    return {"weight": weight, "batches": batches, "max_norm": max_norm, "epochs": epochs}


def training_cases(rng):
    n, V = int(rng.integers(4, 7)), int(rng.integers(6, 9))
    yield Case("short gradients", training_inputs(rng, (n, n, n - 2), V, 3, 50.0))
    yield Case("gradients that are clipped", training_inputs(rng, (n, n, 2), V, 3, 0.05))
    yield Case("two epochs", training_inputs(rng, (n, n + 1, n, 3), V, 2, 0.2, epochs=2), edge=True)
    yield Case("one batch", training_inputs(rng, (n,), V, 2, 0.1), edge=True)
    yield Case("batches of one text", training_inputs(rng, (1, 1, 1), V, 3, 0.1), edge=True)


def drive_epoch(train_epoch, weight, batches, max_norm, epochs):
    """Train a small network, given in evaluation mode, whose logits are doubled in training mode."""

    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = torch.nn.Parameter(torch.tensor(weight))

        def forward(self, ids, lengths):
            real = (torch.arange(ids.shape[1]) < lengths[:, None])[..., None]
            bags = (torch.nn.functional.one_hot(ids, self.weight.shape[1]) * real).sum(dim=1).double()
            return bags @ self.weight.T * (2.0 if self.training else 1.0)

    model = Network().eval()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.5)
    batches = [tuple(torch.tensor(a) for a in batch) for batch in batches]
    losses = [train_epoch(model, optimiser, batches, max_norm) for _ in range(epochs)]
    return {"weights": model.weight.detach().clone(), "loss": losses if epochs > 1 else losses[0]}


train_epoch = Exercise(
    reference.train_epoch,
    points=3,
    cases=training_cases,
    returns={"weights": 2, "loss": 1},
    drive=drive_epoch,
    tol=1e-8,
    minutes=20,
    core=True,
)


def loop(
    model,
    optimiser,
    batches,
    max_norm=1.0,
    train=True,
    zero="before",
    clip="norm",
    step=True,
    mean="texts",
    reduction="mean",
    squash=None,
):
    """The right epoch, in which parts can be changed."""
    if train:
        model.train()
    losses, counts = [], []
    for ids, lengths, labels in batches:
        said = model(ids, lengths)
        said = said if squash is None else squash(said)
        loss = nn.functional.cross_entropy(said, labels, reduction=reduction)
        if zero == "before":
            optimiser.zero_grad()
        loss.backward()
        if zero == "after":
            optimiser.zero_grad()
        if clip == "norm":
            nn.utils.clip_grad_norm_(model.parameters(), max_norm)
        elif clip == "value":
            nn.utils.clip_grad_value_(model.parameters(), max_norm)
        if step:
            optimiser.step()
        losses.append(loss.item())
        counts.append(len(labels))
    if not step:
        optimiser.step()
    ways = {"texts": np.average(losses, weights=counts), "batches": np.mean(losses), "last": losses[-1]}
    return float({**ways, "sum": np.sum(losses)}[mean])


@train_epoch.mistake
def stays_in_evaluation(*given):
    """The network is not put into training mode.

    Before this epoch somebody has evaluated the network. What would its dropout do now?
    """
    return loop(*given, train=False)


@train_epoch.mistake
def gradients_pile_up(*given):
    """Old gradients are still there when new ones arrive.

    What does backward() do with a gradient that it finds? When is it to be removed?
    """
    return loop(*given, zero=None)


@train_epoch.mistake
def erased_too_early(*given):
    """The gradients are erased before the optimiser has used them.

    Do the weights change in an update? What lies between backward() and step()?
    """
    return loop(*given, zero="after")


@train_epoch.mistake
def never_clipped(*given):
    """The gradient that the optimiser uses has not been clipped.

    With max_norm = 0.05, how long is the gradient when the optimiser gets it? In which order stand backward, clip
    and step?
    """
    return loop(*given, clip=None)


@train_epoch.mistake
def clipped_by_value(*given):
    """The gradient is clipped entry by entry.

    Which of the two ways to clip keeps the direction? Which one does the docstring ask for?
    """
    return loop(*given, clip="value")


@train_epoch.mistake
def one_update_in_all(*given):
    """There is one update for the whole epoch.

    How often is step() called, for three batches? How often should it be?
    """
    return loop(*given, step=False)


@train_epoch.mistake
def mean_of_batches(*given):
    """The losses of the batches are averaged as if all batches were equally large.

    The last batch has two texts and the others six. Does every text weigh the same in your mean?
    """
    return loop(*given, mean="batches")


@train_epoch.mistake
def last_loss_only(*given):
    """What comes back is the loss of the last batch.

    How many of the batches contribute to the number you return?
    """
    return loop(*given, mean="last")


@train_epoch.mistake
def losses_added_up(*given):
    """What comes back is a sum over batches.

    If there were ten times as many batches, what would become of your number?
    """
    return loop(*given, mean="sum")


@train_epoch.mistake
def softmax_before_cross_entropy(*given):
    """A softmax is applied before the cross entropy, which has one inside.

    What does nn.functional.cross_entropy expect, logits or probabilities?
    """
    return loop(*given, squash=lambda said: said.softmax(dim=1))
