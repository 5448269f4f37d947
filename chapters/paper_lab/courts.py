"""Six papers in court: each ``court_x`` runs one experiment and returns all its seeds, the good and the bad.

The tasks are handed in, so that a notebook can try its own. Everything else stands here: torch and NumPy suffice. One
line is printed for every run as soon as it is over. In the repository,

    python -m chapters.paper_lab.courts          all six, about ten minutes; or name some: ... courts A D

writes courts.json, from which the page draws its figures.
"""

from __future__ import annotations

import json
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

LETTERS = "BEPSTVX"
VARIANTS = ("V", "NIG", "NFG", "NOG", "NIAF", "NOAF", "CIFG", "NP")
Run = dict[str, Any]

# ------------------------------------------------------------------------------------------------------- the networks


def recurrent(kind: str, D: int, H: int) -> nn.Module:
    """A layer of PyTorch's. "LSTM" has forget bias 1, "LSTM, bias 3" has 3; "LSTM of 1997" has no forget gate."""
    if kind == "RNN":
        return nn.RNN(D, H)
    if kind == "GRU":
        return nn.GRU(D, H)
    if kind == "IRNN":
        layer = nn.RNN(D, H, nonlinearity="relu")
        with torch.no_grad():
            layer.weight_hh_l0.copy_(torch.eye(H))
            layer.bias_ih_l0.zero_()
            layer.bias_hh_l0.zero_()
        return layer
    layer, forget = nn.LSTM(D, H), slice(H, 2 * H)
    bias = {"LSTM": 1.0, "LSTM, bias 3": 3.0, "LSTM of 1997": 40.0}[kind]
    with torch.no_grad():
        layer.bias_ih_l0[forget], layer.bias_hh_l0[forget] = bias, 0.0
        if kind == "LSTM of 1997":
            layer.weight_ih_l0[forget] = layer.weight_hh_l0[forget] = 0.0
    if kind == "LSTM of 1997":  # f = sigmoid(40) is 1 to the last bit, and must remain so
        keep = torch.ones(4 * H)
        keep[forget] = 0.0
        for p in layer.parameters():
            p.register_hook(lambda g: g * (keep if g.ndim == 1 else keep[:, None]))
    return layer


class Net(nn.Module):
    """A recurrent layer and a read-out at every step: X (T, N, D) to (T, N, M), and the state."""

    def __init__(self, kind: str, D: int, H: int, M: int) -> None:
        super().__init__()
        self.layer, self.read = recurrent(kind, D, H), nn.Linear(H, M)

    def forward(self, X: torch.Tensor, state: Any = None) -> tuple[torch.Tensor, Any]:
        hs, state = self.layer(X, state)
        return self.read(hs), state


def begin(kind: str, seed: int, D: int, H: int, M: int, rate: float) -> tuple[Net, Callable[[torch.Tensor], None]]:
    """A network with its seed's weights, and a function that makes one update from a loss."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    net = Net(kind, D, H, M)
    adam = torch.optim.Adam(net.parameters(), rate)

    def update(loss: torch.Tensor) -> None:
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        adam.step()

    update.adam = adam  # type: ignore[attr-defined]
    return net, update


def floats(*arrays: np.ndarray) -> list[torch.Tensor]:
    return [torch.tensor(np.asarray(a), dtype=torch.float32) for a in arrays]


def told(court: str, run: Run, unit: str) -> Run:
    """Print one line on a run that is over."""
    found = {k: v for k, v in run.items() if k not in ("kind", "seed") and not isinstance(v, list)}
    words = ", ".join(f"{k} {'-' if v is None else v}" for k, v in found.items())
    print(f"{court}  {run['kind']:13} seed {run['seed']}: {words} ({unit})", flush=True)
    return run


# ------------------------------------------------------------------------------------------------ A  embedded Reber


def spelt(strings: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Strings to X (T, N, 7), one-hot, and the number of the letter that follows, (T, N), -100 where none does."""
    T = max(map(len, strings)) - 1
    X, y = np.zeros((T, len(strings), len(LETTERS))), np.full((T, len(strings)), -100)
    for k, string in enumerate(strings):
        at = np.array([LETTERS.index(letter) for letter in string])
        X[np.arange(len(at) - 1), k, at[:-1]] = 1
        y[: len(at) - 1, k] = at[1:]
    return X, y


