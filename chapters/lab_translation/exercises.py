"""How the exercises of `lab_translation` are marked, and which mistakes are known by name."""

from collections import Counter

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from autograder import Case, Exercise, choice
from chapters.lab_translation import data
from solutions import lab_translation as reference


def different(rng, low, high, count):
    """Pairwise different whole numbers from low to high."""
    return [int(n) for n in low + rng.permutation(high - low + 1)[:count]]


def some_sequences(rng, lengths, low, high):
    """Lists of ids from low to high - 1, of these lengths."""
    return [[int(v) for v in rng.integers(low, high, n)] for n in lengths]


# ------------------------------------------------------------------------------------------------ add_bos_eos_shift


def shift_inputs(rng, lengths, bos=1, eos=2, pad=0):
    return {"sequences": some_sequences(rng, lengths, 5, 40), "bos": bos, "eos": eos, "pad": pad}


def shift_cases(rng):
    N = int(rng.integers(4, 7))
    yield Case("different lengths", shift_inputs(rng, different(rng, 2, 9, N)))
    yield Case("other ids for bos, eos and pad", shift_inputs(rng, different(rng, 2, 9, N), 41, 42, 43))
    yield Case("N = 1", shift_inputs(rng, [4]), edge=True)
    yield Case("S = 1", shift_inputs(rng, [1] * N), edge=True)


def drive_shift(add_bos_eos_shift, sequences, bos, eos, pad):
    """What is read where nothing is to be said does not matter: it is made pad."""
    value = add_bos_eos_shift(sequences, bos, eos, pad)
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        return {"inputs": "no pair inputs, targets", "targets": "no pair inputs, targets"}
    try:
        inputs, targets = (np.array(v) for v in value)
    except (TypeError, ValueError):
        return {"inputs": "no array", "targets": "no array"}
    if inputs.shape == targets.shape:
        inputs = np.where(targets == pad, pad, inputs)
    return {"inputs": inputs, "targets": targets}


add_bos_eos_shift = Exercise(
    reference.add_bos_eos_shift,
    points=3,
    cases=shift_cases,
    returns=("inputs", "targets"),
    drive=drive_shift,
    minutes=15,
)


def both_padded(inputs, targets, pad):
    return data.padded(inputs, pad)[0], data.padded(targets, pad)[0]


@add_bos_eos_shift.misconception(
    "The decoder is fed eos, and should say something after it.",
    "Write both rows of one sequence under each other. What should a decoder say that has just read eos?",
)
def eos_fed_to_decoder(sequences, bos, eos, pad):
    return both_padded([[bos, *s, eos] for s in sequences], [[*s, eos, pad] for s in sequences], pad)


@add_bos_eos_shift.misconception(
    "The decoder should say bos, which it has just read.",
    "Write both rows of one sequence under each other. To the very first thing that it reads, what should the decoder say?",
)
def bos_in_target(sequences, bos, eos, pad):
    return both_padded([[bos, *s] for s in sequences], [[bos, *s] for s in sequences], pad)


@add_bos_eos_shift.misconception(
    "Input and target are the same: nothing is shifted.",
    "Write both rows of one sequence under each other. What does the decoder read at the step at which it should say the third id?",
)
def not_shifted(sequences, bos, eos, pad):
    whole = [[bos, *s, eos] for s in sequences]
    return both_padded(whole, whole, pad)


@add_bos_eos_shift.misconception(
    "No target ends with eos.", "Your network is trained and translates. From what can it have learnt when to stop?"
)
def never_an_end(sequences, bos, eos, pad):
    return both_padded([[bos, *s[:-1]] for s in sequences], sequences, pad)


@add_bos_eos_shift.misconception(
    "The eos stands at the end of the row, after the padding.",
    "Look at your shortest sequence. How many paddings must the decoder say before it may stop?",
)
def eos_after_padding(sequences, bos, eos, pad):
    body, _ = data.padded(sequences, pad)
    ends = np.full((len(body), 1), eos)
    return np.hstack([np.full((len(body), 1), bos), body]), np.hstack([body, ends])


@add_bos_eos_shift.accepts()
def one_array_cut_twice(sequences, bos, eos, pad):
    whole, _ = data.padded([[bos, *s, eos] for s in sequences], pad)
    return whole[:, :-1], whole[:, 1:]


@add_bos_eos_shift.accepts()
def filled_in_torch(sequences, bos, eos, pad):
    rows = [torch.tensor([bos] + list(s) + [eos]) for s in sequences]
    read = nn.utils.rnn.pad_sequence([r[:-1] for r in rows], batch_first=True, padding_value=pad)
    say = nn.utils.rnn.pad_sequence([r[1:] for r in rows], batch_first=True, padding_value=pad)
    return read, say


@add_bos_eos_shift.accepts()
def plain_lists(sequences, bos, eos, pad):
    longest = max(len(s) for s in sequences)
    inputs, targets = [], []
    for s in sequences:
        fill = [pad] * (longest - len(s))
        inputs.append([bos] + s + fill)
        targets.append(s + [eos] + fill)
    return inputs, targets


# --------------------------------------------------------------------------------------------------- reverse_source


def source_inputs(rng, lengths):
    src, lengths = data.padded(some_sequences(rng, lengths, 3, 40))
    return {"src": src, "lengths": lengths}


def reverse_cases(rng):
    N = int(rng.integers(4, 7))
    yield Case("different lengths", source_inputs(rng, different(rng, 3, 10, N)))
    yield Case("as many sources as steps", source_inputs(rng, [6, 3, 5, 4, 6, 3]))
    yield Case("nothing is padded", source_inputs(rng, [5] * N), edge=True)
    yield Case("N = 1", source_inputs(rng, [6]), edge=True)
    yield Case("S = 1", source_inputs(rng, [1] * N), edge=True)


reverse_source = Exercise(reference.reverse_source, points=1, cases=reverse_cases, returns=("reversed",), minutes=10)


@reverse_source.misconception(
    "The padding is turned round, too, and stands in front.",
    "What is in column 0 for a short source? What will the encoder read first?",
)
def padding_in_front(src, lengths):
    return src[:, ::-1]


@reverse_source.misconception(
    "The sources of the batch are in reverse order, and each of them as it was.",
    "Which axis of src are the letters of one source?",
)
def batch_reversed(src, lengths):
    return src[::-1]


@reverse_source.misconception(
    "The last real id of a source stays where it is.",
    "Take a source of length 3. Which columns does yours turn round?",
)
def one_too_few(src, lengths):
    return reference.reverse_source(src, np.maximum(lengths - 1, 1))


@reverse_source.accepts()
def source_by_source(src, lengths):
    out = src.copy()
    for n, length in enumerate(lengths):
        out[n, :length] = src[n, :length][::-1]
    return out


@reverse_source.accepts()
def flipped_and_rolled(src, lengths):
    rows = [np.roll(row[::-1], length - len(row)) for row, length in zip(src, lengths, strict=True)]
    return np.stack(rows)


@reverse_source.accepts()
def gathered_in_torch(src, lengths):
    src, lengths = torch.as_tensor(src), torch.as_tensor(lengths)[:, None]
    t = torch.arange(src.shape[1])[None].expand(len(src), -1)
    return src.gather(1, torch.where(t < lengths, lengths - 1 - t, t))


# ----------------------------------------------------------------------------------------------------------- Encoder


def weights_for(rng, V, E, H, cell, readout=False):
    """Weights for the parts of an encoder or decoder, name -> array."""
    gates = {"rnn": 1, "gru": 3, "lstm": 4}[cell]
    shapes = {
        "embed.weight": (V, E),
        "rnn.weight_ih_l0": (gates * H, E),
        "rnn.weight_hh_l0": (gates * H, H),
        "rnn.bias_ih_l0": (gates * H,),
        "rnn.bias_hh_l0": (gates * H,),
    }
    if readout:
        shapes |= {"readout.weight": (V, H), "readout.bias": (V,)}
    return {name: rng.normal(0, 0.7, shape) for name, shape in shapes.items()}


def encoder_inputs(rng, V, E, H, cell, lengths):
    src, lengths = data.padded(some_sequences(rng, lengths, 1, V))
    weights = weights_for(rng, V, E, H, cell)
    return {"sizes": (V, E, H), "cell": cell, "src": src, "lengths": lengths, "weights": weights}


