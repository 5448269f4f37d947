"""Other right answers to `CharRNN`: each earns full marks."""

from torch import nn

from chapters.lab_generator.exercises.CharRNN import CharRNN, _Base


@CharRNN.equivalent
class with_ifs(nn.Module):
    def __init__(self, vocab_size, embedding_dim, hidden_dim, cell_type="lstm"):
        super().__init__()
        self.embed = nn.Embedding(vocab_size, embedding_dim)
        if cell_type == "rnn":
            self.cell = nn.RNN(embedding_dim, hidden_dim, batch_first=True)
        elif cell_type == "gru":
            self.cell = nn.GRU(embedding_dim, hidden_dim, batch_first=True)
        elif cell_type == "lstm":
            self.cell = nn.LSTM(embedding_dim, hidden_dim, batch_first=True)
        else:
            self.cell = cell_type(embedding_dim, hidden_dim)
        self.readout = nn.Linear(hidden_dim, vocab_size)

    def forward(self, x, hidden=None):
        x = self.embed(x)
        out, hidden = self.cell(x, hidden)
        return self.readout(out), hidden


@CharRNN.equivalent
class log_probabilities(_Base):
    def forward(self, x, state=None):
        logits, state = super().forward(x, state)
        return nn.functional.log_softmax(logits, dim=-1), state


@CharRNN.equivalent
class flat_readout(nn.Module):
    def __init__(self, V, D, H, cell="lstm"):
        super().__init__()
        self.V, self.H = V, H
        kind = getattr(nn, cell.upper())(D, H, 1, batch_first=True) if isinstance(cell, str) else cell(D, H)
        self.embed, self.cell, self.readout = nn.Embedding(V, D), kind, nn.Linear(H, V)

    def forward(self, x, state=None):
        N, T = x.size()
        h, state = self.cell(self.embed(x), state)
        return self.readout(h.contiguous().view(-1, self.H)).view(N, T, self.V), state