def may_follow(strings: list[str], legal_next: Callable[[str], Iterable[str]]) -> np.ndarray:
    """(T, N, 7), true for the letters that may follow; all false at the padding."""
    legal = np.zeros((max(map(len, strings)) - 1, len(strings), len(LETTERS)), bool)
    for k, string in enumerate(strings):
        for t in range(len(string) - 1):
            for letter in legal_next(string[: t + 1]):
                legal[t, k, LETTERS.index(letter)] = True
    return legal


def likeliest(said: np.ndarray, legal: np.ndarray) -> np.ndarray:
    """Where the letters that may follow are the likeliest ones, as many as there are. (T, N)"""
    worst = np.where(legal, said, np.inf).min(axis=-1)
    best = np.where(legal, -np.inf, said).max(axis=-1)
    return worst > best


def court_a(
    embedded_reber: Callable, legal_next: Callable, seeds: Iterable[int] = range(5),
    kinds: Iterable[str] = ("RNN", "LSTM of 1997", "LSTM"), limit: int = 15_000, H: int = 10,
) -> list[Run]:  # fmt: skip
    """256 strings to learn from, 256 others to be tested on. "needed": sequences until all of these are predicted
    right, letter by letter; "outer": the share of test strings whose second outer letter is right in the end."""
    runs = []
    for seed in seeds:
        rng = np.random.default_rng([seed, 1])
        train = [embedded_reber(rng) for _ in range(256)]
        test = [embedded_reber(rng) for _ in range(256)]
        X_test, legal = floats(spelt(test)[0])[0], may_follow(test, legal_next)
        real, end = legal.any(axis=-1), np.array([len(s) - 3 for s in test])
        for kind in kinds:
            net, update = begin(kind, seed, 7, H, 7, 1e-2)
            order, needed, outer, curve = np.random.default_rng([seed, 2]), None, 0.0, []
            for seen in range(8, limit + 1, 8):
                X, y = spelt([train[k] for k in order.integers(0, 256, 8)])
                said, _ = net(floats(X)[0])
                update(F.cross_entropy(said.flatten(0, 1), torch.tensor(y).flatten()))
                if seen % 240 == 0:
                    with torch.no_grad():
                        good = likeliest(net(X_test)[0].numpy(), legal) | ~real
                    outer = float(good[end, np.arange(256)].mean())
                    curve.append([seen, round(outer, 3)])
                    if good.all():
                        needed = seen
                        break
            run = {"kind": kind, "seed": seed, "needed": needed, "outer": round(outer, 3), "curve": curve}
            runs.append(told("A", run, "sequences"))
    return runs


# ---------------------------------------------------------------------------------------------------------- B  adding


def court_b(
    adding_batch: Callable, seeds: Iterable[int] = range(3), T: int = 50,
    kinds: Iterable[str] = ("RNN", "IRNN", "GRU", "LSTM", "LSTM, bias 3"), limit: int = 1200, H: int = 32,
) -> list[Run]:  # fmt: skip
    """Reported as "needed": updates, of 50 sequences each, until the mean error of the last 50 updates is below 0.01."""
    runs = []
    for seed in seeds:
        for kind in kinds:
            net, update = begin(kind, seed, 2, H, 1, 5e-3)
            rng, losses, curve, needed = np.random.default_rng([seed, 1]), [], [], None
            for n in range(1, limit + 1):
                X, y = floats(*adding_batch(rng, 50, T))
                loss = F.mse_loss(net(X)[0][-1, :, 0], y)
                update(loss)
                losses.append(loss.item())
                if n % 25 == 0:
                    curve.append([n, round(float(np.mean(losses[-50:])), 4)])
                    if n >= 50 and curve[-1][1] < 0.01:
                        needed = n
                        break
            run = {"kind": kind, "seed": seed, "needed": needed, "error": curve[-1][1], "curve": curve}
            runs.append(told("B", run, "updates"))
    return runs


# -------------------------------------------------------------------------------------------------- C  temporal order


