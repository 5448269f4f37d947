"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice
from solutions import where_next as reference

why_no_scan = choice(
    reference.LETTERS,
    "why_no_scan",
    points=1,
    minutes=3,
    A="Try it: put a tanh around n, which reads x only. Is a step still a h + u, with a and u known beforehand?",
    C="Exchange z and 1 - z: only the names of two numbers change, and both are still known beforehand.",
    D="Our scan runs on as many numbers as you like, each by itself. What does it have to know of a step?",
)


what_is_kept = choice(
    reference.LETTERS,
    "what_is_kept",
    points=1,
    minutes=3,
    A="At which states may the next step of attention look? Are they all still stored?",
    B="Which states of the past occur in h_t = z_t h_{t-1} + (1 - z_t) n_t?",
    C="You have the two exchanged: which of them has a state, and which looks back at everything?",
)
