"""Slips: single edits of a reference, tried on the visible cases, and kept."""

import inspect
import io
import json

import numpy as np
import pytest

from autograder.book import slips
from autograder.book.bench import CAUGHT, KEPT, SAME, STOPPED
from autograder.book.book import Book
from autograder.book.slips import gather, kept_slips, slips_of, visible_evidence, ways_of
from autograder.build.bundle import cases_npz, check_py
from autograder.learner.client import Bundle
from autograder.learner.editing.edits import Edit
from autograder.learner.pieces import matches, observed_pieces


@pytest.fixture
def listed(monkeypatch):
    """Edit the reference of a tiny course in these ways only: each is a body of ``twice``."""

    def use(*bodies):
        made = [Edit(kind, k, f"def twice(x):\n    {body}", "", body) for k, (kind, body) in enumerate(bodies, 1)]
        monkeypatch.setattr(slips, "edits", lambda source, function: iter(made))

    return use


def test_each_slip_is_tried(tiny, listed):
    listed(("product", "return 3 * x"), ("copy", "return x + x"), ("factor dropped", "return x.T"))
    found = slips_of(tiny(), "twice")
    assert [slip.fate for slip in found.tried] == [CAUGHT, SAME, CAUGHT]
    assert found.kinds == ("product", "factor dropped")
    assert [set(case) for case in found.told] == [{0, 1}, set()]  # edge cases name no mistake
    assert found.told[0][0]["y"].shape == (3, 4) and len(found.told[0][0]["y"].numbers) == 1


@pytest.mark.parametrize(
    "bad",
    ["while True: pass", "return np.ones(10**12)", "import os; os._exit(1)", "import os; os.kill(os.getpid(), 9)"],
    ids=["hangs", "allocates", "ends", "crashes"],
)
def test_a_slip_that_hangs_allocates_or_crashes_is_stopped_and_loses_no_other(tiny, listed, bad):
    listed(("sign", "return 3 * x"), ("loop bounds", bad), ("axis", "return 4 * x"))
    found = slips_of(tiny(), "twice")
    assert [slip.fate for slip in found.tried] == [CAUGHT, STOPPED, CAUGHT]
    assert found.kinds == ("sign", "axis")


def test_a_slip_that_raises_or_cannot_be_read_is_caught_and_not_told(tiny, listed):
    listed(("sign", "return x @ x"), ("axis", "return ("), ("index", "return x[7]"))
    found = slips_of(tiny(), "twice")
    assert [slip.fate for slip in found.tried] == [CAUGHT] * 3 and found.kinds == ()


def test_what_computes_the_same_is_told_once(tiny, listed):
    """If their kinds differ, no kind is told."""
    listed(("sign", "return 3 * x"), ("sign", "return x + 2 * x"), ("axis", "return 5 * x"), ("index", "return x * 5"))
    found = slips_of(tiny(), "twice")
    assert found.kinds == ("sign", "") and found.joined == 2


def test_what_an_author_listed_is_not_told_again(tiny, listed):
    listed(("square", "return x ** 2"), ("product", "return 3 * x"), ("sign", "return x * 7"))
    accepted = ("", "\n\n@twice.accepts(note='Seven.')\ndef seven(x):\n    return 7 * x\n")
    found = slips_of(tiny(records=[accepted]), "twice")
    assert found.kinds == ("product",) and found.authored == 2
    assert [slip.fate for slip in found.tried] == [CAUGHT, CAUGHT, SAME]  # an accepted answer counts as the same


@pytest.mark.parametrize(
    "body", ["return np.zeros_like(x)", "return x * np.nan", "return x", "return None", "return np.empty((3, 4))"]
)
def test_what_tells_nothing_is_not_told(tiny, listed, body):
    listed(("sign", body))
    found = slips_of(tiny(), "twice")
    assert found.kinds == () and [slip.fate for slip in found.tried] == [CAUGHT]


