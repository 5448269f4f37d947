"""How `moving_average` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from solutions import averages as reference


def rows(rng):
    k = int(rng.integers(3, 6))
    T = k + int(rng.integers(3, 7))
    for label, count, width, edge in (
        ("random numbers", T, k, False),
        ("k = 1", T, 1, True),
        ("k = T", k, k, True),
    ):
        yield Case(label, {"x": rng.normal(size=count), "k": width}, edge)


moving_average = Exercise(reference.moving_average, points=2, cases=rows, returns=("y",), minutes=10, core=True)


@moving_average.mistake
def sums(x, k):
    """These are sums, and no means.

    Let every number in x be 1. What is the mean of three of them, and what is yours?
    """
    return reference.moving_average(x, k) * k
