"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice
from solutions import start as reference

best_eps = choice(
    reference.LETTERS,
    "best_eps",
    points=2,
    minutes=3,
    core=True,
    A="The formula itself is off by about eps squared. How much is that here, and which of the others is off by less?",
    C="f(x + eps) and f(x - eps) agree in nearly all their digits. How many digits does the difference have left?",
)


two_names = choice(
    reference.LETTERS,
    "two_names",
    points=2,
    minutes=3,
    B="One of the two is right. What does the forget gate multiply: the new candidate, or the old memory?",
    C="One of the two is right. The relevance gate acts before the candidate is made. Where does z act?",
    D="An output gate decides what is shown. Which one decides how much of the candidate is let in?",
)


valley_in_float32 = choice(
    reference.LETTERS,
    "valley_in_float32",
    points=2,
    minutes=20,
    A="If it did not move, rounding would be no worse in float32. Are x and the loss float32 in your measurement, and what does "
    "np.finfo(np.float32).eps say?",
    B="A smaller eps makes the rounding error larger. Which side of the valley has risen?",
)
