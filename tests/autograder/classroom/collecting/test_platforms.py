"""The download of each platform, made by its rule: nobody is merged, split or left out in silence, and times are kept."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from autograder.classroom.collect import Rules, collect
from tests.autograder.classroom.letterbox import at, notebook, zipped

CLASS = ["Ann Lee", "Bob Ray", "Zoë Núñez-Ortiz", "Jean-Luc Picard", "王伟", "Mary Ann O'Hara"]
CHAPTER = "lstm_gates"
PDF = b"%PDF-1.7"


def work(text: str) -> bytes:
    return notebook(CHAPTER, text)


def moodle(group: str = "") -> dict[str, bytes]:
    rows = {
        f"{group}{name}_{7_000_000 + k}_assignsubmission_file_/lstm_gates.ipynb": work(name)
        for k, name in enumerate(CLASS)
    }
    return {**rows, f"{group}Pia Fox_7000099_assignsubmission_file_/report.pdf": PDF}


def canvas() -> dict[str, bytes]:
    """Two people's names are written alike; one is late, one handed in again, one handed in a PDF."""
    names = ["leeann", "leeann", "raybob", "ortizzoe"]
    marks = ["", "", "LATE_", ""]
    rows = zip(range(4), names, marks, strict=True)
    found = {
        f"{name}_{late}{12000 + k}_{880000 + k}_lstm_gates{'-2' * (k == 3)}.ipynb": work(f"{name}{k}")
        for k, name, late in rows
    }
    return {**found, "foxpia_12099_880099_report.pdf": PDF}


METADATA = """---
submission_311000000:
  :submitters:
  - :name: Ann Lee
    :sid: '301'
    :email: ann@uni.edu
  :created_at: 2026-10-02 17:22:01.123456000 Z
  :score: 0.0
submission_311000001:
  :submitters:
  - :name: Ann Lee
    :sid: '302'
    :email: ann2@uni.edu
  :created_at: 2026-10-02 18:22:01.123456000 Z
submission_311000002:
  :submitters:
  - :name: Bob Ray
    :sid: '303'
    :email: bob@uni.edu
  - :name: Zoë Núñez
    :sid: '304'
    :email: zoe@uni.edu
  :created_at: 2026-10-03 09:00:00.000000000 +02:00
submission_311000003:
  :submitters:
  - :name: Pia Fox
    :sid: '305'
    :email: pia@uni.edu
  :created_at: 2026-10-03 09:00:00.000000000 Z
"""


def gradescope(metadata: str = METADATA) -> dict[str, bytes]:
    rows = {f"assignment_99_export/submission_31100000{k}/lstm_gates.ipynb": work(str(k)) for k in range(3)}
    pdf = {"assignment_99_export/submission_311000003/report.pdf": PDF}
    return {**rows, **pdf, "assignment_99_export/submission_metadata.yml": metadata.encode()}


def blackboard(*logins: str, receipts: bool = True) -> dict[str, bytes]:
    found = {}
    for login in logins:
        for clock, text in (("10-02-17-22-01", "old"), ("10-03-08-00-00", login)):
            stem = f"Lab_1_{login}_attempt_2026-{clock}"
            found[f"{stem}_lstm_gates.ipynb"] = work(text)
            if receipts:
                found[f"{stem}.txt"] = f"Name: Some One ({login})\nAssignment: Lab 1\n".encode()
    return found


def brightspace() -> dict[str, bytes]:
    found = {"index.html": b"<html>"}
    for k, name in enumerate(CLASS):
        found[f"{84001 + k}-5551 - {name} - Oct 2, 2026 551 PM/lstm_gates.ipynb"] = work(name)
    found["84001-5551 - Ann Lee - Oct 2, 2026 1105 PM/lstm_gates.ipynb"] = work("Ann's second")
    found["84077-5551 - Pia Fox - Oct 2, 2026 1105 PM/report.pdf"] = PDF
    return found


