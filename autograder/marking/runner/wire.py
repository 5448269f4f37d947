"""Messages between judge and runner: msgpack after its length, with every limit set, and an extension type for arrays.

What comes from a runner is hostile. ``receive`` gives plain values or raises WireError, and executes nothing.
"""

from __future__ import annotations

import math
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

import msgpack
import numpy as np

MAX_MESSAGE = 16 << 20  # bytes; lists take fifty times as much when they are unpacked, hence the next two limits
MAX_ITEMS = 50_000  # of all containers together
MAX_LENGTH = 10_001  # of one container: a plain value may hold so many (learner.values.MAX_ITEMS), and its tag
MAX_AXIS = 1 << 20  # of an empty array, which takes no bytes, whatever length it claims
ARRAY = 1  # the extension type
DTYPES: dict[int, np.dtype[Any]] = {0: np.dtype("<f4"), 1: np.dtype("<f8"), 2: np.dtype("<i8"), 3: np.dtype("?")}
CODES = {dtype: code for code, dtype in DTYPES.items()}


class WireError(Exception):
    """The other side sent something that is not a valid message."""


def send(channel: socket.socket, message: Any) -> None:
    """Send one message. Raises WireError if it has more than MAX_MESSAGE bytes."""
    # "replace": half a surrogate pair cannot be encoded
    data = msgpack.packb(message, default=_pack_array, unicode_errors="replace")
    if len(data) > MAX_MESSAGE:
        raise WireError(f"a message of {len(data)} bytes")
    channel.sendall(struct.pack("<I", len(data)) + data)


class Reader:
    """Reads messages from a channel. If a message does not come in time, the next call continues to read it.

    All messages until the next ``renew`` together may have twice the bytes of one, and as many items as one.
    """

    def __init__(self, channel: socket.socket):
        self._channel, self._data = channel, bytearray()
        self.renew()

    def renew(self) -> None:
        """Count bytes and items anew: the judge has asked for something new."""
        self._bytes, self._items = 2 * MAX_MESSAGE, MAX_ITEMS

    def receive(self, left: Callable[[], float]) -> Any:
        """The next message. left: returns the seconds that it may still take; it is asked again when they have passed.

        Raises EOFError if the channel is closed, TimeoutError if no time is left and the message is not complete,
        WireError if it is not valid.
        """
        self._fill(4, left)
        (size,) = struct.unpack_from("<I", self._data)
        if size > min(MAX_MESSAGE, self._bytes):
            raise WireError(f"a message of {size} bytes")
        self._fill(4 + size, left)
        data = bytes(self._data[4:])
        self._data.clear()
        message, items = _unpack(data, self._items)
        self._bytes -= size
        self._items -= items
        return message

    def _fill(self, count: int, left: Callable[[], float]) -> None:
        while len(self._data) < count:
            seconds = max(0.0, left())
            self._channel.settimeout(None if seconds == math.inf else seconds)
            try:
                chunk = self._channel.recv(min(1 << 20, count - len(self._data)))
                if not chunk:
                    raise EOFError
                self._data += chunk
            except (TimeoutError, BlockingIOError):
                pass
            # bytes that are there already have been read: it may be this process that is late
            if seconds == 0 and len(self._data) < count:
                raise TimeoutError


def receive(channel: socket.socket) -> Any:
    """One message, within the channel's timeout. Raises what :meth:`Reader.receive` raises."""
    patience = channel.gettimeout()
    ends = math.inf if patience is None else time.monotonic() + patience
    try:
        return Reader(channel).receive(lambda: ends - time.monotonic())
    finally:
        channel.settimeout(patience)


def _unpack(data: bytes, most: int) -> tuple[Any, int]:
    """The message in these bytes, and the number of its items. Raises WireError if there are more than ``most``."""
    items = 0

    def count(container: Any) -> Any:
        nonlocal items
        items += 1 + len(container)
        if items > most:
            raise WireError("too many items")
        return container

    try:
        message = msgpack.unpackb(
            data,
            ext_hook=_unpack_array,
            list_hook=count,
            object_hook=count,
            timestamp=1,  # as a number, not as an object of msgpack
            strict_map_key=False,
            max_str_len=MAX_MESSAGE,
            max_bin_len=0,
            max_array_len=MAX_LENGTH,
            max_map_len=1_000,
            max_ext_len=MAX_MESSAGE,
        )
        return message, items
    except WireError:
        raise
    except Exception as error:  # msgpack raises many kinds of exceptions for invalid bytes
        raise WireError(f"{type(error).__name__}") from None


def _pack_array(array: Any) -> msgpack.ExtType:
    if type(array) is not np.ndarray or array.dtype.newbyteorder("<") not in CODES or array.ndim > 8:
        raise TypeError(f"{type(array).__name__} does not cross the wire")
    little = array.astype(array.dtype.newbyteorder("<"), order="C")
    head = struct.pack(f"<BB{array.ndim}I", CODES[little.dtype], array.ndim, *array.shape)
    return msgpack.ExtType(ARRAY, head + little.tobytes())


def _unpack_array(code: int, data: bytes) -> np.ndarray:
    if code != ARRAY or len(data) < 2 or data[0] not in DTYPES or data[1] > 8 or len(data) < 2 + 4 * data[1]:
        raise WireError("not an array")
    dtype, ndim = DTYPES[data[0]], data[1]
    shape = struct.unpack_from(f"<{ndim}I", data, 2)
    body = memoryview(data)[2 + 4 * ndim :]
    if 0 in shape and max(shape) > MAX_AXIS:
        raise WireError("an array of nothing, without end")
    if math.prod(shape) * dtype.itemsize != len(body):
        raise WireError("an array whose shape does not fit its bytes")
    if dtype.kind == "b" and np.frombuffer(body, np.uint8).max(initial=0) > 1:
        raise WireError("a boolean that is neither true nor false")
    return np.frombuffer(body, dtype).reshape(shape).copy()
