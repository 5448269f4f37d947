"""The references of lab_translation, judged by PyTorch step by step, by enumeration, and by sums done by hand."""

import itertools
import math
from pathlib import Path
from types import SimpleNamespace

import jupytext
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from sphinx.versioning import levenshtein_distance
from torch.nn.functional import scaled_dot_product_attention

from autograder.book.kept import kept
from chapters.lab_translation import data, experiments, spoken
from solutions import lab_translation as reference

seeds = st.integers(0, 2**32 - 1)
rows = st.lists(st.lists(st.integers(3, 20), min_size=1, max_size=6), min_size=1, max_size=5)
cells = pytest.mark.parametrize("cell", ["rnn", "gru", "lstm"])


# ------------------------------------------------------------------------------------------------------- the dates


def test_no_date_to_train_on_is_asked_about():
    train, new = data.dates(3)
    assert len(train) == 4000 and len(new) == 500
    days = {iso for _, iso in train}
    assert len(days) == 4000 and not days & {iso for _, iso in new}
    assert not days & {iso for _, iso in data.dates(4)[1]}


def test_dates_are_written_as_people_write_them():
    day = data.datetime.date(2015, 3, 3)
    assert data.written(day, "es full") == "martes, 3 de marzo de 2015"
    assert data.written(day, "en full") == "tuesday, march 3, 2015"
    assert data.written(day, "de long") == "3. märz 2015"
    assert data.written(day, "iso") == "2015-03-03"


def test_every_letter_has_a_number_and_comes_back():
    for sources in (data.SOURCES, ("es full", "en full", "fr full", "it full", "de full")):
        for text, _ in data.dates(1, sources=sources, train=700, new=0)[0]:
            assert data.letters(data.numbers(text)) == text
            assert max(data.numbers(text)) < data.V


def test_a_letter_that_is_not_known_is_named():
    with pytest.raises(ValueError, match="LETTERS in data.py has no 'ö'"):
        data.numbers("14 lokakuuta, keskiyö")


# ------------------------------------------------------------------------------------------------------- the spellings


def test_no_word_to_learn_is_asked_about():
    learnt, unseen = spoken.words()
    assert len(unseen) == 500 and len(learnt) == 30_000
    assert not {word for word, _ in learnt} & {word for word, _ in unseen}
    assert {len(word) for word, _ in learnt} == {*range(3, 13)}
    assert dict(learnt)["knight"] == ["N", "AY", "T"]


def test_every_spelling_and_every_phoneme_has_a_number():
    for pairs in spoken.words():
        for word, phonemes in pairs[:2000]:
            assert "".join(spoken.LETTERS[n - 3] for n in spoken.spelled(word)) == word
            assert spoken.phonemes([spoken.sounds(phonemes)[0], *spoken.sounds(phonemes[1:]), data.EOS]) == phonemes


@pytest.mark.parametrize("word, says", [("naïve", "'ï'"), ("Ada", "'A'"), ("", "at least one letter")])
def test_what_cannot_be_spelled_is_named(word, says):
    with pytest.raises(ValueError, match=says):
        spoken.spelled(word)


def test_what_is_no_phoneme_is_named():
    with pytest.raises(ValueError, match="'AH0'.*AA AE"):
        spoken.sounds(["AH0", "B"])


@pytest.mark.parametrize("text, says", [("", "One of the texts is empty"), ("3. März", "no 'M'"), ("三月三日", "has no '三'")])
def test_the_notebooks_say_refuses_in_one_sentence_what_it_cannot_read(text, says):
    notebook = jupytext.read(Path(data.__file__).with_name("exercises.md"))
    [helpers] = [cell.source for cell in notebook.cells if cell.cell_type == "code" and "def say(" in cell.source]
    names = {**vars(data), **vars(reference), "np": np, "torch": torch}
    exec(helpers, names)
    say, model = names["say"], reference.translator(E=3, H=4)
    assert len(say(model, ["3 marzo"])) == 1
    with pytest.raises(ValueError, match=says) as refused:
        say(model, ["3 marzo", text])
    assert "\n" not in str(refused.value)


# ------------------------------------------------------------------------------------------------ what goes in, and how


