"""What only the grader has to tell a learner: why there is no answer, or where it ended."""

from __future__ import annotations

from autograder.book.cells import answer_id
from autograder.learner.judge import untouched
from autograder.learner.language import say
from autograder.learner.retold import again, parts_of
from autograder.learner.verdict import State, Verdict
from autograder.marking.references import Question
from autograder.marking.run import Run
from autograder.marking.submission import REASONS, RENAMED
from autograder.marking.verdicts import verdict_of


def no_answer(question: Question, answer: str, run: Run) -> Verdict:
    """The verdict where there is no function. answer: what is there instead (``seen.Seen.answer``)."""
    if answer == "stub":
        return untouched(question.spec)
    fate = run.fate.get(answer_id(question.id))
    if fate in (State.TIMED_OUT, State.CRASHED):
        line = say("The cell of `{name}` ended the process it ran in when it was run.", name=question.name)
        if fate == State.TIMED_OUT:
            line = say("The cell of `{name}` did not stop in time when it was run.", name=question.name)
        return verdict_of(question, State(fate), line)
    line = say("`{name}` is not defined when your notebook is run from top to bottom.", name=question.name)
    if answer == "no function":
        line = say("`{name}` is not a function at the end of your notebook.", name=question.name)
    elif fate:
        told = {"name": question.name, "error": fate}
        line = say(
            "`{name}` is not defined when your notebook is run from top to bottom: its cell raises {error}.", **told
        )
    return verdict_of(question, State.FAILED, line)


def refused_because(reason: str) -> str:
    """Why a file is refused, in the language that is spoken. reason: in English."""
    if renamed := parts_of(reason, RENAMED):
        return say(RENAMED, reason=again(renamed["reason"], REASONS), other=renamed["other"])
    return again(reason, REASONS)


def died_at(name: str, how: State) -> str:
    """That the whole notebook ended at an exercise."""
    if how == State.TIMED_OUT:
        return say("Your notebook did not stop in time while `{name}` was run.", name=name)
    return say("Your notebook ended the process it ran in while `{name}` was run.", name=name)


def ended_on(case: str, how: State) -> str:
    """That an exercise ended on a case."""
    if how == State.TIMED_OUT:
        return say("It did not stop in time on the case “{case}”; what comes after was not seen.", case=case)
    return say("It ended the process it ran in on the case “{case}”; what comes after was not seen.", case=case)
