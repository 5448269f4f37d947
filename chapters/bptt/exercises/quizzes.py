"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice
from solutions import bptt as reference

LINE_IS_RIGHT = {
    "A": "What arrives at a state is the slope of its own loss plus what later steps hand back, and line A adds just these. Which parameters disagree, and from which length on?",
    "B": "Line B multiplies by the slope of tanh, written with what came out of it. If it were wrong, could du and db agree at T = 1?",
    "C": "Line C goes back through the one product that joins two steps. If it were wrong, could anything disagree at T = 1?",
    "D": "Line D is about u, and u met x. Does the table say anything against u alone?",
    "E": "Line E is about w, and w met the old state, which is hs[t - 1] here. Does the table say anything against w alone?",
    "F": "Line F is about b, and nothing is multiplied with b. Does the table say anything against b alone?",
}


def wrong_line(name, net):
    """How the question for the wrong line of a net is asked, and what is said to who names a right one."""
    right = {line: feedback for line, feedback in LINE_IS_RIGHT.items() if line != reference.LETTERS[name]}
    return {"asks": f"Which line of {net} is wrong? Return its letter.", **right}


bug_a = choice(reference.LETTERS, "bug_a", 1, minutes=5, core=True, **wrong_line("bug_a", "net_a"))


bug_b = choice(reference.LETTERS, "bug_b", 1, minutes=5, **wrong_line("bug_b", "net_b"))


bug_c = choice(reference.LETTERS, "bug_c", 1, minutes=5, **wrong_line("bug_c", "net_c"))


sum_or_mean = choice(
    reference.LETTERS,
    "sum_or_mean",
    1,
    minutes=3,
    core=True,
    A="A larger gradient is no advantage, because a larger learning rate has the same effect. What does the derivative itself say?",
    B="Put a loss at the last step only. Is dWh then made of one term?",
    D="Divide it by T, and compare it with central differences. Do they still agree?",
)


what_to_keep = choice(
    reference.LETTERS,
    "what_to_keep",
    1,
    minutes=3,
    core=True,
    A="You have written rnn_backward. Did it ever ask for what went into a tanh?",
    C="To find an old state from a new one you would undo the tanh and then the product with Wh. What if a unit is saturated, or Wh has no inverse?",
    D="When is the contribution of step t computed, and is it needed once it has been added?",
)
