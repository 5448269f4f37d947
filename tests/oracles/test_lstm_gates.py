"""The LSTM against libraries that stack its gates otherwise: ONNX Runtime and Keras.

The golden vectors were made by those libraries (the file names their versions) and are checked always; the libraries
themselves are asked again where they are installed. ``python tests/oracles/test_lstm_gates.py`` writes the file anew.
"""

import importlib.metadata
import json
import os
from pathlib import Path

import numpy as np
import pytest

from solutions.lstm_gates import lstm_forward, lstm_param_count, reorder_gates

GOLDEN = Path(__file__).parent / "golden" / "lstm_gates.json"
ORDERS = {"onnxruntime": "iofc", "keras": "ifco"}
SINGLE = 5e-6  # both libraries work in float32
os.environ.setdefault("KERAS_BACKEND", "torch")  # Keras asks for it when it is first imported


def inputs(seed=11, T=4, N=2, D=3, H=5):
    """Random inputs with three decimals, so that the file is short and float32 holds nearly all of them."""
    rng = np.random.default_rng(seed)
    shapes = {"X": (T, N, D), "h0": (N, H), "c0": (N, H), "W": (D, 4 * H), "U": (H, 4 * H), "b": (4 * H,)}
    return {name: rng.normal(0, 0.8, shape).round(3) for name, shape in shapes.items()}


def in_onnxruntime(X, h0, c0, W, U, b):
    """hs (T, N, H) and the last c (N, H), from ONNX Runtime's LSTM with its own gate order."""
    import onnx
    import onnxruntime
    from onnx import TensorProto, helper

    W, U, b = (reorder_gates(A, "ifgo", ORDERS["onnxruntime"]) for A in (W, U, b))
    feed = {
        "X": X,
        "W": W.T[None],
        "R": U.T[None],
        "B": np.concatenate([b, np.zeros_like(b)])[None],
        "h0": h0[None],
        "c0": c0[None],
    }
    feed = {name: np.ascontiguousarray(value, np.float32) for name, value in feed.items()}
    node = helper.make_node("LSTM", ["X", "W", "R", "B", "", "h0", "c0"], ["Y", "Yh", "Yc"], hidden_size=h0.shape[1])
    graph = helper.make_graph(
        [node],
        "lstm",
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, value.shape) for name, value in feed.items()],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, [None] * k) for name, k in (("Y", 4), ("Yc", 3))],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    hs, c = session.run(["Y", "Yc"], feed)
    return hs[:, 0], c[0]


def in_keras(X, h0, c0, W, U, b):
    """The same from Keras, whose batch comes first."""
    import keras

    layer = keras.layers.LSTM(h0.shape[1], return_sequences=True, return_state=True)
    layer.build((None, None, X.shape[2]))
    layer.set_weights([reorder_gates(A, "ifgo", ORDERS["keras"]) for A in (W, U, b)])
    assert layer.count_params() == lstm_param_count(X.shape[2], h0.shape[1])
    states = [np.asarray(s, np.float32) for s in (h0, c0)]
    hs, _, c = layer(np.asarray(X.swapaxes(0, 1), np.float32), initial_state=states)
    return keras.ops.convert_to_numpy(hs).swapaxes(0, 1), keras.ops.convert_to_numpy(c)


LIBRARIES = {"onnxruntime": in_onnxruntime, "keras": in_keras}


@pytest.fixture
def golden():
    return {k: {n: np.array(v) for n, v in made.items()} for k, made in json.loads(GOLDEN.read_text()).items()}


@pytest.fixture
def mine(golden):
    hs, cs = lstm_forward(**golden["inputs"])
    return hs, cs[-1]


def agree(theirs, mine):
    for a, b in zip(theirs, mine, strict=True):
        assert np.shape(a) == b.shape
        np.testing.assert_allclose(a, b, rtol=SINGLE, atol=SINGLE)


@pytest.mark.parametrize("library", LIBRARIES)
def test_agrees_with_golden_vectors(library, golden, mine):
    agree((golden[library]["hs"], golden[library]["c"]), mine)


@pytest.mark.parametrize("library", LIBRARIES)
def test_agrees_with_the_library_itself(library, golden, mine):
    for needed in {"onnxruntime": ("onnx", "onnxruntime"), "keras": ("keras",)}[library]:
        pytest.importorskip(needed)
    agree(LIBRARIES[library](**golden["inputs"]), mine)


def test_another_order_would_be_noticed(golden):
    given = golden["inputs"]
    wrong = {name: reorder_gates(A, "ifgo", "iofc") if name in ("W", "U", "b") else A for name, A in given.items()}
    assert np.abs(lstm_forward(**wrong)[0] - golden["onnxruntime"]["hs"]).max() > 0.1


def write():
    """Ask the libraries and write the golden vectors down."""
    made = {"inputs": {name: value.tolist() for name, value in inputs().items()}}
    for library, run in LIBRARIES.items():
        hs, c = (np.asarray(v, float).round(7).tolist() for v in run(**inputs()))
        made[library] = {"version": importlib.metadata.version(library), "hs": hs, "c": c}
    text = json.dumps(made).replace("], [", "],\n [").replace("}, ", "},\n")
    GOLDEN.write_text(text + "\n")


if __name__ == "__main__":
    write()
