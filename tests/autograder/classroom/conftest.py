"""Fixtures for tests of entering marks."""

import pytest

from tests.autograder.classroom.entered import copied, make_judged


@pytest.fixture(scope="session")
def judged(released_toy, namespace, tmp_path_factory):
    """A class whose submissions are judged and staged, and not yet entered. Copy it: see ``judged_class``."""
    return make_judged(released_toy, tmp_path_factory.mktemp("entering") / "book")


@pytest.fixture
def judged_class(judged, tmp_path):
    return copied(judged, tmp_path / "course")
