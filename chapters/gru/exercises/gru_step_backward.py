"""How `gru_step_backward` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, saturate, sizes
from chapters.gates import GRU
from chapters.gru.exercises.shared import AFTER, cell
from solutions import gru as reference
from solutions.start import sigmoid


def back_inputs(rng, N, D, H, saturated=False):
    given = cell(rng, N, D, H, AFTER, scale=0.7)
    if saturated:
        saturate(rng, given["W"], given["x"])
    x, h, W, U = (given[name] for name in ("x", "h", "W", "U"))
    from_x, from_h = np.split(x @ W + given["b"], 3, axis=1), np.split(h @ U, 3, axis=1)
    r, z, hn = sigmoid(from_x[0] + from_h[0]), sigmoid(from_x[1] + from_h[1]), from_h[2] + given["b_hn"]
    cache = {"x": x, "h": h, "r": r, "z": z, "n": np.tanh(from_x[2] + r * hn), "hn": hn, "W": W, "U": U}
    return {"dh": rng.normal(size=(N, H)), "cache": cache}


def back_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", back_inputs(rng, N, D, H))
    yield Case("other random numbers", back_inputs(rng, N + 1, D, H))
    for label, small in one_sized(N, D, H):
        yield Case(label, back_inputs(rng, *small), edge=True)
    yield Case("saturated gates", back_inputs(rng, N, D, H, saturated=True), edge=True)


gru_step_backward = Exercise(
    reference.gru_step_backward,
    points=5,
    cases=back_cases,
    returns={"dx": 1, "dh_prev": 2, "dW": 1, "dU": 2, "db": 1, "db_hn": 1},
    parts={"dW": (1, GRU), "dU": (1, GRU)},  # not db: the blocks are named already, and it may come back unsummed
    minutes=35,
)


def with_changed(dh, cache, order="rzn", direct=None, product=None, **changed):
    """The reference, in which parts can be changed.

    changed: a block's gradient before its squashing, as a function of (c, of the candidate), c being the cache as a
    namespace of arrays. direct: what reaches the old state past the gates. product: what reaches h U_n + b_hn.
    """
    c = dict(cache)
    n = changed["n"](c) if "n" in changed else dh * (1 - c["z"]) * (1 - c["n"] ** 2)
    z = changed["z"](c) if "z" in changed else dh * (c["h"] - c["n"]) * c["z"] * (1 - c["z"])
    r = changed["r"](c, n) if "r" in changed else n * c["hn"] * c["r"] * (1 - c["r"])
    hn = product(c, n) if product else n * c["r"]
    from_x, from_h = {"r": r, "z": z, "n": n}, {"r": r, "z": z, "n": hn}
    above_x, above_h = (np.concatenate([d[k] for k in order], axis=1) for d in (from_x, from_h))
    past = dh * c["z"] if direct is None else direct(c)
    dx, dh_prev = above_x @ c["W"].T, above_h @ c["U"].T + past
    return dx, dh_prev, c["x"].T @ above_x, c["h"].T @ above_h, above_x.sum(axis=0), hn.sum(axis=0)


@gru_step_backward.mistake(pointer="h' = (1 − z) n + z h")
def dh_missing_z_path(dh, cache):
    """What reaches the old state directly, through its share in the mixture, is missing.

    Let z be 1 everywhere. Forward, the old state comes through untouched. And the gradient, in yours?
    """
    return with_changed(dh, cache, direct=lambda c: 0)


@gru_step_backward.mistake(pointer="h' = (1 − z) n + z h")
def direct_path_without_z(dh, cache):
    """What reaches the old state directly is not multiplied by the update gate.

    What stands beside h in the mixture?
    """
    return with_changed(dh, cache, direct=lambda c: dh)


@gru_step_backward.mistake(pointer="h' = (1 − z) n + z h")
def direct_path_with_the_other_share(dh, cache):
    """What reaches the old state directly is multiplied by the candidate's share.

    What stands beside h in the mixture, and what beside n?
    """
    return with_changed(dh, cache, direct=lambda c: dh * (1 - c["z"]))


@gru_step_backward.mistake
def dr_past_the_candidate(dh, cache):
    """The reset gate's gradient does not pass through the candidate.

    r reaches h' in one way only: through what? By what is a gradient multiplied on this way?
    """
    return with_changed(dh, cache, r=lambda c, n: dh * c["hn"] * c["r"] * (1 - c["r"]))


@gru_step_backward.mistake
def dh_through_U_missing(dh, cache):
    """The old state's gradient has only its direct part; what comes back through the matrix U is missing.

    In how many places of the step does h occur? How many terms has your dh_prev?
    """
    dx, _, *rest = with_changed(dh, cache)
    return dx, dh * cache["z"], *rest


@gru_step_backward.mistake
def dz_sign(dh, cache):
    """The update gate's gradient has the wrong sign.

    Suppose h is larger than n. If z grows a little, does h' grow or shrink?
    """
    return with_changed(dh, cache, z=lambda c: dh * (c["n"] - c["h"]) * c["z"] * (1 - c["z"]))


@gru_step_backward.mistake
def dz_without_n(dh, cache):
    """The update gate's gradient knows only the old state's part in the mixture.

    In the mixture z stands in two places. What does a little more of z take away?
    """
    return with_changed(dh, cache, z=lambda c: dh * c["h"] * c["z"] * (1 - c["z"]))


@gru_step_backward.mistake
def dn_missing_1mz(dh, cache):
    """The candidate receives the whole of dh.

    With z = 1 nothing of the candidate is in h'. How much gradient should reach it then, and how much does in
    yours?
    """
    return with_changed(dh, cache, n=lambda c: dh * (1 - c["n"] ** 2))


@gru_step_backward.mistake(
    pointer='The page "Names and conventions", on the GRU: both forms are in use, and who uses which.'
)
def back_through_chung(dh, cache):
    """You go back through Chung's form, in which z takes the new: here z keeps the old state.

    What stands beside h in the mixture of this course, z or 1 − z?
    """
    return with_changed(
        dh,
        cache,
        direct=lambda c: dh * (1 - c["z"]),
        n=lambda c: dh * c["z"] * (1 - c["n"] ** 2),
        z=lambda c: dh * (c["n"] - c["h"]) * c["z"] * (1 - c["z"]),
    )


@gru_step_backward.mistake
def dr_uses_h(dh, cache):
    """The reset gate's gradient is made with the old state.

    What exactly does r multiply in this form? Is it in the cache?
    """
    return with_changed(dh, cache, r=lambda c, n: n * c["h"] * c["r"] * (1 - c["r"]))


@gru_step_backward.mistake
def dr_without_bhn(dh, cache):
    """The reset gate's gradient is made with the product, but without b_hn.

    What exactly does r multiply in this form? Is it in the cache?
    """
    last = len(cache["U"])
    return with_changed(
        dh, cache, r=lambda c, n: n * (c["h"] @ c["U"][:, -last:]) * c["r"] * (1 - c["r"]) if last else 0
    )


@gru_step_backward.mistake
def product_without_r(dh, cache):
    """What goes back to the candidate's product with the old state has not passed the reset gate.

    Shut r. Forward, nothing of h U_n reaches the candidate. What does reach it backward, in yours?
    """
    return with_changed(dh, cache, product=lambda c, n: n)


@gru_step_backward.mistake
def input_times_r(dh, cache):
    """What goes back to the candidate's sum with the input has passed the reset gate.

    Shut r. Forward, the input still reaches the candidate. Does a gradient reach the input, in yours?
    """
    H = len(cache["U"])
    dx, dh_prev, dW, dU, db, db_hn = with_changed(dh, cache)
    n = dh * (1 - cache["z"]) * (1 - cache["n"] ** 2)
    less = n * (cache["r"] - 1)
    dW[:, -H:] += cache["x"].T @ less
    db[-H:] += less.sum(axis=0)
    return dx + less @ cache["W"][:, -H:].T, dh_prev, dW, dU, db, db_hn


@gru_step_backward.mistake(
    pointer='The page "Names and conventions", on the GRU: both forms are in use, and who uses which.'
)
def back_through_before(dh, cache):
    """You go back through the other form, with the reset gate before the product.

    What does r multiply in this form: the state, or the product of state and matrix?
    """
    H, (h, r) = len(cache["U"]), (cache["h"], cache["r"])
    U_n = cache["U"][:, -H:]
    reset = with_changed(dh, cache, r=lambda c, n: (n @ U_n.T) * h * r * (1 - r), product=lambda c, n: n)
    dx, dh_prev, dW, dU, db, db_hn = reset
    n = dh * (1 - cache["z"]) * (1 - cache["n"] ** 2)
    dU[:, -H:] = (r * h).T @ n
    return dx, dh_prev + (n @ U_n.T) * (r - 1), dW, dU, db, db_hn


@gru_step_backward.mistake
def dn_sigmoid_derivative(dh, cache):
    """The candidate is differentiated as if it were a gate.

    Which squashing did the candidate go through?
    """
    return with_changed(dh, cache, n=lambda c: dh * (1 - c["z"]) * c["n"] * (1 - c["n"]))


@gru_step_backward.mistake
def tanh_twice(dh, cache):
    """The candidate is squashed a second time.

    Is the n of the cache what went into its tanh, or what came out?
    """
    return with_changed(dh, cache, n=lambda c: dh * (1 - c["z"]) * (1 - np.tanh(c["n"]) ** 2))


@gru_step_backward.mistake
def sigmoid_twice(dh, cache):
    """The gates are squashed a second time.

    Are the r and z of the cache what went into the sigmoid, or what came out?
    """
    slope = {k: sigmoid(cache[k]) * (1 - sigmoid(cache[k])) for k in "rz"}
    return with_changed(
        dh, cache, z=lambda c: dh * (c["h"] - c["n"]) * slope["z"], r=lambda c, n: n * c["hn"] * slope["r"]
    )


@gru_step_backward.mistake
def slopes_missing(dh, cache):
    """The slopes of the squashings are missing: the gradient stops at the gates, before it has passed through them.

    A gate that is shut tight hardly moves when its weights do. Does your gradient of these weights know that?
    """
    return with_changed(
        dh,
        cache,
        n=lambda c: dh * (1 - c["z"]),
        z=lambda c: dh * (c["h"] - c["n"]),
        r=lambda c, n: n * c["hn"],
    )


@gru_step_backward.mistake(
    pointer='The page "Names and conventions", on the GRU: both forms are in use, and who uses which.'
)
def stacked_zrn(dh, cache):
    """The blocks come back in the order z, r, n, that of Keras and ONNX: here it is r, z, n.

    In which order does the docstring stack the blocks?
    """
    return with_changed(dh, cache, order="zrn")


@gru_step_backward.mistake
def averaged_over_batch(dh, cache):
    """The gradients of what the batch shares are averaged over it.

    If the loss is a mean over the batch, is the 1/N not in dh already?
    """
    dx, dh_prev, *shared = reference.gru_step_backward(dh, cache)
    return dx, dh_prev, *(g / len(dh) for g in shared)


@gru_step_backward.mistake
def db_not_summed(dh, cache):
    """The gradients of the biases still have a row for each example.

    How many examples did the one b serve? What becomes of their gradients?
    """
    rows = []
    for k in range(len(dh)):
        one = {name: v if name in "WU" else v[k : k + 1] for name, v in cache.items()}
        rows.append(reference.gru_step_backward(dh[k : k + 1], one)[4:])
    return *reference.gru_step_backward(dh, cache)[:4], *map(np.stack, zip(*rows, strict=True))
