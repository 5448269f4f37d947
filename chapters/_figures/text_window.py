"""How much of a letter's loss reaches each letter before it, in the network of the generator lab, for <text-window>."""

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from chapters._figures.letter_dice import network
from chapters.lab_generator.data import encode

TEXT = "said Elizabeth, and Mr. Darcy bowed"


def data():
    """The text but its last letter, and sizes (T, T): row t is what the loss of what comes after letter t sends back."""
    return {"text": TEXT[:-1], "sizes": sizes(network(), encode(TEXT))}


def sizes(model, ids):
    """sizes[t, s]: the norm of the gradient that the loss of guess t sends to the state after letter s."""
    states, losses, state = [], [], None
    for now, then in zip(ids[:-1], ids[1:], strict=True):
        _, state = model(torch.tensor([[now]]), state)
        state.retain_grad()
        states.append(state)
        losses.append(cross_entropy(model.readout(state[0]), torch.tensor([then])))  # from the state that is kept
    found = np.zeros((len(states), len(states)))
    for t, loss in enumerate(losses):
        for state in states:
            state.grad = None
        loss.backward(retain_graph=True)
        for s, state in enumerate(states[: t + 1]):
            found[t, s] = float(state.grad.norm())
    return found
