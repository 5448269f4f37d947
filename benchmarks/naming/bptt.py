"""Answers to the exercises of the chapter on backpropagation through time."""
# fmt: off  (an entry stays together, in few lines)

from benchmarks.naming import awkward, both, raises, right, wrong

# ------------------------------------------------------------------------------------------------ tanh_backward

ada = right("tanh_backward", """
def tanh_backward(dh, h):
    slope = np.ones_like(h) - h * h
    return np.multiply(dh, slope)
""")
pavel = right("tanh_backward", """
def tanh_backward(dh, h):
    # 1 - h^2 = (1 - h)(1 + h)
    return (1 - h) * (1 + h) * dh
""")
wrong(ada, "slope", "dz", "h is the tanh already; its square is to be taken, not that of its tanh.",
    "h * h", "np.tanh(h) * np.tanh(h)")
wrong(ada, "slope", "dz", "The slope is 1 - h squared, not 1 - h.", "- h * h", "- h")
wrong(ada, "upstream ignored", "dz", "The gradient that arrives is missing from the product.",
    "np.multiply(dh, slope)", "slope")
wrong(pavel, "slope", "dz", "This is the slope of the logistic function, h (1 - h).",
    "(1 - h) * (1 + h) * dh", "h * (1 - h) * dh")
wrong(pavel, "sign", "dz", "The sign is wrong: it should be 1 - h squared.", "(1 - h) * (1", "(h - 1) * (1")
wrong(pavel, "term", "dz", "It should be multiplied; here the gradient is added to the slope.",
    "(1 + h) * dh", "(1 + h) + dh")
raises(ada, "shape", "np.dot(dh, slope)", "The entries are multiplied one by one; this is a product of matrices.",
    "np.multiply(dh, slope)", "np.dot(dh, slope)")
raises(ada, "type", "(1 - h ^ 2)", "Powers are written with two stars; ^ is something else.",
    "np.ones_like(h) - h * h", "(1 - h ^ 2)")
awkward(pavel, "It changes a copy of the gradient in place.",
    "return (1 - h) * (1 + h) * dh", "d = dh.copy()\n    d *= 1 - h ** 2\n    return d")
awkward(ada, "It changes the caller's array.", "return np.multiply(dh, slope)", "dh *= slope\n    return dh")

# ------------------------------------------------------------------------------------------------ rnn_step_backward

rosa = right("rnn_step_backward", """
def rnn_step_backward(dh, cache):
    x = cache["x"]
    h_old = cache["h"]
    h_new = cache["h_next"]
    Wx, Wh = cache["Wx"], cache["Wh"]

    da = dh * (1.0 - np.square(h_new))
    dx = np.dot(da, Wx.T)
    dh_prev = np.dot(da, Wh.T)
    dWx = np.dot(x.T, da)
    dWh = np.dot(h_old.T, da)
    db = np.sum(da, axis=0)
    return dx, dh_prev, dWx, dWh, db
""")
sven = right("rnn_step_backward", """
def rnn_step_backward(dh, cache):
    x, h, hn, Wx, Wh = [cache[k] for k in ("x", "h", "h_next", "Wx", "Wh")]
    N = len(x)
    dWx = np.zeros(Wx.shape)
    dWh = np.zeros(Wh.shape)
    db = np.zeros(Wh.shape[0])
    dx = np.zeros(x.shape)
    dh_prev = np.zeros(h.shape)
    # one example after the other
    for n in range(N):
        delta = dh[n] * (1 - hn[n] ** 2)
        dWx += np.outer(x[n], delta)
        dWh += np.outer(h[n], delta)
        db += delta
        dx[n] = Wx @ delta
        dh_prev[n] = Wh @ delta
    return dx, dh_prev, dWx, dWh, db
""")
old_slope = wrong(rosa, "old for new", "dx",
    "The slope of the tanh is taken at the old state; it belongs to the new one.",
    "np.square(h_new)", "np.square(h_old)")
