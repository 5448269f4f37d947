"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""


def cell(rng, N, D, H, scale=1.0):
    """Random inputs and weights of one step; `scale` is about the size of what goes into the tanh."""
    shapes = {"x": (N, D), "h": (N, H), "Wx": (D, H), "Wh": (H, H), "b": (H,)}
    return {
        name: rng.normal(0, scale / shape[0] ** 0.5 if name[0] == "W" else min(scale, 1), shape)
        for name, shape in shapes.items()
    }