def google() -> dict[str, bytes]:
    return {**{f"class/{name} - lstm_gates.ipynb": work(name) for name in CLASS}, "class/Pia Fox - lstm_gates.pdf": PDF}


def github() -> dict[str, bytes]:
    logins = ["annlee", "ann-lee", "bob"]
    found = {f"lstm-gates-submissions/lstm-gates-{login}/lstm_gates.ipynb": work(login) for login in logins}
    return {**found, "lstm-gates-submissions/lstm-gates-pia/report.pdf": PDF}


def teams() -> dict[str, bytes]:
    found = {f"Submitted files/{name}/Lab 1/Version 1/lstm_gates.ipynb": work(name) for name in CLASS}
    found["Submitted files/Bob Ray/Lab 1/Version 2/lstm_gates.ipynb"] = work("Bob's second")
    found["Working files/Bob Ray/Lab 1/lstm_gates.ipynb"] = work("Bob's draft")
    found["Submitted files/Pia Fox/Lab 1/Version 1/report.pdf"] = PDF
    return found


def exchange() -> dict[str, bytes]:
    found = {}
    for k, login in enumerate(("ann", "bob")):
        found[f"inbound/{login}+lstm_gates+2026-10-0{k + 1} 17:22:01.123456 UTC+a1b2c3/lstm_gates.ipynb"] = work("old")
        found[f"inbound/{login}+lstm_gates+2026-10-0{k + 2} 17:22:01.123456 UTC+a1b2c4/lstm_gates.ipynb"] = work(login)
    return found


def taken(letterbox, files: dict[str, bytes], zone: str = "UTC"):
    """Collect a download as a zip and, in another class, as a folder; both must say the same. Returns learner -> text."""
    answers = []
    for name, source in (("zip", letterbox.zip([(at(p, 2026, 10, 4), d) for p, d in files.items()])), ("folder", None)):
        if source is None:
            for path, data in files.items():
                letterbox.put(path, data)
            source = letterbox.handed_in
        letterbox.course = letterbox.book.parent / f"course_{name}"
        letterbox.said.clear()
        result = collect(letterbox.book, letterbox.course, [source], Rules(zone=ZoneInfo(zone)), letterbox.said.append)
        answers.append({key.split("/")[0]: data for key, data in letterbox.submitted.items()})
    assert answers[0] == answers[1]
    return result, {learner: data for learner, data in answers[0].items()}


def lost(result) -> set[str | None]:
    return {entry.learner for entry in result.lost}


@pytest.mark.parametrize("group", ["", "Section B-", "Section_B-", "Blue-"])
def test_moodle(letterbox, group):
    result, found = taken(letterbox, moodle(group))
    assert sorted(found.values()) == sorted(map(work, CLASS))
    assert {"Ann_Lee", "Jean-Luc_Picard", "Zoe_Nunez-Ortiz", "u_王伟"} <= set(found)
    assert lost(result) == {"Pia_Fox"}


def test_moodle_with_several_groups_and_without_is_one_class(letterbox):
    half = len(CLASS) // 2
    files = list(moodle().items())
    mixed = [(f"{'Group 1' if k < half else 'Group 2'}-{path}", data) for k, (path, data) in enumerate(files[:-1])]
    letterbox.collect(letterbox.zip(dict(mixed)))
    result = letterbox.collect(letterbox.zip(moodle(), "whole.zip"))
    assert len(letterbox.submitted) == len(result.unchanged) == len(CLASS)


def test_moodle_knows_a_person_by_their_number_under_a_new_name(letterbox):
    letterbox.collect(letterbox.zip({"Ann Lee_71_assignsubmission_file_/x.ipynb": work("1")}))
    again = [(at("Ann Meyer_71_assignsubmission_file_/x.ipynb", 2040, 1, 1), work("2"))]
    assert not letterbox.collect(letterbox.zip(again)).ignored
    assert letterbox.submitted == {f"Ann_Lee/{CHAPTER}": work("2")}


