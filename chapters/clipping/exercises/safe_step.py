"""How `safe_step` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.clipping.exercises.shared import gradients
from solutions import clipping as reference


def stepping(rng, norm, spoilt=()):
    """The inputs of a step. spoilt: pairs (name, value) of entries of the gradient that are made NaN or infinite."""
    grads = gradients(rng, norm=norm)
    for name, value in spoilt:
        grads[name].flat[int(rng.integers(grads[name].size))] = value
    return {
        "params": {name: rng.normal(size=g.shape) for name, g in grads.items()},
        "grads": grads,
        "lr": float(rng.uniform(0.1, 0.3)),
        "max_norm": 2.0,
        "skipped": int(rng.integers(2, 9)),
    }


def stepping_cases(rng):
    yield Case("a long gradient", stepping(rng, 40.0))
    yield Case("a short gradient", stepping(rng, 1.2))
    yield Case("NaN in one entry", stepping(rng, 1.2, [("Wh", np.nan)]))
    yield Case("infinity in one entry", stepping(rng, 1.2, [("b", np.inf)]))
    yield Case("minus infinity", stepping(rng, 1.2, [("Wx", -np.inf)]), edge=True)
    both_kinds = [("Wx", np.inf), ("b", np.nan)]
    yield Case("NaN and infinity", stepping(rng, 1.2, both_kinds), edge=True)
    yield Case("infinities of both signs", stepping(rng, 1.2, [("Wx", np.inf), ("Wh", -np.inf)]), edge=True)
    yield Case("the first one to be skipped", {**stepping(rng, 1.2, [("Wx", np.nan)]), "skipped": 0}, edge=True)


safe_step = Exercise(
    reference.safe_step,
    points=3,
    cases=stepping_cases,
    returns={"params": 2, "skipped": 1},
    after=("global_norm", "clip_by_global_norm"),
    tol=2e-6,
    minutes=15,
)


def stepped(params, grads, lr, factor):
    with np.errstate(invalid="ignore", over="ignore"):
        return {name: p - lr * factor * grads[name] for name, p in params.items()}


def if_longer(grads, max_norm):
    norm = reference.global_norm(grads)
    return max_norm / norm if norm > max_norm else 1.0


@safe_step.mistake
def nan_compares_false(params, grads, lr, max_norm, skipped):
    """A gradient that is no number is let through.

    What is nan > 5, and what is inf * 0? Follow the two through your comparison and your factor.
    """
    return stepped(params, grads, lr, if_longer(grads, max_norm)), skipped


@safe_step.mistake
def poisons_everything(params, grads, lr, max_norm, skipped):
    """One NaN spoils all the parameters.

    What is your factor if the norm is NaN? And should that gradient have been used at all?
    """
    factor = np.minimum(1.0, max_norm / (reference.global_norm(grads) + 1e-6))
    return stepped(params, grads, lr, factor), skipped


@safe_step.mistake
def only_nan_noticed(params, grads, lr, max_norm, skipped):
    """NaN is noticed, infinity is not.

    What is inf * 0? Which question about a number is answered with no for both?
    """
    if np.isnan(reference.global_norm(grads)):
        return params, skipped + 1
    return stepped(params, grads, lr, if_longer(grads, max_norm)), skipped


@safe_step.mistake
def only_infinity_noticed(params, grads, lr, max_norm, skipped):
    """Infinity is noticed, NaN is not.

    Is NaN infinite? Is it equal to anything? Which question about a number is answered with no for both?
    """
    if np.isinf(reference.global_norm(grads)):
        return params, skipped + 1
    return stepped(params, grads, lr, if_longer(grads, max_norm)), skipped


@safe_step.mistake
def cleaned(params, grads, lr, max_norm, skipped):
    """The bad entries are set to zero, and the step is taken.

    If one entry went wrong, how far do you trust the others? What does the docstring say becomes of the parameters?
    """
    grads = {name: np.nan_to_num(g, nan=0.0, posinf=0.0, neginf=0.0) for name, g in grads.items()}
    return stepped(params, grads, lr, if_longer(grads, max_norm)), skipped


@safe_step.mistake
def array_by_array(params, grads, lr, max_norm, skipped):
    """Only the arrays that hold a bad entry are left alone.

    One array of a gradient is infinite. Was the rest computed from other numbers than that one?
    """
    good = {name: g for name, g in grads.items() if np.isfinite(g).all()}
    after = {**params, **stepped({name: params[name] for name in good}, good, lr, if_longer(good, max_norm))}
    return after, skipped + (len(good) < len(grads))


@safe_step.mistake
def not_counted(params, grads, lr, max_norm, skipped):
    """A skipped step is not counted.

    Where does your function change skipped?
    """
    return reference.safe_step(params, grads, lr, max_norm, skipped)[0], skipped


@safe_step.mistake
def count_starts_over(params, grads, lr, max_norm, skipped):
    """The count starts over with every call.

    Seven steps have been skipped, and now an eighth. What do you return?
    """
    return reference.safe_step(params, grads, lr, max_norm, 0)


@safe_step.mistake
def not_clipped(params, grads, lr, max_norm, skipped):
    """The gradient is not clipped.

    What is max_norm for?
    """
    return reference.safe_step(params, grads, lr, np.inf, skipped)


@safe_step.mistake
def uphill(params, grads, lr, max_norm, skipped):
    """The step goes uphill.

    Does the loss grow or shrink along its gradient?
    """
    return reference.safe_step(params, grads, -lr, max_norm, skipped)


@safe_step.mistake
def clips_the_step(params, grads, lr, max_norm, skipped):
    """You clip the step, learning rate included.

    With lr = 0.1 and max_norm = 2, how long may a step be? How long is your longest?
    """
    after, skipped = reference.safe_step(params, {k: lr * g for k, g in grads.items()}, 1.0, max_norm, skipped)
    return after, skipped
