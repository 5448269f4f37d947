"""Answers to the exercises of the chapter on the GRU."""
# fmt: off  (an entry stays together, in few lines)

from benchmarks.naming import awkward, both, raises, right, wrong

SIGMOID = "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"

# ------------------------------------------------------------------------------------------------ gru_step_before

artur = right("gru_step_before", """
def gru_step_before(x, h, W, U, b):
    H = h.shape[1]
    xa = x @ W + b
    ha = h @ U[:, :2*H]
    reset = sigmoid(xa[:, :H] + ha[:, :H])
    update = sigmoid(xa[:, H:2*H] + ha[:, H:])
    cand = np.tanh(xa[:, 2*H:] + np.dot(reset * h, U[:, 2*H:]))
    return update * h + (1 - update) * cand
""", needs=(SIGMOID,))
berta = right("gru_step_before", """
def gru_step_before(x, h, W, U, b):
    H = len(U)
    xh = np.hstack((x, h))
    WU = np.vstack((W, U))
    r = 1 / (1 + np.exp(-(xh @ WU[:, :H] + b[:H])))
    z = 1 / (1 + np.exp(-(xh @ WU[:, H:2*H] + b[H:2*H])))
    xrh = np.hstack((x, r * h))
    n = np.tanh(xrh @ WU[:, 2*H:] + b[2*H:])
    # n + z (h - n)
    h_next = h - n
    h_next *= z
    h_next += n
    return h_next
""")
takes = wrong(artur, "other gate", "h_next", "z keeps the old state; here it takes the new one.",
    "update * h + (1 - update) * cand", "(1 - update) * h + update * cand")
after = wrong(artur, "product", "h_next",
    "The reset gate multiplies the state before the product with the matrix, not after it.",
    "np.dot(reset * h, U[:, 2*H:])", "reset * np.dot(h, U[:, 2*H:])")
no_reset = wrong(artur, "factor", "h_next", "The reset gate is not used.", "np.dot(reset * h, ", "np.dot(h, ")
wrong(artur, "block order", "h_next", "The blocks are r, z, n; here the first is taken for z and the second for r.",
    "reset = sigmoid(xa[:, :H] + ha[:, :H])\n    update = sigmoid(xa[:, H:2*H] + ha[:, H:])", "update = sigmoid(xa[:, :H] + ha[:, :H])\n    reset = sigmoid(xa[:, H:2*H] + ha[:, H:])")
wrong(artur, "other gate", "h_next",
    "The update gate multiplies the state in the candidate, where the reset gate should.", "reset * h", "update * h")
g_sig = wrong(artur, "squashing", "h_next",
    "The candidate is squashed by the logistic function, and should be by tanh.",
    "np.tanh(xa[:, 2*H:]", "sigmoid(xa[:, 2*H:]")
wrong(artur, "bias", "h_next", "The bias is missing.", "x @ W + b", "x @ W")
wrong(artur, "sign", "h_next", "The share of the candidate is 1 - z; here it is 1 + z.", "(1 - update)", "(1 + update)")
wrong(artur, "squashing", "h_next", "The mixture is squashed again.",
    "return update * h + (1 - update) * cand", "return np.tanh(update * h + (1 - update) * cand)")
wrong(artur, "term", "h_next", "The state's share in the update gate is missing.",
    "xa[:, H:2*H] + ha[:, H:]", "xa[:, H:2*H]")
wrong(artur, "term", "h_next", "The old state is not mixed in.", "return update * h + ", "return ")
r_twice = wrong(berta, "counted twice", "h_next", "The reset gate is applied twice.", "(x, r * h)", "(x, r * r * h)")
z_n = wrong(berta, "operand", "h_next", "What z multiplies is added to h in the end, and should be added to n.",
    "h_next += n", "h_next += h")
wrong(berta, "overwritten", "h_next", "The mixture is overwritten by the candidate.", "h_next += n", "h_next = n")
r_x = wrong(berta, "operand", "h_next", "The reset gate multiplies the state only, not the candidate's own sum.",
    "np.tanh(xrh @ WU[:, 2*H:] + b[2*H:])", "np.tanh(r * (xrh @ WU[:, 2*H:]) + b[2*H:])")
