"""English words and how they are spoken, from the CMU Pronouncing Dictionary.

``words()`` gives words to train on and 500 others to be asked about, in pairs: the spelling, and its phonemes. Letters
and phonemes are numbered: 0 is padding, 1 begins what is said, 2 ends it, and from 3 on come those of ``LETTERS`` and of
``PHONEMES``. The words stand in ``spoken.txt.xz``, a line for each; the first 500 are those to be asked about.
"""

import lzma
from pathlib import Path

FILE = Path(__file__).with_name("spoken.txt.xz")
UNSEEN = 500
LETTERS = "abcdefghijklmnopqrstuvwxyz"
PHONEMES = (
    "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH"
).split()
LETTERS_V, PHONEMES_V = 3 + len(LETTERS), 3 + len(PHONEMES)


def words():
    """Two lists of pairs (spelling, phonemes), such as ("queue", ["K", "Y", "UW"]): to train on, and to ask about."""
    lines = [line.split() for line in lzma.decompress(FILE.read_bytes()).decode().splitlines()]
    pairs = [(spelling, phonemes) for spelling, *phonemes in lines]
    return pairs[UNSEEN:], pairs[:UNSEEN]


def spelled(word):
    """The numbers of a word's letters, a list. Raises ValueError for what is no small letter from a to z, or no letter."""
    odd = sorted(set(word) - set(LETTERS))
    if odd or not word:
        what = f"knows no {', '.join(map(repr, odd))}" if odd else "needs at least one letter"
        raise ValueError(f"{word!r} cannot be spelled: the dictionary has the letters a to z, and {what}")
    return [3 + LETTERS.index(letter) for letter in word]


def sounds(phonemes):
    """The numbers of phonemes, a list. Raises ValueError for one that is none of PHONEMES."""
    odd = sorted(set(phonemes) - set(PHONEMES))
    if odd:
        raise ValueError(f"no phoneme of the dictionary: {', '.join(map(repr, odd))}; it has {' '.join(PHONEMES)}")
    return [3 + PHONEMES.index(phoneme) for phoneme in phonemes]


def phonemes(numbers):
    """The phonemes that these numbers stand for; paddings, beginnings and ends are left out."""
    return [PHONEMES[n - 3] for n in numbers if n >= 3]
