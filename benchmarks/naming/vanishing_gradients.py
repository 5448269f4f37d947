"""Answers to the exercises of the chapter on vanishing and exploding gradients."""
# fmt: off  (an entry stays together, in few lines)

from benchmarks.naming import awkward, both, raises, right, wrong

# ------------------------------------------------------------------------------------------------ rnn_jacobian

abel = right("rnn_jacobian", """
def rnn_jacobian(h_next, Wh):
    H = len(h_next)
    J = np.zeros((H, H))
    for i in range(H):
        for j in range(H):
            J[i, j] = (1 - h_next[i] ** 2) * Wh[j, i]
    return J
""")
bella = right("rnn_jacobian", """
def rnn_jacobian(h_next, Wh):
    D = np.diag(1 - h_next * h_next)
    return D @ Wh.T
""")
wrong(abel, "transpose", "J", "The row belongs to what comes out: the weight from unit j to unit i is Wh[j, i].",
    "Wh[j, i]", "Wh[i, j]")
by_column = wrong(abel, "axis", "J", "The slope belongs to the unit that comes out, i, and here is taken at j.",
    "h_next[i] ** 2", "h_next[j] ** 2")
wrong(abel, "slope", "J", "h_next is the tanh already.", "h_next[i] ** 2", "np.tanh(h_next[i]) ** 2")
wrong(bella, "product", "J", "The slopes scale the rows; they must stand left of the matrix.", "D @ Wh.T", "Wh.T @ D")
flat = wrong(bella, "slope", "J", "The slope is 1 - h squared, and nothing is squared here.",
    "1 - h_next * h_next", "1 - h_next")
straight = wrong(bella, "transpose", "J", "Wh has its rows for what goes in, the Jacobian for what comes out.",
    "D @ Wh.T", "D @ Wh")
both(flat, straight)
raises(abel, "index", "h_next[i, j]", "h_next has one axis only.", "h_next[i] ** 2", "h_next[i, j] ** 2")
raises(bella, "attribute", "np.diagonal_matrix", "The function is called np.diag.", "np.diag(", "np.diagonal_matrix(")
awkward(bella, "It returns a list of rows.", "return D @ Wh.T", "return list(D @ Wh.T)")

# ------------------------------------------------------------------------------------------------ jacobian_product_norms

carla = right("jacobian_product_norms", """
def jacobian_product_norms(hs, Wh):
    T, H = hs.shape
    out = [1.0]
    P = np.identity(H)
    for t in range(T - 1, 0, -1):
        J = (1 - hs[t] ** 2).reshape(H, 1) * Wh.T
        P = np.dot(P, J)
        s = np.linalg.svd(P, compute_uv=False)
        out.append(s[0])
    out.reverse()
    return np.array(out)
""")
other_side = wrong(carla, "product", "norms", "The earlier step's Jacobian must stand on the right of the product.",
    "np.dot(P, J)", "np.dot(J, P)")
wrong(carla, "reversed", "norms", "The list was filled from the end of the sequence, and is never turned round.",
    "    out.reverse()\n", "")
frob = wrong(carla, "norm", "norms",
    "The largest singular value is asked for, and this is the root of the sum of all squares.",
    "out.append(s[0])", "out.append(np.sqrt(np.sum(s ** 2)))")
smallest = wrong(carla, "operand", "norms", "This is the smallest singular value; the largest stands first.",
    "s[0]", "s[-1]")
wrong(carla, "not carried", "norms", "Every norm is that of one step alone; the product of all steps since is wanted.",
    "P = np.dot(P, J)", "P = J")
one_late = wrong(carla, "off by one", "norms",
    "The Jacobian at step t is made with the new state hs[t], not with the one before.",
    "(1 - hs[t] ** 2)", "(1 - hs[t - 1] ** 2)")
wrong(carla, "norm", "norms", "An eigenvalue is not a singular value: the matrix is not symmetric.",
    "s = np.linalg.svd(P, compute_uv=False)", "s = np.sort(np.abs(np.linalg.eigvals(P)))[::-1]")
both(other_side, frob)
both(smallest, one_late)
raises(carla, "shape", "np.dot(P, J)", "The Jacobian needs its slopes as a column, or it is no square matrix.",
    "(1 - hs[t] ** 2).reshape(H, 1) * Wh.T", "(1 - hs[t:] ** 2)")
raises(carla, "unpacking", "T, N, H = hs.shape", "These are the states of one example: two axes.",
    "T, H = hs.shape", "T, N, H = hs.shape")
awkward(carla, "It returns a list of floats.", "return np.array(out)", "return [float(v) for v in out]")

# ------------------------------------------------------------------------------------------------ rescale_spectral_radius

