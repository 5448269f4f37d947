"""How `stacked_lstm` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import deep_networks as reference
from solutions.lstm_gates import lstm_forward


def one_sized(T, N, D, H):
    """Label -> sizes, in which one of them is 1."""
    return ("N = 1", (T, 1, D, H)), ("T = 1", (1, N, D, H)), ("H = 1", (T, N, D, 1)), ("D = 1", (T, N, 1, H))


def brick(rng, N, below, H, scale=1.0):
    return {
        "W": rng.normal(0, scale, (below, 4 * H)),
        "U": rng.normal(0, scale, (H, 4 * H)),
        "b": rng.normal(0, scale, 4 * H),
        "h0": rng.uniform(-1, 1, (N, H)),
        "c0": rng.uniform(-2, 2, (N, H)),
    }


def stack_inputs(rng, T, N, D, H, L, dropped=False, scale=1.0):
    layers = [brick(rng, N, D if k == 0 else H, H, scale) for k in range(L)]
    masks = [2.0 * rng.integers(0, 2, (T, N, H)) for _ in range(L - 1)] if dropped else None
    return {"X": rng.normal(size=(T, N, D)), "layers": layers, "masks": masks}


def stack_cases(rng):
    T, N, D, H = sizes(rng, 4)
    yield Case("two layers", stack_inputs(rng, T, N, D, H, 2))
    yield Case("three layers, as many inputs as units", stack_inputs(rng, T, N, H, H, 3))
    yield Case("three layers with masks", stack_inputs(rng, T, N, H, H, 3, dropped=True))
    yield Case("five layers with masks", stack_inputs(rng, T, N, H, H, 5, dropped=True), edge=True)
    yield Case("one layer", stack_inputs(rng, T, N, D, H, 1), edge=True)
    for label, small in one_sized(T, N, D, H):
        yield Case(label, stack_inputs(rng, *small, 2, dropped=True), edge=True)
    yield Case("huge pre-activations", stack_inputs(rng, T, N, D, H, 2, scale=400.0), edge=True)


stacked_lstm = Exercise(
    reference.stacked_lstm,
    points=4,
    cases=stack_cases,
    returns={"hs": 2, "h_n": 1, "c_n": 1},
    parts={"hs": (0, "t")},
    minutes=20,
    core=True,
)


def stacked(X, layers, masks, goes_up=None, start=None, read=None, top=False, stepwise=False):
    """The reference, in which parts can be changed.

    goes_up: (hs, cs) -> what the next layer reads; start: (k, ends so far) -> (h0, c0); read: k -> input of layer k.
    """
    h_n, c_n, below = [], [], X
    for k, layer in enumerate(layers):
        if k and masks is not None:
            below = below * masks[k - 1]
        if read is not None:
            below = read(k, below)
        h0, c0 = (layer["h0"], layer["c0"]) if start is None or not k else start(h_n, c_n)
        if stepwise:
            mask = masks[k] if masks is not None and k < len(masks) else None
            hs, cs = masked_inside(below, layer, mask)
        else:
            hs, cs = lstm_forward(below, h0, c0, layer["W"], layer["U"], layer["b"])
        h_n.append(hs[-1])
        c_n.append(cs[-1])
        below = hs if goes_up is None or k == len(layers) - 1 else goes_up(hs, cs)
    if top and masks:
        below = below * masks[-1]
    return below, np.stack(h_n), np.stack(c_n)


def masked_inside(X, layer, mask):
    """A layer whose own next step gets the masked state."""
    h, c, hs, cs = layer["h0"], layer["c0"], [], []
    for t in range(len(X)):
        out, c = (a[0] for a in lstm_forward(X[t : t + 1], h, c, layer["W"], layer["U"], layer["b"]))
        h = out if mask is None else out * mask[t]
        hs.append(out)
        cs.append(c)
    return np.stack(hs), np.stack(cs)


@stacked_lstm.mistake
def all_layers_read_X(X, layers, masks=None):
    """Every layer reads X.

    Which layer lies directly below the second? What does that layer hand up?
    """
    return stacked(X, layers, masks, read=lambda k, below: X)


@stacked_lstm.mistake
def c_passed_up(X, layers, masks=None):
    """What goes up is the cell state.

    Which of its two states does a cell show, and which does it keep to itself?
    """
    return stacked(X, layers, masks, goes_up=lambda hs, cs: cs)


@stacked_lstm.mistake
def shared_state(X, layers, masks=None):
    """A layer starts from the states in which the one below has ended.

    Each layer has two initial states of its own. Where does your second layer use them?
    """
    return stacked(X, layers, masks, start=lambda h_n, c_n: (h_n[-1], c_n[-1]))


@stacked_lstm.mistake
def only_the_last_goes_up(X, layers, masks=None):
    """The layers are fed the last state of the one below, at every step.

    How many steps does the second layer take, and what should be new to it at each of them?
    """
    return stacked(X, layers, masks, goes_up=lambda hs, cs: np.broadcast_to(hs[-1], hs.shape))


@stacked_lstm.mistake
def masks_ignored(X, layers, masks=None):
    """The masks have no effect.

    Put zeros into a mask. What should still reach the layer above it?
    """
    return stacked(X, layers, None)


@stacked_lstm.mistake
def dropout_on_last_layer(X, layers, masks=None):
    """The outputs of the top layer are masked, too.

    With L layers, how many places are there between two of them? Which of your masks is in none of these places?
    """
    return stacked(X, layers, masks, top=True)


@stacked_lstm.mistake
def masks_inside_the_layer(X, layers, masks=None):
    """The masks also act on what a layer hands to its own next step.

    With a mask of zeros at every step, should the layer below forget, or only hand nothing up?
    """
    return stacked(X, layers, masks, stepwise=True)
