"""Drawings of this chapter: where gradients meet in a cell."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from chapters import style


def _back(ax: Axes, start: tuple[float, float], end: tuple[float, float], wide: float = 2.2, bend: float = 0) -> None:
    """An arrow against the direction of time: a gradient."""
    shape = FancyArrowPatch(
        start,
        end,
        arrowstyle="-|>,head_length=5.5,head_width=3",
        connectionstyle=f"arc3,rad={bend}",
        color=style.GRADIENT,
        lw=wide,
        shrinkA=0,
        shrinkB=0,
    )
    ax.add_patch(shape)


def meeting_points(ax: Axes) -> None:
    """One cell seen backward, 5.5 by 2.85 inches: three gradients come in from the right and from above."""
    label = {"fontsize": 10.5}
    style.box(ax, 2.84, 1.4, w=4.02, h=2.1, color=style.MUTED)
    c_line, h_line = 2.0, 0.78
    for x, y, sign in ((3.7, c_line, "$+$"), (3.7, h_line, "$+$")):
        style.dot(ax, x, y, sign, style.GRADIENT, r=0.17)
    _back(ax, (4.98, c_line), (3.87, c_line), 3.6)
    style.note(ax, 5.2, c_line, "$dc$", style.GRADIENT, fontsize=12)
    style.note(ax, 5.2, c_line + 0.36, "later\nsteps", fontsize=10)
    _back(ax, (4.98, h_line), (3.87, h_line))
    style.note(ax, 5.2, h_line, "$dh$", style.GRADIENT, fontsize=12)
    style.note(ax, 5.2, h_line - 0.36, "later\nsteps", fontsize=10)
    _back(ax, (3.7, 0.14), (3.7, h_line - 0.17))
    style.note(ax, 4.16, 0.12, "the loss", fontsize=10)
    _back(ax, (3.7, h_line + 0.17), (3.7, c_line - 0.17))
    style.note(ax, 3.78, 1.4, r"$o(1-\tanh^2 c_t)$", style.INK, ha="left", fontsize=9.5)
    _back(ax, (3.53, c_line), (0.6, c_line), 3.6)
    style.note(ax, 2.1, c_line + 0.2, r"$\times\ f$", style.INK, **label)
    style.note(ax, 0.38, c_line, "$dc$", style.GRADIENT, fontsize=12)
    style.box(ax, 2.1, h_line, "i, f, g, o", style.GATE, w=1.2, h=0.42, **label)
    _back(ax, (3.53, h_line), (2.72, h_line))
    style.note(ax, 3.12, h_line + 0.17, "$o$", style.INK, fontsize=10.5)
    _back(ax, (3.56, c_line - 0.1), (2.45, h_line + 0.23))
    style.note(ax, 2.56, 1.58, "$i,\\ f,\\ g$", style.INK, fontsize=10.5)
    _back(ax, (1.48, h_line), (0.6, h_line))
    style.note(ax, 1.18, h_line + 0.18, r"$U^{\mathsf{T}}$", style.INK, fontsize=10.5)
    style.note(ax, 0.38, h_line, "$dh$", style.GRADIENT, fontsize=12)
    _back(ax, (2.1, h_line - 0.22), (2.1, 0.24))
    style.note(ax, 2.42, 0.2, r"$W^{\mathsf{T}}$", style.INK, fontsize=10.5)
    style.note(ax, 2.1, 0.12, "$dx$", style.GRADIENT, fontsize=12)
    style.note(ax, 0.4, c_line + 0.36, "earlier\nsteps", fontsize=10)
    style.note(ax, 2.78, 2.65, "step $t$", style.INK, fontsize=10.5)
