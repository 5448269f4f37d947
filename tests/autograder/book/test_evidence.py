"""Evidence: the right answer to a case, and how every known answer differs from it."""

import importlib

import numpy as np
import pytest

from autograder.book.book import Book
from autograder.book.evidence import Travelling, calling, draw, hidden_seed, source_of, spec_of, visible_seed
from autograder.book.exercise import Case, Exercise
from autograder.learner.pieces import MISSING, RAISED
from solutions import rnn_cell


def no_tanh(x, h, Wx, Wh, b):
    return x @ Wx + h @ Wh + b


# ------------------------------------------------------------------------------------------------ fed


def inputs(T=4, N=2, D=3, H=5):
    rng = np.random.default_rng(1)
    shapes = ((T, N, D), (N, H), (D, H), (H, H), (H,))
    return [rng.normal(0, 0.3, shape) for shape in shapes]


def test_a_reference_fed_a_wrong_function_calls_it():
    X, h0, Wx, Wh, b = inputs()
    wrong = calling(rnn_cell.rnn_forward, {"rnn_step": no_tanh})(X, h0, Wx, Wh, b)
    np.testing.assert_array_equal(wrong[0], no_tanh(X[0], h0, Wx, Wh, b))
    np.testing.assert_array_equal(wrong[1], no_tanh(X[1], wrong[0], Wx, Wh, b))


def test_feeding_leaves_the_reference_as_it_was():
    before = rnn_cell.rnn_forward(*inputs())
    calling(rnn_cell.rnn_forward, {"rnn_step": no_tanh})
    np.testing.assert_array_equal(rnn_cell.rnn_forward(*inputs()), before)
    assert rnn_cell.rnn_step is rnn_cell.rnn_forward.__globals__["rnn_step"]


def test_what_stands_between_is_fed_too(tiny):
    """A reference may call a helper of its module that calls the earlier exercise; defaults are kept."""
    helpers = """

def between(x, *, times=1):
    for _ in range(times):
        x = twice(x)
    return x


def four_times(x, times=2):
    \"\"\"Twice, twice.\"\"\"
    return between(x, times=times)
"""
    chapter = tiny(solutions=[("", helpers)])
    module = importlib.import_module(f"solutions.{chapter.name}")
    assert calling(module.four_times, {})(3.0) == 12
    assert calling(module.four_times, {"twice": lambda x: x + 1})(3.0) == 5


# ------------------------------------------------------------------------------------------------ seeds


def test_the_hidden_seed_depends_on_secret_learner_and_exercise_alone():
    seed = hidden_seed(b"secret", "ada", "rnn_cell-rnn_step")
    assert seed == hidden_seed(b"secret", "ada", "rnn_cell-rnn_step")  # however often: a regrade gives the same mark
    others = [
        hidden_seed(b"other", "ada", "rnn_cell-rnn_step"),
        hidden_seed(b"secret", "bob", "rnn_cell-rnn_step"),
        hidden_seed(b"secret", "ada", "rnn_cell-rnn_forward"),
        hidden_seed(b"secret", "adarnn", "_cell-rnn_step"),
        visible_seed("rnn_cell-rnn_step"),
    ]
    assert len({seed, *others}) == 6


def test_a_seed_is_a_seed():
    assert np.random.default_rng(hidden_seed(b"x" * 200, "ada", "a")).random() < 1


def test_one_seed_draws_the_same_cases_again(toy):
    chapter = Book(toy).chapter("toy_lstm")
    exercise = chapter.exercises["lstm_step"]

    def drawn(seed):
        return [e.inputs["x"] for e in draw(exercise, [], seed, Travelling(exercise))]

    for again, other, first in zip(drawn(1), drawn(2), drawn(1), strict=True):
        np.testing.assert_array_equal(first, again)
        assert first.shape != other.shape or not np.array_equal(first, other)


# ------------------------------------------------------------------------------------------------ text that travels


def decorated(label):
    return lambda f: f


@decorated("a long label over two lines")
def drive(f, x):  # with a comment
    """What it does."""
    return {"y": f(x)}


