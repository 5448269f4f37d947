"""Answers to the exercises of the chapter on clipping."""
# fmt: off  (an entry stays together, in few lines)

from benchmarks.naming import awkward, both, raises, right, wrong

# ------------------------------------------------------------------------------------------------ clip_value

alfred = right("clip_value", """
def clip_value(grads, c):
    clipped = {}
    for key in grads:
        g = np.minimum(grads[key], c)
        g = np.maximum(g, -c)
        clipped[key] = g
    return clipped
""")
upper = wrong(alfred, "condition", "clipped", "Only large positive entries are cut; those below -c are not.",
    "        g = np.maximum(g, -c)\n", "")
wrong(alfred, "sign", "clipped", "The lower end is c too, so every entry becomes at least c.",
    "np.maximum(g, -c)", "np.maximum(g, c)")
wrong(alfred, "factor", "clipped", "The entries should be cut off, not all made smaller.",
    "        g = np.minimum(grads[key], c)\n        g = np.maximum(g, -c)\n", "        g = grads[key] / max(1.0, np.abs(grads[key]).max() / c)\n")
wrong(alfred, "overwritten", "clipped", "The second line begins again with the entries that were not cut.",
    "np.maximum(g, -c)", "np.maximum(grads[key], -c)")
raises(alfred, "attribute", "grads[key].clamp", "NumPy calls it clip; clamp is PyTorch's.",
    "np.minimum(grads[key], c)", "grads[key].clamp(-c, c)")
raises(alfred, "index", "clipped[key]", "A list has no places under names; a dict is asked for.",
    "clipped = {}", "clipped = []")
raises(alfred, "value", "min(grads[key], c)", "min compares whole arrays; np.minimum goes entry by entry.",
    "np.minimum(grads[key], c)", "min(grads[key], c)")
awkward(alfred, "It changes the caller's arrays.",
    "clipped[key] = g\n", "grads[key][...] = g\n        clipped[key] = grads[key]\n")
awkward(alfred, "It returns the same dict, filled anew.", "clipped = {}", "clipped = grads",
    "for key in grads:", "for key in list(grads):")

# ------------------------------------------------------------------------------------------------ global_norm

britta = right("global_norm", """
def global_norm(grads):
    total = 0.0
    for name, array in grads.items():
        flat = array.ravel()
        total += np.dot(flat, flat)
    return total ** 0.5
""")
cornel = right("global_norm", """
def global_norm(grads):
    everything = np.concatenate([np.asarray(g).flatten() for g in grads.values()])
    return np.linalg.norm(everything)
""")
wrong(britta, "norm", "norm", "The root is missing.", "total ** 0.5", "total")
wrong(britta, "overwritten", "norm", "Only the last array counts.", "total += np.dot", "total = np.dot")
wrong(britta, "norm", "norm", "The lengths of the arrays are added; their squares should be.",
    "total += np.dot(flat, flat)", "total += np.sqrt(np.dot(flat, flat))", "return total ** 0.5", "return total")
wrong(britta, "sum for mean", "norm", "A mean over the arrays is taken.",
    "return total ** 0.5", "return (total / len(grads)) ** 0.5")
wrong(britta, "norm", "norm", "The entries are added up before they are squared.",
    "np.dot(flat, flat)", "flat.sum() ** 2")
wrong(cornel, "norm", "norm", "This is the largest entry.",
    "np.linalg.norm(everything)", "np.linalg.norm(everything, np.inf)")
wrong(cornel, "norm", "norm", "This is the sum of the entries' sizes.",
    "np.linalg.norm(everything)", "np.abs(everything).sum()")
raises(britta, "unpacking", "name, array", "A dict is looped over by its names; items() gives names and arrays.",
    "grads.items()", "grads", here="for name, array")
raises(cornel, "shape", "np.concatenate([np.asarray(g) for g in grads.values()])",
    "The arrays have different shapes and must be flattened first.", "np.asarray(g).flatten()", "np.asarray(g)")
