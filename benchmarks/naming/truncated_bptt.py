"""Answers to the exercises of the chapter on truncated backpropagation through time."""
# fmt: off  (an entry stays together, in few lines)

from benchmarks.naming import awkward, both, raises, right, wrong

# ------------------------------------------------------------------------------------------------ make_streams, chunks

adele = right("make_streams", """
def make_streams(ids, N):
    T = len(ids) // N
    out = np.zeros((T, N), dtype=ids.dtype)
    for n in range(N):
        out[:, n] = ids[n * T:(n + 1) * T]
    return out
""")
wrong(adele, "axis", "streams",
    "Neighbours in the text lie side by side in a row; they should lie below each other in a column.",
    "        out[:, n] = ids[n * T:(n + 1) * T]\n", "        out[:, n] = ids[n:n + T * N:N]\n")
wrong(adele, "off by one", "streams", "Every stream begins one symbol too late.",
    "ids[n * T:(n + 1) * T]", "np.roll(ids, -1)[n * T:(n + 1) * T]")
wrong(adele, "reversed", "streams", "The streams stand in the opposite order.", "out[:, n]", "out[:, N - 1 - n]")
wrong(adele, "not carried", "streams", "Every stream is the first piece of the text.",
    "ids[n * T:(n + 1) * T]", "ids[:T]")
raises(adele, "value", "ids.reshape(N, T)", "What is left over at the end must be dropped before the reshape.",
    "    out = np.zeros((T, N), dtype=ids.dtype)\n", "    out = ids.reshape(N, T).T\n")
raises(adele, "type", "np.zeros((T, N), dtype=ids.dtype)", "A fraction is no number of rows: divide with //.",
    "len(ids) // N", "len(ids) / N")
raises(adele, "shape", "out[:, n] = ids[n * T:(n + 1) * N]", "A piece ends where the next begins, T later.",
    "(n + 1) * T]", "(n + 1) * N]", here="out[:, n] = ")
awkward(adele, "The ids are floats.", "dtype=ids.dtype", "dtype=float")
awkward(adele, "It returns a list of rows.", "return out", "return out.tolist()")

boris = right("chunks", """
def chunks(streams, K):
    T = streams.shape[0]
    pairs = []
    start = 0
    while start < T - 1:
        stop = min(start + K, T - 1)
        x = streams[start:stop]
        y = streams[start + 1:stop + 1]
        pairs.append((x, y))
        start = stop
    return pairs
""")
wrong(boris, "off by one", "steps per chunk", "The loop stops before a last chunk that is shorter.",
    "while start < T - 1:", "while start + K <= T - 1:")
wrong(boris, "off by one", "y", "What should be said is one step later than what is read; here it is two.",
    "streams[start + 1:stop + 1]", "streams[start + 2:stop + 2]")
wrong(boris, "operand", "y", "The network is asked for what it reads.",
    "streams[start + 1:stop + 1]", "streams[start:stop]")
wrong(boris, "counted twice", "steps per chunk", "Each chunk has a step too many, which the next one has again.",
    "streams[start:stop]", "streams[start:stop + 1]", "streams[start + 1:stop + 1]", "streams[start + 1:stop + 2]")
wrong(boris, "block order", "x", "What is read comes first in a pair.", "(x, y)", "(y, x)")
wrong(boris, "off by one", "steps per chunk", "A step is lost at each border between chunks.",
    "        start = stop\n", "        start = stop + 1\n")
raises(boris, "attribute", "pairs.add((x, y))", "A list has append; add belongs to sets.",
    "pairs.append((x, y))", "pairs.add((x, y))")
raises(boris, "arguments", "pairs.append(x, y)", "append takes one thing: the pair.",
    "pairs.append((x, y))", "pairs.append(x, y)")
awkward(boris, "The pairs are lists.", "pairs.append((x, y))", "pairs.append([x, y])")
awkward(boris, "It returns a tuple of copies.", "return pairs", "return tuple((a.copy(), b.copy()) for a, b in pairs)")

# ------------------------------------------------------------------------------------------------ tbptt_grads

