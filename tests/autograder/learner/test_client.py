"""``check`` as a learner has it: only check.py and cases.npz in a folder."""

import importlib.util
import json
import subprocess
import sys
import sysconfig
import types

import numpy as np
import pytest

from autograder.build.bundle import cases_npz, check_py


def client(folder, chapter):
    """The module ``check`` of a folder made for a chapter."""
    folder.mkdir(exist_ok=True)
    (folder / "check.py").write_bytes(check_py())
    (folder / "cases.npz").write_bytes(cases_npz(chapter))
    name = f"check_{folder.name}_{chapter.name}"
    spec = importlib.util.spec_from_file_location(name, folder / "check.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # as an import would
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def book_client(built_book, tmp_path_factory):
    return client(tmp_path_factory.mktemp("learner"), built_book.book.chapter("rnn_cell"))


@pytest.fixture(scope="module")
def toy_clients(built_toy, tmp_path_factory):
    chapters = built_toy.book.chapters
    return {name: client(tmp_path_factory.mktemp("toy"), chapter) for name, chapter in chapters.items()}


@pytest.fixture
def table(book_client):
    """A client that has checked nothing yet."""
    book_client.verdicts.clear()
    return book_client


def named(f, name):
    """The same function under another name."""
    if isinstance(f, type):
        return type(name, (f,), {})
    return types.FunctionType(f.__code__, f.__globals__, name, f.__defaults__, f.__closure__)


def chapters_of(built):
    return built.book.chapters.values()


# ------------------------------------------------------------------------------------------------ what check says


def test_every_reference_earns_everything(table, toy_clients, built_book, built_toy):
    for chapter in (*chapters_of(built_book), *chapters_of(built_toy)):
        check = toy_clients.get(chapter.name, table).check
        for exercise in chapter.exercises.values():
            assert check(exercise.reference) == exercise.points, exercise.name


def test_every_misconception_is_named_on_the_visible_cases(table, toy_clients, built_book, built_toy):
    for chapter in (*chapters_of(built_book), *chapters_of(built_toy)):
        check = toy_clients.get(chapter.name, table).check
        for exercise in chapter.exercises.values():
            for m in exercise.misconceptions.values():
                verdict = check(m.function, exercise.name).verdict
                assert verdict.how == "exception" or (m.breaks or m.name) in verdict.named, (exercise.name, m.name)
                assert verdict.points < exercise.points


def test_what_an_answer_does_not_need_is_not_compiled(tmp_path, built_toy):
    """A right one needs nothing, a listed mistake its name, an exception its line; only what nobody listed is edited."""
    chapter = built_toy.book.chapter("toy_lstm")
    fresh, exercise = client(tmp_path / "fresh", chapter), chapter.exercises["lstm_step"]
    listed = next(m.function for m in exercise.misconceptions.values())
    assert fresh.check(exercise.reference) == exercise.points and fresh._begun == set()
    assert fresh.check(listed, "lstm_step").verdict.named
    assert "naming" in fresh._begun and not any(p.startswith(("raising/", "editing/sites")) for p in fresh._begun)
    fresh.check(lambda *a: a[0] @ a[0], "lstm_step")
    assert {"raising/failing", "raising/explaining"} < fresh._begun and "editing/sites" not in fresh._begun

    def lstm_step(x, h, c, W, U, b):
        return 0.3 * h + 0.1, c**2

    fresh.check(lstm_step)
    assert fresh._begun == fresh._waiting.keys()


def test_every_stub_is_untouched(toy_clients, built_toy):
    for chapter in chapters_of(built_toy):
        notebook = json.loads(chapter.notebook.read_text())
        namespace = vars(sys.modules[f"solutions.{chapter.name}"]).copy()  # what its imports bind
        answers = [c for c in notebook["cells"] if c["id"].endswith("-answer")]
        for cell in answers:
            exec("".join(cell["source"]), namespace)
        for name in chapter.exercises:
            points = toy_clients[chapter.name].check(namespace[name])
            assert (points, points.verdict.state) == (0, "untouched"), name


WRONG = [
    lambda *a: {}.get(0),
    lambda: 0,
    lambda *a: a,
    lambda *a: a[0][0, 0],
    lambda *a: a[0].T,
    lambda *a: np.zeros(10**6),
    lambda *a: [[1], [2, 3]],
    lambda *a: {1: {2: {3: a}}},
    lambda *a: iter(()),
    lambda *a: 1 / 0,
    lambda *a: np.full_like(a[0], np.nan),
    lambda *a: np.array(["x", None], dtype=object),
    lambda *a: sys.exit(2),
    lambda *a: print,
    lambda *a: 10**400,
    lambda *a: "\ud800",
    lambda *a: np.longdouble(3),
    lambda *a: (_ for _ in ()).throw(StopIteration),
    lambda *a: [a[k].fill(9) for k in range(2)],
    int,
    dict,
]


@pytest.mark.parametrize("f", WRONG)
@pytest.mark.parametrize("name", ["rnn_step", "split_concat_weight", "rnn_forward"])
def test_a_wrong_answer_never_raises(table, f, name):
    points = table.check(f, name)
    assert points == 0 and points.verdict.state == "failed"
    assert str(points) and points._repr_html_()


def test_the_points_are_a_plain_number_to_nbgrader(table):
    points = table.check(lambda x, h, Wx, Wh, b: np.tanh(x @ Wx + h @ Wh), "rnn_step")
    assert repr(points) == "0.0" and isinstance(points, float) and points + 1 == 1
    assert str(points).startswith("rnn_step: 0 of 4 points")
    assert "The bias is missing." in str(points)
    assert "The bias is missing." in points._repr_html_()


def test_ipython_stores_the_number_and_shows_the_report(table, built_book):
    from IPython.core.formatters import DisplayFormatter

    points = table.check(built_book.book.chapter("rnn_cell").exercises["rnn_step"].reference)
    data, _ = DisplayFormatter().format(points)
    assert float(data["text/plain"]) == 4.0
    assert "right, 4 points" in data["text/html"]


def test_html_is_escaped(table):
    def rnn_step(x, h, Wx, Wh, b):
        raise ValueError("<script>alert(1)</script> & `<b>`")

    shown = table.check(rnn_step)._repr_html_()
    assert "<script>" not in shown and "<b>`" not in shown and "<code><b>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; <code>&lt;b&gt;</code>" in shown


def test_the_inputs_of_the_case_are_told(table):
    told = str(table.check(lambda x, h, W, b, order: x, "rnn_step_concat"))
    assert "On the case “order xh”, with x (" in told and "order = 'xh'" in told


# ------------------------------------------------------------------------------------------------ which exercise


def test_an_unknown_function_gets_a_clear_answer(table):
    with pytest.raises(ValueError, match="`my_step` is no exercise of this notebook; they are rnn_step, .* and "):
        table.check(named(lambda: 0, "my_step"))
    for given in (np.zeros(3), "rnn_step", 3):
        with pytest.raises(ValueError, match="that is no exercise of this notebook"):
            table.check(given)


def test_a_lambda_is_found_by_its_name_in_the_notebook(table, built_book, monkeypatch):
    reference = built_book.book.chapter("rnn_cell").exercises["rnn_step"].reference
    monkeypatch.setattr(sys.modules["__main__"], "rnn_step", lambda *a: reference(*a), raising=False)
    assert table.check(sys.modules["__main__"].rnn_step) == 4


def test_an_earlier_mistake_is_remembered_in_the_session(table, built_book):
    chapter = built_book.book.chapter("rnn_cell").exercises
    no_tanh = chapter["rnn_step"].misconceptions["no_tanh"].function

    def rnn_forward(X, h0, Wx, Wh, b):
        states = [h0]
        for x in X:
            states.append(no_tanh(x, states[-1], Wx, Wh, b))
        return states[1:]

    assert table.check(rnn_forward) == 0
    table.check(no_tanh, "rnn_step")
    points = table.check(rnn_forward)
    assert points == 4 and "mend it there, it costs nothing here" in str(points)
    table.check(chapter["rnn_step"].reference)
    assert table.check(rnn_forward) == 0


# ------------------------------------------------------------------------------------------------ the table


def test_the_table_shows_every_exercise_and_what_to_hand_in(table, built_book):
    records = built_book.book.chapter("rnn_cell").records
    before = repr(table.check())
    assert all(name in before for name in records) and before.count("not checked yet") == len(records)
    table.check(records["rnn_step"].reference)
    total = sum(record.points for record in records.values())
    after = repr(table.check())
    assert "rnn_step                       4.0 of 4   passed" in after
    assert f"so far                         4.0 of {total:g}" in after
    assert after.endswith("Hand in rnn_cell.ipynb, nothing else.")
    assert f"4 of {total:g}" in table.check()._repr_html_()


def test_an_essay_stands_in_the_table_for_a_person_to_read(toy_clients):
    shown = toy_clients["toy_kinds"].check()
    assert "why_additive" in repr(shown) and "a person will read it" in shown._repr_html_()
    assert shown.total()[1] == 20


# ------------------------------------------------------------------------------------------------ the two files


def test_a_missing_bundle_is_said_with_what_to_do(tmp_path, built_book):
    module = client(tmp_path / "alone", built_book.book.chapter("rnn_cell"))
    (tmp_path / "alone" / "cases.npz").unlink()
    with pytest.raises(FileNotFoundError, match="cases.npz is not beside check.py.*run the first cell"):
        module.check()


def test_the_letter_of_a_quiz_is_not_in_the_bundle(built_toy):
    chapter = built_toy.book.chapter("toy_kinds")
    data = cases_npz(chapter, {"what_survives": chapter.exercises["what_survives"]})
    (path := built_toy.classroom.parent / "quiz.npz").write_bytes(data)
    with np.load(path) as stored:
        quiz = json.loads(stored["meta"].tobytes())["exercises"]["what_survives"]
        others = [name for name in stored.files if name != "meta"]
    ((case,), known) = quiz["cases"], set(quiz["spec"]["misconceptions"])
    assert known == {"A", "C"} and not others
    assert [how for how, _ in case["want"].values()] == ["sealed"]
    assert '"B"' not in json.dumps(quiz)


SESSION = """
import sys
sys.path[:] = [p for p in sys.path if p.startswith(sys.base_prefix) and "packages" not in p] + [{site!r}, {folder!r}]
sys.modules["torch"] = None  # not installed
from check import check
import numpy as np

def rnn_step(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h @ Wh + b)

def split_concat_weight(W, D, H, order):
    return W[:D] / 0.0, 1 / 0

def rnn_forward(X, h0, Wx, Wh, b):
    print("noise")
    return np.exp(1e6 * X)

print([float(check(f)) for f in (rnn_step, split_concat_weight, rnn_forward)])
print(check())
loaded = {{name.split(".")[0] for name in sys.modules}}
print(sorted(loaded & {{"autograder", "solutions", "chapters", "nbformat", "jupytext", "yaml", "msgpack"}}))
"""


def test_the_two_files_work_alone_with_numpy_alone(tmp_path, built_book):
    """In an empty folder, without our packages, and with every warning an error."""
    for name in ("check.py", "cases.npz"):
        (tmp_path / name).write_bytes((built_book.downloads / "rnn_cell" / name).read_bytes())
    source = SESSION.format(site=sysconfig.get_path("purelib"), folder=str(tmp_path))
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-W", "error", "-c", source], cwd=tmp_path, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    first, *middle, last = ran.stdout.splitlines()
    assert (first, last) == ("[4.0, 0.0, 0.0]", "[]")
    assert any(line.split() == ["rnn_step", "4.0", "of", "4", "passed"] for line in middle)
    assert "noise" not in middle


def test_an_exercise_about_torch_says_what_to_install(toy_clients, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    points = toy_clients["toy_training"].check(lambda *a: a, "train_step")
    assert points == 0 and "pip install torch" in str(points)


def test_weights_are_trained_once_and_kept_beside_the_notebook(toy_clients, tmp_path, monkeypatch, capsys):
    from solutions.toy_weights import line_weights as train

    client = toy_clients["toy_weights"]
    monkeypatch.chdir(tmp_path)

    def line_weights(seed=0):
        return client.trained(train)

    for said in ("Training …\n", ""):
        points = client.check(line_weights)
        assert float(points) == 4 and capsys.readouterr().out == said
        assert points.verdict.remarks == ["These weights are kept in toy_weights.npz: hand it in with the notebook."]
        assert (tmp_path / "toy_weights.npz").exists()
    assert client.check().hand_in() == "Hand in toy_weights.ipynb and toy_weights.npz, your trained weights."


def test_who_trains_and_keeps_nothing_is_told(toy_clients, tmp_path, monkeypatch):
    from solutions.toy_weights import line_weights

    monkeypatch.chdir(tmp_path)
    points = toy_clients["toy_weights"].check(line_weights)
    assert float(points) == 4 and points.verdict.remarks == [
        "Nothing is kept to be handed in: end with `return trained(f)`."
    ]
