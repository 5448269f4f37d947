"""The build: the same text gives the same files, unchanged files are not written again, and no released file holds an answer."""

import ast
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from autograder import learner
from autograder.book.book import Book
from autograder.book.evidence import Travelling
from autograder.build.bundle import cases_npz, check_py
from autograder.build.chapters import build
from autograder.build.notebook import make_notebook
from autograder.errors import BookError


def quietly(*arguments):
    said = []
    build(*arguments, say=said.append)
    return said


GIVEN = {"toy_weights": ["data.py"]}  # modules that come with a notebook

# ------------------------------------------------------------------------------------------------ what is written


def test_learners_site_and_nbgrader_get_the_same_files(built_book, built_toy):
    for built in (built_book, built_toy):
        for notebook in built.notebooks:
            names = {"check.py", "cases.npz", notebook.name, *GIVEN.get(notebook.stem, ())}
            for folder in (built.downloads / notebook.stem, built.classroom / "source" / notebook.stem):
                assert {p.name for p in folder.iterdir()} == names
                assert (folder / notebook.name).read_bytes() == notebook.read_bytes()
            with zipfile.ZipFile(built.downloads / f"{notebook.stem}.zip") as archive:
                assert set(archive.namelist()) == {f"{notebook.stem}/{name}" for name in names}


def test_the_notebook_asks_for_the_very_files_that_were_made(built_book):
    import hashlib

    folder = built_book.downloads / "rnn_cell"
    text = (folder / "rnn_cell.ipynb").read_text()
    for name in ("check.py", "cases.npz"):
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() in text


def test_a_second_build_writes_nothing_and_says_nothing(built_toy):
    before = {p: p.stat().st_mtime_ns for p in (*built_toy.released, *built_toy.notebooks)}
    assert quietly(built_toy.book.path, built_toy.classroom) == []
    assert {p: p.stat().st_mtime_ns for p in before} == before


BUILD_AGAIN = """
import pathlib, sys
from autograder.build.bundle import cases_npz, check_py
from autograder.book.book import Book
chapter = Book(pathlib.Path(sys.argv[1])).chapter("toy_kinds")
sys.stdout.buffer.write(cases_npz(chapter) + check_py())
"""


def test_the_same_text_gives_the_same_bytes_on_another_day_in_another_process(built_toy):
    """Processes differ in the order of sets and in the time."""
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kathmandu"}
    command = [sys.executable, "-c", BUILD_AGAIN, str(built_toy.book.path)]
    ran = subprocess.run(command, env=environment, capture_output=True)
    assert ran.returncode == 0, ran.stderr
    folder = built_toy.downloads / "toy_kinds"
    assert ran.stdout == (folder / "cases.npz").read_bytes() + (folder / "check.py").read_bytes()


# ------------------------------------------------------------------------------------------------ what is up to date


@pytest.fixture
def one(tiny, tmp_path):
    chapter = tiny()
    build(chapter.book, chapter.book / "course", say=lambda line: None)
    return chapter


def released(chapter, course="course"):
    return chapter.book / course / "source" / chapter.name / f"{chapter.name}.ipynb"


@pytest.mark.parametrize("which", ["text", "record_files", "solutions_file"])
def test_a_change_in_any_room_builds_again(one, which):
    path = getattr(one, which)
    path = path[0] if isinstance(path, list) else path
    path.write_text(path.read_text() + "\n# more\n")
    assert len(quietly(one.book, one.book / "course")) == 1
    assert quietly(one.book, one.book / "course") == []


def test_a_notice_of_what_is_not_ours_goes_with_the_bundle(one):
    notice = one.folder / "NOTICE.txt"
    for text in ("Not ours: a poem.", "Not ours: two poems."):
        notice.write_text(text)
        assert len(quietly(one.book, one.book / "course")) == 1
        assert released(one).with_name("NOTICE.txt").read_text() == text
        with zipfile.ZipFile(one.book / "chapters" / "_generated" / "downloads" / f"{one.name}.zip") as bundle:
            assert bundle.read(f"{one.name}/NOTICE.txt").decode() == text
    assert "NOTICE.txt" not in one.notebook.read_text()  # the first cell fetches what the checks need, no more


