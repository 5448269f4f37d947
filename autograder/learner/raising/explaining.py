"""Explains an exception in one sentence on what failed in the learner's line, and a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from autograder.learner.language import say, say_many
from autograder.learner.raising.absent import no_attribute, no_key, no_name, none_there
from autograder.learner.raising.documented import Documented
from autograder.learner.raising.facts import Failing
from autograder.learner.raising.misfits import (
    ENTRY_BY_ENTRY,
    Said,
    as_code,
    cannot_be_formed,
    failed_code,
    is_so,
    kind_so,
    no_index,
    operands_so,
    sized,
    with_known,
    wrong_axis,
    wrong_index,
    wrong_parts,
    wrong_product,
    wrong_sides,
    wrong_size,
    wrong_target,
    wrong_value,
)
from autograder.learner.retold import in_words, message_of_raised
from autograder.learner.values import Raised

MAX_MESSAGE = 200


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
        hint, error = say("What can be different there from the cases that you see?"), in_words(raised.type)
        if failing is None:
            return say("Line {line} raises {error}.", line=raised.line, error=error), hint
        return say(
            "Line {line}: {code} raises {error}.", line=raised.line, code=failed_code(failing), error=error
        ), hint
    if failing is None:
        return say("Line {line} raises {error}.", line=raised.line, error=_what_it_says(raised)), _what_it_needs()
    for kind in EXPLANATIONS:
        found = kind(raised, failing)
        if found:
            says, hint = found
            says = say("Line {line}: {sentence}", line=raised.line, sentence=says)
            return f"{says}{_promised(failing, documented, exercise)}", hint
    return _plainly(raised, failing, _promised(failing, documented, exercise))


def _what_it_needs() -> str:
    return say("What does it get there, and what does it need?")


def _never_entered(raised: Raised, exercise: str) -> Said | None:
    """The explanation for a function that takes other arguments than the exercise gives it."""
    if raised.type == "TypeError" and exercise and raised.message.startswith(f"{exercise}() "):
        error = as_code(raised.message[:MAX_MESSAGE])
        says = say("The exercise calls your function with what its docstring lists, and {error}.", error=error)
        return says, say("Is its first line as it was given?")
    return None


def _plainly(raised: Raised, failing: Failing, promised: str) -> Said:
    known = operands_so(failing)
    error = _what_it_says(raised)
    says = say("Line {line}: {code} raises {error}.", line=raised.line, code=failed_code(failing), error=error)
    if failing.operation == "call" and raised.type == "TypeError" and "argument" in raised.message:
        return says, say("Which arguments does it take?")
    if not known:
        return says, _what_it_needs()
    here = say("Here {operands}.", operands=known)
    return f"{says} {here}{promised}", say("Is each of them what you meant it to be?")


def _what_it_says(raised: Raised) -> str:
    message = " ".join(message_of_raised(raised).replace("`", "'").split()).rstrip(".")
    return f"{in_words(raised.type)}{f': {message[:MAX_MESSAGE]}' if message else ''}"


def _promised(failing: Failing, documented: Mapping[str, Documented] | None, exercise: str) -> str:
    """A sentence on the first operand whose shape is not that of its name in the docstring; or ""."""
    if failing.function != exercise:  # in a helper, a name may stand for something else
        return ""
    for name, what in failing.operands:
        promise = (documented or {}).get(name)
        if promise and isinstance(what, tuple) and what != promise.shape:
            sides = f"({', '.join(promise.sides)}{',' if len(promise.sides) == 1 else ''})"
            told = {"name": as_code(name), "sides": sides, "shape": sized(promise.shape)}
            return " " + say("By the docstring, {name} is {sides}, here {shape}.", **told)
    return ""


# --------------------------------------------------------------------------------------- kinds; (says, hint) or None


def _says_unpacking(raised: Raised, failing: Failing) -> Said | None:
    if failing.operation != "unpack" or not failing.there or raised.type not in ("ValueError", "TypeError"):
        return None
    text, what = next(iter(failing.operands), ("", ""))
    hint = say("What does the right-hand side hold, and in which order?")
    names = say("{count} names", count=len(failing.there))
    if failing.text.startswith("for "):
        hint = say("What is one item here?")
        names = say("{count} names for each item", count=len(failing.there))
    counted = re.search(r"\(expected \d+, got (\d+)\)", raised.message)
    count = failing.count or int(counted[1] if counted else 0)
    told = {"code": failed_code(failing), "names": names}
    known = is_so(text, what) if text and what != "" else ""
    if "cannot unpack non-iterable" in raised.message:
        return with_known(say("{code} has {names} for one thing", **told), known), hint
    if "to unpack" not in raised.message:
        return None
    if not count:
        if raised.message.startswith("too many"):
            return with_known(say("{code} has {names}, and gets more values than that", **told), known), hint
        return with_known(say("{code} has {names}, and gets fewer values than that", **told), known), hint
    clause = say_many(
        "{code} has {names}, and gets {count} value",
        "{code} has {names}, and gets {count} values",
        count,
        count=count,
        **told,
    )
    return with_known(clause, known), hint


def _says_calling(raised: Raised, failing: Failing) -> Said | None:
    if failing.operation != "call" or raised.type != "TypeError":
        return None
    if "object is not callable" in raised.message:
        text, what = next(iter(failing.operands), ("", ""))
        if what == "" or failing.about:
            return None
        says = say(
            "{code} calls {name}, but {operand}.",
            code=failed_code(failing),
            name=as_code(text),
            operand=kind_so(text, what),
        )
        return says, say("Is an operator missing, or another kind of bracket meant?")
    name = failing.about.removeprefix("np.").rpartition(".")[2]
    told = re.search(r"argument", raised.message)
    if told and failing.there and failing.count and failing.count != len(failing.there):
        few = failing.count < len(failing.there)
        says = say_many(
            "{code} gives {count} argument; {function} takes {wanted}: {names}.",
            "{code} gives {count} arguments; {function} takes {wanted}: {names}.",
            failing.count,
            code=failed_code(failing),
            count=failing.count,
            function=as_code(name),
            wanted=len(failing.there),
            names=", ".join(failing.there),
        )
        return says, say("Which one is missing?") if few else say("Which one is too many?")
    return None


def _says_whole(raised: Raised, failing: Failing) -> Said | None:
    """A size or a count is no whole number."""
    if raised.type != "TypeError" or "cannot be interpreted as an integer" not in raised.message:
        return None
    odd = [(t, w) for t, w in failing.operands if w != "" and not re.fullmatch(r"-?\d+", str(w))]
    known = ", ".join(is_so(t, w) for t, w in odd if t != w)
    hint = say("Where does it stop being one?")
    if "/" in failing.text:
        hint = say("What does `/` give, even where nothing is left over?")
    return with_known(say("{code} needs whole numbers", code=failed_code(failing)), known), hint


def _says_zero(raised: Raised, failing: Failing) -> Said | None:
    if raised.type != "ZeroDivisionError" or failing.operation.rstrip("=") not in ("/", "//", "%"):
        return None
    says = say(
        "{code} divides by {divisor}, which is 0.", code=failed_code(failing), divisor=as_code(failing.operands[1][0])
    )
    return says, say("When does that happen, and what should come out then?")


def _says_truth(raised: Raised, failing: Failing) -> Said | None:
    if raised.type != "ValueError" or not raised.message.startswith("The truth value of an array"):
        return None
    if failing.operation == "call":
        told = {"code": failed_code(failing), "operands": operands_so(failing)}
        says = say("{code} needs one yes or no, and gets one for each entry: {operands}.", **told)
        return says, say("Which function works entry by entry?")
    shape = failing.operands[0][1] if failing.operation == "truth" else ()
    if not isinstance(shape, tuple) or not shape:
        return None
    told = {"code": failed_code(failing), "shape": sized(shape)}
    says = say("{code} is an array, {shape}, with one answer for each entry; a condition is one answer.", **told)
    return says, say("Must it hold for all entries, for any, or for each by itself?")


def _says_combined(raised: Raised, failing: Failing) -> Said | None:
    """An operator cannot combine operands of these kinds."""
    if raised.type not in ("TypeError", "UFuncTypeError", "_UFuncNoLoopError"):
        return None
    if failing.operation.rstrip("=") == "^":
        says = say(
            "{code} does not raise to a power: `^` compares the bits of whole numbers.", code=failed_code(failing)
        )
        return says, say("How is a power written in Python?")
    is_known = all(what != "" for _, what in failing.operands)
    if failing.operation.rstrip("=") not in (*ENTRY_BY_ENTRY, "@") or not is_known:
        return None
    return cannot_be_formed(failing), say("Which of them is not yet what you meant?")


def _says_uncalled(raised: Raised, failing: Failing) -> Said | None:
    """A function stands where its result is needed."""
    functions = [text for text, what in failing.operands if what == "a function"]
    is_operator = failing.operation.rstrip("=") in (*ENTRY_BY_ENTRY, "@")
    if raised.type != "TypeError" or not functions or not (is_operator or "function" in raised.message):
        return None
    says = say("{code} needs a value, but {name} is a function.", code=failed_code(failing), name=as_code(functions[0]))
    return says, say("Is it called?")


def _says_loop(raised: Raised, failing: Failing) -> Said | None:
    if failing.operation != "iterate" or raised.type != "TypeError" or "not iterable" not in raised.message:
        return None
    clause = say("{code} has nothing to run over", code=failed_code(failing))
    return with_known(clause, operands_so(failing)), say("Over what should it run?")


def _says_own(raised: Raised, failing: Failing) -> Said | None:
    if failing.operation == "raise":
        says = say("{code} ends the function: {error}.", code=failed_code(failing), error=_what_it_says(raised))
        return says, say("What led there?")
    if failing.operation == "assert" and raised.type == "AssertionError":
        clause = say("{code} does not hold", code=failed_code(failing))
        return with_known(clause, operands_so(failing)), say("What is it that you expected there?")
    return None


EXPLANATIONS: tuple[Callable[[Raised, Failing], Said | None], ...] = (
    *(_says_own, no_name, none_there, no_attribute, no_key, _says_unpacking),
    *(_says_truth, _says_zero, _says_loop),
    *(wrong_product, wrong_target, wrong_sides, wrong_value, wrong_parts, wrong_size),
    *(wrong_axis, wrong_index, no_index),
    *(_says_calling, _says_whole, _says_uncalled, _says_combined),
)
