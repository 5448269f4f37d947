"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice
from solutions import lstm_gradients as reference

what_is_left = choice(
    reference.LETTERS,
    "what_is_left",
    points=1,
    minutes=2,
    core=True,
    A="It would be unchanged if every forget gate were 1. What is σ(0)?",
    B="One twentieth is what would be left if something were shared out among 20 steps. What happens to it at each step?",
    D="It is small. But is a product of twenty positive numbers ever exactly zero?",
)


which_path_explodes = choice(
    reference.LETTERS,
    "which_path_explodes",
    points=1,
    minutes=3,
    A="Along the cell every factor is a forget gate, that is true. Is that the only path from one cell state to the next?",
    C="The state may grow by adding. What are the factors of the gradient along that path, and how large can they be?",
    D="The bias opens the forget gate. Can that make it larger than 1?",
)


what_the_race_shows = choice(
    reference.LETTERS,
    "what_the_race_shows",
    points=1,
    minutes=25,
    A="Look at the rows for bias 0 and bias 1. If the cell made remembering easy, what would you expect there?",
    B="Look at T = 200. With how many of the seeds was it learnt, even with a bias of 5?",
    C="The race stops after 400 updates. Are there seeds with which a bias of 1 made it, and what would you have to see to say never?",
)
