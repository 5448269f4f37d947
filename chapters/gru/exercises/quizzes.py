"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice
from solutions import gru as reference

how_many_matrices = choice(
    reference.LETTERS,
    "how_many_matrices",
    points=1,
    minutes=3,
    core=True,
    A="Do the numbers stay the same if every joined matrix is cut in two? And what has PyTorch made of the four of an LSTM?",
    C="Twice as many when cut in two, that is right. Print the names of the parameters of an nn.LSTM: are the gates kept apart there?",
    D="A gate needs a matrix. What else in a gated cell needs one?",
)


is_it_a_special_case = choice(
    reference.LETTERS,
    "is_it_a_special_case",
    points=1,
    minutes=3,
    core=True,
    A="f = 1 − i can be had, and o = 1. What would the LSTM need for the candidate to hear r ⊙ h? And is h the cell itself?",
    B="A network with fewer weights may well be a special case of one with more. Is it the number that matters, or what is computed?",
    D="That can be had: σ(−a) = 1 − σ(a). Is it the mixture that the LSTM cannot imitate?",
)


what_may_be_said = choice(
    reference.LETTERS,
    "what_may_be_said",
    points=1,
    minutes=45,
    B="On how many tasks did you compare them, and with which sizes and learning rates? What does “in general” ask for?",
    C="Fewer products are one thing. What did the clock say in your own table, and can you be sure of it on another machine?",
    D="Compare the range of one cell's seeds with the distance between the cells. Could a lucky seed have turned the order?",
)
