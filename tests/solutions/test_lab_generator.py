"""The references of lab_generator: against PyTorch's own layers and softmax, hand-made models, and counts by hand."""

import collections
import math
import re

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from chapters.lab_generator import data
from chapters.lab_generator.exercises.novel_weights import drive_gru
from solutions import lab_generator as reference

seeds = st.integers(0, 2**32 - 1)
V = 7


@pytest.fixture(autouse=True)
def one_thread():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def small(cell="lstm", seed=0, V=V):
    torch.manual_seed(seed)
    return reference.CharRNN(V, 3, 4, cell).double()


def test_the_data_are_letters_of_the_vocabulary():
    learnt, held_out = data.code()
    assert set(learnt) | set(held_out) <= set(data.LETTERS)
    assert len(set(data.LETTERS)) == len(data.LETTERS) == 96
    assert len(learnt) > 200_000
    assert len(held_out) > 30_000
    assert data.plain("a\tb \r\ncafé\n") == "a   b\ncaf?\n"


def test_encoding_is_undone_by_decoding():
    text = data.code()[1][:500]
    ids = data.encode(text)
    assert ids.dtype == np.int64
    assert data.decode(ids) == text


def test_names_of_countries():
    names = data.countries()
    assert names == sorted(set(names))
    assert {"Iceland", "Deutschland", "Suomi", "Türkiye"} <= set(names)
    assert not any("\n" in name for name in names)


def test_brackets_and_columns():
    assert data.bracket_depth("f(a[1])\nx").tolist() == [0, 1, 1, 2, 2, 1, 0, 0, 0]
    assert data.column("ab\nc").tolist() == [1, 2, 0, 1]


@given(st.integers(1, 5), st.integers(2, 9), st.integers(1, 6), st.integers(0, 4))
def test_a_row_reads_one_piece_of_the_text_without_a_gap(N, T, K, left):
    ids = torch.arange(N * T + min(left, N - 1))
    pairs = reference.batches(ids, N, K)
    x, y = (torch.cat([pair[k] for pair in pairs], dim=1) for k in (0, 1))
    pieces = ids[: N * T].view(N, T)
    assert torch.equal(x, pieces[:, :-1])
    assert torch.equal(y, pieces[:, 1:])
    assert all(a.shape == b.shape and a.shape[1] <= K for a, b in pairs)


def test_counted_by_hand():
    train, test = np.array([0, 0, 1, 0]), np.array([0, 1, 2])
    # of 3 letters, 0 occurs 3 + 1 times, 1 once and once more, 2 once more: of 7
    assert reference.unigram_bits(train, test, 3) == pytest.approx(-np.log2([4 / 7, 2 / 7, 1 / 7]).mean())
    # after 0 come 0 and 1, each once and once more: 2 of 5; after 1 comes 0, so 2 has 1 of 4
    assert reference.bigram_bits(train, test, 3) == pytest.approx(-np.log2([2 / 5, 1 / 4]).mean())


@given(seeds)
def test_counting_letters_agrees_with_a_counter(seed):
    rng = np.random.default_rng(seed)
    train, test = rng.integers(0, V, 50), rng.integers(0, V, 30)
    once, pairs = (
        collections.Counter(train.tolist()),
        collections.Counter(zip(train.tolist(), train[1:].tolist(), strict=False)),
    )
    costs = [-math.log2((once[k] + 1) / (50 + V)) for k in test.tolist()]
    assert reference.unigram_bits(train, test, V) == pytest.approx(np.mean(costs))
    firsts = collections.Counter(train[:-1].tolist())
    costs = [
        -math.log2((pairs[a, b] + 1) / (firsts[a] + V)) for a, b in zip(test.tolist(), test[1:].tolist(), strict=False)
    ]
    assert reference.bigram_bits(train, test, V) == pytest.approx(np.mean(costs))


