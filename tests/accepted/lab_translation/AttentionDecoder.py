"""Other right answers to `AttentionDecoder`: each earns full marks."""

import torch
from torch import nn

from chapters.lab_translation.exercises.AttentionDecoder import AttentionDecoder, _Looking
from solutions import lab_translation as reference


@AttentionDecoder.equivalent
class looking_step_by_step(_Looking):
    def forward(self, tokens, memory):
        state, states, lengths = memory
        logits = []
        for t in range(tokens.size(1)):
            h, state = self.rnn(self.embed(tokens[:, t : t + 1]), state)
            context, _ = reference.attend(self.query(h), states, lengths)
            logits.append(self.said(h, context))
        return torch.cat(logits, 1), (state, states, lengths)


@AttentionDecoder.equivalent
class parts_in_another_order(nn.Module):
    def __init__(self, V, E, H):
        super().__init__()
        self.readout, self.combine = nn.Linear(H, V), nn.Linear(H + H, H)
        self.query = nn.Linear(H, H, False)
        self.rnn = nn.GRU(input_size=E, hidden_size=H, num_layers=1, batch_first=True)
        self.embed = nn.Embedding(V, E)

    def forward(self, tokens, memory):
        output, after = self.rnn(self.embed(tokens), memory[0])
        context = reference.attend(self.query(output), memory[1], memory[2])[0]
        return [self.readout(self.combine(torch.cat((output, context), 2)).tanh()), [after, *memory[1:]]]
