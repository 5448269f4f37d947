"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice, essay
from solutions import vanishing_gradients as reference

two_forecasts = choice(
    reference.LETTERS,
    "two_forecasts",
    points=1,
    minutes=3,
    core=True,
    A="Think of Ben's network on loud inputs: how steep is tanh where its units then are?",
    C="Which of the two numbers bounds what a single step can do to a vector, whatever the slope?",
    D="By how much can one step of Ada's lengthen a gradient at most? And a hundred of them?",
)


relu_instead = choice(
    reference.LETTERS,
    "relu_instead",
    points=1,
    minutes=2,
    core=True,
    A="ReLU's slope is 1 for every active unit. But is the slope the only factor of J?",
    B="If half of the units are off at a step, what are their rows of J?",
    C="Is ReLU's slope ever between 0 and 1? And is it the slope that is multiplied by itself a hundred times, or J?",
)


clipped_whisper = choice(
    reference.LETTERS,
    "clipped_whisper",
    points=1,
    minutes=2,
    core=True,
    B="When does clipping do anything at all: when a norm is above the threshold, or when it is below?",
    C="Clipping looks at the finished gradient, a sum over all steps. Can it still tell the parts apart?",
    D="What is the norm of the gradient here, and what is the threshold? Which of the two is larger?",
)


longest_lag = essay(
    points=2,
    rubric="""
    Half a point each for:

    - a guess written down before the first run, with a reason that uses a number: the factor by which a step
      shrinks a gradient, or the horizon you measured;
    - the table of your runs, with at least three seeds for every lag;
    - a comparison of guess and table that names one thing that the reason left out;
    - a sentence on what the experiment does not show.
    """,
    minutes=20,
)
