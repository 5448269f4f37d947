"""Learners' code without a sign of whose it is."""

import warnings

import pytest

from autograder.classroom.report.example import LONGEST, anonymous, holds, plain, words_of


def test_comments_and_docstrings_are_left_out():
    text = '"""Ann\'s."""\ndef f(x):  # Ann\n    """By Ann."""\n    while x:\n        "Ann"\n    return x\n'
    assert plain(text) == "def f(x):\n    while x:\n        pass\n    return x"


@pytest.mark.parametrize(
    "text",
    ["def f(:", "x = '\0'", "(" * 5000, "x" * (LONGEST + 1), "-" * 5000 + "1", "\ud800", "x = " + "[" * 90 + "]" * 90],
)
def test_nothing_that_a_learner_writes_stops_it(text):
    assert plain(text) in ("", text)


def test_an_invalid_escape_warns_nobody():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert plain('x = "\\d"') == "x = '\\\\d'"


@pytest.mark.parametrize("text", ["def lee(x): pass", "x = 'ANN'", "ann_lee = 1", "print('© Ann Lee')"])
def test_a_name_is_found(text):
    assert holds(text, words_of("ann_lee", "Ann Lee"))


@pytest.mark.parametrize("text", ["sleep(1)", "annotation = 1", "x = 1"])
def test_a_name_inside_another_word_is_none(text):
    assert not holds(text, words_of("ann_lee", "Ann Lee"))


def test_the_shortest_answer_without_its_authors_name_is_the_example():
    names = {"ann": words_of("ann"), "bob": words_of("bob"), "xi": words_of("xi")}
    assert anonymous({"ann": "ann = 1", "bob": "value = 1  # bob", "xi": ""}, names) == "value = 1"
    assert anonymous({"ann": "ann = 1"}, names) == anonymous({}, names) == ""
