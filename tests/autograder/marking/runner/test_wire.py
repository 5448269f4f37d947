"""Messages between judge and runner: exact for what we send, plain values or a refusal for what a stranger sends."""

import socket
import struct
import threading

import msgpack
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.marking.runner import wire
from autograder.marking.runner.wire import Reader, WireError, receive, send

scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text()
messages = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text() | st.integers(-5, 5), inner, max_size=5),
    max_leaves=20,
)
arrays = hnp.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.bool_]), hnp.array_shapes(min_dims=0, min_side=0, max_dims=4)
)


def crossed(*payloads):
    """What arrives of raw bytes."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        data = b"".join(payloads)
        writer = threading.Thread(target=lambda: (theirs.sendall(data), theirs.shutdown(socket.SHUT_WR)))
        writer.start()
        try:
            return receive(ours)
        finally:
            while ours.recv(1 << 20):
                pass
            writer.join()


def sent(message):
    """What arrives of a message."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        send(theirs, message)
        return receive(ours)


def framed(body):
    return struct.pack("<I", len(body)) + body


# ------------------------------------------------------------------------------------------------ our own


@given(messages)
def test_a_message_arrives_as_it_was_sent(message):
    assert sent(message) == message


@given(arrays)
def test_an_array_arrives_to_the_bit(array):
    arrived = sent({"x": [array]})["x"][0]
    assert (arrived.dtype, arrived.shape) == (array.dtype, array.shape)
    assert arrived.tobytes() == array.tobytes()
    assert arrived.flags.writeable and arrived.flags.owndata


@pytest.mark.parametrize(
    "array",
    [
        np.array(3.5),
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.arange(12.0)[::-2],
        np.arange(6.0).reshape(2, 3).T,
        np.array([1.5, -0.0, np.nan, np.inf, 5e-324], ">f8"),
        np.array([1, 2**62], ">i8"),
        np.zeros((0, 3)),
        np.zeros((1,) * 8),
        np.broadcast_to(np.ones(3), (2, 3)),
    ],
    ids=lambda a: f"{a.dtype} {a.shape}",
)
def test_however_an_array_lies_in_memory_its_numbers_arrive(array):
    arrived = sent(array)
    assert arrived.shape == array.shape and arrived.dtype == array.dtype.newbyteorder("<")
    assert arrived.tobytes() == array.astype(arrived.dtype).tobytes()


@pytest.mark.parametrize(
    "thing",
    [object(), np.ma.ones(3), np.ones(3, np.int32), np.ones(3, complex), np.array([None]), np.zeros((1,) * 9)],
    ids=range(6),
)
def test_what_is_not_plain_is_not_sent(thing):
    with pytest.raises(TypeError, match="does not cross the wire"):
        sent(thing)


def test_half_a_surrogate_pair_is_replaced():
    """Printing one must not end the learner's process."""
    assert sent("a\ud800b") == "a?b"


def test_a_message_too_large_is_not_sent(monkeypatch):
    monkeypatch.setattr(wire, "MAX_MESSAGE", 100)
    with pytest.raises(WireError, match="a message of 202 bytes"):
        sent("x" * 200)


def test_messages_arrive_one_by_one():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        for k in range(3):
            send(theirs, k)
        assert [receive(ours) for _ in range(3)] == [0, 1, 2]


# ------------------------------------------------------------------------------------------------ a stranger's


def is_plain(value):
    if isinstance(value, dict):
        return all(isinstance(k, (str, int, float, bool, type(None), bytes)) and is_plain(v) for k, v in value.items())
    if isinstance(value, list):
        return all(map(is_plain, value))
    if type(value) is np.ndarray:
        return value.dtype in wire.CODES
    return value in (None, b"") or type(value) in (bool, int, float, str)


hostile = (
    st.binary(max_size=300)
    | st.lists(
        st.sampled_from([0x81, 0x91, 0xC0, 0xC7, 0xC8, 0xD4, 0xD8, 0xDC, 0xDD, 0xDF, 0xC4, 0xA1, 1, 0, 0xFF])
    ).map(bytes)
    | st.builds(
        lambda code, data: msgpack.packb(msgpack.ExtType(code, data)), st.integers(0, 127), st.binary(max_size=40)
    )
    | messages.map(msgpack.packb)
)


@given(hostile)
def test_any_bytes_are_plain_values_or_refused(body):
    try:
        value = crossed(framed(body))
    except WireError:
        return
    assert is_plain(value)


@given(st.binary(max_size=60))
def test_any_start_of_a_stream_ends_one_way_or_another(data):
    try:
        value = crossed(data)
    except (WireError, EOFError):
        return
    assert is_plain(value)


@given(messages.map(msgpack.packb), st.data())
def test_a_damaged_message_is_plain_values_or_refused(body, data):
    where = data.draw(st.integers(0, len(body) - 1))
    damaged = bytearray(body)
    damaged[where] ^= data.draw(st.integers(1, 255))
    try:
        value = crossed(framed(bytes(damaged)))
    except WireError:
        return
    assert is_plain(value)


