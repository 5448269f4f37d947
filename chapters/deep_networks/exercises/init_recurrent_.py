"""How `init_recurrent_` is marked, and the mistakes that are known by name."""

import numpy as np
import torch
from torch import nn

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import deep_networks as reference


def module_inputs(rng, kind, D, H, layers, both):
    gates = {"RNN": 1, "LSTM": 4, "GRU": 3}[kind]
    state = {}
    for k in range(layers):
        for end in ("", "_reverse")[: 1 + both]:
            below = D if k == 0 else H * (1 + both)
            state[f"weight_ih_l{k}{end}"] = rng.uniform(-0.6, 0.6, (gates * H, below))
            state[f"weight_hh_l{k}{end}"] = rng.uniform(-0.6, 0.6, (gates * H, H))
            state[f"bias_ih_l{k}{end}"] = rng.uniform(-0.6, 0.6, gates * H)
            state[f"bias_hh_l{k}{end}"] = rng.uniform(-0.6, 0.6, gates * H)
    bias = float(rng.uniform(1.5, 4))
    return {"kind": kind, "layers": layers, "both": both, "state": state, "forget_bias": bias}


def module_cases(rng):
    D, H = sizes(rng, 2)
    yield Case("an LSTM of two layers", module_inputs(rng, "LSTM", D, H, 2, False))
    yield Case("a GRU", module_inputs(rng, "GRU", D, H, 1, False))
    yield Case("an LSTM of two directions", module_inputs(rng, "LSTM", D, H, 1, True))
    yield Case("an RNN of two layers and directions", module_inputs(rng, "RNN", D, H, 2, True))
    yield Case("H = 1", module_inputs(rng, "LSTM", D, 1, 2, False), edge=True)
    yield Case("D = 1", module_inputs(rng, "LSTM", 1, H, 1, False), edge=True)


def drive_init(init_recurrent_, kind, layers, both, state, forget_bias):
    """Load the state into a layer, give it to the function, and look at its parameters afterwards."""
    H = state["weight_hh_l0"].shape[1]
    D = state["weight_ih_l0"].shape[1]
    module = getattr(torch.nn, kind)(D, H, layers, bidirectional=both).double()
    module.load_state_dict({name: torch.tensor(v) for name, v in state.items()})
    torch.manual_seed(0)
    init_recurrent_(module, forget_bias)
    return {"parameters": {name: p.detach().double().numpy() for name, p in module.named_parameters()}}


init_recurrent_ = Exercise(
    reference.init_recurrent_,
    points=4,
    cases=module_cases,
    returns=("parameters",),
    drive=drive_init,
    by_laws=True,
    data=False,
    minutes=20,
)


@init_recurrent_.law(
    "Not every recurrent matrix is made of orthogonal blocks.",
    "Take the H rows of one gate, in every layer and direction: what is that block times its own transpose?",
    share=2.0,
)
def recurrent_blocks_orthogonal(case, seen):
    for name, start in case["state"].items():
        if not name.startswith("weight_hh"):
            continue
        A = np.asarray(seen["parameters"][name], float)
        H = start.shape[1]
        if A.shape != start.shape:
            return False
        whole = np.allclose(A.T @ A, np.eye(H), atol=1e-4)
        if not whole and not all(np.allclose(B @ B.T, np.eye(H), atol=1e-4) for B in A.reshape(-1, H, H)):
            return False
    return True


@init_recurrent_.law(
    "What the layers read with has changed too, or nothing has changed at all.",
    "Which of the matrices is used again at every step, so that its powers matter? Which are not?",
)
def weight_ih_left_alone(case, seen):
    now, untouched = seen["parameters"], True
    for name, start in case["state"].items():
        if name.startswith("weight_ih") and not np.allclose(now[name], start):
            return False
        if name.startswith("weight_hh") and not np.allclose(now[name], start):
            untouched = False
    return not untouched


