"""How the exercises of `start` are marked, and which mistakes are known by name.

Three of the four drives call the function twice: on ordinary numbers, and on numbers for which the formula as it
stands breaks down. Whoever gets only the first right has most of the points, and is told what the rest is about.
"""

import numpy as np

from autograder import Case, Exercise, choice
from solutions import start as reference


def sizes(rng, count):
    """Pairwise different sizes from 3 up, so that no transposition hides."""
    return (int(n) for n in rng.permutation(np.arange(3, 3 + count + 2))[:count])


# ------------------------------------------------------------------------------------------------------- 1: sigmoid


def sigmoid_cases(rng):
    N, H, T = sizes(rng, 3)

    def inputs(z):
        far = np.concatenate([[-800.0], -np.sort(rng.uniform(22, 27, 4))[::-1], [40.0, 800.0]])
        return {"z": z, "far": far}

    yield Case("positive numbers", inputs(rng.uniform(0.1, 4, (N, H))))
    yield Case("negative numbers", inputs(rng.uniform(-4, -0.1, (T, N, H))))
    yield Case("both signs", inputs(rng.uniform(-4, 4, (N, H))))
    yield Case("a single zero", inputs(np.zeros(1)), edge=True)
    yield Case("an array of whole numbers", inputs(rng.permutation(np.arange(-3, 4))), edge=True)


def drive_sigmoid(sigmoid, z, far):
    """`far` holds what an exponential does not bear, and numbers where the answer is small and still not zero."""
    return {"s": sigmoid(z), "s_far": sigmoid(far)}


sigmoid = Exercise(
    reference.sigmoid,
    points=3,
    cases=sigmoid_cases,
    returns={"s": 2, "s_far": 1},
    drive=drive_sigmoid,
    tol=1e-11,  # fine enough to see a clip at 20; the bundle knows wrong answers to twelve digits
    minutes=10,
)


@sigmoid.law(
    "From some z on, further left makes no difference to your function.",
    hint="Compare yours at -25 with np.exp(-25), which is all that is left of the sigmoid there. "
    "Is the overflow cured, or hidden?",
)
def still_falls(case, seen):
    # broken where the entries between -27 and -22 share one small value; what cannot be read is wrong anyway
    s = seen["s_far"]
    return np.shape(s) != case["far"].shape or not (np.ptp(s[1:5]) == 0 and 0 < s[1] < 0.1)


@sigmoid.misconception(
    "For large z, infinity is divided by infinity.",
    "What is np.exp(800)? And which of the two ways to write the sigmoid never asks for it when z is positive?",
)
def naive_overflow(z):
    return np.exp(z) / (1 + np.exp(z))


@sigmoid.misconception(
    "This is the hyperbolic tangent.", "A gate is shut at 0 and open at 1. Between which two numbers do yours lie?"
)
def tanh_used(z):
    return np.tanh(z)


@sigmoid.misconception("The sign of z is turned round.", "At z = 5, should the gate be nearly open or nearly shut?")
def wrong_sign(z):
    return np.where(z >= 0, np.exp(-np.abs(z)), 1.0) / (1.0 + np.exp(-np.abs(z)))


@sigmoid.misconception(
    "The division ends before the sum begins.", "What does Python make of 1 / 1 + 2, and what did you mean?"
)
def no_parentheses(z):
    return 1 / 1 + np.exp(-z)


@sigmoid.misconception(
    "Positive and negative z give the same.",
    "What should sigmoid(2) and sigmoid(-2) add up to? For which of the two is your formula meant?",
)
def one_branch(z):
    return 1 / (1 + np.exp(-np.abs(z)))


@sigmoid.misconception(breaks="still_falls")
def clipped(z):
    return 1 / (1 + np.exp(-np.clip(z, -20, 20)))


@sigmoid.accepts()
def as_typed(z):
    return 1 / (1 + np.exp(-z))


@sigmoid.accepts()
def by_halves(z):
    s = np.empty(z.shape)
    left = z < 0
    s[~left] = 1 / (1 + np.exp(-z[~left]))
    e = np.exp(z[left])
    s[left] = e / (1 + e)
    return s


