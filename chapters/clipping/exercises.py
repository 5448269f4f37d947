"""How the exercises of `clipping` are marked, and which mistakes are known by name."""

import math

import numpy as np
import torch
from torch import nn

from autograder import Case, Exercise, choice
from solutions import clipping as reference
from solutions.start import sigmoid


def sizes(rng, count):
    """Pairwise different sizes from 3 up, so that no transposition hides."""
    return (int(n) for n in rng.permutation(np.arange(3, 3 + count + 2))[:count])


def gradients(rng, norm=None, scale=3.0):
    """The gradient of a small cell; scaled to a norm where one is asked for."""
    D, H = sizes(rng, 2)
    grads = {"Wx": rng.normal(0, scale, (D, H)), "Wh": rng.normal(0, scale, (H, H)), "b": rng.normal(0, scale, H)}
    return grads if norm is None else scaled_to(grads, norm)


def scaled_to(grads, norm):
    factor = norm / reference.global_norm(grads)
    return {name: factor * g for name, g in grads.items()}


def one_number(value):
    return {"only": np.array([value])}


# -------------------------------------------------------------------------------------------------------- clip_value


def value_cases(rng):
    yield Case("some entries too large, some too small", {"grads": gradients(rng), "c": float(rng.uniform(1, 2))})
    yield Case("one vector", {"grads": {"g": np.array([10.0, 1.0, -0.5, -7.0])}, "c": 2.0})
    yield Case("nothing is too large", {"grads": gradients(rng, scale=0.1), "c": 9.0}, edge=True)
    yield Case("one number", {"grads": one_number(-float(rng.uniform(5, 9))), "c": 1.5}, edge=True)
    yield Case("huge entries", {"grads": gradients(rng, scale=1e200), "c": 0.25}, edge=True)


clip_value = Exercise(reference.clip_value, points=1, cases=value_cases, returns=("clipped",), minutes=6)


@clip_value.misconception("The negative side is not clipped.", "Feed it an entry of -10. What comes out?")
def only_upper(grads, c):
    return {name: np.minimum(g, c) for name, g in grads.items()}


@clip_value.misconception(
    "The signs are lost: nothing in your answer is negative.",
    "An entry of -1 says in which direction to go. What has become of it?",
)
def sign_lost(grads, c):
    return {name: np.minimum(np.abs(g), c) for name, g in grads.items()}


@clip_value.misconception(
    "What is too large is thrown away altogether.",
    "Which entry should move its weight most: one of 10 or one of 1? Which does in yours?",
)
def zeroed(grads, c):
    return {name: np.where(np.abs(g) > c, 0.0, g) for name, g in grads.items()}


@clip_value.misconception(
    "An array with one entry that is too large is shrunk as a whole.",
    "Look at an entry that was small enough before. Should anything have happened to it here?",
)
def shrunk_by_its_largest(grads, c):
    return {name: g * min(1.0, c / np.max(np.abs(g))) for name, g in grads.items()}


@clip_value.accepts()
def into_the_arrays(grads, c):
    for name in grads:
        g = grads[name]
        g[g > c] = c
        g[g < -c] = -c
    return grads


@clip_value.accepts()
def sign_times_size(grads, c):
    out = {}
    for k, v in grads.items():
        out[k] = np.sign(v) * np.minimum(np.abs(v), c)
    return out


@clip_value.accepts()
def entry_by_entry(grads, c):
    def cut(value):
        return max(-c, min(c, value))

    return {k: np.array([cut(v) for v in g.ravel()]).reshape(g.shape) for k, g in grads.items()}


@clip_value.accepts()
def clamped_in_torch(grads, c):
    return {k: torch.tensor(g).clamp(-c, c).numpy() for k, g in grads.items()}


# ------------------------------------------------------------------------------------------------------- global_norm


def norm_cases(rng):
    yield Case("two arrays, [3, 4] and [12]", {"grads": {"a": np.array([3.0, 4.0]), "b": np.array([12.0])}})
    yield Case("random numbers", {"grads": gradients(rng)})
    yield Case("one number", {"grads": one_number(-float(rng.uniform(2, 5)))}, edge=True)
    yield Case("all zero", {"grads": {"W": np.zeros((3, 4)), "b": np.zeros(4)}}, edge=True)
    yield Case("an array with three axes", {"grads": {"W": rng.normal(size=(3, 4, 5)), "b": np.ones(5)}}, edge=True)


global_norm = Exercise(reference.global_norm, points=2, cases=norm_cases, returns=("norm",), minutes=8)


@global_norm.misconception(
    "The lengths of the arrays are added up.",
    "[3, 4] has length 5 and [12] has length 12. How far is it from the start if you go 5 east and then 12 north?",
)
def sum_of_norms(grads):
    return sum(np.sqrt(np.sum(g**2)) for g in grads.values())


@global_norm.misconception(
    "Only the longest array counts.", "Does your result change if a shorter array is doubled? Should it?"
)
def longest_array(grads):
    return max(np.sqrt(np.sum(g**2)) for g in grads.values())


@global_norm.misconception("It is the largest entry.", "How long is the vector [3, 4]?")
def largest_entry(grads):
    return max(np.max(np.abs(g)) for g in grads.values())


@global_norm.misconception(
    "The squares are averaged.", "How long is [3, 4]? And [3, 4, 0, 0]? Should zeros make a vector shorter?"
)
def root_of_mean(grads):
    return np.sqrt(np.mean(np.concatenate([g.ravel() for g in grads.values()]) ** 2))


@global_norm.misconception(
    "The square root is missing.", "If every entry doubles, a length doubles. What does your result do?"
)
def squares_not_rooted(grads):
    return sum(np.sum(g**2) for g in grads.values())


@global_norm.misconception("The sizes of the entries are added up.", "How long is the vector [3, 4]: 5 or 7?")
def sum_of_sizes(grads):
    return sum(np.sum(np.abs(g)) for g in grads.values())


@global_norm.misconception(
    "Of a matrix you take the largest singular value.",
    "What does np.linalg.norm(A, 2) mean for a matrix, and what for a vector? Which entries of A should count here?",
)
def spectral_norm(grads):
    return np.sqrt(sum(np.linalg.norm(g, 2) ** 2 for g in grads.values()))


@global_norm.accepts()
def one_long_vector(grads):
    return np.linalg.norm(np.concatenate([np.ravel(g) for g in grads.values()]))


@global_norm.accepts()
def norm_of_the_norms(grads):
    return float(np.linalg.norm([np.linalg.norm(g) for g in grads.values()]))


@global_norm.accepts()
def with_loops(grads):
    total = 0
    for name in grads:
        for value in grads[name].flatten():
            total += value * value
    return math.sqrt(total)


@global_norm.accepts()
def dot_with_itself(grads):
    square = 0
    for g in list(grads.values()):
        square = square + np.einsum("i,i->", g.ravel(), g.ravel())
    return square**0.5


@global_norm.accepts()
def normed_in_torch(grads):
    return torch.norm(torch.stack([torch.norm(torch.from_numpy(g)) for g in grads.values()]))


# ----------------------------------------------------------------------------------------------- clip_by_global_norm


