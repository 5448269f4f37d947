"""A mistake is named only with evidence, and what it does not explain is said: nothing that learners are told is untrue."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.book.evidence import Travelling, draw, spec_of
from autograder.book.exercise import Case, Exercise
from autograder.learner.compare import Comparison
from autograder.learner.judge import judge
from autograder.learner.naming import explain
from autograder.learner.pieces import StoredEvidence, sign
from autograder.learner.values import Observation

NAMES = ("a", "b", "c", "d")


def reference(x):
    """Four outputs."""
    return x + 1, x * 3, np.tanh(x), x**2


def cases(rng):
    yield Case("three rows", {"x": rng.normal(size=(3, 4))})
    yield Case("five rows", {"x": rng.normal(size=(5, 4))})


def exercise(*mistakes, like=reference, drawn=cases, returns=NAMES):
    made = Exercise(like, points=4, cases=drawn, returns=returns)
    for number, wrong in enumerate(mistakes, 1):
        wrong.__name__, wrong.__doc__ = f"m{number}", f"Mistake {number}.\n\nWhy {number}?"
        made.mistake(wrong)
    return made


def told(made, answer):
    travelling = Travelling(made)
    evidence = list(draw(made, [], 3, travelling))
    return judge(spec_of(made), evidence, [e.watch(answer) for e in evidence], travelling.laws)


def wrong(**outputs):
    """A function like the reference, with some of its outputs made otherwise."""

    def answer(x):
        right = dict(zip(NAMES, reference(x), strict=True))
        return tuple({**right, **{name: make(x) for name, make in outputs.items()}}.values())

    return answer


def odd(k):
    return lambda x: np.sin(k * x) + k


def test_a_mistake_in_full_is_named_and_nothing_is_left_over():
    verdict = told(exercise(wrong(a=odd(2), b=odd(3))), wrong(a=odd(2), b=odd(3)))
    assert (verdict.how, verdict.named) == ("mistake", ["m1"])
    assert not any("alone" in line for line in verdict.lines)


def test_half_of_what_is_wrong_is_enough_and_the_rest_is_said():
    verdict = told(exercise(wrong(a=odd(2), b=odd(3))), wrong(a=odd(2), b=odd(3), c=odd(4), d=odd(5)))
    assert (verdict.how, verdict.named) == ("part", ["m1"])
    assert verdict.lines[0] == "That alone does not explain `c` and `d`: mend it, then check again."


def test_less_than_half_is_not():
    verdict = told(exercise(wrong(a=odd(2))), wrong(a=odd(2), b=odd(3), c=odd(4)))
    assert (verdict.how, verdict.named) == ("", [])


def test_what_is_right_contradicts_a_name():
    """The mistake makes c wrong too, and here c is right."""
    verdict = told(exercise(wrong(a=odd(2), c=odd(3))), wrong(a=odd(2)))
    assert verdict.named == []


def test_two_names_are_told_where_together_they_explain_everything():
    verdict = told(
        exercise(wrong(a=odd(2)), wrong(b=odd(3), c=odd(4), d=odd(5))), wrong(a=odd(2), b=odd(3), c=odd(4), d=odd(5))
    )
    assert (verdict.how, verdict.named) == ("mistake", ["m1", "m2"])


def test_two_that_give_one_output_two_values_are_never_told_together():
    """Both explain half; they disagree about d."""
    one, other = wrong(a=odd(2), b=odd(3), d=odd(6)), wrong(c=odd(4), d=odd(5))
    verdict = told(exercise(one, other), wrong(a=odd(2), b=odd(3), c=odd(4), d=odd(7)))
    assert verdict.named == ["m1"]


def test_of_two_that_explain_the_same_part_neither_is_told():
    one, other = wrong(a=odd(2), b=odd(3), c=odd(8)), wrong(a=odd(2), b=odd(3), c=odd(9))
    verdict = told(exercise(one, other), wrong(a=odd(2), b=odd(3), c=odd(7)))
    assert verdict.named == []


@pytest.mark.parametrize(
    "nothing",
    [
        lambda x: 0 * x,
        lambda x: 0 * x + 1,
        lambda x: x * np.nan,
        lambda x: x * np.inf,
        lambda x: x,
    ],
    ids=["zeros", "ones", "NaN", "infinity", "the input"],
)
def test_a_piece_that_tells_nothing_names_no_part(nothing):
    verdict = told(exercise(wrong(a=nothing)), wrong(a=nothing, b=odd(2)))
    assert verdict.named == []


def test_a_mistake_that_returns_nothing_but_zeros_names_nobody():
    """There are many ways to come to zero."""
    zeros = wrong(**{name: lambda x: 0 * x for name in NAMES})
    verdict = told(exercise(zeros), zeros)
    assert (verdict.how, verdict.named) == ("alike", [])
    assert verdict.diagnoses[0]["says"].startswith("`a` is zero everywhere.")


def on_three_rows(one, other):
    """``one`` on the case of three rows, ``other`` on the rest."""
    return lambda x: (one if len(x) == 3 else other)(x)


def test_agreement_on_one_case_names_nothing_and_is_told_of_this_case():
    verdict = told(exercise(wrong(a=odd(2))), on_three_rows(wrong(a=odd(2)), wrong(a=odd(5))))
    assert (verdict.how, verdict.named) == ("case", [])
    assert not verdict.is_explained()
    assert verdict.diagnoses[0]["says"] == "For “three rows” alone, this would explain it: Mistake 1."
    assert verdict.diagnoses[0]["hint"] == "Why 1?"


def test_on_one_case_too_what_is_right_elsewhere_contradicts_a_name():
    assert told(exercise(wrong(a=odd(2))), on_three_rows(wrong(a=odd(2)), reference)).how == ""


def test_of_two_mistakes_that_are_one_on_a_case_neither_is_told():
    one, other = wrong(a=odd(2)), on_three_rows(wrong(a=odd(2)), wrong(a=odd(3)))
    assert told(exercise(one, other), on_three_rows(one, wrong(a=odd(5)))).how == ""


def test_all_that_a_small_change_touches_is_told():
    rng, cases = np.random.default_rng(1), []
    spec = replace(spec_of(exercise()), slips=("",))  # a slip of several kinds
    for _ in range(2):
        right, seen = ({name: rng.normal(size=4) for name in NAMES} for _ in range(2))
        evidence = StoredEvidence("a case", False, {}, right, slips={0: {p: sign(leaf, 1) for p, leaf in seen.items()}})
        cases.append(Comparison(evidence, Observation(seen), spec, {}))
    found = explain(cases, spec, [])
    assert found.how == "place"
    assert found.diagnoses[0]["says"].endswith("it touches `a`, `b`, `c` and `d` and nothing else.")


def test_one_number_on_one_case_looks_like_nothing():
    def numbers(rng):
        yield Case("one", {"n": 3})
        yield Case("two", {"n": 4})

    made = exercise(like=lambda n: n + 4, drawn=numbers, returns=("y",))
    assert told(made, lambda n: 0 if n == 3 else 77).how == ""


def test_one_whole_number_on_one_case_is_no_evidence():
    def numbers(rng):
        yield Case("one", {"n": 3})
        yield Case("two", {"n": 4})

    made = exercise(lambda n: n + 5, like=lambda n: n + 4, drawn=numbers, returns=("y",))
    assert told(made, lambda n: 8 if n == 3 else 77).how == ""


def test_what_the_outputs_of_some_cases_look_like_is_told_of_these():
    verdict = told(exercise(), on_three_rows(wrong(b=lambda x: -3 * x), wrong(b=odd(5))))
    assert verdict.how == "case"
    assert verdict.diagnoses[0]["says"] == (
        "For “three rows” alone, this is so: `b`: the size is right, the sign is not."
    )
    assert told(exercise(), on_three_rows(wrong(b=lambda x: 6 * x), reference)).how == "case"


def test_what_it_raises_is_told_before_any_name():
    def raises(x):
        return wrong(a=odd(2))(x) if len(x) == 3 else x @ x

    assert (told(exercise(wrong(a=odd(2))), raises).how, told(exercise(wrong(a=odd(2))), raises).named) == (
        "exception",
        [],
    )


def test_a_look_alike_is_told_before_a_part():
    verdict = told(exercise(wrong(a=odd(2))), wrong(a=odd(2), b=lambda x: -3 * x))
    assert verdict.how == "alike"
    assert verdict.diagnoses[0]["says"] == "`b`: the size is right, the sign is not."
    assert verdict.lines[0] == "That alone does not explain `a`: mend it, then check again."


def test_too_few_values_are_told_by_their_number():
    verdict = told(exercise(), lambda x: reference(x)[:3])
    assert verdict.how == "outputs"
    assert verdict.diagnoses[0]["says"] == "It returns 3 values; 4 are asked for: `a`, `b`, `c` and `d`."


def test_at_most_two_laws_are_told_and_all_are_counted():
    made = exercise(wrong(a=odd(2)))
    for number in range(3):
        made.law(f"Law {number}.", hint="Why?")(LAWS[number])
    verdict = told(made, wrong(a=odd(2)))
    assert (verdict.how, verdict.named) == ("law", [f"law_{k}" for k in range(3)])
    assert [d["says"] for d in verdict.diagnoses] == ["Law 0.", "Law 1."]


def law_0(case, seen):
    return abs(seen["a"] - case["x"] - 1).max() < 1


def law_1(case, seen):
    return (seen["a"] == case["x"] + 1).all()


def law_2(case, seen):
    return abs(seen["a"] - case["x"] - 1).max() < 0.5


LAWS = (law_0, law_1, law_2)


def test_numbers_that_differ_from_case_to_case_are_evidence():
    def numbers(rng):
        yield Case("one", {"n": 3})
        yield Case("two", {"n": 4})

    made = exercise(lambda n: n + 5, like=lambda n: n + 4, drawn=numbers, returns=("y",))
    assert told(made, lambda n: 5 + n).named == ["m1"]
