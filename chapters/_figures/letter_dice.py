"""What the network of the generator lab would write after four beginnings, for <letter-dice>."""

import torch

from autograder.book.kept import kept
from chapters.lab_generator.data import LETTERS, encode
from solutions import lab_generator

PROMPTS = ("Elizabeth ", "Mr. Darc", "It is a truth universally ", "said her mo")


def network():
    """The lab's GRU that has read a novel."""
    model = lab_generator.CharRNN(96, 32, 160, "gru")
    model.load_state_dict({name: torch.tensor(array) for name, array in kept(lab_generator.novel_weights).items()})
    return model


def data():
    """Its letters, and the logits of the next one after each beginning."""
    with torch.no_grad():
        logits = {prompt.strip(): network()(torch.tensor(encode(prompt))[None])[0][0, -1].numpy() for prompt in PROMPTS}
    return {"letters": LETTERS, "prompts": logits}
