"""The machinery of the course. It turns records of exercises into notebooks, checks and marks, and names no chapter.

The records in ``chapters/x/exercises/`` need four names only: :class:`Exercise`, :class:`Case`, :func:`choice` and
:func:`essay`.
"""

from autograder.book.exercise import Case, Exercise, choice, essay

__all__ = ["Case", "Exercise", "choice", "essay"]
