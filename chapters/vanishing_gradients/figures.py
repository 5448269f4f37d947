"""Drawings of this chapter that are more than a plot."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from chapters import style


def fading_chain(ax: Axes, x: float, y: float, kept: list[float], gap: float = 0.86) -> None:
    """States in a row, and the message that runs back through them from the last, as thick as what is left of it."""
    steps = len(kept)
    for k in range(steps):
        here = x + k * gap
        style.dot(ax, here, y, f"$h_{k + 1}$", style.STATE, r=0.22)
        if k:
            style.arrow(ax, (here - gap + 0.22, y), (here - 0.22, y), style.STATE)
    for k in range(1, steps):
        here = x + k * gap
        left = kept[k]
        shape = FancyArrowPatch(
            (here - 0.06, y - 0.27),
            (here - gap + 0.06, y - 0.27),
            arrowstyle=f"-|>,head_length={2 + 5 * left},head_width={1 + 3 * left}",
            connectionstyle="arc3,rad=-0.45",
            color=style.GRADIENT,
            lw=0.4 + 5 * left,
            alpha=0.25 + 0.75 * left,
            shrinkA=0,
            shrinkB=0,
        )
        ax.add_patch(shape)
    end = x + (steps - 1) * gap
    style.box(ax, end, y + 0.74, "loss", style.TARGET, w=0.62, h=0.34, fontsize=10)
    style.arrow(ax, (end, y + 0.22), (end, y + 0.57), style.MUTED)
    for k, left in enumerate(kept):
        style.note(ax, x + k * gap, y - 0.88, f"{left:.2f}", style.GRADIENT, fontsize=9.5)


def trick_map(ax: Axes, rows: list[tuple[str, str, str]], width: float, top: float, gap: float = 0.5) -> None:
    """A trouble in the middle of each row; what is done against it in depth to its left, in time to its right; * makes it bold."""
    side = (width - 1.5) / 2
    middle = side + 0.75
    style.note(ax, side / 2, top, "in depth", style.INK, fontsize=10.5)
    style.note(ax, middle, top, "trouble", style.INK, fontsize=10.5)
    style.note(ax, width - side / 2, top, "in time", style.INK, fontsize=10.5)
    for k, (depth, trouble, time) in enumerate(rows):
        y = top - 0.45 - k * gap
        style.box(ax, middle, y, trouble, style.INK, w=1.42, h=0.4, fontsize=9)
        for x, text, color in ((side / 2, depth, style.LINES[0]), (width - side / 2, time, style.LINES[1])):
            if text:
                weight = "bold" if text.startswith("*") else "normal"
                style.box(ax, x, y, text.lstrip("*"), color, w=side - 0.1, h=0.4, fontsize=9, fontweight=weight)
            else:
                style.note(ax, x, y, "–")