def encoder_cases(rng):
    V, E, H, N = different(rng, 4, 9, 4)
    lengths = [3, *different(rng, 1, 8, 8)]
    lengths = [n for n in lengths if n != 3][: N - 1]
    lengths.insert(1, 3)
    lengths[-1] = max(lengths) + 1  # the longest is not the first, nor are they sorted
    if lengths == sorted(lengths):
        lengths[0], lengths[1] = lengths[1] + 1, lengths[0]
    yield Case("a GRU", encoder_inputs(rng, V, E, H, "gru", lengths))
    yield Case("an LSTM", encoder_inputs(rng, V, E, H, "lstm", lengths))
    yield Case("a simple RNN", encoder_inputs(rng, V, E, H, "rnn", lengths))
    yield Case("N = 1", encoder_inputs(rng, V, E, H, "gru", [4]), edge=True)
    yield Case("S = 1", encoder_inputs(rng, V, E, H, "gru", [1] * N), edge=True)
    yield Case("H = 1", encoder_inputs(rng, V, E, 1, "lstm", lengths), edge=True)


def drive_encoder(Encoder, sizes, cell, src, lengths, weights):
    """Build the encoder, give it these weights as far as it has parts of these names, and let it read."""
    torch.manual_seed(0)
    model = Encoder(*sizes, cell).double()
    parts = {name: p for name, p in model.named_parameters()}
    for name, value in weights.items():
        if name in parts and tuple(parts[name].shape) == value.shape:
            parts[name].data = torch.tensor(value)
    state = model(torch.tensor(src), torch.tensor(lengths))
    state = list(state) if isinstance(state, (tuple, list)) else [state]
    state = [s.detach() if isinstance(s, torch.Tensor) else s for s in state]
    return {
        "state": state[0] if len(state) == 1 else state,
        "parts": sorted(f"{name} {tuple(p.shape)}" for name, p in parts.items()),
    }


Encoder = Exercise(
    reference.Encoder,
    points=4,
    cases=encoder_cases,
    returns={"state": 3, "parts": 1},
    drive=drive_encoder,
    minutes=20,
)


@Encoder.law(
    "The parts have other names than the docstring gives them.",
    "Print dict(model.named_parameters()). Which of the names stand in the docstring?",
)
def encoder_parts_named(case, seen):
    parts = seen["parts"]
    return isinstance(parts, list) and {str(p).split(" ")[0] for p in parts} == set(case["weights"])


class _Encoder(reference.Encoder):
    """The reference, of which wrong answers change one step."""


@Encoder.misconception(
    "The padding is read: each state is that of the end of the row, not of the source.",
    "Append three paddings to a source. Does its state move? Should it?",
)
class padding_is_read(_Encoder):
    def forward(self, src, lengths):
        return self.rnn(self.embed(src))[1]


@Encoder.misconception(
    "The states come in another order than the sources: sorted by length.",
    "Your batch was sorted for packing. Whose state is the first that you return?",
)
class sorted_and_left_so(_Encoder):
    def forward(self, src, lengths):
        order = lengths.argsort(descending=True, stable=True)
        return super().forward(src[order], lengths[order])


@Encoder.misconception(
    "Every encoder has a GRU, whatever cell says.",
    "Print Encoder(5, 6, 7, 'lstm'). Which layer does it show, and how many states has it?",
)
class always_gru(_Encoder):
    def __init__(self, V, E, H, cell="gru"):
        super().__init__(V, E, H, "gru")


@Encoder.misconception(
    "Of the LSTM's two states only h is returned.",
    "With what should a decoder with an LSTM start? How many states does its cell hold?",
)
class cell_state_lost(_Encoder):
    def forward(self, src, lengths):
        state = super().forward(src, lengths)
        return state[0] if isinstance(state, tuple) else state


@Encoder.misconception(
    "Every source is read one letter short.",
    "Give it a source of one letter, and then another one. Does the state differ?",
)
class one_letter_short(_Encoder):
    def forward(self, src, lengths):
        return super().forward(src, (lengths - 1).clamp(min=1))


@Encoder.accepts()
class padding_index(nn.Module):
    def __init__(self, V, E, H, cell="gru"):
        super().__init__()
        self.embed = nn.Embedding(V, E, padding_idx=0)
        layer = getattr(nn, cell.upper())
        self.rnn = layer(input_size=E, hidden_size=H, num_layers=1, batch_first=True)

    def forward(self, src, lengths):
        x = self.embed(src)
        x = nn.utils.rnn.pack_padded_sequence(x, lengths.cpu(), batch_first=True, enforce_sorted=False)
        out, h_n = self.rnn(x)
        return h_n


@Encoder.accepts()
class sorted_and_restored(_Encoder):
    def forward(self, src, lengths):
        order = torch.argsort(lengths, descending=True)
        back = torch.argsort(order)
        packed = nn.utils.rnn.pack_padded_sequence(self.embed(src[order]), lengths[order], batch_first=True)
        _, state = self.rnn(packed)
        if isinstance(state, tuple):
            return tuple(s[:, back] for s in state)
        return state[:, back]


@Encoder.accepts()
class one_source_at_a_time(_Encoder):
    def forward(self, src, lengths):
        states = [self.rnn(self.embed(src[n : n + 1, : lengths[n]]))[1] for n in range(len(src))]
        if isinstance(states[0], tuple):
            return torch.cat([s[0] for s in states], 1), torch.cat([s[1] for s in states], 1)
        return torch.cat(states, dim=1)


# ----------------------------------------------------------------------------------------------------------- Decoder


def decoder_inputs(rng, V, E, H, cell, N, S):
    state = [rng.uniform(-1, 1, (1, N, H)) for _ in range(2 if cell == "lstm" else 1)]
    return {
        "sizes": (V, E, H),
        "cell": cell,
        "tokens": rng.integers(0, V, (N, S)),
        "state": state,
        "weights": weights_for(rng, V, E, H, cell, readout=True),
    }


def decoder_cases(rng):
    V, E, H, N, S = different(rng, 3, 9, 5)
    yield Case("a GRU", decoder_inputs(rng, V, E, H, "gru", N, S))
    yield Case("an LSTM", decoder_inputs(rng, V, E, H, "lstm", N, S))
    yield Case("a simple RNN", decoder_inputs(rng, V, E, H, "rnn", N, S))
    yield Case("one step (S = 1)", decoder_inputs(rng, V, E, H, "gru", N, 1), edge=True)
    yield Case("N = 1", decoder_inputs(rng, V, E, H, "gru", 1, S), edge=True)
    yield Case("H = 1", decoder_inputs(rng, V, E, 1, "lstm", N, S), edge=True)


def drive_decoder(Decoder, sizes, cell, tokens, state, weights):
    """Build the decoder, give it these weights as far as it has parts of these names, and let it speak."""
    torch.manual_seed(0)
    model = Decoder(*sizes, cell).double()
    parts = {name: p for name, p in model.named_parameters()}
    for name, value in weights.items():
        if name in parts and tuple(parts[name].shape) == value.shape:
            parts[name].data = torch.tensor(value)
    start = tuple(torch.tensor(s) for s in state)
    value = model(torch.tensor(tokens), start if len(start) > 1 else start[0])
    logits, after = value if isinstance(value, (tuple, list)) and len(value) == 2 else (value, None)
    after = list(after) if isinstance(after, (tuple, list)) else [after]
    after = [s.detach() if isinstance(s, torch.Tensor) else s for s in after]
    return {
        "logits": logits.detach() if isinstance(logits, torch.Tensor) else logits,
        "state": after[0] if len(after) == 1 else after,
        "parts": sorted(f"{name} {tuple(p.shape)}" for name, p in parts.items()),
    }


Decoder = Exercise(
    reference.Decoder,
    points=3,
    cases=decoder_cases,
    returns={"logits": 3, "state": 2, "parts": 1},
    drive=drive_decoder,
    minutes=12,
)


@Decoder.law(
    "The parts have other names than the docstring gives them.",
    "Print dict(model.named_parameters()). Which of the names stand in the docstring?",
)
def decoder_parts_named(case, seen):
    parts = seen["parts"]
    return isinstance(parts, list) and {str(p).split(" ")[0] for p in parts} == set(case["weights"])


class _Decoder(reference.Decoder):
    """The reference, of which wrong answers change one step."""


