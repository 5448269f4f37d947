"""The gradebook belongs to the course whose id nbgrader's configuration gave it, whatever that is."""

from contextlib import closing

from nbgrader.api import Gradebook

from autograder.classroom.databases import File
from autograder.classroom.gradebook import COURSE, kept_open, require_alembic


def test_the_course_is_the_one_that_nbgrader_made_if_it_has_made_one(tmp_path):
    require_alembic()
    where = File(tmp_path / "gradebook.db")
    with closing(kept_open(where)) as found:
        assert found.add_assignment("averages").course_id == COURSE
    with closing(Gradebook(where.url, "rain")):
        pass  # a command of nbgrader's comes later
    with closing(kept_open(where)) as found:
        assert found.add_assignment("sums").course_id == "rain"