@given(rows)
def test_input_and_target_are_one_row_cut_twice(sequences):
    inputs, targets = reference.add_bos_eos_shift(sequences, 31, 32, 33)
    assert inputs.shape == targets.shape == (len(sequences), max(map(len, sequences)) + 1)
    for read, say, ids in zip(inputs, targets, sequences, strict=True):
        real = len(ids) + 1
        assert [*read[:real], say[real - 1]] == [31, *ids, 32]
        assert list(say[: real - 1]) == ids
        assert set(read[real:]) | set(say[real:]) <= {33}


@given(rows)
def test_reversed_sources_keep_their_padding(sequences):
    src, lengths = data.padded(sequences)
    turned = reference.reverse_source(src, lengths)
    assert turned.tolist() == data.padded([ids[::-1] for ids in sequences])[0].tolist()
    assert (reference.reverse_source(turned, lengths) == src).all()


@cells
def test_the_encoder_reads_each_source_as_if_it_were_alone(cell):
    torch.manual_seed(0)
    encoder = reference.Encoder(9, 3, 4, cell)
    src, lengths = (torch.tensor(a) for a in data.padded([[3, 4, 5], [6], [7, 8, 3, 4, 5, 6], [8, 8]]))
    with torch.no_grad():
        together = encoder(src, lengths)
        for n, length in enumerate(lengths):
            alone = encoder.rnn(encoder.embed(src[n : n + 1, :length]))[1]
            for a, b in zip(*((s if cell == "lstm" else (s,)) for s in (together, alone)), strict=True):
                torch.testing.assert_close(a[:, n : n + 1], b)


@cells
def test_the_decoder_says_the_same_at_once_and_step_by_step(cell):
    torch.manual_seed(0)
    encoder, decoder = reference.Encoder(9, 3, 4, cell), reference.Decoder(9, 3, 4, cell)
    tokens = torch.randint(9, (2, 5))
    with torch.no_grad():
        state = encoder(torch.randint(9, (2, 3)), torch.tensor([3, 2]))
        whole, after = decoder(tokens, state)
        for t in range(5):
            logits, state = decoder(tokens[:, t : t + 1], state)
            torch.testing.assert_close(logits[:, 0], whole[:, t])
    torch.testing.assert_close(state, after)


# ---------------------------------------------------------------------------------------------------- loss, decoding


@pytest.fixture
def tiny():
    """Four units, and a batch of targets of different lengths."""
    torch.manual_seed(1)
    encoder, decoder = reference.Encoder(8, 3, 4), reference.Decoder(8, 3, 4)
    with torch.no_grad():
        decoder.readout.weight *= 6
    src, lengths = (torch.tensor(a) for a in data.padded([[3, 4], [5, 6, 7, 3], [4]]))
    said = reference.add_bos_eos_shift([[3, 4, 5], [6], [7, 7, 3, 4, 5]], data.BOS, data.EOS, data.PAD)
    inputs, targets = (torch.tensor(a) for a in said)
    model = torch.nn.ModuleDict({"encoder": encoder, "decoder": decoder})
    parts = {"encoder": encoder, "decoder": decoder, "src": src, "lengths": lengths}
    return SimpleNamespace(model=model, inputs=inputs, targets=targets, **parts)


def test_the_loss_is_a_mean_over_real_targets(tiny):
    loss = reference.teacher_forcing_loss(
        tiny.encoder, tiny.decoder, tiny.src, tiny.lengths, tiny.inputs, tiny.targets, data.PAD
    )
    costs = []
    for n in range(3):
        state = tiny.encoder(tiny.src[n : n + 1], tiny.lengths[n : n + 1])
        for read, say in zip(tiny.inputs[n], tiny.targets[n], strict=True):
            if say != data.PAD:
                logits, state = tiny.decoder(read[None, None], state)
                costs.append(-logits[0, 0].log_softmax(dim=0)[say].item())
    assert len(costs) == 4 + 2 + 6
    assert loss.item() == pytest.approx(np.mean(costs), rel=1e-5)
    loss.backward()
    assert all(p.grad is not None and p.grad.abs().sum() > 0 for p in tiny.model.parameters())


