"""How much of a letter's loss reaches each letter before it, in the network of the generator lab, for <text-window>."""

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from autograder.book.kept import kept
from chapters.lab_generator.data import encode
from solutions import lab_generator

TEXT = "def __init__(self, value, name=None)"


def network():
    """The lab's LSTM that has read Python's library."""
    model = lab_generator.CharRNN(96, 32, 128, "lstm")
    model.load_state_dict({name: torch.tensor(array) for name, array in kept(lab_generator.code_weights).items()})
    return model


def data():
    """The text but its last letter, and sizes (T, T): row t is what the loss of what comes after letter t sends back."""
    return {"text": TEXT[:-1], "sizes": sizes(network(), encode(TEXT))}


def sizes(model, ids):
    """sizes[t, s]: the norm of the gradient that the loss of guess t sends to the states h and c after letter s."""
    states, losses, state = [], [], None
    for now, then in zip(ids[:-1], ids[1:], strict=True):
        _, state = model(torch.tensor([[now]]), state)
        for part in state:
            part.retain_grad()
        states.append(state)
        losses.append(cross_entropy(model.readout(state[0][0]), torch.tensor([then])))  # from the h that is kept
    found = np.zeros((len(states), len(states)))
    for t, loss in enumerate(losses):
        for part in (part for state in states for part in state):
            part.grad = None
        loss.backward(retain_graph=True)
        for s, state in enumerate(states[: t + 1]):
            found[t, s] = np.sqrt(sum(float((part.grad**2).sum()) for part in state if part.grad is not None))
    return found
