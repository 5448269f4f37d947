"""Answers to the exercises of the chapter on peepholes and other variants."""
# fmt: off  (an entry stays together, in few lines)

from benchmarks.naming import awkward, both, raises, right, wrong

SIGMOID = "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"

# ------------------------------------------------------------------------------------------------ peephole_step

agnes = right("peephole_step", """
def peephole_step(x, h, c, W, U, b, p):
    H = c.shape[1]
    z = np.dot(x, W) + np.dot(h, U) + b
    pi = p[0:H]
    pf = p[H:2*H]
    po = p[2*H:3*H]
    i = sigmoid(z[:, 0:H] + c * pi)
    f = sigmoid(z[:, H:2*H] + c * pf)
    g = np.tanh(z[:, 2*H:3*H])
    c_new = c * f + g * i
    o = sigmoid(z[:, 3*H:4*H] + c_new * po)
    h_new = np.tanh(c_new) * o
    return h_new, c_new
""", needs=(SIGMOID,))
bodo = right("peephole_step", """
def peephole_step(x, h, c, W, U, b, p):
    N, H = h.shape
    pre = (x @ W + h @ U + b).reshape(N, 4, H).transpose(1, 0, 2)
    peep = p.reshape(3, H)
    gate = lambda a: 1 / (1 + np.exp(-a))
    cell = np.array(c)
    forget = gate(pre[1] + peep[1] * cell)
    write = gate(pre[0] + peep[0] * cell)
    cell = forget * cell
    cell += write * np.tanh(pre[2])
    show = gate(pre[3] + peep[2] * cell)
    return show * np.tanh(cell), cell
""")
old_o = wrong(agnes, "old for new", "h_next", "The output gate peeps at the new cell state, and here at the old one.",
    "c_new * po", "c * po")
blind_i = wrong(agnes, "term", "c_next", "The input gate does not peep: its peephole is missing.",
    "z[:, 0:H] + c * pi", "z[:, 0:H]")
pf_pi = wrong(agnes, "other gate", "c_next", "The forget gate looks through the input gate's peephole.",
    "c * pf", "c * pi")
h_peep = wrong(agnes, "operand", "c_next", "Peepholes look at the cell state, not at h.", "c * pi", "h * pi")
wrong(agnes, "term", "c_next", "The candidate has no peephole; here it looks at the cell.",
    "np.tanh(z[:, 2*H:3*H])", "np.tanh(z[:, 2*H:3*H] + c * pf)")
wrong(agnes, "block order", "h_next", "The peepholes are stacked i, f, o; here the last two are exchanged.",
    "pf = p[H:2*H]", "pf = p[2*H:3*H]", "po = p[2*H:3*H]", "po = p[H:2*H]")
wrong(agnes, "sign", "c_next", "The peephole should be added.", "z[:, H:2*H] + c * pf", "z[:, H:2*H] - c * pf")
shut = wrong(agnes, "squashing", "h_next", "The cell state is not squashed before it is shown.",
    "np.tanh(c_new) * o", "c_new * o")
wrong(agnes, "squashing", "h_next", "The output gate peeps at the squashed cell state; it should see it as it is.",
    "c_new * po", "np.tanh(c_new) * po")
wrong(agnes, "term", "h_next", "The output gate does not peep.", "z[:, 3*H:4*H] + c_new * po", "z[:, 3*H:4*H]")
wrong(agnes, "other gate", "c_next", "The candidate is multiplied by the forget gate, the old cell by the input gate.",
    "c * f + g * i", "c * i + g * f")
early = wrong(bodo, "old for new", "c_next",
    "The input gate peeps after the cell has been changed: it should see the old one.",
    "    write = gate(pre[0] + peep[0] * cell)\n    cell = forget * cell\n", "    cell = forget * cell\n    write = gate(pre[0] + peep[0] * cell)\n",
    here="write = gate")
lost = wrong(bodo, "overwritten", "c_next", "What was kept is overwritten by what is written.",
    "cell += write", "cell = write")
third = wrong(bodo, "off by one", "h_next", "The output gate's peephole is the third, number 2.",
    "peep[2] * cell", "peep[1] * cell")
wrong(bodo, "block order", "c_next",
    "The blocks of the peepholes lie one behind the other; here every third number is taken.",
    "p.reshape(3, H)", "p.reshape(H, 3).T")
wrong(bodo, "bias", "c_next", "The bias is missing.", "h @ U + b)", "h @ U)")
wrong(bodo, "squashing", "h_next", "The output gate is squashed by tanh.",
    "show = gate(pre[3] + peep[2] * cell)", "show = np.tanh(pre[3] + peep[2] * cell)")
