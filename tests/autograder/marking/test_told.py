"""What the grader tells: why an answer is wrong, by the visible cases; how much it is worth, by the hidden ones."""

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

    def verdict(body):
        notebook = json.loads(json.dumps(release))
        cell = next(c for c in notebook["cells"] if c["id"] == f"{CHAPTER}-rnn_step-answer")
        cell["source"] = STEP.format(body=body)
        return grader.grade(CHAPTER, "ann", rebuild(release, cells_of(notebook))).verdict("rnn_step")

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


def test_who_is_right_on_the_visible_cases_only_is_told_that_and_no_more(graded, released_book):
    """A table of the visible answers earns nothing."""
    from autograder.learner.client import Bundle

    bundle = Bundle(released_book.classroom.path / "release" / CHAPTER / "cases.npz")
    visible = [e.inputs["x"].tolist() for e in bundle.evidence("rnn_step")]
    verdict = graded(f"return np.tanh(x @ Wx + h @ Wh + b) * (x.tolist() in {visible})")
    assert (verdict.points, verdict.state) == (0, State.FAILED)
    assert (verdict.named, verdict.diagnoses, verdict.how) == ([], [], "")
    assert verdict.lines == ["It is right on the cases that you can see; hidden ones of the same kinds found it wrong."]
