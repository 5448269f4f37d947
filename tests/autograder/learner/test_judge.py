"""The mark, and the mistake that is named, for answers of every kind."""

import sys
import warnings

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from autograder.book.book import Book
from autograder.book.evidence import Travelling, draw, spec_of
from autograder.book.exercise import Case, Exercise, choice
from autograder.learner.judge import judge, untouched
from autograder.learner.pieces import Spec, StoredEvidence
from autograder.learner.values import Observation


def verdict_on(exercise, f, after=(), earlier=None, told=True, seed=1):
    """Judge ``f`` as an answer to an exercise. after: the exercises that this one calls."""
    travelling = Travelling(exercise)
    cases = list(draw(exercise, list(after), seed, travelling))
    return judge(spec_of(exercise), cases, [c.watch(f) for c in cases], travelling.laws, earlier, told=told)


def step(x, h):
    """h_next and c_next of something simple."""
    return np.tanh(x + h), x * h


def step_cases(rng):
    for label, n, edge in (("random numbers", 4, False), ("other numbers", 5, False), ("N = 1", 1, True)):
        yield Case(label, {"x": rng.normal(size=(n, 3)), "h": rng.normal(size=(n, 3))}, edge)
    yield Case("huge", {"x": 1e4 * np.ones((2, 3)), "h": -1e4 * np.ones((2, 3))}, True)


def mistake(exercise, says, hint):
    """``@exercise.mistake`` for functions that are written elsewhere, and lambdas."""

    def add(function):
        function.__doc__ = f"{says}\n\n{hint}"
        return exercise.mistake(function)

    return add


@pytest.fixture
def exercise():
    made = Exercise(step, points=4, cases=step_cases, returns=("h", "c"))

    @made.mistake
    def no_tanh(x, h):
        """h is not squashed.

        How large may h be?
        """
        return x + h, x * h

    @made.mistake
    def sum_in_c(x, h):
        """c is a sum.

        What is 2 times 3?
        """
        return np.tanh(x + h), x + h

    return made


# ------------------------------------------------------------------------------------------------ marks


def test_a_right_answer_earns_everything_and_no_remark(exercise):
    verdict = verdict_on(exercise, step)
    assert (verdict.points, verdict.state, verdict.lines, verdict.remarks) == (4, "passed", [], [])


def test_points_are_shared_equally_over_outputs(exercise):
    verdict = verdict_on(exercise, lambda x, h: (np.tanh(x + h), x))
    assert (verdict.points, verdict.state) == (2, "part")
    assert "`h` is right." in verdict.lines


def test_points_follow_the_weights_of_the_record():
    weighted = Exercise(step, points=4, cases=step_cases, returns={"h": 3, "c": 1})
    assert verdict_on(weighted, lambda x, h: (np.tanh(x + h), x)).points == 3
    assert verdict_on(weighted, lambda x, h: (x, x * h)).points == 1


def test_one_wrong_ordinary_case_costs_the_output(exercise):
    calls = []

    def once(x, h):
        calls.append(x)
        return (np.tanh(x + h), x * h + (len(calls) == 2))

    assert verdict_on(exercise, once).points == 2


def squeezed(x, h):
    return np.squeeze(np.tanh(x + h)), x * h


def test_right_but_not_for_an_edge_case_earns_four_fifths(exercise):
    verdict = verdict_on(exercise, squeezed)
    assert verdict.points == 3.5  # 0.8 · 2 + 2, in quarters
    assert verdict.state == "part"
    assert verdict.lines[0] == "Right, but not for N = 1."
    assert "shape (3,); expected (1, 3)" in verdict.lines[1]
    assert not verdict.named and "with an axis too few" in verdict.diagnoses[0]["says"]


def test_every_edge_case_that_fails_is_named(exercise):
    def fails(x, h):
        return (np.tanh(x + h) * (1 if len(x) > 2 else np.nan), x * h)

    assert verdict_on(exercise, fails).lines[0] == "Right, but not for N = 1 and huge."


def test_edge_cases_alone_earn_nothing(exercise):
    assert verdict_on(exercise, lambda x, h: (np.tanh(x + h) + (len(x) > 2), x * h + (len(x) > 2))).points == 0