untransposed = wrong(rosa, "transpose", "dh_prev", "On the way back Wh is transposed.",
    "np.dot(da, Wh.T)", "np.dot(da, Wh)")
new_in_w = wrong(rosa, "old for new", "dWh",
    "Wh was multiplied by the old state; here its gradient is made with the new one.",
    "np.dot(h_old.T, da)", "np.dot(h_new.T, da)")
dh_for_da = wrong(rosa, "factor", "dh_prev", "dh_prev must go through the tanh first: da, not dh.",
    "np.dot(da, Wh.T)", "np.dot(dh, Wh.T)")
mean_b = wrong(rosa, "sum for mean", "db", "The bias's gradient is the sum over the examples, not the mean.",
    "np.sum(da, axis=0)", "np.mean(da, axis=0)")
wrong(rosa, "slope", "dx", "The slope is 1 - h squared; here nothing is squared.", "np.square(h_new)", "h_new")
wrong(rosa, "factor", "dx", "The slope of the tanh is missing altogether.", "dh * (1.0 - np.square(h_new))", "dh")
wrong(rosa, "axis", "db", "All entries are added up; only the axis of the examples should be.",
    "np.sum(da, axis=0)", "np.sum(da) * np.ones(da.shape[1])")
wrong(rosa, "block order", "dWx", "The last three results are in another order: the bias comes last.",
    "return dx, dh_prev, dWx, dWh, db", "return dx, dh_prev, dWh, dWx, db")
last_row = wrong(sven, "overwritten", "dWx", "Every example overwrites dWx; their parts should be added.",
    "dWx += np.outer(x[n], delta)", "dWx = np.outer(x[n], delta)")
wrong(sven, "last step only", "db", "Only the last example counts for the bias.", "db += delta", "db = delta")
outer = wrong(sven, "transpose", "dWh",
    "The factors of the outer product are exchanged: the rows belong to the old state.",
    "np.outer(h[n], delta)", "np.outer(delta, h[n])")
one_less = wrong(sven, "off by one", "dx", "The last example is left out.", "range(N)", "range(N - 1)")
wrong(sven, "sign", "db", "The gradients of the bias are subtracted.", "db += delta", "db -= delta")
wrong(sven, "operand", "dx", "Every example gets the gradient that belongs to the first one.",
    "delta = dh[n]", "delta = dh[0]")
both(old_slope, mean_b)
both(untransposed, new_in_w)
both(dh_for_da, new_in_w)
both(last_row, outer)
both(one_less, last_row)
raises(rosa, "shape", "np.dot(da, Wx)", "On the way back the matrix is transposed: Wx.T.",
    "np.dot(da, Wx.T)", "np.dot(da, Wx)")
raises(rosa, "shape", "np.dot(x, da)", "The examples must meet each other: x.T.", "np.dot(x.T, da)", "np.dot(x, da)")
raises(rosa, "key", 'cache["h_new"]', "The cache calls the new state h_next.", 'cache["h_next"]', 'cache["h_new"]')
raises(sven, "shape", "dWx += np.outer(delta, x[n])", "The rows of Wx belong to the inputs: outer(x, delta).",
    "np.outer(x[n], delta)", "np.outer(delta, x[n])")
raises(sven, "attribute", "cache.x", "The cache is a dict; its entries are taken with square brackets.",
    'x, h, hn, Wx, Wh = [cache[k] for k in ("x", "h", "h_next", "Wx", "Wh")]', "x, h, hn, Wx, Wh = cache.x, cache.h, cache.h_next, cache.Wx, cache.Wh")
raises(sven, "unpacking", 'x, h, hn, Wx, Wh = [cache[k] for k in ("x", "h", "Wx", "Wh")]',
    "There are five names on the left and four values.", '"h", "h_next", "Wx"', '"h", "Wx"')
awkward(rosa, "The bias's gradient keeps an axis of length 1, then loses it.",
    "np.sum(da, axis=0)", "np.sum(da, axis=0, keepdims=True)[0]")
