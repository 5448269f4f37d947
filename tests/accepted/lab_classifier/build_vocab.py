"""Other right answers to `build_vocab`: each earns full marks."""

import numpy as np

from chapters.lab_classifier.exercises.build_vocab import build_vocab


@build_vocab.equivalent
def filled_step_by_step(texts, min_freq=1):
    freq = {}
    for text in texts:
        for token in text:
            freq[token] = freq.get(token, 0) + 1
    vocab = {"<pad>": 0, "<unk>": 1}
    for token in sorted(freq):
        if freq[token] >= min_freq:
            vocab[token] = len(vocab)
    return vocab


@build_vocab.equivalent
def with_numpy(texts, min_freq=1):
    tokens, counts = np.unique([t for text in texts for t in text], return_counts=True)
    return dict(zip(["<pad>", "<unk>", *tokens[counts >= min_freq]], range(len(tokens) + 2), strict=False))
