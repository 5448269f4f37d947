"""Wrong answers that no author gave a name lose marks all the same, and the same marks whatever the hidden seed.

They stand in tests/refused/x/NAME.py. Each once had full marks, or marks by chance, and its docstring says what is wrong
with it.
"""

import importlib.util
import inspect
from pathlib import Path

import pytest

from autograder.book.book import Book
from autograder.book.evidence import hidden_seed
from autograder.build.proof import Proof

HERE = Path(__file__).resolve().parents[1] / "refused"
SEEDS = (None, *range(5))  # None: the visible cases


def wrong_answers():
    for path in sorted(HERE.glob("*/*.py")):
        spec = importlib.util.spec_from_file_location(f"refused.{path.parent.name}.{path.stem}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for name, answer in vars(module).items():
            if getattr(answer, "__module__", None) == module.__name__ and not name.startswith("_"):
                yield pytest.param(path.parent.name, path.stem, answer, id=f"{path.parent.name}-{path.stem}-{name}")


@pytest.mark.parametrize("chapter, exercise, answer", list(wrong_answers()))
def test_a_wrong_answer_loses_marks_whatever_the_seed(book, chapter, exercise, answer):
    assert inspect.getdoc(answer), "say what is wrong with it"
    chapter = Book(book).chapter(chapter)
    proof, marks = Proof(chapter, chapter.exercises[exercise]), {}
    for seed in SEEDS:
        live = list(proof.draw(None if seed is None else hidden_seed(b"refused", str(seed), exercise)))
        marks[seed] = proof.judged(live, live, answer).points
    assert set(marks.values()) == {marks[None]} and marks[None] < chapter.exercises[exercise].points, marks


def test_no_name_is_given_for_what_is_small_beside_minus_infinity(book):
    """The scores of attention times 0.9 are neither undivided nor divided by H."""
    chapter = Book(book).chapter("lab_translation")
    exercise = chapter.exercises["masked_scores"]
    proof = Proof(chapter, exercise)
    live = list(proof.draw(None))

    def a_tenth_less(queries, states, lengths):
        return 0.9 * exercise.reference(queries, states, lengths)

    verdict = proof.judged(live, live, a_tenth_less)
    assert (verdict.points, verdict.named) == (0, [])
