"""Drawings of this chapter: two networks and the state between them, a teacher, a tree."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from chapters import style

END = "■"
FEW = 30  # shares of fewer answers are drawn grey


def _row(ax: Axes, x: float, y: float, inputs: Sequence[str], outputs: Sequence[str], color: str, gap: float) -> float:
    """Cells side by side with letters below and above; where the last one ends."""
    for t, letter in enumerate(inputs):
        here = x + t * gap
        if t:
            style.arrow(ax, (here - gap + 0.15, y), (here - 0.15, y), style.STATE)
        style.box(ax, here, y, color=color, w=0.3, h=0.3)
        style.note(ax, here, y - 0.62, letter.replace(" ", "·"), style.INPUT, fontsize=11)
        style.arrow(ax, (here, y - 0.46), (here, y - 0.15), style.INPUT)
        if outputs and outputs[t]:
            style.arrow(ax, (here, y + 0.15), (here, y + 0.46), style.TARGET)
            style.note(ax, here, y + 0.62, outputs[t], style.TARGET, fontsize=11)
    return x + (len(inputs) - 1) * gap + 0.15


def encoder_decoder(ax: Axes, source: str, target: str) -> None:
    """One network reads, the other says: 5.5 by 2 inches."""
    gap, y = 0.42, 0.98
    end = _row(ax, 0.3, y, source, (), style.WEIGHT, gap)
    start = end + 0.85
    style.arrow(ax, (end, y), (start - 0.15, y), style.STATE)
    style.note(ax, (end + start) / 2 - 0.05, y + 0.2, "state", style.STATE)
    read = ["▷", *target]
    _row(ax, start, y, read, [*target, END], style.INK, gap)
    style.note(ax, (0.3 + end) / 2, y + 0.42, "encoder", style.WEIGHT)
    style.note(ax, start + (len(read) - 1) * gap / 2, 0.1, "decoder", style.INK)


def teacher(ax: Axes, right: str, forced: str, free: str) -> None:
    """The same decoder corrected at every step, and left alone: 5.5 by 3.7 inches. Letters that are wrong are circled."""
    gap, x = 0.72, 1.6
    for y, title, read, said in ((2.8, "in training", right, forced), (0.85, "in use", free, free)):
        style.note(ax, 0.12, y, title, style.INK, ha="left", fontsize=11)
        style.arrow(ax, (x - 0.5, y), (x - 0.15, y), style.STATE)
        wrong = [t for t in range(len(said)) if said[t] != right[t]]
        for t in wrong:
            style.dot(ax, x + t * gap, y + 0.64, "", style.TARGET, r=0.16)
        _row(ax, x, y, ["▷", *read[: len(said) - 1]], said, style.INK, gap)
        if read is free:
            for t in range(1, len(said)):
                style.arrow(ax, (x + (t - 1) * gap + 0.17, y + 0.54), (x + t * gap - 0.13, y - 0.52), style.MUTED)


def beam_tree(ax: Axes) -> None:
    """A tree of beginnings with their probabilities, and which a beam of two keeps: 5.5 by 2.9 inches."""
    levels = [0.35, 1.75, 3.2, 4.75]
    places = {
        "": (0, 1.45),
        "a": (1, 2.15),
        "b": (1, 0.7),
        "aa": (2, 2.65),
        "ab": (2, 2.1),
        "a" + END: (2, 1.55),
        "ba": (2, 1.08),
        "bb": (2, 0.7),
        "b" + END: (2, 0.3),
        "aaa": (3, 2.75),
        "aab": (3, 2.35),
        "aa" + END: (3, 1.95),
        "again": (3, 0.3),
    }
    values = {"a": 0.6, "b": 0.4, "aa": 0.216, "ab": 0.204, "a" + END: 0.18, "ba": 0.024, "bb": 0.016, "b" + END: 0.36}
    values |= {"aaa": 0.078, "aab": 0.073, "aa" + END: 0.065, "again": 0.36}
    kept = {"", "a", "b", "aa", "b" + END, "aaa", "again"}
    for name, (level, y) in places.items():
        x = levels[level]
        color = style.INK if name in kept else style.MUTED
        if name:
            parent = "b" + END if name == "again" else name[:-1]
            px, py = levels[places[parent][0]], places[parent][1]
            wide = 0.2 if parent == "" else 0.52
            style.arrow(ax, (px + wide, py), (x - 0.54, y), color)
        if not name:
            style.dot(ax, x, y, "▷", style.INK)
            continue
        word = "b" + END if name == "again" else name
        style.box(ax, x, y, f"{word}  {values[name]:.3g}", color, w=1.06, h=0.32, fontsize=10)


def counted(ax: Axes, names: Sequence[str], hits: Sequence[np.ndarray]) -> None:
    """A bar for each name: the share of hits, their number above; grey where there are few. hits: arrays of True, False."""
    for k, found in enumerate(hits):
        share, color = np.mean(found) if len(found) else 0.0, style.MUTED if len(found) < FEW else style.WEIGHT
        ax.bar(k, share, color=color, width=0.75)
        ax.annotate(str(len(found)), (k, share), (0, 2), textcoords="offset points", ha="center", fontsize=10)
    ax.set_xticks(range(len(names)), names)
    ax.set(ylim=(0, 1.12))


def by_place(ax: Axes, share: Sequence[float], counts: np.ndarray, color: str, label: str) -> None:
    """A curve over the places of an answer, from 1, as far as there are enough answers; behind that, grey dots."""
    places, share = np.arange(1, len(share) + 1), np.asarray(share)
    many = counts >= FEW
    ax.plot(places[many], share[many], color=color, label=label)
    ax.plot(places[~many], share[~many], "o", ms=4, color=style.MUTED)


def alignment(ax: Axes, weights: np.ndarray, source: str, said: Sequence[str]) -> None:
    """A heat map: weights (T, S), a row for each thing said and for the end, a column for each letter of the source."""
    ax.imshow(weights, cmap="Greens", vmin=0, vmax=1, aspect="auto")
    ax.set_xticks(range(len(source)), list(source.replace(" ", "·")))
    ax.set_yticks(range(len(weights)), [*(one.replace(" ", "·") for one in said), END])
    ax.tick_params(length=0)
    ax.grid(visible=False)
    ax.set(xlabel="reads", ylabel="says")
