"""A book in German: what its learners read, in the notebook, from check, from the grader and in the feedback."""

import json
import re
import subprocess
import sys

import pytest

from autograder.book.language import CATALOGUES
from autograder.classroom.feedback.give import feedback

pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")]
CHAPTER = "toy_kinds"
NEVER_READ = "a parameter that is never read"  # only check says it: it looks at the learner's text
ANSWERS = {  # what happens -> exercise, answer, the first sentence that it is told
    "a look-alike": (
        "split_weights",
        "def split_weights(W):\n    return dict(zip('ifgo', np.split(-2 * W, 4, axis=1)))",
        "`weights['i']`: Jeder Eintrag ist das -2-Fache dessen, was er sein sollte. "
        "Dasselbe gilt für `weights['f']`, `weights['g']` und `weights['o']`.",
    ),
    "a slip": (
        "count_params",
        "def count_params(D, H):\n    return 4 * H * (D + H - 1)",
        "Dieselben Zahlen ergeben sich, wenn ein Vorzeichen umgedreht ist.",
    ),
    "an exception": (
        "chunks",
        "def chunks(tokens, K):\n    return tokens @ np.ones(3)",
        "Zeile 2: `tokens @ np.ones(3)` lässt sich nicht bilden: `tokens` ist (17,), `np.ones(3)` ist (3,).",
    ),
    "a name that is not there": (
        "first_departure",
        "def first_departure(a, b, tol):\n    return tols",
        "Zeile 2: `tols` ist nicht definiert; `tol` schon.",
    ),
    NEVER_READ: (
        "open_gates",
        "def open_gates(gates, threshold):\n    return [name for name in gates][0]",
        "Deine Funktion liest `threshold` nie.",
    ),
    "no choice": (
        "what_survives",
        "def what_survives():\n    return 'Q'",
        'Das steht nicht zur Wahl: Gib einen Großbuchstaben zurück, etwa "A".',
    ),
    "a stub": ("gate_name", None, "`gate_name` ist noch so, wie du es bekommen hast: Der Rumpf ist noch zu schreiben."),
}
LEARNER = """
import json, linecache, sys
import numpy as np
from check import check
told = {}
for name, text in json.loads(sys.argv[1]).items():
    linecache.cache[name] = len(text), None, text.splitlines(keepends=True), name
    space = {"np": np}
    exec(compile(text, name, "exec"), space)
    told[name] = [float(check(space[name])), str(check(space[name])), check(space[name])._repr_html_()]
print(json.dumps({"told": told, "table": repr(check()), "shown": check()._repr_html_()}))
"""


@pytest.fixture(scope="module")
def answers(german_toy):
    """Exercise -> answer; the stub is as it was released."""
    notebook = german_toy.classroom.release(CHAPTER)
    stubs = {c["id"]: "".join(c["source"]) for c in notebook["cells"]}
    return {name: text or stubs[f"{CHAPTER}-{name}-answer"] for name, text, _ in ANSWERS.values()}


@pytest.fixture(scope="module")
def checked(german_toy, answers):
    """What check.py says, alone in a process."""
    folder = german_toy.classroom.path / "release" / CHAPTER
    command = [sys.executable, "-c", LEARNER, json.dumps(answers)]
    return json.loads(subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout)


@pytest.fixture(scope="module")
def graded(german_toy, answers):
    """What the grader says, and the page that it gives back."""
    german_toy.hand_in("ann", CHAPTER, answers)
    german_toy.hand_in("bob", CHAPTER, {})
    (german_toy.classroom.folder("submitted", "bob", CHAPTER) / f"{CHAPTER}.ipynb").write_text("{}")
    german_toy.grade()
    pages = feedback(german_toy.home, german_toy.classroom.path).pages
    return german_toy.classroom.stored("ann", CHAPTER), {page.parts[-3]: page.read_text() for page in pages}


def words(text):
    return set(re.findall(r"[^\W\d_]{3,}", text))