def court_c(
    temporal_order_batch: Callable, seeds: Iterable[int] = range(3), T: int = 50,
    kinds: Iterable[str] = ("RNN", "LSTM of 1997", "LSTM", "LSTM, bias 3"), limit: int = 1200, H: int = 32,
) -> list[Run]:  # fmt: skip
    """Reported as "needed": updates, of 32 sequences each, until 99 % of the answers of the last 20 updates are right;
    "pairs": for each of the four answers, the share of 2,000 new sequences with it that are then answered right."""
    runs = []
    for seed in seeds:
        for kind in kinds:
            net, update = begin(kind, seed, 6, H, 4, 5e-3)
            rng, right, curve, needed = np.random.default_rng([seed, 1]), [], [], None
            for n in range(1, limit + 1):
                X, y = temporal_order_batch(rng, 32, T)
                said = net(floats(X)[0])[0][-1]
                update(F.cross_entropy(said, torch.tensor(np.asarray(y), dtype=torch.long)))
                right.append(float((said.argmax(1).numpy() == y).mean()))
                if n % 20 == 0:
                    curve.append([n, round(float(np.mean(right[-20:])), 3)])
                    if curve[-1][1] >= 0.99:
                        needed = n
                        break
            X, y = temporal_order_batch(np.random.default_rng([seed, 2]), 2000, T)
            with torch.no_grad():
                good = net(floats(X)[0])[0][-1].argmax(1).numpy() == y
            pairs = [round(float(good[np.asarray(y) == k].mean()), 3) for k in range(4)]
            run = {"kind": kind, "seed": seed, "needed": needed, "right": curve[-1][1], "pairs": pairs, "curve": curve}
            runs.append(told("C", run, "updates"))
    return runs


# ------------------------------------------------------------------------------------------------ D  a stream of Reber


def court_d(
    embedded_reber: Callable, legal_next: Callable, seeds: Iterable[int] = range(5),
    kinds: Iterable[str] = ("LSTM of 1997", "LSTM"), updates: int = 800, H: int = 10, K: int = 40, N: int = 8,
    listen: int = 5_000,
) -> list[Run]:  # fmt: skip
    """One string after the other, and nobody says where one ends. Trained on N streams in chunks of K steps, the state
    carried; then a new stream of `listen` letters is only read, from a state of zeros. "right": the share of its
    letters before which the legal ones are the likeliest; "outer": the same for second outer letters alone; "cell": the
    mean size of the cell state over its last 500 letters."""
    runs = []
    for seed in seeds:
        rng = np.random.default_rng([seed, 1])

        def stream(length: int, rng: np.random.Generator = rng) -> list[str]:
            strings, total = [], 0
            while total < length + 1:
                strings.append(embedded_reber(rng))
                total += len(strings[-1])
            return strings

        train = ["".join(stream(updates * K))[: updates * K + 1] for _ in range(N)]
        X, y = spelt(train)
        test = stream(listen)
        X_test, _ = spelt(["".join(test)])
        legal = np.zeros((sum(map(len, test)), 7), bool)
        outer, t = [], 0
        for string in test:
            for k in range(len(string)):
                for letter in legal_next(string[: k + 1]) or "B":  # after the last letter the next string begins
                    legal[t + k, LETTERS.index(letter)] = True
            outer.append(t + len(string) - 3)
            t += len(string)
        legal, outer = legal[: len(X_test)], np.array([t for t in outer if t < len(X_test)])
        for kind in kinds:
            net, update = begin(kind, seed, 7, H, 7, 1e-2)
            state = None
            for x, target in zip(floats(X)[0].split(K), torch.tensor(y).split(K), strict=True):
                said, (h, c) = net(x, state)
                state = h.detach(), c.detach()
                update(F.cross_entropy(said.flatten(0, 1), target.flatten()))
            said, cells, state = [], [], None
            with torch.no_grad():
                for x in floats(X_test)[0].split(1):
                    a, state = net(x, state)
                    said.append(a[0, 0].numpy())
                    cells.append(state[1].abs().mean().item())
            good = likeliest(np.array(said), legal)
            blocks = np.unique(np.geomspace(10, len(cells), 24).round().astype(int))
            right = [[int(b), round(float(good[a:b].mean()), 3)] for a, b in zip([0, *blocks], blocks, strict=False)]
            runs.append({
                "kind": kind, "seed": seed, "right": round(float(good.mean()), 4),
                "outer": round(float(good[outer].mean()), 3), "cell": round(float(np.mean(cells[-500:])), 2),
                "size": [[int(b), round(cells[b - 1], 3)] for b in blocks], "good": right,
            })  # fmt: skip
            told("D", runs[-1], "of a new stream")
    return runs


# -------------------------------------------------------------------------------------------------------- E  counting


def counted(net: Net, anbn_batch: Callable, top: int) -> int:
    """The largest n such that every string up to it is ended where it must be, and nowhere else."""
    for n in range(1, top + 1):
        X, y = anbn_batch([n])
        with torch.no_grad():
            said = net(floats(X)[0])[0][..., 0].numpy()
        if np.any((said > 0) != (np.asarray(y) == 1)):
            return n - 1
    return top


