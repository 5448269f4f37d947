# %% vanishing_gradients-rnn_jacobian-answer
def rnn_jacobian(h_next, Wh):
    slope = 1 - h_next ** 2
    return slope[:, None] * Wh.T


# %% vanishing_gradients-jacobian_product_norms-answer
import numpy as np

def jacobian_product_norms(hs, Wh):
    T, H = hs.shape
    product, norms = (np.eye(H), np.zeros(T))
    for t in reversed(range(T)):
        norms[t] = np.linalg.norm(product, 2)
        product = product @ rnn_jacobian(hs[t], Wh)
    return norms


# %% vanishing_gradients-rescale_spectral_radius-answer
def rescale_spectral_radius(W, rho):
    return W * (rho / np.abs(np.linalg.eigvals(W)).max())


# %% vanishing_gradients-vanishing_bound-answer
def vanishing_bound(Wh, act='tanh'):
    steepest = {'tanh': 1.0, 'sigmoid': 0.25}[act]
    factor = steepest * np.linalg.norm(Wh, 2)
    return ('vanishes' if factor < 1 else 'open', factor)


# %% vanishing_gradients-orthogonal-answer
def orthogonal(H, rng):
    Q, R = np.linalg.qr(rng.normal(size=(H, H)))
    return Q * np.sign(np.diag(R))


# %% vanishing_gradients-irnn_init-answer
def irnn_init(D, H, rng, std=0.001):
    return (rng.normal(0, std, (D, H)), np.eye(H), np.zeros(H))


# %% vanishing_gradients-effective_horizon-answer
def right_effective_horizon(norms, tol=0.001):
    alive = np.flatnonzero(np.asarray(norms) >= tol)
    return int(alive[-1]) + 1 if alive.size else 0

def effective_horizon(norms, tol=0.001):
    return right_effective_horizon(norms, tol) - 1
