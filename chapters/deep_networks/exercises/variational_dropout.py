"""How `variational_dropout` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import deep_networks as reference


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
    """Call it in training, with one seed twice and with another; and not in training."""
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
    "What comes back is not an array (T, N, H) like hs.",
    "Print its shape, in training and not in training.",
    share=0,
)
def keeps_the_shape(case, seen):
    return all(np.shape(seen[k]) == case["hs"].shape for k in ("dropped", "evaluated"))


@variational_dropout.law(
    "A unit that is dropped at one step is not dropped at all the others.",
    "Print where your result is zero, at step 0 and at step 1. What does the mask's shape have to do with it?",
)
def one_mask_over_time(case, seen):
    zero = np.asarray(seen["dropped"], float) == 0
    if zero.shape != case["hs"].shape or zero.all():
        return None
    return bool(np.all(zero == zero[0]))


@variational_dropout.law(
    "Each unit of each sequence should be dropped by its own throw of the dice, with probability p.",
    "Which share of your (N, H) mask is zero? Are two of its rows the same, or two of its columns?",
)
def dropped_with_probability_p(case, seen):
    hs, p = case["hs"], case["p"]
    if np.shape(seen["dropped"]) != hs.shape:
        return None
    kept = (np.asarray(seen["dropped"], float)[0] != 0) * 1
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
        return None
    left = out != 0
    return bool(np.allclose(out[left], hs[left] / (1 - case["p"])))


@variational_dropout.law(
    "With training=False something happens, or in training nothing does.",
    "Two readers ask your finished network the same question. Should they get different answers?",
)
def nothing_when_not_training(case, seen):
    if any(np.shape(seen[k]) != case["hs"].shape for k in ("dropped", "evaluated")):
        return None
    rests = np.allclose(seen["evaluated"], case["hs"])
    return rests and (case["p"] == 0 or not np.allclose(seen["dropped"], case["hs"]))


@variational_dropout.law(
    "The mask does not come from rng.",
    "One seed twice, and another seed: which of the three masks should be alike? Where do your numbers come from?",
)
def drawn_with_rng(case, seen):
    first, again, other = (np.asarray(seen[k], float) for k in ("dropped", "again", "other"))
    if not first.any() or first.shape != case["hs"].shape or (case["p"] > 0 and np.allclose(first, case["hs"])):
        return None
    return np.allclose(first, again) and (case["p"] == 0 or not np.allclose(first, other))


@variational_dropout.mistake(breaks="one_mask_over_time")
def new_mask_each_step(hs, p, rng, training=True):
    return hs * (rng.random(hs.shape) >= p) / (1 - p) if training else hs


@variational_dropout.mistake(breaks="rest_is_scaled_up")
def no_rescale(hs, p, rng, training=True):
    return hs * (rng.random(hs.shape[1:]) >= p) if training else hs


@variational_dropout.mistake(breaks="rest_is_scaled_up")
def divided_by_p(hs, p, rng, training=True):
    return hs * (rng.random(hs.shape[1:]) >= p) / max(p, 0.01) if training else hs


@variational_dropout.mistake(breaks="nothing_when_not_training")
def active_in_eval(hs, p, rng, training=True):
    return reference.variational_dropout(hs, p, rng)


@variational_dropout.mistake(breaks="nothing_when_not_training")
def scaled_in_eval(hs, p, rng, training=True):
    kept = rng.random(hs.shape[1:]) >= p
    return hs * kept if training else hs * (1 - p)


@variational_dropout.mistake(breaks="dropped_with_probability_p")
def keeps_with_p(hs, p, rng, training=True):
    return hs * (rng.random(hs.shape[1:]) < p) / (1 - p) if training else hs


@variational_dropout.mistake(breaks="dropped_with_probability_p")
def one_mask_for_the_batch(hs, p, rng, training=True):
    return hs * (rng.random(hs.shape[2]) >= p) / (1 - p) if training else hs


@variational_dropout.mistake(breaks="dropped_with_probability_p")
def whole_sequences(hs, p, rng, training=True):
    return hs * (rng.random((hs.shape[1], 1)) >= p) / (1 - p) if training else hs


@variational_dropout.mistake(breaks="drawn_with_rng")
def global_generator(hs, p, rng, training=True):
    return hs * (np.random.rand(*hs.shape[1:]) >= p) / (1 - p) if training else hs


@variational_dropout.mistake(breaks="drawn_with_rng")
def seeded_inside(hs, p, rng, training=True):
    return reference.variational_dropout(hs, p, np.random.default_rng(0), training)
