"""A submission is read without trust, and the notebook is rebuilt from it: only source text counts, and none of it is lost."""

import json
import os
import stat
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.errors import Refused
from autograder.marking import submission
from autograder.marking.submission import Cell, cells_of, read_cells, rebuild, source_of, stand_in, to_run


def code(name, source, **role):
    cell = {"cell_type": "code", "id": name, "metadata": {}, "outputs": [], "execution_count": None, "source": source}
    if role:
        cell["metadata"]["nbgrader"] = {
            "grade": False, "solution": False, "locked": True, "task": False, "grade_id": name, "schema_version": 3, **role
        }  # fmt: skip
    return cell


def prose(name, source="Read this."):
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def essay(name):
    cell = {
        **code(name, "*Your answer here.*", grade=True, solution=True, locked=False, points=3),
        "cell_type": "markdown",
    }
    return {k: v for k, v in cell.items() if k not in ("outputs", "execution_count")}


STUB = 'def f(x):\n    """Doc."""\n    ...'
RELEASE = {
    "cells": [
        prose("x-text-1", "# Title"),
        code("x-setup", "from check import check", grade=False),
        code("x-given-1", "import numpy as np", grade=False),
        prose("x-f-worth"),
        code("x-f-answer", STUB, solution=True, locked=False),
        code("x-f", "check(f)", grade=True, points=4),
        code("x-yours-1", "# yours: g"),
        prose("x-h-worth"),
        code("x-h-answer", STUB.replace("f(", "h("), solution=True, locked=False),
        code("x-h", "check(h)", grade=True, points=4),
        essay("x-why"),
        code("x-summary", "check()", grade=False),
    ],
    "metadata": {"kernelspec": {"name": "python3"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}
ANSWER = "def f(x):\n    return 2 * x"


@pytest.fixture
def notebook():
    """What a learner hands in who answers f and adds a cell."""
    made = deepcopy(RELEASE)
    cell(made, "x-f-answer")["source"] = ANSWER
    made["cells"].insert(5, code("a1b2", "print('mine')"))
    return made


def cell(notebook, name):
    return next(c for c in notebook["cells"] if c["id"] == name)


def rebuilt(notebook):
    return rebuild(RELEASE, cells_of(notebook))


def ids(notebook):
    return [c["id"] for c in notebook["cells"]]


def released(notebook):
    """The cells that are the release's, in their order."""
    return [i for i in ids(notebook) if not i.startswith("own-")]


def own(notebook):
    return [source_of(c) for c in notebook["cells"] if c["id"].startswith("own-")]


# ------------------------------------------------------------------------------------------------ the ordinary


def test_the_release_rebuilds_to_itself():
    assert rebuilt(RELEASE) == RELEASE


def test_answers_and_own_cells_are_kept_where_they_stood(notebook):
    made = rebuilt(notebook)
    assert released(made) == ids(RELEASE) and ids(made).index("own-1") == 5
    assert cell(made, "x-f-answer")["source"] == ANSWER
    assert own(made) == ["print('mine')"]


def test_rebuilding_leaves_the_release_alone(notebook):
    before = deepcopy(RELEASE)
    rebuilt(notebook)["cells"][0]["metadata"]["changed"] = True
    assert before == RELEASE


def test_what_is_run_are_given_cells_answers_and_own_cells(notebook):
    assert to_run(rebuilt(notebook)) == [
        ("x-given-1", "import numpy as np"),
        ("x-f-answer", ANSWER),
        ("own-1", "print('mine')"),
        ("x-yours-1", "# yours: g"),
        ("x-h-answer", STUB.replace("f(", "h(")),
    ]


def test_an_essay_is_kept(notebook):
    cell(notebook, "x-why")["source"] = "Because it adds."
    assert cell(rebuilt(notebook), "x-why")["source"] == "Because it adds."


def test_what_was_pasted_into_the_learners_cell_stands_there_once(notebook):
    cell(notebook, "x-yours-1")["source"] = "def g(): return 3"
    made = rebuilt(notebook)
    assert cell(made, "x-yours-1")["source"] == "def g(): return 3" and len(own(made)) == 1


# ------------------------------------------------------------------------------------------------ metadata


@pytest.mark.parametrize(
    "trick",
    [
        {"points": 400},
        {"grade": True, "points": 400},
        {"locked": False, "solution": True},
        {"grade_id": "x-f", "grade": True, "points": 4},
        {"schema_version": 99},
        {"checksum": "0" * 32},
    ],
)
def test_metadata_is_the_releases_whatever_a_submission_says(notebook, trick):
    for c in notebook["cells"]:
        if "nbgrader" in c["metadata"] and c["id"] != "x-f":
            c["metadata"]["nbgrader"].update({k: v for k, v in trick.items() if k != "grade_id"})
    notebook["cells"][5]["metadata"] = {"nbgrader": {"grade_id": "z", **trick}, "tags": ["hide"], "deletable": True}
    made = rebuilt(notebook)
    for original in RELEASE["cells"]:
        assert cell(made, original["id"])["metadata"] == original["metadata"]
    assert made["metadata"] == RELEASE["metadata"]


def test_a_check_cell_is_the_releases_with_no_output(notebook):
    check = cell(notebook, "x-f")
    check.update(
        source="4.0", outputs=[{"output_type": "execute_result", "data": {"text/plain": "4.0"}}], execution_count=9
    )
    assert cell(rebuilt(notebook), "x-f") == cell(RELEASE, "x-f")


def test_tags_outputs_and_attachments_of_own_cells_stay_behind(notebook):
    notebook["cells"][5].update(
        metadata={"tags": ["x"]}, outputs=[{"output_type": "stream"}], execution_count=3, extra=1
    )
    made = rebuilt(notebook)
    assert cell(made, "own-1") == code("own-1", "print('mine')")


def test_stripped_metadata_costs_nothing_while_ids_are_there(notebook):
    want = rebuilt(notebook)
    for c in notebook["cells"]:
        c["metadata"] = {}
    assert rebuilt(notebook) == want


def test_lost_ids_cost_nothing_while_metadata_is_there(notebook):
    want = rebuilt(notebook)
    notebook["nbformat_minor"] = 4
    for c in notebook["cells"]:
        if "nbgrader" in c["metadata"]:
            del c["id"]
    assert to_run(rebuilt(notebook))[:3] == to_run(want)[:3]


def test_with_neither_the_answers_still_run_after_the_stubs(notebook):
    """Cells that lost both ids and metadata count as cells that the learner added, and run after the stubs."""
    for c in notebook["cells"]:
        del c["id"]
        c["metadata"] = {}
    made = rebuilt(notebook)
    namespace = {}
    for name, source in to_run(made):
        if name != "x-setup" and "check" not in source:
            exec(source, namespace)
    assert namespace["f"](3) == 6
    assert set(ids(RELEASE)) <= set(ids(made))


def test_old_formats_are_read(notebook):
    third = {"nbformat": 3, "worksheets": [{"cells": []}]}
    for c in notebook["cells"]:
        old = {k: v for k, v in c.items() if k not in ("source", "id", "execution_count")}
        old["input" if c["cell_type"] == "code" else "source"] = [c["source"]]
        third["worksheets"][0]["cells"].append(old)
    made = rebuild(RELEASE, cells_of(third))
    assert cell(made, "x-f-answer")["source"] == ANSWER and "print('mine')" in own(made)


# ------------------------------------------------------------------------------------------------ copies, moves, losses


def test_of_two_answers_the_last_counts_and_none_is_lost(notebook):
    second = {**deepcopy(cell(notebook, "x-f-answer")), "id": "copy", "source": "def f(x): return 3 * x"}
    notebook["cells"].insert(6, second)
    made = rebuilt(notebook)
    assert cell(made, "x-f-answer")["source"] == "def f(x): return 3 * x"
    assert own(made) == [ANSWER, "print('mine')"]
    assert [i for i in ids(made)].count("x-f-answer") == 1


def test_a_copy_of_a_check_is_dropped(notebook):
    notebook["cells"].append({**deepcopy(cell(notebook, "x-f")), "id": "copy"})
    made = rebuilt(notebook)
    assert sorted(released(made)) == sorted(ids(RELEASE)) and len(own(made)) == 1


def test_a_given_cell_that_was_changed_is_put_back_and_the_change_follows_it(notebook):
    """Colab does not lock it, and an answer may need what was imported there."""
    cell(notebook, "x-given-1")["source"] = "import numpy as np\nimport math"
    made = rebuilt(notebook)
    assert cell(made, "x-given-1") == cell(RELEASE, "x-given-1")
    assert [source for _, source in to_run(made)][:2] == ["import numpy as np", "import numpy as np\nimport math"]


def test_a_changed_copy_of_a_given_cell_is_the_learners_own(notebook):
    for source in ("import numpy as np", "import math"):
        notebook["cells"].insert(3, {**deepcopy(cell(notebook, "x-given-1")), "id": source[-4:], "source": source})
    made = rebuilt(notebook)
    assert own(made).count("import math") == 1 and released(made).count("x-given-1") == 1


def test_what_fetches_and_what_sums_up_is_never_the_learners(notebook):
    for name in ("x-setup", "x-summary", "x-f"):
        cell(notebook, name)["source"] = "check = lambda f: 4.0"
    made = rebuilt(notebook)
    assert "check = lambda f: 4.0" not in [source_of(c) for c in made["cells"]]


@pytest.mark.parametrize("name", ids(RELEASE))
def test_a_deleted_cell_is_put_back_in_its_place(name):
    notebook = deepcopy(RELEASE)
    notebook["cells"].remove(cell(notebook, name))
    assert rebuilt(notebook) == RELEASE


def test_a_deleted_stub_does_not_come_back_over_an_answer_that_stands_elsewhere(notebook):
    """One cell at the top with every function, and the answer cells deleted: that is an answer too."""
    for name in ("x-f-answer", "x-h-answer"):
        notebook["cells"].remove(cell(notebook, name))
    notebook["cells"].insert(0, code("top", f"{ANSWER}\ndef h(x): return 5"))
    namespace = {}
    made = rebuilt(notebook)
    for _, source in to_run(made):
        exec(source, namespace)
    assert (namespace["f"](3), namespace["h"](3)) == (6, 5)
    assert set(ids(RELEASE)) <= set(ids(made))


def test_cells_stay_in_the_order_in_which_they_were_handed_in(notebook):
    moved = cell(notebook, "x-h-answer")
    notebook["cells"].remove(moved)
    notebook["cells"].insert(2, moved)
    made = rebuilt(notebook)
    assert sorted(ids(made)) == sorted([*ids(RELEASE), "own-1"])
    assert ids(made).index("x-h-answer") < ids(made).index("x-given-1") < ids(made).index("x-f-answer")


def test_an_answer_turned_into_prose_is_still_an_answer(notebook):
    cell(notebook, "x-f-answer")["cell_type"] = "raw"
    assert cell(rebuilt(notebook), "x-f-answer")["cell_type"] == "code"


def test_nothing_handed_in_is_a_notebook_of_stubs():
    assert rebuild(RELEASE, []) == RELEASE


names = st.sampled_from([*ids(RELEASE), None, "other", "own-1", "own-7"])
submitted = st.lists(
    st.builds(
        Cell, names, st.sampled_from(["code", "markdown", "raw", "?"]), st.sampled_from(["", "a = 1", "b = 2", STUB])
    )
)


@given(submitted)
def test_every_cell_of_the_release_is_there_once_with_its_role(cells):
    made = rebuild(RELEASE, cells)
    assert sorted(released(made)) == sorted(ids(RELEASE))
    assert len(set(ids(made))) == len(made["cells"])
    for original in RELEASE["cells"]:
        mine = cell(made, original["id"])
        assert {k: v for k, v in mine.items() if k != "source"} == {k: v for k, v in original.items() if k != "source"}


@given(submitted)
def test_no_code_that_a_learner_wrote_is_lost(cells):
    ours = {"x-f", "x-h", "x-setup", "x-summary"}
    given = source_of(cell(RELEASE, "x-given-1"))
    wrote = sorted(
        c.source for c in cells if c.type == "code" and c.grade_id not in ours and c.source and c.source != given
    )
    kept = [source_of(c) for c in rebuild(RELEASE, cells)["cells"]]
    for source in wrote:
        assert source in kept
        kept.remove(source)


@given(submitted)
def test_rebuilding_again_changes_nothing_that_is_run(cells):
    """A verdict is kept for what was run: the same notebook must not be run twice."""
    once = rebuild(RELEASE, cells)
    assert to_run(rebuild(RELEASE, cells_of(once))) == to_run(once)


def test_a_refused_file_is_stood_in_for_by_the_release_and_the_reason():
    made = stand_in(RELEASE, "It is not a notebook.")
    assert source_of(made["cells"][0]) == "**It is not a notebook.**" and ids(made)[1:] == ids(RELEASE)


# ------------------------------------------------------------------------------------------------ hostile files


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.ipynb"


def test_a_notebook_is_read(path, notebook):
    assert Cell("x-f-answer", "code", ANSWER) in read_cells(write(path, notebook))
    assert read_cells(write(path, b"\xef\xbb\xbf" + json.dumps(notebook).encode()))  # as Windows' editors save it


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 100,
        b"not json",
        b"\xff\xfe{\x00}\x00",
        b"[" * 100_000,
        b'{"cells": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
        b'{"cells": [' + b"1" * 5000 + b"]}",
        [],
        None,
        3,
        "cells",
        {},
        {"cells": None},
        {"cells": 3},
        {"cells": "abc"},
        {"cells": {"a": 1}},
        {"cells": [None]},
        {"cells": [[]]},
        {"cells": ["x"]},
        {"worksheets": [{}]},
        {"worksheets": 5},
    ],
    ids=lambda c: repr(c)[:30],
)
def test_what_is_no_notebook_is_refused(path, content):
    with pytest.raises(Refused, match="x.ipynb is not a notebook"):
        read_cells(write(path, content))


