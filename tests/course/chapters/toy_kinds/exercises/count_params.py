"""How `count_params` is marked, and the mistakes that are known by name."""

from chapters.toy_kinds.exercises.shared import sizes

from autograder import Case, Exercise
from solutions import toy_kinds as reference


def count_cases(rng):
    D, H, _ = sizes(rng)
    yield Case(f"D = {D}, H = {H}", {"D": D, "H": H})
    yield Case("a size in use", {"D": 300, "H": int(rng.integers(400, 600))})
    yield Case("D = H = 1", {"D": 1, "H": 1}, edge=True)


count_params = Exercise(reference.count_params, points=2, cases=count_cases, returns=("count",), minutes=5)


@count_params.accepts(note="Right for PyTorch, which adds two biases; this course has one.")
def two_biases(D, H):
    return 4 * H * (D + H + 2)


@count_params.mistake
def three_gates_only(D, H):
    """You count three blocks of weights.

    A cell has three gates. What else in it has weights?
    """
    return 3 * H * (D + H + 1)


@count_params.mistake
def bias_forgotten(D, H):
    """The biases are left out.

    Which numbers does the cell learn that meet neither x nor h?
    """
    return 4 * H * (D + H)