@given(st.integers(1, 40), st.lists(st.tuples(st.integers(1, 5), st.sampled_from("reo")), min_size=1, max_size=4))
def test_marks_are_quarters_and_full_only_for_what_is_wholly_right(quarters, outputs):
    """r: right; e: wrong on the edge case; o: wrong on the ordinary one."""
    names = {f"y{k}": weight for k, (weight, _) in enumerate(outputs)}
    fates = [fate for _, fate in outputs]

    def reference(x):
        return (x,) * len(fates)

    def answer(x):
        return tuple(x + (fate == "e" and x == 2 or fate == "o" and x == 1) for fate in fates)

    def cases(rng):
        return [Case("ordinary", {"x": 1}), Case("edge", {"x": 2}, edge=True)]

    points = quarters / 4
    if len(fates) == 1:
        reference, answer = (lambda x: x), (lambda x, inner=answer: inner(x)[0])
    verdict = verdict_on(Exercise(reference, points=points, cases=cases, returns=names), answer)
    share = sum(w * {"r": 1, "e": 0.8, "o": 0}[fate] for w, fate in outputs) / sum(names.values())
    assert (verdict.points * 4).is_integer()
    assert (verdict.points == points) == (share == 1) == (verdict.state == "passed")
    assert abs(verdict.points - share * points) <= 0.25
    assert (verdict.points > 0) == (verdict.state in ("passed", "part"))


# ------------------------------------------------------------------------------------------------ leniency


def single(reference, cases=None):
    def one_case(rng):
        yield Case("random numbers", {"x": rng.normal(size=(3, 4))})

    return Exercise(reference, points=2, cases=cases or one_case, returns=("y",))


@pytest.mark.parametrize(
    "reference, answer, remark",
    [
        (lambda x: x, lambda x: torch.tensor(x), "Tensor"),
        (lambda x: x, lambda x: x.astype(np.float32), "float32"),
        (lambda x: x, lambda x: torch.tensor(x, dtype=torch.float32, requires_grad=True), "float32"),
        (lambda x: x, lambda x: list(x), None),
        (lambda x: x, lambda x: [list(row) for row in x], None),
        (lambda x: x, lambda x: tuple(torch.tensor(x)), None),
        (lambda x: x.sum(), lambda x: float(x.sum()), None),
        (lambda x: float(x.sum()), lambda x: np.asarray(x.sum()), None),
        (lambda x: x.sum(), lambda x: torch.tensor(x).sum(), "Tensor"),
        (lambda x: len(x), lambda x: float(len(x)), None),
        (lambda x: x > 0, lambda x: [[bool(v > 0) for v in row] for row in x], None),
        (lambda x: x, lambda x: np.asfortranarray(x), None),
        (lambda x: x, lambda x: x[:], None),
    ],
)
def test_another_kind_of_the_same_value_is_right(reference, answer, remark):
    verdict = verdict_on(single(reference), answer)
    assert verdict.points == 2
    assert (remark in " ".join(verdict.remarks)) if remark else not verdict.remarks


@pytest.mark.filterwarnings("ignore:the matrix subclass")
def test_a_matrix_is_right_with_a_remark():
    verdict = verdict_on(single(lambda x: x), np.asmatrix)
    assert verdict.points == 2 and "matrix" in verdict.remarks[0]


def test_a_list_for_a_tuple_is_right_with_a_remark(exercise):
    verdict = verdict_on(exercise, lambda x, h: list(step(x, h)))
    assert verdict.points == 4
    assert verdict.remarks == ["You return a list; a tuple is asked for. Accepted."]


@pytest.mark.parametrize("by", [1e-4, -1e-4])
def test_float32_is_no_excuse_for_a_wrong_value(by):
    assert verdict_on(single(lambda x: x), lambda x: (x + by).astype(np.float32)).points == 0


@pytest.mark.parametrize(
    "answer",
    [
        lambda x: np.full_like(x, np.nan),
        lambda x: x.T,
        lambda x: x[None],
        lambda x: x + 1e-6,
        lambda x: x.tolist()[:-1],
        lambda x: [x, x],
        lambda x: None,
        lambda x: str(x),
        lambda x: (v for v in x),
        lambda x: x.astype(complex),
        lambda x: {"y": x},
    ],
)
def test_leniency_ends_there(answer):
    verdict = verdict_on(single(lambda x: x), answer)
    assert (verdict.points, verdict.state) == (0, "failed") and verdict.lines


@pytest.mark.parametrize("answer", [lambda x: np.array([x.sum()]), lambda x: [x.sum()], lambda x: x.sum(keepdims=True)])
def test_a_number_stays_a_number(answer):
    assert verdict_on(single(lambda x: x.sum()), answer).points == 0


