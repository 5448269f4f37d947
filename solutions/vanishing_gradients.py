"""Vanishing and exploding gradients: what many steps do to a gradient, how
to foretell it from the weights, and first weights with which gradients
vanish or explode less.

A step multiplies the gradient by its Jacobian J, J[i, j] = d h'[i] / d h[j]
for h' = tanh(x Wx + h Wh + b), and many steps by a product of them:
Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent
neural networks", ICML 2013, in the notation of the glossary.
"""

import numpy as np

from solutions.bptt import tanh_backward


def rnn_jacobian(h_next, Wh):
    """How the new state moves with the old one: the Jacobian of a step.

    h_next (H,) is the new state of one example, tanh(x Wx + h Wh + b);
    Wh (H, H).
    Returns J (H, H) with J[i, j] = d h_next[i] / d h[j]: a row for each
    number that comes out, a column for each that went in.
    """
    slope = 1 - h_next**2  # (H,), one for each row
    return slope[:, None] * Wh.T


def jacobian_product_norms(hs, Wh):
    """How strongly the last state still depends on each state before it.

    hs (T, H): the states of one example after steps 1 to T; Wh (H, H).
    Returns norms (T,): norms[t] is the largest singular value of
    d hs[T-1] / d hs[t]. The last state is itself: norms[T-1] is 1.
    """
    T, H = hs.shape
    product, norms = np.eye(H), np.zeros(T)
    for t in reversed(range(T)):
        norms[t] = np.linalg.norm(product, 2)
        product = product @ rnn_jacobian(hs[t], Wh)
    return norms


def rescale_spectral_radius(W, rho):
    """Make a matrix larger or smaller, so that its spectral radius is rho.

    W (H, H), not all of its eigenvalues zero. The spectral radius is the
    largest distance of an eigenvalue from zero.
    Returns a multiple of W (H, H).
    """
    return W * (rho / np.abs(np.linalg.eigvals(W)).max())


def vanishing_bound(Wh, act="tanh"):
    """What the weights alone can foretell of gradients many steps back.

    Wh (H, H); act is "tanh" or "sigmoid" (the logistic function), with
    which the cell squashes.
    Returns verdict and factor. factor: the steepest slope that act has
    anywhere, times the most by which Wh can lengthen a vector. No step,
    whatever the input, lengthens a gradient by more.
    verdict: "vanishes" or "explodes" where the factor alone proves that
    gradients must do so over many steps, "open" where it proves neither.
    """
    steepest = {"tanh": 1.0, "sigmoid": 0.25}[act]
    factor = steepest * np.linalg.norm(Wh, 2)
    return ("vanishes" if factor < 1 else "open"), factor


def orthogonal(H, rng):
    """A random matrix that makes no vector longer and none shorter.

    rng is a np.random.Generator; all that is random comes from it.
    Returns Q (H, H), orthogonal.
    """
    Q, R = np.linalg.qr(rng.normal(size=(H, H)))
    return Q * np.sign(np.diag(R))  # qr prefers some signs; with this every orthogonal matrix is equally likely


def irnn_init(D, H, rng, std=0.001):
    """First weights of an IRNN, h' = relu(x Wx + h Wh + b).

    Without any input, its state stays exactly as it is. Its input weights
    are normal random numbers with mean 0 and standard deviation std.
    rng is a np.random.Generator; all that is random comes from it.
    Returns Wx (D, H), Wh (H, H), b (H,).
    """
    return rng.normal(0, std, (D, H)), np.eye(H), np.zeros(H)


def effective_horizon(norms, tol=1e-3):
    """How many lags count: after them, the norm stays below tol for good.

    norms (T,): norms[k] belongs to lag k, so to k steps back.
    Returns a whole number, 0 if every norm is below tol.
    """
    alive = np.flatnonzero(np.asarray(norms) >= tol)
    return int(alive[-1]) + 1 if alive.size else 0


def grad_profile(dhs, cache):
    """How much gradient there is at every step of a sequence.

    dhs (T, N, H): dhs[t] is the gradient that reaches hs[t] from above,
    from a loss or a layer that reads it; not what comes from later steps.
    cache is a dict of what the forward run knew: X (T, N, D), h0 (N, H),
    hs (T, N, H), Wx (D, H), Wh (H, H); hs[0] is the state made from h0.
    Returns norms (T,): norms[t] is the length of dL/dhs[t], of all of it,
    the square root of the sum of the squares of its N times H entries.
    """
    hs, Wh = cache["hs"], cache["Wh"]
    norms, dh = np.zeros(len(hs)), 0
    for t in reversed(range(len(hs))):
        dh = dhs[t] + dh
        norms[t] = np.linalg.norm(dh)
        dh = tanh_backward(dh, hs[t]) @ Wh.T
    return norms


LETTERS = {  # the right answers to the questions
    "two_forecasts": "B",
    "relu_instead": "D",
    "clipped_whisper": "A",
}
