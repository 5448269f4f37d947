"""A right answer earns everything, whatever harmless habits its author and their editor have."""

import ast
import json
import uuid
from copy import deepcopy
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.classroom.programs import workbench
from autograder.classroom.sample import right
from autograder.marking.grader import Grader
from autograder.marking.submission import cells_of, rebuild

CHAPTER = "rnn_cell"
FRESH = ("rnn_step", "rnn_step_concat")  # these return new arrays: their inputs may be changed after the work is done
KEYWORDS = "mode", "order"  # parameters that a drive or a case may give by name


@pytest.fixture(scope="module")
def grader(book, namespace):
    with Grader(book, b"fair", namespace) as grader:
        yield grader


@pytest.fixture(scope="module")
def chapter(released_book):
    return released_book.book.chapter(CHAPTER)


@pytest.fixture(scope="module")
def release(released_book):
    path = released_book.classroom.path / "release" / CHAPTER / f"{CHAPTER}.ipynb"
    return json.loads(path.read_text())


# ------------------------------------------------------------------------------------------------ how answers are written


class Renamed(ast.NodeTransformer):
    """Other names for a function's parameters, and type hints."""

    def __init__(self, names, hints):
        self.names, self.hints = names, hints

    def visit_Name(self, node):
        node.id = self.names.get(node.id, node.id)
        return node

    def visit_arg(self, node):
        node.arg = self.names.get(node.arg, node.arg)
        if self.hints and node.annotation is None:
            node.annotation = ast.Constant("np.ndarray")
        return node


def restyled(text, name, rename, hints, bare):
    """The same function with other parameters, type hints, without docstring."""
    tree = ast.parse(text)
    f = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == name)
    local = {a.arg for n in ast.walk(f) if isinstance(n, ast.arguments) for a in n.args} - set(KEYWORDS)
    f = Renamed({p: f"{p}_mine" for p in local} if rename else {}, hints).visit(f)
    if bare and ast.get_docstring(f) and len(f.body) > 1:
        del f.body[0]
    return "\n".join(["# my own work", *map(ast.unparse, tree.body), "", "# done"])


NOISE = (
    "import sys, warnings; print('working'); print('!', file=sys.stderr); warnings.warn('mind'); np.log(np.zeros(1))"
)


def habit(name, which):
    """Text to stand after an answer: the function, wrapped in a habit."""
    bodies = {
        "noise": f"    {NOISE}\n    return _plain(*inputs, **more)",
        "float32": "    out = _plain(*inputs, **more)\n    return np.asarray(out, np.float32)",
        "in place": "    out = _plain(*inputs, **more)\n    for a in inputs:\n"
        "        if isinstance(a, np.ndarray): a *= 0\n    return out",
        "counts": "    global _calls\n    _calls = globals().get('_calls', 0) + 1\n    return _plain(*inputs, **more)",
        "tensor": "    import torch\n    return torch.tensor(_plain(*inputs, **more))",
    }
    return f"\ndef _habit(_plain):\n  def {name}(*inputs, **more):\n{indented(bodies[which])}\n  return {name}\n{name} = _habit({name})"


def indented(text):
    return "\n".join(f"  {line}" for line in text.splitlines())


@st.composite
def answers(draw, chapter):
    """Every exercise answered rightly; which variant, which style, which habits."""
    written = {}
    called = {
        other for exercise in chapter.exercises.values() for other in exercise.after
    }  # what it is given is needed again
    for name, exercise in chapter.exercises.items():
        text = right(exercise, Random(draw(st.integers(0, 99)))).text
        if exercise.kind == "exercise" and exercise.drive is None:
            text = restyled(text, name, *(draw(st.booleans()) for _ in range(3)))
            possible = ["noise", "counts"] + ["float32", "in place", "tensor"] * (name in set(FRESH) - called)
            for which in draw(st.lists(st.sampled_from(possible), unique=True, max_size=2)):
                text += habit(name, which)
        written[name] = text
    return written


OWN = [
    "import warnings\nwarnings.warn('look out')",
    "1 / 0",
    "import sys\nprint('error', file=sys.stderr)",
    "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
    "x = 3; h = 4; W = None; b = 'b'",
    "input('name? ')",
    "def helper(z):\n    return np.tanh(z)",
    "np.set_printoptions(precision=3); np.random.seed(1)",
    "check(rnn_step)",
    "!ls",
    "raise SystemExit",
    "this is not Python",
]


@st.composite
def notebooks(draw, chapter, release):
    """A learner's notebook before it is saved."""
    notebook = deepcopy(release)
    written = draw(answers(chapter))
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id", "").removeprefix(f"{CHAPTER}-")
        if name.removesuffix("-answer") in written and name.endswith("-answer"):
            cell["source"] = written[name.removesuffix("-answer")]
        elif name.startswith("given") and draw(st.booleans()):
            cell["source"] = f"{''.join(cell['source'])}\nimport math"
    for source in draw(st.lists(st.sampled_from(OWN), max_size=4)):
        place = draw(st.integers(4, len(notebook["cells"])))
        notebook["cells"].insert(place, code_cell(source))
    notebook["cells"].insert(3, code_cell(workbench(chapter)))
    if draw(st.booleans()):  # a function is looked up when it is called: answers may stand in any order
        places = [k for k, c in enumerate(notebook["cells"]) if is_answer(c)]
        moved = draw(st.permutations([notebook["cells"][k] for k in places]))
        for k, cell in zip(places, moved, strict=True):
            notebook["cells"][k] = cell
    return notebook


