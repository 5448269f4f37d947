"""Clipping: how to shorten a gradient that is too long.

Three ways to shorten it (entry by entry, as a whole, each array by itself) and what they do to its direction; the place
of the call in a training step; gradients with NaN or infinite entries; a threshold from the norms of earlier gradients.
At the end the smallest recurrent network with a cliff in its loss, after Pascanu, Mikolov and Bengio, "On the
difficulty of training recurrent neural networks" (ICML 2013), and a descent that comes to this cliff.

A gradient is a dict of arrays, name -> array, of any shapes: one for each array of weights.
"""

import numpy as np
from torch import nn

from solutions.start import sigmoid


def clip_value(grads, c):
    """Clip by value: no entry of the gradient is larger than c in size.

    grads is a dict of arrays, name -> array of any shape; c > 0.
    Returns a new dict of the same names and shapes.
    """
    return {name: np.clip(g, -c, c) for name, g in grads.items()}


def global_norm(grads):
    """The length of the whole gradient.

    grads is a dict of arrays, name -> array of any shape.
    Returns a number: the Euclidean norm of one long vector that holds all
    entries of all arrays.
    """
    return np.sqrt(sum(np.sum(g**2) for g in grads.values()))


def clip_by_global_norm(grads, max_norm):
    """Clip by norm: the whole gradient is no longer than max_norm.

    grads is a dict of arrays, name -> array of any shape. If all of them
    together are longer than max_norm > 0, every entry is multiplied by one
    and the same factor; else nothing changes. (Whether a 1e-6 is added to
    the norm before dividing, as PyTorch does, does not matter here.)
    Returns a new dict of the same names and shapes, and the norm as it was
    before clipping.
    """
    norm = global_norm(grads)
    factor = max_norm / norm if norm > max_norm else 1.0
    return {name: factor * g for name, g in grads.items()}, norm


def direction_change(grads, method, c):
    """By how many degrees clipping turns the gradient.

    grads is a dict of arrays, not all zero. method says how it is clipped:
    "value", every entry to size c at most; "norm", the whole to length c
    at most; "each", every array by itself to length c at most.
    Returns the angle, in degrees, between the long vector of all entries
    before clipping and the one after.
    """
    if method == "value":
        clipped = clip_value(grads, c)
    elif method == "norm":
        clipped, _ = clip_by_global_norm(grads, c)
    else:
        clipped = {}
        for name, g in grads.items():
            alone, _ = clip_by_global_norm({name: g}, c)
            clipped |= alone
    before, after = (np.concatenate([np.ravel(d[name]) for name in grads]) for d in (grads, clipped))
    cosine = before @ after / (np.linalg.norm(before) * np.linalg.norm(after))
    return np.degrees(np.arccos(min(cosine, 1.0)))  # rounding may leave it a little above 1


def train_step(model, X, y, optimiser, max_norm):
    """One step of training, with the gradient's global norm clipped.

    model is a torch module that maps X (N, D) to predictions (N, 1), to be
    compared with y (N, 1) by the mean squared error; optimiser holds its
    parameters. The function is called again and again, with new X and y.
    Returns the loss before the step, and the norm of its gradient before
    clipping.
    """
    optimiser.zero_grad()
    loss = nn.functional.mse_loss(model(X), y)
    loss.backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimiser.step()
    return loss.item(), norm.item()


def safe_step(params, grads, lr, max_norm, skipped):
    """One step downhill, by the clipped gradient; or none at all.

    params and grads are dicts of arrays of the same names and shapes. The
    step is -lr times the gradient, clipped by its global norm to max_norm.
    But if any entry of the gradient is NaN or infinite, the parameters
    stay as they are, and the step counts as skipped. Nothing is raised.
    Returns the new params, a dict, and how many steps have been skipped so
    far: skipped is how many there were before this one.
    """
    if not all(np.isfinite(g).all() for g in grads.values()):
        return dict(params), skipped + 1
    clipped, _ = clip_by_global_norm(grads, max_norm)
    return {name: p - lr * clipped[name] for name, p in params.items()}, skipped


def choose_threshold(norms, q=0.9):
    """A threshold for clipping, from the norms of earlier gradients.

    norms (S,), one for every step, in the order of the steps, each as it
    was before clipping. Some may be NaN or infinite, from steps that had
    to be skipped: leave these out.
    Returns the number that a share q of the others does not exceed.
    """
    norms = np.asarray(norms)
    return np.quantile(norms[np.isfinite(norms)], q)


def clip_fraction(norms, max_norm):
    """The share of steps in which a threshold would have clipped.

    norms (S,), all finite, each as it was before clipping.
    Returns a number between 0 and 1.
    """
    return np.mean(np.asarray(norms) > max_norm)


def cliff_gradient(w, b):
    """The loss of a network of one unit, and its slopes.

    The unit starts at x = 0.5 and is updated 50 times:
    x becomes w * sigmoid(x) + b. It has no input. Then
    loss = (sigmoid(x) - 0.7)**2. w and b are numbers.
    Returns loss, dw, db: the loss and its derivatives by w and by b.
    """
    x, by_w, by_b = 0.5, 0.0, 0.0
    for _ in range(50):
        s = sigmoid(x)
        slope = w * s * (1 - s)
        x, by_w, by_b = w * s + b, s + slope * by_w, 1 + slope * by_b
    s = sigmoid(x)
    outer = 2 * (s - 0.7) * s * (1 - s)
    return (s - 0.7) ** 2, outer * by_w, outer * by_b


def cliff_descent(gradient, w, b, lr, max_norm, steps):
    """Gradient descent in w and b, clipped by norm.

    gradient is a function: gradient(w, b) gives loss, dw, db, as your
    cliff_gradient does. From (w, b), so many steps of -lr times the
    gradient (dw, db), which is clipped by its norm to max_norm; np.inf
    means that nothing is clipped.
    Returns path (steps+1, 2): the start and the point after every step.
    """
    path = [np.array([w, b])]
    for _ in range(steps):
        _, *slopes = gradient(*path[-1])
        clipped, _ = clip_by_global_norm({"here": np.array(slopes)}, max_norm)
        path.append(path[-1] - lr * clipped["here"])
    return np.stack(path)


LETTERS = {  # the right answers to the questions
    "never_reached": "B",
    "four_small_batches": "D",
    "adam_as_well": "C",
    "what_plus_minus_two_did": "C",
}
