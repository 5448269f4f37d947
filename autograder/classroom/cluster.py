"""Judges on other machines, by dask.distributed: ``autograder grade --on tcp://SCHEDULER:8786``, or ``--on local:4``.

One task is one submission (marking/work.py). Readers take it from disk (reading.py), a worker hands it to a judge beside it
(visitor.py), and its answer is checked here before anything of it is kept. A submission whose worker or judge died is tried
once more when all others are done, on a machine that then judges nothing else.
"""

from __future__ import annotations

import itertools
import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from functools import cached_property
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from autograder.book.book import Book
from autograder.book.evidence import hidden_seed
from autograder.book.language import catalogue_of, spoken
from autograder.classroom.classroom import Classroom, Job
from autograder.classroom.luggage import luggage
from autograder.classroom.pool import AHEAD, Judged
from autograder.classroom.reading import Readers, Waiting
from autograder.digest import digest
from autograder.errors import AutograderError, UsageError, cause_of, inert
from autograder.marking.references import References
from autograder.marking.run import STARTS
from autograder.marking.runner import LEVELS
from autograder.marking.runner.host import Limits
from autograder.marking.submission import checks_in, to_run
from autograder.marking.verdicts import Graded, engine_digest, fingerprint, infrastructure
from autograder.marking.work import Unusable, Work, graded_of, unpacked

PATIENCE = 30.0  # seconds in which a scheduler must answer, and a worker have joined
ALONE = 300.0  # seconds for which a new worker is waited for when none is left
LOOK = 5.0  # seconds without a result after which it is asked whether anybody is left
FRESH = 1.0  # seconds for which it is believed who is there: to ask takes long where there are hundreds
ADDRESS = re.compile(r"(tcp|tls)://\S+|local:[1-9]\d*")
DIED = "This could not be graded: the process that judged it was ended from outside (out of memory?)."


