"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""


def cell(rng, N, D, H):
    """Random inputs and weights of one step."""
    shapes = {"x": (N, D), "h": (N, H), "Wx": (D, H), "Wh": (H, H), "b": (H,)}
    return {name: rng.normal(0, 1 / shape[0] ** 0.5 if name[0] == "W" else 1, shape) for name, shape in shapes.items()}
