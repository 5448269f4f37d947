"""Whatever a function returns becomes plain values, and plain values are the same after storing and sending."""

import json
import sys
import warnings

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.learner import values
from autograder.learner.values import Opaque, call, digest, fresh, from_tree, identical, is_stub, plain, to_tree, watch

scalars = st.none() | st.booleans() | st.integers(-(2**62), 2**62) | st.floats() | st.text(max_size=8)
arrays = hnp.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.bool_]), hnp.array_shapes(min_dims=0, min_side=0, max_side=4)
)
keys = st.text(max_size=4) | st.integers(-9, 9)
plain_values = st.recursive(
    scalars | arrays | st.sets(st.integers() | st.text(max_size=3)).map(plain),
    lambda inner: (
        st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple) | st.dictionaries(keys, inner, max_size=4)
    ),
    max_leaves=12,
)


# ------------------------------------------------------------------------------------------------ plain values


@given(plain_values)
def test_plain_values_are_their_own_plain_form(value):
    assert identical(plain(value), value)


@given(plain_values)
def test_a_plain_value_survives_json(value):
    stored = []

    def put(array):
        stored.append(array)
        return len(stored) - 1

    text = json.dumps(to_tree(value, put))
    assert identical(from_tree(json.loads(text), lambda handle: stored[handle]), value)


@given(plain_values)
def test_a_fresh_copy_is_equal_and_shares_nothing(value):
    copy = fresh(value)
    assert identical(copy, value)
    if isinstance(value, (list, dict, set, np.ndarray)):
        assert copy is not value
    if isinstance(value, np.ndarray):
        assert not np.shares_memory(copy, value) or not value.size


def test_whole_numbers_are_handed_out_in_the_size_of_the_machine(monkeypatch):
    monkeypatch.setattr(np, "intp", np.int32)  # as in a browser
    handed = fresh({"ids": np.array([1, 2])})["ids"]
    assert handed.dtype == np.int32 and digest(plain(handed)) == digest(np.array([1, 2]))


@pytest.mark.parametrize(
    "value, want",
    [
        (np.float64(0.5), 0.5),
        (np.int32(3), 3),
        (np.uint8(3), 3),
        (np.bool_(True), True),
        (np.str_("f"), "f"),
        ({np.int64(0): 1.0}, {0: 1.0}),
        ({np.int32(3), np.int64(4)}, {3, 4}),
        (frozenset("if"), {"i", "f"}),
        (np.longdouble(2), np.array(2.0)),
        (np.float32(0.5), np.array(0.5, np.float32)),
        (np.float16([0.5]), np.array([0.5], np.float32)),
        (np.arange(3, dtype=np.int8), np.arange(3)),
        (np.array(3.0, ">f8"), np.array(3.0)),
        (np.array(["i", "f"]), ["i", "f"]),
        (np.array([1.0, None], dtype=object), [1.0, None]),
        (np.asfortranarray(np.arange(6.0).reshape(2, 3)), np.arange(6.0).reshape(2, 3)),
        (torch.tensor([1.0, 2.0], dtype=torch.float64, requires_grad=True), np.array([1.0, 2.0])),
        (torch.nn.Parameter(torch.tensor(1.0)), np.array(1.0, np.float32)),
        (torch.Size([2, 3]), (2, 3)),
    ],
    ids=lambda v: type(v).__name__,
)
def test_other_libraries_values_become_plain(value, want):
    assert identical(plain(value), want)


@pytest.mark.filterwarnings("ignore:the matrix subclass")
def test_a_matrix_becomes_an_array():
    value = plain(np.asmatrix(np.ones((1, 2))))
    assert type(value) is np.ndarray and identical(value, np.ones((1, 2)))


@pytest.mark.parametrize(
    "value, kind",
    [
        (object(), "an object"),
        (lambda: 0, "a function"),
        (iter([]), "a list_iterator"),
        (3 + 4j, "a complex"),
        (np.array([1j]), "an array of complex128"),
        (2**70, "a whole number beyond 64 bits"),
        (np.uint64(2**64 - 1), "a whole number beyond 64 bits"),
        ([0.0] * 10_001, "a list of 10001 items"),
        (b"bytes", "a bytes"),
    ],
    ids=range(9),
)
def test_what_is_not_plain_is_named_in_words(value, kind):
    if isinstance(value, list):
        assert plain(value) == Opaque(kind)
    else:
        assert plain([value]) == [Opaque(kind)]


def test_a_value_that_holds_itself_ends():
    loop = []
    loop.append(loop)
    assert "nested too deeply" in repr(plain(loop))


@pytest.mark.parametrize(
    "tree",
    [
        [],
        ["array"],
        ["array", 1, 2],
        ["dict", ["x"]],
        ["dict", [["list"], 1]],
        ["set", ["list"]],
        ["opaque", 3],
        ["code", "print()"],
        [["list"]],
        {"list": 1},
        (1, 2),
        b"",
    ],
    ids=repr,
)
def test_a_tree_that_we_did_not_make_is_refused(tree):
    with pytest.raises(ValueError):
        from_tree(tree, lambda handle: np.zeros(0))


def test_a_tree_too_deep_is_refused():
    tree = ["list"]
    for _ in range(100):
        tree = ["list", tree]
    with pytest.raises(ValueError):
        from_tree(tree, lambda handle: np.zeros(0))


def test_digests_tell_shapes_types_and_containers_apart():
    alike = [
        np.zeros((2, 3)),
        np.zeros((3, 2)),
        np.zeros((2, 3), np.float32),
        np.zeros(6),
        [0.0] * 6,
        (0.0,) * 6,
        0.0,
        np.array(0.0),
        "0.0",
        False,
        None,
        [],
        (),
        {},
    ]
    assert len({digest(v) for v in alike}) == len(alike)