@pytest.mark.parametrize("cell", ["rnn", "gru", "lstm"])
def test_the_model_is_embedding_cell_and_readout(cell):
    model = small(cell)
    x = torch.randint(0, V, (2, 5))
    hs, state = model.cell(model.embed.weight[x])
    logits, mine = model(x)
    assert torch.allclose(logits, hs @ model.readout.weight.T + model.readout.bias)
    assert type(mine) is type(state)
    assert type(model.cell) is {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}[cell]


@pytest.mark.parametrize("cell", ["rnn", "gru", "lstm"])
def test_reading_on_is_reading_at_once(cell):
    model = small(cell)
    x = torch.randint(0, V, (2, 9))
    first, state = model(x[:, :4])
    then, _ = model(x[:, 4:], state)
    assert torch.allclose(torch.cat([first, then], dim=1), model(x)[0])


def test_a_cell_of_ones_own():
    from chapters._given import mine
    from solutions.lstm_gates import LSTMCellScratch

    before = list(mine._chosen)
    mine.use(LSTMCellScratch)
    try:
        own, theirs = small(mine.Mine), small("lstm", seed=1)
    finally:
        mine._chosen[:] = before
    mine.like_torch(own.cell, theirs.cell)
    own.embed, own.readout = theirs.embed, theirs.readout
    x = torch.randint(0, V, (3, 6))
    assert torch.allclose(own(x)[0], theirs(x)[0])


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_an_epoch_by_hand(cell):
    """The same with the state's numbers only, a softmax written out, and a plain step downhill."""
    model, twin = small(cell), small(cell)
    pairs = reference.batches(torch.randint(0, V, (40,)), 3, 5)
    losses = reference.train_epoch(model, torch.optim.SGD(model.parameters(), 0.5), pairs, 0.3)
    state, expected = None, []
    for x, y in pairs:
        logits, state = twin(x, state)
        p = logits.exp() / logits.exp().sum(dim=2, keepdim=True)
        loss = -p.gather(2, y[:, :, None]).log().mean()
        grads = torch.autograd.grad(loss, list(twin.parameters()))
        norm = math.sqrt(sum(float((g**2).sum()) for g in grads))
        with torch.no_grad():
            for p, g in zip(twin.parameters(), grads, strict=True):
                p -= 0.5 * g * min(1.0, 0.3 / norm)
        state = torch.tensor(state.tolist()) if cell == "rnn" else tuple(torch.tensor(s.tolist()) for s in state)
        state = state.double() if cell == "rnn" else tuple(s.double() for s in state)
        expected.append(loss.item())
    assert losses == pytest.approx(expected, rel=1e-4)
    for mine, theirs in zip(model.parameters(), twin.parameters(), strict=True):
        assert torch.allclose(mine, theirs, rtol=1e-4, atol=1e-6)


def test_a_few_epochs_teach_a_pattern():
    ids = torch.arange(400) % V
    model = small()
    adam = torch.optim.Adam(model.parameters(), 0.05)
    for _ in range(6):
        reference.train_epoch(model, adam, reference.batches(ids, 4, 10), 1.0)
    assert reference.bits_per_char(model, ids) < 0.5
    assert reference.sample(model, [0], 5, np.random.default_rng(0), 0.2) == [1, 2, 3, 4, 5]


@given(st.integers(2, 40), st.integers(1, 50), seeds)
def test_bits_hang_neither_on_the_pieces_nor_on_who_computes_them(L, K, seed):
    model, ids = small(seed=seed), torch.randint(0, V, (L,))
    logits = model(ids[None, :-1])[0][0]
    p = torch.softmax(logits, dim=1)[torch.arange(L - 1), ids[1:]]
    assert reference.bits_per_char(model, ids, K) == pytest.approx(-p.log2().mean().item())


def test_a_model_that_knows_nothing_needs_log2_of_the_letters():
    model = small()
    with torch.no_grad():
        for p in model.readout.parameters():
            p.zero_()
    assert reference.bits_per_char(model, torch.randint(0, V, (30,))) == pytest.approx(math.log2(V))