@Decoder.misconception(
    "The decoder starts from an empty state: nothing of the source reaches it.",
    "Call it twice with the same tokens and different states. What should differ?",
)
class state_ignored(_Decoder):
    def forward(self, tokens, state):
        return super().forward(tokens, None)


@Decoder.misconception(
    "The state that comes back is the one that went in.",
    "Feed it one letter, then another one. How can the second call know of the first?",
)
class old_state_returned(_Decoder):
    def forward(self, tokens, state):
        return super().forward(tokens, state)[0], state


@Decoder.misconception(
    "The outputs are probabilities: a softmax has been taken.",
    "What does PyTorch's cross_entropy take, and what does it do with it first?",
)
class softmax_at_the_end(_Decoder):
    def forward(self, tokens, state):
        logits, state = super().forward(tokens, state)
        return logits.softmax(dim=-1), state


@Decoder.misconception(
    "Only the last step's logits come back.",
    "In training the decoder reads S ids in one call. At how many steps should it say something?",
)
class only_the_last_step(_Decoder):
    def forward(self, tokens, state):
        logits, state = super().forward(tokens, state)
        return logits[:, -1], state


@Decoder.misconception(
    "Every decoder has a GRU, whatever cell says.",
    "Print Decoder(5, 6, 7, 'rnn'). Which layer does it show?",
)
class decoder_always_gru(_Decoder):
    def __init__(self, V, E, H, cell="gru"):
        super().__init__(V, E, H, "gru")

    def forward(self, tokens, state):
        return super().forward(tokens, state[0] if isinstance(state, tuple) else state)


@Decoder.accepts()
class step_by_step(_Decoder):
    def forward(self, tokens, state):
        logits = []
        for t in range(tokens.size(1)):
            out, state = self.rnn(self.embed(tokens[:, t]).unsqueeze(1), state)
            logits.append(self.readout(out.squeeze(1)))
        return torch.stack(logits, dim=1), state


@Decoder.accepts()
class picked_by_name(nn.Module):
    def __init__(self, V, E, H, cell="gru"):
        super().__init__()
        self.readout = nn.Linear(H, V)
        self.embed = nn.Embedding(V, E)
        if cell == "rnn":
            self.rnn = nn.RNN(E, H, batch_first=True)
        elif cell == "gru":
            self.rnn = nn.GRU(E, H, batch_first=True)
        else:
            self.rnn = nn.LSTM(E, H, batch_first=True)

    def forward(self, tokens, state):
        output, hidden = self.rnn(self.embed(tokens), state)
        return [self.readout(output), hidden]


# ---------------------------------------------------------------------------------------------- teacher_forcing_loss


def world(rng, V, N, S, R):
    """Sources and what is to be said of them, and a table that stands for two networks.

    The table's encoder keeps the last real id of a source, its decoder counts its steps: what it says depends on
    that id, on the step, and on what it reads.
    """
    lengths = [max(R - 2 - n % 3, 1) for n in range(N)]
    lengths[1 % N] = R
    src, lengths = data.padded(some_sequences(rng, lengths, 3, V))
    src[np.arange(N), lengths - 1] = 3 + rng.permutation(V - 3)[np.arange(N) % (V - 3)]
    return {"table": rng.normal(0, 2, (V, S + 1, V, V)), "src": src, "lengths": lengths}


def pairs_to_say(rng, V, lengths):
    return reference.add_bos_eos_shift(some_sequences(rng, lengths, 3, V), data.BOS, data.EOS, data.PAD)


def loss_inputs(rng, V, N, lengths, R=6):
    inputs, targets = pairs_to_say(rng, V, lengths)
    made = world(rng, V, N, inputs.shape[1], R)
    return {**made, "bias": rng.normal(size=V), "inputs": inputs, "targets": targets, "pad": data.PAD}


def loss_cases(rng):
    N = int(rng.integers(3, 6))
    V = int(rng.choice([9, 10]))
    lengths = different(rng, 1, 7, N)
    yield Case("different lengths", loss_inputs(rng, V, N, lengths))
    yield Case("one long, the others short", loss_inputs(rng, V, N, [1] * (N - 1) + [7]))
    yield Case("nothing is padded", loss_inputs(rng, V, N, [4] * N), edge=True)
    yield Case("N = 1", loss_inputs(rng, V, 1, [4]), edge=True)


def drive_loss(teacher_forcing_loss, table, src, lengths, bias, inputs, targets, pad):
    """The loss, and what of it reaches the decoder's table and the encoder's bias."""
    table, bias = (torch.tensor(a, requires_grad=True) for a in (table, bias))

    def encoder(src, lengths):
        last = src[torch.arange(len(src)), lengths - 1]
        return torch.stack([last.double(), torch.zeros(len(src)).double(), bias[last]], dim=1)[None]

    def decoder(tokens, state):
        last, step, level = state[0].unbind(dim=1)
        ramp, logits = torch.linspace(0, 1, table.shape[-1]).double(), []
        for k in range(tokens.shape[1]):
            when = step.long().clamp(max=table.shape[1] - 1)
            logits.append(table[last.long(), when, tokens[:, k]] + level[:, None] * ramp)
            step = step + 1
        return torch.stack(logits, dim=1), torch.stack([last, step, level], dim=1)[None]

    batch = (torch.tensor(a) for a in (src, lengths, inputs, targets))
    loss = teacher_forcing_loss(encoder, decoder, *batch, pad)
    if not isinstance(loss, torch.Tensor):
        nothing = "the loss is no tensor that can go backward"
        return {"loss": loss, "decoder's gradient": nothing, "encoder's gradient": nothing}
    if loss.requires_grad and loss.ndim == 0:
        loss.backward()
    found = [torch.zeros_like(p) if p.grad is None else p.grad for p in (table, bias)]
    return {"loss": loss.detach(), "decoder's gradient": found[0].sum(dim=(0, 1)), "encoder's gradient": found[1]}


teacher_forcing_loss = Exercise(
    reference.teacher_forcing_loss,
    points=4,
    cases=loss_cases,
    returns={"loss": 2, "decoder's gradient": 1, "encoder's gradient": 1},
    drive=drive_loss,
    tol=1e-7,
    minutes=20,
)


def forced(encoder, decoder, src, lengths, inputs):
    return decoder(inputs, encoder(src, lengths))[0]


@teacher_forcing_loss.misconception(
    "The padding counts, too: the decoder is asked to say it.",
    "Change the logits at a step whose target is pad. Should the loss move?",
)
def pad_in_loss(encoder, decoder, src, lengths, inputs, targets, pad):
    return cross_entropy(forced(encoder, decoder, src, lengths, inputs).flatten(0, 1), targets.flatten())


@teacher_forcing_loss.misconception(
    "The sum over all steps is divided by the number of sequences.",
    "Twice as long sentences, equally well said: should their loss be twice as large? How many numbers is this a mean of?",
)
def mean_over_batch_only(encoder, decoder, src, lengths, inputs, targets, pad):
    logits = forced(encoder, decoder, src, lengths, inputs).flatten(0, 1)
    return cross_entropy(logits, targets.flatten(), ignore_index=pad, reduction="sum") / len(src)


@teacher_forcing_loss.misconception(
    "It is a mean of sequences' means: an id in a short sequence weighs more than one in a long one.",
    "A sequence of 2 targets and one of 8: how much does each of the ten count in yours?",
)
def mean_of_means(encoder, decoder, src, lengths, inputs, targets, pad):
    logits, real = forced(encoder, decoder, src, lengths, inputs), targets != pad
    costs = cross_entropy(logits.transpose(1, 2), targets, reduction="none") * real
    return (costs.sum(dim=1) / real.sum(dim=1)).mean()


@teacher_forcing_loss.misconception(
    "The sum for the padding is left out, but it is still divided by all steps.",
    "Over how many targets do you add, and by how many do you divide?",
)
def divided_by_all(encoder, decoder, src, lengths, inputs, targets, pad):
    logits = forced(encoder, decoder, src, lengths, inputs).flatten(0, 1)
    return cross_entropy(logits, targets.flatten(), ignore_index=pad, reduction="sum") / targets.numel()


