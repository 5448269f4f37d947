"""Answers to the exercises of the chapter on the RNN cell."""
# fmt: off  (an entry stays together, in few lines)

from benchmarks.naming import awkward, both, raises, right, wrong

# ------------------------------------------------------------------------------------------------ rnn_step

ana = right("rnn_step", """
def rnn_step(x, h, Wx, Wh, b):
    a = np.dot(x, Wx)
    a = a + np.dot(h, Wh)
    a = a + b
    h_new = np.tanh(a)
    return h_new
""")
ben = right("rnn_step", """
def rnn_step(x, h, Wx, Wh, b):
    N, H = h.shape
    out = np.zeros((N, H))
    for n in range(N):
        for k in range(H):
            s = b[k]
            for d in range(x.shape[1]):
                s += x[n, d] * Wx[d, k]
            for j in range(H):
                s += h[n, j] * Wh[j, k]
            out[n, k] = np.tanh(s)
    return out
""")
cleo = right("rnn_step", """
def rnn_step(x, h, Wx, Wh, b):
    # one big product instead of two
    xh = np.hstack((x, h))
    W = np.vstack((Wx, Wh))
    return np.tanh(xh.dot(W) + b)
""")
over = wrong(ana, "overwritten", "h_next",
    "The product with the input is overwritten by the one with the state; they should be added.",
    "a = a + np.dot(h, Wh)", "a = np.dot(h, Wh)")
minus = wrong(ana, "sign", "h_next", "The bias should be added, not subtracted.", "a = a + b", "a = a - b")
turned = wrong(ana, "transpose", "h_next", "Wh should not be transposed: it has a row for each old unit.",
    "np.dot(h, Wh)", "np.dot(h, Wh.T)")
sigm = wrong(ana, "squashing", "h_next", "The state is squashed by the logistic function, and should be by tanh.",
    "np.tanh(a)", "1 / (1 + np.exp(-a))")
outside = wrong(ana, "bias", "h_next", "The bias belongs inside the tanh, and is added outside.",
    "    a = a + b\n    h_new = np.tanh(a)", "    h_new = np.tanh(a) + b")
twice_x = wrong(ana, "operand", "h_next", "The second product should take the old state, not the result so far.",
    "np.dot(h, Wh)", "np.dot(np.tanh(a), Wh)")
no_bias = wrong(ben, "bias", "h_next", "The bias is missing.", "s = b[k]", "s = 0.0")
swapped = wrong(ben, "transpose", "h_next", "The indices of Wh are exchanged: unit j speaks to unit k by Wh[j, k].",
    "Wh[j, k]", "Wh[k, j]")
wrong(ben, "old for new", "h_next", "The sum should read the old state h, and reads the new one that is being made.",
    "h[n, j] * Wh", "out[n, j] * Wh")
skips = wrong(ben, "off by one", "h_next", "The loop over the old units leaves out unit 0.",
    "for j in range(H)", "for j in range(1, H)")
wrong(ben, "overwritten", "h_next", "Every old unit overwrites the sum; their products should be added to it.",
    "s += h[n, j]", "s = h[n, j]")
blocks = wrong(cleo, "block order", "h_next",
    "Input and state are joined as x, h but the matrices as Wh, Wx: each meets the other's rows.",
    "(Wx, Wh)", "(Wh, Wx)")
naked = wrong(cleo, "squashing", "h_next", "The tanh is missing.", "np.tanh(xh.dot(W) + b)", "xh.dot(W) + b")
both(over, minus)
both(turned, sigm)
both(no_bias, swapped)
both(skips, no_bias)
both(blocks, naked)
raises(ana, "shape", "np.dot(Wx, x)", "The input stands left of its matrix: x (N, D) times Wx (D, H).",
    "np.dot(x, Wx)", "np.dot(Wx, x)")
raises(ana, "name", "bias", "The parameter is called b; nothing is called bias.", "a = a + b", "a = a + bias")
raises(ben, "index", "Wx[k, d]", "Wx has a row for each input: Wx[d, k].", "Wx[d, k]", "Wx[k, d]")
raises(cleo, "shape", "xh.dot(W)",
    "The matrices must be stacked on top of each other, as the joined vector has D+H entries.",
    "np.vstack((Wx, Wh))", "np.vstack((Wx, Wh)).T")
