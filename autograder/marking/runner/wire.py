"""Messages between judge and runner: length-prefixed msgpack, every limit set, one extension type for arrays.

What comes from a runner is hostile until it has passed ``receive``: it is plain values or a WireError, never code.
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

MAX_MESSAGE = 16 << 20  # bytes; plain lists unpack to fifty times their bytes, hence the two limits that follow
MAX_ITEMS = 50_000  # of all containers together
MAX_LENGTH = 10_001  # of one: what a plain value may hold (learner.values.MAX_ITEMS), and its tag
MAX_AXIS = 1 << 20  # of an array without a number in it, which takes no bytes however long it says it is
ARRAY = 1  # the extension type
DTYPES: dict[int, np.dtype[Any]] = {0: np.dtype("<f4"), 1: np.dtype("<f8"), 2: np.dtype("<i8"), 3: np.dtype("?")}
CODES = {dtype: code for code, dtype in DTYPES.items()}


class WireError(Exception):
    """The other side sent something that is no message of ours."""


def send(channel: socket.socket, message: Any) -> None:
    """Send one message. Raises WireError if it is larger than a message may be."""
    data = msgpack.packb(message, default=_pack_array, unicode_errors="replace")  # half a surrogate pair has no bytes
    if len(data) > MAX_MESSAGE:
        raise WireError(f"a message of {len(data)} bytes")
    channel.sendall(struct.pack("<I", len(data)) + data)


class Reader:
    """Reads messages from a channel. Of one that is not all there in time it keeps what has come: to ask again goes on.

    All messages until the next ``renew`` may together be twice as large as one, and have as many items.
    """

    def __init__(self, channel: socket.socket):
        self._channel, self._data = channel, bytearray()
        self.renew()

    def renew(self) -> None:
        """Something new is asked for."""
        self._bytes, self._items = 2 * MAX_MESSAGE, MAX_ITEMS

    def receive(self, left: Callable[[], float]) -> Any:
        """The next message. left: how many seconds more it may take; asked again whenever they have passed.

        Raises EOFError at the end, TimeoutError when nothing is left and not all is there, WireError for anything
        malformed.
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
            if seconds == 0 and len(self._data) < count:  # what is there already counts: it is we who are late
                raise TimeoutError


def receive(channel: socket.socket) -> Any:
    """One message, all of it within the channel's timeout. Raises what :meth:`Reader.receive` raises."""
    patience = channel.gettimeout()
    ends = math.inf if patience is None else time.monotonic() + patience
    try:
        return Reader(channel).receive(lambda: ends - time.monotonic())
    finally:
        channel.settimeout(patience)


def _unpack(data: bytes, most: int) -> tuple[Any, int]:
    """The message, and how many items it has."""
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
            timestamp=1,  # a number: no object of msgpack's own
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
    except Exception as error:  # msgpack raises many kinds: all mean the same here
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