def by_norm_cases(rng):
    most = float(rng.uniform(2, 4))
    yield Case("longer than max_norm", {"grads": gradients(rng, norm=most * rng.uniform(3, 5)), "max_norm": most})
    yield Case("shorter than max_norm", {"grads": gradients(rng, norm=most * rng.uniform(0.3, 0.5)), "max_norm": most})
    yield Case("of length 1.5, with max_norm = 2", {"grads": gradients(rng, norm=1.5), "max_norm": 2.0})
    yield Case("of length 0.7, with max_norm = 0.5", {"grads": gradients(rng, norm=0.7), "max_norm": 0.5})
    yield Case("one number", {"grads": one_number(-float(rng.uniform(5, 9))), "max_norm": 1.5}, edge=True)
    yield Case("all zero", {"grads": {"W": np.zeros((3, 4)), "b": np.zeros(4)}, "max_norm": 1.5}, edge=True)


clip_by_global_norm = Exercise(
    reference.clip_by_global_norm,
    points=4,
    cases=by_norm_cases,
    returns={"clipped": 3, "norm": 1},
    after=("global_norm",),
    tol=2e-6,  # the 1e-6 that PyTorch adds to the norm is as good as none
    minutes=15,
)


def times(grads, factor):
    return {name: factor * g for name, g in grads.items()}


@clip_by_global_norm.misconception(
    "Every array is shrunk by its own norm.",
    "One array was three times as long as another. Is it still, after your clipping? What does that do to the direction?",
)
def per_parameter(grads, max_norm):
    clipped = {name: reference.clip_by_global_norm({name: g}, max_norm)[0][name] for name, g in grads.items()}
    return clipped, reference.global_norm(grads)


@clip_by_global_norm.misconception(
    "A gradient that was short enough is made longer.",
    "What should happen to a gradient of length 1 if max_norm is 5? What is your factor then?",
)
def always_rescales(grads, max_norm):
    norm = reference.global_norm(grads)
    return times(grads, max_norm / norm), norm


@clip_by_global_norm.misconception(
    "What is too long is cut to length 1, whatever max_norm is.",
    "How long is the clipped gradient in your answer? How long may it be?",
)
def cut_to_one(grads, max_norm):
    norm = reference.global_norm(grads)
    return times(grads, 1 / norm if norm > max_norm else 1.0), norm


@clip_by_global_norm.misconception(
    "Every gradient is given length 1.", "Where has max_norm gone, and what should happen to a gradient of length 0.1?"
)
def normalised(grads, max_norm):
    norm = reference.global_norm(grads)
    return times(grads, 1 / norm), norm


@clip_by_global_norm.misconception(
    "You return the norm as it is after clipping.",
    "Somebody wants to see from the returned norms how often it was clipped, and by how much. Can they, from yours?",
)
def norm_after(grads, max_norm):
    clipped, _ = reference.clip_by_global_norm(grads, max_norm)
    return clipped, reference.global_norm(clipped)


@clip_by_global_norm.misconception(
    "The square of the norm is compared with max_norm.",
    "Take a gradient of length 1.5 and max_norm = 2. Which two numbers do you compare?",
)
def clip_squared(grads, max_norm):
    norm = reference.global_norm(grads)
    return times(grads, max_norm / norm if norm**2 > max_norm else 1.0), norm


@clip_by_global_norm.misconception(
    "The square of the norm stands for the norm.",
    "How long is your clipped gradient? If a gradient doubles, by what must the factor change?",
)
def square_for_norm(grads, max_norm):
    square = reference.global_norm(grads) ** 2
    return times(grads, max_norm / square if square > max_norm else 1.0), square


@clip_by_global_norm.misconception(
    "Each entry is clipped by itself.",
    "Divide the clipped entries by the old ones. Is it one number for all of them?",
)
def by_value(grads, max_norm):
    return reference.clip_value(grads, max_norm), reference.global_norm(grads)


@clip_by_global_norm.accepts()
def as_pytorch_does(grads, max_norm):
    norm = np.sqrt(sum((g * g).sum() for g in grads.values()))
    factor = min(1.0, max_norm / (norm + 1e-6))
    return {k: g * factor for k, g in grads.items()}, norm


@clip_by_global_norm.accepts()
def shrinks_in_place(grads, max_norm):
    total = 0.0
    for g in grads.values():
        total += float(np.sum(np.square(g)))
    total = total**0.5
    if total > max_norm:
        for g in grads.values():
            g *= max_norm / total
    return grads, total


@clip_by_global_norm.accepts()
def divides_by_the_larger(grads, max_norm):
    def length(arrays):
        return np.linalg.norm(np.hstack([a.ravel() for a in arrays]))

    norm = length(grads.values())
    return [{k: g / max(1.0, norm / max_norm) for k, g in grads.items()}, norm]


@clip_by_global_norm.accepts()
def optax_style(grads, max_norm):
    norm = np.linalg.norm([np.linalg.norm(g) for g in grads.values()])
    return {k: np.where(norm < max_norm, g, g / (norm or 1.0) * max_norm) for k, g in grads.items()}, norm


@clip_by_global_norm.accepts()
def by_pytorch_itself(grads, max_norm):
    leaves = {k: torch.zeros(g.shape, dtype=torch.float64, requires_grad=True) for k, g in grads.items()}
    for k, leaf in leaves.items():
        leaf.grad = torch.tensor(grads[k])
    norm = nn.utils.clip_grad_norm_(leaves.values(), max_norm)
    return {k: leaf.grad.numpy() for k, leaf in leaves.items()}, norm.item()


# -------------------------------------------------------------------------------------------------- direction_change


def barely_more_than_one(rng):
    """A gradient whose cosine with itself comes out above 1, in each of the usual ways to write it."""
    while True:
        g = rng.normal(size=5)
        norm = np.linalg.norm(g)
        root = np.sqrt(np.sum(g**2))
        ways = (
            g @ g / (norm * norm),
            np.sum(g * g) / (root * root),
            g @ g / norm / norm,
            (g / norm) @ (g / norm),
        )
        if min(ways) > 1:
            return {"W": g[:4].reshape(2, 2), "b": g[4:]}


def angle_cases(rng):
    yield Case("(10, 1), each entry to 2", {"grads": {"g": np.array([10.0, 1.0])}, "method": "value", "c": 2.0})
    yield Case("by value", {"grads": gradients(rng), "method": "value", "c": float(rng.uniform(0.5, 1))})
    yield Case("by norm", {"grads": gradients(rng), "method": "norm", "c": float(rng.uniform(2, 4))})
    uneven = {name: g * size for (name, g), size in zip(gradients(rng).items(), (0.1, 1.0, 2.0), strict=True)}
    yield Case("each array by itself", {"grads": uneven, "method": "each", "c": float(rng.uniform(2, 3))})
    yield Case("too short to be clipped", {"grads": barely_more_than_one(rng), "method": "norm", "c": 50.0})
    yield Case("one number", {"grads": one_number(-7.0), "method": "value", "c": 2.0}, edge=True)
    huge = {"W": np.array([[3e5, -4e5]]), "b": np.array([1e-3])}
    yield Case("entries of very different sizes", {"grads": huge, "method": "value", "c": 1.0}, edge=True)


direction_change = Exercise(
    reference.direction_change,
    points=2,
    cases=angle_cases,
    returns=("degrees",),
    after=("clip_value", "global_norm", "clip_by_global_norm"),
    tol=2e-5,  # where nothing turns, the arc cosine makes a millionth of a degree out of rounding
    minutes=15,
)


