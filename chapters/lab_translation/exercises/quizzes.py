"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice
from solutions import lab_translation as reference

why_teacher = choice(
    reference.LETTERS,
    "why_teacher",
    2,
    A="It is the other way round: while it is taught, it reads what is right. What does it read when it is used?",
    C="The loss is compared with the targets in either case. What else is different when it is used?",
    D="It would cost as many steps either way. Think of the first mistake, and of what is read after it.",
    minutes=2,
    core=True,
)


short_wins = choice(
    reference.LETTERS,
    "short_wins",
    2,
    A="A larger beam has never a worse best sum in this example, where nothing is pruned. What do all the sums have in common?",
    B="It is not the softmax, which gives numbers between 0 and 1 at any step. What sign has their logarithm?",
    D="The decoder would be as unsure with a beam of one. Compare a sum of 3 terms with one of 12.",
    minutes=2,
)


bottleneck = choice(
    reference.LETTERS,
    "bottleneck",
    2,
    A="No gradient has vanished: the networks are trained already, and short sources go well with the same weights.",
    B="The decoder has as many steps as it likes. What does it know of the source, and how many numbers is that?",
    C="Padding is never read, if the encoder packs. Would a single long source, with no padding, go better?",
    minutes=2,
)


control = choice(
    reference.LETTERS,
    "control",
    2,
    A="Both have the same parts and the same number of weights, and learn for equally long. In what do they differ?",
    B="The other network reads from both ends, too, and its state holds as many numbers. What does its decoder lack?",
    D="In the lesson a network with one state, trained for longer, gets nearly all weekdays and months right. What does it lose?",
    minutes=2,
    core=True,
)
