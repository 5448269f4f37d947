"""When a verdict still holds: the key covers what a mark depends on, and nothing else."""

import json
import shutil
from dataclasses import replace

import pytest

from autograder import digest as digest_module
from autograder.book.book import Book
from autograder.learner.client import as_html, as_text
from autograder.learner.verdict import State, Verdict
from autograder.marking import verdicts
from autograder.marking.runner import LEVELS
from autograder.marking.runner.host import Limits
from autograder.marking.verdicts import Graded, key_of, record_of

NOTEBOOK = {"cells": [{"cell_type": "code", "id": "own-1", "metadata": {}, "source": "x = 1"}]}


@pytest.fixture
def key(toy, tmp_path, monkeypatch):
    """The key of one submission to the toy course, whose files and machinery may be changed: key.book, key.machinery."""
    machinery, book = tmp_path / "autograder", tmp_path / "book"
    shutil.copytree(digest_module.HERE, machinery, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("chapters", "solutions"):
        shutil.copytree(toy / name, book / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(toy / "_toc.yml", book)
    monkeypatch.setattr(digest_module, "HERE", machinery)
    verdicts.engine_digest.cache_clear()

    def make(secret=b"secret", limits=None, learner="ann", notebook=NOTEBOOK, files=None, chapter="toy_weights"):
        verdicts.engine_digest.cache_clear()
        return key_of(book, secret, limits or Limits(), chapter, learner, notebook, files or {})

    make.book, make.machinery = book, machinery
    yield make
    verdicts.engine_digest.cache_clear()


def more(path):
    path.write_bytes(path.read_bytes() + b"\n# more\n")


@pytest.mark.parametrize(
    "file",
    [
        "chapters/toy_weights/exercises/line_weights.py",
        "chapters/toy_weights/data.py",
        "solutions/toy_weights.py",
        "chapters/toy_weights/kept/line_weights.npz",
    ],
)
def test_a_change_of_what_is_marked_judges_again(key, file):
    before = key()
    more(key.book / file)
    assert key() != before


@pytest.mark.parametrize("file", ["chapters/toy_weights/lesson.md", "chapters/toy_lstm/exercises/lstm_step.py"])
def test_a_page_or_another_chapter_judges_nobody_again(key, file):
    before = key()
    more(key.book / file)
    assert key() == before


@pytest.mark.parametrize("room", ["learner", "book", "marking", "marking/runner"])
def test_a_changed_judge_judges_all_again(key, room):
    before = key()
    more(next((key.machinery / room).glob("*.py")))
    assert key() != before


@pytest.mark.parametrize(
    "file", ["classroom/grade.py", "classroom/report/pages.py", "site/light.py", "build/notebook.py", "cli.py"]
)
def test_a_changed_report_judges_nobody_again(key, file):
    before = key()
    more(key.machinery / file)
    assert key() == before


def test_submission_learner_secret_limits_and_versions_count(key, monkeypatch):
    other = {"cells": [{**NOTEBOOK["cells"][0], "source": "x = 2"}]}
    keys = {
        key(),
        key(secret=b"another"),
        key(limits=replace(Limits(), exercise_seconds=16.0)),
        key(learner="bob"),
        key(notebook=other),
        key(files={"toy_weights.npz": "AAAA"}),
        key(chapter="toy_lstm"),
    }
    assert len(keys) == 7
    monkeypatch.setattr(verdicts, "version_of", lambda name: "another" if name == "numpy" else "1")
    assert key() not in keys


def test_a_limit_written_with_a_point_and_without_is_the_same(key):
    """The command line makes 10 into 10.0, and nbgrader_config.py does not."""
    assert key(limits=Limits(cell_seconds=10)) == key(limits=Limits(cell_seconds=10.0)) != key()


@pytest.mark.parametrize("had", LEVELS)
@pytest.mark.parametrize("wanted", LEVELS)
def test_a_verdict_stands_at_its_level_and_below(had, wanted):
    graded = Graded("toy_lstm", "ann", "key", had, "secret")
    assert graded.holds_at("key", wanted) == (LEVELS.index(had) <= LEVELS.index(wanted))
    assert not graded.holds_at("another", wanted)


def test_what_could_not_be_graded_never_stands():
    graded = verdicts.infrastructure("toy_lstm", "ann", [], "the lights went out")
    assert not any(graded.holds_at(graded.key, level) for level in LEVELS)


STORED = """{
 "assignment": "toy_lstm",
 "learner": "ann",
 "key": "k",
 "level": "namespace",
 "secret": "s",
 "engine": "e",
 "in_force": "namespace; bubblewrap",
 "verdicts": [
  {
   "exercise": "lstm_gates",
   "points": 1.5,
   "max": 2.0,
   "state": "timed out",
   "named": [
    "tanh_on_gate"
   ],
   "lines": [
    "\\u201cN = 1\\u201d"
   ],
   "diagnoses": [
    {
     "says": "A gate.",
     "hint": "Why?",
     "pointer": null
    }
   ],
   "remarks": [],
   "how": "",
   "computes": "",
   "seconds": 0.0123,
   "text": "t",
   "html": "<b>t</b>"
  }
 ],
 "ran": [
  [
   "own-1",
   "x = 1"
  ]
 ],
 "files": {},
 "outputs": {},
 "pictures": {},
 "notes": [],
 "refused": null
}"""


def test_a_verdict_file_is_read_and_written_as_running_classes_have_it():
    graded = Graded.from_json(STORED)
    assert graded.as_json() == STORED
    assert graded.verdict("lstm_gates").state is State.TIMED_OUT
    assert graded.ran == [("own-1", "x = 1")]
    older = STORED.replace(' "in_force": "namespace; bubblewrap",\n', "")
    assert Graded.from_json(older).in_force == "", "a class that runs has verdicts without it"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{", "["),
        ('"timed out"', '"asleep"'),
        ('"timed out"', "[]"),
        ('"points"', '"marks"'),
        ('"state"', '"fate"'),
        ('"level"', '"strength"'),
        ('"own-1",', ""),
        ('"points": ', '"points": "four", "max": '),
        ('"lines": [', '"lines": [3, '),
        ('"outputs": {', '"outputs": {"own-1": 3, '),
        ('"refused": null', '"refused": 3'),
        ('"learner": "', '"learner": 3, "html": "'),
    ],
)
def test_what_is_no_verdict_file_is_told_by_one_of_two_exceptions(old, new):
    assert old in STORED
    with pytest.raises((ValueError, TypeError)):
        Graded.from_json(STORED.replace(old, new, 1))


def test_a_file_from_before_these_fields_were_kept_is_read():
    content = json.loads(STORED)
    for name in ("engine", "ran", "files", "pictures"):
        del content[name]
    graded = Graded.from_json(json.dumps(content))
    assert (graded.engine, graded.ran, graded.verdict("lstm_gates").points) == ("", [], 1.5)


def test_a_stored_verdict_has_the_report_that_was_shown():
    verdict = Verdict("lstm_gates", 2.0, 2.0, State.PASSED)
    stored = record_of(verdict, 0.123456)
    assert (stored.text, stored.html, stored.seconds) == (as_text(verdict), as_html(verdict), 0.1235)
    assert as_text(stored) == stored.text


def test_the_toy_chapter_keeps_weights(toy):
    """Otherwise the test above would change a file that does not count."""
    assert Book(toy).chapter("toy_weights").kept
