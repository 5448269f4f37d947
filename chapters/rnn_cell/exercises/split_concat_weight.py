"""How `split_concat_weight` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import rnn_cell as reference


def split_cases(rng):
    D, H = sizes(rng, 2)
    for label, d, k, order, edge in (
        ("order xh", D, H, "xh", False),
        ("order hx", D, H, "hx", False),
        ("D = 1", 1, H, "hx", True),
        ("H = 1", D, 1, "xh", True),
    ):
        yield Case(label, {"W": rng.normal(size=(d + k, k)), "D": d, "H": k, "order": order}, edge)


split_concat_weight = Exercise(
    reference.split_concat_weight, points=2, cases=split_cases, returns=("Wx", "Wh"), minutes=5
)


@split_concat_weight.mistake
def blocks_exchanged(W, D, H, order="xh"):
    """The blocks come back exchanged.

    Which of the two has D rows? Which of them is asked for first?
    """
    Wx, Wh = reference.split_concat_weight(W, D, H, order)
    return Wh, Wx


@split_concat_weight.mistake
def split_order_ignored(W, D, H, order="xh"):
    """The argument order is not used.

    With order "hx", whose rows stand at the top of W?
    """
    return W[:D], W[D:]


@split_concat_weight.mistake
def cut_into_columns(W, D, H, order="xh"):
    """The matrix is cut into columns.

    Columns of W belong to the units of the new state. What do its rows belong to?
    """
    return (W[:, :D], W[:, D:]) if order == "xh" else (W[:, H:], W[:, :H])
