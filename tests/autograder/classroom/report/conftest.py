"""A class written by hand, as the report finds it."""

import pytest

from tests.autograder.classroom.school import School, make_gradebook, with_gradebook


@pytest.fixture
def school(tmp_path):
    return School(tmp_path)


@pytest.fixture
def quiz(tmp_path):
    """A school in which ``step`` is a quiz."""
    return School(tmp_path, quizzes=("step",))


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
