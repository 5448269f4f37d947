"""What the lesson shows of training, computed once and kept: many small networks trained at once, every variant of the
cell with every seed, side by side in one tensor.

The runs do not touch each other; stacking them only saves time. Each network of a seed starts from the same weights and
sees the same sequences, whatever its variant.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch

VARIANTS = ("V", "NIG", "NFG", "NOG", "NIAF", "NOAF", "CIFG", "NP")
Batch = tuple[np.ndarray, np.ndarray]
Task = Callable[[np.random.Generator, int], Batch]


def spikes(rng: np.random.Generator, N: int, short: int = 9, lead: int = 4) -> Batch:
    """Two spikes, ``short`` or one more steps apart, the first at a random step: X (T, N, 1) and y, +1 for the longer."""
    X, y = np.zeros((lead + short + 2, N, 1)), rng.choice([-1.0, 1.0], N)
    first = rng.integers(0, lead, N)
    second = first + short + (y > 0)
    X[first, np.arange(N), 0] = X[second, np.arange(N), 0] = 1
    return X, y


def adding(rng: np.random.Generator, N: int, T: int = 20) -> Batch:
    """Numbers, two of them marked, one in each half; y is their sum, less its mean."""
    X = np.stack([rng.uniform(0, 1, (T, N)), np.zeros((T, N))], axis=2)
    for low, high in ((0, T // 2), (T // 2, T)):
        X[rng.integers(low, high, N), np.arange(N), 1] = 1
    return X, (X[..., 0] * X[..., 1]).sum(axis=0) - 1


def first_weights(rng: np.random.Generator, D: int, H: int, forget_bias: float) -> dict[str, np.ndarray]:
    """Evenly around zero, as PyTorch draws them; the peepholes too."""
    most = H**-0.5
    shapes = {"W": (D, 4 * H), "U": (H, 4 * H), "p": (1, 3 * H), "v": (H, 1)}
    drawn = {name: rng.uniform(-most, most, shape) for name, shape in shapes.items()}
    return drawn | {"b": np.repeat([0.0, forget_bias, 0.0, 0.0], H)[None], "a": np.zeros((1, 1))}


class Cells:
    """One cell and read-out for each run; ``run(X)`` gives what they say after the last step, (runs, N)."""

    def __init__(self, variants: list[str], weights: list[dict[str, np.ndarray]]) -> None:
        self.p = {k: torch.tensor(np.stack([w[k] for w in weights]), dtype=torch.float32) for k in weights[0]}
        for value in self.p.values():
            value.requires_grad_()
        self.on = {name: self._where(variants, name) for name in VARIANTS}
        self.any = {name: name in variants for name in VARIANTS}

    @staticmethod
    def _where(variants: list[str], name: str) -> torch.Tensor:
        return torch.tensor([[[v == name]] for v in variants])

    def say(self, X: torch.Tensor) -> torch.Tensor:
        """X (runs, T, N, D) to what the read-outs say, (runs, N)."""
        R, T, N, D = X.shape
        H = self.p["U"].shape[1]
        peep = torch.where(self.on["NP"], 0.0, self.p["p"])
        p_if, p_o = peep[..., : 2 * H], peep[..., 2 * H :]
        Z = (torch.bmm(X.reshape(R, T * N, D), self.p["W"]) + self.p["b"]).reshape(R, T, N, 4 * H)
        h = c = torch.zeros(R, N, H)
        for Zt in Z.unbind(1):
            z = torch.baddbmm(Zt, h, self.p["U"])
            early = torch.sigmoid(z[..., : 2 * H] + p_if * c.repeat(1, 1, 2))
            i, f = early[..., :H], early[..., H:]
            if self.any["NIG"]:
                i = torch.where(self.on["NIG"], 1.0, i)
            if self.any["NFG"]:
                f = torch.where(self.on["NFG"], 1.0, f)
            if self.any["CIFG"]:
                f = torch.where(self.on["CIFG"], 1 - i, f)
            g = z[..., 2 * H : 3 * H].tanh()
            if self.any["NIAF"]:
                g = torch.where(self.on["NIAF"], z[..., 2 * H : 3 * H], g)
            c = torch.addcmul(f * c, i, g)
            o = torch.sigmoid(torch.addcmul(z[..., 3 * H :], p_o, c))
            if self.any["NOG"]:
                o = torch.where(self.on["NOG"], 1.0, o)
            h = o * (torch.where(self.on["NOAF"], c, c.tanh()) if self.any["NOAF"] else c.tanh())
        return (torch.bmm(h, self.p["v"]) + self.p["a"])[..., 0]


def train(
    task: Task,
    variants: tuple[str, ...],
    seeds: int,
    updates: int,
    H: int = 12,
    N: int = 32,
    rate: float = 1e-2,
    forget_bias: float = 1.0,
    classify: bool = False,
    test: int = 500,
    every: int = 0,
) -> np.ndarray:
    """Train every variant with every seed and test it on fresh sequences: (variants, seeds), an error; or, with
    ``every``, (tests, variants, seeds). The error is a mean square, or the share of wrong signs."""
    torch.set_num_threads(1)
    weights = []
    D = task(np.random.default_rng(0), 1)[0].shape[2]
    for seed in range(seeds):
        weights.append(first_weights(np.random.default_rng([seed, 0]), D, H, forget_bias))
    cells = Cells([v for v in variants for _ in range(seeds)], weights * len(variants))
    adam = torch.optim.Adam(list(cells.p.values()), rate)
    streams = [np.random.default_rng([seed, 1]) for seed in range(seeds)]
    exam = [task(np.random.default_rng([seed, 2]), test) for seed in range(seeds)]

    def stacked(batches: list[Batch]) -> tuple[torch.Tensor, torch.Tensor]:
        X, y = (torch.tensor(np.stack(a), dtype=torch.float32) for a in zip(*batches, strict=True))
        return X.repeat(len(variants), 1, 1, 1), y.repeat(len(variants), 1)

    def error() -> np.ndarray:
        with torch.no_grad():
            X, y = stacked(exam)
            said = cells.say(X)
            wrong = (said * y <= 0).float() if classify else (said - y) ** 2
            return wrong.mean(1).reshape(len(variants), seeds).numpy()

    seen = []
    for update in range(1, updates + 1):
        X, y = stacked([task(stream, N) for stream in streams])
        said = cells.say(X)
        loss = torch.nn.functional.softplus(-said * y) if classify else (said - y) ** 2
        adam.zero_grad()
        loss.mean(1).sum().backward()
        square = sum((v.grad**2).sum((1, 2), keepdim=True) for v in cells.p.values())
        for v in cells.p.values():  # each run's own gradient, clipped to a norm of 1
            v.grad /= square.sqrt().clamp(min=1.0)
        adam.step()
        if every and update % every == 0:
            seen.append(error())
    return np.stack(seen) if every else error()


def timing() -> dict[str, np.ndarray]:
    """Two spikes, 15 or 16 steps apart: ten seeds, with peepholes and without.

    Returns errors (6, 2, 10), the share of wrong answers after every 50 updates, with and without, by seed.
    """

    def two_spikes(rng: np.random.Generator, N: int) -> Batch:
        return spikes(rng, N, short=15, lead=10)

    how = {"H": 6, "forget_bias": 2.0, "classify": True}
    return {"errors": train(two_spikes, ("V", "NP"), 10, 300, every=50, **how)}


def parts() -> dict[str, np.ndarray]:
    """Adding two of twenty numbers with every variant, five seeds.

    Returns variants (8,), their names; errors (8, 5), the mean square after 200 updates.
    """
    return {"variants": VARIANTS, "errors": train(adding, VARIANTS, 5, 200)}
