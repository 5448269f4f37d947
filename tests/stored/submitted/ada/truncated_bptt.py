# %% truncated_bptt-make_streams-answer
import numpy as np

def make_streams(ids, N):
    T = int(len(ids) / N)
    return np.stack([ids[n * T:(n + 1) * T] for n in range(N)], axis=1)


# %% truncated_bptt-chunks-answer
def chunks(streams, K):
    cuts = np.arange(K, streams.shape[0] - 1, K)
    return list(zip(np.split(streams[:-1], cuts), np.split(streams[1:], cuts), strict=True))


# %% truncated_bptt-tbptt_grads-answer
def tbptt_grads(X, Y, h0, params, K):
    Wx, Wh, b, Wy, by = (params[k] for k in ('Wx', 'Wh', 'b', 'Wy', 'by'))
    total, losses, state = ([np.zeros_like(params[k]) for k in params], [], h0.copy())
    for x, y in zip(np.split(X, range(K, len(X), K)), np.split(Y, range(K, len(Y), K)), strict=True):
        states = [state]
        for step in x:
            states.append(np.tanh(np.einsum('nd,dh->nh', step, Wx) + np.einsum('nh,hk->nk', states[-1], Wh) + b))
        old, new = (np.stack(states[:-1]), np.stack(states[1:]))
        e = np.einsum('tnh,hm->tnm', new, Wy) + by - y
        losses.append(0.5 * float(np.square(e).sum()))
        dz, later = (np.zeros_like(new), 0)
        for t in reversed(range(len(x))):
            dz[t] = (e[t] @ Wy.T + later) / np.cosh(np.arctanh(np.clip(new[t], -1 + 1e-16, 1 - 1e-16))) ** 2
            later = dz[t] @ Wh.T
        found = {'Wx': np.einsum('tnd,tnh->dh', x, dz), 'Wh': np.einsum('tnk,tnh->kh', old, dz), 'b': dz.sum(axis=(0, 1)), 'Wy': np.einsum('tnh,tnm->hm', new, e), 'by': e.sum((0, 1))}
        total = [a + found[k] for a, k in zip(total, params, strict=True)]
        state = states[-1]
    return [dict(zip(params, total, strict=True)), losses]


# %% truncated_bptt-credit_matrix-answer
def credit_matrix(T, k1, k2):
    credit, used = ([[0] * T for _ in range(T)], 0)
    for now in range(1, T + 1):
        if now % k1 == 0 or now == T:
            for t in range(used, now):
                for s in range(T):
                    if s <= t and s > now - k2 - 1:
                        credit[t][s] = 1
            used = now
    return np.array(credit)


# %% truncated_bptt-window_grads-answer
import torch

def window_grads(X, Y, h0, params, k1, k2):
    T = len(X)
    total = {k: np.zeros_like(v) for k, v in params.items()}
    with torch.no_grad():
        p = {k: torch.tensor(v) for k, v in params.items()}
        states = [torch.tensor(h0)]
        for x in torch.tensor(X):
            states.append(torch.tanh(x @ p['Wx'] + states[-1] @ p['Wh'] + p['b']))
    done = 0
    while done < T:
        end = min(done + k1, T)
        first = max(end - k2, 0)
        p = {k: v.clone().requires_grad_(True) for k, v in p.items()}
        h, loss = (states[first], 0.0)
        for t in range(first, end):
            h = torch.tanh(torch.tensor(X[t]) @ p['Wx'] + h @ p['Wh'] + p['b'])
            if t >= done:
                loss = loss + 0.5 * torch.sum((h @ p['Wy'] + p['by'] - torch.tensor(Y[t])) ** 2)
        loss.backward()
        for k in total:
            total[k] = total[k] + p[k].grad.numpy()
        p = {k: v.detach() for k, v in p.items()}
        done = end
    return total


# %% truncated_bptt-detach_state-answer
def over(f, state):
    if isinstance(state, dict):
        return {k: over(f, v) for k, v in state.items()}
    if isinstance(state, (tuple, list)):
        return type(state)((over(f, s) for s in state))
    return None if state is None else f(state)

def detach_state(state):
    over(lambda s: s.detach_(), state)
    return state


# %% truncated_bptt-train_stream-answer
from torch import nn

def train_stream(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    criterion = nn.MSELoss()
    losses, news = ([], [])
    for _epoch in range(epochs):
        model.train()
        hidden = None
        for s in range(0, X.size(0), K):
            out, hidden = model(X[s:s + K], hidden)
            loss = criterion(out, Y[s:s + K])
            loss.backward()
            optimiser.step()
            optimiser.zero_grad()
            hidden = tuple((h.detach() for h in hidden))
            losses.append(loss)
        model.eval()
        with torch.no_grad():
            out, _ = model(X_new)
            news.append(criterion(out, Y_new))
    return (losses, news)


# %% truncated_bptt-window_influence-answer
def window_influence(n, p, K):

    def x0(theta):
        x = [0.0] * (n + 1)
        for _ in range(K):
            x = [(x[i] + x[i + 1]) / 2 + (theta if i < p else -theta) for i in range(n)] + [0.0]
        return x[0]
    return x0(1.0) - x0(0.0)


# %% truncated_bptt-smallest_window-answer
def smallest_window():
    return 'C'


# %% truncated_bptt-sixty_steps-answer
def sixty_steps():
    return 'B'


# %% truncated_bptt-only_the_end-answer
def only_the_end():
    return 'D'


# %% truncated_bptt-what_the_sweep_shows-answer
def what_the_sweep_shows():
    return 'A'
