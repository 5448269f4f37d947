"""Python in the page, run here in plain Python: it must be the same there (test_browser.py)."""

import json
import sys
import types

import pytest

from autograder.site.practice.session import MOST_TEXT, Session, draws


@pytest.fixture
def page(monkeypatch, tmp_path):
    """A session that checks with a stand-in, and what it says."""
    checks = types.ModuleType("check")

    class Points(float):
        verdict = types.SimpleNamespace(max=2.0, state=types.SimpleNamespace(value="passed"))

        def _repr_html_(self):
            return "<b>right</b>"

    checks.Points, checks.Table = Points, type("Table", (), {})
    checks.check = lambda f, name: Points(f())
    monkeypatch.setitem(sys.modules, "check", checks)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "check.py").touch()
    said = []
    session = Session(lambda text: said.append(json.loads(text)), {"__name__": "__main__"})
    session.said = said
    return session


def run(page, *texts, checks=()):
    page.said.clear()
    page.ask(json.dumps({"cells": [[f"cell-{k}", text] for k, text in enumerate(texts)], "checks": checks}))
    return page.said


def kinds(said):
    return [about["kind"] for about in said]


def test_only_what_has_changed_and_what_follows_it_runs_again(page):
    run(page, "a = 1", "b = a + 1", "print(b)")
    assert [about["cell"] for about in run(page, "a = 1", "b = a + 2", "print(b)") if about["kind"] == "begin"] == [
        "cell-1",
        "cell-2",
    ]
    assert page.said[-1]["text"] == "3\n"
    assert run(page, "a = 1", "b = a + 2", "print(b)") == []


def test_a_name_that_was_taken_out_is_gone(page):
    run(page, "def helper(): return 1", "def f(): return helper()")
    said = run(page, "def other(): return 1", "def f(): return helper()", "f()")
    assert said[-1]["kind"] == "error" and "NameError" in said[-1]["text"]


def test_a_cell_that_is_left_out_leaves_nothing_behind(page):
    run(page, "a = 1", "a = 2", "print(a)")
    assert run(page, "a = 1", "print(a)")[-1]["text"] == "1\n"


def test_an_exception_is_told_with_its_line_and_what_was_defined_before_stays(page):
    said = run(page, "a = 1\nb = 1 / 0\nc = 3", "print(a)")
    assert said[1] == {"kind": "error", "cell": "cell-0", "text": "ZeroDivisionError: division by zero", "line": 2}
    assert said[-1]["text"] == "1\n"


def test_an_exception_in_a_function_of_another_cell_names_the_call_here_and_the_line_there(page):
    said = run(page, "def f(x):\n    return x[3]", "\nf([])")
    assert said[-1]["line"] == 2
    assert "IndexError" in said[-1]["text"] and "in f, line 2: return x[3]" in said[-1]["text"]


@pytest.mark.parametrize("text, line", [("x = (1,\ny = 2", 1), ("def f():\nreturn 1", 2)])
def test_what_is_no_python_is_told_with_its_line(page, text, line):
    said = run(page, text)
    assert said[-1]["kind"] == "error" and said[-1]["line"] == line and "Error" in said[-1]["text"]


@pytest.mark.parametrize(
    "text",
    [
        "raise SystemExit",
        "import sys; sys.exit(3)",
        "raise KeyboardInterrupt",
        "class Odd(BaseException):\n    def __str__(self): 1 / 0\nraise Odd",
    ],
)
def test_nothing_that_a_cell_raises_ends_the_session(page, text):
    assert run(page, text)[-1]["kind"] == "error"
    assert run(page, text, "print('on')")[-1]["text"] == "on\n"


def test_the_value_of_the_last_line_is_shown_unless_a_semicolon_ends_it(page):
    assert run(page, "1 + 1")[-1] == {"kind": "value", "cell": "cell-0", "text": "2", "html": ""}
    assert kinds(run(page, "1 + 2;")) == ["begin"]
    assert kinds(run(page, "None")) == ["begin"]