@sigmoid.accepts()
def both_computed(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


@sigmoid.accepts()
def by_tanh(z):
    return 0.5 * (1 + np.tanh(z / 2))


@sigmoid.accepts()
def clipped_far_out(z):
    return 1.0 / (1.0 + np.exp(-np.clip(z, -500, 500)))


@sigmoid.accepts()
def by_logaddexp(z):
    return np.exp(-np.logaddexp(0, -z))


@sigmoid.accepts()
def number_by_number(z):
    out = np.zeros(z.shape)
    for k, v in np.ndenumerate(z):
        out[k] = 1 / (1 + np.exp(-v)) if v > 0 else 1 - 1 / (1 + np.exp(v))
    return out


# -------------------------------------------------------------------------------------------------- 2: softmax_xent


def xent_inputs(rng, N, K):
    """`far`: every logit 1,000 higher, and in the first row the right class 800 below the best one."""
    logits = rng.uniform(-2, 2, (N, K))
    y = rng.integers(0, K, N)
    if N > 2 and K > 2:
        y[:3] = rng.permutation(K)[:3]  # not all of one class
    far = 1000 + rng.uniform(-2, 2, (N, K))
    far[0, y[0]] -= 800
    return {"logits": logits, "y": y, "far": far}


def xent_cases(rng):
    N, K = sizes(rng, 2)
    yield Case("random numbers", xent_inputs(rng, N, K))
    yield Case("a larger batch", xent_inputs(rng, N + 5, K))
    yield Case("N = 1", xent_inputs(rng, 1, K), edge=True)
    yield Case("two classes", xent_inputs(rng, N, 2), edge=True)


def drive_xent(softmax_xent, logits, y, far):
    seen = {}
    for name, numbers in (("", logits), ("_far", far)):
        out = softmax_xent(numbers, y)
        is_pair = isinstance(out, (tuple, list)) and len(out) == 2
        seen["loss" + name], seen["dlogits" + name] = out if is_pair else (out, None)
    return seen


softmax_xent = Exercise(
    reference.softmax_xent,
    points=5,
    cases=xent_cases,
    returns={"loss": 1.5, "dlogits": 2, "loss_far": 0.75, "dlogits_far": 0.75},
    drive=drive_xent,
    tol=1e-8,
    minutes=20,
)


@softmax_xent.law(
    "However wrong the guess, your loss does not grow beyond a certain number.",
    hint="A floor keeps the logarithm finite. Let the right class fall 100, 400, 800 below the best: "
    "what should the loss be, and what is yours?",
)
def no_floor(case, seen):
    # The first row alone costs 800, so the mean of at most 12 rows is above 60. Broken only where the rest is right:
    # elsewhere the loss agrees with the probabilities that the gradient holds.
    y, d, loss, far = case["y"], seen["dlogits"], seen["loss"], seen["loss_far"]
    if np.shape(d) != case["logits"].shape or np.shape(loss) or np.shape(far) or loss is None or far is None:
        return True
    agrees = abs(np.mean(np.log(1 + len(y) * d[np.arange(len(y)), y])) + loss) < 1e-6
    return not (agrees and far < 60)


def _softmax(logits, axis=1):
    shifted = np.exp(logits - logits.max(axis=axis, keepdims=True))
    return shifted / shifted.sum(axis=axis, keepdims=True)


@softmax_xent.misconception(
    "Large logits overflow.",
    "Add 1,000 to every logit: the probabilities must not change. What does your exponential make of it?",
)
def no_max_shift(logits, y):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    rows, d = np.arange(len(y)), p.copy()
    d[rows, y] -= 1
    return -np.log(p[rows, y]).mean(), d / len(y)


@softmax_xent.misconception(
    "A probability rounds to 0, and then its logarithm is taken.",
    "The right class lies 800 below the best. What is exp(-800) as a float, "
    "and was the probability needed to find its logarithm?",
)
def log_of_zero(logits, y):
    return -np.log(_softmax(logits)[np.arange(len(y)), y]).mean(), reference.softmax_xent(logits, y)[1]


@softmax_xent.misconception(
    "A sum over the examples stands where their mean is asked for.",
    "Hand in every example twice. Should the loss double? And if a loss is divided by N, what becomes of its derivative?",
)
def sum_not_mean(logits, y):
    loss, dlogits = reference.softmax_xent(logits, y)
    return loss * len(y), dlogits * len(y)


@softmax_xent.misconception(
    "The mean runs over the classes too.",
    "Count what you divide by: one for each example, or one for each logit?",
)
def mean_over_classes(logits, y):
    loss, dlogits = reference.softmax_xent(logits, y)
    return loss / logits.shape[1], dlogits / logits.shape[1]


@softmax_xent.misconception(
    "The loss is negative.",
    "Which sign has the logarithm of a number below 1? Should a worse guess make the loss rise or fall?",
)
def minus_missing(logits, y):
    loss, dlogits = reference.softmax_xent(logits, y)
    return -loss, dlogits


@softmax_xent.misconception(
    "The softmax runs along the examples.", "Do your probabilities add up to one over the classes, or over the batch?"
)
def softmax_axis0(logits, y):
    p = _softmax(logits, axis=0)
    rows, d = np.arange(len(y)), p.copy()
    d[rows, y] -= 1
    shifted = logits - logits.max(axis=0)
    return (np.log(np.exp(shifted).sum(axis=0)) - shifted)[rows, y].mean(), d / len(y)


@softmax_xent.misconception(
    "The gradient does not know which class is right.", "Add up a row of your gradient. Should anything be left over?"
)
def one_hot_missing(logits, y):
    return reference.softmax_xent(logits, y)[0], _softmax(logits) / len(y)


@softmax_xent.misconception(
    "The gradient points the other way.",
    "Step against your gradient. Does the logit of the right class go up or down?",
)
def sign_turned(logits, y):
    loss, dlogits = reference.softmax_xent(logits, y)
    return loss, -dlogits


@softmax_xent.misconception(
    "Every row meets every label.",
    "What is the shape of p[:, y]? How many numbers do you want from each row?",
)
def all_labels(logits, y):
    p = _softmax(logits)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    p[:, y] -= 1
    return -log_p[:, y].mean(), p / len(y)


@softmax_xent.misconception(
    "The logarithm is to the base 2.",
    "What should a uniform guess among three classes cost, in nats? What does it cost in yours?",
)
def log_base2(logits, y):
    loss, dlogits = reference.softmax_xent(logits, y)
    return loss / np.log(2), dlogits


@softmax_xent.accepts()
def one_hot(logits, y):
    N, K = logits.shape
    top = np.max(logits, axis=1).reshape(N, 1)
    log_sum = np.log(np.sum(np.exp(logits - top), axis=1)).reshape(N, 1)
    target = np.eye(K)[y]
    loss = np.sum(target * (log_sum - (logits - top))) / N
    return loss, (np.exp(logits - top - log_sum) - target) / N


@softmax_xent.accepts()
def example_by_example(logits, y):
    loss, dlogits = 0.0, np.zeros(logits.shape)
    for n in range(len(y)):
        row = logits[n] - max(logits[n])
        total = sum(np.exp(row))
        loss += (np.log(total) - row[y[n]]) / len(y)
        for k in range(len(row)):
            dlogits[n, k] = (np.exp(row[k]) / total - (k == y[n])) / len(y)
    return [loss, dlogits]


@softmax_xent.accepts()
def shifted_by_the_largest_of_all(logits, y):
    z = logits - np.max(logits)  # one shift for the whole batch
    logsumexp = np.logaddexp.reduce(z, axis=1)
    p = np.exp(z - logsumexp[:, None])
    p[range(len(y)), y] -= 1.0
    return np.mean(logsumexp - z[range(len(y)), y]), p / logits.shape[0]


@softmax_xent.accepts()
def in_place(logits, y):
    logits -= logits.max(axis=-1, keepdims=True)
    log_p = logits - np.log(np.exp(logits).sum(-1, keepdims=True))
    picked = np.take_along_axis(log_p, y[:, None], axis=1)
    np.exp(log_p, out=logits)
    logits[np.arange(y.size), y] -= 1
    logits /= y.size
    return -picked.sum() / y.size, logits


# ------------------------------------------------------------------------------------------------------ 3: num_grad


def num_grad_cases(rng):
    rows, columns = sizes(rng, 2)
    for label, shape, eps, edge in (
        ("random numbers", (rows, columns), 0.03, False),
        ("more rows", (rows + 4, columns), 0.01, False),
        ("one axis", (columns,), 0.02, True),
        ("one entry", (1,), 0.02, True),
        ("three axes", (2, 1, 3), 0.02, True),
    ):
        x, A = rng.uniform(0.5, 1.5, shape), rng.uniform(1, 2, shape)
        yield Case(label, {"x": x, "A": A, "eps": eps}, edge)


def drive_num_grad(num_grad, x, A, eps):
    """f is made here: curved, so that one-sided differences show, mixing all entries, and it notes how far off it is
    asked. A second call on the same array finds out whether the first one left it as it was."""
    start, asked = x.copy(), [0.0]

    def f(v):
        asked.append(float(np.max(np.abs(v - start))))
        return float(np.sum(A * v**3) / 10 + np.sum(np.sin(v)) ** 2 / 10)

    seen = {"grad": num_grad(f, x), "grad_again": num_grad(f, x)}
    asked[:] = [0.0]
    seen["grad_coarse"] = num_grad(f, start.copy(), eps)
    step = max(asked)
    where = "eps from x" if abs(step - eps) < 1e-6 * eps else f"{step:.1g} from x"
    seen["asked"] = where if step > 1e-14 else "at x only"
    return seen


num_grad = Exercise(
    reference.num_grad,
    points=5,
    cases=num_grad_cases,
    returns={"grad": 3, "grad_again": 1, "grad_coarse": 1, "asked": 0},
    drive=drive_num_grad,
    tol=1e-7,
    minutes=20,
)


@num_grad.law(
    "f is never asked at a distance of eps.",
    hint="Call it with eps = 0.1, then with eps = 0.001. Does your answer change, and should it?",
)
def step_is_eps(case, seen):
    return seen["asked"] in ("eps from x", "at x only")


@num_grad.misconception(
    "The difference is taken to one side only.",
    "Make eps ten times smaller. Does your error shrink ten times, or a hundred times?",
)
def forward_difference(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for k in np.ndindex(x.shape):
        moved = x.copy()
        moved[k] += eps
        grad[k] = (f(moved) - f(x)) / eps
    return grad


@num_grad.misconception(
    "x is not put back.", "Print x before and after the call. And which x does the second entry's turn see?"
)
def x_not_restored(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for k in np.ndindex(x.shape):
        x[k] += eps
        above = f(x)
        x[k] -= 2 * eps
        grad[k] = (above - f(x)) / (2 * eps)
    return grad


@num_grad.misconception(
    "The steps pile up.", "When the second entry's turn comes, how many entries of your two points have moved?"
)
def steps_pile_up(f, x, eps=1e-5):
    grad, above, below = np.zeros_like(x), x.copy(), x.copy()
    for k in np.ndindex(x.shape):
        above[k] += eps
        below[k] -= eps
        grad[k] = (f(above) - f(below)) / (2 * eps)
    return grad


@num_grad.misconception(
    "f is asked twice at the same point, and the difference is nothing.",
    "After a = x and b = x, how many arrays are there? Print the two points just before you ask f.",
)
def no_copy(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for k in np.ndindex(x.shape):
        above, below = x, x
        above[k] += eps
        below[k] -= eps
        grad[k] = (f(above) - f(below)) / (2 * eps)
    return grad


@num_grad.misconception(
    "The difference is divided by the wrong distance.", "How far apart are the two points at which you ask f?"
)
def missing_factor_2(f, x, eps=1e-5):
    return 2 * reference.num_grad(f, x, eps)


@num_grad.misconception(
    "The difference is multiplied by eps.", "What does Python make of 6 / 2 * 3, and what did you mean?"
)
def no_brackets(f, x, eps=1e-5):
    return reference.num_grad(f, x, eps) * eps**2


@num_grad.misconception(
    "All entries of x are moved at once.",
    "A partial derivative asks what happens when how many entries move, and what do the others do?",
)
def full_array_shift(f, x, eps=1e-5):
    return np.full_like(x, (f(x + eps) - f(x - eps)) / (2 * eps))


@num_grad.misconception(breaks="step_is_eps")
def eps_too_small(f, x, eps=1e-5):
    return reference.num_grad(f, x, 1e-12)


@num_grad.accepts()
def on_copies(f, x, eps=1e-5):
    grad = np.empty(x.shape)
    for k in np.ndindex(*x.shape):
        above, below = x.copy(), x.copy()
        above[k] += eps
        below[k] -= eps
        grad[k] = (f(above) - f(below)) / (2 * eps)
    return grad


@num_grad.accepts()
def with_nditer(f, x, h=1e-5):
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        ix = it.multi_index
        x[ix] += h
        fxph = f(x)
        x[ix] -= 2 * h
        fxmh = f(x)
        x[ix] += h  # back, but for the last digit
        grad[ix] = (fxph - fxmh) / (2 * h)
        it.iternext()
    return grad


@num_grad.accepts()
def by_unit_vectors(f, x, eps=1e-5):
    steps = eps * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + step) - f(x - step)) / (2 * eps) for step in steps]).reshape(x.shape)


