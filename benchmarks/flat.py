"""Does the memory of ``autograder grade`` stay what it is over ten thousand submissions?

    .venv/bin/python benchmarks/flat.py [--learners 10000] [--workers 2] [--on local:2]

Nearly everybody hands in a file that cannot be read. It is judged in no time, and then goes the way of all others: pool,
verdict file, staged notebook, nbgrader, gradebook. Every hundredth learner hands in answers, which are run. Grading runs
in this process. Its memory, and that of its judges and all below them, are read at every hundredth submission; the largest
of the last tenth may be MORE MB above the largest of the second tenth. Ends with 1 where it is not.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from grading import NAME, answers, our_course, small_book
from machine import about

from autograder.classroom.grade import Options, grade

MORE = 64  # MB: an outcome is remembered in some hundred bytes, a verdict would take a third of a megabyte
EVERY = 100  # submissions between two looks; and one in so many is answered


@dataclass
class Memory:
    """MB of this process, and of all below it together, in the order in which they were read."""

    mine: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)

    def look(self) -> None:
        me = psutil.Process()
        self.mine.append(me.memory_full_info().uss / 2**20)
        self.theirs.append(sum(map(_held, me.children(recursive=True))))

    def watched(self, results: Iterable[Any], total: int, what: str) -> Iterator[Any]:
        """The results, as ``grade`` lets its progress be shown."""
        began = time.monotonic()
        for number, result in enumerate(results, 1):
            yield result
            if number % EVERY == 0:
                self.look()
                pace = 60 * number / (time.monotonic() - began)
                print(f"{number:6} {self.mine[-1]:7.0f} MB {self.theirs[-1]:7.0f} MB  {pace:5.0f} a minute", flush=True)


def _held(process: psutil.Process) -> float:
    try:
        return float(process.memory_full_info().pss) / 2**20
    except psutil.Error:  # it has just ended
        return 0.0


def grows(read: list[float]) -> float:
    """By how much the largest of the last tenth is above the largest of the second, when all has been begun."""
    tenth = max(1, len(read) // 10)
    return max(read[-tenth:]) - max(read[tenth : 2 * tenth])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--learners", type=int, default=10_000, help="submissions (default: 10,000)")
    parser.add_argument("--workers", type=int, default=2, help="judges at a time (default: 2)")
    parser.add_argument("--on", help="judge on a dask cluster; a local one has its scheduler in this process")
    arguments = parser.parse_args()
    if arguments.learners < 20 * EVERY:
        parser.error(f"at least {20 * EVERY} learners: it is looked at every {EVERY}")
    print(about("nbgrader", "SQLAlchemy"))
    memory = Memory()
    with tempfile.TemporaryDirectory(prefix="unrolled-flat-") as scratch:
        book, root = small_book(Path(scratch) / "book"), Path(scratch) / "course"
        our_course(book, root, list(answers(arguments.learners // EVERY)))
        answered = [notebook.parent.parent for notebook in sorted((root / "submitted").glob(f"*/{NAME}/{NAME}.ipynb"))]
        for number in range(arguments.learners):  # those with answers in between, not all in the beginning
            place = root / "submitted" / f"each_{number:05}"
            if number % EVERY == 0 and answered:
                answered.pop().rename(place)
            else:
                (place / NAME).mkdir(parents=True)
                (place / NAME / f"{NAME}.ipynb").write_text("{")
        options = Options(workers=arguments.workers, on=arguments.on)
        outcomes = grade(book, root, options, progress=memory.watched)
        troubles = [o.trouble for o in outcomes if o.trouble]
    print(f"{len(outcomes)} submissions, {len(troubles)} not marked {troubles[:3]}")
    growth = grows(memory.mine), grows(memory.theirs)
    print(f"from the second to the last tenth: {growth[0]:+.0f} MB here, {growth[1]:+.0f} MB below ({MORE} allowed)")
    if troubles or max(growth) > MORE:
        sys.exit("its memory does not stay what it is" if not troubles else "not all were marked")


if __name__ == "__main__":
    main()
