"""Explains exceptions about shapes and indices.

Each function takes an exception and returns (says, hint), or None if it is not of its kind. What it says follows from
the operands by the rules of shapes, or is in NumPy's own message.
"""

from __future__ import annotations

import re

from autograder.learner.language import say, say_many
from autograder.learner.raising.facts import Failing, Shape
from autograder.learner.raising.reading import broadcast_shape, product_shape
from autograder.learner.raising.scene import TAKES_A_LIST
from autograder.learner.retold import in_words
from autograder.learner.values import Raised

Said = tuple[str, str]
MISFITS = ("ValueError", "RuntimeError")  # what NumPy and PyTorch raise where shapes do not fit
ENTRY_BY_ENTRY = ("+", "-", "*", "/", "//", "%", "**", "<", "&", "|", "^")


def as_code(text: str) -> str:
    """A learner's text as code: between backquotes, with none inside."""
    return f"`{' '.join(text.replace('`', chr(39)).split())}`"


def sized(shape: Shape) -> str:
    """A shape in words: "(3, 4)", or "a single number"."""
    return str(tuple(shape)) if shape else say("a single number")


def is_so(text: str, what: Shape | str) -> str:
    """ "`text` is …", with a shape or a description."""
    kind = in_words(what) if isinstance(what, str) else sized(what)
    return say("{name} is {kind}", name=as_code(text), kind=kind)


def failed_code(failing: Failing) -> str:
    """The expression that failed, as code."""
    return as_code(failing.text)


def cannot_be_formed(failing: Failing) -> str:
    """That the expression cannot be formed of its operands."""
    return say("{code} cannot be formed: {operands}.", code=failed_code(failing), operands=operands_so(failing))


def operands_so(failing: Failing) -> str:
    """ "`x` is (3, 4), `W` is (5, 4)", without operands that are unknown or literals."""
    told = [is_so(t, w) for t, w in failing.operands if w not in ("", t) and t[:1] not in "'\""]
    return ", ".join(dict.fromkeys(told))


def with_known(clause: str, known: str) -> str:
    """A clause as a sentence; with what is known of an operand, a clause of its own, behind a colon."""
    return say("{clause}: {known}.", clause=clause, known=known) if known else say("{clause}.", clause=clause)


def kind_so(text: str, what: Shape | str) -> str:
    """Like ``is_so``, but it says that an array is one: "`x` is an array of shape (3, 4)"."""
    if not isinstance(what, tuple) or not what:
        return is_so(text, what or ())
    return say("{name} is {kind}", name=as_code(text), kind=say("an array of shape {shape}", shape=what))


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
    found, hint, dot = shapes_told(failing), say("Which sides must agree?"), failing.about == "np.dot"
    if len(found) == 2 and () in found and not dot:
        told = {"code": failed_code(failing), "operands": operands_so(failing)}
        says = say("{code} has a single number for a factor: {operands}.", **told)
        return says, say("Is a product of matrices meant here?")
    if len(found) == 2 and product_shape(found[0], found[1], dot) is None:
        return cannot_be_formed(failing), hint
    sizes = re.search(r"\(size (\d+) is different from (\d+)\)", raised.message)
    if sizes and len(failing.operands) == 2:
        sides = {"code": failed_code(failing), "left": sizes[2], "right": sizes[1]}
        if known := operands_so(failing):
            says = say(
                "{code} cannot be formed: the side of the left factor that must agree is {left}, that of the right one {right}; {operands}.",
                operands=known,
                **sides,
            )
            return says, hint
        says = say(
            "{code} cannot be formed: the side of the left factor that must agree is {left}, that of the right one {right}.",
            **sides,
        )
        return says, hint
    return None


def wrong_sides(raised: Raised, failing: Failing) -> Said | None:
    """Operands of an operation by entries whose shapes do not broadcast."""
    is_call = failing.operation == "call" and "could not be broadcast" in raised.message
    if raised.type not in MISFITS or not (failing.operation in ENTRY_BY_ENTRY or is_call):
        return None
    found = shapes_told(failing)
    if len(found) > 1 and broadcast_shape(*found) is None:
        return cannot_be_formed(failing), say("Which sides differ, and should they?")
    return None


def wrong_target(raised: Raised, failing: Failing) -> Said | None:
    """A value that does not fit into the array that it is stored in."""
    found = shapes_told(failing)
    if raised.type not in MISFITS or len(found) != 2 or failing.operation == "@=":
        return None
    hint = say("Which of the two has the shape that you meant?")
    told = {"code": failed_code(failing), "operands": operands_so(failing)}
    if failing.operation.endswith("="):
        together = broadcast_shape(*found)
        if together is None:
            return cannot_be_formed(failing), say("Which sides differ, and should they?")
        if together != found[0]:
            return say(
                "{code} does not fit: {operands}; together they are {shape}.", shape=sized(together), **told
            ), hint
    if failing.operation == "store" and broadcast_shape(*found) != found[0]:
        return say("{code} does not fit: {operands}.", **told), hint
    return None


