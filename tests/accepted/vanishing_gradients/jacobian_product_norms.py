"""Other right answers to `jacobian_product_norms`: each earns full marks."""

import numpy as np
import torch

from chapters.vanishing_gradients.exercises.jacobian_product_norms import jacobian_product_norms, jacobians


@jacobian_product_norms.equivalent
def turned_and_in_list(hs, Wh):
    T, H = hs.shape
    grad = np.eye(H)
    norms = []
    for t in range(T - 1, -1, -1):
        norms.append(np.linalg.svd(grad)[1][0])
        grad = Wh @ np.diag(1 - hs[t] ** 2) @ grad
    norms.reverse()
    return norms


@jacobian_product_norms.equivalent
def every_product_anew(hs, Wh):
    T = len(hs)
    norms = {}
    for t in range(T):
        J = np.identity(hs.shape[1])
        for s in range(t + 1, T):
            J = (((1 - hs[s] ** 2) * Wh).T) @ J
        norms[t] = np.sqrt(np.linalg.eigvalsh(J.T @ J).max().clip(0))
    return np.array([norms[t] for t in range(T)])


@jacobian_product_norms.equivalent
def by_multi_dot(hs, Wh):
    Js = jacobians(hs, Wh)[::-1]
    out = np.ones(len(hs))
    for t in range(len(hs) - 1):
        chain = Js[: len(hs) - 1 - t]
        out[t] = np.linalg.norm(np.linalg.multi_dot(chain) if len(chain) > 1 else chain[0], ord=2)
    return out


@jacobian_product_norms.equivalent
def in_torch(hs, Wh):
    hs, Wh = torch.tensor(hs), torch.tensor(Wh)
    J = torch.eye(len(Wh), dtype=torch.float64)
    norms = torch.zeros(len(hs), dtype=torch.float64)
    for t in reversed(range(len(hs))):
        norms[t] = torch.linalg.matrix_norm(J, 2)
        J = J @ (torch.diag(1 - hs[t] ** 2) @ Wh.T)
    return norms.numpy()