@pytest.mark.parametrize(
    "cell",
    [
        {},
        {"cell_type": ["code"], "source": {"a": 1}},
        {"cell_type": "code", "source": [1, None, "a = 1"], "metadata": []},
        {"cell_type": "code", "source": "x", "metadata": {"nbgrader": []}, "id": 3},
        {"cell_type": "code", "source": "x", "metadata": {"nbgrader": {"grade_id": {"$ne": ""}}}, "id": None},
    ],
    ids=repr,
)
def test_odd_cells_are_read_as_far_as_they_go(path, cell):
    (found,) = read_cells(write(path, {"cells": [cell]}))
    assert found.grade_id is None and isinstance(found.source, str) and isinstance(found.type, str)
    assert released(rebuild(RELEASE, [found])) == ids(RELEASE)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
)
odd_cells = st.dictionaries(st.sampled_from(["cell_type", "source", "input", "metadata", "id", "outputs"]), json_values)


@given(st.fixed_dictionaries({"cells": json_values | st.lists(odd_cells)}) | json_values)
def test_any_json_is_cells_or_refused(content):
    try:
        cells = cells_of(content)
    except Refused:
        return
    assert all(isinstance(c.source, str) and isinstance(c.grade_id, str | None) for c in cells)
    rebuild(RELEASE, cells)


