"""Other right answers to `split_weights`: each earns full marks."""

from chapters.toy_kinds.exercises.split_weights import split_weights


@split_weights.equivalent
def by_slices(W):
    H = W.shape[1] // 4
    return {"o": W[:, 3 * H :], "g": W[:, 2 * H : 3 * H], "f": W[:, H : 2 * H], "i": W[:, :H]}