wrong(rosa, "axis", "db", "squeeze takes every axis of length 1, and so the axis of a single unit too.",
    "np.sum(da, axis=0)", "np.sum(da, axis=0, keepdims=True).squeeze()")
awkward(sven, "It works in float32.", "np.zeros(Wx.shape)", "np.zeros(Wx.shape, np.float32)",
    "np.zeros(Wh.shape)", "np.zeros(Wh.shape, np.float32)")

# ------------------------------------------------------------------------------------------------ rnn_backward

tara = right("rnn_backward", """
def rnn_backward(dhs, cache):
    X, h0, hs, Wx, Wh = cache["X"], cache["h0"], cache["hs"], cache["Wx"], cache["Wh"]
    T, N, D = X.shape
    dX = np.zeros_like(X)
    dWx = np.zeros_like(Wx)
    dWh = np.zeros_like(Wh)
    db = np.zeros(Wh.shape[1])
    dnext = np.zeros_like(h0)
    for t in range(T - 1, -1, -1):
        dtotal = dhs[t] + dnext
        dz = dtotal * (1 - hs[t] ** 2)
        if t == 0:
            before = h0
        else:
            before = hs[t - 1]
        dWx += X[t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(0)
        dX[t] = dz @ Wx.T
        dnext = dz @ Wh.T
    return dX, dnext, dWx, dWh, db
""")
udo = right("rnn_backward", """
def rnn_backward(dhs, cache):
    hs, Wx, Wh = cache["hs"], cache["Wx"], cache["Wh"]
    with_start = np.concatenate([cache["h0"][None], hs])
    steps = len(hs)
    deltas = np.zeros_like(hs)
    carry = 0
    for k in range(steps):
        t = steps - 1 - k
        deltas[t] = (dhs[t] + carry) * (1 - hs[t] * hs[t])
        carry = np.matmul(deltas[t], Wh.T)
    dX = deltas @ Wx.T
    dWx = np.einsum("tnd,tnh->dh", cache["X"], deltas)
    dWh = np.einsum("tnk,tnh->kh", with_start[:-1], deltas)
    db = np.einsum("tnh->h", deltas)
    return dX, carry, dWx, dWh, db
""")
no_later = wrong(tara, "not carried", "dWx", "What comes from the later steps never reaches the earlier ones.",
    "dtotal = dhs[t] + dnext", "dtotal = dhs[t]")
no_above = wrong(tara, "upstream ignored", "dX",
    "The gradient from above arrives at every step; only the last step's is used.",
    "dnext = np.zeros_like(h0)\n", "dnext = dhs[-1]\n", "dtotal = dhs[t] + dnext", "dtotal = dnext")
forward = wrong(tara, "reversed", "dX", "The loop goes forward in time; on the way back it begins at the last step.",
    "range(T - 1, -1, -1)", "range(T)")
to_one = wrong(tara, "off by one", "dX", "The loop ends before step 0.", "range(T - 1, -1, -1)", "range(T - 1, 0, -1)")
same_state = wrong(tara, "old for new", "dWh", "Wh met the state before the step, not the one after it.",
    "before = hs[t - 1]", "before = hs[t]")
wrong(tara, "start ignored", "dWh", "The state before the first step is h0, not zero.",
    "before = h0", "before = np.zeros_like(h0)")
wrong(tara, "overwritten", "dWx", "Every step overwrites dWx; the steps should be added up.",
    "dWx += X[t].T @ dz", "dWx = X[t].T @ dz")
wrong(tara, "overwritten", "db", "Every step overwrites db; the steps should be added up.",
    "db += dz.sum(0)", "db = dz.sum(0)")
wrong(tara, "factor", "dh0", "What goes on to the earlier step has not gone through the tanh.",
    "dnext = dz @ Wh.T", "dnext = dtotal @ Wh.T")
