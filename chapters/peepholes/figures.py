"""Drawings of this chapter: the cell with its peepholes, what is shut in, and what one element reaches."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from chapters import style
from chapters.lstm_gates import figures as lstm


def _dashed(ax: Axes, points: list[tuple[float, float]]) -> None:
    """A bent dashed line that ends in an arrow: a peephole."""
    ax.plot(*zip(*points, strict=True), color=style.MEMORY, lw=1.5, ls=(0, (4, 2)), solid_joinstyle="round")
    style.arrow(ax, points[-2], points[-1], style.MEMORY)


def peephole_cell(ax: Axes) -> None:
    """The LSTM cell of ``lstm_gates`` with three dashed peepholes."""
    lstm.lstm_cell(ax)
    ax.plot([0.6, 2.87], [2.1, 2.1], "o", color=style.MEMORY, ms=5, zorder=5)
    _dashed(ax, [(0.6, 2.1), (0.6, 0.92), (0.63, 0.92), (0.68, 0.92)])
    _dashed(ax, [(0.6, 1.68), (1.36, 1.68), (1.36, 0.92), (1.38, 0.92), (1.43, 0.92)])
    _dashed(ax, [(2.87, 2.1), (2.87, 0.92), (2.88, 0.92), (2.93, 0.92)])
    style.note(ax, 0.44, 1.4, "$p_f$", style.MEMORY, fontsize=10.5)
    style.note(ax, 1.25, 1.84, "$p_i$", style.MEMORY, fontsize=10.5)
    style.note(ax, 3.06, 1.6, "$p_o$", style.MEMORY, fontsize=10.5)


def shut_in(ax: Axes) -> None:
    """A cell whose output gate is shut, and what the next step's gates are told: 5.4 by 1.75 inches."""
    for x, step in ((1.15, "$t-1$"), (4.05, "$t$")):
        style.box(ax, x, 0.95, w=1.75, h=1.1, color=style.MUTED)
        style.note(ax, x, 1.62, f"step {step}", style.INK, fontsize=10)
    ax.plot([0.1, 5.2], [1.25, 1.25], color=style.MEMORY, lw=3.2, solid_capstyle="round", zorder=1)
    style.arrow(ax, (5.1, 1.25), (5.3, 1.25), style.MEMORY)
    style.note(ax, 2.6, 1.43, "$c$", style.MEMORY, fontsize=12)
    style.box(ax, 1.6, 0.72, "$o=0$", style.GATE, w=0.62, h=0.34, fontsize=10)
    style.arrow(ax, (1.6, 1.22), (1.6, 0.9), style.MEMORY)
    ax.plot([1.91, 3.0], [0.72, 0.72], color=style.STATE, lw=1.6, ls=(0, (1.5, 2.5)))
    style.arrow(ax, (2.95, 0.72), (3.38, 0.72), style.STATE)
    style.note(ax, 2.6, 0.5, "$h=0$", style.STATE, fontsize=11)
    style.box(ax, 3.76, 0.72, "i, f", style.GATE, w=0.74, h=0.34, fontsize=10)
    style.arrow(ax, (3.76, 0.22), (3.76, 0.54), style.INPUT)
    style.note(ax, 3.76, 0.13, "$x_t$", style.INPUT, fontsize=11)
    _dashed(ax, [(3.55, 1.25), (3.55, 1.0), (3.55, 0.9)])
    style.note(ax, 4.18, 1.06, "a peephole", style.MEMORY, fontsize=9.5)


def one_to_one(ax: Axes, units: int = 8, marked: int = 4) -> None:
    """What the fifth of some elements of c reaches: through a vector, and through a matrix. 5.2 by 2.35 inches."""
    side = 0.2
    for left, full, title in ((0.62, False, "a vector: one number a unit"), (3.2, True, "a matrix: one for each pair")):
        top = 1.92
        for row in range(units):  # a row for each element of c, a column for each unit's gate
            for col in range(units):
                here = full or row == col
                hit = row == marked and here
                face = style.MEMORY if hit else style.TINT[style.WEIGHT] if here else "none"
                edge = style.WEIGHT if here else style.TINT[style.INK]
                at = (left + col * side, top - (row + 1) * side)
                ax.add_patch(Rectangle(at, side, side, fc=face, ec=edge, lw=0.8, zorder=2 if here else 1))
        y = top - (marked + 0.5) * side
        style.arrow(ax, (left - 0.24, y), (left - 0.03, y), style.MEMORY)
        style.note(ax, left - 0.38, y, f"$c_{marked + 1}$", style.MEMORY, fontsize=11)
        style.note(ax, left + units * side / 2, 0.14, "gate of unit 1 … 8", style.GATE, fontsize=9.5)
        style.note(ax, left + units * side / 2, 2.15, title, style.INK, fontsize=10)