@teacher_forcing_loss.misconception(
    "The decoder reads what it has said itself, not what was right.",
    "Which of the arguments holds what the teacher says? Where does your decoder read it?",
)
def no_teacher(encoder, decoder, src, lengths, inputs, targets, pad):
    state, tokens, said = encoder(src, lengths), inputs[:, :1], []
    for _ in range(inputs.shape[1]):
        logits, state = decoder(tokens, state)
        tokens = logits.argmax(dim=-1)
        said.append(logits)
    return cross_entropy(torch.cat(said, 1).flatten(0, 1), targets.flatten(), ignore_index=pad)


@teacher_forcing_loss.misconception(
    "The decoder is compared with what it reads, not with what it should say.",
    "Which of the two arrays begins with bos? Is that something to be said?",
)
def compared_with_inputs(encoder, decoder, src, lengths, inputs, targets, pad):
    logits = forced(encoder, decoder, src, lengths, inputs)
    return cross_entropy(logits.flatten(0, 1), inputs.flatten(), ignore_index=pad)


@teacher_forcing_loss.misconception(
    "The decoder reads the targets: at each step it is told what it should say.",
    "At the step at which it should say the third id, which ids may it have read?",
)
def targets_fed(encoder, decoder, src, lengths, inputs, targets, pad):
    logits = forced(encoder, decoder, src, lengths, targets)
    return cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=pad)


@teacher_forcing_loss.misconception(
    "A softmax is taken before the cross entropy, which takes one itself.",
    "What does cross_entropy expect: probabilities, or the numbers before them?",
)
def softmax_twice(encoder, decoder, src, lengths, inputs, targets, pad):
    logits = forced(encoder, decoder, src, lengths, inputs).softmax(dim=-1)
    return cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=pad)


@teacher_forcing_loss.misconception(
    "Nothing goes back to the encoder, which never learns.",
    "Call backward() on your loss and look at the gradients of the encoder's weights. Where has the way back been cut?",
)
def encoder_cut_off(encoder, decoder, src, lengths, inputs, targets, pad):
    logits, _ = decoder(inputs, encoder(src, lengths).detach())
    return cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=pad)


@teacher_forcing_loss.accepts()
def step_by_step_forced(encoder, decoder, src, lengths, inputs, targets, pad):
    state, total, count = encoder(src, lengths), 0.0, 0
    for t in range(targets.size(1)):
        logits, state = decoder(inputs[:, t : t + 1], state)
        real = targets[:, t] != pad
        if real.any():
            total = total + nn.CrossEntropyLoss(reduction="sum")(logits[:, 0][real], targets[:, t][real])
            count += real.sum()
    return total / count


@teacher_forcing_loss.accepts()
def log_softmax_and_mask(encoder, decoder, src, lengths, inputs, targets, pad):
    logits, _ = decoder(inputs, encoder(src, lengths))
    logp = torch.log_softmax(logits, -1).gather(2, targets.unsqueeze(-1)).squeeze(-1)
    mask = (targets != pad).to(logp.dtype)
    return -(logp * mask).sum() / mask.sum()


@teacher_forcing_loss.accepts()
def transposed_for_torch(encoder, decoder, src, lengths, inputs, targets, pad):
    logits, _ = decoder(inputs, encoder(src, lengths))
    return nn.CrossEntropyLoss(ignore_index=pad)(logits.permute(0, 2, 1), targets)


# ----------------------------------------------------------------------------------------------------- greedy_decode


def greedy_inputs(rng, V, ends, max_len):
    """Tables with which sequence n says eos at step ends[n] for the first time, and never again."""
    made = world(rng, V, len(ends), max_len + 2, 6)
    made["table"][..., data.EOS] = -50
    for n, end in enumerate(ends):
        end = min(end, max_len + 3)
        last = made["src"][n, made["lengths"][n] - 1]
        made["table"][last, end : end + 1, :, data.EOS] = 50
        made["table"][last, : end + 1, :, [data.PAD, data.BOS]] = -50
    return {**made, "bos": data.BOS, "eos": data.EOS, "max_len": max_len}


def greedy_cases(rng):
    N = int(rng.integers(4, 6))
    ends = [*different(rng, 2, 7, N - 1), 20]
    yield Case("different ends, and one that never comes", telling(greedy_inputs, rng, 10, ends, 9))
    yield Case("a long one stands first", telling(greedy_inputs, rng, 10, ends[::-1], 8))
    yield Case("N = 1", greedy_inputs(rng, 10, [4], 9), edge=True)
    yield Case("at once over", greedy_inputs(rng, 10, [0, 3], 6), edge=True)
    yield Case("max_len = 1", greedy_inputs(rng, 10, [0, 3], 1), edge=True)


def telling(make, rng, *arguments):
    """A case on which no wrong decoder says by chance what the right one says."""
    while True:
        case = make(rng, *arguments)
        right = drive_greedy(reference.greedy_decode, **case)["ids"]
        wrong = [drive_greedy(m.function, **case)["ids"] for m in greedy_decode.misconceptions.values()]
        if all(w.shape != right.shape or (w != right).any() for w in wrong):
            return case


def drive_greedy(greedy_decode, table, src, lengths, bos, eos, max_len):
    """What comes out, as one array, -1 where a sequence is over."""
    table = torch.tensor(table)

    def encoder(src, lengths):
        last = src[torch.arange(len(src)), lengths - 1]
        return torch.stack([last.double(), torch.zeros(len(src)).double()], dim=1)[None]

    def decoder(tokens, state):
        last, step = state[0].unbind(dim=1)
        logits = []
        for k in range(tokens.shape[1]):
            when = step.long().clamp(max=table.shape[1] - 1)
            logits.append(table[last.long(), when, tokens[:, k]])
            step = step + 1
        return torch.stack(logits, dim=1), torch.stack([last, step], dim=1)[None]

    value = greedy_decode(encoder, decoder, torch.tensor(src), torch.tensor(lengths), bos, eos, max_len)
    try:
        rows = [[int(v) for v in row] for row in value]
    except (TypeError, ValueError):
        return {"ids": "no list of lists of ids"}
    longest = max((len(row) for row in rows), default=0)
    ids = np.full((len(rows), longest), -1)
    for n in range(len(rows)):
        ids[n, : len(rows[n])] = rows[n]
    return {"ids": ids}


greedy_decode = Exercise(
    reference.greedy_decode,
    points=4,
    cases=greedy_cases,
    returns=("ids",),
    drive=drive_greedy,
    minutes=25,
)


def said_greedily(encoder, decoder, src, lengths, bos, max_len, feed=None, carry=True):
    """All that is said in max_len steps, rows of ids, and whatever is to be different."""
    state, tokens, said = encoder(src, lengths), torch.full((len(src), 1), bos), []
    for _ in range(max_len):
        logits, after = decoder(tokens, state)
        state = after if carry else state
        said.append(logits.argmax(dim=-1))
        tokens = said[-1] if feed is None else feed
    return torch.cat(said, dim=1).tolist()


def until_eos(rows, eos):
    return [row[: row.index(eos)] if eos in row else row for row in rows]


@greedy_decode.misconception(
    "What is said after eos is returned, too.",
    "Print a row of yours together with the number of eos. Where was it over?",
)
def stops_never(encoder, decoder, src, lengths, bos, eos, max_len):
    return said_greedily(encoder, decoder, src, lengths, bos, max_len)


@greedy_decode.misconception(
    "Every eos is taken out, but what was said after it stays.",
    "A decoder says 7, eos, 5, 5, 5. What has it translated?",
)
def eos_taken_out(encoder, decoder, src, lengths, bos, eos, max_len):
    return [[v for v in row if v != eos] for row in stops_never(encoder, decoder, src, lengths, bos, eos, max_len)]


@greedy_decode.misconception("The eos is returned.", "Is eos a part of the sentence, or a word about it?")
def eos_kept(encoder, decoder, src, lengths, bos, eos, max_len):
    rows = said_greedily(encoder, decoder, src, lengths, bos, max_len)
    return [row[: row.index(eos) + 1] if eos in row else row for row in rows]


@greedy_decode.misconception("The bos is returned.", "Who says bos: the decoder, or you? Is it a part of the sentence?")
def bos_kept(encoder, decoder, src, lengths, bos, eos, max_len):
    return [[bos, *row] for row in reference.greedy_decode(encoder, decoder, src, lengths, bos, eos, max_len)]


