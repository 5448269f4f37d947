"""Drawings of this chapter: the two grammars, the lags of 1997, and every seed of every court."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from chapters import style

PLACES = ((0.35, 0.9), (1.25, 0.9), (2.35, 1.5), (2.35, 0.3), (3.55, 1.5), (3.55, 0.3), (4.6, 0.9), (5.3, 0.9))
LOOKS = {
    "RNN": style.MUTED,
    "IRNN": style.LINES[2],
    "GRU": style.LINES[3],
    "LSTM of 1997": style.LINES[1],
    "LSTM": style.LINES[0],
    "LSTM, bias 3": style.LINES[5],
}


def _lead(ax: Axes, start: tuple[float, float], end: tuple[float, float], letter: str, side: float = 0.15) -> None:
    """An arrow between two circles; its letter stands to the left of its way, or to the right if side is negative."""
    look = "-|>,head_length=4.5,head_width=2.4"
    ax.add_patch(FancyArrowPatch(start, end, arrowstyle=look, color=style.MUTED, lw=1.5, shrinkA=11, shrinkB=11))
    along = np.subtract(end, start)
    place = np.mean([start, end], axis=0) + side * np.array([-along[1], along[0]]) / np.hypot(*along)
    style.note(ax, *place, letter, style.INK, fontsize=11.5, weight="bold")


def grammar(ax: Axes) -> None:
    """The Reber grammar, and below it the embedded one: 5.6 by 3.5 inches."""
    at = [(x, y + 1.55) for x, y in PLACES]
    for a, b, letter in (
        (0, 1, "B"), (1, 2, "T"), (1, 3, "P"), (2, 4, "X"), (3, 5, "V"), (4, 3, "X"), (4, 6, "S"), (5, 4, "P"), (5, 6, "V"), (6, 7, "E"),
    ):  # fmt: skip
        _lead(ax, at[a], at[b], letter, -0.15 if (a, b) in ((1, 3), (3, 5), (5, 6)) else 0.15)
    for k, letter, up in ((2, "S", 1), (3, "T", -1)):
        x, y = at[k]
        loop = FancyArrowPatch(
            (x - 0.1, y + up * 0.14), (x + 0.1, y + up * 0.14), arrowstyle="-|>,head_length=4.5,head_width=2.4",
            connectionstyle=f"arc3,rad={-2.4 * up}", color=style.MUTED, lw=1.5, shrinkA=1, shrinkB=1,
        )  # fmt: skip
        ax.add_patch(loop)
        style.note(ax, x - 0.33, y + up * 0.27, letter, style.INK, fontsize=11.5, weight="bold")
    for k, place in enumerate(at):
        style.dot(ax, *place, str(k), style.INK if k < 7 else style.MUTED, r=0.16, fontsize=10)
    y = 0.62
    ends = [(0.35, y), (1.05, y), (4.5, y), (5.3, y)]
    for k, place in enumerate(ends):
        style.dot(ax, *place, "", style.MUTED if k == 3 else style.INK, r=0.13)
    for dy, letter, color in ((0.34, "T", style.LINES[0]), (-0.34, "P", style.LINES[1])):
        style.box(ax, 2.75, y + dy, "a Reber string", color, w=1.5, h=0.4, fontsize=10)
        for (ax_, ay), (bx, by), x in (((1.17, y), (1.98, y + dy), 1.5), ((3.52, y + dy), (4.38, y), 4.02)):
            style.arrow(ax, (ax_, ay), (bx, by), color)
            style.note(ax, x, y + dy * 0.5 + np.sign(dy) * 0.16, letter, color, fontsize=11.5, weight="bold")
    for (x, _), (u, _), letter in ((ends[0], ends[1], "B"), (ends[2], ends[3], "E")):
        style.arrow(ax, (x + 0.13, y), (u - 0.14, y), style.MUTED)
        style.note(ax, (x + u) / 2, y + 0.16, letter, style.INK, fontsize=11.5, weight="bold")


def lags(ax: Axes, reported: Iterable[tuple[str, int, int]]) -> None:
    """Least lag against sequences needed, for experiments (letter, lag, sequences) of one paper."""
    looks = {"2c": (style.LINES[0], "o"), "4": (style.LINES[1], "s"), "6": (style.LINES[2], "D"), "1": (style.LINES[3], "^")}
    for kind, lag, needed in reported:
        color, mark = looks[kind]
        ax.plot(lag, needed, mark, color=color, ms=6, clip_on=False)
    for kind, x, y, text, side in (
        ("2c", 330, 22_000, "2c  one symbol kept", "center"),
        ("4", 430, 800_000, "4  adding", "right"),
        ("6", 28, 571_100, "6  order of three", "left"),
        ("6", 36, 26_500, "6  order of two", "right"),
        ("1", 11, 8_440, "1  embedded Reber", "left"),
    ):
        ax.text(x, y, text, color=looks[kind][0], fontsize=9.5, ha=side, va="center")
    ax.set(xscale="log", yscale="log", xlabel="least lag, steps", ylabel="sequences needed")


def _name(ax: Axes, kinds: list[str]) -> None:
    ax.set(yticks=range(len(kinds)), ylim=(len(kinds) - 0.45, -0.55))
    ax.set_yticklabels(kinds)
    for label, kind in zip(ax.get_yticklabels(), kinds, strict=False):  # none where the axis is shared
        label.set_color(LOOKS.get(kind, style.INK))
    ax.tick_params(axis="y", length=0)


def all_seeds(ax: Axes, runs: list[dict[str, Any]], limit: float, label: str, paper: float | None = None) -> None:
    """A row for each kind of network, a dot for each seed; crosses at the right are seeds that did not get there."""
    kinds = list(dict.fromkeys(run["kind"] for run in runs))
    edge = limit * 1.25
    for row, kind in enumerate(kinds):
        mine = [run["needed"] for run in runs if run["kind"] == kind]
        there = [n for n in mine if n is not None]
        lost = len(mine) - len(there)
        ax.plot(there, [row] * len(there), "o", color=LOOKS[kind], ms=6.5, alpha=0.75, mew=0)
        spread = (np.arange(lost) - (lost - 1) / 2) * 0.16
        ax.plot([edge] * lost, row + spread, "x", color=LOOKS[kind], ms=5.5, mew=1.6, clip_on=False)
    ax.axvline(limit, color=style.MUTED, lw=0.8, ls=(0, (3, 3)))
    if paper is not None:
        ax.axvline(paper, color=style.INK, lw=0.9)
        ax.text(paper, -0.62, f" {paper:,.0f} in the paper", fontsize=9, va="bottom", ha="center", color=style.INK)
    ax.text(edge, -0.62, "never", fontsize=9, va="bottom", ha="center", color=style.MUTED)
    ax.set(xlabel=label, xlim=(0, limit * 1.34), xticks=[k * limit // 3 for k in range(4)])
    _name(ax, kinds)


def streams(size: Axes, outer: Axes, runs: list[dict[str, Any]]) -> None:
    """One panel: the size of the cell state along a new stream. The other: the share of right second outer letters."""
    kinds = list(dict.fromkeys(run["kind"] for run in runs))
    for run in runs:
        row, color = kinds.index(run["kind"]), LOOKS[run["kind"]]
        steps, cells = np.array(run["size"]).T
        size.plot(steps, cells, color=color, lw=1.1, alpha=0.8)
        outer.plot(run["outer"], row, "o", color=color, ms=6.5, alpha=0.75, mew=0, clip_on=False)
    size.set(xscale="log", yscale="log", xlabel="letters read", ylabel="mean size of $c$")
    outer.axvline(0.5, color=style.MUTED, lw=0.8, ls=(0, (3, 3)))
    outer.set(xlabel="outer letters right", xlim=(0, 1.03), xticks=[0, 0.5, 1])
    _name(outer, kinds)


def reaches(ax: Axes, runs: list[dict[str, Any]], most: int) -> None:
    """How far each trained network counts."""
    kinds = list(dict.fromkeys(run["kind"] for run in runs))
    for row, kind in enumerate(kinds):
        mine = sorted(run["reaches"] for run in runs if run["kind"] == kind)
        at = [row + 0.13 * mine[:k].count(n) for k, n in enumerate(mine)]
        ax.plot(mine, at, "o", color=LOOKS[kind], ms=6.5, alpha=0.75, mew=0)
    ax.axvline(most, color=style.MUTED, lw=0.8, ls=(0, (3, 3)))
    ax.text(most, -0.6, "learnt from", fontsize=9, va="bottom", ha="right", color=style.MUTED)
    ax.set(xlabel="right for all n up to", xlim=(0, 2 * most), xticks=range(0, 2 * most + 1, 5))
    _name(ax, kinds)


def ablation(axes: Iterable[Axes], runs: list[dict[str, Any]], titles: dict[str, str], limit: int) -> None:
    """Every seed of every variant, a panel for each task; crosses at the right are seeds that did not get there."""
    edge = limit * 1.15
    for ax, (task, title) in zip(axes, titles.items(), strict=True):
        kinds = list(dict.fromkeys(run["kind"] for run in runs))
        for row, kind in enumerate(kinds):
            mine = [run["needed"] for run in runs if run["kind"] == kind and run["task"] == task]
            color = style.LINES[0] if kind == "V" else style.LINES[1]
            there = [n for n in mine if n is not None]
            ax.plot(there, [row] * len(there), "o", color=color, ms=5.5, alpha=0.7, mew=0)
            if lost := len(mine) - len(there):
                spread = (np.arange(lost) - (lost - 1) / 2) * 0.2
                ax.plot([edge] * lost, row + spread, "x", color=color, ms=4.5, mew=1.4, clip_on=False)
        ax.axvline(limit, color=style.MUTED, lw=0.8, ls=(0, (3, 3)))
        ax.set(xlabel=title, xlim=(0, limit * 1.25), xticks=[0, 200, 400])
        _name(ax, kinds)
