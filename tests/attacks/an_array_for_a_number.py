"""Tries: an array on the channel where the judge waits for a number.

The notebook counts as crashed; the judge goes on.
"""

CROSSES = "wire: resources"
ANSWER = """
import os, socket, stat, struct

def channel():
    for fd in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                s = socket.socket(fileno=os.dup(fd))
                if s.family == socket.AF_UNIX and s.type == socket.SOCK_STREAM: return s
        except OSError: pass

def say(message):
    import msgpack
    data = message if isinstance(message, bytes) else msgpack.packb(message)
    channel().sendall(struct.pack("<I", len(data)) + data)

import msgpack
array = msgpack.ExtType(1, struct.pack("<BBI", 1, 1, 2) + bytes(16))
say({"ran": array, "error": None, "text": ""})
"""
MUST = "crashed"