def court_e(
    anbn_batch: Callable, seeds: Iterable[int] = range(3), kinds: Iterable[str] = ("GRU", "LSTM"),
    updates: int = 2000, most: int = 10, H: int = 4, top: int = 300,
) -> list[Run]:  # fmt: skip
    """Strings with n from 1 to `most` to learn from. "reaches": the largest n up to which all strings are judged right,
    whether they were learnt from or not; "misses": the smallest n that is not (None if the test's end was reached)."""
    runs = []
    for seed in seeds:
        for kind in kinds:
            net, update = begin(kind, seed, 3, H, 1, 1e-2)
            rng = np.random.default_rng([seed, 1])
            for n in range(updates):
                X, y = floats(*anbn_batch([int(k) for k in rng.integers(1, most + 1, 16)]))
                asked = y >= 0
                weight = torch.where(y == 1, 5.0, 1.0) * asked
                loss = F.binary_cross_entropy_with_logits(net(X)[0][..., 0], y.clamp(min=0), weight, reduction="sum")
                update(loss / asked.sum())
                if n == updates * 2 // 3:
                    for group in update.adam.param_groups:
                        group["lr"] /= 10
            reaches = counted(net, anbn_batch, top)
            run = {"kind": kind, "seed": seed, "reaches": reaches, "loss": round(loss.item() / float(asked.sum()), 6)}
            runs.append(told("E", run, f"learnt from n up to {most}"))
    return runs


# --------------------------------------------------------------------------------------------------------- F  variants


class Cells(nn.Module):
    """Variants of the LSTM side by side, one for each entry of `variants`; X (R, T, N, D) to (R, N, M)."""

    def __init__(self, variants: list[str], seeds: list[int], D: int, H: int, M: int) -> None:
        super().__init__()
        shapes = {"W": (D, 4 * H), "U": (H, 4 * H), "p": (1, 3 * H), "V": (H, M)}
        drawn = [np.random.default_rng([seed, 0]) for seed in seeds]
        drawn = [{name: rng.uniform(-(H**-0.5), H**-0.5, s) for name, s in shapes.items()} for rng in drawn]
        self.p = nn.ParameterDict({k: nn.Parameter(floats(np.stack([w[k] for w in drawn]))[0]) for k in shapes})
        self.p["b"] = nn.Parameter(torch.tensor([0.0, 1.0, 0.0, 0.0]).repeat_interleave(H).repeat(len(seeds), 1, 1))
        self.p["a"] = nn.Parameter(torch.zeros(len(seeds), 1, M))
        self.is_ = {v: torch.tensor([[[name == v]] for name in variants]) for v in VARIANTS}

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        p, is_, (R, T, N, D) = self.p, self.is_, X.shape
        H = p["U"].shape[1]
        p_i, p_f, p_o = torch.where(is_["NP"], 0.0, p["p"]).split(H, dim=2)
        Z = (torch.bmm(X.reshape(R, T * N, D), p["W"]) + p["b"]).reshape(R, T, N, 4 * H)
        h = c = torch.zeros(R, N, H)
        for z in Z.unbind(1):
            z_i, z_f, z_g, z_o = torch.baddbmm(z, h, p["U"]).split(H, dim=2)
            i = torch.where(is_["NIG"], 1.0, torch.sigmoid(z_i + p_i * c))
            f = torch.where(is_["NFG"], 1.0, torch.sigmoid(z_f + p_f * c))
            f = torch.where(is_["CIFG"], 1 - i, f)
            c = f * c + i * torch.where(is_["NIAF"], z_g, torch.tanh(z_g))
            o = torch.where(is_["NOG"], 1.0, torch.sigmoid(z_o + p_o * c))
            h = o * torch.where(is_["NOAF"], c, torch.tanh(c))
        return torch.bmm(h, p["V"]) + p["a"]


