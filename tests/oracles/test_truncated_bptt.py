"""The training loop against pytorch-ignite's trainer for truncated backpropagation.

The golden weights were made by ignite (the file names its version) and are checked always; ignite itself is asked
again where it is installed. ``python tests/oracles/test_truncated_bptt.py`` writes the file anew.
"""

import importlib.metadata
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from solutions.truncated_bptt import detach_state, train_stream

GOLDEN = Path(__file__).parent / "golden" / "truncated_bptt.json"
T, N, D, H, M, K, EPOCHS, RATE = 11, 2, 2, 3, 1, 4, 2, 0.5


class Network(nn.Module):
    """An LSTM with a read-out whose weights come from a sine: the same on every machine and in every version."""

    def __init__(self):
        super().__init__()
        self.lstm, self.readout = nn.LSTM(D, H).double(), nn.Linear(H, M).double()
        with torch.no_grad():
            for n, p in enumerate(self.parameters()):
                p.copy_(torch.sin(torch.arange(p.numel(), dtype=torch.float64) * 2.3 + n).reshape(p.shape))

    def forward(self, x, state=None):
        hs, state = self.lstm(x, state)
        return self.readout(hs), state


def data():
    X = torch.cos(torch.arange(T * N * D, dtype=torch.float64) * 1.7).reshape(T, N, D)
    return X, torch.roll(X, 3, 0)[:, :, :M]


def weights_of(model):
    return {name: p.detach().numpy() for name, p in model.named_parameters()}


def in_ignite():
    """Weights after the same epochs, and the mean loss of each."""
    from ignite.contrib.engines.tbptt import create_supervised_tbptt_trainer

    model = Network()
    sgd = torch.optim.SGD(model.parameters(), RATE)
    trainer = create_supervised_tbptt_trainer(model, sgd, nn.MSELoss(), tbtt_step=K, dim=0)
    means = []
    for _ in range(EPOCHS):
        trainer.run([data()], max_epochs=1)
        means.append(trainer.state.output)
    return weights_of(model), means


def ours():
    model = Network()
    sgd = torch.optim.SGD(model.parameters(), RATE)
    X, Y = data()
    losses, _ = train_stream(model, sgd, X, Y, X, Y, K, EPOCHS)
    return weights_of(model), np.reshape(losses, (EPOCHS, -1)).mean(axis=1)


@pytest.fixture
def golden():
    return {name: np.array(w) for name, w in json.loads(GOLDEN.read_text())["weights"].items()}


def test_agrees_with_golden_weights(golden):
    mine, losses = ours()
    assert mine.keys() == golden.keys()
    for name, want in golden.items():
        np.testing.assert_allclose(mine[name], want, rtol=1e-9, atol=1e-9)
    want = json.loads(GOLDEN.read_text())["mean loss of each epoch"]
    np.testing.assert_allclose(losses, want, rtol=1e-9)


def test_agrees_with_ignite_itself():
    pytest.importorskip("ignite")
    theirs, means = in_ignite()
    mine, losses = ours()
    for name, want in theirs.items():
        np.testing.assert_allclose(mine[name], want, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(losses, means, rtol=1e-12)


def test_detaches_as_ignite_does():
    tbptt = pytest.importorskip("ignite.contrib.engines.tbptt")
    a = torch.ones(2, requires_grad=True) * 3
    for state in (a, (a, a + 1), [a], {"h": a, "c": (a, a)}):
        mine, theirs = detach_state(state), tbptt._detach_hidden(state)
        assert str(mine) == str(theirs) and type(mine) is type(theirs)


def test_another_truncation_would_be_noticed(golden):
    model = Network()
    X, Y = data()
    train_stream(model, torch.optim.SGD(model.parameters(), RATE), X, Y, X, Y, K + 1, EPOCHS)
    assert max(np.abs(w - golden[name]).max() for name, w in weights_of(model).items()) > 1e-3


def write():
    """Ask ignite and write down what it says."""
    weights, means = in_ignite()
    made = {
        "pytorch-ignite": importlib.metadata.version("pytorch-ignite"),
        "mean loss of each epoch": [round(x, 12) for x in means],
        "weights": {name: w.round(12).tolist() for name, w in weights.items()},
    }
    GOLDEN.write_text(json.dumps(made).replace("], [", "],\n [").replace('], "', '],\n"') + "\n")


if __name__ == "__main__":
    write()
