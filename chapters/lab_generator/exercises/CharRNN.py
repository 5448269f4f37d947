"""How `CharRNN` is marked, and the mistakes that are known by name."""

import torch

from autograder import Case, Exercise
from chapters.lab_generator.exercises.shared import distinct
from solutions import lab_generator as reference
from solutions.truncated_bptt import detach_state

KINDS = {"rnn": 1, "gru": 3, "lstm": 4, "a class": 4}


def model_inputs(rng, kind, V, D, H, N, T, T_next):
    G = KINDS[kind] * H
    shapes = {
        "embed.weight": (V, D),
        "cell.weight_ih_l0": (G, D),
        "cell.weight_hh_l0": (G, H),
        "cell.bias_ih_l0": (G,),
        "cell.bias_hh_l0": (G,),
        "readout.weight": (V, H),
        "readout.bias": (V,),
    }
    return {
        "kind": kind,
        "weights": {name: rng.normal(0, 0.8, shape) for name, shape in shapes.items()},
        "x": rng.integers(0, V, (N, T)),
        "x_next": rng.integers(0, V, (N, T_next)),
        "direction": rng.normal(size=(N, T_next, V)),
    }


def model_cases(rng):
    V, D, H, N, T, T_next = distinct(rng, 6)
    for kind in KINDS:
        yield Case(f"cell {kind}", model_inputs(rng, kind, V, D, H, N, T, T_next))
    yield Case("N = 1", model_inputs(rng, "lstm", V, D, H, 1, T, T_next), edge=True)
    yield Case("T = 1", model_inputs(rng, "gru", V, D, H, N, 1, 1), edge=True)
    yield Case("D = H = 1", model_inputs(rng, "lstm", V, 1, 1, N, T, T_next), edge=True)


def drive_model(CharRNN, kind, weights, x, x_next, direction):
    """Build the model, give it these weights, let it read x, continue, and begin anew; then differentiate."""
    V, D = weights["embed.weight"].shape
    H = weights["readout.weight"].shape[1]

    class Own(torch.nn.LSTM):
        def __init__(self, input_size, hidden_size):
            super().__init__(input_size, hidden_size, batch_first=True)

    model = CharRNN(V, D, H, Own if kind == "a class" else kind).double()
    own = dict(model.named_parameters())
    shapes = {name: tuple(p.shape) for name, p in own.items()}
    if shapes != {name: a.shape for name, a in weights.items()}:
        other = "not asked"
        return {"parameters": shapes, "logits": other, "read on": other, "from nothing": other, "gradient": other}
    for name, p in own.items():
        p.data = torch.tensor(weights[name])

    def told(logits):
        """The logits as logarithms of probabilities, so that a number added to all of them makes no difference."""
        if isinstance(logits, torch.Tensor) and logits.dim() == 3:
            return torch.log_softmax(logits, dim=2).detach()
        return logits.detach() if isinstance(logits, torch.Tensor) else "no tensor of logits"

    x, x_next = torch.tensor(x), torch.tensor(x_next)
    logits, state = model(x)
    after, _ = model(x_next, state)
    again, _ = model(x, None)
    gradient = "there is none"
    if isinstance(after, torch.Tensor) and after.shape == direction.shape and after.requires_grad:
        model.zero_grad()
        (torch.log_softmax(after, dim=2) * torch.tensor(direction)).sum().backward()
        gradient = model.embed.weight.grad
    return {
        "parameters": shapes,
        "logits": told(logits),
        "read on": told(after),
        "from nothing": told(again),
        "gradient": gradient,
    }


CharRNN = Exercise(
    reference.CharRNN,
    points=5,
    cases=model_cases,
    returns={"parameters": 1, "logits": 2, "read on": 1, "from nothing": 0.5, "gradient": 0.5},
    drive=drive_model,
    tol=1e-8,
    minutes=20,
)


@CharRNN.law(
    "The parameters have other names than the docstring's.",
    "Print [name for name, _ in model.named_parameters()]. What must the three parts be called, so that weights can be put in by name?",
)
def named_as_asked(case, seen):
    return set(seen["parameters"]) == set(case["weights"])


class _Base(reference.CharRNN):
    """The reference; wrong answers change one of its methods."""

    def forward(self, x, state=None):
        hs, state = self.cell(self.embed(x), state)
        return self.readout(hs), state


@CharRNN.mistake
class forgets_between_calls(_Base):
    """The state that comes in is not used: the model begins anew with every call.

    Let the model read half a line, and then the other half with the state it returned. Are these the logits of the
    whole line?
    """

    def forward(self, x, state=None):
        return super().forward(x, None)


@CharRNN.mistake
class keeps_its_state(_Base):
    """The model remembers its last call: with state None it does not begin from nothing.

    Call the model twice with the same x and no state. Why are the answers not the same? Where does your state live?
    """

    def forward(self, x, state=None):
        logits, self.memory = super().forward(x, getattr(self, "memory", None) if state is None else state)
        return logits, self.memory


@CharRNN.mistake
class time_is_first(_Base):
    """PyTorch takes the batch for time: the rows of x influence each other.

    Change one row of x. Do the logits of another row move? What does the layer take for its first axis?
    """

    def __init__(self, V, D, H, cell="lstm"):
        super().__init__(V, D, H, cell)
        self.cell.batch_first = False

    def forward(self, x, state=None):
        N = x.shape[0]
        hs, new = self.cell(self.embed(x), None)
        return self.readout(hs), new if N else state


@CharRNN.mistake
class softmax_inside(_Base):
    """There is a softmax in the model already: cross_entropy will take another one.

    What do the logits of one step add up to in yours? What does the loss of train_epoch expect?
    """

    def forward(self, x, state=None):
        logits, state = super().forward(x, state)
        return torch.softmax(logits, dim=-1), state


@CharRNN.mistake
class last_step_only(_Base):
    """Only the last step is read out.

    This network guesses after every letter. How many guesses should there be for N rows of T letters?
    """

    def forward(self, x, state=None):
        hs, state = self.cell(self.embed(x), state)
        return self.readout(hs[:, -1]), state


@CharRNN.mistake
class cuts_inside(_Base):
    """The model detaches the state that it is given: no gradient can pass from one call to an earlier one.

    Who knows where a chunk ends, the model or the training loop? Who should cut, then?
    """

    def forward(self, x, state=None):
        return super().forward(x, detach_state(state))


@CharRNN.mistake
class always_an_lstm(_Base):
    """The cell is an LSTM, whatever is asked for.

    What is `cell` in CharRNN(V, D, H, 'gru'), and where is it used in yours?
    """

    def __init__(self, V, D, H, cell="lstm"):
        super().__init__(V, D, H, "lstm")


@CharRNN.mistake
class relu_before_the_readout(_Base):
    """Between the states and the read-out stands a nonlinearity that nobody has asked for.

    How large can the logit of a letter become in your model, and how small? What is `readout` a linear layer of?
    """

    def forward(self, x, state=None):
        hs, state = self.cell(self.embed(x), state)
        return self.readout(torch.relu(hs)), state
