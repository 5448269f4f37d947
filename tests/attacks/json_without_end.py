"""Tries: JSON nested a hundred thousand deep.

Refused, with a reason.
"""

CROSSES = "file: resources"
MUST = "refused"


def hand_in(s):
    s.put(b'{"cells": ' + b"[" * 100_000)
