"""A drawing that was made small is the same drawing."""

import io
import re
import xml.etree.ElementTree as ET

import matplotlib.figure
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.site.drawings import relative, slim, slim_all

SHAPES = re.compile(r"[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
FOLLOW = {"m": 2, "l": 2, "h": 1, "v": 1, "q": 4, "c": 6, "z": 0}


@pytest.fixture(scope="module")
def svg():
    figure = matplotlib.figure.Figure(figsize=(3, 2))
    axes = figure.add_subplot()
    axes.plot(np.linspace(-1, 1, 60), np.sin(np.arange(60)) / 3, marker="o")
    axes.set_title("a $\\sigma$")
    file = io.StringIO()
    figure.savefig(file, format="svg")
    return file.getvalue()


def absolute(path):
    """A path as browsers read it: a list of commands, and of places from the drawing's corner."""
    words, found, here, start, command = SHAPES.findall(path), [], (0.0, 0.0), (0.0, 0.0), ""
    while words:
        command = words.pop(0) if words[0].isalpha() else command
        count = FOLLOW[command.lower()]
        numbers, words = [float(word) for word in words[:count]], words[count:]
        from_here = here if command.islower() else (0.0, 0.0)
        if command in "hv":
            numbers = [numbers[0], 0.0] if command == "h" else [0.0, numbers[0]]
        numbers = [number + from_here[k % 2] for k, number in enumerate(numbers)]
        here = tuple(numbers[-2:]) if numbers else start
        start = here if command in "mM" else start
        found += ["L" if command in "hv" else command.upper(), *numbers]
    return found


@given(st.lists(st.tuples(st.sampled_from("MLQCz"), st.lists(st.integers(-3000, 3000), min_size=6, max_size=6)), max_size=9))
def test_a_path_of_relative_commands_leads_through_the_same_places(steps):
    steps = [("M", [100, 200, 0, 0, 0, 0]), *steps]
    path = " ".join(f"{c} {' '.join(f'{n / 100:g}' for n in numbers[: FOLLOW[c.lower()]])}" for c, numbers in steps)
    before, after = absolute(path), absolute(relative(path))
    assert [x for x in before if isinstance(x, str)] == [x for x in after if isinstance(x, str)]
    numbers = [[x for x in found if not isinstance(x, str)] for found in (before, after)]
    np.testing.assert_allclose(*numbers, rtol=0, atol=1e-9)


def test_every_path_of_a_drawing_is_relative(svg):
    paths = re.findall(r' d="([^"]*)"', slim(svg))
    assert len(paths) > 10 and [path for path in paths if set(path) & set("MLQCHV")] == []


def test_a_path_with_other_commands_stays():
    assert relative("M 1 2 A 3 4 0 0 1 5 6") == "M 1 2 A 3 4 0 0 1 5 6"


def places(text):
    """The commands and places of a drawing: of paths, letters and moves, in points; letters in units of their font."""
    found = []
    for element in ET.fromstring(text).iter():
        scale = re.match(r"scale\(([\d.]+)\)", element.get("transform", ""))
        numbers = [float(element.get(name)) for name in ("x", "y") if element.get(name)]
        for part in (*absolute(element.get("d", "")), *numbers):
            found.append(part if isinstance(part, str) else part * float(scale[1] if scale else 1))
        found += [float(part) for part in re.findall(r"[-\d.]+", element.get("transform", "")) if not scale]
    return found


def test_every_place_stays_within_a_hundredth_of_a_point(svg):
    before, after = places(svg), places(slim(svg))
    assert len(before) == len(after) > 500
    for one, other in zip(before, after, strict=True):
        # a letter's unit is a hundredth of its size; an eighth of it is a hundredth of a point in a figure's text
        assert one == other or abs(one - other) <= 0.126, (one, other)


def test_a_size_of_letters_stays_exact_and_the_size_stays_in_the_first_tag(svg):
    made = slim(svg)
    sizes = re.findall(r"scale\([\d.]+ -[\d.]+\)", svg)
    assert sizes and re.findall(r"scale\([\d.]+ -[\d.]+\)", made) == sizes
    assert re.match(r'<svg [^>]*width="216pt" height="144pt"', made)
    assert len(made) < 0.72 * len(svg) and "<!--" not in made and "<metadata>" not in made


def test_small_drawings_and_those_of_others_stay(svg, tmp_path):
    (tmp_path / "a.svg").write_text(svg, "utf8")
    (tmp_path / "b.svg").write_text("<?xml?><svg><!-- not ours --></svg>", "utf8")
    slim_all(tmp_path)
    once = (tmp_path / "a.svg").read_text("utf8")
    slim_all(tmp_path)
    assert once == slim(svg) == (tmp_path / "a.svg").read_text("utf8")
    assert "not ours" in (tmp_path / "b.svg").read_text("utf8")
