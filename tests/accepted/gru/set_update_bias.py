"""Other right answers to `set_update_bias`: each earns full marks."""

import torch

from chapters.gru.exercises.set_update_bias import set_update_bias


@set_update_bias.equivalent
def half_each_by_name(gru, value):
    for name, p in gru.named_parameters():
        if "bias" in name:
            n = p.size(0)
            p.data[n // 3 : 2 * n // 3].fill_(value / 2)


@set_update_bias.equivalent
def through_the_state(gru, value):
    state, H = gru.state_dict(), gru.hidden_size
    for name in state:
        if name.startswith("bias_hh"):
            state[name][H : 2 * H] = value - state[name.replace("hh", "ih")][H : 2 * H]
    gru.load_state_dict(state)
    return gru


@set_update_bias.equivalent
def by_chunks(gru, value):
    with torch.no_grad():
        for weights in gru.all_weights:
            for bias, v in zip(weights[2:], (0.0, value), strict=True):
                _, z, _ = bias.chunk(3)
                z.copy_(torch.full_like(z, v))