wrong(berta, "bias", "h_next", "The update gate gets the reset gate's bias.", "+ b[H:2*H]", "+ b[:H]")
wrong(berta, "sign", "h_next", "The difference is taken the wrong way round.", "h_next = h - n", "h_next = n - h")
both(takes, no_reset)
both(takes, g_sig)
both(after, g_sig)
both(r_twice, z_n)
both(r_x, z_n)
raises(artur, "shape", "np.dot(reset * h, U)", "Only the candidate's block of U belongs here.",
    "np.dot(reset * h, U[:, 2*H:])", "np.dot(reset * h, U)", here="cand = ")
raises(artur, "shape", "xa[:, H:2*H] + ha[:, H:]", "With all of h @ U, the update gate's block must end at 2 H.",
    "ha = h @ U[:, :2*H]", "ha = h @ U")
raises(artur, "name", "candidate", "It is called cand here.", "(1 - update) * cand", "(1 - update) * candidate")
raises(berta, "value", "np.hstack((W, U))", "The matrices lie on top of each other.",
    "np.vstack((W, U))", "np.hstack((W, U))")
raises(berta, "type", "np.hstack(x, r * h)", "hstack takes one tuple.", "np.hstack((x, r * h))", "np.hstack(x, r * h)")
awkward(berta, "It mixes into the caller's state.",
    "h_next = h - n\n    h_next *= z", "h_next = h\n    h_next -= n\n    h_next *= z")
awkward(artur, "It returns float32.",
    "return update * h + (1 - update) * cand", "return np.float32(update * h + (1 - update) * cand)")

# ------------------------------------------------------------------------------------------------ gru_step_after

conny = right("gru_step_after", """
def gru_step_after(x, h, W, U, b, b_hn):
    N, H = h.shape
    h_new = np.zeros((N, H))
    for j in range(N):
        gx = x[j] @ W + b
        gh = h[j] @ U
        r = 1 / (1 + np.exp(-gx[:H] - gh[:H]))
        z = 1 / (1 + np.exp(-gx[H:2*H] - gh[H:2*H]))
        n = np.tanh(gx[2*H:] + r * (gh[2*H:] + b_hn))
        h_new[j] = (1 - z) * n + z * h[j]
    return h_new
""")
outside = wrong(conny, "bias", "h_next", "b_hn is multiplied by the reset gate too; here it is added outside.",
    "r * (gh[2*H:] + b_hn)", "r * gh[2*H:] + b_hn")
wrong(conny, "bias", "h_next", "b_hn is missing.", "r * (gh[2*H:] + b_hn)", "r * gh[2*H:]")
wrong(conny, "product", "h_next", "This is the other form: the reset gate multiplies the state before the product.",
    "r * (gh[2*H:] + b_hn)", "(r * h[j]) @ U[:, 2*H:] + b_hn")
whole = wrong(conny, "product", "h_next",
    "The reset gate multiplies the state's part only; here it multiplies the input's as well.",
    "gx[2*H:] + r * (gh[2*H:] + b_hn)", "r * (gx[2*H:] + gh[2*H:] + b_hn)")
swap = wrong(conny, "other gate", "h_next", "z keeps the old state.",
    "(1 - z) * n + z * h[j]", "z * n + (1 - z) * h[j]")
wrong(conny, "sign", "h_next", "The state's share in the reset gate has the wrong sign.",
    "-gx[:H] - gh[:H]", "-gx[:H] + gh[:H]")
wrong(conny, "off by one", "h_next", "The last example is left out.", "range(N)", "range(N - 1)")
wrong(conny, "operand", "h_next", "Every example is mixed with the first one's state.", "z * h[j]", "z * h[0]")
wrong(conny, "other gate", "h_next", "The update gate takes the reset gate's place in the candidate.",
    "r * (gh[2*H:]", "z * (gh[2*H:]")
