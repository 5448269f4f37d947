"""The kinds of edits, and the words that learners read for each.

If an edit of the reference gives the learner's numbers, ``same`` completes "The same numbers come out when …"; it must
not give the reference away. If an edit of the learner's own function makes it right, ``asks`` asks about that line; it
must not give the edit away.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind. same: completes the sentence. asks: a question with ``{line}`` in it. rank: from 1, the most plausible."""

    same: str
    asks: str
    rank: int


ORDER = "order "  # the kind of a slip that takes blocks in another order is this word and the order


def _look(question: str) -> str:
    return f"Look at line {{line}}: {question}"


KINDS: dict[str, Kind] = {  # in the order in which they are tried; so the ranks never fall
    "sign": Kind("one sign is turned", _look("which way does each sign there have to point?"), 1),
    "carry": Kind(
        "what one step leaves does not reach the next", _look("does what one step leaves reach the next one?"), 1
    ),
    "old and new": Kind(
        "the value from before a step and the one after it are mixed up",
        _look("is that the value from before this step, or the one after it?"),
        1,
    ),
    "other gate": Kind("one gate stands where another belongs", _look("which gate belongs there?"), 1),
    "transposed": Kind(
        "one array is transposed too often, or not at all",
        _look("which axis of each array there counts what, and does any of them have to be transposed?"),
        1,
    ),
    "index": Kind(
        "one index, or the end of a slice, points to another place",
        _look("which entries does each index there have to point to?"),
        1,
    ),
    "axis": Kind("another axis is used", _look("along which axis should that go?"), 1),
    "sum and mean": Kind(
        "a sum stands for a mean, or a mean for a sum",
        _look("is a sum asked for there, or a mean, and over how many?"),
        1,
    ),
    "accumulated": Kind(
        "something is overwritten that should be added up, or added up that should be overwritten",
        _look("should that add to what is there already, or take its place?"),
        1,
    ),
    "reversed": Kind(
        "something is gone through in the other direction",
        _look("in which direction does that have to be gone through?"),
        1,
    ),
    "loop bounds": Kind(
        "a loop begins or ends one step too early or too late",
        _look("which is the first step there, and which the last?"),
        1,
    ),
    "first value": Kind("it begins with another value", _look("with which value does it have to begin?"), 1),
    "block order": Kind("some blocks stand in another order", _look("in which order do these have to stand?"), 1),
    "return order": Kind(
        "what is returned stands in another order",
        _look("in which order does the docstring list what is returned?"),
        1,
    ),
    "share and rest": Kind(
        "a share and what is left of it are mixed up", _look("which part gets the share, and which the rest?"), 1
    ),
    "slope": Kind(
        "the slope of another function is used",
        _look("whose slope is that, and is it written with what the function gives or with what it takes?"),
        1,
    ),
    "square": Kind("a square is missing, or is one too many", _look("what has to be squared there, and what not?"), 1),
    "function": Kind("another function is applied", _look("which function has to be applied there?"), 1),
    "comparison": Kind("one comparison is another", _look("what should happen where both sides are equal?"), 1),
    "condition": Kind(
        "a condition is turned into its opposite", _look("when does that condition have to hold, and when not?"), 1
    ),
    "constant": Kind("one number stands for another", _look("is every number there the right one?"), 1),
    "bias dropped": Kind(
        "a bias, or a small number that guards a division, is left out",
        _look("does everything that is added there belong there?"),
        2,
    ),
    "factor dropped": Kind(
        "one factor or divisor is left out", _look("does every factor and divisor there belong there?"), 2
    ),
    "term dropped": Kind("one summand is left out", _look("does every summand there belong there?"), 2),
    "function dropped": Kind("one function is not applied", _look("does every function there have to be applied?"), 2),
    "operands": Kind("two operands are exchanged", _look("which of the two has to come first?"), 2),
    "parentheses": Kind(
        "two operations are done in another order", _look("what has to be done first there, and what after it?"), 2
    ),
    "product": Kind(
        "a product of entries stands for one of matrices, or the other way round",
        _look("should that multiply entry by entry, or as matrices?"),
        2,
    ),
    "operation": Kind("one operation is another", _look("is each operation there the right one?"), 2),
    "keepdims": Kind(
        "an axis of length one is kept, or is not kept", _look("how many axes should be left after that?"), 2
    ),
    "argument order": Kind(
        "two arguments are exchanged", _look("in which order does that function take its arguments?"), 2
    ),
    "statement order": Kind(
        "a value is used one line too early, or one too late",
        _look("should that happen before what stands next to it?"),
        2,
    ),
    "in the loop": Kind(
        "something is done in every step of a loop that should be done once, or the other way round",
        _look("how often should that be done: in every step, or once?"),
        2,
    ),
    "copy": Kind(
        "two names share one array, where each should have its own",
        _look("is that an array of its own, or the same one under a second name?"),
        2,
    ),
    "statement dropped": Kind("one statement is left out", _look("does that statement have to be there?"), 3),
    "variable": Kind("another value stands in one place", _look("is each value there the one you mean?"), 3),
    "slope added": Kind(
        "the slope of a squashing is applied once too often",
        _look("does the gradient pass a squashing there, and where is its slope?"),
        4,
    ),
    "share added": Kind(
        "a share is taken once too often", _look("should all of that count there, or only a share of it?"), 4
    ),
    "mean added": Kind(
        "it is divided by a count once too often", _look("by how many does that have to be divided?"), 4
    ),
    "function added": Kind("a function is applied once too often", _look("is a function missing there?"), 4),
    "factor added": Kind("there is a factor too many", _look("is a factor or a divisor missing there?"), 4),
    "term added": Kind("there is a summand too many", _look("is something missing there that has to be added?"), 4),
    "product added": Kind(
        "there is a product with an array too many", _look("is a product with another array missing there?"), 4
    ),
    "carry added": Kind(
        "what one step leaves is taken over once too often",
        _look("what does the next step have to begin with, and where is it kept?"),
        4,
    ),
}


def told_of(kind: str) -> tuple[str, str]:
    """What is told of an answer that gives what a slip of this kind gives, and a question: "{where}" is what it touches."""
    if kind.startswith(ORDER):
        says = f"The same numbers come out when the blocks are taken to stand in the order {kind.removeprefix(ORDER)}."
        return says, "In which order does the docstring say that they are stacked?"
    return f"The same numbers come out when {KINDS[kind].same}.", "Where in yours is that, on the way to {where}?"
