"""A class whose submissions are judged, and wait to be entered; what its gradebook holds then. For several test files."""

import shutil
import sqlite3
from contextlib import closing

from autograder.book.book import Book
from autograder.classroom.classroom import Job
from autograder.classroom.entering import Entering
from autograder.classroom.grade import nbgrader_api
from autograder.classroom.pool import Judged, judge_one
from autograder.classroom.taken import take
from autograder.marking.grader import Grader

CHAPTER = "toy_kinds"  # it has an essay and quizzes
LATE = "2026-03-02 12:00:00 UTC"
WHERE = """
    join submitted_notebook n on n.id = x.notebook_id join submitted_assignment s on s.id = n.assignment_id
    join base_cell c on c.id = x.cell_id join assignment a on a.id = s.assignment_id
"""
TABLES = {  # all that a submission has in the database, but for ids, which nbgrader draws
    "student": "select * from student",
    "course": "select * from course",
    "submission": """
        select student_id, a.name, s.timestamp, s.extension, flagged, late_submission_penalty from submitted_notebook n
        join submitted_assignment s on s.id = n.assignment_id join assignment a on a.id = s.assignment_id
    """,
    "grade": "select student_id, a.name, c.name, c.type, auto_score, manual_score, extra_credit, needs_manual_grade "
    f"from grade x {WHERE}",
    "comment": f"select student_id, a.name, c.name, c.type, auto_comment, manual_comment from comment x {WHERE}",
}


def rows(klass):
    with closing(sqlite3.connect(klass.classroom.gradebook)) as db:
        return {table: sorted(db.execute(query), key=repr) for table, query in TABLES.items()}


def files(klass):
    """Path -> content and permissions of all that lies in autograded/."""
    root = klass.classroom.path / "autograded"
    return {p.relative_to(root): (p.read_bytes(), p.stat().st_mode) for p in root.rglob("*") if p.is_file()}


def copied(klass, course):
    shutil.copytree(klass.classroom.path, course)
    return type(klass)(klass.home, course)


def change(klass, *statements):
    with closing(sqlite3.connect(klass.classroom.gradebook)) as db, db:
        for statement in statements:
            db.execute(statement)


def enter(klass, several=None, alone=False):
    """Enter what is staged: together, or, if ``alone``, each through nbgrader's own command. Returns the troubles."""
    api = nbgrader_api(klass.home, klass.classroom)
    with Entering(api, klass.classroom) as entering:
        assert entering._rows is not None
        if alone:
            entering._rows = None
        outcomes = entering.enter(several or list(klass.classroom.all_stored()))
    return {o.graded.learner: o.trouble for o in outcomes if o.trouble}


class StoredJudges:
    """Judges that give the verdicts that are stored, in the place of a pool of processes: as fast as tests want them."""

    level = in_force = "namespace"

    def __init__(self, home, classroom, workers, isolation, limits, force, keep):
        self.book, self.classroom, self.keep = Book(home), classroom, keep

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def points(self, assignment):
        chapter = self.book.chapter(assignment)
        return {chapter.id_of(name): float(record.points) for name, record in chapter.records.items()}

    def judge(self, jobs):
        for job in jobs:
            taken, graded = take(self.classroom, job), self.classroom.stored_of(job)
            entered = not job.attempt and taken.is_entered(self.classroom, graded)
            if self.keep and not entered and not job.attempt:
                taken.stage(self.classroom)
            yield Judged(graded, entered, job.attempt)


def make_judged(released_toy, home):
    """A class whose submissions are judged and staged, and not yet entered."""
    others = shutil.ignore_patterns("submitted", "verdicts", "autograded", "feedback", ".staging", ".undo", "*ed.json")
    shutil.copytree(released_toy.home, home, ignore=others)
    shutil.copy(home / "released.db", home / "course" / "gradebook.db")  # other tests may have used it
    with (home / "nbgrader_config.py").open("a") as file:
        file.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
    klass = type(released_toy)(home, home / "course")
    right = klass.references(CHAPTER)
    nasty = "**bold** <script>alert(1)</script>"
    handed_in = {
        "ann": (right, "2026-03-01 10:00:00 UTC"),
        "bob": ({}, LATE),
        "cid": ({**right, "why_additive": "Because sums keep gradients alive."}, LATE),
        "dot": ({"gate_name": right["gate_name"]}, ""),
        "eve": ({"why_additive": nasty}, "2026-03-01 23:00:00 Europe/Berlin"),
    }
    for learner, (answers, stamp) in handed_in.items():
        own = ("print('seen' * 3)\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",)
        path = klass.hand_in(learner, CHAPTER, answers, own if learner == "cid" else ())
        if stamp:
            (path.parent / "timestamp.txt").write_text(stamp)
    change(klass, f"update assignment set duedate = '2026-03-01 12:00:00' where name = '{CHAPTER}'")
    with Grader(home, klass.classroom.secret(), "namespace") as grader:
        for learner in handed_in:
            judge_one(klass.classroom, grader, Job(learner, CHAPTER))
    return klass
