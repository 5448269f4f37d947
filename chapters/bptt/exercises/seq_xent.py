"""How `seq_xent` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import bptt as reference


def xent_inputs(rng, T, N, K, lengths, scale=1.5):
    mask = (np.arange(T)[:, None] < np.asarray(lengths)).astype(float)
    y = np.where(mask > 0, rng.integers(0, K, (T, N)), 0)
    return {"logits": rng.normal(0, scale, (T, N, K)), "y": y, "mask": mask}


def xent_cases(rng):
    N, K = sizes(rng, 2)
    T = int(rng.integers(8, 11))
    lengths = rng.permutation(np.r_[T - 1, rng.choice(np.arange(2, T - 2), N - 1)])
    yield Case("no padding", xent_inputs(rng, T, N, K, [T] * N))
    yield Case("sequences of unequal length", xent_inputs(rng, T, N, K, lengths))
    yield Case("T = 1", xent_inputs(rng, 1, N, K, [1] * N), edge=True)
    yield Case("N = 1", xent_inputs(rng, T, 1, K, [T - 2]), edge=True)
    yield Case("huge logits", xent_inputs(rng, T, N, K, lengths, scale=1000.0), edge=True)


seq_xent = Exercise(
    reference.seq_xent,
    points=4,
    cases=xent_cases,
    returns=("loss", "dlogits"),
    parts={"dlogits": (0, "t")},
    minutes=20,
)


def log_softmax(logits):
    z = logits - logits.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def weighted_xent(logits, y, weight, weight_of_gradient=None):
    """Cross-entropy with a weight for every step."""
    log_p, target = log_softmax(logits), np.eye(logits.shape[-1])[y]
    back = weight if weight_of_gradient is None else weight_of_gradient
    return -np.sum(weight * np.sum(target * log_p, axis=-1)), back[..., None] * (np.exp(log_p) - target)


@seq_xent.mistake
def mean_over_all(logits, y, mask):
    """Padding counts in the mean: you divide by all T × N steps.

    Append a hundred steps of padding to every sequence. Should the loss change?
    """
    return weighted_xent(logits, y, mask / mask.size)


@seq_xent.mistake
def mask_ignored(logits, y, mask):
    """The mask is not used.

    Change the logits of a step that is padding. Does your loss move?
    """
    return weighted_xent(logits, y, np.full(mask.shape, 1 / mask.size))


@seq_xent.mistake
def mask_on_loss_only(logits, y, mask):
    """Padded steps are left out of the loss and still receive a gradient.

    What is the derivative of the loss with respect to something that it does not depend on?
    """
    return weighted_xent(logits, y, mask / mask.sum(), np.full(mask.shape, 1 / mask.sum()))


@seq_xent.mistake
def mean_of_means(logits, y, mask):
    """Each sequence is averaged by itself, then the sequences.

    In a batch of one short and one long sequence, does every step that counts weigh the same?
    """
    return weighted_xent(logits, y, mask / mask.sum(axis=0) / mask.shape[1])


@seq_xent.mistake
def divided_by_N(logits, y, mask):
    """You divide by the number of sequences, not of steps.

    With K classes a blind guess should cost ln K, whatever the length. What does yours cost?
    """
    return weighted_xent(logits, y, mask / mask.shape[1])


@seq_xent.mistake
def sum_not_mean(logits, y, mask):
    """You add over the steps and do not divide.

    With K classes a blind guess should cost ln K. What does yours cost? And if a loss is divided by 50, what
    becomes of its slopes?
    """
    return weighted_xent(logits, y, mask)


@seq_xent.mistake
def one_hot_missing(logits, y, mask):
    """The gradient holds the probabilities; the right class is treated like all others.

    Which logit should go up to lower the loss? Which sign does its gradient have in yours?
    """
    loss, _ = reference.seq_xent(logits, y, mask)
    return loss, (mask / mask.sum())[..., None] * np.exp(log_softmax(logits))


@seq_xent.mistake
def log_missing(logits, y, mask):
    """The loss has no logarithm.

    The right class gets a probability of almost 0. How large should the loss be then, and how large is yours?
    """
    p = np.take_along_axis(np.exp(log_softmax(logits)), y[..., None], axis=-1)[..., 0]
    return -np.sum(p * mask) / mask.sum(), reference.seq_xent(logits, y, mask)[1]


@seq_xent.mistake
def softmax_over_batch(logits, y, mask):
    """The softmax runs over the sequences of the batch.

    Which numbers should add up to 1: the probabilities of all classes, or those of all sequences? Which axis is
    that?
    """
    p = np.exp(log_softmax(logits.swapaxes(1, 2)).swapaxes(1, 2))
    target = np.eye(logits.shape[-1])[y]
    loss = -np.sum(np.log((p * target).sum(axis=-1)) * mask) / mask.sum()
    return loss, (p - target) * (mask / mask.sum())[..., None]


@seq_xent.mistake
def in_bits(logits, y, mask):
    """The loss is counted in bits.

    Which logarithm undoes exp?
    """
    loss, dlogits = reference.seq_xent(logits, y, mask)
    return loss / np.log(2), dlogits
