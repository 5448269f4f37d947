"""Other right answers to `detach_state`: each earns full marks."""

import torch

from chapters.truncated_bptt.exercises.detach_state import detach_state, over


@detach_state.equivalent
def data_attribute(state):
    return over(lambda s: s.data, state)


@detach_state.equivalent
def in_place(state):
    over(lambda s: s.detach_(), state)
    return state


@detach_state.equivalent
def through_numpy(state):
    return over(lambda s: torch.from_numpy(s.detach().numpy().copy()), state)


@detach_state.equivalent
def leaves_of_their_own(state):
    if torch.is_tensor(state):
        return state.clone().detach().requires_grad_()
    if hasattr(state, "items"):
        return dict((k, leaves_of_their_own(v)) for k, v in state.items())
    try:
        return [leaves_of_their_own(s) for s in state]
    except TypeError:
        return state
