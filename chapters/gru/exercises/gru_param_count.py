"""How `gru_param_count` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import gru as reference


def count_cases(rng):
    D, H = sizes(rng, 2)
    for form in ("before", "after", "pytorch"):
        yield Case(form, {"D": D, "H": H, "form": form})
    yield Case("D = H = 1", {"D": 1, "H": 1, "form": "pytorch"}, edge=True)


gru_param_count = Exercise(reference.gru_param_count, points=1, cases=count_cases, returns=("count",), minutes=8)


BIASES = {"before": 3, "after": 4, "pytorch": 6}


@gru_param_count.mistake
def two_gates_only(D, H, form="before"):
    """You count two blocks of weights.

    A cell has two gates. What else in it has weights of its own?
    """
    return 2 * H * (D + H) + {"before": 2, "after": 2, "pytorch": 4}[form] * H


@gru_param_count.mistake
def lstm_count(D, H, form="before"):
    """You count four blocks: those of an LSTM.

    How many sums are squashed in one step of a GRU?
    """
    return 4 * H * (D + H) + {"before": 4, "after": 5, "pytorch": 8}[form] * H


@gru_param_count.mistake
def form_ignored(D, H, form="before"):
    """form is not used.

    For D = 4 and H = 5 there are three answers, 5 and 10 apart. Which numbers make the difference?
    """
    return reference.gru_param_count(D, H, "before")


@gru_param_count.mistake
def pytorch_saves(D, H, form="before"):
    """PyTorch's biases are counted as if only the candidate had two.

    PyTorch keeps a bias even where it is superfluous. How many does it have for each block?
    """
    return reference.gru_param_count(D, H, "before" if form == "before" else "after")


@gru_param_count.mistake
def no_biases(D, H, form="before"):
    """The biases are left out.

    Which numbers does the cell learn that are multiplied by neither x nor h?
    """
    return 3 * H * (D + H)


@gru_param_count.mistake
def one_bias_per_gate(D, H, form="before"):
    """You count one bias for a whole gate.

    A gate has H units. Do they share a bias, or has each its own?
    """
    return 3 * H * (D + H) + BIASES[form]


@gru_param_count.mistake
def state_weights_forgotten(D, H, form="before"):
    """The weights that are multiplied by h are left out.

    Two things are multiplied by weights at every step. Which are they?
    """
    return 3 * H * D + BIASES[form] * H
