"""Answers to the exercises of the chapter on how an LSTM learns."""
# fmt: off  (an entry stays together, in few lines)

from benchmarks.naming import awkward, both, raises, right, wrong

# ------------------------------------------------------------------------------------------------ lstm_step_backward

alma = right("lstm_step_backward", """
def lstm_step_backward(dh, dc, cache):
    x, h, c = cache["x"], cache["h"], cache["c"]
    i, f, g, o = cache["i"], cache["f"], cache["g"], cache["o"]
    ct = cache["c_next"]
    W, U = cache["W"], cache["U"]
    tanh_ct = np.tanh(ct)

    dho = dh * tanh_ct
    dct = dh * o * (1 - tanh_ct ** 2)
    dct = dct + dc
    df = dct * c
    di = dct * g
    dg = dct * i
    dc_prev = dct * f

    dzi = di * i * (1 - i)
    dzf = df * f * (1 - f)
    dzg = dg * (1 - g ** 2)
    dzo = dho * o * (1 - o)
    dz = np.hstack((dzi, dzf, dzg, dzo))

    dW = x.T.dot(dz)
    dU = h.T.dot(dz)
    db = dz.sum(axis=0)
    dx = dz.dot(W.T)
    dh_prev = dz.dot(U.T)
    return dx, dh_prev, dc_prev, dW, dU, db
""")
bruno = right("lstm_step_backward", """
def lstm_step_backward(dh, dc, cache):
    x, h_in, c_in = (cache[k] for k in ("x", "h", "c"))
    i, f, g, o = (cache[k] for k in ("i", "f", "g", "o"))
    N, H = dh.shape
    s = np.tanh(cache["c_next"])
    through = dc + (1 - s * s) * o * dh  # all that reaches the new cell
    dgates = np.empty((N, 4 * H))
    dgates[:, 0:H] = i * (1 - i) * g * through
    dgates[:, H:2*H] = f * (1 - f) * c_in * through
    dgates[:, 2*H:3*H] = (1 - g * g) * i * through
    dgates[:, 3*H:] = o * (1 - o) * s * dh
    dx = np.einsum("nk,dk->nd", dgates, cache["W"])
    dh_in = np.einsum("nk,hk->nh", dgates, cache["U"])
    dW = np.einsum("nd,nk->dk", x, dgates)
    dU = np.einsum("nh,nk->hk", h_in, dgates)
    db = np.einsum("nk->k", dgates)
    return dx, dh_in, through * f, dW, dU, db
""")
ccc = right("lstm_step_backward", """
def lstm_step_backward(dh, dc, cache):
    xh = np.hstack([cache["x"], cache["h"]])
    WU = np.vstack([cache["W"], cache["U"]])
    D = cache["x"].shape[1]
    zi, zf, zg, zo = cache["i"], cache["f"], cache["g"], cache["o"]
    tc = np.tanh(cache["c_next"])
    dcell = dc.copy()
    dcell += dh * zo * (1 - tc ** 2)
    parts = []
    parts.append(dcell * zg * zi * (1 - zi))
    parts.append(dcell * cache["c"] * zf * (1 - zf))
    parts.append(dcell * zi * (1 - zg ** 2))
    parts.append(dh * tc * zo * (1 - zo))
    dz = np.concatenate(parts, axis=1)
    dxh = dz @ WU.T
    dWU = xh.T @ dz
    return dxh[:, :D], dxh[:, D:], dcell * zf, dWU[:D], dWU[D:], dz.sum(axis=0)
""")
no_dc = wrong(alma, "upstream ignored", "dc_prev", "The gradient that arrives along the cell is not added.",
    "    dct = dct + dc\n", "")
wrong(alma, "overwritten", "dc_prev", "What arrives through h is overwritten by what arrives along the cell.",
    "dct = dct + dc", "dct = dc")
wrong(alma, "slope", "dc_prev", "The tanh of the cell is squared: the square is missing.",
    "(1 - tanh_ct ** 2)", "(1 - tanh_ct)")
cell_raw = wrong(alma, "slope", "dc_prev", "The slope is 1 - tanh(c') squared, and the tanh is missing.",
    "(1 - tanh_ct ** 2)", "(1 - ct ** 2)")
wrong(alma, "factor", "dc_prev", "The output gate is missing from what reaches the cell through h.",
    "dct = dh * o * (1", "dct = dh * (1")
