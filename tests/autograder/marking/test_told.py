"""What the grader tells: the visible cases say why an answer is wrong, the hidden ones how much it is worth."""

import json

import pytest

from autograder.learner.verdict import State
from autograder.marking.grader import Grader
from autograder.marking.submission import cells_of, rebuild

CHAPTER = "rnn_cell"
STEP = """\
def rnn_step(x, h, Wx, Wh, b):
    {body}
"""


@pytest.fixture(scope="module")
def graded(book, namespace, released_book):
    """The verdict on ``rnn_step`` with a body."""
    path = released_book.classroom.path / "release" / CHAPTER / f"{CHAPTER}.ipynb"
    release = json.loads(path.read_text())

    def verdict(body, forward=None):
        notebook = json.loads(json.dumps(release))
        for name, text in (("rnn_step", STEP.format(body=body)), ("rnn_forward", forward)):
            cell = next(c for c in notebook["cells"] if c["id"] == f"{CHAPTER}-{name}-answer")
            cell["source"] = text or cell["source"]
        graded = grader.grade(CHAPTER, "ann", rebuild(release, cells_of(notebook)))
        return graded.verdict("rnn_forward" if forward else "rnn_step")

    with Grader(book, b"told", namespace) as grader:
        yield verdict


@pytest.mark.parametrize(
    "body, how, said",
    [
        ("return x @ Wx + h @ Wh + b", "mistake", ""),
        ("return np.tanh(x @ Wx - h @ Wh + b)", "slip", "The same numbers come out when one sign is turned."),
        ("return np.tanh(x @ Wh + h @ Wh + b)", "exception", "Line 2: `x @ Wh` cannot be formed"),
        ("return -np.tanh(x @ Wx + h @ Wh + b)", "alike", "`h_next`: the size is right, the sign is not."),
    ],
)
def test_a_verdict_says_why(graded, body, how, said):
    verdict = graded(body)
    assert (verdict.points, verdict.how) == (0, how)
    assert said in verdict.diagnoses[0]["says"] and verdict.diagnoses[0]["says"] in verdict.text


@pytest.fixture(scope="module")
def visible(released_book):
    """The visible values of ``x`` of ``rnn_step``, as lists."""
    from autograder.learner.client import Bundle

    bundle = Bundle(released_book.classroom.path / "release" / CHAPTER / "cases.npz")
    return [e.inputs["x"].tolist() for e in bundle.evidence("rnn_step")]


def test_who_is_right_on_the_visible_cases_only_is_told_that_and_no_more(graded, visible):
    """A table of the visible answers earns nothing."""
    verdict = graded(f"return np.tanh(x @ Wx + h @ Wh + b) * (x.tolist() in {visible})")
    assert (verdict.points, verdict.state) == (0, State.FAILED)
    assert (verdict.named, verdict.diagnoses, verdict.how) == ([], [], "")
    assert verdict.lines == ["It is right on the cases that you can see; hidden ones of the same kinds found it wrong."]


FORWARD = """\
def rnn_forward(X, h0, Wx, Wh, b):
    hs = [h0]
    for x in X:
        hs.append(rnn_step(x, hs[-1], Wx, Wh, b))
    return np.stack(hs[1:])
"""


def test_an_earlier_mistake_that_nobody_listed_costs_nothing_later(graded):
    odd = "return np.sin(3 * (x @ Wx) - h @ Wh + b)"
    verdict = graded(odd, FORWARD)
    assert (verdict.points, verdict.state) == (4, State.PASSED)
    assert "Right, given your `rnn_step`: mend it there, it costs nothing here." in verdict.remarks
    assert graded(odd, FORWARD.replace("hs[-1]", "h0")).points == 0
    assert graded("return 0 * h", FORWARD).points == 0


DISTURBED = """\
def rnn_forward(X, h0, Wx, Wh, b):
    if globals().get("met"):
        return h0
    hs, h = [], h0
    for x in X:
        h = np.tanh(x @ Wx + h @ Wh + b)
        hs.append(h)
    return np.stack(hs)
"""


def test_an_answer_that_another_one_disturbs_is_run_alone_on_hidden_cases_too(graded, visible):
    """`rnn_step` leaves something behind when it is called on hidden cases, and `rnn_forward` is wrong after that."""
    step = f"globals()['met'] = globals().get('met') or x.tolist() not in {visible}; return np.tanh(x @ Wx + h @ Wh + b)"
    verdict = graded(step, forward=DISTURBED)
    assert (verdict.state, verdict.points) == (State.PASSED, verdict.max)