cilly = right("tbptt_grads", """
def tbptt_grads(X, Y, h0, params, K):
    Wx, Wh, b, Wy, by = (params[k] for k in ("Wx", "Wh", "b", "Wy", "by"))
    grads = {k: np.zeros(v.shape) for k, v in params.items()}
    losses = []
    h = h0
    t0 = 0
    while t0 < len(X):
        t1 = min(t0 + K, len(X))
        # forward
        states = [h]
        errors = []
        loss = 0.0
        for t in range(t0, t1):
            states.append(np.tanh(X[t] @ Wx + states[-1] @ Wh + b))
            e = states[-1] @ Wy + by - Y[t]
            errors.append(e)
            loss += 0.5 * np.sum(e ** 2)
        losses.append(loss)
        # backward, inside the chunk
        back = np.zeros_like(h0)
        for t in range(t1 - 1, t0 - 1, -1):
            e = errors[t - t0]
            new, old = states[t - t0 + 1], states[t - t0]
            grads["Wy"] += new.T @ e
            grads["by"] += e.sum(axis=0)
            delta = (e @ Wy.T + back) * (1 - new ** 2)
            grads["Wx"] += X[t].T @ delta
            grads["Wh"] += old.T @ delta
            grads["b"] += delta.sum(axis=0)
            back = delta @ Wh.T
        h = states[-1]
        t0 = t1
    return grads, losses
""")
restart = wrong(cilly, "not carried", "losses",
    "Every chunk begins from h0; the state should go on from chunk to chunk.", "        h = states[-1]\n", "")
leak = wrong(cilly, "not carried", "grads",
    "The gradient must stop at the border of a chunk; but within it, it must go on, and here it does not.",
    "(e @ Wy.T + back)", "e @ Wy.T")
loud = wrong(cilly, "constant", "losses", "The loss is half the sum of the squares.",
    "loss += 0.5 * np.sum(e ** 2)", "loss += np.sum(e ** 2)")
wrong(cilly, "sum for mean", "losses", "The squares are added up, not averaged.",
    "loss += 0.5 * np.sum(e ** 2)", "loss += 0.5 * np.mean(e ** 2)")
wrong(cilly, "overwritten", "grads", "Every step overwrites the gradient of Wx.",
    'grads["Wx"] += X[t].T @ delta', 'grads["Wx"] = X[t].T @ delta')
wrong(cilly, "last step only", "grads", "The gradients are set to zero at each chunk, so only the last chunk counts.",
    "        # forward\n", "        # forward\n        grads = {k: np.zeros(v.shape) for k, v in params.items()}\n")
old_y = wrong(cilly, "old for new", "grads", "The read-out reads the new state; its gradient is made with the old one.",
    'grads["Wy"] += new.T @ e', 'grads["Wy"] += old.T @ e')
new_h = wrong(cilly, "old for new", "grads", "Wh met the old state.",
    'grads["Wh"] += old.T @ delta', 'grads["Wh"] += new.T @ delta')
wrong(cilly, "sign", "grads",
    "The error is what is said minus what should be said; the other way round its gradient has the wrong sign.",
    "e = states[-1] @ Wy + by - Y[t]", "e = Y[t] - states[-1] @ Wy - by")
wrong(cilly, "bias", "losses", "The read-out's bias is missing.",
    "states[-1] @ Wy + by - Y[t]", "states[-1] @ Wy - Y[t]")
wrong(cilly, "off by one", "grads", "The loop backward leaves out the first step of each chunk.",
    "range(t1 - 1, t0 - 1, -1)", "range(t1 - 1, t0, -1)")
wrong(cilly, "off by one", "losses", "The last chunk is left out when it is shorter.",
    "while t0 < len(X):", "while t0 + K <= len(X):")
wrong(cilly, "not carried", "losses", "The state that goes on is the first of the chunk, not its last.",
    "h = states[-1]\n", "h = states[1]\n")
wrong(cilly, "upstream ignored", "grads", "Only the chunk's last error is sent back.",
    "(e @ Wy.T + back)", "((e @ Wy.T if t == t1 - 1 else 0) + back)")
both(restart, loud)
both(restart, old_y)
both(leak, new_h)
both(old_y, new_h)
raises(cilly, "index", "errors[t]", "The errors are counted from the beginning of the chunk.",
    "errors[t - t0]", "errors[t]")