@init_recurrent_.law(
    "A bias that belongs to no forget gate is not zero.",
    "Print the sums of the two biases, gate by gate, of an nn.LSTM and of an nn.GRU. Which of them has a forget gate?",
)
def other_biases_zero(case, seen):
    now, H = seen["parameters"], case["state"]["weight_hh_l0"].shape[1]
    if not any(np.any(A) for name, A in now.items() if name.startswith("weight_hh")):
        return None
    for name in case["state"]:
        if not name.startswith("bias_ih"):
            continue
        both = [np.array(now[n], float).reshape(-1, H) for n in (name, name.replace("_ih_", "_hh_"))]
        if case["kind"] != "LSTM" and any(np.any(rows) for rows in both):
            return False
        if case["kind"] == "LSTM" and not np.allclose((both[0] + both[1])[[0, 2, 3]], 0):
            return False
    return True


@init_recurrent_.law(
    "The biases of the forget gates do not add up to forget_bias in every layer and direction.",
    "A layer has two biases. What does it do with them before a gate is squashed? Print what they add up to, in four rows of H.",
)
def forget_bias_once(case, seen):
    now, H = seen["parameters"], case["state"]["weight_hh_l0"].shape[1]
    if not any(np.any(A) for name, A in now.items() if name.startswith("weight_hh")):
        return None
    for name in case["state"]:
        if case["kind"] == "LSTM" and name.startswith("bias_ih"):
            both = np.array(now[name], float) + np.array(now[name.replace("_ih_", "_hh_")], float)
            if not np.allclose(both[H : 2 * H], case["forget_bias"]):
                return False
    return True


def parameters_of(module):
    """Yield (name, tensor) for each parameter, to be changed in place."""
    return [(name, p.data) for name, p in module.named_parameters()]


@init_recurrent_.mistake(breaks="forget_bias_once")
def both_biases(module, forget_bias=1.0):
    reference.init_recurrent_(module, forget_bias)
    H = module.hidden_size
    for name, p in parameters_of(module):
        if name.startswith("bias") and isinstance(module, nn.LSTM):
            p[H : 2 * H] = forget_bias


@init_recurrent_.mistake(breaks="forget_bias_once")
def forget_bias_never_set(module, forget_bias=1.0):
    reference.init_recurrent_(module, 0.0)


@init_recurrent_.mistake(breaks="other_biases_zero")
def wrong_quarter(module, forget_bias=1.0):
    reference.init_recurrent_(module, 0.0)
    for name, p in parameters_of(module):
        if name.startswith("bias_ih") and isinstance(module, nn.LSTM):
            p[: module.hidden_size] = forget_bias


@init_recurrent_.mistake(breaks="other_biases_zero")
def hits_gru(module, forget_bias=1.0):
    reference.init_recurrent_(module, forget_bias)
    H = module.hidden_size
    for name, p in parameters_of(module):
        if name.startswith("bias_ih"):
            p[H : 2 * H] = forget_bias


@init_recurrent_.mistake(breaks="other_biases_zero")
def other_biases_as_drawn(module, forget_bias=1.0):
    before = {name: p.clone() for name, p in parameters_of(module)}
    reference.init_recurrent_(module, forget_bias)
    for name, p in parameters_of(module):
        if name.startswith("bias"):
            f = p[module.hidden_size : 2 * module.hidden_size].clone()
            p.copy_(before[name])
            if isinstance(module, nn.LSTM):
                p[module.hidden_size : 2 * module.hidden_size] = f


@init_recurrent_.mistake(breaks="weight_ih_left_alone")
def wih_orthogonal(module, forget_bias=1.0):
    reference.init_recurrent_(module, forget_bias)
    for name, p in parameters_of(module):
        if name.startswith("weight_ih"):
            nn.init.orthogonal_(p)


@init_recurrent_.mistake(breaks="recurrent_blocks_orthogonal")
def first_layer_only(module, forget_bias=1.0):
    before = {name: p.clone() for name, p in parameters_of(module)}
    reference.init_recurrent_(module, forget_bias)
    for name, p in parameters_of(module):
        if not name.endswith("_l0") and name.startswith("weight_hh"):
            p.copy_(before[name])


@init_recurrent_.mistake(breaks="recurrent_blocks_orthogonal")
def xavier_instead(module, forget_bias=1.0):
    reference.init_recurrent_(module, forget_bias)
    for name, p in parameters_of(module):
        if name.startswith("weight_hh"):
            nn.init.xavier_normal_(p)
