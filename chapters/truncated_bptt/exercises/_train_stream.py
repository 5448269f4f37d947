"""How `train_stream` is driven, and the loop that its mistakes are made with."""

import numpy as np
import torch

from chapters.truncated_bptt.exercises._watched import given_weights, on_one_thread, steps_behind, watched_optimiser
from solutions import truncated_bptt as reference


def small_lstm(weights, X, X_new, seen):
    """An LSTM that notes which chunks it reads, which states it is given, and how far back the gradient goes."""
    H = weights["U"].shape[0]

    def holds(sequence, row):
        return row.shape == sequence.shape[1:] and any(torch.equal(row, r) for r in sequence)

    class Network(torch.nn.Module):
        def forward(self, x, state=None):
            empty = torch.zeros(x.shape[1], H, dtype=torch.float64)
            h, c = (empty, empty) if state is None else state
            nothing = not (h.detach().any() or c.detach().any())
            is_new = holds(X_new, x[0])
            whole = X_new if is_new else X
            seen["read"].append(0 if is_new else len(x))
            seen["starts"].append((is_new, torch.equal(x[0], whole[0]), bool(nothing)))
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
                    seen["reached"].append(steps_behind(node) // 2)
                    if is_new:
                        seen["handed"].append("learnt from the new sequence")

                predicted.register_hook(backward_came)
            return predicted, (h, c)

    network = Network()
    given_weights(network, weights)
    return network


def how_handed(new, now):
    """In words, what was done to the gradients `new` of a chunk before the optimiser found the gradients `now`."""
    what = "right"
    for arrived, found in zip(new, now, strict=True):
        if arrived is not None and (found is None or not found.any()) and arrived.any():
            what = "erased"
        elif arrived is not None and found is not None and not torch.allclose(found, arrived, 1e-6, 1e-9):
            what = "piled up"
    return what


def flat(values):
    """The numbers in nested lists."""
    if isinstance(values, (list, tuple)):
        return [n for v in values for n in flat(v)]
    return [float(values)]


def drive_train(train_stream, weights, X, Y, X_new, Y_new, K, epochs):
    """Give it a small LSTM and an optimiser that note what the loop does with them."""
    X, Y, X_new, Y_new = (torch.tensor(a) for a in (X, Y, X_new, Y_new))
    seen = {"reached": [0], "starts": [], "read": [], "handed": []}
    model = small_lstm(weights, X, X_new, seen)

    def first_loss():
        with torch.no_grad():
            return float(((model(X[:K])[0] - Y[:K]) ** 2).mean())

    first, _ = on_one_thread(first_loss)
    seen["starts"].clear()
    seen["read"].clear()
    optimiser = watched_optimiser(model, 0.3, lambda new, now: seen["handed"].append(how_handed(new, now)))
    value, trouble = on_one_thread(train_stream, model, optimiser, X, Y, X_new, Y_new, K, epochs)
    try:
        losses, news = (np.array(flat(list(v))) for v in value)
    except (TypeError, ValueError, RuntimeError):
        losses = news = trouble or "no two lists of numbers"
    readable = isinstance(losses, np.ndarray) and losses.size > 0
    starts = seen["starts"]
    return {
        "weights": {name: p.detach().clone() for name, p in model.named_parameters()},
        "losses": losses,
        "new losses": news,
        "updates": sum(what != "learnt from the new sequence" for what in seen["handed"]),
        "handed to the optimiser": seen["handed"],
        "steps back": max(seen["reached"]),
        "steps read": sum(seen["read"]),
        "training starts": [bool(nothing) for is_new, start, nothing in starts if start and not is_new],
        "new starts": [bool(nothing) for is_new, start, nothing in starts if start and is_new],
        "goes on empty": any(nothing for is_new, start, nothing in starts if not start),
        "first loss": float(losses[0] / first) if readable else 1.0,
    }


def chunk_read(model, x, state, cut, per_step):
    """A model's outputs for a chunk, and its state after it. The state is cut before the chunk, or before every step."""
    if not per_step:
        return model(x, cut(state))
    said = []
    for step in x:
        out, state = model(step[None], cut(state))
        said.append(out)
    return torch.cat(said), state


def new_read(model, optimiser, X_new, Y_new, state, learn):
    """The loss on a new sequence, and the state after it. learn: make an update with it, too."""
    said, state = model(X_new, state)
    loss = ((said - Y_new) ** 2).mean()
    if learn:
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return loss.item(), state


EACH_CHUNK = ("zero", "back", "step")  # what is done with a chunk's loss, in this order


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
    one_state=False,
    peek=False,
    before=(),
    order=EACH_CHUNK,
    after=(),
    per_step=False,
    learn_new=False,
    mean=torch.mean,
    drop=False,
):
    """The right loop, in which parts can be changed.

    before, after: what is done besides at the beginning and at the end of an epoch; order: what is done with each chunk.
    """
    losses, news, state, loss = [], [], None, None
    do = {
        "zero": optimiser.zero_grad,
        "back": lambda: loss.backward(retain_graph=keep),
        "step": optimiser.step,
    }
    for _ in range(epochs):
        state = state if one_state else None
        for what in before:
            do[what]()
        for x, y in zip(X.split(K), Y.split(K), strict=True):
            if drop and len(x) < K:
                break
            said, state = chunk_read(model, x, state, cut, per_step)
            loss = mean((said - y) ** 2)
            for what in order:
                do[what]()
            losses.append(loss.item())
        for what in after:
            do[what]()
        new, end = new_read(model, optimiser, X_new, Y_new, cut(state) if peek or one_state else None, learn_new)
        state = end if one_state else state
        news.append(new)
    return losses, news
