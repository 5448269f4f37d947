"""Tries: a script in the name and the message of an exception, and in a string that is returned.

Both are shown as text.
"""

CROSSES = "wire: mark-up", "judge: mark-up", "pages: mark-up"
ANSWER = """
def rnn_step(x, h, Wx, Wh, b):
    raise type("<script>alert('hostile')</script>", (Exception,), {})("<script>alert('hostile')</script>")

def split_concat_weight(W, D, H, order="xh"):
    return "<script>alert('hostile')</script>", type("<script>alert('hostile')</script>", (), {})()
"""
PAGE = True


def harm(found):
    return "its script runs in the feedback page" if "<script>alert('hostile')" in found.page else found.gained()
