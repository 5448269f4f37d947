"""Other right answers to `forced_and_free`: each earns full marks."""

import torch

from chapters.lab_translation.exercises.forced_and_free import forced_and_free


@forced_and_free.equivalent
def numbers_in_lists(encoder, decoder, src, lengths, inputs, targets, pad):
    a_state = b_state = encoder(src, lengths)
    mine, forced, free = inputs[:, 0], [], []
    for t in range(inputs.size(1)):
        a, a_state = decoder(inputs[:, t].unsqueeze(1), a_state)
        b, b_state = decoder(mine.unsqueeze(1), b_state)
        mine = b[:, 0].argmax(1)
        mask = targets[:, t].ne(pad)
        forced.append((a[:, 0].argmax(1)[mask] == targets[mask, t]).float().mean().item())
        free.append((mine[mask] == targets[mask, t]).float().mean().item())
    return forced, free


@forced_and_free.equivalent
def as_modules_in_evaluation(encoder, decoder, src, lengths, inputs, targets, pad):
    encoder.eval()
    decoder.eval()
    real = targets != pad
    with torch.no_grad():
        start = encoder(src, lengths)
        forced = decoder(inputs, start)[0].argmax(dim=2)
        state, tokens, free = start, inputs[:, :1], torch.zeros_like(targets)
        for t in range(targets.shape[1]):
            logits, state = decoder(tokens, state)
            tokens = logits.argmax(dim=2)
            free[:, t] = tokens[:, 0]
    return tuple(((said == targets) & real).sum(dim=0) / real.sum(dim=0) for said in (forced, free))
