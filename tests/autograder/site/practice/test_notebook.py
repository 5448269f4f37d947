"""A notebook goes out of the page and comes back: nothing is lost, and what is none is refused in one sentence."""

import json
from copy import deepcopy

import pytest

from autograder.book.book import Book
from autograder.build.notebook import make_notebook
from autograder.marking.submission import cells_of, rebuild, to_run

FILLED = 'import { filled } from "./notebook.mjs"; answer = filled(...argument);'
WORK = """
import { work } from "./notebook.mjs";
try { answer = work(...argument) } catch (error) { answer = { error: error.message } }
"""


@pytest.fixture(scope="module")
def released(toy):
    import nbformat

    toy = Book(toy)
    chapter = toy.chapter("toy_lstm")
    files = {"check.py": "0" * 64, "cases.npz": "0" * 64}
    return chapter, json.loads(nbformat.writes(make_notebook(chapter, files, toy.site)))


@pytest.fixture(scope="module")
def answers(released):
    return [cell["id"] for cell in released[1]["cells"] if cell["id"].endswith("-answer")]


def fill(node, notebook, **work):
    return node(FILLED, [notebook, {"cells": {}, "own": [], "kept": [], **work}])


def test_without_work_it_is_the_released_notebook(node, released):
    assert fill(node, released[1]) == released[1]


def test_what_went_out_comes_back(node, released, answers):
    chapter, notebook = released
    cells = {answers[0]: "def f(x):\n    return 'ä\u2028'\n", answers[1]: "# mine"}
    heading = notebook["cells"][0]
    assert heading["cell_type"] == "markdown"
    own = [
        {"id": "own-1", "after": heading["id"], "text": "*Notes* on it", "prose": True},
        {"id": "own-2", "after": answers[0], "text": "a = 1"},
        {"id": "own-3", "after": answers[0], "text": "b = 2"},
        {"id": "own-4", "after": answers[0], "text": "**What I think**", "prose": True},
    ]
    kept = [{"what": "an old one", "text": "def g():\n    return '```'"}]
    out = fill(node, notebook, cells=cells, own=own, kept=kept)
    back = node(WORK, [json.dumps(out), notebook, chapter.name])
    assert back == {"cells": cells, "own": own, "kept": []}
    assert "def g():" in out["cells"][-1]["source"] and out["cells"][-1]["cell_type"] == "markdown"
    assert [
        cell["cell_type"] for cell in out["cells"] if cell["id"].startswith("own-")
    ] == "markdown code code markdown".split()


def test_a_text_of_another_release_is_kept_at_the_end(node, released):
    chapter, notebook = released
    older = deepcopy(notebook)
    text = {"cell_type": "markdown", "metadata": {}, "source": "It was said once."}
    older["cells"][2:2] = [{**text, "id": f"{chapter.name}-text-99"}]
    back = node(WORK, [json.dumps(older), notebook, chapter.name])
    assert back["own"] == [] and [one["text"] for one in back["kept"]] == ["It was said once."]


def test_the_grader_runs_the_answers_and_own_cells_where_they_stand_and_nothing_that_is_kept(node, released, answers):
    chapter, notebook = released
    out = fill(
        node,
        notebook,
        cells={answers[0]: "def f(): ..."},
        own=[{"id": "own-1", "after": answers[0], "text": "a = 1"}],
        kept=[{"what": "an old one", "text": "def f(): 1 / 0"}],
    )
    texts = [text for _, text in to_run(rebuild(notebook, cells_of(out)))]
    assert texts.index("a = 1") == texts.index("def f(): ...") + 1
    assert not any("1 / 0" in text for text in texts)


def test_a_newer_release_takes_over_answers_by_name_and_keeps_what_fits_nowhere(node, released, answers):
    chapter, notebook = released
    old = fill(node, notebook, cells={answers[0]: "def f(): ...", answers[1]: "def g(): ..."})
    newer = deepcopy(notebook)
    newer["cells"] = [cell for cell in newer["cells"] if answers[1] not in (cell["id"], f"{cell['id']}-answer")]
    back = node(WORK, [json.dumps(old), newer, chapter.name])
    assert back["cells"] == {answers[0]: "def f(): ..."}
    assert [one["text"] for one in back["kept"]][:1] == ["def g(): ..."]


def test_of_two_answers_the_last_counts_and_the_other_is_kept(node, released, answers):
    chapter, notebook = released
    twice = deepcopy(notebook)
    cell = next(cell for cell in twice["cells"] if cell["id"] == answers[0])
    cell["source"] = "first = 1"
    twice["cells"].append({**cell, "source": "second = 2"})
    back = node(WORK, [json.dumps(twice), notebook, chapter.name])
    assert back["cells"] == {answers[0]: "second = 2"}
    assert [one["text"] for one in back["kept"]] == ["first = 1"]


def test_a_changed_given_cell_becomes_a_cell_of_ones_own_as_for_the_grader(node, released):
    chapter, notebook = released
    changed = deepcopy(notebook)
    given = next(cell for cell in changed["cells"] if "-given-" in cell["id"])
    given["source"] = "import numpy as np\nimport math"
    back = node(WORK, [json.dumps(changed), notebook, chapter.name])
    assert [one["text"] for one in back["own"]] == ["import numpy as np\nimport math"]


def test_an_editor_that_strips_metadata_and_lists_of_lines_are_understood(node, released, answers):
    chapter, notebook = released
    stripped = deepcopy(notebook)
    for cell in stripped["cells"]:
        assert isinstance(cell["source"], list)
        if cell["id"] == answers[0]:
            cell["source"], cell["metadata"] = ["x = 1\n", "y = 2"], {}
    back = node(WORK, ["\ufeff" + json.dumps(stripped), notebook, chapter.name])
    assert back["cells"] == {answers[0]: "x = 1\ny = 2"}


@pytest.mark.parametrize(
    "text, says",
    [
        ("no json", "it does not hold valid JSON"),
        ("{}", "it has no cells"),
        ("[]", "it has no cells"),
        ("null", "it has no cells"),
        ('{"cells": 3}', "it has no cells"),
        ('{"cells": []}', "None of its cells is of this course"),
        ('{"cells": [null, 3, {"source": 4}]}', "None of its cells is of this course"),
        (
            '{"cells": [{"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "gru-gru_step-answer"}}, "source": "x"}]}',
            "It belongs to gru",
        ),
    ],
)
def test_what_is_no_notebook_of_this_chapter_is_refused_in_one_sentence(node, released, text, says):
    chapter, notebook = released
    assert says in node(WORK, [text, notebook, chapter.name])["error"]


def test_a_file_of_twenty_megabytes_is_refused(node, released):
    chapter, notebook = released
    code = WORK.replace("work(...argument)", 'work("x".repeat((20 << 20) + 1), ...argument)')
    assert "larger than 20 MB" in node(code, [notebook, chapter.name])["error"]
