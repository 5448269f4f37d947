"""Tries: messages without end, so that the judge never stops reading.

The exercise has a time, and when it is over nobody listens any more.
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

def rnn_step(x, h, Wx, Wh, b):
    import msgpack, signal, time
    os.kill(os.getppid(), signal.SIGSTOP)  # who would say that time is over
    noise = msgpack.packb({"answer": "function"})
    noise, line, ends = struct.pack("<I", len(noise)) + noise, channel(), time.monotonic() + 9
    while time.monotonic() < ends: line.sendall(noise)
    say({"end": "rnn_step", "timed_out": False, "status": 0})
"""
MUST = "timed out"