bent = wrong(bodo, "sign", "c_next", "The helper's exponent lacks its minus, so an open gate is shut.",
    "1 / (1 + np.exp(-a))", "1 / (1 + np.exp(a))")
both(bent, third)
both(old_o, blind_i)
both(old_o, pf_pi)
both(h_peep, shut)
both(lost, third)
both(early, third)
raises(agnes, "shape", "c * pi", "The peepholes are not cut: p has 3 H numbers.", "pi = p[0:H]", "pi = p")
raises(agnes, "name", "c_new", "The output gate is asked before the new cell state is made.",
    "    c_new = c * f + g * i\n    o = sigmoid(z[:, 3*H:4*H] + c_new * po)\n", "    o = sigmoid(z[:, 3*H:4*H] + c_new * po)\n    c_new = c * f + g * i\n",
    here="o = sigmoid")
raises(bodo, "value", "p.reshape(4, H)", "There are three peepholes for each unit.",
    "p.reshape(3, H)", "p.reshape(4, H)")
raises(bodo, "index", "peep[3]", "The candidate has no peephole, so the last is number 2.", "peep[2]", "peep[3]")
raises(bodo, "shape", "peep[1] @ cell", "Each unit peeps at its own cell: entry by entry.",
    "peep[1] * cell", "peep[1] @ cell")
awkward(bodo, "It changes the caller's cell state.", "    cell = np.array(c)\n", "    cell = c\n",
    "    cell = forget * cell\n", "    cell *= forget\n")
awkward(agnes, "It returns a list in float32.",
    "return h_new, c_new", "return [h_new.astype('float32'), c_new.astype('float32')]")

# ------------------------------------------------------------------------------------------------ peephole_step_backward

claus = right("peephole_step_backward", """
def peephole_step_backward(dh, dc, cache):
    x, h, c, c1 = cache["x"], cache["h"], cache["c"], cache["c_next"]
    i, f, g, o = cache["i"], cache["f"], cache["g"], cache["o"]
    W, U, p = cache["W"], cache["U"], cache["p"]
    H = h.shape[1]
    pi, pf, po = p[:H], p[H:2*H], p[2*H:]
    t = np.tanh(c1)

    do = dh * t
    dao = do * o * (1 - o)
    dc1 = dc + dh * o * (1 - t**2) + dao * po
    dai = dc1 * g * i * (1 - i)
    daf = dc1 * c * f * (1 - f)
    dag = dc1 * i * (1 - g**2)
    dc0 = dc1 * f + dai * pi + daf * pf

    da = np.concatenate((dai, daf, dag, dao), axis=1)
    dpi = (dai * c).sum(axis=0)
    dpf = (daf * c).sum(axis=0)
    dpo = (dao * c1).sum(axis=0)
    dp = np.concatenate((dpi, dpf, dpo))
    return np.dot(da, W.T), np.dot(da, U.T), dc0, np.dot(x.T, da), np.dot(h.T, da), da.sum(axis=0), dp
""")
delia = right("peephole_step_backward", """
def peephole_step_backward(dh, dc, cache):
    N, H = dh.shape
    k = cache
    peep = k["p"].reshape(3, H)
    seen = np.tanh(k["c_next"])
    dz = np.zeros((N, 4, H))
    dz[:, 3] = dh * seen * k["o"] * (1 - k["o"])
    total = dc.copy()
    total += dh * k["o"] * (1 - seen * seen)
    total += dz[:, 3] * peep[2]
    dz[:, 0] = total * k["g"] * k["i"] * (1 - k["i"])
    dz[:, 1] = total * k["c"] * k["f"] * (1 - k["f"])
    dz[:, 2] = total * k["i"] * (1 - k["g"] * k["g"])
    dc_old = total * k["f"]
    for j in (0, 1):
        dc_old += dz[:, j] * peep[j]
    dp = np.zeros(3 * H)
    for n in range(N):
        dp[:H] += dz[n, 0] * k["c"][n]
        dp[H:2*H] += dz[n, 1] * k["c"][n]
        dp[2*H:] += dz[n, 3] * k["c_next"][n]
    flat = dz.reshape(N, 4 * H)
    return flat @ k["W"].T, flat @ k["U"].T, dc_old, k["x"].T @ flat, k["h"].T @ flat, flat.sum(0), dp
""")
no_third = wrong(claus, "term", "dc_prev",
    "The new cell state also reaches the loss through the output gate's peephole; this way is missing.",
    " + dao * po", "")