def test_a_changed_address_of_the_site_builds_again(one):
    (one.book / "_config.yml").write_text("html:\n  baseurl: https://example.org/book\n")
    assert len(quietly(one.book, one.book / "course")) == 1
    assert "https://example.org/book/downloads/" in one.notebook.read_text()


def test_a_site_build_does_not_leave_nbgraders_source_behind(one):
    """After an edit, build only the site, then build for nbgrader: the release must have the edit."""
    one.text.write_text(one.text.read_text() + "\nA word more.\n")
    assert len(quietly(one.book, None)) == 1
    assert "A word more." not in released(one).read_text()
    assert len(quietly(one.book, one.book / "course")) == 1
    assert "A word more." in released(one).read_text()


def test_two_classes_are_kept_up_to_date_side_by_side(one):
    quietly(one.book, one.book / "other")
    one.text.write_text(one.text.read_text() + "\nA word more.\n")
    for course in ("course", "other"):
        quietly(one.book, one.book / course)
        assert "A word more." in released(one, course).read_text()


def test_a_file_that_was_changed_or_lost_is_made_again(one):
    for path in (one.notebook, released(one), released(one).with_name("check.py")):
        right = path.read_bytes()
        path.write_bytes(b"{}")
        assert len(quietly(one.book, one.book / "course")) == 1
        assert path.read_bytes() == right
        path.unlink()
        assert len(quietly(one.book, one.book / "course")) == 1
        assert path.read_bytes() == right


@pytest.mark.parametrize("damaged", ["", "{", "[]", "3", '{"a": 1}'])
def test_damaged_stamps_cost_a_build_and_nothing_else(one, damaged):
    (one.book / "chapters" / "_generated" / "stamps.json").write_text(damaged)
    assert len(quietly(one.book, one.book / "course")) == 1


def test_text_that_cannot_be_built_is_named_and_leaves_what_was_built(one):
    before = released(one).read_bytes()
    one.text.write_text(one.text.read_text() + "\n```{code-cell}\n# exercise: thrice\n```\n")
    with pytest.raises(BookError, match="exercises.md:8: slot `# exercise: thrice`"):
        build(one.book, one.book / "course")
    assert released(one).read_bytes() == before


# ------------------------------------------------------------------------------------------------ no answer gets out


def code_lines(text):
    stripped = (" ".join(line.split("#")[0].split()) for line in text.splitlines())
    return [line for line in stripped if line]


def bodies(path):
    """The lines of every function's body in a module of references, docstrings left out."""
    text = path.read_text()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            body = node.body[ast.get_docstring(node) is not None :]
            if body:
                yield node.name, code_lines("\n".join(text.splitlines()[body[0].lineno - 1 : node.end_lineno]))


def texts(path):
    """The texts in a released file, whatever it is packed in."""
    if path.suffix == ".ipynb":
        return ["".join(cell["source"]) for cell in json.loads(path.read_text())["cells"]]
    if path.suffix == ".npz":
        with np.load(path) as stored:
            return list(strings(json.loads(stored["meta"].tobytes())))
    return [] if path.suffix == ".zip" else [path.read_text()]  # in the zip are the same files again, see above


def strings(value):
    """All strings in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value if isinstance(value, list) else value.values():
            yield from strings(item)


def leaks(files, solutions):
    """The pairs (file, function) for which three consecutive lines of the function's body stand in the file."""
    known = [
        (name, "\n".join(body[k : k + 3]))
        for path in solutions
        for name, body in bodies(path)
        for k in range(len(body) - 2)
    ]
    for path in files:
        everything = "\n".join(["", *(line for text in texts(path) for line in code_lines(text)), ""])
        yield from ((path.name, name) for name, lines in known if f"\n{lines}\n" in everything)