wrong(tara, "off by one", "dh0",
    "This is the gradient at the first state; for h0 it must still go back through the first step.",
    "        dnext = dz @ Wh.T\n    return dX, dnext,", "        dnext = dz @ Wh.T\n    return dX, dtotal,",
    here="return dX")
wrong(tara, "counted twice", "dh0", "What arrives from later is added to what was there, instead of taking its place.",
    "dnext = dz @ Wh.T", "dnext += dz @ Wh.T")
summed = wrong(udo, "sum for mean", "db", "The sum over the steps is wanted, not the mean.",
    'np.einsum("tnh->h", deltas)', 'deltas.mean(axis=0).sum(axis=0)')
late = wrong(udo, "off by one", "dWh", "The states are one step too late: each step's matrix met the state before it.",
    "with_start[:-1]", "with_start[1:]")
plain = wrong(udo, "transpose", "dh0", "On the way back Wh is transposed.",
    "np.matmul(deltas[t], Wh.T)", "np.matmul(deltas[t], Wh)")
wrong(udo, "slope", "dX", "hs holds the tanh already; tanh is taken once more.",
    "(1 - hs[t] * hs[t])", "(1 - np.tanh(hs[t]) ** 2)")
wrong(udo, "off by one", "dX",
    "The loop begins at the last step but one, and comes to the last one in the end, by the index -1.",
    "t = steps - 1 - k", "t = steps - 2 - k")
both(no_later, same_state)
both(to_one, same_state)
both(late, summed)
both(plain, late)
raises(tara, "name", "dnext", "dnext has no value before the first pass through the loop.",
    "    dnext = np.zeros_like(h0)\n", "", here="dtotal = ")
raises(tara, "shape", "dWh += before @ dz", "The old state must be transposed, so that the examples meet.",
    "before.T @ dz", "before @ dz")
raises(tara, "index", "hs[t + 1]", "There is no state after the last.", "before = hs[t - 1]", "before = hs[t + 1]")
raises(udo, "shape", 'np.concatenate([cache["h0"], hs])', "h0 has no axis of time yet.",
    'cache["h0"][None]', 'cache["h0"]')
raises(udo, "value", 'np.einsum("tnk,tnh->kh", with_start, deltas)',
    "The states have one more step than the deltas; the last is left out.", "with_start[:-1]", "with_start")
awkward(udo, "The gradient of the inputs is a list.", "return dX, carry", "return list(dX), carry")
awkward(tara, "It changes the gradient that it was given.",
    "        dtotal = dhs[t] + dnext\n", "        dhs[t] += dnext\n        dtotal = dhs[t]\n")

# ------------------------------------------------------------------------------------------------ seq_xent

vera = right("seq_xent", """
def seq_xent(logits, y, mask):
    T, N, K = logits.shape
    m = logits.max(axis=2, keepdims=True)
    e = np.exp(logits - m)
    p = e / e.sum(axis=2, keepdims=True)
    logp = (logits - m) - np.log(e.sum(axis=2, keepdims=True))
    total = 0.0
    d = np.zeros_like(logits)
    n_valid = np.sum(mask)
    for t in range(T):
        for n in range(N):
            if mask[t, n] == 0:
                continue
            total -= logp[t, n, y[t, n]]
            d[t, n] = p[t, n]
            d[t, n, y[t, n]] -= 1
    return total / n_valid, d / n_valid
""")
walt = right("seq_xent", """
def seq_xent(logits, y, mask):
    K = logits.shape[-1]
    z = logits.reshape(-1, K)
    t = y.flatten()
    w = mask.flatten()
    rows = np.arange(len(t))
    z = z - z.max(axis=1)[:, None]
    lse = np.log(np.sum(np.exp(z), axis=1))
    nll = lse - z[rows, t]
    loss = (w * nll).sum() / w.sum()
    grad = np.exp(z - lse[:, None])
    grad[rows, t] -= 1
    grad *= w[:, None] / w.sum()
    return loss, grad.reshape(logits.shape)
""")
all_steps = wrong(vera, "sum for mean", "loss", "The mean is over the steps that count; this divides by all steps.",
    "n_valid = np.sum(mask)", "n_valid = T * N")
