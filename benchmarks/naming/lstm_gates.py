"""Answers to the exercises of the chapter on the LSTM cell."""
# fmt: off  (an entry stays together, in few lines)

from benchmarks.naming import awkward, both, raises, right, wrong

SIGMOID = "def sigmoid(z):\n    return 1.0 / (1.0 + np.exp(-z))\n"

# ------------------------------------------------------------------------------------------------ lstm_gates

anton = right("lstm_gates", """
def lstm_gates(x, h, W, U, b):
    H = h.shape[1]
    a = np.dot(x, W) + np.dot(h, U) + b
    ai = a[:, 0:H]
    af = a[:, H:2*H]
    ag = a[:, 2*H:3*H]
    ao = a[:, 3*H:4*H]
    i = 1 / (1 + np.exp(-ai))
    f = 1 / (1 + np.exp(-af))
    g = np.tanh(ag)
    o = 1 / (1 + np.exp(-ao))
    return i, f, g, o
""")
beate = right("lstm_gates", """
def lstm_gates(x, h, W, U, b):
    N, H = h.shape
    joined = np.concatenate((x, h), axis=1)
    weights = np.concatenate((W, U), axis=0)
    pre = (joined @ weights + b).reshape(N, 4, H)
    gates = []
    for k in range(4):
        act = np.tanh if k == 2 else sigmoid
        gates.append(act(pre[:, k]))
    return tuple(gates)
""", needs=(SIGMOID,))
cut_off = wrong(anton, "block order", "f",
    "The second block belongs to f and the third to g; they are read in the order i, g, f, o.",
    "af = a[:, H:2*H]", "af = a[:, 2*H:3*H]", "ag = a[:, 2*H:3*H]", "ag = a[:, H:2*H]")
onnx = wrong(anton, "block order", "o", "The blocks are read in the order i, o, f, g.",
    "af = a[:, H:2*H]", "af = a[:, 2*H:3*H]", "ag = a[:, 2*H:3*H]", "ag = a[:, 3*H:]",
    "ao = a[:, 3*H:4*H]", "ao = a[:, H:2*H]")
g_sigmoid = wrong(anton, "squashing", "g", "The candidate is squashed by tanh, not by the logistic function.",
    "np.tanh(ag)", "1 / (1 + np.exp(-ag))")
o_tanh = wrong(anton, "squashing", "o", "The output gate is squashed by the logistic function, not by tanh.",
    "1 / (1 + np.exp(-ao))", "np.tanh(ao)")
rising = wrong(anton, "sign", "i", "The sign in the exponent is missing, which makes 1 - i of the input gate.",
    "np.exp(-ai)", "np.exp(ai)")
same_pre = wrong(anton, "other gate", "o", "The output gate is made from the forget gate's sum.",
    "np.exp(-ao)", "np.exp(-af)")
biasless = wrong(anton, "bias", "i", "The bias is missing.", " + np.dot(h, U) + b", " + np.dot(h, U)")
no_state = wrong(anton, "term", "f", "The old state is missing from the sums.", " + np.dot(h, U)", "")
wrong(anton, "block order", "f", "f and i are returned in the wrong order.", "return i, f, g, o", "return f, i, g, o")
wrong(anton, "squashing", "g", "The candidate is not squashed.", "g = np.tanh(ag)", "g = ag")
wrong(anton, "constant", "f", "The exponent is -2 z: this is a steeper curve than the logistic function.",
    "np.exp(-af)", "np.exp(-2 * af)")
interleaved = wrong(beate, "block order", "f",
    "The columns of the gates lie in blocks, H after H; here every fourth column is taken.",
    "reshape(N, 4, H)", "reshape(N, H, 4)", "pre[:, k]", "pre[:, :, k]")
third = wrong(beate, "off by one", "g", "The candidate is the third block, number 2; tanh goes to the fourth.",
    "k == 2", "k == 3")
upside = wrong(beate, "block order", "i", "x, h stand in one order and W, U in the other.", "(W, U)", "(U, W)")
wrong(beate, "bias", "f", "The bias is added after the squashing.", "joined @ weights + b).", "joined @ weights).",
    "act(pre[:, k]))", "act(pre[:, k]) + b[k * H:(k + 1) * H])")