def court_f(
    tasks: dict[str, Callable], seeds: Iterable[int] = range(5), updates: int = 500, T: int = 20, H: int = 12,
) -> list[Run]:  # fmt: skip
    """The LSTM with peepholes and seven variants of it, on each task. "needed": updates, of 32 sequences each, until over
    20 updates the mean squared error is below 0.01, or where answers are classes 99 % are right. "wrong": on 500 new
    sequences in the end, the mean squared error or the share of wrong answers."""
    torch.set_num_threads(1)
    runs, seeds = [], list(seeds)
    for task, make in tasks.items():
        X, y = make(np.random.default_rng(0), 64, T)
        classes = np.issubdtype(np.asarray(y).dtype, np.integer)
        names = [v for v in VARIANTS for _ in seeds]
        net = Cells(names, seeds * len(VARIANTS), X.shape[2], H, 4 if classes else 1)
        adam = torch.optim.Adam(net.parameters(), 1e-2)
        streams = [np.random.default_rng([seed, 1]) for seed in seeds]

        def batch(streams: list[np.random.Generator], N: int, make: Callable = make) -> list[torch.Tensor]:
            X, y = zip(*(make(rng, N, T) for rng in streams), strict=True)
            X, y = floats(np.stack([np.swapaxes(x, 0, 1) for x in X]), np.stack(y))
            return [X.swapaxes(1, 2).repeat(len(VARIANTS), 1, 1, 1), y.repeat(len(VARIANTS), 1)]

        errors, needed = [], [None] * len(names)

        def error(said: torch.Tensor, y: torch.Tensor, classes: bool = classes) -> torch.Tensor:
            return ((said.argmax(-1) != y).float() if classes else (said[..., 0] - y) ** 2).mean(dim=1)

        for n in range(1, updates + 1):
            X, y = batch(streams, 32)
            said = net(X)
            if classes:
                losses = F.cross_entropy(said.flatten(0, 1), y.long().flatten(), reduction="sum") / 32
            else:
                losses = error(said, y).sum()
            errors.append(error(said.detach(), y).numpy())
            if n >= 20:
                there = np.mean(errors[-20:], axis=0) < 0.01
                needed = [n if new and old is None else old for new, old in zip(there, needed, strict=True)]
            adam.zero_grad()
            losses.backward()  # the runs share nothing, so each gets its own gradient
            with torch.no_grad():
                each = sum((q.grad**2).flatten(1).sum(1) for q in net.parameters()).sqrt()
                for q in net.parameters():
                    q.grad /= each.clamp(min=1.0).view(-1, 1, 1)
            adam.step()
        with torch.no_grad():
            X, y = batch([np.random.default_rng([seed, 2]) for seed in seeds], 500)
            wrong = error(net(X), y).tolist()
        for name, seed, first, last in zip(names, seeds * len(VARIANTS), needed, wrong, strict=True):
            run = {"kind": name, "seed": seed, "task": task, "needed": first, "wrong": float(f"{last:.3g}")}
            runs.append(told("F", run, "updates"))
    return runs


# ----------------------------------------------------------------------------------------------------------- all of it


def all_courts() -> dict[str, Callable[[], list[Run]]]:
    from solutions import paper_lab as own

    return {
        "A": lambda: court_a(own.embedded_reber, own.legal_next),
        "B": lambda: court_b(own.adding_batch),
        "C": lambda: court_c(own.temporal_order_batch),
        "D": lambda: court_d(own.embedded_reber, own.legal_next),
        "E": lambda: court_e(own.anbn_batch),
        "E+": lambda: court_e(own.anbn_batch, seeds=[0], updates=3000, most=40),  # longer strings, and more of them
        "F": lambda: court_f({"adding": own.adding_batch, "order": own.temporal_order_batch}),
    }


def lines(found: dict[str, Any]) -> Iterator[str]:
    """JSON with one run to a line, so that a change shows what has changed."""
    for k, (court, record) in enumerate(found.items()):
        yield f"{'{' if k == 0 else ''}{json.dumps(court)}: {{{json.dumps('made')}: {json.dumps(record['made'])}, {json.dumps('runs')}: ["
        yield ",\n".join(json.dumps(run) for run in record["runs"])
        yield "]}" + ("}" if k == len(found) - 1 else ",")


def main(chosen: list[str]) -> None:
    path, courts = Path(__file__).with_name("courts.json"), all_courts()
    found = json.loads(path.read_text("utf8")) if path.exists() else {}
    for name in chosen or courts:
        start = time.process_time()
        runs = courts[name]()
        made = {
            "command": f"python -m chapters.paper_lab.courts {name}",
            "date": time.strftime("%Y-%m-%d"),
            "seconds": round(time.process_time() - start),
            "versions": f"Python {platform.python_version()}, NumPy {np.__version__}, PyTorch {torch.__version__}",
        }
        found[name] = {"made": made, "runs": runs}
        found = {key: found[key] for key in sorted(found)}
        path.write_text("\n".join(lines(found)) + "\n", "utf8")
        print(f"{name}: {made['seconds']} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