def test_a_greedy_decoder_says_what_step_by_step_is_likeliest(tiny):
    said = reference.greedy_decode(tiny.encoder, tiny.decoder, tiny.src, tiny.lengths, data.BOS, data.EOS, 6)
    for n, ids in enumerate(said):
        state, token, mine = tiny.encoder(tiny.src[n : n + 1], tiny.lengths[n : n + 1]), data.BOS, []
        while len(mine) < 6:
            logits, state = tiny.decoder(torch.tensor([[token]]), state)
            token = logits[0, 0].argmax().item()
            if token == data.EOS:
                break
            mine.append(token)
        assert ids == mine


def tree(seed, V, depth):
    rng, rows = np.random.default_rng(seed), {}

    def log_probs(ids):
        key = tuple(ids)
        if key not in rows:
            p = rng.exponential(size=V)
            rows[key] = np.log(p / p.sum())
        return rows[key]

    for length in range(depth):  # every row, in one order, whoever asks first
        for tail in itertools.product(range(V), repeat=length):
            log_probs([0, *tail])
    return log_probs


def all_outputs(log_probs, V, eos, max_len):
    """Everything that can be said, with its sum."""
    for length in range(1, max_len + 1):
        for ids in itertools.product(range(V), repeat=length):
            ended = eos in ids
            if (ended and ids.index(eos) == length - 1) or (not ended and length == max_len):
                total = sum(log_probs([0, *ids[:t]])[v] for t, v in enumerate(ids))
                yield [v for v in ids if v != eos], total


@given(seeds, st.integers(1, 4))
def test_a_beam_that_is_wide_enough_finds_the_best_of_all(seed, max_len):
    V, log_probs = 3, tree(seed, 3, 4)
    everything = sorted(all_outputs(log_probs, V, 2, max_len), key=lambda one: -one[1])
    found = reference.beam_search(log_probs, len(everything), 0, 2, max_len)
    assert [ids for ids, _ in found] == [ids for ids, _ in everything]
    np.testing.assert_allclose([s for _, s in found], [s for _, s in everything])
    assert sum(math.exp(s) for _, s in found) == pytest.approx(1)


@given(seeds)
def test_a_beam_of_one_is_greedy(seed):
    log_probs, ids = tree(seed, 4, 5), [0]
    while len(ids) < 6 and ids[-1] != 3:
        ids.append(int(np.argmax(log_probs(ids))))
    [(said, _)] = reference.beam_search(log_probs, 1, 0, 3, 5)
    assert said == [v for v in ids[1:] if v != 3]


@given(seeds, st.integers(1, 4))
def test_the_exact_search_finds_the_best_of_all(seed, max_len):
    log_probs = tree(seed, 3, 4)
    best, total = max(all_outputs(log_probs, 3, 2, max_len), key=lambda one: one[1])
    ids, found = experiments.likeliest(log_probs, 0, 2, max_len)
    assert ids == best and found == pytest.approx(total)


# ----------------------------------------------------------------------------------------------------------- attention


@pytest.fixture
def asking():
    """Queries (3, 4, 6), states (3, 5, 6) of which 5, 2 and 3 are real, and which they are (3, 1, 5)."""
    torch.manual_seed(2)
    lengths = torch.tensor([5, 2, 3])
    real = (torch.arange(5) < lengths[:, None])[:, None]
    queries, states = torch.randn(3, 4, 6, dtype=torch.float64), torch.randn(3, 5, 6, dtype=torch.float64)
    return SimpleNamespace(queries=queries, states=states, lengths=lengths, real=real)


def test_attention_is_pytorchs_attention(asking):
    contexts, weights = reference.attend(asking.queries, asking.states, asking.lengths)
    eye = torch.eye(5, dtype=torch.float64).expand(3, 5, 5)  # what is found among unit vectors are the weights
    for mine, values in ((contexts, asking.states), (weights, eye)):
        theirs = scaled_dot_product_attention(asking.queries, asking.states, values, attn_mask=asking.real)
        torch.testing.assert_close(mine, theirs)


def test_its_gradients_are_those_of_pytorchs_attention(asking):
    found = []
    for way in (
        lambda q, h: reference.attend(q, h, asking.lengths)[0],
        lambda q, h: scaled_dot_product_attention(q, h, h, attn_mask=asking.real),
    ):
        leaves = asking.queries.clone().requires_grad_(), asking.states.clone().requires_grad_()
        found.append(torch.autograd.grad(way(*leaves).square().sum(), leaves))
    torch.testing.assert_close(*found)