both(outside, swap)
both(whole, swap)
raises(conny, "shape", "gh[2*H-1:] + b_hn", "The candidate's part is the last block alone.",
    "r * (gh[2*H:] + b_hn)", "r * (gh[2*H-1:] + b_hn)")
raises(conny, "index", "h[j, H]", "The units count from 0 to H-1.", "z * h[j]", "z * h[j, H]")
raises(conny, "shape", "h_new[j] = (1 - z) * n + z * h[j]", "The cells are laid out for D numbers.",
    "np.zeros((N, H))", "np.zeros((N, x.shape[1]))", here="h_new[j] = ")
awkward(conny, "It returns a list of rows.", "return h_new", "return list(h_new)")

# ------------------------------------------------------------------------------------------------ flip_z

detlef = right("flip_z", """
def flip_z(W, U, b):
    H = U.shape[0]
    W2, U2, b2 = W.copy(), U.copy(), b.copy()
    W2[:, H:2*H] *= -1
    U2[:, H:2*H] *= -1
    b2[H:2*H] *= -1
    return W2, U2, b2
""")
no_b = wrong(detlef, "sign", "b", "The bias of the update gate must change its sign too.", "    b2[H:2*H] *= -1\n", "")
first = wrong(detlef, "block order", "W", "The update gate is the second block; the first is changed.",
    "W2[:, H:2*H]", "W2[:, :H]")
wrong(detlef, "axis", "U", "The blocks lie in the columns; rows are changed here.",
    "U2[:, H:2*H] *= -1", "U2[H//2:H] *= -1")
wrong(detlef, "operand", "W", "1 - sigmoid(a) is sigmoid(-a); the weights do not become 1 minus themselves.",
    "W2[:, H:2*H] *= -1", "W2[:, H:2*H] = 1 - W2[:, H:2*H]")
both(no_b, first)
raises(detlef, "index", "b2[:, H:2*H]", "The bias has one axis.", "b2[H:2*H]", "b2[:, H:2*H]")
raises(detlef, "type", "W2[:, H:2*H]", "copy is a method: it wants its brackets.",
    "W.copy(), U.copy()", "W.copy, U.copy()")
awkward(detlef, "It changes the caller's arrays.", "W.copy(), U.copy(), b.copy()", "W, U, b")

# ------------------------------------------------------------------------------------------------ gru_step_backward

emmy = right("gru_step_backward", """
def gru_step_backward(dh, cache):
    x, h = cache["x"], cache["h"]
    r, z, n, hn = cache["r"], cache["z"], cache["n"], cache["hn"]
    W, U = cache["W"], cache["U"]
    dn = dh * (1 - z)
    dz = dh * (h - n)
    dh_prev = dh * z
    dan = dn * (1 - n * n)
    dr = dan * hn
    dhn = dan * r
    daz = dz * z * (1 - z)
    dar = dr * r * (1 - r)
    dgx = np.hstack([dar, daz, dan])
    dgh = np.hstack([dar, daz, dhn])
    dx = dgx.dot(W.T)
    dh_prev += dgh.dot(U.T)
    dW = x.T.dot(dgx)
    dU = h.T.dot(dgh)
    db = np.sum(dgx, axis=0)
    db_hn = np.sum(dhn, axis=0)
    return dx, dh_prev, dW, dU, db, db_hn
""")
falk = right("gru_step_backward", """
def gru_step_backward(dh, cache):
    x, h, r, z, n = (cache[k] for k in "xhrzn")
    H = h.shape[1]
    W_r, W_z, W_n = cache["W"][:, :H], cache["W"][:, H:2*H], cache["W"][:, 2*H:]
    U_r, U_z, U_n = cache["U"][:, :H], cache["U"][:, H:2*H], cache["U"][:, 2*H:]
    d_n = (1 - z) * dh * (1 - n ** 2)
    d_z = (h - n) * dh * (z - z ** 2)
    d_r = d_n * cache["hn"] * (r - r ** 2)
    d_p = d_n * r    # into h @ U_n + b_hn
    dx = d_r @ W_r.T + d_z @ W_z.T + d_n @ W_n.T
    dh0 = z * dh + d_r @ U_r.T + d_z @ U_z.T + d_p @ U_n.T
    dW = np.concatenate([x.T @ d for d in (d_r, d_z, d_n)], axis=1)
    dU = np.concatenate([h.T @ d for d in (d_r, d_z, d_p)], axis=1)
    db = np.concatenate([d.sum(axis=0) for d in (d_r, d_z, d_n)])
    return dx, dh0, dW, dU, db, d_p.sum(axis=0)
""")
direct = wrong(emmy, "term", "dh_prev", "The old state goes into the mixture directly; this share, dh z, is missing.",
    "dh_prev = dh * z\n", "dh_prev = np.zeros_like(dh)\n")
