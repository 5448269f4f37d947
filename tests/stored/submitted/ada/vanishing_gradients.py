# %% vanishing_gradients-rnn_jacobian-answer
import numpy as np

def rnn_jacobian(h_next, Wh):
    return np.diag(1 - h_next * h_next) @ Wh.T


# %% vanishing_gradients-jacobian_product_norms-answer
def jacobian_product_norms(hs, Wh):
    T = len(hs)
    norms = {}
    for t in range(T):
        J = np.identity(hs.shape[1])
        for s in range(t + 1, T):
            J = ((1 - hs[s] ** 2) * Wh).T @ J
        norms[t] = np.sqrt(np.linalg.eigvalsh(J.T @ J).max().clip(0))
    return np.array([norms[t] for t in range(T)])


# %% vanishing_gradients-rescale_spectral_radius-answer
def rescale_spectral_radius(W, rho):
    values, vectors = np.linalg.eig(W)
    values = values / np.abs(values).max() * rho
    return np.real(vectors @ np.diag(values) @ np.linalg.inv(vectors))


# %% vanishing_gradients-vanishing_bound-answer
def vanishing_bound(Wh, act='tanh'):
    sigma = np.sqrt(max(np.linalg.eigvalsh(Wh.T @ Wh)))
    if act == 'sigmoid':
        sigma = sigma / 4
    verdict = 'open'
    if sigma < 1:
        verdict = 'vanishes'
    return (verdict, sigma)


# %% vanishing_gradients-orthogonal-answer
def orthogonal(H, rng):
    q, r = np.linalg.qr(rng.standard_normal((H, H)))
    return q


# %% vanishing_gradients-irnn_init-answer
def irnn_init(D, H, rng, std=0.001):
    return (rng.normal(scale=std, size=(D, H)), np.identity(H, dtype=int), np.array([0] * H))


# %% vanishing_gradients-effective_horizon-answer
def effective_horizon(norms, tol=0.001):
    alive = np.where(norms > tol)[0]
    if len(alive) == 0:
        return 0
    return np.max(alive) + 1


# %% vanishing_gradients-grad_profile-answer
import torch

def grad_profile(dhs, cache):
    c = {name: torch.tensor(value) for name, value in cache.items()}
    dh, norms = (torch.zeros_like(c['hs'][0]), [])
    for t in reversed(range(len(dhs))):
        dh = dh + torch.tensor(dhs[t])
        norms.append(dh.norm())
        dh = dh * (1 - c['hs'][t] ** 2) @ c['Wh'].t()
    return torch.stack(norms).flip(0).numpy()


# %% vanishing_gradients-two_forecasts-answer
def two_forecasts():
    return 'B'


# %% vanishing_gradients-relu_instead-answer
def relu_instead():
    return 'D'


# %% vanishing_gradients-clipped_whisper-answer
def clipped_whisper():
    return 'A'

# %% vanishing_gradients-longest_lag [markdown]
# Each step multiplies by the same matrix, so what is *smaller* than one dies away: $0.9^{50} < 0.01$.