raises(cleo, "arguments", "np.hstack(x, h)", "hstack takes one list or tuple of arrays.",
    "np.hstack((x, h))", "np.hstack(x, h)")
awkward(ana, "It works in float32.", "a = np.dot(x, Wx)", "a = np.dot(x.astype(np.float32), Wx.astype(np.float32))",
    "return h_new", "return h_new.astype(np.float32)")
awkward(ben, "It returns a list of rows.", "return out", "return [row for row in out]")
awkward(cleo, "It returns a matrix object.",
    "return np.tanh(xh.dot(W) + b)", "return np.asmatrix(np.tanh(xh.dot(W) + b))")
awkward(ana, "It adds into an array of its own and prints on the way.",
    "a = a + np.dot(h, Wh)", "a += np.dot(h, Wh)\n    print(a.shape)")

# ------------------------------------------------------------------------------------------------ rnn_step_concat

dora = right("rnn_step_concat", """
def rnn_step_concat(x, h, W, b, order="xh"):
    if order == "xh":
        v = np.hstack([x, h])
    elif order == "hx":
        v = np.hstack([h, x])
    z = np.matmul(v, W)
    z += b
    return np.tanh(z)
""")
emil = right("rnn_step_concat", """
def rnn_step_concat(x, h, W, b, order="xh"):
    D = x.shape[1]
    H = h.shape[1]
    if order == "hx":
        top, bottom = W[:H], W[H:]
        return np.tanh(h @ top + x @ bottom + b)
    top, bottom = W[:D], W[D:]
    return np.tanh(x @ top + h @ bottom + b)
""")
ignored = wrong(dora, "condition", "h_next",
    "With order hx the state must stand first; here the input stands first in both orders.",
    "np.hstack([h, x])", "np.hstack([x, h])")
dropped = wrong(dora, "bias", "h_next", "The bias is missing.", "    z += b\n", "")
wrong(dora, "condition", "h_next", "The two orders are exchanged.", 'if order == "xh":', 'if order != "xh":',
    'elif order == "hx":', "else:")
mixed = wrong(emil, "operand", "h_next",
    "In the order hx, h belongs to the upper rows of W; they are cut at D instead of H, and x and h exchanged.",
    "return np.tanh(h @ top + x @ bottom + b)", "return np.tanh(x @ W[:D] + h @ W[D:] + b)")
wrong(emil, "squashing", "h_next", "The sum is squashed before the bias is added.",
    "np.tanh(x @ top + h @ bottom + b)", "np.tanh(x @ top + h @ bottom) + b")
both(ignored, dropped)
raises(dora, "shape", "np.matmul(W, v)", "The joined vectors are rows, and stand left of the matrix.",
    "np.matmul(v, W)", "np.matmul(W, v)")
raises(dora, "value", "np.vstack([x, h])", "x and h stand side by side, not on top of each other.",
    'v = np.hstack([x, h])', 'v = np.vstack([x, h])')
raises(emil, "shape", "x @ top", "In the order xh the rows of W must be cut at D, the number of inputs.",
    "W[:D], W[D:]", "W[:H], W[H:]")
awkward(emil, "It squeezes and brings the axis back.",
    "return np.tanh(x @ top + h @ bottom + b)", "out = np.tanh(x @ top + h @ bottom + b)\n    return np.squeeze(out[None], axis=0)")

# ------------------------------------------------------------------------------------------------ split_concat_weight

finn = right("split_concat_weight", """
def split_concat_weight(W, D, H, order="xh"):
    if order == "xh":
        Wx = W[0:D, :]
        Wh = W[D:D+H, :]
    else:
        Wh = W[0:H, :]
        Wx = W[H:H+D, :]
    return Wx, Wh
""")
gina = right("split_concat_weight", """
def split_concat_weight(W, D, H, order="xh"):
    cut = D if order == "xh" else H
    first, second = np.split(W, [cut], axis=0)
    return (first, second) if order == "xh" else (second, first)
""")
wrong(finn, "off by one", "Wh", "Python's slices do not hold their end, so the second block begins at D, not at D+1.",
    "W[D:D+H, :]", "W[D+1:D+H, :]")
