"""How `gate_name` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from solutions import toy_kinds as reference


def column_cases(rng):
    H = int(rng.choice([3, 6, 7]))  # not 4 k + 1, where counting modulo 4 is right too often
    for k in rng.permutation(4):  # in no order that could be known
        which = ("first", "second", "third", "last")[k]
        yield Case(f"in the {which} block", {"column": int(k) * H + int(rng.integers(H)), "H": H})
    yield Case("at the end of the first block", {"column": H - 1, "H": H})
    yield Case("H = 1", {"column": 2, "H": 1}, edge=True)


gate_name = Exercise(reference.gate_name, points=1, cases=column_cases, returns=("name",), minutes=3)


@gate_name.mistake
def candidate_last(column, H):
    """The candidate and the output gate are exchanged.

    In which order are the four blocks of columns stacked?
    """
    return "ifog"[column // H]


@gate_name.mistake
def taking_turns(column, H):
    """You count as if the gates took turns, column by column.

    Where does z[:, :H] go: to one gate, or to all four?
    """
    return "ifgo"[column % 4]