def both(grads, method, c, swap=False):
    """The long vectors before and after."""
    if swap:
        method = {"value": "norm", "norm": "value"}.get(method, method)
    if method == "value":
        clipped = reference.clip_value(grads, c)
    elif method == "norm":
        clipped = reference.clip_by_global_norm(grads, c)[0]
    else:
        clipped = per_parameter(grads, c)[0]
    return tuple(np.concatenate([d[k].ravel() for k in grads]) for d in (grads, clipped))


def cosine(before, after):
    return min(before @ after / (np.linalg.norm(before) * np.linalg.norm(after)), 1.0)


@direction_change.misconception(
    '"value" and "norm" are exchanged.',
    "One of the two methods multiplies the whole gradient by one number. Which angle must it give, and where do you see it?",
)
def methods_swapped(grads, method, c):
    return np.degrees(np.arccos(cosine(*both(grads, method, c, swap=True))))


@direction_change.misconception("The angle is in radians.", "How many degrees has a right angle? What would yours say?")
def radians(grads, method, c):
    return np.arccos(cosine(*both(grads, method, c)))


@direction_change.misconception(
    "It is the cosine, not the angle.", "What does your function give where nothing turns? What should it give?"
)
def the_cosine(grads, method, c):
    return cosine(*both(grads, method, c))


@direction_change.misconception(
    "The cosine has come out a little above 1, and no angle has such a cosine.",
    "Print the cosine to seventeen digits where nothing turns. What may rounding do to it, and what does arccos say then?",
)
def more_than_one(grads, method, c):
    before, after = both(grads, method, c)
    with np.errstate(invalid="ignore"):
        return np.degrees(np.arccos(before @ after / (np.linalg.norm(before) * np.linalg.norm(after))))


@direction_change.misconception(
    "The two vectors are multiplied as long as they are.",
    "The product of two vectors knows their lengths as well as their angle. How do you get rid of the lengths?",
)
def lengths_left_in(grads, method, c):
    before, after = both(grads, method, c)
    with np.errstate(invalid="ignore"):
        return np.degrees(np.arccos(before @ after))


@direction_change.misconception(
    "You take the angle of every array, and average them.",
    "Shrink one of the two arrays of a gradient and leave the other alone. Has any array turned? Has the whole?",
)
def mean_of_the_angles(grads, method, c):
    if method == "each":
        return 0.0
    vectors = both(grads, method, c)
    ends = np.cumsum([g.size for g in grads.values()])[:-1]
    parts = zip(*(np.split(v, ends) for v in vectors), strict=True)
    return np.mean([np.degrees(np.arccos(cosine(*pair))) for pair in parts])


@direction_change.misconception(
    '"each" is clipped as one.',
    "In this method, how many norms are taken for a gradient of three arrays, and how many factors come of it?",
)
def each_as_one(grads, method, c):
    return reference.direction_change(grads, "norm" if method == "each" else method, c)


@direction_change.accepts()
def with_the_arc_tangent(grads, method, c):
    a, b = both(grads, method, c)
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
    return 2 * np.rad2deg(np.arctan2(np.linalg.norm(a - b), np.linalg.norm(a + b)))


@direction_change.accepts()
def sums_over_the_dict(grads, method, c):
    clipped = {}
    if method == "value":
        for k in grads:
            clipped[k] = np.clip(grads[k], -c, c)
    elif method == "norm":
        n = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
        for k in grads:
            clipped[k] = grads[k] * min(1, c / (n + 1e-6))
    elif method == "each":
        for k in grads:
            clipped[k] = grads[k] * min(1, c / (np.linalg.norm(grads[k]) + 1e-6))
    dot = sum(float((grads[k] * clipped[k]).sum()) for k in grads)
    size = math.sqrt(sum(float((g**2).sum()) for g in grads.values()))
    cut = math.sqrt(sum(float((g**2).sum()) for g in clipped.values()))
    return math.degrees(math.acos(max(-1.0, min(1.0, dot / size / cut))))


@direction_change.accepts()
def clipped_cosine(grads, method, c):
    before, after = both(grads, method, c)
    cosine = np.dot(before, after) / np.sqrt(before @ before) / np.sqrt(after @ after)
    return 180 / np.pi * np.arccos(np.clip(cosine, -1, 1))


# -------------------------------------------------------------------------------------------------------- train_step


def training(rng, label, N, D, H, max_norm, edge=False, zero=False):
    """Four batches whose targets are far away, so that the gradient is long; the last ones are nearer."""
    inputs = {
        "X": rng.normal(size=(4, N, D)),
        "y": rng.uniform(4, 8, (4, N, 1)),
        "weights": {
            "0.weight": rng.uniform(-1, 1, (H, D)),
            "0.bias": rng.uniform(-1, 1, H),
            "2.weight": rng.uniform(-1, 1, (1, H)),
            "2.bias": rng.uniform(-1, 1, 1),
        },
        "max_norm": max_norm,
    }
    if zero:
        inputs["y"] = inputs["y"] * 0
        inputs["weights"]["2.weight"], inputs["weights"]["2.bias"] = np.zeros((1, H)), np.zeros(1)
    return Case(label, inputs, edge)


def training_cases(rng):
    N, D, H = sizes(rng, 3)
    yield training(rng, "gradients longer than max_norm", N, D, H, max_norm=float(rng.uniform(0.4, 0.6)))
    yield training(rng, "gradients shorter than max_norm", N, D, H, max_norm=1000.0)
    yield training(rng, "N = 1", 1, D, H, max_norm=0.5, edge=True)
    yield training(rng, "D = 1", N, 1, H, max_norm=0.5, edge=True)
    yield training(rng, "a gradient of zero", N, D, H, max_norm=0.5, edge=True, zero=True)


def drive_training(train_step, X, y, weights, max_norm):
    """Four calls, with an optimiser that writes down which gradients it is handed, and a look at what is left of them.

    A gradient that is clipped too late gives the same weights as one that never is; what lies there after the step,
    when the call ends or when somebody erases it, tells the two apart.
    """
    used, left = [], []

    def norms():
        return [0.0 if p.grad is None else float(p.grad.norm()) for p in model.parameters()]

    class Model(torch.nn.Sequential):
        def zero_grad(self, set_to_none=True):
            left.append(norms())
            super().zero_grad(set_to_none)

    class Spy(torch.optim.SGD):
        def step(self, closure=None):
            loss = None
            if closure is not None:
                with torch.enable_grad():
                    loss = closure()
            used.append(norms())
            super().step()
            return loss

        def zero_grad(self, set_to_none=True):
            left.append(norms())
            super().zero_grad(set_to_none)

    H, D = weights["0.weight"].shape
    model = Model(torch.nn.Linear(D, H), torch.nn.Tanh(), torch.nn.Linear(H, 1)).double()
    model.load_state_dict({name: torch.tensor(value) for name, value in weights.items()})
    optimiser = Spy(model.parameters(), lr=0.02)
    losses, before, after = [], [], []
    for k in range(len(X)):
        out = train_step(model, torch.tensor(X[k]), torch.tensor(y[k]), optimiser, max_norm)
        loss, norm = out if isinstance(out, (tuple, list)) and len(out) == 2 else (out, None)
        losses.append(loss.detach().clone() if isinstance(loss, torch.Tensor) else loss)
        before.append(norm.detach().clone() if isinstance(norm, torch.Tensor) else norm)
        left.append(norms())
        after.append(np.concatenate([p.detach().numpy().ravel() for p in model.parameters()]))
    most = max_norm * (1 + 1e-5)
    lengths = [float(np.linalg.norm(n)) for n in used]
    leftovers = [float(np.linalg.norm(n)) for n in left]
    leftovers = [n for n in leftovers if n > 0]
    clipped = "before the step"
    if not lengths:
        clipped = "there was no step"
    elif max(lengths) > most:
        clipped = "after the step" if leftovers and max(leftovers) <= most else "never"
    return {
        "loss": losses,
        "norm": "not returned" if all(norm is None for norm in before) else before,
        "weights": np.stack(after),
        "gradients at the step": np.array(used),
        "clipped": clipped,
    }


