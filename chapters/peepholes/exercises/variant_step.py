"""How `variant_step` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, sizes
from chapters.peepholes.exercises.shared import cell
from solutions import peepholes as reference
from solutions.start import sigmoid


def variant_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", cell(rng, N, D, H))
    empty = cell(rng, N, D, H)
    yield Case("an empty memory", {**empty, "c": np.zeros((N, H))})
    for label, small in one_sized(N, D, H):
        yield Case(label, cell(rng, *small), edge=True)
    yield Case("huge pre-activations", cell(rng, N, D, H, scale=400.0), edge=True)


def drive_variants(variant_step, x, h, c, W, U, b, p):
    """Run every variant on copies of the same inputs, and give h_next above c_next. If a variant raises, it gives the
    exception's type, so that the others can still be right; if all raise, this raises, too."""
    seen, first = {}, None
    for variant in ("V", "NIG", "NFG", "NOG", "NIAF", "NOAF", "CIFG", "NP"):
        copies = [value.copy() for value in (x, h, c, W, U, b, p)]
        try:
            returned = variant_step(*copies, variant)
        except Exception as error:
            first = first or error
            seen[variant] = f"it raises {type(error).__name__}"
            continue
        if not isinstance(returned, (tuple, list)) or len(returned) != 2:
            raise TypeError(f"a pair, h_next and c_next, is asked for; a {type(returned).__name__} came back")
        states = [np.asarray(state.detach() if hasattr(state, "detach") else state) for state in returned]
        same = states[0].shape == states[1].shape
        seen[variant] = np.stack(states) if same else states[0]
    if all(isinstance(value, str) for value in seen.values()):
        raise first
    return seen


VARIANTS = ("V", "NIG", "NFG", "NOG", "NIAF", "NOAF", "CIFG", "NP")


variant_step = Exercise(
    reference.variant_step,
    points=4,
    cases=variant_cases,
    returns=VARIANTS,
    drive=drive_variants,
    parts={name: (0, ("h_next", "c_next")) for name in VARIANTS},
    minutes=20,
)


def varied(x, h, c, W, U, b, p, variant="V", absent=1.0, before=None, shown=None, coupled="i", o_sees="new"):
    """The reference, in which parts can be changed."""
    z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
    p_i, p_f, p_o = np.split(np.zeros_like(p) if variant == "NP" else p, 3)
    i = absent if variant == "NIG" else sigmoid(z_i + p_i * c)
    f = absent if variant == "NFG" else sigmoid(z_f + p_f * c)
    if variant == "CIFG":
        i, f = (i, 1 - i) if coupled == "i" else (1 - f, f)
    plain_g, plain_c = (before or "NIAF") == variant, (shown or "NOAF") == variant
    c_next = f * c + i * (z_g if plain_g else np.tanh(z_g))
    o = absent if variant == "NOG" else sigmoid(z_o + p_o * (c_next if o_sees == "new" else c))
    return o * (c_next if plain_c else np.tanh(c_next)), c_next


@variant_step.mistake
def shut_instead_of_open(x, h, c, W, U, b, p, variant="V"):
    """A gate that is taken out is shut for ever.

    Without its input gate, should a cell write everything or nothing? Which number lets all pass in a product?
    """
    return varied(x, h, c, W, U, b, p, variant, absent=0.0)


@variant_step.mistake
def half_open(x, h, c, W, U, b, p, variant="V"):
    """A gate that is taken out stands half open.

    What is σ(0)? Does a product with that number let everything pass?
    """
    return varied(x, h, c, W, U, b, p, variant, absent=0.5)


@variant_step.mistake
def activations_exchanged(x, h, c, W, U, b, p, variant="V"):
    """The two activation functions are exchanged.

    Which of the two tanh stands at the entrance of the cell, and which at its exit?
    """
    return varied(x, h, c, W, U, b, p, variant, before="NOAF", shown="NIAF")


@variant_step.mistake
def couples_the_other_way(x, h, c, W, U, b, p, variant="V"):
    """In the coupled cell it is the forget gate that is learnt.

    Which of the two gates does the docstring keep, and which does it derive?
    """
    return varied(x, h, c, W, U, b, p, variant, coupled="f")


@variant_step.mistake
def np_still_peeps(x, h, c, W, U, b, p, variant="V"):
    """The peepholes are still there in the variant without peepholes.

    Which terms of the gates' sums should be gone in NP? Do your numbers differ between V and NP?
    """
    return varied(x, h, c, W, U, b, p, "V" if variant == "NP" else variant)


@variant_step.mistake
def np_loses_the_bias(x, h, c, W, U, b, p, variant="V"):
    """Without a peephole, a gate has lost its bias as well.

    p = 0 would be a cell without peepholes. Would anything but the peepholes be missing then?
    """
    if variant == "NP":
        b = np.where(np.arange(len(b)) // (len(b) // 4) == 2, b, 0)
    return varied(x, h, c, W, U, b, p, variant)


@variant_step.mistake
def never_peeps(x, h, c, W, U, b, p, variant="V"):
    """Only the variant without peepholes is complete: all others are without peepholes too.

    Which cell do the variants start from: the one of this chapter, or the one of the chapters before?
    """
    return varied(x, h, c, W, U, b, np.zeros_like(p), variant)


@variant_step.mistake
def variant_with_old_c(x, h, c, W, U, b, p, variant="V"):
    """The output gate peeps at the old cell state.

    By the time the output gate is computed, what does the cell hold? Compare with peephole_step.
    """
    return varied(x, h, c, W, U, b, p, variant, o_sees="old")


@variant_step.mistake
def nog_without_tanh(x, h, c, W, U, b, p, variant="V"):
    """Without the output gate the tanh has gone as well.

    Each variant takes one part out. How many have you taken out in NOG?
    """
    return varied(x, h, c, W, U, b, p, variant, shown=variant if variant in ("NOG", "NOAF") else None)
