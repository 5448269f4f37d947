"""The references of lab_classifier: PyTorch's packed layers, hand computations, and what the data promise."""

import itertools
import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

from chapters.lab_classifier import data, experiments
from chapters.lab_classifier.exercises.shared import drive_weights
from solutions import lab_classifier as reference
from solutions.lstm_gates import LSTMCellScratch

seeds = st.integers(0, 2**31 - 1)
texts = st.lists(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=8), min_size=1, max_size=6)


def judged(text):
    """The rule of the reviews, read off the text."""
    words = text.split()
    at = next(k for k, w in enumerate(words) if w in data.GOOD + data.BAD)
    turned = words.index("not") > words.index("but")
    return int((words[at] in data.GOOD) != turned), at - max(words.index("not"), words.index("but"))


def test_the_labels_and_lags_of_reviews_follow_from_their_words():
    found, labels, lags = data.reviews(np.random.default_rng(3), 500)
    assert [judged(text) for text in found] == list(zip(labels, lags, strict=True))
    assert set(lags) == set(range(1, 11)) and abs(np.mean(labels) - 0.5) < 0.1
    assert {w for text in found for w in text.split()} <= set(data.WORDS)


@pytest.mark.parametrize("lag", [1, 7, 30])
def test_a_lag_that_is_asked_for_is_the_lag(lag):
    found, labels, lags = data.reviews(np.random.default_rng(lag), 50, lag)
    assert set(lags) == {lag}
    assert [judged(text) for text in found] == list(zip(labels, lags, strict=True))


def test_one_bag_of_words_is_praise_and_blame():
    """Exchange "not" and "but": the same words, the other label; and both orders are as frequent with every judgement."""
    found, labels, _ = data.reviews(np.random.default_rng(0), 3000)
    swapped = {"not": "but", "but": "not"}
    for text, label in zip(found[:200], labels, strict=False):
        assert judged(" ".join(swapped.get(w, w) for w in text.split()))[0] == 1 - label
    for word in data.GOOD + data.BAD:
        mine = [label for text, label in zip(found, labels, strict=True) if word in text.split()]
        assert abs(np.mean(mine) - 0.5) < 4 * 0.5 / math.sqrt(len(mine)), word


def test_phrases_of_the_test_are_new_and_of_one_language():
    pytest.importorskip("babel")
    train, spoken = data.phrases("train")
    test, _ = data.phrases("test")
    assert not set(train) & set(test)
    assert len(set(train)) == len(train) and len(set(test)) == len(test)
    assert set(spoken) == set(range(12)) and np.bincount(spoken).min() > 400
    assert "germany" in train + test and "france" not in train + test  # said in English only; in French, too


def test_the_three_parts_of_the_real_sentences_share_no_sentence():
    parts = {part: data.sentences(part) for part in ("train", "valid", "test")}
    words = [{tuple(data.tokens(text)) for text in texts} for texts, _ in parts.values()]
    assert not (words[0] & words[1] or words[0] & words[2] or words[1] & words[2])
    assert [len(texts) for texts, _ in parts.values()] == [2080, 296, 603]
    assert all(0.45 < np.mean(labels) < 0.55 for _, labels in parts.values())
    assert ("Great for the jawbone.", 1) in [pair for part in parts.values() for pair in zip(*part, strict=True)]


def test_words_numbers_and_faces_are_tokens():
    assert data.tokens("It's 100% GOOD!! :-)") == ["it's", "100", "good", "!", "!", ":-)"]
    assert data.tokens("...") == ["<unk>"]