train_step = Exercise(
    reference.train_step,
    points=4,
    cases=training_cases,
    returns={"loss": 1, "norm": 1, "weights": 3, "gradients at the step": 3, "clipped": 0},
    drive=drive_training,
    parts={name: (0, "t") for name in ("loss", "norm", "weights", "gradients at the step")},
    tol=1e-5,
    minutes=20,
)


def mse(model, X, y):
    return ((model(X) - y) ** 2).mean()


def length(model):
    return sum(float((p.grad**2).sum()) for p in model.parameters() if p.grad is not None) ** 0.5


def shrink(model, max_norm):
    return float(nn.utils.clip_grad_norm_(model.parameters(), max_norm))


@train_step.misconception(
    "The gradient is clipped after the step.", "Which gradient has the optimiser used by the time you clip?"
)
def clip_after_step(model, X, y, optimiser, max_norm):
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    optimiser.step()
    return loss.item(), shrink(model, max_norm)


@train_step.misconception(
    "You clip before there is a gradient.", "At the line where you clip, print the gradients. Whose are they?"
)
def clip_before_backward(model, X, y, optimiser, max_norm):
    optimiser.zero_grad()
    loss = mse(model, X, y)
    norm = shrink(model, max_norm)
    loss.backward()
    optimiser.step()
    return loss.item(), norm


@train_step.misconception(
    "You clip what the call before has left, before the new gradient is there.",
    "At the line where you clip, print the gradients. Of which batch are they?",
)
def clip_before_zero_grad(model, X, y, optimiser, max_norm):
    norm = shrink(model, max_norm)
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    optimiser.step()
    return loss.item(), norm


@train_step.misconception(
    "The norm is measured, and nothing is clipped.",
    "How long is the gradient that the optimiser gets? How long may it be?",
)
def never_clipped(model, X, y, optimiser, max_norm):
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    norm = length(model)
    optimiser.step()
    return loss.item(), norm


@train_step.misconception(
    "The gradient is erased after it was clipped, before the step.",
    "Print the weights before and after a step. Why do they not move?",
)
def zero_grad_after_clip(model, X, y, optimiser, max_norm):
    loss = mse(model, X, y)
    loss.backward()
    norm = shrink(model, max_norm)
    optimiser.zero_grad()
    optimiser.step()
    return loss.item(), norm


@train_step.misconception(
    "The loss is cut off, not the gradient.",
    "Draw the loss that you differentiate, against the prediction. How steep is it where it has been cut?",
)
def clip_loss(model, X, y, optimiser, max_norm):
    optimiser.zero_grad()
    loss = mse(model, X, y).clamp(max=max_norm)
    loss.backward()
    norm = length(model)
    optimiser.step()
    return loss.item(), norm


@train_step.misconception(
    "It is the weights that you cut.",
    "Which of the two may become too long in one step: the weights or their gradient?",
)
def clips_weights(model, X, y, optimiser, max_norm):
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    norm = length(model)
    optimiser.step()
    for p in model.parameters():
        p.data.clamp_(-max_norm, max_norm)
    return loss.item(), norm


@train_step.misconception(
    "The gradients of earlier batches pile up.", "What does backward do to a gradient that is already there?"
)
def no_zero_grad(model, X, y, optimiser, max_norm):
    loss = mse(model, X, y)
    loss.backward()
    norm = shrink(model, max_norm)
    optimiser.step()
    return loss.item(), norm


@train_step.misconception(
    "Each parameter is clipped by itself.",
    "Is the whole gradient no longer than max_norm now? Has it kept its direction?",
)
def clips_each_parameter(model, X, y, optimiser, max_norm):
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    norm = length(model)
    for p in model.parameters():
        nn.utils.clip_grad_norm_(p, max_norm)
    optimiser.step()
    return loss.item(), norm


@train_step.misconception(
    "The gradient is clipped entry by entry.",
    "Of the two functions in torch.nn.utils, which one looks at the length of the whole gradient?",
)
def clips_by_value(model, X, y, optimiser, max_norm):
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    norm = length(model)
    nn.utils.clip_grad_value_(model.parameters(), max_norm)
    optimiser.step()
    return loss.item(), norm


@train_step.misconception(
    "You return the norm as it is after clipping.",
    "Can one see from your norms how often it was clipped, and by how much?",
)
def norm_after_clipping(model, X, y, optimiser, max_norm):
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    shrink(model, max_norm)
    norm = length(model)
    optimiser.step()
    return loss.item(), norm


@train_step.misconception("The optimiser takes no step.", "Print the weights before and after. Who is to change them?")
def no_step(model, X, y, optimiser, max_norm):
    optimiser.zero_grad()
    loss = mse(model, X, y)
    loss.backward()
    return loss.item(), shrink(model, max_norm)


@train_step.accepts()
def zero_at_the_end(model, X, y, optimiser, max_norm):
    loss = nn.functional.mse_loss(model(X), y)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimiser.step()
    optimiser.zero_grad()
    return loss, norm


@train_step.accepts()
def by_hand(model, X, y, optimiser, max_norm):
    criterion = nn.MSELoss()
    model.train()
    out = model(X)
    loss = criterion(out, y)
    for p in model.parameters():
        p.grad = None
    loss.backward()
    norm = 0
    for p in model.parameters():
        norm += p.grad.data.norm(2).item() ** 2
    norm = norm**0.5
    if norm > max_norm:
        for p in model.parameters():
            p.grad *= max_norm / norm
    optimiser.step()
    return [float(loss), norm]


@train_step.accepts()
def functional(model, X, y, optimiser, max_norm):
    parameters = list(model.parameters())
    loss = torch.mean(torch.square(y - model(X)))
    gradients = torch.autograd.grad(loss, parameters)
    norm = torch.linalg.vector_norm(torch.cat([g.flatten() for g in gradients]))
    factor = torch.clamp(max_norm / (norm + 1e-6), max=1.0)
    for p, g in zip(parameters, gradients, strict=True):
        p.grad = factor * g
    optimiser.step()
    return loss.detach().numpy(), norm.numpy()


@train_step.accepts()
def zeroes_late(model, X, y, optimiser, max_norm):
    error = model(X) - y
    loss = error.pow(2).sum() / len(y)
    model.zero_grad(set_to_none=False)
    loss.backward()
    held = [p for group in optimiser.param_groups for p in group["params"]]
    norm = torch.nn.utils.clip_grad_norm_(held, max_norm=max_norm, norm_type=2.0)
    optimiser.step()
    return loss.item(), norm.item()


