"""Runs learners' code: a warm parent forks one isolated process for each submission.

The judge uses host.py and session.py. server.py, isolation.py, landlock.py, meter.py and watcher.py run inside.
Messages in the format of wire.py are all that passes between the two sides.
"""

LEVELS = ("namespace", "landlock", "process")  # of isolation, the best first
