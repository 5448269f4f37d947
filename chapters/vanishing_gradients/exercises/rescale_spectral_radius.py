"""How `rescale_spectral_radius` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import vanishing_gradients as reference


def radius_cases(rng):
    (H,) = sizes(rng, 1)

    def hidden_in(blocks, H):
        """A matrix of H rows with the given blocks of eigenvalues, the rest smaller, seen from skewed axes."""
        inside = np.diag(rng.uniform(-0.5, 0.5, H)) + np.triu(rng.normal(0, 0.3, (H, H)), 1)
        inside[: len(blocks), : len(blocks)] = blocks
        skewed = np.eye(H) + 0.3 * rng.uniform(-1, 1, (H, H)) / H**0.5
        return skewed @ inside @ np.linalg.inv(skewed)

    size, angle = rng.uniform(1.5, 2.5), rng.uniform(1.0, 1.4)
    turn = size * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    rho = float(rng.uniform(0.5, 0.9))
    yield Case("the largest eigenvalues are a complex pair", {"W": hidden_in(turn, H), "rho": rho})
    minus = np.diag([-rng.uniform(1.5, 2.5), rng.uniform(0.8, 1.2)])
    yield Case(
        "the largest eigenvalue is negative", {"W": hidden_in(minus, H + 1), "rho": float(rng.uniform(1.1, 1.5))}
    )
    yield Case("H = 1", {"W": np.array([[rng.uniform(2, 3)]]), "rho": 0.7}, edge=True)
    yield Case("H = 1, negative", {"W": np.array([[-rng.uniform(2, 3)]]), "rho": 0.7}, edge=True)
    yield Case("a large matrix", {"W": rng.normal(size=(60, 60)), "rho": 1.0}, edge=True)


rescale_spectral_radius = Exercise(
    reference.rescale_spectral_radius, points=2, cases=radius_cases, returns=("W_new",), minutes=8
)


@rescale_spectral_radius.mistake
def uses_singular_value(W, rho):
    """You divide by the largest singular value.

    Is the radius about how much W can lengthen a vector, or about its eigenvalues? What is the radius of your
    result?
    """
    return W * rho / np.linalg.norm(W, 2)


@rescale_spectral_radius.mistake
def uses_frobenius(W, rho):
    """You divide by the Frobenius norm.

    What does `np.linalg.norm(W)` measure if you say no more? What is the spectral radius of your result?
    """
    return W * rho / np.linalg.norm(W)


@rescale_spectral_radius.mistake
def real_part_only(W, rho):
    """Only the real parts of the eigenvalues are looked at.

    How far from zero is the eigenvalue 0.1 + 2i? What does your code take it for?
    """
    return W * rho / np.abs(np.linalg.eigvals(W).real).max()


@rescale_spectral_radius.mistake
def rightmost_eigenvalue(W, rho):
    """You take the eigenvalue with the largest real part, not the one furthest from zero.

    Among −2 and 1, which does your code call the larger? Which of them lies further from zero?
    """
    return W * rho / np.abs(np.max(np.linalg.eigvals(W)))


@rescale_spectral_radius.mistake
def divides_twice(W, rho):
    """You divide by the radius twice.

    Measure the radius of your result, then double W and measure again. Should it have moved?
    """
    return W * rho / np.abs(np.linalg.eigvals(W)).max() ** 2


@rescale_spectral_radius.mistake
def not_divided(W, rho):
    """W is multiplied by rho, whatever its radius was.

    Double W and measure the radius of the result again. Should it have moved?
    """
    return W * rho


@rescale_spectral_radius.mistake
def rho_ignored(W, rho):
    """The radius becomes 1, whatever rho is.

    Which of your arguments does your code never look at?
    """
    return W / np.abs(np.linalg.eigvals(W)).max()
