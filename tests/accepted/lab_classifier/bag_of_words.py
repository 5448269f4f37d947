"""Other right answers to `bag_of_words`: each earns full marks."""

import numpy as np

from chapters.lab_classifier.exercises.bag_of_words import bag_of_words


@bag_of_words.equivalent
def added_at(texts, vocab):
    counts = np.zeros((len(texts), len(vocab)), dtype=int)
    rows = [r for r, text in enumerate(texts) for _ in text]
    np.add.at(counts, (rows, [vocab.get(t, 1) for text in texts for t in text]), 1)
    return counts


@bag_of_words.equivalent
def binned(texts, vocab):
    return np.stack([np.bincount([vocab.get(t, 1) for t in text], minlength=len(vocab)) for text in texts])