@num_grad.accepts()
def through_a_flat_view(f, x, eps=1e-5):
    flat, g = x.reshape(-1), []
    for i in range(len(flat)):
        keep = flat[i]
        flat[i] = keep - eps
        low = f(x)
        flat[i] = keep + eps
        g.append((f(x) - low) / eps / 2)
        flat[i] = keep
    return np.reshape(g, x.shape)


# ----------------------------------------------------------------------------------------------------- 4: rel_error


def rel_error_cases(rng):
    rows, columns = sizes(rng, 2)

    def pair(*shape):
        """Entries of sizes from 1 to 100 that differ by a few per cent, and one of size 0.1 that is wrong by half."""
        a = rng.choice([-1.0, 1.0], shape) * 10 ** rng.uniform(0, 2, shape)
        apart = rng.choice([-1.0, 1.0], shape) * rng.uniform(0.01, 0.05, shape)
        small, large = rng.permutation(a.size)[[0, -1]]
        a.flat[large], apart.flat[large] = 100 * np.sign(a.flat[large]), 0.05
        a.flat[small], apart.flat[small] = 0.1 * np.sign(a.flat[small]), rng.uniform(-0.5, -0.4)
        return {"a": a, "b": a * (1 + apart)}

    def zeros(pair):
        """The same with a zero here and there, the same in both."""
        keep = np.ones(pair["a"].shape)
        keep[0, np.abs(pair["a"][0]).argmax()] = 0
        keep[-1, np.abs(pair["a"][-1]).argmax()] = 0
        return {"a_zeros": pair["a"] * keep, "b_zeros": pair["b"] * keep}

    yield Case("random numbers", {**pair(rows, columns), **zeros(pair(rows, columns))})
    both = pair(rows, columns)
    yield Case("in a and b exchanged", {"a": both["b"], "b": both["a"], **zeros(pair(rows, columns))})
    yield Case("one entry", {**pair(1), **zeros(pair(rows, columns))}, edge=True)
    nothing = np.zeros((rows, columns))
    yield Case("zeros only", {**pair(columns), "a_zeros": nothing, "b_zeros": nothing}, edge=True)


