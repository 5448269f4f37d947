"""A notebook trains once and stores the weights; wrong weights are explained."""

from pathlib import Path

import numpy as np
import pytest
import torch

from autograder.learner.weights import NoWeights, WrongWeights, as_arrays, checked, keep, read

SHAPES = {"W": (2, 3), "b": (3,)}


def right():
    return {"W": np.ones((2, 3)), "b": np.zeros(3)}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lab.npz"


def counted(calls):
    def train():
        calls.append(1)
        return {"W": np.full((2, 3), float(len(calls)))}

    return train


def test_it_trains_once_and_again_when_asked(path):
    calls = []
    train = counted(calls)
    assert keep(train, path)["W"][0, 0] == keep(train, path)["W"][0, 0] == 1
    assert keep(train, path, again=True)["W"][0, 0] == keep(train, path)["W"][0, 0] == 2
    assert len(calls) == 2
    assert [p.name for p in path.parent.iterdir()] == ["lab.npz"]


def test_one_file_holds_what_several_functions_give(path):
    def first():
        return {"a": np.zeros(1)}

    def second():
        return {"a": np.ones(2), "b": np.ones(1)}

    keep(first, path)
    keep(second, path)
    assert keep(first, path, may_train=False)["a"].shape == (1,)
    assert sorted(keep(second, path, may_train=False)) == ["a", "b"]


def test_what_is_not_there_is_not_trained_where_nobody_may(path):
    with pytest.raises(NoWeights, match=r"lab\.npz was not handed in"):
        keep(right, path, may_train=False)
    keep(right, path)
    with pytest.raises(NoWeights, match="holds nothing of `counted`"):
        keep(_named("counted"), path, may_train=False)


def _named(name):
    def f():
        return {}

    f.__name__ = name
    return f


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b"not a zip at all"])
def test_a_damaged_file_is_no_file(path, damage):
    path.write_bytes(damage)
    assert read(path) == {}
    assert keep(right, path)["W"].shape == (2, 3)


def test_a_pickle_in_it_is_not_opened(path):
    np.savez(path, W=np.array([Path], dtype=object))
    assert read(path) == {}


def test_tensors_lists_and_state_dicts_become_float32():
    linear = torch.nn.Linear(2, 3)
    arrays = as_arrays(linear.state_dict())
    assert {n: a.dtype for n, a in arrays.items()} == {"weight": np.float32, "bias": np.float32}
    np.testing.assert_array_equal(arrays["weight"], linear.weight.detach().numpy())


@pytest.mark.parametrize("answer, says", [(None, "not NoneType"), ([1.0], "not list"), ({"W": "x"}, "`W` is no array")])
def test_what_is_no_dict_of_arrays(answer, says):
    with pytest.raises(WrongWeights, match=says):
        as_arrays(answer)


def test_more_than_can_be_handed_in_is_not_kept(path):
    with pytest.raises(WrongWeights, match="2.4 MB of weights"):
        keep(lambda: {"W": np.zeros(600_000)}, path)
    assert not path.exists()


@pytest.mark.parametrize(
    "change, says",
    [
        ({"W": None}, "`W` is no array"),
        ({"W": np.ones((3, 2))}, r"`W` has shape \(3, 2\); \(2, 3\) is asked for"),
        ({"b": np.array([1.0, np.nan, 0.0])}, "`b` holds numbers that are not finite"),
    ],
)
def test_weights_that_are_not_the_ones_asked_for(change, says):
    with pytest.raises(WrongWeights, match=says):
        checked({**right(), **change}, SHAPES)


def test_a_missing_array_is_named_with_those_there_are():
    with pytest.raises(WrongWeights, match="`b` is not among your arrays; they are W, bias"):
        checked({"W": np.ones((2, 3)), "bias": np.zeros(3)}, SHAPES)
    assert sorted(checked({**right(), "more": np.zeros(5)}, SHAPES)) == ["W", "b"]
