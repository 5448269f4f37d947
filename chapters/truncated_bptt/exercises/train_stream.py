"""How `train_stream` is marked, and the mistakes that are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise
from chapters.truncated_bptt.exercises.shared import sizes
from solutions import truncated_bptt as reference


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


@train_stream.mistake(breaks="graph_stays_short")
def never_cut(*given):
    return loop(*given, cut=lambda state: state)


@train_stream.mistake(breaks="graph_stays_short")
def silenced_by_retain_graph(*given):
    return loop(*given, cut=lambda state: state, keep=True)


@train_stream.mistake(breaks="graph_stays_short")
def cell_state_not_cut(*given):
    return loop(*given, cut=lambda state: state and (state[0].detach(), state[1]), keep=True)


@train_stream.mistake(breaks="whole_chunk_learns")
def cut_at_every_step(*given):
    return loop(*given, per_step=True)


@train_stream.mistake(breaks="state_is_carried")
def state_made_anew(*given):
    return loop(*given, forget=True)


@train_stream.mistake(breaks="epoch_from_nothing")
def one_state_for_all(*given):
    return loop(*given, one_state=True)


@train_stream.mistake(breaks="new_from_nothing")
def looks_with_the_state_of_training(*given):
    return loop(*given, peek=True)


@train_stream.mistake(breaks="gradients_do_not_pile_up")
def never_zeroed(*given):
    return loop(*given, zero="never")


@train_stream.mistake(breaks="gradients_do_not_pile_up")
def zeroed_once_per_epoch(*given):
    return loop(*given, zero="epoch")


@train_stream.mistake(breaks="gradients_are_used")
def zeroed_before_the_step(*given):
    return loop(*given, zero="after")


@train_stream.mistake(breaks="an_update_per_chunk")
def zeroed_and_not_updated(*given):
    return loop(*given, steps="epoch")


@train_stream.mistake(breaks="an_update_per_chunk")
def without_the_last(*given):
    return loop(*given, drop=True)


@train_stream.mistake(breaks="every_step_once")
def room_for_the_target(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    parts = [a[:-1] for a in X.split(K)], [a[:-1] for a in Y.split(K)]
    X, Y = (torch.cat(a) for a in parts)
    return loop(model, optimiser, X, Y, X_new, Y_new, max(K - 1, 1), epochs)


@train_stream.mistake(breaks="only_looked_at")
def learns_from_the_new(*given):
    return loop(*given, learn_new=True)


@train_stream.mistake(breaks="mean_of_squares")
def sum_of_squares(*given):
    return loop(*given, total=True)


@train_stream.mistake(breaks="epoch_from_nothing")
def all_at_once(*given):
    return loop(*given, one_state=True, zero="epoch", cut=lambda state: state, keep=True)
