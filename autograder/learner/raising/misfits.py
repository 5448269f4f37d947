"""Explains exceptions about shapes and indices.

Each function takes an exception and returns (says, hint), or None if it is not of its kind. What it says follows from
the operands by the rules of shapes, or is in NumPy's own message.
"""

from __future__ import annotations

import re

from autograder.learner.raising.facts import Failing, Shape
from autograder.learner.raising.reading import broadcast_shape, product_shape
from autograder.learner.raising.scene import TAKES_A_LIST
from autograder.learner.values import Raised

Said = tuple[str, str]
MISFITS = ("ValueError", "RuntimeError")  # what NumPy and PyTorch raise where shapes do not fit
ENTRY_BY_ENTRY = ("+", "-", "*", "/", "//", "%", "**", "<", "&", "|", "^")


def as_code(text: str) -> str:
    """A learner's text as code: between backquotes, with none inside."""
    return f"`{' '.join(text.replace('`', chr(39)).split())}`"


def sized(shape: Shape) -> str:
    """A shape in words: "(3, 4)", or "a single number"."""
    return str(tuple(shape)) if shape else "a single number"


def is_so(text: str, what: Shape | str) -> str:
    """ "`text` is …", with a shape or a description."""
    return f"{as_code(text)} is {what if isinstance(what, str) else sized(what)}"


def operands_so(failing: Failing) -> str:
    """ "`x` is (3, 4), `W` is (5, 4)", without operands that are unknown or literals."""
    told = [is_so(t, w) for t, w in failing.operands if w not in ("", t) and t[:1] not in "'\""]
    return ", ".join(dict.fromkeys(told))


def kind_so(text: str, what: Shape | str) -> str:
    """Like ``is_so``, but it says that an array is one: "`x` is an array of shape (3, 4)"."""
    return f"{as_code(text)} is {'an array of shape ' if isinstance(what, tuple) and what else ''}{what or sized(())}"


def shapes_told(failing: Failing) -> list[Shape]:
    """The shapes of the operands if all are arrays or numbers; else none."""
    found = [_shape_told(what) for _, what in failing.operands]
    return [shape for shape in found if shape is not None] if None not in found else []


def _shape_told(what: Shape | str) -> Shape | None:
    if isinstance(what, tuple):
        return what
    return () if re.fullmatch(r"-?[\d.e+-]+|a whole number", what) else None


def wrong_product(raised: Raised, failing: Failing) -> Said | None:
    """A matrix product of operands whose shapes do not allow it."""
    if failing.operation not in ("@", "@=") or raised.type not in MISFITS:
        return None
    found, hint, dot = shapes_told(failing), "Which sides must agree?", failing.about == "np.dot"
    if len(found) == 2 and () in found and not dot:
        return f"has a single number for a factor: {operands_so(failing)}.", "Is a product of matrices meant here?"
    if len(found) == 2 and product_shape(found[0], found[1], dot) is None:
        return f"cannot be formed: {operands_so(failing)}.", hint
    sizes = re.search(r"\(size (\d+) is different from (\d+)\)", raised.message)
    if sizes and len(failing.operands) == 2:
        known = operands_so(failing)
        said = f"the side of the left factor that must agree is {sizes[2]}, that of the right one {sizes[1]}"
        return f"cannot be formed: {said}{f'; {known}' if known else ''}.", hint
    return None


def wrong_sides(raised: Raised, failing: Failing) -> Said | None:
    """Operands of an operation by entries whose shapes do not broadcast."""
    is_call = failing.operation == "call" and "could not be broadcast" in raised.message
    if raised.type not in MISFITS or not (failing.operation in ENTRY_BY_ENTRY or is_call):
        return None
    found = shapes_told(failing)
    if len(found) > 1 and broadcast_shape(*found) is None:
        return f"cannot be formed: {operands_so(failing)}.", "Which sides differ, and should they?"
    return None


