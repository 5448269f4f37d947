"""What the lesson shows of training: computed once, and kept."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from solutions.clipping import clip_by_global_norm, clip_value, global_norm
from solutions.vanishing_gradients import rescale_spectral_radius

Gradients = dict[str, np.ndarray]
Clip = Callable[[Gradients], Gradients]

KINDS = {
    "no clipping": lambda g: g,
    "by value, 2": lambda g: clip_value(g, 2.0),
    "by value, 0.1": lambda g: clip_value(g, 0.1),
    "by norm, 10": lambda g: clip_by_global_norm(g, 10.0)[0],
    "by norm, 1": lambda g: clip_by_global_norm(g, 1.0)[0],
    "by norm, 0.1": lambda g: clip_by_global_norm(g, 0.1)[0],
}


def race(
    clip: Clip, seeds: int = 6, updates: int = 1000, T: int = 20, N: int = 32, H: int = 40, lr: float = 0.1
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Train tanh networks on temporal order, side by side, each with its own seed.

    Returns norms and largest entries of the gradients before clipping, (updates, seeds), and the accuracy over the last
    100 updates, (seeds,).
    """
    rngs = [np.random.default_rng(seed) for seed in range(seeds)]
    small, single, rows = H**-0.5, np.float32, np.arange(N)
    shapes = {"Wx": (6, H), "b": (1, H), "Wy": (H, 4), "by": (1, 4)}
    nets = []
    for rng in rngs:
        net = {k: rng.uniform(-small, small, v) for k, v in shapes.items()}
        net["Wh"] = rescale_spectral_radius(rng.normal(size=(H, H)), 1.2)
        nets.append(net)
    P = {k: np.stack([n[k] for n in nets]).astype(single) for k in nets[0]}
    norms, largest, right = np.zeros((3, updates, seeds))
    for u in range(updates):
        ids, y = np.zeros((seeds, N, T), int), np.zeros((seeds, N), int)
        for s, rng in enumerate(rngs):
            ids[s] = rng.integers(2, 6, (N, T))
            first, second = rng.integers(0, 2, (2, N))
            ids[s, rows, rng.integers(T // 10, T // 5, N)] = first
            ids[s, rows, rng.integers(T // 2, 6 * T // 10 + 1, N)] = second
            y[s] = 2 * first + second
        ids = ids.transpose(2, 0, 1)  # (T, seeds, N)
        X = np.eye(6, dtype=single)[ids]
        hs = np.zeros((T + 1, seeds, N, H), single)
        for t in range(T):
            hs[t + 1] = np.tanh(X[t] @ P["Wx"] + hs[t] @ P["Wh"] + P["b"])
        z = hs[T] @ P["Wy"] + P["by"]
        p = np.exp(z - z.max(axis=2, keepdims=True))
        p /= p.sum(axis=2, keepdims=True)
        dz = (p - np.eye(4, dtype=single)[y]) / N
        back = P["Wh"].swapaxes(1, 2).copy()
        da, dh = np.zeros_like(hs[1:]), dz @ P["Wy"].swapaxes(1, 2)
        for t in reversed(range(T)):
            da[t] = dh * (1 - hs[t + 1] ** 2)
            dh = da[t] @ back

        def over_time(a, da=da):
            a = a.transpose(1, 3, 0, 2).reshape(seeds, a.shape[3], T * N)
            return a @ da.swapaxes(0, 1).reshape(seeds, T * N, H)

        G = {"Wx": over_time(X), "Wh": over_time(hs[:-1])}
        G["b"] = da.sum(axis=(0, 2))[:, None]
        G["Wy"] = hs[T].swapaxes(1, 2) @ dz
        G["by"] = dz.sum(axis=1)[:, None]
        right[u] = (z.argmax(axis=2) == y).mean(axis=1)
        for s in range(seeds):
            g = {k: a[s] for k, a in G.items()}
            norms[u, s] = global_norm(g)
            largest[u, s] = max(np.abs(a).max() for a in g.values())
            for k, a in clip(g).items():
                P[k][s] -= lr * a
    return norms, largest, right[-100:].mean(axis=0)


def races() -> dict[str, np.ndarray]:
    """Six networks with each kind of clipping.

    Returns kinds (6,), their names; bites (6,), the share of updates in which the threshold was exceeded; right (6, 6),
    kind by seed, the accuracy at the end; norms and largest (updates, seeds), of the networks that are not clipped.
    """
    runs = {name: race(clip) for name, clip in KINDS.items()}
    bites = []
    for name, (norms, largest, _) in runs.items():
        kind, _, limit = name.partition(", ")
        looked_at = norms if kind == "by norm" else largest
        bites.append(np.mean(looked_at > float(limit or np.inf)))
    norms, largest, _ = runs["no clipping"]
    right = [right for _, _, right in runs.values()]
    return {"kinds": list(runs), "bites": bites, "right": right, "norms": norms, "largest": largest}