david = right("rescale_spectral_radius", """
def rescale_spectral_radius(W, rho):
    eigenvalues, _ = np.linalg.eig(W)
    radius = max(abs(e) for e in eigenvalues)
    factor = rho / radius
    return factor * W
""")
wrong(david, "norm", "W_new", "The real part of an eigenvalue is not its distance from zero.", "abs(e)", "e.real")
wrong(david, "norm", "W_new", "The largest singular value is not the spectral radius.",
    "max(abs(e) for e in eigenvalues)", "np.linalg.norm(W, 2)")
upside = wrong(david, "factor", "W_new", "The factor is turned upside down.", "rho / radius", "radius / rho")
wrong(david, "term", "W_new", "The matrix must first be divided by the radius that it has.", "rho / radius", "rho")
wrong(david, "norm", "W_new", "The Frobenius norm is not the spectral radius.",
    "max(abs(e) for e in eigenvalues)", "np.linalg.norm(W)")
lowest = wrong(david, "operand", "W_new", "The eigenvalue that is farthest from zero counts, not the nearest.",
    "max(abs(e)", "min(abs(e)")
both(upside, lowest)
raises(david, "unpacking", "eigenvalues, _ = np.linalg.eigvals(W)",
    "eigvals gives the eigenvalues alone; eig gives a pair.", "np.linalg.eig(W)", "np.linalg.eigvals(W)")
raises(david, "type", "rho / radius", "max is a method: it wants its brackets.",
    "max(abs(e) for e in eigenvalues)", "np.abs(eigenvalues).max")
awkward(david, "The result is complex, with no imaginary part.",
    "return factor * W", "return (factor * W).astype(complex)",
    disputed="Complex numbers are refused, also where every imaginary part is zero.")

# ------------------------------------------------------------------------------------------------ vanishing_bound

edda = right("vanishing_bound", """
def vanishing_bound(Wh, act="tanh"):
    sigma = np.linalg.svd(Wh)[1].max()
    if act == "sigmoid":
        sigma = sigma / 4
    verdict = "open"
    if sigma < 1:
        verdict = "vanishes"
    return verdict, sigma
""")
sure = wrong(edda, "condition", "verdict", "A bound above 1 proves nothing: gradients may do either.",
    'verdict = "open"', 'verdict = "explodes"')
full = wrong(edda, "condition", "factor",
    "The logistic function has a slope of a quarter at most; it is not looked at.",
    '    if act == "sigmoid":\n        sigma = sigma / 4\n', "")
half = wrong(edda, "constant", "factor", "The steepest slope of the logistic function is a quarter, not a half.",
    "sigma / 4", "sigma / 2")
wrong(edda, "norm", "factor", "The spectral radius does not bound what one step does; the largest singular value does.",
    "np.linalg.svd(Wh)[1].max()", "np.abs(np.linalg.eigvals(Wh)).max()")
wrong(edda, "condition", "verdict", "The comparison is turned round.", "if sigma < 1:", "if sigma > 1:")
both(sure, half)
both(sure, full)
raises(edda, "attribute", "np.linalg.svd(Wh).max()", "svd gives three results; the singular values are the second.",
    "np.linalg.svd(Wh)[1].max()", "np.linalg.svd(Wh).max()")
awkward(edda, "It returns a list, and the factor as an array without axes.",
    "return verdict, sigma", "return [verdict, np.asarray(sigma)]")

# ------------------------------------------------------------------------------------------------ orthogonal, irnn_init

fritz = right("orthogonal", """
def orthogonal(H, rng):
    A = rng.standard_normal((H, H))
    U, S, Vt = np.linalg.svd(A)
    return U @ Vt
""")
wrong(fritz, "factor", "Q", "With the singular values in it, it is the random matrix again, which stretches.",
    "U @ Vt", "U * S @ Vt")
wrong(fritz, "operand", "Q", "All that is random must come from rng.",
    "rng.standard_normal((H, H))", "np.random.default_rng(0).standard_normal((H, H))")
wrong(fritz, "norm", "Q", "Columns of length 1 are not yet at right angles to each other.",
    "U @ Vt", "A / np.linalg.norm(A, axis=0)")
raises(fritz, "attribute", "rng.randn", "A Generator has no randn; it is called standard_normal.",
    "rng.standard_normal((H, H))", "rng.randn(H, H)")
raises(fritz, "unpacking", "U, Vt = np.linalg.svd(A)", "svd gives three results.", "U, S, Vt = ", "U, Vt = ")

gerd = right("irnn_init", """
def irnn_init(D, H, rng, std=0.001):
    Wx = std * rng.standard_normal(size=(D, H))
    Wh = np.identity(H)
    b = np.zeros((H,))
    return Wx, Wh, b
""")
wrong(gerd, "factor", "Wx", "std is not used: the input is far too loud.", "std * rng", "rng")
wrong(gerd, "operand", "Wh", "The recurrent matrix must be the identity, so that a state stays.",
    "np.identity(H)", "std * rng.standard_normal(size=(H, H))")
