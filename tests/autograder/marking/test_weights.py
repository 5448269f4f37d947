"""Weights that were trained: from a learner's notebook to a mark, without training while grading."""

import io
import shutil
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from autograder.classroom.collect import collect
from autograder.classroom.grade import Options, grade
from autograder.classroom.replay import replay
from autograder.marking.runner.host import Limits

CHAPTER = "toy_weights"
LINE = f"{CHAPTER}-line_weights"
LIMITS = Limits(exercise_seconds=120, memory_mb=480)
TRAINED = "def line_weights(seed=0):\n    from check import trained\n    return trained(train)"
TRAIN = """
def train():
    import time
    time.sleep({seconds})
    X, y = points(np.random.default_rng(1), 100)
    solution = np.linalg.lstsq(np.c_[X, np.ones(len(X))], y, rcond=None)[0]
    return {{"weight": solution[:3], "bias": solution[3]}}
"""


def npz(**arrays):
    out = io.BytesIO()
    np.savez(out, **{f"train/{name}": a for name, a in arrays.items()})
    return out.getvalue()


def bomb():
    """A file of half a megabyte that holds an array of half a gigabyte, which LIMITS does not allow."""
    out, body = io.BytesIO(), io.BytesIO()
    np.lib.format.write_array_header_1_0(body, {"descr": "<f4", "fortran_order": False, "shape": (1 << 27,)})
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("train/weight.npy", "w", force_zip64=True) as file,
    ):
        file.write(body.getvalue())
        for _ in range(512):
            file.write(bytes(1 << 20))
    assert out.tell() < 1 << 20
    return out.getvalue()


RIGHT = npz(weight=np.array([[2.0], [-1.0], [0.5]]), bias=np.array([1.0]))
FILES = {
    "right": RIGHT,
    "turned": npz(weight=np.array([[2.0, -1.0, 0.5]]), bias=np.array([1.0])),
    "infinite": npz(weight=np.full((3, 1), np.inf), bias=np.array([1.0])),
    "near": npz(weight=np.array([[2.0], [-1.0], [0.5]]), bias=np.array([1.2])),
    "garbage": b"no weights",
    "bomb": None,  # made when it is handed in: that takes a second
    "large": bytes(4 << 20),
}


@pytest.fixture(scope="module")
def weights_class(released_toy, tmp_path_factory, namespace):
    """One learner for each file of weights, one who links to another's, and one who hands in none."""
    folder = tmp_path_factory.mktemp("weights") / "course"
    shutil.copytree(
        released_toy.classroom.path, folder, ignore=shutil.ignore_patterns("submitted", "verdicts", "autograded")
    )
    klass = type(released_toy)(released_toy.home, folder)
    answers = {**klass.references(CHAPTER), "line_weights": TRAINED}
    for learner in (*FILES, "link", "none"):
        path = klass.hand_in(learner, CHAPTER, answers, (TRAIN.format(seconds=5000),)).with_suffix(".npz")
        if learner in FILES:
            path.write_bytes(FILES[learner] or bomb())
    (klass.classroom.folder("submitted", "link", CHAPTER) / f"{CHAPTER}.npz").symlink_to(
        klass.classroom.folder("submitted", "right", CHAPTER) / f"{CHAPTER}.npz"
    )
    klass.outcomes = {o.graded.learner: o.graded for o in klass.grade(limits=LIMITS)}
    return klass


def test_what_was_handed_in_is_measured_and_nothing_is_trained(weights_class):
    marks = weights_class.marks()
    assert {learner: marks[learner, LINE] for learner in weights_class.outcomes} == {
        **dict.fromkeys(weights_class.outcomes, 0.0),
        "right": 4.0,
        "near": 2.0,
    }
    assert {marks[learner, f"{CHAPTER}-line_loss"] for learner in weights_class.outcomes} == {1.0}


