"""How `train_stream` is marked, and the mistakes that are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise
from chapters.truncated_bptt.exercises._train_stream import drive_train, loop
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


train_stream = Exercise(
    reference.train_stream,
    points=5,
    cases=training_cases,
    returns={"weights": 2, "losses": 2, "new losses": 1},
    drive=drive_train,
    parts={"losses": (0, "t"), "new losses": (0, "t")},
    tol=1e-8,
    minutes=35,
    core=True,
)


@train_stream.law(
    "The gradient goes back over the border of a chunk: the state still depends on all that made it.",
    "Ask the state for its grad_fn before the model gets it. What will backward() go through? If retain_graph=True made an error go away, what does PyTorch now keep?",
)
def graph_stays_short(case, seen):
    return seen["steps back"] <= case["K"]


@train_stream.law(
    "Inside a chunk the gradient is cut off before it has reached the chunk's beginning.",
    "How many steps back should the gradient of a chunk's last loss go? Where do you detach, and how often?",
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
    "Should the loss on a sequence depend on what was read before it? Which state does the model get with X_new?",
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
    return loop(*given, cut=lambda state: None)


@train_stream.mistake(breaks="epoch_from_nothing")
def one_state_for_all(*given):
    return loop(*given, one_state=True)


@train_stream.mistake(breaks="new_from_nothing")
def looks_with_the_state_of_training(*given):
    return loop(*given, peek=True)


@train_stream.mistake(breaks="gradients_do_not_pile_up")
def never_zeroed(*given):
    return loop(*given, order=("back", "step"))


@train_stream.mistake(breaks="gradients_do_not_pile_up")
def zeroed_once_per_epoch(*given):
    return loop(*given, before=("zero",), order=("back", "step"))


@train_stream.mistake(breaks="gradients_are_used")
def zeroed_before_the_step(*given):
    return loop(*given, order=("back", "zero", "step"))


@train_stream.mistake(breaks="an_update_per_chunk")
def zeroed_and_not_updated(*given):
    return loop(*given, order=("zero", "back"), after=("step",))


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
    return loop(*given, mean=torch.sum)


@train_stream.mistake(breaks="epoch_from_nothing")
def all_at_once(*given):
    return loop(*given, one_state=True, before=("zero",), order=("back", "step"), cut=lambda state: state, keep=True)
