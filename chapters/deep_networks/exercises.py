"""How the exercises of `deep_networks` are marked, and which mistakes are known by name."""

import numpy as np
import torch
from torch import nn

from autograder import Case, Exercise, choice
from solutions import deep_networks as reference
from solutions.lstm_gates import lstm_forward
from solutions.rnn_cell import rnn_step


def sizes(rng, count):
    """Pairwise different sizes from 3 up, so that no transposition hides."""
    return (int(n) for n in rng.permutation(np.arange(3, 3 + count + 2))[:count])


def some_lengths(rng, T, N):
    """Unequal lengths, in no order: one is T, one is 1 or 2, and the first is neither the longest nor the shortest."""
    lengths = rng.integers(2, T, N)
    where = 1 + rng.permutation(N - 1)
    lengths[where[0]], lengths[where[1]] = T, rng.integers(1, 3)
    lengths[0] = rng.integers(3, T)
    return lengths


def one_sized(T, N, D, H):
    """Labels and the sizes where one of them is 1."""
    return ("N = 1", (T, 1, D, H)), ("T = 1", (1, N, D, H)), ("H = 1", (T, N, D, 1)), ("D = 1", (T, N, 1, H))


# ------------------------------------------------------------------------------------------------------ stacked_lstm


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
)


def stacked(X, layers, masks, goes_up=None, start=None, read=None, top=False, stepwise=False):
    """The right answer with something changed.

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
    """A layer whose own next step is handed the masked state."""
    h, c, hs, cs = layer["h0"], layer["c0"], [], []
    for t in range(len(X)):
        out, c = (a[0] for a in lstm_forward(X[t : t + 1], h, c, layer["W"], layer["U"], layer["b"]))
        h = out if mask is None else out * mask[t]
        hs.append(out)
        cs.append(c)
    return np.stack(hs), np.stack(cs)


@stacked_lstm.misconception(
    "Every layer reads X.", "What does the second brick stand on? What comes up to it from there?"
)
def all_layers_read_X(X, layers, masks=None):
    return stacked(X, layers, masks, read=lambda k, below: X)


@stacked_lstm.misconception(
    "What goes up is the cell state.", "Which of its two states does a cell show, and which does it keep to itself?"
)
def c_passed_up(X, layers, masks=None):
    return stacked(X, layers, masks, goes_up=lambda hs, cs: cs)


@stacked_lstm.misconception(
    "A layer starts from the states in which the one below has ended.",
    "Each layer came with two first states. Where does your second layer use its own?",
)
def shared_state(X, layers, masks=None):
    return stacked(X, layers, masks, start=lambda h_n, c_n: (h_n[-1], c_n[-1]))


@stacked_lstm.misconception(
    "The layers are fed the last state of the one below, at every step.",
    "How many steps does the second layer take, and what should be new to it at each of them?",
)
def only_the_last_goes_up(X, layers, masks=None):
    return stacked(X, layers, masks, goes_up=lambda hs, cs: np.broadcast_to(hs[-1], hs.shape))


@stacked_lstm.misconception(
    "The masks have no effect.", "Put zeros into a mask. What should the layer above it still hear?"
)
def masks_ignored(X, layers, masks=None):
    return stacked(X, layers, None)


@stacked_lstm.misconception(
    "The outputs of the top layer are masked, too.",
    "With L layers, how many places are there between two of them? Which of your products is in none?",
)
def dropout_on_last_layer(X, layers, masks=None):
    return stacked(X, layers, masks, top=True)


@stacked_lstm.misconception(
    "The masks also act on what a layer hands to its own next step.",
    "A mask of zeros at every step: should the layer below it lose its memory, or only its voice?",
)
def masks_inside_the_layer(X, layers, masks=None):
    return stacked(X, layers, masks, stepwise=True)


@stacked_lstm.accepts()
def step_by_step_through_all(X, layers, masks=None):
    h, c = [p["h0"] for p in layers], [p["c0"] for p in layers]
    hs = []
    for t in range(X.shape[0]):
        up = X[t]
        for k, p in enumerate(layers):
            if k and masks:
                up = up * masks[k - 1][t]
            H = h[k].shape[1]
            a = np.hstack([up, h[k]]) @ np.vstack([p["W"], p["U"]]) + p["b"]
            i, f, o = (0.5 + 0.5 * np.tanh(a[:, s * H : (s + 1) * H] / 2) for s in (0, 1, 3))
            c[k] = f * c[k] + i * np.tanh(a[:, 2 * H : 3 * H])
            h[k] = o * np.tanh(c[k])
            up = h[k]
        hs += [up]
    return np.array(hs), np.array(h), np.array(c)


@stacked_lstm.accepts()
def from_the_top_down(X, layers, masks=None):
    if not layers:
        return X, [], []
    below, h_n, c_n = from_the_top_down(X, layers[:-1], masks)
    if len(layers) > 1 and masks is not None:
        below = np.multiply(below, masks[len(layers) - 2])
    p = layers[-1]
    hs, cs = lstm_forward(below, p["h0"], p["c0"], p["W"], p["U"], p["b"])
    return hs, [*h_n, hs[-1]], [*c_n, cs[-1]]


@stacked_lstm.accepts()
def with_torch_layers(X, layers, masks=None):
    states = {"h": {}, "c": {}}
    out = torch.from_numpy(X)
    for k in range(len(layers)):
        p = {name: torch.from_numpy(np.array(v)) for name, v in layers[k].items()}
        cell = nn.LSTM(out.shape[2], p["h0"].shape[1]).double()
        with torch.no_grad():
            cell.weight_ih_l0.copy_(p["W"].T)
            cell.weight_hh_l0.copy_(p["U"].T)
            cell.bias_ih_l0.copy_(p["b"])
            cell.bias_hh_l0.zero_()
            out, (states["h"][k], states["c"][k]) = cell(out, (p["h0"][None], p["c0"][None]))
            if masks is not None and k < len(masks):
                out = out * torch.from_numpy(masks[k])
    return out, torch.cat(list(states["h"].values())), torch.cat(list(states["c"].values()))


# -------------------------------------------------------------------------------------------------------- last_valid


def outputs_inputs(rng, T, N, H, lengths=None):
    return {"outputs": rng.normal(size=(T, N, H)), "lengths": some_lengths(rng, T, N) if lengths is None else lengths}


def last_cases(rng):
    T, N, H = (int(n) for n in rng.permutation([5, 6, 7])[:3])
    yield Case("lengths in no order", outputs_inputs(rng, T, N, H))
    S = max(T, N)
    yield Case("as many steps as sequences", outputs_inputs(rng, S, S, 3))
    yield Case("nothing is padded", outputs_inputs(rng, T, N, H, np.full(N, T)), edge=True)
    yield Case("N = 1", outputs_inputs(rng, T, 1, H, np.array([T - 2])), edge=True)
    yield Case("T = 1", outputs_inputs(rng, 1, N, H, np.ones(N, int)), edge=True)
    yield Case("H = 1", outputs_inputs(rng, T, N, 1), edge=True)


last_valid = Exercise(reference.last_valid, points=2, cases=last_cases, returns=("last",), minutes=8)


@last_valid.misconception(
    "It is the output at the last step of all, where most sequences have long ended.",
    "A sequence of length 3 lies in an array of 7 steps. What is there in its seventh?",
)
def padded_last(outputs, lengths):
    return outputs[-1]


@last_valid.misconception(
    "It is one step too late: the first of the padding.",
    "Of a sequence of length 1, at which index is its only step?",
)
def index_is_the_length(outputs, lengths):
    return outputs[lengths % len(outputs), np.arange(len(lengths))]


@last_valid.misconception(
    "It is one step too early.", "Of a sequence of length 1, at which index is its only step? At which do you look?"
)
def one_too_early(outputs, lengths):
    return outputs[np.maximum(lengths - 2, 0), np.arange(len(lengths))]


@last_valid.misconception(
    "Steps and sequences are exchanged: you index as if the batch came first.",
    "What is outputs.shape in the example, and which of its numbers is the number of sequences?",
)
def batch_first_mixup(outputs, lengths):
    return outputs[np.arange(len(lengths)), lengths - 1]


@last_valid.misconception(
    "All the real outputs are averaged.", "Which step of a sequence has read all of it? Which of your steps have not?"
)
def mean_over_steps(outputs, lengths):
    real = np.arange(len(outputs))[:, None] < lengths
    return (outputs * real[..., None]).sum(axis=0) / lengths[:, None]


@last_valid.misconception(
    "Every sequence is cut at one and the same length.",
    "Print the step that you take for each sequence, beside its length. Are they all as they should be?",
)
def longest_for_all(outputs, lengths):
    return outputs[np.min(lengths) - 1]


@last_valid.accepts()
def one_by_one(outputs, lengths):
    last = []
    for n in range(outputs.shape[1]):
        last.append(outputs[lengths[n] - 1, n])
    return np.array(last)


@last_valid.accepts()
def taken_along(outputs, lengths):
    where = (np.asarray(lengths) - 1).reshape(1, -1, 1)
    return np.take_along_axis(outputs, where, axis=0)[0]


@last_valid.accepts()
def batch_first_and_back(outputs, lengths):
    by_sequence = outputs.transpose(1, 0, 2)
    return np.stack([rows[:length][-1] for rows, length in zip(by_sequence, lengths, strict=True)])


@last_valid.accepts()
def one_hot_sum(outputs, lengths):
    chosen = (np.arange(outputs.shape[0])[:, None] == lengths - 1).astype(float)
    return np.einsum("tnh,tn->nh", outputs, chosen)


@last_valid.accepts()
def gathered_in_torch(outputs, lengths):
    out, at = torch.tensor(outputs), torch.tensor(lengths) - 1
    return out.gather(0, at.view(1, -1, 1).expand(1, -1, out.shape[2])).squeeze(0).numpy()


# ------------------------------------------------------------------------------------------------ masked_rnn_forward


def masked_inputs(rng, T, N, D, H, lengths=None, scale=0.7):
    return {
        "X": rng.normal(size=(T, N, D)),
        "lengths": some_lengths(rng, T, N) if lengths is None else lengths,
        "h0": rng.uniform(-1, 1, (N, H)),
        "Wx": rng.normal(0, scale, (D, H)),
        "Wh": rng.normal(0, scale, (H, H)),
        "b": rng.normal(0, scale, H),
    }


def masked_cases(rng):
    T, N, D, H = (int(n) for n in rng.permutation([4, 5, 6, 7])[:4])
    zeros = masked_inputs(rng, T, N, D, H)
    zeros["X"][np.arange(T)[:, None] >= zeros["lengths"]] = 0
    yield Case("zeros as padding", zeros)
    yield Case("rubbish as padding", masked_inputs(rng, T, N, D, H))
    yield Case("nothing is padded", masked_inputs(rng, T, N, D, H, np.full(N, T)), edge=True)
    yield Case("N = 1", masked_inputs(rng, T, 1, D, H, np.array([T - 2])), edge=True)
    yield Case("T = 1", masked_inputs(rng, 1, N, D, H, np.ones(N, int)), edge=True)
    yield Case("H = 1", masked_inputs(rng, T, N, D, 1), edge=True)
    yield Case("D = 1", masked_inputs(rng, T, N, 1, H), edge=True)
    yield Case("huge pre-activations", masked_inputs(rng, T, N, D, H, scale=400.0), edge=True)


masked_rnn_forward = Exercise(
    reference.masked_rnn_forward,
    points=3,
    cases=masked_cases,
    returns=("hs",),
    parts={"hs": (0, "t")},
    minutes=12,
)


def masked(X, h0, Wx, Wh, b, real, keep=None):
    """The right answer with something changed; keep: (new, old, mask (N, 1)) -> the state."""
    hs, h = [], h0
    for t in range(len(X)):
        new, m = rnn_step(X[t], h, Wx, Wh, b), real[t][:, None]
        h = np.where(m, new, h) if keep is None else keep(new, h, m)
        hs.append(h)
    return np.stack(hs)


def is_real(X, lengths):
    return np.arange(len(X))[:, None] < lengths


@masked_rnn_forward.misconception(
    "Nothing is masked: the padding is read like everything else.",
    "Print the states of a short sequence after its end. Do they stand still?",
)
def lengths_ignored(X, lengths, h0, Wx, Wh, b):
    return masked(X, h0, Wx, Wh, b, np.ones((len(X), X.shape[1]), bool))


@masked_rnn_forward.misconception(
    "After its end the state of a sequence is erased.",
    "If somebody takes the state at step T, what does he get of a sequence that ended early?",
)
def zeroes_state(X, lengths, h0, Wx, Wh, b):
    return masked(X, h0, Wx, Wh, b, is_real(X, lengths), lambda new, h, m: new * m)


@masked_rnn_forward.misconception(
    "The padding is made zero, and then read.",
    "With x = 0, what are x Wx, h Wh and b? Does the state stand still?",
)
def masks_input_only(X, lengths, h0, Wx, Wh, b):
    return masked(X * is_real(X, lengths)[..., None], h0, Wx, Wh, b, np.ones((len(X), X.shape[1]), bool))


@masked_rnn_forward.misconception(
    "The states stop one step too early.",
    "Take a sequence of length 1. How many updates should its state see, and how many does it see?",
)
def stops_too_early(X, lengths, h0, Wx, Wh, b):
    return masked(X, h0, Wx, Wh, b, np.arange(1, len(X) + 1)[:, None] < lengths)


@masked_rnn_forward.misconception(
    "The states stop one step too late.",
    "Take a sequence of length 1. How many updates should its state see, and how many does it see?",
)
def stops_too_late(X, lengths, h0, Wx, Wh, b):
    return masked(X, h0, Wx, Wh, b, np.arange(len(X))[:, None] <= lengths)


@masked_rnn_forward.misconception(
    "After its end a sequence goes back to its first state.",
    "Which state is a sequence in when it ends? Which should it be in ten steps later?",
)
def back_to_h0(X, lengths, h0, Wx, Wh, b):
    return masked(X, h0, Wx, Wh, b, is_real(X, lengths), lambda new, h, m: np.where(m, new, h0))


@masked_rnn_forward.misconception(
    "Real steps wait and padding is read: the mask is the wrong way round.",
    "In your mask, what does a one stand for? And what does a one do?",
)
def mask_inverted(X, lengths, h0, Wx, Wh, b):
    return masked(X, h0, Wx, Wh, b, ~is_real(X, lengths))


@masked_rnn_forward.accepts()
def with_a_mask_of_numbers(X, lengths, h0, Wx, Wh, b):
    T, N, _ = X.shape
    mask = np.zeros((T, N, 1))
    for n in range(N):
        mask[: lengths[n], n] = 1
    hs = np.zeros((T, N, h0.shape[1]))
    prev_h = h0
    for t in range(T):
        hs[t] = mask[t] * np.tanh(np.dot(X[t], Wx) + np.dot(prev_h, Wh) + b) + (1 - mask[t]) * prev_h
        prev_h = hs[t]
    return hs


@masked_rnn_forward.accepts()
def into_the_state(X, lengths, h0, Wx, Wh, b):
    h, states = h0, {}
    for t in range(len(X)):
        going = lengths > t
        h[going] = np.tanh(X[t, going] @ Wx + h[going] @ Wh + b)
        states[t] = h.copy()
    return np.array([states[t] for t in range(len(X))])


@masked_rnn_forward.accepts()
def sequence_by_sequence(X, lengths, h0, Wx, Wh, b):
    hs = np.empty((X.shape[1], X.shape[0], len(b)))
    for n, length in enumerate(lengths):
        h = h0[n]
        for t in range(length):
            h = np.tanh(X[t, n] @ Wx + h @ Wh + b)
            hs[n, t] = h
        hs[n, length:] = h
    return np.swapaxes(hs, 0, 1)


@masked_rnn_forward.accepts()
def by_torch(X, lengths, h0, Wx, Wh, b):
    X, h, Wx, Wh, b = map(torch.tensor, (X, h0, Wx, Wh, b))
    ends = torch.tensor(lengths).unsqueeze(1)
    out = []
    for t, x in enumerate(X.unbind(0)):
        h = torch.where(ends > t, torch.tanh(x @ Wx + h @ Wh + b), h)
        out.append(h)
    return torch.stack(out).numpy()


# ---------------------------------------------------------------------------------------------------- reverse_padded


def reverse_inputs(rng, T, N, D, lengths=None):
    lengths = some_lengths(rng, T, N) if lengths is None else lengths
    return {"X": rng.normal(size=(T, N, D)), "lengths": lengths}


def reverse_cases(rng):
    T, N, D = (int(n) for n in rng.permutation([5, 6, 7])[:3])
    yield Case("lengths in no order", reverse_inputs(rng, T, N, D))
    yield Case("lengths 4, 2, 6, 3", reverse_inputs(rng, 6, 4, D, np.array([4, 2, 6, 3])))
    yield Case("nothing is padded", reverse_inputs(rng, T, N, D, np.full(N, T)), edge=True)
    yield Case("N = 1", reverse_inputs(rng, T, 1, D, np.array([T - 2])), edge=True)
    yield Case("T = 1", reverse_inputs(rng, 1, N, D, np.ones(N, int)), edge=True)
    yield Case("D = 1", reverse_inputs(rng, T, N, 1), edge=True)


reverse_padded = Exercise(
    reference.reverse_padded, points=3, cases=reverse_cases, returns=("turned",), parts={"turned": (0, "t")}, minutes=12
)


def turned(X, source):
    """Step t of sequence n is taken from step source[t, n]."""
    return X[source % len(X), np.arange(X.shape[1])]


@reverse_padded.misconception(
    "The whole array is turned round: the padding now comes first.",
    "Which steps of a short sequence would the layer read first?",
)
def flip_whole_tensor(X, lengths):
    return X[::-1]


@reverse_padded.misconception(
    "It begins one step too late, in the padding.", "Which index has the last real step of a sequence of length 3?"
)
def off_by_one(X, lengths):
    t = np.arange(len(X))[:, None]
    return turned(X, np.where(t < lengths, np.minimum(lengths - t, len(X) - 1), t))


@reverse_padded.misconception(
    "The padding has been set to zero.", "What does the docstring want of the padding? Compare both arrays there."
)
def padding_erased(X, lengths):
    return reference.reverse_padded(X, lengths) * is_real(X, lengths)[..., None]


@reverse_padded.misconception(
    "The sequences have changed their places: they come in the order of their lengths.",
    "Is column 0 of your result made of column 0 of X?",
)
def sorted_by_length(X, lengths):
    order = np.argsort(-lengths, kind="stable")
    return reference.reverse_padded(X[:, order], lengths[order])


@reverse_padded.misconception(
    "Every sequence is turned as if it were as long as the first.",
    "Print the lengths beside the number of steps that have moved in each column.",
)
def all_like_the_first(X, lengths):
    return reference.reverse_padded(X, np.full_like(lengths, lengths[0]))


@reverse_padded.misconception(
    "The features are turned round, not the steps.", "Which axis of X is time? Which have you turned?"
)
def turned_features(X, lengths):
    return np.where(is_real(X, lengths)[..., None], X[..., ::-1], X)


@reverse_padded.accepts()
def column_by_column(X, lengths):
    out = X.copy()
    for n in range(X.shape[1]):
        out[: lengths[n], n] = X[: lengths[n], n][::-1]
    return out


@reverse_padded.accepts()
def swapped_in_place(X, lengths):
    for n, length in enumerate(lengths):
        for t in range(length // 2):
            X[[t, length - 1 - t], n] = X[[length - 1 - t, t], n]
    return X


@reverse_padded.accepts()
def joined_from_pieces(X, lengths):
    rows = []
    for x, length in zip(np.moveaxis(X, 1, 0), lengths, strict=True):
        rows.append(np.concatenate((np.flip(x[:length], 0), x[length:])))
    return np.stack(rows, axis=1)


@reverse_padded.accepts()
def flipped_in_torch(X, lengths):
    X = torch.tensor(X)
    columns = [torch.cat([X[:k, n].flip(0), X[k:, n]]) for n, k in enumerate(lengths.tolist())]
    return torch.stack(columns, dim=1).numpy()


# ------------------------------------------------------------------------------------------------------ bilstm_final


def final_inputs(rng, T, N, H, lengths=None):
    lengths = some_lengths(rng, T, N) if lengths is None else lengths
    return {"hs_f": rng.normal(size=(T, N, H)), "hs_b": rng.normal(size=(T, N, H)), "lengths": lengths}


def final_cases(rng):
    T, N, H = (int(n) for n in rng.permutation([5, 6, 7])[:3])
    yield Case("lengths in no order", final_inputs(rng, T, N, H))
    S = max(T, N)
    yield Case("as many steps as sequences", final_inputs(rng, S, S, 4))
    yield Case("nothing is padded", final_inputs(rng, T, N, H, np.full(N, T)), edge=True)
    yield Case("N = 1", final_inputs(rng, T, 1, H, np.array([T - 2])), edge=True)
    yield Case("T = 1", final_inputs(rng, 1, N, H, np.ones(N, int)), edge=True)
    yield Case("H = 1", final_inputs(rng, T, N, 1), edge=True)


bilstm_final = Exercise(
    reference.bilstm_final,
    points=3,
    cases=final_cases,
    returns=("final",),
    parts={"final": (1, ("forward half", "backward half"))},
    after=("last_valid",),
    minutes=10,
)


def joined(forward, backward):
    return np.concatenate([forward, backward], axis=1)


@bilstm_final.misconception(
    "Both directions are asked at the last real step. There the backward one has read a single step.",
    "At which step does the backward layer begin, and at which does it end?",
)
def both_last(hs_f, hs_b, lengths):
    return joined(reference.last_valid(hs_f, lengths), reference.last_valid(hs_b, lengths))


@bilstm_final.misconception(
    "Both directions are asked at step 0. There the forward one has read a single step.",
    "What has each direction read when it stands at step 0?",
)
def both_first(hs_f, hs_b, lengths):
    return joined(hs_f[0], hs_b[0])


@bilstm_final.misconception(
    "The forward direction is asked at the last step of all, in the padding.",
    "Where does a sequence of length 3 end in an array of 7 steps?",
)
def padded_last_forward(hs_f, hs_b, lengths):
    return joined(hs_f[-1], hs_b[0])


@bilstm_final.misconception(
    "Both directions are asked at the last step of all.",
    "Where does a sequence of length 3 end in an array of 7 steps? And where has the backward direction read all of it?",
)
def both_at_the_very_end(hs_f, hs_b, lengths):
    return joined(hs_f[-1], hs_b[-1])


@bilstm_final.misconception(
    "The directions have changed places: each is asked where it has only begun.",
    "What has each direction read when it stands at step 0? And at the end of the sequence?",
)
def each_at_its_beginning(hs_f, hs_b, lengths):
    return joined(hs_f[0], reference.last_valid(hs_b, lengths))


@bilstm_final.misconception(
    "The backward direction comes first.", "Which half of each row should be the forward one's?"
)
def halves_exchanged(hs_f, hs_b, lengths):
    return joined(hs_b[0], reference.last_valid(hs_f, lengths))


@bilstm_final.accepts()
def filled_halves(hs_f, hs_b, lengths):
    T, N, H = hs_f.shape
    out = np.zeros((N, 2 * H))
    for n in range(N):
        out[n, :H] = hs_f[lengths[n] - 1, n]
        out[n, H:] = hs_b[0, n]
    return out


@bilstm_final.accepts()
def side_by_side(hs_f, hs_b, lengths):
    return np.hstack((hs_f[lengths - 1, range(len(lengths))], hs_b[0]))


@bilstm_final.accepts()
def cat_in_torch(hs_f, hs_b, lengths):
    f, b = torch.tensor(hs_f), torch.tensor(hs_b)
    return torch.cat([torch.stack([f[k - 1, n] for n, k in enumerate(lengths)]), b[0]], dim=-1)


# --------------------------------------------------------------------------------------------------- init_recurrent_


def module_inputs(rng, kind, D, H, layers, both):
    gates = {"RNN": 1, "LSTM": 4, "GRU": 3}[kind]
    state = {}
    for k in range(layers):
        for end in ("", "_reverse")[: 1 + both]:
            below = D if k == 0 else H * (1 + both)
            state[f"weight_ih_l{k}{end}"] = rng.uniform(-0.6, 0.6, (gates * H, below))
            state[f"weight_hh_l{k}{end}"] = rng.uniform(-0.6, 0.6, (gates * H, H))
            state[f"bias_ih_l{k}{end}"] = rng.uniform(-0.6, 0.6, gates * H)
            state[f"bias_hh_l{k}{end}"] = rng.uniform(-0.6, 0.6, gates * H)
    bias = float(rng.uniform(1.5, 4))
    return {"kind": kind, "layers": layers, "both": both, "state": state, "forget_bias": bias}


def module_cases(rng):
    D, H = sizes(rng, 2)
    yield Case("an LSTM of two layers", module_inputs(rng, "LSTM", D, H, 2, False))
    yield Case("a GRU", module_inputs(rng, "GRU", D, H, 1, False))
    yield Case("an LSTM of two directions", module_inputs(rng, "LSTM", D, H, 1, True))
    yield Case("an RNN of two layers and directions", module_inputs(rng, "RNN", D, H, 2, True))
    yield Case("H = 1", module_inputs(rng, "LSTM", D, 1, 2, False), edge=True)
    yield Case("D = 1", module_inputs(rng, "LSTM", 1, H, 1, False), edge=True)


def drive_init(init_recurrent_, kind, layers, both, state, forget_bias):
    """Load the state into a layer, hand it over, and look at its parameters afterwards."""
    H = state["weight_hh_l0"].shape[1]
    D = state["weight_ih_l0"].shape[1]
    module = getattr(torch.nn, kind)(D, H, layers, bidirectional=both).double()
    module.load_state_dict({name: torch.tensor(v) for name, v in state.items()})
    torch.manual_seed(0)
    init_recurrent_(module, forget_bias)
    return {"parameters": {name: p.detach().double().numpy() for name, p in module.named_parameters()}}


init_recurrent_ = Exercise(
    reference.init_recurrent_,
    points=4,
    cases=module_cases,
    returns=("parameters",),
    drive=drive_init,
    by_laws=True,
    data=False,
    minutes=20,
)


@init_recurrent_.law(
    "Not every recurrent matrix is made of orthogonal blocks.",
    "Take the H rows of one gate, in every layer and direction: what is that block times its own transpose?",
    share=2.0,
)
def recurrent_blocks_orthogonal(case, seen):
    for name, start in case["state"].items():
        if not name.startswith("weight_hh"):
            continue
        A = np.asarray(seen["parameters"][name], float)
        H = start.shape[1]
        if A.shape != start.shape:
            return False
        whole = np.allclose(A.T @ A, np.eye(H), atol=1e-4)
        if not whole and not all(np.allclose(B @ B.T, np.eye(H), atol=1e-4) for B in A.reshape(-1, H, H)):
            return False
    return True


@init_recurrent_.law(
    "What the layers read with has changed too, or nothing has changed at all.",
    "Which of the matrices is used again at every step, so that its powers matter? Which are not?",
)
def weight_ih_left_alone(case, seen):
    now, untouched = seen["parameters"], True
    for name, start in case["state"].items():
        if name.startswith("weight_ih") and not np.allclose(now[name], start):
            return False
        if name.startswith("weight_hh") and not np.allclose(now[name], start):
            untouched = False
    return not untouched


@init_recurrent_.law(
    "A bias that belongs to no forget gate is not zero.",
    "Print the sums of the two biases, gate by gate, of an nn.LSTM and of an nn.GRU. Which of them has a forget gate?",
)
def other_biases_zero(case, seen):
    now, H = seen["parameters"], case["state"]["weight_hh_l0"].shape[1]
    if not any(np.any(A) for name, A in now.items() if name.startswith("weight_hh")):
        return False
    for name in case["state"]:
        if not name.startswith("bias_ih"):
            continue
        both = [np.array(now[n], float).reshape(-1, H) for n in (name, name.replace("_ih_", "_hh_"))]
        if case["kind"] != "LSTM" and any(np.any(rows) for rows in both):
            return False
        if case["kind"] == "LSTM" and not np.allclose((both[0] + both[1])[[0, 2, 3]], 0):
            return False
    return True


@init_recurrent_.law(
    "The biases of the forget gates do not add up to forget_bias in every layer and direction.",
    "A layer has two biases. What does it do with them before a gate is squashed? Print what they add up to, in four rows of H.",
)
def forget_bias_once(case, seen):
    now, H = seen["parameters"], case["state"]["weight_hh_l0"].shape[1]
    if not any(np.any(A) for name, A in now.items() if name.startswith("weight_hh")):
        return False
    for name in case["state"]:
        if case["kind"] == "LSTM" and name.startswith("bias_ih"):
            both = np.array(now[name], float) + np.array(now[name.replace("_ih_", "_hh_")], float)
            if not np.allclose(both[H : 2 * H], case["forget_bias"]):
                return False
    return True


def parameters_of(module):
    """(name, tensor), to be changed in place."""
    return [(name, p.data) for name, p in module.named_parameters()]


@init_recurrent_.misconception(breaks="forget_bias_once")
def both_biases(module, forget_bias=1.0):
    reference.init_recurrent_(module, forget_bias)
    H = module.hidden_size
    for name, p in parameters_of(module):
        if name.startswith("bias") and isinstance(module, nn.LSTM):
            p[H : 2 * H] = forget_bias


@init_recurrent_.misconception(breaks="forget_bias_once")
def forget_bias_never_set(module, forget_bias=1.0):
    reference.init_recurrent_(module, 0.0)


@init_recurrent_.misconception(breaks="other_biases_zero")
def wrong_quarter(module, forget_bias=1.0):
    reference.init_recurrent_(module, 0.0)
    for name, p in parameters_of(module):
        if name.startswith("bias_ih") and isinstance(module, nn.LSTM):
            p[: module.hidden_size] = forget_bias


@init_recurrent_.misconception(breaks="other_biases_zero")
def hits_gru(module, forget_bias=1.0):
    reference.init_recurrent_(module, forget_bias)
    H = module.hidden_size
    for name, p in parameters_of(module):
        if name.startswith("bias_ih"):
            p[H : 2 * H] = forget_bias


@init_recurrent_.misconception(breaks="other_biases_zero")
def other_biases_as_drawn(module, forget_bias=1.0):
    before = {name: p.clone() for name, p in parameters_of(module)}
    reference.init_recurrent_(module, forget_bias)
    for name, p in parameters_of(module):
        if name.startswith("bias"):
            f = p[module.hidden_size : 2 * module.hidden_size].clone()
            p.copy_(before[name])
            if isinstance(module, nn.LSTM):
                p[module.hidden_size : 2 * module.hidden_size] = f


@init_recurrent_.misconception(breaks="weight_ih_left_alone")
def wih_orthogonal(module, forget_bias=1.0):
    reference.init_recurrent_(module, forget_bias)
    for name, p in parameters_of(module):
        if name.startswith("weight_ih"):
            nn.init.orthogonal_(p)


@init_recurrent_.misconception(breaks="recurrent_blocks_orthogonal")
def first_layer_only(module, forget_bias=1.0):
    before = {name: p.clone() for name, p in parameters_of(module)}
    reference.init_recurrent_(module, forget_bias)
    for name, p in parameters_of(module):
        if not name.endswith("_l0") and name.startswith("weight_hh"):
            p.copy_(before[name])


@init_recurrent_.misconception(breaks="recurrent_blocks_orthogonal")
def xavier_instead(module, forget_bias=1.0):
    reference.init_recurrent_(module, forget_bias)
    for name, p in parameters_of(module):
        if name.startswith("weight_hh"):
            nn.init.xavier_normal_(p)


@init_recurrent_.accepts()
def orthogonal_on_whole_4HxH(module, forget_bias=1.0):
    for name, param in module.named_parameters():
        if "weight_hh" in name:
            nn.init.orthogonal_(param)
        elif "bias" in name:
            nn.init.zeros_(param)
            if type(module) is nn.LSTM and "bias_hh" in name:
                n = param.size(0)
                param.data[n // 4 : n // 2].fill_(forget_bias)


@init_recurrent_.accepts()
def half_in_each_bias(module, forget_bias=1.0):
    H = module.hidden_size
    for name in dict(module.named_parameters()):
        p = getattr(module, name)
        if name.startswith("weight_hh"):
            blocks = [nn.init.orthogonal_(torch.empty(H, H, dtype=p.dtype)) for _ in range(p.shape[0] // H)]
            p.data = torch.cat(blocks)
        if name.startswith("bias"):
            p.data = torch.zeros_like(p)
            if module.mode == "LSTM":
                p.data[H : 2 * H] = forget_bias / 2
    return module


@init_recurrent_.accepts()
def through_the_state_and_numpy(module, forget_bias=1.0):
    state, H = module.state_dict(), module.hidden_size
    for name, value in state.items():
        if name.startswith("weight_hh"):
            q = [np.linalg.qr(np.random.randn(H, H))[0] for _ in range(len(value) // H)]
            state[name] = torch.tensor(np.vstack(q))
        if name.startswith("bias"):
            state[name] = torch.zeros(len(value))
            if isinstance(module, nn.LSTM) and "ih" in name:
                state[name] = torch.tensor(np.repeat([0, forget_bias, 0, 0], H))
    module.load_state_dict(state)


# ----------------------------------------------------------------------------------------------- variational_dropout


def dropout_inputs(rng, T, N, H, p):
    hs = rng.uniform(0.2, 1, (T, N, H)) * rng.choice([-1, 1], (T, N, H))
    return {"hs": hs, "p": p, "seed": int(rng.integers(1000))}


def dropout_cases(rng):
    T, H = sizes(rng, 2)
    yield Case("p = 0.3", dropout_inputs(rng, T, 60, 10 * H, 0.3))
    yield Case("p = 0.75", dropout_inputs(rng, T + 2, 60, 10 * H, 0.75))
    yield Case("p = 0", dropout_inputs(rng, T, 8, H, 0.0), edge=True)
    yield Case("T = 1", dropout_inputs(rng, 1, 60, 10 * H, 0.5), edge=True)


def drive_dropout(variational_dropout, hs, p, seed):
    """In training, with one seed twice and with another; and not in training."""
    first = variational_dropout(hs.copy(), p, np.random.default_rng(seed))
    again = variational_dropout(hs.copy(), p, np.random.default_rng(seed))
    other = variational_dropout(hs.copy(), p, np.random.default_rng(seed + 1))
    resting = variational_dropout(hs.copy(), p, np.random.default_rng(seed), False)
    return {"dropped": first, "again": again, "other": other, "evaluated": resting}


variational_dropout = Exercise(
    reference.variational_dropout,
    points=2,
    cases=dropout_cases,
    returns=("dropped",),
    drive=drive_dropout,
    by_laws=True,
    data=False,
    minutes=12,
)


@variational_dropout.law(
    "A unit that is dropped at one step is not dropped at all the others.",
    "Print where your result is zero, at step 0 and at step 1. What does the mask's shape have to do with it?",
)
def one_mask_over_time(case, seen):
    zero = np.asarray(seen["dropped"], float) == 0
    if zero.shape != case["hs"].shape or zero.all():
        return False
    return bool(np.all(zero == zero[0]))


@variational_dropout.law(
    "Each unit of each sequence should be dropped by its own throw of the dice, with probability p.",
    "Which share of your (N, H) mask is zero? Are two of its rows the same, or two of its columns?",
)
def dropped_with_probability_p(case, seen):
    hs, p = case["hs"], case["p"]
    kept = (np.asarray(seen["dropped"], float)[0] != 0) * 1
    if kept.shape != hs.shape[1:] or not kept.any():
        return False
    if abs(np.mean(1 - kept) - p) > 5 * (p * (1 - p) / kept.size) ** 0.5:
        return False
    alike = np.ptp(kept, axis=0).max() == 0 or np.ptp(kept, axis=1).max() == 0
    return bool(p == 0 or not alike)


@variational_dropout.law(
    "What is left does not have the right size.",
    "Four of five units are silent. By how much must the fifth be louder, so that the sum stays about the same?",
)
def rest_is_scaled_up(case, seen):
    out, hs = np.asarray(seen["dropped"], float), case["hs"]
    if out.shape != hs.shape or not out.any():
        return False
    left = out != 0
    return bool(np.allclose(out[left], hs[left] / (1 - case["p"])))


@variational_dropout.law(
    "With training=False something happens, or in training nothing does.",
    "Two readers ask your finished network the same question. Should they get different answers?",
)
def nothing_when_not_training(case, seen):
    if np.shape(seen["evaluated"]) != case["hs"].shape or not np.allclose(seen["evaluated"], case["hs"]):
        return False
    return case["p"] == 0 or not np.allclose(seen["dropped"], case["hs"])


@variational_dropout.law(
    "The mask does not come from rng.",
    "One seed twice, and another seed: which of the three masks should be alike? Where do your numbers come from?",
)
def drawn_with_rng(case, seen):
    first, again, other = (np.asarray(seen[k], float) for k in ("dropped", "again", "other"))
    if not first.any() or first.shape != case["hs"].shape or not np.allclose(first, again):
        return False
    return case["p"] == 0 or not np.allclose(first, other)


@variational_dropout.misconception(breaks="one_mask_over_time")
def new_mask_each_step(hs, p, rng, training=True):
    return hs * (rng.random(hs.shape) >= p) / (1 - p) if training else hs


@variational_dropout.misconception(breaks="rest_is_scaled_up")
def no_rescale(hs, p, rng, training=True):
    return hs * (rng.random(hs.shape[1:]) >= p) if training else hs


@variational_dropout.misconception(breaks="rest_is_scaled_up")
def divided_by_p(hs, p, rng, training=True):
    return hs * (rng.random(hs.shape[1:]) >= p) / max(p, 0.01) if training else hs


@variational_dropout.misconception(breaks="nothing_when_not_training")
def active_in_eval(hs, p, rng, training=True):
    return reference.variational_dropout(hs, p, rng)


@variational_dropout.misconception(breaks="nothing_when_not_training")
def scaled_in_eval(hs, p, rng, training=True):
    kept = rng.random(hs.shape[1:]) >= p
    return hs * kept if training else hs * (1 - p)


@variational_dropout.misconception(breaks="dropped_with_probability_p")
def keeps_with_p(hs, p, rng, training=True):
    return hs * (rng.random(hs.shape[1:]) < p) / (1 - p) if training else hs


@variational_dropout.misconception(breaks="dropped_with_probability_p")
def one_mask_for_the_batch(hs, p, rng, training=True):
    return hs * (rng.random(hs.shape[2]) >= p) / (1 - p) if training else hs


@variational_dropout.misconception(breaks="dropped_with_probability_p")
def whole_sequences(hs, p, rng, training=True):
    return hs * (rng.random((hs.shape[1], 1)) >= p) / (1 - p) if training else hs


@variational_dropout.misconception(breaks="drawn_with_rng")
def global_generator(hs, p, rng, training=True):
    return hs * (np.random.rand(*hs.shape[1:]) >= p) / (1 - p) if training else hs


@variational_dropout.misconception(breaks="drawn_with_rng")
def seeded_inside(hs, p, rng, training=True):
    return reference.variational_dropout(hs, p, np.random.default_rng(0), training)


@variational_dropout.accepts()
def binomial_and_repeated(hs, p, rng, training=True):
    if training:
        T, N, H = hs.shape
        mask = rng.binomial(1, 1 - p, size=(1, N, H)) / (1 - p)
        return hs * np.repeat(mask, T, axis=0)
    else:
        return hs


@variational_dropout.accepts()
def into_hs(hs, p, rng, training=True):
    if not training:
        return hs
    mask = rng.uniform(size=(hs.shape[1], hs.shape[2])) < 1 - p
    for t in range(len(hs)):
        hs[t] *= mask
        hs[t] /= 1 - p
    return hs


@variational_dropout.accepts()
def chosen_and_stacked(hs, p, rng, training=True):
    keep = rng.choice([0.0, 1 / (1 - p)], size=hs.shape[1:], p=[p, 1 - p])
    return np.stack([h * keep for h in hs]) if training else 1.0 * hs


# ------------------------------------------------------------------------------------------------------------ quizzes

same_last_state = choice(
    reference.same_last_state,
    points=1,
    minutes=4,
    A="The backward layer goes through the sequence the other way. How much has it read when it stands at the last step?",
    C="Which layer's outputs does `output` hold, and which layer does h_n[-1] belong to?",
    D="Try T = 1. Does the direction matter then?",
)

batch_first_states = choice(
    reference.batch_first_states,
    points=1,
    minutes=2,
    B="Ask PyTorch: print h_n.shape with batch_first=True, for N = 5 and T = 7.",
    C="Which shape has h_n for a network of one layer, and is there a 1 in it that is neither N nor H?",
    D="Is there a time axis in h_n at all?",
)

clinic_reviews = choice(
    reference.clinic_reviews,
    points=0.5,
    minutes=3,
    A="The longest review of a batch is classified well, and it has gone through the same layer. What do the short ones have that it has not?",
    B="X is (N, T, D) and the layer is told so. Which state do the short reviews hand to the read-out?",
    D="Is there a dropout in these lines?",
)

clinic_axes = choice(
    reference.clinic_axes,
    points=0.5,
    minutes=3,
    A="All sequences have 20 steps here. Is anything padded?",
    C="How many directions does this layer have?",
    D="Sequences that have nothing to do with each other influence each other. Does a learning rate do that?",
)

clinic_both_ways = choice(
    reference.clinic_both_ways,
    points=0.5,
    minutes=3,
    A="All reviews have equal lengths here. Is anything padded?",
    B="X is (N, T, D) and the layer is told so. Which half of out[:, -1] does not know the beginning?",
    C="Half of the read-out's inputs are almost useless, whatever the seed. Which half, and what has it read?",
)

clinic_sorted = choice(
    reference.clinic_sorted,
    points=0.5,
    minutes=3,
    B="The lengths are sorted together with X, so every sequence ends where it should. What else belongs to a review?",
    C="h_n of a packed batch is taken after every sequence's last real step. What is it compared with?",
    D="The layer has one direction only. What has changed its order, and what has not?",
)

clinic_scores = choice(
    reference.clinic_scores,
    points=0.5,
    minutes=3,
    A="The same question, asked twice, gets two answers. Can a state that is too old do that, if none is handed over?",
    B="Nothing is padded here. What in this network is random after it has been trained?",
    D="Is there another place for the dropout of a layer, where it would be silent in evaluation without being told?",
)

clinic_joined = choice(
    reference.clinic_joined,
    points=0.5,
    minutes=4,
    A="h_n is the state after the last step of each sequence, here of equal lengths. Which axis comes first in it?",
    C="Dropout would disturb a result. Would it make review 0 depend on review 1?",
    D="Both directions are in h_n, each with all it has read. How does view put their numbers into rows?",
)