new_c = wrong(alma, "old for new", "dW", "The forget gate multiplied the old cell state, not the new one.",
    "df = dct * c\n", "df = dct * ct\n")
crossed = wrong(alma, "other gate", "dW",
    "At a product each factor gets the other: the input gate's gradient is multiplied by g.",
    "di = dct * g", "di = dct * i")
wrong(alma, "other gate", "dW", "At the product of i and g, the candidate's gradient is multiplied by i, not by f.",
    "dg = dct * i", "dg = dct * f")
keeps_all = wrong(alma, "factor", "dc_prev", "The forget gate is missing on the way to the old cell.",
    "dc_prev = dct * f", "dc_prev = dct")
wrong(alma, "other gate", "dc_prev", "The way to the old cell goes through the forget gate, not the input gate.",
    "dc_prev = dct * f", "dc_prev = dct * i")
sig_g = wrong(alma, "slope", "dW", "The candidate is a tanh: its slope is 1 - g squared, not g (1 - g).",
    "dzg = dg * (1 - g ** 2)", "dzg = dg * g * (1 - g)")
wrong(alma, "slope", "dW", "The forget gate is a logistic function; here stands the slope of a tanh.",
    "df * f * (1 - f)", "df * (1 - f ** 2)")
wrong(alma, "squashing", "dW", "The slope of the output gate's squashing is missing.",
    "dzo = dho * o * (1 - o)", "dzo = dho")
wrong(alma, "block order", "dW", "The blocks are stacked i, f, o, g, and should be i, f, g, o.",
    "(dzi, dzf, dzg, dzo)", "(dzi, dzf, dzo, dzg)")
mean_b = wrong(alma, "sum for mean", "db", "The gradients of the examples are to be added up, not averaged.",
    "dz.sum(axis=0)", "dz.mean(axis=0)")
wrong(alma, "operand", "dU", "U met the old h; here stands the old c.", "dU = h.T.dot(dz)", "dU = c.T.dot(dz)")
wrong(alma, "operand", "dW", "What h shows is tanh(c'); its tanh is missing in the output gate's gradient.",
    "dho = dh * tanh_ct", "dho = dh * ct")
o_from_c = wrong(alma, "operand", "dW", "Only dh reaches the output gate; here what reaches the cell is used.",
    "dho = dh * tanh_ct", "dho = dc * tanh_ct")
wrong(alma, "block order", "dh_prev", "dh_prev and dc_prev are returned in the wrong order.",
    "return dx, dh_prev, dc_prev,", "return dx, dc_prev, dh_prev,")
early = wrong(bruno, "old for new", "dc_prev", "tanh is taken of the old cell; the new one is shown.",
    'np.tanh(cache["c_next"])', "np.tanh(c_in)")
wrong(bruno, "sign", "dc_prev", "The slope is 1 minus the square.", "(1 - s * s)", "(1 + s * s)")
no_square = wrong(bruno, "slope", "dU", "The slope of the candidate is 1 - g squared; g is not squared.",
    "(1 - g * g)", "(1 - g)")
wrong(bruno, "factor", "dW", "The gradient of the forget gate lacks the old cell, the other factor.",
    "f * (1 - f) * c_in * through", "f * (1 - f) * through")
wrong(bruno, "upstream ignored", "dW", "The input gate is reached by dc alone; what comes through h is missing.",
    "i * (1 - i) * g * through", "i * (1 - i) * g * dc")
wrong(bruno, "term", "dh_prev", "The output gate's share is missing from what goes back to h.",
    'np.einsum("nk,hk->nh", dgates, cache["U"])', 'np.einsum("nk,hk->nh", dgates[:, :3*H], cache["U"][:, :3*H])')
wrong(bruno, "axis", "db", "The sum runs over everything; only the examples are to be added up.",
    'np.einsum("nk->k", dgates)', "np.full(4 * H, dgates.sum())")
wrong(bruno, "operand", "dc_prev", "Only dc goes on to the old cell; what comes through h is missing.",
    "return dx, dh_in, through * f,", "return dx, dh_in, dc * f,")
one_gate = wrong(ccc, "other gate", "dW",
    "The forget gate's gradient is multiplied by the candidate, which belongs to the input gate.",
    'dcell * cache["c"] * zf', "dcell * zg * zf")
