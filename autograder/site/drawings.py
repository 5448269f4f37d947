"""Makes the SVG drawings of Matplotlib small: places to a hundredth of a point, coarser letters, no comments, no metadata.

A figure's size on a page and its looks stay; a lesson's figures are nearly half of what it loads. Paths are written with
relative commands, from each point to the next: the numbers are shorter, and alike, so they can be compressed better.
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
PATH = re.compile(r'(?<= )d="([^"]*)"')
WORD = re.compile(r"[A-Za-z]|-?\d*\.?\d+")
NUMBERS = {"M": 2, "L": 2, "Q": 4, "C": 6, "z": 0}  # of each command that Matplotlib writes, how many numbers follow


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
    svg = PATH.sub(lambda match: f'd="{relative(match[1])}"', svg)
    return re.sub(r">\s+<", "><", svg)


def relative(path: str) -> str:
    """A path of absolute commands, with relative ones. Places are whole hundredths, so no rounding adds up.

    A path with other commands than those of Matplotlib is left as it is.
    """
    words = WORD.findall(path)
    if not set(re.findall("[A-Za-z]", path)) <= NUMBERS.keys():
        return path
    written, before, here, start, place = [], "", (0, 0), (0, 0), 0
    while place < len(words):
        command = words[place]
        steps = [round(float(word) * 100) for word in words[place + 1 : place + 1 + NUMBERS[command]]]
        place += 1 + NUMBERS[command]
        if command == "z":
            here, shorter, numbers = start, "z", []
        else:
            numbers = [value - here[k % 2] for k, value in enumerate(steps)]
            here = (steps[-2], steps[-1])
            start = here if command == "M" else start
            shorter, numbers = _straight(numbers) if command == "L" else (command.lower(), numbers)
        written.append(_written(shorter if shorter != before or shorter in "mz" else "", numbers))
        before = shorter
    return "".join(written)


def _straight(numbers: list[int]) -> tuple[str, list[int]]:
    """A line's command and numbers: one number where it goes only across or only up."""
    across, up = numbers
    return ("h", [across]) if not up else ("v", [up]) if not across else ("l", numbers)


def _written(command: str, hundredths: list[int]) -> str:
    """A command and its numbers; a minus sign or the command itself parts numbers as well as a space does."""
    texts = [re.sub(r"^(-?)0\.", r"\1.", f"{number / 100:.2f}".rstrip("0").rstrip(".")) for number in hundredths]
    first = "" if command or not texts else " " * (not texts[0].startswith("-"))
    return command + first + "".join(" " * bool(k and not text.startswith("-")) + text for k, text in enumerate(texts))


def _coarse(match: re.Match[str]) -> str:
    path = re.sub(r"-?\d+(?:\.\d+)?", lambda number: str(round(float(number[0]) / COARSER)), match[1])
    return f'd="{path}" transform="scale({COARSER / 64})"'


def _short(match: re.Match[str]) -> str:
    return f"{float(match[0]):.2f}".rstrip("0").rstrip(".")