def test_canvas(letterbox):
    result, found = taken(letterbox, canvas())
    assert found == {
        "leeann": work("leeann0"),
        "leeann-2": work("leeann1"),
        "raybob": work("raybob2"),
        "ortizzoe": work("ortizzoe3"),
    }
    assert lost(result) == {"foxpia"}
    assert any("only its mark LATE counts" in line for line in letterbox.said)
    assert not list(letterbox.course.glob("submitted/*/*/timestamp.txt")), "the time of the download is nobody's"
    assert next(e for e in result.collected if e.learner == "raybob").when == "LATE"


def test_canvas_takes_what_was_handed_in_again_from_the_next_download(letterbox):
    letterbox.collect(letterbox.zip([(at("leeann_12000_881_lab.ipynb", 2026, 10, 1), work("1"))]))
    letterbox.collect(letterbox.zip([(at("leeann_12000_882_lab-1.ipynb", 2040, 10, 2), work("2"))]))
    assert letterbox.submitted == {f"leeann/{CHAPTER}": work("2")}


def test_canvas_marked_anonymously(letterbox):
    files = {f"anon_{code}_88000{k}_lstm_gates.ipynb": work(code) for k, code in enumerate(("a1B2c", "Xy3z9"))}
    _, found = taken(letterbox, files)
    assert found == {"anonymous_a1B2c": work("a1B2c"), "anonymous_Xy3z9": work("Xy3z9")}


def test_gradescope(letterbox):
    result, found = taken(letterbox, gradescope())
    assert found == {
        "ann@uni.edu": work("0"),
        "ann2@uni.edu": work("1"),
        "bob@uni.edu": work("2"),
        "zoe@uni.edu": work("2"),
    }
    assert lost(result) == {"pia@uni.edu"}
    assert letterbox.timestamp("ann@uni.edu", CHAPTER) == datetime(2026, 10, 2, 17, 22, 1, 123456)
    assert letterbox.timestamp("zoe@uni.edu", CHAPTER) == datetime(2026, 10, 3, 7)


@pytest.mark.parametrize(
    "metadata", ["", "- a list", "a: [", "submission_311000000: 3", METADATA.replace(":submitters:", ":who:")]
)
def test_gradescope_without_good_metadata_takes_nobody_for_somebody(letterbox, metadata):
    result, found = taken(letterbox, gradescope(metadata))
    assert found == {} and len(result.lost) >= 3
    assert any("submission_metadata.yml does not say whose it is" in entry.why for entry in result.lost)


def test_a_learner_cannot_bring_metadata_of_their_own(letterbox):
    files = gradescope()
    forged = METADATA.replace("ann@uni.edu", "eve@uni.edu").encode()
    files["assignment_99_export/submission_311000000/submission_metadata.yml"] = forged
    files["assignment_99_export/submission_311000000/submission_311000000/lstm_gates.ipynb"] = work("forged")
    _, found = taken(letterbox, files)
    assert set(found) == {"ann@uni.edu", "ann2@uni.edu", "bob@uni.edu", "zoe@uni.edu"}


@pytest.mark.parametrize("receipts", [True, False])
@pytest.mark.parametrize("logins", [("alee3", "bray"), ("a_lee", "b_lee", "ann"), ("a_lee", "a_kim", "bob")])
def test_blackboard(letterbox, logins, receipts):
    files = blackboard(*logins, receipts=receipts)
    files["Lab_1_pia_attempt_2026-10-03-08-00-00_report.pdf"] = PDF
    result, found = taken(letterbox, files, "America/New_York")
    assert found == {login: work(login) for login in logins}
    assert lost(result) == {"pia"}
    assert letterbox.timestamp(logins[0], CHAPTER) == datetime(2026, 10, 3, 12)


