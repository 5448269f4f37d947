"""Which page is in which file. Names of learners and mistakes become names of files, each of its own."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from autograder.classroom.report.model import Exercise, Mistake

LONGEST = 100  # letters of a file's name


class Links:
    """Gives each page its path below the report's folder. The same page has the same path at every call."""

    def __init__(self) -> None:
        self._paths: dict[tuple[str, ...], str] = {}
        self._taken: set[str] = set()

    def assignment(self, name: str) -> str:
        """The page of an assignment."""
        return self._path("assignments", name)

    def exercise(self, assignment: str, name: str) -> str:
        """The page of an exercise."""
        return self._path("exercises", assignment, name)

    def of(self, item: Exercise) -> str:
        """The page of this exercise."""
        return self.exercise(item.assignment, item.name)

    def mistake(self, item: Mistake) -> str:
        """The page of a mistake."""
        return self._path("mistakes", item.assignment, item.exercise, item.name)

    def learner(self, name: str) -> str:
        """The page of a learner."""
        return self._path("learners", name)

    def _path(self, *key: str) -> str:
        if key not in self._paths:
            folder, *names = key
            whole = "-".join(names)
            name = re.sub(r"[^A-Za-z0-9_.-]", "_", whole).lstrip(".-")[:LONGEST]
            seal = hashlib.sha256("\0".join(key).encode("utf8", "surrogatepass")).hexdigest()[:8]
            if (
                not name or name != whole or f"{folder}/{name}".lower() in self._taken
            ):  # some file systems know no capitals
                name = f"{name or 'page'}-{seal}"
            self._taken.add(f"{folder}/{name}".lower())
            self._paths[key] = f"{folder}/{name}.html"
        return self._paths[key]


def up_from(path: str) -> str:
    """What stands before a link from this page to one below the report's folder: "" or "../"."""
    return "../" * (len(PurePosixPath(path).parts) - 1)
