"""The tasks of paper_lab against descriptions that share nothing with them, and the courts against their records."""

import inspect
import json
import re
from itertools import product
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from chapters.paper_lab import courts
from solutions import paper_lab as reference
from solutions.peepholes import variant_step

ROOM = Path(courts.__file__).parent
RECORDS = json.loads((ROOM / "courts.json").read_text("utf8"))
LATER = r"(XT*VP)*(S|XT*VV)"  # from state 4 on
REBER = re.compile(rf"B(TS*X{LATER}|PT*V(P{LATER}|V))E")

seeds = st.integers(0, 2**32 - 1)


# -------------------------------------------------------------------------------------------------------- the grammar


@given(seeds)
def test_a_reber_string_fits_the_regular_expression(seed):
    rng = np.random.default_rng(seed)
    assert all(REBER.fullmatch(reference.reber_string(rng)) for _ in range(20))
    for _ in range(20):
        outer = re.fullmatch(r"B([TP])(B.*E)\1E", reference.embedded_reber(rng))
        assert outer and REBER.fullmatch(outer[2])


def test_every_short_string_of_the_grammar_is_drawn():
    rng = np.random.default_rng(0)
    drawn = {reference.reber_string(rng) for _ in range(4000)}
    short = {"".join(s) for n in (3, 4, 5) for s in product("TPSXV", repeat=n)}
    assert {f"B{s}E" for s in short if REBER.fullmatch(f"B{s}E")} <= drawn


def test_the_shortest_strings_are_drawn_as_often_as_their_forks_say():
    rng = np.random.default_rng(1)
    drawn = [reference.reber_string(rng) for _ in range(8000)]
    assert drawn.count("BPVVE") / 8000 == pytest.approx(1 / 8, abs=0.02)
    assert drawn.count("BTXSE") / 8000 == pytest.approx(1 / 8, abs=0.02)


def test_legal_next_is_what_was_seen_to_follow():
    rng = np.random.default_rng(2)
    follows = {}
    for _ in range(6000):
        string = reference.embedded_reber(rng)
        for k in range(len(string)):
            follows.setdefault(string[:k], []).append(string[k])
        assert reference.legal_next(string) == set()
        assert all(string[k] in reference.legal_next(string[:k]) for k in range(len(string)))
    common = {prefix: set(letters) for prefix, letters in follows.items() if len(letters) > 40}
    assert len(common) > 60
    assert common == {prefix: reference.legal_next(prefix) for prefix in common}


def test_the_notebook_shows_the_same_table():
    text = (ROOM / "exercises.md").read_text("utf8")
    shown = {}
    exec(re.search(r"^REBER = \(.*?^\)$", text, re.M | re.S)[0], shown)
    assert shown["REBER"] == reference.REBER


# -------------------------------------------------------------------------------------------------------- the batches


@given(seeds, st.integers(1, 6), st.sampled_from([2, 4, 10]))
def test_adding_adds_the_two_that_are_marked(seed, N, T):
    X, y = reference.adding_batch(np.random.default_rng(seed), N, T)
    for n in range(N):
        early, late = np.flatnonzero(X[:, n, 1])
        assert early < T / 2 <= late
        assert y[n] == pytest.approx(X[early, n, 0] + X[late, n, 0])


def test_an_answer_that_ignores_the_input_costs_a_sixth():
    y = reference.adding_batch(np.random.default_rng(0), 40_000, 4)[1]
    assert y.var() == pytest.approx(1 / 6, rel=0.02)


