"""How `train_stream` is driven, and the loop that its mistakes are made with."""

import numpy as np
import torch

from solutions import truncated_bptt as reference


def drive_train(train_stream, weights, X, Y, X_new, Y_new, K, epochs):  # noqa: C901 (its text travels, so it holds its helpers)
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


def loop(  # noqa: C901 (every way to be wrong is one of its switches)
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