def test_one_number_on_one_case_is_not_enough(tiny, listed):
    listed(("sign", "return 3 * x.sum()"))
    total = [("y = np.copy(x)\n    y += x\n    return y", "return 2 * x.sum()")]
    once = tiny(solutions=total)
    assert slips_of(once, "twice").kinds == ()
    again = ('yield Case("N = 1"', 'yield Case("others", {"x": rng.normal(size=(2, 5))})\n    yield Case("N = 1"')
    assert slips_of(tiny(records=[again], solutions=total), "twice").kinds == ("sign",)


def test_a_difference_that_costs_nothing_is_kept(tiny, listed):
    """An output without weight may be wrong."""
    listed(("sign", "return 2 * x, 3"), ("axis", "return 3 * x, 2"))
    chapter = tiny(
        records=[('returns=("y",)', 'returns={"y": 1, "two": 0}'), ("return x * x", "return x * x, 2")],
        solutions=[("return y", "return y, 2")],
    )
    assert [slip.fate for slip in slips_of(chapter, "twice").tried] == [KEPT, CAUGHT]


def test_functions_beside_the_reference_see_the_slip(tiny, listed):
    """The course's own module is not changed."""
    listed(("sign", "return helper(x) if x.ndim == 2 else 3 * x"))
    helper = "\n\ndef helper(x):\n    return np.stack([twice(row) for row in x])\n"
    chapter = tiny(solutions=[("", helper)])
    (told, _) = slips_of(chapter, "twice").told
    case = visible_evidence(chapter, chapter.exercises["twice"], slips_of(chapter, "twice"))[0]
    assert matches(3 * case.inputs["x"], told[0]["y"], 1e-9)
    assert (chapter.exercises["twice"].reference(np.ones(2)) == 2).all()


def test_methods_are_edited_too(toy):
    exercise = Book(toy).chapter("toy_training").exercises["LSTMCell"]
    source = inspect.getsource(exercise.reference).splitlines()
    found = ways_of(exercise)
    assert found and all(edit.text.startswith("class LSTMCell") for edit in found)
    assert all(
        edit.before.split("\n")[0].split("(")[0] in source[edit.line - 1] for edit in found if edit.kind == "constant"
    )


# ---------------------------------------------------------------------------------------------------- kept


def test_what_was_tried_is_not_tried_again(tiny, listed, monkeypatch):
    listed(("sign", "return 3 * x"), ("axis", "while True: pass"))
    chapter = tiny()
    assert kept_slips(chapter, "twice") is None
    found = slips_of(chapter, "twice")
    monkeypatch.setattr(slips, "each", None)
    assert kept_slips(chapter, "twice") == found == slips_of(chapter, "twice")


@pytest.mark.parametrize("which", ["records", "solutions"])
def test_a_change_tries_again(tiny, listed, which):
    listed(("sign", "return 3 * x"))
    chapter = tiny()
    slips_of(chapter, "twice")
    path = chapter.record_file("twice") if which == "records" else chapter.solutions_file
    path.write_text(path.read_text() + "\n")
    assert kept_slips(chapter, "twice") is None


@pytest.mark.parametrize("text", ["", "{}", "half a"])
def test_a_damaged_file_is_made_again(tiny, listed, text):
    listed(("sign", "return 3 * x"))
    chapter = tiny()
    found = slips_of(chapter, "twice")
    path = chapter.book / "_build" / "slips" / f"{chapter.name}-twice.json"
    path.write_text(path.read_text().split("\n")[0] + "\n" + text)
    assert kept_slips(chapter, "twice") is None and slips_of(chapter, "twice") == found


def test_an_exercise_that_cannot_be_run_has_no_slips(tiny):
    chapter = tiny(records=[('yield Case("random numbers"', 'raise ValueError("no")\n    yield Case("random numbers"')])
    assert slips_of(chapter, "twice").tried == []


def test_quizzes_and_what_laws_judge_have_no_slips(toy):
    chapter = Book(toy).chapter("toy_lstm")
    assert slips_of(chapter, "latch_weights").tried == []
    quiz = next(e.name for e in Book(toy).chapter("toy_kinds").exercises.values() if e.kind == "quiz")
    assert slips_of(Book(toy).chapter("toy_kinds"), quiz).tried == []


# ---------------------------------------------------------------------------------------------------- in the bundle