@given(seeds, st.sampled_from([10, 20, 50]))
def test_temporal_order_can_be_read_off(seed, T):
    X, y = reference.temporal_order_batch(np.random.default_rng(seed), 5, T)
    for n in range(5):
        word = "".join("abcdXY"[k] for k in X[:, n].argmax(axis=1))
        assert {"XX": 0, "XY": 1, "YX": 2, "YY": 3}[re.sub("[a-d]", "", word)] == y[n]
        assert re.search("[XY]", word[T // 10 : T // 5]) and re.search("[XY]", word[T // 2 : T * 6 // 10])


@given(st.lists(st.integers(1, 9), min_size=1, max_size=5))
def test_counting_strings_end_where_they_are_complete(ns):
    X, y = reference.anbn_batch(ns)
    for k, n in enumerate(ns):
        real = X[:, k].any(axis=1)
        word = "".join("Sab"[j] for j in X[real, k].argmax(axis=1))
        assert word == "S" + n * "a" + n * "b"
        ends = [word[:t].count("a") == word[:t].count("b") > 0 for t in range(1, len(word) + 1)]
        assert y[real, k].tolist() == ends
        assert np.all(y[~real, k] == -1)


def test_a_report_counts_those_that_did_not_get_there():
    assert reference.seed_report([300, None, 100, None, 200]) == {
        "seeds": 5, "solved": 3, "median": 300.0, "lowest": 100.0, "highest": np.inf,
    }  # fmt: skip
    assert reference.seed_report([None, None, 5])["median"] == np.inf


# --------------------------------------------------------------------------------------------------------- the courts


def test_the_cell_of_1997_keeps_its_forget_gate_open():
    net, update = courts.begin("LSTM of 1997", 0, 3, 4, 2, 0.1)
    for _ in range(3):
        update(net(torch.randn(5, 2, 3))[0].square().sum())
    x, h, c = torch.randn(1, 2, 3), torch.randn(1, 2, 4), torch.randn(1, 2, 4)
    with torch.no_grad():
        z = (
            x[0] @ net.layer.weight_ih_l0.T
            + h[0] @ net.layer.weight_hh_l0.T
            + net.layer.bias_ih_l0
            + net.layer.bias_hh_l0
        )
        i, f, g, _ = z.split(4, dim=1)
        _, (_, c_next) = net.layer(x, (h, c))
    assert torch.all(torch.sigmoid(f) == 1)
    torch.testing.assert_close(c_next[0], c[0] + torch.sigmoid(i) * torch.tanh(g))


def test_the_variants_are_those_of_the_chapter_on_peepholes():
    D, H, T, N = 3, 4, 5, 2
    net = courts.Cells(list(courts.VARIANTS), list(range(8)), D, H, 2)
    X = np.random.default_rng(0).normal(size=(8, T, N, D))
    with torch.no_grad():
        said = net(torch.tensor(X, dtype=torch.float32)).numpy()
        weights = {k: p.numpy().astype(float) for k, p in net.p.items()}
    for r, variant in enumerate(courts.VARIANTS):
        W, U, b, p, V, a = (weights[k][r] for k in "WUbpVa")
        h = c = np.zeros((N, H))
        for x in X[r]:
            h, c = variant_step(x, h, c, W, U, b[0], p[0], variant)
        np.testing.assert_allclose(said[r], h @ V + a, atol=1e-5)


def test_likeliest_asks_that_all_legal_letters_come_before_all_others():
    said = np.array([[0.4, 0.3, 0.2], [0.4, 0.2, 0.3], [0.1, 0.8, 0.1]])
    legal = np.array([[1, 1, 0], [1, 1, 0], [0, 1, 0]], bool)
    assert courts.likeliest(said, legal).tolist() == [True, False, True]


@pytest.mark.parametrize("court", "ABCDEF")
def test_every_run_of_every_court_is_on_record(court):
    kinds = inspect.signature(getattr(courts, f"court_{court.lower()}")).parameters
    wanted = kinds["kinds"].default if "kinds" in kinds else courts.VARIANTS
    runs = [(run.get("task"), run["kind"], run["seed"]) for run in RECORDS[court]["runs"]]
    tasks = ("adding", "order") if court == "F" else (None,)
    assert sorted(runs, key=str) == sorted(product(tasks, wanted, kinds["seeds"].default), key=str)
    assert {"command", "date", "seconds", "versions"} <= RECORDS[court]["made"].keys()


def needed(court, kind, task=None):
    return [r["needed"] for r in RECORDS[court]["runs"] if (r["kind"], r.get("task")) == (kind, task)]


def solved(*which):
    return sum(n is not None for n in needed(*which))


def test_the_lesson_says_what_the_records_say():
    """Every sentence of a verdict that has a number in it."""
    assert [solved("A", kind) for kind in ("RNN", "LSTM of 1997", "LSTM")] == [0, 4, 4]
    assert max(r["outer"] for r in RECORDS["A"]["runs"] if r["kind"] == "RNN") == pytest.approx(0.92, abs=0.01)
    assert [solved("B", kind) for kind in ("RNN", "IRNN", "GRU", "LSTM", "LSTM, bias 3")] == [0, 3, 3, 3, 3]
    others = [n for kind in ("IRNN", "LSTM", "LSTM, bias 3") for n in needed("B", kind)]
    assert max(needed("B", "GRU")) < min(others)
    assert [solved("C", kind) for kind in ("RNN", "LSTM of 1997", "LSTM", "LSTM, bias 3")] == [0, 3, 1, 3]
    assert 32 * max(needed("C", "LSTM of 1997")) == 31_360 and max(needed("C", "LSTM, bias 3")) < 450
    assert 8_000 < 32 * min(needed("C", "LSTM, bias 3")) < 32 * max(needed("C", "LSTM, bias 3")) < 14_100
    stuck = [r["right"] for r in RECORDS["C"]["runs"] if r["kind"] == "LSTM" and r["needed"] is None]
    assert all(0.7 < right < 0.8 for right in stuck)
    for run in RECORDS["C"]["runs"]:
        if run["kind"] == "LSTM" and run["needed"] is None:
            assert sorted(round(p) for p in run["pairs"]) == [0, 1, 1, 1]
    bare, gated = ([r for r in RECORDS["D"]["runs"] if r["kind"] == k] for k in ("LSTM of 1997", "LSTM"))
    assert all(700 < r["cell"] < 1500 and r["outer"] < 0.6 for r in bare)
    assert sum(r["outer"] > 0.85 for r in gated) == 4 and all(r["cell"] < 3 and r["right"] < 1 for r in gated)
    lstm, gru = ([r["reaches"] for r in RECORDS["E"]["runs"] if r["kind"] == k] for k in ("LSTM", "GRU"))
    assert all(1 <= a - b <= 3 for a, b in zip(lstm, gru, strict=True)) and max(lstm) == 14
    assert {r["kind"]: r["reaches"] for r in RECORDS["E+"]["runs"]} == {"GRU": 48, "LSTM": 80}
    assert max(needed("F", "CIFG", "adding")) < min(needed("F", "V", "adding"))
    assert {v: solved("F", v, "adding") for v in courts.VARIANTS} == dict.fromkeys(courts.VARIANTS, 5) | {
        "NIG": 1,
        "NP": 4,
    }
    assert all(n < 200 for v in courts.VARIANTS for n in needed("F", v, "order"))


def test_all_courts_together_took_less_than_twelve_minutes():
    assert sum(RECORDS[court]["made"]["seconds"] for court in RECORDS) < 720


def test_a_seed_that_is_run_again_tells_the_same():
    [old] = [r for r in RECORDS["C"]["runs"] if (r["kind"], r["seed"]) == ("LSTM, bias 3", 0)]
    [new] = courts.court_c(reference.temporal_order_batch, seeds=[0], kinds=["LSTM, bias 3"], limit=600)
    assert old["needed"] is not None and new["needed"] is not None
    assert 0.5 < new["needed"] / old["needed"] < 2


@pytest.mark.parametrize("court", "ABCDEF")
def test_every_court_runs_on_a_tiny_scale(court):
    own = reference
    tiny = {
        "A": lambda: courts.court_a(own.embedded_reber, own.legal_next, [0], ["RNN"], limit=240, H=4),
        "B": lambda: courts.court_b(own.adding_batch, [0], T=6, kinds=["IRNN"], limit=50, H=4),
        "C": lambda: courts.court_c(own.temporal_order_batch, [0], T=10, kinds=["RNN"], limit=20, H=4),
        "D": lambda: courts.court_d(
            own.embedded_reber, own.legal_next, [0], ["LSTM"], updates=3, H=4, K=5, N=2, listen=60
        ),
        "E": lambda: courts.court_e(own.anbn_batch, [0], ["GRU"], updates=3, top=3),
        "F": lambda: courts.court_f({"adding": own.adding_batch}, [0, 1], updates=2, T=4, H=4),
    }[court]()
    old = RECORDS[court]["runs"][0]
    assert all(run.keys() == old.keys() for run in tiny)