def is_answer(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade_id", "").endswith("-answer")


def code_cell(source):
    cell = {"cell_type": "code", "id": uuid.uuid4().hex[:8], "metadata": {}, "outputs": [], "execution_count": None}
    return {**cell, "source": source}


# ------------------------------------------------------------------------------------------------ how editors save

LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
    "version": "3.12.1",
}
OUTPUT = {"output_type": "stream", "name": "stderr", "text": ["Traceback: an old one\n"]}


def lines(notebook):
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).splitlines(keepends=True)
        if cell["cell_type"] == "code":
            cell.update(outputs=[OUTPUT], execution_count=7)
    return notebook


def jupyterlab(notebook):
    """4.5, lines, ids kept; folded cells and slides leave metadata."""
    lines(notebook)
    notebook["metadata"] = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": LANGUAGE,
        "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {}, "version_major": 2, "version_minor": 0}},
    }
    for cell in notebook["cells"]:
        cell["metadata"].update(editable=True, slideshow={"slide_type": ""}, tags=[], jupyter={"source_hidden": True})
        cell["metadata"]["trusted"] = True
    return notebook


def classic(notebook):
    """4.4: no ids; what extensions measure stays in the metadata."""
    lines(notebook)
    notebook.update(nbformat_minor=4, metadata={**notebook["metadata"], "celltoolbar": "Create Assignment", "toc": {}})
    for cell in notebook["cells"]:
        del cell["id"]
        cell["metadata"].update(ExecuteTime={"end_time": "2026-01-01T00:00:00Z"}, collapsed=False, scrolled=True)
    return notebook


def vscode(notebook):
    """Lines, a language in each cell, its own idea of the kernel; older ones write 4.2 and so no ids."""
    lines(notebook)
    notebook["metadata"] = {
        "kernelspec": {"display_name": ".venv (3.12.1)", "language": "python", "name": "python3"},
        "language_info": LANGUAGE,
        "orig_nbformat": 4,
        "vscode": {"interpreter": {"hash": "0" * 64}},
    }
    for cell in notebook["cells"]:
        cell["metadata"]["vscode"] = {"languageId": "python"}
    return notebook


def vscode_old(notebook):
    vscode(notebook)["nbformat_minor"] = 2
    for cell in notebook["cells"]:
        del cell["id"]
    return notebook


def colab(notebook):
    """4.0 with ids in the metadata, timings with the user's name, and provenance."""
    lines(notebook)
    notebook.update(nbformat_minor=0)
    notebook["metadata"].update(
        colab={"provenance": [], "collapsed_sections": ["x"], "toc_visible": True}, accelerator="GPU"
    )
    for cell in notebook["cells"]:
        cell["metadata"].update(
            id=cell.pop("id"),
            colab={"base_uri": "https://localhost:8080/", "height": 34},
            outputId="1f0c",
            executionInfo={"status": "ok", "timestamp": 1, "user": {"displayName": "Ann", "userId": "0"}},
        )
    return notebook


def stripped(notebook):
    """A tool that clears metadata and leaves ids: pre-commit hooks, converters."""
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    return notebook


def third(notebook):
    """nbformat 3: worksheets, "input" for code, headings, no ids."""
    cells = []
    for cell in notebook["cells"]:
        made = {"cell_type": cell["cell_type"], "metadata": cell["metadata"]}
        text = "".join(cell["source"]).splitlines(keepends=True)
        if cell["cell_type"] == "code":
            cells.append({**made, "input": text, "language": "python", "collapsed": False, "outputs": []})
        else:
            cells.append({**made, "source": text})
    return {"metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": cells}]}


def bare(notebook):
    """Neither ids nor metadata: pasted into another notebook cell by cell."""
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        del cell["id"]
    return notebook


EDITORS = [jupyterlab, classic, vscode, vscode_old, colab, stripped, third, bare, deepcopy]


# ------------------------------------------------------------------------------------------------ the property


def lost(grader, release, saved, learner="ann"):
    """Exercise -> report, where a right answer did not earn everything."""
    release = {**release, "cells": [{**c, "source": "".join(c["source"])} for c in release["cells"]]}
    graded = grader.grade(CHAPTER, learner, rebuild(release, cells_of(json.loads(json.dumps(saved)))))
    return {v.exercise: v.text for v in graded.verdicts if v.points != v.max}


@settings(
    max_examples=settings.default.max_examples // 2,  # each runs a whole notebook
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_right_answer_earns_everything(grader, chapter, release, data):
    notebook = data.draw(notebooks(chapter, release))
    save = data.draw(st.sampled_from(EDITORS))
    learner = data.draw(st.sampled_from(["ann", "bob", "zoe"]))
    assert lost(grader, release, save(notebook), learner) == {}


@pytest.mark.parametrize("save", EDITORS, ids=lambda f: f.__name__)
def test_no_editor_costs_a_mark(grader, chapter, release, save):
    notebook = deepcopy(release)
    for cell in notebook["cells"]:
        if is_answer(cell):
            name = cell["metadata"]["nbgrader"]["grade_id"].removeprefix(f"{CHAPTER}-").removesuffix("-answer")
            cell["source"] = right(chapter.exercises[name]).text
    notebook["cells"].insert(3, code_cell(workbench(chapter)))
    assert lost(grader, release, save(notebook)) == {}


def test_a_wrong_answer_does_lose_marks(grader, release):
    """Or the property above would say nothing."""
    assert len(lost(grader, release, deepcopy(release))) > 5
