"""Dates as people write them, in several languages and in figures, made by Babel.

``dates(seed)`` gives dates to train on and others to be asked about, in pairs: how the date is written, and how it should be.
Letters are numbered: 0 is padding, 1 begins what is said, 2 ends it, and from 3 on come the letters of ``LETTERS``.
"""

import datetime

import numpy as np
from babel.dates import format_date

PAD, BOS, EOS = 0, 1, 2
LETTERS = " ,-.0123456789abcdefghijklmnopqrstuvwxyzáäçéìíû"
V = 3 + len(LETTERS)
SOURCES = ("de long", "es long", "fr long", "it long")
NO_YEAR = {
    "de": "EEEE, d. MMMM",
    "en": "EEEE, MMMM d",
    "es": "EEEE, d 'de' MMMM",
    "fr": "EEEE d MMMM",
    "it": "EEEE d MMMM",
}
KEPT = np.random.default_rng(5).random((7, 12, 31)) < 0.2
FIRST, LAST = datetime.date(2000, 1, 1), datetime.date(2029, 12, 31)


def written(day, style):
    """A date as text, in small letters: style "iso" is 2015-03-03, and all others are what Babel writes.

    "es full" is martes, 3 de marzo de 2015; "es long" leaves out the weekday, "es day" the year.
    """
    if style == "iso":
        return day.isoformat()
    locale, length = style.split()
    if length == "day":
        length = NO_YEAR[locale]
    return format_date(day, length, locale=locale).lower()


def asked(day):
    """Whether a date is kept for questions: one in five is, and no network is trained on what is written of it."""
    return bool(KEPT[day.weekday(), day.month - 1, day.day - 1])


def dates(seed, sources=SOURCES, target="iso", train=4000, new=500):
    """Two lists of pairs (text, how it should be written), to train on and to ask about; no date is in both."""
    rng = np.random.default_rng(seed)
    days = [FIRST + datetime.timedelta(n) for n in range((LAST - FIRST).days + 1)]
    chosen = [day for day in days if not asked(day)], [day for day in days if asked(day)]
    made = []
    for group, count in zip(chosen, (train, new), strict=True):
        some = [group[n] for n in rng.permutation(len(group))[:count]]
        made.append([(written(day, str(rng.choice(sources))), written(day, target)) for day in some])
    return made


def numbers(text):
    """The numbers of a text's letters, a list. Raises ValueError for a letter that is not in LETTERS."""
    if odd := sorted(set(text) - set(LETTERS)):
        raise ValueError(f"{text!r} cannot be read: LETTERS in data.py has no {', '.join(map(repr, odd))}")
    return [3 + LETTERS.index(letter) for letter in text]


def letters(numbers):
    """The text that these numbers stand for; paddings, beginnings and ends are left out."""
    return "".join(LETTERS[n - 3] for n in numbers if n >= 3)


def padded(sequences, pad=PAD):
    """Lists of numbers as one array (N, S), filled up with pad at their ends, and their lengths (N,)."""
    lengths = np.array([len(s) for s in sequences])
    array = np.full((len(sequences), lengths.max()), pad)
    for row, s in zip(array, sequences, strict=True):
        row[: len(s)] = s
    return array, lengths