def test_nan_is_wrong_even_where_the_reference_has_it():
    exercise = single(lambda x: x * np.nan)
    assert verdict_on(exercise, lambda x: x * np.nan).points == 0


def test_changing_the_inputs_costs_nothing(exercise):
    def in_place(x, h):
        c = x * h
        x += h
        h *= 0
        return np.tanh(x, out=x), c

    verdict = verdict_on(exercise, in_place)
    assert verdict.points == 4
    assert verdict.remarks == ["Your function changes its inputs h and x in place."]


def test_returning_an_input_or_a_view_of_it_is_fine():
    assert verdict_on(single(lambda x: x), lambda x: x).points == 2


def test_a_remembered_buffer_is_copied_when_it_is_returned():
    buffer = np.zeros((3, 4))

    def reuses(x):
        buffer[:] = 2 * x
        return buffer

    def cases(rng):
        for k in range(3):
            yield Case(f"case {k}", {"x": rng.normal(size=(3, 4))})

    assert verdict_on(single(lambda x: 2 * x, cases), reuses).points == 2


def test_noise_costs_nothing(exercise, capsys):
    def noisy(x, h):
        print("x", x)
        print("h", h, file=sys.stderr)
        warnings.warn("mind the gap", stacklevel=1)
        np.log(np.zeros(1))
        return step(x, h)

    verdict = verdict_on(exercise, noisy)
    assert verdict.points == 4
    assert "NumPy warned" in verdict.remarks[0]
    assert capsys.readouterr() == ("", "")


def test_numpys_strictest_setting_is_borne(exercise):
    """Learners look for NaN with np.seterr(all="raise"); this must not stop the judge."""
    with np.errstate(all="raise"), warnings.catch_warnings():
        warnings.simplefilter("error")
        assert verdict_on(exercise, lambda x, h: (np.full_like(x, np.inf), np.full_like(x, 1e308))).points == 0
        assert verdict_on(exercise, lambda x, h: (1e-310 * x, np.full_like(x, np.nan))).points == 0


# ------------------------------------------------------------------------------------------------ exceptions


def test_an_exception_is_told_with_its_message(exercise):
    verdict = verdict_on(exercise, lambda x, h: x @ h @ x)
    assert verdict.points == 0
    assert verdict.lines[0].startswith("On the case “random numbers”")
    assert "it raises ValueError (matmul" in verdict.lines[1]


def test_leaving_python_costs_only_the_exercise(exercise):
    def leaves(x, h):
        sys.exit(1)

    assert "it raises SystemExit" in verdict_on(exercise, leaves).lines[1]


def test_an_exception_on_an_edge_case_alone_costs_a_fifth(exercise):
    def fragile(x, h):
        if len(x) == 1:
            raise IndexError("x")
        return step(x, h)

    verdict = verdict_on(exercise, fragile)
    assert verdict.points == 3.25
    assert verdict.lines[0] == "Right, but not for N = 1."
    assert verdict.lines[1].startswith("it raises IndexError (x), at line ")


def test_what_an_edge_case_looks_like_is_told(exercise):
    verdict = verdict_on(exercise, lambda x, h: (-np.tanh(x + h) if len(x) == 1 else np.tanh(x + h), x * h))
    assert verdict.diagnoses[0]["says"] == "`h`: the size is right, the sign is not."
    assert verdict.lines[0] == "Right, but not for N = 1."


def test_too_many_or_too_few_values_are_counted(exercise):
    assert "it returns 3 values; it should return 2: h and c." in verdict_on(exercise, lambda x, h: (x, x, x)).lines
    assert "it returns None; it should return 2: h and c." in verdict_on(exercise, lambda x, h: None).lines
    assert "it returns 0 values; it should return 2: h and c." in verdict_on(exercise, lambda x, h: ()).lines
    assert "it returns an array of shape (4, 3); it should return 2: h and c." in verdict_on(exercise, np.add).lines


# ------------------------------------------------------------------------------------------------ named mistakes


def test_a_known_mistake_is_named_alone(exercise):
    verdict = verdict_on(exercise, exercise.misconceptions["no_tanh"].function)
    assert verdict.named == ["no_tanh"]
    assert verdict.diagnoses == [{"says": "h is not squashed.", "hint": "How large may h be?", "pointer": None}]


def test_a_known_mistake_is_recognised_however_it_is_written(exercise):
    def no_tanh_with_loops(x, h):
        a = np.array([[x[i, j] + h[i, j] for j in range(x.shape[1])] for i in range(len(x))], np.float32)
        return a, (x.T * h.T).T

    assert verdict_on(exercise, no_tanh_with_loops).named == ["no_tanh"]


