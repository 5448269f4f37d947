"""The machinery of the course: it turns records of exercises into notebooks, checks and marks, and knows no chapter.

A chapter's ``exercises.py`` needs four names only: :class:`Exercise`, :class:`Case`, :func:`choice` and :func:`essay`.
"""

from autograder.book.exercise import Case, Exercise, choice, essay

__all__ = ["Case", "Exercise", "choice", "essay"]
