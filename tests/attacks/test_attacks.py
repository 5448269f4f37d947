"""Every attack of this folder, handed in to one class: it gains nothing, harms nobody, and leaves nothing behind."""

import re
from pathlib import Path

import pytest
from hostile import BOUNDARIES, CARGO, LEFT_BEHIND, WHY_NOT
from siege import ATTACKS, HONEST, SECRET_TOKEN, besiege

DOCS = Path(__file__).resolve().parents[2] / "docs" / "attacks.md"
WITHSTOOD = [a for a in ATTACKS.values() if not a.get("WEAK")]
WEAK = [
    pytest.param(a, marks=pytest.mark.xfail(strict=True, reason=a.get("WEAK")), id=a.name)
    for a in ATTACKS.values()
    if a.get("WEAK")
]


def withstood(siege, attack):
    outcome = siege.outcomes[attack.name]
    assert not outcome.trouble
    assert not attack.harm(siege.found(attack))
    if attack.must:
        verdict = siege.verdict(attack)
        assert verdict.state == attack.must, verdict.text


@pytest.mark.parametrize("attack", WITHSTOOD, ids=lambda a: a.name)
def test_an_attack_gains_nothing_and_harms_nobody(siege, attack):
    withstood(siege, attack)


@pytest.mark.parametrize("attack", WEAK)
def test_an_attack_that_is_not_withstood_yet(new_class, attack):
    siege = besiege(new_class(), [attack])
    withstood(siege, attack)
    nobody_else_is_touched(siege)


def nobody_else_is_touched(siege):
    for learner in HONEST:
        graded = siege.outcomes[learner].graded
        assert not siege.outcomes[learner].trouble
        assert {v.state for v in graded.verdicts} == {"passed"}
        assert siege.marks[learner] == {v.exercise: v.max for v in graded.verdicts}


def test_no_honest_mark_moved(siege):
    nobody_else_is_touched(siege)


def test_nothing_of_the_instructors_was_changed(siege):
    assert siege.untouchable() == siege.before
    assert not [kind for kind, *_ in siege.before["schema"] if kind == "trigger"]


def test_no_mark_is_in_the_gradebook_that_no_verdict_gave(siege):
    for learner, outcome in siege.outcomes.items():
        given = {v.exercise: v.points for v in outcome.graded.verdicts}
        assert {k: v for k, v in siege.marks[learner].items() if k in given} == given, learner


def test_no_process_is_left(siege):
    left = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            left += [line for line in [place.read_text()] if LEFT_BEHIND in line]
        except OSError:
            continue  # it has just ended
    assert not left


def test_the_token_of_the_instructor_is_nowhere(siege):
    for path in siege.course.rglob("*"):
        if path.is_file() and not path.is_symlink() and path.stat().st_size < 1 << 24:
            assert SECRET_TOKEN.encode() not in path.read_bytes(), path


def test_every_boundary_has_an_attack_of_every_kind_or_a_reason_why_not():
    crossed = {crossing for attack in ATTACKS.values() for crossing in attack.crosses}
    all_of_them = {f"{boundary}: {cargo}" for boundary in BOUNDARIES for cargo in CARGO}
    assert crossed <= all_of_them
    assert all_of_them - crossed == set(WHY_NOT)


def test_every_attack_says_what_it_tries_and_what_must_happen():
    for attack in ATTACKS.values():
        first, empty, *rest = attack.module.__doc__.splitlines()
        assert first.startswith("Tries: ") and first.endswith(".") and not empty and "".join(rest), attack.name


def test_the_docs_have_a_row_for_every_attack():
    rows = re.findall(r"^\| \[`(\w+)`\]", DOCS.read_text("utf8"), re.M)
    assert rows == sorted(ATTACKS)