both(cut_off, biasless)
both(onnx, g_sigmoid)
both(no_state, o_tanh)
both(rising, same_pre)
both(third, upside)
both(interleaved, upside)
raises(anton, "shape", "np.dot(x, W) + np.dot(h, U) + b", "b is added as a column, and it is a row.",
    "np.dot(h, U) + b", "np.dot(h, U) + b[:, None]")
raises(anton, "shape", "np.dot(U, h)", "The state stands left of its matrix.", "np.dot(h, U)", "np.dot(U, h)")
raises(anton, "name", "sigmoid(ai)", "Nobody has defined a sigmoid.", "1 / (1 + np.exp(-ai))", "sigmoid(ai)")
raises(beate, "value", "(joined @ weights + b).reshape(N, 3, H)", "There are four blocks.",
    "reshape(N, 4, H)", "reshape(N, 3, H)")
raises(beate, "attribute", "np.sigmoid", "NumPy has no sigmoid.", "else sigmoid", "else np.sigmoid")
raises(beate, "value", "np.concatenate((W, U), axis=1)", "W and U stand on top of each other: axis 0.",
    "(W, U), axis=0)", "(W, U), axis=1)")
awkward(beate, "It returns a list.", "return tuple(gates)", "return gates")
awkward(beate, "It returns one stacked array.", "return tuple(gates)", "return np.stack(gates)",
    disputed="A stack of the results can be unpacked like a tuple of them; it is refused.")
awkward(anton, "The gates are in float32.", "return i, f, g, o", "return [q.astype(np.float32) for q in (i, f, g, o)]")

# ------------------------------------------------------------------------------------------------ lstm_step

carl = right("lstm_step", """
def lstm_step(x, h, c, W, U, b):
    ig, fg, cand, og = lstm_gates(x, h, W, U, b)
    kept = np.multiply(fg, c)
    written = np.multiply(ig, cand)
    new_c = kept + written
    new_h = np.multiply(og, np.tanh(new_c))
    return new_h, new_c
""", needs=(anton,))
doris = right("lstm_step", """
def lstm_step(x, h, c, W, U, b):
    def sig(v):
        return 0.5 * (1 + np.tanh(v / 2))

    z = x @ W
    z += h @ U
    z += b
    H = c.shape[1]
    ct = sig(z[:, H:2*H]) * c
    ct += sig(z[:, :H]) * np.tanh(z[:, 2*H:-H])
    ht = np.tanh(ct)
    ht *= sig(z[:, -H:])
    return ht, ct
""")
eugen = right("lstm_step", """
def lstm_step(x, h, c, W, U, b):
    H = h.shape[1]
    Wi, Wf, Wg, Wo = W[:, :H], W[:, H:2*H], W[:, 2*H:3*H], W[:, 3*H:]
    Ui, Uf, Ug, Uo = U[:, :H], U[:, H:2*H], U[:, 2*H:3*H], U[:, 3*H:]
    bi, bf, bg, bo = b[:H], b[H:2*H], b[2*H:3*H], b[3*H:]
    i_t = 1 / (1 + np.exp(-(x @ Wi + h @ Ui + bi)))
    f_t = 1 / (1 + np.exp(-(x @ Wf + h @ Uf + bf)))
    g_t = np.tanh(x @ Wg + h @ Ug + bg)
    o_t = 1 / (1 + np.exp(-(x @ Wo + h @ Uo + bo)))
    c_t = f_t * c + i_t * g_t
    h_t = o_t * np.tanh(c_t)
    return h_t, c_t
""")
old_shown = wrong(carl, "old for new", "h_next", "The new cell state is to be shown, not the old one.",
    "np.tanh(new_c)", "np.tanh(c)")
loud = wrong(carl, "squashing", "h_next", "The cell state must be squashed before it is shown.",
    "np.multiply(og, np.tanh(new_c))", "np.multiply(og, new_c)")
