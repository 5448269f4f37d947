"""The words for values, shapes, numbers and lists of names, of which sentences are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from autograder.learner.language import say, say_many
from autograder.learner.pieces import Signature
from autograder.learner.retold import in_words
from autograder.learner.values import Opaque


def kind_of(leaf: Any) -> str:
    """A value's kind in words: "an array of shape (3, 5)"."""
    if isinstance(leaf, Opaque):
        return in_words(leaf.kind)
    if isinstance(leaf, (Signature, np.ndarray)) and leaf.shape:
        return say("an array of shape {shape}", shape=shape_of(leaf))
    if isinstance(leaf, Signature):
        return say("a string") if leaf.shape is None else say("an array of shape {shape}", shape="()")
    if isinstance(leaf, np.ndarray):
        return say("a number")
    if leaf is None:
        return "None"
    if isinstance(leaf, str):
        return say("the string {text}", text=repr(leaf[:40]))
    kinds = {"set": say("a set"), "tuple": say("a tuple"), "list": say("a list"), "dict": say("a dict")}
    return kinds.get(type(leaf).__name__) or say("a value")


def given(item: tuple[str, Any]) -> str:
    """An input in words: "x (3, 5)", "order = 'hx'"."""
    name, value = item
    if isinstance(value, np.ndarray) and value.ndim:
        return f"{name} {shape_of(value)}"
    if isinstance(value, (np.ndarray, dict, list, tuple, set)):
        return name
    return f"{name} = {format(value, '.4g') if isinstance(value, float) else repr(value)[:40]}"


def shape_of(leaf: Any) -> str:
    """The shape of an array as text: "(3, 4)", "(3,)"."""
    return "(" + ", ".join(map(str, leaf.shape)) + ("," if len(leaf.shape) == 1 else "") + ")"


def listed(names: Iterable[Any]) -> str:
    """["a", "b", "c"] -> "a, b and c"."""
    names = [str(n) for n in names]
    return names[0] if len(names) == 1 else say("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def any_of(names: Sequence[str]) -> str:
    """["a", "b", "c"] -> "a, b or c"."""
    return names[0] if len(names) == 1 else say("{names} or {last}", names=", ".join(names[:-1]), last=names[-1])


def on_cases(labels: Iterable[str]) -> str:
    """Labels of cases for a sentence; a label of several words is put in quotes."""
    return listed([label if "=" in label or " " not in label else quoted(label) for label in labels])


def quoted(label: str) -> str:
    """A label in quotes."""
    return say("“{label}”", label=label)


def counted(returned: Any) -> str:
    """How many values a function returned, in words; if it returned one thing, its kind."""
    if isinstance(returned, (tuple, list)):
        return say_many("{count} value", "{count} values", len(returned), count=len(returned))
    return kind_of(np.asarray(returned) if isinstance(returned, (bool, int, float)) else returned)


def points_of(number: float) -> str:
    """A number of points as text: "1 point", "2.5 points"."""
    return say_many("{count} point", "{count} points", number, count=f"{number:g}")