def drive_rel_error(rel_error, a, b, a_zeros, b_zeros):
    return {"error": rel_error(a, b), "error_with_zeros": rel_error(a_zeros, b_zeros)}


rel_error = Exercise(
    reference.rel_error,
    points=2,
    cases=rel_error_cases,
    returns={"error": 1.5, "error_with_zeros": 0.5},
    drive=drive_rel_error,
    tol=1e-5,
    minutes=10,
)


@rel_error.law(
    "A wrong entry can hide among right ones.",
    hint="One small entry is wrong by half, beside large ones that are nearly right. Does your result show it?",
)
def worst_entry_shows(case, seen):
    # the worst error is between 0.4 and 0.5; what hides it gives less than half of that
    return seen["error"] is None or np.shape(seen["error"]) != () or not 0 < seen["error"] < 0.17


@rel_error.misconception(
    "This is an absolute error.",
    "Both gradients are of size 1e-6 and differ by 1e-6. Is that near? What does your function say?",
)
def absolute_only(a, b):
    return np.abs(a - b).max()


@rel_error.misconception(
    "Where both are zero, 0 is divided by 0.", "What should two zeros give, and what does one NaN do to a maximum?"
)
def zero_division(a, b):
    return np.max(np.abs(a - b) / np.maximum(np.abs(a), np.abs(b)))


