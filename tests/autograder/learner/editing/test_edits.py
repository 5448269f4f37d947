import ast
import inspect
import string

import pytest

from autograder.learner.editing.edits import KINDS, edits

CELL = '''
def step(x, h, W, U, b):
    """One step."""
    z = x @ W + h @ U + b
    h_next = np.tanh(z)
    return h_next
'''
GATES = """
def lstm(x, c, W):
    i, f, g = np.split(x @ W, 3, axis=1)
    dz_i = i * (1 - i)
    dz_f = c * (1 - f**2)
    return f * c + i * g, dz_i, dz_f
"""
LOOP = """
def run(X, h0, W):
    h = h0
    hs = np.zeros_like(X)
    dW = 0
    for t in range(len(X)):
        h_next = step(X[t], h, W)
        hs[t] = h_next
        dW += X[t].T @ h
        h = h_next
    return hs, h, dW / len(X)
"""
MORE = """
def more(x, z, mask, axis=0):
    total = x.sum(axis=0, keepdims=True)
    if total > 2:
        total = 0
    parts = np.concatenate([x, z], axis=1)
    y = (x + z) * mask
    y = z * x + (1 - z) * y
    y = clip(y, 2 * total)
    for k in reversed(range(3)):
        y = y - x[k - 1]
    saved = y.copy()
    return saved, parts[:, 1:], 1 / (1 + np.exp(-y))
"""


def made(source, function=""):
    return {(e.kind, e.before, e.after) for e in edits(source, function)}


def test_a_cell_without_gates_has_no_other_gate():
    backward = """
def backward(dh, cache):
    dz = dh * (1 - cache["h_next"] ** 2)
    return dz @ cache["Wh"].T, cache["h"].T @ dz, dz.sum(axis=0)
"""
    kinds = {(e.kind, e.before, e.after) for e in edits(backward, "")}
    assert ("variable", "dz", "dh") in kinds
    assert not any(kind == "other gate" for kind, _, _ in kinds)


@pytest.mark.parametrize(
    "source, kind, before, after",
    [
        (CELL, "sign", "x @ W + h @ U", "x @ W - h @ U"),
        (CELL, "old and new", "h_next", "h"),
        (CELL, "transposed", "W", "W.T"),
        (CELL, "operands", "x @ W", "W @ x"),
        (CELL, "product", "x @ W", "x * W"),
        (CELL, "bias dropped", "x @ W + h @ U + b", "x @ W + h @ U"),
        (CELL, "term dropped", "x @ W + h @ U", "h @ U"),
        (CELL, "factor dropped", "h @ U", "h"),
        (CELL, "function", "np.tanh(z)", "1 / (1 + np.exp(-z))"),
        (CELL, "function dropped", "np.tanh(z)", "z"),
        (CELL, "variable", "x", "z"),
        (GATES, "other gate", "f", "i"),
        (GATES, "other gate", "dz_i", "dz_f"),
        (GATES, "slope", "1 - f ** 2", "f * (1 - f)"),
        (GATES, "slope", "i * (1 - i)", "1 - i ** 2"),
        (GATES, "square", "f ** 2", "f"),
        (GATES, "axis", "np.split(x @ W, 3, axis=1)", "np.split(x @ W, 3, axis=0)"),
        (GATES, "return order", "(f * c + i * g, dz_i, dz_f)", "(dz_i, f * c + i * g, dz_f)"),
        (GATES, "block order", "i, f, g = np.split(x @ W, 3, axis=1)", "f, i, g = np.split(x @ W, 3, axis=1)"),
        (GATES, "share and rest", "1 - i", "i"),
        (GATES, "constant", "2", "1"),
        (LOOP, "first value", "h0", "np.zeros_like(h0)"),
        (LOOP, "carry", "h", "h0"),
        (LOOP, "carry", "h = h_next", "_unused = h_next"),
        (LOOP, "accumulated", "dW += X[t].T @ h", "dW = X[t].T @ h"),
        (LOOP, "accumulated", "hs[t] = h_next", "hs[t] = hs[t] + h_next"),
        (LOOP, "loop bounds", "range(len(X))", "range(1, len(X))"),
        (LOOP, "loop bounds", "range(len(X))", "range(len(X) - 1)"),
        (LOOP, "reversed", "range(len(X))", "list(range(len(X)))[::-1]"),
        (LOOP, "index", "t", "t - 1"),
        (LOOP, "sum and mean", "dW / len(X)", "dW"),
        (LOOP, "statement dropped", "h = h_next", ""),
        (LOOP, "sign", "dW += X[t].T @ h", "dW -= X[t].T @ h"),
        (MORE, "keepdims", "x.sum(axis=0, keepdims=True)", "x.sum(axis=0)"),
        (MORE, "sum and mean", "x.sum(axis=0, keepdims=True)", "x.mean(axis=0, keepdims=True)"),
        (MORE, "comparison", "total > 2", "total >= 2"),
        (MORE, "condition", "total > 2", "not total > 2"),
        (MORE, "parentheses", "(x + z) * mask", "x + z * mask"),
        (MORE, "parentheses", "z * x + (1 - z) * y", "z * (x + (1 - z) * y)"),
        (MORE, "share and rest", "z * x + (1 - z) * y", "z * y + (1 - z) * x"),
        (MORE, "argument order", "clip(y, 2 * total)", "clip(2 * total, y)"),
        (MORE, "reversed", "reversed(range(3))", "range(3)"),
        (MORE, "index", "k - 1", "k"),
        (MORE, "index", "1:", ":"),
        (MORE, "copy", "y.copy()", "y"),
        (MORE, "function", "1 / (1 + np.exp(-y))", "np.tanh(y)"),
        (MORE, "operation", "2 * total", "2 / total"),
        (MORE, "block order", "[x, z]", "[z, x]"),
    ],
)
def test_a_slip_of_each_kind_is_made(source, kind, before, after):
    assert (kind, before, after) in made(source)


