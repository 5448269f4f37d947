"""What the pages fetch is what was locked, and every file of others is named."""

import json
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from sphinx.errors import ExtensionError

from autograder.book.book import Book
from autograder.site import fetched
from autograder.site.practice import pages, runtime
from autograder.site.practice.policy import with_policy
from autograder.site.practice.runtime import hash_of

ROOT = Path(__file__).parents[4]
SCRIPTLESS = (
    '<html><head>\n<meta charset="utf-8"></head><body><script type="application/json" id="practice">{}</script>'
)


@pytest.fixture(scope="module")
def modules(site):
    return fetched.fetch(ROOT)


@pytest.fixture(scope="module")
def lock(modules):
    return json.loads((modules / "node_modules" / "pyodide" / runtime.LOCK).read_text())


def test_every_wheel_is_the_one_that_npms_pyodide_names(modules, lock):
    _, drawing, numpy = runtime.cut_lock(lock, modules / "pure")
    kept = {file.name for file in runtime.WHEELS.glob("*.whl")}
    assert kept <= {file.name for file in (*drawing, numpy)} and numpy.name in kept


def test_another_wheel_stops_the_build(modules, lock, tmp_path, monkeypatch):
    for file in runtime.WHEELS.glob("*.whl"):
        shutil.copy(file, tmp_path)
    with next(tmp_path.glob("numpy*")).open("ab") as wheel:
        wheel.write(b"x")
    monkeypatch.setattr(runtime, "WHEELS", tmp_path)
    with pytest.raises(ExtensionError, match="numpy.* is not the file that npm's pyodide names"):
        runtime.cut_lock(lock, modules / "pure")


def test_a_missing_wheel_stops_the_build(modules, lock, tmp_path, monkeypatch):
    monkeypatch.setattr(runtime, "WHEELS", tmp_path)
    with pytest.raises(ExtensionError, match="numpy.* is neither in .* nor named in pure.txt"):
        runtime.cut_lock(lock, modules / "pure")


def test_npm_and_pypi_are_locked_with_hashes():
    packages = json.loads((fetched.LOCKED / "package-lock.json").read_text())["packages"]
    assert all(about.get("integrity") for place, about in packages.items() if place)
    wanted = json.loads((fetched.LOCKED / "package.json").read_text())
    assert all(re.fullmatch(r"[\d.]+", v) for v in {**wanted["dependencies"], **wanted["devDependencies"]}.values())
    lines = [line for line in (fetched.LOCKED / "pure.txt").read_text().splitlines() if not line.startswith("#")]
    assert lines and all(re.fullmatch(r"[\w-]+==\S+ --hash=sha256:[0-9a-f]{64}", line) for line in lines)


def test_a_reader_who_presses_nothing_pays_at_most_fifteen_kilobytes(site):
    import gzip

    script = len(gzip.compress((site / "_static" / "practice" / "practice.js").read_bytes()))
    for page in site.glob("chapters/*/*.html"):
        html = page.read_text("utf8")
        if data := re.search(r'<script type="application/json" id="practice">.*?</script>', html):
            bare = re.sub(
                r'<div class="practice-(?:cell|bar|verdict)[^>]*>|<meta http-equiv="Content-S[^>]*>', "", html
            )
            more = len(gzip.compress(html.encode())) - len(gzip.compress(bare.replace(data[0], "").encode()))
            assert script + more <= 15_000, (page.name, script, more)


def test_a_policy_names_inline_scripts_and_handlers_by_their_hashes():
    html = f'{SCRIPTLESS}<script>let a = 1 < 2</script><button onclick="go(&quot;x&quot;)">x</button><script src="b.js"></script>'
    made = with_policy(html)
    quoted = 'go("x")'
    assert f"'sha256-{hash_of('let a = 1 < 2')}'" in made and f"'sha256-{hash_of(quoted)}'" in made
    assert made.index("Content-Security-Policy") < made.index("<script")
    assert with_policy(made) == made
    assert with_policy("<html><head></head><script>x</script>") == "<html><head></head><script>x</script>"


@pytest.mark.parametrize("name", ["rnn_cell", "lstm_gates", "lab_classifier"])
def test_what_needs_torch_is_found_from_the_code(book, name):
    chapter = Book(book).chapter(name)
    found = {n for n, e in chapter.exercises.items() if e.kind == "exercise" and pages.needs_torch(chapter, e)}
    assert {"rnn_cell": {"load_into_torch"}}.get(name, found) == found
    assert found, name
    if name == "lab_classifier":
        assert {n for n, e in chapter.exercises.items() if e.trained} <= found


def test_serve_shows_the_site_until_it_is_interrupted(site):
    command = [sys.executable, "-m", "autograder.cli", "serve", "--port", "0"]
    program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        address = program.stdout.readline().split()[0]
        assert b"Unrolled" in urllib.request.urlopen(address, timeout=30).read()
    finally:
        program.terminate()
        program.wait(20)


def test_serve_says_that_a_port_is_taken(site, capsys):
    import socket

    from autograder.cli import main

    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["serve", "--book", str(ROOT), "--port", str(taken.getsockname()[1])]) == 2
    assert "name another with --port, or 0 for any" in capsys.readouterr().err