no_peep_back = wrong(claus, "term", "dc_prev",
    "The old cell state is seen by two gates; what comes back through their peepholes is missing.",
    " + dai * pi + daf * pf", "")
dpo_old = wrong(claus, "old for new", "dp",
    "The output gate peeped at the new cell state, so its gradient is made with that.",
    "dpo = (dao * c1)", "dpo = (dao * c)")
wrong(claus, "old for new", "dp", "The forget gate peeped at the old cell state.",
    "dpf = (daf * c)", "dpf = (daf * c1)")
wrong(claus, "block order", "dp", "The peepholes' gradients should be stacked i, f, o.",
    "(dpi, dpf, dpo)", "(dpf, dpi, dpo)")
wrong(claus, "other gate", "dc_prev", "The two peepholes are exchanged on the way to the old cell.",
    "dai * pi + daf * pf", "dai * pf + daf * pi")
wrong(claus, "sum for mean", "dp", "The gradients of the examples are to be added up.",
    "(dao * c1).sum(axis=0)", "(dao * c1).mean(axis=0)")
before_gate = wrong(claus, "slope", "dc_prev",
    "What goes through the peephole has not gone through the output gate's squashing.", "dao * po", "do * po")
wrong(claus, "upstream ignored", "dc_prev", "dc, which arrives along the cell, is not used.",
    "dc1 = dc + dh", "dc1 = dh")
wrong(claus, "factor", "dc_prev", "The forget gate is missing on the way to the old cell.",
    "dc0 = dc1 * f +", "dc0 = dc1 +")
wrong(claus, "other gate", "dc_prev", "The output gate does not look at the old cell, but its share is sent there too.",
    "dai * pi + daf * pf", "dai * pi + daf * pf + dao * po")
cand = wrong(claus, "slope", "dW", "The candidate's slope is 1 - g squared.", "(1 - g**2)", "(1 - g)")
wrong(delia, "overwritten", "dc_prev", "The second way to the cell overwrites the first.", "total += dh", "total = dh")
last_n = wrong(delia, "overwritten", "dp", "Every example overwrites the one before it.", "dp[:H] += dz", "dp[:H] = dz")
one_peep = wrong(delia, "off by one", "dc_prev", "The loop over the peepholes ends after the first.",
    "for j in (0, 1)", "for j in (0,)")
late_total = wrong(delia, "off by one", "dc_prev", "The output gate's peephole is number 2.",
    "total += dz[:, 3] * peep[2]", "total += dz[:, 3] * peep[1]")
wrong(delia, "counted twice", "dp", "The input gate's peephole gets twice its gradient.",
    "dp[:H] += dz[n, 0] * k[\"c\"][n]", "dp[:H] += 2 * dz[n, 0] * k[\"c\"][n]")
wrong(delia, "slope", "dc_prev", "The tanh of the cell is not squared.", "(1 - seen * seen)", "(1 - seen)")
wrong(delia, "operand", "dp", "The input gate's peephole is multiplied by h; it looked at c.",
    'dp[:H] += dz[n, 0] * k["c"][n]', 'dp[:H] += dz[n, 0] * k["h"][n]')
both(no_third, no_peep_back)
both(no_third, dpo_old)
both(before_gate, dpo_old)
both(no_peep_back, cand)
both(last_n, one_peep)
both(late_total, one_peep)
raises(claus, "name", "dao", "The output gate's gradient is used before it is worked out.",
    "    dao = do * o * (1 - o)\n    dc1 = dc + dh * o * (1 - t**2) + dao * po\n", "    dc1 = dc + dh * o * (1 - t**2) + dao * po\n    dao = do * o * (1 - o)\n",
    here="dc1 = dc")
raises(claus, "value", "np.concatenate((dpi, dpf, dpo), axis=1)", "The three are vectors of one axis.",
    "np.concatenate((dpi, dpf, dpo))", "np.concatenate((dpi, dpf, dpo), axis=1)")
raises(claus, "unpacking", "pi, pf, pg, po = p.reshape(3, H)", "There are three peepholes; the candidate has none.",
    "pi, pf, po = p[:H], p[H:2*H], p[2*H:]", "pi, pf, pg, po = p.reshape(3, H)")
raises(delia, "index", "dz[n, 4]", "The output gate's block is number 3.",
    "dp[2*H:] += dz[n, 3]", "dp[2*H:] += dz[n, 4]")
