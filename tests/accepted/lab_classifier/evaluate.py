"""Other right answers to `evaluate`: each earns full marks."""

import numpy as np
import torch

from chapters.lab_classifier.exercises.evaluate import evaluate


@evaluate.equivalent
def counted_in_a_loop(model, batches):
    model.eval()
    correct, total = 0, 0
    with torch.inference_mode():
        for ids, lengths, labels in batches:
            _, predicted = torch.max(model(ids, lengths), 1)
            correct += (predicted == labels).sum().item()
            total += labels.size(0)
    return correct / total


@evaluate.equivalent
@torch.no_grad()
def decorated(model, batches):
    was = model.training
    model.eval()
    hits = [float(a == b) for i, n, y in batches for a, b in zip(model(i, n).softmax(-1).argmax(-1), y, strict=True)]
    model.train(was)
    return np.mean(hits)