raises(cornel, "type", "np.linalg.norm(grads)", "A dict is no array.",
    "np.linalg.norm(everything)", "np.linalg.norm(grads)")
awkward(cornel, "It returns an array with one entry.",
    "return np.linalg.norm(everything)", "return np.array(np.linalg.norm(everything))")

# ------------------------------------------------------------------------------------------------ clip_by_global_norm

dagmar = right("clip_by_global_norm", """
def clip_by_global_norm(grads, max_norm):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    scale = min(1.0, max_norm / (norm + 1e-6))
    out = dict()
    for k, v in grads.items():
        out[k] = v * scale
    return out, norm
""")
always = wrong(dagmar, "condition", "clipped", "A short gradient must stay as it is; here it is made longer.",
    "min(1.0, max_norm / (norm + 1e-6))", "max_norm / (norm + 1e-6)")
upside = wrong(dagmar, "factor", "clipped", "The factor is turned upside down.",
    "min(1.0, max_norm / (norm + 1e-6))", "max(1.0, norm / max_norm)")
each = wrong(dagmar, "norm", "clipped", "Every array is clipped by its own norm; one factor should serve all.",
    "        out[k] = v * scale\n", "        out[k] = v * min(1.0, max_norm / (np.linalg.norm(v) + 1e-6))\n")
after = wrong(dagmar, "old for new", "norm", "The norm before clipping is asked for, not the one after it.",
    "return out, norm", "return out, norm * scale")
wrong(dagmar, "condition", "clipped",
    "The comparison is turned round: short gradients are made longer, long ones left.", "min(1.0, ", "max(1.0, ")
wrong(dagmar, "norm", "clipped", "The root of the sum of squares is missing, so far too much is clipped.",
    "np.sqrt(sum((g ** 2).sum() for g in grads.values()))", "sum((g ** 2).sum() for g in grads.values())")
wrong(dagmar, "factor", "clipped", "The gradient is divided by its norm and never multiplied by max_norm.",
    "min(1.0, max_norm / (norm + 1e-6))", "1.0 if norm <= max_norm else 1 / norm")
wrong(dagmar, "constant", "clipped",
    "1e-6 is added to the norm so that nothing is divided by zero; 1e-2 is no small number.",
    "norm + 1e-6", "norm + 1e-2")
both(always, after)
both(each, after)
both(upside, after)
raises(dagmar, "type", "grads * scale", "A dict cannot be multiplied; its arrays can.", "v * scale", "grads * scale")
raises(dagmar, "attribute", "grads.values().sum()", "What values() gives is no array.",
    "sum((g ** 2).sum() for g in grads.values())", "grads.values().sum() ** 2")
raises(dagmar, "key", "out[k] *= scale", "Nothing is in out yet.", "out[k] = v * scale", "out[k] *= scale",
    here="out[k] *= ")
awkward(dagmar, "It scales the caller's arrays.", "out[k] = v * scale", "v *= scale\n        out[k] = v")
awkward(dagmar, "The norm is a Python float, and the pair a list.", "return out, norm", "return [out, float(norm)]")

# ------------------------------------------------------------------------------------------------ direction_change

erika = right("direction_change", """
def direction_change(grads, method, c):
    names = sorted(grads)
    u = np.concatenate([grads[k].ravel() for k in names])
    if method == "value":
        v = np.clip(u, -c, c)
    elif method == "norm":
        v = u * min(1, c / np.sqrt(u @ u))
    elif method == "each":
        pieces = []
        for k in names:
            g = grads[k].ravel()
            length = np.sqrt(g @ g)
            pieces.append(g * c / length if length > c else g)
        v = np.concatenate(pieces)
    cos = (u @ v) / (np.linalg.norm(u) * np.linalg.norm(v))
    return np.rad2deg(np.arccos(np.clip(cos, -1, 1)))
""")
radians = wrong(erika, "constant", "degrees", "The angle is asked for in degrees; this is in radians.",
    "np.rad2deg(np.arccos(np.clip(cos, -1, 1)))", "np.arccos(np.clip(cos, -1, 1))")
