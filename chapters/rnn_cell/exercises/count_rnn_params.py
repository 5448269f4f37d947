"""How `count_rnn_params` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import rnn_cell as reference


def count_cases(rng):
    D, H, K = sizes(rng, 3)
    yield Case(f"D = {D}, H = {H}, K = {K}", {"D": D, "H": H, "K": K})
    D, H, K = (int(rng.integers(low, low + 50)) for low in (200, 400, 50))
    yield Case("sizes in use", {"D": D, "H": H, "K": K})
    yield Case("D = H = K = 1", {"D": 1, "H": 1, "K": 1}, edge=True)


def drive_count(count_rnn_params, D, H, K):
    return {"one_bias": count_rnn_params(D, H, K), "two_biases": count_rnn_params(D, H, K, True)}


count_rnn_params = Exercise(
    reference.count_rnn_params,
    points=2,
    cases=count_cases,
    returns={"one_bias": 1, "two_biases": 1},
    drive=drive_count,
    minutes=5,
    core=True,
)


@count_rnn_params.mistake
def recurrent_matrix_missing(D, H, K, two_biases=False):
    """The recurrent matrix is left out.

    Go through the drawing of the cell arrow by arrow. Which arrow's matrix did you not count?
    """
    return reference.count_rnn_params(D, H, K, two_biases) - H * H


@count_rnn_params.mistake
def joined_matrix_square(D, H, K, two_biases=False):
    """The cell's matrix is counted as if it were square.

    The joined matrix has a row for every number that comes in. What does each of its columns belong to?
    """
    return reference.count_rnn_params(D, H, K, two_biases) + (D + H) ** 2 - (D + H) * H


@count_rnn_params.mistake
def biases_forgotten(D, H, K, two_biases=False):
    """No bias is counted.

    Which numbers does the network learn that are multiplied by neither an input nor a state?
    """
    return D * H + H * H + H * K


@count_rnn_params.mistake
def readout_bias_forgotten(D, H, K, two_biases=False):
    """The read-out's bias is left out.

    What should the network answer when its state is all zeros? Which numbers, learnt in training, decide that?
    """
    return reference.count_rnn_params(D, H, K, two_biases) - K


@count_rnn_params.mistake
def readout_forgotten(D, H, K, two_biases=False):
    """The read-out is left out.

    According to the docstring, which parts of the network do you count? Where does K occur in your count?
    """
    return reference.count_rnn_params(D, H, 0, two_biases)


@count_rnn_params.mistake
def two_biases_ignored(D, H, K, two_biases=False):
    """two_biases is not used.

    When the cell adds two biases, how should the count change? Does yours change?
    """
    return reference.count_rnn_params(D, H, K)


@count_rnn_params.mistake
def second_bias_everywhere(D, H, K, two_biases=False):
    """With two biases, the read-out gets a second one too.

    According to the docstring, which part of the network adds two bias vectors?
    """
    return reference.count_rnn_params(D, H, K, two_biases) + (K if two_biases else 0)