gates_swapped = wrong(carl, "other gate", "c_next", "The old cell is kept by the forget gate; the input gate is used.",
    "kept = np.multiply(fg, c)", "kept = np.multiply(ig, c)")
wrong(carl, "block order", "c_next", "lstm_gates gives i, f, g, o; here the first is called the forget gate.",
    "ig, fg, cand, og =", "fg, ig, cand, og =")
wrong(carl, "sign", "c_next", "What is written should be added.", "kept + written", "kept - written")
wrong(carl, "term", "c_next", "The old cell state is forgotten altogether: what is kept is not added.",
    "new_c = kept + written", "new_c = written")
wrong(carl, "factor", "c_next", "The input gate does not multiply the candidate.",
    "written = np.multiply(ig, cand)", "written = cand")
wrong(carl, "block order", "h_next", "h_next is returned first, then c_next.",
    "return new_h, new_c", "return new_c, new_h")
wrong(carl, "operand", "c_next", "The forget gate multiplies the old cell state, not the old h.",
    "np.multiply(fg, c)", "np.multiply(fg, h)")
wrong(carl, "squashing", "h_next", "The tanh belongs on the cell state alone, not on the product.",
    "np.multiply(og, np.tanh(new_c))", "np.tanh(np.multiply(og, new_c))")
plus_one = wrong(doris, "constant", "c_next",
    "The logistic function is (1 + tanh(v / 2)) / 2; the 2 in the tanh is missing.", "np.tanh(v / 2)", "np.tanh(v)")
first_three = wrong(doris, "overwritten", "c_next", "What is written replaces what was kept; it should be added.",
    "ct += sig", "ct = sig")
wrong(doris, "overwritten", "c_next", "The product with the state overwrites the one with the input.",
    "z += h @ U", "z = h @ U")
wrong(doris, "other gate", "h_next", "The output gate is the last block; the first is taken.",
    "sig(z[:, -H:])", "sig(z[:, :H])")
og_tanh = wrong(doris, "squashing", "h_next", "The output gate is squashed by tanh.",
    "ht *= sig(z[:, -H:])", "ht *= np.tanh(z[:, -H:])")
wrong(eugen, "other gate", "c_next", "In the forget gate's sum stands the input gate's Ui.", "h @ Uf", "h @ Ui")
b_wrong = wrong(eugen, "other gate", "c_next", "The candidate gets the output gate's bias.",
    "h @ Ug + bg", "h @ Ug + bo")
wrong(eugen, "operand", "c_next", "The candidate hears the cell state; it should hear h.", "h @ Ug", "c @ Ug")
wrong(eugen, "counted twice", "h_next", "The cell state is squashed twice.", "np.tanh(c_t)", "np.tanh(np.tanh(c_t))")
wrong(eugen, "condition", "c_next", "The forget gate is coupled to the input gate: 1 - i in its place.",
    "f_t * c + ", "(1 - i_t) * c + ")
bo_missing = wrong(eugen, "bias", "h_next", "The output gate's bias is missing.", "h @ Uo + bo", "h @ Uo")
both(old_shown, gates_swapped)
both(loud, gates_swapped)
both(first_three, og_tanh)
both(plus_one, og_tanh)
both(b_wrong, bo_missing)
raises(carl, "unpacking", "ig, fg, og = lstm_gates(x, h, W, U, b)", "lstm_gates gives four arrays.",
    "ig, fg, cand, og =", "ig, fg, og =", "np.multiply(ig, cand)", "ig")
raises(carl, "arguments", "lstm_gates(x, h, c, W, U, b)", "lstm_gates does not take the cell state.",
    "lstm_gates(x, h, W, U, b)", "lstm_gates(x, h, c, W, U, b)")
raises(carl, "name", "c_next", "The new cell state is called new_c here.", "np.tanh(new_c)", "np.tanh(c_next)")
raises(carl, "shape", "np.matmul(fg, c)", "A gate multiplies entry by entry.", "np.multiply(fg, c)", "np.matmul(fg, c)")
raises(doris, "shape", "sig(z[:, :2*H]) * c", "The forget gate is one block wide.",
    "sig(z[:, H:2*H]) * c", "sig(z[:, :2*H]) * c")