@rel_error.misconception(breaks="worst_entry_shows")
def mean_instead_of_max(a, b):
    size = np.maximum(np.abs(a), np.abs(b))
    return np.mean(np.abs(a - b) / np.where(size > 0, size, 1))


@rel_error.misconception(
    "Below the line stands the sum of the two sizes.",
    "Try 1 and -1. The docstring says how large the error can become; how large can yours?",
)
def sum_below(a, b):
    size = np.abs(a) + np.abs(b)
    return np.max(np.abs(a - b) / np.where(size > 0, size, 1))


@rel_error.misconception(
    "You divide by the size of b alone.", "Exchange a and b. Does the answer change? Which of them is the true one?"
)
def divided_by_b(a, b):
    size = np.abs(b)
    return np.max(np.abs(a - b) / np.where(size > 0, size, 1))


@rel_error.misconception(breaks="worst_entry_shows")
def by_norms(a, b):
    total = np.linalg.norm(a) + np.linalg.norm(b)
    return np.linalg.norm(a - b) / (total if total > 0 else 1)


@rel_error.misconception(breaks="worst_entry_shows")
def largest_by_largest(a, b):
    size = max(np.abs(a).max(), np.abs(b).max())
    return np.abs(a - b).max() / (size if size > 0 else 1)


@rel_error.accepts()
def with_a_floor(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.maximum(np.abs(a), np.abs(b))))


