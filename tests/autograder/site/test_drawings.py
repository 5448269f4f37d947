"""A drawing that was made small is the same drawing."""

import io
import re
import xml.etree.ElementTree as ET

import matplotlib.figure
import numpy as np
import pytest

from autograder.site.drawings import slim, slim_all

SHAPES = re.compile(r"[a-zA-Z]+|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")


@pytest.fixture(scope="module")
def svg():
    figure = matplotlib.figure.Figure(figsize=(3, 2))
    axes = figure.add_subplot()
    axes.plot(np.linspace(-1, 1, 60), np.sin(np.arange(60)) / 3, marker="o")
    axes.set_title("a $\\sigma$")
    file = io.StringIO()
    figure.savefig(file, format="svg")
    return file.getvalue()


def places(text):
    """The commands and places of a drawing: of paths, letters and moves, in points; letters in units of their font."""
    found = []
    for element in ET.fromstring(text).iter():
        scale = re.match(r"scale\(([\d.]+)\)", element.get("transform", ""))
        for part in SHAPES.findall(" ".join(element.get(name, "") for name in ("d", "x", "y"))):
            found.append(part if part.isalpha() else float(part) * float(scale[1] if scale else 1))
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
    assert len(made) < 0.8 * len(svg) and "<!--" not in made and "<metadata>" not in made


def test_small_drawings_and_those_of_others_stay(svg, tmp_path):
    (tmp_path / "a.svg").write_text(svg, "utf8")
    (tmp_path / "b.svg").write_text("<?xml?><svg><!-- not ours --></svg>", "utf8")
    slim_all(tmp_path)
    once = (tmp_path / "a.svg").read_text("utf8")
    slim_all(tmp_path)
    assert once == slim(svg) == (tmp_path / "a.svg").read_text("utf8")
    assert "not ours" in (tmp_path / "b.svg").read_text("utf8")