wrong(erika, "squashing", "degrees", "The angle is the arc cosine; here it is taken for the sine.",
    "np.arccos(", "np.arcsin(")
wrong(erika, "term", "degrees", "The cosine is the product divided by both lengths; the second is missing.",
    "(np.linalg.norm(u) * np.linalg.norm(v))", "np.linalg.norm(u)")
shorten = wrong(erika, "condition", "degrees", "Short arrays are made longer in the method each.",
    "g * c / length if length > c else g", "g * c / length")
wrong(erika, "condition", "degrees", "The method each is done as norm is: the whole at once.",
    "        v = np.concatenate(pieces)\n", "        v = u\n")
both(radians, shorten)
raises(erika, "name", "v", "v has no value: the name of the method is misspelt.",
    'method == "each"', 'method == "every"', here="cos = ")
raises(erika, "shape", "np.concatenate([grads[k] for k in names])", "The arrays must be flattened first.",
    "grads[k].ravel() for k in names])", "grads[k] for k in names])")

# ------------------------------------------------------------------------------------------------ safe_step

fabian = right("safe_step", """
def safe_step(params, grads, lr, max_norm, skipped):
    sq = 0.0
    for g in grads.values():
        if np.isnan(g).any() or np.isinf(g).any():
            return params, skipped + 1
        sq += np.sum(np.square(g))
    norm = np.sqrt(sq)
    scale = 1.0
    if norm > max_norm:
        scale = max_norm / norm
    new = {}
    for k in params:
        new[k] = params[k] - lr * scale * grads[k]
    return new, skipped
""")
uphill = wrong(fabian, "sign", "params", "The step goes uphill: lr times the gradient is to be subtracted.",
    "params[k] - lr", "params[k] + lr")
inf_passes = wrong(fabian, "condition", "params", "Infinite entries are not noticed.",
    "np.isnan(g).any() or np.isinf(g).any()", "np.isnan(g).any()")
wrong(fabian, "condition", "params", "A step is skipped only where all entries are NaN.",
    "np.isnan(g).any() or np.isinf(g).any()", "np.isnan(g).all() or np.isinf(g).all()")
uncounted = wrong(fabian, "term", "skipped", "A skipped step is not counted.", "skipped + 1", "skipped")
wrong(fabian, "overwritten", "skipped", "The count begins anew with each skipped step.",
    "return params, skipped + 1", "return params, 1")
unclipped = wrong(fabian, "factor", "params", "The gradient is not clipped.", "lr * scale * grads[k]", "lr * grads[k]")
wrong(fabian, "factor", "params", "The learning rate is missing.", "lr * scale", "scale")
wrong(fabian, "counted twice", "skipped", "Steps that are made are counted as skipped.",
    "return new, skipped", "return new, skipped + 1")
wrong(fabian, "last step only", "params", "Only the last array is looked at, as the sum begins anew with each.",
    "sq += np.sum", "sq = np.sum")
both(uphill, unclipped)
both(uncounted, unclipped)
both(inf_passes, uphill)
raises(fabian, "name", "skiped", "The name is misspelt.", "skipped + 1", "skiped + 1")
raises(fabian, "type", "params - lr * scale * grads", "Dicts cannot be subtracted.",
    "    for k in params:\n        new[k] = params[k] - lr * scale * grads[k]\n", "    new = params - lr * scale * grads\n",
    here="new = params")
raises(fabian, "value", "np.isnan(g)", "An array of truth values has no single truth: any or all.",
    "if np.isnan(g).any() or np.isinf(g).any():", "if np.isnan(g):")
awkward(fabian, "It steps in place.",
    "new[k] = params[k] - lr * scale * grads[k]", "params[k] -= lr * scale * grads[k]\n        new[k] = params[k]")

# ------------------------------------------------------------------------------------------------ thresholds

