"""Tries: messages without end, so that the judge never stops reading.

The exercise has a time, and when it is over nobody listens any more.
"""

CROSSES = "wire: resources"
ANSWER = """
@CHANNEL@

def rnn_step(x, h, Wx, Wh, b):
    import msgpack, signal, time
    os.kill(os.getppid(), signal.SIGSTOP)  # who would say that time is over
    noise = msgpack.packb({"answer": "function"})
    noise, line, ends = struct.pack("<I", len(noise)) + noise, channel(), time.monotonic() + 9
    while time.monotonic() < ends: line.sendall(noise)
    say({"end": "rnn_step", "timed_out": False, "status": 0})
"""
MUST = "timed out"
