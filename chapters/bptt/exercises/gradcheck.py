"""How `gradcheck` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Exercise
from chapters.bptt.exercises._gradcheck import by_name, check_cases, drive_gradcheck
from solutions import bptt as reference

gradcheck = Exercise(
    reference.gradcheck,
    points=3,
    cases=check_cases,
    returns=("checks", "single", "moved", "calls"),
    drive=drive_gradcheck,
    by_laws=True,
    data=False,
    minutes=20,
)


# An answer that does not tell a right gradient from a doubled one earns nothing. Of such a one laws say only what they
# have seen to be wrong.


@gradcheck.law(
    "A right gradient does not pass: its error should be far below a millionth.",
    hint="How far apart are the two points at which you take the loss, and does x lie half-way between them?",
)
def right_passes(case, seen):
    seen = by_name(case, seen)
    passes = all(seen["right"][name] < 3e-7 for name in ("W", "v"))
    return passes if seen["tells"] or not passes else None


@gradcheck.law(
    "A wrong gradient passes.",
    hint="Double a right gradient, halve it, set it to zero, turn its sign. Which of the four do you let through?",
    share=0.5,
)
def wrong_is_found(case, seen):
    seen = by_name(case, seen)
    if not seen["tells"] and not seen["right"]["W"] < 3e-7:
        return None  # then what is right and what is wrong have changed places
    return not any(seen[wrong]["W"] <= 1e-6 for wrong in ("doubled", "halved", "zero", "turned"))


@gradcheck.law(
    "A wrong gradient passes when only some of its entries are wrong.",
    hint="The bug may sit anywhere in the array. Which entries do you look at?",
)
def finds_it_anywhere(case, seen):
    seen = by_name(case, seen)
    doubled, half = seen["doubled"]["W"], min(seen[half]["W"] for half in ("first half", "second half"))
    return half > 0.01 * doubled if seen["tells"] else None


@gradcheck.law(
    "A single wrong entry passes, though n_samples is large enough for all entries to be looked at.",
    hint="Draw 12 numbers from 12 as you do. How many different ones are there?",
    share=0.5,
)
def finds_every_entry(case, seen):
    seen = by_name(case, seen)
    doubled, half = seen["doubled"]["W"], min(seen[half]["W"] for half in ("first half", "second half"))
    if not case["n_samples"] >= case["W"].size:
        return True if seen["tells"] else None
    if not seen["tells"] or half <= 0.01 * doubled:
        return None
    return not any(error <= 0.01 * doubled / case["W"].size for error in seen["single"])


@gradcheck.law(
    "You do not report the largest error.",
    hint="If one entry among a million is wrong, how much of its error is in your number?",
    share=0.5,
)
def reports_the_largest(case, seen):
    seen = by_name(case, seen)
    doubled, half = seen["doubled"]["W"], min(seen[half]["W"] for half in ("first half", "second half"))
    if not seen["tells"]:
        return None
    missed = half <= 0.01 * doubled
    is_absolute = not 0.3 < doubled < 1.1  # the largest then depends on the draw: another law's business
    return missed or is_absolute or half > 0.9 * doubled


@gradcheck.law(
    "The error is not relative.",
    hint="A gradient twice too large is as wrong for a small loss as for a large one. Does your number agree?",
    share=0.5,
)
def is_relative(case, seen):
    seen = by_name(case, seen)
    return 0.3 < seen["doubled"]["W"] < 1.1 if seen["tells"] else None


@gradcheck.law(
    "What you divide by is not the larger of the two sizes.",
    hint="Double a right gradient, then halve it. Which of |a| and |b| is the larger each time? What are your errors?",
    share=0.5,
)
def by_the_larger(case, seen):
    seen = by_name(case, seen)
    errors = [seen[name]["W"] for name in ("doubled", "halved")]
    if not seen["tells"] or not 0.3 < errors[0] < 1.1 or errors[1] <= 1e-6:
        return None
    return all(0.3 < error < 0.6 for error in errors)  # what is divided by the sum of both is as good


@gradcheck.law(
    "A parameter on which the loss does not depend gives no zero.",
    hint="Two zeros agree perfectly. What does your formula make of 0 / 0?",
    share=0.5,
)
def two_zeros_agree(case, seen):
    seen = by_name(case, seen)
    agree = seen["right"]["unused"] == 0
    return agree if seen["tells"] or not agree else None


@gradcheck.law(
    "The parameters are not put back.",
    hint="Compare them before and after the call. Which parameters does your loop start from when it comes to the second entry?",
    share=0.5,
)
def puts_back(case, seen):
    seen = by_name(case, seen)
    back = seen["moved"] < 1e-12
    return back if seen["tells"] or not back else None


@gradcheck.law(
    "The loss is evaluated more often than n_samples entries of each array need.",
    hint="A network has a million weights. How often do you want to compute its loss?",
    share=0.5,
)
def checks_a_sample(case, seen):
    seen = by_name(case, seen)
    few = seen["calls"] <= 3 * (3 * case["n_samples"] + 1)
    return few if seen["tells"] or not few else None


def checked(loss, params, grads, entries, slope, error, worst=max):
    """gradcheck, with its parts as arguments. entries: gives, for an array's size, the numbers of the entries to check."""
    found = {}
    for name, array in params.items():
        flat, errors = array.reshape(-1), []
        for k in entries(flat.size):
            b = slope(loss, params, flat, k)
            errors.append(error(grads[name].reshape(-1)[k], b))
        found[name] = float(worst(errors))
    return found


