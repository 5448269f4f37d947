"""What is shown while something takes long, where there is no terminal."""

import pytest

from autograder import progress
from autograder.progress import shown


@pytest.mark.parametrize(
    ("number", "seconds", "line"),
    [
        (50, 60.0, ", 50 a minute, about 3 min left"),
        (190, 60.0, ", 190 a minute, about 3 s left"),
        (10, 3600.0, ", 0 a minute, about 19.0 h left"),
        (50, 10.0, ""),  # too soon to say
        (200, 60.0, ""),
    ],
)
def test_pace_and_time_left(number, seconds, line):
    assert progress._pace(number, 200, seconds) == line


def test_all_results_come_through_and_a_line_says_how_far(monkeypatch, capsys):
    monkeypatch.setattr(progress, "EVERY", 0.0)
    assert list(shown("abc", total=3, what="letters:", name=str.upper)) == ["a", "b", "c"]
    assert capsys.readouterr().err.splitlines() == [f"  letters: {n} of 3  {'ABC'[n - 1]}" for n in (1, 2, 3)]
