"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""


def weights(rng, D, H, gates=4, scale=1.0):
    """W, U and b; `scale` is about the size of what goes into a gate."""
    return {
        "W": rng.normal(0, scale / D**0.5, (D, gates * H)),
        "U": rng.normal(0, scale / H**0.5, (H, gates * H)),
        "b": rng.normal(0, scale, gates * H),
    }
