"""Other right answers to `orthogonal`: each earns full marks."""

import numpy as np
import torch

from chapters.vanishing_gradients.exercises.orthogonal import orthogonal


@orthogonal.equivalent
def qr_without_sign_repair(H, rng):
    q, r = np.linalg.qr(rng.standard_normal((H, H)))
    return q


@orthogonal.equivalent
def by_svd_of_a_gaussian(H, rng):
    U, _, Vt = np.linalg.svd(rng.normal(size=(H, H)))
    return U @ Vt


@orthogonal.equivalent
def by_gram_and_schmidt(H, rng):
    rows = []
    for _ in range(H):
        v = rng.normal(size=H)
        for _ in range(2):  # twice is enough
            for u in rows:
                v = v - (v @ u) * u
        rows.append(v / np.linalg.norm(v))
    return rows


@orthogonal.equivalent
def by_torch(H, rng):
    generator = torch.Generator().manual_seed(int(rng.integers(2**31)))
    return torch.linalg.qr(torch.randn(H, H, generator=generator, dtype=torch.float64))[0].numpy()
