"""The kinds of edits, and the words that learners read for each.

If an edit of the reference gives the learner's numbers, ``same`` is told; it must not give the reference away. If an edit
of the learner's own function makes it right, ``asks`` asks about that line; it must not give the edit away.
"""

from __future__ import annotations

from dataclasses import dataclass

from autograder.learner.language import mark, say


@dataclass(frozen=True)
class Kind:
    """One kind. same: a sentence. asks: a question with ``{line}`` in it. rank: from 1, the most plausible."""

    same: str
    asks: str
    rank: int


ORDER = "order "  # the kind of a slip that takes blocks in another order is this word and the order


KINDS: dict[str, Kind] = {  # in the order in which they are tried; so the ranks never fall
    "sign": Kind(
        mark("The same numbers come out when one sign is turned."),
        mark("Look at line {line}: which way does each sign there have to point?"),
        1,
    ),
    "carry": Kind(
        mark("The same numbers come out when what one step leaves does not reach the next."),
        mark("Look at line {line}: does what one step leaves reach the next one?"),
        1,
    ),
    "old and new": Kind(
        mark("The same numbers come out when the value from before a step and the one after it are mixed up."),
        mark("Look at line {line}: is that the value from before this step, or the one after it?"),
        1,
    ),
    "other gate": Kind(
        mark("The same numbers come out when one gate stands where another belongs."),
        mark("Look at line {line}: which gate belongs there?"),
        1,
    ),
    "transposed": Kind(
        mark("The same numbers come out when one array is transposed too often, or not at all."),
        mark(
            "Look at line {line}: which axis of each array there counts what, and does any of them have to be transposed?"
        ),
        1,
    ),
    "index": Kind(
        mark("The same numbers come out when one index, or the end of a slice, points to another place."),
        mark("Look at line {line}: which entries does each index there have to point to?"),
        1,
    ),
    "axis": Kind(
        mark("The same numbers come out when another axis is used."),
        mark("Look at line {line}: along which axis should that go?"),
        1,
    ),
    "sum and mean": Kind(
        mark("The same numbers come out when a sum stands for a mean, or a mean for a sum."),
        mark("Look at line {line}: is a sum asked for there, or a mean, and over how many?"),
        1,
    ),
    "accumulated": Kind(
        mark(
            "The same numbers come out when something is overwritten that should be added up, or added up that should be overwritten."
        ),
        mark("Look at line {line}: should that add to what is there already, or take its place?"),
        1,
    ),
    "reversed": Kind(
        mark("The same numbers come out when something is gone through in the other direction."),
        mark("Look at line {line}: in which direction does that have to be gone through?"),
        1,
    ),
    "loop bounds": Kind(
        mark("The same numbers come out when a loop begins or ends one step too early or too late."),
        mark("Look at line {line}: which is the first step there, and which the last?"),
        1,
    ),
    "first value": Kind(
        mark("The same numbers come out when it begins with another value."),
        mark("Look at line {line}: with which value does it have to begin?"),
        1,
    ),
    "block order": Kind(
        mark("The same numbers come out when some blocks stand in another order."),
        mark("Look at line {line}: in which order do these have to stand?"),
        1,
    ),
    "return order": Kind(
        mark("The same numbers come out when what is returned stands in another order."),
        mark("Look at line {line}: in which order does the docstring list what is returned?"),
        1,
    ),
    "share and rest": Kind(
        mark("The same numbers come out when a share and what is left of it are mixed up."),
        mark("Look at line {line}: which part gets the share, and which the rest?"),
        1,
    ),
    "slope": Kind(
        mark("The same numbers come out when the slope of another function is used."),
        mark(
            "Look at line {line}: whose slope is that, and is it written with what the function gives or with what it takes?"
        ),
        1,
    ),
    "square": Kind(
        mark("The same numbers come out when a square is missing, or is one too many."),
        mark("Look at line {line}: what has to be squared there, and what not?"),
        1,
    ),
    "function": Kind(
        mark("The same numbers come out when another function is applied."),
        mark("Look at line {line}: which function has to be applied there?"),
        1,
    ),
    "comparison": Kind(
        mark("The same numbers come out when one comparison is another."),
        mark("Look at line {line}: what should happen where both sides are equal?"),
        1,
    ),
    "condition": Kind(
        mark("The same numbers come out when a condition is turned into its opposite."),
        mark("Look at line {line}: when does that condition have to hold, and when not?"),
        1,
    ),
    "constant": Kind(
        mark("The same numbers come out when one number stands for another."),
        mark("Look at line {line}: is every number there the right one?"),
        1,
    ),
    "bias dropped": Kind(
        mark("The same numbers come out when a bias, or a small number that guards a division, is left out."),
        mark("Look at line {line}: does everything that is added there belong there?"),
        2,
    ),
    "factor dropped": Kind(
        mark("The same numbers come out when one factor or divisor is left out."),
        mark("Look at line {line}: does every factor and divisor there belong there?"),
        2,
    ),
    "term dropped": Kind(
        mark("The same numbers come out when one summand is left out."),
        mark("Look at line {line}: does every summand there belong there?"),
        2,
    ),
    "function dropped": Kind(
        mark("The same numbers come out when one function is not applied."),
        mark("Look at line {line}: does every function there have to be applied?"),
        2,
    ),
    "operands": Kind(
        mark("The same numbers come out when two operands are exchanged."),
        mark("Look at line {line}: which of the two has to come first?"),
        2,
    ),
    "parentheses": Kind(
        mark("The same numbers come out when two operations are done in another order."),
        mark("Look at line {line}: what has to be done first there, and what after it?"),
        2,
    ),
    "product": Kind(
        mark("The same numbers come out when a product of entries stands for one of matrices, or the other way round."),
        mark("Look at line {line}: should that multiply entry by entry, or as matrices?"),
        2,
    ),
    "operation": Kind(
        mark("The same numbers come out when one operation is another."),
        mark("Look at line {line}: is each operation there the right one?"),
        2,
    ),
    "keepdims": Kind(
        mark("The same numbers come out when an axis of length one is kept, or is not kept."),
        mark("Look at line {line}: how many axes should be left after that?"),
        2,
    ),
    "argument order": Kind(
        mark("The same numbers come out when two arguments are exchanged."),
        mark("Look at line {line}: in which order does that function take its arguments?"),
        2,
    ),
    "statement order": Kind(
        mark("The same numbers come out when a value is used one line too early, or one too late."),
        mark("Look at line {line}: should that happen before what stands next to it?"),
        2,
    ),
    "in the loop": Kind(
        mark(
            "The same numbers come out when something is done in every step of a loop that should be done once, or the other way round."
        ),
        mark("Look at line {line}: how often should that be done: in every step, or once?"),
        2,
    ),
    "copy": Kind(
        mark("The same numbers come out when two names share one array, where each should have its own."),
        mark("Look at line {line}: is that an array of its own, or the same one under a second name?"),
        2,
    ),
    "statement dropped": Kind(
        mark("The same numbers come out when one statement is left out."),
        mark("Look at line {line}: does that statement have to be there?"),
        3,
    ),
    "variable": Kind(
        mark("The same numbers come out when another value stands in one place."),
        mark("Look at line {line}: is each value there the one you mean?"),
        3,
    ),
    "slope added": Kind(
        mark("The same numbers come out when the slope of a squashing is applied once too often."),
        mark("Look at line {line}: does the gradient pass a squashing there, and where is its slope?"),
        4,
    ),
    "share added": Kind(
        mark("The same numbers come out when a share is taken once too often."),
        mark("Look at line {line}: should all of that count there, or only a share of it?"),
        4,
    ),
    "mean added": Kind(
        mark("The same numbers come out when it is divided by a count once too often."),
        mark("Look at line {line}: by how many does that have to be divided?"),
        4,
    ),
    "function added": Kind(
        mark("The same numbers come out when a function is applied once too often."),
        mark("Look at line {line}: is a function missing there?"),
        4,
    ),
    "factor added": Kind(
        mark("The same numbers come out when there is a factor too many."),
        mark("Look at line {line}: is a factor or a divisor missing there?"),
        4,
    ),
    "term added": Kind(
        mark("The same numbers come out when there is a summand too many."),
        mark("Look at line {line}: is something missing there that has to be added?"),
        4,
    ),
    "product added": Kind(
        mark("The same numbers come out when there is a product with an array too many."),
        mark("Look at line {line}: is a product with another array missing there?"),
        4,
    ),
    "carry added": Kind(
        mark("The same numbers come out when what one step leaves is taken over once too often."),
        mark("Look at line {line}: what does the next step have to begin with, and where is it kept?"),
        4,
    ),
}


def told_of(kind: str, where: str) -> tuple[str, str]:
    """What is told of an answer that gives what a slip of this kind gives, and a question. where: the outputs that it
    touches, in words."""
    if kind.startswith(ORDER):
        order = kind.removeprefix(ORDER)
        says = say("The same numbers come out when the blocks are taken to stand in the order {order}.", order=order)
        return says, say("In which order does the docstring say that they are stacked?")
    return say(KINDS[kind].same), say("Where in yours is that, on the way to {where}?", where=where)