@greedy_decode.misconception(
    "All sequences stop as soon as one of them has ended.",
    "Three sentences of 2, 5 and 9 words in one batch. When may you stop?",
)
def stops_with_the_first(encoder, decoder, src, lengths, bos, eos, max_len):
    rows = said_greedily(encoder, decoder, src, lengths, bos, max_len)
    first = min([row.index(eos) for row in rows if eos in row], default=max_len)
    return [row[:first] for row in rows]


@greedy_decode.misconception(
    "At every step the decoder starts from the encoder's state again.",
    "How can the decoder know that it has already said three ids? Where does the state go that it returns?",
)
def state_not_carried(encoder, decoder, src, lengths, bos, eos, max_len):
    return until_eos(said_greedily(encoder, decoder, src, lengths, bos, max_len, carry=False), eos)


@greedy_decode.misconception(
    "The decoder is fed bos at every step.", "What did the decoder read at its third step in training?"
)
def always_fed_bos(encoder, decoder, src, lengths, bos, eos, max_len):
    fed = torch.full((len(src), 1), bos)
    return until_eos(said_greedily(encoder, decoder, src, lengths, bos, max_len, feed=fed), eos)


@greedy_decode.misconception(
    "The sequences are one id too long: max_len + 1 at most.",
    "With max_len = 1, how many ids come back from yours?",
)
def one_step_more(encoder, decoder, src, lengths, bos, eos, max_len):
    return reference.greedy_decode(encoder, decoder, src, lengths, bos, eos, max_len + 1)


@greedy_decode.accepts()
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


@greedy_decode.accepts()
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


@greedy_decode.accepts()
def whole_prefix_each_time(encoder, decoder, src, lengths, bos, eos, max_len):
    start, prefix = encoder(src, lengths), torch.full((len(src), 1), bos)
    for _ in range(max_len):
        logits, _ = decoder(prefix, start)
        prefix = torch.cat([prefix, logits[:, -1].argmax(1, keepdim=True)], dim=1)
    return until_eos(prefix[:, 1:].tolist(), eos)


# ------------------------------------------------------------------------------------------------------- beam_search


def beam_inputs(rng, V, k, max_len, eos=None):
    """A table of numbers before the softmax, by step and by the last id; eos is likelier at later steps."""
    table = rng.normal(0, 1.5, (max_len + 1, V, V))
    end = V - 1 if eos is None else eos
    table[..., end] += np.linspace(-0.5, 1.5, max_len + 1)[:, None]
    return {"table": table, "k": k, "bos": 0, "eos": end, "max_len": max_len}


def telling_beam(rng, V, k, max_len):
    """A tree on which every mistake ends otherwise, some of the k have ended, and some have not."""
    while True:
        case = beam_inputs(rng, V, k, max_len)
        right = drive_beam(reference.beam_search, **case)
        ended = {int((row >= 0).sum()) for row in right["ids"]}
        if len(ended) < 2 or max(ended) < max_len:
            continue
        wrong = [drive_beam(m.function, **case) for m in beam_search.misconceptions.values()]
        if all(differs(w[name], right[name]) for w in wrong for name in right):
            return case


def differs(a, b):
    return np.shape(a) != np.shape(b) or not np.allclose(a, b, atol=1e-3)


def beam_cases(rng):
    yield Case("k = 3", telling_beam(rng, int(rng.integers(5, 7)), 3, 4))
    yield Case("k = 4", telling_beam(rng, int(rng.integers(6, 8)), 4, 5))
    yield Case("k = 1", beam_inputs(rng, 5, 1, 4), edge=True)
    yield Case("max_len = 1", beam_inputs(rng, 5, 3, 1), edge=True)
    yield Case("eos = 1", beam_inputs(rng, 6, 3, 4, eos=1), edge=True)


def drive_beam(beam_search, table, k, bos, eos, max_len):
    """The k that are left, as one array, -1 where an output is over, and their sums."""

    def log_probs(ids):
        row = table[min(len(ids) - 1, len(table) - 1), int(ids[-1])]
        return row - np.log(np.exp(row).sum())

    value = beam_search(log_probs, k, bos, eos, max_len)
    try:
        pairs = [([int(v) for v in ids], float(total)) for ids, total in value]
    except (TypeError, ValueError):
        return {"ids": "no list of pairs ids, sum", "sums": "no list of pairs ids, sum"}
    longest = max((len(ids) for ids, _ in pairs), default=0)
    ids = np.full((len(pairs), longest), -1)
    for n in range(len(pairs)):
        ids[n, : len(pairs[n][0])] = pairs[n][0]
    return {"ids": ids, "sums": np.array([total for _, total in pairs])}


beam_search = Exercise(
    reference.beam_search,
    points=5,
    cases=beam_cases,
    returns={"ids": 3, "sums": 1},
    drive=drive_beam,
    minutes=40,
)


def without(ids, *marks):
    return [v for v in ids[1:] if v not in marks]


@beam_search.misconception(
    "Every beginning keeps its own k continuations, so that their number is multiplied at each step.",
    "After three steps with k = 3, how many beginnings are in your beam? How many should there be?",
)
def k_times_k(log_probs, k, bos, eos, max_len):
    beam = [([bos], 0.0)]
    for _ in range(max_len):
        grown = []
        for ids, total in beam:
            if ids[-1] == eos:
                grown.append((ids, total))
            else:
                p = log_probs(ids)
                grown += [([*ids, int(v)], total + p[v]) for v in np.argsort(-p)[:k]]
        beam = sorted(grown, key=lambda one: -one[1])
    return [(without(ids, eos), total) for ids, total in beam]


@beam_search.misconception(
    "What has ended is continued all the same.",
    "Look at a beginning that ends with eos. What does its sum do in the next step?",
)
def finished_beams_expanded(log_probs, k, bos, eos, max_len):
    beam = [([bos], 0.0)]
    for _ in range(max_len):
        grown = [([*ids, v], total + p) for ids, total in beam for v, p in enumerate(log_probs(ids))]
        beam = sorted(grown, key=lambda one: -one[1])[:k]
    return [(without(ids, eos), total) for ids, total in beam]


@beam_search.misconception(
    "What has ended leaves the beam, and others take its place.",
    "With k = 3, one of the three ends. How many may still be continued then?",
)
def ended_ones_leave(log_probs, k, bos, eos, max_len):
    beam, ended = [([bos], 0.0)], []
    for _ in range(max_len):
        grown = [([*ids, v], total + p) for ids, total in beam for v, p in enumerate(log_probs(ids))]
        ended += [one for one in grown if one[0][-1] == eos]
        beam = sorted((one for one in grown if one[0][-1] != eos), key=lambda one: -one[1])[:k]
    best = sorted(beam + ended, key=lambda one: -one[1])[:k]
    return [(without(ids, eos), total) for ids, total in best]


@beam_search.misconception(
    "Beginnings are ranked by their last step only.",
    "Two beginnings with sums -1 and -9 go on with -0.7 and -0.6. Which of the two is better now?",
)
def last_step_decides(log_probs, k, bos, eos, max_len):
    beam = [([bos], 0.0, 0.0)]
    for _ in range(max_len):
        grown = [one for one in beam if one[0][-1] == eos]
        for ids, total, _ in beam:
            if ids[-1] != eos:
                grown += [([*ids, v], total + p, p) for v, p in enumerate(log_probs(ids))]
        beam = sorted(grown, key=lambda one: -one[2])[:k]
    return [(without(ids, eos), total) for ids, total, _ in beam]


@beam_search.misconception(
    "It is over as soon as the first beginning has ended.",
    "The first one to end: is it the best? What could the others still become?",
)
def over_with_the_first(log_probs, k, bos, eos, max_len):
    beam = [([bos], 0.0)]
    for _ in range(max_len):
        grown = [([*ids, v], total + p) for ids, total in beam for v, p in enumerate(log_probs(ids))]
        beam = sorted(grown, key=lambda one: -one[1])[:k]
        if any(ids[-1] == eos for ids, _ in beam):
            break
    return [(without(ids, eos), total) for ids, total in beam]


