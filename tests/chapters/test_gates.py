"""The names of the gates' blocks stand in one table, and messages say what it says."""

import re
from copy import copy

from autograder.book.book import Book
from autograder.book.evidence import Travelling, draw, spec_of
from autograder.learner.judge import judge
from chapters import gates


def test_records_take_the_names_from_the_table(book):
    listed = {gates.LSTM, gates.PEEPHOLES, gates.GRU}
    for path in (book / "chapters").glob("*/exercises/*.py"):
        for names in re.findall(r'\([01], "(\w{3,4})"\)', path.read_text("utf8")):
            raise AssertionError(f"{path} names gates itself: {names}")
    exercise = Book(book).chapter("peepholes").exercises["peephole_step_backward"]
    assert {names for _, names in exercise.parts.values()} == {gates.LSTM, gates.PEEPHOLES} <= listed
    assert all(len(set(names)) == len(names) for names in listed)


def test_a_message_says_the_names_of_another_lecture(book):
    exercise = copy(Book(book).chapter("lstm_gradients").exercises["lstm_step_backward"])
    exercise.parts = {"dW": (1, ("input", "forget", "cell", "output"))}

    def forget_turned(*case):
        found = [value.copy() for value in exercise.reference(*case)]
        place = list(exercise.weights).index("dW")
        width = found[place].shape[1] // 4
        found[place][:, width : 2 * width] *= -3.5
        return tuple(found)

    travelling = Travelling(exercise)
    cases = list(draw(exercise, [], 1, travelling))
    verdict = judge(spec_of(exercise), cases, [case.watch(forget_turned) for case in cases], travelling.laws)
    assert re.search(r"dW.*forget", " ".join(map(str, [*verdict.lines, *verdict.diagnoses]))), verdict