class Cluster:
    """As :class:`~autograder.classroom.pool.Pool`, with workers on other machines. say: prints a line."""

    def __init__(
        self,
        home: Path,
        classroom: Classroom,
        on: str,
        isolation: str | None,
        limits: Limits,
        force: bool,
        keep: bool,
        say: Callable[[str], None],
    ):
        """Connect. Raises UsageError if there is no such scheduler, or no worker that can judge."""
        self.home, self.classroom, self.limits, self.keep, self._say = home, classroom, limits, keep, say
        self._force, self._isolation, self._secret = force, isolation, classroom.secret()
        self._points: dict[str, tuple[dict[str, float], dict[str, float]]] = {}
        self._cluster, self._client = _connected(on)
        self._count, self._numbers = 0, itertools.count()
        self._known: dict[str, list[str]] = {}
        self._looked = -FRESH
        assignments = sorted({job.assignment for job in classroom.submissions()} & set(Book(home).chapters))
        try:
            self._name = self._settle(assignments)
            self._abouts = self._workers_that_judge()
        except BaseException:
            self._close()
            raise
        self._readers = Readers(home, classroom, self.level, limits, force, keep)
        say(f"dask's dashboard: {self._client.dashboard_link}")

    @cached_property
    def _references(self) -> References:
        return References(self.home)

    @property
    def level(self) -> str:
        """The weakest isolation level of all workers."""
        levels: list[str] = [about["level"] for about in self._abouts]
        return max(levels, key=LEVELS.index)

    @property
    def in_force(self) -> str:
        """What guards and bounds a submission, in words."""
        return "; or ".join(sorted({inert(str(about["in_force"])) for about in self._abouts}))

    def points(self, assignment: str) -> dict[str, float]:
        """grade_id -> points of everything in an assignment, as the book has it."""
        if assignment not in self._points:
            questions = self._references.questions(assignment).values()
            self._points[assignment] = self._references.points(assignment), {q.name: q.points for q in questions}
        return self._points[assignment][0]

    def judge(self, jobs: Iterable[Job]) -> Iterator[Judged]:
        """Yield the verdicts on each job, in the order in which they come.

        Raises AutograderError if the scheduler is gone, or no worker is left; what has been judged is kept.
        """
        jobs = list(jobs)
        for assignment in {job.assignment for job in jobs}:
            self.points(assignment)
        self._references.close()
        doubtful = []
        for item in self._spread(self._readers.judge(jobs), quiet=False):
            if isinstance(item, Waiting):
                doubtful.append(item)
            else:
                yield item
        for item in self._spread(iter(doubtful), quiet=True):
            assert isinstance(item, Judged)  # nothing is tried a third time
            yield item

    def _spread(self, items: Iterator[Any], quiet: bool) -> Iterator[Judged | Waiting]:
        """Send out what waits, a few pieces for each worker, and yield what comes back.

        quiet: the second tries, one on each machine. Otherwise, what must be tried again is yielded as a Waiting.
        """
        done: SimpleQueue[Any] = SimpleQueue()
        out: dict[str, tuple[Any, Waiting, str]] = {}
        more = True
        while more or out:
            hosts = self._hosts()
            most = len(hosts) if quiet else AHEAD * sum(map(len, hosts.values()))
            while more and len(out) < max(1, most):
                item = next(items, None)
                if isinstance(item, Waiting):
                    free = next((host for host in hosts if host not in {host for _, _, host in out.values()}), "")
                    future = self._sent(item, quiet, hosts.get(free, []) if quiet else [])
                    out[future.key] = future, item, free
                    future.add_done_callback(done.put)
                elif item is not None:
                    yield item
                more = item is not None
            if out:
                future, waiting, _ = out.pop(self._next(done).key)
                yield self._result(future, waiting, quiet)
                future.release()

    def _sent(self, waiting: Waiting, quiet: bool, on: list[str]) -> Any:
        """Send one submission to a worker; to one of ``on``, if it can. Returns dask's future."""
        from autograder.classroom.visitor import judge_there

        taken = waiting.taken
        job = taken.job
        seeds = {name: f"{hidden_seed(self._secret, job.learner, name):x}" for name in self.points(job.assignment)}
        work = Work(job.assignment, taken.notebook, taken.files, seeds, taken.refused, waiting.first, quiet)
        where = {"workers": on, "allow_other_workers": True} if on else {}
        key = f"{self._name}-{next(self._numbers)}-{time.time_ns()}"
        resources = {self._name: 1}
        return self._client.submit(judge_there, self._name, work.packed(), key=key, resources=resources, **where)

    def _next(self, done: SimpleQueue[Any]) -> Any:
        """The next future that is done. Raises AutograderError if none will be."""
        since = time.monotonic()
        while True:
            try:
                return done.get(timeout=LOOK)
            except Empty:
                if self._client.status != "running":
                    raise _gone() from None
                if self._hosts():
                    since = time.monotonic()
                elif time.monotonic() - since > ALONE:
                    line = "No worker has been left for five minutes; what was judged is kept: start workers, and grade again."
                    raise AutograderError(line) from None

    def _result(self, future: Any, waiting: Waiting, quiet: bool) -> Judged | Waiting:
        """What became of a submission; it is a Waiting if it must be tried again. Raises AutograderError if all is lost."""
        job = waiting.taken.job
        try:
            data = self._data(future)
            answer = unpacked(data) if data else {}
            if not data:
                trouble = DIED
            elif "again" in answer:
                return replace(waiting, first=answer["again"])
            elif "error" in answer:
                line = inert(str(answer["error"]))[:300]
                return self._kept(waiting, infrastructure(job.assignment, job.learner, [], line))
            else:
                return self._kept(waiting, self._graded(waiting, answer))
        except Unusable as error:
            trouble = (
                f"This could not be graded, through no fault of the learner: a worker's answer is unusable: {error}"
            )
        if not quiet:
            return waiting
        return self._kept(waiting, infrastructure(job.assignment, job.learner, [], trouble))

    def _data(self, future: Any) -> bytes:
        """What the worker returned; b"" if it died. Raises AutograderError if the scheduler is gone."""
        try:
            data = future.result(timeout=PATIENCE)
        except Exception as error:
            if self._client.status != "running" or future.cancelled():
                raise _gone() from None
            logging.getLogger(__name__).info("a task failed: %s", cause_of(error))
            return b""
        return data if isinstance(data, bytes) else b""

    def _graded(self, waiting: Waiting, answer: Any) -> Graded:
        """The verdicts, checked, with what only we know. Raises Unusable."""
        taken = waiting.taken
        job = taken.job
        cells = [cell["id"] for cell in taken.notebook["cells"]]
        ids, points = checks_in(taken.notebook), self._points[job.assignment][1]
        asked = {name: most for name, most in points.items() if f"{job.assignment}-{name}" in ids}
        with spoken(catalogue_of(Book(self.home))):  # the report is made here
            graded = graded_of(answer, asked, cells, self.level)
        if graded.engine != engine_digest(self.home, job.assignment):
            raise Unusable("verdicts of another version")
        graded.assignment, graded.learner, graded.key = job.assignment, job.learner, waiting.key
        graded.secret, graded.refused = fingerprint(self._secret), taken.refused
        if not taken.refused:
            graded.ran, graded.files = to_run(taken.notebook), taken.files
        graded.notes += taken.notes
        return graded

    def _kept(self, waiting: Waiting, graded: Graded) -> Judged:
        job = waiting.taken.job
        if self.keep:
            try:
                self.classroom.store_of(job, graded)
                if not (graded.infrastructure or job.attempt):
                    waiting.taken.stage(self.classroom)
            except OSError as error:
                line = f"This could not be kept: {cause_of(error)}"
                return Judged(infrastructure(job.assignment, job.learner, [], line), attempt=job.attempt)
        return Judged(graded, attempt=job.attempt)

    # ------------------------------------------------------------------------------------------------- the workers

    def _settle(self, assignments: list[str]) -> str:
        """Give every worker a judge, also those that join later. Returns the name of the resource that they offer."""
        import cloudpickle

        from autograder.classroom import visitor

        cloudpickle.register_pickle_by_value(visitor)
        book = luggage(self.home)
        asked = {
            "isolation": self._isolation,
            "trusted": self.classroom.is_sample,
            "limits": asdict(self.limits),
            "assignments": assignments,
        }
        engines = {name: engine_digest(self.home, name) for name in assignments}
        name = f"unrolled-{digest([], repr(book), repr(asked), repr(engines))}"
        longest = 10 * (STARTS * self.limits.to_train().notebook_seconds + 60 * self.limits.to_train().exercise_seconds)
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except Exception:
            raise UsageError("The scheduler has no workers: start some (docs/scale.md), then grade again.") from None
        self._client.register_plugin(visitor.Visit(name, book, asked, engines, longest), name=name)
        return name

    def _workers_that_judge(self) -> list[dict[str, Any]]:
        """What each worker with a judge says of it. Raises UsageError if there is none."""
        from autograder.classroom.visitor import about

        found = self._client.run(about, self._name)
        for address, said in sorted(found.items()):
            if "error" in said:
                self._say(f"{address} judges nothing: {inert(str(said['error']))}")
        judging = [said for said in found.values() if said.get("level") in LEVELS]
        if not judging:
            why = [inert(str(said.get("error"))) for said in found.values()] or ["there is none"]
            raise UsageError(f"None of the workers can judge: {why[0]}")
        return judging

    def _hosts(self) -> dict[str, list[str]]:
        """Machine -> addresses of the workers there that have a judge. Says how many there are when that changes."""
        if time.monotonic() - self._looked < FRESH:
            return self._known
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        hosts: dict[str, list[str]] = {}
        for address, worker in workers.items():
            if worker.get("resources", {}).get(self._name):
                hosts.setdefault(worker["host"], []).append(address)
        count = sum(map(len, hosts.values()))
        if count != self._count:
            self._say(f"{count} workers on {len(hosts)} machines")
            self._count = count
        self._known, self._looked = hosts, time.monotonic()
        return hosts

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, kind: type[BaseException] | None, *exc: object) -> None:
        self._readers.__exit__(kind, *exc)
        self._references.close()
        self._close()

    def _close(self) -> None:
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()


def _connected(on: str) -> tuple[Any, Any]:
    """A cluster of our own, or None, and a client. Raises UsageError."""
    if not ADDRESS.fullmatch(on):
        raise UsageError(f"--on {on}: that is neither tcp://HOST:PORT, tls://HOST:PORT nor local:N.")
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise UsageError("--on needs dask.distributed: pip install -r requirements-scale.txt") from None
    logging.getLogger("distributed").setLevel(logging.ERROR)
    cluster = None
    if on.startswith("local:"):  # with TLS, as others on this machine must not reach the workers
        count = int(on.removeprefix("local:"))
        cluster = LocalCluster(n_workers=count, threads_per_worker=1, security=True, dashboard_address=":0")
        return cluster, Client(cluster)
    try:
        return cluster, Client(on, timeout=PATIENCE)
    except Exception as error:
        raise UsageError(f"There is no scheduler at {on} ({cause_of(error)}).") from None


def _gone() -> AutograderError:
    return AutograderError("The scheduler is gone; what was judged is kept: start it, and grade again.")
