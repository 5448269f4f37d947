"""How `jacobian_product_norms` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import vanishing_gradients as reference


def product_cases(rng):
    (H,) = sizes(rng, 1)
    T = int(rng.integers(9, 12))

    def run(T, H):
        return {"hs": rng.uniform(-0.7, 0.7, (T, H)), "Wh": rng.normal(0, 1.2 / H**0.5, (H, H))}

    three = run(3, H)
    yield Case("three steps", three)
    yield Case("random numbers", run(T, H + 1))
    yield Case("T = 1", run(1, H), edge=True)
    yield Case("T = 2", run(2, H), edge=True)
    yield Case("H = 1", run(T, 1), edge=True)
    yield Case("saturated units", {**run(T, H), "hs": rng.choice([-1.0, 1.0], (T, H))}, edge=True)
    yield Case("a long sequence", run(60, H), edge=True)


jacobian_product_norms = Exercise(
    reference.jacobian_product_norms,
    points=4,
    cases=product_cases,
    returns=("norms",),
    after=("rnn_jacobian",),
    minutes=20,
    core=True,
)


def jacobians(hs, Wh):
    return [reference.rnn_jacobian(h, Wh) for h in hs]


@jacobian_product_norms.mistake
def product_reversed_order(hs, Wh):
    """The product runs in the wrong order.

    Matrices do not commute. Write down d h3 / d h1 for three steps: which J stands on the left?
    """
    product, norms = np.eye(len(Wh)), []
    for J in jacobians(hs, Wh)[::-1]:
        norms.append(np.linalg.norm(product, 2))
        product = J @ product
    return np.array(norms[::-1])


@jacobian_product_norms.mistake
def product_of_norms(hs, Wh):
    """You multiply the norms of the Jacobians.

    ‖AB‖ is at most ‖A‖ ‖B‖. When is it less? Which of the two does the docstring ask for?
    """
    sizes = [np.linalg.norm(J, 2) for J in jacobians(hs, Wh)]
    return np.array([np.prod(sizes[t + 1 :]) for t in range(len(hs))])


@jacobian_product_norms.mistake
def elementwise_product(hs, Wh):
    """The Jacobians are multiplied entry by entry.

    h1 moves every unit of h2, and each of those moves every unit of h3. Which product adds up over all of them?
    """
    Js = jacobians(hs, Wh)
    rest = (np.prod(Js[t + 1 :], axis=0) for t in range(len(hs) - 1))
    return np.array([np.linalg.norm(J, 2) for J in rest] + [1.0])


@jacobian_product_norms.mistake(pointer="The documentation of `np.linalg.norm`, on `ord`.")
def frobenius(hs, Wh):
    """The norm is Frobenius', not the largest singular value.

    Your last entry should be 1: the state as a function of itself. What does your norm give for the identity?
    """
    product, norms = np.eye(len(Wh)), []
    for J in jacobians(hs, Wh)[::-1]:
        norms.append(np.linalg.norm(product))
        product = product @ J
    return np.array(norms[::-1])


@jacobian_product_norms.mistake
def one_step_too_many(hs, Wh):
    """One Jacobian too many: your norms[t] belongs to the state before hs[t].

    How many steps lie between hs[T−1] and itself? How many Jacobians stand in your last product?
    """
    product, norms = np.eye(len(Wh)), []
    for J in jacobians(hs, Wh)[::-1]:
        product = product @ J
        norms.append(np.linalg.norm(product, 2))
    return np.array(norms[::-1])


@jacobian_product_norms.mistake
def slope_at_old_state(hs, Wh):
    """The Jacobian of each step is taken at its old state.

    The step from hs[0] to hs[1] has its slope where the tanh landed. Which of the two states is that?
    """
    return reference.jacobian_product_norms(np.concatenate([hs[:1], hs[:-1]]), Wh)


@jacobian_product_norms.mistake
def by_lag(hs, Wh):
    """The norms stand in the order in which you found them.

    Your loop ran from the end. To which step does the first number that it found belong?
    """
    return reference.jacobian_product_norms(hs, Wh)[::-1]


@jacobian_product_norms.mistake
def from_the_first_state(hs, Wh):
    """You follow the first state forwards, not the last one back.

    Which state moves, and which is watched? Is norms[T−1] the last state as a function of itself?
    """
    product, norms = np.eye(len(Wh)), [1.0]
    for J in jacobians(hs, Wh)[1:]:
        product = J @ product
        norms.append(np.linalg.norm(product, 2))
    return np.array(norms)


@jacobian_product_norms.mistake
def radius_of_product(hs, Wh):
    """You take the largest eigenvalue of the product.

    Can a matrix lengthen a vector by more than its largest eigenvalue? What does the docstring ask for?
    """
    product, norms = np.eye(len(Wh)), []
    for J in jacobians(hs, Wh)[::-1]:
        norms.append(np.abs(np.linalg.eigvals(product)).max())
        product = product @ J
    return np.array(norms[::-1])