@train_step.accepts()
def with_a_closure(model, X, y, optimiser, max_norm):
    norms = []

    def closure():
        optimiser.zero_grad()
        loss = nn.functional.mse_loss(model(X), y)
        loss.backward()
        norms.append(nn.utils.clip_grad_norm_(model.parameters(), max_norm))
        return loss

    loss = optimiser.step(closure)
    return loss.item(), norms[-1].item()


@train_step.accepts()
def measured_first(model, X, y, optimiser, max_norm):
    optimiser.zero_grad(set_to_none=False)
    loss = (y - model(X)).square().mean()
    loss.backward()
    with torch.no_grad():
        norm = torch.sqrt(sum((p.grad * p.grad).sum() for p in model.parameters()))
        for p in model.parameters():
            p.grad.div_(max(1.0, norm.item() / max_norm))
    optimiser.step()
    model.zero_grad()
    return loss.item(), norm


@train_step.accepts()
def in_numpy(model, X, y, optimiser, max_norm):
    optimiser.zero_grad()
    loss = nn.MSELoss()(model(X), y)
    loss.backward()
    grads = {k: p.grad.numpy() for k, p in model.named_parameters()}
    clipped, norm = reference.clip_by_global_norm(grads, max_norm)
    for k, p in model.named_parameters():
        p.grad = torch.from_numpy(np.array(clipped[k]))
    optimiser.step()
    return loss.item(), norm


# --------------------------------------------------------------------------------------------------------- safe_step


def stepping(rng, norm, spoilt=()):
    """A step; spoilt: (name, value) for entries of the gradient that are no numbers."""
    grads = gradients(rng, norm=norm)
    for name, value in spoilt:
        grads[name].flat[int(rng.integers(grads[name].size))] = value
    return {
        "params": {name: rng.normal(size=g.shape) for name, g in grads.items()},
        "grads": grads,
        "lr": float(rng.uniform(0.1, 0.3)),
        "max_norm": 2.0,
        "skipped": int(rng.integers(2, 9)),
    }


def stepping_cases(rng):
    yield Case("a long gradient", stepping(rng, 40.0))
    yield Case("a short gradient", stepping(rng, 1.2))
    yield Case("NaN in one entry", stepping(rng, 1.2, [("Wh", np.nan)]))
    yield Case("infinity in one entry", stepping(rng, 1.2, [("b", np.inf)]))
    yield Case("minus infinity", stepping(rng, 1.2, [("Wx", -np.inf)]), edge=True)
    both_kinds = [("Wx", np.inf), ("b", np.nan)]
    yield Case("NaN and infinity", stepping(rng, 1.2, both_kinds), edge=True)
    yield Case("infinities of both signs", stepping(rng, 1.2, [("Wx", np.inf), ("Wh", -np.inf)]), edge=True)
    yield Case("the first one to be skipped", {**stepping(rng, 1.2, [("Wx", np.nan)]), "skipped": 0}, edge=True)


safe_step = Exercise(
    reference.safe_step,
    points=3,
    cases=stepping_cases,
    returns={"params": 2, "skipped": 1},
    after=("global_norm", "clip_by_global_norm"),
    tol=2e-6,
    minutes=15,
)


def stepped(params, grads, lr, factor):
    with np.errstate(invalid="ignore", over="ignore"):
        return {name: p - lr * factor * grads[name] for name, p in params.items()}


def if_longer(grads, max_norm):
    norm = reference.global_norm(grads)
    return max_norm / norm if norm > max_norm else 1.0


@safe_step.misconception(
    "A gradient that is no number is let through.",
    "What is nan > 5, and what is inf * 0? Follow the two through your comparison and your factor.",
)
def nan_compares_false(params, grads, lr, max_norm, skipped):
    return stepped(params, grads, lr, if_longer(grads, max_norm)), skipped


@safe_step.misconception(
    "One NaN spoils all the parameters.",
    "What is your factor if the norm is NaN? And should that gradient have been used at all?",
)
def poisons_everything(params, grads, lr, max_norm, skipped):
    factor = np.minimum(1.0, max_norm / (reference.global_norm(grads) + 1e-6))
    return stepped(params, grads, lr, factor), skipped


@safe_step.misconception(
    "NaN is noticed, infinity is not.", "What is inf * 0? Which question about a number is answered with no for both?"
)
def only_nan_noticed(params, grads, lr, max_norm, skipped):
    if np.isnan(reference.global_norm(grads)):
        return params, skipped + 1
    return stepped(params, grads, lr, if_longer(grads, max_norm)), skipped


@safe_step.misconception(
    "Infinity is noticed, NaN is not.",
    "Is NaN infinite? Is it equal to anything? Which question about a number is answered with no for both?",
)
def only_infinity_noticed(params, grads, lr, max_norm, skipped):
    if np.isinf(reference.global_norm(grads)):
        return params, skipped + 1
    return stepped(params, grads, lr, if_longer(grads, max_norm)), skipped


@safe_step.misconception(
    "The bad entries are set to zero, and the step is taken.",
    "If one entry went wrong, how far do you trust the others? What does the docstring say becomes of the parameters?",
)
def cleaned(params, grads, lr, max_norm, skipped):
    grads = {name: np.nan_to_num(g, nan=0.0, posinf=0.0, neginf=0.0) for name, g in grads.items()}
    return stepped(params, grads, lr, if_longer(grads, max_norm)), skipped


@safe_step.misconception(
    "Only the arrays that hold a bad entry are left alone.",
    "One array of a gradient is infinite. Was the rest computed from other numbers than that one?",
)
def array_by_array(params, grads, lr, max_norm, skipped):
    good = {name: g for name, g in grads.items() if np.isfinite(g).all()}
    after = {**params, **stepped({name: params[name] for name in good}, good, lr, if_longer(good, max_norm))}
    return after, skipped + (len(good) < len(grads))


@safe_step.misconception("A skipped step is not counted.", "Where does your function change skipped?")
def not_counted(params, grads, lr, max_norm, skipped):
    return reference.safe_step(params, grads, lr, max_norm, skipped)[0], skipped


@safe_step.misconception(
    "The count starts over with every call.", "Seven steps have been skipped, and now an eighth. What do you return?"
)
def count_starts_over(params, grads, lr, max_norm, skipped):
    return reference.safe_step(params, grads, lr, max_norm, 0)


@safe_step.misconception("The gradient is not clipped.", "What is max_norm for?")
def not_clipped(params, grads, lr, max_norm, skipped):
    return reference.safe_step(params, grads, lr, np.inf, skipped)


@safe_step.misconception("The step goes uphill.", "Does the loss grow or shrink along its gradient?")
def uphill(params, grads, lr, max_norm, skipped):
    return reference.safe_step(params, grads, -lr, max_norm, skipped)


@safe_step.misconception(
    "It is the step that you clip, learning rate and all.",
    "With lr = 0.1 and max_norm = 2, how long may a step be? How long is your longest?",
)
def clips_the_step(params, grads, lr, max_norm, skipped):
    after, skipped = reference.safe_step(params, {k: lr * g for k, g in grads.items()}, 1.0, max_norm, skipped)
    return after, skipped


@safe_step.accepts()
def asks_the_norm(params, grads, lr, max_norm, skipped):
    with np.errstate(invalid="ignore"):
        norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    if not np.isfinite(norm):
        skipped += 1
        return params, skipped
    for k in params:
        params[k] -= lr * grads[k] * min(1, max_norm / (norm + 1e-6))
    return params, skipped


