"""What the LSTM's drawings have in common: the cell, built up in stages, and chains of cells."""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from chapters.style import (
    CANDIDATE,
    GATE,
    INK,
    INPUT,
    MEMORY,
    MUTED,
    STATE,
    TARGET,
    WEIGHT,
    Drawing,
    arrow,
    box,
    dot,
    note,
)

LINE = {"lw": 1.6, "solid_joinstyle": "round", "solid_capstyle": "round"}
HELD = {"h": STATE, "c": MEMORY}  # what a step hands to the next


def path(ax: Axes, points: list[tuple[float, float]], color: str, lw: float = 1.6) -> None:
    """A bent line that ends in an arrow."""
    ax.plot(*zip(*points[:-1], strict=True), color=color, **{**LINE, "lw": lw})
    arrow(ax, points[-2], points[-1], color)


def lstm_cell(ax: Axes, stage: int = 6, alone: bool = False, size: float = 11.0) -> None:
    """The cell as far as ``stage`` (1 to 6) in a frame of 5 by 2.6; ``alone`` colours that stage only."""

    def shade(color: str, since: int) -> str:
        return color if not alone or since == stage else MUTED

    def label(x: float, y: float, text: str, color: str) -> None:
        note(ax, x, y, text, color, fontsize=size)

    c = shade(MEMORY, 1)
    ends = [0.52, *([0.85, 1.15] if stage >= 2 else []), *([2.35, 2.65] if stage >= 4 else []), 4.6]
    for k, (left, right) in enumerate(zip(ends[::2], ends[1::2], strict=True)):
        last = k == len(ends) // 2 - 1
        if last:
            ax.plot([left, right - 0.1], [2.1, 2.1], color=c, **{**LINE, "lw": 3.2})
            arrow(ax, (right - 0.2, 2.1), (right, 2.1), c)
        else:
            ax.plot([left, right], [2.1, 2.1], color=c, **{**LINE, "lw": 3.2})
    label(0.24, 2.1, "$c_{t-1}$", c)
    label(4.8, 2.1, "$c_t$", c)

    def block(x: float, name: str, squash: str, color: str, since: int) -> None:
        color = shade(color, since)
        arrow(ax, (x, 0.36), (x, 0.74), shade(INPUT, since))
        box(ax, x, 0.92, squash, color, w=0.64, h=0.36, fontsize=size * (0.8 if squash == "tanh" else 1))
        label(x - 0.18, 1.27, f"${name}$", color)

    if stage >= 2:
        bus = {2: 1.0, 3: 2.5, 4: 2.5}.get(stage, 3.25)
        ax.plot([0.52, bus], [0.36, 0.36], color=shade(INPUT, 2), **LINE)
        label(0.24, 0.36, "$h_{t-1}$", shade(STATE, 2))
        path(ax, [(0.62, 0.1), (0.62, 0.2), (0.62, 0.35)], shade(INPUT, 2))
        label(0.86, 0.13, "$x_t$", shade(INPUT, 2))
        block(1.0, "f", r"$\sigma$", GATE, 2)
        arrow(ax, (1.0, 1.1), (1.0, 1.95), shade(GATE, 2))
        dot(ax, 1.0, 2.1, r"$\times$", shade(INK, 2), r=0.15, fontsize=size)
    if stage >= 3:
        block(1.75, "i", r"$\sigma$", GATE, 3)
        block(2.5, "g", "tanh", CANDIDATE, 3)
        path(ax, [(1.75, 1.1), (1.75, 1.55), (2.2, 1.55), (2.35, 1.55)], shade(GATE, 3))
        arrow(ax, (2.5, 1.1), (2.5, 1.4), shade(CANDIDATE, 3))
        dot(ax, 2.5, 1.55, r"$\times$", shade(INK, 3), r=0.15, fontsize=size)
    if stage >= 4:
        arrow(ax, (2.5, 1.7), (2.5, 1.95), shade(CANDIDATE, 4))
        dot(ax, 2.5, 2.1, "$+$", shade(INK, 4), r=0.15, fontsize=size)
    if stage >= 5:
        block(3.25, "o", r"$\sigma$", GATE, 5)
        path(ax, [(3.25, 1.1), (3.25, 1.2), (3.8, 1.2), (3.98, 1.2)], shade(GATE, 5))
    if stage >= 6:
        color = shade(STATE, 6)
        arrow(ax, (4.13, 2.1), (4.13, 1.86), shade(MEMORY, 6))
        box(ax, 4.13, 1.68, "tanh", shade(INK, 6), w=0.64, h=0.36, fontsize=size * 0.8)
        arrow(ax, (4.13, 1.5), (4.13, 1.35), color)
        path(ax, [(4.13, 1.05), (4.13, 0.36), (4.4, 0.36), (4.6, 0.36)], color)
        label(4.8, 0.36, "$h_t$", color)
    if stage >= 5:
        dot(ax, 4.13, 1.2, r"$\times$", shade(INK, 5), r=0.15, fontsize=size)