def test_texts_of_ones_own(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text('label,text,when\njoy,"What a day, again",1\n gloom ,Rain,2\njoy,Sun,3\n', "utf-8-sig")
    texts, labels, names = data.own_texts(file)
    assert texts == ["What a day, again", "Rain", "Sun"]
    assert labels.tolist() == [1, 0, 1]
    assert names == ["gloom", "joy"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "There is no file .*mine.csv: the notebook runs in"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "no CSV file in UTF-8"),
        (b'text,label\n"never closed,1\n', "no CSV file in UTF-8"),
        ("text,label\nschön,1\n".encode("utf-16"), "no CSV file in UTF-8"),
        (b"", "needs columns called text and label, .* in its first line; it has none"),
        (b"text,label\n", "needs columns called text and label, .* in its first line; it has none with a row below"),
        (b"text;label\ngood;1\n", "needs columns .*, with a comma between them, .*; it has 'text;label'"),
        (b'{"text": "good", "label": 1}\n[]\n', "needs columns called text and label"),
        (b"PK\x03\x04" + 500 * b"\x00\r\n", "no CSV file|needs columns called text and label"),
        (b"text,label\nfine,1\nbad, really bad,0\n", "Row 3 of .* has more fields than the first line"),
        (b"text,label\nfine,1\nlonely\n", "Row 3 of .* lacks its text or its label"),
        (b"text,label\nfine,1\ngood,1\n", "All texts of .* have the label 1"),
    ],
)
def test_a_table_that_is_none_is_refused_in_one_sentence(tmp_path, content, says):
    file = tmp_path / "mine.csv"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ValueError, match=says) as refused:
        data.own_texts(file)
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 300 + len(str(file))


def test_blanks_beside_a_columns_name_are_no_part_of_it(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text("text, label\nfine, joy\nrain, gloom\n", "utf8")
    assert data.own_texts(file)[2] == ["gloom", "joy"]


def test_a_text_without_words_has_one_unknown_token():
    ids, lengths = reference.encode_pad([data.tokens(""), data.tokens("… …")], {"<pad>": 0, "<unk>": 1})
    assert ids.tolist() == [[1], [1]] and lengths.tolist() == [1, 1]


def test_the_sentences_of_twelve_languages_are_new_and_each_is_of_one_language():
    texts, languages = data.messages()
    assert len(set(texts)) == len(texts) == 1534
    assert np.bincount(languages, minlength=12).min() > 90
    assert all(len(text.split()) >= 4 and 20 <= len(text) <= 112 for text in texts)  # a small İ has two letters
    assert not set(texts) & set(data.phrases("train")[0])


def test_words_that_keep_the_same_company_get_like_vectors():
    texts = [f"{a} {b} {c}".split() for a in ("tea", "milk") for b in ("is", "was") for c in ("hot", "cold")]
    texts += [f"{a} {b}".split() for a in ("dogs", "cats") for b in ("bark", "run", "sleep")]
    vocab = reference.build_vocab(texts)
    vectors = experiments.word_vectors(texts, vocab, E=4, window=2)
    unit = torch.nn.functional.normalize(vectors, dim=1)
    angle = {pair: float(unit[vocab[pair[0]]] @ unit[vocab[pair[1]]]) for pair in itertools.combinations(vocab, 2)}
    assert angle["milk", "tea"] > 0.99 and angle["cats", "dogs"] > 0.99
    assert abs(angle["dogs", "tea"]) < 0.01 or abs(angle["milk", "dogs"]) < 0.01
    assert vectors.shape == (len(vocab), 4) and not vectors[0].any()
    assert float(vectors[1:].std(correction=0)) == pytest.approx(1, abs=1e-5)


def test_a_network_that_reads_both_ways_reads_no_padding():
    torch.manual_seed(0)
    model = experiments.BothWays(9, 3, 4)
    ids, lengths = torch.tensor([[2, 3, 4, 0], [5, 6, 0, 0]]), torch.tensor([3, 2])
    torch.testing.assert_close(model(ids, lengths)[1], model(ids[1:, :2], lengths[1:])[0])
    assert not torch.allclose(model(ids, lengths)[0], model(ids.flip(1).roll(-1, 1), lengths)[0])


def test_mixed_vectors_are_the_same_vectors_at_other_words_and_fixed_ones_do_not_learn():
    vectors = torch.cat([torch.zeros(1, 3), torch.randn(7, 3)])
    torch.manual_seed(0)
    mixed = experiments.begun_with(vectors, mixed=True)(8).embed.weight.detach()
    assert not torch.equal(mixed, vectors) and not mixed[0].any()
    torch.testing.assert_close(mixed.sort(dim=0)[0], vectors.sort(dim=0)[0])
    assert experiments.begun_with(vectors)(8).embed.weight.requires_grad
    assert not experiments.begun_with(vectors, fixed=True)(8).embed.weight.requires_grad


def test_a_vocabulary_by_hand():
    found = reference.build_vocab([["b", "a", "b"], ["c", "b", "a"]], 2)
    assert found == {"<pad>": 0, "<unk>": 1, "a": 2, "b": 3}
    assert reference.build_vocab(["ba", "c"]) == {"<pad>": 0, "<unk>": 1, "a": 2, "b": 3, "c": 4}


@given(texts)
def test_padding_can_be_taken_away_again(some):
    vocab = reference.build_vocab(some)
    back = {number: token for token, number in vocab.items()}
    ids, lengths = reference.encode_pad(some, vocab)
    assert [[back[k] for k in row[:n]] for row, n in zip(ids.tolist(), lengths, strict=True)] == some
    assert all(not row[n:].any() for row, n in zip(ids, lengths, strict=True))
    assert ids.shape == (len(some), max(map(len, some)))


def test_words_that_are_not_known():
    ids, lengths = reference.encode_pad([["x", "a"], ["a"]], {"<pad>": 0, "<unk>": 1, "a": 2})
    assert ids.tolist() == [[1, 2], [2, 0]] and lengths.tolist() == [2, 1]


@given(texts, seeds)
def test_a_loader_takes_both_functions(some, seed):
    vocab, pairs = reference.build_vocab(some), [(text, k) for k, text in enumerate(some)]
    chosen = reference.by_length([len(t) for t in some], 2, np.random.default_rng(seed))
    loader = torch.utils.data.DataLoader(
        pairs, batch_sampler=chosen, collate_fn=lambda pairs: reference.collate(pairs, vocab)
    )
    seen = [(ids[0, : lengths[0]].tolist(), labels.tolist()) for ids, lengths, labels in loader]
    assert sorted(k for _, labels in seen for k in labels) == list(range(len(some)))
    assert all(row == [vocab[t] for t in some[labels[0]]] for row, labels in seen)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=40), st.integers(1, 6), seeds)