@rel_error.accepts()
def floor_added(a, b):
    return (np.abs(a - b) / (np.maximum(np.abs(a), np.abs(b)) + 1e-12)).max()


@rel_error.accepts()
def entry_by_entry(a, b):
    worst = 0.0
    for p, q in zip(a.flatten(), b.flatten(), strict=True):
        if p != q:
            worst = max(worst, abs(p - q) / max(abs(p), abs(q)))
    return worst


@rel_error.accepts()
def divided_where_it_may(a, b):
    top, size = np.abs(a - b), np.maximum(np.abs(a), np.abs(b))
    return float(np.divide(top, size, out=np.zeros_like(top), where=size != 0).max())


# --------------------------------------------------------------------------------------------- questions, capstone

best_eps = choice(
    reference.best_eps,
    points=2,
    minutes=3,
    A="The formula itself is off by about eps squared. How much is that here, and which of the others is off by less?",
    C="f(x + eps) and f(x - eps) agree in nearly all their digits. How many digits does the difference have left?",
)

two_names = choice(
    reference.two_names,
    points=2,
    minutes=3,
    B="Half of it. What does the forget gate multiply: the new candidate, or the old memory?",
    C="Half of it. The relevance gate acts before the candidate is made. Where does z act?",
    D="An output gate decides what is shown. Which one decides how much of the candidate is let in?",
)

valley_in_float32 = choice(
    reference.valley_in_float32,
    points=2,
    minutes=20,
    A="Then rounding would be no worse in float32. Are x and the loss float32 in your measurement, and what does "
    "np.finfo(np.float32).eps say?",
    B="A smaller eps makes the rounding error larger. Which side of the valley has risen?",
)
