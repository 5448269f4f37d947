"""Collecting: whose notebook it is, of which assignment, which of several is taken; and what a hostile zip cannot do."""

import json
import os
import stat
import struct
import time
import zipfile
import zlib
from datetime import datetime
from pathlib import Path

import pytest

from autograder.classroom.classroom import LEARNER, Classroom
from autograder.classroom.collecting import unpack
from autograder.classroom.collecting.ledger import Ledger
from autograder.classroom.collecting.names import bare, fit, who_of
from autograder.cli import main
from autograder.errors import UsageError
from tests.autograder.classroom.letterbox import CHAPTERS, at, notebook, reasons, zipped

MOODLE = "Ann Lee_1234567_assignsubmission_file_"


# ---------------------------------------------------------------------------------------------- which assignment


@pytest.mark.parametrize(
    "name", ["Copy of rnn_cell (2).ipynb", "homework.ipynb", "lstm.ipynb", "x.ipynb.txt", "X.IPYNB"]
)
def test_a_notebook_is_known_by_its_cells_whatever_it_is_called(letterbox, name):
    letterbox.put(f"ann/{name}")
    letterbox.collect()
    assert letterbox.submitted == {"ann/rnn_cell": notebook()}


def test_cell_ids_do_where_an_editor_has_stripped_the_metadata(letterbox):
    letterbox.put("ann/homework.ipynb", notebook(stripped=True))
    letterbox.collect()
    assert list(letterbox.submitted) == ["ann/rnn_cell"]


def test_a_cell_pasted_from_another_chapter_does_not_move_a_notebook(letterbox):
    cells = [*json.loads(notebook())["cells"]] * 2 + json.loads(notebook("lstm_gates"))["cells"]
    letterbox.put("ann/homework.ipynb", json.dumps({"cells": cells}).encode())
    letterbox.collect()
    assert list(letterbox.submitted) == ["ann/rnn_cell"]


def test_without_known_cells_the_longest_name_decides(letterbox):
    letterbox.put("ann/lstm_gates (1).ipynb", json.dumps({"cells": []}).encode())
    letterbox.collect()
    assert list(letterbox.submitted) == ["ann/lstm_gates"]


def test_a_broken_file_with_an_assignments_name_is_collected_byte_for_byte(letterbox):
    letterbox.put("ann/rnn_cell.ipynb", b'{"cells": [\xff')
    result = letterbox.collect()
    assert letterbox.submitted == {"ann/rnn_cell": b'{"cells": [\xff'}
    assert "cannot be read" in result.collected[0].why


def test_what_belongs_to_no_assignment_is_ignored_with_the_reason(letterbox):
    letterbox.put("ann/holiday.ipynb", json.dumps({"cells": [{"id": "x", "cell_type": "code"}]}).encode())
    letterbox.put("bob/holiday.ipynb", b"{")
    result = letterbox.collect()
    assert letterbox.submitted == {}
    assert "no exercise of this course" in reasons(result) and "cannot be read as a notebook" in reasons(result)


def test_checkpoints_and_finder_droppings_are_passed_over(letterbox):
    letterbox.put("ann/.ipynb_checkpoints/rnn_cell-checkpoint.ipynb", notebook(text="old"), when=1_800_000_000)
    letterbox.put("__MACOSX/ann/._rnn_cell.ipynb", b"junk")
    letterbox.put("ann/rnn_cell.ipynb")
    assert letterbox.collect().ignored == []
    assert letterbox.submitted == {"ann/rnn_cell": notebook()}


# --------------------------------------------------------------------------------------------------- whose it is


