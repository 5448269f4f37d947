"""Drawings of this chapter that are more than a plot, and the one that moves."""

from __future__ import annotations

import html

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from chapters import style


def fading_chain(ax: Axes, x: float, y: float, kept: list[float], gap: float = 0.86) -> None:
    """States in a row, and the message that runs back through them from the last, as thick as what is left of it."""
    steps = len(kept)
    for k in range(steps):
        here = x + k * gap
        style.dot(ax, here, y, f"$h_{k + 1}$", style.STATE, r=0.22)
        if k:
            style.arrow(ax, (here - gap + 0.22, y), (here - 0.22, y), style.STATE)
    for k in range(1, steps):
        here = x + k * gap
        left = kept[k]
        shape = FancyArrowPatch(
            (here - 0.06, y - 0.27),
            (here - gap + 0.06, y - 0.27),
            arrowstyle=f"-|>,head_length={2 + 5 * left},head_width={1 + 3 * left}",
            connectionstyle="arc3,rad=-0.45",
            color=style.OUTPUT,
            lw=0.4 + 5 * left,
            alpha=0.25 + 0.75 * left,
            shrinkA=0,
            shrinkB=0,
        )
        ax.add_patch(shape)
    end = x + (steps - 1) * gap
    style.box(ax, end, y + 0.74, "loss", style.OUTPUT, w=0.62, h=0.34, fontsize=10)
    style.arrow(ax, (end, y + 0.22), (end, y + 0.57), style.MUTED)
    for k, left in enumerate(kept):
        style.note(ax, x + k * gap, y - 0.88, f"{left:.2f}", style.OUTPUT, fontsize=9.5)


def trick_map(ax: Axes, rows: list[tuple[str, str, str]], width: float, top: float, gap: float = 0.5) -> None:
    """A trouble in the middle of each row; what is done against it in depth to its left, in time to its right; * makes it bold."""
    side = (width - 1.5) / 2
    middle = side + 0.75
    style.note(ax, side / 2, top, "in depth", style.INK, fontsize=10.5)
    style.note(ax, middle, top, "trouble", style.INK, fontsize=10.5)
    style.note(ax, width - side / 2, top, "in time", style.INK, fontsize=10.5)
    for k, (depth, trouble, time) in enumerate(rows):
        y = top - 0.45 - k * gap
        style.box(ax, middle, y, trouble, style.STATE, w=1.42, h=0.4, fontsize=9)
        for x, text, color in ((side / 2, depth, style.INPUT), (width - side / 2, time, style.WEIGHT)):
            if text:
                weight = "bold" if text.startswith("*") else "normal"
                style.box(ax, x, y, text.lstrip("*"), color, w=side - 0.1, h=0.4, fontsize=9, fontweight=weight)
            else:
                style.note(ax, x, y, "–")


COLOURS = {"linear": style.MUTED, "tanh": style.STATE}


def slider(curves: dict[str, np.ndarray], values: list[float], start: int, low: float = -12, high: float = 12) -> str:
    """A figure with a slider, as HTML that needs no server, no library and no network.

    curves: "linear" and "tanh" -> (len(values), lags) of log10 norms. One pair is shown, the slider says which.
    """
    width, height, left, right, above, below = 520, 300, 52, 12, 12, 44
    lags = next(iter(curves.values())).shape[1]

    def across(k: float) -> float:
        return left + (width - left - right) * k / (lags - 1)

    def up(v: float) -> float:
        return above + (height - above - below) * (high - v) / (high - low)

    def path(curve: np.ndarray) -> str:
        inside = [(k, v) for k, v in enumerate(curve) if low <= v <= high and k % 2 == 0]
        return "M" + "L".join(f"{across(k):.0f} {up(v):.0f}" for k, v in inside)

    text = []
    for v in range(int(low), int(high) + 1, 4):
        strong = "0.55" if v == 0 else "0.15"
        text.append(
            f'<line x1="{left}" x2="{width - right}" y1="{up(v):.1f}" y2="{up(v):.1f}" stroke="currentColor" stroke-opacity="{strong}"/>'
        )
        name = "1" if v == 0 else f'10<tspan dy="-5" font-size="9">{str(v).replace("-", "−")}</tspan>'
        text.append(f'<text x="{left - 6}" y="{up(v) + 4:.1f}" text-anchor="end">{name}</text>')
    for k in range(0, lags, 20):
        text.append(f'<text x="{across(k):.1f}" y="{height - below + 18}" text-anchor="middle">{k}</text>')
    middle = (left + width - right) / 2
    text.append(f'<text x="{middle:.0f}" y="{height - 6}" text-anchor="middle">steps back</text>')
    for n, _ in enumerate(values):
        shown = "" if n == start else ' style="display:none"'
        lines = "".join(
            f'<path d="{path(curve[n])}" fill="none" stroke="{COLOURS[name]}" stroke-width="2.5" stroke-linecap="round"/>'
            for name, curve in curves.items()
        )
        text.append(f'<g class="vg-curve"{shown}>{lines}</g>')
    legend = " · ".join(
        f'<span style="color:{COLOURS[name]};font-weight:600">{html.escape(name)}</span>' for name in curves
    )
    show = (
        "const f=this.closest('figure');f.querySelectorAll('.vg-curve').forEach((g,i)=>"
        "g.style.display=i==this.value?'':'none');"
        f"f.querySelector('output').textContent={[f'{v:g}' for v in values]}[this.value]"
    )
    # the theme puts an output of HTML on a light card, where it should lie on the page
    card = 'html[data-theme="dark"] .bd-content div.cell_output .text_html:has(.vg-slider)'
    return (
        f"<style>{card}{{background:none!important;color:inherit!important;padding:0!important}}</style>"
        '<figure class="vg-slider" style="max-width:34rem;margin:0.5rem auto 1rem">'
        '<div role="img" aria-label="Norm of the product of Jacobians against the number of steps back, on a logarithmic'
        ' scale, without and with tanh, for the spectral radius that the slider says">'
        f'<svg viewBox="0 0 {width} {height}" style="width:100%;height:auto" font-size="12.5" fill="currentColor">'
        f"{''.join(text)}</svg></div>"
        '<label style="display:flex;gap:0.7rem;align-items:center;flex-wrap:wrap">'
        f'<span>spectral radius <output>{values[start]:g}</output></span><input type="range" style="flex:1;min-width:9rem"'
        f' min="0" max="{len(values) - 1}" value="{start}" aria-label="spectral radius" oninput="{html.escape(show)}">'
        f"<span>{legend}</span></label></figure>"
    )
