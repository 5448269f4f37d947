"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice
from solutions import rnn_cell as reference

two_orders = choice(
    reference.LETTERS,
    "two_orders",
    points=1,
    minutes=2,
    A="Ada's first D rows are multiplied by x. By what are Ben's first rows multiplied?",
    C="Take any network of Ada's. Can you write down a matrix with which Ben's cell computes the same?",
    D="A column belongs to a unit of the new state. Did the units change places, or the inputs?",
)


longer_sequences = choice(
    reference.LETTERS,
    "longer_sequences",
    points=1,
    minutes=2,
    core=True,
    A="Which symbols of the equation carry a t? Only those are new at every step.",
    B="That would be a network with other weights at every step. Is it the weights that carry a t?",
    D="That is true of the weights. How many states must still be there when the backward pass begins?",
)


one_hot_product = choice(
    reference.LETTERS,
    "one_hot_product",
    points=1,
    minutes=2,
    A="By the equation of exercise 7 they agree. Is there a V and an E for which they would not?",
    B="Does an ordinary matrix product know which of its factors are zeros?",
    C="The one-hot vector alone has V entries. But with how many numbers of E are they multiplied?",
)