raises(doris, "none", "sig(z[:, H:2*H]) * c", "The helper sig works its value out and does not return it.",
    "return 0.5 * (1", "0.5 * (1")
raises(doris, "type", "x(W)", "x is an array, and is not called.", "z = x @ W", "z = x(W)")
raises(eugen, "shape", "x @ Wi + h @ Ui + bi", "The rows of W are cut; the gates lie in its columns.",
    "Wi, Wf, Wg, Wo = W[:, :H],", "Wi, Wf, Wg, Wo = W[:H],")
awkward(carl, "It returns a list.", "return new_h, new_c", "return [new_h, new_c]")
awkward(doris, "It changes the caller's cell state.",
    "ct = sig(z[:, H:2*H]) * c\n", "c *= sig(z[:, H:2*H])\n    ct = c\n")
awkward(eugen, "It returns a stack of the two states.", "return h_t, c_t", "return np.stack((h_t, c_t))",
    disputed="A stack of the results can be unpacked like a tuple of them; it is refused.")

# ------------------------------------------------------------------------------------------------ lstm_forward

frida = right("lstm_forward", """
def lstm_forward(X, h0, c0, W, U, b):
    T, N, D = X.shape
    H = h0.shape[1]
    hs = np.zeros((T, N, H))
    cs = np.zeros((T, N, H))
    for t in range(T):
        if t == 0:
            hs[t], cs[t] = lstm_step(X[t], h0, c0, W, U, b)
        else:
            hs[t], cs[t] = lstm_step(X[t], hs[t-1], cs[t-1], W, U, b)
    return hs, cs
""", needs=(eugen,))
georg = right("lstm_forward", """
def lstm_forward(X, h0, c0, W, U, b):
    sig = lambda v: 1 / (1 + np.exp(-v))
    n_h = U.shape[0]
    ht, ct = h0.copy(), c0.copy()
    outs, cells = [], []
    XW = np.tensordot(X, W, axes=1) + b
    for row in XW:
        a = row + ht @ U
        i, f, g, o = [a[:, k*n_h:(k+1)*n_h] for k in range(4)]
        ct = sig(f) * ct + sig(i) * np.tanh(g)
        ht = sig(o) * np.tanh(ct)
        outs.append(ht)
        cells.append(ct)
    return np.array(outs), np.array(cells)
""")
h_frozen = wrong(frida, "not carried", "hs", "Every step gets h0; it should get the h of the step before.",
    "hs[t-1], cs[t-1]", "h0, cs[t-1]")
wrong(frida, "not carried", "cs", "Every step gets c0; it should get the c of the step before.",
    "hs[t-1], cs[t-1]", "hs[t-1], c0")
wrong(frida, "start ignored", "cs", "The first step starts from zeros, not from h0 and c0.",
    "X[t], h0, c0", "X[t], np.zeros_like(h0), np.zeros_like(c0)")
wrong(frida, "block order", "hs", "lstm_step gives h first, then c.",
    "            hs[t], cs[t] = lstm_step(X[t], hs[t-1]", "            cs[t], hs[t] = lstm_step(X[t], hs[t-1]")
first_x = wrong(frida, "off by one", "hs", "Every step after the first gets the input of the step before.",
    "X[t], hs[t-1]", "X[t-1], hs[t-1]")
short = wrong(frida, "off by one", "hs", "The last step is never made; its states stay zero.",
    "for t in range(T):", "for t in range(T - 1):")
wrong(frida, "off by one", "hs", "The loop begins at step 1, so the first step is never made.",
    "for t in range(T):", "for t in range(1, T):")
wrong(georg, "in place", "cs",
    "The same array is changed at every step, so the list holds the last cell state T times.",
    "ct = sig(f) * ct + sig(i) * np.tanh(g)", "ct *= sig(f)\n        ct += sig(i) * np.tanh(g)")
c_in_list = wrong(georg, "operand", "cs", "The list of the cells gets the hidden states.",
    "cells.append(ct)", "cells.append(ht)")
