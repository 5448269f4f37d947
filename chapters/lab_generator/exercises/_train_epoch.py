"""How `train_epoch` is driven, and the loop that its mistakes are made with."""

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from chapters.truncated_bptt.exercises._watched import given_weights, on_one_thread, steps_behind, watched_optimiser
from solutions.truncated_bptt import detach_state


def small_network(weights, state, seen):
    """A network that notes what it is given. state: "one" if its state is one tensor, "pair" if it is two."""
    H = weights["U"].shape[0]

    class Network(torch.nn.Module):
        def forward(self, x, given=None):
            zeros = torch.zeros(x.shape[0], H, dtype=torch.float64)
            h, c = (zeros, zeros) if given is None else given if state == "pair" else (given, zeros)
            seen["begins"].append(bool(not h.detach().any()))
            seen["read"].append(x.clone())
            shown = []
            for t in range(x.shape[1]):
                h = torch.tanh(self.E[x[:, t]] + h @ self.U + (c if state == "pair" else 0))
                c = 0.5 * c + h
                shown.append(h)
            logits = torch.stack(shown, dim=1) @ self.V
            if logits.requires_grad:
                node = logits.grad_fn
                logits.register_hook(lambda grad: seen["reached"].append(steps_behind(node)))
            return logits, ((h, c) if state == "pair" else h)

    network = Network()
    given_weights(network, weights)
    return network


def how_clipped(new, now, max_norm):
    """In words, what was done to the gradients `new` of a chunk before the optimiser found the gradients `now`."""

    def alike(wanted):
        return all(torch.allclose(a, b, 1e-4, 1e-9) for a, b in zip(now, wanted, strict=True))

    def shortened(g, norm):
        return g * min(1.0, max_norm / (float(norm) + 1e-12))

    whole = torch.cat([g.flatten() for g in new]).norm()
    if alike([shortened(g, whole) for g in new]):
        return "right"
    if not any(g.any() for g in now):
        return "erased"
    if alike(new):
        return "not clipped"
    if alike([shortened(g, g.norm()) for g in new]):
        return "each by itself"
    if alike([g.clamp(-max_norm, max_norm) for g in new]):
        return "entry by entry"
    return "piled up"


def drive_epoch(train_epoch, weights, ids, K, max_norm, state):
    """Give it a small network and an optimiser that note what the loop does with them."""
    ids = torch.tensor(ids)
    x, y = ids[:, :-1], ids[:, 1:]
    pairs = list(zip(x.split(K, dim=1), y.split(K, dim=1), strict=True))
    seen, handed = {"reached": [0], "begins": [], "read": []}, []
    model = small_network(weights, state, seen)

    def first_loss():
        with torch.no_grad():
            cold = model(pairs[0][0])[0]
            return float(torch.nn.functional.cross_entropy(cold.flatten(0, 1), pairs[0][1].flatten()))

    def look(new, now):
        def whole(grads):
            return [torch.zeros_like(p) if g is None else g for p, g in zip(model.parameters(), grads, strict=True)]

        handed.append(how_clipped(whole(new), whole(now), max_norm))

    first, _ = on_one_thread(first_loss)
    seen["begins"].clear()
    seen["read"].clear()
    value, trouble = on_one_thread(train_epoch, model, watched_optimiser(model, 0.4, look), pairs, max_norm)
    try:
        losses = np.array([float(loss) for loss in value])
    except (TypeError, ValueError, RuntimeError):
        losses = trouble or "no list of numbers"
    read = seen["read"]
    in_order = len(read) == len(pairs) and all(torch.equal(a, b) for a, (b, _) in zip(read, pairs, strict=True))
    return {
        "weights": {name: p.detach().clone() for name, p in model.named_parameters()},
        "losses": losses,
        "stopped": bool(trouble),
        "handed to the optimiser": handed,
        "steps back": max(seen["reached"]),
        "begins from nothing": seen["begins"],
        "in order": in_order,
        "first loss": float(losses[0] / first) if isinstance(losses, np.ndarray) and losses.size else 1.0,
    }


def loop(
    model, optimiser, pairs, max_norm, cut=detach_state, carry=True, order=("zero", "back", "clip", "step"), **how
):
    """The right loop, in which parts can be changed."""
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