@pytest.mark.parametrize(
    "learner, says",
    [
        ("turned", "`weight` has shape (1, 3); (3, 1) is asked for"),
        ("infinite", "`weight` holds numbers that are not finite"),
        ("near", "near the points, and not near enough"),
        ("garbage", "toy_weights.npz was not handed in with the notebook"),
        ("none", "toy_weights.npz was not handed in with the notebook"),
        ("link", "toy_weights.npz was not handed in with the notebook"),
        ("bomb", "MemoryError"),
    ],
)
def test_what_the_learner_is_told(weights_class, learner, says):
    assert says in weights_class.outcomes[learner].verdict("line_weights").text


def test_what_was_not_read_is_noted(weights_class):
    notes = {learner: graded.notes for learner, graded in weights_class.outcomes.items() if graded.notes}
    assert notes == {
        "link": ["toy_weights.npz is not a regular file, and was not read"],
        "large": ["toy_weights.npz is larger than 3 MB, and was not read"],
    }


def test_other_weights_are_another_submission(weights_class):
    def again():
        return {o.graded.learner for o in weights_class.grade(limits=LIMITS) if not o.skipped}

    assert again() == set()
    file = weights_class.classroom.folder("submitted", "turned", CHAPTER) / f"{CHAPTER}.npz"
    file.write_bytes(RIGHT)
    assert again() == {"turned"}
    assert weights_class.marks()["turned", LINE] == 4.0
    file.write_bytes(FILES["turned"])
    assert again() == {"turned"}


def test_a_replay_has_the_weights_that_were_handed_in(weights_class):
    (weights_class.classroom.folder("submitted", "right", CHAPTER) / f"{CHAPTER}.npz").rename(
        weights_class.classroom.path / "aside"
    )
    text, same = replay(weights_class.home, weights_class.classroom.path, "right", "line_weights")
    (weights_class.classroom.path / "aside").rename(
        weights_class.classroom.folder("submitted", "right", CHAPTER) / f"{CHAPTER}.npz"
    )
    assert same and "right, 4 points" in text


def test_nbgraders_own_command_gives_the_same_marks(weights_class):
    before = weights_class.marks()
    result = weights_class.nbgrader("autograde", CHAPTER, "--student", "near", "--force")
    assert result.returncode == 0, result.stderr
    assert weights_class.marks() == before


def test_it_trains_in_the_runner_on_request(weights_class):
    answers = {**weights_class.references(CHAPTER), "line_weights": TRAINED}
    weights_class.hand_in("trains", CHAPTER, answers, (TRAIN.format(seconds=0),))
    options = Options(learners=("trains",), workers=1, limits=replace(LIMITS, train_seconds=300))
    grade(weights_class.home, weights_class.classroom.path, options, say=lambda line: None)
    assert weights_class.marks()["trains", LINE] == 4.0
    shutil.rmtree(weights_class.classroom.folder("submitted", "trains", CHAPTER))


def test_collect_brings_the_weights_with_the_notebook(weights_class, tmp_path):
    notebook = weights_class.classroom.folder("submitted", "right", CHAPTER) / f"{CHAPTER}.ipynb"
    for name, files in {
        "Ann Lee_1234567_assignsubmission_file_": (notebook.name, f"{CHAPTER}.npz"),
        "Bob Ray_1234568_assignsubmission_file_": (f"{CHAPTER} (1).npz",),
    }.items():
        (tmp_path / "all" / name).mkdir(parents=True)
        for file in files:
            data = RIGHT if file.endswith("npz") else notebook.read_bytes()
            (tmp_path / "all" / name / file).write_bytes(data)
    result = collect(weights_class.home, tmp_path / "course", [tmp_path / "all"], say=lambda line: None)
    folder = tmp_path / "course" / "submitted" / "Ann_Lee" / CHAPTER
    assert (folder / f"{CHAPTER}.npz").read_bytes() == RIGHT
    assert sorted((e.learner, e.assignment) for e in result.collected) == [("Ann_Lee", CHAPTER)] * 2
    (left,) = result.ignored
    assert left.learner == "Bob_Ray" and "weights without a notebook" in left.why
    assert not (tmp_path / "course" / "submitted" / "Bob_Ray").exists()
