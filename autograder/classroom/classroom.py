"""nbgrader's folder for one class: where its files lie, its secret, and the verdicts beside its gradebook."""

from __future__ import annotations

import fcntl
import json
import os
import platform
import re
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.classroom import attempts
from autograder.errors import UsageError
from autograder.marking.submission import Notebook, source_of
from autograder.marking.verdicts import Graded, fingerprint

LEARNER = re.compile(r"[A-Za-z0-9][\w.@+-]{0,99}")  # names that nbgrader's patterns and file systems accept

KEPT_VERDICTS = "verdicts.json"  # beside the notebook of an attempt that is kept


@dataclass(frozen=True, order=True)
class Job:
    """One submission: the learner and the assignment.

    attempt: the name of one that is kept beside the one that counts (best.py); "": the one that counts.
    """

    learner: str
    assignment: str
    attempt: str = ""


class Classroom:
    """``course/``, with source, release, submitted, autograded, feedback, verdicts, gradebook.db and secret in it."""

    def __init__(self, path: Path):
        self.path = path.resolve()

    def folder(self, step: str, learner: str, assignment: str) -> Path:
        """The folder of one submission in a step: "submitted", "autograded" …"""
        return self.path / step / learner / assignment

    def handed_in(self, job: Job) -> Path:
        """The folder with what was handed in."""
        if job.attempt:
            return self.path / "attempts" / job.assignment / job.learner / job.attempt
        return self.folder("submitted", job.learner, job.assignment)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """A lock on the class: no other command writes into it meanwhile. What a killed command left is removed first.

        Raises UsageError, which names the process that holds the lock. The kernel unlocks it when that process ends.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        note, handle = self.path / ".in-use", os.open(self.path, os.O_RDONLY)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                who = note.read_text(errors="replace")[:200] if note.exists() else "another command"
                raise UsageError(f"{self.path} is in use by {who}: wait until it has ended.") from None
            note.write_text(f"process {os.getpid()} on {platform.node()}, since {datetime.now():%Y-%m-%d %H:%M}")
            self._sweep()
            try:
                yield
            finally:
                note.unlink(missing_ok=True)
        finally:
            os.close(handle)

    def _sweep(self) -> None:
        """Remove the files that a command was writing when it was killed."""
        for folder in self.path.glob(".collect-*"):
            shutil.rmtree(folder, ignore_errors=True)
        for step in ("verdicts", "submitted", ".staging"):
            for part in (self.path / step).glob("**/.*.part"):
                if not Path(f"/proc/{part.name.split('.')[-2]}").exists():
                    part.unlink(missing_ok=True)

    @property
    def gradebook(self) -> Path:
        return self.path / "gradebook.db"

    @property
    def is_sample(self) -> bool:
        """Whether it holds a sample class (``autograder demo``), in which no file is a real learner's."""
        return (self.path / "demo.json").exists()

    def secret(self) -> bytes:
        """The secret from which the seeds of hidden cases are made. It is made on first use; only its owner can read
        it.

        Raises UsageError if it cannot be made or read, or if others can read it.
        """
        path = self.path / "secret"
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_hex(32))
        except FileExistsError:
            pass
        except OSError as error:
            raise UsageError(f"{path} cannot be made: {error.strerror}.") from None
        try:
            if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                raise UsageError(
                    f"{path} can be read by others: chmod 600 it, and make a new one if they may have read it."
                )
            return path.read_bytes().strip()
        except OSError as error:
            raise UsageError(f"{path} cannot be read: {error.strerror}.") from None

    def release(self, assignment: str) -> Notebook:
        """The released notebook of an assignment. Raises UsageError if it is not released, or damaged."""
        path = self.path / "release" / assignment / f"{assignment}.ipynb"
        try:
            notebook: Notebook = json.loads(path.read_text("utf8"))
        except FileNotFoundError:
            raise UsageError(
                f"{assignment} has not been released: there is no {path}. Run: autograder release {assignment}"
            ) from None
        except ValueError:
            raise _damaged(path, assignment) from None
        try:
            for cell in notebook["cells"]:
                cell["source"] = source_of(cell)
        except (KeyError, TypeError):
            raise _damaged(path, assignment) from None
        return notebook

    def submissions(self) -> Iterator[Job]:
        """Yield a job for each folder submitted/LEARNER/ASSIGNMENT, sorted; hidden folders are left out."""
        for learner in sorted((self.path / "submitted").glob("*")):
            if learner.is_dir() and not learner.name.startswith("."):
                for assignment in sorted(learner.iterdir()):
                    if assignment.is_dir() and not assignment.name.startswith("."):
                        yield Job(learner.name, assignment.name)

    def verdict_file(self, learner: str, assignment: str) -> Path:
        """The file that holds the verdicts on one submission."""
        return self.path / "verdicts" / assignment / f"{learner}.json"

    def stored(self, learner: str, assignment: str) -> Graded | None:
        """The verdicts of an earlier run; None if there are none, or their file is damaged."""
        return _read_verdicts(self.verdict_file(learner, assignment))

    def stored_of(self, job: Job) -> Graded | None:
        """The same of a submission, which may be an attempt that is kept."""
        if not job.attempt:
            return self.stored(job.learner, job.assignment)
        return _read_verdicts(self.handed_in(job) / KEPT_VERDICTS)

    def store_of(self, job: Job, graded: Graded) -> None:
        """Write a submission's verdicts to their file, which lies beside the notebook of an attempt that is kept."""
        if job.attempt:
            write_whole(self.handed_in(job) / KEPT_VERDICTS, graded.as_json().encode())
        else:
            self.store(graded)

    def store(self, graded: Graded) -> None:
        """Write a submission's verdicts to their file. If they replace those on another notebook, note it as an attempt."""
        file = self.verdict_file(graded.learner, graded.assignment)
        before = self.stored(graded.learner, graded.assignment)
        another = before if before and attempts.code_of(before) != attempts.code_of(graded) else None
        if another and (content := attempts.with_attempt(file, another)):
            write_whole(file.with_suffix(attempts.SUFFIX), content)
        write_whole(file, graded.as_json().encode())

    def earlier(self, learner: str, assignment: str, current: str) -> list[attempts.Attempt]:
        """The learner's earlier attempts, the oldest first, without the notebook whose code has this digest."""
        found = attempts.earlier(self.verdict_file(learner, assignment))
        return found[:-1] if found and found[-1].of == current else found

    def all_stored(self) -> Iterator[Graded]:
        """Yield all stored verdicts, sorted by assignment and learner; damaged files are left out."""
        for path in sorted((self.path / "verdicts").glob("*/*.json")):
            graded = self.stored(path.stem, path.parent.name)
            if graded:
                yield graded

    def has_entered(self, graded: Graded, stamp: str) -> None:
        """Write down that nbgrader holds these verdicts. stamp: the submission's timestamp.txt."""
        write_whole(self._note(graded.learner, graded.assignment), json.dumps([graded.key, stamp]).encode())

    def has_not_entered(self, graded: Graded) -> None:
        """Remove what was written down of an earlier version, which is about to be replaced."""
        self._note(graded.learner, graded.assignment).unlink(missing_ok=True)

    def enter_again(self, job: Job) -> None:
        """Let the next ``autograder grade`` enter the marks of a submission anew, though nothing of it has changed."""
        self._note(job.learner, job.assignment).unlink(missing_ok=True)

    def entered(self, learner: str, assignment: str) -> list[str] | None:
        """What nbgrader holds of a submission, as [key of the verdicts, time stamp]; None: nothing, or unknown."""
        if not self.folder("autograded", learner, assignment).exists():
            return None
        try:
            entered: list[str] = json.loads(self._note(learner, assignment).read_text("utf8"))
        except (OSError, ValueError):
            return None
        return entered

    def _note(self, learner: str, assignment: str) -> Path:
        return self.verdict_file(learner, assignment).with_suffix(".entered")

    def require_same_secret(self, secret: bytes) -> None:
        """Raise UsageError if stored verdicts were made with another secret than this one."""
        mine = fingerprint(secret)
        other = next((g for g in self.all_stored() if g.secret not in (mine, "")), None)
        if other:
            raise UsageError(
                f"{self.path / 'secret'} is not the secret that this gradebook was marked with ({other.learner}, "
                f"{other.assignment}). Put the old one back, or grade everything anew: remove {self.path / 'verdicts'}."
            )


def _read_verdicts(path: Path) -> Graded | None:
    try:
        return Graded.from_json(path.read_text("utf8"))
    except (OSError, ValueError, TypeError):
        return None


def _damaged(path: Path, assignment: str) -> UsageError:
    return UsageError(f"{path} is damaged. Release it again: autograder release {assignment}")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a crash leaves the old file or the new one, never half of one. Makes its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(path)