@safe_step.accepts()
def with_an_early_exit(params, grads, lr, max_norm, skipped):
    for g in grads.values():
        if np.isnan(g).any() or np.isinf(g).any():
            return params.copy(), skipped + 1
    clipped, _ = reference.clip_by_global_norm(grads, max_norm)
    new = {}
    for k, p in params.items():
        new[k] = p - lr * clipped[k]
    return new, skipped


@safe_step.accepts()
def with_a_flag(params, grads, lr, max_norm, skipped):
    together = np.concatenate([g.reshape(-1) for g in grads.values()])
    bad = not np.all(np.abs(together) < np.inf)
    if bad:
        grads = {k: np.zeros_like(g) for k, g in grads.items()}
    clipped = reference.clip_by_global_norm(grads, max_norm)[0]
    return [{k: params[k] - lr * clipped[k] for k in params}, skipped + int(bad)]


@safe_step.accepts()
def asked_in_torch(params, grads, lr, max_norm, skipped):
    t = {k: torch.tensor(g) for k, g in grads.items()}
    norm = torch.sqrt(sum((g**2).sum() for g in t.values()))
    if torch.isnan(norm) or torch.isinf(norm):
        return params, skipped + 1
    factor = torch.clamp(max_norm / norm, max=1.0)
    return {k: torch.tensor(params[k]) - lr * factor * t[k] for k in t}, skipped


# --------------------------------------------------------------------------------------- choose_threshold, clip_fraction


