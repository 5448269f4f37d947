"""The data of this chapter: a novel, program text that lies in every Python, and the names of countries in many languages.

None is downloaded. `novel()` reads the file beside this one, `code()` some files of Python's own standard library, and
`countries()` asks Babel, which has the tables of Unicode's CLDR. Letters become numbers with `encode`, and numbers letters
again with `decode`.
"""

import gzip
import re
import string
import sysconfig
from pathlib import Path

import numpy as np

LETTERS = "\n" + "".join(map(chr, range(32, 127)))  # the line end and all that ASCII can print: 96

TRAIN = (
    "calendar cmd code configparser contextlib copy csv difflib fractions functools heapq linecache queue sched shelve"
).split()
HELD_OUT = "shlex random textwrap bisect".split()

ACCENTED = "ÁÅÉÍÎÓÖØÚÜČĐŠŽáâãäåæçèéêëìíîïñòóôõöøúûüýāăčđēěğģīıļłńņňőřśšşșțūůųźžż"
LATIN = set(string.ascii_letters + " -" + ACCENTED)
LANGUAGES = "ca da de en es et eu fi fr hr hu id is it lt lv nb nl pl pt ro sl sq sv sw tr".split()


def encode(text, letters=LETTERS):
    """The text as numbers, an array of integers (T,): a letter is its place in `letters`.

    Raises ValueError for a letter that is not among them.
    """
    place = {letter: k for k, letter in enumerate(letters)}
    for number, letter in enumerate(text, 1):
        if letter not in place:
            what = f"{letter!r}, letter {number} of the text, is not one of the {len(place)} that this network knows"
            raise ValueError(f"{what}: take it out, or write another one in its place.")
    return np.array([place[letter] for letter in text], dtype=np.int64)


def prompt(text, letters=LETTERS):
    """A beginning of your own as a list of numbers, for `sample`. Raises ValueError if it is empty, and as encode does."""
    if not text:
        raise ValueError(
            "The prompt is empty: the network needs one letter at least to begin with, if only a line end."
        )
    return encode(text, letters).tolist()


def decode(ids, letters=LETTERS):
    """The text that the numbers stand for."""
    return "".join(letters[int(k)] for k in ids)


def plain(text):
    """The text in the 96 letters: tabs are blanks, no blanks end a line, and a letter that is none of them is a ?."""
    lines = (line.rstrip().expandtabs(4) for line in text.splitlines())
    return "".join(letter if letter in LETTERS else "?" for letter in "\n".join(lines) + "\n")


def novel():
    """Pride and Prejudice by Jane Austen, 1813: two texts in LETTERS, chapters 1 to 49 to learn from, 50 to 61 held out.

    A paragraph is a line.
    """
    text = gzip.decompress(Path(__file__).with_name("novel.txt.gz").read_bytes()).decode("ascii")
    cut = text.index("Chapter 50\n")
    return text[:cut], text[cut:]


def words_in(text):
    """A text cut in words, each with the blank before it, as tokenizers do; line ends and signs stand by themselves."""
    return re.findall(r" ?[A-Za-z]+|\n|[^A-Za-z\n]", text)


def code():
    """Python's standard library, some of it: two texts in LETTERS, one to learn from and one that is held out.

    The library changes a little from one Python to the next, and so do the texts.
    """
    library = Path(sysconfig.get_path("stdlib"))
    files = ([library / f"{name}.py" for name in names] for names in (TRAIN, HELD_OUT))
    return tuple("".join(plain(f.read_text("utf-8")) for f in some if f.exists()) for some in files)


def countries(languages=LANGUAGES):
    """What the countries are called in languages with Latin letters: a sorted list of names, each of them once."""
    from babel import Locale

    names = set()
    for language in languages:
        for key, name in Locale(language).territories.items():
            if len(key) == 2 and 4 <= len(name) <= 24 and LATIN.issuperset(name):
                names.add(name)
    return sorted(names)


def bracket_depth(text):
    """How many brackets are open after each letter, an array (T,); those in strings and comments count as well."""
    steps = [(letter in "([{") - (letter in ")]}") for letter in text]
    return np.cumsum(steps)


def column(text):
    """How many letters of its line have been read after each letter, an array (T,); 0 after a line end."""
    columns, here = [], 0
    for letter in text:
        here = 0 if letter == "\n" else here + 1
        columns.append(here)
    return np.array(columns)