raises(delia, "attribute", "k.c", "The cache is a dict.", 'dz[:, 1] = total * k["c"]', "dz[:, 1] = total * k.c")
raises(delia, "shape", "flat @ k[\"W\"].T", "The four blocks must be laid side by side.",
    "flat = dz.reshape(N, 4 * H)", "flat = dz.reshape(4 * N, H)")
awkward(claus, "It returns a list.",
    "return np.dot(da, W.T), np.dot(da, U.T), dc0, np.dot(x.T, da), np.dot(h.T, da), da.sum(axis=0), dp", "return [np.dot(da, W.T), np.dot(da, U.T), dc0, np.dot(x.T, da), np.dot(h.T, da), da.sum(axis=0), dp]")
awkward(delia, "It adds to the gradient that it was given.", "total = dc.copy()", "total = dc")

# ------------------------------------------------------------------------------------------------ coupled_step

ernst = right("coupled_step", """
def coupled_step(x, h, c, W, U, b):
    H = U.shape[0]
    s = x.dot(W) + h.dot(U) + b
    i = 1. / (1. + np.exp(-s[:, :H]))
    o = 1. / (1. + np.exp(-s[:, -H:]))
    g = np.tanh(s[:, H:-H])
    # a running mean: c + i (g - c)
    c2 = c + i * (g - c)
    return o * np.tanh(c2), c2
""")
flipped = wrong(ernst, "other gate", "c_next", "The gate is turned round: 1 - i writes and i keeps.",
    "c + i * (g - c)", "g + i * (c - g)")
wrong(ernst, "term", "c_next", "Nothing is forgotten: the old cell should be kept with 1 - i only.",
    "i * (g - c)", "i * g")
wrong(ernst, "block order", "c_next", "The blocks are i, g, o; candidate and output gate are exchanged.",
    "np.exp(-s[:, -H:])", "np.exp(-s[:, H:-H])", "g = np.tanh(s[:, H:-H])", "g = np.tanh(s[:, -H:])")
wrong(ernst, "old for new", "h_next", "The old cell state is shown.", "np.tanh(c2), c2", "np.tanh(c), c2")
raw = wrong(ernst, "squashing", "h_next", "The cell state must be squashed before it is shown.",
    "o * np.tanh(c2)", "o * c2")
linear = wrong(ernst, "squashing", "c_next", "The candidate is not squashed.", "np.tanh(s[:, H:-H])", "s[:, H:-H]")
wrong(ernst, "operand", "c_next", "The candidate is mixed with the old h, not with the old c.",
    "i * (g - c)\n", "i * (g - h)\n")
both(flipped, raw)
both(linear, raw)
raises(ernst, "shape", "g - c", "The candidate's block ends before the output gate's.", "s[:, H:-H]", "s[:, H:]",
    here="c2 = c + ")
raises(ernst, "attribute", "x.matmul", "The method is called dot; or use @.", "x.dot(W)", "x.matmul(W)")
awkward(ernst, "It changes a copy in place.", "c2 = c + i * (g - c)", "c2 = c.copy()\n    c2 *= 1 - i\n    c2 += i * g")

# ------------------------------------------------------------------------------------------------ variant_step

flora = right("variant_step", """
def variant_step(x, h, c, W, U, b, p, variant="V"):
    def s(a):
        return 1 / (1 + np.exp(-a))

    H = h.shape[1]
    zi, zf, zg, zo = [(x @ W + h @ U + b)[:, k*H:(k+1)*H] for k in range(4)]
    pi, pf, po = p[:H], p[H:2*H], p[2*H:]
    if variant == "NP":
        pi = pf = po = 0

    i = s(zi + pi * c)
    f = s(zf + pf * c)
    g = np.tanh(zg)
    if variant == "NIG":
        i = np.ones_like(i)
    if variant == "NFG":
        f = np.ones_like(f)
    if variant == "CIFG":
        f = 1 - i
    if variant == "NIAF":
        g = zg
    c_new = f * c + i * g
    o = s(zo + po * c_new)
    if variant == "NOG":
        o = np.ones_like(o)
    out = c_new if variant == "NOAF" else np.tanh(c_new)
    return o * out, c_new
""")
zero_gate = wrong(flora, "constant", "NIG",
    "Without an input gate the candidate passes as it is: the gate is 1, not 0.",
    "i = np.ones_like(i)", "i = np.zeros_like(i)")
no_cell = wrong(flora, "constant", "NFG", "Without a forget gate the old cell passes as it is: the gate is 1, not 0.",
    "f = np.ones_like(f)", "f = np.zeros_like(f)")
