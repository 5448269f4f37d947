"""What is said in English where learners' code runs is said again in the language of the book: no sentence is forgotten."""

import numpy as np
import pytest

from autograder.book.book import Book
from autograder.book.language import catalogue_of, spoken
from autograder.learner.raising.reading import described
from autograder.learner.retold import in_words, message_of_raised
from autograder.learner.values import Opaque, Raised, plain
from autograder.learner.weights import NoWeights, WrongWeights, checked, keep


@pytest.fixture
def german(tmp_path):
    (tmp_path / "_toc.yml").write_text("root: intro\n")
    (tmp_path / "_config.yml").write_text("sphinx: {config: {language: de}}\n")
    with spoken(catalogue_of(Book(tmp_path))):
        yield


def deep():
    value = []
    for _ in range(20):
        value = [value, "x"]
    return value


def innermost(value):
    while isinstance(value, list):
        value = value[0]
    return value


@pytest.mark.parametrize(
    "value, words",
    [
        (len, "ein Objekt vom Typ builtin_function_or_method"),
        (object(), "ein Objekt vom Typ object"),
        ("x" * 200_000, "eine Zeichenkette mit 200000 Zeichen"),
        (2**70, "eine ganze Zahl mit mehr als 64 Bit"),
        ([0] * 20_000, "ein Objekt vom Typ list und der Länge 20000"),
        ({("a", 1)}, "eine Menge"),
        (np.zeros(2, "M8[s]"), "ein Array vom Typ datetime64[s]"),
        (np.zeros(1 << 21), "ein Array der Form (2097152,)"),
        (deep(), "eine zu tiefe Verschachtelung"),
    ],
)
def test_kinds_of_values(german, value, words):
    kind = innermost(plain(value))
    assert isinstance(kind, Opaque) and in_words(kind.kind) == words


@pytest.mark.parametrize(
    "value, words",
    [
        (len, "eine Funktion"),
        (int, "eine Klasse"),
        (np, "ein Modul"),
        ((x for x in ""), "ein Generator"),
        (10**12, "eine ganze Zahl"),
        ([1, 2], "eine Liste der Länge 2"),
        ((object(),), "ein Tupel der Länge 1"),
        ({1}, "eine Menge der Größe 1"),
        ({}, "ein Dict der Größe 0"),
        (iter([]), "ein Objekt vom Typ list_iterator"),
        (3, "3"),
        ("a list of 3", "'a list of 3'"),
        (None, "None"),
    ],
)
def test_what_stands_in_a_learners_line(german, value, words):
    assert in_words(described(value)) == words


ASKED = {"W": (2, 3)}
WRONG = [
    (
        lambda path: keep(dict, path, may_train=False),
        "w.npz wurde nicht mit dem Notebook abgegeben oder enthält nichts von `dict`",
    ),
    (
        lambda path: keep(lambda: {"W": np.zeros(600_000)}, path),
        "2.4 MB Gewichte sind mehr, als abgegeben werden kann (2 MB)",
    ),
    (lambda path: checked([1], ASKED), "verlangt ist ein Dict mit Arrays, nicht list"),
    (lambda path: checked({"W": "x"}, ASKED), "`W` ist kein Array von Zahlen"),
    (lambda path: checked({"b": np.zeros(2)}, ASKED), "`W` ist nicht unter deinen Arrays; das sind b"),
    (lambda path: checked({}, ASKED), "`W` ist nicht unter deinen Arrays; es gibt keine"),
    (lambda path: checked({"W": np.zeros(2)}, ASKED), "`W` hat die Form (2,); verlangt ist (2, 3)"),
    (lambda path: checked({"W": np.full((2, 3), np.nan)}, ASKED), "`W` enthält Zahlen, die nicht endlich sind"),
]


@pytest.mark.parametrize("act, said", WRONG)
def test_what_is_wrong_with_weights(german, tmp_path, act, said):
    with pytest.raises((NoWeights, WrongWeights)) as raised:
        act(tmp_path / "w.npz")
    assert message_of_raised(Raised(raised.type.__name__, str(raised.value))) == said


def test_messages_of_others_stay(german):
    assert message_of_raised(Raised("ValueError", "`W` is no array of numbers")) == "`W` is no array of numbers"


def test_in_english_it_stays():
    assert in_words("a list of 3") == "a list of 3"
