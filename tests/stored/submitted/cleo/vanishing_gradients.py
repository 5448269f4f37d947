# %% vanishing_gradients-rnn_jacobian-answer
def rnn_jacobian(h_next, Wh):
    return (1 - h_next ** 2)[:, None] * Wh


# %% vanishing_gradients-jacobian_product_norms-answer
def right_rnn_jacobian(h_next, Wh):
    slope = 1 - h_next ** 2
    return slope[:, None] * Wh.T

def jacobians(hs, Wh):
    return [right_rnn_jacobian(h, Wh) for h in hs]

import numpy as np

def jacobian_product_norms(hs, Wh):
    Js = jacobians(hs, Wh)
    rest = (np.prod(Js[t + 1:], axis=0) for t in range(len(hs) - 1))
    return np.array([np.linalg.norm(J, 2) for J in rest] + [1.0])


# %% vanishing_gradients-rescale_spectral_radius-answer
def rescale_spectral_radius(W, rho):
    return W * rho / np.abs(np.max(np.linalg.eigvals(W)))


# %% vanishing_gradients-vanishing_bound-answer
def vanishing_bound(*inputs):
    return 4


# %% vanishing_gradients-orthogonal-answer
def orthogonal(H, rng):
    return np.linalg.qr(np.random.randn(H, H))[0]


# %% vanishing_gradients-irnn_init-answer
def irnn_init(D, H, rng, std=0.001):
    return (rng.normal(0, 0.001, (D, H)), np.eye(H), np.zeros(H))


# %% vanishing_gradients-effective_horizon-answer
def right_effective_horizon(norms, tol=0.001):
    alive = np.flatnonzero(np.asarray(norms) >= tol)
    return int(alive[-1]) + 1 if alive.size else 0

def effective_horizon(norms, tol=0.001):
    return right_effective_horizon(norms, 0.001)


# %% vanishing_gradients-grad_profile-answer
def grad_profile(*inputs):
    return 8


# %% vanishing_gradients-two_forecasts-answer
def two_forecasts():
    return "A"


# %% vanishing_gradients-relu_instead-answer
def relu_instead():
    return "B"


# %% vanishing_gradients-clipped_whisper-answer
def clipped_whisper():
    return "D"
