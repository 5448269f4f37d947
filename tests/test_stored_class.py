"""A change does not disturb a running term: tests/stored, graded by the code as it is now, gets the marks that it had.

Wanted differences stand in tests/stored/differences.toml, with their reasons, and in CHANGELOG.md.
"""

import difflib
import hashlib
import json
import os
import re
import shutil
import sqlite3
import sys
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "stored"))
from term import LIMITS, STORED, promised, restore, submissions  # noqa: E402

from autograder.book.book import Book  # noqa: E402
from autograder.build.chapters import build  # noqa: E402
from autograder.classroom.classroom import Classroom  # noqa: E402
from autograder.classroom.grade import Options, grade, nbgrader_api  # noqa: E402
from autograder.classroom.gradebook import marks  # noqa: E402
from autograder.marking.submission import role_of  # noqa: E402

# `make test` grades the chapters with most differences and with marks given by hand, STORED=all (make sweep PART=term) all
CHOSEN = {"rnn_cell", "vanishing_gradients", "lstm_gates", "truncated_bptt"}
LISTED = tomllib.loads((STORED / "differences.toml").read_text("utf8"))
MARKED, RELEASED = LISTED.get("marked", []), LISTED.get("released", [])
AGAIN = [entry["assignment"] for entry in RELEASED if entry.get("again")]


def is_chosen(assignment):
    return assignment in CHOSEN or os.environ.get("STORED") == "all"


@pytest.fixture(scope="module")
def course(book):
    return Book(book)


@pytest.fixture(scope="module")
def term(tmp_path_factory, course, namespace):
    """The term, graded today: (learner, assignment) -> verdicts; marks and remarks before and after."""
    classroom = Classroom(tmp_path_factory.mktemp("term"))
    restore(classroom, course.chapters)
    for path in (classroom.path / "submitted").glob("*/*"):
        if not is_chosen(path.name):
            shutil.rmtree(path)
    before = marks(classroom), remarks_in(classroom)
    if again := list(filter(is_chosen, AGAIN)):
        build(course.path, classroom.path, say=lambda line: None)
        for name in again:
            assert nbgrader_api(course.path, classroom).generate_assignment(name, force=True)["success"]
    options = Options(isolation=namespace, workers=2, limits=LIMITS)
    outcomes = grade(course.path, classroom.path, options, say=lambda line: None)
    assert not [o.trouble for o in outcomes if o.trouble]
    return (
        {(o.graded.learner, o.graded.assignment): promised(o.graded) for o in outcomes},
        before,
        (marks(classroom), remarks_in(classroom)),
    )


def remarks_in(classroom):
    """What a person wrote to somebody's answer."""
    with closing(sqlite3.connect(classroom.gradebook)) as db:
        query = "select cell_id, notebook_id, manual_comment from comment where manual_comment is not null"
        return db.execute(query).fetchall()


def told(learner, assignment):
    """The verdicts of then."""
    return json.loads((STORED / "verdicts" / assignment / f"{learner}.json").read_text("utf8"))


def differences(learner, assignment, then, now):
    """A row for whatever is not as it was in one notebook's verdicts."""
    about = {"assignment": assignment, "learner": learner}
    for exercise in {**then, **now}:
        old, new = then.get(exercise), now.get(exercise)
        if not (old and new):
            there = ["absent" if side is None else side["state"] for side in (old, new)]
            yield {**about, "exercise": exercise, "what": "exercise", "before": there[0], "after": there[1]}
            continue
        for what in old:
            if old[what] != new[what]:
                yield {**about, "exercise": exercise, "what": what, "before": old[what], "after": new[what]}


def unexplained(kind, found, listed):
    """What is found and not listed, as differences.toml would have it, and what is listed and not found."""
    bare = [{k: v for k, v in entry.items() if k not in ("why", "again")} for entry in listed]
    new = [entry for entry in found if entry not in bare]
    stale = [entry for entry in bare if entry not in found]
    lines = [f"no longer so, take it out: {entry}" for entry in stale]
    for entry in new:
        values = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in entry.items()]
        lines += ["", f"[[{kind}]]", *values, 'why = ""']
    return "\n".join(lines)


