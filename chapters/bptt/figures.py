"""Drawings of this chapter: the unrolled network with the way back, and the table of a gradient check."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from chapters import style


def there_and_back(ax: Axes) -> None:
    """Three steps with a loss on each; forward thin and grey, backward in the colour of gradients. About 5.4 by 2.9 inches."""
    y, off, r = 1.5, 0.09, 0.21
    at = [0.3, 1.95, 3.5, 5.05]  # the states
    steps = [(a + b) / 2 for a, b in zip(at, at[1:], strict=False)]
    for t, x in enumerate(at):
        style.dot(ax, x, y, f"$h_{t}$", style.STATE, r=r)
        if t:
            style.dot(ax, x, y + 1.05, f"$L_{t}$", style.TARGET, r=r)
            style.arrow(ax, (x - off, y + r), (x - off, y + 1.05 - r), style.MUTED)
            style.arrow(ax, (x + off, y + 1.05 - r), (x + off, y + r), style.GRADIENT)
    for t, x in enumerate(steps):
        style.box(ax, x, y, "cell", style.WEIGHT, fontsize=10)
        for left, right in ((at[t] + r, x - 0.28), (x + 0.28, at[t + 1] - r)):
            style.arrow(ax, (left, y + off), (right, y + off), style.MUTED)
            style.arrow(ax, (right, y - off), (left, y - off), style.GRADIENT)
        style.arrow(ax, (x, y - 0.21), (2.65 + 0.5 * (x - 2.65), 0.47), style.GRADIENT)
    style.box(ax, 2.65, 0.27, "$W_x,\\ W_h,\\ b$", style.WEIGHT, w=2.0, h=0.4)


def by_hand(ax: Axes, h: list[float], dh: list[float]) -> None:
    """A chain of states with their numbers, and below it the gradient as it comes back: 5.4 by 2 inches."""
    at, y, low, r = [0.55, 1.95, 3.35, 4.75], 1.25, 0.62, 0.24
    for t, x in enumerate(at):
        style.dot(ax, x, y, f"$h_{t}$", style.STATE, r=r)
        style.note(ax, x, y + 0.42, f"{h[t]:.3f}", style.STATE, fontsize=11)
        style.note(ax, x, low - 0.3, f"{dh[t]:.3f}".replace("-", "−"), style.GRADIENT, fontsize=11)
        if t:
            style.arrow(ax, (at[t - 1] + r, y), (x - r, y), style.STATE)
            style.arrow(ax, (x - 0.14, low), (at[t - 1] + 0.14, low), style.GRADIENT, lw=6 * abs(dh[t - 1]))
            style.note(
                ax,
                (at[t - 1] + x) / 2,
                low + 0.2,
                rf"$\times\,0.8\times\,{1 - h[t] ** 2:.3f}$",
                style.MUTED,
                fontsize=10.5,
            )


def verdicts(ax: Axes, errors: dict[str, dict[str, float]], title: str, symbols: dict[str, str]) -> None:
    """A table of relative errors, a row for each version of a gradient: on a ground where it fails."""
    for row, (name, of_name) in enumerate(errors.items()):
        ax.text(-0.62, -row, name, ha="right", va="center", fontsize=10)
        for column, key in enumerate(symbols):
            error = of_name[key]
            color, face = (style.MUTED, "none") if error < 1e-5 else (style.INK, style.TINT[style.LINES[1]])
            ax.add_patch(Rectangle((column - 0.46, -row - 0.44), 0.92, 0.88, fc=face, ec="none"))
            text = f"1e−{-round(np.log10(max(error, 1e-16)))}" if error < 0.05 else f"{error:.1f}"
            ax.text(column, -row, text, color=color, ha="center", va="center", fontsize=10)
    for column, symbol in enumerate(symbols.values()):
        ax.text(column, 0.62, symbol, ha="center", va="bottom", fontsize=10.5)
    ax.text(-0.62, 0.62, title, ha="right", va="bottom", fontsize=10.5, color=style.MUTED)
    ax.set(xlim=(-3.2, len(symbols) - 0.5), ylim=(-len(errors) + 0.5, 1.2))
    ax.axis("off")
