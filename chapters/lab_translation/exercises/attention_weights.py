"""How `attention_weights` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.lab_translation import data
from chapters.lab_translation.exercises.shared import attention_shapes, drive_attention
from solutions import lab_translation as reference

SHAPES = attention_shapes(data.V, data.V, 16, 64)


def day_cases(rng):
    _, new = data.dates(int(rng.integers(2**31)), **{**reference.DAYS, "train": 0}, new=300)
    src, lengths, _, targets = (np.array(a) for a in reference.batch_of(new))
    yield Case("300 days that nobody was trained on", {"src": src, "lengths": lengths, "targets": targets})


attention_weights = Exercise(
    reference.attention_weights,
    points=5,
    cases=day_cases,
    returns=("exact match",),
    drive=drive_attention,
    trained=SHAPES,
    minutes=15,
    core=True,
)


@attention_weights.law(
    "Of the days it has not seen, fewer than half are right.",
    "Does the loss still fall when you stop? Draw where it looks: does the bright spot move from step to step?",
    share=2,
)
def half_of_the_days(case, seen):
    return isinstance(seen["exact match"], float) and seen["exact match"] >= 0.5


@attention_weights.law(
    "Of the days it has not seen, fewer than 95 % are right.",
    "Print some that are wrong. Is it always the same part of the answer? Does the learning rate fall at the end?",
    share=3,
)
def nearly_all_days(case, seen):
    return isinstance(seen["exact match"], float) and seen["exact match"] >= 0.95


@attention_weights.mistake(breaks="half_of_the_days")
def attention_never_trained():
    rng = np.random.default_rng(0)
    return {name: rng.normal(0, 0.1, shape).astype(np.float32) for name, shape in SHAPES.items()}