wrong(flora, "condition", "NIAF", "NIAF and NOAF are exchanged.", 'variant == "NIAF"', 'variant == "NOAF"',
    'if variant == "NOAF" else', 'if variant == "NIAF" else')
wrong(flora, "other gate", "CIFG",
    "The input gate is learnt and the forget gate follows it; here it is the other way round.",
    "f = 1 - i\n", "i = 1 - f\n")
wrong(flora, "constant", "NOG", "Half an output gate is not none: it should be 1.",
    "o = np.ones_like(o)", "o = 0.5 * np.ones_like(o)")
late_np = wrong(flora, "condition", "NP", "Without peepholes the output gate does not peep either.",
    "pi = pf = po = 0", "pi = pf = 0")
wrong(flora, "old for new", "V", "The output gate peeps at the old cell state.", "po * c_new", "po * c")
wrong(flora, "condition", "NOAF", "The variant NOAF is forgotten.",
    'c_new if variant == "NOAF" else np.tanh(c_new)', "np.tanh(c_new)")
wrong(flora, "operand", "NIAF",
    "What stays without its tanh is the candidate's own sum; here it is squashed as a gate.", "g = zg", "g = s(zg)")
both(zero_gate, no_cell)
both(late_np, no_cell)
raises(flora, "name", "c_new", "The new cell state is shown before it is made.",
    "    c_new = f * c + i * g\n    o =", "    o =",
    "    out = c_new if", "    c_new = f * c + i * g\n    out = c_new if", here="o = s(zo")
raises(flora, "key", '{"V": 1, "NP": 0}[variant]', "There are eight variants, and the dict knows two.",
    'if variant == "NP":\n        pi = pf = po = 0', 'peeps = {"V": 1, "NP": 0}[variant]\n    pi, pf, po = peeps * pi, peeps * pf, peeps * po')
awkward(flora, "Gates that are taken out are plain numbers.", "i = np.ones_like(i)", "i = 1",
    "f = np.ones_like(f)", "f = 1", "o = np.ones_like(o)", "o = 1")

# ------------------------------------------------------------------------------------------------ peephole_param_count, timer_weights

gustav = right("peephole_param_count", """
def peephole_param_count(D, H, kind="diagonal"):
    weights = 0
    for gate in ["i", "f", "g", "o"]:
        weights += D * H + H * H + H
        if gate != "g":
            weights += H if kind == "diagonal" else H ** 2
    return weights
""")
wrong(gustav, "counted twice", "count", "The candidate has no peephole.", 'if gate != "g":', "if gate:")
wrong(gustav, "condition", "count", "kind is not looked at.", 'H if kind == "diagonal" else H ** 2', "H")
wrong(gustav, "bias", "count", "The biases are missing.", "D * H + H * H + H", "D * H + H * H")
wrong(gustav, "overwritten", "count", "The peepholes overwrite the count.", 'weights += H if', 'weights = H if')
raises(gustav, "name", "false", "Python writes True and False with a capital letter.",
    'if gate != "g":', 'if (gate == "g") == false:')
awkward(gustav, "It returns a NumPy float.", "return weights", "return np.float64(weights)")

helga = right("timer_weights", """
def timer_weights(n):
    L = 50.
    W = np.zeros((1, 4))
    U = np.zeros((1, 4))
    b = np.zeros(4)
    p = np.zeros(3)
    W[0, 0] = 2 * L
    b[0] = -L
    p[0] = 2 * L          # a cell that counts keeps counting
    b[2] = L
    p[1] = -2 * L         # forget when it was full
    b[1] = 2 * L * (n - .5)
    p[2] = 2 * L
    b[3] = -2 * L * (n - .5)
    return W, U, b, p
""")
wrong(helga, "off by one", "o", "The output gate opens a step too late: the count that is full is n.",
    "b[3] = -2 * L * (n - .5)", "b[3] = -2 * L * (n + .5)")
wrong(helga, "sign", "o", "The forget gate should shut when the count is full; it opens.",
    "p[1] = -2 * L ", "p[1] = 2 * L ")
wrong(helga, "term", "o", "Nothing keeps the input gate open after the start.",
    "    p[0] = 2 * L          # a cell that counts keeps counting\n", "")
wrong(helga, "constant", "o", "The candidate is tanh(0.5), so the count grows by less than 1.",
    "b[2] = L", "b[2] = 0.5")
raises(helga, "index", "p[3]", "The peepholes are i, f, o: the last is number 2.", "p[2] = 2 * L", "p[3] = 2 * L")
