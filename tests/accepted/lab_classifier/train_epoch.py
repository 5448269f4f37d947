"""Other right answers to `train_epoch`: each earns full marks."""

import numpy as np
import torch
from torch import nn

from chapters.lab_classifier.exercises.train_epoch import train_epoch


@train_epoch.equivalent
def losses_in_a_list(model, optimiser, batches, max_norm=1.0):
    criterion = nn.CrossEntropyLoss()
    model.train(True)
    epoch = []
    for i, batch in enumerate(batches):  # noqa: B007
        optimiser.zero_grad(set_to_none=True)
        x, lengths, y = batch
        loss = criterion(model(x, lengths), y)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=max_norm)
        optimiser.step()
        epoch += [float(loss)] * len(y)
    return np.mean(epoch)


@train_epoch.equivalent
def sums_in_tensors(model, optimiser, batches, max_norm=1.0):
    model.train()
    total = 0
    for ids, lengths, labels in batches:
        loss = -model(ids, lengths).log_softmax(1)[range(len(labels)), labels].mean()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), max_norm)
        optimiser.step()
        optimiser.zero_grad()
        total = total + loss * labels.shape[0]
    return total / sum(len(b[2]) for b in batches)
