"""Other right answers to `encode_pad`: each earns full marks."""

import torch
from torch import nn

from chapters.lab_classifier.exercises.encode_pad import encode_pad


@encode_pad.equivalent
def lists_made_longer(texts, vocab):
    T = max(map(len, texts))
    ids = []
    for text in texts:
        row = []
        for token in text:
            row.append(vocab.get(token, 1))
        ids.append(row + [0] * (T - len(text)))
    return ids, [len(t) for t in texts]


@encode_pad.equivalent
def with_pad_sequence(texts, vocab):
    rows = [torch.tensor([vocab.get(t, vocab["<unk>"]) for t in text]) for text in texts]
    ids = nn.utils.rnn.pad_sequence(rows, batch_first=True)
    return ids, torch.tensor([len(r) for r in rows])
