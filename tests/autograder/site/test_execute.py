"""A lesson is run when its code is new, or what it imports has changed; otherwise its outputs are those of before."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from jupyter_cache import get_cache
from myst_nb.core.config import NbParserConfig
from myst_parser.config.main import MdParserConfig

from autograder.site import execute

PAGE = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# A lesson

```{code-cell}
import sys

sys.path.insert(0, "../..")
from solutions import numbers

print(numbers.ONE)
```
"""
NAME = "chapters/x/lesson"


@pytest.fixture
def env(tmp_path):
    """What Sphinx knows of a book of one lesson, as far as it is asked."""
    for path, text in {f"{NAME}.md": PAGE, "solutions/numbers.py": "ONE = 1\n", "chapters/x/kept/a.npz": "a"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    (tmp_path / "_build").mkdir()
    return SimpleNamespace(
        srcdir=str(tmp_path),
        found_docs={NAME},
        doc2path=lambda name: str(tmp_path / f"{name}.md"),
        myst_config=MdParserConfig(),
        mystnb_config=NbParserConfig(execution_mode="cache", execution_cache_path=str(tmp_path / "_build")),
    )


def run(env):
    execute.run_lessons(env, [NAME], lambda name: Path(env.doc2path(name)).read_text())


def outputs(env):
    """What each run that the cache holds has printed."""
    cache = get_cache(env.mystnb_config.execution_cache_path)
    bundles = [cache.get_cache_bundle(record.pk) for record in cache.list_cache_records()]
    return [[out.text for c in b.nb.cells for out in c.get("outputs", [])] for b in bundles]


def test_a_lesson_is_run_and_then_it_is_known(env, monkeypatch):
    run(env)
    assert outputs(env) == [["1\n"]] and execute.outdated(env) == []
    monkeypatch.setattr(execute, "single_nb_execution", None)  # to run it again would fail
    run(env)
    assert outputs(env) == [["1\n"]]


def test_a_lesson_is_run_again_when_what_it_imports_has_changed(env):
    run(env)
    (Path(env.srcdir) / "solutions" / "numbers.py").write_text("ONE = 1.0\n")
    assert execute.outdated(env) == [NAME]
    run(env)
    assert outputs(env) == [["1.0\n"]] and execute.outdated(env) == []


def test_a_lesson_is_run_again_when_what_is_kept_for_it_has_changed(env):
    run(env)
    (Path(env.srcdir) / "chapters" / "x" / "kept" / "a.npz").write_text("b")
    assert execute.outdated(env) == [NAME]


def test_a_lesson_that_fails_is_left_to_the_page_that_says_so(env):
    page = Path(env.doc2path(NAME))
    page.write_text(PAGE.replace("numbers.ONE", "numbers.TWO"))
    run(env)
    assert outputs(env) == []
