"""What failed in a learner's line, on its way to the judge: plain facts, or a refusal."""

from dataclasses import astuple

import numpy as np
import pytest

from autograder.learner.raising.facts import MAX_FACT, MAX_OPERANDS, MAX_THERE, Failing
from autograder.marking.runner import incoming
from autograder.marking.runner.host import Runner
from autograder.marking.runner.session import Asked
from autograder.marking.runner.wire import WireError

FAILING = Failing(
    *(3, "x @ W", "@", (("x", (2, 3)), ("W", "None"), ("b", ""))),
    *("np.dot", ("W2", "W3"), 2, ("step(x)", 2), "f"),
)


def lists(value):
    """As it arrives: msgpack knows no tuples."""
    return [lists(item) for item in value] if isinstance(value, tuple) else value


def message(failing):
    raised = ["ValueError", "no", "<cell 1>", 3, failing]
    return {"seen": None, "raised": raised, "changed": [], "warned": False, "returned": ""}


def test_what_failed_arrives_as_it_was():
    assert incoming.observation(message(lists(astuple(FAILING))), []).raised.failing == FAILING
    assert incoming.observation(message(None), []).raised.failing is None


@pytest.mark.parametrize(
    ("place", "hostile"),
    [
        *[(place, np.ones(2)) for place in range(9)],
        *[(place, {"a": 1}) for place in range(9)],
        *[(place, "x" * (MAX_FACT + 1)) for place in (1, 2, 4, 8)],
        *[(place, value) for place in (0, 6) for value in (-1, 1.5, True, "3", None)],
        *[(3, value) for value in ([["x", [1]]] * (MAX_OPERANDS + 1), [["x"]], [["x", [-1]]], [["x", [1.5]]], ["xy"])],
        *[(3, [["x", value]]) for value in ([1] * 65, "x" * (MAX_FACT + 1), None, 3, [True])],
        *[(5, value) for value in (["x"] * (MAX_THERE + 1), [1], ["x" * (MAX_FACT + 1)], "xx")],
        *[(7, value) for value in (["x"], ["x", "y"], ["x", 1, 2], [1, 1], "xy")],
    ],
)
def test_anything_else_is_refused(place, hostile):
    sent = lists(astuple(FAILING))
    sent[place] = hostile
    with pytest.raises(WireError):
        incoming.observation(message(sent), [])


@pytest.mark.parametrize("sent", [[], [1], lists(astuple(FAILING))[:-1], [*lists(astuple(FAILING)), 1], "failing", 7])
def test_too_few_or_too_many_facts_are_refused(sent):
    with pytest.raises(WireError):
        incoming.observation(message(sent), [])


def test_a_runner_says_what_failed_in_a_cell():
    source = "import numpy as np\n\ndef f(x, W):\n    y = x + 1\n    return y @ W\n"
    case = ["dict", ["x", ["array", np.ones((2, 3))]], ["W", ["array", np.ones((2, 3))]]]
    with Runner("process") as runner, runner.session() as session:
        assert session.run_cell(4, source).error is None
        raised = session.probe(Asked("f", None, ("y",), [case])).observations[0].raised
    assert (raised.type, raised.file, raised.line) == ("ValueError", "<cell 4>", 5)
    assert raised.failing.text == "y @ W" and raised.failing.line == 5
    assert raised.failing.operands == (("y", (2, 3)), ("W", (2, 3)))