wrong(ccc, "block order", "dx", "x and h are joined in one order and the matrices in the other.",
    'np.vstack([cache["W"], cache["U"]])', 'np.vstack([cache["U"], cache["W"]])')
dc_twice = wrong(ccc, "counted twice", "dc_prev", "dc is counted twice.", "dcell += dh * zo", "dcell += dc + dh * zo")
wrong(ccc, "slope", "dW", "The output gate's slope is o (1 - o); the first o is missing.",
    "dh * tc * zo * (1 - zo)", "dh * tc * (1 - zo)")
both(no_dc, sig_g)
both(cell_raw, keeps_all)
both(new_c, mean_b)
both(crossed, mean_b)
both(o_from_c, keeps_all)
both(early, no_square)
both(one_gate, dc_twice)
raises(alma, "shape", "x.dot(dz)", "The examples must meet each other: x.T.", "x.T.dot(dz)", "x.dot(dz)")
raises(alma, "shape", "dz.dot(W)", "On the way back W is transposed.", "dz.dot(W.T)", "dz.dot(W)")
raises(alma, "key", 'cache["c_prev"]', "The old cell is called c in the cache.",
    'x, h, c = cache["x"], cache["h"], cache["c"]', 'x, h, c = cache["x"], cache["h"], cache["c_prev"]')
raises(alma, "shape", "dz.dot(W.T)", "The blocks stand side by side, not on top of each other.",
    "np.hstack((dzi, dzf, dzg, dzo))", "np.vstack((dzi, dzf, dzg, dzo))",
    "    dW = x.T.dot(dz)\n    dU = h.T.dot(dz)\n", "",
    "    dx = dz.dot(W.T)\n    dh_prev = dz.dot(U.T)\n", "    dx = dz.dot(W.T)\n    dh_prev = dz.dot(U.T)\n    dW = x.T.dot(dz)\n    dU = h.T.dot(dz)\n")
raises(alma, "name", "do", "The output gate's gradient is called dho here.", "dzo = dho * o", "dzo = do * o",
    here="dzo = do")
raises(bruno, "value", "dgates[:, 3*H:]", "The last block is empty: there is room for three.",
    "np.empty((N, 4 * H))", "np.empty((N, 3 * H))")
raises(bruno, "value", 'np.einsum("nk,kd->nd", dgates, cache["W"])',
    "The last axis of W is the gates'; the letters are exchanged.", '"nk,dk->nd"', '"nk,kd->nd"')
raises(ccc, "type", "np.concatenate(*parts, axis=1)", "concatenate takes one list.",
    "np.concatenate(parts, axis=1)", "np.concatenate(*parts, axis=1)")
raises(ccc, "none", 'parts.append(dcell * cache["c"] * zf * (1 - zf))',
    "append changes the list and gives None; parts is no list any more.",
    "parts.append(dcell * zg", "parts = parts.append(dcell * zg")
awkward(alma, "The bias's gradient has been through an axis of length 1.",
    "dz.sum(axis=0)", "dz.sum(axis=0, keepdims=True).ravel()")
awkward(bruno, "It adds to the gradient that it was given.",
    "through = dc + (1 - s * s) * o * dh ", "dc += (1 - s * s) * o * dh\n    through = dc ")
awkward(ccc, "It returns a list.",
    "return dxh[:, :D], dxh[:, D:], dcell * zf, dWU[:D], dWU[D:], dz.sum(axis=0)", "return [dxh[:, :D], dxh[:, D:], dcell * zf, dWU[:D], dWU[D:], dz.sum(axis=0)]")

# ------------------------------------------------------------------------------------------------ lstm_backward

