"""Makes the SVG drawings of Matplotlib small: places to a hundredth of a point, coarser letters, no comments, no metadata.

A figure's size on a page and its looks stay; a lesson's figures are nearly half of what it loads.
"""

from __future__ import annotations

import re
from pathlib import Path

HEAD = re.compile(r"\A.*?(?=<svg)", re.DOTALL)
NEEDLESS = re.compile(r"<!--.*?-->|<metadata>.*?</metadata>", re.DOTALL)
PLACED = re.compile(r'(?<= )(?:d|x|y)="[^"]*"|translate\([^)]*\)')  # never scale(): its numbers are small and exact
NUMBER = re.compile(r"-?\d+\.\d{3,}")
# Matplotlib draws a letter in units of 1/64 of a unit of its font, a hundred times finer than a screen
LETTER = re.compile(r'd="([^"]*)" transform="scale\(0\.015625\)"')
COARSER = 16


def slim_all(folder: Path) -> None:
    """Make all drawings in a folder small; those that are small already begin with <svg and stay."""
    for file in folder.glob("*.svg"):
        text = file.read_text("utf8")
        if not text.startswith("<svg") and "Matplotlib" in text:
            file.write_text(slim(text), "utf8")


def slim(svg: str) -> str:
    """A drawing of Matplotlib, smaller."""
    svg = LETTER.sub(_coarse, NEEDLESS.sub("", HEAD.sub("", svg)))
    svg = PLACED.sub(lambda match: NUMBER.sub(_short, " ".join(match[0].split())), svg)
    return re.sub(r">\s+<", "><", svg)


def _coarse(match: re.Match[str]) -> str:
    path = re.sub(r"-?\d+(?:\.\d+)?", lambda number: str(round(float(number[0]) / COARSER)), match[1])
    return f'd="{path}" transform="scale({COARSER / 64})"'


def _short(match: re.Match[str]) -> str:
    return f"{float(match[0]):.2f}".rstrip("0").rstrip(".")