def test_statements_are_exchanged_and_moved_into_a_loop_and_out_of_it():
    texts = {e.text for e in edits(LOOP, "run") if e.kind in ("statement order", "in the loop")}
    assert any("h = h_next\n    return" in t for t in texts), "the last line of the loop stands after it"
    assert any("        h = h0" in t for t in texts) or any("        dW = 0" in t for t in texts)
    assert any(t.index("hs[t] = h_next") < t.index("h_next = step") for t in texts)


def test_every_edit_compiles_differs_and_comes_once():
    for source in (CELL, GATES, LOOP, MORE):
        texts = [e.text for e in edits(source, "", deep=True)]
        assert len(texts) == len(set(texts)) > 100
        assert ast.unparse(ast.parse(source)) not in texts
        for text in texts:
            compile(text, "edited", "exec")


def test_the_order_is_that_of_plausibility_and_always_the_same():
    first, second = ([(e.kind, e.text) for e in edits(LOOP, "run", deep=True)] for _ in range(2))
    assert first == second
    ranks = [KINDS[e.kind].rank for e in edits(LOOP, "run")]
    assert ranks == sorted(ranks)


def test_lines_are_those_of_the_source_and_the_source_is_not_lost():
    source = f"# a comment\n{CELL}"
    for edit in edits(source, "step"):
        line = source.splitlines()[edit.line - 1]
        assert edit.before.splitlines()[0].split("(")[0].split(" ")[0].strip("-") in line
    assert all('"""One step."""' in e.text for e in edits(source, "step"))


def test_only_the_function_asked_for_is_edited():
    both = CELL + LOOP
    kept = ast.unparse(ast.parse(LOOP))
    assert all(kept in e.text for e in edits(both, "step"))
    assert {e.line > 7 for e in edits(both, "")} == {True, False}
    assert not list(edits(both, "another"))


def test_what_is_missing_is_put_in():
    found = {(e.kind, e.after) for e in edits(CELL, "step", ["mask"], deep=True)}
    assert {
        ("factor added", "h_next * mask"),
        ("term added", "z + mask"),
        ("slope added", "z * (1 - mask ** 2)"),
    } <= found
    assert {("transposed", "z.T"), ("product added", "z @ mask.T"), ("mean added", "z / len(mask)")} <= found
    found = {(e.kind, e.after) for e in edits(LOOP.replace("        h = h_next\n", ""), "run", deep=True)}
    assert ("carry added", "dW += X[t].T @ h\nh = h_next") in found


def test_entries_of_a_dict_are_exchanged():
    source = 'def f(cache):\n    return cache["x"] @ cache["h"] * cache["h_next"]\n'
    assert ("old and new", "cache['h']", "cache['h_next']") in made(source)
    assert ("variable", "cache['h']", "cache['x']") in made(source)


def test_every_kind_has_its_sentences_and_a_rule():
    every = {e.kind for s in (CELL, GATES, LOOP, MORE) for e in edits(s, "", deep=True)}
    assert every <= set(KINDS)
    for kind in KINDS.values():
        assert kind.asks.endswith("?") and [f for _, f, _, _ in string.Formatter().parse(kind.asks) if f] == ["line"]
        assert kind.same.startswith("The same numbers come out when ") and kind.same.endswith(".") and "`" not in kind.same
    assert set(KINDS) == every | {"carry added"} - set(), set(KINDS) - every


def test_a_source_without_meaning_is_an_error():
    with pytest.raises(SyntaxError):
        list(edits("def f(:", "f"))


def test_this_catalogue_edits_itself():
    source = inspect.getsource(edits)
    assert sum(1 for _ in edits(source, "edits")) > 50