def test_the_bundle_tells_the_same_slips(tried_toy):
    chapter = Book(tried_toy).chapter("toy_lstm")
    bundle = Bundle(io.BytesIO(cases_npz(chapter)))
    told = 0
    for name, exercise in chapter.exercises.items():
        found = slips_of(chapter, name)
        assert bundle.specs[name].slips == found.kinds
        live = visible_evidence(chapter, exercise, found)
        for mine, stored in zip(live, bundle.evidence(name), strict=True):
            assert stored.slips.keys() == mine.slips.keys()
            for number, signatures in mine.slips.items():
                told += 1
                assert signatures.keys() == stored.slips[number].keys()
                for piece, one in signatures.items():
                    other = stored.slips[number][piece]
                    assert (one.shape, one.hash) == (other.shape, other.hash)
                    np.testing.assert_allclose(one.numbers, other.numbers, rtol=1e-11)
    assert told > 100


def test_a_slip_is_recognised_by_the_bundle(tried_toy):
    """What an edit computes matches its own signatures on every visible case, and departs nowhere else."""
    chapter = Book(tried_toy).chapter("toy_lstm")
    exercise, found = chapter.exercises["lstm_step"], slips_of(chapter, "lstm_step")
    stored = Bundle(io.BytesIO(cases_npz(chapter, {"lstm_step": exercise}))).evidence("lstm_step")
    live = visible_evidence(chapter, exercise, found)
    recognised = 0
    for way, slip in zip(ways_of(exercise), found.tried, strict=True):
        if slip.fate != CAUGHT:
            continue
        seen = [observed_pieces(e.run(slips._made(exercise, way)), exercise.parts) for e in live]
        recognised += any(
            all(
                piece in pieces and matches(pieces[piece], signature, exercise.tol)
                for case, pieces in zip(stored, seen, strict=True)
                for piece, signature in case.slips.get(number, {}).items()
            )
            for number in range(len(found.kinds))
        )
    assert recognised >= len(found.kinds)


@pytest.mark.parametrize("name", ["toy_lstm", "toy_kinds"])
def test_no_source_is_in_what_learners_get(tried_toy, name):
    """No line of a reference or of a slip; a law or a drive may compute a part of it."""
    chapter = Book(tried_toy).chapter(name)
    with np.load(io.BytesIO(cases_npz(chapter))) as stored:
        meta = json.loads(stored["meta"].tobytes())
        given = [stored[key].tobytes().decode("latin1") for key in stored.files if key != "meta"]
    for exercise in meta["exercises"].values():
        del exercise["laws"], exercise["drive"]
    given = "\n".join([*given, json.dumps(meta, ensure_ascii=False), check_py().decode()])
    for exercise in chapter.exercises.values():
        if exercise.kind == "quiz":
            continue
        texts = [
            inspect.getsource(exercise.reference),
            *(way.text for way in ways_of(exercise) if isinstance(way, Edit)),
        ]
        lines = {line.strip() for text in texts for line in text.split('"""')[-1].splitlines()}
        assert [line for line in lines if len(line) > 14 and line in given] == []


# ---------------------------------------------------------------------------------------------------- many


def test_many_are_tried_in_processes_of_their_own(tried_toy):
    """Some need torch. The result is the same as in one process."""
    jobs = [
        ("toy_lstm", "lstm_step"),
        ("toy_lstm", "lstm_gates"),
        ("toy_training", "LSTMCell"),
        ("toy_kinds", "chunks"),
    ]
    found = {(t.chapter, t.exercise): t for t in gather(tried_toy, jobs, seeds=1)}
    assert set(found) == set(jobs)
    for job, tried in found.items():
        assert tried.slips == slips_of(Book(tried_toy).chapter(job[0]), job[1])
        ((fates),) = tried.hidden
        assert len(fates) == len(tried.slips.tried)
    assert found["toy_training", "LSTMCell"].slips.tried


def test_another_catalogue_of_edits_makes_other_slips():
    """A module that has moved would be left out of the digest in silence, and old slips would stand."""
    depends = {path.stem for path in slips._ours() if path.parent.name == "editing"}
    assert {"edits", "kinds", "sites", "rewrites", "functions", "operators", "moves"} <= depends
