"""One look for every figure, and the few strokes that cells and unrolled networks are drawn with.

``style.use()`` at the top of a lesson, then plain matplotlib. Drawings use inches: ``canvas(5, 2)`` is five wide and
two high. A thing has one colour everywhere: inputs are blue, states orange, weights green.
"""

from __future__ import annotations

from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch

INK, MUTED = "#24303c", "#6b7885"
INPUT, STATE, WEIGHT, OUTPUT = "#2368b0", "#c25a12", "#2b7f5b", "#8a4fa8"
TINT = {INPUT: "#e3eef9", STATE: "#fbeadd", WEIGHT: "#e0f1e9", OUTPUT: "#f1e7f6", INK: "#eef1f4", MUTED: "#f4f6f8"}


def use() -> None:
    """Set the style sheet; in a notebook, draw as SVG at exactly the size that was asked for."""
    plt.style.use(Path(__file__).with_name("unrolled.mplstyle"))
    try:
        from matplotlib_inline.backend_inline import set_matplotlib_formats
    except ImportError:
        return
    set_matplotlib_formats("svg", bbox_inches=None, metadata={"Date": None})


def canvas(width: float, height: float) -> tuple[Figure, Axes]:
    """An empty drawing, measured in inches from the lower left corner."""
    fig = plt.figure(figsize=(width, height), layout="none")
    ax = fig.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(0, height))
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


def arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float], color: str = MUTED, bend: float = 0) -> None:
    """An arrow; ``bend`` curves it (positive: to the right, seen in its direction)."""
    curve = f"arc3,rad={bend}"
    look = "-|>,head_length=4.5,head_width=2.4"
    shape = FancyArrowPatch(
        start, end, arrowstyle=look, connectionstyle=curve, color=color, lw=1.6, shrinkA=0, shrinkB=0
    )
    ax.add_patch(shape)


def note(ax: Axes, x: float, y: float, text: str, color: str = MUTED, **font: object) -> None:
    """Words beside a drawing."""
    ax.text(x, y, text, **{"color": color, "ha": "center", "va": "center", "fontsize": 10, **font})


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