@given(seeds, st.floats(0.2, 5), st.integers(1, V))
def test_probabilities_agree_with_a_softmax(seed, temperature, k):
    z = np.random.default_rng(seed).normal(0, 3, V)
    p = reference.next_probs(z, temperature)
    assert p == pytest.approx(torch.softmax(torch.tensor(z) / temperature, dim=0).numpy())
    cut, best = reference.next_probs(z, temperature, k), np.argsort(z)[-k:]
    assert np.count_nonzero(cut) == k
    assert cut[best] == pytest.approx(p[best] / p[best].sum())


def test_the_limits_of_the_temperature():
    z = np.array([1.0, 3.0, 2.0])
    assert reference.next_probs(z, 1e-3) == pytest.approx([0, 1, 0])
    assert reference.next_probs(z, 1e6) == pytest.approx([1 / 3] * 3, rel=1e-4)
    assert reference.next_probs(np.array([1000.0, 1000.0, -1000.0])) == pytest.approx([0.5, 0.5, 0])


def test_what_is_written_is_read():
    """Drawn at once from the whole text so far, the likeliest letters are the same."""
    model, prime = small(seed=3), [2, 5, 1]
    with torch.no_grad():
        model.readout.weight *= 40  # so that one letter is by far the likeliest
    written = reference.sample(model, prime, 12, np.random.default_rng(0), 1e-3)
    for k in range(12):
        logits = model(torch.tensor([prime + written[:k]]))[0]
        assert int(logits[0, -1].argmax()) == written[k]


def test_letters_are_drawn_as_often_as_they_are_likely():
    model = small(seed=1)
    with torch.no_grad():
        model.readout.weight.zero_()  # so that every letter has the same chances
        model.readout.bias.copy_(torch.linspace(-1, 2, V))
    drawn = reference.sample(model, [0], 2000, np.random.default_rng(0), 1.5, 4)
    expected = reference.next_probs(np.linspace(-1, 2, V), 1.5, 4)
    assert np.abs(np.bincount(drawn, minlength=V) / 2000 - expected).max() < 0.05


@given(seeds)
def test_correlations_agree_with_numpy(seed):
    rng = np.random.default_rng(seed)
    hs, signal = rng.normal(size=(20, 3)), rng.normal(size=20)
    hs[:, 1] = 0.25
    r = reference.unit_correlations(hs, signal)
    assert r[1] == 0
    assert r[[0, 2]] == pytest.approx([np.corrcoef(hs[:, k], signal)[0, 1] for k in (0, 2)])
    assert reference.unit_correlations(hs, np.ones(20)).tolist() == [0, 0, 0]


def test_the_training_keeps_what_it_trained(monkeypatch):
    """With a text of a few lines, so that it takes a moment."""
    text = data.code()[1][:4000]
    monkeypatch.setattr(reference, "code", lambda: (text, text))
    weights = reference.code_weights(seed=1)
    shapes = {name: a.shape for name, a in weights.items()}
    assert shapes["cell.weight_hh_l0"] == (512, 128)
    assert sum(a.nbytes for a in weights.values()) < 2e6
    model = reference.CharRNN(96, 32, 128, "lstm")
    model.load_state_dict({name: torch.tensor(a) for name, a in weights.items()})
    assert reference.bits_per_char(model, torch.tensor(data.encode(text[:1000]))) < math.log2(96) - 1


def test_the_novel_is_cut_between_two_chapters_and_has_no_other_letters():
    learnt, held_out = data.novel()
    assert learnt.startswith(
        "Chapter 1\nIt is a truth universally acknowledged, that a single man in possession of a good"
    )
    assert held_out.startswith("Chapter 50\n")
    assert held_out.endswith("into Derbyshire, had been the means of uniting them.\n")
    assert set(learnt + held_out) <= set(data.LETTERS)
    assert "".join(data.words_in(learnt)) == learnt


def test_a_prompt_that_the_network_cannot_read_is_refused_in_one_sentence():
    assert data.decode(data.prompt("Mr. ")) == "Mr. "
    with pytest.raises(ValueError, match="The prompt is empty: the network needs one letter"):
        data.prompt("")
    with pytest.raises(ValueError, match="'é', letter 4 of the text, is not one of the 96 .*: take it out"):
        data.prompt("café")