def test_two_mistakes_in_one_answer_are_both_named(exercise):
    verdict = verdict_on(exercise, lambda x, h: (x + h, x + h))
    assert set(verdict.named) == {"no_tanh", "sum_in_c"}
    assert not any("alone" in line for line in verdict.lines)


def test_a_known_mistake_beside_an_unknown_one_is_named_and_the_rest_listed(exercise):
    verdict = verdict_on(exercise, lambda x, h: (x + h, x - 7))
    assert verdict.named == ["no_tanh"]
    assert "That alone does not explain `c`: mend it, then check again." in verdict.lines


def test_an_unknown_mistake_is_described_and_not_named(exercise):
    verdict = verdict_on(exercise, lambda x, h: (np.tanh(x + h) ** 2, x * h))
    assert verdict.named == [] and verdict.diagnoses == []
    assert "`h` has the right shape and departs everywhere" in " ".join(verdict.lines)


def test_a_mistake_must_be_made_on_every_case(exercise):
    calls = []

    def sometimes(x, h):
        calls.append(x)
        return (x + h if len(calls) == 1 else np.tanh(x - h)), x * h

    assert verdict_on(exercise, sometimes).named == []


def test_a_mistake_that_agrees_with_the_reference_somewhere_is_still_held():
    def cases(rng):
        yield Case("nothing in x", {"x": np.zeros((2, 3)), "h": rng.normal(size=(2, 3))})
        yield Case("random numbers", {"x": rng.normal(size=(2, 3)), "h": rng.normal(size=(2, 3))})

    made = Exercise(lambda x, h: 2 * x + h, points=1, cases=cases, returns=("y",))
    mistake(made, "x counts once.", "How often?")(lambda x, h: x + h)
    assert verdict_on(made, lambda x, h: h + x).named == ["<lambda>"]
    assert verdict_on(made, lambda x, h: h - x).named == []


def test_what_raises_is_told_by_its_exception_and_by_no_name():
    """Different mistakes raise exceptions with the same words."""
    made = single(lambda x: x @ x.T)
    mistake(made, "Not transposed.", "Which shapes meet?")(lambda x: x @ x)
    verdict = verdict_on(made, lambda x: np.matmul(x, x))
    assert (verdict.named, verdict.how) == ([], "exception")


def test_edge_cases_name_no_mistake(exercise):
    def wrong_there(x, h):
        return (x + h, x * h) if len(x) == 1 else step(x, h)

    assert verdict_on(exercise, wrong_there).named == []


def test_a_general_slip_is_told_where_no_mistake_is_known(exercise):
    assert "another order" in verdict_on(exercise, lambda x, h: step(x, h)[::-1]).diagnoses[0]["says"]
    assert "transposed" in verdict_on(exercise, lambda x, h: (np.tanh(x + h).T, x * h)).diagnoses[0]["says"]


# ------------------------------------------------------------------------------------------------ pieces of an LSTM


@pytest.fixture(scope="module")
def toy_lstm(toy):
    return Book(toy).chapter("toy_lstm")


def test_gates_are_told_apart(toy_lstm):
    exercise = toy_lstm.exercises["lstm_step_backward"]

    def slip_in_f(dh, dc, cache):
        dx, dh_prev, dc_prev, dW, dU, db = exercise.reference(dh, dc, cache)
        H = dh.shape[1]
        dW[:, H : 2 * H] *= cache["f"][0]
        return dx, dh_prev, dc_prev, dW, dU, db

    verdict = verdict_on(exercise, slip_in_f)
    assert "`dW` is right for i, g and o and wrong for f." in verdict.lines
    assert verdict.points == 6 and verdict.named == []


def test_two_backward_mistakes_at_once_are_both_named(toy_lstm):
    exercise = toy_lstm.exercises["lstm_step_backward"]
    db_mean, dc_prev_uses_i = (exercise.misconceptions[n].function for n in ("db_mean", "dc_prev_uses_i"))

    def both(dh, dc, cache):
        dx, dh_prev, _, dW, dU, _ = exercise.reference(dh, dc, cache)
        return dx, dh_prev, dc_prev_uses_i(dh, dc, cache)[2], dW, dU, db_mean(dh, dc, cache)[5]

    assert set(verdict_on(exercise, both).named) == {"db_mean", "dc_prev_uses_i"}


