"""How `lstm_step_backward` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Exercise
from chapters.gates import LSTM
from chapters.lstm_gradients.exercises._lstm_step_backward import step_cases, through_h, with_changed
from solutions import lstm_gradients as reference
from solutions.start import sigmoid

lstm_step_backward = Exercise(
    reference.lstm_step_backward,
    points=6,
    cases=step_cases,
    returns={"dx": 1, "dh_prev": 1, "dc_prev": 2, "dW": 2, "dU": 1, "db": 1},
    parts={"dW": (1, LSTM), "dU": (1, LSTM)},  # not db: the gates are named already, and it may come back unsummed
    minutes=35,
    core=True,
)


@lstm_step_backward.mistake(pointer="h' = o · tanh(c')")
def dc_from_h_missing(dh, dc, cache):
    """What reaches the cell state through h_next is missing.

    The new cell state reaches the loss in two ways. Which of them is not in dc?
    """
    return with_changed(dh, dc, cache, total=dc)


@lstm_step_backward.mistake
def dc_overwritten(dh, dc, cache):
    """What comes back along the cell from later steps is thrown away.

    Call it with dh = 0. What is left of dc in your answer? Look for a line that assigns to dc and does not use its
    old value.
    """
    return with_changed(dh, dc, cache, total=through_h(dh, cache))


@lstm_step_backward.mistake
def dc_prev_from_half(dh, dc, cache):
    """dc_prev is made of the dc that came in, without what arrived through h_next.

    Two gradients meet at the new cell state. Which of the two, or their sum, goes on to the old one?
    """
    dx, dh_prev, _, *rest = reference.lstm_step_backward(dh, dc, cache)
    return dx, dh_prev, dc * cache["f"], *rest


@lstm_step_backward.mistake
def dc_prev_without_f(dh, dc, cache):
    """The gradient of the old cell state has not passed through a gate.

    How did the old cell state come into the new one on the way forward: as it was, or times something?
    """
    dx, dh_prev, _, *rest = reference.lstm_step_backward(dh, dc, cache)
    return dx, dh_prev, dc + through_h(dh, cache), *rest


@lstm_step_backward.mistake
def output_gate_skipped(dh, dc, cache):
    """On the way from h_next to the cell state the output gate is missing.

    Shut the output gate, o = 0. How much of dh can reach the cell state then? How much does in yours?
    """
    return with_changed(dh, dc, cache, total=dc + dh * (1 - np.tanh(cache["c_next"]) ** 2))


@lstm_step_backward.mistake
def slope_of_shown_missing(dh, dc, cache):
    """On the way from h_next to the cell state the slope of the tanh is missing.

    A cell state of 20 and one of 21 show nearly the same h. How much of dh may reach them? How much does in yours?
    """
    return with_changed(dh, dc, cache, total=dc + dh * cache["o"])


@lstm_step_backward.mistake
def slope_from_c(dh, dc, cache):
    """On the way from h_next to the cell state the slope is made of the cell state itself.

    The slope of tanh can be computed from what comes out of the tanh. Is c_next what came out?
    """
    return with_changed(dh, dc, cache, total=dc + dh * cache["o"] * (1 - cache["c_next"] ** 2))


@lstm_step_backward.mistake
def slope_of_the_square(dh, dc, cache):
    """On the way from h_next to the cell state the slope is made with the tanh of a square.

    The slope of tanh needs a square. Which is squared: what went into the tanh, or what came out?
    """
    return with_changed(dh, dc, cache, total=dc + dh * cache["o"] * (1 - np.tanh(cache["c_next"] ** 2)))


@lstm_step_backward.mistake
def gradient_of_o_for_o(dh, dc, cache):
    """On the way from h_next to the cell state stands the gradient of the output gate, not the gate.

    Two of your names may differ by one letter only. What was tanh(c') multiplied by in the forward pass?
    """
    o, shown = cache["o"], np.tanh(cache["c_next"])
    return with_changed(dh, dc, cache, total=dc + dh * (dh * shown * o * (1 - o)) * (1 - shown**2))


@lstm_step_backward.mistake
def slope_on_one_term(dh, dc, cache):
    """Two gradients meet at the new cell state, and only the one from h_next passes through the slopes of i, f and g.

    What does Python make of 2 + 3 * 4, and what did you mean? Which brackets hold the sum of both?
    """
    i, f, g, h_way = cache["i"], cache["f"], cache["g"], through_h(dh, cache)
    return with_changed(
        dh,
        dc,
        cache,
        i=lambda total: dc * g + h_way * g * i * (1 - i),
        f=lambda total: dc * cache["c"] + h_way * cache["c"] * f * (1 - f),
        g=lambda total: dc * i + h_way * i * (1 - g**2),
    )


@lstm_step_backward.mistake
def upstream_ignored(dh, dc, cache):
    """dh has no effect: the gradient begins at the gates, as if the loss were the sum of all states.

    Call it with dh = 0 and dc = 0. What should come back then, and what does?
    """
    return reference.lstm_step_backward(np.ones_like(dh), dc, cache)


@lstm_step_backward.mistake
def db_of_the_forget_gate(dh, dc, cache):
    """The biases of the input and the output gate get what belongs to the forget gate.

    You have written nearly the same line four times. In which of them did you change every letter?
    """
    *rest, db = reference.lstm_step_backward(dh, dc, cache)
    _, f, g, _ = np.split(db, 4)
    return *rest, np.concatenate([f, f, g, f])


@lstm_step_backward.mistake
def df_uses_c_new(dh, dc, cache):
    """The forget gate's gradient is made with the new cell state.

    Which of the two cell states did the forget gate multiply on the way forward?
    """
    return with_changed(dh, dc, cache, f=lambda total: total * cache["c_next"] * cache["f"] * (1 - cache["f"]))


@lstm_step_backward.mistake
def dg_sigmoid_derivative(dh, dc, cache):
    """The candidate is differentiated as if it were a gate.

    Which squashing did the candidate go through?
    """
    g = cache["g"]
    return with_changed(dh, dc, cache, g=lambda total: total * cache["i"] * g * (1 - g))


@lstm_step_backward.mistake
def tanh_twice(dh, dc, cache):
    """The candidate is squashed a second time.

    Is the g of the cache what went into its tanh, or what came out?
    """
    g = cache["g"]
    return with_changed(dh, dc, cache, g=lambda total: total * cache["i"] * (1 - np.tanh(g) ** 2))


@lstm_step_backward.mistake
def sigmoid_twice(dh, dc, cache):
    """The gates are squashed a second time.

    Are the i, f and o of the cache what went into the sigmoid, or what came out?
    """
    s = {k: sigmoid(cache[k]) for k in "ifo"}
    slope = {k: s[k] * (1 - s[k]) for k in s}
    return with_changed(
        dh,
        dc,
        cache,
        i=lambda total: total * cache["g"] * slope["i"],
        f=lambda total: total * cache["c"] * slope["f"],
        o=lambda total: dh * np.tanh(cache["c_next"]) * slope["o"],
    )


@lstm_step_backward.mistake
def slopes_missing(dh, dc, cache):
    """The slopes of the squashings are missing: the gradient stops at the gates, before it has passed through them.

    A gate that is shut tight hardly moves when its weights do. Does your gradient of these weights know that?
    """
    return with_changed(
        dh,
        dc,
        cache,
        i=lambda total: total * cache["g"],
        f=lambda total: total * cache["c"],
        g=lambda total: total * cache["i"],
        o=lambda total: dh * np.tanh(cache["c_next"]),
    )


@lstm_step_backward.mistake
def gate_for_slope(dh, dc, cache):
    """The gates' gradients are multiplied by the gates, not by the slopes of the gates.

    How steep is the sigmoid where its value is 0.99? By which number do you multiply there?
    """
    i, f, o = (cache[k] for k in "ifo")
    return with_changed(
        dh,
        dc,
        cache,
        i=lambda total: total * cache["g"] * i,
        f=lambda total: total * cache["c"] * f,
        o=lambda total: dh * np.tanh(cache["c_next"]) * o,
    )


@lstm_step_backward.mistake
def do_missing_tanh(dh, dc, cache):
    """The output gate's gradient lacks what the gate multiplies.

    If the cell state is 0, h_next is 0 whatever the output gate does. What should its gradient be then?
    """
    o = cache["o"]
    return with_changed(dh, dc, cache, o=lambda total: dh * o * (1 - o))


@lstm_step_backward.mistake
def do_with_bare_c(dh, dc, cache):
    """The output gate's gradient is made with the bare cell state.

    What exactly does the output gate multiply on the way forward?
    """
    o = cache["o"]
    return with_changed(dh, dc, cache, o=lambda total: dh * cache["c_next"] * o * (1 - o))


@lstm_step_backward.mistake
def dc_prev_uses_i(dh, dc, cache):
    """The gradient of the old cell state comes through the input gate.

    Through which gate did the old cell state go on the way forward?
    """
    dx, dh_prev, _, *rest = reference.lstm_step_backward(dh, dc, cache)
    return dx, dh_prev, (dc + through_h(dh, cache)) * cache["i"], *rest


@lstm_step_backward.mistake
def partners_swapped(dh, dc, cache):
    """The partners of the input and the forget gate are exchanged.

    Forward, one gate multiplies the candidate and the other the old cell state. Which multiplies which?
    """
    i, f, g, c = (cache[k] for k in "ifgc")
    return with_changed(dh, dc, cache, i=lambda total: total * c * i * (1 - i), f=lambda total: total * g * f * (1 - f))


@lstm_step_backward.mistake
def order_ifog(dh, dc, cache):
    """The last two blocks are exchanged: you stack in the order i, f, o, g.

    In which order does the docstring stack the gates? Which of your blocks belongs to the candidate?
    """
    return with_changed(dh, dc, cache, order="ifog")


@lstm_step_backward.mistake
def averaged_over_batch(dh, dc, cache):
    """The gradients of the weights, which the whole batch shares, are averaged over the batch.

    If the loss is a mean over the batch, is the 1/N not in dh and dc already?
    """
    dx, dh_prev, dc_prev, *shared = reference.lstm_step_backward(dh, dc, cache)
    return dx, dh_prev, dc_prev, *(g / len(dh) for g in shared)


@lstm_step_backward.mistake
def db_not_summed(dh, dc, cache):
    """db still has a row for each example.

    How many examples did the one b serve? What becomes of their gradients?
    """
    dz = reference.lstm_step_backward(dh, dc, cache)
    rows = [reference.lstm_step_backward(*only_row(n, dh, dc, cache))[5] for n in range(len(dh))]
    return *dz[:5], np.stack(rows)


def only_row(n, dh, dc, cache):
    rows = {k: v if k in "WU" else v[n : n + 1] for k, v in cache.items()}
    return dh[n : n + 1], dc[n : n + 1], rows