def test_the_likeliest_letters_by_hand():
    probs = np.array([0.1, 0.4, 0.3, 0.2])
    np.testing.assert_allclose(reference.top_p_probs(probs, 0.5), [0, 4 / 7, 3 / 7, 0])
    np.testing.assert_allclose(reference.top_p_probs(probs, 0.4), [0, 1, 0, 0])
    np.testing.assert_allclose(reference.top_p_probs(probs, 1.0), probs)


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=8), st.floats(0.01, 0.99))
def test_one_letter_fewer_would_not_reach_p(some, p):
    probs = np.array(some) / sum(some)
    kept = reference.top_p_probs(probs, p) > 0
    assert probs[kept].sum() >= p - 1e-9
    assert probs[kept].sum() - probs[kept].min() < p + 1e-9
    assert kept.all() or probs[~kept].max() <= probs[kept].min()


def test_writing_with_all_letters_is_sampling():
    torch.manual_seed(0)
    model = reference.CharRNN(7, 3, 4)
    same = [f(model, [1, 2], 20, np.random.default_rng(3), 0.8) for f in (reference.sample, reference.write)]
    assert same[0] == same[1]


def learn_bpe_as_sennrich(counts, n):
    """Algorithm 1 of Sennrich, Haddow and Birch (2016), by regular expressions on words with blanks between the pieces.

    Equally frequent pairs are taken in alphabetical order, which the paper leaves open.
    """
    words, found = {" ".join(word): count for word, count in counts.items()}, []
    for _ in range(n):
        pairs = collections.Counter()
        for word, count in words.items():
            pieces = word.split(" ")
            for k in range(len(pieces) - 1):
                pairs[pieces[k], pieces[k + 1]] += count
        if not pairs:
            break
        best = sorted(pair for pair in pairs if pairs[pair] == max(pairs.values()))[0]
        found.append(best)
        seen = re.compile(r"(?<!\S)" + re.escape(" ".join(best)) + r"(?!\S)")
        words = {seen.sub("".join(best), word): count for word, count in words.items()}
    return found


def test_the_merges_are_those_that_the_paper_prints():
    """The paper's example, with a full stop as the end of a word: its first five merges, before pairs are equally frequent."""
    counts = {"low.": 5, "lower.": 2, "newest.": 6, "widest.": 3}
    first = [("e", "s"), ("es", "t"), ("est", "."), ("l", "o"), ("lo", "w")]
    assert reference.bpe_merges(counts, 5) == first
    assert reference.bpe_merges(counts, 10) == learn_bpe_as_sennrich(counts, 10)


@given(st.dictionaries(st.text("abcd", min_size=1, max_size=7), st.integers(1, 9), min_size=1, max_size=6))
def test_the_merges_are_those_of_the_papers_algorithm(counts):
    merges = reference.bpe_merges(counts, 6)
    assert merges == learn_bpe_as_sennrich(counts, 6)
    for word in counts:
        pieces = list(word)
        for pair in merges:
            pieces = reference.bpe_join(pieces, pair)
        assert "".join(pieces) == word


def test_the_novel_is_learnt_from_as_the_library_is(monkeypatch):
    """With a text of a few lines, so that it takes a moment."""
    text = data.novel()[1][:5000]
    monkeypatch.setattr(reference, "novel", lambda: (text, text))
    weights = reference.novel_weights(seed=1)
    assert weights["cell.weight_hh_l0"].shape == (480, 160)
    model = reference.CharRNN(96, 32, 160)
    model.load_state_dict({name: torch.tensor(a) for name, a in weights.items()})
    bits = reference.bits_per_char(model, torch.tensor(data.encode(text[:401])))
    assert bits < math.log2(96) - 1
    rows = np.stack([data.encode(text[:401])]).astype(np.uint8)
    assert drive_gru(lambda: weights, rows)["bits"] == pytest.approx(bits, abs=1e-4)
