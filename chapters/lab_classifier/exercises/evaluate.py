"""How `evaluate` is marked, and the mistakes that are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise
from solutions import lab_classifier as reference


def evaluation_inputs(rng, sizes, right, right_in_training, classes):
    """Texts that each end with their own number, before the padding, and a table of logits for each mode, with which so
    many of each batch are right."""
    numbers = np.split(rng.permutation(int(np.sum(sizes))), np.cumsum(sizes)[:-1])
    table, loud, batches = (np.zeros((sum(sizes), classes)) for _ in range(2)), None, []
    table, loud = table
    for k, mine in enumerate(numbers):
        labels = rng.permutation((np.arange(len(mine)) % 3 == 0).astype(int))  # a third are 1, the others 0
        for logits, many in ((table, right[k]), (loud, right_in_training[k])):
            hits = rng.permutation(len(mine)) < many
            logits[mine] = rng.uniform(2, 3, (len(mine), classes))
            logits[mine, np.where(hits, labels, 1 - labels)] = rng.uniform(4, 5, len(mine))
        ids, lengths = rng.integers(0, sum(sizes), (len(mine), 4)), rng.integers(1, 5, len(mine))
        ids[np.arange(len(mine)), lengths - 1] = mine
        batches.append((ids, lengths, labels))
    return {"table": table, "loud": loud, "batches": batches}


def evaluation_cases(rng):
    n, fewer = int(rng.integers(9, 14)), int(rng.integers(3))  # nobody knows the accuracy who has not counted
    yield Case("a smaller last batch", evaluation_inputs(rng, (n, n, 3), (n - 1, n - 2 - fewer, 0), (4, 3, 2), 2))
    sizes, right = (n, 6, n, 3), (n - 1, 5 - fewer, n - 2, 1)
    yield Case("three classes", evaluation_inputs(rng, sizes, right, (3, 2, 4, 0), 3))
    yield Case("one batch", evaluation_inputs(rng, (6,), (5,), (1,), 2), edge=True)
    yield Case("batches of one text", evaluation_inputs(rng, (1, 1, 1), (1, 0, 1), (0, 0, 1), 2), edge=True)


def drive_evaluate(evaluate, table, loud, batches):
    """Give it a network in training mode, in which it gives other logits, and note how it is called."""
    modes, gradients = set(), set()

    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.table = torch.nn.Parameter(torch.tensor(table))
            self.loud = torch.nn.Parameter(torch.tensor(loud))

        def forward(self, ids, lengths):
            said = self.loud if self.training else self.table
            mode = "training" if self.training else "evaluation"
            modes.add(f"{mode}, where text 0 is given {said[0, 0].item():.4f}")  # in every case another number
            gradients.add("kept" if torch.is_grad_enabled() else "not kept")
            own = ids[torch.arange(len(ids)), lengths - 1]
            return said[own]

    batches = [tuple(torch.tensor(a) for a in batch) for batch in batches]
    accuracy = evaluate(Network().train(), batches)
    asked = {"mode": modes, "gradients": gradients}
    return {"accuracy": accuracy, **{what: " and ".join(sorted(how)) or "never asked" for what, how in asked.items()}}


evaluate = Exercise(
    reference.evaluate,
    points=2,
    cases=evaluation_cases,
    returns={"accuracy": 2, "mode": 1, "gradients": 1},
    drive=drive_evaluate,
    tol=1e-6,
    alike=("gradients",),
    minutes=12,
    core=True,
)


def asked(model, batches, mode="eval", grad=False, say=lambda logits: logits.argmax(dim=1), mean="texts"):
    """The right evaluation, in which parts can be changed."""
    model.train(mode == "train")
    with torch.set_grad_enabled(grad):
        right = [(say(model(i, n)) == labels).double() for i, n, labels in batches]
    if mean == "batches":
        return float(np.mean([r.mean().item() for r in right]))
    if mean == "per batch":
        return torch.cat(right).sum().item() / len(batches)
    if mean == "count":
        return torch.cat(right).sum().item()
    if mean == "errors":
        return 1 - torch.cat(right).mean().item()
    return torch.cat(right).mean().item()


@evaluate.mistake
def no_eval_mode(*given):
    """The network is still in training mode.

    Give a network with dropout the same text twice. In which mode are the two answers equal?
    """
    return asked(*given, mode="train")


@evaluate.mistake
def grad_in_eval(*given):
    """While the network is evaluated, PyTorch keeps all results for a backward pass that never comes.

    For what does PyTorch keep the results of a forward pass? How do you tell it not to?
    """
    return asked(*given, grad=True)


@evaluate.mistake
def logit_above_one_half(*given):
    """The second logit is compared with one half.

    At which logit is a class as probable as not? And if there are three classes?
    """
    return asked(*given, say=lambda logits: (logits[:, 1] > 0.5).long())


@evaluate.mistake
def mean_of_accuracies(*given):
    """The accuracies of the batches are averaged as if all batches were equally large.

    The last batch has three texts and the others more. Does every text weigh the same in your mean?
    """
    return asked(*given, mean="batches")


@evaluate.mistake
def divided_by_batches(*given):
    """The right answers are divided by the number of batches.

    Is your result between 0 and 1? What do you divide by?
    """
    return asked(*given, mean="per batch")


@evaluate.mistake
def number_right(*given):
    """What comes back is how many texts are right, not which share.

    Which number comes back if all are right?
    """
    return asked(*given, mean="count")


@evaluate.mistake
def share_of_errors(*given):
    """What comes back is the share that is wrong.

    Which number should come back if all are right?
    """
    return asked(*given, mean="errors")