def wrong_target(raised: Raised, failing: Failing) -> Said | None:
    """A value that does not fit into the array that it is stored in."""
    found = shapes_told(failing)
    if raised.type not in MISFITS or len(found) != 2 or failing.operation == "@=":
        return None
    hint = "Which of the two has the shape that you meant?"
    if failing.operation.endswith("="):
        together = broadcast_shape(*found)
        if together is None:
            return f"cannot be formed: {operands_so(failing)}.", "Which sides differ, and should they?"
        if together != found[0]:
            return f"does not fit: {operands_so(failing)}; together they are {sized(together)}.", hint
    if failing.operation == "store" and broadcast_shape(*found) != found[0]:
        return f"does not fit: {operands_so(failing)}.", hint
    return None


def wrong_value(raised: Raised, failing: Failing) -> Said | None:
    """A value does not fit its place in an array, and one of the two could not be read."""
    sizes = re.search(
        r"could not broadcast input array from shape \(([\d,]*)\) into shape \(([\d,]*)\)", raised.message
    )
    if failing.operation not in ("store", "index") or not sizes:
        return None
    value, place = (sized(tuple(int(side) for side in group.split(",") if side)) for group in sizes.groups())
    said = f"does not fit: the place is {place}, the value is {value}."
    return said, "Which of the two has the shape that you meant?"


def wrong_parts(raised: Raised, failing: Failing) -> Said | None:
    """Arrays that cannot be joined, or that are not given as one list."""
    if failing.operation != "call" or failing.about.removeprefix("np.") not in TAKES_A_LIST:
        return None
    hint = "Along which axis do they stand side by side, and which sides must agree then?"
    if raised.message.startswith("need at least one array"):
        return "has nothing to join: the list is empty.", "Where should it be filled?"
    if raised.type == "ValueError" and raised.message.startswith(("all ", "zero-dimensional")):
        arrays = [(t, w) for t, w in failing.operands if isinstance(w, tuple)]
        axis = next((w for t, w in failing.operands if t == "axis"), "")
        along = f" along axis {axis}" if axis else " along axis 0" if failing.about == "np.concatenate" else ""
        if len({w for _, w in arrays}) > 1 and all(w != "" for _, w in failing.operands):
            return f"cannot join{along}: {', '.join(is_so(t, w) for t, w in arrays)}.", hint
        return _joined_by_message(raised.message, hint)
    if raised.type == "TypeError" and failing.count > 1 and all(isinstance(w, tuple) for _, w in failing.operands):
        said = f"gets its arrays one by one: {as_code(failing.about)} takes one tuple or list of them all."
        return said, "How do several arrays become one argument?"
    return None


def _joined_by_message(message: str, hint: str) -> Said | None:
    sides = re.search(
        r"along dimension (\d+), the array at index (\d+) has size (\d+) .* (\d+) has size (\d+)", message
    )
    if sides:
        axis, one, size, other, another = sides.groups()
        return f"cannot join: along axis {axis}, array {one} has {size} and array {other} has {another}.", hint
    axes = re.search(r"index (\d+) has (\d+) dimension\(s\) .* index (\d+) has (\d+) dimension", message)
    if axes:
        one, count, other, another = axes.groups()
        return f"cannot join: array {one} has {_so_many_axes(count)}, array {other} has {_so_many_axes(another)}.", hint
    return None


def _so_many_axes(count: int | str) -> str:
    return f"{count} ax{'i' if int(count) == 1 else 'e'}s"


def wrong_size(raised: Raised, failing: Failing) -> Said | None:
    """An array cannot take a shape, or a shape was given in several arguments."""
    if failing.operation != "call":
        return None
    sizes = re.fullmatch(r"cannot reshape array of size (\d+) into shape \(([\d,]*)\)", raised.message)
    if sizes:
        known = next((f"{is_so(t, w)}, " for t, w in failing.operands if isinstance(w, tuple) and w), "")
        shape = tuple(int(side) for side in sizes[2].split(",") if side)
        said = f"cannot be formed: {known}{sizes[1]} entries in all, and they do not fill {sized(shape)}."
        return said, "Which sizes, multiplied, give that many entries?"
    kind = re.fullmatch(r"Cannot interpret '(.{1,40})' as a data type", raised.message)
    if kind and raised.type == "TypeError" and failing.count > 1:
        said = f"takes {kind[1]} for the type of the entries: the whole shape is one argument."
        return said, "How do several sizes become one argument?"
    return None


