"""After the LSTM: a gated network that needs no loop over time, an exponential gate, and a cell with layer
normalisation.

The gates of a minimal GRU (Feng et al., arXiv:2410.01201, 2024) read only the input. So its steps are affine maps of
the state, these maps can be joined in any grouping, and a scan over T steps takes about log2 T rounds. The sLSTM (Beck
et al., arXiv:2405.04517, 2024) opens its input gate exponentially, and carries a normaliser and a stabiliser so that
nothing overflows. Layer normalisation is due to Ba, Kiros and Hinton (arXiv:1607.06450, 2016).
"""

import numpy as np

from solutions.start import sigmoid


def two_steps(a1, u1, a2, u2):
    """Two steps of a linear recurrence, made into one.

    A step turns a state h into a h + u, entry by entry. Here the first
    step is a1, u1 and the one after it is a2, u2; all four are arrays of
    one shape.
    Returns a and u of the single step that does what both do, one after
    the other.
    """
    return a2 * a1, a2 * u1 + u2


def min_gru_scan(X, h0, W, b):
    """Run a minimal GRU over a whole sequence by a scan.

    X (T, N, D), h0 (N, H); W (D, 2H), b (2H,), two blocks stacked z, n.
    z = sigmoid(...) and n, which is not squashed at all, read x only:
        h_t = z_t h_{t-1} + (1 - z_t) n_t
    As in our GRU, z says how much of the old state is kept. (The paper's
    z says how much of it is replaced.) All numbers must stay good where T
    is in the hundreds and z close to 0.
    Returns hs (T, N, H): the states after steps 1 to T, without h0.
    """
    z, n = np.split(X @ W + b, 2, axis=2)  # (T, N, H) each: no step waits for another
    a = sigmoid(z)
    u = (1 - a) * n
    u[0] += a[0] * h0
    reach = 1  # entry t joins the steps t-reach+1 to t
    while reach < len(X):
        joined = two_steps(a[:-reach], u[:-reach], a[reach:], u[reach:])
        a, u = (np.concatenate([old[:reach], new]) for old, new in zip((a, u), joined, strict=True))
        reach *= 2
    return u


def slstm_step(x, h, c, n, m, W, U, b):
    """One step of the sLSTM, an LSTM whose input gate is exponential.

    x (N, D); h, c, n, m (N, H); W (D, 4H), U (H, 4H), b (4H,), gates
    stacked i, f, g, o. Let zi, zf, zg, zo be the pre-activations. Then
        i = exp(zi), f = sigmoid(zf), g = tanh(zg), o = sigmoid(zo)
        cell c' = f c + i g,  normaliser n' = f n + i,  h' = o c' / n'
    With zi = 1000 this overflows. So what is stored, here as c and n, is
    the cell and the normaliser times exp(-m), and the stabiliser follows
        m' = max(log f + m, zi).
    Neither exp(zi) nor exp(m) is ever computed: both may be too large. m
    may be -inf, with c = n = 0: then nothing has been read yet.
    Returns h', and c', n' (times exp(-m')), and m', each (N, H).
    """
    zi, zf, zg, zo = np.split(x @ W + h @ U + b, 4, axis=1)  # (N, H) each
    old = m - np.logaddexp(0, -zf)  # log f + m, and good where f itself is 0
    m_next = np.maximum(old, zi)
    keep, add = np.exp(old - m_next), np.exp(zi - m_next)  # one of them is 1, the other no more
    c_next = keep * c + add * np.tanh(zg)
    n_next = keep * n + add
    return sigmoid(zo) * c_next / n_next, c_next, n_next, m_next


def layernorm_lstm_step(x, h, c, W, U, b, gx, gh, gc, bc):
    """One step of an LSTM with layer normalisation.

    x (N, D), h and c (N, H); W (D, 4H), U (H, 4H), b (4H,), gates stacked
    i, f, g, o. Three things are normalised, each by itself: x W, h U, and
    the new cell where h looks at it. To normalise is to subtract from each
    row its mean and to divide by the root of its variance + 1e-5; a row
    of x W has 4H entries. The variance is the mean of the squares. Then
    come the gains gx, gh (4H,) and gc (H,), by multiplication:
        pre-activations  gx norm(x W) + gh norm(h U) + b
        h' = o tanh(gc norm(c') + bc),  bc (H,);  c' is an LSTM's.
    Returns h' (N, H) and c' (N, H), the latter not normalised.
    """

    def norm(A):
        return (A - A.mean(axis=1, keepdims=True)) / np.sqrt(A.var(axis=1, keepdims=True) + 1e-5)

    i, f, g, o = np.split(gx * norm(x @ W) + gh * norm(h @ U) + b, 4, axis=1)
    c_next = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(gc * norm(c_next) + bc), c_next


LETTERS = {  # the right answers to the questions
    "why_no_scan": "B",
    "what_is_kept": "D",
}