def test_a_learner_in_blackboard_cannot_name_a_file_as_another_learners(letterbox):
    files = blackboard("ann", "bob", "eve")
    mine = "Lab_1_eve_attempt_2026-10-04-08-00-00"
    files[f"{mine}_Lab_1_bob_attempt_2026-10-05-08-00-00_lstm_gates.ipynb"] = work("forged")
    files[f"{mine}_Lab_1_bob_attempt_2026-10-03-08-00-00.txt"] = b"Name: Eve (eve)\n"
    _, found = taken(letterbox, files)
    assert found == {"ann": work("ann"), "bob": work("bob"), "eve": work("forged")}


def test_brightspace(letterbox):
    result, found = taken(letterbox, brightspace(), "Europe/Paris")
    assert sorted(found.values()) == sorted(work(name) for name in ("Ann's second", *CLASS[1:]))
    assert lost(result) == {"Pia_Fox"}
    assert letterbox.timestamp("Ann_Lee", CHAPTER) == datetime(2026, 10, 2, 21, 5)
    assert letterbox.timestamp("Bob_Ray", CHAPTER) == datetime(2026, 10, 2, 15, 51)


def test_brightspace_in_another_language(letterbox):
    """The date is not read, and the newest file counts."""
    files = {f"{84001 + k}-5551 - {name} - 2 octobre 2026 17 h 51/x.ipynb": work(name) for k, name in enumerate(CLASS)}
    _, found = taken(letterbox, files)
    assert sorted(found.values()) == sorted(map(work, CLASS))


def test_two_people_of_one_name_in_brightspace_are_asked_about(letterbox):
    files = brightspace()
    files["84099-5551 - Bob Ray - Oct 3, 2026 900 AM/lstm_gates.ipynb"] = work("another Bob")
    result, found = taken(letterbox, files)
    assert "Bob_Ray" not in found and len(found) == len(CLASS) - 1
    assert sum("there are several people called Bob Ray" in entry.why for entry in result.lost) == 2


def test_google_classroom(letterbox):
    result, found = taken(letterbox, google())
    assert sorted(found.values()) == sorted(map(work, CLASS))
    assert lost(result) == {"Pia_Fox"}


def test_google_classroom_with_a_title_that_is_no_assignments(letterbox):
    _, found = taken(letterbox, {f"class/{name} - Homework 3.ipynb": work(name) for name in CLASS})
    assert sorted(found.values()) == sorted(map(work, CLASS))


def test_two_files_of_one_name_in_google_classroom_are_asked_about(letterbox):
    files = google()
    files["class/Bob Ray - lstm_gates (1).ipynb"] = work("another Bob, or Bob again")
    result, found = taken(letterbox, files)
    assert "Bob_Ray" not in found and len(found) == len(CLASS) - 1
    assert lost(result) == {"Bob_Ray", "Pia_Fox"}


def test_github_classroom(letterbox):
    result, found = taken(letterbox, github())
    assert found == {login: work(login) for login in ("annlee", "ann-lee", "bob")}
    assert lost(result) == {"pia"}
    assert any("nothing says when they were handed in" in line for line in letterbox.said)
    assert not list(letterbox.course.glob("submitted/*/*/timestamp.txt"))


def test_github_clones_without_the_folder_around_them(letterbox):
    _, found = taken(letterbox, {path.partition("/")[2]: data for path, data in github().items()})
    assert found == {login: work(login) for login in ("annlee", "ann-lee", "bob")}


def test_teams(letterbox):
    result, found = taken(letterbox, teams())
    assert sorted(found.values()) == sorted(work(name) for name in (CLASS[0], "Bob's second", *CLASS[2:]))
    assert lost(result) == {"Pia_Fox"}


def test_somebody_who_has_only_a_working_copy_in_teams_is_named(letterbox):
    files = {**teams(), "Working files/Una Day/Lab 1/lstm_gates.ipynb": work("draft")}
    result, found = taken(letterbox, files)
    assert "Una_Day" not in found and lost(result) == {"Pia_Fox", "Una_Day"}


