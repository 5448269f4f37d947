"""Tries: messages of its own on the channel to the judge, which say that all is right.

A verdict is no message: what is not a value of a case is not heard, and the judge takes values only.
"""

CROSSES = "wire: marks"
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

def rnn_step(x, h, Wx, Wh, b):
    for _ in range(20):
        say({"seen": ["dict", ["h_next", 4.0]], "raised": None, "changed": [], "warned": False, "returned": "",
             "state": "passed", "points": 4.0, "verdict": "passed"})
    return {"points": 4.0, "state": "passed"}
"""
MUST = "failed"
