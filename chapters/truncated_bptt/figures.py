"""Drawings of this chapter: where the way back is cut, how streams lie in a text, and who hears of what."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from chapters import style


def _ways(ax: Axes, y: float, backward: list[tuple[int, int]], title: str, steps: int = 12, heard: int = 0) -> None:
    """A row of cells with arrows forward over all of them, and ways back over some, (first, last) each."""
    left, gap = 0.42, 0.42
    style.note(ax, 0.14, y + 0.7, title, style.INK, ha="left", fontsize=10.5)
    for t in range(steps):
        x = left + t * gap
        style.box(ax, x, y, color=style.WEIGHT, w=0.24, h=0.24)
        if t:
            style.arrow(ax, (x - gap + 0.12, y), (x - 0.12, y), style.STATE)
        lost = t < heard
        style.dot(ax, x, y + 0.37, color=style.MUTED if lost else style.TARGET, r=0.08)
        ax.plot([x, x], [y + 0.13, y + 0.29], color=style.MUTED if lost else style.TARGET, lw=1.2)
    overlap = any(last >= first for (_, last), (first, _) in zip(backward, backward[1:], strict=False))
    for n, (first, last) in enumerate(backward):
        start, end = left + last * gap + 0.08, left + first * gap - 0.08
        low = y - 0.25 - (0.13 if overlap and n % 2 else 0)
        style.arrow(ax, (start, low), (end, low), style.GRADIENT)
        ax.plot([end, end], [low - 0.07, low + 0.07], color=style.GRADIENT, lw=1.6)


def three_ways(ax: Axes) -> None:
    """Forward over all steps; backward from the end only, or chunk by chunk, or often and far: 5.5 by 3.9 inches."""
    _ways(ax, 2.95, [(8, 11)], "once, from the end: grey losses send nothing back", heard=8)
    _ways(ax, 1.72, [(0, 3), (4, 7), (8, 11)], "chunk after chunk ($k_1 = k_2 = 4$)")
    _ways(ax, 0.5, [(0, 3), (2, 7), (6, 11)], "after every 4 steps, through 6 ($k_1 = 4,\\ k_2 = 6$)")


def stream_layout(ax: Axes, streams: np.ndarray, K: int) -> None:
    """A text in streams, one below the other, and the chunks that are cut of them: 5.5 by 1.6 inches."""
    T, N = streams.shape
    w, top = 4.9 / T, 1.12
    for n in range(N):
        style.note(ax, 0.28, top - 0.42 * n, f"{n}", style.MUTED, fontsize=10)
        for t in range(T):
            chunk = t // K
            color = style.LINES[chunk % 4]
            place = (0.5 + t * w, top - 0.42 * n - 0.17)
            ax.add_patch(Rectangle(place, w, 0.34, fc=style.TINT[color], ec="none"))
            letter = streams[t, n].replace(" ", "·")
            style.note(ax, 0.5 + (t + 0.5) * w, top - 0.42 * n, letter, color, fontsize=11)
    for chunk, s in enumerate(range(0, T, K)):
        middle = min(0.5 + (s + min(K, T - s) / 2) * w, 5.12)
        style.note(ax, middle, top + 0.34, f"chunk {chunk}", style.INK, fontsize=10)
        if s:
            for n in range(N):
                x, y = 0.5 + s * w, top - 0.42 * n
                style.arrow(ax, (x - 0.1, y - 0.19), (x + 0.12, y - 0.19), style.INK)


def credit_panels(axes: list[Axes], matrices: list[np.ndarray], titles: list[str]) -> None:
    """Credit matrices side by side: a coloured field where the loss of row t hears of step s."""
    for ax, credit, title in zip(axes, matrices, titles, strict=True):
        T = len(credit)
        for t in range(T):
            on = np.flatnonzero(credit[t])
            if on.size:
                ax.add_patch(Rectangle((on[0] - 0.5, t - 0.5), on.size, 1, fc=style.GRADIENT, ec="white", lw=0.6))
        ax.plot([-0.5, T - 0.5], [-0.5, T - 0.5], color=style.MUTED, lw=0.8, ls=(0, (3, 3)))
        ax.set(xlim=(-0.5, T - 0.5), ylim=(T - 0.5, -0.5), aspect="equal", xticks=[0, T - 1], yticks=[0, T - 1])
        ax.set_title(title, fontsize=10)
        ax.grid(False)
        ax.set_xlabel("step s", labelpad=-6)
    axes[0].set_ylabel("loss t", labelpad=-10)
