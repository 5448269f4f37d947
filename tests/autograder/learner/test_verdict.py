"""States read the same in every Python: as their value, wherever they are printed or stored."""

import copy
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.learner import verdict as verdict_module
from autograder.learner.verdict import State

VALUES = ["passed", "part", "failed", "untouched", "timed out", "crashed", "refused", "infrastructure"]
PRINTED = """
import json
print("|".join([str(State.TIMED_OUT), f"{State.TIMED_OUT}", f"{State.TIMED_OUT:>10}", "%s" % State.TIMED_OUT,
                json.dumps([State.TIMED_OUT, {State.TIMED_OUT: 1}]), json.dumps(State.TIMED_OUT, indent=1),
                ", ".join([State.TIMED_OUT]), str({"timed out": 1}[State.TIMED_OUT])]))
"""


@pytest.mark.parametrize("python", [sys.executable, os.environ.get("OLD_PYTHON")], ids=["this", "old"])
def test_a_state_is_printed_and_stored_as_its_value(python):
    if not python:
        pytest.skip("OLD_PYTHON names no Python 3.10")
    text = Path(verdict_module.__file__).read_text("utf8") + PRINTED
    said = subprocess.run([python, "-c", text], check=True, capture_output=True, text=True).stdout
    expected = 'timed out|timed out| timed out|timed out|["timed out", {"timed out": 1}]|"timed out"|timed out|1'
    assert said == expected + "\n"


def test_the_states_are_those_that_stored_verdicts_and_pages_name():
    assert [state.value for state in State] == VALUES
    assert [State(value) for value in VALUES] == list(State)


def test_a_state_that_was_copied_or_sent_to_another_process_is_the_same():
    for state in State:
        assert copy.deepcopy(state) is state
        assert pickle.loads(pickle.dumps(state)) is state
        assert json.loads(json.dumps(state)) == state
