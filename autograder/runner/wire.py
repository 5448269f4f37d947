"""Messages between judge and runner: length-prefixed msgpack, every limit set, one extension type for arrays.

What comes from a runner is hostile until it has passed ``receive``: it is plain values or a WireError, never code.
"""

from __future__ import annotations

import math
import socket
import struct
from typing import Any

import msgpack
import numpy as np

MAX_MESSAGE = 64 << 20  # bytes
MAX_ITEMS = 100_000
ARRAY = 1  # the extension type
DTYPES = {0: np.dtype("<f4"), 1: np.dtype("<f8"), 2: np.dtype("<i8"), 3: np.dtype("?")}
CODES = {dtype: code for code, dtype in DTYPES.items()}


class WireError(Exception):
    """The other side sent something that is no message of ours."""


def send(channel: socket.socket, message: Any) -> None:
    """Send one message. Raises WireError if it is larger than a message may be."""
    data = msgpack.packb(message, default=_pack_array)
    if len(data) > MAX_MESSAGE:
        raise WireError(f"a message of {len(data)} bytes")
    channel.sendall(struct.pack("<I", len(data)) + data)


def receive(channel: socket.socket) -> Any:
    """Receive one message.

    Raises EOFError at the end, TimeoutError after the channel's timeout, WireError for anything malformed.
    """
    (size,) = struct.unpack("<I", _exactly(channel, 4))
    if size > MAX_MESSAGE:
        raise WireError(f"a message of {size} bytes")
    try:
        return msgpack.unpackb(
            _exactly(channel, size),
            ext_hook=_unpack_array,
            strict_map_key=False,
            max_str_len=MAX_MESSAGE,
            max_bin_len=0,
            max_array_len=MAX_ITEMS,
            max_map_len=1_000,
            max_ext_len=MAX_MESSAGE,
        )
    except WireError:
        raise
    except Exception as error:  # msgpack raises many kinds: all mean the same here
        raise WireError(f"{type(error).__name__}") from None


def _exactly(channel: socket.socket, count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        chunk = channel.recv(min(1 << 20, count - len(data)))
        if not chunk:
            raise EOFError
        data += chunk
    return bytes(data)


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
    if math.prod(shape) * dtype.itemsize != len(body):
        raise WireError("an array whose shape does not fit its bytes")
    if dtype.kind == "b" and any(b > 1 for b in bytes(body)):
        raise WireError("a boolean that is neither true nor false")
    return np.frombuffer(body, dtype).reshape(shape).copy()
