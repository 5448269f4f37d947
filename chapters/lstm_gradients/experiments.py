"""What the lesson shows of training: computed once, and kept."""

from __future__ import annotations

import numpy as np

from solutions.lstm_gates import lstm_forward, lstm_gates
from solutions.lstm_gradients import init_lstm, lstm_backward
from solutions.start import sigmoid


def remembered(X: np.ndarray, W: np.ndarray, U: np.ndarray, b: np.ndarray) -> dict[str, np.ndarray]:
    """Run an LSTM forward from zeros over X (T, N, D); the cache for ``lstm_backward``."""
    h0 = np.zeros((X.shape[1], len(U)))
    hs, cs = lstm_forward(X, h0, h0, W, U, b)
    before = np.concatenate([h0[None], hs[:-1]])
    rows = X.reshape(-1, X.shape[2]), before.reshape(-1, len(U))
    gates = (v.reshape(hs.shape) for v in lstm_gates(*rows, W, U, b))
    cache = {"X": X, "h0": h0, "c0": h0, "hs": hs, "cs": cs, "W": W, "U": U}
    return cache | dict(zip("ifgo", gates, strict=True))


def race(
    bias: float, seed: int, T: int = 50, updates: int = 120, H: int = 16, N: int = 32, only_readout: bool = False
) -> int:
    """Updates until 99 % of the last 20 batches were right, or 0."""
    rng, right = np.random.default_rng(seed), []
    p = dict(zip("WUb", init_lstm(2, H, bias, rng), strict=True))
    p["v"] = rng.uniform(-1, 1, H) / H**0.5
    m, s = ({k: np.zeros_like(a) for k, a in p.items()} for _ in "ms")
    for u in range(1, updates + 1):
        y, X = rng.choice([-1.0, 1.0], N), np.zeros((T, N, 2))
        X[:, :, 1], X[0, :, 0] = rng.normal(0, 0.3, (T, N)), y
        cache = remembered(X, p["W"], p["U"], p["b"])
        last = cache["hs"][-1]
        said = last @ p["v"]
        right.append(np.mean(said * y > 0))
        if u > 20 and np.mean(right[-20:]) > 0.99:
            return u
        dsaid = -y * sigmoid(-y * said) / N
        dhs = np.zeros_like(cache["hs"])
        dhs[-1] = np.outer(dsaid, p["v"])
        grads = {"v": last.T @ dsaid}
        if not only_readout:
            grads |= zip("WUb", lstm_backward(dhs, cache)[3:], strict=True)
        size = np.sqrt(sum(np.sum(a**2) for a in grads.values()))
        for k, a in grads.items():
            a = a / max(1.0, size)  # clipped
            m[k] = 0.9 * m[k] + 0.1 * a
            s[k] = 0.999 * s[k] + 0.001 * a**2
            fair = m[k] / (1 - 0.9**u), s[k] / (1 - 0.999**u)
            p[k] = p[k] - 5e-3 * fair[0] / (np.sqrt(fair[1]) + 1e-8)
    return 0


def races() -> dict[str, np.ndarray]:
    """Updates until it is learnt, three seeds each, (3,) for every way to start; 0: not in the time that it had."""
    ways = {f"bias {b}": {"bias": b} for b in (0, 1, 3, 5)}
    ways["read-out only"] = {"bias": 3, "only_readout": True, "updates": 200}
    ways["T = 200"] = {"bias": 3, "T": 200}
    return {name: [race(seed=seed, **how) for seed in range(3)] for name, how in ways.items()}
