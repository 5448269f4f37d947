"""The words about an exception are true and specific, and ask a question; on hidden cases they hold only the learner's text."""

import linecache
from dataclasses import replace
from itertools import count
from types import CodeType

import numpy as np
import pytest

from autograder.learner.raising import failing as failing_module
from autograder.learner.raising.documented import documented
from autograder.learner.raising.explaining import explained
from autograder.learner.raising.facts import Failing
from autograder.learner.values import Raised, watch

DOC = """One step.

x (N, D), h (N, H); W (D, 4H), b (4H,).
Returns y (N, 4H).
"""
INPUTS = {"x": np.ones((2, 3)), "h": np.ones((2, 5)), "W": np.ones((3, 20)), "b": np.ones(20), "d": {"k": 1, "m": 2}}
columns = pytest.mark.skipif(not hasattr(CodeType, "co_positions"), reason="this Python keeps lines only")
PARAMETERS = "x, h, W, b, d"
numbers = count()


def raised_by(*lines, parameters=PARAMETERS, before=""):
    source = "\n".join([*before.splitlines(), f"def f({parameters}):", *(f"    {line}" for line in lines)]) + "\n"
    filename = f"<another cell {next(numbers)}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    namespace = {"np": np}
    exec(compile(source, filename, "exec"), namespace)
    return watch(namespace["f"], INPUTS, ("y",)).raised


def told(*lines, **more):
    return explained(raised_by(*lines, **more), documented(DOC, INPUTS, ("y",)), "f")


@columns
@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("h @ W", "cannot be formed: `h` is (2, 5), `W` is (3, 20)."),
        ("3 @ W", "has a single number for a factor: `W` is (3, 20)."),
        ("np.dot(W, x)", "cannot be formed: `W` is (3, 20), `x` is (2, 3)."),
        ("x + h", "cannot be formed: `x` is (2, 3), `h` is (2, 5)."),
        ("b += x @ W", "does not fit: `b` is (20,), `x @ W` is (2, 20); together they are (2, 20)."),
        ("x[0] = b", "does not fit: `x[0]` is (3,), `b` is (20,)."),
        ("x[0, 0] = b", "does not fit: `x[0, 0]` is a single number, `b` is (20,)."),
        ("np.concatenate((x, W))", "cannot join along axis 0: `x` is (2, 3), `W` is (3, 20)."),
        ("np.concatenate([a for a in (x, W)])", "cannot join: along axis 1, array 0 has 3 and array 1 has 20."),
        ("np.stack((x, h))", "cannot join: `x` is (2, 3), `h` is (2, 5)."),
        ("np.hstack([])", "has nothing to join: the list is empty."),
        ("np.concatenate(x, h)", "gets its arrays one by one: `np.concatenate` takes one tuple or list of them all."),
        ("np.zeros(2, 3)", "takes 3 for the type of the entries: the whole shape is one argument."),
        ("x.reshape(4, 2)", "cannot be formed: `x` is (2, 3), 6 entries in all, and they do not fill (4, 2)."),
        ("x.sum(axis=2)", "asks for axis 2, but `x` is (2, 3): it has axes 0 and 1."),
        ("x[2]", "asks for number 2 along axis 0, where there are 2 (0 to 1): `x` is (2, 3)."),
        ("b[0, 0]", "has 2 indices: `b` is (20,), with 1 axis."),
        ("[1][3]", "asks for an item that is not there: `[1]` is a list of 1."),
        ("x[0.5]", "needs whole numbers as indices."),
        ("z = [1]; z['k']", "needs whole numbers as indices, and `z` is a list of 1."),
        ("a, c, e = x.shape", "has 3 names, and gets 2 values: `x.shape` is (2, 3)."),
        ("for a, c in d: pass", "has 2 names for each item, and gets 1 value: `d` is a dict of 2."),
        ("print(x) + 1", "needs a value, but `print(x)` gives None."),
        ("d.get('q') * 2", "needs a value, but `d.get('q')` gives None."),
        ("y = d.get('q'); y.T", "asks for `T`, but `y` is None: that is what `d.get('q')` gave, on line 2."),
        ("hh", "is not defined."),
        ("y + 1; y = 2", "is read before it has a value: a name that a function sets is its own."),
        ("x.len", "is not there: `x` is an array of shape (2, 3), and has no `len`."),
        ("x.meen()", "is not there: `x` is an array of shape (2, 3), and has no `meen`; there is `x.mean`."),
        ("np.sigmoid(x)", "is not there: `np` has no `sigmoid`."),
        ("d.k", "is not how a dict is read: `d` is a dict of 2, with a key `k`."),
        ("d['q']", "asks for the key `'q'`: the keys are `'k'` and `'m'`."),
        ("{}['q']", "asks for the key `'q'`"),
        ("x(W)", "calls `x`, but `x` is an array of shape (2, 3)."),
        ("range(3 / 2)", "needs whole numbers: `3 / 2` is 1.5."),
        ("1 / (d['k'] - 1)", "divides by `d['k'] - 1`, which is 0."),
        ("if x > 0: pass", "is an array, (2, 3), with one answer for each entry; a condition is one answer."),
        ("max(x, 0)", "needs one yes or no, and gets one for each entry: `x` is (2, 3)."),
        ("x ^ 2", "does not raise to a power: `^` compares the bits of whole numbers."),
        ("d * 0.5", "cannot be formed: `d` is a dict of 2."),
        ("2 * np.tanh", "needs a value, but `np.tanh` is a function."),
        ("for q in 3: pass", "has nothing to run over"),
        ("raise NotImplementedError('later')", "ends the function: NotImplementedError: later."),
        ("assert x.shape == h.shape", "does not hold: `x.shape` is (2, 3), `h.shape` is (2, 5)."),
        ("int('x')", "raises ValueError: invalid literal for int() with base 10: 'x'."),
        ("np.einsum('ij,jk', x, h)", "raises ValueError: "),
    ],
)
def test_each_kind_has_a_true_sentence_and_a_question(line, says):
    found = told(line)
    assert found is not None
    assert found[0].startswith("Line 2: `") and says in found[0]
    assert found[1].endswith("?")