wrong(emmy, "overwritten", "dh_prev", "What comes through the mixture is overwritten by what comes through the gates.",
    "dh_prev += dgh.dot(U.T)", "dh_prev = dgh.dot(U.T)")
z_sign = wrong(emmy, "sign", "dU", "z multiplies h and takes from n: its gradient is dh (h - n).",
    "dz = dh * (h - n)", "dz = dh * (n - h)")
wrong(emmy, "factor", "dU", "The candidate's product was multiplied by r, which is missing on the way back.",
    "dhn = dan * r", "dhn = dan")
takes_z = wrong(emmy, "other gate", "dx", "The candidate's share was 1 - z.", "dn = dh * (1 - z)", "dn = dh * z")
wrong(emmy, "operand", "dW", "What r multiplied is hn, not h.", "dr = dan * hn", "dr = dan * h")
wrong(emmy, "slope", "dx", "The candidate is a tanh.", "(1 - n * n)", "n * (1 - n)")
wrong(emmy, "slope", "dW", "The slope of the reset gate's squashing is missing.", "dar = dr * r * (1 - r)", "dar = dr")
same_both = wrong(emmy, "operand", "dU", "U's candidate block saw the product scaled by r: dhn, not dan.",
    "np.hstack([dar, daz, dhn])", "np.hstack([dar, daz, dan])")
wrong(emmy, "operand", "dW", "W's candidate block was not scaled by r: dan, not dhn.",
    "np.hstack([dar, daz, dan])", "np.hstack([dar, daz, dhn])", "dgh = np.hstack([dar, daz, dhn])", "dgh = dgx")
wrong(emmy, "block order", "dW", "The blocks are r, z, n.",
    "dgx = np.hstack([dar, daz, dan])", "dgx = np.hstack([daz, dar, dan])")
hn_b = wrong(emmy, "operand", "db_hn",
    "b_hn stands inside the bracket that r multiplies: its gradient is the sum of dhn.",
    "np.sum(dhn, axis=0)", "np.sum(dan, axis=0)")
wrong(emmy, "axis", "db_hn", "The sum runs over the units; it should run over the examples.",
    "np.sum(dhn, axis=0)", "np.sum(dhn, axis=1)")
wrong(emmy, "sum for mean", "db", "The examples' gradients are to be added up.",
    "np.sum(dgx, axis=0)", "np.mean(dgx, axis=0)")
no_r = wrong(falk, "term", "dh_prev", "What goes back through the reset gate is missing.", "d_r @ U_r.T + ", "")
r_slope = wrong(falk, "slope", "dx", "The slope is r - r squared.", "(r - r ** 2)", "(1 - r ** 2)")
wrong(falk, "term", "dx", "The update gate's share is missing.",
    "d_r @ W_r.T + d_z @ W_z.T + d_n @ W_n.T", "d_r @ W_r.T + d_n @ W_n.T")
wrong(falk, "transpose", "dh_prev", "On the way back U_n is transposed.", "d_p @ U_n.T", "d_p @ U_n")
wrong(falk, "upstream ignored", "dU", "dh is missing in the update gate's gradient.",
    "(h - n) * dh * (z - z ** 2)", "(h - n) * (z - z ** 2)")
