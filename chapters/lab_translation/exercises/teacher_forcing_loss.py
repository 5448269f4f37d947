"""How `teacher_forcing_loss` is marked, and the mistakes that are known by name."""

import torch
from torch.nn.functional import cross_entropy

from autograder import Case, Exercise
from chapters.lab_translation import data
from chapters.lab_translation.exercises.shared import different, pairs_to_say, world
from solutions import lab_translation as reference


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
    """The loss, and its gradients for the decoder's table and the encoder's bias."""

    class Encoder(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.bias = torch.nn.Parameter(torch.tensor(bias))

        def forward(self, src, lengths):
            last = src[torch.arange(len(src)), lengths - 1]
            return torch.stack([last.double(), torch.zeros(len(src)).double(), self.bias[last]], dim=1)[None]

    class Decoder(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.table = torch.nn.Parameter(torch.tensor(table))

        def forward(self, tokens, state):
            last, step, level = state[0].unbind(dim=1)
            ramp, logits = torch.linspace(0, 1, self.table.shape[-1]).double(), []
            for k in range(tokens.shape[1]):
                when = step.long().clamp(max=self.table.shape[1] - 1)
                logits.append(self.table[last.long(), when, tokens[:, k]] + level[:, None] * ramp)
                step = step + 1
            return torch.stack(logits, dim=1), torch.stack([last, step, level], dim=1)[None]

    encoder, decoder = Encoder(), Decoder()

    batch = (torch.tensor(a) for a in (src, lengths, inputs, targets))
    loss = teacher_forcing_loss(encoder, decoder, *batch, pad)
    if not isinstance(loss, torch.Tensor):
        nothing = "the loss is no tensor that can go backward"
        return {"loss": loss, "decoder's gradient": nothing, "encoder's gradient": nothing}
    if loss.requires_grad and loss.ndim == 0:
        loss.backward()
    found = [torch.zeros_like(p) if p.grad is None else p.grad for p in (decoder.table, encoder.bias)]
    return {"loss": loss.detach(), "decoder's gradient": found[0].sum(dim=(0, 1)), "encoder's gradient": found[1]}


teacher_forcing_loss = Exercise(
    reference.teacher_forcing_loss,
    points=4,
    cases=loss_cases,
    returns={"loss": 2, "decoder's gradient": 1, "encoder's gradient": 1},
    drive=drive_loss,
    tol=1e-7,
    minutes=15,
    core=True,
)


def forced(encoder, decoder, src, lengths, inputs):
    return decoder(inputs, encoder(src, lengths))[0]


@teacher_forcing_loss.mistake
def pad_in_loss(encoder, decoder, src, lengths, inputs, targets, pad):
    """The padding counts, too: the decoder is asked to say it.

    Change the logits at a step whose target is pad. Should the loss move?
    """
    return cross_entropy(forced(encoder, decoder, src, lengths, inputs).flatten(0, 1), targets.flatten())


@teacher_forcing_loss.mistake
def mean_over_batch_only(encoder, decoder, src, lengths, inputs, targets, pad):
    """The sum over all steps is divided by the number of sequences.

    Twice as long sentences, equally well said: should their loss be twice as large? How many numbers is this a mean
    of?
    """
    logits = forced(encoder, decoder, src, lengths, inputs).flatten(0, 1)
    return cross_entropy(logits, targets.flatten(), ignore_index=pad, reduction="sum") / len(src)


@teacher_forcing_loss.mistake
def mean_of_means(encoder, decoder, src, lengths, inputs, targets, pad):
    """It is a mean of sequences' means: an id in a short sequence weighs more than one in a long one.

    A sequence of 2 targets and one of 8: how much does each of the ten count in yours?
    """
    logits, real = forced(encoder, decoder, src, lengths, inputs), targets != pad
    costs = cross_entropy(logits.transpose(1, 2), targets, reduction="none") * real
    return (costs.sum(dim=1) / real.sum(dim=1)).mean()


@teacher_forcing_loss.mistake
def divided_by_all(encoder, decoder, src, lengths, inputs, targets, pad):
    """The sum for the padding is left out, but it is still divided by all steps.

    Over how many targets do you add, and by how many do you divide?
    """
    logits = forced(encoder, decoder, src, lengths, inputs).flatten(0, 1)
    return cross_entropy(logits, targets.flatten(), ignore_index=pad, reduction="sum") / targets.numel()


@teacher_forcing_loss.mistake
def no_teacher(encoder, decoder, src, lengths, inputs, targets, pad):
    """The decoder reads what it has said itself, not what was right.

    Which of the arguments holds what the teacher says? Where does your decoder read it?
    """
    state, tokens, said = encoder(src, lengths), inputs[:, :1], []
    for _ in range(inputs.shape[1]):
        logits, state = decoder(tokens, state)
        tokens = logits.argmax(dim=-1)
        said.append(logits)
    return cross_entropy(torch.cat(said, 1).flatten(0, 1), targets.flatten(), ignore_index=pad)


@teacher_forcing_loss.mistake
def compared_with_inputs(encoder, decoder, src, lengths, inputs, targets, pad):
    """The decoder is compared with what it reads, not with what it should say.

    Which of the two arrays begins with bos? Is that something to be said?
    """
    logits = forced(encoder, decoder, src, lengths, inputs)
    return cross_entropy(logits.flatten(0, 1), inputs.flatten(), ignore_index=pad)


@teacher_forcing_loss.mistake
def targets_fed(encoder, decoder, src, lengths, inputs, targets, pad):
    """The decoder reads the targets: at each step it is told what it should say.

    At the step at which it should say the third id, which ids may it have read?
    """
    logits = forced(encoder, decoder, src, lengths, targets)
    return cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=pad)


@teacher_forcing_loss.mistake
def softmax_twice(encoder, decoder, src, lengths, inputs, targets, pad):
    """A softmax is taken before the cross entropy, which takes one itself.

    What does cross_entropy expect: probabilities, or the numbers before them?
    """
    logits = forced(encoder, decoder, src, lengths, inputs).softmax(dim=-1)
    return cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=pad)


@teacher_forcing_loss.mistake
def encoder_cut_off(encoder, decoder, src, lengths, inputs, targets, pad):
    """Nothing goes back to the encoder, which never learns.

    Call backward() on your loss and look at the gradients of the encoder's weights. Where has the backward pass been
    cut?
    """
    logits, _ = decoder(inputs, encoder(src, lengths).detach())
    return cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=pad)