@pytest.mark.parametrize(
    ("path", "learner"),
    [
        (f"{MOODLE}/x.ipynb", "Ann_Lee"),
        (f"course-lab1-99/{MOODLE}/sub/x.ipynb", "Ann_Lee"),
        (f"{MOODLE}rnn_cell.ipynb", "Ann_Lee"),
        ("Participant_1234567_assignsubmission_file_/x.ipynb", "Participant_1234567"),
        ("王伟_1234567_assignsubmission_file_/x.ipynb", "u_王伟"),
        ("leeann_12345_67890_rnn_cell-1.ipynb", "leeann"),
        ("leeann_LATE_12345_67890_my_work.ipynb", "leeann"),
        ("ann/x.ipynb", "ann"),
        ("ann/rnn_cell/rnn_cell.ipynb", "ann"),
        ("rnn_cell/ann/rnn_cell.ipynb", "ann"),
        ("rnn_cell-2024/ann/rnn_cell.ipynb", "ann"),
        ("ann.lee@uni.edu/x.ipynb", "ann.lee@uni.edu"),
        ("rnn_cell_ann.ipynb", "ann"),
        ("Copy of ann - rnn_cell (1).ipynb", "ann"),
        ("ann.zip", "ann"),
        (f"{MOODLE}/work.zip", "Ann_Lee"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_the_learner_is_read_from_the_path(letterbox, path, learner, packed):
    data = zipped({"work/rnn_cell.ipynb": notebook()}) if path.endswith(".zip") else notebook()
    letterbox.put(path, data)
    letterbox.collect(*([letterbox.zip({path: data})] if packed else []))
    assert list(letterbox.submitted) == [f"{learner}/rnn_cell"]


def test_a_folder_around_everybody_is_looked_through(letterbox):
    letterbox.put("all submissions/ann/x.ipynb")
    letterbox.put("all submissions/bob/x.ipynb")
    letterbox.collect()
    assert list(letterbox.submitted) == ["ann/rnn_cell", "bob/rnn_cell"]


def test_a_pattern_names_the_learner_instead(letterbox):
    letterbox.put("lab-7/s123-final.ipynb")
    letterbox.put("lab-7/readme-s.ipynb")
    result = letterbox.collect(pattern=r"/(?P<learner>s\d+)-")
    assert list(letterbox.submitted) == ["s123/rnn_cell"]
    assert "finds no learner in its path" in reasons(result)


def test_a_pattern_that_finds_nobody_is_named_and_is_no_success(letterbox, capsys):
    letterbox.put("Ann Lee_1234567_assignsubmission_file_/lstm.ipynb")
    result = letterbox.collect(pattern=r"/(?P<learner>q\d+)-")
    assert not result.collected
    assert all("finds no learner in its path" in entry.why for entry in result.ignored)
    where = ["--book", str(letterbox.book), "--course", str(letterbox.course)]
    assert main(["collect", *where, "--pattern", r"/(?P<learner>q\d+)-", str(letterbox.handed_in)]) == 1


@pytest.mark.parametrize("pattern", ["(", "(?P<who>.)"])
def test_a_pattern_that_cannot_be_used_is_refused(letterbox, pattern):
    letterbox.put("ann/x.ipynb")
    with pytest.raises(UsageError, match="pattern"):
        letterbox.collect(pattern=pattern)


def test_a_notebook_of_nobody_is_named_and_left(letterbox):
    letterbox.put("rnn_cell (1).ipynb")
    assert "nothing in its path says whose it is" in reasons(letterbox.collect())
    assert letterbox.submitted == {}


@pytest.mark.parametrize(
    "name",
    [
        "../../etc",
        "-rf",
        "=cmd|'x'!A1",
        "a" * 300,
        "\x1b[31mred",
        "a/../b",
        "<img src=x>",
        "e\u0301mile",
        "CON\u202egnp",
        "..",
        "  ",
    ],
)
def test_every_name_is_made_to_fit_or_dropped(name):
    assert fit(name) == "" or LEARNER.fullmatch(fit(name))


def test_names_keep_what_can_be_kept():
    assert [fit(n) for n in ("Zoë  O'Hara", "Øyvind", "王伟", "Mary-Jane W.")] == [
        "Zoe_OHara",
        "u_Øyvind",
        "u_王伟",
        "Mary-Jane_W.",
    ]
    assert [
        bare(n, CHAPTERS) for n in ("rnn_cell-Copy1.ipynb", "rnn_cell copy 2.ipynb", "ann_lstm_gates (3).ipynb")
    ] == ["", "", "ann"]


# ------------------------------------------------------------------------------------- two learners, one name


def test_two_learners_of_one_name_never_share_an_id(letterbox):
    letterbox.put("Ann Lee_111_assignsubmission_file_/x.ipynb", notebook(text="first"))
    letterbox.put("Ann Lee_222_assignsubmission_file_/x.ipynb", notebook(text="second"), when=1_800_000_000)
    result = letterbox.collect()
    assert letterbox.submitted == {}, "nobody knows which of the two handed in another assignment"
    assert reasons(result).count("there are several people called Ann Lee") == len(result.lost) == 2


@pytest.mark.parametrize("other", ["Ann_Lee", "ann lee", "ANN LEE", "Ann' Lee"])
def test_names_that_become_one_id_are_kept_apart(letterbox, other):
    letterbox.put("Ann Lee/x.ipynb")
    letterbox.put(f"{other}/x.ipynb", notebook(text="another"))
    result = letterbox.collect()
    assert sorted(letterbox.submitted.values()) == sorted([notebook(), notebook(text="another")])
    assert len({name.casefold() for name in letterbox.submitted}) == 2, "as on a file system that knows no case"
    assert not result.ignored and len(result.apart) == 1
    assert "If the two are one person: autograder forget" in letterbox.said[0]


@pytest.mark.parametrize("other", ["Ann  Lee", " Ann Lee", "Ann\tLee", "A\u0301nn Lee", "\uff21nn Lee"])
def test_nobody_takes_an_id_by_white_space_or_unicode_form(letterbox, other):
    """Such names come first in the zip, and their files are newer."""
    plain = "\u00c1nn Lee" if "\u0301" in other else "Ann Lee"
    inside = {
        f"{other}_111_assignsubmission_file_/x.ipynb": notebook(text="another"),
        f"{plain}_222_assignsubmission_file_/x.ipynb": notebook(),
    }
    for _ in range(2):
        letterbox.collect(letterbox.zip(inside))
        other_id = next(name for name in letterbox.submitted if name != "Ann_Lee/rnn_cell")
        assert letterbox.submitted == {"Ann_Lee/rnn_cell": notebook(), other_id: notebook(text="another")}
        assert other_id == "Ann_Lee-2/rnn_cell"


def test_who_is_apart_stays_so_and_takes_nobodys_id(letterbox):
    letterbox.put("Ann Lee/x.ipynb")
    letterbox.collect()
    letterbox.put("ann lee/x.ipynb", notebook(text="second"))
    letterbox.put("ann lee/y.ipynb", notebook("lstm"))
    letterbox.put("Ann_Lee-2/x.ipynb", notebook(text="third"))
    assert len(letterbox.collect().apart) == 1
    before = letterbox.submitted
    assert sorted(before) == ["Ann_Lee-2/rnn_cell", "Ann_Lee/rnn_cell", "ann_lee-3/lstm", "ann_lee-3/rnn_cell"]
    assert before["Ann_Lee-2/rnn_cell"] == notebook(text="third"), "whose name it is"
    again = letterbox.collect()
    assert (letterbox.submitted, again.apart, again.collected) == (before, [], [])


def test_weights_go_to_the_one_whose_they_are(letterbox):
    for name in ("Ann Lee", "ann lee"):
        letterbox.put(f"{name}/x.ipynb", notebook(text=name))
        letterbox.put(f"{name}/rnn_cell.npz", name.encode())
    letterbox.collect()
    for place in (letterbox.course / "submitted").glob("*/rnn_cell"):
        weights = (place / "rnn_cell.npz").read_bytes()
        assert (place / "rnn_cell.ipynb").read_bytes() == notebook(text=weights.decode())


def test_many_names_that_become_one_cost_as_much_as_others(letterbox):
    ledger = Ledger(Classroom(letterbox.course))
    people = [who_of("Ann" + " " * k + "Lee") for k in range(1, 5001)]
    began = time.process_time()
    assert len(ledger.settle(people)) == 4999
    assert time.process_time() - began < 5
    assert len({ledger.claim(who, "x").id.casefold() for who in people}) == 5000


def test_a_name_of_sixty_thousand_letters_costs_nothing(letterbox):
    names = [f"{letter * 60_000}_1_assignsubmission_file_/x.ipynb" for letter in "abc"]
    began = time.process_time()
    result = letterbox.collect(letterbox.zip({**{name: notebook() for name in names}, f"{MOODLE}/x.ipynb": notebook()}))
    assert time.process_time() - began < 5
    assert list(letterbox.submitted) == ["Ann_Lee/rnn_cell"] and reasons(result).count("its name is too long") == 3


def test_a_learners_zip_of_countless_members_is_not_even_listed(letterbox, monkeypatch):
    monkeypatch.setattr(unpack, "MAX_DIRECTORY", 1000)
    letterbox.put("Bob/work.zip", zipped({f"{k}.txt": "" for k in range(100)}))
    letterbox.put("Ann/x.ipynb")
    with monkeypatch.context() as patch:
        patch.setattr(zipfile.ZipFile, "infolist", lambda self: pytest.fail("it was listed"))
        result = letterbox.collect()
    assert list(letterbox.submitted) == ["Ann/rnn_cell"] and "too much for one learner" in reasons(result)


def test_a_namesake_who_comes_in_a_later_run_is_refused_too(letterbox):
    letterbox.collect(letterbox.zip({f"{MOODLE}/x.ipynb": notebook()}))
    namesake = MOODLE.replace("1234567", "7")
    result = letterbox.collect(letterbox.zip([(at(f"{namesake}/x.ipynb", 2040, 1, 1), notebook(text="not Ann's"))]))
    assert letterbox.submitted == {"Ann_Lee/rnn_cell": notebook()}
    assert "collected.json" in reasons(result)


def test_one_learner_may_have_another_number_in_another_assignment(letterbox):
    letterbox.put(f"{MOODLE}/x.ipynb")
    letterbox.put(f"{MOODLE.replace('1234567', '7654321')}/y.ipynb", notebook("lstm"))
    assert letterbox.collect().ignored == []
    assert list(letterbox.submitted) == ["Ann_Lee/lstm", "Ann_Lee/rnn_cell"]


def test_a_learners_own_zip_cannot_speak_for_another_learner(letterbox):
    inside = {f"{MOODLE}/rnn_cell.ipynb": notebook(text="forged"), "bob/rnn_cell.ipynb": notebook(text="mine")}
    letterbox.put("eve/work.zip", zipped(inside), when=1_800_000_000)
    result = letterbox.collect(letterbox.handed_in / "eve")
    assert letterbox.submitted == {"work/rnn_cell": notebook(text="mine")}
    assert "collect that zip by itself" in reasons(result)
    letterbox.collect()
    assert list(letterbox.submitted) == ["eve/rnn_cell", "work/rnn_cell"]


def test_a_learner_may_zip_what_he_got_from_a_platform(letterbox):
    letterbox.put(f"{MOODLE}/work.zip", zipped({"bobray_12345_67890_rnn_cell.ipynb": notebook()}))
    assert letterbox.collect().ignored == []
    assert list(letterbox.submitted) == ["Ann_Lee/rnn_cell"]


def test_the_owner_is_on_record_before_the_work_is_in_place(letterbox, monkeypatch):
    letterbox.put(f"{MOODLE}/x.ipynb")
    monkeypatch.setattr("autograder.classroom.collect.Placing.notebook", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        letterbox.collect()
    assert "ann_lee" in json.loads((letterbox.course / "collected.json").read_text())


# --------------------------------------------------------------------------------------------- which of several


def test_the_newest_of_several_wins_and_the_others_are_named(letterbox):
    letterbox.put("ann/rnn_cell.ipynb", notebook(text="old"), when=1_700_000_000)
    letterbox.put("ann/rnn_cell (1).ipynb", notebook(text="new"), when=1_700_000_100)
    result = letterbox.collect()
    assert letterbox.submitted == {"ann/rnn_cell": notebook(text="new")}
    assert reasons(result) == "ann/rnn_cell.ipynb: ann/rnn_cell (1).ipynb is newer."


def test_a_broken_upload_does_not_replace_one_that_can_be_read(letterbox):
    letterbox.put("ann/rnn_cell.ipynb", when=1_700_000_000)
    letterbox.put("ann/rnn_cell (1).ipynb", b"", when=1_700_000_100)
    assert "cannot be read" in reasons(letterbox.collect())
    (letterbox.handed_in / "ann/rnn_cell.ipynb").unlink()
    assert "what was collected before can" in reasons(letterbox.collect())
    assert letterbox.submitted == {"ann/rnn_cell": notebook()}


def test_collecting_twice_changes_nothing(letterbox):
    letterbox.put("ann/x.ipynb")
    letterbox.collect()
    before = letterbox.timestamp("ann")
    letterbox.put("ann/x.ipynb", when=1_800_000_000)  # the same, handed in again
    result = letterbox.collect()
    assert (len(result.collected), len(result.unchanged), result.ignored) == (0, 1, [])
    assert letterbox.timestamp("ann") == before
    assert letterbox.said[-1].startswith("0 collected, 1 unchanged, 0 ignored: ")


def test_a_newer_one_replaces_and_an_older_one_does_not(letterbox):
    letterbox.put("ann/x.ipynb", notebook(text="1"), when=1_700_000_000)
    letterbox.collect()
    letterbox.put("ann/x.ipynb", notebook(text="2"), when=1_700_000_500)
    assert len(letterbox.collect().collected) == 1
    letterbox.put("ann/x.ipynb", notebook(text="0"), when=1_600_000_000)
    result = letterbox.collect()
    assert letterbox.submitted == {"ann/rnn_cell": notebook(text="2")}
    assert "what was collected before is newer (2023-11-14 22:21 UTC)" in reasons(result)


def test_timestamps_of_nbgraders_own_collectors_are_understood(letterbox):
    there = letterbox.course / "submitted" / "ann" / "rnn_cell"
    there.mkdir(parents=True)
    (there / "rnn_cell.ipynb").write_bytes(notebook(text="exchange"))
    (there / "timestamp.txt").write_text("2023-11-14 23:30:00.000000 Europe/Paris")
    letterbox.put("ann/x.ipynb", notebook(text="22:13 UTC"), when=1_700_000_000)
    assert "22:30 UTC" in reasons(letterbox.collect())


# ------------------------------------------------------------------------------------------------------- times


def test_the_time_of_a_file_is_kept_in_utc_as_nbgrader_reads_it(letterbox):
    letterbox.put("ann/x.ipynb", when=1_700_000_000.25)
    letterbox.collect()
    assert letterbox.timestamp("ann") == datetime(2023, 11, 14, 22, 13, 20, 250_000)


def test_the_time_of_a_zips_member_is_local_and_kept_in_utc(letterbox, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        letterbox.collect(letterbox.zip([(at("ann/x.ipynb", 2024, 5, 6, 7), notebook())]))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert letterbox.timestamp("ann") == datetime(2024, 5, 5, 22)


@pytest.mark.parametrize("date", [(1980, 1, 1), (2024, 0, 0)])
def test_a_member_without_a_time_has_its_zips(letterbox, date):
    info = at("ann/x.ipynb", 2024, 1, 1)
    info.date_time = (*date, 0, 0, 0)
    path = letterbox.zip([(info, notebook())])
    os.utime(path, (1_700_000_000, 1_700_000_000))
    letterbox.collect(path)
    assert letterbox.timestamp("ann") == datetime(2023, 11, 14, 22, 13, 20)


def test_a_learners_own_zip_cannot_backdate_what_is_in_it(letterbox):
    inside = [
        (at("rnn_cell.ipynb", 1999, 1, 1), notebook(text="old")),
        (at("b.ipynb", 1999, 1, 2), notebook(text="new")),
    ]
    letterbox.put("ann/work.zip", zipped(inside), when=1_700_000_000)
    letterbox.collect()
    assert letterbox.timestamp("ann") == datetime(2023, 11, 14, 22, 13, 20)
    assert letterbox.submitted == {"ann/rnn_cell": notebook(text="new")}


# ---------------------------------------------------------------------------------------------------- hostile files


@pytest.mark.parametrize(
    "name", ["../../evil/x.ipynb", "/etc/x.ipynb", "C:\\evil\\x.ipynb", "ann/..\\..\\x.ipynb", "\\x\\x.ipynb"]
)
def test_a_path_that_leads_out_of_the_zip_is_not_taken(letterbox, name):
    before = sorted(p for p in letterbox.handed_in.parent.rglob("*") if letterbox.course not in p.parents)
    result = letterbox.collect(letterbox.zip({name: notebook()}))
    assert "leads out of the zip" in reasons(result) and letterbox.submitted == {}
    after = {p for p in letterbox.handed_in.parent.rglob("*") if letterbox.course not in p.parents}
    assert after - set(before) == {letterbox.course, letterbox.handed_in.parent / "class.zip"}


def test_links_are_never_followed(letterbox):
    secret = letterbox.handed_in.parent / "secret.ipynb"
    secret.write_bytes(notebook(text="secret"))
    (letterbox.handed_in / "ann").mkdir()
    (letterbox.handed_in / "ann" / "rnn_cell.ipynb").symlink_to(secret)
    (letterbox.handed_in / "bob").symlink_to(letterbox.handed_in.parent)
    info = at("eve/rnn_cell.ipynb", 2024, 1, 1)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    result = letterbox.collect(letterbox.handed_in, letterbox.zip([(info, str(secret).encode())]))
    assert letterbox.submitted == {}
    assert reasons(result).count("not a regular file") == 2


def test_a_pipe_does_not_stop_the_run(letterbox):
    (letterbox.handed_in / "ann").mkdir()
    os.mkfifo(letterbox.handed_in / "ann" / "rnn_cell.ipynb")
    assert "not a regular file" in reasons(letterbox.collect())


def test_a_huge_notebook_is_ignored_and_named(letterbox, monkeypatch):
    monkeypatch.setattr(unpack.Unpacker.copy, "__defaults__", (1 << 20,))
    letterbox.put("ann/rnn_cell.ipynb", b" " * (2 << 20))
    bomb = letterbox.zip({"bob/rnn_cell.ipynb": b" " * (2 << 20)})
    result = letterbox.collect(letterbox.handed_in, bomb)
    assert letterbox.submitted == {} and reasons(result).count("it is larger than 1 MB") == 2


def test_a_member_that_holds_more_than_it_says_is_not_taken(letterbox):
    packed = bytearray(zipped({"ann/rnn_cell.ipynb": b" " * 1_000_000}))
    at_central = packed.index(b"PK\x01\x02")
    struct.pack_into("<L", packed, at_central + 24, 100)  # its size, as the zip's table of contents says
    path = letterbox.handed_in.parent / "liar.zip"
    path.write_bytes(packed)
    assert "it cannot be read" in reasons(letterbox.collect(path))
    assert letterbox.submitted == {}


def test_a_bomb_in_a_learners_zip_costs_only_that_zip(letterbox):
    flood = {f"{k}.ipynb": b" " * (15 << 20) for k in range(8)}  # 120 MB from 120 kB
    letterbox.put("eve/bomb.zip", zipped(flood))
    letterbox.put("mallory/many.zip", zipped({f"{k}.txt": b"" for k in range(unpack.MAX_INNER_MEMBERS + 1)}))
    letterbox.put("ann/work.zip", zipped({"x.ipynb": notebook()}))
    result = letterbox.collect()
    assert list(letterbox.submitted) == ["ann/rnn_cell"]
    assert reasons(result).count("it holds too much for one learner") == 2


def test_zips_in_a_learners_zip_share_what_it_may_hold(letterbox, monkeypatch):
    monkeypatch.setattr(unpack._LearnersZip.__init__, "__defaults__", (100_000, 100))
    inner = zipped({"x.ipynb": b" " * 60_000})
    letterbox.put("eve/bomb.zip", zipped({"1.zip": inner, "2.zip": inner}))
    assert "eve/bomb.zip/2.zip: it holds too much" in reasons(letterbox.collect())


def test_zips_are_opened_to_a_bounded_depth(letterbox):
    data = zipped({"x.ipynb": notebook()})
    for _ in range(5):
        data = zipped({"inner.zip": data})
    letterbox.put("eve/quine.zip", data)
    letterbox.put("ann/work.zip", zipped({"inner.zip": zipped({"x.ipynb": notebook()})}))
    assert "too many zips lie in one another" in reasons(letterbox.collect())
    assert list(letterbox.submitted) == ["ann/rnn_cell"]


def test_too_much_altogether_is_refused_with_nothing_collected(letterbox, monkeypatch):
    monkeypatch.setattr(unpack, "MAX_TOTAL", 1000)
    for k in range(9):
        letterbox.put(f"learner{k}/x.ipynb")
    with pytest.raises(UsageError, match="collect them in parts"):
        letterbox.collect()
    assert letterbox.submitted == {}


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_named(letterbox, compression):
    path = letterbox.handed_in.parent / "class.zip"
    path.write_bytes(zipped({"ann/x.ipynb": notebook()}, compression))
    assert "unusual way" in reasons(letterbox.collect(path))


def test_an_encrypted_member_is_named(letterbox):
    packed = bytearray(zipped({"ann/x.ipynb": notebook()}))
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    path = letterbox.handed_in.parent / "class.zip"
    path.write_bytes(packed)
    assert "encrypted" in reasons(letterbox.collect(path))


def test_a_damaged_member_costs_only_itself(letterbox):
    packed = bytearray(zipped({"ann/x.ipynb": notebook(), "bob/x.ipynb": notebook()}, zipfile.ZIP_STORED))
    packed[packed.index(b"mine")] ^= 0xFF
    path = letterbox.handed_in.parent / "class.zip"
    path.write_bytes(packed)
    assert "ann/x.ipynb: it cannot be read" in reasons(letterbox.collect(path))
    assert list(letterbox.submitted) == ["bob/rnn_cell"]


def test_a_bad_zip_among_good_work_is_named(letterbox):
    letterbox.put("ann/work.zip", b"Rar!\x1a\x07")
    letterbox.put("bob/x.ipynb")
    assert "ann/work.zip: it is no zip" in reasons(letterbox.collect())
    assert list(letterbox.submitted) == ["bob/rnn_cell"]


def test_members_of_one_name_are_all_seen(letterbox):
    members = [(at("ann/x.ipynb", 2024, 1, 2), notebook(text="b")), (at("ann/x.ipynb", 2024, 1, 1), notebook(text="a"))]
    with pytest.warns(UserWarning, match="Duplicate"):
        path = letterbox.zip(members)
    assert len(letterbox.collect(path).ignored) == 1
    assert letterbox.submitted == {"ann/rnn_cell": notebook(text="b")}


def test_what_is_said_steers_no_terminal(letterbox):
    letterbox.put("ann/\x1b[2Jholiday.ipynb", b"{")
    letterbox.collect()
    assert "holiday" in "".join(letterbox.said) and "\x1b" not in "".join(letterbox.said)


# --------------------------------------------------------------------------------------------------- used wrongly


def test_a_missing_source_is_refused_before_anything_is_done(letterbox):
    letterbox.put("ann/x.ipynb")
    with pytest.raises(UsageError, match="There is no .*nowhere"):
        letterbox.collect(letterbox.handed_in, Path("nowhere"))
    assert letterbox.submitted == {}


@pytest.mark.parametrize(
    "name, message", [("class.zip", "cannot be read as a zip"), ("class.rar", "neither a folder nor a zip")]
)
def test_what_is_no_zip_is_refused_in_one_sentence(letterbox, name, message):
    path = letterbox.handed_in.parent / name
    path.write_bytes(b"Rar!\x1a\x07" + zlib.compress(b"x"))
    with pytest.raises(UsageError, match=message):
        letterbox.collect(path)


def test_a_folder_without_notebooks_is_refused(letterbox):
    with pytest.raises(UsageError, match="There is no notebook"):
        letterbox.collect()


def test_somebody_who_handed_in_no_notebook_is_named(letterbox):
    letterbox.put("ann/x.ipynb")
    letterbox.put("ann/data.csv", b"1")
    letterbox.put("bob/work.py", b"1")
    letterbox.put("carl.pdf", b"1")
    result = letterbox.collect()
    assert {e.learner for e in result.lost} == {"bob", "carl"}


def test_the_class_itself_is_not_collected_again(letterbox):
    letterbox.put("ann/x.ipynb")
    letterbox.collect()
    result = letterbox.collect(letterbox.handed_in.parent)
    assert not any("submitted" in str(e) for e in (*result.ignored, *result.collected, *result.unchanged))


def test_nothing_is_left_behind(letterbox):
    letterbox.put("ann/work.zip", zipped({"x.ipynb": notebook()}))
    letterbox.collect()
    assert sorted(p.name for p in letterbox.course.iterdir()) == [".undo", "collected.json", "submitted"]
    assert [p.name for p in (letterbox.course / ".undo").iterdir()] == ["1"]