def test_every_backward_that_changes_its_arguments_earns_everything(toy_lstm):
    exercise = toy_lstm.with_accepted("lstm_step_backward")
    verdict = verdict_on(exercise, exercise.variants["adds_into_dc"].function)
    assert verdict.points == 8 and "changes its inputs cache and dc in place" in verdict.remarks[0]


# ------------------------------------------------------------------------------------------------ accepted variants


def test_another_right_answer_earns_everything_with_its_note(exercise):
    exercise.accepts(note="Right in another convention.")(lambda x, h: (np.tanh(x - h), x * h))
    verdict = verdict_on(exercise, lambda x, h: (np.tanh(-(h - x)), h * x))
    assert (verdict.points, verdict.remarks) == (4, ["Right in another convention."])


def test_an_accepted_answer_may_lack_or_add_a_piece():
    made = single(lambda x: {"a": x, "b": x})
    made.accepts(lambda x: {"a": x, "c": x})
    assert verdict_on(made, lambda x: {"c": x, "a": x}).points == 2
    assert verdict_on(made, lambda x: {"c": x + 1, "a": x}).points == 0


# ------------------------------------------------------------------------------------------------ carried forward


def double(x):
    """Twice x."""
    return 2 * x


def chain(x):
    """Twice x, plus one."""
    return double(x) + 1


@pytest.fixture
def linked():
    first = single(double)
    mistake(first, "x is squared.", "What is 2 times 3?")(squared)
    mistake(first, "x is cut.", "Which shape?")(cut)
    second = single(chain)
    second.after = ("double",)
    return first, second


def squared(x):
    return x * x


def cut(x):
    return x.shape @ x


def test_an_earlier_mistake_is_not_punished_twice(linked):
    first, second = linked
    verdict = verdict_on(second, lambda x: squared(x) + 1, [first], {"double": ["squared"]})
    assert (verdict.points, verdict.state) == (2, "passed")
    assert verdict.remarks == ["Right, given your `double` (squared): mend it there, it costs nothing here."]


def test_only_the_mistake_that_was_made_is_forgiven(linked):
    first, second = linked
    for earlier in (None, {"double": []}, {"double": ["cut"]}, {"triple": ["squared"]}):
        assert verdict_on(second, lambda x: squared(x) + 1, [first], earlier).points == 0


def test_a_new_mistake_on_top_is_not_forgiven(linked):
    first, second = linked
    assert verdict_on(second, lambda x: squared(x) + 2, [first], {"double": ["squared"]}).points == 0


def test_forgiveness_takes_every_ordinary_case(linked):
    """An answer that agrees by chance with an earlier mistake on one case keeps its own name and gets no remark."""
    first, second = linked
    mistake(second, "One is missing.", "What is added?")(lambda x: double(x))

    def cases(rng):
        yield Case("all ones", {"x": np.ones((3, 4))})  # where twice x is x squared plus one
        yield Case("random numbers", {"x": rng.normal(size=(3, 4))})

    second.cases = cases
    verdict = verdict_on(second, lambda x: x + x, [first], {"double": ["squared"]})
    assert (verdict.points, verdict.named, verdict.remarks) == (0, ["<lambda>"], [])


def test_an_earlier_mistake_that_stops_this_one_is_blamed(linked):
    first, second = linked
    verdict = verdict_on(second, lambda x: cut(x) + 1, [first], {"double": ["cut"]})
    assert verdict.points == 0
    assert "it stops because of your `double`: mend that first, then check this one again." in verdict.lines


# ------------------------------------------------------------------------------------------------ laws


@pytest.fixture
def lawful():
    made = Exercise(
        lambda x: (x, -x),
        points=2,
        cases=lambda rng: [Case("one", {"x": 1.0}), Case("two", {"x": 2.0}), Case("three", {"x": 3.0}, True)],
        returns=("a", "b"),
        by_laws=True,
    )
    made.law("They do not add up to nothing.", "What is their sum?")(adds_up)
    made.law("The first is not positive.", "Which sign?")(positive)
    return made


def adds_up(case, seen):
    return seen["a"] + seen["b"] == 0


def positive(case, seen):
    return seen["a"] > 0


def test_any_answer_that_obeys_the_laws_is_right(lawful):
    for answer in (lambda x: (x, -x), lambda x: (7, -7)):
        assert verdict_on(lawful, answer).points == 2


