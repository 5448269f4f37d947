"""Tries: a script, a form and a link that runs, in a cell of prose.

Prose is cut down to harmless HTML.
"""

CROSSES = "notebook: mark-up", "pages: mark-up", "pages: code"
MUST = "passed"
PAGE = True
PROSE = """
<script>alert('hostile')</script>
<img src=x onerror="alert('hostile')">
<form action="//evil.example"><button>Release grades</button></form>
<iframe src="//evil.example"></iframe>
<style>body { display: none }</style>

[click](javascript:alert('hostile')) <https://ok.example> ![](http://evil.example/who-reads-this.png)
"""


def hand_in(s):
    s.own(PROSE, "markdown")
    s.write()


def harm(found):
    body = found.page.split("</head>")[-1]
    live = ("<script>alert", "onerror=", "<form", "<iframe", "<style>body {", 'href="javascript', "evil.example/who")
    worked = [words for words in live if words in body]
    return f"these are live in the feedback page: {', '.join(worked)}" if worked else found.lost()
