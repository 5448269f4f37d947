"""Fixtures for tests of entering marks, of collecting, and of what is made of verdicts."""

import pytest

from tests.autograder.classroom.entered import copied, make_judged
from tests.autograder.classroom.letterbox import Letterbox
from tests.autograder.classroom.school import make_gradebook, with_gradebook


@pytest.fixture(scope="session")
def judged(released_toy, namespace, tmp_path_factory):
    """A class whose submissions are judged and staged, and not yet entered. Copy it: see ``judged_class``."""
    return make_judged(released_toy, tmp_path_factory.mktemp("entering") / "book")


@pytest.fixture
def judged_class(judged, tmp_path):
    return copied(judged, tmp_path / "course")


@pytest.fixture
def letterbox(tmp_path):
    """A book with three chapters, an empty class, and a folder to hand in to."""
    return Letterbox(tmp_path)


@pytest.fixture(scope="session")
def gradebook_file(tmp_path_factory):
    """It takes seconds to make one, and nothing to copy it."""
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    make_gradebook(path)
    return path


@pytest.fixture
def gradebook(school, gradebook_file):
    """A school with nbgrader's gradebook."""
    return with_gradebook(school, gradebook_file)
