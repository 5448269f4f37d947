"""One grammar of colour: readable and told apart by everybody, and never used for what it does not mean."""

import ast
import re
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_hex, to_rgb

from chapters import style

CHAPTERS = Path(style.__file__).parent
LEAST = 6  # hundredths of OKLab; two colours side by side begin to differ at about two
ROLES = sorted(name.upper() for name in style.ROLES)

# What eyes without one kind of cone see, of linear RGB: Machado, Oliveira and Fernandes, A physiologically-based model
# for simulation of color vision deficiency, IEEE TVCG 15(6), 2009, table 1, severity 1.0.
EYES = {
    "all cones": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
# Björn Ottosson, A perceptual color space for image processing, 2020: linear sRGB to cones, their cube roots to OKLab.
CONES = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
LAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]
# hue-rotate(180deg) of the W3C's Filter Effects: invert(1) before it turns lightness around, as pages.css does.
HALF_TURN = np.array([[-0.574, 1.43, 0.144], [0.426, 0.43, 0.144], [0.426, 1.43, -0.856]])
DARK_PAGE = to_rgb("#121212")


def linear(rgb):
    rgb = np.asarray(rgb)
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def on_dark(rgb):
    return np.clip((1 - np.asarray(rgb)) @ HALF_TURN.T, 0, 1)


def contrast(rgb, ground):
    a, b = (linear(color) @ [0.2126, 0.7152, 0.0722] for color in (rgb, ground))
    return (np.maximum(a, b) + 0.05) / (np.minimum(a, b) + 0.05)


def differences(rgb, eye):
    """The least distance of two of these colours, for such an eye."""
    lab = np.cbrt(np.clip(linear(rgb) @ np.transpose(EYES[eye]), 0, 1) @ np.transpose(CONES)) @ np.transpose(LAB)
    first, second = np.triu_indices(len(lab), 1)
    return 100 * np.linalg.norm(lab[first] - lab[second], axis=1).min()


def colours(names):
    return np.array([to_rgb(color) for color in names])


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("names", [list(style.ROLES.values()), list(style.LINES)], ids=["roles", "lines"])
def test_every_eye_tells_the_colours_apart_on_light_and_on_dark(names, eye):
    assert differences(colours(names), eye) >= LEAST
    assert differences(on_dark(colours(names)), eye) >= LEAST


def test_the_measure_finds_what_an_eye_without_red_cones_confuses():
    """The course's former orange and green, of which it could not be sure."""
    pair = colours(["#c25a12", "#2b7f5b"])
    assert differences(pair, "all cones") > 15 > differences(pair, "protanopia")
    assert differences(colours(["#2b7f5b", "#b0304a"]), "deuteranopia") < LEAST


def test_words_in_these_colours_can_be_read():
    rgb = colours([*style.ROLES.values(), *style.LINES])
    assert contrast(rgb, (1, 1, 1)).min() >= 4.5
    assert contrast(on_dark(rgb), DARK_PAGE).min() >= 4.5


def test_figures_that_move_have_the_same_colours():
    css = (CHAPTERS.parent / "autograder" / "site" / "static" / "figures.css").read_text("utf8")
    light, dark = (
        dict(re.findall(r"--u-(\w+): (#\w{6})", block)) for block in css.split('html[data-theme="dark"]')[:2]
    )
    assert {name: light[name] for name in style.ROLES} == style.ROLES
    assert {name: dark[name] for name in style.ROLES} == {
        name: to_hex(on_dark(to_rgb(color))) for name, color in style.ROLES.items()
    }


def test_the_notation_page_names_every_colour():
    table = (CHAPTERS / "start" / "lesson.md").read_text("utf8")
    assert re.findall(r"(?m)^\| \[■\]\{\.role \.(\w+)\} \| \*\*(\w+)\*\*", table) == [
        (name, name) for name in style.ROLES
    ]


# ------------------------------------------------------------------------------------------------ what figures use

