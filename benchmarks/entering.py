"""What does it cost to enter marks: together in one transaction, and one at a time through nbgrader's own command?

    .venv/bin/python benchmarks/entering.py [--learners 48] [--rounds 5]

A class is judged once. Then the same verdicts are entered into a fresh copy of its gradebook, in rounds that alternate
between the two ways; no learner's code is run. In the end both gradebooks must hold the same marks. Medians are shown,
and their ratio. All of it runs in one process.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from grading import NAME, answers, our_course, small_book
from machine import about

from autograder.classroom import entering as entering_module
from autograder.classroom.classroom import Classroom, Job
from autograder.classroom.entering import Entering
from autograder.classroom.grade import nbgrader_api
from autograder.classroom.gradebook import marks
from autograder.classroom.pool import judge_one
from autograder.classroom.taken import STAGING
from autograder.marking.grader import Grader
from autograder.marking.verdicts import Graded


def judged(book: Path, root: Path, learners: int) -> list[Graded]:
    """Hand in a class, judge it, and leave its notebooks staged."""
    our_course(book, root, list(answers(learners)))
    classroom = Classroom(root)
    with Grader(book, classroom.secret(), "namespace") as grader:
        return [judge_one(classroom, grader, Job(f"learner_{k:03}", NAME)).graded for k in range(learners)]


def entered(book: Path, whole: Path, root: Path, several: list[Graded], together: bool) -> tuple[float, dict]:
    """Seconds a submission, and the marks that were entered. Imports and the opening of the gradebook are left out."""
    shutil.copytree(whole, root)
    classroom = Classroom(root)
    with Entering(nbgrader_api(book, classroom), classroom) as entering:
        if not together:
            entering._rows = None
        began = time.perf_counter()
        outcomes = [o for graded in several for o in entering.add(graded)] + entering.rest()
        seconds = (time.perf_counter() - began) / len(several)
    if troubles := [o.trouble for o in outcomes if o.trouble]:
        sys.exit(troubles[0])
    found = marks(classroom)
    shutil.rmtree(root)
    return seconds, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--learners", type=int, default=48, help="submissions (default: 48)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each way (default: 5)")
    arguments = parser.parse_args()
    print(about("nbgrader", "SQLAlchemy", "nbformat", "jsonschema"))
    with tempfile.TemporaryDirectory(prefix="unrolled-entering-") as scratch:
        book, whole = small_book(Path(scratch) / "book"), Path(scratch) / "whole"
        several = judged(book, whole, arguments.learners)
        assert (whole / STAGING).exists()
        took: dict[bool, list[float]] = {False: [], True: []}
        for number in range(arguments.rounds):
            held = []
            for together in took:
                seconds, found = entered(book, whole, Path(scratch) / "round", several, together)
                took[together].append(seconds)
                held.append(found)
            if held[0] != held[1]:
                sys.exit("the two ways do not enter the same marks")
            print(
                f"round {number + 1}: {took[False][-1]:.4f} s each alone, {took[True][-1]:.4f} s together", flush=True
            )
    alone, together = median(took[False]), median(took[True])
    print(f"\n{arguments.learners} submissions, medians of {arguments.rounds} rounds")
    print(f"{'one at a time, nbgrader alone':46}{alone * 1000:8.1f} ms each")
    print(f"{f'{entering_module.BATCH} in one transaction':46}{together * 1000:8.1f} ms each")
    print(f"{'ratio':46}{alone / together:8.1f}")


if __name__ == "__main__":
    main()