def test_a_megabyte_of_prints_is_cut_and_says_so(page):
    text = "".join(
        about["text"] for about in run(page, "for k in range(100_000): print('0123456789')") if about["kind"] == "text"
    )
    assert len(text) < MOST_TEXT + 200 and "is left out" in text


def test_what_is_printed_before_an_exception_comes_before_it(page):
    assert kinds(run(page, "print('first')\n1 / 0")) == ["begin", "text", "error"]


def test_what_is_printed_comes_before_the_last_value(page):
    assert kinds(run(page, "print('first')\n2")) == ["begin", "text", "value"]


def test_both_streams_keep_their_order(page):
    said = run(page, "import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')")
    assert [(about["stream"], about["text"]) for about in said[1:]] == [("out", "a\n"), ("err", "b\n"), ("out", "c\n")]


def test_lines_for_ipython_are_left_out(page):
    assert kinds(run(page, "%matplotlib inline\n!pip install x\na = 7 % 4\nprint(a)")) == ["begin", "text"]
    assert page.said[-1]["text"] == "3\n"


def test_a_figure_is_shown_once_as_a_picture(page):
    pytest.importorskip("matplotlib").use("agg")
    said = run(page, "import matplotlib.pyplot as plt\nplt.plot([1, 2])", "print('later')")
    assert [about["cell"] for about in said if about["kind"] == "picture"] == ["cell-0"]
    assert said[2]["png"].startswith("iVBOR")


def test_an_answer_is_checked_and_one_that_is_not_there_is_missing(page):
    said = run(page, "def f():\n    return 1.5", checks=["f", "g"])
    assert said[-3] == {
        "kind": "verdict",
        "exercise": "f",
        "points": 1.5,
        "max": 2.0,
        "state": "passed",
        "html": "<b>right</b>",
        "text": "1.5",
        "uses": ["cell-0"],
        "lacks": [],
    }
    assert said[-1] == {"kind": "missing", "exercise": "g"}


@pytest.mark.parametrize(
    "texts, uses",
    [
        (["def step(): return 1", "def f(): return step()"], [0, 1]),
        (["a = 1", "def step(): return a", "def g(): return 2", "def f(): return step()"], [0, 1, 3]),
        (["def f(): return later()", "def later(): return 1"], [0, 1]),
        (["def f(): return 0", "def step(): return f()"], [0]),
        (["h = 3", "def f():\n    h = 1\n    return h"], [1]),
        (["tanh = 3", "import math", "def f(): return math.tanh(0)"], [1, 2]),
        (["def step(): return 1", "f = [step for k in range(3)][0]"], [0, 1]),
        (["def f(): return 1", "def f(): return 2"], [0, 1]),
        (["def broken(:", "%matplotlib inline\ndef f(): return 1"], [1]),
    ],
)
def test_a_verdict_names_the_cells_that_the_answer_needs(page, texts, uses):
    said = run(page, *texts, checks=["f"])
    assert said[-1]["uses"] == [f"cell-{k}" for k in uses] and said[-1]["lacks"] == []


def test_a_verdict_names_what_the_answer_needs_and_no_cell_defines(page):
    said = run(page, "def g(): return step() + len(other)", "def f():\n    return 1 if True else g()", checks=["f"])
    assert said[-1]["uses"] == ["cell-0", "cell-1"] and said[-1]["lacks"] == ["other", "step"]


def test_torch_is_refused_in_words(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    said = run(page, "import torch")
    assert said[-1]["text"] == "ModuleNotFoundError: PyTorch does not run in a page; the notebook has it."


@pytest.mark.parametrize(
    "text, asked",
    [
        ("import matplotlib.pyplot as plt", True),
        ("  from matplotlib import cm", True),
        ("# import matplotlib", False),
        ("x = 'matplotlib'", False),
    ],
)
def test_matplotlib_is_fetched_when_it_is_imported(text, asked):
    assert draws(json.dumps({"cells": [["a", "import numpy"], ["b", text]], "checks": []})) == asked
