"""How `by_length` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import lab_classifier as reference


def by_length_cases(rng):
    size = int(rng.integers(3, 6))
    yield Case("some left over", {"lengths": rng.integers(2, 40, 12 * size + 2), "size": size, "seed": 0})
    yield Case("nothing left over", {"lengths": rng.integers(2, 40, 11 * size), "size": size, "seed": 5})
    yield Case("one batch", {"lengths": rng.integers(2, 9, size - 1), "size": size, "seed": 1}, edge=True)
    yield Case("size = 1", {"lengths": rng.integers(2, 9, 12), "size": 1, "seed": 2}, edge=True)


def drive_by_length(by_length, lengths, size, seed):
    """Call it with one seed twice and with another. Gives batches as lists of whole numbers, or None."""

    def read(found):
        if not hasattr(found, "__iter__"):
            return None
        found = list(found)
        if not all(hasattr(batch, "__iter__") for batch in found):
            return None
        return [[int(k) if float(k) == int(k) else -1 for k in batch] for batch in found]

    tries = [by_length(lengths.copy(), size, np.random.default_rng(s)) for s in (seed, seed, seed + 1)]
    first, again, other = (read(found) for found in tries)
    return {"batches": first, "again": again, "other": other}


by_length = Exercise(
    reference.by_length,
    points=2,
    cases=by_length_cases,
    returns=("batches",),
    drive=drive_by_length,
    by_laws=True,
    data=False,
    alike=("random_order",),
    minutes=12,
)


@by_length.law(
    "Not every text is in exactly one batch.",
    "Write all your numbers into one list and sort it. What should stand there, and what does?",
)
def each_text_once(case, seen):
    numbers = [k for batch in seen["batches"] or [] for k in batch]
    return sorted(numbers) == list(range(len(case["lengths"])))


@by_length.law(
    "The batches have not the size that is asked for.",
    "How many batches are there for 14 texts and size 4, and how many texts are in each?",
)
def batches_of_size(case, seen):
    sizes = sorted((len(batch) for batch in seen["batches"] or []), reverse=True)
    N, size = len(case["lengths"]), case["size"]
    if N > 1 and len({k for batch in seen["batches"] or [] for k in batch}) < 2:
        return None  # nothing was put anywhere
    if sum(sizes) != N:
        return None  # another law's business
    return sizes == [size] * (N // size) + [N % size] * (N % size > 0)


@by_length.law(
    "There is more padding than necessary.",
    "Print the lengths in one of your batches. Which texts would you put beside its longest one?",
)
def little_padded(case, seen):
    lengths, size = np.asarray(case["lengths"]), case["size"]
    N = len(lengths)
    if sorted(k for batch in seen["batches"] or [] for k in batch) != list(range(N)):
        return None

    def steps(batches):
        return sum(len(batch) * int(max(lengths[k] for k in batch)) for batch in batches if len(batch))

    order = [int(k) for k in np.argsort(lengths)]
    ways = (order, order[::-1])  # the smaller batch at either end
    most = max(steps([way[s : s + size] for s in range(0, N, size)]) for way in ways)
    return steps(seen["batches"]) <= most


@by_length.law(
    "The batches do not come in a random order drawn with rng.",
    "Call it twice with one seed, and once with another. Which of the three lists should be alike, and do the short texts always come first?",
)
def random_order(case, seen):
    if not seen["batches"]:
        return None
    return seen["batches"] == seen["again"] and (len(seen["batches"]) < 4 or seen["batches"] != seen["other"])


@by_length.mistake(breaks="little_padded")
def only_shuffled(lengths, size, rng):
    order = rng.permutation(len(lengths))
    return [order[s : s + size] for s in range(0, len(order), size)]


@by_length.mistake(breaks="random_order")
def always_the_short_ones_first(lengths, size, rng):
    order = np.argsort(lengths)
    return [order[s : s + size] for s in range(0, len(order), size)]


@by_length.mistake(breaks="random_order")
def shuffled_without_rng(lengths, size, rng):
    return reference.by_length(lengths, size, np.random.default_rng())


@by_length.mistake(breaks="each_text_once")
def rest_dropped(lengths, size, rng):
    return [batch for batch in reference.by_length(lengths, size, rng) if len(batch) == size]


@by_length.mistake(breaks="each_text_once")
def lengths_instead_of_numbers(lengths, size, rng):
    return [[lengths[k] for k in batch] for batch in reference.by_length(lengths, size, rng)]


@by_length.mistake(breaks="batches_of_size")
def size_is_their_number(lengths, size, rng):
    batches = np.array_split(np.argsort(lengths), size)
    return [batches[k] for k in rng.permutation(len(batches))]
