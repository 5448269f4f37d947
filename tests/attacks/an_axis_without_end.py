"""Tries: twelve bytes that say they are four thousand million rows of nothing, for the judge to go through.

No honest array is empty and as long as that; the exercise counts as crashed.
"""

CROSSES = "wire: resources"
ANSWER = """
@CHANNEL@

def rnn_step(x, h, Wx, Wh, b):
    import msgpack
    rows = msgpack.ExtType(1, struct.pack("<BBII", 1, 2, 2**32 - 1, 0))
    say({"answer": "function"})
    for _ in range(9):
        say({"seen": ["dict"], "raised": None, "changed": rows, "warned": False, "returned": ""})
"""
MUST = "crashed"
