"""Finds the failing expression and its operands from an exception, without running learners' code again."""

import ast
import linecache
import sys
from itertools import count
from types import CodeType

import numpy as np
import pytest

from autograder.learner.raising import failing as failing_module
from autograder.learner.raising.facts import MAX_FACT, MAX_OPERANDS
from autograder.learner.raising.reading import Reading
from autograder.learner.values import watch

HAS_COLUMNS = hasattr(CodeType, "co_positions")
columns = pytest.mark.skipif(not HAS_COLUMNS, reason="this Python keeps lines only")
numbers = count()


def defined(source, **names):
    """The last function of a learner's cell, and the cell's name."""
    filename = f"<a learner's cell {next(numbers)}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    namespace = {"np": np, **names}
    exec(compile(source, filename, "exec"), namespace)
    return [value for value in namespace.values() if getattr(value, "__module__", "") is None or callable(value)][-1]


def failed(source, **inputs):
    raised = watch(defined(source), inputs, ("y",)).raised
    assert raised is not None and raised.failing is not None, raised
    assert raised.failing.line == raised.line
    return raised.failing


def body(*lines, parameters="x, W, b, d"):
    return "\n".join([f"def f({parameters}):", *(f"    {line}" for line in lines)]) + "\n"


INPUTS = {"x": np.ones((2, 3)), "W": np.ones((4, 5)), "b": np.ones(4), "d": {"W": np.ones((3, 7)), "n": 2}}


def at(*lines):
    return failed(body(*lines), **INPUTS)


@columns
@pytest.mark.parametrize(
    ("line", "text", "operation", "operands"),
    [
        ("return 1 + x @ W", "x @ W", "@", (("x", (2, 3)), ("W", (4, 5)))),
        ("return np.dot(x, W)", "np.dot(x, W)", "@", (("x", (2, 3)), ("W", (4, 5)))),
        ("return x.dot(W.T)", "x.dot(W.T)", "@", (("x", (2, 3)), ("W.T", (5, 4)))),
        ("return np.tanh(x) * (W + 1)", "np.tanh(x) * (W + 1)", "*", (("np.tanh(x)", (2, 3)), ("W + 1", (4, 5)))),
        ("b += W", "b += W", "+=", (("b", (4,)), ("W", (4, 5)))),
        ("x[0] = b", "x[0] = b", "store", (("x[0]", (3,)), ("b", (4,)))),
        ("return d['W'][:, :2] - x[:, None]", None, "-", (("d['W'][:, :2]", (3, 2)), ("x[:, None]", (2, 1, 3)))),
        ("return x - x.max(axis=1)", None, "-", (("x", (2, 3)), ("x.max(axis=1)", (2,)))),
        ("return x - np.sum(W, axis=0, keepdims=True)", None, "-", (("x", (2, 3)), (None, (1, 5)))),
        ("return x @ W.sum()", "x @ W.sum()", "@", (("x", (2, 3)), ("W.sum()", ()))),
        ("return np.concatenate((x, W))", None, "call", (("x", (2, 3)), ("W", (4, 5)))),
        ("return x[2]", "x[2]", "index", (("x", (2, 3)),)),
        ("return x[d['n'] + 1, 0]", None, "index", (("x", (2, 3)), ("d['n'] + 1", "3"))),
        ("return x.nothing", "x.nothing", "attribute", (("x", (2, 3)),)),
        ("n, m, k = x.shape", "n, m, k = x.shape", "unpack", (("x.shape", "(2, 3)"),)),
        ("return x.sum() if x else 0", "x", "truth", (("x", (2, 3)),)),
        ("for row in d['n']: pass", "for row in d['n']", "iterate", (("d['n']", "2"),)),
        ("return x(3)", "x(3)", "call", (("x", (2, 3)),)),
        ("return x.reshape(5, -1)", None, "call", (("x", (2, 3)), ("5", "5"), ("-1", "-1"))),
        ("return x.sum(axis=2)", None, "call", (("x", (2, 3)), ("axis", "2"))),
    ],
)
def test_the_expression_and_its_operands(line, text, operation, operands):
    found = at("y = 1", line)
    assert found.line == 3 and found.operation == operation
    assert found.text == (text or line.removeprefix("return "))
    for (name, what), (wanted_name, wanted) in zip(found.operands, operands, strict=True):
        assert what == wanted and wanted_name in (None, name)


@columns
def test_a_long_expression_on_several_lines_is_told_on_one():
    found = at("return (x @", "        W)", f"# {'long ' * 30}")
    assert found.text == "x @ W"
    found = at(f"return np.add(x, {' + '.join(['W'] * 60)})")
    assert len(found.text) == MAX_FACT and found.text.endswith("…")


@columns
def test_of_many_operands_those_that_differ_are_told():
    found = at("return np.stack([b, b, b, b, b, x, b])")
    assert found.operands == (("b", (4,)), ("x", (2, 3)))
    assert at("parts = [b, b, x]", "return np.stack(parts, axis=0)").operands == (
        *(("parts[0]", (4,)), ("parts[1]", (4,)), ("parts[2]", (2, 3))),
        ("axis", "0"),
    )
    assert len(at("return max(x, b, x, b, x, b)").operands) <= MAX_OPERANDS