gunda = right("choose_threshold", """
def choose_threshold(norms, q=0.9):
    good = [v for v in norms if np.isfinite(v)]
    return np.percentile(good, 100 * q)
""")
wrong(gunda, "constant", "threshold", "A percentile is counted from 0 to 100.", "100 * q", "q")
wrong(gunda, "condition", "threshold", "Infinite norms are kept.", "np.isfinite(v)", "not np.isnan(v)")
wrong(gunda, "operand", "threshold", "A share q of the largest norm is something else.",
    "np.percentile(good, 100 * q)", "q * max(good)")
wrong(gunda, "reversed", "threshold", "A share 1 - q does not exceed this number.", "100 * q", "100 * (1 - q)")
wrong(gunda, "last step only", "threshold", "The norms are not in order of size: this takes one by its step.",
    "np.percentile(good, 100 * q)", "good[int(q * (len(good) - 1))]")
raises(gunda, "type", "sorted(good)[q * len(good)]", "An index is a whole number.",
    "np.percentile(good, 100 * q)", "sorted(good)[q * len(good)]")
raises(gunda, "value", "np.percentile(good, 1000 * q)", "A percentile is at most 100.", "100 * q", "1000 * q")
raises(gunda, "attribute", "norms.isfinite()", "It is a function of NumPy's, not a method.",
    "[v for v in norms if np.isfinite(v)]", "norms[norms.isfinite()]")
awkward(gunda, "It returns a Python float.",
    "return np.percentile(good, 100 * q)", "return float(np.percentile(good, 100 * q))")

hilmar = right("clip_fraction", """
def clip_fraction(norms, max_norm):
    count = 0
    for v in norms:
        if v > max_norm:
            count += 1
    return count / len(norms)
""")
wrong(hilmar, "sum for mean", "share", "The share is asked for, not the number.",
    "return count / len(norms)", "return count")
wrong(hilmar, "condition", "share", "This is the share that is not clipped.", "v > max_norm", "v <= max_norm")
wrong(hilmar, "constant", "share", "This is a percentage; a number between 0 and 1 is asked for.",
    "return count / len(norms)", "return 100 * count / len(norms)")
wrong(hilmar, "rounding", "share", "The share is rounded down to a whole number.",
    "count / len(norms)", "count // len(norms)")
wrong(hilmar, "condition", "share", "A norm that equals the threshold is not clipped.", "v > max_norm", "v >= max_norm",
    disputed="In no case does a norm equal the threshold.")
raises(hilmar, "attribute", "norms.len()", "The length is len(norms).", "len(norms)", "norms.len()")

# ------------------------------------------------------------------------------------------------ the cliff

ilka = right("cliff_gradient", """
def cliff_gradient(w, b):
    sig = lambda v: 1 / (1 + np.exp(-v))
    xs = [0.5]
    for _ in range(50):
        xs.append(w * sig(xs[-1]) + b)
    out = sig(xs[-1])
    loss = (out - 0.7) ** 2
    dx = 2 * (out - 0.7) * out * (1 - out)
    dw = 0.0
    db = 0.0
    for x in reversed(xs[:-1]):
        s = sig(x)
        dw += dx * s
        db += dx
        dx *= w * s * (1 - s)
    return loss, dw, db
""")
two = wrong(ilka, "constant", "dw", "The derivative of a square has a factor 2.",
    "2 * (out - 0.7) * out", "(out - 0.7) * out")
wrong(ilka, "slope", "dw", "The slope of the last sigmoid is missing.",
    "2 * (out - 0.7) * out * (1 - out)", "2 * (out - 0.7)")
wrong(ilka, "factor", "db", "w is missing on the way from step to step.", "dx *= w * s * (1 - s)", "dx *= s * (1 - s)")
wrong(ilka, "off by one", "loss", "49 steps are made, and 50 asked for.", "range(50)", "range(49)")
only = wrong(ilka, "overwritten", "dw", "Only the first step's share is kept.", "dw += dx * s", "dw = dx * s")
late = wrong(ilka, "off by one", "dw",
    "w met the sigmoid of the state before the step; the states are one step too late.",
    "reversed(xs[:-1])", "reversed(xs[1:])")
