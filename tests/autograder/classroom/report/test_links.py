"""Every page has a file of its own, whatever its subject is called."""

import re

from hypothesis import given
from hypothesis import strategies as st

from autograder.classroom.report.links import Links, up_from


def test_a_usual_name_is_the_files_name():
    assert Links().learner("Ann_Lee-2") == "learners/Ann_Lee-2.html"
    assert Links().exercise("rnn_cell", "rnn_step") == "exercises/rnn_cell-rnn_step.html"


def test_names_that_a_file_system_confuses_have_two_files():
    links = Links()
    paths = [links.learner(name).lower() for name in ("Ann", "ann", "../ann", "..", "", "a/b", "a_b")]
    assert len(set(paths)) == len(paths)
    assert links.learner("ann") == links.learner("ann")


@given(st.text())
def test_no_name_leaves_the_folder_or_needs_quoting(name):
    assert re.fullmatch(r"learners/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,110}\.html", Links().learner(name))


def test_links_go_up_from_a_folder():
    assert (up_from("index.html"), up_from("learners/ann.html")) == ("", "../")
