"""How `softmax_xent` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import start as reference


def xent_inputs(rng, N, K):
    """`far`: logits near 1,000, and in the first row the right class 800 below the best one; but near 0 in the last row
    of several, so that each row needs a shift of its own."""
    logits = rng.uniform(-2, 2, (N, K))
    y = rng.integers(0, K, N)
    if N > 2 and K > 2:
        y[:3] = rng.permutation(K)[:3]  # not all of one class
    far = 1000 + rng.uniform(-2, 2, (N, K))
    far[0, y[0]] -= 800
    if N > 1:
        far[-1] -= 1000
    return {"logits": logits, "y": y, "far": far}


def xent_cases(rng):
    N, K = sizes(rng, 2)
    yield Case("random numbers", xent_inputs(rng, N, K))
    yield Case("a larger batch", xent_inputs(rng, N + 5, K))
    yield Case("N = 1", xent_inputs(rng, 1, K), edge=True)
    yield Case("two classes", xent_inputs(rng, N, 2), edge=True)


def drive_xent(softmax_xent, logits, y, far):
    seen = {}
    for name, numbers in (("", logits), ("_far", far)):
        out = softmax_xent(numbers, y)
        is_pair = isinstance(out, (tuple, list)) and len(out) == 2
        seen["loss" + name], seen["dlogits" + name] = out if is_pair else (out, None)
    return seen


softmax_xent = Exercise(
    reference.softmax_xent,
    points=5,
    cases=xent_cases,
    returns={"loss": 1.5, "dlogits": 2, "loss_far": 0.75, "dlogits_far": 0.75},
    drive=drive_xent,
    tol=1e-8,
    minutes=20,
    core=True,
)


@softmax_xent.law(
    "However wrong the guess, your loss does not grow beyond a certain number.",
    hint="A floor keeps the logarithm finite. Let the right class fall 100, 400, 800 below the best: "
    "what should the loss be, and what is yours?",
)
def no_floor(case, seen):
    # The first row alone costs 800, so the mean of at most 12 rows is above 60. Broken only where the rest is right:
    # elsewhere the loss agrees with the probabilities that the gradient holds.
    y, d, loss, far = case["y"], seen["dlogits"], seen["loss"], seen["loss_far"]
    if np.shape(d) != case["logits"].shape or np.shape(loss) or np.shape(far) or loss is None or far is None:
        return None
    if not np.isfinite(far):
        return None
    agrees = abs(np.mean(np.log(1 + len(y) * d[np.arange(len(y)), y])) + loss) < 1e-6
    return not (agrees and far < 60)


def _softmax(logits, axis=1):
    shifted = np.exp(logits - logits.max(axis=axis, keepdims=True))
    return shifted / shifted.sum(axis=axis, keepdims=True)


@softmax_xent.mistake
def no_max_shift(logits, y):
    """Large logits overflow.

    Add 1,000 to every logit: the probabilities must not change. What does your exponential make of it?
    """
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    rows, d = np.arange(len(y)), p.copy()
    d[rows, y] -= 1
    return -np.log(p[rows, y]).mean(), d / len(y)


@softmax_xent.mistake
def shifted_by_one_maximum(logits, y):
    """One number is subtracted from all rows: the largest logit of the whole batch.

    Let one example's logits lie near 1000 and another's near 0. What is left of the second after your shift?
    """
    shifted = logits - logits.max()
    rows, log_p = np.arange(len(y)), shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    d = np.exp(log_p)
    d[rows, y] -= 1
    return -log_p[rows, y].mean(), d / len(y)


@softmax_xent.mistake
def log_of_zero(logits, y):
    """A probability rounds to 0, and then its logarithm is taken.

    The right class lies 800 below the best. What is exp(-800) as a float, and was the probability needed to find
    its logarithm?
    """
    return -np.log(_softmax(logits)[np.arange(len(y)), y]).mean(), reference.softmax_xent(logits, y)[1]


@softmax_xent.mistake
def sum_not_mean(logits, y):
    """You add over the examples, where their mean is asked for.

    Hand in every example twice. Should the loss double? And if a loss is divided by N, what becomes of its
    derivative?
    """
    loss, dlogits = reference.softmax_xent(logits, y)
    return loss * len(y), dlogits * len(y)


@softmax_xent.mistake
def mean_over_classes(logits, y):
    """The mean runs over the classes too.

    Count what you divide by: one for each example, or one for each logit?
    """
    loss, dlogits = reference.softmax_xent(logits, y)
    return loss / logits.shape[1], dlogits / logits.shape[1]


@softmax_xent.mistake
def minus_missing(logits, y):
    """The loss is negative.

    What is the sign of the logarithm of a number below 1? Should a worse guess make the loss rise or fall?
    """
    loss, dlogits = reference.softmax_xent(logits, y)
    return -loss, dlogits


@softmax_xent.mistake
def softmax_axis0(logits, y):
    """The softmax runs along the examples.

    Do your probabilities add up to one over the classes, or over the batch?
    """
    p = _softmax(logits, axis=0)
    rows, d = np.arange(len(y)), p.copy()
    d[rows, y] -= 1
    shifted = logits - logits.max(axis=0)
    return (np.log(np.exp(shifted).sum(axis=0)) - shifted)[rows, y].mean(), d / len(y)


@softmax_xent.mistake
def one_hot_missing(logits, y):
    """The gradient does not know which class is right.

    Add up a row of your gradient. Should anything be left over?
    """
    return reference.softmax_xent(logits, y)[0], _softmax(logits) / len(y)


@softmax_xent.mistake
def sign_turned(logits, y):
    """The gradient points the other way.

    Step against your gradient. Does the logit of the right class go up or down?
    """
    loss, dlogits = reference.softmax_xent(logits, y)
    return loss, -dlogits


@softmax_xent.mistake
def all_labels(logits, y):
    """From every row you take the entries of all labels.

    What is the shape of p[:, y]? How many numbers do you want from each row?
    """
    p = _softmax(logits)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    p[:, y] -= 1
    return -log_p[:, y].mean(), p / len(y)


@softmax_xent.mistake
def log_base2(logits, y):
    """The logarithm is to the base 2.

    What should a uniform guess among three classes cost, in nats? What does it cost in yours?
    """
    loss, dlogits = reference.softmax_xent(logits, y)
    return loss / np.log(2), dlogits