def wrong_value(raised: Raised, failing: Failing) -> Said | None:
    """A value does not fit its place in an array, and one of the two could not be read."""
    sizes = re.search(
        r"could not broadcast input array from shape \(([\d,]*)\) into shape \(([\d,]*)\)", raised.message
    )
    if failing.operation not in ("store", "index") or not sizes:
        return None
    value, place = (sized(tuple(int(side) for side in group.split(",") if side)) for group in sizes.groups())
    told = {"code": failed_code(failing), "place": place, "value": value}
    said = say("{code} does not fit: the place is {place}, the value is {value}.", **told)
    return said, say("Which of the two has the shape that you meant?")


def wrong_parts(raised: Raised, failing: Failing) -> Said | None:
    """Arrays that cannot be joined, or that are not given as one list."""
    if failing.operation != "call" or failing.about.removeprefix("np.") not in TAKES_A_LIST:
        return None
    code, hint = (
        failed_code(failing),
        say("Along which axis do they stand side by side, and which sides must agree then?"),
    )
    if raised.message.startswith("need at least one array"):
        return say("{code} has nothing to join: the list is empty.", code=code), say("Where should it be filled?")
    if raised.type == "ValueError" and raised.message.startswith(("all ", "zero-dimensional")):
        arrays = [(t, w) for t, w in failing.operands if isinstance(w, tuple)]
        axis = next((w for t, w in failing.operands if t == "axis"), "")
        axis = axis or ("0" if failing.about == "np.concatenate" else "")
        if len({w for _, w in arrays}) > 1 and all(w != "" for _, w in failing.operands):
            told = {"code": code, "operands": ", ".join(is_so(t, w) for t, w in arrays)}
            if axis:
                return say("{code} cannot join along axis {axis}: {operands}.", axis=axis, **told), hint
            return say("{code} cannot join: {operands}.", **told), hint
        return _joined_by_message(raised.message, code, hint)
    if raised.type == "TypeError" and failing.count > 1 and all(isinstance(w, tuple) for _, w in failing.operands):
        told = {"code": code, "function": as_code(failing.about)}
        said = say("{code} gets its arrays one by one: {function} takes one tuple or list of them all.", **told)
        return said, say("How do several arrays become one argument?")
    return None


def _joined_by_message(message: str, code: str, hint: str) -> Said | None:
    sides = re.search(
        r"along dimension (\d+), the array at index (\d+) has size (\d+) .* (\d+) has size (\d+)", message
    )
    if sides:
        names = ("axis", "one", "size", "other", "another")
        told = {"code": code, **dict(zip(names, sides.groups(), strict=True))}
        said = say(
            "{code} cannot join: along axis {axis}, array {one} has {size} and array {other} has {another}.", **told
        )
        return said, hint
    axes = re.search(r"index (\d+) has (\d+) dimension\(s\) .* index (\d+) has (\d+) dimension", message)
    if axes:
        one, count, other, another = axes.groups()
        told = {"code": code, "one": one, "other": other}
        said = say(
            "{code} cannot join: array {one} has {axes}, array {other} has {more}.",
            axes=_so_many_axes(count),
            more=_so_many_axes(another),
            **told,
        )
        return said, hint
    return None


def _so_many_axes(count: int | str) -> str:
    return say_many("{count} axis", "{count} axes", int(count), count=count)


def wrong_size(raised: Raised, failing: Failing) -> Said | None:
    """An array cannot take a shape, or a shape was given in several arguments."""
    if failing.operation != "call":
        return None
    sizes = re.fullmatch(r"cannot reshape array of size (\d+) into shape \(([\d,]*)\)", raised.message)
    if sizes:
        known = next((is_so(t, w) for t, w in failing.operands if isinstance(w, tuple) and w), "")
        shape = tuple(int(side) for side in sizes[2].split(",") if side)
        told = {"code": failed_code(failing), "count": sizes[1], "shape": sized(shape)}
        said = say("{code} cannot be formed: {count} entries in all, and they do not fill {shape}.", **told)
        if known:
            said = say(
                "{code} cannot be formed: {operand}, {count} entries in all, and they do not fill {shape}.",
                operand=known,
                **told,
            )
        return said, say("Which sizes, multiplied, give that many entries?")
    kind = re.fullmatch(r"Cannot interpret '(.{1,40})' as a data type", raised.message)
    if kind and raised.type == "TypeError" and failing.count > 1:
        told = {"code": failed_code(failing), "value": kind[1]}
        said = say("{code} takes {value} for the type of the entries: the whole shape is one argument.", **told)
        return said, say("How do several sizes become one argument?")
    return None


