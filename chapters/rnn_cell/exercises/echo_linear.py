"""How `echo_linear` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import rnn_cell as reference


def echo_cases(rng):
    short, longer = int(rng.integers(2, 5)), int(rng.integers(6, 10))
    for label, k, edge in (
        (f"an echo after {short} steps", short, False),
        ("an echo after 5 steps", 5, False),
        (f"an echo after {longer} steps", longer, False),
        ("k = 0", 0, True),
        ("k = 40", 40, True),
    ):
        yield Case(label, {"k": k}, edge)


def drive_echo(echo_linear, k):
    """Send a single 1, then zeros, and give the output at every step."""
    Wx, Wh, Wy = (np.asarray(W, float) for W in echo_linear(k))
    if Wh.shape != (k + 1, k + 1) or Wx.size != k + 1 or Wy.size != k + 1:
        raise ValueError(f"k + 1 = {k + 1} units are asked for; Wx is {Wx.shape}, Wh is {Wh.shape}, Wy is {Wy.shape}")
    h, said = np.zeros(k + 1), []
    for t in range(3 * k + 4):
        h = (t == 0) * Wx.ravel() + h @ Wh
        said.append(h @ Wy.ravel())
    return {"said": np.array(said)}


echo_linear = Exercise(
    reference.echo_linear,
    points=3,
    cases=echo_cases,
    returns=("Wx", "Wh", "Wy"),
    drive=drive_echo,
    by_laws=True,
    data=True,
    minutes=20,
)


@echo_linear.law(
    "A pulse does not come out k steps later.",
    "Send a 1, then zeros, and print h after every step. Where is the 1 after k steps, and which unit does Wy read?",
    share=2,
)
def arrives(case, seen):
    said, k = np.abs(seen["said"]), case["k"]
    if said[k] <= 1e-9:
        return False
    return True if np.argmax(said) == k else None  # it comes out, and more than once: another law's business


@echo_linear.law(
    "A single pulse does not come out exactly once.",
    "When the 1 has been read out, where does it go at the next step? And which units does Wy read?",
)
def once(case, seen):
    heard = np.count_nonzero(np.abs(seen["said"]) > 1e-9)
    return heard == 1 if heard else None


@echo_linear.law(
    "The pulse does not come out as the 1 that went in.",
    "By which numbers, and with which signs, is it multiplied on its way from x through the units to y?",
)
def full_size(case, seen):
    loudest = seen["said"][np.argmax(np.abs(seen["said"]))]
    return abs(loudest - 1) < 1e-9 if abs(loudest) > 1e-9 else None


@echo_linear.mistake(breaks="arrives")
def one_step_early(k):
    Wx, Wh, _ = reference.echo_linear(k)
    return Wx, Wh, np.eye(k + 1)[:, [k - 1]]


@echo_linear.mistake(breaks="arrives")
def handed_on_the_wrong_way(k):
    Wx, Wh, Wy = reference.echo_linear(k)
    return Wx, Wh.T, Wy


@echo_linear.mistake(breaks="once")
def goes_round(k):
    return np.eye(1, k + 1), np.roll(np.eye(k + 1), 1, axis=1), np.eye(k + 1)[:, -1:]


@echo_linear.mistake(breaks="once")
def reads_every_unit(k):
    Wx, Wh, _ = reference.echo_linear(k)
    return Wx, Wh, np.ones((k + 1, 1))


@echo_linear.mistake(breaks="full_size")
def fades_on_the_way(k):
    Wx, Wh, Wy = reference.echo_linear(k)
    return Wx, 0.9 * Wh, Wy


@echo_linear.mistake(breaks="full_size")
def turned_over(k):
    Wx, Wh, Wy = reference.echo_linear(k)
    return Wx, Wh, -Wy
