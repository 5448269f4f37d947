"""How `train_epoch` is marked, and the mistakes that are known by name."""

import numpy as np
from torch import nn

from autograder import Case, Exercise
from chapters.lab_generator.exercises._train_epoch import drive_epoch, loop
from chapters.lab_generator.exercises.shared import distinct
from solutions import lab_generator as reference


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
    "The gradient goes back over the border of a chunk: the state still depends on all that made it.",
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
