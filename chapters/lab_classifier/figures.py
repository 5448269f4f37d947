"""Drawings of this chapter: many words in and one answer out, accuracy against lag, and a sentence going through a unit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from chapters import style


def many_to_one(ax: Axes, words: list[str], padding: int = 2) -> None:
    """A review read word by word, 5.5 by 2.5 inches: the read-out stands at its last word, and the padding is not read."""
    gap, y = 0.78, 1.3
    for t in range(len(words) + padding):
        x, real = 0.42 + gap * t, t < len(words)
        colour = style.WEIGHT if real else style.MUTED
        style.box(ax, x, y, "cell", colour, w=0.5, h=0.38, fontsize=9.5)
        style.note(ax, x, 0.28, words[t] if real else "pad", style.INPUT if real else style.MUTED, fontsize=10)
        style.arrow(ax, (x, 0.45), (x, y - 0.19), style.INPUT if real else style.MUTED)
        style.note(ax, x + 0.1, 0.78, "$x$", style.INPUT if real else style.MUTED, fontsize=9, ha="left")
        if t < len(words) - 1:
            style.arrow(ax, (x + 0.25, y), (x + gap - 0.25, y), style.STATE)
        elif t < len(words) + padding - 1:
            ax.plot([x + 0.25, x + gap - 0.25], [y, y], color=style.MUTED, lw=1.2, ls=(0, (2, 3)))
    x = 0.42 + gap * (len(words) - 1)
    style.arrow(ax, (x, y + 0.19), (x, 1.83), style.STATE)
    style.note(ax, x + 0.1, 1.65, "$h$", style.STATE, fontsize=9, ha="left")
    style.box(ax, x, 2.02, "read-out", style.TARGET, w=0.8, h=0.36, fontsize=9.5)
    style.arrow(ax, (x - 0.4, 2.02), (x - 0.95, 2.02), style.TARGET)
    style.note(ax, x - 1.02, 2.02, "praise or blame?", style.TARGET, fontsize=10, ha="right")


def by_lag(axes: list[Axes], cells: Sequence[str], lags: Sequence[int], accuracy: np.ndarray, longest: int) -> None:
    """Accuracy (cells, seeds, epochs, lags; NaN after the end) against lag, one panel for a cell: each run when it has
    begun to succeed (dashed), and at its end."""
    colours = style.LINES[:3]
    for ax, cell, several in zip(axes, cells, accuracy, strict=True):
        ax.axvspan(longest, 33, color=style.MUTED, alpha=0.12, lw=0)
        ax.axhline(0.5, color=style.MUTED, lw=1, ls=":")
        for colour, run in zip(colours, several, strict=True):
            epochs = run[~np.isnan(run[:, 0])]
            good = np.flatnonzero(epochs[:-1].mean(axis=1) > 0.6)
            if good.size:
                begun = epochs[good[0]]
                ax.plot(lags, begun, color=colour, lw=1.3, ls="--")
                where = {"textcoords": "offset points", "color": colour, "fontsize": 10}
                ax.annotate(f"{good[0] + 1}", (lags[-1], begun[-1]), (3, -3), **where)
            ax.plot(lags, epochs[-1], color=colour, lw=1.8)
        ax.set(title=cell, ylabel="accuracy", ylim=(0.38, 1.04), xlim=(0, 34), xticks=(1, 10, 20, 30))
    axes[-1].set_xlabel("lag")


def read_aloud(axes: list[Axes], words: list[list[str]], units: list[np.ndarray], verdicts: list[np.ndarray]) -> None:
    """Two reviews, word by word: the unit that keeps the "not", and what the read-out would say after each word."""
    for ax, said, unit, verdict in zip(axes, words, units, verdicts, strict=True):
        t = np.arange(len(said))
        ax.axhline(0, color=style.MUTED, lw=0.8)
        ax.plot(t, unit, color=style.STATE, lw=1.8)
        ax.plot(t, verdict, color=style.TARGET, lw=1.8, ls="--")
        ax.set(ylim=(-1.15, 1.15), yticks=(-1, 0, 1), xticks=t)
        ax.set_xticklabels(said, rotation=55, ha="right", rotation_mode="anchor")
        for label, word in zip(ax.get_xticklabels(), said, strict=True):
            if word in ("not", "but", "dull"):
                label.set(color=style.STATE, weight="bold")


def overfits(axes: list[Axes], learnt: np.ndarray, valid: np.ndarray, right: np.ndarray, bag: float) -> None:
    """Losses and accuracy, each (seeds, epochs): every run thin, their mean thick; bag: the accuracy of a bag of words."""
    epochs = np.arange(1, learnt.shape[1] + 1)
    for ax, rows, colour in (
        (axes[0], learnt, style.LINES[0]),
        (axes[0], valid, style.LINES[1]),
        (axes[1], right, style.LINES[1]),
    ):
        ax.plot(epochs, rows.T, color=colour, lw=0.6, alpha=0.35)
        ax.plot(epochs, rows.mean(axis=0), color=colour, lw=2)
    where = {"fontsize": 10.5, "ha": "right"}
    axes[0].text(epochs[-1], learnt[:, -1].mean() + 0.08, "training", color=style.LINES[0], **where)
    axes[0].text(epochs[-1] - 2.2, valid[:, -2].mean() + 0.06, "validation", color=style.LINES[1], **where)
    axes[1].axhline(bag, color=style.MUTED, lw=1.2, ls=":")
    axes[0].set(ylabel="loss (nats)", ylim=(0, None))
    axes[1].set(xlabel="epoch", ylabel="right, test set", ylim=(0.5, 0.85))