wrong(gerd, "constant", "Wx", "The standard deviation is std; its root is something else.",
    "std * rng", "np.sqrt(std) * rng")
raises(gerd, "type", "np.zeros(H, H)", "np.zeros takes the shape first, and b has one axis.",
    "np.zeros((H,))", "np.zeros(H, H)")
raises(gerd, "arguments", "rng.normal(0, std, D, H)", "normal takes the shape as one tuple.",
    "std * rng.standard_normal(size=(D, H))", "rng.normal(0, std, D, H)")

# ------------------------------------------------------------------------------------------------ effective_horizon

hanna = right("effective_horizon", """
def effective_horizon(norms, tol=1e-3):
    for k in range(len(norms) - 1, -1, -1):
        if norms[k] >= tol:
            return k + 1
    return 0
""")
wrong(hanna, "off by one", "horizon", "Lags count from 0, so k + 1 lags count, not k.", "return k + 1", "return k")
dips = wrong(hanna, "reversed", "horizon",
    "A norm that has dipped may come back: look from the end, not from the beginning.",
    "range(len(norms) - 1, -1, -1)", "range(len(norms))", "norms[k] >= tol", "norms[k] < tol",
    "return k + 1\n    return 0", "return k\n    return len(norms)")
wrong(hanna, "condition", "horizon", "The norms that are at least tol count, not those below.",
    "norms[k] >= tol", "norms[k] < tol")
wrong(hanna, "constant", "horizon", "If every norm is below tol the answer is 0.", "    return 0\n", "    return 1\n")
wrong(hanna, "condition", "horizon",
    "This counts the norms above tol, and leaves out those that dip before the last of them.",
    "return k + 1", "return int(sum(v >= tol for v in norms))")
raises(hanna, "index", "norms[k]", "The last index is one less than the length.",
    "range(len(norms) - 1, -1, -1)", "range(len(norms), -1, -1)")
raises(hanna, "type", "range(norms.shape, -1, -1)", "A shape is a tuple; its first entry is a number.",
    "range(len(norms) - 1, -1, -1)", "range(norms.shape, -1, -1)")
awkward(hanna, "It returns a NumPy integer.", "return k + 1", "return np.int32(k + 1)")
awkward(hanna, "It returns a whole number as a float.", "return k + 1", "return k + 1.0")

# ------------------------------------------------------------------------------------------------ grad_profile

igor = right("grad_profile", """
def grad_profile(dhs, cache):
    hs = cache["hs"]
    W = cache["Wh"]
    T = dhs.shape[0]
    profile = [None] * T
    arriving = np.zeros_like(dhs[0])
    for t in reversed(range(T)):
        g = arriving + dhs[t]
        profile[t] = np.sqrt((g ** 2).sum())
        arriving = np.matmul(g * (1 - hs[t] ** 2), W.T)
    return np.array(profile)
""")
alone = wrong(igor, "not carried", "norms",
    "What comes from later is measured alone; the gradient from above belongs to it.",
    "np.sqrt((g ** 2).sum())", "np.sqrt((arriving ** 2).sum())")
squares = wrong(igor, "norm", "norms", "The root of the sum of squares is missing.",
    "np.sqrt((g ** 2).sum())", "(g ** 2).sum()")
meant = wrong(igor, "sum for mean", "norms", "The squares are to be added up; their mean is smaller.",
    "(g ** 2).sum()", "(g ** 2).mean()")
wrong(igor, "transpose", "norms", "On the way back Wh is transposed.", "W.T)", "W)")
wrong(igor, "old for new", "norms", "The slope of step t is taken at the state that it made, hs[t].",
    "(1 - hs[t] ** 2)", "(1 - hs[t - 1] ** 2)")
before = wrong(igor, "factor", "norms", "The slope of the tanh is missing on the way to the earlier state.",
    "g * (1 - hs[t] ** 2)", "g")
wrong(igor, "upstream ignored", "norms", "Only the last step's gradient from above is used.",
    "g = arriving + dhs[t]", "g = arriving + (dhs[t] if t == T - 1 else 0)")
both(alone, before)
both(squares, before)
both(meant, before)
raises(igor, "type", "np.sqrt((g ** 2).sum)", "sum is a method: it wants its brackets.",
    "np.sqrt((g ** 2).sum())", "np.sqrt((g ** 2).sum)")
raises(igor, "name", "g_prev", "The gradient of the step is called g.", "np.matmul(g * ", "np.matmul(g_prev * ")
awkward(igor, "It returns a list.", "return np.array(profile)", "return profile")
