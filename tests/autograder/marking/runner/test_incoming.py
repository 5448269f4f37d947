"""What comes back from learners' code: messages that our runner never sends are refused, and all others are cheap to judge."""

import base64
import time
import tracemalloc

import msgpack
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.learner.judge import judge
from autograder.learner.pieces import Spec, StoredEvidence, sign
from autograder.marking.runner import incoming, wire
from autograder.marking.runner.wire import WireError

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(20)).decode()
HONEST = {"seen": ["dict", ["y", ["array", np.ones(2)]]], "raised": None, "changed": ["x"], "warned": False}
HONEST |= {"returned": "ndarray", "seconds": 0.1}


def test_an_honest_observation_is_taken():
    seen = incoming.observation(HONEST, ["x"])
    assert seen.seen["y"].tolist() == [1, 1] and seen.changed == ["x"] and seen.returned == "ndarray"
    stopped = {**HONEST, "seen": None, "raised": ["ValueError", "no", "<cell 1>", 3, None]}
    raised = incoming.observation(stopped, ["x"])
    assert raised.raised.line == 3


@pytest.mark.parametrize(
    "change",
    [
        {"changed": np.zeros((2**20, 0))},
        {"changed": ["y"]},
        {"changed": [1]},
        {"changed": "x"},
        {"raised": ["ValueError", "no", "", 10**4300, None]},
        {"raised": ["ValueError", "no", "", -1, None]},
        {"raised": ["ValueError", "no", "", True, None]},
        {"raised": ["ValueError", "no", "", "3", None]},
        {"raised": ["ValueError"]},
        {"raised": np.zeros(4)},
        {"seen": None},
        {"seen": ["list", 1]},
        {"seen": ["dict", [3, 1]]},
        {"seen": ["dict", ["y", ["dict", ["k" * 201, 1]]]]},
        {"seen": ["dict", ["y", 2**63]]},
        {"seen": ["dict", ["y", ["list", *["t" * 200_000] * 6]]]},
    ],
    ids=range(16),
)
def test_what_no_runner_sends_is_refused(change):
    with pytest.raises(WireError):
        incoming.observation({**HONEST, **change}, ["x"])


def test_pictures_are_texts():
    assert incoming.pictures([PNG] * 9, 4) == [PNG] * 4
    assert incoming.pictures(None, 4) == []
    assert incoming.pictures(["GIF8", PNG + "x" * 400_000, PNG], 4) == [PNG]
    for other in (np.frombuffer(PNG.encode(), np.uint8), PNG.encode(), 1, [PNG]):
        with pytest.raises(WireError):
            incoming.pictures([other], 4)
    with pytest.raises(WireError):
        incoming.pictures({0: PNG}, 4)


# ------------------------------------------------------------------------------------------------ whatever it sends

scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | st.text(max_size=20)
long = st.builds(lambda text, times: text * times, st.text(min_size=1, max_size=3), st.integers(0, 10**6))
shapes = st.lists(st.sampled_from([0, 1, 2, 3, 2**10, 2**20, 2**32 - 1]), max_size=4)


@st.composite
def claims(draw):
    """An array, honest or not about its shape."""
    shape, kind = draw(shapes), draw(st.integers(0, 4))
    size = int(np.prod([float(n) for n in shape])) * 8 if draw(st.booleans()) else draw(st.integers(0, 64))
    head = bytes([kind, len(shape)]) + np.array(shape, "<u4").tobytes()
    return msgpack.ExtType(draw(st.sampled_from([1, 1, 1, 2])), head + bytes(min(size, 1 << 20)))


leaves = scalars | long | claims()
many = st.builds(
    lambda tag, items, times: [tag, *(items * times)[:10_000]],
    st.sampled_from(["list", "tuple", "set"]),
    st.lists(scalars | st.just(["list"]) | st.just(["list", 1, "x"]), min_size=1, max_size=4),
    st.sampled_from([1, 100, 10_000]),
)
trees = st.recursive(
    leaves | many | claims().map(lambda a: ["array", a]) | st.just(["opaque", "a Thing"]),
    lambda inner: (
        st.builds(lambda tag, items: [tag, *items], st.sampled_from(["list", "tuple"]), st.lists(inner, max_size=4))
        | st.builds(lambda items: ["dict", *map(list, items)], st.lists(st.tuples(leaves, inner), max_size=4))
    ),
    max_leaves=8,
)
answers = st.fixed_dictionaries(
    {
        "seen": st.builds(
            lambda y, more: ["dict", ["y", y], *more], trees, st.lists(st.tuples(st.text(), trees), max_size=2)
        )
        | trees,
        "raised": st.none() | st.lists(leaves, max_size=5) | leaves,
        "changed": st.lists(leaves, max_size=3) | st.just([]) | claims(),
        "warned": leaves,
        "returned": leaves,
    }
)
SPEC = Spec(
    "f",
    4.0,
    {"y": 1.0},
    {"y": (1, ("i", "f", "g", "o"))},
    1e-9,
    {},
    {"m": {"says": "", "hint": "", "pointer": ""}},
    {},
    ("y",),
)
WRONG = np.random.default_rng(0).normal(size=(2, 4))
CASE = StoredEvidence("a case", False, {"x": np.ones(3)}, {f"y.{k}": WRONG[:, [j]] for j, k in enumerate("ifgo")})
CASE.known["m"] = {f"y.{k}": sign(WRONG[:, [j]] + 1) for j, k in enumerate("ifgo")}


@given(st.lists(answers, min_size=1, max_size=3))
def test_whatever_comes_is_judged_or_refused_and_costs_little(messages):
    """`make sweep PART=grading` tries 10,000: HYPOTHESIS_PROFILE=hostile."""
    tracemalloc.start()
    began = time.process_time()
    left = wire.MAX_ITEMS
    try:
        for message in messages:
            unpacked, items = wire._unpack(msgpack.packb(message, unicode_errors="replace"), left)
            left -= items
            seen = incoming.observation(incoming.message(unpacked), ["x"])
            judge(SPEC, [CASE], [seen])
    except WireError:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert time.process_time() - began < 6, "tracing makes it some six times slower"
    assert peak < 256 << 20