wrong(ilka, "reversed", "dw", "The loop goes from the first state to the last.", "reversed(xs[:-1])", "xs[:-1]")
wrong(ilka, "slope", "db", "s is the sigmoid already; it is squashed again.",
    "dx *= w * s * (1 - s)", "dx *= w * sig(s) * (1 - sig(s))")
wrong(ilka, "operand", "dw", "w multiplies the sigmoid of the state, not the state.", "dw += dx * s", "dw += dx * x")
wrong(ilka, "constant", "loss", "The start is 0.5, not 0.", "xs = [0.5]", "xs = [0.0]")
wrong(ilka, "counted twice", "db", "The first factor is taken before the step's share is kept.",
    "        db += dx\n        dx *= w * s * (1 - s)\n", "        dx *= w * s * (1 - s)\n        db += dx\n")
slow = wrong(ilka, "constant", "loss", "The helper is half as steep as the logistic function.",
    "np.exp(-v)", "np.exp(-v / 2)")
both(slow, only)
both(two, late)
both(only, two)
raises(ilka, "name", "sigmoid(x)", "The helper is called sig.", "s = sig(x)", "s = sigmoid(x)")
raises(ilka, "type", "-v", "The whole list is handed to the helper; the last state is meant.",
    "w * sig(xs[-1]) + b", "w * sig(xs) + b", here="sig = lambda")
awkward(ilka, "It returns an array of three numbers.", "return loss, dw, db", "return [loss, dw, db]")

jakob = right("cliff_descent", """
def cliff_descent(gradient, w, b, lr, max_norm, steps):
    path = np.zeros((steps + 1, 2))
    path[0] = w, b
    for k in range(steps):
        loss, dw, db = gradient(path[k, 0], path[k, 1])
        size = np.hypot(dw, db)
        if size > max_norm:
            dw = dw * max_norm / size
            db = db * max_norm / size
        path[k + 1, 0] = path[k, 0] - lr * dw
        path[k + 1, 1] = path[k, 1] - lr * db
    return path
""")
wrong(jakob, "sign", "the first points", "The path goes uphill in b.", "path[k, 1] - lr * db", "path[k, 1] + lr * db")
wrong(jakob, "condition", "the first points", "Nothing is clipped: the comparison is turned round.",
    "if size > max_norm:", "if size < max_norm:")
wrong(jakob, "norm", "the first points", "The two slopes are clipped each by itself, which turns the step.",
    "        if size > max_norm:\n            dw = dw * max_norm / size\n            db = db * max_norm / size\n", "        dw = np.clip(dw, -max_norm, max_norm)\n        db = np.clip(db, -max_norm, max_norm)\n")
wrong(jakob, "not carried", "the first points", "The gradient is taken at the start again and again.",
    "gradient(path[k, 0], path[k, 1])", "gradient(w, b)")
no_lr = wrong(jakob, "factor", "the first points", "The learning rate is missing in w's step.",
    "path[k, 0] - lr * dw", "path[k, 0] - dw")
wrong(jakob, "off by one", "how many points", "The start is missing from the path.", "return path", "return path[1:]")
stale = wrong(jakob, "norm", "the first points",
    "The length of the gradient is the root of the sum of squares, not the sum of the sizes.",
    "np.hypot(dw, db)", "abs(dw) + abs(db)")
both(no_lr, stale)
raises(jakob, "unpacking", "dw, db = gradient(path[k, 0], path[k, 1])",
    "gradient gives the loss first, then the two slopes.", "loss, dw, db =", "dw, db =")
raises(jakob, "index", "path[k + 1, 0]", "There are steps + 1 points.",
    "np.zeros((steps + 1, 2))", "np.zeros((steps, 2))")
raises(jakob, "arguments", "gradient(path[k])", "gradient takes two numbers.",
    "gradient(path[k, 0], path[k, 1])", "gradient(path[k])")
awkward(jakob, "It returns a list of pairs.", "return path", "return [tuple(point) for point in path]")