def frame(fig: Figure, left: float, bottom: float, width: float) -> Axes:
    """Axes for one lstm_cell, placed in inches."""
    w, h = fig.get_size_inches()
    height = width * 2.6 / 5
    place = left / w, bottom / h, width / w, height / h
    ax = fig.add_axes(place, axes_class=Drawing, xlim=(-0.13, 4.97), ylim=(0, 2.652))
    ax.axis("off")
    return ax


def stage(number: int) -> None:
    """A picture of its own for one stage, as large as that of the whole cell."""
    below = 1.85 if number == 1 else 0.0  # the line alone needs no room below it
    fig = plt.figure(figsize=(5.4, 2.81 - below), layout="none")
    lstm_cell(frame(fig, 0, -below, 5.4), number, alone=True, size=13)


def chain(ax: Axes, x: float, y: float, steps: int, gap: float, cell: str, lines: tuple[str, ...]) -> None:
    """A row of cells; ``lines`` names the states handed on, from the bottom up. h also goes up and out."""
    offsets = (0.0,) if len(lines) == 1 else (-0.13, 0.13)
    for name, dy in zip(lines, offsets, strict=True):
        note(ax, x - 0.03, y + 1.25 * dy, f"${name}_0$", HELD[name], fontsize=11)
    for t in range(1, steps + 1):
        here = x + t * gap
        for name, dy in zip(lines, offsets, strict=True):
            start = x + 0.17 if t == 1 else here - gap + 0.32
            ax.plot([start, here - 0.4], [y + dy, y + dy], color=HELD[name], **{**LINE, "lw": 3.2 if name == "c" else 1.6})
            arrow(ax, (here - 0.44, y + dy), (here - 0.32, y + dy), HELD[name])
        box(ax, here, y, cell, WEIGHT, w=0.64, h=0.5, fontsize=10.5)
        note(ax, here, y - 0.72, f"$x_{t}$", INPUT, fontsize=11)
        arrow(ax, (here, y - 0.58), (here, y - 0.25), INPUT)
        arrow(ax, (here, y + 0.25), (here, y + 0.58), STATE)
        note(ax, here, y + 0.7, f"$h_{t}$", STATE, fontsize=11)
    end = x + steps * gap + 0.32
    for name, dy in zip(lines, offsets, strict=True):
        ax.plot([end, end + 0.3], [y + dy, y + dy], color=HELD[name], **{**LINE, "lw": 3.2 if name == "c" else 1.6})
        arrow(ax, (end + 0.26, y + dy), (end + 0.4, y + dy), HELD[name])


def conveyor(ax: Axes, x: float, y: float, values: list[float], keep: float, gap: float = 1.32) -> None:
    """The c line through three cells that write nothing: what stands on it, and what each cell multiplies it with."""
    for t, value in enumerate(values):
        here = x + t * gap
        note(ax, here, y, f"{value:.2f}", MEMORY, fontsize=12)
        note(ax, here, y + 0.27, f"$c_{t}$", MEMORY, fontsize=10.5)
        if t + 1 < len(values):
            ax.plot([here + 0.24, here + gap / 2 - 0.26], [y, y], color=MEMORY, **{**LINE, "lw": 3.2})
            box(ax, here + gap / 2, y, rf"$\times {keep:g}$", GATE, w=0.52, h=0.34, fontsize=10.5)
            ax.plot([here + gap / 2 + 0.26, here + gap - 0.34], [y, y], color=MEMORY, **{**LINE, "lw": 3.2})
            arrow(ax, (here + gap - 0.36, y), (here + gap - 0.24, y), MEMORY)


def two_layers(ax: Axes, x: float, y: float, steps: int = 3, gap: float = 1.35) -> None:
    """Two layers of cells over a few steps, one cell framed."""
    high = 0.95
    for t in range(1, steps + 1):
        here = x + (t - 1) * gap
        note(ax, here, y - 0.72, f"$x_{t}$", INPUT, fontsize=11)
        arrow(ax, (here, y - 0.58), (here, y - 0.22), INPUT)
        for layer in range(2):
            at = y + layer * high
            box(ax, here, at, "LSTM", WEIGHT, w=0.68, h=0.44, fontsize=9.5)
            arrow(ax, (here, at + 0.22), (here, at + high - 0.22 if layer == 0 else at + 0.56), STATE)
            for dy, lw, color in ((-0.1, 1.6, STATE), (0.1, 3.2, MEMORY)):
                for start in [here + 0.34] + ([here - gap + 0.34 + 0.45] if t == 1 else []):
                    end = start + gap - 0.68 if start > here else here - 0.34
                    if t == steps and start > here:
                        end = start + 0.45
                    ax.plot([start, end - 0.08], [at + dy, at + dy], color=color, **{**LINE, "lw": lw})
                    arrow(ax, (end - 0.12, at + dy), (end, at + dy), color)
        note(ax, here, y + high + 0.7, f"$y_{t}$", TARGET, fontsize=11)
    ax.add_patch(
        Rectangle((x + gap - 0.5, y + high - 0.34), 1.0, 0.68, fill=False, ec=INK, lw=1.8, ls=(0, (4, 2)))
    )
    note(ax, x + gap * (steps - 1) + 1.12, y + high + 0.16, "$c$", MEMORY, fontsize=11)
    note(ax, x + gap * (steps - 1) + 1.12, y + high - 0.16, "$h$", STATE, fontsize=11)
