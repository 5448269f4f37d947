"""``autograder replay``: makes a verdict again from what is stored with it, and shows what the submission does.

The learner's code runs isolated, as it does when it is graded. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from autograder.book.language import spoken
from autograder.classroom.classroom import Classroom
from autograder.errors import UsageError
from autograder.learner.client import as_text
from autograder.learner.pieces import Spec, observed_pieces, same
from autograder.learner.values import Observation
from autograder.marking.grader import Grader, Replayed
from autograder.marking.references import Told
from autograder.marking.verdicts import Graded, engine_digest


def replay(home: Path, folder: Path, learner: str, exercise: str, isolation: str | None = None) -> tuple[str, bool]:
    """A text about one verdict for the instructor, and whether the verdict made again equals the stored one.

    exercise: ``rnn_step``, or ``rnn_cell-rnn_step`` if two chapters have an exercise of that name.
    Raises UsageError if there is no such verdict.
    """
    classroom = Classroom(folder)
    graded, name = find(classroom, learner, exercise)
    secret = classroom.secret()
    classroom.require_same_secret(secret)
    with Grader(home, secret, isolation, classroom.is_sample) as grader:
        if name not in grader.questions(graded.assignment):
            raise UsageError(f"{graded.assignment} has no exercise {name!r} any more.")
        replayed = grader.replay(graded, name)
        changed = graded.engine != engine_digest(home, graded.assignment)
        with spoken(grader.catalogue):
            again = as_text(replayed.verdict) == _text(graded, name)
            return "\n".join(_told(graded, name, replayed, again, changed)), again


def find(classroom: Classroom, learner: str, exercise: str) -> tuple[Graded, str]:
    """The stored verdicts on the submission that this exercise is in, and the exercise's name.

    Raises UsageError if there are none, or if several chapters have such an exercise.
    """
    assignment, _, name = exercise.rpartition("-")
    theirs = [g for g in classroom.all_stored() if g.learner == learner]
    if not theirs:
        raise UsageError(f"There are no verdicts on {learner!r} in {classroom.path / 'verdicts'}.")
    found = [g for g in theirs if g.verdict(name) and assignment in ("", g.assignment) and not g.infrastructure]
    if len(found) == 1:
        return found[0], name
    if found:
        which = ", ".join(f"{g.assignment}-{name}" for g in found)
        raise UsageError(f"{name!r} is an exercise of several chapters: say which of {which}.")
    known = ", ".join(f"{g.assignment}-{v.exercise}" for g in theirs for v in g.verdicts)
    raise UsageError(f"There is no verdict on {exercise!r} of {learner}; there are: {known}.")


def _text(graded: Graded, name: str) -> str:
    verdict = graded.verdict(name)
    assert verdict is not None  # find() has looked
    return verdict.text


def _told(graded: Graded, name: str, replayed: Replayed, again: bool, changed: bool) -> Iterator[str]:
    yield f"{graded.learner}, {graded.assignment}-{name}, at level {graded.in_force or graded.level}"
    yield ""
    yield "the verdict as stored:" if not again else "the verdict, stored and made again:"
    yield _indented(_text(graded, name))
    if not again:
        yield "made again" + (", by a course or grader that has changed since:" if changed else ":")
        yield _indented(as_text(replayed.verdict))
    yield ""
    yield "with the numbers of hidden cases, for you only:"
    yield _indented("\n".join(replayed.told.lines) or "nothing departs")
    yield ""
    for case, observation in zip(replayed.seen.evidence, replayed.seen.observations, strict=False):
        yield f"  {'edge' if case.edge else 'case'} “{case.label}”: {_came(case, observation, replayed.spec)}"
    for cell, source in graded.ran:
        yield ""
        yield f"---- cell {cell}{f': {replayed.fate[cell]}' if cell in replayed.fate else ''}"
        yield source
        if cell in replayed.outputs:
            yield f"---- prints\n{replayed.outputs[cell].rstrip()}"


def _came(case: Told, observation: Observation, spec: Spec) -> str:
    """What an answer did on one case, in a few words."""
    if raised := observation.raised:
        return f"raises {raised.type}: {raised.message}{f' (line {raised.line})' if raised.line else ''}"
    found = observed_pieces(observation, spec.parts)
    wrong = [p for p, leaf in case.want.items() if p not in found or not same(found[p], leaf, spec.tol)]
    return f"departs in {', '.join(wrong)}" if wrong else "right" if case.want else "came back; laws judge it"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
