"""Wrong answers to `gradcheck`."""

from chapters.bptt.exercises.gradcheck import central, checked, drawn, relative


def says_always_the_same(loss, params, grads, n_samples, rng):
    """A number that does not hang on the gradients checks nothing."""
    return dict.fromkeys(params, 0.4)


def by_the_smaller(loss, params, grads, n_samples, rng):
    """It divides by the smaller of the two sizes."""

    def error(a, b):
        return 0.0 if a == b else abs(a - b) / (min(abs(a), abs(b)) or 1.0)

    return checked(loss, params, grads, drawn(rng, n_samples), central, error)


def smallest_error(loss, params, grads, n_samples, rng):
    """It reports the smallest error."""
    return checked(loss, params, grads, drawn(rng, n_samples), central, relative, min)


def nothing_beside_a_zero(loss, params, grads, n_samples, rng):
    """Where either gradient is zero it sees no error."""

    def error(a, b):
        return relative(a, b) if a and b else 0.0

    return checked(loss, params, grads, drawn(rng, n_samples), central, error)