def wrong_axis(raised: Raised, failing: Failing) -> Said | None:
    """An axis that an array does not have."""
    asked = re.match(r"axis (-?\d+) is out of bounds for array of dimension (\d+)", raised.message)
    if raised.type != "AxisError" or not asked:
        return None
    number, axes = asked[1], int(asked[2])
    array = next((is_so(t, w) for t, w in failing.operands if isinstance(w, tuple) and len(w) == axes), "")
    few = {0: say("no axis"), 1: say("axis 0 only"), 2: say("axes 0 and 1")}
    told = {
        "code": failed_code(failing),
        "axis": number,
        "axes": few.get(axes) or say("axes 0 to {last}", last=axes - 1),
    }
    said = say("{code} asks for axis {axis}, but the array has {axes}.", **told)
    if array:
        said = say("{code} asks for axis {axis}, but {operand}: it has {axes}.", operand=array, **told)
    return said, say("What does each axis count?")


def wrong_index(raised: Raised, failing: Failing) -> Said | None:
    """An index that is too large, or of a wrong kind."""
    if failing.operation not in ("index", "call", "store", "+=", "other") or raised.type != "IndexError":
        return None
    base = next(iter(failing.operands), ("", ""))
    beyond = re.match(r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)", raised.message)
    hint, code = say("From where to where may the index run?"), failed_code(failing)
    if beyond:
        return _beyond(code, beyond, base), hint
    if "index out of range" in raised.message and isinstance(base[1], str) and base[1]:
        return say(
            "{code} asks for an item that is not there: {operands}.", code=code, operands=operands_so(failing)
        ), hint
    many = re.search(r"array is (\d+)-dimensional, but (\d+) were indexed", raised.message)
    if many:
        told = {"code": code, "count": many[2], "axes": _so_many_axes(many[1])}
        said = say("{code} has {count} indices: the array has {axes}.", **told)
        if isinstance(base[1], tuple):
            said = say("{code} has {count} indices: {operand}, with {axes}.", operand=is_so(*base), **told)
        return said, say("Which axes are there, and what does each count?")
    if raised.message.startswith("invalid index to scalar") and base[0]:
        said = say("{code} asks for an item of {name}, which is a single number.", code=code, name=as_code(base[0]))
        return said, say("Is one index too many here?")
    return None


def _beyond(code: str, beyond: re.Match[str], base: tuple[str, Shape | str]) -> str:
    """That an index is beyond the end of an axis. beyond: index, axis and size, in NumPy's message. base: the array."""
    number, along, size = beyond.groups()
    told = {"code": code, "number": number, "axis": along, "size": size, "last": int(size) - 1}
    if int(size) > 1:
        clause = say("{code} asks for number {number} along axis {axis}, where there are {size} (0 to {last})", **told)
    elif int(size):
        clause = say("{code} asks for number {number} along axis {axis}, where there is only number 0", **told)
    else:
        clause = say("{code} asks for number {number} along axis {axis}, where there are none", **told)
    return with_known(clause, is_so(*base) if isinstance(base[1], tuple) and base[1] else "")


def no_index(raised: Raised, failing: Failing) -> Said | None:
    """An index that is none, or an object that has no items."""
    if failing.operation not in ("index", "store") or not failing.operands:
        return None
    said, (text, what), code = raised.message, failing.operands[0], failed_code(failing)
    if "is not subscriptable" in said and what not in ("", "None"):
        return say(
            "{code} asks for an item, but {operand}, and has none.", code=code, operand=kind_so(text, what)
        ), _called(what, text)
    if re.match(r"(list|tuple) indices must be integers or slices, not tuple", said):
        told = {"code": code, "count": failing.count, "operand": is_so(text, what)}
        return say("{code} has {count} indices: {operand}, which takes one.", **told), say("Should it be an array?")
    if re.search(r"indices must be integers|only integers, slices|must be of integer", said):
        odd = [(t, w) for t, w in failing.operands[1:] if w != "" and not re.fullmatch(r"-?\d+", str(w))]
        known = ", ".join(is_so(t, w) for t, w in odd if t != w)
        hint = say("Where does it stop being a whole number?")
        if "not str" in said:
            hint = say("What holds things by their names?")
        clause = say("{code} needs whole numbers as indices", code=code)
        if isinstance(what, str) and what:
            clause = say("{code} needs whole numbers as indices, and {operand}", code=code, operand=is_so(text, what))
        return say("{clause}; {known}.", clause=clause, known=known) if known else say("{clause}.", clause=clause), hint
    return None


def _called(what: Shape | str, text: str) -> str:
    if what == "a function":
        return say("Is {name} called anywhere?", name=as_code(text))
    return say("What was it meant to be?")
