"""The package is the machinery without this book; installed alone, it makes another book and serves it."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

BOOK = Path(__file__).parents[1]
PROJECT = ("pyproject.toml", "README.md", "LICENSE", "requirements-machinery.txt")
BUILD = """
from setuptools import build_meta
print(build_meta.build_wheel("out"), build_meta.build_sdist("out"))
"""


def copied(folder):
    """A copy of what the package is made from: setuptools leaves folders of its own beside it."""
    shutil.copytree(BOOK / "autograder", folder / "autograder", ignore=shutil.ignore_patterns("__pycache__"))
    for name in PROJECT:
        shutil.copy(BOOK / name, folder)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder of the source, and the wheel and the source archive that setuptools makes of it."""
    source = copied(tmp_path_factory.mktemp("package") / "source")
    for large in (source / "autograder" / "site" / "practice" / "wheels").glob("*.whl"):
        large.write_bytes(b"")  # to compress them takes seconds
    done = subprocess.run([sys.executable, "-c", BUILD], cwd=source, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    wheel, archive = done.stdout.split()[-2:]
    return source, source / "out" / wheel, source / "out" / archive


def pins(*files):
    lines = [line for file in files for line in (BOOK / file).read_text("utf8").splitlines()]
    return {line.split("#")[0].strip() for line in lines if re.match(r"[A-Za-z]", line)}


def test_it_holds_every_file_of_the_machinery_and_nothing_of_this_book(made):
    source, wheel, archive = made
    ours = {path.relative_to(source).as_posix() for path in (source / "autograder").rglob("*") if path.is_file()}
    assert {Path(name).suffix for name in ours} >= {".py", ".jinja", ".css", ".js", ".mjs", ".json", ".txt", ".whl"}
    with zipfile.ZipFile(wheel) as packed:
        inside = {name for name in packed.namelist() if ".dist-info/" not in name}
    assert inside == ours
    with tarfile.open(archive) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert names >= {*ours, *PROJECT} and not {name.partition("/")[0] for name in names} & {"chapters", "solutions", "tests"}


def test_it_needs_what_the_requirements_pin(made):
    with zipfile.ZipFile(made[1]) as packed:
        about, programs = (
            packed.read(next(n for n in packed.namelist() if n.endswith(end))).decode() for end in ("/METADATA", "/entry_points.txt")
        )
    needs = dict(re.findall(r"(?m)^Requires-Dist: ([^;\n]*?)(; .*)?$", about))
    assert {name for name, extra in needs.items() if not extra} == pins("requirements-machinery.txt")
    (torch,) = (name for name, extra in needs.items() if extra)
    assert torch in pins("requirements.txt") and needs[torch] == '; extra == "torch"'
    assert "autograder = autograder.cli:main" in programs


# ---------------------------------------------------------------------------------------------------- the long walk


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """Runs commands in a folder, with an environment in which pip has installed the machinery, and nothing of this book."""
    if not os.environ.get("PACKAGE"):
        pytest.skip("make sweep PART=package")
    home = tmp_path_factory.mktemp("fresh")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL", "COURSE"))}
    env = {**inherited, "PATH": f"{home / 'venv' / 'bin'}:/usr/bin:/bin"}

    def run(*command, cwd=home, code=0, **more):
        done = subprocess.run(command, cwd=cwd, env={**env, **more}, capture_output=True, text=True)
        assert done.returncode == code, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        return done.stdout + done.stderr

    run(sys.executable, "-m", "venv", "venv")
    run("pip", "install", "-q", "-c", str(BOOK / "constraints.txt"), str(copied(home / "source")), "pytest")
    shutil.rmtree(home / "source")
    return run


def test_another_book_is_made_proved_built_graded_and_reported(fresh, tmp_path):
    where = fresh("python", "-c", "import autograder, importlib.util as u; print(autograder.__file__, u.find_spec('solutions'), u.find_spec('torch'))")
    assert "/venv/lib/" in where and str(BOOK) not in where and where.split()[1:] == ["None", "None"]
    book = tmp_path / "wet-days"
    fresh("autograder", "new-book", str(book))
    assert "1 of 1 exercises proved" in fresh("autograder", "certify", "--seeds", "20", cwd=book)
    assert "4 passed" in fresh("pytest", "-q", cwd=book)
    fresh("jupyter-book", "build", "-W", "-n", "--keep-going", ".", cwd=book)
    site = book / "_build" / "html"
    pages = [page for page in site.rglob("*.html") if "_static" not in page.parts]
    assert {page.name for page in pages} >= {"index.html", "lesson.html", "averages.html", "search.html", "404.html"}
    for page in pages:
        html = page.read_text("utf8")
        assert "nrolled" not in html and str(BOOK) not in html, page
        away = re.findall(r'(?:href|src|srcset|action)="((?:https?:)?//[^"]*)', html)
        assert [address for address in away if not address.startswith("http://127.0.0.1:8000/")] == [], page
    sheets = "".join(sheet.read_text("utf8") for sheet in (site / "_static").glob("all-*.css"))
    assert sheets and not re.search(r"url\([\"']?(?:https?:)?//", sheets)

    graded = {"COURSE_ROOT": str(book / "course-demo")}
    fresh("autograder", "demo", cwd=book)
    said = fresh("autograder", "grade", "--cell-seconds", "4", "--exercise-seconds", "3", cwd=book, **graded)
    assert "8 submissions marked" in said and " passed" in said
    fresh("autograder", "report", cwd=book, **graded)
    assert "Wet days" in (book / "course-demo" / "report" / "index.html").read_text("utf8")
    fresh("autograder", "feedback", "averages", cwd=book, **graded)
    fresh("autograder", "build", cwd=book)
    fresh("autograder", "release", "averages", cwd=book)
    assert {path.name for path in (book / "course" / "release" / "averages").iterdir()} >= {"averages.ipynb", "check.py", "cases.npz"}


def test_a_folder_without_a_book_is_told_how_to_begin_one(fresh, tmp_path):
    assert "begin one with autograder new-book" in fresh("autograder", "certify", cwd=tmp_path, code=2)