def test_a_leak_would_be_found(built_toy, tmp_path):
    solutions = built_toy.book.chapter("toy_lstm").solutions_file
    assert list(leaks([solutions], [solutions]))
    three = "\n".join(dict(bodies(solutions))["lstm_step_backward"][4:7])
    (notebook := tmp_path / "a.ipynb").write_text(json.dumps({"cells": [{"source": ["x = 1\n", f"  {three}"]}]}))
    np.savez(bundle := tmp_path / "b.npz", meta=np.frombuffer(json.dumps([{"drive": [three]}]).encode(), np.uint8))
    assert [found for found in leaks([notebook, bundle], [solutions])] == [
        ("a.ipynb", "lstm_step_backward"),
        ("b.npz", "lstm_step_backward"),
    ]


def test_no_released_file_holds_three_lines_of_an_answer(built_toy, built_book):
    for built in (built_toy, built_book):
        solutions = sorted((built.book.path / "solutions").glob("*.py"))
        assert solutions and list(leaks([*built.released, *built.notebooks], solutions)) == []


def test_nothing_that_is_released_of_the_book_holds_three_lines_of_an_answer(book, tmp_path):
    """Looks at what goes into each chapter's files, without working out its cases."""
    for chapter in Book(book).chapters.values():
        travelling = [Travelling(exercise) for exercise in chapter.exercises.values()]
        sources = [text for t in travelling for text in (*(t.drive_text or ()), *t.law_texts.values())]
        sources += [cell.source for cell in make_notebook(chapter, {}, "").cells]
        (tmp_path / f"{chapter.name}.ipynb").write_text(json.dumps({"cells": [{"source": [s]} for s in sources]}))
    files = sorted(tmp_path.glob("*.ipynb"))
    assert files and list(leaks(files, sorted((book / "solutions").glob("*.py")))) == []


def test_nothing_lies_in_the_source_but_what_learners_may_have(built_toy):
    for folder in (built_toy.classroom / "source").iterdir():
        names = {"check.py", "cases.npz", f"{folder.name}.ipynb", *GIVEN.get(folder.name, ())}
        assert {p.name for p in folder.iterdir()} == names


def test_the_bundle_of_an_exercise_names_no_reference(built_book):
    chapter = built_book.book.chapter("rnn_cell")
    (path := built_book.classroom / "bundle.npz").write_bytes(cases_npz(chapter))
    with np.load(path, allow_pickle=False) as stored:
        text = stored["meta"].tobytes().decode()
    path.unlink()
    assert "solutions" not in text and "reference" not in text


# ------------------------------------------------------------------------------------------------ check.py


def statements(source):
    """Every node of check.py, those of the texts that wait in it too."""
    for node in ast.walk(ast.parse(source)):
        yield node
        match node:
            case ast.Assign(
                targets=[ast.Subscript(value=ast.Name("_waiting"))], value=ast.Tuple([_, ast.Constant(text)])
            ):
                yield from ast.walk(ast.parse(text))


def test_check_py_is_one_file_that_imports_nothing_of_ours():
    nodes = list(statements(check_py()))
    imported = {a.name for n in nodes if isinstance(n, ast.Import) for a in n.names}
    imported |= {n.module for n in nodes if isinstance(n, ast.ImportFrom)}
    assert not any(name.startswith("autograder") for name in imported)
    assert {name.split(".")[0] for name in imported} <= {*sys.stdlib_module_names, "numpy", "torch"}


def test_check_py_defines_every_name_once():
    tree = ast.parse(check_py())
    names = [n.name for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef))]
    assert len(set(names)) == len(names)
    assert {"check", "judge", "watch", "Points"} <= set(names)


