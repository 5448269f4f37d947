"""How the exercises of `vanishing_gradients` are marked, and which mistakes are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise, choice, essay
from solutions import vanishing_gradients as reference
from solutions.rnn_cell import rnn_forward


def sizes(rng, count):
    """Pairwise different sizes from 3 up, so that no transposition hides."""
    return (int(n) for n in rng.permutation(np.arange(3, 3 + count + 2))[:count])


# ------------------------------------------------------------------------------------------------------ rnn_jacobian


def jacobian_cases(rng):
    (H,) = sizes(rng, 1)

    def step(H):
        return {"h_next": rng.choice([-1.0, 1.0], H) * rng.uniform(0.3, 0.9, H), "Wh": rng.normal(size=(H, H))}

    slopes = {**step(H), "Wh": np.eye(H)}
    yield Case("Wh is the identity", slopes)
    yield Case("the new state is zero", {**step(H), "h_next": np.zeros(H)})
    yield Case("random numbers", step(H + 1))
    yield Case("H = 1", step(1), edge=True)
    yield Case("saturated units", {**step(H), "h_next": rng.choice([-1.0, 1.0], H)}, edge=True)


rnn_jacobian = Exercise(reference.rnn_jacobian, points=3, cases=jacobian_cases, returns=("J",), minutes=15)


@rnn_jacobian.misconception(
    "Rows and columns are exchanged: this is the transpose of J.",
    "By the docstring, which index of J counts the numbers that come out? Which of your indices meets the slope?",
)
def transpose(h_next, Wh):
    return Wh * (1 - h_next**2)


@rnn_jacobian.misconception(
    "Wh is not transposed.",
    "In h @ Wh, does old unit j reach new unit i through Wh[i, j] or through Wh[j, i]?",
)
def wh_not_transposed(h_next, Wh):
    return (1 - h_next**2)[:, None] * Wh


@rnn_jacobian.misconception(
    "The slope of tanh is missing.", "A saturated unit hardly moves, whatever goes in. Where does your J know of that?"
)
def no_slope(h_next, Wh):
    return 1.0 * Wh.T


@rnn_jacobian.misconception(
    "The slope multiplies the columns.",
    "If one *new* unit is saturated, what becomes zero: a row of J or a column?",
)
def slope_on_columns(h_next, Wh):
    return Wh.T * (1 - h_next**2)


@rnn_jacobian.misconception(
    "The tanh is taken a second time.",
    "Is h_next what goes into the tanh, or what came out of it?",
)
def tanh_twice(h_next, Wh):
    return (1 - np.tanh(h_next) ** 2)[:, None] * Wh.T


@rnn_jacobian.misconception(
    "The slope has lost its square.",
    "A unit at −0.9 is as flat as one at 0.9. Does your slope agree?",
)
def one_minus_h(h_next, Wh):
    return (1 - h_next)[:, None] * Wh.T


@rnn_jacobian.misconception(
    "The slope is that of the logistic function.",
    "How steep is tanh at 0, where its curve touches the diagonal? What does your slope say there?",
)
def logistic_slope(h_next, Wh):
    return (h_next * (1 - h_next))[:, None] * Wh.T


@rnn_jacobian.accepts()
def with_a_diagonal_matrix(h_next, Wh):
    return np.diag(1 - h_next * h_next) @ Wh.T


@rnn_jacobian.accepts()
def row_convention_then_turned(h_next, Wh):
    return np.dot(Wh, np.diag(1 - h_next**2)).T


@rnn_jacobian.accepts()
def entry_by_entry(h_next, Wh):
    H = len(h_next)
    J = np.zeros((H, H))
    for i in range(H):
        for j in range(H):
            J[i, j] = (1 - h_next[i] ** 2) * Wh[j, i]
    return J


@rnn_jacobian.accepts()
def rows_in_a_list(h_next, Wh):
    return [(1 - h) * (1 + h) * column for h, column in zip(h_next, Wh.T, strict=True)]


@rnn_jacobian.accepts()
def by_einsum(h_next, Wh):
    return np.einsum("i,ji->ij", 1 - np.square(h_next), Wh)


@rnn_jacobian.accepts()
def through_cosh(h_next, Wh):
    with np.errstate(all="ignore"):
        return (1 / np.cosh(np.arctanh(h_next)) ** 2)[:, np.newaxis] * np.transpose(Wh)


@rnn_jacobian.accepts()
def by_autograd(h_next, Wh):
    z = torch.atanh(torch.tensor(h_next, dtype=torch.float64).clamp(-1, 1))
    W = torch.tensor(Wh)
    start = torch.zeros(len(z), dtype=torch.float64)
    return torch.autograd.functional.jacobian(lambda h: torch.tanh(z + h @ W), start).numpy()


# -------------------------------------------------------------------------------------------- jacobian_product_norms


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
)


def jacobians(hs, Wh):
    return [reference.rnn_jacobian(h, Wh) for h in hs]


@jacobian_product_norms.misconception(
    "The product runs in the wrong order.",
    "Matrices do not commute. Write down d h3 / d h1 for three steps: which J stands on the left?",
)
def product_reversed_order(hs, Wh):
    product, norms = np.eye(len(Wh)), []
    for J in jacobians(hs, Wh)[::-1]:
        norms.append(np.linalg.norm(product, 2))
        product = J @ product
    return np.array(norms[::-1])


@jacobian_product_norms.misconception(
    "You multiply the norms of the Jacobians.",
    "‖AB‖ is at most ‖A‖ ‖B‖. When is it less? Which of the two does the docstring ask for?",
)
def product_of_norms(hs, Wh):
    sizes = [np.linalg.norm(J, 2) for J in jacobians(hs, Wh)]
    return np.array([np.prod(sizes[t + 1 :]) for t in range(len(hs))])


@jacobian_product_norms.misconception(
    "The Jacobians are multiplied entry by entry.",
    "h1 moves every unit of h2, and each of those moves every unit of h3. Which product adds up over all of them?",
)
def elementwise_product(hs, Wh):
    Js = jacobians(hs, Wh)
    rest = (np.prod(Js[t + 1 :], axis=0) for t in range(len(hs) - 1))
    return np.array([np.linalg.norm(J, 2) for J in rest] + [1.0])


@jacobian_product_norms.misconception(
    "The norm is Frobenius', not the largest singular value.",
    "Your last entry should be 1: the state as a function of itself. What does your norm give for the identity?",
    pointer="The documentation of `np.linalg.norm`, on `ord`.",
)
def frobenius(hs, Wh):
    product, norms = np.eye(len(Wh)), []
    for J in jacobians(hs, Wh)[::-1]:
        norms.append(np.linalg.norm(product))
        product = product @ J
    return np.array(norms[::-1])


@jacobian_product_norms.misconception(
    "One Jacobian too many: your norms[t] belongs to the state before hs[t].",
    "How many steps lie between hs[T−1] and itself? How many Jacobians stand in your last product?",
)
def one_step_too_many(hs, Wh):
    product, norms = np.eye(len(Wh)), []
    for J in jacobians(hs, Wh)[::-1]:
        product = product @ J
        norms.append(np.linalg.norm(product, 2))
    return np.array(norms[::-1])


@jacobian_product_norms.misconception(
    "The Jacobian of each step is taken at its old state.",
    "The step from hs[0] to hs[1] has its slope where the tanh landed. Which of the two states is that?",
)
def slope_at_old_state(hs, Wh):
    return reference.jacobian_product_norms(np.concatenate([hs[:1], hs[:-1]]), Wh)


@jacobian_product_norms.misconception(
    "The norms stand in the order in which you found them.",
    "Your loop ran from the end. To which step does the first number that it found belong?",
)
def by_lag(hs, Wh):
    return reference.jacobian_product_norms(hs, Wh)[::-1]


@jacobian_product_norms.misconception(
    "You follow the first state forwards, not the last one back.",
    "Which state moves, and which is watched? Is norms[T−1] the last state as a function of itself?",
)
def from_the_first_state(hs, Wh):
    product, norms = np.eye(len(Wh)), [1.0]
    for J in jacobians(hs, Wh)[1:]:
        product = J @ product
        norms.append(np.linalg.norm(product, 2))
    return np.array(norms)


@jacobian_product_norms.misconception(
    "You take the largest eigenvalue of the product.",
    "Can a matrix lengthen a vector by more than its largest eigenvalue? What does the docstring ask for?",
)
def radius_of_product(hs, Wh):
    product, norms = np.eye(len(Wh)), []
    for J in jacobians(hs, Wh)[::-1]:
        norms.append(np.abs(np.linalg.eigvals(product)).max())
        product = product @ J
    return np.array(norms[::-1])


@jacobian_product_norms.accepts()
def turned_and_in_list(hs, Wh):
    T, H = hs.shape
    grad = np.eye(H)
    norms = []
    for t in range(T - 1, -1, -1):
        norms.append(np.linalg.svd(grad)[1][0])
        grad = Wh @ np.diag(1 - hs[t] ** 2) @ grad
    norms.reverse()
    return norms


@jacobian_product_norms.accepts()
def every_product_anew(hs, Wh):
    T = len(hs)
    norms = {}
    for t in range(T):
        J = np.identity(hs.shape[1])
        for s in range(t + 1, T):
            J = (((1 - hs[s] ** 2) * Wh).T) @ J
        norms[t] = np.sqrt(np.linalg.eigvalsh(J.T @ J).max().clip(0))
    return np.array([norms[t] for t in range(T)])


@jacobian_product_norms.accepts()
def by_multi_dot(hs, Wh):
    Js = jacobians(hs, Wh)[::-1]
    out = np.ones(len(hs))
    for t in range(len(hs) - 1):
        chain = Js[: len(hs) - 1 - t]
        out[t] = np.linalg.norm(np.linalg.multi_dot(chain) if len(chain) > 1 else chain[0], ord=2)
    return out


@jacobian_product_norms.accepts()
def in_torch(hs, Wh):
    hs, Wh = torch.tensor(hs), torch.tensor(Wh)
    J = torch.eye(len(Wh), dtype=torch.float64)
    norms = torch.zeros(len(hs), dtype=torch.float64)
    for t in reversed(range(len(hs))):
        norms[t] = torch.linalg.matrix_norm(J, 2)
        J = J @ (torch.diag(1 - hs[t] ** 2) @ Wh.T)
    return norms.numpy()


# ------------------------------------------------------------------------------------------- rescale_spectral_radius


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


@rescale_spectral_radius.misconception(
    "You divide by the largest singular value.",
    "Is the radius about how much W can lengthen a vector, or about its eigenvalues? What is the radius of your result?",
)
def uses_singular_value(W, rho):
    return W * rho / np.linalg.norm(W, 2)


@rescale_spectral_radius.misconception(
    "You divide by the Frobenius norm.",
    "What does `np.linalg.norm(W)` measure if you say no more? What is the spectral radius of your result?",
)
def uses_frobenius(W, rho):
    return W * rho / np.linalg.norm(W)


@rescale_spectral_radius.misconception(
    "Only the real parts of the eigenvalues are looked at.",
    "How far from zero is the eigenvalue 0.1 + 2i? What does your code take it for?",
)
def real_part_only(W, rho):
    return W * rho / np.abs(np.linalg.eigvals(W).real).max()


@rescale_spectral_radius.misconception(
    "You take the eigenvalue with the largest real part, not the one furthest from zero.",
    "Among −2 and 1, which does your code call the larger? Which of them lies further from zero?",
)
def rightmost_eigenvalue(W, rho):
    return W * rho / np.abs(np.max(np.linalg.eigvals(W)))


@rescale_spectral_radius.misconception(
    "You divide by the radius twice.",
    "Measure the radius of your result, then double W and measure again. Should it have moved?",
)
def divides_twice(W, rho):
    return W * rho / np.abs(np.linalg.eigvals(W)).max() ** 2


@rescale_spectral_radius.misconception(
    "W is multiplied by rho, whatever its radius was.",
    "Double W and measure the radius of the result again. Should it have moved?",
)
def not_divided(W, rho):
    return W * rho


@rescale_spectral_radius.misconception(
    "The radius becomes 1, whatever rho is.", "Which of your arguments does your code never look at?"
)
def rho_ignored(W, rho):
    return W / np.abs(np.linalg.eigvals(W)).max()


@rescale_spectral_radius.accepts()
def in_place(W, rho):
    W *= rho / max(abs(np.linalg.eig(W)[0]))
    return W


@rescale_spectral_radius.accepts()
def by_modulus(W, rho):
    values, _ = np.linalg.eig(W)
    radius = np.sqrt(values.real**2 + values.imag**2).max()
    return (W / radius) * rho


@rescale_spectral_radius.accepts()
def rebuilt_from_eigenvectors(W, rho):
    values, vectors = np.linalg.eig(W)
    values = values / np.abs(values).max() * rho
    return np.real(vectors @ np.diag(values) @ np.linalg.inv(vectors))


# --------------------------------------------------------------------------------------------------- vanishing_bound


def bound_cases(rng):
    (H,) = sizes(rng, 1)

    def stretching(low, high, H):
        """A matrix whose singular values lie between low and high."""
        turns = [np.linalg.qr(rng.normal(size=(H, H)))[0] for _ in range(2)]
        return turns[0] * rng.uniform(low, high, H) @ turns[1]

    skewed = np.triu(rng.normal(size=(H, H)), 1) + np.diag(rng.uniform(0.2, 0.5, H))
    skewed[0, -1] = rng.uniform(2, 3)
    yield Case("tanh, and small weights", {"Wh": stretching(0.65, 0.9, H + 1), "act": "tanh"})
    yield Case("tanh, and eigenvalues smaller than 1", {"Wh": skewed, "act": "tanh"})
    yield Case("sigmoid, and weights of middling size", {"Wh": stretching(2.6, 3.5, H), "act": "sigmoid"})
    yield Case("sigmoid, and large weights", {"Wh": stretching(5, 8, H), "act": "sigmoid"})
    yield Case("H = 1", {"Wh": np.array([[-rng.uniform(1.5, 3)]]), "act": "sigmoid"}, edge=True)
    yield Case("H = 1, far above 1", {"Wh": np.array([[-rng.uniform(5, 9)]]), "act": "tanh"}, edge=True)
    yield Case("no weights at all", {"Wh": np.zeros((H, H)), "act": "tanh"}, edge=True)


def drive_bound(vanishing_bound, Wh, act):
    """The verdict with its reason: of three words one is soon right, or wrong in a known way, by chance."""
    found = vanishing_bound(Wh, act)
    if not isinstance(found, (tuple, list)) or len(found) != 2:
        return {"what it returns": found}
    verdict, factor = found
    size = f"{float(factor):.4g}" if isinstance(factor, (int, float, np.generic, np.ndarray)) else "?"
    return {"verdict": f"{verdict}, with a factor of {size}", "factor": factor}


vanishing_bound = Exercise(
    reference.vanishing_bound,
    points=3,
    cases=bound_cases,
    returns={"verdict": 1, "factor": 1},
    drive=drive_bound,
    minutes=15,
)


def verdict_on(factor):
    return "vanishes" if factor < 1 else "open"


@vanishing_bound.misconception(
    "A large factor is taken for a proof of explosion.",
    "A step can lengthen a gradient by so much *at most*. If the tanh is flat, or the gradient points another way, what then?",
)
def large_means_explodes(Wh, act="tanh"):
    factor = reference.vanishing_bound(Wh, act)[1]
    return "vanishes" if factor < 1 else "explodes", factor


@vanishing_bound.misconception(
    "You use the largest eigenvalue.",
    "With Wh = [[0.5, 9], [0, 0.5]], how long is (1, 0) @ Wh? Can its eigenvalues tell you that?",
)
def eigenvalue_used(Wh, act="tanh"):
    factor = {"tanh": 1.0, "sigmoid": 0.25}[act] * np.abs(np.linalg.eigvals(Wh)).max()
    return verdict_on(factor), factor


@vanishing_bound.misconception(
    "You use the Frobenius norm.",
    "The identity lengthens no vector. What does your norm say of it?",
    pointer="The documentation of `np.linalg.norm`, on `ord`.",
)
def frobenius_used(Wh, act="tanh"):
    factor = {"tanh": 1.0, "sigmoid": 0.25}[act] * np.linalg.norm(Wh)
    return verdict_on(factor), factor


@vanishing_bound.misconception(
    "The logistic function is taken to be as steep as tanh.",
    "The derivative of s is s (1 − s). Where is that largest, and how large is it?",
)
def sigmoid_as_steep_as_tanh(Wh, act="tanh"):
    factor = np.linalg.norm(Wh, 2)
    return verdict_on(factor), factor


@vanishing_bound.misconception(
    "The steepest slopes of the two functions are exchanged.",
    "Draw both curves near 0. Which of them rises faster?",
)
def slopes_exchanged(Wh, act="tanh"):
    return reference.vanishing_bound(Wh, "tanh" if act == "sigmoid" else "sigmoid")


@vanishing_bound.misconception(
    "You use the smallest singular value.",
    "If most directions shrink and one grows, is there a step that makes a gradient longer? What does your factor say?",
)
def smallest_singular_value(Wh, act="tanh"):
    factor = {"tanh": 1.0, "sigmoid": 0.25}[act] * np.linalg.svd(Wh)[1][-1]
    return verdict_on(factor), factor


@vanishing_bound.accepts()
def by_svd(Wh, act="tanh"):
    gamma = 1 if act == "tanh" else 1 / 4
    factor = gamma * np.linalg.svd(Wh, compute_uv=False).max()
    if factor < 1:
        return ["vanishes", float(factor)]
    return ["open", float(factor)]


@vanishing_bound.accepts()
def by_eigenvalues_of_the_square(Wh, act="tanh"):
    sigma = np.sqrt(max(np.linalg.eigvalsh(Wh.T @ Wh)))
    if act == "sigmoid":
        sigma = sigma / 4
    verdict = "open"
    if sigma < 1:
        verdict = "vanishes"
    return verdict, sigma


# -------------------------------------------------------------------------------------------- orthogonal, irnn_init


def orthogonal_cases(rng):
    (H,) = sizes(rng, 1)
    for label, size, edge in (
        (f"H = {H}", H, False),
        ("H = 20", 20, False),
        ("H = 1", 1, True),
        ("H = 2", 2, True),
        ("H = 100", 100, True),
    ):
        yield Case(label, {"H": size, "seed": int(rng.integers(10**6))}, edge)


def drive_orthogonal(orthogonal, H, seed):
    """Two matrices from one generator, and the first again from another that was seeded alike."""
    rng = np.random.default_rng(seed)
    return {
        "first": orthogonal(H, rng),
        "second": orthogonal(H, rng),
        "again": orthogonal(H, np.random.default_rng(seed)),
    }


orthogonal = Exercise(
    reference.orthogonal,
    points=2,
    cases=orthogonal_cases,
    returns=("Q",),
    drive=drive_orthogonal,
    by_laws=True,
    data=False,
    minutes=8,
)


@orthogonal.law(
    "Your matrix is not orthogonal: some vectors come out longer or shorter.",
    "What should Q.T @ Q be, and what is it for yours? Which factorisation of a matrix has a factor like that?",
    share=3,
)
def keeps_lengths(case, seen):
    Q = np.asarray(seen["first"], float)
    return Q.shape == (case["H"], case["H"]) and np.abs(Q.T @ Q - np.eye(len(Q))).max() < 1e-5


@orthogonal.law(
    "Every call gives the same matrix.",
    "Call it twice with one generator. What in your function is random, and what happens to the generator?",
    share=0.5,
)
def a_new_one_each_time(case, seen):
    return case["H"] == 1 or not np.allclose(seen["first"], seen["second"])


@orthogonal.law(
    "Your random numbers do not come from rng.",
    "Two generators with one seed should give one matrix. Whom do you ask for random numbers?",
    share=0.5,
)
def from_the_generator(case, seen):
    return bool(np.any(seen["first"])) and np.allclose(seen["first"], seen["again"])


@orthogonal.accepts()
def qr_without_sign_repair(H, rng):
    q, r = np.linalg.qr(rng.standard_normal((H, H)))
    return q


@orthogonal.accepts()
def by_svd_of_a_gaussian(H, rng):
    U, _, Vt = np.linalg.svd(rng.normal(size=(H, H)))
    return U @ Vt


@orthogonal.accepts()
def by_gram_and_schmidt(H, rng):
    rows = []
    for _ in range(H):
        v = rng.normal(size=H)
        for _ in range(2):  # twice is enough
            for u in rows:
                v = v - (v @ u) * u
        rows.append(v / np.linalg.norm(v))
    return rows


@orthogonal.accepts()
def by_torch(H, rng):
    generator = torch.Generator().manual_seed(int(rng.integers(2**31)))
    return torch.linalg.qr(torch.randn(H, H, generator=generator, dtype=torch.float64))[0].numpy()


@orthogonal.misconception(breaks="keeps_lengths")
def gaussian_scaled(H, rng):
    return rng.normal(0, H**-0.5, (H, H))


@orthogonal.misconception(breaks="keeps_lengths")
def columns_of_length_one_only(H, rng):
    A = rng.normal(size=(H, H))
    return A / np.linalg.norm(A, axis=0)


@orthogonal.misconception(breaks="keeps_lengths")
def radius_one_only(H, rng):
    A = rng.normal(size=(H, H))
    return reference.rescale_spectral_radius(A, 1.0)


@orthogonal.misconception(breaks="a_new_one_each_time")
def identity(H, rng):
    return np.eye(H)


@orthogonal.misconception(breaks="a_new_one_each_time")
def seeded_inside(H, rng):
    return np.linalg.qr(np.random.default_rng(0).normal(size=(H, H)))[0]


@orthogonal.misconception(breaks="from_the_generator")
def global_generator(H, rng):
    return np.linalg.qr(np.random.randn(H, H))[0]


def irnn_cases(rng):
    D, H = (int(rng.integers(low, low + 20)) for low in (40, 70))
    for label, d, h, std, edge in (
        ("the usual std", D, H, 0.001, False),
        ("another std", H, D, float(rng.uniform(0.02, 0.1)), False),
        ("D = 1", 1, H, 0.01, True),
        ("H = 1", D, 1, 0.01, True),
    ):
        yield Case(label, {"D": d, "H": h, "seed": int(rng.integers(10**6)), "std": std}, edge)


def drive_irnn(irnn_init, D, H, seed, std):
    """The weights, and the same again from a generator that was seeded alike."""
    Wx, Wh, b = irnn_init(D, H, np.random.default_rng(seed), std)
    again = irnn_init(D, H, np.random.default_rng(seed), std)[0]
    return {"Wx": Wx, "Wh": Wh, "b": b, "again": again}


irnn_init = Exercise(
    reference.irnn_init,
    points=2,
    cases=irnn_cases,
    returns=("Wx", "Wh", "b"),
    drive=drive_irnn,
    by_laws=True,
    data=False,
    minutes=8,
)


@irnn_init.law(
    "Without any input, the state does not stay as it is.",
    "Let x be zero and h any numbers that are not negative. What is relu(h Wh + b) with your Wh and b?",
    share=2,
)
def state_is_kept(case, seen):
    Wh, b = np.asarray(seen["Wh"], float), np.asarray(seen["b"], float).ravel()
    H = case["H"]
    return Wh.shape == (H, H) and b.shape == (H,) and np.array_equal(Wh, np.eye(H)) and not b.any()


@irnn_init.law(
    "The input weights are not normal random numbers with mean 0 and standard deviation std.",
    "Draw a large Wx, of shape (D, H). What are Wx.shape, Wx.mean() and Wx.std(), and what should they be?",
    share=1.5,
)
def listens_softly(case, seen):
    Wx, std = np.asarray(seen["Wx"], float), case["std"]
    if Wx.shape != (case["D"], case["H"]) or not Wx.any() or not 0 < np.abs(Wx).max() < 6 * std:
        return False
    return Wx.size < 1000 or (abs(Wx.std() / std - 1) < 0.1 and abs(Wx.mean()) < 0.1 * std)


@irnn_init.law(
    "Your random numbers do not come from rng.",
    "Two generators with one seed should give one Wx. Whom do you ask for random numbers?",
    share=0.5,
)
def drawn_from_the_generator(case, seen):
    return bool(np.any(seen["Wx"])) and np.array_equal(seen["Wx"], seen["again"])


@irnn_init.accepts()
def scaled_standard_normal(D, H, rng, std=0.001):
    Wh = np.zeros((H, H))
    for j in range(H):
        Wh[j, j] = 1
    return [std * rng.standard_normal((D, H)), Wh, np.zeros((H,))]


@irnn_init.accepts()
def whole_numbers_where_they_do(D, H, rng, std=0.001):
    return rng.normal(scale=std, size=(D, H)), np.identity(H, dtype=int), np.array([0] * H)


@irnn_init.misconception(breaks="state_is_kept")
def identity_on_wx(D, H, rng, std=0.001):
    return np.eye(D, H), rng.normal(0, std, (H, H)), np.zeros(H)


@irnn_init.misconception(breaks="state_is_kept")
def random_as_usual(D, H, rng, std=0.001):
    return rng.normal(0, std, (D, H)), rng.normal(0, H**-0.5, (H, H)), np.zeros(H)


@irnn_init.misconception(breaks="state_is_kept")
def noise_on_the_identity(D, H, rng, std=0.001):
    return rng.normal(0, std, (D, H)), np.eye(H) + rng.normal(0, std, (H, H)), np.zeros(H)


@irnn_init.misconception(breaks="state_is_kept")
def bias_of_ones(D, H, rng, std=0.001):
    return rng.normal(0, std, (D, H)), np.eye(H), np.ones(H)


@irnn_init.misconception(breaks="listens_softly")
def std_is_squared(D, H, rng, std=0.001):
    return rng.normal(0, std**2, (D, H)), np.eye(H), np.zeros(H)


@irnn_init.misconception(breaks="listens_softly")
def uniform_up_to_std(D, H, rng, std=0.001):
    return rng.uniform(-std, std, (D, H)), np.eye(H), np.zeros(H)


@irnn_init.misconception(breaks="listens_softly")
def std_not_looked_at(D, H, rng, std=0.001):
    return rng.normal(0, 0.001, (D, H)), np.eye(H), np.zeros(H)


@irnn_init.misconception(breaks="listens_softly")
def deaf(D, H, rng, std=0.001):
    return np.zeros((D, H)), np.eye(H), np.zeros(H)


@irnn_init.misconception(breaks="drawn_from_the_generator")
def drawn_elsewhere(D, H, rng, std=0.001):
    return std * np.random.randn(D, H), np.eye(H), np.zeros(H)


# ------------------------------------------------------------------------------------------------ effective_horizon


def horizon_cases(rng):
    def norms(*flags):
        """Norms that lie above tol (1) or below it (0), never near it."""
        above = np.array(flags, bool)
        return np.where(above, tol * rng.uniform(3, 30, len(above)), tol * rng.uniform(0.01, 0.3, len(above)))

    tol = 1e-3
    yield Case("it falls, and that is that", {"norms": norms(*[1] * int(rng.integers(4, 7)), 0, 0), "tol": tol})
    yield Case("it falls, and comes back", {"norms": norms(1, 1, 0, 0, 1, 0, 0, 0), "tol": tol})
    tol = float(rng.uniform(0.05, 0.2))
    yield Case("another tol", {"norms": norms(1, 0, 1, 1, 1, 0), "tol": tol})
    yield Case("nothing ever falls below tol", {"norms": norms(1, 1, 1, 1, 1), "tol": tol}, edge=True)
    yield Case("all below tol", {"norms": norms(0, 0, 0), "tol": tol}, edge=True)
    yield Case("T = 1", {"norms": norms(1), "tol": tol}, edge=True)


effective_horizon = Exercise(
    reference.effective_horizon, points=2, cases=horizon_cases, returns=("horizon",), minutes=8
)


@effective_horizon.misconception(
    "You give the lag of the last survivor, not how many lags there are up to it.",
    "With [1, 0.1, 0.0001], which lags count? How many are they? Lag 0 is one of them.",
)
def off_by_one(norms, tol=1e-3):
    return reference.effective_horizon(norms, tol) - 1


@effective_horizon.misconception(
    "You stop where the norm first dips below tol.",
    "[1, 0.0001, 0.1, 0.0001] must give 3. Who is still alive after the first dip?",
)
def first_not_last(norms, tol=1e-3):
    return int(np.argmax(norms < tol))


@effective_horizon.misconception(
    "You count the norms that reach tol, wherever they are.",
    "[1, 0.0001, 0.1, 0.0001] must give 3, and two of its norms reach tol. Which lag do you leave out?",
)
def survivors_counted(norms, tol=1e-3):
    return int((norms >= tol).sum())


@effective_horizon.misconception(
    "tol is not looked at.", "Call it with tol = 0.5 and with tol = 0.0005. Does the answer move?"
)
def tol_ignored(norms, tol=1e-3):
    return reference.effective_horizon(norms, 1e-3)


@effective_horizon.accepts()
def by_loop(norms, tol=1e-3):
    count = 0
    for k, norm in enumerate(norms):
        if norm >= tol:
            count = k + 1
    return count


@effective_horizon.accepts()
def from_the_end(norms, tol=1e-3):
    k = len(norms)
    while k > 0 and norms[k - 1] < tol:
        k -= 1
    return k


@effective_horizon.accepts()
def with_max_of_where(norms, tol=1e-3):
    alive = np.where(norms > tol)[0]
    if len(alive) == 0:
        return 0
    return np.max(alive) + 1


@effective_horizon.accepts()
def greatest_still_to_come(norms, tol=1e-3):
    return np.sum(np.maximum.accumulate(norms[::-1]) >= tol)


# ------------------------------------------------------------------------------------------------------ grad_profile


def profile_cases(rng):
    N, D, H = sizes(rng, 3)
    T = int(rng.integers(9, 12))

    def run(T, N, D, H, scale=1.0):
        """States of moderate size and weights under which a gradient neither dies nor grows too much."""
        cell = {
            "X": rng.normal(0, scale * 0.6, (T, N, D)),
            "h0": rng.uniform(-0.5, 0.5, (N, H)),
            "Wx": rng.normal(0, scale * 0.6 / D**0.5, (D, H)),
            "Wh": rng.normal(0, 1.1 / H**0.5, (H, H)),
        }
        hs = rnn_forward(cell["X"], cell["h0"], cell["Wx"], cell["Wh"], rng.normal(0, scale * 0.3, H))
        cache = {name: {**cell, "hs": hs}[name] for name in ("X", "h0", "hs", "Wx", "Wh")}
        return {"dhs": rng.normal(size=hs.shape), "cache": cache}

    last = run(T, N, D, H)
    last["dhs"][:-1] = 0
    yield Case("a loss after the last step only", last)
    yield Case("a loss at every step", run(T, N, D, H))
    for label, size in (
        ("T = 1", (1, N, D, H)),
        ("N = 1", (T, 1, D, H)),
        ("D = 1", (T, N, 1, H)),
        ("H = 1", (T, N, D, 1)),
    ):
        yield Case(label, run(*size), edge=True)
    yield Case("a long sequence", run(60, N, D, H), edge=True)
    yield Case("huge pre-activations", run(T, N, D, H, scale=60.0), edge=True)


grad_profile = Exercise(reference.grad_profile, points=4, cases=profile_cases, returns=("norms",), minutes=25)


def gradients(dhs, cache, slope=lambda h: 1 - h**2):
    """dL/dhs[t] of every step, and what of it came from later steps."""
    whole, later, dh = np.zeros_like(dhs), np.zeros_like(dhs), 0.0
    for t in reversed(range(len(dhs))):
        later[t] = dh
        whole[t] = dhs[t] + dh
        dh = (whole[t] * slope(cache["hs"][t])) @ cache["Wh"].T
    return whole, later


def lengths(grads):
    return np.sqrt((grads**2).reshape(len(grads), -1).sum(axis=1))


@grad_profile.misconception(
    "Nothing comes back from later steps.",
    "hs[t] is read above and by the next step. After the backward step, where does the gradient for hs[t−1] wait?",
)
def direct_only(dhs, cache):
    return lengths(dhs)


@grad_profile.misconception(
    "You measure before the gradient from above is added.",
    "At the last step nothing comes from later. What is the gradient of its state then, and what do you say?",
)
def from_later_only(dhs, cache):
    return lengths(gradients(dhs, cache)[1])


@grad_profile.misconception(
    "Only the last step's gradient from above is used.",
    "If there is a loss at every step, who reads dhs[0], dhs[1] and so on in your loop?",
)
def earlier_losses_ignored(dhs, cache):
    dhs[:-1] = 0
    return lengths(gradients(dhs, cache)[0])


@grad_profile.misconception(
    "The slope of tanh is missing on the way back.",
    "A saturated unit passes almost nothing back. What does yours pass?",
)
def slope_missing(dhs, cache):
    return lengths(gradients(dhs, cache, slope=lambda h: 1.0)[0])


@grad_profile.misconception(
    "On the way back the gradient meets Wh, not its transpose.",
    "Forwards, unit i reaches unit j through Wh[i, j]. Over which index must you add on the way back?",
)
def wh_as_in_forward(dhs, cache):
    return lengths(gradients(dhs, {**cache, "Wh": cache["Wh"].T})[0])


@grad_profile.misconception(
    "The slope is taken at the old state.",
    "Going from hs[t] back to hs[t−1] you pass one tanh. Which of the two states came out of it?",
)
def slope_of_the_step_before(dhs, cache):
    before = np.concatenate([cache["h0"][None], cache["hs"][:-1]])
    return lengths(gradients(dhs, {**cache, "hs": before})[0])


@grad_profile.misconception(
    "You measure inside the tanh.",
    "Is yours the gradient of the state, or of what goes into the squashing? At the last step, is it the length of dhs[T−1]?",
)
def of_the_preactivation(dhs, cache):
    return lengths(gradients(dhs, cache)[0] * (1 - cache["hs"] ** 2))


@grad_profile.misconception(
    "You measure the gradient of Wh at every step.",
    "Of what is the length asked: of dL/dWh, or of dL/dhs[t]? How many entries has each?",
)
def parameter_grad_instead(dhs, cache):
    before = np.concatenate([cache["h0"][None], cache["hs"][:-1]])
    dz = gradients(dhs, cache)[0] * (1 - cache["hs"] ** 2)
    return lengths(np.einsum("tni,tnj->tij", before, dz))


@grad_profile.misconception(
    "You measure one step further back: your norms[t] belongs to the state before hs[t].",
    "Is your norms[T−1] the length of dhs[T−1]? At which moment of the loop do you measure?",
)
def one_step_before(dhs, cache):
    whole, later = gradients(dhs, cache)
    first = (whole[0] * (1 - cache["hs"][0] ** 2)) @ cache["Wh"].T
    return lengths(np.concatenate([first[None], later[:-1]]))


@grad_profile.misconception(
    "The norms stand in the order in which the loop found them.",
    "Your loop ran from the end. To which step does the first number that it found belong?",
)
def in_backward_order(dhs, cache):
    return lengths(gradients(dhs, cache)[0])[::-1]


@grad_profile.misconception(
    "Your loop runs forwards.",
    "dhs[0] is known at once, but what else reaches hs[0], and when do you know that? At which step is all of it known first?",
)
def loop_runs_forwards(dhs, cache):
    dh, norms = 0.0, []
    for d, h in zip(dhs, cache["hs"], strict=True):
        dh = d + dh
        norms.append(np.linalg.norm(dh))
        dh = (dh * (1 - h**2)) @ cache["Wh"].T
    return np.array(norms)


@grad_profile.misconception(
    "You take the largest singular value of each step's gradient.",
    "What does `np.linalg.norm(dh, 2)` do with a matrix, and what with a flat array? Which squares are you asked to add?",
    pointer="The documentation of `np.linalg.norm`, on `ord`.",
)
def spectral_norm(dhs, cache):
    return np.linalg.norm(gradients(dhs, cache)[0], 2, axis=(1, 2))


@grad_profile.misconception(
    "The square root is missing.", "If every gradient doubles, its length doubles. What do your numbers do?"
)
def root_missing(dhs, cache):
    return lengths(gradients(dhs, cache)[0]) ** 2


@grad_profile.accepts()
def added_in_place(dhs, cache):
    hs, Wh = cache["hs"], cache["Wh"]
    T = hs.shape[0]
    for t in range(T - 1, 0, -1):
        dhs[t - 1] += np.dot(dhs[t] * (1 - hs[t] ** 2), Wh.T)
    return [np.linalg.norm(dhs[t]) for t in range(T)]


@grad_profile.accepts()
def kept_by_step(dhs, cache):
    X, h0, hs, Wx, Wh = cache.values()
    T, N, H = dhs.shape
    dh = {T: np.zeros((N, H))}
    for t in reversed(range(T)):
        grad = dhs[t] if t == T - 1 else dhs[t] + np.dot((1 - hs[t + 1] * hs[t + 1]) * dh[t + 1], Wh.T)
        dh[t] = grad
    return np.array([np.sqrt(np.sum(dh[t] ** 2)) for t in range(T)])


@grad_profile.accepts()
def by_a_nested_helper(dhs, cache):
    def step_back(dh, h):
        return np.einsum("nj,ij->ni", dh / np.cosh(np.arctanh(np.clip(h, -1, 1))) ** 2, cache["Wh"])

    norms = []
    carried = np.zeros_like(dhs[0])
    with np.errstate(all="ignore"):
        for d, h in zip(dhs[::-1], cache["hs"][::-1], strict=True):
            carried = carried + d
            norms.insert(0, np.linalg.norm(carried.ravel()))
            carried = step_back(carried, h)
    return norms


@grad_profile.accepts()
def in_torch_then_numpy(dhs, cache):
    c = {name: torch.tensor(value) for name, value in cache.items()}
    dh, norms = torch.zeros_like(c["hs"][0]), []
    for t in reversed(range(len(dhs))):
        dh = dh + torch.tensor(dhs[t])
        norms.append(dh.norm())
        dh = (dh * (1 - c["hs"][t] ** 2)) @ c["Wh"].t()
    return torch.stack(norms).flip(0).numpy()


# ----------------------------------------------------------------------------------------------- quizzes, and an essay

two_forecasts = choice(
    reference.two_forecasts,
    points=1,
    minutes=3,
    A="Think of Ben's network on loud inputs: how steep is tanh where its units then are?",
    C="Which of the two numbers bounds what a single step can do to a vector, whatever the slope?",
    D="By how much can one step of Ada's lengthen a gradient at most? And a hundred of them?",
)

relu_instead = choice(
    reference.relu_instead,
    points=1,
    minutes=2,
    A="ReLU's slope is 1 for every active unit. But is the slope the only factor of J?",
    B="If half of the units are off at a step, what are their rows of J?",
    C="Is ReLU's slope ever between 0 and 1? And is it the slope that is multiplied by itself a hundred times, or J?",
)

clipped_whisper = choice(
    reference.clipped_whisper,
    points=1,
    minutes=2,
    B="When does clipping do anything at all: when a norm is above the threshold, or when it is below?",
    C="Clipping looks at the finished gradient, a sum over all steps. Can it still tell the parts apart?",
    D="What is the norm of the gradient here, and what is the threshold? Which of the two is larger?",
)

longest_lag = essay(
    points=2,
    rubric="""
    Half a point each for:

    - a guess written down before the first run, with a reason that uses a number: the factor by which a step
      shrinks a gradient, or the horizon you measured;
    - the table of your runs, with at least three seeds for every lag;
    - a comparison of guess and table that names one thing that the reason left out;
    - a sentence on what the experiment does not show.
    """,
    minutes=20,
)
