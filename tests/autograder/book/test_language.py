"""Every message that learners read is in every catalogue; and which language a book's learners read."""

import ast
import re
import runpy
import shutil
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from autograder.book import language
from autograder.book.book import Book
from autograder.errors import BookError
from autograder.learner.language import say, say_many
from autograder.learner.retold import again

HOUSE = Path(__file__).parents[3] / "autograder"
TOOL = runpy.run_path(str(HOUSE.parent / "tools" / "languages"))
LANGUAGES = [name for name in language.languages() if name != "en"]
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module", params=LANGUAGES)
def catalogue(request):
    return read_po((language.CATALOGUES / f"{request.param}.po").open("rb"))


def in_python(text):
    """The messages in a Python module, read without Babel: inside f-strings, too, where Babel does not look."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Call(func=ast.Name(id="say" | "mark" | "said"), args=[ast.Constant(value=str(one)), *_]):
                yield one
            case ast.Call(func=ast.Name(id="say_many"), args=[ast.Constant(value=one), ast.Constant(value=many), *_]):
                yield one, many


def in_code():
    """The messages in all of the code."""
    for path in HOUSE.rglob("*.py"):
        yield from in_python(path.read_text("utf8"))
    for path in (HOUSE / "site" / "practice" / "scripts").glob("*.mjs"):
        yield from re.findall(r'\bsaid\("([^"]+)"', path.read_text("utf8"))
    for path in (HOUSE / "classroom" / "feedback" / "templates").glob("*.jinja"):
        for _, one in re.findall(r"""\bsay\((["'])((?:\\.|(?!\1).)+)\1""", path.read_text("utf8")):
            yield one.replace("\\'", "'")


def forms(string):
    return (string,) if isinstance(string, str) else tuple(string)


def untranslated(messages, catalogue):
    """The messages that a catalogue does not have, or has without a translation, or only with one to look at."""
    good = {m.id for m in catalogue if m.id and not m.fuzzy and all(forms(m.string))}
    return sorted(str(m) for m in set(messages) - good)


def test_there_are_messages_and_a_language():
    assert "de" in LANGUAGES
    assert {"Check", "passed", "Exercises", "{code} needs whole numbers"} <= set(in_code())


def test_every_message_is_translated(catalogue):
    """Who adds one runs tools/languages and translates it."""
    assert untranslated(in_code(), catalogue) == []


def test_a_message_without_a_translation_is_found():
    catalogue = Catalog("de")
    catalogue.add("right", "richtig")
    catalogue.add("wrong", "")
    catalogue.add("late", "spät", flags=["fuzzy"])
    catalogue.add(("one", "many"), ("eins", ""))
    assert untranslated(["right"], catalogue) == []
    assert untranslated(["wrong", "late", ("one", "many"), "new"], catalogue) == [
        "('one', 'many')",
        "late",
        "new",
        "wrong",
    ]


def test_nothing_is_left_in_a_catalogue_that_is_said_no_more(catalogue):
    assert {m.id for m in catalogue if m.id} <= set(in_code())


def test_the_tool_finds_every_message():
    """Babel reads no f-strings before Python 3.12, so a message must not stand in one."""
    assert {m.id for m in TOOL["messages"]() if m.id} == set(in_code())


def test_the_tool_has_nothing_to_do(catalogue):
    path = language.CATALOGUES / f"{catalogue.locale}.po"
    catalogue.update(TOOL["messages"]())
    assert TOOL["written"](catalogue) == path.read_bytes()


def test_translations_hold_the_same_places_and_tags(catalogue):
    def places(text):
        return sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None})

    wrong = [
        (m.id, string)
        for m in catalogue
        if m.id
        for string in forms(m.string)
        if places(string) != places(forms(m.id)[-1])
        or sorted(TAG.findall(string)) != sorted(TAG.findall(forms(m.id)[-1]))
    ]
    assert wrong == []


def test_german_has_its_own_quotes_and_says_du():
    catalogue = read_po((language.CATALOGUES / "de.po").open("rb"))
    texts = [string for m in catalogue if m.id for string in forms(m.string)]
    assert not [text for text in texts if "”" in text or ("“" in text) != ("„" in text)]
    assert not [text for text in texts if re.search(r"\b(Sie haben|Ihre|Ihren|Ihnen|Ihr)\b", text)]


# ------------------------------------------------------------------------------------------------ which language


@pytest.fixture
def settings(tmp_path, toy):
    """Gives a book whose _config.yml has this text."""
    shutil.copy(toy / "_toc.yml", tmp_path)

    def write(text):
        (tmp_path / "_config.yml").write_text(text)
        return Book(tmp_path)

    return write


@pytest.mark.parametrize(
    "named, found", [("de", "de"), ("de-AT", "de"), ("de_CH", "de"), ("en", "en"), ("en-GB", "en"), ("'en'", "en")]
)
def test_the_settings_name_the_language(settings, named, found):
    assert language.language_of(settings(f"sphinx:\n  config:\n    language: {named}\n")) == found


@pytest.mark.parametrize("text", ["", "sphinx:\n", "sphinx: {config: {}}\n", "title: A book\n"])
def test_without_a_name_it_is_english(settings, text):
    book = settings(text)
    assert language.language_of(book) == "en"
    assert (language.files_of(book), language.catalogue_of(book), language.packed(book)) == ([], None, "")
    assert language.texts_of_scripts(book) == {}


@pytest.mark.parametrize("named", ["fr", "no", "tlh", "[de]"])
def test_an_unknown_language_is_told_with_those_that_there_are(settings, named):
    book = settings(f"title: A book\nsphinx:\n  config:\n    language: {named}\n")
    with pytest.raises(BookError, match="name one of de, en, or add it") as raised:
        language.language_of(book)
    assert (raised.value.problem.path.name, raised.value.problem.line) == ("_config.yml", 4)


# ------------------------------------------------------------------------------------------------ speaking


@pytest.fixture
def german(settings):
    with language.spoken(language.catalogue_of(settings("sphinx: {config: {language: de}}\n"))):
        yield


def test_after_a_block_the_language_is_what_it_was(settings):
    book = settings("sphinx: {config: {language: de}}\n")
    with pytest.raises(ZeroDivisionError), language.spoken(language.catalogue_of(book)):
        assert say("passed") == "bestanden"
        with language.spoken(None):
            assert say("passed") == "passed"
        assert say("passed") == "bestanden"
        raise ZeroDivisionError
    assert say("passed") == "passed"


@pytest.mark.parametrize(
    "count, said", [(1, "1 Punkt"), (2, "2 Punkte"), (0.5, "0.5 Punkte"), (0, "0 Punkte"), (1.0, "1.0 Punkt")]
)
def test_plural_forms(german, count, said):
    assert say_many("{count} point", "{count} points", count, count=count) == said


def test_what_comes_into_a_message_is_no_message(german):
    assert say("{names} and {last}", names="{last}", last="passed") == "{last} und passed"


def test_what_was_said_in_english_elsewhere_is_said_again(german):
    messages = ["a {type} of {count} items", "`{name}` holds numbers that are not finite"]
    assert again("`W` holds numbers that are not finite", messages) == "`W` enthält Zahlen, die nicht endlich sind"
    assert again("something else", messages) == "something else"


def test_times_are_written_as_in_the_language():
    assert language.when_in("de", "2020-11-02T12:00:00") == "2. November 2020, 12:00"
