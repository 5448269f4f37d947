"""A class written by hand, as feedback finds it."""

import pytest

from tests.autograder.classroom.school import School, make_gradebook, with_gradebook


@pytest.fixture
def school(tmp_path):
    """Its notebook has an essay, too."""
    made = School(tmp_path)
    text = made.book / "chapters" / "rnn_cell" / "exercises.md"
    text.write_text(text.read_text() + "# essay: why\n")
    return made


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
