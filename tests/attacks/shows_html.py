"""Tries: a script in what a cell shows.

Outputs are kept as text.
"""

CROSSES = "cell: mark-up", "pages: mark-up"
CELLS = [
    """
from IPython.display import HTML, Javascript, SVG, display
print("<script>alert('hostile')</script>")
display(HTML("<script>alert('hostile')</script>"))
display(Javascript("alert('hostile')"))
display(SVG("<svg xmlns='http://www.w3.org/2000/svg' onload=\\"alert('hostile')\\"/>"))
"""
]
PAGE = True


def harm(found):
    live = "<script>alert('hostile')" in found.page or 'onload="alert' in found.page
    return "its script runs in the feedback page" if live else None
