"""Which platform a whole source comes from. This is decided once for each source, and not by a single file's name.

A learner chooses the names of their files. If each file were read by itself, one called "bobray_12345_67890_x.ipynb" in
another learner's folder would be Bob's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from autograder.classroom.collecting import platforms
from autograder.classroom.collecting.folders import folder_reader
from autograder.classroom.collecting.said import Parts, Reader, Seen


@dataclass(frozen=True)
class Shape:
    """How the paths of one source are read. platform: "" for plain folders and files."""

    platform: str
    read: Reader

    def why_not(self, path: Parts) -> str:
        """Why nothing is known about whose a file is."""
        if platforms.is_gradescope(path) and self.platform in ("", "Gradescope"):
            return (
                f"{platforms.METADATA} does not say whose it is: collect Gradescope's export as it is, with that file "
                "beside the submissions."
            )
        if self.platform:
            return f"the other files are a download of {self.platform}, and this path has another form: collect it by itself."
        return (
            "nothing in its path says whose it is: collect the folder above it, or the one that it lies in, "
            "or give a --pattern."
        )


def shape_of(seen: Seen, zone: tzinfo | None) -> Shape:
    """The shape that most notebooks of a source have; without notebooks, the one that most files have.

    zone: the zone of times that a platform writes without one; None: this machine's.
    """
    readers: dict[str, Callable[[], Reader]] = {
        "Gradescope": lambda: platforms.gradescope_reader(seen),
        "Moodle": lambda: platforms.moodle_reader(seen),
        "Brightspace": lambda: platforms.brightspace_reader(seen, zone),
        "Blackboard": lambda: platforms.blackboard_reader(seen, zone),
        "nbgrader's exchange": lambda: platforms.exchange_reader(seen),
        "Teams": lambda: platforms.teams_reader(seen),
        "Canvas": lambda: platforms.canvas_reader(seen),
        "GitHub Classroom": lambda: platforms.github_reader(seen),
        "Google Classroom": lambda: platforms.google_reader(seen),
    }
    files: list[tuple[Parts, str | None]] = [*seen.notebooks] or [(path, None) for path in seen.paths]
    best, most = "", 0
    chosen: Reader | None = None
    for name, make in readers.items():
        read = make()
        count = sum(bool(read(path, assignment)) for path, assignment in files)
        if count > most:
            best, most, chosen = name, count, read
    if chosen and 2 * most > len(files):
        return Shape(best, chosen)
    plain = folder_reader(seen)
    return Shape("", lambda path, assignment: [] if platforms.is_gradescope(path) else plain(path, assignment))