raises(cilly, "shape", "X[t] @ Wx + states @ Wh + b", "The last state is meant, not the list of them.",
    "X[t] @ Wx + states[-1] @ Wh + b", "X[t] @ Wx + states @ Wh + b")
raises(cilly, "shape", "e @ Wy", "On the way back Wy is transposed.", "(e @ Wy.T + back)", "(e @ Wy + back)")
raises(cilly, "key", 'grads["dWx"]', "grads has the names of the parameters.", 'grads["Wx"] +=', 'grads["dWx"] +=')
awkward(cilly, "The losses are an array.", "return grads, losses", "return grads, np.array(losses)")
awkward(cilly, "It returns a list of two.", "return grads, losses", "return [grads, losses]")

# ------------------------------------------------------------------------------------------------ credit_matrix

dolf = right("credit_matrix", """
def credit_matrix(T, k1, k2):
    M = np.zeros((T, T), dtype=bool)
    done = 0
    for stop in list(range(k1, T, k1)) + [T]:
        for t in range(done, stop):
            for s in range(T):
                if s <= t and s >= stop - k2:
                    M[t, s] = True
        done = stop
    return M
""")
per_loss = wrong(dolf, "condition", "credit", "The window reaches k2 steps back from the stop, not from each loss.",
    "s >= stop - k2", "s > t - k2")
wrong(dolf, "condition", "credit", "A loss cannot hear of steps that come after it.",
    "s <= t and s >= stop - k2", "s < stop and s >= stop - k2")
wrong(dolf, "transpose", "credit", "The row belongs to the loss, the column to the step.",
    "M[t, s] = True", "M[s, t] = True")
strict = wrong(dolf, "off by one", "credit", "A loss hears of its own step too.", "s <= t", "s < t")
wrong(dolf, "off by one", "credit", "The window is one step too short.", "s >= stop - k2", "s > stop - k2")
awkward(dolf, "Losses that have been used are marked again at later stops, which adds nothing new.",
    "        done = stop\n", "")
wrong(dolf, "condition", "credit", "What is left over at the end never goes backward.",
    "list(range(k1, T, k1)) + [T]", "list(range(k1, T + 1, k1))")
short = wrong(dolf, "operand", "credit", "The way back goes through k2 steps, not through k1.",
    "stop - k2", "stop - k1")
both(strict, short)
raises(dolf, "index", "M[t, s]", "The last stop is T; there is no step T.", "+ [T]:", "+ [T + 1]:")
raises(dolf, "type", "range(k1, T, k1) + [T]", "A range and a list cannot be added.",
    "list(range(k1, T, k1)) + [T]", "range(k1, T, k1) + [T]")
awkward(dolf, "It holds zeros and ones.", "dtype=bool", "dtype=int")
awkward(dolf, "It returns a list of rows.", "return M", "return M.tolist()")

# ------------------------------------------------------------------------------------------------ window_grads

edith = right("window_grads", """
def window_grads(X, Y, h0, params, k1, k2):
    T = X.shape[0]
    Wx, Wh, b = params["Wx"], params["Wh"], params["b"]
    H = [h0]
    for x in X:
        H.append(np.tanh(np.dot(x, Wx) + np.dot(H[-1], Wh) + b))
    E = [np.dot(H[t + 1], params["Wy"]) + params["by"] - Y[t] for t in range(T)]
    g = {name: np.zeros_like(v) for name, v in params.items()}
    for t in range(T):
        g["Wy"] += np.dot(H[t + 1].T, E[t])
        g["by"] += E[t].sum(axis=0)
    used = 0
    stops = [s for s in range(1, T + 1) if s % k1 == 0 or s == T]
    for stop in stops:
        d = np.zeros_like(h0)
        for t in range(stop - 1, max(stop - k2, 0) - 1, -1):
            if t >= used:
                d = d + np.dot(E[t], params["Wy"].T)
            d = d * (1 - H[t + 1] ** 2)
            g["Wx"] += np.dot(X[t].T, d)
            g["Wh"] += np.dot(H[t].T, d)
            g["b"] += d.sum(axis=0)
            d = np.dot(d, Wh.T)
        used = stop
    return g
""")
all_again = wrong(edith, "counted twice", "grads", "Losses that were used at an earlier stop are used again.",
    "        used = stop\n", "")
