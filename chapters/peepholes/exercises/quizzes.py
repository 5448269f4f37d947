"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice
from solutions import peepholes as reference

fifth_element = choice(
    reference.LETTERS,
    "fifth_element",
    points=1,
    minutes=3,
    core=True,
    A="That would need a matrix with a number for every pair of cell and gate. How many numbers has p for one gate?",
    C="The candidate is made of x and h. Does any of the three peepholes lead to it?",
    D="The output gate looks too. At which cell state, though, and does the fifth element of the old one reach that?",
)


behind_a_shut_gate = choice(
    reference.LETTERS,
    "behind_a_shut_gate",
    points=1,
    minutes=3,
    core=True,
    A="The cell state is handed on, that is so. But which line of the equations of i and f has c in it?",
    B="The sign of c could be seen through the tanh. What is that tanh multiplied with before anybody sees it?",
    D="The forget gate decides what stays in the cell. Does it also decide what is seen of it?",
)


verdict_on_timing = choice(
    reference.LETTERS,
    "verdict_on_timing",
    points=1,
    minutes=20,
    B="How far apart are the seeds of one kind, and how far the two medians? Would other seeds give the same order?",
    C="What did the clock of exercise 6 show, which nobody had to train? And can a few seeds of one task show that a "
    "thing is never of use?",
    D="In which of the two kinds was the task learnt? Look for seeds without peepholes that came as far as any.",
)
