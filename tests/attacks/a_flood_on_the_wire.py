"""Tries: messages without end, so that the judge never stops reading.

What an exercise says has an end: after so many messages nobody listens any more, nor when its time is over.
"""

CROSSES = "wire: resources"
ANSWER = """
@CHANNEL@

def rnn_step(x, h, Wx, Wh, b):
    import msgpack, signal, time
    os.kill(os.getppid(), signal.SIGSTOP)  # who would say that time is over
    noise = msgpack.packb({"answer": "function", "noise": [0] * 1000})  # fifty are enough: a busy judge hears them too
    noise, line, ends = struct.pack("<I", len(noise)) + noise, channel(), time.monotonic() + 9
    while time.monotonic() < ends: line.sendall(noise)
    say({"end": "rnn_step", "timed_out": False, "status": 0})
"""
MUST = "crashed"
