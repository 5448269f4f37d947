"""Other right answers to `embedded_reber`: each earns full marks."""

from chapters.paper_lab.exercises.embedded_reber import embedded_reber
from solutions import paper_lab as reference


@embedded_reber.equivalent
def with_own_reber_strings(rng, inner=None):
    outer = "T" if rng.random() < 0.5 else "P"
    return "".join(["B", outer, reference.reber_string(rng), outer, "E"])


@embedded_reber.equivalent
def with_choice(rng, inner=reference.reber_string):
    letter = rng.choice(["P", "T"])
    return f"B{letter}{inner(rng)}{letter}E"