def test_batches_of_like_length(lengths, size, seed):
    batches = reference.by_length(lengths, size, np.random.default_rng(seed))
    spans = sorted((min(lengths[k] for k in b), max(lengths[k] for k in b)) for b in batches)
    assert all(high <= low for (_, high), (low, _) in zip(spans, spans[1:], strict=False))
    assert sorted(k for b in batches for k in b) == list(range(len(lengths)))


@pytest.mark.parametrize("cell", ["rnn", "gru", "lstm"])
@given(st.integers(1, 5), st.integers(1, 6), seeds)
def test_the_network_is_what_a_packed_one_is(cell, N, T, seed):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = reference.SentimentRNN(7, 3, 4, cell, 5).double()
    ids, lengths = torch.tensor(rng.integers(0, 7, (N, T))), torch.tensor(rng.integers(1, T + 1, N))
    pack = pack_padded_sequence(model.embed(ids), lengths, batch_first=True, enforce_sorted=False)
    h = model.rnn(pack)[1]
    h = h[0] if cell == "lstm" else h
    torch.testing.assert_close(model(ids, lengths), model.readout(h[-1]), rtol=1e-10, atol=1e-12)


def test_a_cell_of_ones_own_learns_as_pytorchs():
    from chapters._given.mine import like_torch, use

    use(LSTMCellScratch)
    torch.manual_seed(0)
    theirs, mine = (reference.SentimentRNN(7, 3, 4, cell) for cell in ("lstm", "mine"))
    mine.embed.load_state_dict(theirs.embed.state_dict())
    mine.readout.load_state_dict(theirs.readout.state_dict())
    like_torch(mine.rnn, theirs.rnn)
    some = ["abc", "d", "ef", "gabcd"]
    vocab = reference.build_vocab(some)
    losses = []
    for model in (theirs, mine):
        batches = reference.make_batches(
            some, [0, 1, 1, 0], {t: k % 7 for t, k in vocab.items()}, 2, np.random.default_rng(0)
        )
        adam = torch.optim.Adam(model.parameters(), 0.05)
        losses.append([reference.train_epoch(model, adam, batches) for _ in range(4)])
    np.testing.assert_allclose(losses[0], losses[1], rtol=1e-4)


class Table(nn.Module):
    """Logits by the number of a text; in training mode other ones."""

    def __init__(self, logits):
        super().__init__()
        self.logits = nn.Parameter(torch.tensor(logits, dtype=torch.float64))

    def forward(self, ids, lengths):
        return -self.logits[ids[:, 0]] if self.training else self.logits[ids[:, 0]]


def batches_of(*labels):
    found, k = [], 0
    for mine in labels:
        found.append((torch.arange(k, k + len(mine))[:, None], torch.ones(len(mine)), torch.tensor(mine)))
        k += len(mine)
    return found


