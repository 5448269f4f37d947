"""How `slstm_step` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from chapters.where_next.exercises.shared import one_sized
from solutions import where_next as reference
from solutions.start import sigmoid


def slstm_inputs(rng, N, D, H, scale=1.0, raised=0.0, level=0.0):
    b = rng.normal(0, scale, 4 * H)
    b[:H] += raised
    n = rng.uniform(0.3, 2, (N, H))
    return {
        "x": rng.normal(size=(N, D)),
        "h": rng.normal(0, 0.5, (N, H)),
        "c": n * rng.uniform(-0.9, 0.9, (N, H)),
        "n": n,
        "m": level + rng.normal(size=(N, H)),
        "W": rng.normal(0, scale, (D, 4 * H)),
        "U": rng.normal(0, scale, (H, 4 * H)),
        "b": b,
    }


def slstm_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", slstm_inputs(rng, N, D, H))
    yield Case("an input gate of about exp(1000)", slstm_inputs(rng, N, D, H, scale=0.5, raised=1000.0, level=1000.0))
    first = slstm_inputs(rng, N, D, H)
    first |= {name: np.zeros((N, H)) for name in "hcn"} | {"m": np.full((N, H), -np.inf)}
    yield Case("nothing has been read yet", first, edge=True)
    for label, small in one_sized(N, D, H):
        yield Case(label, slstm_inputs(rng, *small), edge=True)
    shut = slstm_inputs(rng, N, D, H, scale=0.5, raised=-950.0)
    shut["b"][H : 2 * H] -= 900
    yield Case("both gates shut, f of about exp(-900)", shut, edge=True)
    idle = slstm_inputs(rng, N, D, H, scale=0.5, raised=-950.0)
    yield Case("an input gate of about exp(-950)", idle, edge=True)
    yield Case("huge pre-activations", slstm_inputs(rng, N, D, H, scale=400.0), edge=True)


slstm_step = Exercise(
    reference.slstm_step,
    points=5,
    cases=slstm_cases,
    returns={"h_next": 2, "c_next": 1, "n_next": 1, "m_next": 1},
    minutes=25,
)


def log_sigmoid(z):
    return -np.logaddexp(0, -z)


def stepped(
    x,
    h,
    c,
    n,
    m,
    W,
    U,
    b,
    log_i=lambda z: z,
    log_f=log_sigmoid,
    top=np.maximum,
    order="ifgo",
    scaled="if",
    old_m=True,
    fill=None,
):
    """The reference, in which parts can be changed: log i, log f, the stacking, what is scaled, n's share of the new."""
    zs = dict(zip(order, np.split(x @ W + h @ U + b, 4, axis=1), strict=True))
    i, f, g = log_i(zs["i"]), log_f(zs["f"]), np.tanh(zs["g"])
    with np.errstate(all="ignore"):
        new = top(f + m, i)
        keep = np.exp(f + (m if old_m else 0) - new) if "f" in scaled else np.exp(f)
        add = np.exp(i - new) if "i" in scaled else np.exp(i)
        c, n = keep * c + add * g, keep * n + (add if fill is None else fill(add, g))
        return zs["o"], c, n, new


def shown(o, c, n, m):
    with np.errstate(all="ignore"):
        return sigmoid(o) * c / n, c, n, m


@slstm_step.mistake
def no_max_stabiliser(x, h, c, n, m, W, U, b):
    """The gates are used as they are, without the stabiliser: their exponentials overflow.

    What is np.exp(1000)? Only ratios of exponentials show in h: what may be subtracted from all exponents?
    """
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    with np.errstate(all="ignore"):
        c_next = sigmoid(f) * c + np.exp(i) * np.tanh(g)
        n_next = sigmoid(f) * n + np.exp(i)
        return sigmoid(o) * c_next / n_next, c_next, n_next, m


@slstm_step.mistake
def normaliser_missing(x, h, c, n, m, W, U, b):
    """The normaliser is kept and not used: h shows the cell undivided.

    Read one input with i = 5, and the same with i = 50. Should what is shown differ?
    """
    o, c, n, m = stepped(x, h, c, n, m, W, U, b)
    return sigmoid(o) * c, c, n, m