wrong(gina, "block order", "Wx",
    "Wx should come first in what is returned; for hx the blocks come in the order of the matrix.",
    "(first, second) if order == \"xh\" else (second, first)", "(first, second)")
cut_d = wrong(gina, "condition", "Wx", "With order hx the first block has H rows, not D.",
    'cut = D if order == "xh" else H', "cut = D")
wrong(finn, "block order", "Wx", "The two matrices are returned in the wrong order.", "return Wx, Wh", "return Wh, Wx")
raises(gina, "value", "np.split(W, cut, axis=0)",
    "np.split wants a list of places; a single number means so many equal parts.",
    "np.split(W, [cut], axis=0)", "np.split(W, cut, axis=0)")
raises(finn, "name", "Wx", "Wx gets a value in one of the branches only.",
    '        Wx = W[H:H+D, :]', '        wx = W[H:H+D, :]', here="return Wx, Wh")
awkward(gina, "It returns a list.",
    "return (first, second) if order == \"xh\" else (second, first)", "return [first, second] if order == \"xh\" else [second, first]")

# ------------------------------------------------------------------------------------------------ rnn_forward

hugo = right("rnn_forward", """
def rnn_forward(X, h0, Wx, Wh, b):
    states = []
    prev = h0
    for t in range(X.shape[0]):
        pre = np.einsum("nd,dh->nh", X[t], Wx) + np.einsum("nk,kh->nh", prev, Wh) + b
        prev = np.tanh(pre)
        states.append(prev)
    return np.array(states)
""")
ines = right("rnn_forward", """
def rnn_forward(X, h0, Wx, Wh, b):
    T, N, D = X.shape
    H = Wh.shape[0]
    all_h = np.empty((T + 1, N, H))
    all_h[0] = h0
    for t in range(1, T + 1):
        all_h[t] = rnn_step(X[t - 1], all_h[t - 1], Wx, Wh, b)
    return all_h[1:]
""", needs=(cleo,))
frozen = wrong(hugo, "not carried", "hs",
    "Every step starts from h0; it should start from the state of the step before.",
    "prev = np.tanh(pre)\n        states.append(prev)", "states.append(np.tanh(pre))")
zero = wrong(hugo, "start ignored", "hs", "The run starts from zeros, and should start from h0.",
    "prev = h0", "prev = np.zeros_like(h0)")
back = wrong(hugo, "reversed", "hs", "The loop runs through the sequence from its end to its beginning.",
    "range(X.shape[0])", "range(X.shape[0] - 1, -1, -1)")
wrong(hugo, "term", "hs", "The input is missing from the sum.", 'np.einsum("nd,dh->nh", X[t], Wx) + ', "")
wrong(hugo, "transpose", "hs", "The indices of Wh are exchanged in the einsum: this is Wh transposed.",
    '"nk,kh->nh"', '"nk,hk->nh"')
wrong(hugo, "squashing", "hs", "The state that goes on is not squashed; only the one that is kept is.",
    "prev = np.tanh(pre)\n        states.append(prev)", "prev = pre\n        states.append(np.tanh(prev))")
unbiased = wrong(hugo, "bias", "hs", "The bias is missing.", ', prev, Wh) + b', ', prev, Wh)')
with_h0 = wrong(ines, "off by one", "hs", "h0 is not one of the states to return, and the last state is missing.",
    "return all_h[1:]", "return all_h[:-1]")
late = wrong(ines, "off by one", "hs",
    "State t is made from input t; here it is made from the first input again and again.",
    "X[t - 1], all_h", "X[0], all_h")
wrong(ines, "start ignored", "hs", "The first state is never put in its place, so the run starts from zeros.",
    "np.empty((T + 1, N, H))\n    all_h[0] = h0", "np.zeros((T + 1, N, H))")
wrong(ines, "last step only", "hs", "Only the last state is returned; every step's is asked for.",
    "return all_h[1:]", "return all_h[-1]")
both(frozen, unbiased)
both(zero, back)
both(with_h0, late)
raises(ines, "index", "X[t]", "State t is made from X[t - 1]; the last t is one past the end of X.",
    "X[t - 1], all_h", "X[t], all_h")
