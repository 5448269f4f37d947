"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice
from solutions import lstm_gates as reference

never_touches_c = choice(
    reference.LETTERS,
    "never_touches_c",
    points=1,
    minutes=2,
    core=True,
    A="The forget gate multiplies the old cell state. The question asks for a gate that is not in that equation. In which of the six equations does each gate stand?",
    B="The input gate decides how much is added to the cell state. Which gate stands in no equation for c?",
    D="Two of them stand in the equation for c. Which one does not?",
)


all_but_shown = choice(
    reference.LETTERS,
    "all_but_shown",
    points=1,
    minutes=2,
    core=True,
    B="Which gate would have to be shut for the cell to lose what it holds? Is it?",
    C="Which gate stands before the tanh of c, and what is it here?",
    D="Is h carried along like c, or computed anew at every step?",
)


four_of_what = choice(
    reference.LETTERS,
    "four_of_what",
    points=1,
    minutes=3,
    core=True,
    A="Four is the number. But print the shapes: is each of them one gate's?",
    C="Eight is what you get when every gate has a matrix for x and one for h. How does PyTorch keep them?",
    D="Two matrices, indeed. Is that all it learns?",
)


keeper_of_the_first = choice(
    reference.LETTERS,
    "keeper_of_the_first",
    points=2,
    minutes=20,
    A="Draw this unit's c for words with x and then y, and for words with y and then x. Are they apart at the last step?",
    B="Colour this unit's c by the first signal, then by the second. Which of the two does its sign follow in the end?",
    D="What does this unit's c do when the second signal comes? Which signal can you read from its sign afterwards?",
)
