"""Both forms of the GRU against libraries that stack its blocks otherwise: ONNX Runtime and Keras.

The golden vectors were made by those libraries (the file names their versions) and are checked always; the libraries
themselves are asked again where they are installed. ``python tests/oracles/test_gru.py`` writes the file anew.
"""

import importlib.metadata
import json
import os
from pathlib import Path

import numpy as np
import pytest

from solutions.gru import gru_param_count, gru_step_after, gru_step_before

GOLDEN = Path(__file__).parent / "golden" / "gru.json"
FORMS = ("before", "after")
SINGLE = 5e-6  # both libraries work in float32
os.environ.setdefault("KERAS_BACKEND", "torch")  # Keras asks for it when it is first imported


def inputs(seed=12, T=4, N=2, D=3, H=5):
    """Random inputs with three decimals, so that the file is short and float32 holds nearly all of them."""
    rng = np.random.default_rng(seed)
    shapes = {"X": (T, N, D), "h0": (N, H), "W": (D, 3 * H), "U": (H, 3 * H), "b": (3 * H,), "b_hn": (H,)}
    return {name: rng.normal(0, 0.8, shape).round(3) for name, shape in shapes.items()}


def run(form, X, h0, W, U, b, b_hn):
    """hs (T, N, H) from our steps."""
    hs, h = [], h0
    for x in X:
        h = gru_step_before(x, h, W, U, b) if form == "before" else gru_step_after(x, h, W, U, b, b_hn)
        hs.append(h)
    return np.stack(hs)


def z_first(A):
    """Stacked r, z, n here; z, r, n in both libraries."""
    r, z, n = np.split(A, 3, axis=-1)
    return np.concatenate([z, r, n], axis=-1)


def second_bias(form, b_hn):
    """Both libraries have two biases for each block; of the second we use the candidate's part, and only in one form."""
    return np.concatenate([np.zeros(2 * len(b_hn)), b_hn * (form == "after")])


def in_onnxruntime(form, X, h0, W, U, b, b_hn):
    import onnx
    import onnxruntime
    from onnx import TensorProto, helper

    B = np.concatenate([z_first(b), second_bias(form, b_hn)])
    feed = {"X": X, "W": z_first(W).T[None], "R": z_first(U).T[None], "B": B[None], "h0": h0[None]}
    feed = {name: np.ascontiguousarray(value, np.float32) for name, value in feed.items()}
    names = ["X", "W", "R", "B", "", "h0"]
    node = helper.make_node("GRU", names, ["Y"], hidden_size=len(U), linear_before_reset=int(form == "after"))
    graph = helper.make_graph(
        [node],
        "gru",
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, value.shape) for name, value in feed.items()],
        [helper.make_tensor_value_info("Y", TensorProto.FLOAT, [None] * 4)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(["Y"], feed)[0][:, 0]


def in_keras(form, X, h0, W, U, b, b_hn):
    import keras

    layer = keras.layers.GRU(len(U), return_sequences=True, reset_after=form == "after")
    layer.build((None, None, len(W)))
    biases = z_first(b) if form == "before" else np.stack([z_first(b), second_bias(form, b_hn)])
    layer.set_weights([z_first(W), z_first(U), biases])
    assert layer.count_params() == gru_param_count(len(W), len(U), "before" if form == "before" else "pytorch")
    hs = layer(np.asarray(X.swapaxes(0, 1), np.float32), initial_state=np.asarray(h0, np.float32))
    return keras.ops.convert_to_numpy(hs).swapaxes(0, 1)


LIBRARIES = {"onnxruntime": in_onnxruntime, "keras": in_keras}


@pytest.fixture
def golden():
    return {k: {n: np.array(v) for n, v in made.items()} for k, made in json.loads(GOLDEN.read_text()).items()}


def agree(theirs, mine):
    assert np.shape(theirs) == mine.shape
    np.testing.assert_allclose(theirs, mine, rtol=SINGLE, atol=SINGLE)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("library", LIBRARIES)
def test_agrees_with_golden_vectors(library, form, golden):
    agree(golden[library][form], run(form, **golden["inputs"]))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("library", LIBRARIES)
def test_agrees_with_the_library_itself(library, form, golden):
    for needed in {"onnxruntime": ("onnx", "onnxruntime"), "keras": ("keras",)}[library]:
        pytest.importorskip(needed)
    agree(LIBRARIES[library](form, **golden["inputs"]), run(form, **golden["inputs"]))


@pytest.mark.parametrize("library", LIBRARIES)
def test_the_other_form_would_be_noticed(library, golden):
    for form, other in zip(FORMS, FORMS[::-1], strict=True):
        assert np.abs(run(form, **golden["inputs"]) - golden[library][other]).max() > 0.1


def write():
    """Ask the libraries and write the golden vectors down."""
    made = {"inputs": {name: value.tolist() for name, value in inputs().items()}}
    for library, ask in LIBRARIES.items():
        made[library] = {"version": importlib.metadata.version(library)}
        made[library] |= {form: np.asarray(ask(form, **inputs()), float).round(7).tolist() for form in FORMS}
    text = json.dumps(made).replace("], [", "],\n [").replace("}, ", "},\n")
    GOLDEN.write_text(text + "\n")


if __name__ == "__main__":
    write()
