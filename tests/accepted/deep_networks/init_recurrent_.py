"""Other right answers to `init_recurrent_`: each earns full marks."""

import numpy as np
import torch
from torch import nn

from chapters.deep_networks.exercises.init_recurrent_ import init_recurrent_


@init_recurrent_.equivalent
def orthogonal_on_whole_4HxH(module, forget_bias=1.0):
    for name, param in module.named_parameters():
        if "weight_hh" in name:
            nn.init.orthogonal_(param)
        elif "bias" in name:
            nn.init.zeros_(param)
            if type(module) is nn.LSTM and "bias_hh" in name:
                n = param.size(0)
                param.data[n // 4 : n // 2].fill_(forget_bias)


@init_recurrent_.equivalent
def half_in_each_bias(module, forget_bias=1.0):
    H = module.hidden_size
    for name in dict(module.named_parameters()):
        p = getattr(module, name)
        if name.startswith("weight_hh"):
            blocks = [nn.init.orthogonal_(torch.empty(H, H, dtype=p.dtype)) for _ in range(p.shape[0] // H)]
            p.data = torch.cat(blocks)
        if name.startswith("bias"):
            p.data = torch.zeros_like(p)
            if module.mode == "LSTM":
                p.data[H : 2 * H] = forget_bias / 2
    return module


@init_recurrent_.equivalent
def through_the_state_and_numpy(module, forget_bias=1.0):
    state, H = module.state_dict(), module.hidden_size
    for name, value in state.items():
        if name.startswith("weight_hh"):
            q = [np.linalg.qr(np.random.randn(H, H))[0] for _ in range(len(value) // H)]
            state[name] = torch.tensor(np.vstack(q))
        if name.startswith("bias"):
            state[name] = torch.zeros(len(value))
            if isinstance(module, nn.LSTM) and "ih" in name:
                state[name] = torch.tensor(np.repeat([0, forget_bias, 0, 0], H))
    module.load_state_dict(state)