def array(head, body=b"", code=wire.ARRAY):
    return framed(msgpack.packb(msgpack.ExtType(code, head + body)))


@pytest.mark.parametrize(
    "message",
    [
        array(b""),
        array(b"\x01"),
        array(b"\x09\x00", bytes(8)),
        array(b"\x01\x00", bytes(8), code=2),
        array(b"\x01\x09" + bytes(36)),
        array(b"\x01\x02" + struct.pack("<I", 1)),
        array(b"\x01\x01" + struct.pack("<I", 2), bytes(8)),
        array(b"\x01\x01" + struct.pack("<I", 2**32 - 1), bytes(8)),
        array(b"\x01\x08" + struct.pack("<8I", *[2**32 - 1] * 7, 0)),
        array(b"\x03\x01" + struct.pack("<I", 2), b"\x01\x02"),
        framed(b"\xc1"),
        framed(b"\x01\x02"),
        framed(b""),
        framed(b"\x91" * 5000 + b"\xc0"),
        framed(msgpack.packb("x")[:1] + b"\xff"),
        framed(msgpack.packb(b"bytes")),
        framed(b"\x81\x90\xc0"),
    ],
    ids=range(17),
)
def test_a_malformed_message_is_refused(message):
    with pytest.raises(WireError):
        crossed(message)


def test_no_object_of_msgpacks_own_gets_through():
    assert type(crossed(framed(msgpack.packb(msgpack.Timestamp(5))))) is float


def test_a_size_beyond_the_limit_is_refused_before_it_is_read():
    with pytest.raises(WireError, match=f"a message of {wire.MAX_MESSAGE + 1} bytes"):
        crossed(struct.pack("<I", wire.MAX_MESSAGE + 1))


def test_a_container_beyond_the_limit_is_refused():
    with pytest.raises(WireError):
        crossed(framed(msgpack.packb([None] * (wire.MAX_LENGTH + 1))))
    assert len(crossed(framed(msgpack.packb([None] * wire.MAX_LENGTH)))) == wire.MAX_LENGTH


@pytest.mark.parametrize("inner", [[], {}, [0] * 10])
def test_many_containers_are_refused_before_they_fill_the_memory(monkeypatch, inner):
    """One byte can be an empty list, which takes 60 bytes of memory: a message of 64 MB must not become gigabytes."""
    monkeypatch.setattr(wire, "MAX_ITEMS", 1000)
    size = 1 + len(inner)
    fits, too_many = ([inner] * count for count in (900 // (size + 1), 1100 // size))
    assert crossed(framed(msgpack.packb(fits))) == fits
    with pytest.raises(WireError, match="too many items"):
        crossed(framed(msgpack.packb(too_many)))


def test_the_end_of_the_stream_is_told():
    for data in (b"", b"\x01\x00", struct.pack("<I", 10) + b"\x01"):
        with pytest.raises(EOFError):
            crossed(data)


class Dripping:
    """A channel that gives a byte whenever it is asked, and a clock that moves a second each time."""

    def __init__(self, data, timeout):
        self.data, self.timeout, self.now = list(data), timeout, 0.0

    def gettimeout(self):
        return self.timeout

    def settimeout(self, seconds):
        self.timeout = seconds

    def recv(self, count):
        self.now += 1
        return bytes([self.data.pop(0)])


def test_a_sender_that_drips_cannot_hold_the_judge(monkeypatch):
    data = framed(msgpack.packb("a long story" * 10))
    patient, impatient = Dripping(data, 1000.0), Dripping(data, 20.0)
    monkeypatch.setattr(wire.time, "monotonic", lambda: patient.now)
    assert receive(patient) == "a long story" * 10
    monkeypatch.setattr(wire.time, "monotonic", lambda: impatient.now)
    with pytest.raises(TimeoutError):
        receive(impatient)
    assert impatient.now <= 21 and impatient.timeout == 20.0


def test_silence_ends_with_the_channels_timeout():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(0.01)
        with pytest.raises(TimeoutError):
            receive(ours)


# ------------------------------------------------------------------------------------------------ in time


def test_what_has_come_of_a_message_is_kept_until_the_rest_is_there():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        reader, data = Reader(ours), framed(msgpack.packb("a long story"))
        for part in (data[:2], data[2:7]):
            theirs.sendall(part)
            with pytest.raises(TimeoutError):
                reader.receive(lambda: 0.0)
        theirs.sendall(data[7:] + framed(msgpack.packb("another")))
        assert [reader.receive(lambda: 0.0) for _ in range(2)] == ["a long story", "another"]


def test_what_is_there_counts_however_late_it_is_read():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        send(theirs, {"x": np.ones(1000)})
        assert Reader(ours).receive(lambda: -5.0)["x"].sum() == 1000


def test_time_that_is_added_meanwhile_is_waited_for():
    ours, theirs = socket.socketpair()
    left = iter([0.01, 0.01, 60.0, 60.0])

    def more():
        seconds = next(left)
        if seconds == 60:
            send(theirs, "late")
        return seconds

    with ours, theirs:
        assert Reader(ours).receive(more) == "late"