turned = wrong(georg, "reversed", "hs", "The sequence is read from its end.", "for row in XW:", "for row in XW[::-1]:")
wrong(georg, "start ignored", "cs", "The cell starts from h0, and should start from c0.", "c0.copy()", "h0.copy()")
wrong(georg, "not carried", "hs", "The new h does not go on to the next step: it is kept in the list only.",
    "        ht = sig(o) * np.tanh(ct)\n        outs.append(ht)", "        outs.append(sig(o) * np.tanh(ct))")
g_none = wrong(georg, "squashing", "cs", "The candidate is not squashed.", "sig(i) * np.tanh(g)", "sig(i) * g")
wrong(georg, "last step only", "hs", "Only the last state is returned.",
    "return np.array(outs), np.array(cells)", "return outs[-1], cells[-1]")
pole = wrong(georg, "sign", "cs", "The helper divides by 1 minus the exponential; it should be 1 plus.",
    "1 / (1 + np.exp(-v))", "1 / (1 - np.exp(-v))")
both(pole, g_none)
both(h_frozen, short)
both(first_x, short)
both(turned, g_none)
both(c_in_list, turned)
raises(frida, "unpacking", "hs[t], cs[t] = lstm_step(X[t], hs[t-1], cs[t-1], W, U, b)[0]",
    "lstm_step's result is a pair, and only its first part is taken.",
    "lstm_step(X[t], hs[t-1], cs[t-1], W, U, b)", "lstm_step(X[t], hs[t-1], cs[t-1], W, U, b)[0]")
raises(frida, "arguments", "lstm_step(X[t], hs[t-1], W, U, b)", "lstm_step wants the old cell state too.",
    "X[t], hs[t-1], cs[t-1], W", "X[t], hs[t-1], W")
raises(frida, "shape", "hs[t]", "The states have H entries, not D.",
    "    hs = np.zeros((T, N, H))", "    hs = np.zeros((T, N, D))", here="X[t], h0, c0")
raises(georg, "attribute", "outs.push(ht)", "A Python list has append, not push.", "outs.append(ht)", "outs.push(ht)")
awkward(georg, "It returns two lists.", "return np.array(outs), np.array(cells)", "return outs, cells")
awkward(frida, "It overwrites the caller's first states.",
    "    return hs, cs", "    h0[:], c0[:] = hs[-1], cs[-1]\n    return hs, cs")

# ------------------------------------------------------------------------------------------------ set by hand

heidi = right("latch_weights", """
def latch_weights():
    big = 30
    W = np.zeros((2, 4))
    U = np.zeros((1, 4))
    b = np.zeros(4)
    # input gate: only open with marker
    W[1, 0] = 2 * big
    b[0] = -big
    # forget gate: open unless marker
    W[1, 1] = -2 * big
    b[1] = big
    W[0, 2] = 20   # candidate = sign of the input
    b[3] = big
    return W, U, b
""")
wrong(heidi, "sign", "W",
    "The forget gate opens at a marker, when it should shut, and the sum is shut otherwise too: its sign is wrong.",
    "W[1, 1] = -2 * big", "W[1, 1] = 2 * big")
wrong(heidi, "bias", "b", "Without its bias the input gate is half open on noise.", "    b[0] = -big\n", "")
wrong(heidi, "constant", "W", "With a candidate weight of 1, tanh(1) is 0.76 and not the value.",
    "W[0, 2] = 20 ", "W[0, 2] = 1 ")
wrong(heidi, "operand", "W", "The candidate listens to the marker, not to the value.", "W[0, 2] = 20", "W[1, 2] = 20")

irma = right("counter_weights", """
def counter_weights():
    W = np.array([[0., 0., 5., 0.], [0., 0., -5., 0.]])
    U = np.zeros((1, 4))
    b = np.array([50., 50., 0., 50.])
    return W, U, b
""")
wrong(irma, "bias", "b", "Without a bias the forget gate is half open, so the count is halved at each letter.",
    "[50., 50., 0., 50.]", "[50., 0., 0., 50.]")
wrong(irma, "sign", "W", "A b must lower the count; here it raises it.", "-5.", "5.")
wrong(irma, "constant", "b", "A forget gate of sigmoid(5) loses a part of the count at every letter.",
    "[50., 50., 0., 50.]", "[50., 5., 0., 50.]")
