"""A mark does not depend on the machine: what crashes is tried once more, alone, and a failure of the grader is never a zero."""

import shutil

import psutil
import pytest

from autograder.classroom.pool import Job, judge_one
from autograder.errors import RunnerError, UsageError
from autograder.learner.verdict import State
from autograder.marking import grader as grader_module
from autograder.marking.bounds import Overworked
from autograder.marking.grader import Grader
from autograder.marking.runner import session as session_module
from autograder.marking.runner.host import Limits
from autograder.marking.runner.session import Died, Session
from autograder.marking.tries import Deferred, Later, Turns, better, is_doubtful
from autograder.marking.verdicts import Graded, StoredVerdict
from tests.busy import busy, cores

CHAPTER = "start"


# ------------------------------------------------------------------------------------------------ turns


def test_one_judge_alone_tries_again_at_once():
    with Turns().beside_others(), Turns().alone(None):
        pass


def test_one_of_several_tries_again_when_the_others_are_at_rest():
    turns, first = Deferred(), graded(f="crashed")
    with turns.beside_others(), pytest.raises(Later) as later, turns.alone(first):
        pass
    assert later.value.first is first and not isinstance(later.value, Exception)
    turns.quiet = True
    with turns.alone(first):
        pass


# ------------------------------------------------------------------------------------------------ which try stands


def graded(**states):
    verdicts = [
        StoredVerdict(name, 2.0 if state == "passed" else 0.0, 2.0, State(state)) for name, state in states.items()
    ]
    return Graded("start", "ann", "", "", "", verdicts=verdicts)


@pytest.mark.parametrize(
    ("states", "fate", "doubtful"),
    [
        ({"f": "passed"}, {}, False),
        ({"f": "failed"}, {}, False),
        ({"f": "failed"}, {"1": "NameError"}, False),
        ({"f": "passed", "g": "timed out"}, {}, True),
        ({"f": "crashed"}, {}, True),
        ({"f": "failed"}, {"1": "timed out"}, True),
        ({"f": "failed"}, {"1": "crashed"}, True),
        ({"f": "passed", "g": "untouched"}, {"1": "timed out"}, False),
    ],
)
def test_tried_again_is_what_could_be_marked_higher(states, fate, doubtful):
    assert is_doubtful(graded(**states), fate) is doubtful


@pytest.mark.parametrize(
    ("source", "doubtful"), [("loader = DataLoader(d, num_workers=2)", True), ("loader = DataLoader(d)", False)]
)
def test_processes_that_work_together_are_tried_again_where_nobody_else_is_at_work(source, doubtful):
    lost, whole = graded(f="failed"), graded(f="passed")
    lost.ran = whole.ran = [("own-1", source)]
    assert is_doubtful(lost, {}) is doubtful and not is_doubtful(whole, {})


def test_the_second_try_stands_but_for_what_ended_in_it_alone():
    second = better(
        graded(f="timed out", g="crashed", h="passed", k="failed"),
        graded(f="passed", g="crashed", h="timed out", k="passed"),
    )
    assert [v.state for v in second.verdicts] == ["passed", "crashed", "passed", "passed"]
    assert second.notes == ["f timed out; tried again, alone, it did not"]


# ------------------------------------------------------------------------------------------------ through the grader


class Recorded(Turns):
    """Turns that say whose it was."""

    def __init__(self):
        super().__init__()
        self.taken = []

    def beside_others(self):
        self.taken.append("beside others")
        return super().beside_others()

    def alone(self, first):
        self.taken.append("alone")
        return super().alone(first)


@pytest.fixture(scope="module")
def one_grader(released_book, namespace, tmp_path_factory):
    """A class with one right notebook, and the grader of all tests: when it has failed, it must go on all the same."""
    course = tmp_path_factory.mktemp("tries") / "course"
    shutil.copytree(released_book.classroom.path, course)
    klass = type(released_book)(released_book.home, course)
    klass.hand_in("ann", CHAPTER, klass.references(CHAPTER))
    with Grader(klass.home, klass.classroom.secret(), namespace) as grader:
        yield klass, grader


