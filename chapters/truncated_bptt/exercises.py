"""How the exercises of `truncated_bptt` are marked, and which mistakes are known by name."""

import copy

import numpy as np
import torch
from torch import nn

from autograder import Case, Exercise, choice
from solutions import truncated_bptt as reference
from solutions.bptt import rnn_backward
from solutions.rnn_cell import rnn_forward

# ------------------------------------------------------------------------------------------------------ make_streams


def stream_cases(rng):
    N, T = (int(n) for n in rng.permutation([3, 4, 5, 6, 7])[:2])
    for label, left in (("nothing left over", 0), ("some left over", int(rng.integers(1, N)))):
        yield Case(label, {"ids": rng.integers(0, 100, N * T + left), "N": N})
    yield Case("N = 1", {"ids": rng.integers(0, 100, T), "N": 1}, edge=True)
    yield Case("T = 1", {"ids": rng.integers(0, 100, 2 * N - 1), "N": N}, edge=True)


make_streams = Exercise(reference.make_streams, points=1, cases=stream_cases, returns=("streams",), minutes=8)


@make_streams.misconception(
    "The text is dealt out to the streams like cards: each of them has every N-th id.",
    "Read column 0 of your streams from top to bottom. Is it a piece of the text?",
)
def dealt_like_cards(ids, N):
    T = len(ids) // N
    return ids[: T * N].reshape(T, N)


@make_streams.misconception(
    "What is left over is dropped at the beginning.",
    "Does your stream 0 start with the first id of the text?",
)
def dropped_in_front(ids, N):
    T = len(ids) // N
    return ids[len(ids) - T * N :].reshape(N, T).T


@make_streams.accepts()
def stacked_columns(ids, N):
    T = int(len(ids) / N)
    return np.stack([ids[n * T : (n + 1) * T] for n in range(N)], axis=1)


@make_streams.accepts()
def index_by_index(ids, N):
    T = len(ids) // N
    streams = np.zeros((T, N), dtype=int)
    for n in range(N):
        for t in range(T):
            streams[t, n] = ids[n * T + t]
    return streams


@make_streams.accepts()
def split_lists(ids, N):
    ids = list(ids)
    while len(ids) % N:
        ids.pop()
    return np.array(np.split(np.array(ids), N)).transpose()


# ------------------------------------------------------------------------------------------------------------ chunks


def chunk_inputs(rng, T, N, K):
    return {"streams": rng.permutation(T * N).reshape(T, N), "K": K}


def chunk_cases(rng):
    N, K = int(rng.choice([5, 7])), int(rng.choice([3, 4]))
    yield Case("a shorter last chunk", chunk_inputs(rng, 3 * K + int(rng.integers(2, K)) + 1, N, K))
    yield Case("whole chunks", chunk_inputs(rng, 3 * K + 1, N, K))
    yield Case("K = 1", chunk_inputs(rng, 7, N, 1), edge=True)
    yield Case("K = T", chunk_inputs(rng, K, N, K), edge=True)
    yield Case("T = 2", chunk_inputs(rng, 2, N, K), edge=True)
    yield Case("N = 1", chunk_inputs(rng, 2 * K + 3, 1, K), edge=True)


def drive_chunks(chunks, streams, K):
    """The chunks end to end, and where they were cut; a generator or arrays for pairs will do as well."""
    value = chunks(streams, K)
    try:
        pairs = [(np.asarray(x), np.asarray(y)) for x, y in value]
        steps = np.array([len(x) for x, _ in pairs])
    except (TypeError, ValueError):
        unreadable = "no list of pairs x, y of arrays (K, N)"
        return {"steps per chunk": unreadable, "x": unreadable, "y": unreadable}
    sides = {}
    for name, side in (("x", [x for x, _ in pairs]), ("y", [y for _, y in pairs])):
        fit = side and len({a.shape[1:] for a in side}) == 1
        sides[name] = np.concatenate(side, axis=0) if fit else side
    return {"steps per chunk": steps, **sides}


chunks = Exercise(
    reference.chunks,
    points=2,
    cases=chunk_cases,
    returns=("steps per chunk", "x", "y"),
    drive=drive_chunks,
    parts={"x": (0, "t"), "y": (0, "t")},
    minutes=12,
)


@chunks.law(
    "What should be said is not the next id.",
    "Take a chunk x, y and one of its streams. Which id follows x[0] in the text, and what is y[0]?",
)
def says_what_follows(case, seen):
    follows = {int(a): int(b) for a, b in zip(case["streams"][:-1].ravel(), case["streams"][1:].ravel(), strict=True)}
    x, y = np.asarray(seen["x"]), np.asarray(seen["y"])
    if x.ndim != 2 or x.shape != y.shape:
        return True  # something else is wrong
    return all(follows.get(int(a), int(b)) == int(b) for a, b in zip(x.ravel(), y.ravel(), strict=True))


@chunks.misconception(breaks="says_what_follows")
def target_not_shifted(streams, K):
    return [(streams[s : s + K], streams[s : s + K]) for s in range(0, len(streams), K)]


@chunks.misconception(breaks="says_what_follows")
def says_what_was_before(streams, K):
    x, y = streams[1:], streams[:-1]
    return [(x[s : s + K], y[s : s + K]) for s in range(0, len(x), K)]


@chunks.misconception(
    "At every border one step gets lost: the first id of the next chunk is never to be said.",
    "Write down x and y of two chunks that follow each other. Is there an id that stands in no y, though it has a predecessor?",
)
def border_lost(streams, K):
    pieces = [streams[s : s + K] for s in range(0, len(streams), K)]
    return [(piece[:-1], piece[1:]) for piece in pieces]


