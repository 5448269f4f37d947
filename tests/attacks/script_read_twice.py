"""Tries: mark-up that is text when it is read once, and a link that runs when the result is read again.

What is made safe is written so that no second reading finds Markdown in it.
"""

CROSSES = "pages: mark-up"
MUST = "passed"
PAGE = True
PROSE = """
- a list

  ```
  with code, and an empty line

  [click](javascript:alert('hostile'))
  ```
- <span>

  &lt;script>alert('hostile')&lt;/script>
"""


def hand_in(s):
    s.own(PROSE, "markdown")
    s.write()


def harm(found):
    live = 'href="javascript' in found.page or "<script>alert" in found.page
    return "its link runs in the feedback page" if live else found.lost()