n_gate = wrong(falk, "operand", "dx",
    "The reset gate is reached through the candidate's slope; dh is taken as it came.",
    "d_r = d_n * cache", "d_r = dh * cache")
wrong(falk, "block order", "dU", "The gradients are stacked z, r, n.",
    "for d in (d_r, d_z, d_p)", "for d in (d_z, d_r, d_p)")
both(direct, z_sign)
both(takes_z, hn_b)
both(same_both, hn_b)
both(direct, same_both)
both(no_r, r_slope)
both(no_r, n_gate)
raises(emmy, "shape", "dgx.dot(W)", "On the way back W is transposed.", "dgx.dot(W.T)", "dgx.dot(W)")
raises(emmy, "key", 'cache["h_n"]', "The cache calls it hn.", 'cache["hn"]', 'cache["h_n"]')
raises(emmy, "name", "dar", "The reset gate's gradient has not been worked out.", "    dar = dr * r * (1 - r)\n", "",
    here="dgx = ")
raises(falk, "shape", "d_n @ W_n", "W_n must be transposed.", "d_n @ W_n.T", "d_n @ W_n")
raises(falk, "value", "np.concatenate([h.T @ d for d in (d_r, d_z, x)], axis=0)",
    "The third block is made from d_p, not from the input, and they lie side by side.",
    "dU = np.concatenate([h.T @ d for d in (d_r, d_z, d_p)], axis=1)", "dU = np.concatenate([h.T @ d for d in (d_r, d_z, x)], axis=0)")
raises(falk, "unpacking", 'x, h, r, z, n = (cache[k] for k in "xhrz")', "There are five names and four letters.",
    'in "xhrzn")', 'in "xhrz")')
awkward(emmy, "It keeps an axis in the sums and takes it away again.",
    "db_hn = np.sum(dhn, axis=0)", "db_hn = np.sum(dhn, axis=0, keepdims=True)[0, :]")
awkward(falk, "It returns a list.",
    "return dx, dh0, dW, dU, db, d_p.sum(axis=0)", "return [dx, dh0, dW, dU, db, d_p.sum(axis=0)]")

# ------------------------------------------------------------------------------------------------ where_forms_agree

gabi = right("where_forms_agree", """
def where_forms_agree(H):
    U_n = np.identity(H)
    b_hn = np.zeros((H,))
    return U_n, b_hn
""")
wrong(gabi, "operand", "U_n", "Units that hear each other are scaled by different gates, so the forms differ.",
    "np.identity(H)", "np.ones((H, H))")
wrong(gabi, "constant", "b_hn", "One form multiplies b_hn by the reset gate, and the other has none.",
    "np.zeros((H,))", "np.ones((H,))")
wrong(gabi, "constant", "U_n", "No column may be zero.", "np.identity(H)", "np.zeros((H, H))")
raises(gabi, "attribute", "np.identiy", "The function's name is misspelt.", "np.identity(H)", "np.identiy(H)")

# ------------------------------------------------------------------------------------------------ counting

heiko = right("gru_param_count", """
def gru_param_count(D, H, form="before"):
    n = 0
    for block in range(3):
        n += D * H
        n += H * H
        n += H
    if form == "after":
        n += H
    elif form == "pytorch":
        n += 3 * H
    return n
""")
wrong(heiko, "off by one", "count", "There are three blocks.", "range(3)", "range(2)")
wrong(heiko, "constant", "count", "PyTorch's second bias has a part for each of the three blocks.",
    "n += 3 * H", "n += H")
wrong(heiko, "condition", "count", "The form after has b_hn besides, which is forgotten.",
    '    if form == "after":\n        n += H\n    elif', "    if")
wrong(heiko, "constant", "count", "This counts four blocks, as an LSTM has.", "range(3)", "range(4)")
raises(heiko, "key", '{"before": 0, "after": H}[form]', "The third form is not in the dict.",
    '    if form == "after":\n        n += H\n    elif form == "pytorch":\n        n += 3 * H\n', '    n += {"before": 0, "after": H}[form]\n')
