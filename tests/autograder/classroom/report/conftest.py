"""A class written by hand, as the report finds it."""

import pytest

from tests.autograder.classroom.school import School


@pytest.fixture
def school(tmp_path):
    return School(tmp_path)


@pytest.fixture
def quiz(tmp_path):
    """A school in which ``step`` is a quiz."""
    return School(tmp_path, quizzes=("step",))
