"""How far does grading go on many cores? Measured here on few, and reckoned from that for many.

    .venv/bin/python benchmarks/scale.py [--learners 24] [--workers 1 2] [--tasks 1000]

It measures, in one run:

- submissions a minute on 1, 2, … dask workers of this machine, from the first result to the last;
- the cost of a submission with the learner's work taken out: files that cannot be read go the whole way, from disk to
  worker and back to a staged notebook, and nothing of theirs is run;
- the cost of entering, in the process that holds the gradebook;
- the scheduler's ceiling: empty tasks of the same size a second.

Then it reckons a term of 10,000 learners and 16 chapters on 16, 64 and 256 cores: a queue in front of so many judges, whose
times are drawn from those measured, and one process that reads back and enters. It needs requirements-scale.txt.
"""

from __future__ import annotations

import argparse
import heapq
import random
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

from grading import NAME, answers, our_course, small_book
from machine import about

from autograder.book.book import Book
from autograder.classroom.classroom import Classroom
from autograder.classroom.cluster import Cluster
from autograder.classroom.entering import Entering
from autograder.classroom.grade import Options, find_jobs, nbgrader_api
from autograder.marking.runner.host import Limits

LEARNERS, CHAPTERS, CORES = 10_000, 16, (16, 64, 256)


@dataclass
class Found:
    """What one run on a cluster showed. each: seconds of one submission, on one worker, steadily. own: seconds of processor
    time of this process for one; the scheduler of a local cluster is in it. entering: seconds to enter one."""

    each: float
    own: float
    entering: float
    judging: list[float]


def run(book: Path, whole: Path, scratch: Path, workers: int) -> Found:
    """Judge a class on so many workers of this machine, and enter it afterwards."""
    shutil.copytree(whole, scratch)
    classroom = Classroom(scratch)
    jobs = find_jobs(Book(book), classroom, Options())
    said: list[str] = []
    with Cluster(book, classroom, f"local:{workers}", None, Limits(), True, True, said.append) as cluster:
        results = cluster.judge(jobs)
        several = [next(results).graded for _ in range(2 * workers)]  # until every judge is warm
        began, busy = time.perf_counter(), time.process_time()
        several += [judged.graded for judged in results]
        took, own = time.perf_counter() - began, time.process_time() - busy
    count = len(jobs) - 2 * workers
    with Entering(nbgrader_api(book, classroom), classroom) as entering:
        began = time.perf_counter()
        outcomes = [o for graded in several for o in entering.add(graded)] + entering.rest()
        entered = (time.perf_counter() - began) / len(several)
    shutil.rmtree(scratch)
    if troubles := [o.trouble for o in outcomes if o.trouble]:
        sys.exit(troubles[0])
    judging = [sum(v.seconds for v in graded.verdicts) for graded in several]
    return Found(workers * took / count, own / count, entered, judging)


def ceiling(tasks: int, size: int) -> float:
    """Empty tasks a second, each with so many bytes."""
    from distributed import Client, LocalCluster, wait

    ours = LocalCluster(n_workers=2, threads_per_worker=1, security=True, dashboard_address=":0")
    with ours as cluster, Client(cluster) as client:
        data = [random.randbytes(size) for _ in range(50)]
        wait(client.map(len, data, pure=False))
        began = time.perf_counter()
        for _ in range(tasks // 50):
            wait(client.map(len, data, pure=False))
        return tasks / (time.perf_counter() - began)


def reckoned(cores: int, judging: float, spread: float, serial: float, seed: int = 0) -> tuple[float, float]:
    """Seconds until all submissions are entered, and the part of the time in which judges are busy.

    judging: mean seconds of one on a core. spread: standard deviation of its logarithm. serial: seconds of each in the one
    process that reads back and enters.
    """
    rng, free, ready = random.Random(seed), [0.0] * cores, []
    shift = spread**2 / 2  # so that the mean is as measured
    for _ in range(LEARNERS * CHAPTERS):
        done = heapq.heappop(free) + judging * rng.lognormvariate(-shift, spread)
        heapq.heappush(free, done)
        ready.append(done)
    entered = 0.0
    for done in sorted(ready):
        entered = max(entered, done) + serial
    return entered, judging * LEARNERS * CHAPTERS / (cores * entered)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--learners", type=int, default=24, help="submissions of a run (default: 24)")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2], help="workers (default: 1 2)")
    parser.add_argument("--tasks", type=int, default=1000, help="empty tasks (default: 1000)")
    arguments = parser.parse_args()
    if arguments.learners < 4 * max(arguments.workers):
        parser.error("at least four learners for each worker")
    print(about("distributed", "nbgrader", "SQLAlchemy", "torch"))
    with tempfile.TemporaryDirectory(prefix="unrolled-scale-") as scratch:
        book, whole, empty = (Path(scratch) / name for name in ("book", "whole", "empty"))
        small_book(book)
        our_course(book, whole, list(answers(arguments.learners)))
        shutil.copytree(whole, empty)
        for notebook in empty.glob(f"submitted/*/{NAME}/{NAME}.ipynb"):
            notebook.write_text("{")
        size = len(next(whole.glob(f"submitted/*/{NAME}/{NAME}.ipynb")).read_bytes())
        found = {n: run(book, whole, Path(scratch) / "run", n) for n in arguments.workers}
        bare = run(book, empty, Path(scratch) / "run", max(arguments.workers))
        rate = ceiling(arguments.tasks, size)
    show(found, bare, rate, arguments.learners)


def show(found: dict[int, Found], bare: Found, rate: float, learners: int) -> None:
    first = found[min(found)]
    print(f"\n{learners} submissions of four exercises\n\n{'workers':>8}{'a minute':>10}{'s each on a worker':>20}")
    for n, f in found.items():
        print(f"{n:8}{60 * n / f.each:10.0f}{f.each:20.2f}")
    entering = median(f.entering for f in [*found.values(), bare])
    print(f"\nthe learner's work taken out{bare.each * 1000:20.1f} ms each on a worker")
    print(f"of that in this process     {bare.own * 1000:20.1f} ms of processor time, the scheduler's included")
    print(f"entering                    {entering * 1000:20.1f} ms")
    print(f"the scheduler alone         {rate:20.0f} empty tasks a second")
    serial = bare.own + entering
    print(f"\n{LEARNERS:,} learners, {CHAPTERS} chapters, reckoned: {LEARNERS * CHAPTERS:,} submissions")
    print(f"\n{'cores':>8}{'hours':>8}{'a minute':>10}{'judges busy':>13}")
    for cores in CORES:
        seconds, busy = reckoned(cores, first.each, spread=0.5, serial=serial)
        print(f"{cores:8}{seconds / 3600:8.1f}{60 * LEARNERS * CHAPTERS / seconds:10.0f}{busy:13.0%}")
    print(
        f"\nassumed: every chapter takes what these four exercises take, {first.each:.2f} s on the mean, scattered by a factor of"
        f"\ne^0.5; every core is as fast as one of these, and a network as fast as this machine's; one process reads back and"
        f"\nenters, {serial * 1000:.1f} ms each, so {1 / serial:.0f} a second is the most; nobody's code runs into a limit; no worker dies"
    )
    print(
        f"answers themselves ran for {mean(first.judging) * 1000:.0f} ms each: that is the floor, the rest is ours and Python's"
    )


if __name__ == "__main__":
    main()
