"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice
from solutions import truncated_bptt as reference

smallest_window = choice(
    reference.LETTERS,
    "smallest_window",
    points=1,
    minutes=3,
    A="One step back sees only that the first unit is pushed up. Is that what happens to it in the end?",
    B="Ten steps back reach ten units. Which way are all of these pushed?",
    D="The sign is right there. Is there a smaller one in the list for which it is?",
)


sixty_steps = choice(
    reference.LETTERS,
    "sixty_steps",
    points=1,
    minutes=3,
    core=True,
    A="What is carried over the border of a chunk? Can something of step t - 60 be in it?",
    C="Three chunks make sixty steps, forward. Does a gradient of the third ever enter the first?",
    D="The cell carries it forward. What happens to the cell state, as to every state, at the border?",
)


only_the_end = choice(
    reference.LETTERS,
    "only_the_end",
    points=1,
    minutes=3,
    core=True,
    A="There is a loss at every step. Through which steps does one go back, and which losses lie before them?",
    B="These are the ones that do go back. Which do not?",
    C="The same weights are used at every step. Do they receive a gradient from the last 20?",
)


what_the_sweep_shows = choice(
    reference.LETTERS,
    "what_the_sweep_shows",
    points=1,
    minutes=20,
    B="Which of the windows made the most updates from the same characters? What does a window of 8 reach with no more updates than the window of 64 had?",
    C="Compare two differences: between carried and not carried at one window, and between one window and another. Which is larger?",
    D="Fewer bits are better. Which rows have the fewest?",
)
