"""Drawings of this chapter: layers, what comes back of them, padding, two directions, and places for dropout."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from chapters import style


def lstm_layers(ax: Axes, steps: int = 3) -> None:
    """Two LSTM layers unrolled, 5.4 by 3.1 inches: h goes right and up, c goes right only."""
    for layer, y in ((1, 1.15), (2, 2.15)):
        style.note(ax, 0.42, y, f"layer {layer}", fontsize=10)
        for t in range(1, steps + 1):
            x = 1.3 + (t - 1) * 1.45
            style.box(ax, x, y, "LSTM", style.WEIGHT, w=0.68, h=0.5, fontsize=10)
            style.arrow(ax, (x, y + 0.25), (x, y + 0.75 if layer == 1 else y + 0.5), style.STATE)
            style.arrow(ax, (x + 0.34, y - 0.12), (x + 1.11, y - 0.12), style.STATE)
            style.arrow(ax, (x + 0.34, y + 0.12), (x + 1.11, y + 0.12), style.MEMORY)
            if layer == 1:
                style.dot(ax, x, 0.32, f"$x_{t}$", style.INPUT)
                style.arrow(ax, (x, 0.52), (x, y - 0.25), style.INPUT)
                style.note(ax, x + 0.14, y + 0.5, "$h$", style.STATE)
            if t == 1:
                style.note(ax, x + 0.72, y - 0.27, "$h$", style.STATE)
                style.note(ax, x + 0.72, y + 0.27, "$c$", style.MEMORY)
    for t in range(1, steps + 1):
        style.note(ax, 1.3 + (t - 1) * 1.45, 2.82, f"$h_{t}$, the output", style.STATE, fontsize=10)


def shapes(ax: Axes) -> None:
    """What two layers in two directions return, 5.5 by 3.0 inches: the runs, and where output, h_n and c_n are in them."""
    names = ("1 forward", "1 backward", "2 forward", "2 backward")
    for row, name in enumerate(names):
        y, back = 0.55 + 0.56 * row, row % 2 == 1
        style.note(ax, 0.3, y, name, fontsize=10, ha="left")
        color = style.LINES[0] if row > 1 else style.MUTED
        for t in range(5):
            x = 1.75 + 0.56 * t
            last = t == (0 if back else 4)
            style.box(ax, x, y, "", style.STATE if last else color, w=0.34, h=0.34)
            if t:
                ends = (x - 0.18, x - 0.38)
                style.arrow(ax, (ends[not back], y), (ends[back], y), style.MUTED)
        style.note(ax, 4.55, y, f"h_n[{row}]", style.STATE, fontsize=10, ha="left", family="monospace")
    style.frame(ax, 2.87, 0.55 + 0.56 * 2.5, 2.8, 1.06, style.LINES[0])
    style.note(ax, 2.87, 2.86, "output: the top layer, all steps", style.LINES[0], fontsize=10)
    for t in range(5):
        style.note(ax, 1.75 + 0.56 * t, 0.16, f"t = {t}", fontsize=9)


def directions(ax: Axes) -> None:
    """What each direction has read where it stands, 5.4 by 2.1 inches, for five steps."""
    for row, (name, y) in enumerate((("forward", 1.45), ("backward", 0.6))):
        style.note(ax, 0.08, y, name, fontsize=10, ha="left")
        for t in range(5):
            left = 1.05 + 0.87 * t
            for s in range(5):
                read = s <= t if row == 0 else s >= t
                color = style.LINES[row]
                face = color if read else "none"
                ax.add_patch(Rectangle((left + 0.14 * s, y - 0.15), 0.13, 0.3, fc=face, ec=color, lw=0.8))
            whole = t == (4 if row == 0 else 0)
            if whole:
                style.frame(ax, left + 0.345, y, 0.85, 0.5, style.INK)
    for t in range(5):
        style.note(ax, 1.05 + 0.87 * t + 0.345, 1.93, f"at t = {t}", fontsize=9.5)
    style.note(ax, 3.1, 0.14, "filled: steps that this state has read", fontsize=9.5)


def padding(ax: Axes, lengths: tuple[int, ...], T: int) -> None:
    """Sequences as rows of boxes, 5.2 by 0.36 per sequence and 0.7: real steps, padding, and two places to look."""
    top = 0.45 + 0.36 * (len(lengths) - 1)
    for n, length in enumerate(lengths):
        y = top - 0.36 * n
        for t in range(T):
            x, real = 0.55 + 0.45 * t, t < length
            color = style.INPUT if real else style.MUTED
            style.box(ax, x, y, "" if real else "0", color, w=0.37, h=0.27, fontsize=9)
        style.dot(ax, 0.55 + 0.45 * (length - 1), y, color=style.INK, r=0.08)
    style.frame(ax, 0.55 + 0.45 * (T - 1), (top + 0.45) / 2, 0.43, top - 0.45 + 0.36, style.STATE)
    style.note(ax, 0.55 + 0.45 * (T - 1), 0.12, "hs[-1]", style.STATE, family="monospace", fontsize=9.5)
    style.note(ax, 1.9, 0.12, "dots: the last real steps", style.INK, fontsize=9.5)


def dropouts(ax: Axes) -> None:
    """Three ways of dropping, 5.5 by 2.25 inches: each arrow's colour is its mask; a plain arrow has none."""
    masks = style.LINES[:3]
    for k, name in enumerate(
        ("only upwards,\na new mask\neach step", "one mask\nfor all steps", "on the memory,\na new mask\neach step")
    ):
        left = 0.3 + 1.88 * k
        style.note(ax, left + 0.62, 1.86, name, style.INK, fontsize=9.5)
        for layer in (0, 1):
            for t in range(3):
                x, y = left + 0.62 * t, 0.55 + 0.66 * layer
                style.box(ax, x, y, color=style.WEIGHT, w=0.26, h=0.26)
                if layer == 0:
                    color = masks[t] if k == 0 else masks[0] if k == 1 else style.MUTED
                    style.arrow(ax, (x, y + 0.13), (x, y + 0.53), color)
                if t < 2:
                    color = style.MUTED if k == 0 else masks[1] if k == 1 else masks[t]
                    style.arrow(ax, (x + 0.13, y), (x + 0.49, y), color)
    style.note(ax, 2.75, 0.16, "grey: nothing is dropped; one colour: one mask", fontsize=9.5)


def drifting(ax: Axes, distances: np.ndarray) -> None:
    """How far states have gone from where their sequence ended, step by step into the padding."""
    steps = np.arange(len(distances))
    ax.plot(steps, np.median(distances, axis=1), color=style.LINES[0])
    ax.fill_between(steps, *np.quantile(distances, [0.1, 0.9], axis=1), color=style.LINES[0], alpha=0.2, lw=0)
