"""Wrong answers to `gradcheck`."""

from chapters.bptt.exercises.gradcheck import central, checked, drawn, relative


def nothing_beside_a_zero(loss, params, grads, n_samples, rng):
    """Where either gradient is zero it sees no error."""

    def error(a, b):
        return relative(a, b) if a and b else 0.0

    return checked(loss, params, grads, drawn(rng, n_samples), central, error)
