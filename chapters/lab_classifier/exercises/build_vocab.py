"""How `build_vocab` is marked, and the mistakes that are known by name."""

from collections import Counter

from autograder import Case, Exercise
from chapters.lab_classifier.exercises.shared import KNOWN, numbered, some_texts
from solutions import lab_classifier as reference


def vocab_texts(rng):
    """Words that occur 1, 2, 3 and 5 times. One occurs twice in one text and in no other. The first word occurs once."""
    names = sorted(rng.choice(KNOWN, 6, replace=False).tolist())
    often = dict(zip(names, [2, 1, 3, 5, 1, 2], strict=True))
    texts = [[names[0], names[0], names[5]], [names[5]], []]
    rest = [w for w in names[2:5] for _ in range(often[w])]
    for word in rng.permutation(rest):
        texts[int(rng.integers(0, 3))].append(str(word))
    texts[2] += [names[3], names[2]]
    texts[0].append(names[1])
    return [[str(w) for w in reversed(text)] for text in texts]


def vocab_cases(rng):
    yield Case("every word", {"texts": vocab_texts(rng), "min_freq": 1})
    yield Case("words that occur twice or more", {"texts": vocab_texts(rng), "min_freq": 2})
    letters = "".join(rng.permutation(list("zyxedcbbbaaaa")))
    yield Case("characters, three times or more", {"texts": [letters, letters[::-1][3:]], "min_freq": 3})
    yield Case("one text", {"texts": some_texts(rng, [5]), "min_freq": 1}, edge=True)
    yield Case("no word is frequent enough", {"texts": some_texts(rng, [5, 3]), "min_freq": 20}, edge=True)


build_vocab = Exercise(reference.build_vocab, points=2, cases=vocab_cases, returns=("vocab",), minutes=10, core=True)


def frequent(texts, min_freq):
    counts = Counter(token for text in texts for token in text)
    return [token for token in counts if counts[token] >= min_freq]


@build_vocab.mistake
def more_than_min_freq(texts, min_freq=1):
    """A token that occurs exactly min_freq times is left out.

    With min_freq=1, which tokens should be left out? Which are in yours?
    """
    return reference.build_vocab(texts, min_freq + 1)


@build_vocab.mistake
def min_freq_ignored(texts, min_freq=1):
    """Rare tokens are not left out.

    A word occurs once, and min_freq is 2. Has it a number in your dict?
    """
    return reference.build_vocab(texts)


@build_vocab.mistake
def texts_counted(texts, min_freq=1):
    """You count texts in which a token occurs, not how often it occurs.

    A word occurs twice in one text and nowhere else. What do you count for it?
    """
    return reference.build_vocab([sorted(set(text)) for text in texts], min_freq)


@build_vocab.mistake
def in_order_of_appearance(texts, min_freq=1):
    """The tokens stand in the order in which they first occur.

    Would two people who read the same texts in another order get the same numbers from you?
    """
    return numbered(["<pad>", "<unk>", *frequent(texts, min_freq)])


@build_vocab.mistake
def commonest_first(texts, min_freq=1):
    """The commonest tokens come first.

    Which order does the docstring ask for, from number 2 on?
    """
    counts = Counter(token for text in texts for token in text)
    return numbered(["<pad>", "<unk>", *(t for t, n in counts.most_common() if n >= min_freq)])


@build_vocab.mistake
def pad_not_zero(texts, min_freq=1):
    """Number 0 belongs to a token of the texts, not to the padding.

    An array of zeros is filled with your numbers. Which text is the rest of it then?
    """
    return numbered([*sorted(frequent(texts, min_freq)), "<pad>", "<unk>"])


@build_vocab.mistake
def specials_swapped(texts, min_freq=1):
    """<unk> and <pad> have each other's number.

    Which of the two does the docstring give number 0?
    """
    return numbered(["<unk>", "<pad>", *sorted(frequent(texts, min_freq))])


@build_vocab.mistake
def unk_missing(texts, min_freq=1):
    """There is no <unk>.

    Next week somebody writes a word that is in none of these texts. Which number does it get?
    """
    return numbered(["<pad>", *sorted(frequent(texts, min_freq))])
