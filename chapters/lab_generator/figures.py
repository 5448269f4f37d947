"""Drawings of this chapter: reading and writing, what a letter costs, and a text in the colours of one unit."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from chapters import style


def _row(ax: Axes, y: float, read: str, said: list[str], left: float = 0.75, gap: float = 1.0) -> None:
    """A row of cells that read letters from below and say letters above."""
    for t, (r, s) in enumerate(zip(read, said, strict=True)):
        x = left + t * gap
        if t:
            style.arrow(ax, (x - gap + 0.28, y), (x - 0.28, y), style.STATE)
        style.box(ax, x, y, "cell", style.WEIGHT, fontsize=10)
        style.dot(ax, x, y - 0.72, r, style.INPUT, r=0.18)
        style.arrow(ax, (x, y - 0.54), (x, y - 0.21), style.INPUT)
        style.arrow(ax, (x, y + 0.21), (x, y + 0.54), style.TARGET)
        style.dot(ax, x, y + 0.72, s, style.TARGET, r=0.18)


def reads_and_writes(ax: Axes) -> None:
    """Learning, where a text is read; writing, where what is said is read next: 5.5 by 4.55 inches."""
    style.note(ax, 0.3, 4.36, "learning: the text says what comes next", style.INK, ha="left", fontsize=10.5)
    _row(ax, 3.28, "retur", list("eturn"))
    style.note(ax, 0.3, 2.09, "writing: what is drawn is read next", style.INK, ha="left", fontsize=10.5)
    _row(ax, 1.02, "retur", list("eturn"))
    for t in range(4):  # from what was drawn, down between two cells, to the next input
        x = 0.75 + t * 1.0
        ax.plot([x + 0.18, x + 0.5, x + 0.5], [1.74, 1.74, 0.3], color=style.MUTED, lw=1.3, ls=(0, (3, 2)))
        style.arrow(ax, (x + 0.5, 0.3), (x + 0.82, 0.3), style.MUTED)
    style.note(ax, 0.3, 0.62, "prime", style.MUTED, fontsize=9.5)


def prices(ax: Axes, costs: dict[str, float]) -> None:
    """A bar for each way of guessing."""
    for k, (name, bits) in enumerate(costs.items()):
        color = style.LINES[0] if "network" in name else style.LINES[1] if "lzma" in name else style.MUTED
        ax.barh(-k, bits, color=color, height=0.62)
        ax.text(bits + 0.08, -k, f"{bits:.2f}", va="center", fontsize=9.5, color=style.INK)
    ax.set(yticks=[-k for k in range(len(costs))], yticklabels=list(costs), xlabel="bits per letter")
    ax.set_xlim(0, max(costs.values()) * 1.12)
    ax.grid(axis="y", visible=False)


def coloured(ax: Axes, lines: list[str], values: list[np.ndarray], width: float, pitch: float) -> None:
    """Lines of text, every letter on a ground that shows a value from -1 to 1: brown below 0, blue above."""
    shades = LinearSegmentedColormap.from_list("unit", [style.LINES[1], "#ffffff", style.LINES[0]])
    columns = max(map(len, lines))
    w = width / columns
    for row, (line, found) in enumerate(zip(lines, values, strict=True)):
        y = (len(lines) - row - 0.5) * pitch + 0.05
        for k, (letter, v) in enumerate(zip(line, found, strict=True)):
            if abs(v) > 0.08:
                place = (0.05 + k * w, y - pitch / 2)
                ax.add_patch(Rectangle(place, w, pitch, fc=shades((v + 1) / 2), ec="none", alpha=0.75))
            if letter.strip():
                middle = 0.05 + (k + 0.5) * w
                style.note(ax, middle, y, letter, style.INK, family="monospace", fontsize=9.5)
