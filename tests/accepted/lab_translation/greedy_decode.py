"""Other right answers to `greedy_decode`: each earns full marks."""

import torch

from chapters.lab_translation.exercises.greedy_decode import greedy_decode, until_eos


@greedy_decode.equivalent
def one_source_after_the_other(encoder, decoder, src, lengths, bos, eos, max_len):
    outputs = []
    for n in range(src.shape[0]):
        hidden = encoder(src[n : n + 1], lengths[n : n + 1])
        token, ids = bos, []
        while len(ids) < max_len:
            logits, hidden = decoder(torch.tensor([[token]]), hidden)
            token = int(torch.argmax(logits[0, -1]))
            if token == eos:
                break
            ids.append(token)
        outputs.append(ids)
    return outputs


@greedy_decode.equivalent
def with_flags(encoder, decoder, src, lengths, bos, eos, max_len):
    N = len(src)
    state = encoder(src, lengths)
    out, done = [[] for _ in range(N)], [False] * N
    tok = torch.ones(N, 1, dtype=torch.long) * bos
    for _ in range(max_len):
        logits, state = decoder(tok, state)
        probs = torch.softmax(logits[:, -1, :], dim=1)
        tok = probs.topk(1, dim=1)[1]
        for n in range(N):
            if not done[n]:
                if tok[n].item() == eos:
                    done[n] = True
                else:
                    out[n].append(tok[n].item())
        if all(done):
            break
    return out


@greedy_decode.equivalent
def whole_prefix_each_time(encoder, decoder, src, lengths, bos, eos, max_len):
    start, prefix = encoder(src, lengths), torch.full((len(src), 1), bos)
    for _ in range(max_len):
        logits, _ = decoder(prefix, start)
        prefix = torch.cat([prefix, logits[:, -1].argmax(1, keepdim=True)], dim=1)
    return until_eos(prefix[:, 1:].tolist(), eos)


@greedy_decode.equivalent
def as_modules_in_evaluation(encoder, decoder, src, lengths, bos, eos, max_len):
    encoder.eval()
    decoder.eval()
    device = next(decoder.parameters()).device
    with torch.no_grad():
        state = encoder(src.to(device), lengths)
        tokens = torch.full((src.size(0), 1), bos, device=device)
        said = []
        for _ in range(max_len):
            logits, state = decoder(tokens, state)
            tokens = logits[:, -1].argmax(dim=1, keepdim=True)
            said.append(tokens)
    return until_eos(torch.cat(said, dim=1).tolist(), eos)
