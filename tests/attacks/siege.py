"""A class with every attack in it, beside honest learners, graded once as ``autograder grade`` does it."""

from __future__ import annotations

import contextlib
import socket
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

import hostile

ATTACKS = {attack.name: attack for attack in hostile.attacks()}
HONEST = ("ann", "mia", "zoe")  # before, among and after the others
SECRET_TOKEN = "token-of-the-instructor"


@dataclass
class Siege:
    """An attacked class and its results."""

    course: Path
    listener: socket.socket
    outcomes: dict = field(default_factory=dict)  # learner -> Outcome
    marks: dict = field(default_factory=dict)
    pages: dict = field(default_factory=dict)
    before: dict = field(default_factory=dict)

    def heard(self):
        with contextlib.suppress(BlockingIOError):
            self.listener.accept()
            return True
        return False

    def found(self, attack):
        page = self.pages.get(attack.name, "")
        return hostile.Found(self.course, attack.name, attack.exercise, False, self.marks, self.heard, page)

    def verdict(self, attack):
        return self.outcomes[attack.name].graded.verdict(attack.exercise)

    def untouchable(self):
        """What no learner may change: path -> content; and the gradebook's tables and triggers."""
        folders = ("source", "release", "../outside", "../nbgrader_config.py", "secret")
        files = [p for f in folders for p in [self.course / f, *(self.course / f).rglob("*")] if p.is_file()]
        with sqlite3.connect(self.course / "gradebook.db") as db:
            schema = db.execute("select type, name, sql from sqlite_master order by name").fetchall()
        return {str(p): p.read_bytes() for p in files} | {"schema": schema}


def besiege(klass, attacks):
    """Hand in these attacks beside the honest, grade them all, and look."""
    from autograder.classroom.grade import nbgrader_api
    from autograder.marking.runner.host import Limits

    course = klass.classroom.path
    (course.parent / "outside").mkdir()
    (course.parent / "nbgrader_config.py").write_text("# the instructor's\n")
    klass.classroom.secret()
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setblocking(False)
    siege = Siege(course, listener)
    siege.before = siege.untouchable()
    for learner in HONEST:
        klass.hand_in(learner, hostile.CHAPTER, klass.references(hostile.CHAPTER))
    for attack in attacks:
        attack.hand_in(hostile.Submission(course, attack.name, False, listener.getsockname()[1]))
    # seconds of their own: while the attackers beside them keep the processors busy, the honest do not use them up
    limits = Limits(cell_seconds=2, exercise_seconds=1, notebook_seconds=15)

    def grade(**options):
        for outcome in klass.grade(workers=2, isolation="namespace", limits=limits, **options):
            siege.outcomes[outcome.graded.learner] = outcome

    grade()
    second = [attack for attack in attacks if attack.get("again")]
    for attack in second:
        attack.get("again")(hostile.Submission(course, attack.name, False, listener.getsockname()[1]))
    if second:
        grade(learners=tuple(attack.name for attack in second))
    siege.marks = hostile.marks_in(klass.classroom.gradebook, stock=False)
    api = nbgrader_api(klass.home, klass.classroom)
    for attack in attacks:
        if attack.get("PAGE"):
            assert api.generate_feedback(hostile.CHAPTER, attack.name)["success"], attack.name
            page = klass.classroom.folder("feedback", attack.name, hostile.CHAPTER) / f"{hostile.CHAPTER}.html"
            siege.pages[attack.name] = page.read_text()
    return siege