CHARTS = {"plot", "bar", "barh", "scatter", "step", "stem", "hist", "errorbar", "fill_between", "loglog", "semilogx", "semilogy"}  # fmt: skip
DRAWN = {"style", "lstm_gates/figures", "gru/figures"}  # drawings only: here `plot` draws a line from box to box
# The charts whose curve or bar *is* the thing that has this colour, with what it shows.
MEANT = {
    ("bptt/lesson", "GRADIENT"): "parts of a gradient, and their sum",
    ("clipping/figures", "GRADIENT"): "calls that make and shorten gradients",
    ("clipping/figures", "WEIGHT"): "the call that changes weights",
    ("gru/lesson", "MEMORY"): "the cell state of an LSTM that counts",
    ("gru/lesson", "STATE"): "the state of a GRU that counts",
    ("lab_classifier/figures", "STATE"): "one unit of the state",
    ("lab_classifier/figures", "TARGET"): "the verdict",
    ("lab_generator/lesson", "TARGET"): "the probabilities that the read-out gives",
    ("peepholes/figures", "MEMORY"): "lines of the cell's drawing",
    ("peepholes/figures", "STATE"): "a line of the cell's drawing",
    ("peepholes/lesson", "GATE"): "the output gate of a clock",
    ("peepholes/lesson", "MEMORY"): "the count in a cell",
    ("rnn_cell/lesson", "STATE"): "paths of the state",
    ("start/lesson", "TARGET"): "the right class",
    ("truncated_bptt/figures", "GRADIENT"): "where a backward pass ends",
    ("truncated_bptt/figures", "TARGET"): "losses that are used",
    ("truncated_bptt/lesson", "GRADIENT"): "a derivative, by window",
}


def codes():
    """(name of the file, text of Python) for every module that draws and every cell of a page."""
    for path in sorted([*CHAPTERS.glob("*/figures.py"), CHAPTERS / "style.py"]):
        yield path.relative_to(CHAPTERS).with_suffix("").as_posix(), path.read_text("utf8")
    for path in sorted(CHAPTERS.glob("*/*.md")):
        for cell in re.findall(r"```\{code-cell\}[^\n]*\n(.*?)```", path.read_text("utf8"), re.DOTALL):
            body = re.sub(r"\A---\n.*?\n---\n", "", cell, flags=re.DOTALL)
            yield path.relative_to(CHAPTERS).with_suffix("").as_posix(), re.sub(r"(?m)^(:.*|%.*)$", "", body)


def roles_in(node):
    """The names of roles' colours below a node of a syntax tree."""
    names = (getattr(n, "attr", getattr(n, "id", "")) for n in ast.walk(node))
    return {name for name in names if name in ROLES}


def compared(code):
    """Roles' colours that charts are drawn with, or that stand in a row of colours to be dealt out."""
    for node in ast.walk(ast.parse(code)):
        charted = isinstance(node, ast.Call) and getattr(node.func, "attr", "") in CHARTS
        row = node.elts if isinstance(node, ast.Tuple | ast.List) else [None]
        if charted or all(isinstance(item, ast.Attribute | ast.Name) for item in row):
            yield from roles_in(node)


def test_no_chart_takes_the_colour_of_a_role_for_a_comparison():
    used = {(name, role) for name, code in codes() if name not in DRAWN for role in compared(code)}
    assert used == set(MEANT)


def test_a_row_of_roles_dealt_out_is_found():
    assert set(compared("for a, c in zip(b, (style.GATE, style.STATE)):\n    ax.plot(a, color=c)")) == {"GATE", "STATE"}
    assert set(compared("ax.bar(a, color=style.INPUT)")) == {"INPUT"}
    assert not set(compared("style.box(ax, 1, 1, color=style.INPUT)\nax.plot(a, color=style.LINES[0])"))


def test_every_colour_of_a_figure_has_a_name():
    """No figure mixes its own colour, but for greys and white."""
    found = {c for name, code in codes() if name != "style" for c in re.findall(r"\"(#[0-9a-fA-F]{6})\"", code)}
    assert not {c for c in found if np.ptp(to_rgb(c)) > 0.1}


def test_letters_of_a_drawing_are_12_pixels_high_where_it_fills_a_phone():
    fig, ax = style.canvas(5.5, 2)
    style.box(ax, 1, 1, "small", fontsize=6)
    style.note(ax, 3, 1, "as usual")
    ax.text(4, 1, "large", fontsize=20)
    a_phone = 390 / (72 * fig.get_figwidth())  # pixels for a point
    assert [round(text.get_fontsize() * a_phone, 3) >= 12 for text in ax.texts] == [True] * 3
    assert ax.texts[-1].get_fontsize() == 20
