"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""

import numpy as np

KNOWN = ("a", "cast", "film", "good", "in", "not", "of", "plot", "scene", "the", "was", "with")


STRANGE = ("quux", "xyzzy", "zorp")


def some_texts(rng, lengths, words=KNOWN):
    return [[str(w) for w in rng.choice(words, n)] for n in lengths]


def some_lengths(rng, N):
    """Unequal lengths above 1, in no order. The first is neither the longest nor the shortest."""
    lengths = rng.permutation(np.arange(2, 2 + 2 * N, 2))
    if lengths[0] in (lengths.max(), lengths.min()):
        lengths = np.roll(lengths, 1 + int(lengths[-1] in (lengths.max(), lengths.min())))
    return lengths


def numbered(tokens):
    return {token: number for number, token in enumerate(tokens)}


def encode_inputs(rng, lengths, strange=True):
    texts = some_texts(rng, lengths)
    if strange:
        for row in range(0, len(texts), 2):
            texts[row][int(rng.integers(0, len(texts[row])))] = str(rng.choice(STRANGE))
    return {"texts": texts, "vocab": numbered(["<pad>", "<unk>", *KNOWN])}


def drive_weights(weights, ids, lengths, labels):
    """Run the GRU with these weights, in NumPy and float32, and count what it gets right."""
    p = {name: np.asarray(a, np.float32) for name, a in weights().items()}
    h = np.zeros((len(ids), p["rnn.weight_hh_l0"].shape[1]), np.float32)
    table = p["embed.weight"] @ p["rnn.weight_ih_l0"].T + p["rnn.bias_ih_l0"]

    def sigmoid(a):
        return 0.5 + 0.5 * np.tanh(a / 2)

    for t in range(ids.shape[1]):
        a = table[ids[:, t]]
        b = h @ p["rnn.weight_hh_l0"].T + p["rnn.bias_hh_l0"]
        (ar, az, an), (br, bz, bn) = np.split(a, 3, axis=1), np.split(b, 3, axis=1)
        z = sigmoid(az + bz)
        new = (1 - z) * np.tanh(an + sigmoid(ar + br) * bn) + z * h
        h = np.where((t < lengths)[:, None], new, h)
    logits = h @ p["readout.weight"].T + p["readout.bias"]
    return {"accuracy": float(np.mean(logits.argmax(axis=1) == labels))}


def drawn(shapes, seed=0):
    rng = np.random.default_rng(seed)
    return {name: rng.normal(0, 0.1, shape) for name, shape in shapes.items()}
