"""The data of this chapter: reviews made by a small grammar, real sentences of reviews, and texts of twelve languages.

Nothing is downloaded and nothing is secret. Sentences lie beside this file, names come with the library Babel.
"""

from __future__ import annotations

import csv
import gzip
import re
import zlib
from pathlib import Path

import numpy as np

GOOD = ("brilliant", "charming", "funny", "gripping", "lovely", "moving", "superb", "witty")
BAD = ("awful", "boring", "clumsy", "dull", "noisy", "poor", "silly", "stale")
THINGS = ("the film", "the plot", "the music", "the ending", "the first act", "the lead role")
ASIDES = (
    ("really", "perhaps", "again", "frankly", "somehow", "today"),
    ("at all", "in places", "my friend", "this time", "for children", "on monday"),
    ("in my eyes", "for a minute", "we all agreed", "from the start", "in the end", "to be fair"),
)
WORDS = sorted({"was", "not", "but", *GOOD, *BAD, *" ".join(THINGS).split(), *" ".join(sum(ASIDES, ())).split()})


def reviews(rng, n, lag=None, longest=10):
    """n reviews, with what is to be said about them.

    Each has one judgement, and before it one "not" and one "but". A "not" turns the judgement that follows, and a "but"
    ends what a "not" has begun: so the second of the two decides.
    lag: how many words after it the judgement stands; None: from 1 to ``longest``, evenly.
    Returns the reviews, a list of strings; labels (n,), 1 for praise and 0 for blame; and lags (n,).
    """
    texts, labels, lags = [], rng.integers(0, 2, n), []
    for label in labels:
        turned = bool(rng.integers(0, 2))
        k = lag or int(rng.integers(1, longest + 1))
        first, second = ("but", "not") if turned else ("not", "but")
        word = str(rng.choice(GOOD if label != turned else BAD))
        a, b, c, d = (_asides(rng, m) for m in (rng.integers(0, 3), rng.integers(1, 5), k - 1, rng.integers(0, 9)))
        texts.append(" ".join([str(rng.choice(THINGS)), "was", *a, first, *b, second, *c, word, *d]))
        lags.append(k)
    return texts, labels, np.array(lags)


def _asides(rng, words):
    """Asides of this many words together."""
    found, last = [], ""
    while words > 0:
        length = int(rng.integers(1, min(words, 3) + 1))
        aside = str(rng.choice([a for a in ASIDES[length - 1] if a != last]))
        found += aside.split()
        last, words = aside, words - length
    return found


SENTENCES = Path(__file__).with_name("sentences.tsv.gz")
TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]+|[!?]|[:;]-?[()]")


def tokens(text):
    """The words of a text in small letters, its numbers, "!", "?" and smiling or sad faces; at least one token."""
    return TOKEN.findall(text.lower()) or ["<unk>"]


def sentences(part="train"):
    """Sentences of real reviews of products, films and restaurants, each of them praise or blame.

    part is "train", "valid" or "test": about 70, 10 and 20 of a hundred. Sentences of the same words are in it once, and
    so in one part only.
    Returns the sentences, a list of strings; and labels (n,), 1 for praise and 0 for blame.
    """
    found = {}
    for line in gzip.decompress(SENTENCES.read_bytes()).decode("utf8").splitlines():
        _, label, text = line.split("\t")
        found.setdefault(" ".join(tokens(text)), (text, int(label)))
    number = {"test": (0, 1), "valid": (2,), "train": range(3, 10)}[part]
    mine = [pair for words, pair in found.items() if zlib.crc32(words.encode()) % 10 in number]
    return [text for text, _ in mine], np.array([label for _, label in mine])


def own_texts(path):
    """Texts of your own, from a CSV file in UTF-8 whose first line names the columns, among them "text" and "label".

    Returns the texts, a list of strings; labels (n,), whole numbers from 0; and the names of the labels, sorted, which
    the numbers stand for. Raises ValueError, and says in one sentence what is wrong with the file.
    """
    path = Path(path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file, strict=True)
            table.fieldnames = [name.strip() for name in table.fieldnames or ()]
            rows = list(table)
    except FileNotFoundError:
        raise ValueError(f"There is no file {path}: the notebook runs in {Path.cwd()}.") from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ValueError(f"{path} is no CSV file in UTF-8 ({error}).") from None
    if not rows or not {"text", "label"} <= set(rows[0]):
        named = repr(",".join(map(str, rows[0]))[:60]) if rows else "none with a row below it"
        what = f"{path} needs columns called text and label, with a comma between them, in its first line"
        raise ValueError(f"{what}; it has {named}.")
    for number, row in enumerate(rows, 2):
        if None in row:  # what stands beyond the last column
            what = f"Row {number} of {path} has more fields than the first line has columns"
            raise ValueError(f"{what}: put each text that holds a comma between two quotation marks.")
        if not (row["text"] or "").strip() or not (row["label"] or "").strip():
            raise ValueError(f"Row {number} of {path} lacks its text or its label: fill it in, or take the row out.")
    names = sorted({row["label"].strip() for row in rows})
    if len(names) < 2:
        raise ValueError(f"All texts of {path} have the label {names[0]}: a classifier needs two labels or more.")
    return [row["text"].strip() for row in rows], np.array([names.index(row["label"].strip()) for row in rows]), names


LANGUAGES = {
    "cs": "Czech",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "hu": "Hungarian",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "sv": "Swedish",
    "tr": "Turkish",
}


def phrases(part="train"):
    """Names of countries, languages and currencies in twelve languages, in small letters.

    part is "train" (eight names of ten) or "test" (the others; they are names of other things). A name that two of the
    languages share is in neither, and no name is in both.
    Returns the names, a list of strings, and labels, an array of whole numbers from 0 to 11, in the order of LANGUAGES.
    """
    from babel import Locale

    spoken, parts = {}, {}
    for number, code in enumerate(LANGUAGES):
        locale = Locale(code)
        for table in (locale.territories, locale.languages, locale.currencies):
            for key, name in table.items():
                name = " ".join(name.lower().split())
                if any(c.isalpha() for c in name):
                    spoken.setdefault(name, set()).add(number)
                    parts.setdefault(name, set()).add("test" if zlib.crc32(key.encode()) % 10 < 2 else "train")
    found = [(name, *spoken[name]) for name in sorted(spoken) if len(spoken[name]) == 1 and parts[name] == {part}]
    return [name for name, _ in found], np.array([number for _, number in found])


MESSAGES = Path(__file__).with_name("messages.tsv.gz")


def messages():
    """Sentences that a program says to its users, in the twelve languages of phrases, in small letters.

    Returns the sentences, a list of strings, and labels, as phrases has them.
    """
    lines = gzip.decompress(MESSAGES.read_bytes()).decode("utf8").splitlines()
    codes, texts = zip(*(line.split("\t") for line in lines), strict=True)
    return [text.lower() for text in texts], np.array([list(LANGUAGES).index(code) for code in codes])