raises(ines, "unpacking", "T, N = X.shape", "X has three axes: T, N and D.", "T, N, D = X.shape", "T, N = X.shape")
raises(ines, "arguments", "rnn_step(X[t - 1], all_h[t - 1], Wx, Wh)", "rnn_step wants the bias too.",
    "Wx, Wh, b)\n    return", "Wx, Wh)\n    return")
raises(hugo, "shape", 'np.einsum("nk,kh->nh", states, Wh)', "The last state should be passed, not the list of states.",
    '"nk,kh->nh", prev, Wh)', '"nk,kh->nh", states, Wh)')
raises(hugo, "none", "np.tanh(pre)", "The call of print gives None; the sum itself is wanted.",
    " pre = np.einsum", " pre = print(np.einsum", "prev, Wh) + b", "prev, Wh) + b)")
awkward(hugo, "It returns a list of states.", "return np.array(states)", "return states")
awkward(ines, "It runs in place over a copy of h0.",
    "    all_h[0] = h0\n", "    h0 = h0.copy()\n    all_h[0] = h0\n    h0 *= 0\n")

# ------------------------------------------------------------------------------------------------ readout

jens = right("readout", """
def readout(hs, Wy, by, mode="many"):
    if mode == "many":
        T, N, H = hs.shape
        flat = hs.reshape(T * N, H)
        y = flat @ Wy + by
        return y.reshape(T, N, -1)
    elif mode == "last":
        return np.dot(hs[-1], Wy) + by
""")
first = wrong(jens, "reversed", "last", "The last state is hs[-1]; hs[0] is the first.", "hs[-1]", "hs[0]")
wrong(jens, "bias", "last", "In the mode last the bias is missing.", "np.dot(hs[-1], Wy) + by", "np.dot(hs[-1], Wy)")
wrong(jens, "condition", "last", "The mode is not looked at: last should give one answer, after the last step.",
    "return np.dot(hs[-1], Wy) + by", "return hs @ Wy + by")
bare = wrong(jens, "bias", "many", "In the mode many the bias is missing.", "flat @ Wy + by", "flat @ Wy")
wrong(jens, "axis", "many", "The axes of time and of the batch are exchanged in the reshape.",
    "y.reshape(T, N, -1)", "y.reshape(N, T, -1).transpose(1, 0, 2)")
wrong(jens, "squashing", "many", "The read-out is linear; the scores should not be squashed.",
    "return y.reshape(T, N, -1)", "return np.tanh(y).reshape(T, N, -1)")
both(first, bare)
raises(jens, "shape", "hs.T @ Wy", "The states need no transpose.", "y = flat @ Wy + by", "y = hs.T @ Wy + by")
raises(jens, "attribute", "hs.dim", "An array's axes are in its shape; dim is another library's.",
    "T, N, H = hs.shape", "T, N, H = hs.dim()")
awkward(jens, "It returns a list of one array for each step.",
    "return y.reshape(T, N, -1)", "return list(y.reshape(T, N, -1))")

# ------------------------------------------------------------------------------------------------ count_rnn_params

kim = right("count_rnn_params", """
def count_rnn_params(D, H, K, two_biases=False):
    n_bias = 2 if two_biases else 1
    total = 0
    total += D * H      # Wx
    total += H ** 2     # Wh
    total += n_bias * H
    total += H * K + K  # readout
    return total
""")
wrong(kim, "term", "one_bias", "The bias of the read-out is missing.", "H * K + K", "H * K")
wrong(kim, "counted twice", "two_biases", "The read-out has one bias only, also where the cell has two.",
    "H * K + K", "H * K + n_bias * K")
wrong(kim, "condition", "two_biases", "two_biases is not looked at.", "2 if two_biases else 1", "1")
wrong(kim, "operand", "one_bias", "Wh has H times H entries, not 2 H.", "H ** 2", "H * 2")
raises(kim, "name", "readout_size", "Nothing is called readout_size.", "total += H * K + K", "total += readout_size")
awkward(kim, "It returns a float.", "return total", "return float(total)")
awkward(kim, "It returns a NumPy integer.", "total = 0", "total = np.int64(0)")

# ------------------------------------------------------------------------------------------------ one_hot_seq, embed