@columns
def test_a_name_that_is_nearly_there_and_the_lines_that_set_a_local_one():
    assert at("other = 1", "return othr").there == ("other",)
    assert at("if not len(b):", "    y = 1", "z = y", "y = 2").there == ("3", "5")
    assert at("return d['w']").there == ("'W'", "'n'")
    assert at("return x.rehsape(3)").there[0] == "reshape"


@columns
def test_the_name_without_a_value_is_the_one_that_python_names():
    """Once it is warm, Python 3.11 points at `s`, on the line above, which it stores in the same instruction."""
    found = at("for k in range(50):", "    q = k", "s = q + 1", "dw += s * q", "return dw")
    assert (found.text, found.line, found.there) == ("dw", 5, ("5",))


@columns
def test_where_a_none_comes_from():
    source = "def step(x): x + 1\n" + body("h = step(x)", "return h * 2")
    assert failed(source, **INPUTS).origin == ("step(x)", 3)
    assert at("return print(x) * 2").operands[0] == ("print(x)", "None")
    assert at("ys = [1]", "ys = ys.append(2)", "return ys[0]").origin == ("ys.append(2)", 3)
    assert at("h = None", "h = h or d.get('q')", "return h * 2").origin is None  # it may be either


@columns
def test_the_innermost_line_of_the_learners_own_is_told():
    source = "def inner(a, W):\n    return a @ W\n" + body("return inner(x, W)")
    found = failed(source, **INPUTS)
    assert (found.line, found.text, found.function) == (2, "a @ W", "inner")
    assert at("return np.linalg.inv(x)").text == "np.linalg.inv(x)"
    assert at("return np.random.default_rng(0).choice(3, 5, replace=False)").line == 2


@columns
def test_a_learners_function_that_a_drive_calls_is_seen_too():
    f = defined(body("return x @ x", parameters="x"))

    def drive(f, x):
        return {"y": [f(x) for _ in range(2)]}

    assert watch(f, {"x": np.ones((2, 3))}, ("y",), drive).raised.failing.text == "x @ x"


def test_what_our_own_drive_raises_is_no_line_of_the_learners():
    from autograder.learner.values import load

    drive = load("def drive(f, x):\n    return {'y': f(x).shape}", "drive")
    raised = watch(defined(body("return 3", parameters="x")), {"x": 1}, ("y",), drive).raised
    assert raised.type == "AttributeError" and raised.line == 0 and raised.failing is None


@columns
def test_no_code_of_the_learners_runs_again():
    source = """
calls = []
class Odd(np.ndarray):
    def __getattribute__(self, name): calls.append(name); return super().__getattribute__(name)
    def __getitem__(self, k): calls.append(k); return super().__getitem__(k)
    def __len__(self): calls.append("len"); return 3
    def __repr__(self): calls.append("repr"); return ""
class Key:
    def __hash__(self): return hash("k")
    def __eq__(self, other): calls.append("eq"); return False
def g(): calls.append("g"); return 1
def f(x):
    odd = x.view(Odd)
    d = {Key(): 1}
    calls.clear()
    g() + d["k"] + odd[0].shape + (odd @ odd)
"""
    f = defined(source)
    calls = f.__globals__["calls"]
    with pytest.raises(KeyError):
        f(np.ones((2, 3)))
    its_own = list(calls)
    assert its_own[:2] == ["g", "eq"]
    assert watch(f, {"x": np.ones((2, 3))}, ("y",)).raised.failing.text == 'd["k"]'
    assert calls == its_own


@columns
def test_nothing_large_is_worked_out():
    big = np.broadcast_to(1.0, (10**6, 10**6))
    reading = Reading(sys._getframe())
    for text, shape in (("(big + 1) * 2 @ big", big.shape), ("np.exp(big).sum(axis=0)", (10**6,))):
        assert reading.of(ast.parse(text, mode="eval").body).shape == shape
    found = at("n = 10**18", "return x[n * n * n * n]")
    assert found.operands[1][1] == ""


def test_without_columns_the_line_is_told_and_the_arrays_in_it(monkeypatch):
    monkeypatch.setattr(failing_module, "_place", lambda trace: None)
    found = at("y = 1", "return y + x @ W")
    assert (found.text, found.operation) == ("return y + x @ W", "line")
    assert found.operands == (("x", (2, 3)), ("W", (4, 5)))
    found = at("other = 1", "return othr")
    assert (found.operation, found.about, found.there) == ("name", "othr", ("other",))


def test_an_older_python_has_no_columns():
    class Code:
        co_filename = "x"

    class Frame:
        f_code = Code

    class Trace:
        tb_frame, tb_lasti = Frame, 4

    assert failing_module._place(Trace) is None


def test_a_cell_without_its_text_is_no_trouble():
    namespace = {}
    exec(compile("def f(x): return x @ x", "<nowhere>", "exec"), namespace)
    raised = watch(namespace["f"], {"x": np.ones((2, 3))}, ("y",)).raised
    assert raised.line == 1 and raised.failing is None


@columns
@pytest.mark.skipif(sys.version_info < (3, 11), reason="needs columns")
def test_letters_of_several_bytes_before_it_move_nothing():
    assert at("ä = 'ü'; y = 'ß' + str(x @ W)").text == "x @ W"