@pytest.fixture(scope="module")
def german():
    """Every word in the German catalogue."""
    from babel.messages.pofile import read_po

    catalogue = read_po((CATALOGUES / "de.po").open("rb"))
    return words(" ".join(str(message.string) for message in catalogue if message.id))


def ours(text):
    """A text without what is not ours to say: code and names, labels of cases, numbers and messages of Python."""
    text = re.sub(r"`[^`]*`|<code>[^<]*</code>|„[^“]*“|<[^>]+>|&\w+;", " ", text)
    text = re.sub(r"(\w+(?:Error|Exception))( \(.*\)(?=,)|: .*)?", " ", text)
    text = re.sub(r"(, mit )[^:]*:", r"\1:", text)  # the inputs of a case
    return re.sub(r"\b(toy_kinds\.ipynb|\w+_\w+|chunks|D = \d+, H = \d+|D = H = 1|UTC)\b", " ", text)


def test_the_machinerys_own_words_are_told_from_others(german):
    assert (
        words(
            ours(
                "Zeile 2 meldet ValueError (no match), in Zeile 2. Im Fall „a case“, mit x (3,) und H: `c` ist falsch."
            )
        )
        <= german
    )
    assert words(ours("`h_next` is wrong, Zeile 2")) - german == {"wrong"}


@pytest.mark.parametrize("what", ANSWERS)
def test_check_tells_it_in_german(checked, german, what):
    name, _, first = ANSWERS[what]
    points, text, html = checked["told"][name]
    assert points == 0 and text.splitlines()[1] == f"  {first}"
    assert words(ours(text)) <= german and words(ours(html)) <= german


@pytest.mark.parametrize("what", [what for what in ANSWERS if what != NEVER_READ])
def test_the_grader_says_the_same(checked, graded, what):
    name = ANSWERS[what][0]
    verdict = graded[0].verdict(name)
    assert [verdict.points, verdict.text, verdict.html] == checked["told"][name]


def test_the_table_is_german(checked, german):
    assert "gate_name                      0.0 von 1   nicht begonnen" in checked["table"]
    assert "split_weights                  0.0 von 2   falsch" in checked["table"]
    assert checked["table"].endswith("Gib toy_kinds.ipynb ab, sonst nichts.")
    assert words(ours(checked["table"])) <= german and words(ours(checked["shown"])) <= german


def test_the_notebooks_own_sentences_are_german(german_toy, answers):
    cells = {
        c["id"].removeprefix(f"{CHAPTER}-"): "".join(c["source"])
        for c in german_toy.classroom.release(CHAPTER)["cells"]
    }
    assert cells["setup"].startswith("# Führe das zuerst aus: Es holt check.py und cases.npz,")
    assert 'print(f"{name} wurde nicht geholt: {problem}.")' in cells["setup"]
    compile(cells["setup"], "setup", "exec")
    assert cells["chunks-worth"] == "**`chunks`** · 2 Punkte, etwa 5 Minuten"
    assert "Das liest ein Mensch, der darauf achtet: " in cells["why_additive-worth"]
    assert cells["why_additive"] == "*Deine Antwort kommt hierher.*"
    assert answers["gate_name"].endswith("    # dein Code\n    ...")
    assert "Gib einen Buchstaben zurück." in cells["what_survives-answer"]


def test_the_feedback_is_german(graded):
    pages = graded[1]
    assert '<html lang="de">' in pages["ann"] and "Was du als Nächstes tun kannst" in pages["ann"]
    assert "In deinem Notebook sagt dir <code>check</code> dasselbe sofort" in pages["ann"]
    assert "Du hast noch nicht damit angefangen." in pages["ann"] and "nicht begonnen" in pages["ann"]
    for english in (" of ", "points", "What to do", "passed", "failed", "untouched", "Exercises", "not read yet"):
        assert english not in re.sub(r"<style>.*?</style>|<[^>]+>", "", pages["ann"], flags=re.DOTALL), english
    assert "Deine Datei konnte nicht verwendet werden: toy_kinds.ipynb ist kein Notebook" in pages["bob"]
