# %% paper_lab-reber_string-answer
REBER = ({'B': 1}, {'T': 2, 'P': 3}, {'S': 2, 'X': 4}, {'T': 3, 'V': 5}, {'X': 3, 'S': 6}, {'P': 4, 'V': 6}, {'E': 7}, {})

def reber_string(rng, state=0):
    if not REBER[state]:
        return ''
    letters = list(REBER[state])
    letter = letters[rng.integers(len(letters))]
    return letter + reber_string(rng, REBER[state][letter])


# %% paper_lab-embedded_reber-answer
def right_reber_string(rng):
    state, said = (0, '')
    while REBER[state]:
        letter = str(rng.choice(list(REBER[state])))
        said, state = (said + letter, REBER[state][letter])
    return said

def embedded_reber(rng, inner=right_reber_string):
    letter = rng.choice(['P', 'T'])
    return f'B{letter}{inner(rng)}{letter}E'


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
    return ''.join(sorted(right_legal_next(prefix)))


# %% paper_lab-adding_batch-answer
import numpy as np

def adding_batch(rng, N, T):
    v, m = (rng.uniform(size=(N, T)), np.zeros((N, T)))
    rows, a, b = (np.arange(N), rng.integers(T // 2, size=N), T // 2 + rng.integers(T // 2, size=N))
    m[rows, a] = 1
    m[rows, b] = 1
    return [np.stack([v, m], -1).transpose(1, 0, 2), v[rows, a] + v[rows, b]]


# %% paper_lab-temporal_order_batch-answer
def temporal_order_batch(rng, N, T):
    X, y = (np.zeros((T, N, 6)), [])
    for n in range(N):
        letters = list(rng.choice(list('abcd'), T))
        t1, t2 = (rng.integers(T // 10, T // 5), rng.integers(T // 2, 6 * T // 10))
        letters[t1], letters[t2] = (rng.choice(['X', 'Y']), rng.choice(['X', 'Y']))
        for t, letter in enumerate(letters):
            X[t, n, 'abcdXY'.index(letter)] = 1
        y.append({'XX': 0, 'XY': 1, 'YX': 2, 'YY': 3}[letters[t1] + letters[t2]])
    return (X, np.array(y))


# %% paper_lab-anbn_batch-answer
def anbn_batch(ns):
    n, t = (np.array(ns), np.arange(2 * max(ns) + 1)[:, None])
    X = np.stack([t + 0 * n == 0, (t >= 1) & (t <= n), (n < t) & (t <= 2 * n)], axis=2)
    return (X.astype(float), np.where(t < 2 * n, 0, np.where(t == 2 * n, 1, -1)))


# %% paper_lab-seed_report-answer
def seed_report(results):
    needed = sorted((float('inf') if r is None else r for r in results))
    n = len(needed)
    median = needed[n // 2] if n % 2 else (needed[n // 2 - 1] + needed[n // 2]) / 2
    solved = len(results) - results.count(None)
    return {'seeds': n, 'solved': solved, 'median': median, 'lowest': needed[0], 'highest': needed[-1]}


# %% paper_lab-cell_of_1997-answer
def cell_of_1997():
    return 'C'


# %% paper_lab-thousand_steps-answer
def thousand_steps():
    return 'B'


# %% paper_lab-best_seed-answer
def best_seed():
    return 'D'

# %% paper_lab-report [markdown]
# Each step multiplies by the same matrix, so what is *smaller* than one dies away: $0.9^{50} < 0.01$.
