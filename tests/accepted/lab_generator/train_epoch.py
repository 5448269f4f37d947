"""Other right answers to `train_epoch`: each earns full marks."""

import numpy as np
import torch
from torch import nn

from chapters.lab_generator.exercises.train_epoch import train_epoch


@train_epoch.equivalent
def zero_last_and_isinstance(model, optimizer, batches, clip):
    criterion = nn.CrossEntropyLoss()
    model.train()
    losses, hidden = [], None
    for inputs, targets in batches:
        if hidden is not None:
            hidden = tuple(h.detach() for h in hidden) if isinstance(hidden, tuple) else hidden.detach()
        output, hidden = model(inputs, hidden)
        loss = criterion(output.transpose(1, 2), targets)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), clip)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.detach())
    return losses


@train_epoch.equivalent
def clipped_by_hand(model, optimiser, pairs, max_norm):
    losses, state = np.zeros(len(pairs)), None
    parameters = list(model.parameters())
    for k, (x, y) in enumerate(pairs):
        logits, state = model(x, state)
        state = state.data if torch.is_tensor(state) else [s.data for s in state]
        loss = -torch.log_softmax(logits, dim=-1).gather(-1, y.unsqueeze(-1)).mean()
        grads = torch.autograd.grad(loss, parameters)
        norm = torch.sqrt(sum(g.pow(2).sum() for g in grads))
        for p, g in zip(parameters, grads, strict=True):
            p.grad = g * torch.clamp(max_norm / norm, max=1.0)
        optimiser.step()
        losses[k] = loss.item()
    return losses