wrong(edith, "operand", "grads", "The window is k1 steps long; it should be k2.",
    "max(stop - k2, 0)", "max(stop - k1, 0)")
wrong(edith, "off by one", "grads", "The window is one step too short.",
    "max(stop - k2, 0) - 1, -1)", "max(stop - k2, 0), -1)")
rest = wrong(edith, "condition", "grads", "What is left over at the end never goes backward.",
    "if s % k1 == 0 or s == T", "if s % k1 == 0")
new_wh = wrong(edith, "old for new", "grads", "Wh met the state before the step.",
    "np.dot(H[t].T, d)", "np.dot(H[t + 1].T, d)")
slope = wrong(edith, "slope", "grads", "The slope is taken at the old state.", "(1 - H[t + 1] ** 2)", "(1 - H[t] ** 2)")
wrong(edith, "upstream ignored", "grads", "Only the loss at the stop is sent back, not all that are fresh.",
    "if t >= used:", "if t == stop - 1:")
wrong(edith, "transpose", "grads", "On the way back Wh is transposed.", "np.dot(d, Wh.T)", "np.dot(d, Wh)")
wrong(edith, "overwritten", "grads", "The step's error overwrites what comes from later.",
    "d = d + np.dot(E[t]", "d = np.dot(E[t]")
both(all_again, rest)
both(new_wh, slope)
raises(edith, "index", "H[t + 2]", "There is no state after the last.", "(1 - H[t + 1] ** 2)", "(1 - H[t + 2] ** 2)")
raises(edith, "type", "range(0, T, k1) + T", "The stops are a list; T must be put into it.",
    "[s for s in range(1, T + 1) if s % k1 == 0 or s == T]", "range(0, T, k1) + T")
raises(edith, "name", "Wy", "Wy is in params only.", 'np.dot(E[t], params["Wy"].T)', "np.dot(E[t], Wy.T)",
    here="d = d + np.dot")

# ------------------------------------------------------------------------------------------------ window_influence

franz = right("window_influence", """
def window_influence(n, p, K):
    signs = [1.0 if i < p else -1.0 for i in range(n)]
    d = [0.0] * n
    for _ in range(K):
        new = []
        for i in range(n):
            right = d[i + 1] if i + 1 < n else 0.0
            new.append((d[i] + right) / 2 + signs[i])
        d = new
    return d[0]
""")
wrong(franz, "in place", "influence",
    "The row is changed from its right end, so each unit sees its neighbour as it has just become.",
    "        new = []\n        for i in range(n):\n", "        new = d\n        for i in reversed(range(n)):\n",
    "new.append((d[i] + right) / 2 + signs[i])", "new[i] = (d[i] + right) / 2 + signs[i]", here="reversed")
wrong(franz, "constant", "influence", "The mean of the two is taken; here it is their sum.",
    "(d[i] + right) / 2", "(d[i] + right)")
wrong(franz, "off by one", "influence", "Unit p is pushed down; here it is pushed up.",
    "if i < p else", "if i <= p else")
wrong(franz, "off by one", "influence", "theta acts in K steps; the loop makes one less.", "range(K)", "range(K - 1)")
wrong(franz, "sign", "influence", "The pushes have the wrong sign.", "1.0 if i < p else -1.0", "-1.0 if i < p else 1.0")
wrong(franz, "not carried", "influence", "Nothing is handed from step to step.", "        d = new\n", "    d = new\n")
wrong(franz, "operand", "influence", "The unit leans on its right-hand neighbour, not on the left-hand one.",
    "d[i + 1] if i + 1 < n else 0.0", "d[i - 1] if i > 0 else 0.0")
raises(franz, "index", "d[i + 1]", "The last unit has no neighbour on its right.",
    "d[i + 1] if i + 1 < n else 0.0", "d[i + 1]")
raises(franz, "type", "[0.0] * float(n)", "A list is repeated a whole number of times.",
    "[0.0] * n", "[0.0] * float(n)")
awkward(franz, "It returns an array of one number without axes.", "return d[0]", "return np.array(d)[0]")
awkward(franz, "The row is changed in place, from its left end, where no unit needs what has been changed.",
    "        new = []\n", "        new = d\n",
    "new.append((d[i] + right) / 2 + signs[i])", "new[i] = (d[i] + right) / 2 + signs[i]")
