"""How `peephole_step` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, sizes
from chapters.peepholes.exercises.shared import cell
from solutions import lstm_gates
from solutions import peepholes as reference
from solutions.start import sigmoid


def step_cases(rng):
    N, D, H = sizes(rng, 3)
    for k, gate in enumerate(("input", "forget", "output")):
        inputs = cell(rng, N, D, H)
        inputs["p"][np.arange(3 * H) // H != k] = 0
        yield Case(f"only the {gate} gate peeps", inputs)
    yield Case("all three peep", cell(rng, N, D, H))
    for label, small in one_sized(N, D, H):
        yield Case(label, cell(rng, *small), edge=True)
    yield Case("huge pre-activations", cell(rng, N, D, H, scale=400.0), edge=True)


peephole_step = Exercise(
    reference.peephole_step, points=5, cases=step_cases, returns=("h_next", "c_next"), minutes=20, core=True
)


def peeping(x, h, c, W, U, b, p, sees_i=None, sees_f=None, sees_o=None, order="ifo", squash=sigmoid):
    """The step, in which parts can be changed: what a gate reads besides x and h, from (c, g, c_next), or the order of p."""
    z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
    p = dict(zip(order, np.split(p, 3), strict=True))
    g = np.tanh(z_g)
    i = squash(z_i + p["i"] * (c if sees_i is None else sees_i))
    f = squash(z_f + p["f"] * (c if sees_f is None else sees_f))
    c_next = f * c + i * g
    o = squash(z_o + p["o"] * (c_next if sees_o is None else sees_o(c, g, c_next)))
    return o * np.tanh(c_next), c_next


@peephole_step.mistake(pointer='The lesson, "Old or new?"')
def o_uses_old_c(x, h, c, W, U, b, p):
    """The output gate peeps at the old cell state. Andrew Ng says it so in his lecture: it is a convention, and not
    the one of this course.

    By the time the output gate is computed, what does the cell hold? Which of the two states does the docstring name?
    """
    return peeping(x, h, c, W, U, b, p, sees_o=lambda c, g, c_next: c)


@peephole_step.mistake
def o_peeps_at_g(x, h, c, W, U, b, p):
    """The output gate peeps at the candidate.

    Of all that has been written into the cell over time, how much does the candidate of this step know?
    """
    return peeping(x, h, c, W, U, b, p, sees_o=lambda c, g, c_next: g)


@peephole_step.mistake
def p_times_h(x, h, c, W, U, b, p):
    """The peepholes look at the hidden state.

    The gates see h already, through U. What was it that they could not see?
    """
    return peeping(x, h, c, W, U, b, p, sees_i=h, sees_f=h, sees_o=lambda c, g, c_next: h)


@peephole_step.mistake
def peeps_through_tanh(x, h, c, W, U, b, p):
    """The peepholes look at the cell state through a tanh.

    A cell that has counted to 20 and one that has counted to 21: can your gates tell them apart?
    """
    t = np.tanh(c)
    return peeping(x, h, c, W, U, b, p, sees_i=t, sees_f=t, sees_o=lambda c, g, c_next: np.tanh(c_next))


@peephole_step.mistake
def order_iof(x, h, c, W, U, b, p):
    """The peepholes of the forget gate and of the output gate are exchanged.

    ONNX stacks i, o, f. In which order does our docstring stack the three?
    """
    return peeping(x, h, c, W, U, b, p, order="iof")


@peephole_step.mistake
def taking_turns(x, h, c, W, U, b, p):
    """Every third number of p is taken for one gate.

    Do the peepholes of one gate stand side by side in p, or do the gates take turns?
    """
    return peeping(x, h, c, W, U, b, p.reshape(-1, 3).T.ravel())


@peephole_step.mistake
def third_to_g(x, h, c, W, U, b, p):
    """The third peephole leads to the candidate.

    Which three of the four does the docstring let peep? Is the candidate a gate?
    """
    p_i, p_f, p_o = np.split(p, 3)
    seen = np.concatenate([p_i * c, p_f * c, p_o * c, np.zeros_like(c)], axis=1)
    i, f, g, o = np.split(x @ W + h @ U + b + seen, 4, axis=1)
    c_next = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c_next), c_next


@peephole_step.mistake
def added_after_sigmoid(x, h, c, W, U, b, p):
    """The peephole's product is added after the sigmoid.

    Let a cell hold 5. Between which two numbers does a gate have to lie, and where does yours lie then?
    """
    i, f, g, o = lstm_gates.lstm_gates(x, h, W, U, b)
    p_i, p_f, p_o = np.split(p, 3)
    c_next = (f + p_f * c) * c + (i + p_i * c) * g
    return (o + p_o * c_next) * np.tanh(c_next), c_next


@peephole_step.mistake
def one_sum_for_all(x, h, c, W, U, b, p):
    """Each gate sees a sum over all cells of its row.

    If one unit's cell changes, the gates of how many units should feel it through a peephole? How many do in yours?
    """
    p_i, p_f, p_o = np.split(p, 3)
    z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
    i = sigmoid(z_i + (c @ p_i)[:, None])
    f = sigmoid(z_f + (c @ p_f)[:, None])
    c_next = f * c + i * np.tanh(z_g)
    o = sigmoid(z_o + (c_next @ p_o)[:, None])
    return o * np.tanh(c_next), c_next


@peephole_step.mistake
def blind(x, h, c, W, U, b, p):
    """The peepholes are not used.

    Change p and nothing else. What changes in your answer?
    """
    return lstm_gates.lstm_step(x, h, c, W, U, b)
