"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice
from solutions import clipping as reference

never_reached = choice(
    reference.LETTERS,
    "never_reached",
    points=1,
    minutes=2,
    core=True,
    A="What is the factor for a norm of 0.8, if the threshold is 5? Is anything multiplied by less than 1?",
    C="Clipping only ever shortens. What is the factor for a norm of 0.8, if the threshold is 5?",
    D="Is there a gradient here that is too long for the threshold? What has not been touched cannot have been turned.",
)


four_small_batches = choice(
    reference.LETTERS,
    "four_small_batches",
    points=1,
    minutes=3,
    core=True,
    A="After the second backward, what is in the gradients: the second batch's, or the sum of two? What do you clip then?",
    B="Each of the four may be short enough while they point the same way. How long is their sum?",
    C="What has the optimiser already done by then?",
)


adam_as_well = choice(
    reference.LETTERS,
    "adam_as_well",
    points=1,
    minutes=4,
    A="If all gradients are halved, Adam's steps stay as they are, that is so. Is one single long gradient among short ones the same case?",
    B="Adam divides by a mean over many steps. What is in that mean right after a single gradient of 1,000, and how long does it stay?",
    D="By what does Adam divide a gradient of 1,000? Is the step a thousand times as long?",
)


what_plus_minus_two_did = choice(
    reference.LETTERS,
    "what_plus_minus_two_did",
    points=1,
    minutes=25,
    A="In how many steps in a thousand did ±2 change anything? Can that have spoilt so much? What would other seeds say?",
    B="How many runs of each kind were solved? In how many steps in a thousand did ±2 change anything at all?",
    D="Which of the runs did clipping by value at ±0.1 solve? Is the kind of clipping the difference, or the threshold?",
)