def test_a_broken_law_is_named_and_costs_its_share(lawful):
    verdict = verdict_on(lawful, lambda x: (-x, x))
    assert (verdict.points, verdict.named) == (1, ["positive"])
    assert verdict.diagnoses[0]["says"] == "The first is not positive."


def test_a_law_broken_on_an_edge_case_costs_a_fifth_of_its_share(lawful):
    verdict = verdict_on(lawful, lambda x: (x if x < 3 else -x, -x if x < 3 else x))
    assert (verdict.points, verdict.named) == (1.75, [])
    assert verdict.lines == ["Right, but not for three."]


@pytest.mark.parametrize("answer", [lambda x: None, lambda x: "ab", lambda x: (x, x, x), lambda x: x[0], lambda x: ()])
def test_what_a_law_cannot_read_breaks_it_and_stops_nothing(lawful, answer):
    verdict = verdict_on(lawful, answer)
    assert (verdict.points, verdict.state) == (0, "failed")
    assert verdict.lines or verdict.diagnoses


def test_a_law_whose_premise_does_not_hold_is_not_kept_and_not_told(lawful):
    lawful.law("The second is not the first with its sign turned.", "Which sign?")(turned_if_positive)
    verdict = verdict_on(lawful, lambda x: (-x, x))
    assert (verdict.points, verdict.named) == (0.75, ["positive"])
    verdict = verdict_on(lawful, lambda x: (x, -2 * x))
    assert (verdict.points, verdict.named) == (0.75, ["adds_up", "turned_if_positive"])


def turned_if_positive(case, seen):
    return seen["b"] == -seen["a"] if seen["a"] > 0 else None


def test_a_law_of_no_share_explains_and_costs_nothing(exercise):
    exercise.law("c is not small.", "How large is c?")(lambda_small)
    assert verdict_on(exercise, step).points == 4
    verdict = verdict_on(exercise, lambda x, h: (np.tanh(x + h), x * 0 + 1e9))
    assert (verdict.points, verdict.named) == (2, ["lambda_small"])


def lambda_small(case, seen):
    return np.abs(seen["c"]).max() < 1e9


# ------------------------------------------------------------------------------------------------ quizzes and stubs


LETTERS = {"which": "B"}


def test_a_quiz_tells_why_a_choice_is_wrong_and_not_which_is_right():
    quiz = choice(LETTERS, "which", 1, A="That is the candidate.", C="There are three.")
    assert verdict_on(quiz, lambda: "B").points == 1
    verdict = verdict_on(quiz, lambda: "C")
    assert (verdict.points, verdict.named) == (0, ["C"])
    assert verdict.diagnoses[0]["says"] == "There are three."
    told = " ".join([*verdict.lines, verdict.diagnoses[0]["says"]])
    assert "B" not in told


@pytest.mark.parametrize("answer", ["b", "D", "", None, 2, ["B"], ("B", "C")])
def test_other_answers_to_a_quiz_are_wrong(answer):
    quiz = choice(LETTERS, "which", 1, A="That is the candidate.", C="There are three.")
    verdict = verdict_on(quiz, lambda: answer)
    assert (verdict.points, verdict.named) == (0, [])


def test_a_stub_is_untouched_and_earns_nothing(exercise):
    verdict = untouched(spec_of(exercise))
    assert (verdict.points, verdict.max, verdict.state) == (0, 4, "untouched")


# ------------------------------------------------------------------------------------------------ hidden cases


def test_nothing_is_told_of_hidden_cases(exercise):
    for f in (lambda x, h: (np.tanh(x + h) + 0.123, x * h), lambda x, h: (x[0], h), lambda x, h: x @ h @ x):
        verdict = verdict_on(exercise, f, told=False)
        assert (verdict.lines, verdict.diagnoses, verdict.named, verdict.how) == ([], [], [], "")


def test_of_hidden_edge_cases_the_labels_are_told(exercise):
    assert verdict_on(exercise, squeezed, told=False).lines == ["Right, but not for N = 1."]


def test_what_is_the_same_for_everybody_earns_beside_something_else_only():
    spec = Spec("f", 4.0, {"y": 1.0, "how": 1.0}, {}, 1e-9, {}, {}, {}, ("y", "how"), alike=("how",))
    case = StoredEvidence("a case", False, {}, {"y": np.array(2.0), "how": "as asked"})

    def earned(y, how):
        return judge(spec, [case], [Observation({"y": y, "how": how})]).points

    assert (earned(2.0, "as asked"), earned(2.0, "otherwise"), earned(1.0, "as asked")) == (4.0, 2.0, 0.0)
