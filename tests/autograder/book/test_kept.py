"""What takes long is computed once, and again only when the code that it depends on has changed."""

import importlib
import sys

import numpy as np
import pytest

from autograder.book.book import Book
from autograder.book.kept import arrays_in, kept, origin, seal_of, stale, told
from autograder.cli import main

SOLUTIONS = '''
"""Two results."""

from solutions.HELPER import factor, unused

SIZE = 3


def slow():
    """What takes long."""
    return {"x": [factor() * k for k in range(SIZE)]}


def another():
    return {"y": unused()}
'''
HELPER = """
def factor():
    return 2.0


def unused():
    return 1.0
"""


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A book with a module that has an experiment, and a helper module. Their names are new, because Python caches modules."""
    name = f"kept_{tmp_path.name.replace('-', '_')}"
    helper = f"{name}_helper"
    for folder in ("solutions", f"chapters/{name}"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "solutions" / f"{name}.py").write_text(SOLUTIONS.replace("HELPER", helper))
    (tmp_path / "solutions" / f"{helper}.py").write_text(HELPER)
    monkeypatch.syspath_prepend(str(tmp_path))
    import solutions

    monkeypatch.setattr(solutions, "__path__", [str(tmp_path / "solutions")])
    yield tmp_path, importlib.import_module(f"solutions.{name}")
    for module in (name, helper):
        sys.modules.pop(f"solutions.{module}", None)


def seal(book, name="slow"):
    path, module = book
    from autograder.book import kept as engine

    engine._read.cache_clear()
    return seal_of(path / "solutions" / f"{module.__name__.split('.')[1]}.py", name, path)


def changed(book, old, new, helper=False):
    path, module = book
    file = path / "solutions" / f"{module.__name__.split('.')[1]}{'_helper' * helper}.py"
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))


@pytest.mark.parametrize(
    "old, new, helper",
    [
        ("factor() * k", "factor() + k", False),
        ("SIZE = 3", "SIZE = 4", False),
        ("return 2.0", "return 2.5", True),
    ],
)
def test_the_seal_changes_with_all_that_the_function_reaches(book, old, new, helper):
    before = seal(book)
    changed(book, old, new, helper)
    assert seal(book) != before


@pytest.mark.parametrize(
    "old, new, helper",
    [
        ("What takes long.", "What takes very long.", False),
        ("SIZE = 3", "SIZE = 3  # as in the paper", False),
        ('"y": unused()', '"y": 2 * unused()', False),
        ("return 1.0", "return 1.5", True),
    ],
)
def test_the_seal_stays_where_only_words_change_or_what_the_function_does_not_reach(book, old, new, helper):
    before = seal(book)
    changed(book, old, new, helper)
    assert seal(book) == before


def test_it_is_computed_once_and_is_then_read(book, monkeypatch):
    _, module = book
    np.testing.assert_array_equal(kept(module.slow)["x"], [0.0, 2.0, 4.0])
    monkeypatch.delattr(module, "factor")  # to compute it again would fail
    np.testing.assert_array_equal(kept(module.slow)["x"], [0.0, 2.0, 4.0])
    assert told(module.slow).startswith(f"autograder keep {module.__name__}:slow\n")


def test_a_damaged_file_is_computed_anew(book):
    path, module = book
    kept(module.slow)
    (spare,) = (path / "_build" / "kept").iterdir()
    spare.write_bytes(b"PK, and then nothing")
    np.testing.assert_array_equal(kept(module.slow)["x"], [0.0, 2.0, 4.0])
    assert origin(spare) is not None


def test_keep_puts_it_beside_its_chapter(book, capsys):
    path, module = book
    (path / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    name = f"{module.__name__}:slow"
    assert main(["keep", "--book", str(path), name]) == 0
    file = path / "chapters" / module.__name__.split(".")[1] / "kept" / "slow.npz"
    assert origin(file).function == name and list(arrays_in(file)) == ["x"]
    assert str(file) in capsys.readouterr().out
    assert main(["keep", "--book", str(path), f"{module.__name__}:gone"]) == 2
    assert "gone" in capsys.readouterr().err


def test_keep_names_a_damaged_file_that_does_not_say_how_it_was_made(tiny, capsys):
    chapter = tiny()
    file = chapter.folder / "kept" / "race.npz"
    file.parent.mkdir()
    file.write_bytes(b"PK, and then nothing")
    assert main(["keep", "--book", str(chapter.book)]) == 1
    said = capsys.readouterr().out
    assert f"{file} is damaged" in said and "up to date" not in said
    file.unlink()
    assert main(["keep", "--book", str(chapter.book)]) == 0
    assert "everything else that is kept is up to date" in capsys.readouterr().out


def test_what_was_made_by_other_code_is_said_by_certify(toy, tmp_path, monkeypatch):
    chapter = Book(toy).chapter("toy_weights")
    assert stale(chapter) == {}
    monkeypatch.setattr("autograder.book.kept.seal_of", lambda *_: "another")
    assert [what for what in stale(chapter).values() if "was made by another" in what]
    from autograder.build.rules import kept_problems

    (problem,) = kept_problems(chapter)
    assert "autograder keep" in str(problem) and "line_weights.npz" in str(problem)


def test_everything_that_the_book_keeps_is_small(request):
    """In all at most 4 MB: it travels with every clone."""
    root = request.config.rootpath
    files = [*root.glob("chapters/*/kept/*.npz")]
    assert files and sum(f.stat().st_size for f in files) <= 4_000_000
