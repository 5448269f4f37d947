"""Tries: a script in the notebook's title and in the state of its widgets.

Metadata stay behind.
"""

CROSSES = "notebook: mark-up", "pages: mark-up"
MUST = "passed"
PAGE = True


def hand_in(s):
    script = "</script></title><script>alert('hostile')</script>"
    state = {"version_major": 2, "version_minor": 0, "state": {"x": {"model_name": script, "state": {}}}}
    s.notebook["metadata"].update(
        title=script, authors=[{"name": script}], widgets={"application/vnd.jupyter.widget-state+json": state}
    )
    s.write()


def harm(found):
    return "its script runs in the feedback page" if "<script>alert('hostile')" in found.page else found.lost()
