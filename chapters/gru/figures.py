"""Drawings of this chapter: the GRU's cell, and the chart of conventions."""

from __future__ import annotations

from matplotlib.axes import Axes

from chapters.lstm_gates.figures import LINE, path
from chapters.style import CANDIDATE, GATE, INK, INPUT, LINES, MUTED, STATE, arrow, box, dot, note


def gru_cell(ax: Axes, size: float = 11.0) -> None:
    """The cell with its reset gate before the product, in a frame of 5 by 2.6 (see lstm_gates.figures.frame)."""

    def label(x: float, y: float, text: str, color: str) -> None:
        note(ax, x, y, text, color, fontsize=size)

    for left, right in ((0.52, 2.05), (2.35, 3.4)):
        ax.plot([left, right], [2.1, 2.1], color=STATE, **{**LINE, "lw": 3.2})
    ax.plot([3.7, 4.5], [2.1, 2.1], color=STATE, **{**LINE, "lw": 3.2})
    arrow(ax, (4.4, 2.1), (4.6, 2.1), STATE)
    label(0.24, 2.1, "$h_{t-1}$", STATE)
    label(4.8, 2.1, "$h_t$", STATE)

    ax.plot([0.52, 2.2], [0.36, 0.36], color=INPUT, **LINE)
    label(0.24, 0.36, "$h_{t-1}$", STATE)
    path(ax, [(0.62, 0.1), (0.62, 0.2), (0.62, 0.35)], INPUT)
    label(0.86, 0.13, "$x_t$", INPUT)
    for x, name, dx in ((1.0, "r", -0.18), (2.2, "z", 0.18)):
        arrow(ax, (x, 0.36), (x, 0.74), INPUT)
        box(ax, x, 0.92, r"$\sigma$", GATE, w=0.64, h=0.36, fontsize=size)
        label(x + dx, 1.22, f"${name}$", GATE)
    arrow(ax, (3.55, 0.12), (3.55, 0.74), INPUT)
    label(3.76, 0.2, "$x_t$", INPUT)
    box(ax, 3.55, 0.92, "tanh", CANDIDATE, w=0.64, h=0.36, fontsize=size * 0.8)
    label(3.73, 1.22, "$n$", CANDIDATE)

    arrow(ax, (1.0, 1.1), (1.0, 1.4), GATE)  # r meets the old state
    arrow(ax, (1.0, 2.1), (1.0, 1.7), STATE)
    dot(ax, 1.0, 1.55, r"$\times$", INK, r=0.15, fontsize=size)
    path(ax, [(1.15, 1.55), (1.6, 1.55), (1.6, 0.55), (2.95, 0.55), (2.95, 0.92), (3.1, 0.92), (3.23, 0.92)], STATE)
    arrow(ax, (2.2, 1.1), (2.2, 1.95), GATE)  # z, and what is left of 1
    dot(ax, 2.2, 2.1, r"$\times$", INK, r=0.15, fontsize=size)
    path(ax, [(2.2, 1.55), (2.4, 1.55), (2.6, 1.55)], GATE)
    box(ax, 2.82, 1.55, "$1-$", INK, w=0.44, h=0.32, fontsize=size * 0.9)
    arrow(ax, (3.04, 1.55), (3.4, 1.55), GATE)
    arrow(ax, (3.55, 1.1), (3.55, 1.4), CANDIDATE)
    dot(ax, 3.55, 1.55, r"$\times$", INK, r=0.15, fontsize=size)
    arrow(ax, (3.55, 1.7), (3.55, 1.95), CANDIDATE)
    dot(ax, 3.55, 2.1, "$+$", INK, r=0.15, fontsize=size)


def chart(ax: Axes) -> None:
    """The four kinds of GRU and who uses them, 5.5 by 3.8 inches."""
    short = {
        ("keeps", "before"): [
            "this course: before",
            "Cho et al. 2014",
            "ONNX",
            "Keras, reset_after=False",
            "TensorFlow 1",
            "D2L",
        ],
        ("keeps", "after"): ["this course: after", "PyTorch", "Keras", "cuDNN", "Flax", "ONNX, with a flag"],
        ("takes", "before"): ["Chung et al. 2014", "Andrew Ng", "Olah", "char-rnn"],
        ("takes", "after"): ["nobody in our table"],
    }
    columns, rows = {"before": (1.75, LINES[0]), "after": (4.2, LINES[1])}, {"keeps": (2.46, 1.76), "takes": (0.78, 1.46)}
    for reset, (x, color) in columns.items():
        note(ax, x, 3.58, f"$r$ acts {reset} the product", color, fontsize=10.5)
        for z, (y, high) in rows.items():
            names = short[z, reset]
            box(ax, x, y, "", color if len(names) > 1 else MUTED, w=2.34, h=high)
            for k, name in enumerate(names):
                note(ax, x, y + (len(names) - 1) * 0.13 - 0.26 * k, name, INK if len(names) > 1 else MUTED, fontsize=10)
    for z, words in (("keeps", "$z$ keeps the old"), ("takes", "$z$ takes the new")):
        ax.text(0.3, rows[z][0], words, rotation=90, ha="center", va="center", color=INK, fontsize=10.5)