raises(irma, "value", "np.array([[0., 0., 5., 0.], [0., -5., 0.]])", "The second row has three numbers only.",
    "[0., 0., -5., 0.]", "[0., -5., 0.]")

# ------------------------------------------------------------------------------------------------ orders and counts

jonas = right("reorder_gates", """
def reorder_gates(A, src="ifgo", dst="iofc"):
    src = src.replace("c", "g")
    dst = dst.replace("c", "g")
    H = A.shape[-1] // 4
    out = np.empty_like(A)
    for new, letter in enumerate(dst):
        old = src.index(letter)
        out[..., new*H:(new+1)*H] = A[..., old*H:(old+1)*H]
    return out
""")
wrong(jonas, "block order", "restacked",
    "Source and destination are exchanged: the block goes back where it came from.",
    "out[..., new*H:(new+1)*H] = A[..., old*H:(old+1)*H]", "out[..., old*H:(old+1)*H] = A[..., new*H:(new+1)*H]")
wrong(jonas, "condition", "restacked", "src is not looked at: the blocks are taken to lie in the order i, f, g, o.",
    "src.index(letter)", '"ifgo".index(letter)')
wrong(jonas, "axis", "restacked", "The blocks lie along the last axis, not along the first.",
    "    return out\n", "    return out[::-1]\n")
raises(jonas, "value", "src.index(letter)", "c and g are one: the letter c is not in every order.",
    '    src = src.replace("c", "g")\n    dst = dst.replace("c", "g")\n', "")
raises(jonas, "type", "A[..., old*H:(old+1)*H]", "H must be a whole number: // divides without a fraction.",
    "// 4", "/ 4")
awkward(jonas, "The result is float32.", "return out", "return out.astype(np.float32)")

karin = right("to_torch_lstm", """
def to_torch_lstm(W, U, b):
    state = {}
    state["weight_ih_l0"] = np.transpose(W)
    state["weight_hh_l0"] = np.transpose(U)
    state["bias_ih_l0"] = b / 2
    state["bias_hh_l0"] = b / 2
    return state
""")
wrong(karin, "counted twice", "bias", "PyTorch adds its two biases; together they must be b.",
    'state["bias_ih_l0"] = b / 2\n    state["bias_hh_l0"] = b / 2', 'state["bias_ih_l0"] = b\n    state["bias_hh_l0"] = b')
wrong(karin, "transpose", "weight_hh_l0", "U must be transposed too.", "np.transpose(U)", "U.reshape(U.shape[::-1])")
wrong(karin, "transpose", "weight_ih_l0", "A reshape is no transpose.", "np.transpose(W)", "W.reshape(W.shape[1], -1)")
raises(karin, "attribute", "W.t()", "NumPy arrays have .T; .t() is PyTorch's.", "np.transpose(W)", "W.t()")
awkward(karin, "The weights are copies in float32.", "np.transpose(W)", "np.ascontiguousarray(W.T, dtype=np.float32)",
    disputed="Elsewhere float32 is accepted; here the drive makes float64 of it, and the digits are missed.")

lars = right("lstm_param_count", """
def lstm_param_count(D, H, layers=1, biases=1):
    count = 0
    n_in = D
    for layer in range(layers):
        count += 4 * (n_in * H + H * H + biases * H)
        n_in = H
    return count
""")
wrong(lars, "not carried", "count", "The upper layers read H numbers, those of the layer below, not D.",
    "        n_in = H\n", "")
wrong(lars, "constant", "count", "There are four blocks, the candidate's included.", "count += 4 *", "count += 3 *")
wrong(lars, "term", "count", "The matrix from state to gates is missing.", "n_in * H + H * H", "n_in * H")
wrong(lars, "condition", "count", "biases is not looked at.", "biases * H)", "H)")
raises(lars, "type", "layers", "A number cannot be looped over; range(layers) can.", "in range(layers)", "in layers",
    here="for layer in")
awkward(lars, "It returns a float.", "return count", "return count * 1.0")
