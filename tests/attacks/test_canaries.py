"""Secret strings (canaries) stand where no learner may look. They are searched for in everything that a learner can see."""

import re
import shutil
import sqlite3
import sys
import zipfile

import numpy as np
import pytest

NAME = "guarded"
CANARY = re.compile(rb"canary7q-[a-z]+")
SOLUTIONS = '''
"""One idea: doubling."""

import numpy as np

KEPT = "canary7q-solutions"


def twice(x):
    """Twice x.

    x (N, D). Returns y (N, D).
    """
    # canary7q-comment
    y = np.copy(x)
    how = "canary7q-reference"
    y += x * len(how) / len(how)
    return y
'''
RECORDS = """
import numpy as np

from autograder import Case, Exercise
from solutions import guarded as reference

KEPT = "canary7q-records"


def cases(rng):
    kept = "canary7q-cases"
    yield Case("random numbers", {"x": rng.normal(size=(3, 4))})
    yield Case("N = 1", {"x": rng.normal(size=(1, 4))}, edge=True)


twice = Exercise(reference.twice, points=4, cases=cases, returns=("y",))


@twice.mistake
def squared(x):
    '''x is squared.

    What is 2 times 3?
    '''
    how = "canary7q-misconception"
    return x * x


@twice.accepts
def added(x):
    how = "canary7q-variant"
    return x + x
"""
TEXT = """
# Doubling

```{code-cell}
import numpy as np
```

```{code-cell}
# exercise: twice
```
"""
SPY = '''
import functools, gc, os, re

@functools.cache
def canaries():
    """All that can be found, without the word itself standing here."""
    word = re.compile(("can" + str(gc.__name__)[:0] + "ary7q-[a-z]+").encode())
    found = set(word.findall(repr(dict(os.environ)).encode()))
    for folder, folders, files in os.walk("/"):
        folders[:] = [f for f in folders if os.path.join(folder, f) not in ("/proc", "/usr", "/site", "/sys", "/dev")]
        found |= {name.encode() for name in files if word.search(name.encode())}
        for name in files:
            found |= read(os.path.join(folder, name), word)
    for pid in filter(str.isdigit, os.listdir("/proc")):
        for what in ("environ", "cmdline", "maps", "mountinfo"):
            found |= read(f"/proc/{pid}/{what}", word)
        try:
            regions = [line.split() for line in open(f"/proc/{pid}/maps") if " rw-p " in line]
            with open(f"/proc/{pid}/mem", "rb") as memory:
                for region in regions:
                    start, end = (int(n, 16) for n in region[0].split("-"))
                    if end - start < 1 << 26 and region[-1] != "[vvar]":
                        memory.seek(start)
                        found |= set(word.findall(memory.read(end - start)))
        except (OSError, ValueError, OverflowError): pass
    return sorted(f.decode() for f in found)

def read(path, word):
    try:
        with open(path, "rb") as file: return set(word.findall(file.read(1 << 24)))
    except OSError: return set()
'''
CONTROL = "open('/tmp/note', 'w').write('can' + 'ary7q-control')"  # the spy must find this: it proves that the spy can find something
ANSWER = 'def twice(x):\n    return "found: " + " ".join(canaries())'


@pytest.fixture(scope="module")
def spied(released_book, tmp_path_factory, namespace):
    """A small course with canaries in it, a spy and another learner in its class, graded and given feedback."""
    from autograder.classroom.grade import nbgrader_api
    from autograder.marking.runner.host import Limits

    book = tmp_path_factory.mktemp("canaries") / "book"
    files = {
        f"solutions/{NAME}.py": SOLUTIONS,
        f"chapters/{NAME}/exercises/twice.py": RECORDS,
        f"chapters/{NAME}/exercises.md": TEXT,
        "_toc.yml": f"format: jb-book\nroot: chapters/intro\nchapters:\n- file: chapters/{NAME}/lesson\n",
        "_config.yml": (released_book.home / "_config.yml").read_text(),
        "nbgrader_config.py": (released_book.home / "nbgrader_config.py").read_text(),
        "course/secret": "canary7q-secret",
    }
    for name, text in files.items():
        (book / name).parent.mkdir(parents=True, exist_ok=True)
        (book / name).write_text(text.lstrip("\n"))
    (book / "course" / "secret").chmod(0o600)
    helpers = sys.modules[type(released_book).__module__]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNROLLED_CANARY", "canary7q-environment")
        klass = helpers.release(book, book / "course")
        klass.hand_in("other", NAME, {"twice": "# canary7q-submission\ndef twice(x):\n    return 2 * x"})
        klass.hand_in("spy", NAME, {"twice": ANSWER}, own=("print('found:', *canaries())", CONTROL, SPY))
        with sqlite3.connect(klass.classroom.gradebook) as db:
            db.execute("insert into student (id, first_name) values ('third', 'canary7q-gradebook')")
        limits = Limits(cell_seconds=40, exercise_seconds=60)
        klass.outcomes = {o.graded.learner: o for o in klass.grade(isolation="namespace", limits=limits)}
        api = nbgrader_api(book, klass.classroom)
        assert api.generate_feedback(NAME, "spy")["success"]
    yield klass
    shutil.rmtree(book)


def inside(path):
    """The bytes of a file, and of what is packed in it."""
    yield path.read_bytes()
    if path.suffix == ".npz":
        with np.load(path) as arrays:
            yield from (array.tobytes() for array in arrays.values())
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from map(archive.read, archive.namelist())


def canaries(*folders):
    """The canaries in all files of these folders, and how many files there are."""
    files = [p for folder in folders for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    return {bird.decode() for p in files for text in inside(p) for bird in CANARY.findall(text)}, len(files)


def test_the_canaries_are_where_they_were_planted(spied):
    classroom = spied.classroom.path
    birds, _ = canaries(spied.home / "solutions", spied.home / "chapters", classroom / "submitted")
    birds |= {
        b.decode() for name in ("secret", "gradebook.db") for b in CANARY.findall((classroom / name).read_bytes())
    }
    planted = "solutions comment reference records cases misconception variant submission secret gradebook"
    assert {f"canary7q-{name}" for name in planted.split()} <= birds


def test_no_canary_is_in_what_is_handed_out(spied):
    classroom = spied.classroom.path
    birds, files = canaries(
        classroom / "release", classroom / "source", spied.home / "chapters" / "_generated" / "downloads"
    )
    assert birds == set() and files >= 9


def test_no_canary_is_in_what_is_given_back(spied):
    classroom = spied.classroom.path
    birds, files = canaries(classroom / "feedback" / "spy", classroom / "autograded" / "spy")
    assert birds <= {"canary7q-control"} and files >= 2


def test_no_canary_is_in_the_verdicts(spied):
    spied_on = repr(spied.outcomes["spy"].graded.verdicts).encode()
    assert set(CANARY.findall(spied_on)) <= {b"canary7q-control"}


def test_a_cell_finds_no_canary_in_files_processes_memory_and_environment(spied):
    graded = spied.outcomes["spy"].graded
    assert "found: canary7q-control\n" in graded.outputs.values()
    assert set(CANARY.findall(repr(graded.outputs).encode())) == {b"canary7q-control"}


def test_an_exercise_finds_no_canary_either(spied):
    verdict = spied.outcomes["spy"].graded.verdict("twice")
    assert "'found: canary7q-control'" in verdict.text