awkward(heiko, "It returns a float.", "return n", "return n / 1")

imke = right("match_hidden", """
def match_hidden(H_lstm, D):
    target = 4 * H_lstm * (D + H_lstm + 1)
    best, best_gap = None, None
    for H in range(1, 4 * H_lstm):
        gap = abs(3 * H * (D + H + 1) - target)
        if best is None or gap < best_gap:
            best, best_gap = H, gap
    return best
""")
wrong(imke, "condition", "H_gru", "The search stops below the LSTM's count; the nearest may lie above.",
    "gap = abs(3 * H * (D + H + 1) - target)", "gap = target - 3 * H * (D + H + 1)\n        if gap < 0:\n            break")
wrong(imke, "constant", "H_gru", "The number of blocks is not all: the counts grow with the square of H.",
    "return best", "return round(H_lstm * 4 / 3)")
wrong(imke, "term", "H_gru", "The inputs' weights are left out of the GRU's count.",
    "3 * H * (D + H + 1)", "3 * H * (H + 1)")
wrong(imke, "constant", "H_gru", "An LSTM has four blocks.", "target = 4 *", "target = 3 *")
raises(imke, "type", "gap < best_gap", "best_gap is still None at first.",
    "if best is None or gap < best_gap:", "if gap < best_gap:")
raises(imke, "type", "range(1, H_lstm * 4 / 3)", "range wants whole numbers.",
    "range(1, 4 * H_lstm)", "range(1, H_lstm * 4 / 3)")
awkward(imke, "It returns a NumPy integer.", "return best", "return np.array(best)[()]")

jost = right("hidden_bound", """
def hidden_bound(h0, T):
    bound = np.abs(h0)
    bound[bound < 1] = 1.0
    return bound
""")
wrong(jost, "term", "bound", "A start beyond 1 may stay there: it is the bound then.",
    "return bound", "return np.ones_like(bound)")
wrong(jost, "constant", "bound", "Nothing adds up in a GRU: the bound does not grow with the steps.",
    "return bound", "return bound * T")
wrong(jost, "condition", "bound", "A start below 1 in size may still grow to 1.", "    bound[bound < 1] = 1.0\n", "")
wrong(jost, "sign", "bound", "A negative start counts by its size.", "np.abs(h0)", "h0.copy()")
wrong(jost, "norm", "bound", "The bound is asked for each entry, not for the largest.",
    "return bound", "return np.full(h0.shape, bound.max())")
raises(jost, "type", "max(h0, 1)", "max compares one number with another; an array has many.",
    "bound = np.abs(h0)\n", "bound = max(h0, 1)\n")

klara = right("fair_comparison", """
def fair_comparison(train, cells, seeds, updates):
    results = {}
    for name in cells:
        runs = []
        for s in seeds:
            runs.append(train(name, s, updates))
        runs = sorted(runs)
        results[name] = (np.median(runs), runs[0], runs[-1])
    return results
""")
wrong(klara, "block order", "smallest", "The smallest comes before the largest.",
    "runs[0], runs[-1])", "runs[-1], runs[0])")
wrong(klara, "sum for mean", "median", "The median is asked for, not the mean.", "np.median(runs)", "np.mean(runs)")
wrong(klara, "operand", "runs", "Every run is made with the same seed.",
    "train(name, s, updates)", "train(name, seeds[0], updates)")
wrong(klara, "last step only", "median", "Only the last run's score is kept.",
    "runs.append(train(name, s, updates))", "runs = [train(name, s, updates)]")
raises(klara, "none", "runs[0]", "sort changes the list and gives None.", "runs = sorted(runs)", "runs = runs.sort()",
    "np.median(runs), runs[0]", "runs[0], runs[0]", here="results[name] = ")
raises(klara, "arguments", "train(name, s)", "train wants the number of updates too.",
    "train(name, s, updates)", "train(name, s)")
awkward(klara, "It gives lists.", "(np.median(runs), runs[0], runs[-1])", "[np.median(runs), runs[0], runs[-1]]")