def test_a_functions_text_travels_without_its_decorators():
    text = source_of(drive)
    assert text.startswith("def drive(f, x):") and "label" not in text
    namespace = {}
    exec(text, namespace)
    assert namespace["drive"](abs, -3) == {"y": 3}


def test_a_nested_function_travels_too():
    def inner(f, x):
        return f(x)

    assert source_of(inner).startswith("def inner")


def test_the_functions_of_records_that_a_function_calls_travel_with_it(toy):
    laws = Travelling(Book(toy).chapter("toy_lstm").exercises["latch_weights"]).law_texts
    for text in laws.values():
        assert text.count("\ndef memory(") == 1 and "reference" not in text
    namespace = {"np": np}
    exec(laws["keeps"], namespace)
    assert namespace["memory"](np.zeros((3, 2)), np.zeros((2, 4)), np.zeros((1, 4)), np.zeros(4)).shape == (3,)


def test_two_functions_of_one_name_cannot_travel_together(tiny):
    chapter = tiny(
        others={
            "first": "\n\ndef helper():\n    return 1\n\n\ndef one():\n    return helper()\n",
            "second": "\n\nfrom chapters.CHAPTER.exercises.first import one\n\n\ndef helper():\n    return one()\n",
        }
    )
    helper = importlib.import_module(f"chapters.{chapter.name}.exercises.second").helper
    with pytest.raises(TypeError, match="helper calls different functions of one name"):
        source_of(helper)


@pytest.mark.parametrize("f", [lambda f, x: f(x), type("C", (), {})])
def test_what_has_no_text_of_its_own_does_not_travel(f):
    with pytest.raises((TypeError, OSError)):
        source_of(f)


# ------------------------------------------------------------------------------------------------ evidence


def half(x):
    """Half of x, in two ways."""
    return x / 2, {"a": x / 2, "b": x / 2}


def mistake(exercise, says, hint):
    """``@exercise.mistake`` for functions that are written elsewhere, and lambdas."""

    def add(function):
        function.__doc__ = f"{says}\n\n{hint}"
        return exercise.mistake(function)

    return add


@pytest.fixture
def evidence():
    exercise = Exercise(half, 1, lambda rng: [Case("one", {"x": np.ones(3)})], returns=("y", "z"))
    mistake(exercise, "y is whole.", "Half?")(whole)
    mistake(exercise, "b is missing.", "And b?")(lacks_b)
    mistake(exercise, "It raises.", "Why?")(raises)
    exercise.accepts(another)
    (case,) = draw(exercise, [], 1, Travelling(exercise))
    return case


def whole(x):
    return x, half(x)[1]


def lacks_b(x):
    return x / 2, {"a": x / 2}


def raises(x):
    raise ValueError("no")


def another(x):
    return half(x)


def test_a_known_answer_is_kept_where_it_differs_from_the_reference(evidence):
    assert {name: set(pieces) for name, pieces in evidence.known.items()} == {
        "whole": {"y"},
        "lacks_b": {"z['b']"},
        "raises": {RAISED},
    }
    assert evidence.known["lacks_b"]["z['b']"] == MISSING
    assert evidence.accepted == {"another": {}}


def test_a_reference_that_raises_is_the_authors_fault_and_named():
    exercise = Exercise(raises, 1, lambda rng: [Case("one", {"x": 1})], returns=("y",))
    (case,) = draw(exercise, [], 1, Travelling(exercise))
    with pytest.raises(RuntimeError, match="the reference raises raises ValueError on “one”: no"):
        _ = case.want


def test_a_spec_is_data_and_laws_decide_alone_where_the_answer_is_free(toy):
    chapter = Book(toy).chapter("toy_lstm").exercises
    assert spec_of(chapter["lstm_step_backward"]).parts["dW"] == (1, ("i", "f", "g", "o"))
    latch = spec_of(chapter["latch_weights"])
    assert latch.weights == {} and latch.returns == ("W", "U", "b") and latch.misconceptions == {}
    assert {law["share"] for law in latch.laws.values()} == {1.0}
