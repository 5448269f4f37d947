"""autograder replay: makes a verdict again from what is stored, and shows what the submission does."""

import shutil

import pytest

from autograder.classroom.replay import find, replay
from autograder.cli import main
from autograder.errors import UsageError

WRONG = "def rnn_step(x, h, Wx, Wh, b):\n    print('inside')\n    return np.tanh(x @ Wx + h @ Wh)"


@pytest.fixture(scope="module")
def marked(released_book, namespace, tmp_path_factory):
    """A class of one learner, graded."""
    klass = type(released_book)(released_book.home, tmp_path_factory.mktemp("marked") / "course")
    shutil.copytree(released_book.classroom.path, klass.classroom.path)
    klass.hand_in("ann", "rnn_cell", {"rnn_step": WRONG}, ("print('hello from a cell')",))
    klass.grade()
    return klass


@pytest.fixture
def graded(marked, tmp_path):
    """A copy of that class, which a test may change."""
    shutil.copytree(marked.classroom.path, tmp_path / "course")
    return type(marked)(marked.home, tmp_path / "course")


def test_the_verdict_comes_out_again_without_the_submission(graded):
    shutil.rmtree(graded.classroom.path / "submitted")
    text, same = replay(graded.home, graded.classroom.path, "ann", "rnn_step")
    assert same
    assert graded.classroom.stored("ann", "rnn_cell").verdict("rnn_step").lines[0] in text
    assert "by up to" in text  # a number that the learner is not told
    assert "“only the bias”: departs in h_next" in text and "“only the input”: right" in text
    assert WRONG.splitlines()[0] in text and "hello from a cell" in text


def test_nothing_is_written(graded):
    before = {p: p.stat().st_mtime_ns for p in graded.classroom.path.rglob("*")}
    arguments = ["--book", str(graded.home), "--course", str(graded.classroom.path)]
    assert main(["replay", *arguments, "ann", "rnn_cell-rnn_step"]) == 0
    assert {p: p.stat().st_mtime_ns for p in graded.classroom.path.rglob("*")} == before


def test_a_verdict_that_was_changed_is_told(graded, capsys):
    stored = graded.classroom.stored("ann", "rnn_cell")
    stored.verdict("rnn_step").text = "rnn_step: 4 of 4 points"
    stored.engine = "older"
    graded.classroom.store(stored)
    text, same = replay(graded.home, graded.classroom.path, "ann", "rnn_step")
    assert not same and "4 of 4" in text and "changed since" in text


@pytest.mark.parametrize(
    ("learner", "exercise", "message"),
    [
        ("zoe", "rnn_step", "no verdicts on 'zoe'"),
        ("ann", "gru_step", "no verdict on 'gru_step' of ann; there are: rnn_cell-rnn_step"),
    ],
)
def test_what_is_not_there_is_said(graded, learner, exercise, message):
    with pytest.raises(UsageError, match=message):
        find(graded.classroom, learner, exercise)