wrong(vera, "sum for mean", "dlogits",
    "The gradient belongs to the mean too: it is to be divided by the number of steps that count.", "d / n_valid", "d")
unmasked = wrong(vera, "condition", "loss", "Padding is counted as if it were text.",
    "            if mask[t, n] == 0:\n                continue\n", "")
wrong(vera, "sign", "loss", "The loss is minus the logarithm of the probability.", "total -= logp", "total += logp")
minus_none = wrong(vera, "term", "dlogits", "The 1 at the right class is not subtracted.",
    "            d[t, n, y[t, n]] -= 1\n", "")
wrong(vera, "sign", "dlogits", "The gradient has the wrong sign: it is the probability minus the one-hot vector.",
    "d[t, n] = p[t, n]", "d[t, n] = -p[t, n]", "y[t, n]] -= 1", "y[t, n]] += 1")
wrong(walt, "condition", "dlogits", "The gradient of the padding is not zero: the mask is missing there.",
    "grad *= w[:, None] / w.sum()", "grad *= 1 / w.sum()")
wrong(walt, "sum for mean", "loss", "The sum is returned, and the mean is asked for.",
    "(w * nll).sum() / w.sum()", "(w * nll).sum()")
base = wrong(walt, "constant", "loss", "The logarithm is to the base 2; the loss is asked for in nats.",
    "loss = (w * nll)", "loss = (w * nll / np.log(2))")
padded = wrong(walt, "condition", "loss", "The mask is not used in the loss's sum.",
    "(w * nll).sum() / w.sum()", "nll.sum() / w.sum()")
wrong(walt, "squashing", "dlogits", "The logits must become probabilities before 1 is subtracted.",
    "grad = np.exp(z - lse[:, None])", "grad = np.exp(z)")
both(all_steps, minus_none)
both(unmasked, minus_none)
raises(walt, "shape", "z - z.max(axis=1)", "The maximum needs a second axis to be subtracted from each row.",
    "z.max(axis=1)[:, None]", "z.max(axis=1)")
raises(walt, "shape", "w * nll", "The mask must be laid out in one row, like the logits.",
    "w = mask.flatten()", "w = mask")
raises(vera, "arguments", "mask.sum(axis=2)", "The mask has two axes, 0 and 1.", "np.sum(mask)", "mask.sum(axis=2)")
awkward(walt, "The loss is an array without axes.", "return loss, grad", "return np.array(loss), grad")
awkward(vera, "The mask is taken as truth values.", "if mask[t, n] == 0:", "if not bool(mask[t, n]):")

# ------------------------------------------------------------------------------------------------ gradcheck

xenia = right("gradcheck", """
def gradcheck(loss, params, grads, n_samples, rng):
    h = 1e-5
    result = {}
    for key in params:
        p = params[key]
        flat = p.reshape(-1)  # a view
        g = grads[key].reshape(-1)
        m = 0.0
        for idx in rng.choice(flat.size, min(n_samples, flat.size), replace=False):
            keep = flat[idx]
            flat[idx] = keep + h
            f1 = loss(params)
            flat[idx] = keep - h
            f2 = loss(params)
            flat[idx] = keep
            num = (f1 - f2) / (2 * h)
            den = max(abs(num), abs(g[idx]))
            if den > 0:
                m = max(m, abs(num - g[idx]) / den)
        result[key] = float(m)
    return result
""")
wrong(xenia, "in place", "errors", "The parameter is not put back after it was moved.",
    "            flat[idx] = keep\n            num", "            num")
wrong(xenia, "constant", "errors", "The two points lie 2 h apart, so the difference is divided by 2 h.",
    "(f1 - f2) / (2 * h)", "(f1 - f2) / h")
wrong(xenia, "norm", "errors", "The error should be relative to the larger of the two numbers; it is absolute.",
    "abs(num - g[idx]) / den", "abs(num - g[idx])")