dina = right("lstm_backward", """
def lstm_backward(dhs, cache, dhT=None, dcT=None):
    X = cache["X"]
    T, N, D = X.shape
    H = cache["h0"].shape[1]
    W, U = cache["W"], cache["U"]
    dX = np.zeros((T, N, D))
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros(4 * H)
    dh_next = np.zeros((N, H)) if dhT is None else dhT.copy()
    dc_next = np.zeros((N, H)) if dcT is None else dcT.copy()
    for t in range(T - 1, -1, -1):
        h_prev = cache["hs"][t-1] if t > 0 else cache["h0"]
        c_prev = cache["cs"][t-1] if t > 0 else cache["c0"]
        i, f, g, o = cache["i"][t], cache["f"][t], cache["g"][t], cache["o"][t]
        tc = np.tanh(cache["cs"][t])
        dh = dhs[t] + dh_next
        dc = dc_next + dh * o * (1 - tc**2)
        da = np.concatenate([dc * g * i * (1 - i),
                             dc * c_prev * f * (1 - f),
                             dc * i * (1 - g**2),
                             dh * tc * o * (1 - o)], axis=1)
        dX[t] = da @ W.T
        dh_next = da @ U.T
        dc_next = dc * f
        dW += X[t].T @ da
        dU += h_prev.T @ da
        db += np.sum(da, axis=0)
    return dX, dh_next, dc_next, dW, dU, db
""")
egon = right("lstm_backward", """
def lstm_backward(dhs, cache, dhT=None, dcT=None):
    T = len(dhs)
    h_before = np.concatenate([cache["h0"][None], cache["hs"][:-1]])
    c_before = np.concatenate([cache["c0"][None], cache["cs"][:-1]])
    grads_x = []
    total = None
    dh, dc = 0, 0
    if dhT is not None:
        dh = dhT
    if dcT is not None:
        dc = dcT
    for t in reversed(range(T)):
        mem = {"x": cache["X"][t], "h": h_before[t], "c": c_before[t], "c_next": cache["cs"][t]}
        for k in "ifgo":
            mem[k] = cache[k][t]
        mem["W"], mem["U"] = cache["W"], cache["U"]
        dx, dh, dc, *w = lstm_step_backward(dh + dhs[t], dc, mem)
        grads_x.insert(0, dx)
        if total is None:
            total = w
        else:
            total = [a + b for a, b in zip(total, w)]
    return np.array(grads_x), dh, dc, *total
""", needs=(bruno,))
only_above = wrong(dina, "not carried", "dX", "What the later steps send back through h is not added.",
    "dh = dhs[t] + dh_next", "dh = dhs[t]")
cell_cut = wrong(dina, "not carried", "dX", "Nothing goes from cell to cell: dc_next is not used.",
    "dc = dc_next + dh * o", "dc = dh * o")
wrong(dina, "factor", "dc0", "The forget gate is missing on the way from cell to cell.",
    "dc_next = dc * f", "dc_next = dc")
end_h = wrong(dina, "upstream ignored", "dX", "dhT is not looked at.",
    "np.zeros((N, H)) if dhT is None else dhT.copy()", "np.zeros((N, H))")
wrong(dina, "upstream ignored", "dc0", "dcT is not looked at.",
    "np.zeros((N, H)) if dcT is None else dcT.copy()", "np.zeros((N, H))")
wrong(dina, "old for new", "dU", "U met the state before the step; here stands the one after it.",
    'cache["hs"][t-1] if t > 0 else cache["h0"]', 'cache["hs"][t]')
wrong(dina, "start ignored", "dU", "The state before the first step is h0, and here it is the last one: index -1.",
    'cache["hs"][t-1] if t > 0 else cache["h0"]', 'cache["hs"][t-1]')
wrong(dina, "overwritten", "dW", "The steps' gradients of W overwrite each other.",
    "dW += X[t].T @ da", "dW = X[t].T @ da")
last_b = wrong(dina, "overwritten", "db", "The steps' gradients of the bias overwrite each other.",
    "db += np.sum(da, axis=0)", "db = np.sum(da, axis=0)")
o_late = wrong(dina, "upstream ignored", "dX",
    "The output gate is reached by dhs alone, without what comes from later.",
    "dh * tc * o * (1 - o)", "dhs[t] * tc * o * (1 - o)")
wrong(dina, "reversed", "dX", "The loop goes forward in time.", "range(T - 1, -1, -1)", "range(T)")
one_short = wrong(dina, "off by one", "dX", "The loop ends before step 0.",
    "range(T - 1, -1, -1)", "range(T - 1, 0, -1)")
wrong(dina, "old for new", "dX", "tanh is to be taken of the new cell of the step, cs[t].",
    'np.tanh(cache["cs"][t])', "np.tanh(c_prev)")
wrong(dina, "counted twice", "dX", "dhT is added at every step; it reaches the last one only.",
    "dh = dhs[t] + dh_next", "dh = dhs[t] + dh_next + (0 if dhT is None else dhT)")
