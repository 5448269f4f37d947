"""The class that is attacked: made once, graded once."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from siege import ATTACKS, SECRET_TOKEN, besiege  # noqa: E402


@pytest.fixture(scope="session")
def new_class(released_book, tmp_path_factory, namespace):
    """Makes a released class of this test's own."""

    def make():
        folder = tmp_path_factory.mktemp("siege")
        shutil.copytree(released_book.classroom.path, folder / "course")
        return type(released_book)(released_book.home, folder / "course")

    return make


@pytest.fixture(scope="session")
def siege(new_class):
    """The class, with every attack that is withstood."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNROLLED_TOKEN", SECRET_TOKEN)
        return besiege(new_class(), [a for a in ATTACKS.values() if not a.get("WEAK")])
