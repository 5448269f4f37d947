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