def test_one_update_by_hand():
    model = Table([[1.0, 0.0], [0.0, 2.0]]).eval()
    loss = reference.train_epoch(model, torch.optim.SGD(model.parameters(), 1.0), batches_of([0, 0]), 1e9)
    p = 1 / (1 + math.exp(1)), 1 / (1 + math.exp(-2))  # of class 0, from minus the logits
    assert math.isclose(loss, -(math.log(p[0]) + math.log(p[1])) / 2)
    want = [[1 + (p[0] - 1) / 2, (1 - p[0]) / 2], [(p[1] - 1) / 2, 2 + (1 - p[1]) / 2]]
    np.testing.assert_allclose(model.logits.detach().numpy(), want)


def test_clipping_makes_the_step_as_long_as_asked():
    model = Table([[3.0, 0.0], [0.0, 3.0]])
    before = model.logits.detach().clone()
    reference.train_epoch(model, torch.optim.SGD(model.parameters(), 1.0), batches_of([0, 1]), 0.01)
    assert math.isclose((model.logits.detach() - before).norm().item(), 0.01, rel_tol=1e-4)


def test_accuracy_is_of_texts_and_in_evaluation_mode():
    model = Table([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 0.0]]).train()
    assert reference.evaluate(model, batches_of([0, 0, 1], [1])) == 0.75
    assert model.logits.grad is None


def test_bags_and_bayes_by_hand():
    vocab = {"<pad>": 0, "<unk>": 1, "a": 2, "b": 3}
    bags = reference.bag_of_words([["a", "b", "a"], ["b", "zorp"]], vocab)
    assert bags.tolist() == [[0, 0, 2, 1], [0, 1, 0, 1]]
    scores = reference.bag_of_words_baseline(bags, np.array([0, 1]), np.array([[0, 0, 1, 0]]))
    np.testing.assert_allclose(scores, [[math.log(1 / 2 * 3 / 7), math.log(1 / 2 * 1 / 6)]])


def test_stopping_by_hand():
    assert reference.stop_early([3.0, 2.0, 2.5, 1.0, 1.2, 1.1, 0.1], 2) == (4, 6)
    assert reference.stop_early([3.0, 2.0, 2.5], 2) == (2, 3)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=12), st.integers(1, 4))
def test_the_epoch_that_is_kept_is_the_best_of_those_that_were_trained(losses, patience):
    kept, ended = reference.stop_early(losses, patience)
    assert kept == 1 + losses[:ended].index(min(losses[:ended]))
    assert ended - kept <= patience
    assert ended == len(losses) or ended - kept == patience


def test_a_confusion_matrix_by_hand():
    found = reference.confusion(np.array([0, 1, 1, 0]), np.array([0, 0, 0, 1]), 2)
    assert found.tolist() == [[1, 2], [1, 0]]


def test_the_loss_of_a_network_that_does_not_learn_is_a_mean_over_texts():
    model = Table([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])
    p = 1 / (1 + math.exp(-1)), 1 / (1 + math.exp(1))  # of the class that is right: for three texts, for one
    assert math.isclose(
        reference.mean_loss(model, batches_of([0, 0, 1], [1])), -(3 * math.log(p[0]) + math.log(p[1])) / 4
    )
    assert not model.training


def test_lags_by_hand():
    found = reference.accuracy_by_lag(np.array([1, 0, 1, 1]), np.array([1, 1, 1, 0]), np.array([3, 3, 0, 3]))
    assert found == {0: (1.0, 1), 3: (1 / 3, 3)}


@given(st.integers(1, 5), st.integers(1, 6), seeds)
def test_the_measure_of_trained_weights_runs_pytorchs_gru(N, T, seed):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = reference.SentimentRNN(9, 4, 5, "gru", 3)
    ids, lengths = rng.integers(0, 9, (N, T)), rng.integers(1, T + 1, N)
    with torch.no_grad():
        said = model(torch.tensor(ids), torch.tensor(lengths)).argmax(dim=1).numpy()
    weights = reference.weights_of(model)
    assert drive_weights(lambda: weights, ids, lengths, said) == {"accuracy": 1.0}
    other = (said + 1) % 3
    assert drive_weights(lambda: weights, ids, lengths, other) == {"accuracy": 0.0}
