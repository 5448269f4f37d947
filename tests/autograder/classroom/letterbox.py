"""A book, an empty class, and a folder to hand in to; notebooks and zips."""

import io
import json
import os
import zipfile
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from autograder.classroom.collect import Rules, collect

CHAPTERS = ["rnn_cell", "lstm", "lstm_gates"]


class Letterbox:
    def __init__(self, tmp_path: Path):
        self.book, self.course, self.handed_in = tmp_path / "book", tmp_path / "course", tmp_path / "handed_in"
        self.said: list[str] = []
        self.handed_in.mkdir()
        entries = []
        for name in CHAPTERS:
            folder = self.book / "chapters" / name
            folder.mkdir(parents=True)
            (folder / "exercises.md").write_text("# exercise: step\n")
            entries.append(f"  - file: chapters/{name}/lesson\n")
        (self.book / "_toc.yml").write_text("format: jb-book\nroot: chapters/intro\nchapters:\n" + "".join(entries))

    def put(self, path: str, data: bytes | None = None, when: float = 1_700_000_000) -> Path:
        file = self.handed_in / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(notebook() if data is None else data)
        os.utime(file, (when, when))
        return file

    def zip(self, members, name: str = "class.zip") -> Path:
        path = self.handed_in.parent / name
        path.write_bytes(zipped(members))
        return path

    def collect(self, *sources: Path, pattern: str | None = None):
        self.said.clear()
        return collect(self.book, self.course, list(sources) or [self.handed_in], Rules(pattern), self.said.append)

    @property
    def submitted(self) -> dict[str, bytes]:
        """learner/assignment -> the notebook's bytes."""
        classroom = self.course / "submitted"
        return {f"{p.parts[-3]}/{p.parts[-2]}": p.read_bytes() for p in sorted(classroom.glob("*/*/*.ipynb"))}

    def timestamp(self, learner: str, assignment: str = "rnn_cell") -> datetime:
        return parse_utc((self.course / "submitted" / learner / assignment / "timestamp.txt").read_text().strip())


def notebook(chapter: str = "rnn_cell", text: str = "pass", stripped: bool = False) -> bytes:
    """A small submission. stripped: by an editor that keeps cell ids and drops nbgrader's metadata."""
    role = {} if stripped else {"nbgrader": {"grade_id": f"{chapter}-step-answer"}}
    cell = {"id": f"{chapter}-step-answer", "cell_type": "code", "metadata": role, "source": text}
    own = {"id": "a1b2", "cell_type": "code", "metadata": {}, "source": "mine"}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [own, cell]}).encode()


def zipped(members, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """members: (path or ZipInfo, bytes) pairs, or a dict."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, data in members.items() if isinstance(members, dict) else members:
            archive.writestr(name, data, compression)
    return target.getvalue()


def at(path: str, *date: int) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(path, (*date, 0, 0, 0)[:6])


def reasons(result) -> str:
    return "\n".join(map(str, result.ignored))
