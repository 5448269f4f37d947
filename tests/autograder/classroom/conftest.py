"""Fixtures for tests of entering marks, and of collecting."""

import pytest

from tests.autograder.classroom.entered import copied, make_judged
from tests.autograder.classroom.letterbox import Letterbox


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
