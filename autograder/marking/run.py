"""Runs one notebook, and runs it again if a cell or an exercise has ended its process."""

from __future__ import annotations

from autograder.learner.values import to_tree
from autograder.learner.verdict import State
from autograder.marking.references import ANSWER, Question, Told
from autograder.marking.runner.host import NEEDS, Runner
from autograder.marking.runner.session import Asked, CellResult, Died, ProbeResult, Session
from autograder.marking.verdicts import Graded

MAX_RESTARTS = 3  # of one notebook, each without the cell that ended it
STARTS = 2  # all starts of a notebook together have so many times the limit of one
MAX_TEXT, MAX_PICTURES = 1_000_000, 6_000_000  # characters of text and of pictures that are kept of a whole notebook
TOO_MUCH = "its cells print and draw more than is kept; the rest is left out"
HOW = {State.TIMED_OUT: "did not stop in time", State.CRASHED: "ended the process it ran in"}


class Run:
    """One notebook that is run. It is started again without a cell that ended it, and again after an exercise that did.

    cells: (id, source) in order. graded: gets outputs, pictures and notes. given: name -> base64 of the modules that
    come with the notebook. drives: their source texts. fate: cell id -> the type of the exception that it raised,
    "timed out" or "crashed".
    """

    def __init__(
        self, runner: Runner, cells: list[tuple[str, str]], graded: Graded, given: dict[str, str], drives: list[str]
    ):
        self.runner, self.cells, self.graded = runner, cells, graded
        self.files = {**graded.files, **given}  # ours come last, so that nobody can replace data.py by a file of theirs
        self.fate: dict[str, str] = {}  # cell id -> exception type, "timed out" or "crashed"
        code = [source for _, source in cells] + drives
        self.needs = tuple(name for name in NEEDS if any(name in text for text in code))
        self.restarts = 0
        self.seconds_left = STARTS * runner.limits.to_train().notebook_seconds
        self.session: Session | None = None

    def probe(self, question: Question, evidence: list[Told]) -> ProbeResult:
        """Run one exercise on its cases. Raises Died if the notebook's process cannot be kept alive."""
        try:
            result = self._living().probe(_asked(question, evidence))
        except Died:
            self._note_too_much(f"`{question.name}`")
            self.close()
            raise
        return _measured(question, evidence, result)

    def probe_all(self, several: list[tuple[Question, list[Told]]]) -> dict[str, ProbeResult]:
        """Run several exercises in one process, which is faster. Returns name -> result of those that came to their end."""
        if not several:
            return {}
        try:
            found = self._living().probe_all([_asked(*each) for each in several])
        except Died:
            self.close()  # each exercise will be run alone, which shows what ended it
            return {}
        return {q.name: _measured(q, evidence, found[q.name]) for q, evidence in several if q.name in found}

    def _living(self) -> Session:
        """The session in which the cells have been run. Raises Died if it cannot be kept alive."""
        if self.session is None:
            self._start()
            assert self.session is not None  # _start() has set it, or has raised Died
        return self.session

    def _start(self) -> None:
        """Run the cells in a new session, again without each cell that ends it. Raises Died after MAX_RESTARTS."""
        while True:
            if self.restarts > MAX_RESTARTS:
                raise Died(-1, State.CRASHED)
            self.restarts += 1
            self.session = self.runner.session(self.files, f"{self.graded.assignment}.npz", self.needs)
            most = self.session.seconds_left = min(self.session.seconds_left, self.seconds_left)
            try:
                for number, (cell, source) in enumerate(self.cells):
                    if self.fate.get(cell) in ("left out", State.CRASHED):
                        continue
                    result = self.session.run_cell(number, source)
                    self._keep(cell, result)
                    if result.error:
                        self.fate[cell] = result.error
                self.seconds_left -= most - self.session.seconds_left
                if self.session.seconds_left <= 0:
                    self.graded.notes.append(
                        "its cells took all the time that they have together; the rest was not run"
                    )
                return
            except Died as died:
                self.seconds_left -= most - self.session.seconds_left
                self._note_too_much(f"cell {self.cells[died.cell][0]}")
                self.close()
                if died.cell < 0:
                    raise
                cell = self.cells[died.cell][0]
                self.fate[cell] = State.CRASHED
                self.graded.notes.append(f"cell {cell} {HOW[died.how]}; the notebook was run again without it")

    def _keep(self, cell: str, result: CellResult) -> None:
        """Store what a cell printed and drew, as far as there is room."""
        about = self.graded
        about.outputs.pop(cell, None)
        about.pictures.pop(cell, None)
        text = result.text[: MAX_TEXT - sum(map(len, about.outputs.values()))]
        drawn = sum(len(picture) for pictures in about.pictures.values() for picture in pictures)
        pictures = result.pictures if drawn + sum(map(len, result.pictures)) <= MAX_PICTURES else []
        if text:
            about.outputs[cell] = text
        if pictures:
            about.pictures[cell] = pictures
        if (text, pictures) != (result.text, result.pictures) and TOO_MUCH not in about.notes:
            about.notes.append(TOO_MUCH)

    def _note_too_much(self, where: str) -> None:
        if self.session and self.session.too_much:
            self.graded.notes.append(f"in {where} all its processes together took more than {self.session.too_much}")

    def close(self) -> None:
        """End the session, if there is one."""
        if self.session is not None:
            self.session.close()
            self.session = None


def _asked(question: Question, evidence: list[Told]) -> Asked:
    cases = [to_tree(question.asks(e.inputs), lambda array: array) for e in evidence]
    drive, returns = (None, (ANSWER,)) if question.data else (question.drive, question.spec.returns)
    return Asked(question.name, drive, returns, cases)


def _measured(question: Question, evidence: list[Told], result: ProbeResult) -> ProbeResult:
    seen = zip(evidence, result.observations, strict=False)
    result.observations = [question.measured(e.inputs, o) for e, o in seen]
    return result