@pytest.fixture
def turns():
    return Recorded()


@pytest.fixture
def grader(one_grader, namespace, turns):
    _, grader = one_grader
    grader.turns = turns
    assert grader.level == namespace  # its trial is over
    return grader


@pytest.fixture
def judged(one_grader, grader):
    klass, _ = one_grader

    def judge():
        return judge_one(klass.classroom, grader, Job("ann", CHAPTER), force=True).graded

    return judge


def ends(monkeypatch, method, times, trouble):
    """Let a session's method raise this, so many times."""
    usual, left = getattr(Session, method), [trouble] * times

    def broken(*arguments):
        if left:
            raise left.pop()
        return usual(*arguments)

    monkeypatch.setattr(Session, method, broken)
    monkeypatch.setattr(Session, "probe_all", lambda *_: {})  # nothing comes to its end, so each exercise is run alone


def states(graded):
    return {v.state for v in graded.verdicts}


@pytest.mark.parametrize("how", ["timed out", "crashed"])
@pytest.mark.parametrize("method", ["probe", "run_cell"])
def test_what_ends_once_is_not_held_against_anybody(judged, turns, monkeypatch, method, how):
    times = 1 if method == "probe" else 4  # a notebook is begun four times before it is given up
    ends(monkeypatch, method, times, Died(0, State(how)))
    assert states(judged()) == {"passed"}
    assert turns.taken == ["beside others", "alone"]


def test_what_is_right_is_tried_once(judged, turns):
    assert states(judged()) == {"passed"}
    assert turns.taken == ["beside others"]


def test_what_ends_twice_stands(judged, turns, monkeypatch):
    ends(monkeypatch, "probe", 1000, Died(-1, State.TIMED_OUT))
    assert states(judged()) == {"timed out", "crashed"}  # after the fourth time the notebook is given up
    assert turns.taken == ["beside others", "alone"]


def test_a_runner_that_dies_is_nobodys_zero(judged, turns, monkeypatch):
    ends(monkeypatch, "probe", 1, RunnerError("the lights went out"))
    assert states(judged()) == {"passed"}
    ends(monkeypatch, "probe", 1000, RunnerError("the lights went out"))
    found = judged()
    assert states(found) == {"infrastructure"} and "the lights went out" in found.infrastructure


@pytest.mark.parametrize(
    "error", [TypeError("no number"), MemoryError(), RecursionError("too deep"), Overworked("slow")]
)
def test_whatever_happens_in_the_judge_is_nobodys_zero(judged, monkeypatch, error):
    ends(monkeypatch, "probe", 1000, error)
    found = judged()
    assert states(found) == {"infrastructure"} and type(error).__name__ in found.infrastructure


def test_a_second_try_that_cannot_be_had_is_nobodys_zero(judged, monkeypatch):
    ends(monkeypatch, "probe", 1000, RunnerError("the lights went out"))
    ends(monkeypatch, "probe", 1, Died(-1, State.TIMED_OUT))
    assert states(judged()) == {"infrastructure"}


def test_a_runner_that_cannot_be_had_again_is_nobodys_zero(judged, monkeypatch):
    """The message does not blame missing isolation: the first runner had it."""

    def refuse(*arguments):
        raise UsageError("no isolation here")

    ends(monkeypatch, "probe", 1, RunnerError("the lights went out"))
    monkeypatch.setattr(grader_module, "start_runner", refuse)
    assert "no isolation here" in judged().infrastructure


# ------------------------------------------------------------------------------------------------ when something is killed