def test_the_exchange(letterbox):
    _, found = taken(letterbox, exchange())
    assert found == {"ann": work("ann"), "bob": work("bob")}
    assert letterbox.timestamp("bob", CHAPTER) == datetime(2026, 10, 3, 17, 22, 1, 123456)


PLAIN = {
    "folders": "{name}/lstm_gates.ipynb",
    "folders in a folder": "class/{name}/lstm_gates.ipynb",
    "folders in two folders": "export/2026/{name}/lstm_gates.ipynb",
    "flat": "lstm_gates_{name}.ipynb",
    "flat in a folder": "class/lstm_gates_{name}.ipynb",
    "flat, with other names": "{name}.ipynb",
    "sections": "Section {section}/{name}/lstm_gates.ipynb",
    "flat in sections": "Section {section}/lstm_gates-{name}.ipynb",
    "zips": "{name}.zip",
    "zips in a folder": "class/{name}/work.zip",
}


@pytest.mark.parametrize("form", PLAIN)
def test_plain_folders_and_files(letterbox, form):
    files = {}
    for k, name in enumerate(CLASS):
        data = work(name)
        files[PLAIN[form].format(name=name, section="AB"[k % 2])] = (
            zipped({"a/x.ipynb": data}) if "zip" in form else data
        )
    result, found = taken(letterbox, files)
    assert sorted(found.values()) == sorted(map(work, CLASS)) and not result.lost


def test_one_folder_of_everybodys_files_is_no_learner(letterbox):
    result, found = taken(letterbox, {f"class/{name}.ipynb": work(name) for name in CLASS})
    assert found == {} and len(result.lost) == len(CLASS), "or are these versions of one learner's work?"


def test_a_folder_with_versions_is_one_learners(letterbox):
    files = {f"{name}/lstm_gates.ipynb": work(name) for name in CLASS}
    files |= {"Ann Lee/old/lstm_gates.ipynb": work("old"), "Bob Ray/lstm_gates_final.ipynb": work("final")}
    _, found = taken(letterbox, files)
    assert len(found) == len(CLASS)


def test_a_learner_among_plain_folders_cannot_name_a_file_as_a_platform_does(letterbox):
    files = {f"{name}/lstm_gates.ipynb": work(name) for name in CLASS}
    files["eve/Bob Ray_7000001_assignsubmission_file_/lstm_gates.ipynb"] = work("forged")
    files["eve/raybob_12345_67890_lstm_gates.ipynb"] = work("forged")
    files["eve/Bob Ray - lstm_gates.ipynb"] = work("forged")
    _, found = taken(letterbox, files)
    assert found["Bob_Ray"] == work("Bob Ray") and set(found) == {*found} and len(found) == len(CLASS) + 1


@pytest.mark.parametrize(
    "make", [moodle, canvas, gradescope, lambda: blackboard("ann", "bob"), brightspace, google, github, teams, exchange]
)
def test_weights_and_zips_go_where_the_notebook_goes(letterbox, make):
    """Each notebook is packed into a zip, once more into a zip, and has weights beside it that tell whose they are."""
    plain = {path: data for path, data in make().items() if path.endswith(".ipynb") and data != work("old")}
    files = {path: data for path, data in make().items() if not path.endswith((".ipynb", ".pdf"))}
    for path, data in plain.items():
        files[path.replace(".ipynb", ".zip")] = zipped({"in.zip": zipped({"work/homework.ipynb": data})})
        files[path.replace(".ipynb", ".npz")] = data
    _, found = taken(letterbox, files)
    assert len(found) > 1
    for place in letterbox.course.glob("submitted/*/*"):
        assert (place / f"{CHAPTER}.npz").read_bytes() == (place / f"{CHAPTER}.ipynb").read_bytes()


