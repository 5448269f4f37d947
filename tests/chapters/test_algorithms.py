"""The algorithms that lessons show in plain Python agree with ``solutions/``, and are no answer to an exercise."""

import re
from pathlib import Path

import numpy as np
import pytest
import torch

from solutions.bptt import rnn_backward
from solutions.clipping import clip_by_global_norm
from solutions.deep_networks import masked_rnn_forward
from solutions.gru import gru_step_before
from solutions.lab_translation import attend
from solutions.lstm_gates import lstm_step
from solutions.lstm_gradients import lstm_step_backward
from solutions.peepholes import peephole_step
from solutions.rnn_cell import rnn_forward
from solutions.vanishing_gradients import jacobian_product_norms

CHAPTERS = Path(__file__).parents[2] / "chapters"


def shown(chapter):
    """What the live cell of a lesson defines when it is run as it stands."""
    text = (CHAPTERS / chapter / "lesson.md").read_text("utf8")
    [code] = re.findall(r"```\{code-cell\}\n:tags: \[live\]\n(.*?)```", text, re.DOTALL)
    exec(code, space := {})
    return space


def one(value):
    return np.full((1, 1), value)


def gates(numbers, order="ifgo"):
    """A dict of one number for each gate, as a row of blocks."""
    return np.array([[numbers[k] for k in order]])


def test_bptt():
    space = shown("bptt")
    X = np.array(space["x"][1:]).reshape(-1, 1, 1)
    cell = {"X": X, "h0": one(0.0), "Wx": one(space["w_x"]), "Wh": one(space["w_h"])}
    hs = rnn_forward(**cell, b=np.zeros(1))
    assert np.allclose(hs.ravel(), space["h"][1:])
    dhs = np.zeros_like(hs)
    dhs[-1] = hs[-1] - space["target"]
    _, dh0, _, dWh, _ = rnn_backward(dhs, {**cell, "hs": hs})
    assert np.allclose([dWh.item(), dh0.item()], [space["dw_h"], space["later"]])


def test_lstm_unit():
    space = shown("lstm_gates")
    w, u, b = (space[name] for name in "wub")
    for x, h, c in np.random.default_rng(0).normal(size=(20, 3)):
        theirs = lstm_step(one(x), one(h), one(c), gates(w), gates(u), gates(b)[0])
        assert np.allclose(space["lstm_unit"](x, h, c, w, u, b), np.ravel(theirs))


def test_gru_unit():
    space = shown("gru")
    w, u, b = (space[name] for name in "wub")
    for x, h in np.random.default_rng(0).normal(size=(20, 2)):
        theirs = gru_step_before(one(x), one(h), gates(w, "rzn"), gates(u, "rzn"), gates(b, "rzn")[0])
        assert np.allclose(space["gru_unit"](x, h, w, u, b), theirs)


def test_lstm_unit_backward():
    back = shown("lstm_gradients")["unit_backward"]
    for seed in range(20):
        rng = np.random.default_rng(seed)
        i, f, o = rng.uniform(0, 1, 3)
        g, c, dh, dc = rng.normal(size=4)
        known = {"i": i, "f": f, "g": np.tanh(g), "o": o, "c": c, "h": 0.0, "x": 0.0, "c_next": f * c + i * np.tanh(g)}
        cache = {name: one(value) for name, value in known.items()} | {"W": np.zeros((1, 4)), "U": np.zeros((1, 4))}
        _, _, dc_prev, _, _, db = lstm_step_backward(one(dh), one(dc), cache)
        dc_old, dz = back(dh, dc, i, f, np.tanh(g), o, c, known["c_next"])
        assert np.allclose([dc_old, *(dz[k] for k in "ifgo")], [dc_prev.item(), *db])


def test_what_is_left_of_a_gradient():
    space = shown("vanishing_gradients")
    norms = jacobian_product_norms(np.reshape(space["h"][1:], (-1, 1)), one(space["w_h"]))
    assert np.isclose(norms[0], space["left"])


def test_peephole_unit():
    space, zero = shown("peepholes"), np.zeros((1, 4))
    for seed in range(20):
        rng = np.random.default_rng(seed)
        z, p = dict(zip("ifgo", rng.normal(size=4), strict=True)), dict(zip("ifo", rng.normal(size=3), strict=True))
        c = rng.normal()
        theirs = peephole_step(one(0.0), one(0.0), one(c), zero, zero, gates(z)[0], gates(p, "ifo")[0])
        assert np.allclose(space["peephole_unit"](z, c, p), np.ravel(theirs))


def test_a_state_that_waits():
    space = shown("deep_networks")
    X = np.reshape(space["inputs"], (-1, 1, 1))
    hs = masked_rnn_forward(X, np.array([space["length"]]), one(0.0), one(0.5), one(0.8), np.zeros(1))
    assert [f"{h:.2f}" for h in hs.ravel()] == space["seen"]


def test_truncation():
    """h[3] is w² h[1], so its slope is 2 w; with a border before step 3, the w in step 2 is not seen."""
    slope_of_h3 = shown("truncated_bptt")["slope_of_h3"]
    for w in (-0.7, 0.5, 0.9):
        assert np.allclose([slope_of_h3(w, chunk=3), slope_of_h3(w, chunk=2)], [2 * w, w])


def test_clipping():
    space, g = shown("clipping"), [3.0, -0.5, 1.2]
    for c in (0.4, 2.0, 20.0):
        assert np.allclose(space["by_norm"](g, c), clip_by_global_norm({"g": np.array(g)}, c)[0]["g"])
        assert np.allclose(space["by_value"](g, c), np.clip(g, -c, c))


def test_attention():
    rng = np.random.default_rng(0)
    query, states = rng.normal(size=3), rng.normal(size=(5, 3))
    weights, context = shown("lab_translation")["look"](query.tolist(), states.tolist())
    theirs = attend(torch.tensor(query)[None, None], torch.tensor(states)[None], torch.tensor([5]))
    assert np.allclose(context, theirs[0].ravel()) and np.allclose(weights, theirs[1].ravel())


def visible(page):
    """The code of each cell that readers see without opening a fold, live cells left out."""
    for body in re.findall(r"```\{code-cell\}\n(.*?)```", page.read_text("utf8"), re.DOTALL):
        head = re.match(r"---\n.*?\n---\n|:tags:.*\n", body, re.DOTALL)
        tags = re.findall(r"remove-input|remove-cell|hide-input|live", head[0]) if head else []
        if not tags:
            yield body[head.end() if head else 0 :].strip().splitlines()


@pytest.mark.parametrize(
    "page", sorted(CHAPTERS.glob("*/lesson.md")) + [CHAPTERS / "rosetta.md"], ids=lambda page: page.parent.name
)
def test_code_that_only_measures_is_folded(page):
    assert [lines[0] for lines in visible(page) if len(lines) > 15] == []


@pytest.mark.parametrize(
    "chapter, name, exercise, sizes",
    [
        ("lstm_gates", "lstm_unit", lstm_step, ((2, 3), (2, 4), (2, 4), (3, 16), (4, 16), (16,))),
        ("gru", "gru_unit", gru_step_before, ((2, 3), (2, 4), (3, 12), (4, 12), (12,))),
    ],
)
def test_no_exercise_is_answered_by_renaming(chapter, name, exercise, sizes):
    rng = np.random.default_rng(0)
    inputs = [rng.normal(size=size) for size in sizes]
    exercise(*inputs)
    with pytest.raises((TypeError, IndexError)):
        shown(chapter)[name](*inputs)
