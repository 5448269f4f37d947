"""Fixtures for many tests: the book, the toy course, a runner, and a released course in which to hand in submissions."""

import contextlib
import fcntl
import gc
import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

for library in ("OMP", "OPENBLAS", "MKL"):  # before any of them is loaded: the suite has a process for each core
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

# The suite tries the same examples every time. A sweep looks for new ones: HYPOTHESIS_PROFILE=explore pytest tests/…
# Neither has a deadline: how busy the machine is says nothing about the code.
settings.register_profile("steady", deadline=None, max_examples=20, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000, print_blob=True)
settings.register_profile("hostile", deadline=None, max_examples=10_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

if find_spec("torch") is None:  # a Python for which no small build of it is at hand: what needs it is skipped, and said
    NEEDED = "No module named 'torch'"

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(collector):
        return _skipped((yield))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(item, call):
        return _skipped((yield))

    def _skipped(report):
        if report.failed and NEEDED in str(report.longrepr):
            report.outcome, report.longrepr = "skipped", (__file__, 0, "Skipped: needs PyTorch")
        return report


BOOK = Path(__file__).resolve().parents[1]
TOY = BOOK / "tests" / "course"
# Files whose tests start judges and programs. They begin first, the longest before all: begun last, they would be
# waited for by a core that has nothing left to do. pytest -m "not long" leaves them out.
LONG = "attacks grade_again stored_class interrupted grade weights grade_used_wrongly judges replay canaries fairness entering visiting"


def pytest_collection_modifyitems(items):
    order = [f"test_{name}.py" for name in LONG.split()]
    for item in items:
        if item.path.name in order:
            item.add_marker("long")
    items.sort(key=lambda item: order.index(item.path.name) if item.path.name in order else len(order))


def pytest_collection_finish():
    """What has been imported stays: the garbage collector need not go through all of it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def book():
    return BOOK


@pytest.fixture(scope="session")
def toy():
    """The toy course: every kind of exercise, and no chapter of the real one."""
    sys.path.insert(0, str(TOY))
    return TOY


@pytest.fixture(scope="session")
def one_at_a_time(tmp_path_factory, worker_id):
    """``with one_at_a_time(name) as path``: the processes of the suite take turns. path: the same one for all of them."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    @contextlib.contextmanager
    def take(name):
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield shared / name

    return take


@pytest.fixture(scope="session")
def tried_toy(toy, one_at_a_time):
    """The toy course with its slips, which one process works out for all; a copy of it has them, too."""
    from autograder.book.book import Book
    from autograder.book.slips import gather, kept_slips

    with one_at_a_time("slips"):
        chapters = Book(toy).chapters.values()
        list(gather(toy, [(c.name, name) for c in chapters for name in c.exercises if not kept_slips(c, name)]))
    return toy


@pytest.fixture(scope="session")
def namespace():
    """Isolation level "namespace"; skips where it cannot be had, except in CI."""
    from autograder.errors import UsageError
    from autograder.marking.runner.host import start_runner

    try:
        start_runner("namespace", trusted=False).close()
        return "namespace"
    except UsageError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


class Class:
    """nbgrader's folder of one course, released, with a way to hand in."""

    def __init__(self, home: Path, path: Path):
        from autograder.book.book import Book
        from autograder.classroom.classroom import Classroom

        self.home, self.classroom, self.book = home, Classroom(path), Book(home)

    def hand_in(self, learner: str, chapter: str, answers: dict[str, str], own: tuple[str, ...] = ()) -> Path:
        """Write a submission: the release with these answers, and cells of the learner's own before the first."""
        notebook = self.classroom.release(chapter)
        for cell in notebook["cells"]:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
            exercise = name.removeprefix(f"{chapter}-").removesuffix("-answer")
            if exercise in answers and (name.endswith("-answer") or cell["cell_type"] == "markdown"):
                cell["source"] = answers[exercise]
        for source in own:
            cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}
            notebook["cells"].insert(3, cell)
        path = self.classroom.folder("submitted", learner, chapter) / f"{chapter}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(notebook))
        return path

    def references(self, chapter: str) -> dict[str, str]:
        """Every exercise answered with its reference."""
        from autograder.classroom.sample import right

        return {name: right(exercise).text for name, exercise in self.book.chapter(chapter).exercises.items()}

    def hand_in_two(self) -> None:
        """Hand in every right answer of the first chapter, twice. It needs no PyTorch, so grading begins sooner."""
        for learner in ("ann", "bob"):
            self.hand_in(learner, "start", self.references("start"))

    def workbench(self, chapter: str) -> tuple[str, ...]:
        from autograder.classroom.programs import workbench

        return (workbench(self.book.chapter(chapter)),)

    def grade(self, **options):
        from autograder.classroom.grade import Options, grade

        return grade(self.home, self.classroom.path, Options(**{"workers": 1, **options}), say=lambda line: None)

    def nbgrader(self, *arguments: str) -> subprocess.CompletedProcess:
        """Run nbgrader's own program on this class."""
        scripts = Path(sys.executable).parent
        environment = {**os.environ, "COURSE_ROOT": str(self.classroom.path), "PATH": f"{scripts}:{os.environ['PATH']}"}
        command = [scripts / "nbgrader", *arguments]
        return subprocess.run(command, cwd=self.home, env=environment, capture_output=True, text=True)

    def marks(self) -> dict[tuple[str, str], float]:
        """(learner, grade_id) -> the mark in nbgrader's gradebook."""
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{self.classroom.gradebook}", "unrolled") as gradebook:
            return {
                (s.student_id, g.name): g.score
                for a in gradebook.assignments
                for s in a.submissions
                for n in s.notebooks
                for g in n.grades
            }


