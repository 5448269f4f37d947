"""How `set_update_bias` is marked, and the mistakes that are known by name."""

from autograder import Exercise
from chapters.gates import GRU
from chapters.lstm_gradients.exercises.shared import drive_set, stacked_cases
from solutions import gru as reference

set_update_bias = Exercise(
    reference.set_update_bias,
    points=2,
    cases=lambda rng: stacked_cases(rng, gates=3),
    returns=("summed biases", "hs"),
    drive=drive_set,
    parts={"summed biases": (1, GRU)},
    minutes=12,
)


def filled(gru, where):
    """Set parts of biases; `where` yields (kind, third, value), kind being "ih" or "hh", for every layer."""
    H = gru.hidden_size
    for kind, third, value in where:
        for k in range(gru.num_layers):
            getattr(gru, f"bias_{kind}_l{k}").data[third * H : (third + 1) * H] = value


@set_update_bias.mistake
def nothing_changed(gru, value):
    """The layer's biases are what they were.

    Print bias_ih_l0 before and after. What does your assignment change: the layer's own numbers, or a copy of them?
    """
    for name, parameter in gru.named_parameters():
        if name.startswith("bias"):
            parameter.detach().clone().fill_(value)


@set_update_bias.mistake
def both_biases(gru, value):
    """The update gates end up with twice the value.

    A layer has two biases. What does it do with them before the gate is squashed?
    """
    filled(gru, [("ih", 1, value), ("hh", 1, value)])


@set_update_bias.mistake
def other_bias_left(gru, value):
    """One of the two biases keeps what it had.

    Print both biases of a layer. What do they add to an update gate together?
    """
    filled(gru, [("ih", 1, value)])


@set_update_bias.mistake(
    pointer='The page "Names and conventions", on the GRU: both forms are in use, and who uses which.'
)
def negative_for_keep(gru, value):
    """The sign is turned: it would be right for a cell in which z takes the new, as in Chung's form.

    PyTorch's z at 1: does it keep the old state, or take the candidate?
    """
    filled(gru, [("ih", 1, -value), ("hh", 1, 0)])


@set_update_bias.mistake
def reset_third(gru, value):
    """The bias goes to the reset gates: the first third.

    Set x and h to zero. Which gate of your layer is open then, and in which order does PyTorch stack them?
    """
    filled(gru, [("ih", 0, value), ("hh", 0, 0)])


@set_update_bias.mistake
def candidate_third(gru, value):
    """The bias goes to the candidates: the last third.

    With x and h of zeros, what is the candidate of your layer? In which order does PyTorch stack the blocks?
    """
    filled(gru, [("ih", 2, value), ("hh", 2, 0)])


@set_update_bias.mistake
def every_block(gru, value):
    """Everything gets the bias.

    Should the candidates start from tanh of it? Which entries are the update gates'?
    """
    filled(gru, [(kind, k, v) for k in range(3) for kind, v in (("ih", value), ("hh", 0))])


@set_update_bias.mistake
def only_layer0(gru, value):
    """Only the first layer is changed.

    How many layers has gru? Which of them have update gates?
    """
    H = gru.hidden_size
    gru.bias_ih_l0.data[H : 2 * H] = value
    gru.bias_hh_l0.data[H : 2 * H] = 0
