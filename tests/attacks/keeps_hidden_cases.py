"""Tries: to keep hidden cases in a file and in shared memory until a run that tells what it finds, in the message of an exception, its line, the name of a class, and a key.

What is told comes from the visible cases, and these are all run before the first hidden one is sent.
"""

CROSSES = "next learner: data", "judge: data", "pages: data"
CELLS = (
    """
import mmap, os
shared = mmap.mmap(-1, 4096)

def kept(name):
    with open("/tmp/kept", "a") as file: file.write(f"{name} {os.getpid()}\\n")
    if shared[256 + ord(name)] != os.getpid() % 256: shared[ord(name)] += 1
    shared[256 + ord(name)] = os.getpid() % 256
    runs = set(open("/tmp/kept"))
    most = max(sum(run.split()[0] == name for run in runs) for name in "abcd")
    return f"kept{max(most, *shared[97:101])}times"
""",
)
ANSWER = """
def rnn_step(x, h, Wx, Wh, b):
    raise ValueError(kept("a"))

def rnn_step_concat(x, h, W, b, order="xh"):
    return type(kept("b"), (), {})()

def split_concat_weight(W, D, H, order="xh"):
    return {kept("c"): W}

def rnn_forward(X, h0, Wx, Wh, b):
    exec(compile("\\n" * 1000 * int(kept("d")[4]) + "1 / 0", "a file", "exec"))
"""
PAGE = True


def harm(found):
    if not found.stock and "kept2times" not in found.page:  # visible cases are run twice where something is to be told
        return "what it finds on the visible cases is not told: this tries nothing"
    told = [word for word in ("kept3times", "line 3001") if word in found.page]
    return f"the feedback page tells {told[0]}" if told else found.gained()