wrong(egon, "not carried", "dX", "The gradient of h is not handed from step to step.",
    "dx, dh, dc, *w = lstm_step_backward(dh + dhs[t], dc, mem)", "dx, dh, dc, *w = lstm_step_backward(dhs[t], dc, mem)")
wrong(egon, "reversed", "dX", "The gradients of the inputs are listed from the last step to the first.",
    "grads_x.insert(0, dx)", "grads_x.append(dx)")
wrong(egon, "last step only", "dW", "Only the step that was worked out last counts for the weights.",
    "total = [a + b for a, b in zip(total, w)]", "total = w")
wrong(egon, "counted twice", "dW",
    "The sum so far is doubled at each step, where the step's own gradient should be added.",
    "zip(total, w)", "zip(total, total)")
wrong(egon, "operand", "dW", "The old cell is the old h here.", '"c": c_before[t]', '"c": h_before[t]')
shift = wrong(egon, "off by one", "dU", "The states are not shifted: h_before[t] is the state after step t.",
    'np.concatenate([cache["h0"][None], cache["hs"][:-1]])', 'cache["hs"]')
no_dct = wrong(egon, "upstream ignored", "dc0", "dcT is not used.",
    "        dc = dcT\n", "        dc = np.zeros_like(dcT)\n")
both(only_above, last_b)
both(cell_cut, end_h)
both(one_short, o_late)
both(shift, no_dct)
raises(dina, "type", "dhT.copy()", "dhT may be None.", "np.zeros((N, H)) if dhT is None else dhT.copy()", "dhT.copy()")
raises(dina, "type", "dhs[t] + dh_next", "dhT may be None, and None cannot be added.",
    "np.zeros((N, H)) if dhT is None else dhT.copy()", "dhT")
raises(dina, "shape", "dU += X[t].T @ da", "U met the old state, not the input.",
    "dU += h_prev.T @ da", "dU += X[t].T @ da")
raises(egon, "unpacking", "dx, dh, dc, dW = lstm_step_backward(dh + dhs[t], dc, mem)",
    "lstm_step_backward gives six arrays.", "dx, dh, dc, *w = ", "dx, dh, dc, dW = ", "total = w\n", "total = [dW]\n")
raises(egon, "index", "cache[k][t + 1]", "There is no step after the last.",
    "mem[k] = cache[k][t]", "mem[k] = cache[k][t + 1]")
raises(egon, "arguments", "lstm_step_backward(dh + dhs[t], mem)", "lstm_step_backward takes dh, dc and the cache.",
    "lstm_step_backward(dh + dhs[t], dc, mem)", "lstm_step_backward(dh + dhs[t], mem)")
awkward(egon, "The gradient of the inputs is a list.", "return np.array(grads_x), dh", "return grads_x, dh")

# ------------------------------------------------------------------------------------------------ cell_path_jacobian

ferdi = right("cell_path_jacobian", """
def cell_path_jacobian(fs):
    T, H = fs.shape
    J = np.zeros((T, H))
    J[T - 1] = 1
    acc = np.ones(H)
    for t in range(T - 2, -1, -1):
        acc = acc * fs[t + 1]
        J[t] = acc
    return J
""")
grete = right("cell_path_jacobian", """
def cell_path_jacobian(fs):
    later = np.vstack([fs[1:], np.ones((1, fs.shape[1]))])
    return np.cumprod(later[::-1], axis=0)[::-1]
""")
own_f = wrong(ferdi, "off by one", "J", "The gate between c[t] and c[t+1] is that of step t+1.", "fs[t + 1]", "fs[t]")
wrong(ferdi, "not carried", "J", "Only one gate is used, not the product of all that follow.",
    "acc = acc * fs[t + 1]", "acc = fs[t + 1]")
added = wrong(ferdi, "product", "J", "The gates are multiplied along the path; here they are added.",
    "acc * ", "acc + ")
wrong(ferdi, "constant", "J", "The last cell with respect to itself is 1.", "    J[T - 1] = 1\n", "")
wrong(grete, "reversed", "J", "The product runs from the first step; it should run from the last.",
    "np.cumprod(later[::-1], axis=0)[::-1]", "np.cumprod(later, axis=0)")
wrong(grete, "off by one", "J", "The last cell must get 1: here every gate is one step early.",
    "np.vstack([fs[1:], np.ones((1, fs.shape[1]))])", "fs")
