"""Other right answers to `train_stream`: each earns full marks."""

import copy

import numpy as np
import torch
from torch import nn

from chapters.truncated_bptt.exercises.train_stream import train_stream
from solutions import truncated_bptt as reference


@train_stream.equivalent
def zero_last_and_slices(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    criterion = nn.MSELoss()
    losses, news = [], []
    for _epoch in range(epochs):
        model.train()
        hidden = None
        for s in range(0, X.size(0), K):
            out, hidden = model(X[s : s + K], hidden)
            loss = criterion(out, Y[s : s + K])
            loss.backward()
            optimiser.step()
            optimiser.zero_grad()
            hidden = tuple(h.detach() for h in hidden)
            losses.append(loss)
        model.eval()
        with torch.no_grad():
            out, _ = model(X_new)
            news.append(criterion(out, Y_new))
    return losses, news


@train_stream.equivalent
def step_by_step_inside(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    losses, news = [], []
    for _ in range(epochs):
        state, chunk = None, []
        for t in range(len(X)):
            out, state = model(X[t : t + 1], state)
            chunk.append(((out[0] - Y[t]) ** 2).mean())
            if len(chunk) == K or t == len(X) - 1:
                loss = torch.stack(chunk).mean()
                model.zero_grad(set_to_none=False)
                loss.backward()
                optimiser.step()
                losses.append(float(loss))
                state = [s.data for s in state]
                chunk = []
        news.append(float(((model(X_new, None)[0] - Y_new) ** 2).mean()))
    return losses, news


@train_stream.equivalent
def asks_for_gradients(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    parameters, losses, news = list(model.parameters()), [], []
    for _ in range(epochs):
        h = c = torch.zeros(X.shape[1], model.U.shape[0], dtype=X.dtype)
        for x, y in zip(torch.split(X, K), torch.split(Y, K), strict=True):
            out, (h, c) = model(x, (h.detach(), c.detach()))
            loss = (out - y).pow(2).sum() / y.numel()
            for p, g in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
                p.grad = g
            optimiser.step()
            losses.append(loss.item())
        with torch.inference_mode():
            news.append(nn.functional.mse_loss(model(X_new, None)[0], Y_new).item())
    return losses, news


@train_stream.equivalent
def looks_in_chunks(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    def run(X, Y, learn):
        state, found = None, []
        for x, y in zip(X.split(K), Y.split(K), strict=True):
            with torch.set_grad_enabled(learn):
                out, state = model(x, state)
                loss = nn.functional.mse_loss(out, y)
            if learn:
                optimiser.zero_grad()
                loss.backward()
                optimiser.step()
            state = reference.detach_state(state)
            found.append((loss.item(), len(x)))
        return found

    losses, news = [], []
    for _ in range(epochs):
        losses.append([loss for loss, _ in run(X, Y, True)])
        found = run(X_new, Y_new, False)
        news.append(sum(loss * n for loss, n in found) / len(X_new))
    return losses, news


@train_stream.equivalent
def looks_with_a_copy(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    losses, news = [], torch.zeros(epochs)
    news = news.double()
    for epoch in range(epochs):
        start, carried = 0, None
        while start < len(X):
            if carried is not None:
                carried = tuple(torch.tensor(s.detach().numpy()) for s in carried)
            for p in model.parameters():
                p.grad = None
            out, carried = model(X[start : start + K], carried)
            error = out - Y[start : start + K]
            loss = torch.mean(error * error)
            loss.backward(retain_graph=True)
            optimiser.step()
            losses.append(loss.detach().numpy())
            start += K
        twin = copy.deepcopy(model)
        news[epoch] = torch.mean((twin(X_new, None)[0] - Y_new) ** 2).detach()
    return losses, news


@train_stream.equivalent
def with_a_closure(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    losses, news = [], []
    for _ in range(epochs):
        kept = [None]
        for s in range(0, len(X), K):

            def closure(s=s, kept=kept):
                optimiser.zero_grad()
                out, state = model(X[s : s + K], kept[0])
                loss = nn.functional.mse_loss(out, Y[s : s + K])
                loss.backward()
                kept[0] = tuple(v.detach() for v in state)
                return loss

            losses.append(optimiser.step(closure).item())
        with torch.no_grad():
            news.append(nn.functional.mse_loss(model(X_new)[0], Y_new).item())
    return np.array(losses), np.array(news)
