"""Other right answers to `collate`: each earns full marks."""

import torch

from chapters.lab_classifier.exercises.collate import collate
from solutions import lab_classifier as reference


@collate.equivalent
def with_comprehensions(pairs, vocab):
    texts = [p[0] for p in pairs]
    ids, lengths = reference.encode_pad(texts, vocab)
    return torch.LongTensor(ids), torch.from_numpy(lengths).int(), torch.as_tensor([p[1] for p in pairs]).long()
