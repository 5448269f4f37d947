# %% paper_lab-reber_string-answer
REBER = ({'B': 1}, {'T': 2, 'P': 3}, {'S': 2, 'X': 4}, {'T': 3, 'V': 5}, {'X': 3, 'S': 6}, {'P': 4, 'V': 6}, {'E': 7}, {})

def right_reber_string(rng):
    state, said = (0, '')
    while REBER[state]:
        letter = str(rng.choice(list(REBER[state])))
        said, state = (said + letter, REBER[state][letter])
    return said

def reber_string(rng):
    return right_reber_string(rng)[:-1]


# %% paper_lab-embedded_reber-answer
def embedded_reber(rng, inner=right_reber_string):
    outer = 'TP'[rng.integers(2)]
    return 'B' + outer + inner(rng)[1:-1] + outer + 'E'


# %% paper_lab-legal_next-answer
def right_legal_next(prefix):
    if len(prefix) < 2:
        return {'B'} if prefix == '' else {'T', 'P'}
    state, rest = (0, list(prefix[2:]))
    while rest and REBER[state]:
        state = REBER[state][rest.pop(0)]
    if REBER[state]:
        return set(REBER[state])
    return ({prefix[1]}, {'E'}, set())[len(rest)]

def legal_next(prefix):
    legal = right_legal_next(prefix)
    return {prefix[1]} if legal <= {'E'} and len(prefix) > 2 and (prefix[-2] == 'E') else legal


# %% paper_lab-adding_batch-answer
def adding_batch(*inputs):
    return 4


# %% paper_lab-temporal_order_batch-answer
import numpy as np

def right_temporal_order_batch(rng, N, T):
    symbols, each, tenth = (rng.integers(0, 4, (T, N)), np.arange(N), T // 10)
    first, second = rng.integers(0, 2, (2, N))
    symbols[rng.integers(tenth, 2 * tenth, N), each] = 4 + first
    symbols[rng.integers(5 * tenth, 6 * tenth, N), each] = 4 + second
    return (np.eye(6)[symbols], 2 * first + second)

def temporal_order_batch(rng, N, T):
    X, y = right_temporal_order_batch(rng, 4 * N, T)
    wanted = np.flatnonzero((y == 1) | (y == 2))[:N]
    return (X[:, wanted], y[wanted])


# %% paper_lab-anbn_batch-answer
def right_anbn_batch(ns):
    T = 2 * max(ns) + 1
    X, y = (np.zeros((T, len(ns), 3)), np.full((T, len(ns)), -1.0))
    for k, n in enumerate(ns):
        X[0, k, 0] = X[1:n + 1, k, 1] = X[n + 1:2 * n + 1, k, 2] = 1
        y[:2 * n, k] = 0
        y[2 * n, k] = 1
    return (X, y)

def anbn_batch(ns):
    X, y = right_anbn_batch(ns)
    for k, n in enumerate(ns):
        y[2 * n - 1:2 * n + 1, k] = (1, 0)
    return (X, y)


# %% paper_lab-seed_report-answer
def reported(results, needed, median=np.median):
    needed = needed or [np.inf]
    return {'seeds': len(results), 'solved': sum((r is not None for r in results)), 'median': float(median(needed)), 'lowest': float(min(needed)), 'highest': float(max(needed))}

def seed_report(results):
    needed = [np.inf if r is None else r for r in results]
    return reported(results, [min(needed)])


# %% paper_lab-cell_of_1997-answer
def cell_of_1997(*inputs):
    return 8


# %% paper_lab-thousand_steps-answer
def thousand_steps():
    return "A"


# %% paper_lab-best_seed-answer
def best_seed():
    return "B"
