"""How `two_steps` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import where_next as reference


def joined_cases(rng):
    for label, shape, edge in (
        ("random numbers", tuple(sizes(rng, 3)), False),
        ("steps of one unit", tuple(sizes(rng, 1)), False),
        ("single numbers, as arrays", (1,), True),
    ):
        a1, a2 = rng.uniform(0.1, 0.9, (2, *shape))
        u1, u2 = rng.normal(size=(2, *shape))
        yield Case(label, {"a1": a1, "u1": u1, "a2": a2, "u2": u2}, edge)


two_steps = Exercise(reference.two_steps, points=2, cases=joined_cases, returns=("a", "u"), minutes=8)


@two_steps.mistake
def order_swapped(a1, u1, a2, u2):
    """The two steps are done in the wrong order.

    Take h = 0. After the first step it is u1. What does the second step do to u1?
    """
    return a1 * a2, a1 * u2 + u1


@two_steps.mistake
def u_only_added(a1, u1, a2, u2):
    """What the first step adds goes through the second one unchanged.

    Let a2 be 0: the second step wipes out all that was there. What is left of u1 in yours?
    """
    return a1 * a2, u1 + u2


@two_steps.mistake
def a_added(a1, u1, a2, u2):
    """The two factors are added.

    Let u1 = u2 = 0 and a1 = a2 = 1/2. What becomes of h in one step, and what in two?
    """
    return a1 + a2, a2 * u1 + u2


@two_steps.mistake
def a_of_the_second(a1, u1, a2, u2):
    """The factor is that of one of the steps.

    Let u1 = u2 = 0 and a1 = a2 = 1/2. What becomes of h in one step, and what in two?
    """
    return a2, a2 * u1 + u2