def test_scores_become_the_weights_of_pytorchs_multi_head_attention_with_one_head(asking):
    one = torch.nn.MultiheadAttention(6, 1, bias=False, batch_first=True, dtype=torch.float64)
    with torch.no_grad():
        one.in_proj_weight.copy_(torch.eye(6).repeat(3, 1))
        hidden = ~asking.real[:, 0]
        _, theirs = one(asking.queries, asking.states, asking.states, key_padding_mask=hidden)
    scores = reference.masked_scores(asking.queries, asking.states, asking.lengths)
    assert (torch.isinf(scores) == hidden[:, None]).all()
    torch.testing.assert_close(scores.softmax(dim=-1), theirs)


def test_the_encoder_in_both_directions_is_two_layers_of_pytorchs(tiny):
    torch.manual_seed(3)
    encoder = reference.BiEncoder(8, 3, 6)
    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    layers = [torch.nn.GRU(3, 3, batch_first=True) for _ in range(2)]
    for layer, ending in zip(layers, ("", "_reverse"), strict=True):
        layer.load_state_dict({name: getattr(encoder.rnn, name + ending) for name in names})
    src = torch.nn.functional.pad(tiny.src, (0, 2))
    with torch.no_grad():
        state, states, lengths = encoder(src, tiny.lengths)
        assert lengths is tiny.lengths and states.shape == (3, 6, 6)
        for n, length in enumerate(lengths):
            x = encoder.embed(src[n : n + 1, :length])
            (there, end), (back, start) = layers[0](x), layers[1](x.flip(1))
            torch.testing.assert_close(states[n, :length], torch.cat([there[0], back[0].flip(0)], dim=1))
            torch.testing.assert_close(state[0, n], torch.cat([end, start], dim=2).flatten())
            assert not states[n, length:].any()


def test_the_decoder_that_looks_says_the_same_at_once_and_step_by_step(tiny):
    torch.manual_seed(4)
    decoder = reference.AttentionDecoder(8, 3, 6)
    cell = torch.nn.GRUCell(3, 6)
    cell.load_state_dict({name.removesuffix("_l0"): p for name, p in decoder.rnn.state_dict().items()})
    with torch.no_grad():
        memory = reference.BiEncoder(8, 3, 6)(tiny.src, tiny.lengths)
        logits, after = decoder(tiny.inputs, memory)
        h, (_, states, lengths) = memory[0][0], memory
        real = (torch.arange(states.shape[1]) < lengths[:, None])[:, None]
        for t in range(tiny.inputs.shape[1]):
            h = cell(decoder.embed(tiny.inputs[:, t]), h)
            found = scaled_dot_product_attention(decoder.query(h)[:, None], states, states, attn_mask=real)[:, 0]
            said = decoder.readout(torch.tanh(decoder.combine(torch.cat([h, found], dim=1))))
            torch.testing.assert_close(logits[:, t], said)
    torch.testing.assert_close(after[0][0], h)
    assert after[1] is states and after[2] is lengths


def test_loss_and_greedy_decoding_take_a_memory_as_they_take_a_state(tiny):
    torch.manual_seed(5)
    encoder, decoder = reference.BiEncoder(8, 3, 4), reference.AttentionDecoder(8, 3, 4)
    batch = tiny.src, tiny.lengths, tiny.inputs, tiny.targets
    reference.teacher_forcing_loss(encoder, decoder, *batch, data.PAD).backward()
    assert all(p.grad is not None and p.grad.abs().sum() > 0 for part in (encoder, decoder) for p in part.parameters())
    said = reference.greedy_decode(encoder, decoder, tiny.src, tiny.lengths, data.BOS, -1, 6)
    with torch.no_grad():
        again, _ = decoder(torch.tensor([[data.BOS, *ids[:-1]] for ids in said]), encoder(tiny.src, tiny.lengths))
    assert again.argmax(dim=-1).tolist() == said


# ------------------------------------------------------------------------------------------------------------ measures


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_the_distance_is_levenshteins(a, b):
    assert reference.edit_distance([*a], [*b]) == levenshtein_distance(a, b)


def test_exact_match_wants_everything_right():
    assert reference.exact_match([[1, 2], [3], [4], []], [[1, 2], [3, 3], [5], []]) == 0.5


