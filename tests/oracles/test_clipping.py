"""Clipping against the libraries: PyTorch always, optax and Keras by golden vectors.

The golden vectors were made by those two (the file names their versions) and are checked always; the libraries
themselves are asked again where they are installed. ``python tests/oracles/test_clipping.py`` writes the file anew.
"""

import importlib.metadata
import json
import os
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from solutions.clipping import clip_by_global_norm, clip_value, global_norm

os.environ.setdefault("KERAS_BACKEND", "torch")  # read when keras is first imported
GOLDEN = Path(__file__).parent / "golden" / "clipping.json"
SINGLE = 2e-6  # both libraries work in float32
THRESHOLDS = (2.0, 50.0)  # the gradient is about 10 long


def inputs(seed=9):
    """A gradient of three arrays of unequal lengths, with three decimals: short as text, nearly exact in float32."""
    rng = np.random.default_rng(seed)
    shapes = {"Wh": (3, 3), "Wx": (2, 3), "b": (3,)}  # in the order of their names, as optax has them
    sizes = {"Wh": 3.0, "Wx": 1.0, "b": 0.2}
    return {name: rng.normal(0, sizes[name], shape).round(3) for name, shape in shapes.items()}


def each_by_itself(grads, c):
    return {name: clip_by_global_norm({name: g}, c)[0][name] for name, g in grads.items()}


def by_norm(grads, c):
    return clip_by_global_norm(grads, c)[0]


# what each library calls it -> what it is here
MEANING = {
    "optax.clip": clip_value,
    "optax.clip_by_global_norm": by_norm,
    "optax.clip_by_block_rms": lambda grads, c: {
        name: g * min(1.0, c / (np.linalg.norm(g) / g.size**0.5)) for name, g in grads.items()
    },
    "keras clipvalue": clip_value,
    "keras clipnorm": each_by_itself,
    "keras global_clipnorm": by_norm,
}


def in_optax(option, grads, c):
    import optax

    transform = getattr(optax, option.removeprefix("optax."))(c)
    grads = {name: np.asarray(g, np.float32) for name, g in grads.items()}
    clipped, _ = transform.update(grads, transform.init(grads))
    return {name: np.asarray(g, float) for name, g in clipped.items()}


def in_keras(option, grads, c):
    """A step of gradient descent from zero with learning rate 1 is minus the clipped gradient."""
    import keras

    variables = [keras.Variable(np.zeros(g.shape, "float32")) for g in grads.values()]
    optimiser = keras.optimizers.SGD(1.0, **{option.removeprefix("keras "): c})
    gradients = [keras.ops.convert_to_tensor(np.asarray(g, "float32")) for g in grads.values()]
    optimiser.apply(gradients, variables)
    moved = (-keras.ops.convert_to_numpy(v).astype(float) for v in variables)
    return dict(zip(grads, moved, strict=True))


def ask(option, grads, c):
    return (in_optax if option.startswith("optax") else in_keras)(option, grads, c)


def agree(theirs, mine, tol=SINGLE):
    assert theirs.keys() == mine.keys()
    for name, g in theirs.items():
        np.testing.assert_allclose(np.asarray(g), mine[name], rtol=tol, atol=tol)


def golden():
    made = json.loads(GOLDEN.read_text())
    return {name: np.array(v) for name, v in made["inputs"].items()}, made["clipped"]


@pytest.mark.parametrize("option", MEANING)
@pytest.mark.parametrize("c", THRESHOLDS)
def test_agrees_with_golden_vectors(option, c):
    grads, clipped = golden()
    agree(clipped[option][str(c)], MEANING[option](grads, c))


@pytest.mark.parametrize("option", MEANING)
@pytest.mark.parametrize("c", THRESHOLDS)
def test_agrees_with_the_library_itself(option, c):
    pytest.importorskip(option.replace(".", " ").split()[0])
    agree(ask(option, inputs(), c), MEANING[option](inputs(), c))


def test_another_kind_of_clipping_would_be_noticed():
    grads, clipped = golden()
    for mine, theirs in ((by_norm, "keras clipnorm"), (each_by_itself, "optax.clip_by_global_norm")):
        with pytest.raises(AssertionError):
            agree(clipped[theirs]["2.0"], mine(grads, 2.0))


def test_pytorch_adds_a_millionth_and_returns_the_norm_before():
    leaf = nn.Parameter(torch.zeros(2, dtype=torch.float64))
    leaf.grad = torch.tensor([5.0, 12.0], dtype=torch.float64)
    assert nn.utils.clip_grad_norm_([leaf], 6.5).item() == 13.0
    np.testing.assert_allclose(leaf.grad, np.array([5.0, 12.0]) * 6.5 / (13 + 1e-6), rtol=1e-15)
    exact, norm = clip_by_global_norm({"g": np.array([5.0, 12.0])}, 6.5)
    assert norm == 13.0 and global_norm(exact) == 6.5


@pytest.mark.parametrize(
    ("bad", "left"), [(np.inf, [0.0, np.nan, 0.0]), (np.nan, [np.nan, np.nan, np.nan])], ids=["inf", "nan"]
)
def test_what_pytorch_does_to_a_gradient_that_is_no_number(bad, left):
    leaf = nn.Parameter(torch.zeros(3, dtype=torch.float64))
    leaf.grad = torch.tensor([1.0, bad, 2.0], dtype=torch.float64)
    nn.utils.clip_grad_norm_([leaf], 1.0)
    np.testing.assert_array_equal(leaf.grad, left)
    leaf.grad = torch.tensor([1.0, bad, 2.0], dtype=torch.float64)
    with pytest.raises(RuntimeError):
        nn.utils.clip_grad_norm_([leaf], 1.0, error_if_nonfinite=True)


def write():
    """Ask the libraries and write the golden vectors down."""
    grads = inputs()
    clipped = {}
    for option in MEANING:
        results = {str(c): ask(option, grads, c) for c in THRESHOLDS}
        clipped[option] = {c: {name: g.round(7).tolist() for name, g in r.items()} for c, r in results.items()}
    made = {
        "versions": {name: importlib.metadata.version(name) for name in ("optax", "jax", "keras")},
        "inputs": {name: g.tolist() for name, g in grads.items()},
        "clipped": clipped,
    }
    text = json.dumps(made).replace("}, ", "},\n").replace(": {", ":\n {")
    GOLDEN.write_text(text + "\n")


if __name__ == "__main__":
    write()