def test_verdicts_are_those_that_were_told_but_for_the_differences_listed(term):
    verdicts, _, _ = term
    assert sorted(verdicts) == sorted(key for key in submissions() if is_chosen(key[1]))
    found = [row for key, now in verdicts.items() for row in differences(*key, told(*key), now)]
    listed = [entry for entry in MARKED if is_chosen(entry["assignment"])]
    assert not (rest := unexplained("marked", found, listed)), rest


def test_marks_in_the_gradebook_are_those_that_were_entered_but_for_the_differences_listed(term):
    _, (before, _), (after, _) = term
    changed = {
        (d["learner"], f"{d['assignment']}-{d['exercise']}")
        for d in MARKED
        if d["what"] in ("points", "exercise") and is_chosen(d["assignment"])
    }
    assert changed <= {key for key in {**before, **after} if before.get(key) != after.get(key)}
    assert {k: v for k, v in after.items() if k not in changed} == {k: v for k, v in before.items() if k not in changed}


def test_what_was_marked_and_written_by_hand_stays_as_it_was(term):
    _, (before, remarks), (after, remarks_now) = term
    by_hand = {key: mark for key, (_, mark) in before.items() if mark is not None}
    assert len(by_hand) == 3
    assert {key: mark for key, (_, mark) in after.items() if mark is not None} == by_hand
    assert len(remarks) == 1
    assert remarks_now == remarks


def outline(notebook):
    """A line for each cell: its role, the beginning of its text, and a hash of both. Digests of files are left out."""
    for cell in notebook["cells"]:
        text = re.sub(r"\b[0-9a-f]{64}\b", "", "".join(cell["source"]))
        role = {k: role_of(cell).get(k) for k in ("grade_id", "grade", "solution", "locked", "points")}
        name = role["grade_id"] or re.sub(r"-\d+$", "", cell["id"])  # prose is numbered: one more moves the rest
        seal = hashlib.sha256(json.dumps([cell["cell_type"], role, text]).encode()).hexdigest()[:8]
        yield f"{name} {seal} {text.partition(chr(10))[0][:50]}"


def changes(then, now):
    lines = difflib.unified_diff(list(outline(then)), list(outline(now)), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and not line.startswith(("+++ ", "--- "))]


def test_notebooks_are_those_that_were_released_but_for_the_differences_listed(course):
    build(course.path, say=lambda line: None)
    then = Classroom(STORED)
    assert sorted(path.name for path in (STORED / "release").iterdir()) == sorted(course.chapters)
    found = []
    for name, chapter in course.chapters.items():
        if lines := changes(then.release(name), json.loads(chapter.notebook.read_text("utf8"))):
            found.append({"assignment": name, "lines": lines})
    assert not (rest := unexplained("released", found, RELEASED)), rest


def test_a_difference_says_why_and_the_changelog_names_its_exercise(book):
    if MARKED or RELEASED:
        log = (book / "CHANGELOG.md").read_text("utf8")
        assert not [d for d in [*MARKED, *RELEASED] if not d["why"].strip()]
        assert not [d for d in MARKED if d["exercise"] not in log]


def test_a_difference_that_is_not_listed_and_a_listed_one_that_is_not_there_are_both_told():
    then = {"rnn_step": {"points": 2.0, "state": "failed"}}
    now = {"rnn_step": {"points": 1.0, "state": "failed"}}
    found = list(differences("ann", "rnn_cell", then, now))
    text = unexplained("marked", found, [])
    assert tomllib.loads(text)["marked"] == [{**found[0], "why": ""}]
    assert not unexplained("marked", found, [{**found[0], "why": "It was too strict."}])
    assert "take it out" in unexplained("marked", [], found)


def test_a_changed_point_and_a_changed_word_of_a_notebook_are_both_seen():
    then = Classroom(STORED).release("rnn_cell")
    for mend in (
        lambda cell: cell["metadata"]["nbgrader"].update(points=77),
        lambda cell: cell.update(source=cell["source"] + "#"),
    ):
        now = json.loads(json.dumps(then))
        mend(next(cell for cell in now["cells"] if role_of(cell).get("grade")))
        assert len(changes(then, now)) == 2
    assert not changes(then, then)
