"""nbgrader's configuration: what the machinery needs, and whatever you add. COURSE_ROOT names another folder than course/."""

from pathlib import Path

from autograder.classroom.settings import settle

c = get_config()  # noqa: F821 (nbgrader's)
settle(c, Path(__file__).resolve().parent, course_id="course")
