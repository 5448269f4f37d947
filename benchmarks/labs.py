"""Does every training exercise reach its score, whatever the seed? Each reference is trained anew, for ten seeds.

    .venv/bin/python benchmarks/labs.py [--seeds 10] [--workers 1] [CHAPTER | CHAPTER-EXERCISE ...]

A run reaches its score when the weights earn full marks on hidden data. Seconds are of one thread. Where PyTorch finds
a GPU, the first seed is trained there, too, and its seconds are told. Ends with code 1 where fewer than nine tenths of
the seeds reach the score.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from unittest.mock import patch

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

import numpy as np  # noqa: E402
from machine import about  # noqa: E402

from autograder.book.book import Book  # noqa: E402
from autograder.book.evidence import Travelling, draw, spec_of  # noqa: E402
from autograder.learner.judge import judge  # noqa: E402
from autograder.learner.verdict import State  # noqa: E402

BOOK = Path(__file__).resolve().parents[1]
SHARE = 0.9  # of the seeds that must reach the score


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("only", nargs="*", help="chapters, or exercises as lab_translation-phoneme_weights")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--workers", type=int, default=1, help="trainings side by side")
    arguments = parser.parse_args()
    trained = [(c.name, e.name) for c in Book(BOOK).chapters.values() for e in c.exercises.values() if e.trained]
    if unknown := set(arguments.only) - {name for c, e in trained for name in (c, f"{c}-{e}")}:
        parser.error(f"nothing is trained in {', '.join(sorted(unknown))}")
    if arguments.only:
        trained = [(c, e) for c, e in trained if {c, f"{c}-{e}"} & set(arguments.only)]
    jobs = [(*which, seed) for which in trained for seed in range(arguments.seeds)]
    print(about("numpy", "torch", "babel"))
    print(f"\n{'':36}{'seeds':>10}{'s':>8}{'GPU s':>8}{'kB':>8}   {'worst … best':24}")
    short = []
    with ProcessPoolExecutor(arguments.workers, get_context("spawn")) as pool:
        runs = pool.map(run, jobs)
        for chapter, name in trained:
            mine = [next(runs) for _ in range(arguments.seeds)]
            reached = sum(r["reached"] for r in mine)
            seconds, size = median(r["seconds"] for r in mine), mine[0]["bytes"] / 1000
            there = mine[0]["there"]
            times = f"{seconds:8.0f}{'–' if there is None else format(there, '.0f'):>8}{size:8.0f}"
            print(f"{chapter}-{name:{35 - len(chapter)}}{reached:5} of {arguments.seeds}{times}   ", end="")
            print("; ".join(spread(mine)), flush=True)
            if reached < SHARE * arguments.seeds:
                short.append(name)
    if short:
        sys.exit(f"too few seeds reach the score: {', '.join(short)}")


def run(job: tuple[str, str, int]) -> dict[str, object]:
    """Train one reference from one seed, and measure it as a mark is measured, on data it has not seen."""
    import torch

    torch.set_num_threads(1)
    chapter_name, name, seed = job
    exercise = Book(BOOK).chapter(chapter_name).exercises[name]
    began = time.perf_counter()
    weights = exercise.reference(seed=seed)
    seconds = time.perf_counter() - began
    there = on_gpu(lambda: exercise.reference(seed=seed)) if seed == 0 and torch.cuda.is_available() else None
    travelling = Travelling(exercise)
    evidence = list(draw(exercise, [], 1_000_000 + seed, travelling))
    seen = [e.watch(lambda: weights) for e in evidence]
    verdict = judge(spec_of(exercise), evidence, seen, travelling.laws)
    size = sum(a.nbytes for a in weights.values())
    numbers = [{k: v for k, v in (o.seen or {}).items() if isinstance(v, float)} for o in seen]
    reached = verdict.state == State.PASSED
    return {"reached": reached, "seconds": seconds, "there": there, "bytes": size, "seen": numbers}


def on_gpu(train: Callable[[], object], device: str = "cuda") -> float:
    """The seconds of a training, all of whose tensors are made on the device. References know nothing of devices, so
    tensors are copied back where they ask for NumPy arrays."""
    import torch

    numpy, convert = torch.Tensor.numpy, torch.Tensor.__array__
    with (
        torch.device(device),
        patch.object(torch.Tensor, "numpy", lambda self, **how: numpy(self.detach().cpu(), **how)),
        patch.object(torch.Tensor, "__array__", lambda self, *how: convert(self.detach().cpu(), *how)),
    ):
        began = time.perf_counter()
        train()
        return time.perf_counter() - began


def spread(runs: list[dict[str, object]]) -> Iterator[str]:
    """The range of every number that was measured, over seeds and cases."""
    cases = [case for r in runs for case in r["seen"]]
    for name in cases[0] if cases else ():
        values = np.array([case.get(name, np.nan) for case in cases])
        yield f"{name} {values.min():.3f} … {values.max():.3f}"


if __name__ == "__main__":
    main()