@pytest.mark.parametrize("packed", [{}, {"__MACOSX/._x.ipynb": b"x"}, {"in.zip": zipped({})}])
@pytest.mark.parametrize("path", ["Pia Fox_7000099_assignsubmission_file_/work.zip", "foxpia_12099_880099_work.zip"])
def test_whose_zip_holds_nothing_is_named(letterbox, path, packed):
    files = moodle() if "assign" in path else canvas()
    files = {name: data for name, data in files.items() if not name.endswith(".pdf")}
    result, found = taken(letterbox, {**files, path: zipped(packed)})
    assert len(found) == len(files)
    [entry] = result.lost
    assert entry.where.startswith(path) and entry.why == "nothing is in this zip."


def test_who_has_a_notebook_may_hand_in_an_empty_zip_as_well(letterbox):
    result, found = taken(letterbox, {"ann/lstm_gates.ipynb": work("ann"), "ann/more.zip": zipped({})})
    assert found == {"ann": work("ann")} and not result.lost
    assert [str(entry) for entry in result.ignored] == ["ann/more.zip: nothing is in this zip."]


@pytest.mark.parametrize("form", ["{}_70000{:02}_assignsubmission_file_", "{1}-55 - {0} - Oct 2, 2026 551 PM"])
def test_a_pdf_is_not_taken_for_a_namesakes_who_has_a_notebook(letterbox, form):
    mine = form.format("Ann Lee", 11)
    files = {f"{mine}/x.ipynb": work("Ann"), f"{mine}/notes.pdf": PDF, f"{form.format('Bob Ray', 13)}/x.ipynb": work("Bob")}
    result, found = taken(letterbox, {**files, f"{form.format('Ann Lee', 12)}/report.pdf": PDF})
    assert sorted(found) == ["Ann_Lee", "Bob_Ray"] and found["Ann_Lee"] == work("Ann")
    assert [entry.where for entry in result.lost] == [f"{form.format('Ann Lee', 12)}/report.pdf"]


def test_weights_under_another_name_are_named_and_the_bundle_is_not(letterbox):
    files = {**canvas(), "raybob_12002_880002_cases-1.npz": b"x", "raybob_12002_880002_my_weights.npz": b"x"}
    result, _ = taken(letterbox, files)
    assert lost(result) == {"foxpia"}
    [entry] = [entry for entry in result.ignored if not entry.lost]
    assert entry.where == "raybob_12002_880002_my_weights.npz" and "weights are called as their notebook is" in entry.why


def test_a_whole_classs_zip_among_others_is_no_learners(letterbox):
    everybody = zipped({f"{name}/lstm_gates.ipynb": work(name) for name in CLASS})
    result, found = taken(letterbox, {"class.zip": everybody, "ann.zip": zipped({"lstm_gates.ipynb": work("ann")})})
    assert found == {"ann": work("ann")}
    assert "class.zip looks like a whole class's: collect that zip by itself." in result.lost[0].why


def test_what_lies_beside_the_work_in_a_clone_is_nobodys_loss(letterbox):
    extra = {"lstm-gates-bob/src/requirements.txt": b"numpy", "lstm-gates-bob/README.md": b"#"}
    result, found = taken(letterbox, {"lstm-gates-bob/lstm_gates.ipynb": work("bob"), **extra})
    assert found == {"bob": work("bob")} and not result.lost


def test_what_has_another_form_in_a_platforms_download_is_named(letterbox):
    result, found = taken(letterbox, {**canvas(), "class/ann.ipynb": work("ann")})
    assert "ann" not in found
    assert any("the other files are a download of Canvas" in entry.why for entry in result.lost)


def test_the_table_names_person_file_time_and_how(letterbox):
    letterbox.collect(letterbox.zip([(at("Ann Lee_71_assignsubmission_file_/x.ipynb", 2026, 10, 1), work("1"))]))
    line = next(line for line in letterbox.said if line.startswith("Ann_Lee"))
    assert line.split("  ") == [
        "Ann_Lee",
        "Ann Lee_71_assignsubmission_file_/x.ipynb",
        "2026-10-01 00:00 UTC",
        "Moodle",
    ]