@chunks.misconception(
    "The shorter chunk at the end is missing.",
    "How many steps are there to learn from, and how many do your chunks have together?",
)
def tail_dropped(streams, K):
    return reference.chunks(streams[: (len(streams) - 1) // K * K + 1], K)


@chunks.misconception(
    "The chunks overlap: each begins one step after the one before it.",
    "In how many of your chunks does step 1 occur? From where will the state for the second chunk come?",
)
def sliding(streams, K):
    x, y = streams[:-1], streams[1:]
    return [(x[s : s + K], y[s : s + K]) for s in range(len(x) - K + 1)]


@chunks.misconception(
    "You have cut the streams from each other, not the time.",
    "Which axis of streams is time? How many streams should a chunk have?",
)
def cut_across(streams, K):
    x, y = streams[:-1], streams[1:]
    return [(x[:, n : n + K], y[:, n : n + K]) for n in range(0, x.shape[1], K)]


@chunks.misconception(
    "The last id is read, though nothing comes after it that could be said.",
    "Compare the shapes of x and y in your last chunk. How many ids of a stream have a successor?",
)
def last_without_target(streams, K):
    return [(streams[s : s + K], streams[s + 1 : s + K + 1]) for s in range(0, len(streams), K)]


@chunks.accepts()
def a_generator(streams, K):
    s = 0
    while s < len(streams) - 1:
        end = min(s + K, len(streams) - 1)
        yield streams[s:end], streams[s + 1 : end + 1]
        s = end


@chunks.accepts()
def with_array_split(streams, K):
    cuts = np.arange(K, streams.shape[0] - 1, K)
    return list(zip(np.split(streams[:-1], cuts), np.split(streams[1:], cuts), strict=True))


@chunks.accepts()
def lists_of_rows(streams, K):
    out, x, y = [], [], []
    for t in range(len(streams) - 1):
        x.append(streams[t])
        y.append(streams[t + 1])
        if len(x) == K:
            out.append([x, y])
            x, y = [], []
    if x:
        out.append([x, y])
    return out


# ------------------------------------------------------------------------------------------------------- tbptt_grads


def network(rng, T, N, D, H, M, scale=1.0):
    """A sequence with targets, and a network; about as loud as it must be for gradients to come back over some steps."""
    shapes = {"Wx": (D, H), "Wh": (H, H), "b": (H,), "Wy": (H, M), "by": (M,)}
    params = {name: rng.normal(0, 0.5, shape) for name, shape in shapes.items()}
    params["Wh"] = np.linalg.qr(params["Wh"])[0] * 1.1
    params["Wx"] *= 0.8 * scale
    return {
        "X": rng.normal(size=(T, N, D)),
        "Y": rng.normal(size=(T, N, M)),
        "h0": rng.uniform(-1, 1, (N, H)),
        "params": params,
    }


def sizes(rng):
    return (int(n) for n in rng.permutation([3, 4, 5, 6, 7])[:4])


def one_sized(N, D, H, M):
    whole = {"N = 1": (1, D, H, M), "D = 1": (N, 1, H, M), "H = 1": (N, D, 1, M), "M = 1": (N, D, H, 1)}
    return {**whole, "N = D = H = M = 1": (1, 1, 1, 1)}.items()


def tbptt_cases(rng):
    N, D, H, M = sizes(rng)
    K = int(rng.integers(8, 10))
    left = int(rng.integers(2, K - 1))
    yield Case("a shorter last chunk", {**network(rng, 2 * K + left, N, D, H, M), "K": K})
    yield Case("whole chunks", {**network(rng, 3 * K, N, D, H, M), "K": K})
    yield Case("K = T", {**network(rng, K, N, D, H, M), "K": K}, edge=True)
    yield Case("K = 1", {**network(rng, 5, N, D, H, M), "K": 1}, edge=True)
    yield Case("T = 1", {**network(rng, 1, N, D, H, M), "K": K}, edge=True)
    for label, small in one_sized(N, D, H, M):
        yield Case(label, {**network(rng, 2 * K + 1, *small), "K": K}, edge=True)
    yield Case("saturated units", {**network(rng, 2 * K, N, D, H, M, scale=500.0), "K": K}, edge=True)


tbptt_grads = Exercise(
    reference.tbptt_grads,
    points=5,
    cases=tbptt_cases,
    returns={"grads": 3, "losses": 1},
    parts={"losses": (0, "t")},
    minutes=40,
)


def worked(X, Y, h0, params, spans, starts=None):
    """Gradients summed over spans (first, start, end): from the losses start to end - 1 back to step `first`.

    starts: the states before each step, where they are not those of one run over the whole sequence.
    """
    hs = rnn_forward(X, h0, params["Wx"], params["Wh"], params["b"]) if starts is None else starts[1]
    before = np.concatenate([h0[None], hs[:-1]]) if starts is None else starts[0]
    error = hs @ params["Wy"] + params["by"] - Y
    grads = {name: np.zeros_like(p) for name, p in params.items()}
    for first, start, end in spans:
        used = error[first:end].copy()
        used[: max(start - first, 0)] = 0
        cache = {"X": X[first:end], "hs": hs[first:end], "h0": before[first], "Wx": params["Wx"], "Wh": params["Wh"]}
        dWx, dWh, db = rnn_backward(used @ params["Wy"].T, cache)[2:]
        dWy = np.tensordot(hs[first:end], used, axes=((0, 1), (0, 1)))
        found = {"Wx": dWx, "Wh": dWh, "b": db, "Wy": dWy, "by": used.sum(axis=(0, 1))}
        grads = {name: grads[name] + found[name] for name in grads}
    return grads, error


def halves(error, K):
    return [np.sum(error[s : s + K] ** 2) / 2 for s in range(0, len(error), K)]


def borders(T, K):
    return [(s, s, min(s + K, T)) for s in range(0, T, K)]


@tbptt_grads.law(
    "The loss is not half the sum of the squares.",
    "Take the first chunk. Do you sum or average, and where is the half? The gradient is made of the same loss.",
)
def half_the_sum(case, seen):
    p, h, loss = case["params"], case["h0"], 0.0
    for x, y in zip(case["X"][: case["K"]], case["Y"][: case["K"]], strict=True):
        h = np.tanh(x @ p["Wx"] + h @ p["Wh"] + p["b"])
        loss += 0.5 * np.sum((h @ p["Wy"] + p["by"] - y) ** 2)
    losses = np.asarray(seen["losses"], dtype=float)
    return losses.ndim != 1 or not losses.size or bool(np.isclose(losses[0], loss, rtol=1e-4))


@tbptt_grads.misconception(breaks="half_the_sum")
def mean_of_each_chunk(X, Y, h0, params, K):
    grads, error = {}, worked(X, Y, h0, params, [])[1]
    for first, start, end in borders(len(X), K):
        found = worked(X, Y, h0, params, [(first, start, end)])[0]
        grads = {k: grads.get(k, 0) + g / error[start:end].size for k, g in found.items()}
    return grads, [np.mean(error[s : s + K] ** 2) / 2 for s in range(0, len(X), K)]


@tbptt_grads.misconception(breaks="half_the_sum")
def half_forgotten(X, Y, h0, params, K):
    grads, losses = reference.tbptt_grads(X, Y, h0, params, K)
    return {k: 2 * g for k, g in grads.items()}, [2 * a for a in losses]


@tbptt_grads.misconception(
    "The gradient goes on over the borders of the chunks: that is backpropagation without truncation.",
    "How far back does the last loss of all reach in your code? How far should it?",
)
def full_bptt(X, Y, h0, params, K):
    grads, error = worked(X, Y, h0, params, [(0, 0, len(X))])
    return grads, halves(error, K)


@tbptt_grads.misconception(
    "Every chunk starts from h0 again: the network forgets at each border what it has read.",
    "With which state should the second chunk start? Which line of yours hands it on?",
)
def every_chunk_from_h0(X, Y, h0, params, K):
    grads, losses = {}, []
    for s in range(0, len(X), K):
        found, loss = reference.tbptt_grads(X[s : s + K], Y[s : s + K], h0, params, K)
        grads = {k: grads.get(k, 0) + g for k, g in found.items()}
        losses += loss
    return grads, losses


@tbptt_grads.misconception(
    "Only one chunk is left in the gradients: each overwrites what the one before it had found.",
    "After the second chunk, what has become of the first one's gradients? Every chunk has a loss of its own.",
)
def only_last_chunk(X, Y, h0, params, K):
    grads, error = worked(X, Y, h0, params, borders(len(X), K)[-1:])
    return grads, halves(error, K)


@tbptt_grads.misconception(
    "The shorter chunk at the end is left out.",
    "With 10 steps and K = 4, how many chunks should there be, and how many do you work through?",
)
def tail_left_out(X, Y, h0, params, K):
    whole = len(X) // K * K
    return reference.tbptt_grads(X[:whole], Y[:whole], h0, params, K)


@tbptt_grads.misconception(
    "No gradient goes back in time at all, not even inside a chunk.",
    "Inside a chunk the state of one step helps to make the next. What reaches it from there?",
)
def one_step_only(X, Y, h0, params, K):
    grads, error = worked(X, Y, h0, params, borders(len(X), 1))
    return grads, halves(error, K)


@tbptt_grads.misconception(
    "The gradient is cut one step away from the border: between the first and the second step of a chunk.",
    "Which step is the first one of chunk 1? Between which two steps may no gradient pass, and between which does none in yours?",
)
def borders_shifted(X, Y, h0, params, K):
    cuts = [0, *range(1, len(X), K), len(X)]
    spans = [(a, a, b) for a, b in zip(cuts, cuts[1:], strict=False)]
    grads, error = worked(X, Y, h0, params, spans)
    return grads, halves(error, K)


@tbptt_grads.misconception(
    "Only the last loss of each chunk goes backward.",
    "At which steps of a chunk is there an error? How does yours get from them into the states?",
)
def chunk_end_only(X, Y, h0, params, K):
    spans = [(first, end - 1, end) for first, _, end in borders(len(X), K)]
    found, error = worked(X, Y, h0, params, spans)
    right = reference.tbptt_grads(X, Y, h0, params, K)[0]
    return {**found, "Wy": right["Wy"], "by": right["by"]}, halves(error, K)


@tbptt_grads.accepts()
def one_backward_loop(X, Y, h0, params, K):
    T = X.shape[0]
    h, hs, errors = h0, {-1: h0}, {}
    for t in range(T):
        h = np.tanh(np.dot(X[t], params["Wx"]) + np.dot(h, params["Wh"]) + params["b"])
        hs[t], errors[t] = h, h.dot(params["Wy"]) + params["by"] - Y[t]
    losses = np.zeros(-(-T // K))
    grads = {k: np.zeros(v.shape) for k, v in params.items()}
    carried = np.zeros_like(h0)
    for t in range(T - 1, -1, -1):
        if (t + 1) % K == 0:
            carried = np.zeros_like(h0)  # nothing comes over the border
        losses[t // K] += 0.5 * (errors[t] ** 2).sum()
        dz = (errors[t] @ params["Wy"].T + carried) * (1 - hs[t] * hs[t])
        grads["Wx"] += X[t].T @ dz
        grads["Wh"] += hs[t - 1].T @ dz
        grads["b"] += dz.sum(0)
        grads["Wy"] += hs[t].T @ errors[t]
        grads["by"] += errors[t].sum(0)
        carried = dz @ params["Wh"].T
    return grads, losses


@tbptt_grads.accepts()
def torch_with_detach(X, Y, h0, params, K):
    p = {k: torch.tensor(v, requires_grad=True) for k, v in params.items()}
    h, losses = torch.tensor(h0), []
    for s in range(0, len(X), K):
        h, loss = h.detach(), 0
        for x, y in zip(torch.tensor(X[s : s + K]), torch.tensor(Y[s : s + K]), strict=True):
            h = torch.tanh(x @ p["Wx"] + h @ p["Wh"] + p["b"])
            loss = loss + 0.5 * ((h @ p["Wy"] + p["by"] - y) ** 2).sum()
        loss.backward()
        losses.append(loss.item())
    return {k: v.grad.numpy() for k, v in p.items()}, losses


@tbptt_grads.accepts()
def einsum_and_stacks(X, Y, h0, params, K):
    Wx, Wh, b, Wy, by = (params[k] for k in ("Wx", "Wh", "b", "Wy", "by"))
    total, losses, state = [np.zeros_like(params[k]) for k in params], [], h0.copy()
    for x, y in zip(np.split(X, range(K, len(X), K)), np.split(Y, range(K, len(Y), K)), strict=True):
        states = [state]
        for step in x:
            states.append(np.tanh(np.einsum("nd,dh->nh", step, Wx) + np.einsum("nh,hk->nk", states[-1], Wh) + b))
        old, new = np.stack(states[:-1]), np.stack(states[1:])
        e = np.einsum("tnh,hm->tnm", new, Wy) + by - y
        losses.append(0.5 * float(np.square(e).sum()))
        dz, later = np.zeros_like(new), 0
        for t in reversed(range(len(x))):
            dz[t] = (e[t] @ Wy.T + later) / np.cosh(np.arctanh(np.clip(new[t], -1 + 1e-16, 1 - 1e-16))) ** 2
            later = dz[t] @ Wh.T
        found = {
            "Wx": np.einsum("tnd,tnh->dh", x, dz),
            "Wh": np.einsum("tnk,tnh->kh", old, dz),
            "b": dz.sum(axis=(0, 1)),
            "Wy": np.einsum("tnh,tnm->hm", new, e),
            "by": e.sum((0, 1)),
        }
        total = [a + found[k] for a, k in zip(total, params, strict=True)]
        state = states[-1]
    return [dict(zip(params, total, strict=True)), losses]


@tbptt_grads.accepts()
def adds_into_what_it_has(X, Y, h0, params, K):
    pass
    grads = None
    losses = []
    while len(X):
        X_now, X, Y_now, Y = X[:K], X[K:], Y[:K], Y[K:]
        found, error = worked(X_now, Y_now, h0, params, [(0, 0, len(X_now))])
        h0 = rnn_forward(X_now, h0, params["Wx"], params["Wh"], params["b"])[-1]
        losses += [0.5 * np.sum(error * error)]
        if grads is None:
            grads = found
        else:
            for k in grads:
                grads[k] += found[k]
    return grads, np.array(losses)


# ----------------------------------------------------------------------------------------------------- credit_matrix


def credit_cases(rng):
    k1 = int(rng.integers(2, 5))
    k2 = k1 + int(rng.integers(2, 4))
    left = int(rng.integers(1, k1))
    yield Case("k1 < k2, some left over", {"T": 4 * k1 + left, "k1": k1, "k2": k2})
    yield Case("k1 < k2", {"T": 4 * k1, "k1": k1, "k2": k2})
    yield Case("k1 = k2", {"T": 3 * k1 + left, "k1": k1, "k2": k1})
    yield Case("k1 = 1", {"T": 8, "k1": 1, "k2": k2 - 1}, edge=True)
    yield Case("k2 = T", {"T": 2 * k1 + 1, "k1": k1, "k2": 2 * k1 + 1}, edge=True)
    yield Case("k1 > T", {"T": 3, "k1": 4, "k2": 6}, edge=True)
    yield Case("T = 1", {"T": 1, "k1": k1, "k2": k2}, edge=True)


credit_matrix = Exercise(reference.credit_matrix, points=2, cases=credit_cases, returns=("credit",), minutes=15)


def painted(T, spans):
    credit = np.zeros((T, T), bool)
    for first, start, end in spans:
        for t in range(start, end):
            credit[t, max(0, first) : t + 1] = True
    return credit


def spans_of(T, k1, k2):
    ends = [min(s + k1, T) for s in range(0, T, k1)]
    return [(max(0, end - k2), s, end) for s, end in zip(range(0, T, k1), ends, strict=True)]


def swapped_spans(T, k1, k2):
    return [(first, max(first, start), end) for first, start, end in spans_of(T, k2, k1)]


@credit_matrix.misconception(
    "k1 and k2 are exchanged.", "Which of the two says how often one goes back, and which says how far?"
)
def k1_k2_swapped(T, k1, k2):
    return painted(T, swapped_spans(T, k1, k2))


@credit_matrix.misconception(
    "Losses send gradients to steps that come after them.",
    "Can what the weights do at step 5 change the loss of step 3? What does your matrix say about it?",
)
def includes_future(T, k1, k2):
    credit = np.zeros((T, T), bool)
    for first, start, end in spans_of(T, k1, k2):
        credit[start:end, first:end] = True
    return credit


@credit_matrix.misconception(
    "Every loss reaches back k2 steps of its own.",
    "One goes back after every k1 steps, not after every step. Where does one such way back end, for all the losses in it?",
)
def window_of_its_own(T, k1, k2):
    return painted(T, [(t - k2 + 1, t, t + 1) for t in range(T)])


@credit_matrix.misconception(
    "No gradient goes further back than its own losses: k2 is not used.",
    "If k1 = 1 and k2 = 5, how many steps does each loss reach? How many in yours?",
)
def only_k1(T, k1, k2):
    return painted(T, [(start, start, end) for _, start, end in spans_of(T, k1, k2)])


@credit_matrix.misconception(
    "Every loss reaches back to the beginning.", "What does k2 limit? Where in your code is it used?"
)
def no_truncation(T, k1, k2):
    return np.tril(np.ones((T, T), bool))


@credit_matrix.misconception(
    "The k2 steps are counted from the oldest of the new losses, not from the newest.",
    "How many steps does one go back through in all, the k1 newest included?",
)
def k2_beyond_k1(T, k1, k2):
    return painted(T, [(start - k2, start, end) for _, start, end in spans_of(T, k1, k2)])


@credit_matrix.misconception(
    "Rows and columns are exchanged.", "Which index of credit[t, s] is the loss? May s be larger than t?"
)
def rows_and_columns(T, k1, k2):
    return reference.credit_matrix(T, k1, k2).T


@credit_matrix.misconception(
    "The losses that are left over at the end are never used.",
    "Has the last row of your matrix an entry that is True? When would its loss be used?",
)
def left_over_unused(T, k1, k2):
    return painted(T, spans_of(T, k1, k2)[: T // k1])


@credit_matrix.misconception(
    "A loss does not reach its own step.", "Does what the weights do at step t change the loss of step t?"
)
def not_itself(T, k1, k2):
    return reference.credit_matrix(T, k1, k2) & ~np.eye(T, dtype=bool)


@credit_matrix.misconception(
    "From the losses that are left over one goes back too few steps.",
    "Which are the newest k2 steps at the very end? Do you count them from the last step there is?",
)
def as_if_full(T, k1, k2):
    return painted(T, [(start + k1 - k2, start, end) for _, start, end in spans_of(T, k1, k2)])


@credit_matrix.accepts()
def by_arithmetic(T, k1, k2):
    t, s = np.meshgrid(np.arange(T), np.arange(T), indexing="ij")
    end = np.minimum((t // k1 + 1) * k1, T)
    return (s <= t) & (s >= end - k2)


@credit_matrix.accepts()
def zeros_and_ones(T, k1, k2):
    credit, used = [[0] * T for _ in range(T)], 0
    for now in range(1, T + 1):
        if now % k1 == 0 or now == T:
            for t in range(used, now):
                for s in range(T):
                    if s <= t and s > now - k2 - 1:
                        credit[t][s] = 1
            used = now
    return np.array(credit)


# ------------------------------------------------------------------------------------------------------ window_grads


def window_cases(rng):
    N, D, H, M = sizes(rng)
    k1, k2 = int(rng.integers(3, 5)), int(rng.integers(8, 10))
    left = int(rng.integers(1, k1))
    yield Case("k1 < k2, some left over", {**network(rng, 5 * k1 + left, N, D, H, M), "k1": k1, "k2": k2})
    yield Case("k1 < k2", {**network(rng, 5 * k1, N, D, H, M), "k1": k1, "k2": k2})
    yield Case("k1 = k2", {**network(rng, 3 * k1 + left, N, D, H, M), "k1": k1, "k2": k1}, edge=True)
    yield Case("k1 = 1, k2 = T", {**network(rng, 6, N, D, H, M), "k1": 1, "k2": 6}, edge=True)
    yield Case("k2 = 2 T", {**network(rng, 6, N, D, H, M), "k1": k1, "k2": 12}, edge=True)
    yield Case("T = 1", {**network(rng, 1, N, D, H, M), "k1": k1, "k2": k2}, edge=True)
    for label, small in one_sized(N, D, H, M):
        yield Case(label, {**network(rng, 2 * k2, *small), "k1": k1, "k2": k2}, edge=True)


window_grads = Exercise(reference.window_grads, points=4, cases=window_cases, returns=("grads",), minutes=35)


def whole_readout(spans_for, X, Y, h0, params, k1, k2):
    """Gradients over other spans, where the read-out's are right: it hears of every loss at once."""
    spans = [(max(0, first), start, end) for first, start, end in spans_for(len(X), k1, k2)]
    right = reference.window_grads(X, Y, h0, params, k1, k2)
    return {**worked(X, Y, h0, params, spans)[0], "Wy": right["Wy"], "by": right["by"]}


@window_grads.misconception(
    "k1 and k2 are exchanged.", "Which of the two says how often one goes back, and which says how far?"
)
def exchanged(X, Y, h0, params, k1, k2):
    return worked(X, Y, h0, params, swapped_spans(len(X), k1, k2))[0]


@window_grads.misconception(
    "Losses are counted more than once: every way back takes all the losses of its window with it.",
    "How often does the loss of step 0 go back in your code, if k1 = 1 and k2 = 5? Which losses of a window are new?",
)
def counted_again(X, Y, h0, params, k1, k2):
    return worked(X, Y, h0, params, [(first, first, end) for first, _, end in spans_of(len(X), k1, k2)])[0]


@window_grads.misconception(
    "The gradient stops at the oldest of the new losses: k2 is not used.",
    "If k1 = 1 and k2 = 5, through how many steps should each loss go back? Through how many does yours?",
)
def stops_after_k1(X, Y, h0, params, k1, k2):
    return whole_readout(
        lambda *how: [(start, start, end) for _, start, end in spans_of(*how)], X, Y, h0, params, k1, k2
    )


@window_grads.misconception(
    "The gradient goes back to the beginning: that is backpropagation without truncation.",
    "What does k2 limit? Where in your code is it used?",
)
def not_truncated(X, Y, h0, params, k1, k2):
    return worked(X, Y, h0, params, [(0, 0, len(X))])[0]


@window_grads.misconception(
    "The k2 steps are counted from the oldest of the new losses, not from the newest.",
    "How many steps does one go back through in all, the k1 newest included?",
)
def k2_on_top(X, Y, h0, params, k1, k2):
    return whole_readout(
        lambda *how: [(start - k2, start, end) for _, start, end in spans_of(*how)], X, Y, h0, params, k1, k2
    )


@window_grads.misconception(
    "Every loss goes back k2 steps of its own.",
    "One goes back after every k1 steps, not after every step. How many ways back does your code take?",
)
def each_by_itself(X, Y, h0, params, k1, k2):
    return whole_readout(lambda T, k1, k2: [(t - k2 + 1, t, t + 1) for t in range(T)], X, Y, h0, params, k1, k2)


@window_grads.misconception(
    "One goes back only once, from the end.",
    "What becomes of the losses that lie more than k2 steps before the end? How often should one go back?",
)
def from_the_end_only(X, Y, h0, params, k1, k2):
    first = max(0, len(X) - k2)
    return worked(X, Y, h0, params, [(first, first, len(X))])[0]


@window_grads.misconception(
    "The losses that are left over at the end are never used.",
    "With 10 steps and k1 = 4, after which steps does one go back? And with the last two losses?",
)
def rest_unused(X, Y, h0, params, k1, k2):
    return worked(X, Y, h0, params, spans_of(len(X), k1, k2)[: len(X) // k1])[0]


@window_grads.misconception(
    "The state at the beginning of a window is not the one that the sequence had there.",
    "Before a window of steps 4 to 9, which state did step 4 start from? Which one does your way back use?",
)
def windows_from_h0(X, Y, h0, params, k1, k2):
    hs = rnn_forward(X, h0, params["Wx"], params["Wh"], params["b"])
    before = np.broadcast_to(h0, hs.shape)
    return worked(X, Y, h0, params, spans_of(len(X), k1, k2), (before, hs))[0]


@window_grads.misconception(
    "From the losses that are left over one goes back too few steps.",
    "Which are the newest k2 steps at the very end? Do you count them from the last step there is?",
)
def rest_goes_less_far(X, Y, h0, params, k1, k2):
    return whole_readout(
        lambda *how: [(start + k1 - k2, start, end) for _, start, end in spans_of(*how)], X, Y, h0, params, k1, k2
    )


@window_grads.accepts()
def by_the_credit_matrix(X, Y, h0, params, k1, k2):
    T, N, _ = X.shape
    credit, grads = reference.credit_matrix(T, k1, k2), {k: np.zeros_like(v) for k, v in params.items()}
    hs = [h0]
    for x in X:
        hs.append(np.tanh(x @ params["Wx"] + hs[-1] @ params["Wh"] + params["b"]))
    for t in range(T):
        e = hs[t + 1] @ params["Wy"] + params["by"] - Y[t]
        grads["Wy"] += hs[t + 1].T @ e
        grads["by"] += e.sum(axis=0)
        dh = e @ params["Wy"].T
        for s in range(t, -1, -1):
            dz = dh * (1 - hs[s + 1] ** 2)
            if credit[t, s]:
                grads["Wx"] += X[s].T @ dz
                grads["Wh"] += hs[s].T @ dz
                grads["b"] += dz.sum(axis=0)
            dh = dz @ params["Wh"].T
    return grads


@window_grads.accepts()
def torch_keeps_the_graph(X, Y, h0, params, k1, k2):
    T = len(X)
    total = {k: np.zeros_like(v) for k, v in params.items()}
    with torch.no_grad():
        p = {k: torch.tensor(v) for k, v in params.items()}
        states = [torch.tensor(h0)]
        for x in torch.tensor(X):
            states.append(torch.tanh(x @ p["Wx"] + states[-1] @ p["Wh"] + p["b"]))
    done = 0
    while done < T:
        end = min(done + k1, T)
        first = max(end - k2, 0)
        p = {k: v.clone().requires_grad_(True) for k, v in p.items()}
        h, loss = states[first], 0.0
        for t in range(first, end):
            h = torch.tanh(torch.tensor(X[t]) @ p["Wx"] + h @ p["Wh"] + p["b"])
            if t >= done:
                loss = loss + 0.5 * torch.sum((h @ p["Wy"] + p["by"] - torch.tensor(Y[t])) ** 2)
        loss.backward()
        for k in total:
            total[k] = total[k] + p[k].grad.numpy()
        p = {k: v.detach() for k, v in p.items()}
        done = end
    return total


@window_grads.accepts()
def differences_of_windows(X, Y, h0, params, k1, k2):
    hs = np.concatenate([h0[None], rnn_forward(X, h0, params["Wx"], params["Wh"], params["b"])])
    grads = {k: 0.0 for k in params}
    ends = sorted({*range(k1, len(X), k1), len(X)})
    for start, end in zip([0, *ends], ends, strict=False):
        first = max(0, end - k2)
        both, _ = reference.tbptt_grads(X[first:end], Y[first:end], hs[first], params, end - first)
        old = dict.fromkeys(params, 0.0)
        if start > first:
            old, _ = reference.tbptt_grads(X[first:start], Y[first:start], hs[first], params, start - first)
        for k in grads:
            grads[k] = grads[k] + both[k] - old[k]
    return grads


# ------------------------------------------------------------------------------------------------------ detach_state


def state_cases(rng):
    N, H = (int(n) for n in rng.permutation([3, 4, 5])[:2])
    for label, kind in (
        ("a tuple h, c", "tuple"),
        ("one tensor", "tensor"),
        ("a list of tuples", "list"),
        ("a dict", "dict"),
    ):
        yield Case(label, {"kind": kind, "h": rng.normal(size=(N, H)), "c": rng.normal(size=(N, H))})
    yield Case("nothing yet: None", {"kind": "None", "h": np.ones((1, 1)), "c": np.ones((1, 1))}, edge=True)
    yield Case("a list in a dict in a tuple", {"kind": "deep", "h": np.ones((1, 1)), "c": np.ones((N, 1))}, edge=True)


def drive_detach(detach_state, kind, h, c):
    """Make a state that hangs on a leaf, hand it over, and look whether what comes back still does."""
    leaf = torch.ones((), dtype=torch.float64, requires_grad=True)
    h, c = torch.tensor(h) * leaf, torch.tensor(c) * leaf
    states = {"tensor": h, "tuple": (h, c), "list": [(h, c), (c + 1, h + 1)], "dict": {"h": h, "c": c}, "None": None}
    states["deep"] = ({"lower": [h, None], "upper": c}, h)
    numbers, free = [], []

    def look(state):
        if torch.is_tensor(state):
            numbers.append(state.detach().clone())
            way = None
            if state.requires_grad:
                way = torch.autograd.grad(state.sum(), leaf, allow_unused=True, retain_graph=True)[0]
            free.append(way is None)
            return "tensor"
        if isinstance(state, dict):
            return "{" + ", ".join(f"{k}: {look(v)}" for k, v in state.items()) + "}"
        if isinstance(state, (tuple, list)):
            return "(" + ", ".join(look(s) for s in state) + ")"
        return "None" if state is None else f"a {type(state).__name__}"

    arrangement = look(detach_state(states[kind]))
    return {"numbers": numbers, "arrangement": arrangement, "cut off": np.array(free, dtype=bool)}


detach_state = Exercise(
    reference.detach_state,
    points=2,
    cases=state_cases,
    returns=("numbers", "arrangement", "cut off"),
    drive=drive_detach,
    minutes=12,
)


def over(f, state):
    """f at every tensor of a state."""
    if isinstance(state, dict):
        return {k: over(f, v) for k, v in state.items()}
    if isinstance(state, (tuple, list)):
        return type(state)(over(f, s) for s in state)
    return None if state is None else f(state)


@detach_state.misconception(
    "What you return still hangs on its past.",
    "Print requires_grad of what you return. Does clone() forget where it came from, and where does the result of detach() go?",
)
def still_connected(state):
    return over(torch.clone, state)


@detach_state.misconception(
    "Of an LSTM's two states only the first is cut off.",
    "Through which of h and c will the gradient still go back?",
)
def only_h(state):
    if isinstance(state, tuple):
        return (over(torch.detach, state[0]), *state[1:])
    if isinstance(state, dict):
        return {k: over(torch.detach, v) if k == "h" else v for k, v in state.items()}
    if isinstance(state, list):
        return [only_h(s) for s in state]
    return over(torch.detach, state)


@detach_state.misconception(
    "The numbers are gone: you return an empty state.",
    "Should the next chunk know what has been read so far? Does it, with zeros?",
)
def zeros_instead(state):
    return over(torch.zeros_like, state)


@detach_state.misconception(
    "What comes back is arranged otherwise: the inner states stand in one row.",
    "Could the model that handed out this state take yours in its place? Compare how deep the two are.",
)
def flattened(state):
    flat = []
    over(lambda s: flat.append(s.detach()), state)
    return flat[0] if torch.is_tensor(state) else tuple(flat) if flat else None


@detach_state.accepts()
def data_attribute(state):
    return over(lambda s: s.data, state)


@detach_state.accepts()
def in_place(state):
    over(lambda s: s.detach_(), state)
    return state


@detach_state.accepts()
def through_numpy(state):
    return over(lambda s: torch.from_numpy(s.detach().numpy().copy()), state)


@detach_state.accepts()
def leaves_of_their_own(state):
    if torch.is_tensor(state):
        return state.clone().detach().requires_grad_()
    if hasattr(state, "items"):
        return dict((k, leaves_of_their_own(v)) for k, v in state.items())
    try:
        return [leaves_of_their_own(s) for s in state]
    except TypeError:
        return state


# ------------------------------------------------------------------------------------------------------ train_stream


def training_inputs(rng, T, N, D, H, M, K, epochs):
    weights = {
        "W": rng.normal(0, 1 / D**0.5, (D, 4 * H)),
        "U": rng.normal(0, 1 / H**0.5, (H, 4 * H)),
        "b": np.concatenate([np.zeros(H), np.ones(H), np.zeros(2 * H)]),
        "V": rng.normal(0, 1, (H, M)),
    }
    data = {"X": (T, N, D), "Y": (T, N, M), "X_new": (T - 2, N, D), "Y_new": (T - 2, N, M)}
    return {"weights": weights, **{k: rng.normal(size=s) for k, s in data.items()}, "K": K, "epochs": epochs}


def training_cases(rng):
    N, D, H, M = sizes(rng)
    K = int(rng.integers(3, 6))
    yield Case("a shorter last chunk", training_inputs(rng, 3 * K + K - 1, N, D, H, M, K, 2))
    yield Case("whole chunks, three epochs", training_inputs(rng, 3 * K, N, D, H, M, K, 3))
    yield Case("one epoch", training_inputs(rng, 2 * K + 1, N, D, H, M, K, 1), edge=True)
    yield Case("one chunk", training_inputs(rng, K, N, D, H, M, K, 2), edge=True)
    yield Case("K = 1", training_inputs(rng, 5, N, D, H, M, 1, 2), edge=True)
    yield Case("N = D = H = M = 1", training_inputs(rng, 2 * K + 1, 1, 1, 1, 1, K, 2), edge=True)


def drive_train(train_stream, weights, X, Y, X_new, Y_new, K, epochs):
    """Hand in a small LSTM and an optimiser that write down what the loop does with them."""
    X, Y, X_new, Y_new = (torch.tensor(a) for a in (X, Y, X_new, Y_new))
    H = weights["U"].shape[0]
    reached, starts, read, handed, fresh = [0], [], [], [], {}

    def steps_behind(node):
        """How many steps of the cell a prediction hangs on: each has two tanh."""
        seen, todo, count = set(), [node], 0
        while todo:
            node = todo.pop()
            if node is not None and node not in seen:
                seen.add(node)
                count += node.name().startswith("TanhBackward")
                todo.extend(n for n, _ in node.next_functions)
        return count // 2

    def holds(sequence, row):
        return row.shape == sequence.shape[1:] and any(torch.equal(row, r) for r in sequence)

    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            for name, value in weights.items():
                self.register_parameter(name, torch.nn.Parameter(torch.tensor(value)))

        def forward(self, x, state=None):
            empty = torch.zeros(x.shape[1], H, dtype=torch.float64)
            h, c = (empty, empty) if state is None else state
            nothing = not (h.detach().any() or c.detach().any())
            is_new = holds(X_new, x[0])
            whole = X_new if is_new else X
            read.append(0 if is_new else len(x))
            starts.append((is_new, torch.equal(x[0], whole[0]), bool(nothing)))
            shown = []
            for step in x:
                i, f, g, o = (step @ self.W + h @ self.U + self.b).chunk(4, dim=-1)
                c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
                h = torch.sigmoid(o) * torch.tanh(c)
                shown.append(h)
            predicted = torch.stack(shown) @ self.V
            if predicted.requires_grad:
                node = predicted.grad_fn

                def backward_came(grad):
                    reached.append(steps_behind(node))
                    if is_new:
                        handed.append("learnt from the new sequence")

                predicted.register_hook(backward_came)
            return predicted, (h, c)

    class Optimiser(torch.optim.SGD):
        def step(self, closure=None):
            loss = None
            if closure is not None:
                with torch.enable_grad():
                    loss = closure()
            what = "right"
            for p in self.param_groups[0]["params"]:
                new, now = fresh.get(p), p.grad
                if new is not None and (now is None or not now.any()) and new.any():
                    what = "erased"
                elif new is not None and now is not None and not torch.allclose(now, new, 1e-6, 1e-9):
                    what = "piled up"
                if now is not None:
                    p.data = p.data - 0.3 * now  # no new version: a graph that was kept can still be gone through
            fresh.clear()
            handed.append(what)
            return loss

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        model = Network()
        with torch.no_grad():
            first = float(((model(X[:K])[0] - Y[:K]) ** 2).mean())
        starts.clear()
        read.clear()

        def remember(p):
            def arrived(grad):
                fresh[p] = fresh[p] + grad if p in fresh else grad.clone()

            p.register_hook(arrived)

        for p in model.parameters():
            remember(p)
        optimiser = Optimiser(model.parameters(), lr=0.3)
        trouble = ""
        try:
            value = train_stream(model, optimiser, X, Y, X_new, Y_new, K, epochs)
        except RuntimeError as error:
            if "second time" not in str(error):
                raise
            value, trouble = None, "stopped: backward a second time"
    finally:
        torch.set_num_threads(threads)

    def numbers(values):
        if isinstance(values, (list, tuple)):
            return [n for v in values for n in numbers(v)]
        return [float(values)]

    try:
        losses, news = (np.array(numbers(list(v))) for v in value)
    except (TypeError, ValueError, RuntimeError):
        losses = news = trouble or "no two lists of numbers"
    readable = isinstance(losses, np.ndarray) and losses.size > 0
    return {
        "weights": {name: p.detach().clone() for name, p in model.named_parameters()},
        "losses": losses,
        "new losses": news,
        "updates": sum(what != "learnt from the new sequence" for what in handed),
        "handed to the optimiser": handed,
        "steps back": max(reached),
        "steps read": sum(read),
        "training starts": [bool(nothing) for is_new, start, nothing in starts if start and not is_new],
        "new starts": [bool(nothing) for is_new, start, nothing in starts if start and is_new],
        "goes on empty": any(nothing for is_new, start, nothing in starts if not start),
        "first loss": float(losses[0] / first) if readable else 1.0,
    }


train_stream = Exercise(
    reference.train_stream,
    points=5,
    cases=training_cases,
    returns={"weights": 2, "losses": 2, "new losses": 1},
    drive=drive_train,
    parts={"losses": (0, "t"), "new losses": (0, "t")},
    tol=1e-8,
    minutes=35,
)


@train_stream.law(
    "The gradient goes back over the border of a chunk: the state still hangs on all that made it.",
    "Ask the state for its grad_fn before the model gets it. What will backward() go through? And if retain_graph is what keeps it quiet, what does it keep?",
)
def graph_stays_short(case, seen):
    return seen["steps back"] <= case["K"]


@train_stream.law(
    "Inside a chunk the gradient is cut off before it has reached the chunk's beginning.",
    "How many steps back should the last loss of a chunk be heard? Where do you detach, and how often?",
)
def whole_chunk_learns(case, seen):
    return seen["steps back"] >= min(case["K"], len(case["X"])) or not seen["updates"]


@train_stream.law(
    "Within an epoch the network forgets what it has read: a chunk starts with an empty state.",
    "What does the model return besides its predictions, and where does it go in your loop?",
)
def state_is_carried(case, seen):
    return not seen["goes on empty"]


@train_stream.law(
    "An epoch begins with a state from before: it comes from the end of the sequence, or from another one.",
    "What had the network read when an epoch begins? Print the state that the model gets with the first chunk.",
)
def epoch_from_nothing(case, seen):
    return all(seen["training starts"])


@train_stream.law(
    "The state of the training has leaked into the new sequence.",
    "Should the loss on a sequence hang on what was read before it? Which state does the model get with X_new?",
)
def new_from_nothing(case, seen):
    return all(seen["new starts"])


@train_stream.law(
    "Old gradients are still there when new ones arrive.",
    "What does backward() do with a gradient that it finds? When, between two updates, is it to be removed?",
)
def gradients_do_not_pile_up(case, seen):
    return "piled up" not in seen["handed to the optimiser"]


@train_stream.law(
    "The gradients are erased before the optimiser has used them.",
    "Do the weights change in an update? What lies between backward() and step()?",
)
def gradients_are_used(case, seen):
    return "erased" not in seen["handed to the optimiser"]


@train_stream.law(
    "The number of updates is not the number of chunks.",
    "How many chunks has an epoch, the shorter one included? How often is step() called?",
)
def an_update_per_chunk(case, seen):
    if isinstance(seen["losses"], str):
        return True  # it was stopped, or there is nothing to be read: that is told already
    return seen["updates"] == case["epochs"] * -(-len(case["X"]) // case["K"])


@train_stream.law(
    "In an epoch not every step of X is read, or some are read more than once.",
    "Where does each of your chunks begin and end? Write it down for 10 steps and K = 4.",
)
def every_step_once(case, seen):
    if isinstance(seen["losses"], str):
        return True  # it was stopped, or there is nothing to be read: that is told already
    return seen["steps read"] == case["epochs"] * len(case["X"])


@train_stream.law(
    "The network learns from the new sequence, which should only be looked at.",
    "What would a loss on data mean that the network has been trained on? Which backward() should not be there?",
)
def only_looked_at(case, seen):
    return "learnt from the new sequence" not in seen["handed to the optimiser"]


@train_stream.law(
    "A chunk's loss is not the mean of its squared errors.",
    "If a chunk has 4 steps, 3 sequences and 2 outputs, by what do you divide the sum?",
)
def mean_of_squares(case, seen):
    if seen["steps read"] != case["epochs"] * len(case["X"]):
        return True  # other chunks have other losses
    return abs(seen["first loss"] - 1) < 1e-6


def loop(
    model,
    optimiser,
    X,
    Y,
    X_new,
    Y_new,
    K,
    epochs,
    cut=reference.detach_state,
    keep=False,
    forget=False,
    one_state=False,
    peek=False,
    zero="before",
    steps="each",
    per_step=False,
    learn_new=False,
    total=False,
    drop=False,
):
    """The right loop, with places for mistakes."""
    losses, news, state = [], [], None
    for _ in range(epochs):
        state = state if one_state else None
        if zero == "epoch":
            optimiser.zero_grad()
        for x, y in zip(X.split(K), Y.split(K), strict=True):
            if drop and len(x) < K:
                break
            if per_step:
                said = []
                for step in x:
                    out, state = model(step[None], cut(state))
                    said.append(out)
                said = torch.cat(said)
            else:
                said, state = model(x, None if forget else cut(state))
            loss = ((said - y) ** 2).sum() if total else ((said - y) ** 2).mean()
            if zero == "before":
                optimiser.zero_grad()
            loss.backward(retain_graph=keep)
            if zero == "after":
                optimiser.zero_grad()
            if steps == "each":
                optimiser.step()
            losses.append(loss.item())
        if steps == "epoch":
            optimiser.step()
        said, after = model(X_new, cut(state) if peek or one_state else None)
        loss = ((said - Y_new) ** 2).mean()
        if one_state:
            state = after
        if learn_new:
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        news.append(loss.item())
    return losses, news


@train_stream.misconception(breaks="graph_stays_short")
def never_cut(*given):
    return loop(*given, cut=lambda state: state)


@train_stream.misconception(breaks="graph_stays_short")
def silenced_by_retain_graph(*given):
    return loop(*given, cut=lambda state: state, keep=True)


@train_stream.misconception(breaks="graph_stays_short")
def cell_state_not_cut(*given):
    return loop(*given, cut=lambda state: state and (state[0].detach(), state[1]), keep=True)


@train_stream.misconception(breaks="whole_chunk_learns")
def cut_at_every_step(*given):
    return loop(*given, per_step=True)


@train_stream.misconception(breaks="state_is_carried")
def state_made_anew(*given):
    return loop(*given, forget=True)


@train_stream.misconception(breaks="epoch_from_nothing")
def one_state_for_all(*given):
    return loop(*given, one_state=True)


@train_stream.misconception(breaks="new_from_nothing")
def looks_with_the_state_of_training(*given):
    return loop(*given, peek=True)


@train_stream.misconception(breaks="gradients_do_not_pile_up")
def never_zeroed(*given):
    return loop(*given, zero="never")


@train_stream.misconception(breaks="gradients_do_not_pile_up")
def zeroed_once_per_epoch(*given):
    return loop(*given, zero="epoch")


@train_stream.misconception(breaks="gradients_are_used")
def zeroed_before_the_step(*given):
    return loop(*given, zero="after")


@train_stream.misconception(breaks="an_update_per_chunk")
def zeroed_and_not_updated(*given):
    return loop(*given, steps="epoch")


@train_stream.misconception(breaks="an_update_per_chunk")
def without_the_last(*given):
    return loop(*given, drop=True)


@train_stream.misconception(breaks="every_step_once")
def room_for_the_target(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    parts = [a[:-1] for a in X.split(K)], [a[:-1] for a in Y.split(K)]
    X, Y = (torch.cat(a) for a in parts)
    return loop(model, optimiser, X, Y, X_new, Y_new, max(K - 1, 1), epochs)


@train_stream.misconception(breaks="only_looked_at")
def learns_from_the_new(*given):
    return loop(*given, learn_new=True)


@train_stream.misconception(breaks="mean_of_squares")
def sum_of_squares(*given):
    return loop(*given, total=True)


@train_stream.misconception(breaks="epoch_from_nothing")
def all_at_once(*given):
    return loop(*given, one_state=True, zero="epoch", cut=lambda state: state, keep=True)


@train_stream.accepts()
def zero_last_and_slices(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    criterion = nn.MSELoss()
    losses, news = [], []
    for _epoch in range(epochs):
        model.train()
        hidden = None
        for s in range(0, X.size(0), K):
            out, hidden = model(X[s : s + K], hidden)
            loss = criterion(out, Y[s : s + K])
            loss.backward()
            optimiser.step()
            optimiser.zero_grad()
            hidden = tuple(h.detach() for h in hidden)
            losses.append(loss)
        model.eval()
        with torch.no_grad():
            out, _ = model(X_new)
            news.append(criterion(out, Y_new))
    return losses, news


@train_stream.accepts()
def step_by_step_inside(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    losses, news = [], []
    for _ in range(epochs):
        state, chunk = None, []
        for t in range(len(X)):
            out, state = model(X[t : t + 1], state)
            chunk.append(((out[0] - Y[t]) ** 2).mean())
            if len(chunk) == K or t == len(X) - 1:
                loss = torch.stack(chunk).mean()
                model.zero_grad(set_to_none=False)
                loss.backward()
                optimiser.step()
                losses.append(float(loss))
                state = [s.data for s in state]
                chunk = []
        news.append(float(((model(X_new, None)[0] - Y_new) ** 2).mean()))
    return losses, news


@train_stream.accepts()
def asks_for_gradients(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    parameters, losses, news = list(model.parameters()), [], []
    for _ in range(epochs):
        h = c = torch.zeros(X.shape[1], model.U.shape[0], dtype=X.dtype)
        for x, y in zip(torch.split(X, K), torch.split(Y, K), strict=True):
            out, (h, c) = model(x, (h.detach(), c.detach()))
            loss = (out - y).pow(2).sum() / y.numel()
            for p, g in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
                p.grad = g
            optimiser.step()
            losses.append(loss.item())
        with torch.inference_mode():
            news.append(nn.functional.mse_loss(model(X_new, None)[0], Y_new).item())
    return losses, news


@train_stream.accepts()
def looks_in_chunks(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    def run(X, Y, learn):
        state, found = None, []
        for x, y in zip(X.split(K), Y.split(K), strict=True):
            with torch.set_grad_enabled(learn):
                out, state = model(x, state)
                loss = nn.functional.mse_loss(out, y)
            if learn:
                optimiser.zero_grad()
                loss.backward()
                optimiser.step()
            state = reference.detach_state(state)
            found.append((loss.item(), len(x)))
        return found

    losses, news = [], []
    for _ in range(epochs):
        losses.append([loss for loss, _ in run(X, Y, True)])
        found = run(X_new, Y_new, False)
        news.append(sum(loss * n for loss, n in found) / len(X_new))
    return losses, news


@train_stream.accepts()
def looks_with_a_copy(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    losses, news = [], torch.zeros(epochs)
    news = news.double()
    for epoch in range(epochs):
        start, carried = 0, None
        while start < len(X):
            if carried is not None:
                carried = tuple(torch.tensor(s.detach().numpy()) for s in carried)
            for p in model.parameters():
                p.grad = None
            out, carried = model(X[start : start + K], carried)
            error = out - Y[start : start + K]
            loss = torch.mean(error * error)
            loss.backward(retain_graph=True)
            optimiser.step()
            losses.append(loss.detach().numpy())
            start += K
        twin = copy.deepcopy(model)
        news[epoch] = torch.mean((twin(X_new, None)[0] - Y_new) ** 2).detach()
    return losses, news


@train_stream.accepts()
def with_a_closure(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    losses, news = [], []
    for _ in range(epochs):
        kept = [None]
        for s in range(0, len(X), K):

            def closure(s=s, kept=kept):
                optimiser.zero_grad()
                out, state = model(X[s : s + K], kept[0])
                loss = nn.functional.mse_loss(out, Y[s : s + K])
                loss.backward()
                kept[0] = tuple(v.detach() for v in state)
                return loss

            losses.append(optimiser.step(closure).item())
        with torch.no_grad():
            news.append(nn.functional.mse_loss(model(X_new)[0], Y_new).item())
    return np.array(losses), np.array(news)


# -------------------------------------------------------------------------------------------------- window_influence


def influence_cases(rng):
    n, p = int(rng.integers(10, 14)), int(rng.integers(4, 6))
    yield Case("a window of three steps", {"n": n, "p": p, "K": 3})
    yield Case("a window longer than the row", {"n": n, "p": p, "K": n + int(rng.integers(1, 4))})
    yield Case("a long window", {"n": n, "p": p, "K": 2 * n})
    yield Case("K = 1", {"n": n, "p": p, "K": 1}, edge=True)
    yield Case("n = 1", {"n": 1, "p": 1, "K": 4}, edge=True)
    yield Case("all of them down", {"n": n, "p": 0, "K": n}, edge=True)


window_influence = Exercise(
    reference.window_influence, points=1, cases=influence_cases, returns=("influence",), minutes=15
)


def pushed(n, p, steps, A=None, up=None):
    """dx after so many steps, all units."""
    A = (np.eye(n) + np.eye(n, k=1)) / 2 if A is None else A
    push = np.where(np.arange(n) < p, 1.0, -1.0) if up is None else up
    dx = np.zeros(n)
    for _ in range(steps):
        dx = A @ dx + push
    return dx


@window_influence.misconception(
    "The row runs the other way: in yours a unit hears the one before it.",
    "Which unit stands on the right-hand side of the equation beside x[i]? From which end do changes arrive at x[0]?",
)
def other_neighbour(n, p, K):
    return pushed(n, p, K, A=(np.eye(n) + np.eye(n, k=-1)) / 2)[0]


@window_influence.misconception(
    "Every unit is pushed up.", "Which way does theta push the units from p on? What reaches x[0] from there?"
)
def all_up(n, p, K):
    return pushed(n, p, K, up=np.ones(n))[0]


@window_influence.misconception(
    "Only what theta did in the oldest step of the window is counted.",
    "Theta acts in every step. What becomes of the other K - 1 derivatives?",
)
def oldest_only(n, p, K):
    A, push = (np.eye(n) + np.eye(n, k=1)) / 2, np.where(np.arange(n) < p, 1.0, -1.0)
    return (np.linalg.matrix_power(A, K - 1) @ push)[0]


@window_influence.misconception(
    "Theta acts one step too often.", "With K = 1 nothing has had the time to reach a neighbour. What is dx[0] then?"
)
def one_step_more(n, p, K):
    return pushed(n, p, K + 1)[0]


@window_influence.misconception("The units are added up.", "How much does x[0] alone change, if it has moved by dx[0]?")
def all_units(n, p, K):
    return pushed(n, p, K).sum()


@window_influence.misconception(
    "The window is not used: theta has acted since ever.", "Should K = 1 and K = 100 give the same number?"
)
def since_ever(n, p, K):
    return np.linalg.solve(np.eye(n) - (np.eye(n) + np.eye(n, k=1)) / 2, np.where(np.arange(n) < p, 1.0, -1.0))[0]


@window_influence.accepts()
def sum_of_powers(n, p, K):
    A = 0.5 * np.diag(np.ones(n)) + 0.5 * np.diag(np.ones(n - 1), 1)
    s = np.array([1] * p + [-1] * (n - p))
    return sum(np.linalg.matrix_power(A, k)[0] @ s for k in range(K))


@window_influence.accepts()
def by_difference(n, p, K):
    def x0(theta):
        x = [0.0] * (n + 1)
        for _ in range(K):
            x = [(x[i] + x[i + 1]) / 2 + (theta if i < p else -theta) for i in range(n)] + [0.0]
        return x[0]

    return x0(1.0) - x0(0.0)


@window_influence.accepts()
def by_autograd(n, p, K):
    theta = torch.zeros((), dtype=torch.float64, requires_grad=True)
    x = torch.zeros(n, dtype=torch.float64)
    for _ in range(K):
        right = torch.cat([x[1:], torch.zeros(1, dtype=torch.float64)])
        x = (x + right) / 2 + theta * torch.tensor([1.0] * p + [-1.0] * (n - p))
    x[0].backward()
    return theta.grad


# ----------------------------------------------------------------------------------------------------------- quizzes

smallest_window = choice(
    reference.smallest_window,
    points=1,
    minutes=3,
    A="One step back sees only that the first unit is pushed up. Is that what happens to it in the end?",
    B="Ten steps back reach ten units. Which way are all of these pushed?",
    D="The sign is right there. Is there a smaller one in the list for which it is?",
)

sixty_steps = choice(
    reference.sixty_steps,
    points=1,
    minutes=3,
    A="What is carried over the border of a chunk? Can something of step t - 60 be in it?",
    C="Three chunks make sixty steps, forward. Does a gradient of the third ever enter the first?",
    D="The cell carries it forward. What happens to the cell state, as to every state, at the border?",
)

only_the_end = choice(
    reference.only_the_end,
    points=1,
    minutes=3,
    A="There is a loss at every step. Through which steps does one go back, and which losses lie before them?",
    B="These are the ones that do go back. Which do not?",
    C="The same weights are used at every step. Do they receive a gradient from the last 20?",
)

what_the_sweep_shows = choice(
    reference.what_the_sweep_shows,
    points=1,
    minutes=20,
    B="Which of the windows made the most updates from the same characters? What does a window of 8 reach with no more updates than the window of 64 had?",
    C="Compare two differences: between carried and not carried at one window, and between one window and another. Which is larger?",
    D="Fewer bits are better. Which rows have the fewest?",
)
