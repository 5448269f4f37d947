"""Other right answers to `SentimentRNN`: each earns full marks."""

from torch import nn

from chapters.lab_classifier.exercises.SentimentRNN import SentimentRNN


@SentimentRNN.equivalent
class packed_sequences(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden_dim, cell="gru", classes=2):
        super().__init__()
        self.cell = cell
        self.embed = nn.Embedding(vocab_size, embed_dim)
        kinds = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}
        self.rnn = kinds[cell](embed_dim, hidden_dim, batch_first=True)
        self.readout = nn.Linear(hidden_dim, classes)

    def forward(self, x, lengths):
        pack = nn.utils.rnn.pack_padded_sequence(self.embed(x), lengths, batch_first=True, enforce_sorted=False)
        _, h = self.rnn(pack)
        if self.cell == "lstm":
            h = h[0]
        return self.readout(h[-1])


@SentimentRNN.equivalent
class gathered_with_dropout(nn.Module):
    def __init__(self, V, E, H, cell="gru", classes=2):
        super(gathered_with_dropout, self).__init__()  # noqa: UP008
        self.embed = nn.Embedding(V, E, padding_idx=0)
        if cell == "rnn":
            self.rnn = nn.RNN(E, H, batch_first=True)
        elif cell == "gru":
            self.rnn = nn.GRU(E, H, batch_first=True)
        else:
            self.rnn = nn.LSTM(E, H, batch_first=True)
        self.drop = nn.Dropout(0.3)
        self.readout = nn.Linear(H, classes)

    def forward(self, ids, lengths):
        out, _ = self.rnn(self.embed(ids))
        index = (lengths - 1).view(-1, 1, 1).expand(-1, 1, out.size(2))
        return self.readout(self.drop(out.gather(1, index).squeeze(1)))
