"""Explains exceptions about what is not there: a value that is None, a name, an attribute, a key.

Each function takes an exception and returns (says, hint), or None if it is not of its kind.
"""

from __future__ import annotations

from typing import Any

from autograder.learner.language import say, say_many
from autograder.learner.raising.facts import Failing
from autograder.learner.raising.misfits import Said, as_code, failed_code, is_so, kind_so
from autograder.learner.values import Raised
from autograder.learner.words import listed


def none_there(raised: Raised, failing: Failing) -> Said | None:
    """An operand is None."""
    empty = [text for text, what in failing.operands if what == "None"]
    if not empty or "NoneType" not in raised.message or raised.type not in ("TypeError", "AttributeError"):
        return None
    if failing.origin is None:
        none = say("{value} is None", value=as_code(empty[0]))
        hint = say("When is it None, and what should stand there then?")
    else:
        call, line = failing.origin
        hint = say("What does {function} return?", function=as_code(call.partition("(")[0]))
        none = say("{value} gives None", value=as_code(call))
        if call != empty[0]:
            told = {"value": as_code(empty[0]), "call": as_code(call), "line": line}
            none = say("{value} is None: that is what {call} gave, on line {line}", **told)
    code = failed_code(failing)
    if failing.operation == "attribute":
        return say("{code} asks for {name}, but {none}.", code=code, name=as_code(failing.about), none=none), hint
    if failing.operation == "index":
        return say("{code} asks for an item, but {none}.", code=code, none=none), hint
    return say("{code} needs a value, but {none}.", code=code, none=none), hint


def no_name(raised: Raised, failing: Failing) -> Said | None:
    if failing.operation != "name" or raised.type not in ("NameError", "UnboundLocalError"):
        return None
    local = raised.type == "UnboundLocalError" or "free variable" in raised.message
    code = failed_code(failing)
    if not local:
        if failing.there:
            near, count = listed(map(as_code, failing.there)), len(failing.there)
            says = say_many(
                "{code} is not defined; {near} is.", "{code} is not defined; {near} are.", count, code=code, near=near
            )
            return says, say("Is that what is meant, or is a line missing?")
        hint = say("Where should it get its value, or is there another name for it?")
        return say("{code} is not defined.", code=code), hint
    lines = [int(line) for line in failing.there if line.isdigit()]
    before, after = [n for n in lines if n < raised.line], [n for n in lines if n > raised.line]
    if raised.line in lines:
        says = say("{code} is read before it has a value: a name that a function sets is its own.", code=code)
        return says, say("What should it start from?")
    if before:
        says = say_many(
            "{code} has no value: nothing set it on line {lines} this time.",
            "{code} has no value: nothing set it on lines {lines} this time.",
            len(before),
            code=code,
            lines=listed(before),
        )
        return says, say("When is line {line} not reached?", line=before[-1])
    if after:
        says = say("{code} has no value yet: it is set only on line {line}.", code=code, line=after[0])
        return says, say("What should it be before that?")
    return say("{code} has no value here.", code=code), say("Where should it get one?")


def no_attribute(raised: Raised, failing: Failing) -> Said | None:
    if failing.operation != "attribute" or raised.type != "AttributeError" or not failing.operands:
        return None
    text, what = failing.operands[0]
    if what == "":
        return None
    code, name = failed_code(failing), as_code(failing.about)
    if isinstance(what, str) and what.startswith("a dict") and failing.there:
        says = say(
            "{code} is not how a dict is read: {operand}, with a key {name}.",
            code=code,
            operand=is_so(text, what),
            name=name,
        )
        return says, say("How is an entry of a dict asked for?")
    near = [as_code(f"{text}.{other}") for other in failing.there]
    told = {"code": code, "name": name, "object": as_code(text), "operand": kind_so(text, what)}
    if near:
        told["near"] = (
            near[0] if len(near) == 1 else say("{names} or {last}", names=", ".join(near[:-1]), last=near[-1])
        )
    if what == "a module":
        if near:
            return say("{code} is not there: {object} has no {name}; there is {near}.", **told), say(
                "Which one is meant?"
            )
        return say("{code} is not there: {object} has no {name}.", **told), say(
            "Is it called otherwise, or yours to write?"
        )
    if near:
        return say("{code} is not there: {operand}, and has no {name}; there is {near}.", **told), say(
            "Which one is meant?"
        )
    hint = say("What can do what you want here, and what is it called?")
    return say("{code} is not there: {operand}, and has no {name}.", **told), hint


def no_key(raised: Raised, failing: Failing) -> Said | None:
    if failing.operation not in ("index", "+=", "store") or raised.type != "KeyError":
        return None
    text, what = failing.operands[0]
    told: dict[str, Any] = {
        "code": failed_code(failing),
        "key": as_code(raised.message if raised.message else failing.about),
    }
    if what == "a dict of 0":
        return say("{code} asks for the key {key}: {dict} is empty here.", dict=as_code(text), **told), say(
            "Where should it be filled?"
        )
    if not failing.there:
        return say("{code} asks for the key {key}, which is not there.", **told), say("Which keys are there?")
    told["keys"] = listed(map(as_code, failing.there))
    hint, more = say("Which of them is meant, or who should have put it there?"), failing.count - len(failing.there)
    if failing.count == 1:
        return say("{code} asks for the key {key}: the only key is {keys}.", **told), hint
    if more > 0:
        return say("{code} asks for the key {key}: the keys are {keys}, and {more} more.", more=more, **told), hint
    return say("{code} asks for the key {key}: the keys are {keys}.", **told), hint