# ------------------------------------------------------------------------------------------------ running a function

INPUTS = {"x": np.arange(6.0).reshape(2, 3), "cache": {"h": np.ones(2), "order": [1, 2]}, "names": {"i"}}


def test_every_call_gets_inputs_of_its_own():
    def rude(x, cache, names):
        x += 1
        cache["h"] *= 0
        cache.pop("order")
        names.add("f")
        return x

    before = digest(INPUTS)
    first, second = (watch(rude, INPUTS, ("y",)) for _ in range(2))
    assert digest(INPUTS) == before
    assert first.changed == ["x", "cache", "names"]
    np.testing.assert_array_equal(first.seen["y"], second.seen["y"])


def test_nothing_is_reported_as_changed_that_was_not():
    assert watch(lambda x, cache, names: x.T, INPUTS, ("y",)).changed == []


def test_prints_warnings_and_stderr_are_dropped(capsys, recwarn):
    def loud(x):
        print("thinking")
        print("thinking", file=sys.stderr)
        warnings.warn("careful", stacklevel=1)
        return np.exp(x * 1e6)

    observation = watch(loud, {"x": np.ones(2)}, ("y",))
    assert observation.raised is None and observation.warned
    assert capsys.readouterr() == ("", "") and not recwarn.list


def test_only_numpys_warnings_deserve_a_remark():
    def deprecated(x):
        warnings.warn("old", DeprecationWarning, stacklevel=1)
        return x

    assert not watch(deprecated, {"x": 1.0}, ("y",)).warned


class Mute(Exception):
    def __str__(self):
        raise RuntimeError("no text")


@pytest.mark.parametrize("error", [ValueError("no"), SystemExit(3), GeneratorExit(), MemoryError(), Mute()], ids=repr)
def test_whatever_is_raised_is_observed(error):
    def fails(x):
        raise error

    raised = watch(fails, {"x": 1.0}, ("y",)).raised
    assert raised.type == type(error).__name__


def test_endless_recursion_is_observed():
    def down(x):
        return down(x)

    assert watch(down, {"x": 1.0}, ("y",)).raised.type == "RecursionError"


def test_stop_stops():
    def interrupted(x):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch(interrupted, {"x": 1.0}, ("y",))


def cell(source, name="f"):
    """A function as a notebook makes it."""
    namespace = {"np": np}
    exec(compile(source, "<cell 3>", "exec"), namespace)
    return namespace[name]


def test_an_exception_is_traced_to_the_learners_line():
    f = cell("def f(x):\n    y = x\n    return np.linalg.inv(np.zeros((2, 3)))")
    raised = watch(f, {"x": 1.0}, ("y",)).raised
    assert (raised.type, raised.file, raised.line) == ("LinAlgError", "<cell 3>", 3)


def test_an_exception_in_our_drive_is_not_laid_at_the_learners_line():
    drive = values.load("def drive(f, x):\n    return {'y': f(x).shape}", "drive")
    raised = watch(cell("def f(x): pass"), {"x": 1.0}, ("y",), drive).raised
    assert (raised.type, raised.file, raised.line) == ("AttributeError", "", 0)


def test_a_name_that_contains_torch_asks_for_none(monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    assert values.load("def drive(to_torch_lstm): return to_torch_lstm()", "drive")(lambda: 3) == 3
    with pytest.raises(ModuleNotFoundError):
        values.load("def drive(f): return torch.ones(2)", "drive")


def test_a_drive_may_use_numpy_and_torch_alone():
    assert values.load("def drive(f): return np.ones(2).sum()", "drive")(None) == 2
    assert values.load("def drive(f): return torch.ones(2).sum()", "drive")(None) == 2
    with pytest.raises(NameError):
        values.load("def drive(f): return json", "drive")(None)


def test_return_values_are_named_in_order():
    assert call(lambda x: (x, 2 * x), ("h", "c"), {"x": 1})[0] == {"h": 1, "c": 2}
    assert call(lambda x: [x, 2 * x], ("h", "c"), {"x": 1})[0] == {"h": 1, "c": 2}
    assert call(lambda x: (x, 2 * x), ("h",), {"x": 1})[0] == {"h": (1, 2)}
    assert call(lambda x: (x, x, x), ("h", "c"), {"x": 1})[0] == {"what it returns": (1, 1, 1)}
    assert call(lambda x: None, ("h", "c"), {"x": 1})[0] == {"what it returns": None}


def test_parameters_may_be_renamed():
    assert call(lambda a, b: a - b, ("y",), {"x": 5, "h": 3})[0] == {"y": 2}


# ------------------------------------------------------------------------------------------------ stubs


def test_a_released_body_is_known_as_a_stub():
    assert is_stub(cell('def f(x, order="xh"):\n    """Doc."""\n    # your code here\n    ...'))
    assert is_stub(
        cell('class C(list):\n    """Doc."""\n    def __init__(self, n):\n        """Doc."""\n        ...', "C")
    )


@pytest.mark.parametrize(
    "source",
    [
        'def f(): return "B"',
        'def f():\n    """Doc."""\n    return "B"',
        'def f():\n    """Doc."""\n    return 0',
        'def f(x):\n    """Doc."""\n    return x',
        "def f(x):\n    return len(x)",
        'def f(x):\n    """Doc."""\n    pass\n    return np.tanh(x)',
        "f = lambda x: x",
        "f = np.vectorize(abs)",
        "f = len",
        "class f:\n    def a(self): ...\n    def b(self): return 1",
    ],
)
def test_an_answer_however_short_is_no_stub(source):
    assert not is_stub(cell(source))