def test_half_a_surrogate_pair_cannot_stop_the_grading(path):
    """JSON can spell it, no file and no channel can carry it."""
    (found,) = read_cells(write(path, b'{"cells": [{"cell_type": "code", "source": ["print(\'\\ud800\')"]}]}'))
    assert found.source == "print('?')"
    found.source.encode("utf8")


def test_nothing_but_a_regular_file_is_read(tmp_path, path, notebook):
    write(tmp_path / "real.ipynb", notebook)
    path.symlink_to(tmp_path / "real.ipynb")
    with pytest.raises(Refused, match="is not a regular file: hand in the notebook itself, not a link"):
        read_cells(path)
    path.unlink()
    path.symlink_to("/etc/passwd")
    with pytest.raises(Refused, match="not a regular file"):
        read_cells(path)
    path.unlink()
    os.mkfifo(path)  # to open it would wait for ever
    with pytest.raises(Refused, match="not a regular file"):
        read_cells(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(Refused, match="not a regular file"):
        read_cells(path)


def test_a_missing_file_is_said_with_its_name(path):
    with pytest.raises(Refused, match="There is no x.ipynb: hand in the notebook under that name"):
        read_cells(path)
    write(path, b"a file where a folder should be")
    with pytest.raises(Refused, match="There is no y.ipynb"):
        read_cells(path / "y.ipynb")


def test_a_file_that_cannot_be_read_is_refused_and_stops_nothing(path, notebook, monkeypatch):
    def denied(self):
        raise PermissionError(13, "Permission denied")

    write(path, notebook)
    assert stat.S_ISREG(path.lstat().st_mode)
    monkeypatch.setattr(type(path), "read_bytes", denied)
    with pytest.raises(Refused, match=r"x.ipynb cannot be read \(Permission denied\)"):
        read_cells(path)


def test_a_file_too_large_is_refused_before_it_is_read(path):
    with path.open("wb") as file:
        file.truncate(submission.MAX_BYTES + 1)
    with pytest.raises(Refused, match="larger than 20 MB: clear its outputs"):
        read_cells(path)


def test_too_many_cells_are_refused_and_not_cut_off(path):
    """If cells were cut off, the answer might be among them."""
    cells = [{"cell_type": "code", "source": f"a = {k}"} for k in range(submission.MAX_CELLS + 1)]
    assert len(read_cells(write(path, {"cells": cells[1:]}))) == submission.MAX_CELLS
    with pytest.raises(Refused, match="more than 1,000 cells"):
        read_cells(write(path, {"cells": cells}))


def test_a_long_cell_is_kept_whole(path):
    """A text to train on, or a picture in an essay, pasted where it is used."""
    source = "text = '" + "x" * 1_000_000 + "'"
    assert read_cells(write(path, {"cells": [{"cell_type": "code", "source": source}]}))[0].source == source