def wrong_axis(raised: Raised, failing: Failing) -> Said | None:
    """An axis that an array does not have."""
    asked = re.match(r"axis (-?\d+) is out of bounds for array of dimension (\d+)", raised.message)
    if raised.type != "AxisError" or not asked:
        return None
    number, axes = asked[1], int(asked[2])
    array = next((is_so(t, w) for t, w in failing.operands if isinstance(w, tuple) and len(w) == axes), "")
    there = {0: "no axis", 1: "axis 0 only", 2: "axes 0 and 1"}.get(axes, f"axes 0 to {axes - 1}")
    said = f"asks for axis {number}, but {f'{array}: it' if array else 'the array'} has {there}."
    return said, "What does each axis count?"


def wrong_index(raised: Raised, failing: Failing) -> Said | None:
    """An index that is too large, or of a wrong kind."""
    if failing.operation not in ("index", "call", "store", "+=", "other") or raised.type != "IndexError":
        return None
    base = next(iter(failing.operands), ("", ""))
    beyond = re.match(r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)", raised.message)
    hint = "From where to where may the index run?"
    if beyond:
        number, along, size = beyond[1], beyond[2], int(beyond[3])
        there = (
            f"there are {size} (0 to {size - 1})"
            if size > 1
            else "there is only number 0"
            if size
            else "there are none"
        )
        known = f": {is_so(*base)}" if isinstance(base[1], tuple) and base[1] else ""
        return f"asks for number {number} along axis {along}, where {there}{known}.", hint
    if "index out of range" in raised.message and isinstance(base[1], str) and base[1]:
        return f"asks for an item that is not there: {operands_so(failing)}.", hint
    many = re.search(r"array is (\d+)-dimensional, but (\d+) were indexed", raised.message)
    if many:
        known = f"{is_so(*base)}, with" if isinstance(base[1], tuple) else "the array has"
        return (
            f"has {many[2]} indices: {known} {_so_many_axes(many[1])}.",
            "Which axes are there, and what does each count?",
        )
    if raised.message.startswith("invalid index to scalar") and base[0]:
        return f"asks for an item of {as_code(base[0])}, which is a single number.", "Is one index too many here?"
    return None


def no_index(raised: Raised, failing: Failing) -> Said | None:
    """An index that is none, or an object that has no items."""
    if failing.operation not in ("index", "store") or not failing.operands:
        return None
    said, (text, what) = raised.message, failing.operands[0]
    if "is not subscriptable" in said and what not in ("", "None"):
        return f"asks for an item, but {kind_so(text, what)}, and has none.", _called(what, text)
    if re.match(r"(list|tuple) indices must be integers or slices, not tuple", said):
        return f"has {failing.count} indices: {is_so(text, what)}, which takes one.", "Should it be an array?"
    if re.search(r"indices must be integers|only integers, slices|must be of integer", said):
        odd = [(t, w) for t, w in failing.operands[1:] if w != "" and not re.fullmatch(r"-?\d+", str(w))]
        known = f"; {', '.join(is_so(t, w) for t, w in odd if t != w)}" if any(t != w for t, w in odd) else ""
        has = f", and {is_so(text, what)}" if isinstance(what, str) and what else ""
        hint = "What holds things by their names?" if "not str" in said else "Where does it stop being a whole number?"
        return f"needs whole numbers as indices{has}{known}.", hint
    return None


def _called(what: Shape | str, text: str) -> str:
    if what == "a function":
        return f"Is {as_code(text)} called anywhere?"
    return "What was it meant to be?"