def test_bleu_by_hand():
    reference_words = "the cat is on the mat".split()
    assert reference.bleu_n([["the"] * 7], [reference_words], 1) == pytest.approx(2 / 7)  # Papineni's example
    # 5 of 5 words, 3 of 4 pairs, and one word too few
    out = "the cat on the mat".split()
    assert reference.bleu_n([out], [reference_words], 2) == pytest.approx(math.exp(1 - 6 / 5) * math.sqrt(3 / 4))
    assert reference.bleu_n([reference_words], [reference_words], 4) == pytest.approx(1)
    assert reference.bleu_n([["a"]], [["b"]], 1) == 0 == reference.bleu_n([[]], [["b"]], 2)
    # counts are summed over sentences before anything is divided: (1 + 3) of (2 + 3) words
    assert reference.bleu_n([["a", "x"], ["a", "b", "c"]], [["a", "b"], ["a", "b", "c"]], 1) == pytest.approx(4 / 5)


def test_forced_and_free_part_after_the_first_mistake(tiny):
    forced, free = reference.forced_and_free(
        tiny.encoder, tiny.decoder, tiny.src, tiny.lengths, tiny.inputs, tiny.targets, data.PAD
    )
    assert forced.shape == free.shape == (6,) and forced[0] == free[0]
    said = reference.greedy_decode(tiny.encoder, tiny.decoder, tiny.src, tiny.lengths, data.BOS, -1, 6)
    real = tiny.targets != data.PAD
    want = ((torch.tensor(said) == tiny.targets) & real).sum(0) / real.sum(0)
    torch.testing.assert_close(free, want)


@given(st.lists(st.tuples(st.integers(1, 5), st.booleans()), min_size=1, max_size=20))
def test_shares_by_length(pairs):
    lengths, right = (np.array(a) for a in zip(*pairs, strict=True))
    found, share = reference.accuracy_by_length(lengths, right)
    assert found.tolist() == sorted(set(lengths.tolist()))
    assert share == pytest.approx([right[lengths == n].mean() for n in found])


# ------------------------------------------------------------------------------------------------------------ training


def test_a_few_updates_lower_the_loss():
    torch.manual_seed(0)
    losses = []
    model = reference.translator(4, 4)
    reference.learn(model, data.dates(0, train=64, new=0)[0], 12, report=lambda _, loss: losses.append(loss))
    assert len(losses) == 12 and losses[-1] < losses[0] - 0.2


def test_open_gates_are_the_update_gates():
    torch.manual_seed(0)
    plain = reference.translator(3, 4, open_gates=0.0)
    torch.manual_seed(0)
    opened = reference.translator(3, 4)
    for name, p in opened.named_parameters():
        change = (p - dict(plain.named_parameters())[name]).detach()
        want = torch.zeros_like(change)
        if name.endswith("bias_ih_l0"):
            want[4:8] = 3
        torch.testing.assert_close(change, want)


def test_the_kept_weights_know_their_dates():
    weights = kept(reference.date_weights)
    model = reference.translator()
    model.load_state_dict({name: torch.tensor(w) for name, w in weights.items()})
    _, asked = data.dates(7, new=300)
    src, lengths, *_ = reference.batch_of(asked)
    said = reference.greedy_decode(model["encoder"], model["decoder"], src, lengths, data.BOS, data.EOS, 12)
    assert reference.exact_match(said, [data.numbers(iso) for _, iso in asked]) >= 0.97


def measured(model, pairs, read, say):
    src, lengths, *_ = reference.batch_of(pairs, read, say)
    said = reference.greedy_decode(model["encoder"], model["decoder"], src, lengths, data.BOS, data.EOS, 26)
    return reference.exact_match(said, [say(target) for _, target in pairs])


def test_the_kept_weights_with_attention_know_their_days_and_their_words():
    looking, reading = reference.attentive(), reference.attentive(32, 96, spoken.LETTERS_V, spoken.PHONEMES_V)
    for model, weights in ((looking, kept(reference.attention_weights)), (reading, kept(reference.phoneme_weights))):
        model.load_state_dict({name: torch.tensor(w) for name, w in weights.items()})
    _, days = data.dates(7, **reference.DAYS, new=300)
    assert measured(looking, days, data.numbers, data.numbers) >= 0.97
    assert measured(reading, spoken.words()[1], spoken.spelled, spoken.sounds) >= 0.47
