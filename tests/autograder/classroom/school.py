"""A school: a book with chapters, and verdicts written by hand, for tests of what is made of them."""

import csv
import io
import json
import shutil
from datetime import datetime
from pathlib import Path

from autograder.book.cells import answer_id
from autograder.classroom.classroom import Classroom
from autograder.classroom.report.summary import summary
from autograder.classroom.report.write import write

MAX = {"step": 4.0, "forward": 2.0}
SAYS = {"wh_transposed": "`Wh` is transposed.", "no_bias": "The bias is missing."}
HINT = "What is its shape?"
DUE = datetime(2020, 11, 1, 18)


class School:
    """A book with two chapters, and verdicts written by hand. quizzes: which of its exercises are quizzes."""

    def __init__(self, tmp_path: Path, chapters=("rnn_cell", "lstm"), quizzes=()):
        self.book, self.course = tmp_path / "book", tmp_path / "course"
        slots = "\n".join(f"# {'quiz' if name in quizzes else 'exercise'}: {name}" for name in MAX)
        for name in chapters:
            folder = self.book / "chapters" / name
            folder.mkdir(parents=True)
            (folder / "exercises.md").write_text(f"{slots}\n")
        listed = "".join(f"  - file: chapters/{name}/lesson\n" for name in chapters)
        (self.book / "_toc.yml").write_text(f"format: jb-book\nroot: chapters/intro\nchapters:\n{listed}")
        (self.book / "_config.yml").write_text("title: A <b>bold</b> course\n")

    def marked(self, learner: str, assignment: str = "rnn_cell", file: str | None = None, **verdicts):
        """verdicts: exercise -> points, or a dict of the fields that differ from a passed verdict. All others are passed.

        code: exercise -> the text of the answer.
        """
        made, refused, notes = [], verdicts.pop("refused", None), verdicts.pop("notes", [])
        ran = [(answer_id(f"{assignment}-{name}"), text) for name, text in verdicts.pop("code", {}).items()]
        for exercise, most in MAX.items():
            changes = verdicts.get(exercise, {})
            if not isinstance(changes, dict):
                state = "passed" if changes == most else "part" if changes else "failed"
                changes = {"points": changes, "state": state}
            named = changes.get("named", [])
            told = [{"says": SAYS.get(n, n), "hint": HINT, "pointer": None} for n in named]
            verdict = {"exercise": exercise, "points": most, "max": most, "state": "passed", "named": [], "lines": []}
            made.append(
                {**verdict, "diagnoses": told, "remarks": [], "seconds": 0.02, "text": "", "html": "", **changes}
            )
        content = {"assignment": assignment, "learner": learner, "key": "k", "level": "namespace", "secret": "s"}
        path = self.course / "verdicts" / assignment / f"{file or learner}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        rest = {"verdicts": made, "outputs": {}, "notes": notes, "refused": refused, "ran": ran}
        path.write_text(json.dumps({**content, **rest}))

    def mistaken(self, learner: str, name: str = "wh_transposed", code: str = "", **more):
        """Mark a learner whose ``step`` is wrong: they hold this mistake; "": nothing explains it."""
        named = {"named": [name], "how": "mistake"} if name else {"how": ""}
        step = {"points": 0.0, "state": "failed", "computes": "c", "lines": ["`h` is wrong."], **named}
        self.marked(learner, step=step, code={"step": code}, **more)

    def handed_in_again(self, learner: str, **verdicts):
        """Judge another notebook of a learner, as :meth:`marked` does, and store it as the grader does."""
        classroom = Classroom(self.course)
        before = classroom.verdict_file(learner, "rnn_cell").read_text()
        self.marked(learner, **verdicts)
        after = classroom.stored(learner, "rnn_cell")
        classroom.verdict_file(learner, "rnn_cell").write_text(before)
        classroom.store(after)

    def handed_in(self, learner: str, assignment: str = "rnn_cell"):
        """Put a folder into ``submitted/``, as collecting does."""
        (self.course / "submitted" / learner / assignment).mkdir(parents=True)

    def summary(self, **options):
        return summary(self.book, self.course, **options)

    def item(self, exercise: str):
        return next(x for x in self.summary().exercises if x.name == exercise)

    def learner(self, name: str, **options):
        return next(x for x in self.summary(**options).learners if x.id == name)

    def write(self, **options) -> dict[str, str]:
        """Write the report. Returns its pages: path below its folder -> HTML."""
        folder = write(self.book, self.course, **options).parent
        return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*.html"))}

    def csv(self) -> list[list[str]]:
        return list(csv.reader(io.StringIO((write(self.book, self.course).parent / "marks.csv").read_text())))


def make_gradebook(path: Path) -> None:
    """nbgrader's gradebook: ann's essay is not read yet; bob's was read, and was late; cleo was never entered; dan, who
    has a name, has handed in nothing."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{path}", "unrolled") as book:
        book.add_assignment("rnn_cell", duedate=DUE)
        book.add_notebook("rnn_cell", "rnn_cell")
        for exercise, most in MAX.items():
            book.add_grade_cell(f"rnn_cell-{exercise}", "rnn_cell", "rnn_cell", max_score=most, cell_type="code")
        book.add_grade_cell("rnn_cell-why", "rnn_cell", "rnn_cell", max_score=3, cell_type="markdown")
        for learner, essay, late in (("ann", None, 0), ("bob", 2.5, 1.0)):
            book.add_student(learner)
            submission = book.add_submission("rnn_cell", learner)
            submission.timestamp = DUE.replace(day=2 if late else 1, hour=12)
            for exercise, points in (("step", 4), ("forward", 1)):
                grade = book.find_grade(f"rnn_cell-{exercise}", "rnn_cell", "rnn_cell", learner)
                grade.auto_score, grade.needs_manual_grade = points, False
            grade = book.find_grade("rnn_cell-why", "rnn_cell", "rnn_cell", learner)
            grade.manual_score, grade.needs_manual_grade = essay, essay is None
            submission.notebooks[0].late_submission_penalty = late
        book.add_student("dan", first_name="Dan", last_name="O'Hara <i>")
        book.db.commit()


def with_gradebook(school: School, path: Path) -> School:
    """The school with this gradebook, and with the verdicts of those whom it knows."""
    school.course.mkdir()
    shutil.copyfile(path, school.course / "gradebook.db")
    for learner in ("ann", "bob"):
        school.marked(learner, step=4, forward=1)
    school.marked("cleo")
    return school
