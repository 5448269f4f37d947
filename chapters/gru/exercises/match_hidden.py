"""How `match_hidden` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from solutions import gru as reference


def exact_size(H_lstm, D):
    """The size G, not a whole number, with which both counts are equal: 3 G (G + D + 1) = 4 H (H + D + 1)."""
    p = D + 1
    return (-p + (p * p + 16 / 3 * H_lstm * (H_lstm + p)) ** 0.5) / 2


def match_cases(rng):
    def drawn(label, wanted):
        while True:
            H, D = 3 * int(rng.integers(7, 30)), int(rng.integers(3, 20))  # four thirds of it is a whole number
            size, answer = exact_size(H, D), reference.match_hidden(H, D)
            others = {round(4 * H / 3), round(H * (4 / 3) ** 0.5), H, round(3 * H / 4)}
            if wanted(size) and answer == round(size) and answer not in others:
                return Case(label, {"H_lstm": H, "D": D})

    yield drawn("a small input", lambda size: 0.1 < size % 1 < 0.4)
    yield drawn("another small input", lambda size: 0.6 < size % 1 < 0.9)
    yield Case("a large input", {"H_lstm": 15, "D": 512})
    yield Case("H_lstm = 3, D = 1", {"H_lstm": 3, "D": 1}, edge=True)
    yield Case("H_lstm = 1", {"H_lstm": 1, "D": int(rng.integers(2, 9))}, edge=True)


match_hidden = Exercise(
    reference.match_hidden, points=2, cases=match_cases, returns=("H_gru",), after=("gru_param_count",), minutes=15
)


@match_hidden.mistake
def ratio_4_3_linear(H_lstm, D):
    """You take four thirds as many units.

    Double the units, and the weights between them become how many times as many? Compare the two counts for your
    size.
    """
    return round(4 * H_lstm / 3)


@match_hidden.mistake
def only_the_square(H_lstm, D):
    """You look at the weights between the units only.

    Units have weights to the input and biases as well. How do these grow with the number of units?
    """
    return round(H_lstm * (4 / 3) ** 0.5)


@match_hidden.mistake
def as_many_units(H_lstm, D):
    """You take as many units as the LSTM has.

    With as many units, which of the two has fewer weights?
    """
    return H_lstm


@match_hidden.mistake
def three_quarters(H_lstm, D):
    """Your GRU has fewer units than the LSTM.

    A GRU's unit is cheaper than an LSTM's. How many can it afford, then?
    """
    return round(3 * H_lstm / 4)


@match_hidden.mistake
def rounded_down(H_lstm, D):
    """You always round down.

    Compare the count for your size with the count for one unit more. Which is nearer?
    """
    return int(exact_size(H_lstm, D))


@match_hidden.mistake
def rounded_up(H_lstm, D):
    """You always round up.

    Compare the count for your size with the count for one unit fewer. Which is nearer?
    """
    return int(exact_size(H_lstm, D)) + 1


@match_hidden.mistake
def not_rounded(H_lstm, D):
    """That is no whole number.

    Can a network have half a unit? Which count comes nearest?
    """
    return exact_size(H_lstm, D)