def killer(monkeypatch, grader, when, whom, times):
    """Has a process of the runner's killed while a probe is running. when: in which probe; whom: chooses a process among
    those of the runner, outermost first; times: how many runners are treated so."""
    observed, probe, state = Session._observed, Session.probe, {"probe": 0, "killed": set()}

    def counted(session, *arguments):
        state["probe"] += 1
        return probe(session, *arguments)

    def killing(session, *arguments):
        outermost = grader.runner._process.pid
        if state["probe"] > when and len(state["killed"]) < times and outermost not in state["killed"]:
            state["killed"].add(outermost)
            line = [psutil.Process(outermost)]
            while below := line[-1].children():
                line.append(below[-1])
            whom(line).kill()
            raise EOFError  # nothing had come yet
        return observed(session, *arguments)

    monkeypatch.setattr(Session, "probe", counted)
    monkeypatch.setattr(Session, "probe_all", lambda *_: {})
    monkeypatch.setattr(Session, "_observed", killing)
    return state["killed"]


WHOM = {  # bubblewrap and its first process; then the warm parent, a session's outer process, the session, the notebook
    "the runner": lambda line: line[0],
    "its warm parent": lambda line: line[2],
    "the session": lambda line: line[4],
    "the notebook": lambda line: line[5],
}


def last_probe(grader):
    """That of the last exercise's hidden cases; before them all visible ones are run."""
    return 2 * len(grader.questions(CHAPTER)) - 1


@pytest.mark.parametrize("whom", WHOM)
@pytest.mark.parametrize("where", ["first", "last"])
def test_who_kills_a_process_of_ours_once_costs_nobody_a_mark(judged, grader, monkeypatch, whom, where):
    killed = killer(monkeypatch, grader, {"first": 0, "last": last_probe(grader)}[where], WHOM[whom], times=1)
    assert states(judged()) == {"passed"}
    assert len(killed) == 1


@pytest.mark.parametrize("whom", ["the runner", "its warm parent", "the session"])
def test_who_kills_them_every_time_has_found_trouble_of_ours(judged, grader, monkeypatch, whom):
    killed = killer(monkeypatch, grader, last_probe(grader), WHOM[whom], times=9)
    assert states(judged()) == {"infrastructure"}
    assert len(killed) == 2


def test_what_the_kernel_ends_for_want_of_memory_is_nobodys_zero(judged, monkeypatch):
    counts = iter(range(1000))
    monkeypatch.setattr(session_module, "killed_for_memory", lambda: next(counts))
    ends(monkeypatch, "_observed", 1000, EOFError())
    found = judged()
    assert states(found) == {"infrastructure"} and "ran out of memory" in found.infrastructure


def test_an_end_after_trouble_of_ours_is_tried_once_more(judged, turns, monkeypatch):
    """After a failure of the grader, the next try that ends is the first that the learner's code can have ended."""
    ends(monkeypatch, "probe", 1, Died(-1, State.TIMED_OUT))
    ends(monkeypatch, "probe", 1, RunnerError("the lights went out"))
    assert states(judged()) == {"passed"}
    assert turns.taken == ["beside others", "alone", "alone"]


# ------------------------------------------------------------------------------------------------ on a busy machine

SLOW = """
import functools, time
def compute():
    ends = time.process_time() + 0.1
    while time.process_time() < ends: pass
def slow(f):
    @functools.wraps(f)
    def late(*inputs, computed=[]):
        if not computed: computed.append(compute())
        return f(*inputs)
    return late
compute()
"""


def test_right_answers_beside_eight_busy_processes_earn_everything(klass, namespace):
    """In wall time the first answers take longer than their limit."""
    answers = klass.references(CHAPTER)
    for name in [name for name, text in answers.items() if text.startswith("def ")][:4]:
        answers[name] += f"\n{name} = slow({name})"
    klass.hand_in("ann", CHAPTER, answers, own=(SLOW,))
    limits = Limits(cell_seconds=0.3, exercise_seconds=0.3)
    turns = Recorded()
    with cores(2), Grader(klass.home, klass.classroom.secret(), namespace, limits=limits, turns=turns) as grader:
        assert grader.level == namespace
        with busy(8):
            found = judge_one(klass.classroom, grader, Job("ann", CHAPTER)).graded
    assert [v.text for v in found.verdicts if v.points < v.max] == []
    assert [v.seconds for v in found.verdicts if v.seconds > 0.3]
    assert turns.taken == ["beside others"], "nothing had to be tried again"
