"""An earlier mistake, listed or not, is not punished a second time, and nothing else is forgiven because of it."""

import numpy as np
import pytest

from autograder.book.evidence import Travelling, draw, spec_of
from autograder.book.exercise import Case, Exercise
from autograder.learner.judge import judge
from autograder.learner.values import watch


def step(x, h, W):
    """One step."""
    return np.tanh(x + h @ W)


def forward(X, h0, W):
    """All of them."""
    hs = [h0]
    for x in X:
        hs.append(step(x, hs[-1], W))
    return np.stack(hs[1:])


def cases(rng):
    for label, T, edge in (("random numbers", 5, False), ("others", 6, False), ("T = 1", 1, True)):
        inputs = {"X": rng.normal(size=(T, 2, 3)), "h0": rng.normal(size=(2, 3)), "W": rng.normal(size=(3, 3))}
        yield Case(label, inputs, edge)


def comes_of_the_one_before(case, seen):
    before = [case["h0"], *seen["hs"][:-1]]
    return [((x, h, case["W"]), (h_next,)) for x, h, h_next in zip(case["X"], before, seen["hs"], strict=True)]


@pytest.fixture(scope="module")
def exercise():
    made = Exercise(forward, points=4, cases=cases, returns=("hs",), after=("step",))
    made.follows("step")(comes_of_the_one_before)
    return made


def verdict_on(exercise, mine, own_step):
    travelling = Travelling(exercise)
    evidence = list(draw(exercise, [], 1, travelling))

    def ask(earlier, calls):
        assert earlier == "step"
        return [watch(own_step, {str(k): a for k, a in enumerate(call)}, ("h_next",)) for call in calls]

    return judge(
        spec_of(exercise),
        evidence,
        [e.watch(mine) for e in evidence],
        relations=travelling.relations,
        ask=ask,
    )


def forward_of(own_step, start=lambda h0: h0):
    def mine(X, h0, W):
        hs = [start(h0)]
        for x in X:
            hs.append(own_step(x, hs[-1], W))
        return np.stack(hs[1:])

    return mine


def odd_step(x, h, W):
    return np.sin(2 * x - h @ W)


def test_a_right_answer_that_calls_a_wrong_one_loses_nothing(exercise):
    verdict = verdict_on(exercise, forward_of(odd_step), odd_step)
    assert (verdict.points, verdict.state) == (4, "passed")
    assert verdict.remarks == ["Right, given your `step`: mend it there, it costs nothing here."]


def test_a_mistake_of_its_own_costs_what_it_costs(exercise):
    verdict = verdict_on(exercise, forward_of(odd_step, start=lambda h0: 0 * h0), odd_step)
    assert verdict.points == 0 and not verdict.remarks


def test_another_earlier_function_than_the_one_that_was_called_explains_nothing(exercise):
    assert verdict_on(exercise, forward_of(odd_step), lambda x, h, W: np.sin(2 * x + h @ W)).points == 0


@pytest.mark.parametrize(
    "empty",
    [
        lambda x, h, W: np.zeros_like(h),
        lambda x, h, W: h,
        lambda x, h, W: h.copy(),
        lambda x, h, W: h * np.nan,
        lambda x, h, W: x,
        lambda x, h, W: x + h,
        lambda x, h, W: h @ W,
        lambda x, h, W: None,
        lambda x, h, W: np.ones_like(h),
    ],
    ids=["zeros", "h", "a copy", "NaN", "x", "without W", "without x", "None", "ones"],
)
def test_what_does_not_go_with_every_argument_carries_nothing(exercise, empty):
    """Otherwise a learner who returns zeros from both functions would get points for the second."""

    def alike(X, h0, W):
        hs = [h0]
        for x in X:
            hs.append(empty(x, hs[-1], W))
        return np.stack([np.full_like(h0, 0.0) if h is None else h for h in hs[1:]])

    assert verdict_on(exercise, alike, empty).points == 0


def test_one_that_raises_or_gives_too_little_carries_nothing(exercise):
    for own in (lambda x, h, W: x @ h, lambda x, h, W: (odd_step(x, h, W), x)):
        assert verdict_on(exercise, forward_of(odd_step), own).points == 0


@pytest.mark.parametrize("mine", [lambda X, h0, W: None, lambda X, h0, W: X[0], lambda X, h0, W: "hs"])
def test_an_answer_of_another_form_keeps_no_relation(exercise, mine):
    assert verdict_on(exercise, mine, odd_step).points == 0