@beam_search.misconception(
    "Only the first step branches; from there on each beginning goes its own way, greedily.",
    "Can two of your k outputs begin with the same id?",
)
def branches_once(log_probs, k, bos, eos, max_len):
    p = log_probs([bos])
    beam = [([bos, int(v)], p[v]) for v in np.argsort(-p)[:k]]
    for _ in range(max_len - 1):
        for n, (ids, total) in enumerate(beam):
            if ids[-1] != eos:
                p = log_probs(ids)
                beam[n] = ([*ids, int(np.argmax(p))], total + p.max())
    return [(without(ids, eos), total) for ids, total in sorted(beam, key=lambda one: -one[1])]


@beam_search.misconception(
    "The worst come first.", "Log probabilities are negative. Is the best sum the largest or the smallest?"
)
def worst_first(log_probs, k, bos, eos, max_len):
    return reference.beam_search(log_probs, k, bos, eos, max_len)[::-1]


@beam_search.accepts()
def over_two_axes_at_once(log_probs, k, bos, eos, max_len):
    prefixes, sums, step = [(bos,)], np.zeros(1), 0
    while step < max_len and not all(p[-1] == eos for p in prefixes):
        rows = []
        for p, s in zip(prefixes, sums, strict=True):
            if p[-1] == eos:
                row = np.full(len(log_probs([bos])), -np.inf)
                row[eos] = s
            else:
                row = s + np.asarray(log_probs(list(p)))
            rows.append(row)
        flat = np.array(rows)
        best = np.argsort(flat, axis=None)[::-1][:k]
        chosen = [divmod(int(b), flat.shape[1]) for b in best]
        sums = flat.ravel()[best]
        prefixes = [prefixes[n] if prefixes[n][-1] == eos else prefixes[n] + (v,) for n, v in chosen]
        step += 1
    return [([v for v in p[1:] if v != eos], s) for p, s in zip(prefixes, sums, strict=True)]


@beam_search.accepts()
def with_flags_and_pruning(log_probs, k, bos, eos, max_len):
    beams = [{"ids": [bos], "score": 0.0, "done": False}]
    for _ in range(max_len):
        candidates = []
        for b in beams:
            if b["done"]:
                candidates.append(b)
                continue
            lp = np.array(log_probs(b["ids"]))
            for v in np.argsort(lp)[-k:]:
                candidates.append({"ids": b["ids"] + [int(v)], "score": b["score"] + lp[v], "done": v == eos})
        candidates.sort(key=lambda b: b["score"])
        beams = candidates[::-1][:k]
    out = []
    for b in beams:
        ids = b["ids"][1:-1] if b["done"] else b["ids"][1:]
        out.append([ids, b["score"]])
    return out


# ------------------------------------------------------------------------------------------------------- exact_match


def match_inputs(rng, N, lengths):
    """Some right ones; of the others one has a wrong id, one is too short, one is too long."""
    references = some_sequences(rng, lengths, 3, 30)
    outputs = [list(ref) for ref in references]
    for n in range(N):
        if n % 5 == 1:
            outputs[n][-1] += 1
        elif n % 5 == 2:
            outputs[n] = outputs[n][:-1]
        elif n % 5 == 3:
            outputs[n] = [*outputs[n], 3]
    return {"outputs": outputs, "references": references}


def match_cases(rng):
    N = int(rng.integers(7, 12))
    yield Case("some right, some wrong", match_inputs(rng, N, rng.integers(3, 8, N)))
    yield Case("with a twin", twins(rng))
    yield Case("N = 1", match_inputs(rng, 1, [4]), edge=True)
    yield Case("all right", {"outputs": [[3, 4], [5], []], "references": [[3, 4], [5], []]}, edge=True)


def twins(rng):
    """A right answer at the wrong place is no right answer."""
    made = match_inputs(rng, 5, [4, 6, 5, 6, 7])
    outputs, references = made["outputs"], made["references"]
    return {"outputs": [*outputs, references[0]], "references": [*references, references[4]]}


exact_match = Exercise(reference.exact_match, points=1, cases=match_cases, returns=("share",), minutes=6)


@exact_match.misconception(
    "The ids are counted, not the sentences.",
    "Of a date nine figures are right, and one is wrong. Is it a right date?",
)
def share_of_ids(outputs, references):
    pairs = [(a, b) for out, ref in zip(outputs, references, strict=True) for a, b in zip(out, ref, strict=False)]
    return sum(a == b for a, b in pairs) / max(sum(len(ref) for ref in references), 1)


@exact_match.misconception(
    "Only as much is compared as both have: an output that is too short passes, or one that is too long.",
    "What does zip do with two lists of unequal lengths?",
)
def prefix_is_enough(outputs, references):
    return np.mean(
        [all(a == b for a, b in zip(out, ref, strict=False)) for out, ref in zip(outputs, references, strict=True)]
    )


@exact_match.misconception("It is a number of outputs, not a share.", "What should come out if all are right?")
def how_many(outputs, references):
    return float(sum(out == ref for out, ref in zip(outputs, references, strict=True)))


@exact_match.misconception(
    "An output counts as right where it is anybody's reference.",
    "Is the translation of the third sentence right if it is that of the first?",
)
def in_any_reference(outputs, references):
    return np.mean([out in references for out in outputs])


@exact_match.accepts()
def counted_in_a_loop(outputs, references):
    right = 0
    for i in range(len(outputs)):
        if list(outputs[i]) == list(references[i]):
            right += 1
    return right / len(references)


# ------------------------------------------------------------------------------------------------------------ bleu_n


def noisy(rng, words, vocabulary):
    """A translation with some slips: a word changed, one said twice, one left out."""
    out = list(words)
    out[int(rng.integers(len(out)))] = str(rng.choice(vocabulary))
    at = int(rng.integers(len(out)))
    return out[: at + 1] + out[at:]


def bleu_inputs(rng, lengths, n, cut=0):
    vocabulary = "the a cat dog sits runs on under mat sun today and".split()
    references = [[str(w) for w in rng.choice(vocabulary, size)] for size in lengths]
    outputs = [noisy(rng, ref, vocabulary)[: max(len(ref) - cut, 3)] for ref in references]
    return {"outputs": outputs, "references": references, "n": n}


def telling_bleu(rng, lengths, n, cut, blind=()):
    """Sentences on which every mistake, but those named, gives another number, and not zero."""
    while True:
        case = bleu_inputs(rng, lengths, n, cut)
        right = reference.bleu_n(**case)
        others = [m.function(**case) for m in bleu_n.misconceptions.values() if m.name not in blind]
        if right > 0.05 and all(abs(other - right) > 1e-3 for other in others):
            return case


def bleu_cases(rng):
    N = int(rng.integers(4, 6))
    lengths = [int(v) for v in rng.permutation(np.arange(9, 9 + N))]
    yield Case("outputs that are too short", telling_bleu(rng, lengths, 4, 3, blind=("longer_is_better",)))
    yield Case(
        "outputs that are too long", telling_bleu(rng, lengths, 3, -2, blind=("no_brevity", "brevity_turned_round"))
    )
    yield Case("n = 1", bleu_inputs(rng, lengths, 1, 1), edge=True)
    yield Case(
        "no pair of words in common", {"outputs": [["a", "b", "c"]], "references": [["c", "b", "a"]], "n": 2}, edge=True
    )
    yield Case("nothing said", {"outputs": [[], []], "references": [["a"], ["b", "a"]], "n": 2}, edge=True)


bleu_n = Exercise(reference.bleu_n, points=3, cases=bleu_cases, returns=("bleu",), minutes=30)


def grams_of(words, s):
    return Counter(tuple(words[i : i + s]) for i in range(len(words) - s + 1))


def bleu(outputs, references, n, clip=True, brevity=None, sizes=None, mean=None):
    """BLEU with something changed."""
    precisions = []
    for s in sizes or range(1, n + 1):
        found = total = 0
        for out, ref in zip(outputs, references, strict=True):
            mine, theirs = grams_of(out, s), grams_of(ref, s)
            found += sum(min(c, theirs[g]) if clip else c * (g in theirs) for g, c in mine.items())
            total += sum(mine.values())
        precisions.append(found / total if total else 0)
    if not all(precisions):
        return 0.0
    c, r = sum(map(len, outputs)), sum(map(len, references))
    short = min(1.0, np.exp(1 - r / c)) if brevity is None else brevity(r, c)
    level = np.exp(np.mean(np.log(precisions))) if mean is None else mean(precisions)
    return float(short * level)


