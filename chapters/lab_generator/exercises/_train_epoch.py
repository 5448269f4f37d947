"""How `train_epoch` is driven, and the loop that its mistakes are made with."""

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from solutions.truncated_bptt import detach_state


def drive_epoch(train_epoch, weights, ids, K, max_norm, state):  # noqa: C901 (its text travels, so it holds its helpers)
    """Hand in a small network and an optimiser that write down what the loop does with them."""
    ids = torch.tensor(ids)
    x, y = ids[:, :-1], ids[:, 1:]
    pairs = list(zip(x.split(K, dim=1), y.split(K, dim=1), strict=True))
    H = weights["U"].shape[0]
    reached, begins, read, handed, fresh = [0], [], [], [], {}

    def steps_behind(node):
        """How many steps of the cell the logits hang on: each has one tanh."""
        seen, todo, count = set(), [node], 0
        while todo:
            node = todo.pop()
            if node is not None and node not in seen:
                seen.add(node)
                count += node.name().startswith("TanhBackward")
                todo.extend(n for n, _ in node.next_functions)
        return count

    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            for name, value in weights.items():
                self.register_parameter(name, torch.nn.Parameter(torch.tensor(value)))

        def forward(self, x, given=None):
            zeros = torch.zeros(x.shape[0], H, dtype=torch.float64)
            h, c = (zeros, zeros) if given is None else given if state == "pair" else (given, zeros)
            begins.append(bool(not h.detach().any()))
            read.append(x.clone())
            shown = []
            for t in range(x.shape[1]):
                h = torch.tanh(self.E[x[:, t]] + h @ self.U + (c if state == "pair" else 0))
                c = 0.5 * c + h
                shown.append(h)
            logits = torch.stack(shown, dim=1) @ self.V
            if logits.requires_grad:
                node = logits.grad_fn
                logits.register_hook(lambda grad: reached.append(steps_behind(node)))
            return logits, ((h, c) if state == "pair" else h)

    class Optimiser(torch.optim.SGD):
        def step(self, closure=None):
            loss = None
            if closure is not None:
                with torch.enable_grad():
                    loss = closure()
            here = self.param_groups[0]["params"]
            new = [fresh.get(p, torch.zeros_like(p)) for p in here]
            now = [torch.zeros_like(p) if p.grad is None else p.grad for p in here]

            def alike(wanted):
                return all(torch.allclose(a, b, 1e-4, 1e-9) for a, b in zip(now, wanted, strict=True))

            def shortened(g, norm):
                return g * min(1.0, max_norm / (float(norm) + 1e-12))

            whole = torch.cat([g.flatten() for g in new]).norm()
            if alike([shortened(g, whole) for g in new]):
                what = "right"
            elif not any(g.any() for g in now):
                what = "erased"
            elif alike(new):
                what = "not clipped"
            elif alike([shortened(g, g.norm()) for g in new]):
                what = "each by itself"
            elif alike([g.clamp(-max_norm, max_norm) for g in new]):
                what = "entry by entry"
            else:
                what = "piled up"
            for p, g in zip(here, now, strict=True):
                p.data = p.data - 0.4 * g  # no new version: a graph that was kept can still be gone through
            fresh.clear()
            handed.append(what)
            return loss

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        model = Network()
        with torch.no_grad():
            cold = model(pairs[0][0])[0]
            first = float(torch.nn.functional.cross_entropy(cold.flatten(0, 1), pairs[0][1].flatten()))
        begins.clear()
        read.clear()

        def remember(p):
            def arrived(grad):
                fresh[p] = fresh[p] + grad if p in fresh else grad.clone()

            p.register_hook(arrived)

        for p in model.parameters():
            remember(p)
        trouble = ""
        try:
            value = train_epoch(model, Optimiser(model.parameters(), lr=0.4), pairs, max_norm)
        except RuntimeError as error:
            if "second time" not in str(error):
                raise
            value, trouble = None, "stopped: backward a second time"
    finally:
        torch.set_num_threads(threads)
    try:
        losses = np.array([float(loss) for loss in value])
    except (TypeError, ValueError, RuntimeError):
        losses = trouble or "no list of numbers"
    in_order = len(read) == len(pairs) and all(torch.equal(a, b) for a, (b, _) in zip(read, pairs, strict=True))
    return {
        "weights": {name: p.detach().clone() for name, p in model.named_parameters()},
        "losses": losses,
        "stopped": bool(trouble),
        "handed to the optimiser": handed,
        "steps back": max(reached),
        "begins from nothing": begins,
        "in order": in_order,
        "first loss": float(losses[0] / first) if isinstance(losses, np.ndarray) and losses.size else 1.0,
    }


def loop(
    model, optimiser, pairs, max_norm, cut=detach_state, carry=True, order=("zero", "back", "clip", "step"), **how
):
    """The right loop, but for what is asked to be different."""
    losses, state = [], None
    clip = how.get("clip", nn.utils.clip_grad_norm_)
    for x, y in pairs:
        logits, state = model(x, cut(state) if carry else None)
        V = logits.shape[-1]
        if how.get("scrambled"):
            loss = cross_entropy(logits.transpose(0, 1).reshape(-1, V), y.flatten())
        else:
            loss = cross_entropy(logits.flatten(0, 1), y.flatten(), reduction=how.get("reduction", "mean"))
        for what in order:
            if what == "zero":
                optimiser.zero_grad()
            elif what == "back":
                loss.backward(retain_graph=how.get("keep", False))
            elif what == "clip":
                clip(model.parameters(), max_norm)
            else:
                optimiser.step()
        losses.append(loss.item())
    return losses
