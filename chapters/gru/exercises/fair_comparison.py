"""How `fair_comparison` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import gru as reference


def fair_cases(rng):
    def runs(cells, how_many, updates):
        seeds = sorted(int(s) for s in rng.permutation(30)[:how_many])
        table = {cell: rng.uniform(0, 1, 200) ** 2 for cell in cells}
        for scores in table.values():  # one run fails; the first run is no extreme, the middle of the list no median
            ranked = np.array([0.05, 0.6, 0.7, 0.75, 0.8])[:how_many] + rng.uniform(0, 0.02)
            first = int(rng.choice([k for k in range(1, how_many - 1) if how_many == 3 or 2 * k != how_many - 1]))
            rest = [int(k) for k in rng.permutation(how_many) if k != first]
            if 2 * rest[how_many // 2 - 1] == how_many - 1:
                rest = rest[::-1] if how_many == 3 else rest[1:] + rest[:1]
            scores[seeds] = ranked[[first, *rest]]
        return {"scores": table, "seeds": seeds, "updates": updates}

    yield Case("three cells, five seeds", runs(["RNN", "GRU", "LSTM"], 5, int(rng.integers(200, 400)) * 2))
    yield Case("two cells, three seeds", runs(["LSTM", "GRU"], 3, int(rng.integers(200, 400)) * 2))
    yield Case("one cell, four seeds", runs(["GRU"], 4, 301), edge=True)


def drive_fair(fair_comparison, scores, seeds, updates):
    """Give it a `train` that notes how it is called and looks up the score; report what it returns."""
    names, calls = sorted(scores), []

    def train(cell, seed, updates):
        if cell not in scores or not 0 <= seed < 200:
            raise ValueError(f"train was called with cell {cell!r} and seed {seed!r}, which were not given")
        calls.append([names.index(cell), seed, updates])
        return float(scores[cell][int(seed)])

    report = fair_comparison(train, list(scores), list(seeds), updates)
    if not isinstance(report, dict):
        raise TypeError(f"a dict is asked for; a {type(report).__name__} came back")
    if sorted(map(str, report)) != names or any(np.size(v) != 3 for v in report.values()):
        raise ValueError("the dict should have one entry for each cell, of three numbers")
    rows = [[float(v) for v in report[name]] for name in names]
    median, smallest, largest = ([row[k] for row in rows] for k in range(3))
    runs = {
        "runs": np.array(sorted(calls), float).reshape(-1, 3),
        "median": np.array(median),
        "smallest": np.array(smallest),
        "largest": np.array(largest),
    }
    return runs


fair_comparison = Exercise(
    reference.fair_comparison,
    points=2,
    cases=fair_cases,
    returns={"runs": 3, "median": 2, "smallest": 1.5, "largest": 1.5},
    drive=drive_fair,
    minutes=12,
)


def compared(train, cells, seeds, updates, summary=None, asked=None):
    """The reference, in which parts can be changed. summary: scores -> three numbers; asked: (k, seed, updates) -> a run."""
    summary = summary or (lambda s: (np.median(s), min(s), max(s)))
    asked = asked or (lambda k, seed, updates: (seed, updates))
    return {cell: summary([train(cell, *asked(k, seed, updates)) for seed in seeds]) for k, cell in enumerate(cells)}


@fair_comparison.mistake
def best_for_median(train, cells, seeds, updates):
    """You report the best run in place of the median.

    If one run in five works, is that what somebody who trains the cell once may expect?
    """
    return compared(train, cells, seeds, updates, lambda s: (max(s), min(s), max(s)))


@fair_comparison.mistake
def mean_for_median(train, cells, seeds, updates):
    """You report the mean in place of the median.

    Let one of five runs fail altogether. Which of the two hardly moves? Which one is asked for?
    """
    return compared(train, cells, seeds, updates, lambda s: (np.mean(s), min(s), max(s)))


@fair_comparison.mistake
def deviation_for_range(train, cells, seeds, updates):
    """The spread is given as the standard deviation.

    Which three numbers does the docstring want? Can a cell's score have been above 1 when all runs were below?
    """
    return compared(
        train, cells, seeds, updates, lambda s: (np.median(s), np.mean(s) - np.std(s), np.mean(s) + np.std(s))
    )


@fair_comparison.mistake
def largest_first(train, cells, seeds, updates):
    """The smallest and the largest score are exchanged.

    In which order does the docstring name the three numbers?
    """
    return compared(train, cells, seeds, updates, lambda s: (np.median(s), max(s), min(s)))


@fair_comparison.mistake
def unsorted_middle(train, cells, seeds, updates):
    """The middle of the list is taken before it was sorted.

    What makes a number the median: its place in the list as it came, or as sorted?
    """
    return compared(train, cells, seeds, updates, lambda s: (s[len(s) // 2], min(s), max(s)))


@fair_comparison.mistake
def other_seeds(train, cells, seeds, updates):
    """Every cell gets other seeds.

    With the same seed two cells see the same examples. What else is compared in yours besides the cells?
    """
    return compared(train, cells, seeds, updates, asked=lambda k, seed, updates: (seed + k * 31, updates))


@fair_comparison.mistake
def one_seed(train, cells, seeds, updates):
    """Only the first seed is used.

    What does one run tell about the spread? How many of the seeds have you used?
    """
    return compared(train, cells, seeds[:1], updates)


@fair_comparison.mistake
def budget_shared(train, cells, seeds, updates):
    """The runs share the updates among them.

    For how many updates is each network to be trained? What happens to that number when a cell is added?
    """
    return compared(train, cells, seeds, updates, asked=lambda k, seed, updates: (seed, updates // len(seeds)))


@fair_comparison.mistake
def budget_grows(train, cells, seeds, updates):
    """Not every cell gets the same number of updates.

    The later cells of your list are trained for longer, or less long. Where does that come from?
    """
    return compared(train, cells, seeds, updates, asked=lambda k, seed, updates: (seed, updates * (k + 1)))
