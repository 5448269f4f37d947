"""Sentences that stand where they are said: the text is shorter and does the same."""

import pytest

from autograder.book.book import Book
from autograder.book.language import packed
from autograder.build.bundle import check_py
from autograder.build.inline import inlined
from autograder.learner.language import say


@pytest.mark.parametrize(
    "call, made",
    [
        ('say("passed")', '"passed"'),
        ('mark("Look at line {line}.")', '"Look at line {line}."'),
        ('say("`{name}` is {kind}.", name=name, kind=f(kind))', 'f"`{name}` is {f(kind)}."'),
        ('say("{a} → {b}", b=x[0], a=y)', 'f"{y} → {x[0]}"'),
        ("say('A letter, such as \"A\".')", '"A letter, such as \\"A\\"."'),
        ('say(\n    "in line {line}",\n    line=3,\n)', 'f"in line {3}"'),
        ('say("{a}", a=say("b"))', 'say("{a}", a="b")'),
        ('say("100 {{%}} of {a}", a=a)', 'f"100 {{%}} of {a}"'),
    ],
)
def test_a_call_becomes_its_sentence(call, made):
    assert inlined(f"„ä“ = 1 if {call} else 2".replace("„ä“", "ä")) == f"ä = 1 if {made} else 2"


@pytest.mark.parametrize(
    "call",
    [
        'say("{a}", a=b["c"])',  # quotes in an f-string: not before Python 3.12
        'say("{a}", a=f"{b}")',
        'say("{a}", a="\\n")',
        'say("{a} {b}", a=a, **more)',
        "say(sentence, a=a)",
        'say_many("{n} value", "{n} values", n, n=n)',
        'other.say("a")',
    ],
)
def test_a_call_that_no_f_string_can_replace_stays(call):
    assert inlined(call) == call


def test_the_same_is_said():
    text = 'said = [say("{a} and {b}", a=a, b=[a, 2]), say("{{{a}}}", a=a), say(\'"{b}"\', b=a), say("{a:}", a=a)]'
    one, other = {"say": say, "a": "ü"}, {"say": None, "a": "ü"}
    exec(text, one)
    exec(inlined(text), other)
    assert one["said"] == other["said"]


def test_a_translated_check_py_is_little_larger_and_an_english_one_holds_no_catalogue(tmp_path):
    (tmp_path / "_toc.yml").write_text("root: intro\n")
    (tmp_path / "_config.yml").write_text("sphinx: {config: {language: de}}\n")
    english, german = check_py(), check_py(packed(Book(tmp_path)))
    assert b"b85decode" not in english and b"_spoken.append" not in english
    assert b"b85decode" in german and len(german) - len(english) <= 30_000
