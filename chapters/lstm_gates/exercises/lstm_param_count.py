"""How `lstm_param_count` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from solutions import lstm_gates as reference


def count_cases(rng):
    D, H = (
        int(n) for n in rng.permutation([rng.integers(4, 7), rng.integers(11, 16)])
    )  # so no two counts agree by chance
    yield Case("one layer", {"D": D, "H": H, "layers": 1, "biases": 1})
    yield Case("one layer of PyTorch's", {"D": D, "H": H, "layers": 1, "biases": 2})
    yield Case("three layers", {"D": D, "H": H, "layers": 3, "biases": 1})
    yield Case("D = H = 1", {"D": 1, "H": 1, "layers": 2, "biases": 2}, edge=True)


lstm_param_count = Exercise(reference.lstm_param_count, points=1, cases=count_cases, returns=("count",), minutes=10)


@lstm_param_count.mistake
def three_gates_only(D, H, layers=1, biases=1):
    """You count three blocks of weights.

    A cell has three gates. What else in it has weights of its own?
    """
    return reference.lstm_param_count(D, H, layers, biases) * 3 // 4


@lstm_param_count.mistake
def one_block(D, H, layers=1, biases=1):
    """You count the weights of one block: a simple RNN's.

    How many sums like x W + h U + b does the cell work out at each step?
    """
    return reference.lstm_param_count(D, H, layers, biases) // 4


@lstm_param_count.mistake
def every_layer_reads_x(D, H, layers=1, biases=1):
    """Every layer is counted as if it read x.

    What arrives at the second layer from below, and how many numbers is that?
    """
    return layers * 4 * H * (D + H + biases)


@lstm_param_count.mistake
def biases_ignored(D, H, layers=1, biases=1):
    """biases is not used.

    PyTorch has 20 numbers more than Keras when H = 5. What are they?
    """
    return reference.lstm_param_count(D, H, layers, 1)


@lstm_param_count.mistake
def no_biases(D, H, layers=1, biases=1):
    """The biases are left out.

    Which numbers does the cell learn that are multiplied by neither x nor h?
    """
    return reference.lstm_param_count(D, H, layers, 0)


@lstm_param_count.mistake
def upper_layers_without_biases(D, H, layers=1, biases=1):
    """The biases of the upper layers are left out.

    Let a layer receive nothing but zeros. What can the first layer still learn then, and what can the third?
    """
    return reference.lstm_param_count(D, H, 1, biases) + (layers - 1) * 8 * H * H


@lstm_param_count.mistake
def one_bias_per_gate(D, H, layers=1, biases=1):
    """You count one bias for a whole gate.

    A gate has H units. Do they share a bias, or has each its own?
    """
    return reference.lstm_param_count(D, H, layers, 0) + layers * 4 * biases


@lstm_param_count.mistake
def state_weights_forgotten(D, H, layers=1, biases=1):
    """The weights that are multiplied by h are left out.

    Two things are multiplied by weights at every step. Which are they?
    """
    return 4 * H * (D + biases) + (layers - 1) * 4 * H * (H + biases)
