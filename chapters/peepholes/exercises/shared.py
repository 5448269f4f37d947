"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""


def apart_from_zero(rng, least, most, shape):
    """Numbers of both signs, none of them close to zero, so that every peephole and every cell shows."""
    return rng.uniform(least, most, shape) * rng.choice([-1.0, 1.0], shape)


def cell(rng, N, D, H, scale=1.0):
    """Random inputs of one step of a cell with peepholes."""
    return {
        "x": rng.normal(size=(N, D)),
        "h": rng.uniform(-1, 1, (N, H)),
        "c": apart_from_zero(rng, 0.5, 2, (N, H)),
        "W": rng.normal(0, scale / D**0.5, (D, 4 * H)),
        "U": rng.normal(0, scale / H**0.5, (H, 4 * H)),
        "b": rng.normal(0, scale, 4 * H),
        "p": apart_from_zero(rng, 0.6 * scale, 1.6 * scale, 3 * H),
    }
