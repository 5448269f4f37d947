"""Drawings of this chapter: four ways to the past, two tables of weights, kernels, a revised decision, a scan."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_rgb

from chapters import style


def _row(ax: Axes, left: float, y: float, steps: int = 5, gap: float = 0.42) -> list[float]:
    places = [left + gap * t for t in range(steps)]
    for x in places:
        style.dot(ax, x, y - 0.42, color=style.INPUT, r=0.09)
    return places


def four_ways(ax: Axes) -> None:
    """How each family gets at the past: 5.5 by 3.1 inches."""
    left, right, low, high = 0.42, 3.2, 0.72, 2.2
    for x, y, name in (
        (left, high, "gated network: a chain"),
        (right, high, "attention: everything, anew"),
        (left, low, "linear recurrence: a tree"),
        (right, low, "xLSTM: a chain and a matrix"),
    ):
        style.note(ax, x - 0.2, y + 0.72, name, style.INK, ha="left", fontsize=10)
    for t, x in enumerate(places := _row(ax, left, high)):
        style.box(ax, x, high, color=style.WEIGHT, w=0.24, h=0.24)
        style.arrow(ax, (x, high - 0.32), (x, high - 0.13), style.INPUT)
        if t:
            style.arrow(ax, (places[t - 1] + 0.13, high), (x - 0.13, high), style.STATE)
    places = _row(ax, right, high)
    for x in places:
        style.arrow(ax, (x, high - 0.32), (places[-1] + 0.02 * (x - places[-1]), high + 0.2), style.TARGET)
    style.box(ax, places[-1], high + 0.33, color=style.TARGET, w=0.24, h=0.24)
    places = _row(ax, left, low, 4)
    for x in places:
        style.arrow(ax, (x, low - 0.32), (x, low - 0.21), style.INPUT)
        style.box(ax, x, low - 0.1, color=style.WEIGHT, w=0.2, h=0.2)
    pairs = [(places[0] + places[1]) / 2, (places[2] + places[3]) / 2]
    for k, x in enumerate(places):
        style.arrow(ax, (x, low + 0.01), (pairs[k // 2], low + 0.16), style.STATE)
    for x in pairs:
        style.box(ax, x, low + 0.26, color=style.WEIGHT, w=0.2, h=0.2)
        style.arrow(ax, (x, low + 0.37), (sum(pairs) / 2, low + 0.44), style.STATE)
    style.box(ax, sum(pairs) / 2, low + 0.51, color=style.WEIGHT, w=0.2, h=0.14)
    for t, x in enumerate(places := _row(ax, right, low)):
        style.box(ax, x, low, color=style.WEIGHT, w=0.24, h=0.24)
        style.arrow(ax, (x, low - 0.32), (x, low - 0.13), style.INPUT)
        if t:
            style.arrow(ax, (places[t - 1] + 0.13, low), (x - 0.13, low), style.STATE)
        for k in range(9):
            style.dot(ax, x - 0.09 + 0.09 * (k % 3), low + 0.27 + 0.09 * (k // 3), color=style.STATE, r=0.025)


def weights(axes: list[Axes], tables: list[np.ndarray], titles: list[str]) -> None:
    """Who is heard how much: row t is the state after step t, column s the step it was read at."""
    for ax, table, title in zip(axes, tables, titles, strict=True):
        ink = to_rgb(style.LINES[0])
        colors = LinearSegmentedColormap.from_list("", [(*ink, 0.0), (*ink, 1.0)])
        edges = np.arange(len(table) + 1) - 0.5
        ax.pcolormesh(edges, edges, table, cmap=colors, vmin=0, vmax=1)
        ax.set(xlabel="step that is used", ylabel="after step", aspect="equal", title=title)
        ax.set(xticks=(0, 5, 10, 15), yticks=(0, 5, 10, 15))
        ax.invert_yaxis()
        ax.grid(False)


def kernels(ax: Axes, ages: np.ndarray, parts: np.ndarray, whole: np.ndarray) -> None:
    """What a linear recurrence keeps of an input, by age: each unit's share, and their sum."""
    for k, part in enumerate(parts):
        ax.plot(ages, part, color=style.MUTED, lw=1.2, label="one unit" if not k else None)
    ax.plot(ages, whole, color=style.LINES[0], label="their sum, the kernel")
    ax.set(xlabel="age of the input, in steps", ylabel="its weight in the output")
    ax.legend()


def revised(ax: Axes, scores: np.ndarray, values: np.ndarray, shown: dict[str, np.ndarray], best: np.ndarray) -> None:
    """Values with their scores as sizes, and what two cells show."""
    t = np.arange(len(values))
    ax.step(t, best, where="post", color=style.MUTED, lw=5, alpha=0.4, label="value of the best so far")
    ax.scatter(t, values, s=4 + 7 * scores, color=style.LINES[3], label="a value; its size is its score", zorder=3)
    for (name, line), color in zip(shown.items(), style.LINES[:2], strict=True):
        ax.step(t, line, where="post", color=color, lw=1.8, label=name)
    ax.set(xlabel="step", ylim=(-1.1, 2.3), yticks=(-1, 0, 1))
    ax.legend(loc="upper left", ncols=2, fontsize=9, columnspacing=1)


def scan(ax: Axes, T: int = 8) -> None:
    """The rounds of a scan over T steps: 5.5 by 2.5 inches. Each box says which steps it covers."""
    gap, left, rounds = 0.62, 0.62, 4
    height = [2.2 - 0.62 * r for r in range(rounds)]
    for r, y in enumerate(height):
        reach = 2**r
        style.note(ax, 0.16, y, f"{r}", style.MUTED, fontsize=9.5)
        for t in range(T):
            x, first = left + gap * t, max(1, t + 2 - reach)
            done = first == 1
            text = f"{first}–{t + 1}" if first <= t else f"{t + 1}"
            style.box(ax, x, y, text, style.LINES[0] if done else style.MUTED, w=0.46, h=0.27, fontsize=9)
            if r and t >= reach // 2:
                before = left + gap * (t - reach // 2)
                style.arrow(ax, (before + 0.05, height[r - 1] - 0.14), (x - 0.06, y + 0.14), style.MUTED)
            if r:
                ax.plot([x, x], [height[r - 1] - 0.14, y + 0.14], color=style.MUTED, lw=1.2)
