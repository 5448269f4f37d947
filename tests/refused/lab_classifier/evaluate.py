"""Wrong answers to `evaluate`."""

import torch


def numbers_for_lengths(model, batches):
    """The network is handed the ids twice, and never hears how long the texts are."""
    model.eval()
    with torch.no_grad():
        right = [model(ids, ids).argmax(dim=1) == labels for ids, lengths, labels in batches]
    return torch.cat(right).double().mean().item()


def as_if_nothing_were_padded(model, batches):
    """All texts are said to be as long as their row."""
    model.eval()
    with torch.no_grad():
        full = [(ids, torch.full((len(ids),), ids.shape[1]), labels) for ids, _, labels in batches]
        right = [model(ids, lengths).argmax(dim=1) == labels for ids, lengths, labels in full]
    return torch.cat(right).double().mean().item()
