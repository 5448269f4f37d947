"""How `set_forget_bias` is marked, and the mistakes that are known by name."""

from autograder import Exercise
from chapters.gates import LSTM
from chapters.lstm_gradients.exercises.shared import drive_set, stacked_cases
from solutions import lstm_gradients as reference

set_forget_bias = Exercise(
    reference.set_forget_bias,
    points=1,
    cases=lambda rng: stacked_cases(rng, gates=4),
    returns=("summed biases", "hs"),
    drive=drive_set,
    parts={"summed biases": (1, LSTM)},
    minutes=12,
    core=True,
)


def filled(lstm, where):
    """Set entries of biases; `where` yields (name, slice, value)."""
    for name, part, value in where:
        getattr(lstm, name).data[part] = value


@set_forget_bias.mistake
def nothing_changed(lstm, value):
    """The layer's biases are what they were.

    Print bias_ih_l0 before and after. What does your assignment change: the layer's own numbers, or a copy of them?
    """


@set_forget_bias.mistake
def both_biases(lstm, value):
    """The forget gates end up with twice the value.

    A layer has two biases. What does it do with them before the gate is squashed?
    """
    H = lstm.hidden_size
    f = slice(H, 2 * H)
    filled(lstm, ((f"bias_{k}h_l{n}", f, value) for k in "ih" for n in range(lstm.num_layers)))


@set_forget_bias.mistake
def other_bias_left(lstm, value):
    """One of the two biases keeps what it had.

    Print both biases of a layer. What do they add to a forget gate together?
    """
    H = lstm.hidden_size
    filled(lstm, ((f"bias_ih_l{n}", slice(H, 2 * H), value) for n in range(lstm.num_layers)))


@set_forget_bias.mistake
def only_layer0(lstm, value):
    """Only the first layer is changed.

    How many layers has lstm? Which of them have forget gates?
    """
    f = slice(lstm.hidden_size, 2 * lstm.hidden_size)
    filled(lstm, [("bias_ih_l0", f, value), ("bias_hh_l0", f, 0)])


@set_forget_bias.mistake
def every_gate(lstm, value):
    """All the gates get the bias.

    Should writing and showing start open as well? Which entries are the forget gates'?
    """
    layers = range(lstm.num_layers)
    filled(lstm, ((f"bias_{k}h_l{n}", slice(None), v) for k, v in (("i", value), ("h", 0)) for n in layers))


@set_forget_bias.mistake
def first_quarter(lstm, value):
    """The bias goes to the wrong quarter.

    Set x and h to zero. Which gate of your layer is open then, and in which order does PyTorch stack them?
    """
    layers, part = range(lstm.num_layers), slice(0, lstm.hidden_size)
    filled(lstm, ((f"bias_{k}h_l{n}", part, v) for k, v in (("i", value), ("h", 0)) for n in layers))
