"""How well ``check`` explains a mistake: the answers of benchmarks/naming, and what is told of them.

    .venv/bin/python benchmarks/told.py                  # a table, with the times that a check takes
    .venv/bin/python benchmarks/told.py --read 20        # also the whole messages of some, drawn at random
    .venv/bin/python benchmarks/told.py lstm_gates       # of one chapter only

Explained means that something is named: an expression with its operands, a law, a listed mistake, a look-alike, a slip,
one change that repairs it, what is never read. Whether what is named is what a teacher would say, a person has to read.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.naming import load  # noqa: E402
from benchmarks.naming.__main__ import checked  # noqa: E402

EXPLAINS = ("exception", "law", "mistake", "outputs", "alike", "slip", "repair", "unread")
CLAIMS = {
    "wrong": "one mistake, runs",
    "twice": "two mistakes, runs",
    "raises": "raises",
    "right": "right",
    "awkward": "right, oddly written",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chapters", nargs="*")
    parser.add_argument("--read", type=int, default=0, metavar="N")
    options = parser.parse_args()
    answers = [a for a in load() if not a.disputed and (not options.chapters or a.chapter in options.chapters)]
    seconds: list[float] = []
    told = []
    for k, answer in enumerate(answers):
        if sys.stderr.isatty():
            print(f"\r{k} of {len(answers)}", end="", file=sys.stderr)
        began = time.perf_counter()
        points = checked(answer)
        seconds.append(time.perf_counter() - began)
        told.append((answer, points, how(points.verdict)))
    for claim, words in CLAIMS.items():
        table(words, [h for a, _, h in told if a.claim == claim])
    print(f"check: median {1000 * median(seconds):.0f} ms, longest {max(seconds):.1f} s")
    wrong = [t for t in told if t[0].claim in ("wrong", "twice", "raises")]
    for answer, points, _ in random.Random(1).sample(wrong, min(options.read, len(wrong))):
        print("\n" + "-" * 100 + f"\n{answer.name}\n{answer.source}")
        for truth, place in zip(answer.truths, answer.places, strict=True):
            print(f"line {place}: {truth}")
        print(f"\n{points}")


def how(verdict) -> str:
    if verdict.points == verdict.max:
        return "full marks"
    return verdict.how if verdict.how != "exception" or verdict.diagnoses else "exception, not explained"


def table(words: str, hows: list[str]) -> None:
    if hows:
        explained = sum(h in EXPLAINS for h in hows)
        share = (
            f"{explained:4} of {len(hows)} explained ({100 * explained / len(hows):.0f} %): "
            if "right" not in words
            else ""
        )
        counts = ", ".join(f"{h or 'departs'} {n}" for h, n in Counter(hows).most_common())
        print(f"{words:22} {share}{counts}")


if __name__ == "__main__":
    main()
