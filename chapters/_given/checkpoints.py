"""A checkpoint: a model's weights and what must be known to use them, in one file.

Two networks of one shape may number their tokens differently. The weights fit then, and every answer is wrong without
an error; so the vocabulary is stored with the weights, and compared.
"""

from pathlib import Path

import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def save(path, model, vocab, **about):
    """Store a model: its weights, its vocabulary (a dict, token -> number), and plain values that you want to remember."""
    about = {
        name: str(value) if isinstance(value, str) else value for name, value in about.items()
    }  # a version is a kind of str that cannot be read again
    torch.save({"weights": model.state_dict(), "vocab": dict(vocab), "about": about}, path)


def load(path, model, vocab):
    """Put stored weights into a model of the same shape, on whatever device it is. Returns what was stored about it.

    Raises ValueError if the file is no checkpoint, or was made with another vocabulary or for a model of another shape.
    """
    try:
        found = torch.load(path, map_location="cpu", weights_only=True)
        weights, theirs, about = dict(found["weights"]), dict(found["vocab"]), found["about"]
    except FileNotFoundError:
        raise ValueError(f"There is no file {path}: the notebook runs in {Path.cwd()}.") from None
    except Exception:  # torch.load raises many kinds of exceptions for a file that is none of its own
        raise ValueError(f"{path} is no checkpoint that save() of checkpoints.py has made.") from None
    if theirs != dict(vocab):
        odd = next((token for token in theirs if theirs[token] != vocab.get(token)), "")
        where = f"{odd!r} is number {theirs[odd]} there and {vocab.get(odd, 'missing')} here" if odd else "it has fewer"
        what = (
            f"{path} was made with another vocabulary, of {len(theirs)} tokens where yours has {len(vocab)}: {where}."
        )
        raise ValueError(what)
    try:
        model.load_state_dict(weights)
    except RuntimeError:
        raise ValueError(f"{path} holds the weights of a model of another shape: build yours with its sizes.") from None
    return about
