"""The questions of this chapter, and what each wrong answer is told."""

from autograder import choice
from solutions import deep_networks as reference

same_last_state = choice(
    reference.LETTERS,
    "same_last_state",
    points=1,
    minutes=4,
    core=True,
    A="The backward layer goes through the sequence the other way. How much has it read when it stands at the last step?",
    C="Which layer's outputs does `output` hold, and which layer does h_n[-1] belong to?",
    D="Try T = 1. Does the direction matter then?",
)


batch_first_states = choice(
    reference.LETTERS,
    "batch_first_states",
    points=1,
    minutes=2,
    core=True,
    B="Ask PyTorch: print h_n.shape with batch_first=True, for N = 5 and T = 7.",
    C="Which shape has h_n for a network of one layer, and is there a 1 in it that is neither N nor H?",
    D="Is there a time axis in h_n at all?",
)


clinic_reviews = choice(
    reference.LETTERS,
    "clinic_reviews",
    points=0.5,
    minutes=3,
    core=True,
    A="The longest review of a batch is classified well, and it has gone through the same layer. What do the short ones have that it has not?",
    B="X is (N, T, D) and the layer is told so. Which state do the short reviews hand to the read-out?",
    D="Is there a dropout in these lines?",
)


clinic_axes = choice(
    reference.LETTERS,
    "clinic_axes",
    points=0.5,
    minutes=3,
    core=True,
    A="All sequences have 20 steps here. Is anything padded?",
    C="How many directions does this layer have?",
    D="Sequences that have nothing to do with each other influence each other. Does a learning rate do that?",
)


clinic_both_ways = choice(
    reference.LETTERS,
    "clinic_both_ways",
    points=0.5,
    minutes=3,
    core=True,
    A="All reviews have equal lengths here. Is anything padded?",
    B="X is (N, T, D) and the layer is told so. Which half of out[:, -1] does not know the beginning?",
    C="Half of the read-out's inputs are almost useless, whatever the seed. Which half, and what has it read?",
)


clinic_sorted = choice(
    reference.LETTERS,
    "clinic_sorted",
    points=0.5,
    minutes=3,
    core=True,
    B="The lengths are sorted together with X, so every sequence ends where it should. What else belongs to a review?",
    C="h_n of a packed batch is taken after every sequence's last real step. What is it compared with?",
    D="The layer has one direction only. What has changed its order, and what has not?",
)


clinic_scores = choice(
    reference.LETTERS,
    "clinic_scores",
    points=0.5,
    minutes=3,
    core=True,
    A="The same question, asked twice, gets two answers. Can a state that is too old do that, if none is handed over?",
    B="Nothing is padded here. What in this network is random after it has been trained?",
    D="Is there another place for the dropout of a layer, where it would be silent in evaluation without being told?",
)


clinic_joined = choice(
    reference.LETTERS,
    "clinic_joined",
    points=0.5,
    minutes=4,
    core=True,
    A="h_n is the state after the last step of each sequence, here of equal lengths. Which axis comes first in it?",
    C="Dropout would make a result random. Would it make review 0 depend on review 1?",
    D="Both directions are in h_n, each with all it has read. How does view put their numbers into rows?",
)
