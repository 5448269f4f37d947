"""How `edit_distance` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from chapters.lab_translation.exercises.shared import some_sequences
from solutions import lab_translation as reference


def edited(rng, ids, high):
    """A sequence with one id taken out, one put in, and one replaced, so that the rest is shifted in between."""
    out, third = list(ids), len(ids) // 3
    out[-2] = high + int(rng.integers(3))
    out.insert(2 * third, high + int(rng.integers(3)))
    del out[int(rng.integers(third))]
    return out


def distance_cases(rng):
    [ids] = some_sequences(rng, [9], 3, 12)
    one, other = some_sequences(rng, [int(rng.integers(4, 6)), int(rng.integers(7, 9))], 3, 6)
    yield Case("three changes", {"output": edited(rng, ids, 12), "reference": ids})
    yield Case("two sequences that have little in common", {"output": one, "reference": other})
    yield Case("the output is the longer one", {"output": [*other, *one], "reference": [int(v) for v in one[::-1]]})
    yield Case("two replaced", {"output": [*ids[:2], 20, *ids[3:6], 21, *ids[7:]], "reference": ids})
    yield Case("nothing was said", {"output": [], "reference": ids}, edge=True)
    yield Case("nothing was to be said", {"output": ids, "reference": []}, edge=True)


edit_distance = Exercise(reference.edit_distance, points=3, cases=distance_cases, returns=("changes",), minutes=25)


@edit_distance.mistake
def place_by_place(output, reference):
    """The two are compared place by place, so one missing id makes all after it wrong.

    Take the first id of a sequence out. How many changes is that, and how many does yours count?
    """
    return sum(a != b for a, b in zip(output, reference, strict=False)) + abs(len(output) - len(reference))


@edit_distance.mistake
def replaced_costs_two(output, reference):
    """An id that is replaced counts twice: as one taken out and one put in.

    From [7, 8] to [7, 9]: how many changes are enough?
    """
    return _table(output, reference, replace=2)


@edit_distance.mistake
def never_replaced_for_nothing(output, reference):
    """Equal ids cost a change, too.

    What does yours say of two equal sequences?
    """
    return _table(output, reference, equal=1)


@edit_distance.mistake
def begins_anywhere(output, reference):
    """What is missing at the beginning costs nothing.

    From [] to [7, 8] it takes two changes. What stands in the first row of your table, and in its first column?
    """
    return _table(output, reference, edge=0)


@edit_distance.mistake
def only_what_they_share(output, reference):
    """You count the ids of the reference that the output lacks, and not what else the output says.

    Put ten wrong ids behind a right output. Does your number grow?
    """
    left = list(output)
    return sum(1 for v in reference if not (v in left and not left.remove(v)))


def _table(output, reference, replace=1, equal=0, edge=1):
    row = [edge * j for j in range(len(reference) + 1)]
    for i, mine in enumerate(output, 1):
        before, row[0] = row[0], edge * i
        for j, theirs in enumerate(reference, 1):
            change = before + (replace if mine != theirs else equal)
            before, row[j] = row[j], min(change, row[j] + 1, row[j - 1] + 1)
    return row[-1]
