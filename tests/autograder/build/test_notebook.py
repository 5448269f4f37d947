"""From exercises.md to the notebook that learners get."""

import json

import nbformat
import pytest

from autograder.book.exercise import choice
from autograder.book.stub import stub_of
from autograder.build.notebook import make_notebook, to_text
from autograder.errors import BookError

FILES = {"check.py": "a" * 64, "cases.npz": "b" * 64}
SITE = "https://example.org/book/"


def made(chapter):
    return make_notebook(chapter, FILES, SITE)


@pytest.fixture
def notebooks(built_book, built_toy):
    return {p.stem: nbformat.read(p, 4) for built in (built_book, built_toy) for p in built.notebooks}


def by_id(notebook):
    return {cell.id: cell for cell in notebook.cells}


# ------------------------------------------------------------------------------------------------ the whole


def test_notebooks_are_valid(notebooks):
    for notebook in notebooks.values():
        nbformat.validate(notebook, relax_add_props=False)
        assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)


def test_cell_ids_are_unique_and_are_the_grade_ids(notebooks):
    for name, notebook in notebooks.items():
        ids = [cell.id for cell in notebook.cells]
        assert len(set(ids)) == len(ids) and all(i.startswith(f"{name}-") for i in ids)
        for cell in notebook.cells:
            if "nbgrader" in cell.metadata:
                assert cell.metadata.nbgrader.grade_id == cell.id


def test_nothing_has_been_run(notebooks):
    for notebook in notebooks.values():
        for cell in notebook.cells:
            assert cell.cell_type == "markdown" or (cell.outputs, cell.execution_count) == ([], None)


def test_the_same_text_gives_the_same_bytes(tiny):
    chapter = tiny()
    assert to_text(made(chapter)) == to_text(made(chapter))


def test_the_title_comes_first_then_what_fetches_the_files(notebooks):
    for name, notebook in notebooks.items():
        first, second, *_, last = notebook.cells
        assert first.cell_type == "markdown" and first.source.startswith("# ")
        assert second.id == f"{name}-setup" and last.id == f"{name}-summary"


def test_the_first_cell_knows_both_files_and_where_they_are(tiny):
    chapter = tiny()
    setup = by_id(made(chapter))[f"{chapter.name}-setup"].source
    compile(setup, "setup", "exec")
    assert all(part in setup for part in (*FILES, *FILES.values()))
    assert f'"{SITE}downloads/{chapter.name}/"' in setup and f"{SITE}downloads/{chapter.name}.zip" in setup


def test_the_first_cell_accepts_the_right_files_and_never_stops_the_notebook(tiny, tmp_path, monkeypatch, capsys):
    import hashlib
    import sys
    import urllib.request

    chapter, fetched = tiny(), []

    def offline(url, timeout):
        fetched.append(url)
        raise OSError("no network")

    monkeypatch.setattr(urllib.request, "urlopen", offline)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setitem(sys.modules, "check", None)
    monkeypatch.delitem(sys.modules, "check")
    (tmp_path / "check.py").write_text("check = 'ours'")
    (tmp_path / "cases.npz").write_text("old")
    digest = hashlib.sha256(b"check = 'ours'").hexdigest()
    setup = by_id(make_notebook(chapter, {"check.py": digest, "cases.npz": "0" * 64}, SITE))[f"{chapter.name}-setup"]
    namespace = {}
    exec(setup.source, namespace)
    assert namespace["check"] == "ours"
    assert fetched == [f"{SITE}downloads/{chapter.name}/cases.npz"]
    assert "cases.npz was not fetched: no network." in capsys.readouterr().out


# ------------------------------------------------------------------------------------------------ slots


def test_a_slot_becomes_what_it_is_worth_an_answer_and_a_check(tiny):
    chapter = tiny(records=[("points=4", "points=4, minutes=10, core=True")])
    cells = by_id(made(chapter))
    name = f"{chapter.name}-twice"
    assert cells[f"{name}-worth"].source == "**`twice`** · 4 points, about 10 minutes · core"
    assert cells[name].source == "check(twice)"
    answer, check = (cells[i].metadata.nbgrader for i in (f"{name}-answer", name))
    assert (answer.solution, answer.grade, answer.locked) == (True, False, False)
    assert (check.solution, check.grade, check.locked, check.points) == (False, True, True, 4)


def test_given_cells_are_locked_and_the_learners_are_his(tiny):
    given = "\n```{code-cell}\nimport numpy as np\n```\n\nPaste here.\n\n```{code-cell}\n# yours: rnn_step\n```\n"
    chapter = tiny(text=[("", given)])
    cells = by_id(made(chapter))
    assert cells[f"{chapter.name}-given-1"].metadata.nbgrader.locked
    assert "nbgrader" not in cells[f"{chapter.name}-yours-1"].metadata


def test_a_quiz_is_a_function_and_an_essay_a_cell_for_prose(notebooks):
    cells = by_id(notebooks["toy_kinds"])
    assert cells["toy_kinds-what_survives-answer"].source.startswith("def what_survives():")
    assert cells["toy_kinds-what_survives"].source == "check(what_survives)"
    essay = cells["toy_kinds-why_additive"]
    assert essay.cell_type == "markdown"
    role = essay.metadata.nbgrader
    assert (role.grade, role.solution, role.locked, role.points) == (True, True, False, 3)
    worth = cells["toy_kinds-why_additive-worth"].source
    assert "3 points, about 15 minutes" in worth and "One point each for" in worth


