"""The weights of the review lab's network, for <watch-a-switch>."""

import numpy as np
import torch

from autograder.book.kept import kept
from chapters.lab_classifier.data import BAD, GOOD, WORDS, reviews
from solutions import lab_classifier


def data():
    """The network's weights, its words in the order of their numbers; and as unit the one that best tells not from but."""
    weights, vocab = kept(lab_classifier.review_weights), ["<pad>", "<unk>", *WORDS]
    return {"weights": weights, "vocab": vocab, "classes": ["blame", "praise"], "unit": switch(weights, vocab)}


def switch(weights, vocab):
    """The unit whose value, just before the judgement, differs most between "but ... not" and "not ... but"."""
    texts = [text.split() for text in reviews(np.random.default_rng(1), 1000)[0]]
    model = lab_classifier.SentimentRNN(len(vocab), 16, 32)
    model.load_state_dict({name: torch.tensor(array) for name, array in weights.items()})
    ids, _ = lab_classifier.encode_pad(texts, {word: k for k, word in enumerate(vocab)})
    with torch.no_grad():
        hs = model.rnn(model.embed(torch.tensor(ids)))[0].numpy()  # (N, T, H)
    last = [next(k for k, word in enumerate(text) if word in (*GOOD, *BAD)) - 1 for text in texts]
    before = hs[np.arange(len(texts)), last]
    turned = np.array([text.index("not") > text.index("but") for text in texts])
    return int(np.abs(before[turned].mean(axis=0) - before[~turned].mean(axis=0)).argmax())