@bleu_n.misconception(
    "An output may say a word of the reference as often as it likes, and each time it counts.",
    'What does the output "the the the the" get from yours, if the reference has one "the"?',
)
def not_clipped(outputs, references, n=4):
    return bleu(outputs, references, n, clip=False)


@bleu_n.misconception(
    "Outputs that are too short lose nothing.",
    "If an output is only the first three words of its reference, how many of its s-grams are found?",
)
def no_brevity(outputs, references, n=4):
    return bleu(outputs, references, n, brevity=lambda r, c: 1.0)


@bleu_n.misconception(
    "Outputs that are longer than their references get a reward for it.",
    "When does the factor exp(1 - r/c) apply, and what is it otherwise?",
)
def longer_is_better(outputs, references, n=4):
    return bleu(outputs, references, n, brevity=lambda r, c: np.exp(1 - r / c))


@bleu_n.misconception("The penalty hits outputs that are too long.", "Which of r and c are the words of the outputs?")
def brevity_turned_round(outputs, references, n=4):
    return bleu(outputs, references, n, brevity=lambda r, c: min(1.0, np.exp(1 - c / r)))


@bleu_n.misconception(
    "The precisions are added and divided by n.", "What is the geometric mean of 1 and 0.01? What is yours?"
)
def arithmetic_mean(outputs, references, n=4):
    return bleu(outputs, references, n, mean=np.mean)


@bleu_n.misconception(
    "Only n-grams of the largest size count.", "For n = 4, over how many precisions is the mean taken?"
)
def largest_only(outputs, references, n=4):
    return bleu(outputs, references, n, sizes=[n])


@bleu_n.misconception(
    "It is a mean of the sentences' own scores.",
    "Where do you divide: once for each sentence, or once for all? What is counted over all sentences?",
)
def mean_of_sentences(outputs, references, n=4):
    return float(np.mean([bleu([out], [ref], n) for out, ref in zip(outputs, references, strict=True)]))


@bleu_n.misconception(
    "Every s-gram counts once, however often an output has it.",
    "An output says one word three times, and so does the reference. How many of its words are found?",
)
def each_gram_once(outputs, references, n=4):
    precisions = []
    for s in range(1, n + 1):
        both = [(set(grams_of(a, s)), set(grams_of(b, s))) for a, b in zip(outputs, references, strict=True)]
        found, total = sum(len(a & b) for a, b in both), sum(len(a) for a, _ in both)
        precisions.append(found / total if total else 0)
    if not all(precisions):
        return 0.0
    c, r = sum(map(len, outputs)), sum(map(len, references))
    return float(min(1.0, np.exp(1 - r / c)) * np.exp(np.mean(np.log(precisions))))


@bleu_n.accepts()
def with_lists_and_math(outputs, references, n=4):
    logs, c, r = 0.0, 0, 0
    for size in range(1, n + 1):
        hit, count = 0, 0
        for out, ref in zip(outputs, references, strict=True):
            left = [" ".join(ref[i : i + size]) for i in range(len(ref) - size + 1)]
            for i in range(len(out) - size + 1):
                gram = " ".join(out[i : i + size])
                count += 1
                if gram in left:
                    left.remove(gram)
                    hit += 1
        if hit == 0:
            return 0
        logs += np.log(hit / count) / n
    for out, ref in zip(outputs, references, strict=True):
        c, r = c + len(out), r + len(ref)
    penalty = 1 if c >= r else np.exp(1 - r / c)
    return penalty * np.exp(logs)


# -------------------------------------------------------------------------------------------------- forced_and_free


def probe_inputs(rng, V, N, lengths, R=6):
    """Tables that mostly say what is right as long as they read what is right."""
    inputs, targets = pairs_to_say(rng, V, lengths)
    made = world(rng, V, N, inputs.shape[1], R)
    for n in range(N):
        last = made["src"][n, made["lengths"][n] - 1]
        for t in range(inputs.shape[1]):
            if rng.random() < 0.75:
                made["table"][last, t, inputs[n, t], targets[n, t]] += 8
    return {**made, "inputs": inputs, "targets": targets, "pad": data.PAD}


RIGHT_PART = "never_free", "forced"  # the one half of a mistake that is right


def telling_probe(rng, V, N, lengths):
    """Numbers by which every mistake can be told."""
    while True:
        case = probe_inputs(rng, V, N, lengths)
        right = drive_probe(reference.forced_and_free, **case)
        if not differs(right["forced"], right["free"]) or not right["free"].any():
            continue
        wrong = {m.name: drive_probe(m.function, **case) for m in forced_and_free.misconceptions.values()}
        shown = ("forced", "free")
        if all(differs(w[k], right[k]) for name, w in wrong.items() for k in shown if (name, k) != RIGHT_PART):
            return case


def probe_cases(rng):
    V = int(rng.choice([11, 12]))
    yield Case("different lengths", telling_probe(rng, V, 6, [7, 3, 5, 7, 2, 6]))
    yield Case("more sequences", telling_probe(rng, V, 8, [4, 6, 5, 6, 3, 6, 6, 5]))
    yield Case("N = 1", probe_inputs(rng, V, 1, [5]), edge=True)


def drive_probe(forced_and_free, table, src, lengths, inputs, targets, pad):
    """Shares at each step, with a table for a decoder."""
    table = torch.tensor(table)

    def encoder(src, lengths):
        last = src[torch.arange(len(src)), lengths - 1]
        return torch.stack([last.double(), torch.zeros(len(src)).double()], dim=1)[None]

    def decoder(tokens, state):
        last, step = state[0].unbind(dim=1)
        logits = []
        for k in range(tokens.shape[1]):
            when = step.long().clamp(max=table.shape[1] - 1)
            logits.append(table[last.long(), when, tokens[:, k]])
            step = step + 1
        return torch.stack(logits, dim=1), torch.stack([last, step], dim=1)[None]

    batch = (torch.tensor(a) for a in (src, lengths, inputs, targets))
    value = forced_and_free(encoder, decoder, *batch, pad)
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        return {"forced": "no pair forced, free", "free": "no pair forced, free"}
    shares = []
    for share in value:
        try:
            shares.append(np.array([float(s) for s in share]))
        except (TypeError, ValueError):
            shares.append("no share for each step")
    return {"forced": shares[0], "free": shares[1]}


forced_and_free = Exercise(
    reference.forced_and_free,
    points=2,
    cases=probe_cases,
    returns=("forced", "free"),
    drive=drive_probe,
    tol=1e-5,
    parts={"forced": (0, "t"), "free": (0, "t")},
    minutes=20,
)


def said_both_ways(encoder, decoder, src, lengths, inputs):
    state, tokens, free = encoder(src, lengths), inputs[:, :1], []
    forced = decoder(inputs, state)[0].argmax(dim=-1)
    for _ in range(inputs.shape[1]):
        logits, state = decoder(tokens, state)
        tokens = logits.argmax(dim=-1)
        free.append(tokens)
    return forced, torch.cat(free, dim=1)


@forced_and_free.misconception(
    "The padding is counted.",
    "At the last step, how many of the sequences still have something to say? By how many do you divide?",
)
def padding_counted(encoder, decoder, src, lengths, inputs, targets, pad):
    return tuple((s == targets).double().mean(dim=0) for s in said_both_ways(encoder, decoder, src, lengths, inputs))


@forced_and_free.misconception(
    "The sums leave the padding out, but are divided by all sequences.",
    "At the last step, how many of the sequences still have something to say? By how many do you divide?",
)
def divided_by_all_sequences(encoder, decoder, src, lengths, inputs, targets, pad):
    said = said_both_ways(encoder, decoder, src, lengths, inputs)
    return tuple(((s == targets) & (targets != pad)).double().mean(dim=0) for s in said)


@forced_and_free.misconception(
    "The two have changed places.", "Which of your two decoders is corrected at every step? Which should come first?"
)
def places_changed(encoder, decoder, src, lengths, inputs, targets, pad):
    return reference.forced_and_free(encoder, decoder, src, lengths, inputs, targets, pad)[::-1]


@forced_and_free.misconception(
    "The free decoder is corrected, too.",
    "After a wrong id, what does your free decoder read next? Print it.",
)
def never_free(encoder, decoder, src, lengths, inputs, targets, pad):
    forced, _ = reference.forced_and_free(encoder, decoder, src, lengths, inputs, targets, pad)
    return forced, forced