def test_points_in_the_notebook_are_the_points_of_the_records(notebooks, built_toy, built_book):
    for built in (built_toy, built_book):
        for chapter in built.book.chapters.values():
            graded = [c.metadata.nbgrader for c in notebooks[chapter.name].cells if "nbgrader" in c.metadata]
            found = {r.grade_id: r.points for r in graded if r.grade}
            assert found == {chapter.id_of(name): record.points for name, record in chapter.records.items()}


def test_a_slot_without_a_record_is_named_with_its_line(tiny):
    chapter = tiny(text=[("", "\n```{code-cell}\n# exercise: thrice\n```\n")])
    with pytest.raises(BookError) as error:
        made(chapter)
    assert str(error.value).startswith(f"{chapter.text}:8: slot `# exercise: thrice` has no exercise called thrice")


def test_a_slot_of_another_kind_is_named(tiny):
    chapter = tiny(text=[("# exercise: twice", "# quiz: twice")])
    with pytest.raises(BookError, match="slot `# quiz: twice` has no quiz called twice"):
        made(chapter)


@pytest.mark.parametrize(
    "cell",
    ["```{code-cell}\n# exercise: twice\nprint(1)\n```", "# exercise: twice", "```python\n# exercise: twice\n```"],
)
def test_a_slot_must_stand_alone_in_a_code_cell(tiny, cell):
    """Otherwise the exercise would be missing from the notebook, and nobody would notice."""
    chapter = tiny(text=[("```{code-cell}\n# exercise: twice\n```", cell)])
    with pytest.raises(BookError, match="must be the only line of a {code-cell}"):
        made(chapter)


# ------------------------------------------------------------------------------------------------ stubs


def test_a_stub_keeps_signature_and_docstring_and_nothing_else(tiny):
    chapter = tiny(solutions=[("def twice(x):", 'def twice(x, order="xh"):')])
    assert stub_of(chapter.exercises["twice"]).splitlines() == [
        'def twice(x, order="xh"):',
        '    """Twice x.',
        "",
        "    x (N, D). Returns y (N, D).",
        '    """',
        "    # your code here",
        "    ...",
    ]


def test_a_class_keeps_the_signatures_of_its_methods(built_toy):
    stub = stub_of(built_toy.book.chapter("toy_training").exercises["LSTMCell"])
    assert stub.splitlines()[0] == "class LSTMCell(nn.Module):"
    assert [line.strip() for line in stub.splitlines() if "def " in line] == [
        "def __init__(self, D, H):",
        "def forward(self, x, state):",
    ]
    assert stub.count("...") == 2 and "Parameter" not in stub and "Returns h_next (N, H)" in stub


def test_the_stub_of_a_quiz_says_which_letters_there_are():
    letters = {"which": "B"}
    assert stub_of(choice(letters, "which", 1, D="No.", A="No.")).splitlines() == [
        "def which():",
        '    """Which of A, B, D? Return one letter."""',
        "    # your code here",
        "    ...",
    ]
    asks = "Which line is wrong? Return its letter."
    assert asks in stub_of(choice(letters, "which", 1, asks=asks, A="No."))


def test_every_stub_runs_and_does_nothing(notebooks, built_toy):
    import torch

    for notebook in notebooks.values():
        for cell in notebook.cells:
            if cell.id.endswith("-answer"):
                exec(cell.source, {"nn": torch.nn})


@pytest.mark.parametrize(
    "body",
    [
        "def twice(x): return x + x\n",
        'def twice(x):\n    """Twice x."""; return x + x\n',
        'def twice(x): "Twice x."; return x + x\n',
    ],
)
def test_an_answer_on_the_line_of_its_docstring_is_not_released(tiny, body):
    chapter = tiny(solutions=[("def twice(x):", "def unused(x):"), ("", f"\n\n{body}")])
    with pytest.raises(BookError, match=rf"solutions/{chapter.name}.py:\d+: the body of twice must begin on a line"):
        made(chapter)


def test_remarks_on_the_body_are_not_released(tiny):
    documented = '"""Twice x.\n\n    x (N, D). Returns y (N, D).\n    """\n    y = np.copy(x)'
    chapter = tiny(solutions=[(documented, "# x plus x\n    y = np.copy(x)")])
    assert stub_of(chapter.exercises["twice"]) == "def twice(x):\n    # your code here\n    ..."


def test_a_signature_over_many_lines_is_kept(tiny):
    chapter = tiny(solutions=[("def twice(x):", "def twice(\n    x,  # (N, D)\n    *,\n    unused=(1, 2),\n):")])
    stub = stub_of(chapter.exercises["twice"])
    assert stub.startswith('def twice(\n    x,  # (N, D)\n    *,\n    unused=(1, 2),\n):\n    """Twice x.')
    compile(stub, "stub", "exec")


def test_a_notebook_is_json_that_ends_with_a_newline(tiny):
    text = to_text(made(tiny()))
    assert json.loads(text)["nbformat"] == 4 and text.endswith("}\n")
