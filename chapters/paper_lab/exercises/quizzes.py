"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice, essay
from solutions import paper_lab as reference

cell_of_1997 = choice(
    reference.LETTERS,
    "cell_of_1997",
    points=1,
    minutes=5,
    A="With bias 0 and small weights, what is f? And what is left of the state after ten steps?",
    B="How many states does a GRU carry from step to step, and how many has the cell of the paper?",
    D="Look for y with the index out in the paper's last line. What does it multiply?",
)


thousand_steps = choice(
    reference.LETTERS,
    "thousand_steps",
    points=1,
    minutes=4,
    A="Where must the later of the two marked numbers stand, at the latest? How far is it from there to the end?",
    C="Would one call a mean over sequences the least lag?",
    D="Both numbers must still be known at the end. How long has the later one to be kept at least?",
)


best_seed = choice(
    reference.LETTERS,
    "best_seed",
    points=1,
    minutes=4,
    A="Write down the three best seeds in order, then the three medians, failures counted. Is it the same order?",
    B="Compare P and R: which has the better best seed, and which has the better median?",
    C="What is the median of Q, if four of its five seeds need infinitely many updates?",
)


report = essay(
    points=10,
    rubric="""
    Two of the six courts; for each of them 5 points:

    - 1 for a prediction with a reason, written down before the run (a wrong prediction costs nothing);
    - 1 for the results of every seed that was run, three at the least, failures among them;
    - 1 for what `seed_report` makes of them, or the same five numbers of another measure, with a sentence that reads them right;
    - 1 for a verdict (supported, supported in direction, or not at this scale) that follows from the numbers and from what the
      paper claims, no more and no less;
    - 1 for one difference between our set-up and the paper's, and what it may have done to the result.
    """,
    minutes=75,
)
