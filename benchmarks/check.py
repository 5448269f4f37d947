"""How long a learner waits for ``check``, how large a bundle is, and how long ``autograder certify`` takes.

    .venv/bin/python benchmarks/check.py [--rounds 3] [--chapter NAME] [--no-certify]

A bundle is check.py, cases.npz and the notebook. Each chapter's is copied into an empty folder, and a fresh Python
there does what the notebook does: imports NumPy, imports check, and checks the right answer to every exercise, then
every known mistake, which asks most of the judge.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from machine import about

from autograder.book.book import Book
from autograder.build.chapters import GENERATED, build

BOOK = Path(__file__).resolve().parents[1]
LEARNER = """
import importlib, json, sys, time
chapter, first, exercises = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
def timed(work, *arguments):
    began = time.perf_counter()
    result = work(*arguments)
    return result, time.perf_counter() - began
seconds = {"wait": {}, "right": {}, "wrong": {}}
_, seconds["wait"]["import numpy"] = timed(importlib.import_module, "numpy")
solutions = importlib.import_module("solutions." + chapter)
module, seconds["wait"]["import check"] = timed(importlib.import_module, "check")
_, seconds["wait"]["first check"] = timed(module.check, getattr(solutions, first))
for name, file in exercises:
    record = getattr(importlib.import_module("chapters." + chapter + ".exercises." + file), name)
    runs = [timed(module.check, record.reference, name) for _ in range(5)]
    assert runs[0][0] == record.points, f"the right {name} earns {runs[0][0]!r}"
    seconds["right"][name] = [s for _, s in runs]
    seconds["wrong"][name] = [timed(module.check, m.function, name)[1] for m in record.misconceptions.values()]
print("SECONDS" + json.dumps(seconds))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="fresh Pythons a chapter, of which medians are shown (3)")
    parser.add_argument("--chapter", action="append", help="only this one (may be repeated)")
    parser.add_argument("--no-certify", action="store_true", help="leave certify out")
    arguments = parser.parse_args()
    course = Book(BOOK)
    build(BOOK, say=lambda line: None)
    names = arguments.chapter or list(course.chapters)
    print(about("numpy", "torch"))
    print(f"medians of {arguments.rounds} fresh Pythons; milliseconds, of a mistake the slowest\n")
    for name in names:
        chapter = course.chapter(name)
        with tempfile.TemporaryDirectory(prefix="unrolled-bench-") as folder:
            bundle = BOOK / GENERATED / "downloads" / name
            sizes = {}
            for file in sorted(bundle.iterdir()):
                shutil.copy(file, folder)
                sizes[file.name] = file.stat().st_size
            rounds = [one_learner(Path(folder), name, [[n, chapter.record_file(n).stem] for n in chapter.exercises]) for _ in range(arguments.rounds)]
        print(f"{name}: " + ", ".join(f"{file} {size / 1000:.0f} kB" for file, size in sizes.items()))
        waits = {what: median(r["wait"][what] for r in rounds) for what in rounds[0]["wait"]}
        print("  " + ", ".join(f"{what} {ms(seconds)}" for what, seconds in waits.items()))
        print(f"  {'':32}{'right':>8}{'mistake':>10}")
        for exercise in chapter.exercises:
            right = median(s for r in rounds for s in r["right"][exercise])
            wrong = median(max(r["wrong"][exercise], default=0.0) for r in rounds)
            print(f"  {exercise:32}{ms(right):>8}{ms(wrong) if wrong else '–':>10}")
        print()
    if not arguments.no_certify:
        began = time.perf_counter()
        command = [sys.executable, "-m", "autograder.cli", "certify", "--book", str(BOOK), "--json", *names]
        done = subprocess.run(command, capture_output=True, text=True)
        seconds = time.perf_counter() - began
        count = len(json.loads(done.stdout)["exercises"])
        said = "all proved" if done.returncode == 0 else "not all proved"
        each = seconds / max(count, 1)
        print(f"autograder certify: {seconds:.1f} s for {count} exercises ({said}), {each:.2f} s each")


def one_learner(folder: Path, chapter: str, exercises: list[list[str]]) -> dict[str, dict]:
    """The seconds that one fresh Python in the bundle's folder took. exercises: name, and the file of its record."""
    command = [sys.executable, "-c", LEARNER, chapter, exercises[0][0], json.dumps(exercises)]
    path = {**os.environ, "PYTHONPATH": str(BOOK)}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=path)
    if done.returncode:
        sys.exit(f"{chapter}: {done.stderr}")
    return json.loads(done.stdout.split("SECONDS")[-1])


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f}" if seconds >= 0.01 else f"{seconds * 1000:.1f}"


if __name__ == "__main__":
    main()