@pytest.fixture
def joined(tmp_path, monkeypatch):
    """Writes modules of a learner's room of one's own, those of which it is said later; then gives its check.py."""

    def write(later=(), **texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.py").write_text(f'"""{name.title()}."""\n\n{text}')
        monkeypatch.setattr(learner, "PARTS", tuple(name for name in texts if name not in later))
        monkeypatch.setattr(learner, "LATER", later)
        monkeypatch.setattr(learner, "__file__", str(tmp_path / "__init__.py"))
        (tmp_path / "check.py").write_bytes(check_py())
        return tmp_path / "check.py"

    return write


def run(check):
    namespace = {"__file__": str(check)}
    exec(compile(check.read_text(), check, "exec"), namespace)
    return namespace


@pytest.mark.parametrize("clash", ["def helper(): ...", "helper = 1", "class helper: ...", "for helper in (): ..."])
@pytest.mark.parametrize("later", [(), ("two",)])
def test_two_parts_with_one_name_for_two_things_are_refused(joined, clash, later):
    with pytest.raises(RuntimeError, match="check.py: one and two both define helper: rename one of them"):
        joined(later, one="def helper(): ...\n", two=f"{clash}\n")


ONE = "import json\n\ndef helper(x): return json.dumps(x)\n"
TWO = "import json\n\nfrom autograder.learner.one import helper\n\ny = helper(1)\n"


def test_one_part_may_use_what_another_defines(joined):
    assert run(joined(one=ONE, two=TWO))["y"] == "1"


def test_a_part_that_may_wait_is_compiled_when_a_function_of_it_is_called(joined):
    first = "from autograder.learner.late import helper\n\ndef use(x): return helper(x)\n"
    made = run(
        joined(("late",), first=first, late="import json\nCOUNT = 3\n\ndef helper(x): return json.dumps([COUNT, x])\n")
    )
    assert "COUNT" not in made
    assert made["use"](1) == "[3, 1]"
    assert made["COUNT"] == 3 and made["helper"](2) == "[3, 2]"


def test_a_part_that_waits_may_need_more_than_functions_of_another(joined):
    first = "from autograder.learner.late import helper\n"
    late = "from autograder.learner.base import COUNT, double\n\ndef helper(x): return double(COUNT + x)\n"
    base = "COUNT = 3\n\ndef double(x): return 2 * x\n"
    assert run(joined(("base", "late"), first=first, base=base, late=late))["helper"](1) == 8


def test_a_part_that_is_needed_at_once_may_import_only_functions_of_one_that_waits(joined):
    with pytest.raises(
        RuntimeError, match="first is needed at once and imports more than functions of late, which waits"
    ):
        joined(("late",), first="from autograder.learner.late import COUNT\n", late="COUNT = 3\n")


def test_a_part_that_waits_holds_no_end_of_its_text(joined):
    with pytest.raises(RuntimeError, match="late is to stand between"):
        joined(("late",), late="def helper(): return '''x'''\n")


def test_a_traceback_shows_the_lines_of_a_part_that_waited(joined):
    first = "from autograder.learner.late import helper\n"
    check = joined(("late",), first=first, late="import json\n\n\ndef helper(x):\n    return 1 / x  # here\n")
    with pytest.raises(ZeroDivisionError) as raised:
        run(check)["helper"](0)
    frame = raised.traceback[-1]
    assert Path(frame.path) == check and check.read_text().splitlines()[frame.lineno] == "    return 1 / x  # here"


def test_every_module_of_the_learners_room_is_part_of_check_py():
    folder = Path(learner.__file__).parent
    modules = {p.relative_to(folder).with_suffix("").as_posix() for p in folder.rglob("*.py") if p.stem != "__init__"}
    assert sorted((*learner.PARTS, *learner.LATER)) == sorted(modules)


def test_the_learners_modules_ask_for_no_newer_python_than_promised():
    for part in (*learner.PARTS, *learner.LATER):
        text = (Path(learner.__file__).parent / f"{part}.py").read_text()
        ast.parse(text, feature_version=(3, 10))


def test_a_chapter_without_exercises_needs_no_room_of_its_own(one):
    (one.book / "_toc.yml").write_text((one.book / "_toc.yml").read_text() + "- file: chapters/prose/lesson\n")
    (one.book / "chapters" / "prose").mkdir()
    assert list(Book(one.book).chapters) == [one.name]


def test_a_build_shows_how_far_the_slips_are(tiny):
    asked = []

    def progress(results, total, what, name):
        found = list(results)
        asked.append((total, what, [name(tried) for tried in found]))
        return found

    chapter = tiny()
    build(chapter.book, progress=progress, say=lambda line: None)
    build(chapter.book, progress=progress, say=lambda line: None)
    assert asked == [(1, "slips:", ["twice"]), (0, "slips:", [])]