def history(rng, intervals):
    """Norms of so many steps and one more: a few of them far longer than the rest."""
    norms = np.exp(rng.normal(0, 0.5, intervals + 1))
    norms[rng.permutation(intervals + 1)[: max(1, intervals // 20)]] *= rng.uniform(20, 40)
    return norms


def with_bad_steps(rng, norms):
    """NaN and infinities put in between."""
    at = rng.integers(1, len(norms), 4)
    return np.insert(norms, at, [np.nan, np.inf, np.inf, np.nan])


def threshold_cases(rng):
    # q times the number of intervals is whole, so that all definitions of a quantile agree
    tens = 10 * int(rng.integers(4, 8))
    yield Case("all finite", {"norms": history(rng, tens), "q": 0.9})
    yield Case("half of them", {"norms": history(rng, tens), "q": 0.5})
    yield Case("with NaN and infinity", {"norms": with_bad_steps(rng, history(rng, tens)), "q": 0.8})
    yield Case("one step", {"norms": rng.uniform(2, 3, 1), "q": 0.9}, edge=True)
    yield Case("all of them", {"norms": history(rng, tens), "q": 1.0}, edge=True)


choose_threshold = Exercise(
    reference.choose_threshold, points=2, cases=threshold_cases, returns=("threshold",), minutes=8
)


def finite(norms):
    return norms[np.isfinite(norms)]


@choose_threshold.misconception(
    "It is the largest norm of all.", "How many of these steps would have been clipped with your threshold?"
)
def the_largest(norms, q):
    return np.max(finite(norms))


@choose_threshold.misconception(
    "It is the mean.", "One step has a norm of a million. Where does the mean go, and where most of the steps?"
)
def the_mean(norms, q):
    return np.mean(finite(norms))


@choose_threshold.misconception(
    "The share is taken for a percentage.",
    "How many percent are a share of 0.9? How many of the norms lie below your threshold?",
)
def share_for_percent(norms, q):
    return np.percentile(finite(norms), q)


@choose_threshold.misconception(
    "It is a share of the largest norm.",
    "How many of the norms lie below your threshold? What happens to it if the longest gradient was ten times as long?",
)
def share_of_the_largest(norms, q):
    return q * np.max(finite(norms))


@choose_threshold.misconception(
    "It counts from the wrong end.", "How many of the norms lie below your threshold: the larger part, or the smaller?"
)
def from_the_top(norms, q):
    return np.quantile(finite(norms), 1 - q)


@choose_threshold.misconception(
    "The norms are not put in order.", "Does your threshold change if the same steps come in another order? Should it?"
)
def not_sorted(norms, q):
    norms = finite(norms)
    return norms[int(round(q * (len(norms) - 1)))]


@choose_threshold.misconception(
    "Norms that are no numbers have been left in.",
    "Is NaN larger or smaller than 3? Where does it end up in your order?",
)
def all_left_in(norms, q):
    with np.errstate(invalid="ignore"):
        return np.quantile(norms, q)


@choose_threshold.misconception(
    "NaN has been left out, infinity has not.", "How many steps does your share count, and how many were finite?"
)
def only_nan_left_out(norms, q):
    return np.quantile(norms[~np.isnan(norms)], q)


@choose_threshold.accepts()
def sorted_and_counted(norms, q):
    kept = sorted(n for n in norms if math.isfinite(n))
    return kept[min(int(q * len(kept)), len(kept) - 1)]


@choose_threshold.accepts()
def percentile_of_a_list(norms, q):
    kept = []
    for n in norms:
        if not (np.isnan(n) or np.isinf(n)):
            kept.append(n)
    return np.percentile(kept, 100 * q)


@choose_threshold.accepts()
def infinities_made_nan(norms, q):
    norms[np.isinf(norms)] = np.nan
    return np.nanquantile(norms, q, method="lower")


@choose_threshold.accepts()
def quantile_in_torch(norms, q):
    t = torch.tensor(norms)
    return torch.quantile(t[torch.isfinite(t)], q).item()


def fraction_cases(rng):
    norms = history(rng, int(rng.integers(40, 70)))
    yield Case("random norms", {"norms": norms, "max_norm": float(np.quantile(norms, 0.8))})
    yield Case("five steps", {"norms": np.array([0.4, 3.0, 0.9, 7.0, 0.6]), "max_norm": 1.0})
    yield Case("never", {"norms": norms, "max_norm": 1e6}, edge=True)
    yield Case("always", {"norms": norms, "max_norm": 1e-6}, edge=True)
    yield Case("one step", {"norms": np.array([3.0]), "max_norm": 2.0}, edge=True)


clip_fraction = Exercise(reference.clip_fraction, points=1, cases=fraction_cases, returns=("share",), minutes=4)


@clip_fraction.misconception(
    "It is the share that is left alone.", "With a threshold of a million, what should come out?"
)
def left_alone(norms, max_norm):
    return np.mean(norms <= max_norm)


@clip_fraction.misconception("It is a number of steps, not a share.", "Can a share be larger than 1?")
def how_many(norms, max_norm):
    return np.sum(norms > max_norm)


@clip_fraction.misconception("It is in percent.", "Can a share be larger than 1?")
def in_percent(norms, max_norm):
    return 100 * np.mean(norms > max_norm)


@clip_fraction.misconception(
    "It is a share of length, not of steps.",
    "Five steps, two of them too long: what share is that? Does it matter by how much they were too long?",
)
def share_of_length(norms, max_norm):
    return np.sum(norms[norms > max_norm]) / np.sum(norms)


@clip_fraction.accepts()
def counted(norms, max_norm):
    n = 0
    for value in norms:
        if value > max_norm:
            n += 1
    return n / len(norms)


@clip_fraction.accepts()
def selected(norms, max_norm):
    return norms[norms > max_norm].size / norms.size


@clip_fraction.accepts()
def summed_as_numbers(norms, max_norm):
    return float((norms > max_norm).astype(float).sum() / norms.shape[0])


# ---------------------------------------------------------------------------------------------------- cliff_gradient


def cliff_cases(rng):
    yield Case("above the cliff", {"w": 4.595, "b": -2.33})
    while True:
        w, b = float(rng.uniform(1.5, 3.5)), float(rng.uniform(-2, -1))
        if min(abs(v) for v in reference.cliff_gradient(w, b)[1:]) > 0.01:
            break
    yield Case("a gentle slope", {"w": w, "b": b})
    yield Case("a negative weight", {"w": -float(rng.uniform(1.5, 3)), "b": float(rng.uniform(0.5, 1.5))})
    yield Case("no weight", {"w": 0.0, "b": -1.2}, edge=True)
    yield Case("far away", {"w": 800.0, "b": -400.0}, edge=True)


cliff_gradient = Exercise(
    reference.cliff_gradient, points=2, cases=cliff_cases, returns=("loss", "dw", "db"), tol=1e-8, minutes=25
)


def on_the_cliff(w, b, slope=None, direct=(True, True), steps=50, outer=None, from_new=False, logistic=True):
    """The right answer with something changed."""
    x, by_w, by_b = 0.5, 0.0, 0.0
    for _ in range(steps):
        s = sigmoid(x)
        new = w * s + b
        at = sigmoid(new) if from_new else s
        local = w * at * (1 - at) if slope is None else slope(w, at)
        by_w, by_b = direct[0] * (at if from_new else s) + local * by_w, direct[1] * 1.0 + local * by_b
        x = new
    s = sigmoid(x) if logistic else x
    factor = 2 * (s - 0.7) * s * (1 - s) if outer is None else outer(s)
    return (s - 0.7) ** 2, factor * by_w, factor * by_b


@cliff_gradient.misconception(
    "Only the last of the fifty updates has a gradient.",
    "w was used fifty times. Through which of these uses can your derivative hear it?",
)
def last_use_only(w, b):
    return on_the_cliff(w, b, slope=lambda w, s: 0.0)


@cliff_gradient.misconception(
    "On the way from one step to the next the weight is missing.",
    "x became w times a sigmoid of the old x. What is the derivative of that by the old x?",
)
def weight_missing(w, b):
    return on_the_cliff(w, b, slope=lambda w, s: s * (1 - s))


@cliff_gradient.misconception(
    "On the way from one step to the next the slope of the sigmoid is missing.",
    "x became w times a sigmoid of the old x. What is the derivative of that by the old x?",
)
def slope_missing(w, b):
    return on_the_cliff(w, b, slope=lambda w, s: w)


@cliff_gradient.misconception(
    "The slopes are taken at the new x, after the update.",
    "Which x went into the sigmoid that made the new one? Is it still there when you take the slope?",
)
def slope_at_new_x(w, b):
    return on_the_cliff(w, b, from_new=True)


@cliff_gradient.misconception(
    "The loss compares x itself with 0.7.", "What does the docstring do to x before it is compared?"
)
def loss_of_x(w, b):
    return on_the_cliff(w, b, logistic=False, outer=lambda x: 2 * (x - 0.7))


@cliff_gradient.misconception(
    "The derivatives have not passed through the sigmoid of the loss.",
    "Between the last x and the loss stand two functions, one in the other. What is the slope of each?",
)
def last_sigmoid_missing(w, b):
    return on_the_cliff(w, b, outer=lambda s: 2 * (s - 0.7))


@cliff_gradient.misconception("A factor of 2 is missing.", "What is the derivative of a square?")
def two_missing(w, b):
    return on_the_cliff(w, b, outer=lambda s: (s - 0.7) * s * (1 - s))


@cliff_gradient.misconception(
    "There are 49 updates.", "Count how often x becomes something new before the loss is taken."
)
def forty_nine(w, b):
    return on_the_cliff(w, b, steps=49)


@cliff_gradient.misconception(
    "There are 51 updates.", "Count how often x becomes something new before the loss is taken."
)
def fifty_one(w, b):
    return on_the_cliff(w, b, steps=51)


@cliff_gradient.accepts()
def backward_in_time(w, b):
    xs = [0.5]
    for t in range(50):
        xs.append(w * sigmoid(xs[t]) + b)
    s = sigmoid(xs[50])
    dx = 2 * (s - 0.7) * s * (1 - s)
    dw = db = 0
    for t in range(49, -1, -1):
        s_t = sigmoid(xs[t])
        dw += dx * s_t
        db += dx
        dx = dx * w * s_t * (1 - s_t)
    return (s - 0.7) ** 2, dw, db


@cliff_gradient.accepts()
def by_autograd(w, b):
    w, b = (
        torch.tensor(w, requires_grad=True, dtype=torch.float64),
        torch.tensor(b, requires_grad=True, dtype=torch.float64),
    )
    x = torch.tensor(0.5, dtype=torch.float64)
    for _ in range(50):
        x = w * torch.sigmoid(x) + b
    loss = (torch.sigmoid(x) - 0.7) ** 2
    loss.backward()
    return loss.item(), w.grad.item(), b.grad.item()


@cliff_gradient.accepts()
def states_in_a_dict(w, b):
    def squash(a):
        return 0.5 + 0.5 * math.tanh(a / 2)

    x, jac = {-1: 0.5}, {-1: np.zeros(2)}
    for t in range(50):
        s = squash(x[t - 1])
        jac[t] = np.array([s, 1.0]) + w * s * (1 - s) * jac[t - 1]
        x[t] = w * s + b
    out = squash(x[49])
    dw, db = 2 * (out - 0.7) * out * (1 - out) * jac[49]
    return [(out - 0.7) ** 2, dw, db]


# ----------------------------------------------------------------------------------------------------- cliff_descent


def descent_cases(rng):
    start = {"w": 4.595, "b": -2.33, "lr": 0.1}  # fixed: from here the path leads to the edge
    yield Case("without clipping", {**start, "max_norm": np.inf, "steps": 200})
    yield Case("clipped to 1", {**start, "max_norm": 1.0, "steps": 200})
    yield Case("clipped to 0.5", {**start, "max_norm": 0.5, "steps": 200})
    calm = {"w": float(rng.uniform(2, 3)), "b": float(rng.uniform(-1.5, -1)), "lr": 0.5}
    yield Case("a gentle slope, never too steep", {**calm, "max_norm": 50.0, "steps": int(rng.integers(8, 12))})
    yield Case("one step", {**start, "max_norm": 1.0, "steps": 1}, edge=True)
    yield Case("no step", {**start, "max_norm": 1.0, "steps": 0}, edge=True)


def drive_descent(cliff_descent, w, b, lr, max_norm, steps):
    """Hand over the gradient of the network of one unit. Near the edge the last bit decides where a path goes, so only its
    beginning is compared by numbers, and of its end whether it lies high or low."""

    def gradient(w, b):
        x, by_w, by_b = 0.5, 0.0, 0.0
        for _ in range(50):
            s = 0.5 + 0.5 * np.tanh(x / 2)
            slope = w * s * (1 - s)
            x, by_w, by_b = w * s + b, s + slope * by_w, 1 + slope * by_b
        s = 0.5 + 0.5 * np.tanh(x / 2)
        outer = 2 * (s - 0.7) * s * (1 - s)
        return (s - 0.7) ** 2, outer * by_w, outer * by_b

    path = cliff_descent(gradient, w, b, lr, max_norm, steps)
    try:
        points = np.array([[float(v) for v in row] for row in path])
    except (TypeError, ValueError):
        return {"how many points": 0, "the first points": path, "where it ends": "no row of points"}
    if points.ndim != 2 or points.shape[1] != 2 or not len(points):
        return {"how many points": len(points), "the first points": points, "where it ends": "not rows of w and b"}
    loss = gradient(points[-1, 0], points[-1, 1])[0]
    if not np.isfinite(loss):
        end = "nowhere: it is no number"
    else:
        end = "in the valley" if loss < 0.01 else "high up" if loss > 0.05 else "half-way"
    if steps < 100:
        end = "on the way"
    return {"how many points": len(points), "the first points": points[:13], "where it ends": end}


cliff_descent = Exercise(
    reference.cliff_descent,
    points=2,
    cases=descent_cases,
    returns={"the first points": 2, "where it ends": 1, "how many points": 1},
    after=("clip_by_global_norm",),
    drive=drive_descent,
    parts={"the first points": (0, "t")},
    tol=1e-5,
    minutes=15,
)


def descend(gradient, w, b, lr, steps, clip):
    path = [np.array([w, b])]
    for _ in range(steps):
        _, dw, db = gradient(*path[-1])
        path.append(path[-1] - lr * clip(np.array([dw, db])))
    return np.stack(path)


def shortened(g, max_norm):
    return g * min(1.0, max_norm / max(np.linalg.norm(g), 1e-300))


@cliff_descent.misconception(
    "Each of the two slopes is clipped by itself.",
    "Where both slopes are large, in which direction do your steps go? In which direction does the gradient point?",
)
def value_instead_of_norm(gradient, w, b, lr, max_norm, steps):
    return descend(gradient, w, b, lr, steps, lambda g: np.clip(g, -max_norm, max_norm))


@cliff_descent.misconception(
    "Nothing is clipped.", "How long is your longest step? How long may a step be, with lr = 0.1 and max_norm = 1?"
)
def nothing_clipped(gradient, w, b, lr, max_norm, steps):
    return descend(gradient, w, b, lr, steps, lambda g: g)


@cliff_descent.misconception(
    "The step is clipped, learning rate and all.",
    "How long may a step be, with lr = 0.1 and max_norm = 1? How long is your longest?",
)
def step_clipped(gradient, w, b, lr, max_norm, steps):
    return descend(gradient, w, b, 1.0, steps, lambda g: shortened(lr * g, max_norm))


@cliff_descent.misconception(
    "Every step has the same length, whether the gradient was long or short.",
    "What should happen to a gradient that is shorter than max_norm?",
)
def always_full_length(gradient, w, b, lr, max_norm, steps):
    most = min(max_norm, 1e6)
    return descend(gradient, w, b, lr, steps, lambda g: most * g / np.linalg.norm(g))


@cliff_descent.misconception("The steps go uphill.", "Does the loss grow or shrink along its gradient?")
def climbs(gradient, w, b, lr, max_norm, steps):
    return descend(gradient, w, b, -lr, steps, lambda g: shortened(g, max_norm))


@cliff_descent.misconception(
    "The start is missing.",
    "After how many steps is the first of your points reached? Which point does the docstring name first?",
)
def start_missing(gradient, w, b, lr, max_norm, steps):
    return reference.cliff_descent(gradient, w, b, lr, max_norm, steps)[1:]


@cliff_descent.misconception(
    "All steps use the gradient of the start.", "Where is the point when its second gradient is taken? Where in yours?"
)
def gradient_of_the_start(gradient, w, b, lr, max_norm, steps):
    _, dw, db = gradient(w, b)
    step = lr * shortened(np.array([dw, db]), max_norm)
    return np.array([w, b]) - np.arange(steps + 1)[:, None] * step


@cliff_descent.misconception(
    "b moves by the gradient of a point where w has moved already.",
    "At which w and b do you take the slope by b? Are both still what they were when you took the slope by w?",
)
def one_after_the_other(gradient, w, b, lr, max_norm, steps):
    path = [(w, b)]
    for _ in range(steps):
        g = np.array(gradient(w, b)[1:])
        w = w - lr * shortened(g, max_norm)[0]
        g = np.array(gradient(w, b)[1:])
        b = b - lr * shortened(g, max_norm)[1]
        path.append((w, b))
    return np.array(path)


@cliff_descent.accepts()
def filled_array(gradient, w, b, lr, max_norm, steps):
    path = np.zeros((steps + 1, 2))
    path[0] = w, b
    for k in range(steps):
        loss, dw, db = gradient(path[k, 0], path[k, 1])
        norm = np.hypot(dw, db)
        if norm > max_norm:
            dw, db = dw * max_norm / norm, db * max_norm / norm
        path[k + 1] = path[k] - lr * np.array([dw, db])
    return path


@cliff_descent.accepts()
def list_of_pairs(gradient, w, b, lr, max_norm, steps):
    path = [(w, b)]
    while len(path) <= steps:
        _, dw, db = gradient(w, b)
        scale = min(1, max_norm / (math.sqrt(dw**2 + db**2) + 1e-6))
        w, b = w - lr * scale * dw, b - lr * scale * db
        path.append((w, b))
    return path


@cliff_descent.accepts()
def with_own_clipping(gradient, w, b, lr, max_norm, steps):
    params, path = {"w": w, "b": b}, []
    for k in range(steps + 1):
        path.append([params["w"], params["b"]])
        if k < steps:
            grads = dict(zip(("w", "b"), gradient(params["w"], params["b"])[1:], strict=True))
            clipped, _ = reference.clip_by_global_norm(grads, max_norm)
            params = {name: params[name] - lr * clipped[name] for name in params}
    return np.array(path)


# ------------------------------------------------------------------------------------------------------------ quizzes

never_reached = choice(
    reference.never_reached,
    points=1,
    minutes=2,
    A="What is the factor for a norm of 0.8, if the threshold is 5? Is anything multiplied by less than 1?",
    C="Clipping only ever shortens. What is the factor for a norm of 0.8, if the threshold is 5?",
    D="Is there a gradient here that is too long for the threshold? What has not been touched cannot have been turned.",
)

four_small_batches = choice(
    reference.four_small_batches,
    points=1,
    minutes=3,
    A="After the second backward, what is in the gradients: the second batch's, or the sum of two? What do you clip then?",
    B="Each of the four may be short enough while they point the same way. How long is their sum?",
    C="What has the optimiser already done by then?",
)

adam_as_well = choice(
    reference.adam_as_well,
    points=1,
    minutes=4,
    A="If all gradients are halved, Adam's steps stay as they are, that is so. Is one single long gradient among short ones the same case?",
    B="Adam divides by a mean over many steps. What is in that mean right after a single gradient of 1,000, and how long does it stay?",
    D="By what does Adam divide a gradient of 1,000? Is the step a thousand times as long?",
)

what_plus_minus_two_did = choice(
    reference.what_plus_minus_two_did,
    points=1,
    minutes=25,
    A="In how many steps in a thousand did ±2 change anything? Can that have spoilt so much? What would other seeds say?",
    B="How many runs of each kind were solved? In how many steps in a thousand did ±2 change anything at all?",
    D="Which of the runs did clipping by value at ±0.1 solve? Is the kind of clipping the difference, or the threshold?",
)
