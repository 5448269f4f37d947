"""The process that judges on another machine, asked over its pipe, with a copy of the book that came in a zip file."""

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import asdict
from multiprocessing import Pipe

import pytest

from autograder.book.evidence import hidden_seed
from autograder.classroom.classroom import Job
from autograder.classroom.luggage import luggage
from autograder.classroom.pool import judge_one
from autograder.classroom.taken import take
from autograder.marking.grader import Grader
from autograder.marking.runner.host import Limits
from autograder.marking.verdicts import engine_digest
from autograder.marking.work import Work, graded_of, packed, unpacked


@pytest.fixture
def luggage_of(klass, tmp_path):
    with zipfile.ZipFile(io.BytesIO(luggage(klass.home))) as archive:
        archive.extractall(tmp_path / "there")
    return tmp_path / "there"


def test_the_luggage_holds_nothing_of_a_class_and_is_always_the_same(klass, luggage_of):
    names = {str(path.relative_to(luggage_of)) for path in luggage_of.rglob("*")}
    assert {"_toc.yml", "chapters/start/exercises.md", "solutions/start.py", "autograder/marking/visiting.py"} <= names
    assert not any(word in name for name in names for word in ("course", "gradebook", "secret", "submitted", ".ipynb"))
    assert not any(name.startswith(("autograder/classroom/", "autograder/site/")) for name in names)
    assert luggage(klass.home) == luggage(klass.home)


def test_it_judges_as_a_judge_here_does_and_is_told_no_name(klass, namespace, luggage_of):
    klass.hand_in("ann", "start", {**klass.references("start"), "sigmoid": "def sigmoid(z):\n    return z"})
    secret, taken = klass.classroom.secret(), take(klass.classroom, Job("ann", "start"))
    with Grader(klass.home, secret, namespace) as grader:
        here = judge_one(klass.classroom, grader, Job("ann", "start")).graded
        questions = grader.questions("start").values()
    ours, theirs = Pipe()
    asked = {"book": str(luggage_of), "isolation": namespace, "trusted": False, "limits": asdict(Limits())}
    seeds = {q.id: f"{hidden_seed(secret, 'ann', q.id):x}" for q in questions}
    work = Work("start", taken.notebook, taken.files, seeds)
    command = [sys.executable, "-m", "autograder.marking.visiting", str(theirs.fileno())]
    environment = {**os.environ, "PYTHONPATH": str(luggage_of)}
    with subprocess.Popen(command, pass_fds=[theirs.fileno()], cwd=luggage_of, env=environment) as process, ours:
        theirs.close()
        ours.send_bytes(packed({**asked, "assignments": ["start"]}))
        about = unpacked(ours.recv_bytes())
        ours.send_bytes(work.packed())
        answer = unpacked(ours.recv_bytes())
        ours.send_bytes(packed({"nonsense": 1}))
        assert "error" in unpacked(ours.recv_bytes()), "and it lives on"
        ours.close()
        assert process.wait(30) == 0
    assert about["level"] == namespace and about["engines"] == {"start": engine_digest(klass.home, "start")}
    there = graded_of(
        answer, {q.name: q.points for q in questions}, [c["id"] for c in taken.notebook["cells"]], namespace
    )
    for verdict in [*here.verdicts, *there.verdicts]:
        verdict.seconds = 0
    assert there.verdicts == here.verdicts and there.engine == here.engine
