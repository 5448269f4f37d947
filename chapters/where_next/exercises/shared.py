"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""


def one_sized(N, D, H):
    """Label -> the sizes, with one of them 1."""
    return {"N = 1": (1, D, H), "D = 1": (N, 1, H), "H = 1": (N, D, 1)}.items()