wrong(grete, "axis", "J", "The product runs over the units; it should run over time.",
    "np.cumprod(later[::-1], axis=0)[::-1]", "np.cumprod(later[:, ::-1], axis=1)[:, ::-1]")
wrong(grete, "reversed", "J", "The result is never turned back.", "axis=0)[::-1]", "axis=0)")
both(own_f, added)
raises(ferdi, "index", "fs[t + 1]", "There is no gate after the last step.",
    "range(T - 2, -1, -1)", "range(T - 1, -1, -1)")
raises(grete, "value", "np.hstack([fs[1:], np.ones((1, fs.shape[1]))])", "The row of ones goes below: vstack.",
    "np.vstack(", "np.hstack(")
awkward(ferdi, "It returns a list of rows.", "return J", "return [row for row in J]")

# ------------------------------------------------------------------------------------------------ half-lives

hedwig = right("half_life", """
def half_life(bias):
    # log sigmoid(b) = -log(1 + e^-b)
    log_f = -np.log1p(np.exp(-bias))
    return np.log(0.5) / log_f
""")
wrong(hedwig, "sign", "steps", "The exponent's sign is wrong: this is the life of 1 - f.",
    "np.exp(-bias)", "np.exp(bias)")
wrong(hedwig, "constant", "steps", "A half is left, so the logarithm of a half is to be taken.", "np.log(0.5)", "-1.0")
wrong(hedwig, "factor", "steps", "The fraction is turned upside down.", "np.log(0.5) / log_f", "log_f / np.log(0.5)")
wrong(hedwig, "sign", "steps", "The number of steps comes out negative.", "np.log(0.5)", "np.log(2)")
wrong(hedwig, "rounding", "steps", "For a large bias the gate is rounded to 1 and its logarithm to 0.",
    "-np.log1p(np.exp(-bias))", "np.log(1 / (1 + np.exp(-bias)))")
raises(hedwig, "attribute", "np.ln", "The natural logarithm is np.log.", "np.log(0.5)", "np.ln(0.5)")
awkward(hedwig, "It rounds nothing, and returns an array without axes.",
    "return np.log(0.5) / log_f", "return np.array(np.log(0.5) / log_f)")

ilse = right("bias_for_half_life", """
def bias_for_half_life(n):
    f = 0.5 ** (1 / n)
    return np.log(f) - np.log(1 - f)
""")
wrong(ilse, "sign", "bias", "The sign is wrong: an open gate has a positive bias.",
    "np.log(f) - np.log(1 - f)", "np.log(1 - f) - np.log(f)")
wrong(ilse, "term", "bias", "The inverse of the logistic function has two logarithms.",
    "np.log(f) - np.log(1 - f)", "-np.log(1 - f)")
wrong(ilse, "product", "bias", "After n steps f to the power of n is left, so f is the n-th root of a half.",
    "0.5 ** (1 / n)", "1 - 0.5 / n")
raises(ilse, "name", "math", "math has not been imported.", "np.log(f) - np.log(1 - f)", "math.log(f / (1 - f))")

# ------------------------------------------------------------------------------------------------ init_lstm, lstm1997_step, state_growth

jutta = right("init_lstm", """
def init_lstm(D, H, forget_bias, rng):
    a = 1.0 / np.sqrt(H)
    W = (2 * rng.random((D, 4 * H)) - 1) * a
    U = (2 * rng.random((H, 4 * H)) - 1) * a
    b = np.concatenate([np.zeros(H), np.full(H, forget_bias), np.zeros(2 * H)])
    return W, U, b
""")
wrong(jutta, "block order", "b", "The forget gate is the second block; the first gets the bias.",
    "[np.zeros(H), np.full(H, forget_bias), np.zeros(2 * H)]", "[np.full(H, forget_bias), np.zeros(3 * H)]")
wrong(jutta, "constant", "W", "The numbers lie between 0 and the limit; they should lie on both sides of zero.",
    "W = (2 * rng.random((D, 4 * H)) - 1) * a", "W = rng.random((D, 4 * H)) * a")
wrong(jutta, "operand", "W", "The limit depends on H, not on D.",
    "W = (2 * rng.random((D, 4 * H)) - 1) * a", "W = (2 * rng.random((D, 4 * H)) - 1) / np.sqrt(D)")
