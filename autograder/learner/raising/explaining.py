"""Explains an exception in one sentence on what failed in the learner's line, and a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from autograder.learner.raising.documented import Documented
from autograder.learner.raising.facts import Failing
from autograder.learner.raising.misfits import (
    ENTRY_BY_ENTRY,
    Said,
    as_code,
    is_so,
    kind_so,
    no_index,
    operands_so,
    sized,
    wrong_axis,
    wrong_index,
    wrong_parts,
    wrong_product,
    wrong_sides,
    wrong_size,
    wrong_target,
    wrong_value,
)
from autograder.learner.values import Raised
from autograder.learner.words import listed

MAX_MESSAGE = 200
WHAT_IT_NEEDS = "What does it get there, and what does it need?"


def explained(
    raised: Raised, documented: Mapping[str, Documented] | None = None, exercise: str = "", sizes: bool = True
) -> Said | None:
    """What a learner is told of an exception, as (says, hint); None if it was not raised in a line of theirs.

    documented: the shapes in the exercise's docstring, for this case. exercise: the function's name. sizes: False for
    hidden cases; then only the line and the learner's own text are told.
    """
    failing = raised.failing
    if not raised.line:
        return _never_entered(raised, exercise) if sizes else None
    if not sizes:
        where = f": {as_code(failing.text)} raises" if failing else " raises"
        return f"Line {raised.line}{where} {raised.type}.", "What can be different there from the cases that you see?"
    if failing is None:
        return f"Line {raised.line} raises {_what_it_says(raised)}.", WHAT_IT_NEEDS
    for kind in EXPLANATIONS:
        found = kind(raised, failing)
        if found:
            says, hint = found
            return f"Line {raised.line}: {as_code(failing.text)} {says}{_promised(failing, documented, exercise)}", hint
    return _plainly(raised, failing, _promised(failing, documented, exercise))


def _never_entered(raised: Raised, exercise: str) -> Said | None:
    """The explanation for a function that takes other arguments than the exercise gives it."""
    if raised.type == "TypeError" and exercise and raised.message.startswith(f"{exercise}() "):
        says = f"The exercise calls your function with what its docstring lists, and {as_code(raised.message[:MAX_MESSAGE])}."
        return says, "Is its first line as it was given?"
    return None


def _plainly(raised: Raised, failing: Failing, promised: str) -> Said:
    known = operands_so(failing)
    says = f"Line {raised.line}: {as_code(failing.text)} raises {_what_it_says(raised)}."
    if failing.operation == "call" and raised.type == "TypeError" and "argument" in raised.message:
        return says, "Which arguments does it take?"
    if not known:
        return says, WHAT_IT_NEEDS
    return f"{says} Here {known}.{promised}", "Is each of them what you meant it to be?"


def _what_it_says(raised: Raised) -> str:
    message = " ".join(raised.message.replace("`", "'").split()).rstrip(".")
    return f"{raised.type}{f': {message[:MAX_MESSAGE]}' if message else ''}"


def _promised(failing: Failing, documented: Mapping[str, Documented] | None, exercise: str) -> str:
    """A sentence on the first operand whose shape is not that of its name in the docstring; or ""."""
    if failing.function != exercise:  # in a helper, a name may stand for something else
        return ""
    for name, what in failing.operands:
        promise = (documented or {}).get(name)
        if promise and isinstance(what, tuple) and what != promise.shape:
            sides = f"({', '.join(promise.sides)}{',' if len(promise.sides) == 1 else ''})"
            return f" By the docstring, {as_code(name)} is {sides}, here {sized(promise.shape)}."
    return ""


# --------------------------------------------------------------------------------------- kinds; (says, hint) or None


def _says_nothing(raised: Raised, failing: Failing) -> Said | None:
    """An operand is None."""
    empty = [text for text, what in failing.operands if what == "None"]
    if not empty or "NoneType" not in raised.message or raised.type not in ("TypeError", "AttributeError"):
        return None
    asks = {"attribute": f"asks for {as_code(failing.about)}", "index": "asks for an item"}
    needs = asks.get(failing.operation, "needs a value")
    if failing.origin is None:
        return f"{needs}, but {as_code(empty[0])} is None.", "When is it None, and what should stand there then?"
    call, line = failing.origin
    hint = f"What does {as_code(call.partition('(')[0])} return?"
    if call == empty[0]:
        return f"{needs}, but {as_code(call)} gives None.", hint
    return f"{needs}, but {as_code(empty[0])} is None: that is what {as_code(call)} gave, on line {line}.", hint


def _says_name(raised: Raised, failing: Failing) -> Said | None:
    if failing.operation != "name" or raised.type not in ("NameError", "UnboundLocalError"):
        return None
    local = raised.type == "UnboundLocalError" or "free variable" in raised.message
    if not local:
        if failing.there:
            near = f"{listed(map(as_code, failing.there))} {'is' if len(failing.there) == 1 else 'are'}"
            return f"is not defined; {near}.", "Is that what is meant, or is a line missing?"
        return "is not defined.", "Where should it get its value, or is there another name for it?"
    lines = [int(line) for line in failing.there if line.isdigit()]
    before, after = [n for n in lines if n < raised.line], [n for n in lines if n > raised.line]
    if raised.line in lines:
        return "is read before it has a value: a name that a function sets is its own.", "What should it start from?"
    if before:
        where = f"line{'s' if len(before) > 1 else ''} {listed(before)}"
        return f"has no value: nothing set it on {where} this time.", f"When is line {before[-1]} not reached?"
    if after:
        return f"has no value yet: it is set only on line {after[0]}.", "What should it be before that?"
    return "has no value here.", "Where should it get one?"


def _says_attribute(raised: Raised, failing: Failing) -> Said | None:
    if failing.operation != "attribute" or raised.type != "AttributeError" or not failing.operands:
        return None
    text, what = failing.operands[0]
    if what == "":
        return None
    name = as_code(failing.about)
    if what == "a module":
        hint = "Is it called otherwise, or yours to write?"
        return _with_near(f"is not there: {as_code(text)} has no {name}", text, failing, hint)
    if isinstance(what, str) and what.startswith("a dict") and failing.there:
        return (
            f"is not how a dict is read: {is_so(text, what)}, with a key {name}.",
            "How is an entry of a dict asked for?",
        )
    hint = "What can do what you want here, and what is it called?"
    return _with_near(f"is not there: {kind_so(text, what)}, and has no {name}", text, failing, hint)


def _with_near(says: str, text: str, failing: Failing, hint: str) -> Said:
    if failing.there:
        near = listed([as_code(f"{text}.{name}") for name in failing.there], "or")
        return f"{says}; there is {near}.", "Which one is meant?"
    return f"{says}.", hint


def _says_key(raised: Raised, failing: Failing) -> Said | None:
    if failing.operation not in ("index", "+=", "store") or raised.type != "KeyError":
        return None
    text, what = failing.operands[0]
    key = as_code(raised.message if raised.message else failing.about)
    if what == "a dict of 0":
        return f"asks for the key {key}: {as_code(text)} is empty here.", "Where should it be filled?"
    if not failing.there:
        return f"asks for the key {key}, which is not there.", "Which keys are there?"
    keys = listed(map(as_code, failing.there))
    more = f", and {failing.count - len(failing.there)} more" if failing.count > len(failing.there) else ""
    one = "the only key is" if failing.count == 1 else "the keys are"
    return f"asks for the key {key}: {one} {keys}{more}.", "Which of them is meant, or who should have put it there?"


def _says_unpacking(raised: Raised, failing: Failing) -> Said | None:
    if failing.operation != "unpack" or not failing.there or raised.type not in ("ValueError", "TypeError"):
        return None
    names = f"{len(failing.there)} names{' for each item' if failing.text.startswith('for ') else ''}"
    text, what = next(iter(failing.operands), ("", ""))
    in_loop = failing.text.startswith("for ")
    hint = "What is one item here?" if in_loop else "What does the right-hand side hold, and in which order?"
    counted = re.search(r"\(expected \d+, got (\d+)\)", raised.message)
    count = failing.count or int(counted[1] if counted else 0)
    known = f": {is_so(text, what)}" if text and what != "" else ""
    if "cannot unpack non-iterable" in raised.message:
        return f"has {names} for one thing{known}.", hint
    if "to unpack" not in raised.message:
        return None
    if not count:
        number = "more values" if raised.message.startswith("too many") else "fewer values"
        return f"has {names}, and gets {number} than that{known}.", hint
    return f"has {names}, and gets {count} value{'' if count == 1 else 's'}{known}.", hint


def _says_calling(raised: Raised, failing: Failing) -> Said | None:
    if failing.operation != "call" or raised.type != "TypeError":
        return None
    if "object is not callable" in raised.message:
        text, what = next(iter(failing.operands), ("", ""))
        if what == "" or failing.about:
            return None
        return (
            f"calls {as_code(text)}, but {kind_so(text, what)}.",
            "Is an operator missing, or another kind of bracket meant?",
        )
    name = failing.about.removeprefix("np.").rpartition(".")[2]
    told = re.search(r"argument", raised.message)
    if told and failing.there and failing.count and failing.count != len(failing.there):
        takes = f"{len(failing.there)}: {', '.join(failing.there)}"
        hint = "Which one is missing?" if failing.count < len(failing.there) else "Which one is too many?"
        return (
            f"gives {failing.count} argument{'' if failing.count == 1 else 's'}; {as_code(name)} takes {takes}.",
            hint,
        )
    return None


def _says_whole(raised: Raised, failing: Failing) -> Said | None:
    """A size or a count is no whole number."""
    if raised.type != "TypeError" or "cannot be interpreted as an integer" not in raised.message:
        return None
    odd = [(t, w) for t, w in failing.operands if w != "" and not re.fullmatch(r"-?\d+", str(w))]
    known = f": {', '.join(is_so(t, w) for t, w in odd if t != w)}" if odd and any(t != w for t, w in odd) else ""
    hint = (
        "What does `/` give, even where nothing is left over?"
        if "/" in failing.text
        else "Where does it stop being one?"
    )
    return f"needs whole numbers{known}.", hint


def _says_zero(raised: Raised, failing: Failing) -> Said | None:
    if raised.type != "ZeroDivisionError" or failing.operation.rstrip("=") not in ("/", "//", "%"):
        return None
    text = failing.operands[1][0]
    return f"divides by {as_code(text)}, which is 0.", "When does that happen, and what should come out then?"


def _says_truth(raised: Raised, failing: Failing) -> Said | None:
    if raised.type != "ValueError" or not raised.message.startswith("The truth value of an array"):
        return None
    if failing.operation == "call":
        return f"needs one yes or no, and gets one for each entry: {operands_so(failing)}.", (
            "Which function works entry by entry?"
        )
    shape = failing.operands[0][1] if failing.operation == "truth" else ()
    if not isinstance(shape, tuple) or not shape:
        return None
    return f"is an array, {sized(shape)}, with one answer for each entry; a condition is one answer.", (
        "Must it hold for all entries, for any, or for each by itself?"
    )


def _says_combined(raised: Raised, failing: Failing) -> Said | None:
    """An operator cannot combine operands of these kinds."""
    if raised.type not in ("TypeError", "UFuncTypeError", "_UFuncNoLoopError"):
        return None
    if failing.operation.rstrip("=") == "^":
        return "does not raise to a power: `^` compares the bits of whole numbers.", "How is a power written in Python?"
    is_known = all(what != "" for _, what in failing.operands)
    if failing.operation.rstrip("=") not in (*ENTRY_BY_ENTRY, "@") or not is_known:
        return None
    return f"cannot be formed: {operands_so(failing)}.", "Which of them is not yet what you meant?"


def _says_uncalled(raised: Raised, failing: Failing) -> Said | None:
    """A function stands where its result is needed."""
    functions = [text for text, what in failing.operands if what == "a function"]
    is_operator = failing.operation.rstrip("=") in (*ENTRY_BY_ENTRY, "@")
    if raised.type != "TypeError" or not functions or not (is_operator or "function" in raised.message):
        return None
    return f"needs a value, but {as_code(functions[0])} is a function.", "Is it called?"


def _says_loop(raised: Raised, failing: Failing) -> Said | None:
    if failing.operation != "iterate" or raised.type != "TypeError" or "not iterable" not in raised.message:
        return None
    known = operands_so(failing)
    return f"has nothing to run over{f': {known}' if known else ''}.", "Over what should it run?"


def _says_own(raised: Raised, failing: Failing) -> Said | None:
    if failing.operation == "raise":
        return f"ends the function: {_what_it_says(raised)}.", "What led there?"
    if failing.operation == "assert" and raised.type == "AssertionError":
        known = operands_so(failing)
        return f"does not hold{f': {known}' if known else ''}.", "What is it that you expected there?"
    return None


EXPLANATIONS: tuple[Callable[[Raised, Failing], Said | None], ...] = (
    *(_says_own, _says_name, _says_nothing, _says_attribute, _says_key, _says_unpacking),
    *(_says_truth, _says_zero, _says_loop),
    *(wrong_product, wrong_target, wrong_sides, wrong_value, wrong_parts, wrong_size),
    *(wrong_axis, wrong_index, no_index),
    *(_says_calling, _says_whole, _says_uncalled, _says_combined),
)
