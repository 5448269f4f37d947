"""The folder of a class: one command works at a time, a killed one leaves nothing behind, and damage is told in one sentence."""

import os
import subprocess
import sys

import pytest

from autograder.classroom.classroom import Classroom
from autograder.errors import UsageError, inert

HOLD = """
import sys, time
from pathlib import Path
from autograder.classroom.classroom import Classroom
with Classroom(Path(sys.argv[1])).alone():
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def classroom(tmp_path):
    return Classroom(tmp_path / "course")


def test_a_second_command_is_told_who_is_at_work_and_a_killed_one_holds_nothing(classroom):
    command = [sys.executable, "-c", HOLD, str(classroom.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
        try:
            assert other.stdout.readline() == b"held\n"
            with pytest.raises(UsageError, match=f"is in use by process {other.pid} on .*, since "), classroom.alone():
                pass
        finally:
            other.kill()
    with classroom.alone():
        pass
    with classroom.alone():
        pass


def test_what_a_killed_command_was_writing_is_removed_and_a_living_ones_is_not(classroom):
    gone, mine = 2**22 + 1, os.getpid()  # no process has the first of these numbers
    places = ("verdicts/start", "submitted/ann/start", ".staging/ann/start")
    for place in places:
        (classroom.path / place).mkdir(parents=True)
        for process in (gone, mine):
            (classroom.path / place / f".x.json.{process}.part").touch()
    (classroom.path / ".collect-abc").mkdir()
    with classroom.alone():
        pass
    left = {str(p.relative_to(classroom.path)) for p in classroom.path.rglob(".*") if p.name != ".staging"}
    assert left == {*(f"{place}/.x.json.{mine}.part" for place in places)}


@pytest.mark.parametrize("text", ['{"cells": [', "[]", '{"cells": [3]}', '{"cells": [{}]}', "{}", "", "\xff"])
def test_half_a_release_is_one_clear_sentence(classroom, text):
    folder = classroom.path / "release" / "start"
    folder.mkdir(parents=True)
    (folder / "start.ipynb").write_bytes(text.encode("latin-1"))
    with pytest.raises(
        UsageError, match="start.ipynb is damaged. Release it again: autograder release start"
    ):
        classroom.release("start")


def test_what_is_shown_in_a_terminal_steers_nothing():
    assert inert("a\x1b]0;title\x07\x9b2J\r\u202eb\n\tZoë 王") == "a\\x1b]0;title\\x07\\x9b2J\\r\\u202eb\n\tZoë 王"