@columns
def test_an_argument_too_few_or_too_many():
    helper = "def step(x, h, W): return x\n"
    says, hint = told("return step(x, h)", before=helper)
    assert says == "Line 3: `step(x, h)` gives 2 arguments; `step` takes 3: x, h, W."
    assert hint == "Which one is missing?"
    assert told("return step(x, h, W, b)", before=helper)[1] == "Which one is too many?"


def test_lines_that_would_have_set_a_name_are_told():
    assert "nothing set it on line 3 this time" in told("if d is None:", "    y = 1", "return y")[0]
    assert "it is set only on line 3" in told("z = y", "y = 1")[0]


def test_the_function_itself_takes_other_arguments_than_the_exercise_gives():
    says, hint = told("return x", parameters="x, h")
    assert "f() takes 2 positional arguments but 5 were given" in says and hint == "Is its first line as it was given?"
    assert explained(replace(raised_by("return x", parameters="x, h"), message="g() takes 1"), {}, "f") is None


@columns
def test_what_the_docstring_says_of_an_operand_is_told():
    assert "By the docstring, `h` is (N, H), here (2, 5)." in told("h = h.T", "return h @ W")[0]
    assert "By the docstring" not in told("return h @ W")[0]  # it is what it should be
    assert "By the docstring" not in told("return g(h.T, W)", before="def g(h, W): return h @ W\n")[0]  # another h
    assert "`b` is (4H,), here (20,)" in told("b = b[:3]", "return x @ W + b")[0]


@columns
@pytest.mark.parametrize("line", ["h @ W", "x[2]", "d['q']", "x.len", "hh", "int('x')", "a, c, e = x.shape"])
def test_on_hidden_cases_only_the_line_and_its_text_are_told(line):
    raised = raised_by(line)
    says, hint = explained(raised, documented(DOC, INPUTS, ("y",)), "f", sizes=False)
    assert says == f"Line 2: `{raised.failing.text}` raises {raised.type}."
    assert hint.endswith("?")
    other = replace(raised, message="2 3 5", failing=replace(raised.failing, operands=(("x", (9, 9)),), there=("z",)))
    assert explained(other, None, "f", sizes=False) == (says, hint)


def test_a_line_alone_is_told_with_the_arrays_in_it(monkeypatch):
    monkeypatch.setattr(failing_module, "_place", lambda trace: None)  # as in Python 3.10
    says, hint = told("y = 1 + h @ W")
    assert says.startswith("Line 2: `y = 1 + h @ W` raises ValueError: matmul: ")
    assert says.endswith("Here `h` is (2, 5), `W` is (3, 20).") and hint.endswith("?")


def test_where_nothing_of_the_learners_raised_nothing_is_said():
    assert explained(Raised("ValueError", "no")) is None
    assert explained(Raised("ValueError", "no", "<cell>", 7))[0] == "Line 7 raises ValueError: no."


def test_backquotes_in_a_learners_text_end_no_code():
    failing = Failing(3, "f('`')", "call", (("'`'", "'`'"),))
    assert (
        explained(Raised("ValueError", "a `b`", "<cell>", 3, failing))[0]
        == "Line 3: `f(''')` raises ValueError: a 'b'."
    )


@columns
@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("q @ k", "`q @ k` cannot be formed: `q` is (3, 4), `k` is (5, 3)."),
        ("q + k.T", "`q + k.T` cannot be formed: `q` is (3, 4), `k.T` is (3, 5)."),
        ("q.astype(float)", "`q.astype` is not there: `q` is a Tensor, and has no `astype`."),
        ("q[:, 7]", "`q` is (3, 4)."),
        ("torch.cat([q, k])", "Here `q` is (3, 4), `k` is (5, 3)."),
    ],
)
def test_shapes_of_tensors_are_told_as_those_of_arrays_are(line, says):
    torch = pytest.importorskip("torch")
    before = "import torch\nq, k = torch.ones(3, 4), torch.nn.Parameter(torch.ones(5, 3))"
    assert says in told(line, before=before)[0] and torch