def central(loss, params, flat, k, eps=1e-5):
    old = flat[k]
    flat[k] = old + eps
    above = loss(params)
    flat[k] = old - eps
    below = loss(params)
    flat[k] = old
    return (above - below) / (2 * eps)


def relative(a, b):
    return 0.0 if a == b else abs(a - b) / max(abs(a), abs(b))


def drawn(rng, n):
    return lambda size: rng.choice(size, min(n, size), replace=False)


@gradcheck.mistake(breaks="right_passes")
def one_sided(loss, params, grads, n_samples, rng):
    def slope(loss, params, flat, k):
        old, here = flat[k], loss(params)
        flat[k] = old + 1e-5
        above = loss(params)
        flat[k] = old
        return (above - here) / 1e-5

    return checked(loss, params, grads, drawn(rng, n_samples), slope, relative)


@gradcheck.mistake(breaks="right_passes")
def factor_two_missing(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, drawn(rng, n_samples), lambda *a: 2 * central(*a), relative)


@gradcheck.mistake(breaks="wrong_is_found")
def size_forgotten(loss, params, grads, n_samples, rng):
    def error(a, b):
        return 0.0 if a == b else (a - b) / max(abs(a), abs(b))

    return checked(loss, params, grads, drawn(rng, n_samples), central, error)


@gradcheck.mistake(breaks="wrong_is_found")
def sizes_compared(loss, params, grads, n_samples, rng):
    def error(a, b):
        return relative(abs(a), abs(b))

    return checked(loss, params, grads, drawn(rng, n_samples), central, error)


@gradcheck.mistake(breaks="by_the_larger")
def by_the_given_alone(loss, params, grads, n_samples, rng):
    def error(a, b):
        with np.errstate(all="ignore"):
            return 0.0 if a == b else np.abs(a - b) / np.abs(a)

    return checked(loss, params, grads, drawn(rng, n_samples), central, error)


@gradcheck.mistake(breaks="by_the_larger")
def by_the_measured_alone(loss, params, grads, n_samples, rng):
    def error(a, b):
        return 0.0 if a == b else abs(a - b) / abs(b)

    return checked(loss, params, grads, drawn(rng, n_samples), central, error)


@gradcheck.mistake(breaks="finds_every_entry")
def drawn_with_replacement(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, lambda size: rng.choice(size, min(n_samples, size)), central, relative)


@gradcheck.mistake(breaks="finds_it_anywhere")
def last_error_kept(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, drawn(rng, n_samples), central, relative, lambda errors: errors[-1])


@gradcheck.mistake(breaks="finds_it_anywhere")
def one_entry_each(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, drawn(rng, 1), central, relative)


@gradcheck.mistake(breaks="finds_it_anywhere")
def first_entries_only(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, lambda size: range(min(n_samples, size)), central, relative)


@gradcheck.mistake(breaks="reports_the_largest")
def mean_error(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, drawn(rng, n_samples), central, relative, np.mean)


@gradcheck.mistake(breaks="is_relative")
def absolute_error(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, drawn(rng, n_samples), central, lambda a, b: abs(a - b))


@gradcheck.mistake(breaks="two_zeros_agree")
def zero_by_zero(loss, params, grads, n_samples, rng):
    def error(a, b):
        with np.errstate(all="ignore"):
            return np.abs(a - b) / np.maximum(np.abs(a), np.abs(b))

    return checked(loss, params, grads, drawn(rng, n_samples), central, error)


@gradcheck.mistake(breaks="puts_back")
def left_moved(loss, params, grads, n_samples, rng):
    def slope(loss, params, flat, k):
        flat[k] += 1e-5
        above = loss(params)
        flat[k] -= 2e-5
        return (above - loss(params)) / 2e-5

    return checked(loss, params, grads, drawn(rng, n_samples), slope, relative)


@gradcheck.mistake(breaks="checks_a_sample")
def every_entry(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, range, central, relative)
