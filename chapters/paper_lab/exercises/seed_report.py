"""How `seed_report` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import paper_lab as reference


def report_cases(rng):
    numbers = [int(n) for n in 25 * rng.choice(np.arange(3, 40), 12, replace=False)]
    more = 2 * int(rng.integers(4))  # how many seeds there are is not known before
    yield Case("all got there", {"results": numbers[: 5 + more]})
    some = [*numbers[: 5 + more], None, None]
    yield Case("two did not", {"results": [some[k] for k in rng.permutation(len(some))]})
    yield Case("most did not", {"results": [None, numbers[0], *[None] * (2 + more), numbers[1]]})
    yield Case("an even number of seeds", {"results": [*numbers[:3], None, *numbers[3 : 5 + more]]})
    yield Case("one seed", {"results": [numbers[0]]}, edge=True)
    yield Case("nobody", {"results": [None, None, None]}, edge=True)


def drive_report(seed_report, results):
    """The five entries, each as an output."""
    value = seed_report(results)
    names = ("seeds", "solved", "median", "lowest", "highest")
    return {name: value.get(name, "missing") if isinstance(value, dict) else "no dict" for name in names}


seed_report = Exercise(
    reference.seed_report,
    points=2,
    cases=report_cases,
    returns={"seeds": 0.5, "solved": 1, "median": 2, "lowest": 0.5, "highest": 1},
    drive=drive_report,
    minutes=8,
)


def reported(results, needed, median=np.median):
    needed = needed or [np.inf]
    return {
        "seeds": len(results),
        "solved": sum(r is not None for r in results),
        "median": float(median(needed)),
        "lowest": float(min(needed)),
        "highest": float(max(needed)),
    }


@seed_report.mistake
def failures_left_out(results):
    """Seeds that did not get there are left out of the median and the range.

    One seed of ten got there, after 100 updates. What does your report say a reader should expect of the next seed?
    """
    return reported(results, [r for r in results if r is not None])


@seed_report.mistake
def failures_left_out_of_the_median(results):
    """Seeds that did not get there are left out of the median.

    Two of five seeds got there. Which of the five is the one in the middle, if the others need infinitely many?
    """
    needed = [r for r in results if r is not None] or [np.inf]
    return reported(results, [np.inf if r is None else r for r in results], lambda _: np.median(needed))


@seed_report.mistake
def failures_as_zero(results):
    """Seeds that did not get there count as the fastest.

    How many updates does a seed need that never gets there? Is that more than the others need, or fewer?
    """
    return reported(results, [r or 0 for r in results])


@seed_report.mistake
def best_seed_only(results):
    """You report the best seed only.

    Which of your five numbers would change if the second-best seed had been three times as slow?
    """
    needed = [np.inf if r is None else r for r in results]
    return reported(results, [min(needed)])


@seed_report.mistake
def mean_for_median(results):
    """That is the mean, not the median.

    One seed of seven needs infinitely many updates. What is the mean of the seven, and what is the middle one?
    """
    return reported(results, [np.inf if r is None else r for r in results], np.mean)


@seed_report.mistake
def middle_unsorted(results):
    """The middle entry is taken before the results are sorted.

    Does your median change if the same results come in another order?
    """
    needed = [np.inf if r is None else r for r in results]
    report = reported(results, needed)
    half = len(needed) // 2
    report["median"] = float(needed[half] if len(needed) % 2 else (needed[half - 1] + needed[half]) / 2)
    return report
