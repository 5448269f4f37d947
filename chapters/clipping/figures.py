"""Drawings of this chapter: the order of calls in a training step."""

from __future__ import annotations

from matplotlib.axes import Axes

from chapters import style


def calls(ax: Axes) -> None:
    """A training step as a ring of four calls, 5.5 by 1.8 inches, and the two places where the fifth is of no use."""
    y, w = 1.0, 0.98
    names = ("zero_grad", "backward", "clip", "step")
    colors = (style.MUTED, style.GRADIENT, style.GRADIENT, style.WEIGHT)
    at = [0.72 + 1.35 * k for k in range(4)]
    for k, (x, name, color) in enumerate(zip(at, names, colors, strict=True)):
        style.box(ax, x, y, name, color, w=w, fontsize=10.5)
        if k:
            style.arrow(ax, (at[k - 1] + w / 2, y), (x - w / 2, y), style.MUTED)
    ax.plot([at[3], at[3], at[0]], [y + 0.21, y + 0.55, y + 0.55], color=style.MUTED, lw=1.6)
    style.arrow(ax, (at[0], y + 0.55), (at[0], y + 0.21), style.MUTED)
    style.note(ax, (at[0] + at[3]) / 2, y + 0.66, "the next batch", fontsize=10)
    for x, text in (
        ((at[0] + at[1]) / 2, "nothing is there\nto be clipped"),
        (at[3], "the step\nhas been taken"),
    ):
        style.note(ax, x, 0.3, text, style.MUTED, fontsize=9.5)
        style.arrow(ax, (x, 0.52), (x, 0.76 if x == at[3] else 0.94), style.MUTED)
    style.note(ax, at[2], 0.3, "here", style.INK, fontsize=10.5)
    style.arrow(ax, (at[2], 0.42), (at[2], 0.76), style.INK)