@slstm_step.mistake
def tanh_for_normaliser(x, h, c, n, m, W, U, b):
    """The cell is squashed by tanh, as in an LSTM, instead of being divided.

    Which two things are divided in the equation of h'? Is there a tanh in it?
    """
    o, c, n, m = stepped(x, h, c, n, m, W, U, b)
    return sigmoid(o) * np.tanh(c), c, n, m


@slstm_step.mistake
def tanh_after_all(x, h, c, n, m, W, U, b):
    """The cell is divided, and then squashed by tanh as well.

    c'/n' is an average of values of tanh. How large can it become?
    """
    o, c, n, m = stepped(x, h, c, n, m, W, U, b)
    return sigmoid(o) * np.tanh(c / n), c, n, m


@slstm_step.mistake
def n_like_c(x, h, c, n, m, W, U, b):
    """The normaliser adds up i g, as the cell does.

    With g = 0 the cell gets nothing. What weight does this step have all the same?
    """
    return shown(*stepped(x, h, c, n, m, W, U, b, fill=lambda add, g: add * g))


@slstm_step.mistake
def sigmoid_on_i(x, h, c, n, m, W, U, b):
    """The input gate is a sigmoid, as in an LSTM.

    How large can your input gate become? How large should it?
    """
    return shown(*stepped(x, h, c, n, m, W, U, b, log_i=log_sigmoid))


@slstm_step.mistake
def exp_on_f(x, h, c, n, m, W, U, b):
    """The forget gate is exponential, too.

    The paper allows both. What does this docstring say about f?
    """
    return shown(*stepped(x, h, c, n, m, W, U, b, log_f=lambda z: z))


@slstm_step.mistake
def f_not_its_log(x, h, c, n, m, W, U, b):
    """You use f where log f belongs.

    For i = exp(zi) the exponent is zi. For f, a number between 0 and 1, what is the exponent?
    """
    return shown(*stepped(x, h, c, n, m, W, U, b, log_f=sigmoid))


@slstm_step.mistake
def old_m_forgotten(x, h, c, n, m, W, U, b):
    """The old stabiliser is left out of the forget gate: the stored cell is taken for the real one.

    The c that comes in is the cell times exp(-m). Times what is the one that goes out?
    """
    return shown(*stepped(x, h, c, n, m, W, U, b, old_m=False))


@slstm_step.mistake
def only_i_scaled(x, h, c, n, m, W, U, b):
    """Only the input gate is rescaled; the old cell comes in at its old scale.

    The c that comes in is the cell times exp(-m), the one that goes out times exp(-m'). Which factor lies between?
    """
    return shown(*stepped(x, h, c, n, m, W, U, b, scaled="i"))


@slstm_step.mistake
def log_of_the_sum(x, h, c, n, m, W, U, b):
    """The stabiliser is the logarithm of the sum, where the larger of the two is asked for.

    h is right, and any common factor would do. Which one does the docstring choose?
    """
    return shown(*stepped(x, h, c, n, m, W, U, b, top=np.logaddexp))


@slstm_step.mistake
def i_alone_for_the_larger(x, h, c, n, m, W, U, b):
    """The stabiliser is made of the input gate alone.

    Let i be about exp(-950), and f nearly 1. By which number is the old cell then multiplied, in yours?
    """
    return shown(*stepped(x, h, c, n, m, W, U, b, top=lambda kept, i: i))


@slstm_step.mistake
def f_alone_for_the_larger(x, h, c, n, m, W, U, b):
    """The stabiliser is made of what is kept alone.

    Let i be about exp(950). By which number is the candidate then multiplied, in yours?
    """
    return shown(*stepped(x, h, c, n, m, W, U, b, top=lambda kept, i: kept))


@slstm_step.mistake
def order_gifo(x, h, c, n, m, W, U, b):
    """The blocks are read in another order: g, i, f, o.

    Which columns does the docstring give to the candidate? (The paper calls it z, and names it first.)
    """
    return shown(*stepped(x, h, c, n, m, W, U, b, order="gifo"))
