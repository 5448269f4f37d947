"""How `load_into_torch` is marked, and the mistakes that are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from chapters.rnn_cell.exercises.shared import cell
from solutions import rnn_cell as reference


def torch_cases(rng):
    N, D, H = sizes(rng, 3)
    T = int(rng.integers(9, 12))

    def network(T, N, D, H):
        inputs = {"X": rng.normal(size=(T, N, D)), **{k: v for k, v in cell(rng, N, D, H).items() if k in ("Wx", "Wh")}}
        inputs["b"] = rng.choice([-1.0, 1.0], H) * rng.uniform(1.2, 2.0, H)  # larger than PyTorch would draw it
        return inputs

    yield Case("random numbers", network(T, N, D, H))
    for label, size in (
        ("T = 1", (1, N, D, H)),
        ("N = 1", (T, 1, D, H)),
        ("D = 1", (T, N, 1, H)),
        ("H = 1", (T, N, D, 1)),
    ):
        yield Case(label, network(*size), edge=True)


def drive_load(load_into_torch, X, Wx, Wh, b):
    """Look at the loaded parameters. Then load the right ones and run the module, to see whether the rest of it is right.

    How b is divided over the two biases does not matter.
    """
    rnn = load_into_torch(Wx, Wh, b)
    if not isinstance(rnn, torch.nn.RNN):
        raise TypeError(
            f"an nn.RNN is asked for, and what came back is {'None' if rnn is None else type(rnn).__name__}"
        )
    rnn = rnn.double()
    found = {name: parameter.detach().numpy().copy() for name, parameter in rnn.named_parameters()}
    right = {"weight_ih_l0": Wx.T, "weight_hh_l0": Wh.T, "bias_ih_l0": b, "bias_hh_l0": 0 * b}
    for name in set(right) & set(found):
        getattr(rnn, name).data = torch.tensor(right[name])
    return {
        "weight_ih": found["weight_ih_l0"],
        "weight_hh": found["weight_hh_l0"],
        "bias": found.get("bias_ih_l0", 0 * b) + found.get("bias_hh_l0", 0 * b),
        "hs_if_loaded_right": rnn(torch.tensor(X))[0],
    }


load_into_torch = Exercise(
    reference.load_into_torch,
    points=4,
    cases=torch_cases,
    returns={"weight_ih": 1, "weight_hh": 1, "bias": 1, "hs_if_loaded_right": 0.5},
    drive=drive_load,
    tol=1e-6,
    minutes=15,
    core=True,
)


@load_into_torch.mistake
def input_not_transposed(Wx, Wh, b):
    """The input matrix is not transposed.

    nn.RNN keeps weight_ih in shape (H, D). What does one row of it belong to, and what does one row of Wx belong to?
    """
    rnn = reference.load_into_torch(Wx, Wh, b)
    rnn.weight_ih_l0.data = torch.tensor(Wx)
    return rnn


@load_into_torch.mistake
def recurrent_not_transposed(Wx, Wh, b):
    """The recurrent matrix is not transposed.

    It is square, so no shape complains. If a row of weight_ih is a unit, what is a row of weight_hh?
    """
    return reference.load_into_torch(Wx, Wh.T, b)


@load_into_torch.mistake
def bias_doubled(Wx, Wh, b):
    """The bias enters twice.

    nn.RNN has two bias vectors. What does it do with them before the tanh?
    """
    return reference.load_into_torch(Wx, Wh, 2 * b)


@load_into_torch.mistake
def bias_not_loaded(Wx, Wh, b):
    """The bias is not there.

    With X = 0 and h0 = 0, what should the first state be, and what is yours?
    """
    rnn = torch.nn.RNN(*Wx.shape, bias=False)
    rnn.weight_ih_l0.data, rnn.weight_hh_l0.data = torch.tensor(Wx.T), torch.tensor(Wh.T)
    return rnn


@load_into_torch.mistake
def takes_batch_first(Wx, Wh, b):
    """The module takes the batch first.

    Both layouts run without complaint. Which axis of the (T, N, D) that goes in does it take for time? Look at
    h_n.shape.
    """
    rnn = reference.load_into_torch(Wx, Wh, b)
    rnn.batch_first = True
    return rnn


@load_into_torch.law(
    "A bias of the module still holds the random numbers that PyTorch drew for it.",
    "How many bias vectors does nn.RNN add, and how many of them did you set?",
)
def no_bias_left_as_drawn(case, seen):
    b, bias = case["b"], np.asarray(seen["bias"])
    if bias.shape != b.shape or not bias.any() or np.allclose(bias, 2 * b):
        return True
    drawn = 1 / np.sqrt(len(b))  # PyTorch draws a bias between plus and minus this
    by_one, by_two = abs(bias - b).max(), abs(bias).max()
    return by_one < 1e-5 or (by_one > drawn and by_two > 2 * drawn)


@load_into_torch.mistake(breaks="no_bias_left_as_drawn")
def second_bias_as_drawn(Wx, Wh, b):
    rnn = reference.load_into_torch(Wx, Wh, b)
    drawn = len(b) ** -0.5
    rnn.bias_hh_l0.data.uniform_(drawn / 4, drawn)
    return rnn
