"""What learners are given beside a notebook: their own cell in PyTorch's place."""

import pytest
import torch
from torch import nn
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence

from chapters._given import checkpoints
from chapters._given.mine import Mine, like_torch, use
from solutions.lab_classifier import SentimentRNN, train_epoch
from solutions.lstm_gates import LSTMCellScratch


@pytest.fixture
def pair():
    """PyTorch's layer and ours with the same weights, D = 3, H = 4."""
    use(LSTMCellScratch)
    lstm = nn.LSTM(3, 4, batch_first=True)
    return lstm, like_torch(Mine(3, 4), lstm)


def same(theirs, mine):
    (hs, state), (hs_mine, state_mine) = theirs, mine
    if isinstance(hs, PackedSequence):
        assert torch.equal(hs.batch_sizes, hs_mine.batch_sizes)
        hs, hs_mine = hs.data, hs_mine.data
    for a, b in zip((hs, *state), (hs_mine, *state_mine), strict=True):
        torch.testing.assert_close(a, b, rtol=0, atol=1e-6)


def test_it_is_called_as_pytorchs_layer_is(pair):
    lstm, mine = pair
    x, state = torch.randn(5, 7, 3), (torch.randn(1, 5, 4), torch.randn(1, 5, 4))
    same(lstm(x), mine(x))
    same(lstm(x, state), mine(x, state))


def test_packed_sequences_too(pair):
    lstm, mine = pair
    x = pack_padded_sequence(torch.randn(4, 6, 3), torch.tensor([2, 6, 1, 4]), batch_first=True, enforce_sorted=False)
    same(lstm(x), mine(x))


def test_without_a_class_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr("chapters._given.mine._chosen", [])
    with pytest.raises(RuntimeError, match="use\\(YourCell\\)"):
        Mine(3, 4)


def test_the_same_start_gives_the_same_curve():
    use(LSTMCellScratch)
    torch.manual_seed(0)
    theirs, mine = SentimentRNN(11, 3, 4, "lstm"), SentimentRNN(11, 3, 4, "mine")
    mine.embed, mine.readout = nn.Embedding(11, 3, padding_idx=0), nn.Linear(4, 2)
    for part in ("embed", "readout"):
        getattr(mine, part).load_state_dict(getattr(theirs, part).state_dict())
    like_torch(mine.rnn, theirs.rnn)
    batches = [(torch.randint(1, 11, (8, 9)), torch.randint(1, 10, (8,)), torch.randint(0, 2, (8,))) for _ in range(4)]
    curves = []
    for model in (theirs, mine):
        adam = torch.optim.Adam(model.parameters(), 0.01)
        curves.append([train_epoch(model, adam, batches) for _ in range(10)])
    assert curves[0][-1] < curves[0][0]
    assert curves[1] == pytest.approx(curves[0], abs=1e-5)


VOCAB = {"<pad>": 0, "<unk>": 1, "a": 2, "b": 3}


@pytest.fixture
def checkpoint(tmp_path):
    """A stored network, and where it lies."""
    torch.manual_seed(0)
    model = SentimentRNN(len(VOCAB), 3, 4)
    checkpoints.save(tmp_path / "net.pt", model, VOCAB, seed=7, torch=torch.__version__)
    return model, tmp_path / "net.pt"


def test_a_checkpoint_gives_the_same_network(checkpoint):
    model, path = checkpoint
    again = SentimentRNN(len(VOCAB), 3, 4).to(checkpoints.DEVICE)
    assert checkpoints.load(path, again, VOCAB) == {"seed": 7, "torch": str(torch.__version__)}
    assert all(torch.equal(a, b.cpu()) for a, b in zip(model.parameters(), again.parameters(), strict=True))


def test_a_checkpoint_that_does_not_fit_is_refused_in_one_sentence(checkpoint, tmp_path):
    model, path = checkpoint
    (tmp_path / "text.pt").write_text("no weights")
    torch.save(model.state_dict(), tmp_path / "bare.pt")
    torch.save({"weights": model.state_dict(), "vocab": 4, "about": {}}, tmp_path / "odd.pt")
    for file, vocab, net, says in (
        (path, {**VOCAB, "a": 3, "b": 2}, model, "another vocabulary, of 4 tokens where yours has 4: 'a' is number 2"),
        (path, {k: v for k, v in VOCAB.items() if k != "b"}, model, "'b' is number 3 there and missing here"),
        (path, {**VOCAB, "c": 4}, model, "another vocabulary, of 4 tokens where yours has 5"),
        (path, VOCAB, SentimentRNN(len(VOCAB), 3, 5), "a model of another shape"),
        (tmp_path / "text.pt", VOCAB, model, "no checkpoint"),
        (tmp_path / "bare.pt", VOCAB, model, "no checkpoint"),
        (tmp_path / "odd.pt", VOCAB, model, "no checkpoint"),
        (tmp_path / "missing.pt", VOCAB, model, "There is no file"),
    ):
        with pytest.raises(ValueError, match=says) as refused:
            checkpoints.load(file, net, vocab)
        assert "\n" not in str(refused.value)
