"""Peepholes and coupled gates against ONNX Runtime, which stacks gates i, o, f, c and peepholes i, o, f.

The golden vectors were made by ONNX Runtime (the file names its version) and are checked always; the library itself is
asked again where it is installed. ONNX's own reference evaluator is no judge here: it passes over ``input_forget``
without a word. ``python tests/oracles/test_peepholes.py`` writes the file anew.
"""

import importlib.metadata
import json
from pathlib import Path

import numpy as np
import pytest

from solutions.lstm_gates import reorder_gates
from solutions.peepholes import coupled_step, peephole_step, variant_step

GOLDEN = Path(__file__).parent / "golden" / "peepholes.json"
CELLS = ("V", "CIFG", "NP", "coupled")
SINGLE = 5e-6  # ONNX Runtime works in float32


def inputs(seed=6, T=4, N=2, D=3, H=4):
    """Random inputs with three decimals, so that the file is short and float32 holds nearly all of them."""
    rng = np.random.default_rng(seed)
    shapes = {"X": (T, N, D), "h0": (N, H), "c0": (N, H), "W": (D, 4 * H), "U": (H, 4 * H), "b": 4 * H, "p": 3 * H}
    return {name: rng.normal(0, 0.8, shape).round(3) for name, shape in shapes.items()}


def in_onnxruntime(X, h0, c0, W, U, b, p, cell):
    """hs (T, N, H) and the last c (N, H), from ONNX Runtime's LSTM."""
    import onnx
    import onnxruntime
    from onnx import TensorProto, helper

    W, U, b = (reorder_gates(A, "ifgo", "iofc") for A in (W, U, b))
    p_i, p_f, p_o = np.split(p, 3)
    feed = {"X": X, "W": W.T[None], "R": U.T[None], "B": np.concatenate([b, np.zeros_like(b)])[None]}
    feed |= {"h0": h0[None], "c0": c0[None]}
    names = ["X", "W", "R", "B", "", "h0", "c0"]
    if cell in ("V", "CIFG"):
        feed["P"] = np.concatenate([p_i, p_o, p_f])[None]
        names.append("P")
    feed = {name: np.ascontiguousarray(value, np.float32) for name, value in feed.items()}
    coupled = int(cell in ("CIFG", "coupled"))
    node = helper.make_node("LSTM", names, ["Y", "Yh", "Yc"], hidden_size=h0.shape[1], input_forget=coupled)
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


def run(step, X, h0, c0):
    h, c, hs = h0, c0, []
    for x in X:
        h, c = step(x, h, c)
        hs.append(h)
    return np.stack(hs), c


def ours(X, h0, c0, W, U, b, p, cell):
    """The same from the references: peephole_step for V, coupled_step for coupled, variant_step for the others."""
    H = h0.shape[1]
    three = [np.delete(A, np.s_[H : 2 * H], axis=-1) for A in (W, U, b)]
    step = {
        "V": lambda x, h, c: peephole_step(x, h, c, W, U, b, p),
        "coupled": lambda x, h, c: coupled_step(x, h, c, *three),
    }.get(cell, lambda x, h, c: variant_step(x, h, c, W, U, b, p, cell))
    return run(step, X, h0, c0)


@pytest.fixture(scope="module")
def golden():
    return {k: {n: np.array(v) for n, v in made.items()} for k, made in json.loads(GOLDEN.read_text()).items()}


def agree(theirs, mine):
    for a, b in zip(theirs, mine, strict=True):
        assert np.shape(a) == b.shape
        np.testing.assert_allclose(a, b, rtol=SINGLE, atol=SINGLE)


@pytest.mark.parametrize("cell", CELLS)
def test_agrees_with_golden_vectors(cell, golden):
    agree((golden[cell]["hs"], golden[cell]["c"]), ours(**golden["inputs"], cell=cell))


@pytest.mark.parametrize("cell", CELLS)
def test_agrees_with_onnx_runtime_itself(cell, golden):
    pytest.importorskip("onnx")
    pytest.importorskip("onnxruntime")
    agree(in_onnxruntime(**golden["inputs"], cell=cell), ours(**golden["inputs"], cell=cell))


def test_another_convention_would_be_noticed(golden):
    """The output gate on the old cell state; the peepholes in ONNX's order; the forget gate learnt, i = 1 - f."""
    given, H = golden["inputs"], golden["inputs"]["h0"].shape[1]
    W, U, b, p = (given[name] for name in ("W", "U", "b", "p"))

    def with_old_c(x, h, c):
        _, c_next = peephole_step(x, h, c, W, U, b, p)
        z_o = (x @ W + h @ U + b)[:, 3 * H :] + p[2 * H :] * c
        return np.tanh(c_next) / (1 + np.exp(-z_o)), c_next

    def far_off(hs, cell):
        return np.abs(hs - golden[cell]["hs"]).max() > 0.01

    assert far_off(run(with_old_c, given["X"], given["h0"], given["c0"])[0], "V")
    exchanged = {**given, "p": np.concatenate([p[:H], p[2 * H :], p[H : 2 * H]])}
    assert far_off(ours(**exchanged, cell="V")[0], "V")
    sign = np.where(np.arange(4 * H) < H, -1, 1)  # sigma(-a) = 1 - sigma(a)
    mirrored = {**given, "W": W * sign, "U": U * sign, "b": b * sign}
    assert far_off(ours(**mirrored, cell="coupled")[0], "coupled")


def write():
    """Ask ONNX Runtime and write the golden vectors down."""
    made = {"inputs": {name: value.tolist() for name, value in inputs().items()}}
    for cell in CELLS:
        hs, c = (np.asarray(v, float).round(7).tolist() for v in in_onnxruntime(**inputs(), cell=cell))
        made[cell] = {"version": importlib.metadata.version("onnxruntime"), "hs": hs, "c": c}
    text = json.dumps(made).replace("], [", "],\n [").replace("}, ", "},\n")
    GOLDEN.write_text(text + "\n")


if __name__ == "__main__":
    write()
