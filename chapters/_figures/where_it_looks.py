"""The weights of the translation lab's network with attention, for <where-it-looks>."""

from autograder.book.kept import kept
from chapters.lab_translation.data import BOS, EOS, LETTERS
from solutions import lab_translation


def data():
    """The network's weights, its letters in the order of their numbers from 3 on, and what begins and ends an answer."""
    return {"weights": kept(lab_translation.attention_weights), "letters": list(LETTERS), "bos": BOS, "eos": EOS}
