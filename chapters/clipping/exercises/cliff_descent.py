"""How `cliff_descent` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import clipping as reference


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
    """Give it the gradient of the network of one unit. Near the cliff, the last bit decides where a path goes. So only its
    beginning is compared by numbers; of its end, whether the loss is high or low."""

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
    alike=("where it ends",),
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


@cliff_descent.mistake
def value_instead_of_norm(gradient, w, b, lr, max_norm, steps):
    """Each of the two slopes is clipped by itself.

    Where both slopes are large, in which direction do your steps go? In which direction does the gradient point?
    """
    return descend(gradient, w, b, lr, steps, lambda g: np.clip(g, -max_norm, max_norm))


@cliff_descent.mistake
def nothing_clipped(gradient, w, b, lr, max_norm, steps):
    """Nothing is clipped.

    How long is your longest step? How long may a step be, with lr = 0.1 and max_norm = 1?
    """
    return descend(gradient, w, b, lr, steps, lambda g: g)


@cliff_descent.mistake
def step_clipped(gradient, w, b, lr, max_norm, steps):
    """The step is clipped, learning rate included.

    How long may a step be, with lr = 0.1 and max_norm = 1? How long is your longest?
    """
    return descend(gradient, w, b, 1.0, steps, lambda g: shortened(lr * g, max_norm))


@cliff_descent.mistake
def always_full_length(gradient, w, b, lr, max_norm, steps):
    """Every step has the same length, whether the gradient was long or short.

    What should happen to a gradient that is shorter than max_norm?
    """
    most = min(max_norm, 1e6)
    return descend(gradient, w, b, lr, steps, lambda g: most * g / np.linalg.norm(g))


@cliff_descent.mistake
def climbs(gradient, w, b, lr, max_norm, steps):
    """The steps go uphill.

    Does the loss grow or shrink along its gradient?
    """
    return descend(gradient, w, b, -lr, steps, lambda g: shortened(g, max_norm))


@cliff_descent.mistake
def start_missing(gradient, w, b, lr, max_norm, steps):
    """The start is missing.

    After how many steps is the first of your points reached? Which point does the docstring name first?
    """
    return reference.cliff_descent(gradient, w, b, lr, max_norm, steps)[1:]


@cliff_descent.mistake
def gradient_of_the_start(gradient, w, b, lr, max_norm, steps):
    """All steps use the gradient of the start.

    Where is the point when its second gradient is taken? Where in yours?
    """
    _, dw, db = gradient(w, b)
    step = lr * shortened(np.array([dw, db]), max_norm)
    return np.array([w, b]) - np.arange(steps + 1)[:, None] * step


@cliff_descent.mistake
def one_after_the_other(gradient, w, b, lr, max_norm, steps):
    """b moves by the gradient of a point where w has moved already.

    At which w and b do you take the slope by b? Are both still what they were when you took the slope by w?
    """
    path = [(w, b)]
    for _ in range(steps):
        g = np.array(gradient(w, b)[1:])
        w = w - lr * shortened(g, max_norm)[0]
        g = np.array(gradient(w, b)[1:])
        b = b - lr * shortened(g, max_norm)[1]
        path.append((w, b))
    return np.array(path)
