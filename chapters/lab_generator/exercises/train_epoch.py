"""How `train_epoch` is marked, and the mistakes that are known by name."""

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from autograder import Case, Exercise
from chapters.lab_generator.exercises.shared import distinct
from solutions import lab_generator as reference
from solutions.truncated_bptt import detach_state


def epoch_inputs(rng, state, V, H, N, T, K, max_norm):
    weights = {
        "E": rng.normal(0, 1, (V, H)),
        "U": rng.normal(0, 1 / H**0.5, (H, H)),
        "V": rng.normal(0, 1.5, (H, V)),
    }
    ids = rng.integers(0, V, (N, T + 1))
    ids[:, :-K:K] = np.arange(N)[:, None] % V  # rows begin alike, chunks as well: only the state tells where one is
    return {"weights": weights, "ids": ids, "K": K, "max_norm": max_norm, "state": state}


def epoch_cases(rng):
    V, H, N = distinct(rng, 3, 4, 8)
    K = int(rng.integers(3, 6))
    tight, wide = 0.05, 100.0
    yield Case("a state of two tensors, short gradients asked for", epoch_inputs(rng, "pair", V, H, N, 4 * K, K, tight))
    yield Case("a state of one tensor, a shorter last chunk", epoch_inputs(rng, "one", V, H, N, 3 * K + 2, K, tight))
    yield Case("nothing to be clipped", epoch_inputs(rng, "pair", V, H, N, 3 * K, K, wide))
    yield Case("N = 1", epoch_inputs(rng, "pair", V, H, 1, 2 * K, K, tight), edge=True)
    yield Case("K = 1", epoch_inputs(rng, "one", V, H, N, 4, 1, tight), edge=True)


def drive_epoch(train_epoch, weights, ids, K, max_norm, state):
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


train_epoch = Exercise(
    reference.train_epoch,
    points=6,
    cases=epoch_cases,
    returns={"weights": 1, "losses": 1},
    drive=drive_epoch,
    parts={"losses": (0, "t")},
    tol=1e-5,
    minutes=30,
)


@train_epoch.law(
    "The gradient goes back over the border of a chunk: the state still hangs on all that made it.",
    "Ask the state for its grad_fn before the model gets it. If it is a tuple, ask both of its parts. What will backward() go through?",
)
def graph_stays_short(case, seen):
    return not seen["stopped"] and seen["steps back"] <= case["K"]


@train_epoch.law(
    "A chunk begins with an empty state: the network has forgotten what it has just read.",
    "What does the model return besides its logits, and where does it go in your loop?",
)
def state_is_carried(case, seen):
    return not any(seen["begins from nothing"][1:])


@train_epoch.law(
    "The optimiser is handed gradients that nobody has clipped.",
    "In which order do backward, clipping and step come in yours? Which gradients are there when you clip, and which has step used?",
)
def clipped_in_time(case, seen):
    return "not clipped" not in seen["handed to the optimiser"]


@train_epoch.law(
    "The gradient is not clipped as a whole: its parts are clipped each for itself, and its direction changes.",
    "One number should tell how long the gradient of all weights is. Over what do you take yours?",
)
def clipped_as_a_whole(case, seen):
    return not {"each by itself", "entry by entry"} & set(seen["handed to the optimiser"])


@train_epoch.law(
    "The optimiser is handed more than this chunk's gradient.",
    "What does backward() do with a gradient that it finds? When, between two updates, is it to be removed?",
)
def gradients_do_not_pile_up(case, seen):
    return "piled up" not in seen["handed to the optimiser"]


@train_epoch.law(
    "The gradients are erased before the optimiser has used them.",
    "Do the weights change in an update? What lies between backward() and step()?",
)
def gradients_are_used(case, seen):
    return "erased" not in seen["handed to the optimiser"]


@train_epoch.law(
    "The number of updates is not the number of chunks.",
    "How many chunks are there, the shorter one included? How often is step() called?",
)
def an_update_per_chunk(case, seen):
    return seen["stopped"] or len(seen["handed to the optimiser"]) == -(-(case["ids"].shape[1] - 1) // case["K"])


@train_epoch.law(
    "The chunks are not read once each, in the order of time.",
    "To which place of the text does the state belong that the model gets, and to which the chunk?",
)
def read_in_order(case, seen):
    return seen["stopped"] or seen["in order"]


@train_epoch.law(
    "A chunk's loss is not the mean over its letters.",
    "If a chunk has 4 rows of 3 letters, by what do you divide the sum? And are your logits and your letters in the same order when they are laid out flat?",
)
def mean_over_letters(case, seen):
    return not seen["in order"] or abs(seen["first loss"] - 1) < 1e-4


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


@train_epoch.mistake(breaks="graph_stays_short")
def never_detached(*given):
    return loop(*given, cut=lambda state: state)


@train_epoch.mistake(breaks="graph_stays_short")
def graph_kept(*given):
    return loop(*given, cut=lambda state: state, keep=True)


@train_epoch.mistake(breaks="state_is_carried")
def begins_anew(*given):
    return loop(*given, carry=False)


@train_epoch.mistake(breaks="clipped_in_time")
def clipped_after_the_step(*given):
    return loop(*given, order=("zero", "back", "step", "clip"))


@train_epoch.mistake(breaks="clipped_in_time")
def clipped_before_backward(*given):
    return loop(*given, order=("zero", "clip", "back", "step"))


@train_epoch.mistake(breaks="clipped_as_a_whole")
def clipped_one_by_one(*given):
    def clip(parameters, max_norm):
        for p in parameters:
            nn.utils.clip_grad_norm_([p], max_norm)

    return loop(*given, clip=clip)


@train_epoch.mistake(breaks="clipped_as_a_whole")
def clipped_by_value(*given):
    return loop(*given, clip=nn.utils.clip_grad_value_)


@train_epoch.mistake(breaks="gradients_do_not_pile_up")
def never_zeroed(*given):
    return loop(*given, order=("back", "clip", "step"))


@train_epoch.mistake(breaks="gradients_are_used")
def zeroed_before_the_step(*given):
    return loop(*given, order=("back", "clip", "zero", "step"))


@train_epoch.mistake(breaks="an_update_per_chunk")
def one_update_per_epoch(model, optimiser, pairs, max_norm):
    losses = loop(model, optimiser, pairs, max_norm, order=("back",))
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimiser.step()
    return losses


@train_epoch.mistake(breaks="read_in_order")
def shuffled(model, optimiser, pairs, max_norm):
    return loop(model, optimiser, pairs[::-1] if len(pairs) > 1 else pairs * 2, max_norm)


@train_epoch.mistake(breaks="mean_over_letters")
def sum_over_letters(*given):
    return loop(*given, reduction="sum")


@train_epoch.mistake(breaks="mean_over_letters")
def laid_out_in_another_order(*given):
    return loop(*given, scrambled=True)