def release(book: Path, path: Path) -> Class:
    """Build and release a course into ``path`` through nbgrader."""
    from autograder.build.chapters import build
    from autograder.classroom.grade import nbgrader_api

    klass = Class(book, path)
    build(book, path, say=lambda line: None)
    api = nbgrader_api(book, klass.classroom)
    for name in klass.book.chapters:
        result = api.generate_assignment(name)
        assert result["success"], result
    return klass


@pytest.fixture(scope="session")
def released_book(one_at_a_time):
    """The book, released: once, for all processes of the suite."""
    with one_at_a_time("released") as shared:
        if not (shared / "done").exists():
            release(BOOK, shared / "course")
            (shared / "done").touch()
    return Class(BOOK, shared / "course")


@pytest.fixture(scope="session")
def released_toy(tmp_path_factory, tried_toy):
    """A copy of the toy course, released."""
    copy = tmp_path_factory.mktemp("toy") / "book"
    shutil.copytree(tried_toy, copy, ignore=shutil.ignore_patterns("__pycache__", "_generated", "*.ipynb"))
    made = release(copy, copy / "course")
    shutil.copy(made.classroom.gradebook, copy / "released.db")  # for tests that need it as it was before others used it
    return made


@pytest.fixture(scope="session")
def german_toy(tmp_path_factory, tried_toy):
    """One chapter of the toy course, in German, with the real configuration of nbgrader, released."""
    copy = tmp_path_factory.mktemp("german") / "book"
    shutil.copytree(tried_toy, copy, ignore=shutil.ignore_patterns("__pycache__", "_generated", "*.ipynb"))
    shutil.copy(BOOK / "nbgrader_config.py", copy)
    (copy / "_toc.yml").write_text("root: chapters/intro\nchapters:\n- file: chapters/toy_kinds/toy_kinds\n")
    with (copy / "_config.yml").open("a") as settings:
        settings.write("sphinx:\n  config:\n    language: de\n")
    return release(copy, copy / "course")


@pytest.fixture(scope="session")
def sample(tmp_path_factory, namespace):
    """The sample class of the book, graded: the class, what is known of its learners, and the outcomes.

    It is the one that `make class` has made, where that is of today's code. With SAMPLE=whole it is a larger one, in
    which every mistake of the book is made.
    """
    from autograder.classroom.grade import Options, grade
    from autograder.classroom.sample import MANIFEST, demo, made_from
    from autograder.marking.runner.host import Limits

    klass = Class(BOOK, tmp_path_factory.mktemp("sample") / "course-demo")
    there, whole = BOOK / "course-demo", os.environ.get("SAMPLE") == "whole"
    try:
        fresh = json.loads((there / MANIFEST).read_text())["made_from"] == made_from(BOOK) and not whole
    except (OSError, ValueError, KeyError):
        fresh = False
    if fresh:
        shutil.copytree(there, klass.classroom.path)
    else:
        demo(BOOK, klass.classroom.path, size=24 if whole else 8, every_mistake=whole, say=lambda line: None)
    learners = json.loads((klass.classroom.path / MANIFEST).read_text())["learners"]
    options = Options(limits=Limits(cell_seconds=3, exercise_seconds=2))
    return klass, learners, grade(BOOK, klass.classroom.path, options, say=lambda line: None)


@pytest.fixture
def klass(released_book, tmp_path):
    """A released course of the book's chapters, of this test's own."""
    shutil.copytree(released_book.classroom.path, tmp_path / "course")
    return Class(BOOK, tmp_path / "course")