wrong(xenia, "last step only", "errors", "The largest error is asked for, not the last.",
    "m = max(m, abs(num - g[idx]) / den)", "m = abs(num - g[idx]) / den",
    disputed="On the visible cases the entry that is drawn last lies among the wrong ones, so its error is the largest.")
wrong(xenia, "sum for mean", "half", "The largest error is asked for, not their mean.",
    "m = max(m, abs(num - g[idx]) / den)", "m += abs(num - g[idx]) / den / min(n_samples, flat.size)")
wrong(xenia, "sign", "errors", "The difference has the wrong sign.", "(f1 - f2)", "(f2 - f1)")
raises(xenia, "value", "rng.choice(flat.size, n_samples, replace=False)",
    "An array may have fewer entries than n_samples.", "min(n_samples, flat.size)", "n_samples")
raises(xenia, "attribute", "params.key", "params is a dict: params[key].", "p = params[key]", "p = params.key")

# ------------------------------------------------------------------------------------------------ char_loss

yuri = right("char_loss", """
def char_loss(params, ids):
    Wx, Wh, b, Wy, by = params["Wx"], params["Wh"], params["b"], params["Wy"], params["by"]
    V, H = Wx.shape
    inputs, targets = ids[:-1], ids[1:]
    T, N = inputs.shape
    h = {-1: np.zeros((N, H))}
    probs = {}
    loss = 0
    for t in range(T):
        h[t] = np.tanh(Wx[inputs[t]] + h[t-1] @ Wh + b)
        s = h[t] @ Wy + by
        s = np.exp(s - s.max(axis=1, keepdims=True))
        probs[t] = s / s.sum(axis=1, keepdims=True)
        loss += -np.log(probs[t][np.arange(N), targets[t]]).sum()
    loss /= T * N
    grads = {k: np.zeros_like(v) for k, v in params.items()}
    dh_next = np.zeros((N, H))
    for t in reversed(range(T)):
        ds = probs[t].copy()
        ds[np.arange(N), targets[t]] -= 1
        ds /= T * N
        grads["Wy"] += h[t].T @ ds
        grads["by"] += ds.sum(axis=0)
        dh = ds @ Wy.T + dh_next
        dz = (1 - h[t] ** 2) * dh
        grads["b"] += dz.sum(axis=0)
        np.add.at(grads["Wx"], inputs[t], dz)
        grads["Wh"] += h[t-1].T @ dz
        dh_next = dz @ Wh.T
    return loss, grads
""")
per_text = wrong(yuri, "sum for mean", "loss",
    "The loss is a mean over all T times N characters; this divides by T only.", "loss /= T * N", "loss /= T")
wrong(yuri, "overwritten", "grads",
    "Where a character occurs twice in a step, its second gradient overwrites the first.",
    'np.add.at(grads["Wx"], inputs[t], dz)', 'grads["Wx"][inputs[t]] += dz')
no_next = wrong(yuri, "not carried", "grads", "What later steps send back is not added.",
    "dh = ds @ Wy.T + dh_next", "dh = ds @ Wy.T")
new_state = wrong(yuri, "old for new", "grads", "Wh met the state before the step.",
    'grads["Wh"] += h[t-1].T @ dz', 'grads["Wh"] += h[t].T @ dz')
wrong(yuri, "operand", "loss", "The network is asked for the character that it has just read; the next one is wanted.",
    "inputs, targets = ids[:-1], ids[1:]", "inputs, targets = ids[:-1], ids[:-1]")
both(per_text, no_next)
both(per_text, new_state)
raises(yuri, "shape", "ds @ Wy", "On the way back Wy is transposed.",
    "dh = ds @ Wy.T + dh_next", "dh = ds @ Wy + dh_next")
raises(yuri, "key", "h[t-1]", "The state before the first step has no entry in the dict.",
    "h = {-1: np.zeros((N, H))}", "h = {0: np.zeros((N, H))}", here="h[t] = np.tanh")