wrong(jutta, "factor", "W", "The limit is one over the root of H, not one over H.", "1.0 / np.sqrt(H)", "1.0 / H")
raises(jutta, "type", "rng.random(D, 4 * H)", "random takes the shape as one tuple.",
    "rng.random((D, 4 * H))", "rng.random(D, 4 * H)")
awkward(jutta, "The weights are float32.", "return W, U, b", "return W.astype(np.float32), U.astype(np.float32), b")

kurt = right("lstm1997_step", """
def lstm1997_step(x, h, c, W, U, b):
    H = h.shape[-1]
    s = np.matmul(x, W) + np.matmul(h, U) + b
    i = 1 / (1 + np.exp(-s[:, :H]))
    g = np.tanh(s[:, H:2*H])
    o = 1 / (1 + np.exp(-s[:, 2*H:]))
    new = c + g * i
    return np.tanh(new) * o, new
""")
fades = wrong(kurt, "factor", "c_next", "Nothing is forgotten in this cell; here 1 - i multiplies the old state.",
    "c + g * i", "(1 - i) * c + g * i")
wrong(kurt, "term", "c_next", "The old cell state is missing.", "c + g * i", "g * i")
wrong(kurt, "block order", "c_next", "The blocks are i, g, o; the candidate is taken from the last.",
    "g = np.tanh(s[:, H:2*H])", "g = np.tanh(s[:, 2*H:])",
    "o = 1 / (1 + np.exp(-s[:, 2*H:]))", "o = 1 / (1 + np.exp(-s[:, H:2*H]))")
naked = wrong(kurt, "squashing", "h_next", "The cell state is shown without its tanh.", "np.tanh(new) * o", "new * o")
wrong(kurt, "squashing", "c_next", "The candidate is squashed by the logistic function.",
    "g = np.tanh(s[:, H:2*H])", "g = 1 / (1 + np.exp(-s[:, H:2*H]))")
wrong(kurt, "old for new", "h_next", "The old cell state is shown.", "np.tanh(new) * o", "np.tanh(c) * o")
both(fades, naked)
raises(kurt, "shape", "np.tanh(new) * o", "The output gate takes all columns from H on; its block begins at 2 H.",
    "s[:, 2*H:]", "s[:, H:]")
raises(kurt, "value", "np.split(s, 4, axis=1)", "There are three blocks.",
    "i = 1 / (1 + np.exp(-s[:, :H]))\n    g = np.tanh(s[:, H:2*H])\n    o = 1 / (1 + np.exp(-s[:, 2*H:]))", "i, _, g, o = np.split(s, 4, axis=1)")
awkward(kurt, "It returns a list, and adds in place to a copy.",
    "    new = c + g * i\n    return np.tanh(new) * o, new", "    new = np.copy(c)\n    new += g * i\n    return [np.tanh(new) * o, new]")

lotte = right("state_growth", """
def state_growth(X, W, U, b):
    T, N, _ = X.shape
    H = U.shape[0]
    h = np.zeros((N, H))
    c = np.zeros((N, H))
    norms = np.zeros((T, N))
    for t in range(T):
        h, c = lstm1997_step(X[t], h, c, W, U, b)
        for n in range(N):
            norms[t, n] = np.sqrt(np.sum(c[n] ** 2))
    return norms
""", needs=(kurt,))
wrong(lotte, "operand", "norms", "The length of the cell state is asked for, not that of h.",
    "np.sum(c[n] ** 2)", "np.sum(h[n] ** 2)")
root = wrong(lotte, "norm", "norms", "The root is missing.", "np.sqrt(np.sum(c[n] ** 2))", "np.sum(c[n] ** 2)")
fixed = wrong(lotte, "not carried", "norms", "h is not handed on: every step starts from zeros there.",
    "h, c = lstm1997_step(", "_, c = lstm1997_step(")
wrong(lotte, "norm", "norms",
    "This adds up the sizes of the entries; the Euclidean norm is the root of the squares' sum.",
    "np.sqrt(np.sum(c[n] ** 2))", "np.sum(np.abs(c[n]))")
both(root, fixed)
raises(lotte, "index", "c[t, n, :]", "The cell state's axes are examples and units.",
    "np.sum(c[n] ** 2)", "np.sum(c[t, n, :] ** 2)")
raises(lotte, "unpacking", "T, N = X.shape", "X has three axes.", "T, N, _ = X.shape", "T, N = X.shape")
