"""One look for every figure and table, and the few strokes that cells and unrolled networks are drawn with.

``style.use()`` at the top of a lesson, then plain matplotlib. Drawings use inches: ``canvas(5, 2)`` is five wide and
two high.

A thing has one colour everywhere (``ROLES``). Lines and bars that only compare things with each other have colours that
mean nothing (``LINES``). Whoever sees fewer colours tells all of them apart, on light and on dark pages:
``tests/chapters/test_style.py`` holds the least difference, and that no chart takes a role's colour for a comparison.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from IPython.display import Markdown
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch
from matplotlib.text import Text

INK, MUTED = "#24303c", "#6b7885"
INPUT, STATE, MEMORY, GATE = "#2e49d2", "#b75d3d", "#7a5104", "#157d85"
CANDIDATE, GRADIENT, WEIGHT, TARGET = "#d23192", "#8e1038", "#20480a", "#8059f1"
ROLES = {
    "input": INPUT,
    "state": STATE,
    "memory": MEMORY,
    "gate": GATE,
    "candidate": CANDIDATE,
    "gradient": GRADIENT,
    "weight": WEIGHT,
    "target": TARGET,
}
LINES = ("#4679ae", "#4b2a01", "#80755b", "#1f4076", "#645411", "#01103e")  # blue, brown, sand, navy, olive, ink
LEAST = 12 * 72 / 390  # a phone is 390 pixels wide, a drawing fills it, and letters of 12 pixels can be read
TINT = {color: to_hex(0.12 * np.array(to_rgb(color)) + 0.88) for color in (INK, MUTED, *ROLES.values(), *LINES)}


def use() -> None:
    """Set the style sheet; in a notebook, draw as SVG at exactly the size that was asked for."""
    plt.style.use(Path(__file__).with_name("unrolled.mplstyle"))
    try:
        from matplotlib_inline.backend_inline import set_matplotlib_formats
    except ImportError:
        return
    set_matplotlib_formats("svg", bbox_inches=None, metadata={"Date": None})


def table(head: str, rows: Iterable[Iterable[object]]) -> Markdown:
    """A table for the last line of a cell. head: its titles, with " | " between them; cells are Markdown."""
    lines = [f"| {head} |", "|:--" + "|--:" * head.count(" | ") + "|"]
    lines += [f"| {' | '.join(map(str, row))} |" for row in rows]
    return Markdown("\n".join(lines))


class Drawing(Axes):
    """Axes on which no letter is too small for a phone, whatever size is asked for."""

    def text(self, x: float, y: float, s: str, *args: Any, **font: Any) -> Text:
        """Put words at (x, y), in letters of at least ``LEAST`` points for every inch that the drawing is wide."""
        least = LEAST * self.get_figure(root=True).get_figwidth()
        return super().text(x, y, s, *args, **{**font, "fontsize": max(least, font.get("fontsize", 0))})


def canvas(width: float, height: float) -> tuple[Figure, Axes]:
    """An empty drawing, measured in inches from the lower left corner."""
    fig = plt.figure(figsize=(width, height), layout="none")
    ax = fig.add_axes((0, 0, 1, 1), axes_class=Drawing, xlim=(0, width), ylim=(0, height))
    ax.axis("off")
    return fig, ax


def box(
    ax: Axes, x: float, y: float, text: str = "", color: str = INK, w: float = 0.56, h: float = 0.42, **font: object
) -> None:
    """A rounded box with its centre at (x, y)."""
    shape = FancyBboxPatch(
        (x - w / 2, y - h / 2), w, h, boxstyle="round,pad=0,rounding_size=0.08", fc=TINT[color], ec=color, lw=1.6
    )
    ax.add_patch(shape)
    ax.text(x, y, text, **{"color": color, "ha": "center", "va": "center_baseline", "fontsize": 12, **font})


def dot(ax: Axes, x: float, y: float, text: str = "", color: str = INK, r: float = 0.2, **font: object) -> None:
    """A circle: a value, or an operation on values."""
    ax.add_patch(Circle((x, y), r, fc=TINT[color], ec=color, lw=1.6))
    ax.text(x, y, text, **{"color": color, "ha": "center", "va": "center_baseline", "fontsize": 12, **font})


def arrow(
    ax: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    color: str = MUTED,
    bend: float = 0,
    lw: float = 1.6,
) -> None:
    """An arrow; ``bend`` curves it (positive: to the right, seen in its direction)."""
    curve = f"arc3,rad={bend}"
    look = "-|>,head_length=4.5,head_width=2.4"
    shape = FancyArrowPatch(
        start, end, arrowstyle=look, connectionstyle=curve, color=color, lw=lw, shrinkA=0, shrinkB=0
    )
    ax.add_patch(shape)


def note(ax: Axes, x: float, y: float, text: str, color: str = MUTED, **font: object) -> None:
    """Words beside a drawing."""
    ax.text(x, y, text, **{"color": color, "ha": "center", "va": "center", "fontsize": 11, **font})


def unrolled(ax: Axes, x: float, y: float, steps: int, gap: float = 1.15, start: str = "$h_0$") -> None:
    """The cell drawn once for every step: inputs from below, the state handed to the right, and up as an output."""
    dot(ax, x, y, start, STATE)
    left = x + 0.2
    for t in range(1, steps + 1):
        here = x + t * gap
        arrow(ax, (left, y), (here - 0.28, y), STATE)
        box(ax, here, y, "cell", WEIGHT, fontsize=10)
        dot(ax, here, y - 0.82, f"$x_{t}$", INPUT)
        arrow(ax, (here, y - 0.62), (here, y - 0.21), INPUT)
        arrow(ax, (here, y + 0.21), (here, y + 0.62), STATE)
        dot(ax, here, y + 0.82, f"$h_{t}$", STATE)
        left = here + 0.28
    arrow(ax, (left, y), (left + 0.42, y), STATE)


def rolled(ax: Axes, x: float, y: float) -> None:
    """The same network as one cell whose state comes back to it a step later."""
    box(ax, x, y, "cell", WEIGHT, fontsize=10)
    dot(ax, x, y - 0.82, "$x_t$", INPUT)
    arrow(ax, (x, y - 0.62), (x, y - 0.21), INPUT)
    arrow(ax, (x, y + 0.21), (x, y + 0.62), STATE)
    dot(ax, x, y + 0.82, "$h_t$", STATE)
    ax.plot([x, x + 0.58, x + 0.58, x + 0.4], [y + 0.4, y + 0.4, y, y], color=STATE, lw=1.6, solid_joinstyle="round")
    arrow(ax, (x + 0.58, y), (x + 0.28, y), STATE)


def rnn_cell(ax: Axes, x: float, y: float) -> None:
    """Inside the cell: two products, their sum with the bias, tanh. About 4.4 by 2 inches, the sum at (x, y)."""
    box(ax, x, y, w=4.1, h=1.9, color=MUTED)
    for dy, name, color, weight in ((0.5, "$h_{t-1}$", STATE, "$W_h$"), (-0.5, "$x_t$", INPUT, "$W_x$")):
        dot(ax, x - 2.45, y + dy, name, color, r=0.27)
        arrow(ax, (x - 2.18, y + dy), (x - 1.53, y + dy), color)
        box(ax, x - 1.25, y + dy, weight, WEIGHT)
        arrow(ax, (x - 0.97, y + dy), (x - 0.15, y + dy * 0.26), color)
    dot(ax, x, y, "$+$", INK)
    box(ax, x, y - 0.68, "$b$", WEIGHT, w=0.4, h=0.34)
    arrow(ax, (x, y - 0.51), (x, y - 0.2), WEIGHT)
    arrow(ax, (x + 0.2, y), (x + 0.82, y), MUTED)
    box(ax, x + 1.15, y, "tanh", INK, w=0.66, fontsize=10.5)
    arrow(ax, (x + 1.48, y), (x + 2.18, y), STATE)
    dot(ax, x + 2.45, y, "$h_t$", STATE, r=0.27)


def blocks(ax: Axes, x: float, y: float, names: tuple[str, str], sizes: tuple[float, float], width: float) -> None:
    """A row of two joined parts times a matrix of two stacked blocks, each part above the rows that it meets."""
    colour = {"x": INPUT, "h": STATE}
    at = x
    for name, size in zip(names, sizes, strict=True):
        box(ax, at + size / 2, y, f"${name}$", colour[name], w=size, h=0.34)
        at += size
    note(ax, at + 0.18, y, r"$\times$", INK, fontsize=13)
    left, top = at + 0.36, y + sum(sizes) / 2
    for name, size in zip(names, sizes, strict=True):
        box(ax, left + width / 2, top - size / 2, f"$W_{name}$", colour[name], w=width, h=size)
        top -= size


def zoom(ax: Axes, x: list[float], h: list[float], weights: list[float], bias: float, value: float, unit: int) -> None:
    """From the network to its layer to one unit with numbers: 5.5 by 2.5 inches.

    x, h: what comes in; weights: the unit's column, for x and then for h; value: the new state of the unit.
    """
    note(ax, 0.58, 2.36, "the network")
    box(ax, 0.52, 1.92, "read-out", TARGET, w=0.82, h=0.36, fontsize=10)
    box(ax, 0.52, 1.2, "layer", WEIGHT, w=0.62, h=0.4, fontsize=10)
    dot(ax, 0.52, 0.42, "$x_t$", INPUT)
    arrow(ax, (0.52, 0.62), (0.52, 1.0), INPUT)
    arrow(ax, (0.52, 1.4), (0.52, 1.74), STATE)
    ax.plot([0.52, 1.02, 1.02, 0.9], [1.56, 1.56, 1.2, 1.2], color=STATE, lw=1.6, solid_joinstyle="round")
    arrow(ax, (1.02, 1.2), (0.83, 1.2), STATE)
    for y, to in ((1.4, 2.14), (1.0, 0.16)):
        ax.plot([0.83, 1.36], [y, to], color=MUTED, lw=1, ls=(0, (3, 3)))
    box(ax, 2.36, 1.15, w=2.0, h=2.0, color=MUTED)
    note(ax, 2.36, 2.36, "its layer")
    below = [1.6 + 0.38 * k for k in range(len(x) + len(h))]
    above = [1.98 + 0.38 * k for k in range(len(h))]
    for here in above:
        for source in below:
            ax.plot([source, here], [0.66, 1.51], color=MUTED, lw=0.7, alpha=0.55)
    for k, source in enumerate(below):
        colour = INPUT if k < len(x) else STATE
        arrow(ax, (source, 0.66), (above[unit], 1.5), colour)
        dot(ax, source, 0.52, color=colour, r=0.14)
    for k, here in enumerate(above):
        dot(ax, here, 1.66, color=STATE if k == unit else MUTED, r=0.15)
    note(ax, (below[0] + below[len(x) - 1]) / 2, 0.27, "$x_t$", INPUT)
    note(ax, (below[len(x)] + below[-1]) / 2, 0.27, "$h_{t-1}$", STATE)
    note(ax, above[0] - 0.32, 1.66, "$h_t$", STATE)
    ax.plot([above[unit] + 0.17, 3.62], [1.66, 1.66], color=MUTED, lw=1, ls=(0, (3, 3)))
    box(ax, 4.53, 1.15, w=1.82, h=2.0, color=MUTED)
    note(ax, 4.53, 2.36, "one unit")
    top, gap = 1.98, 0.232
    terms = [(v, w, INPUT) for v, w in zip(x, weights, strict=False)]
    terms += [(v, w, STATE) for v, w in zip(h, weights[len(x) :], strict=True)]
    for k, (v, w, colour) in enumerate(terms):
        factor = f"{w:.1f}" if w >= 0 else f"({w:.1f})"
        _term(ax, top - k * gap, rf"${v:.1f} \times {factor}$", v * w, colour)
    end = top - len(terms) * gap
    _term(ax, end, "bias", bias, WEIGHT)
    ax.plot([3.78, 5.28], [end - gap / 2] * 2, color=INK, lw=1)
    _term(ax, end - gap, "sum", sum(v * w for v, w, _ in terms) + bias, INK)
    _term(ax, end - 2 * gap, "tanh", value, STATE)


def _term(ax: Axes, y: float, text: str, value: float, color: str) -> None:
    ax.text(3.8, y, text, color=color, ha="left", va="center", fontsize=10)
    ax.text(5.28, y, f"${value:.2f}$", color=color, ha="right", va="center", fontsize=10)


def task(ax: Axes, x: float, y: float, inputs: str, answers: str, gap: float = 0.46) -> None:
    """A small unrolled network with its first cell at (x, y); "x" or "y" says where there is an input or an answer."""
    for t, (has_input, has_answer) in enumerate(zip(inputs, answers, strict=True)):
        here = x + t * gap
        if t:
            arrow(ax, (here - gap + 0.13, y), (here - 0.13, y), STATE)
        box(ax, here, y, color=WEIGHT, w=0.26, h=0.26)
        if has_input == "x":
            dot(ax, here, y - 0.44, color=INPUT, r=0.1)
            arrow(ax, (here, y - 0.34), (here, y - 0.13), INPUT)
        if has_answer == "y":
            arrow(ax, (here, y + 0.13), (here, y + 0.34), TARGET)
            dot(ax, here, y + 0.44, color=TARGET, r=0.1)


def stack(ax: Axes, x: float, y: float, steps: int, layers: int = 2, gap: float = 1.2) -> None:
    """Layers of cells, unrolled. States go right to the next step and up to the next layer, or to the read-out."""
    for layer in range(1, layers + 1):
        level = y + 0.8 * (layer - 1)
        dot(ax, x, level, f"$h^{layer}_0$", STATE, r=0.21, fontsize=11)
        for t in range(1, steps + 1):
            here, left = x + t * gap, x + (t - 1) * gap + (0.28 if t > 1 else 0.21)
            arrow(ax, (left, level), (here - 0.28, level), STATE)
            box(ax, here, level, "cell", WEIGHT, fontsize=10)
            arrow(ax, (here, level + 0.21), (here, level + 0.59), STATE)
        arrow(ax, (x + steps * gap + 0.28, level), (x + steps * gap + 0.66, level), STATE)
    for t in range(1, steps + 1):
        here = x + t * gap
        dot(ax, here, y - 0.76, f"$x_{t}$", INPUT)
        arrow(ax, (here, y - 0.56), (here, y - 0.21), INPUT)
        dot(ax, here, y + 0.8 * layers - 0.01, f"$y_{t}$", TARGET)


def frame(ax: Axes, x: float, y: float, w: float, h: float, color: str = INK) -> None:
    """A dashed outline around something already drawn, with its centre at (x, y)."""
    shape = FancyBboxPatch(
        (x - w / 2, y - h / 2),
        w,
        h,
        boxstyle="round,pad=0,rounding_size=0.1",
        fc="none",
        ec=color,
        lw=1.3,
        ls=(0, (3, 2)),
    )
    ax.add_patch(shape)