@forced_and_free.misconception(
    "What is counted is whether all was right up to there, not whether this step is.",
    "A date whose third figure is wrong and whose fourth is right: what does the fourth step count?",
)
def right_so_far(encoder, decoder, src, lengths, inputs, targets, pad):
    real, shares = targets != pad, []
    for said in said_both_ways(encoder, decoder, src, lengths, inputs):
        right = ((said == targets) | ~real).cumprod(dim=1).bool() & real
        shares.append(right.sum(dim=0) / real.sum(dim=0))
    return tuple(shares)


@forced_and_free.accepts()
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


# ------------------------------------------------------------------------------------------------ accuracy_by_length


def length_cases(rng):
    def made(N, low, high):
        lengths = rng.integers(low, high, N)
        right = rng.random(N) < 0.6
        right[:2] = True, False
        return {"lengths": lengths, "right": right}

    many = made(40, 7, 15)
    many["lengths"][many["lengths"] == 10] = 11  # one length does not occur
    yield Case("many sources", many)
    yield Case(
        "few sources",
        {"lengths": np.array([9, 4, 9, 6, 9, 4]), "right": np.array([True, False, True, True, False, False])},
    )
    yield Case("all of one length", made(5, 6, 7), edge=True)
    yield Case("N = 1", {"lengths": np.array([8]), "right": np.array([True])}, edge=True)


def drive_lengths(accuracy_by_length, lengths, right):
    """As numbers, whatever holds them."""
    value = accuracy_by_length(lengths, right)
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        return {"found": "no pair found, share", "share": "no pair found, share"}
    shares = []
    for part in value:
        try:
            shares.append(np.array([float(s) for s in part]))
        except (TypeError, ValueError):
            shares.append("no numbers")
    return {"found": shares[0], "share": shares[1]}


accuracy_by_length = Exercise(
    reference.accuracy_by_length,
    points=1,
    cases=length_cases,
    returns={"found": 1, "share": 3},
    drive=drive_lengths,
    minutes=8,
)


@accuracy_by_length.misconception(
    "The right ones are divided by all sources, not by those of their length.",
    "If everything is right, what should each share be?",
)
def divided_by_everything(lengths, right):
    found, _ = reference.accuracy_by_length(lengths, right)
    return found, np.array([right[lengths == n].sum() / len(right) for n in found])


@accuracy_by_length.misconception(
    "The shares are those of wrong outputs.", "If everything is right, what should each share be?"
)
def share_of_wrong(lengths, right):
    return reference.accuracy_by_length(lengths, ~right)


@accuracy_by_length.misconception(
    "These are numbers of right outputs, not shares.", "If everything is right, what should each share be?"
)
def counts_of_right(lengths, right):
    found, _ = reference.accuracy_by_length(lengths, right)
    return found, np.array([right[lengths == n].sum() for n in found], dtype=float)


@accuracy_by_length.misconception(
    "Each share is that of all sources up to this length.",
    "Change an output for a short source. Which of the shares should move?",
)
def up_to_this_length(lengths, right):
    found, _ = reference.accuracy_by_length(lengths, right)
    return found, np.array([right[lengths <= n].mean() for n in found])


@accuracy_by_length.accepts()
def sorted_set(lengths, right):
    found = sorted(set(lengths.tolist()))
    return found, [np.mean([r for n, r in zip(lengths, right, strict=True) if n == length]) for length in found]


# ------------------------------------------------------------------------------------------------------ date_weights

E, H = 16, 64
SHAPES = {
    "encoder.embed.weight": (data.V, E),
    "encoder.rnn.weight_ih_l0": (3 * H, E),
    "encoder.rnn.weight_hh_l0": (3 * H, H),
    "encoder.rnn.bias_ih_l0": (3 * H,),
    "encoder.rnn.bias_hh_l0": (3 * H,),
    "decoder.embed.weight": (data.V, E),
    "decoder.rnn.weight_ih_l0": (3 * H, E),
    "decoder.rnn.weight_hh_l0": (3 * H, H),
    "decoder.rnn.bias_ih_l0": (3 * H,),
    "decoder.rnn.bias_hh_l0": (3 * H,),
    "decoder.readout.weight": (data.V, H),
    "decoder.readout.bias": (data.V,),
}


def date_cases(rng):
    _, new = data.dates(int(rng.integers(2**31)), train=0, new=400)
    src, lengths = data.padded([data.numbers(text) for text, _ in new])
    _, targets = reference.add_bos_eos_shift([data.numbers(iso) for _, iso in new], data.BOS, data.EOS, data.PAD)
    yield Case("400 dates that nobody was trained on", {"src": src, "lengths": lengths, "targets": targets})


def drive_dates(date_weights, src, lengths, targets):
    """Two GRUs in NumPy, with these weights: read, and say at each step what is likeliest."""
    w = date_weights()

    def step(part, ids, h):
        x = w[f"{part}.embed.weight"][ids]
        a = x @ w[f"{part}.rnn.weight_ih_l0"].T + w[f"{part}.rnn.bias_ih_l0"]
        u = h @ w[f"{part}.rnn.weight_hh_l0"].T + w[f"{part}.rnn.bias_hh_l0"]
        units = h.shape[1]
        gates = 0.5 + 0.5 * np.tanh((a + u)[:, : 2 * units] / 2)
        r, z = gates[:, :units], gates[:, units:]
        n = np.tanh(a[:, 2 * units :] + r * u[:, 2 * units :])
        return (1 - z) * n + z * h

    h = np.zeros((len(src), w["encoder.rnn.weight_hh_l0"].shape[1]))
    for t in range(src.shape[1]):
        h = np.where((t < lengths)[:, None], step("encoder", src[:, t], h), h)
    ids, right = np.ones(len(src), int), np.ones(len(src), bool)
    for t in range(targets.shape[1]):
        h = step("decoder", ids, h)
        ids = (h @ w["decoder.readout.weight"].T + w["decoder.readout.bias"]).argmax(axis=1)
        right &= ids == targets[:, t]
    return {"exact match": float(right.mean())}


date_weights = Exercise(
    reference.date_weights,
    points=5,
    cases=date_cases,
    returns=("exact match",),
    drive=drive_dates,
    trained=SHAPES,
    minutes=30,
)


@date_weights.law(
    "Of the dates it has not seen, fewer than half are right.",
    "Does the loss still fall when you stop? Print some of what it says: is it wrong everywhere, or always at the same place?",
    share=2,
)
def half_of_the_dates(case, seen):
    return isinstance(seen["exact match"], float) and seen["exact match"] >= 0.5


@date_weights.law(
    "Of the dates it has not seen, fewer than 95 % are right.",
    "How do the update gates of your two GRUs start, and how long can a state last that starts so? How does the loss move at the end: evenly, or up and down?",
    share=3,
)
def nearly_all_dates(case, seen):
    return isinstance(seen["exact match"], float) and seen["exact match"] >= 0.95


@date_weights.misconception(breaks="half_of_the_dates")
def never_trained():
    rng = np.random.default_rng(0)
    return {name: rng.normal(0, 0.1, shape).astype(np.float32) for name, shape in SHAPES.items()}


# ------------------------------------------------------------------------------------------------------------ quizzes

why_teacher = choice(
    reference.why_teacher,
    2,
    A="It is the other way round: while it is taught, it reads what is right. What does it read when it is used?",
    C="The loss is compared with the targets in either case. What else is different when it is used?",
    D="It would cost as many steps either way. Think of the first mistake, and of what is read after it.",
    minutes=2,
)
short_wins = choice(
    reference.short_wins,
    2,
    A="A larger beam has never a worse best sum in this example, where nothing is pruned. What do all the sums have in common?",
    B="It is not the softmax, which gives numbers between 0 and 1 at any step. What sign has their logarithm?",
    D="The decoder would be as unsure with a beam of one. Compare a sum of 3 terms with one of 12.",
    minutes=2,
)
bottleneck = choice(
    reference.bottleneck,
    2,
    A="No gradient has vanished: the networks are trained already, and short sources go well with the same weights.",
    B="The decoder has as many steps as it likes. What does it know of the source, and how many numbers is that?",
    C="Padding is never read, if the encoder packs. Would a single long source, with no padding, go better?",
    minutes=2,
)
