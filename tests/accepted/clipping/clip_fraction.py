"""Other right answers to `clip_fraction`: each earns full marks."""

from chapters.clipping.exercises.clip_fraction import clip_fraction


@clip_fraction.equivalent
def counted(norms, max_norm):
    n = 0
    for value in norms:
        if value > max_norm:
            n += 1
    return n / len(norms)


@clip_fraction.equivalent
def selected(norms, max_norm):
    return norms[norms > max_norm].size / norms.size


@clip_fraction.equivalent
def summed_as_numbers(norms, max_norm):
    return float((norms > max_norm).astype(float).sum() / norms.shape[0])
