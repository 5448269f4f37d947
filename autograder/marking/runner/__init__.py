"""Where learners' code runs: a warm parent that forks one isolated process per submission.

host.py stands outside, with the judge; server.py and isolation.py stand inside; wire.py is all that passes between.
"""

LEVELS = ("namespace", "landlock", "process")  # of isolation, the best first
