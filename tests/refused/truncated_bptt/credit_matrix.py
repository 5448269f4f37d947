"""Wrong answers to `credit_matrix`."""

from chapters.truncated_bptt.exercises.credit_matrix import painted


def a_single_loss_left_over(T, k1, k2):
    """A loss that is left over alone is never used."""
    ends = [(start, min(start + k1, T)) for start in range(0, T - 1, k1)]
    return painted(T, [(end - k2, start, end) for start, end in ends])
