"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice, essay
from solutions import toy_kinds as reference

what_survives = choice(
    reference.LETTERS,
    "what_survives",
    points=1,
    minutes=2,
    A="That would be a fresh start. Which gate would have to be shut for it?",
    C="Nothing new is written. Which gate would have to be open for it?",
)


why_additive = essay(
    points=3,
    rubric="""
    One point each for: what happens to a product of many slopes; what a sum does instead; what the forget gate
    gives back to the product.
    """,
    minutes=15,
)
