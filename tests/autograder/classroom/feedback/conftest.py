"""A class written by hand, as feedback finds it."""

import pytest

from tests.autograder.classroom.school import School


@pytest.fixture
def school(tmp_path):
    """Its notebook has an essay, too."""
    made = School(tmp_path)
    text = made.book / "chapters" / "rnn_cell" / "exercises.md"
    text.write_text(text.read_text() + "# essay: why\n")
    return made