lena = right("one_hot_seq", """
def one_hot_seq(ids, V):
    T, N = ids.shape
    result = np.zeros((T, N, V))
    for t in range(T):
        for n in range(N):
            if ids[t, n] >= 0:
                result[t, n, ids[t, n]] = 1
    return result
""")
wrong(lena, "condition", "with_padding",
    "Padding must give a vector of zeros; an id of -1 writes into the last column.",
    "            if ids[t, n] >= 0:\n                result", "            result")
strict = wrong(lena, "condition", "one_hot", "Symbol 0 is a symbol like any other; only -1 is padding.",
    "ids[t, n] >= 0", "ids[t, n] > 0")
shifted = wrong(lena, "off by one", "one_hot", "The 1 stands one place too far to the left.",
    "result[t, n, ids[t, n]]", "result[t, n, ids[t, n] - 1]")
both(strict, shifted)
raises(lena, "index", "result[t, n, ids[t, n]]",
    "There are V symbols, and the largest number in ids needs a place too.",
    "np.zeros((T, N, V))", "np.zeros((T, N, ids.max()))")
raises(lena, "type", "np.zeros(T, N, V)", "np.zeros takes the shape as one tuple.",
    "np.zeros((T, N, V))", "np.zeros(T, N, V)")
awkward(lena, "It returns whole numbers.", "np.zeros((T, N, V))", "np.zeros((T, N, V), dtype=int)")
awkward(lena, "It returns truth values.", "np.zeros((T, N, V))", "np.zeros((T, N, V), dtype=bool)")

mona = right("embed", """
def embed(ids, E):
    mask = (ids != -1)[..., np.newaxis]
    safe = np.where(ids == -1, 0, ids)
    return np.take(E, safe, axis=0) * mask
""")
wrong(mona, "condition", "with_padding", "Padding gets the vector of symbol 0, and should get zeros.",
    "np.take(E, safe, axis=0) * mask", "np.take(E, safe, axis=0)")
wrong(mona, "condition", "vectors", "The mask is turned round: it keeps the padding and erases the symbols.",
    "(ids != -1)", "(ids == -1)")
raises(mona, "shape", "np.take(E, safe, axis=0) * mask", "The mask needs a last axis to meet the vectors.",
    "(ids != -1)[..., np.newaxis]", "(ids != -1)")
raises(mona, "attribute", "ids.lookup", "An array has no lookup; take the rows by their numbers.",
    "np.take(E, safe, axis=0)", "ids.lookup(E)")

# ------------------------------------------------------------------------------------------------ echo_linear, survive_tanh

nils = right("echo_linear", """
def echo_linear(k):
    Wx = np.zeros((1, k + 1))
    Wx[0, 0] = 1
    Wh = np.zeros((k + 1, k + 1))
    for i in range(k):
        Wh[i, i + 1] = 1   # hand it to the right
    Wy = np.zeros((k + 1, 1))
    Wy[k, 0] = 1
    return Wx, Wh, Wy
""")
wrong(nils, "transpose", "Wh",
    "The units hand the pulse to the left, away from the one that is read: Wh is transposed.",
    "Wh[i, i + 1] = 1", "Wh[i + 1, i] = 1")
wrong(nils, "off by one", "Wy", "The echo comes a step too early: the last but one unit is read.",
    "Wy[k, 0]", "Wy[max(k - 1, 0), 0]")
wrong(nils, "constant", "Wh", "The echo grows weaker at every step; what is handed on should be as large as it was.",
    "Wh[i, i + 1] = 1 ", "Wh[i, i + 1] = 0.9 ")
raises(nils, "index", "Wh[i, i + 1]", "There are k handings on among k+1 units, so i goes to k-1.",
    "for i in range(k)", "for i in range(k + 1)")

olga = right("survive_tanh", """
def survive_tanh(Wx, Wh, Wy):
    scale = 0.0005
    return Wx * scale, Wh.copy(), Wy / scale
""")
wrong(olga, "term", "Wy", "What is made small on the way in must be made large again on the way out.",
    "Wy / scale", "Wy.copy()")
wrong(olga, "counted twice", "Wh", "Wh must stay: made small, it shrinks the state at every step.",
    "Wh.copy()", "Wh * scale")
wrong(olga, "constant", "Wx", "The state is still so large that tanh bends it.", "scale = 0.0005", "scale = 0.5")
