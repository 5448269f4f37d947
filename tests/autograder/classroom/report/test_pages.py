"""The report's pages: they say what was found, and no learner's name, code or output does anything in them."""

import csv
import re
import sqlite3
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe

from autograder.classroom.report import pages
from autograder.classroom.report.look import environment
from autograder.site.browser import chromium

HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"\' onmouseover="alert(3)\u202e\u2066\x1b[2J{{7*7}} $\\href{javascript:alert(4)}{x}$'


class Watch(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self, page: str):
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes

    def handle_data(self, data):
        self.text += data


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", Watch(page).text)


@pytest.fixture
def full(school):
    """A class with something on every page."""
    school.mistaken("ann", code="def step(x):\n    return x.T  # Ann")
    school.mistaken("bob", "", code="def step(x):\n    return 2 * x")
    school.mistaken("cleo", "", code="def step(x):\n    return x + x", notes=["cell own-3 crashed"])
    school.marked("dan", code={"step": "right = True"})
    school.marked("dan", "lstm")
    return school


def test_the_first_page_says_who_needs_what(full):
    text = text_of(full.write()["index.html"])
    for told in (
        "4 learners",
        "5 notebooks",
        "3 at risk",
        "3 without lstm",
        "1 odd thing",
        "A <b>bold</b> course: the class",
        "below 50 % over the last 3 assignments",
        "Wh is transposed.",
        "Wrong answers without a name",
        "There is no gradebook here",
    ):
        assert told in text, told


def test_every_link_leads_to_a_page_that_is_there(full):
    found = full.write()
    for path, text in found.items():
        for name, value in Watch(text).attributes:
            if name == "href":
                page, _, place = urljoin(f"http://x/{path}", value).removeprefix("http://x/").partition("#")
                assert page in found and f'id="{place}"' in f'{found[page]}id=""', (path, value)


def test_an_exercise_has_its_mistakes_its_groups_and_who_is_not_done(full):
    text = text_of(full.write()["exercises/rnn_cell-step.html"])
    for told in (
        "25 % mean of the points",
        "What is its shape?",
        "return x.T",
        "return 2 * x",
        "failed ann, bob, cleo",
    ):
        assert told in text, told
    assert "2 learners whose answers compute the same" in text


def test_a_page_for_the_lecture_names_nobody(full):
    page = full.write()["mistakes/rnn_cell-step-wh_transposed.html"]
    assert "What is its shape?" in page and "return x.T" in page and "1 learner, 25 %" in page
    assert not re.search(r"\b(ann|bob|cleo|dan)\b", Watch(page).text, re.I)


def test_a_learners_page_has_verdicts_code_and_the_command_of_replay(full):
    text = text_of(full.write()["learners/ann.html"])
    for told in ("Wh is transposed.", "h is wrong.", "# Ann", "Not handed in: lstm", "At risk"):
        assert told in text, told
    assert f"autograder replay --course {full.course} ann rnn_cell-step" in text


def test_the_code_of_wrong_answers_comes_before_the_limit(full, monkeypatch):
    monkeypatch.setattr(pages, "CODE", 60)
    full.mistaken("eve", code="wrong = " + "1" * 50)
    full.marked("eve", "lstm", code={"step": "right = " + "1" * 50})
    text = full.write()["learners/eve.html"]
    assert "wrong = 1" in text and "right = 1" not in text and "The code is left out here" in text


def test_whether_hints_help_is_told_where_it_is_known(full):
    assert "Do the hints help?" not in full.write()["mistakes.html"]
    full.handed_in_again("ann", code={"step": "def step(x):\n    return x"})
    full.mistaken("eve", code="x = 1")
    found = full.write()
    assert "Mended in the next notebook: 1 of 1 (100 %) mistakes" in text_of(found["mistakes.html"])
    assert (
        "1 held it in an earlier notebook and handed in again; 1 had mended it."
        in found["exercises/rnn_cell-step.html"]
    )
    ann = text_of(found["learners/ann.html"])
    assert "Earlier notebooks had 2 points by their verdicts." in ann and "Before: 0 (wh_transposed)." in ann


def test_sections_stand_on_the_first_page_and_beside_learners(full):
    rows = ("id,name,section", "ann,Ann Lee,<b>Tuesday", "bob,Bob,Friday", "cleo,Cleo,Friday", "dan,Dan,Friday")
    (full.course / "roster.csv").write_text("\n".join(rows))
    found = full.write()
    assert "<b>Tuesday1133 %33 % 1– 0" in text_of(found["index.html"])
    assert "Friday3267 %" in text_of(found["index.html"]) and "<b>Tuesday" in text_of(found["learners.html"])
    assert "Learner · <b>Tuesday" in text_of(found["learners/ann.html"])


def test_a_quizs_wrong_choice_stands_on_its_page_only(quiz):
    quiz.mistaken("ann", "A")
    found = quiz.write()
    assert "Wrong choices" in found["exercises/rnn_cell-step.html"]
    assert not [path for path in found if path.startswith("mistakes/")]
    assert "No answer holds a mistake that the course knows by name." in found["index.html"]


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_unread_essays_late_work_and_names(gradebook):
    (gradebook.course / "course.toml").write_text('title = "Gates, autumn"')
    found = gradebook.write()
    assert "Gates, autumn: the class" in text_of(found["index.html"])
    assert "Notebooks with essays that wait for a person: 1 in rnn_cell" in text_of(found["index.html"])
    page = text_of(found["assignments/rnn_cell.html"])
    assert "It was due 1 November 2020, 18:00 UTC; 1 came later. 1 waits for a person;" in page and "When it was handed in" in page
    assert "3 of these are for essays that nobody has read" in text_of(found["learners/ann.html"])
    assert "1 taken off for being late; handed in 2 November 2020, 12:00 UTC, late" in text_of(
        found["learners/bob.html"]
    )
    assert "<h1><bdi>Dan O&#39;Hara &lt;i&gt;</bdi></h1>" in found["learners/dan.html"]


def test_progress_counts_every_verdict_and_page(full):
    seen = {}

    def progress(results, total, what):
        found = list(results)
        seen[what] = (len(found), total)
        return found

    found = full.write(progress=progress)
    assert seen == {"verdicts read:": (5, 5), "pages written:": (len(found), len(found))}


def test_pages_of_what_is_gone_are_removed(full):
    full.write()
    (full.course / "verdicts" / "rnn_cell" / "ann.json").unlink()
    assert "learners/ann.html" not in full.write()


def test_the_page_suits_phones_and_the_dark(full):
    for text in full.write().values():
        assert "width=device-width" in text and "prefers-color-scheme: dark" in text and "@media print" in text


# ----------------------------------------------------------------------------------------------------- pseudonyms


def test_an_anonymous_report_names_nobody(full):
    full.marked("ann", "lstm", refused="There is ann.ipynb", notes=["by ann"], forward={"lines": ["ann: ann"]})
    names = re.compile(r"\b(ann|bob|cleo|dan)\b", re.I)
    found = full.write(anonymous=True)
    assert not [path for path, text in found.items() if names.search(text) or names.search(path)]
    assert len([path for path in found if path.startswith("learners/")]) == 4
    assert not (full.course / "report" / "marks.csv").exists()


def test_anonymous_json_names_nobody_either(full, capsys):
    from autograder.cli import main

    assert main(["report", "--book", str(full.book), "--course", str(full.course), "--json", "--anonymous"]) == 0
    said = capsys.readouterr().out
    assert '"anonymous": true' in said and not re.search(r"\b(ann|bob|cleo|dan)\b", said, re.I)


def test_pseudonyms_stay_the_same(full):
    first = [x.id for x in full.summary(anonymous=True).learners]
    assert first == [x.id for x in full.summary(anonymous=True).learners] == sorted(first)
    full.marked("zoe")
    assert set(first) < {x.id for x in full.summary(anonymous=True).learners}


# ------------------------------------------------------------------------------------------------------ hostile text


@pytest.fixture
def hostile(school):
    """Everything that a learner can write, and more, is hostile."""
    step = {"points": 0.0, "state": "failed", "lines": [HOSTILE], "named": [HOSTILE], "remarks": [HOSTILE]}
    for k in range(14):
        name = f"{HOSTILE}{k}"
        school.marked(name, file=f"x{k}", step=step, refused=HOSTILE, notes=[HOSTILE], code={"step": HOSTILE})
    school.mistaken(f"{HOSTILE}!", "", file="y", code=f"x = {HOSTILE!r}")
    school.marked(f"{HOSTILE}?", file="z", forward={"exercise": HOSTILE})
    school.marked("half of a letter \ud800", file="half", step={"diagnoses": [{"hint": 1}, {}], "state": "failed"})
    return school


@pytest.fixture
def hostile_people(gradebook):
    """Names, sections and what was handed in before are hostile, too; the roster and the gradebook have them."""
    named = {"step": {"points": 0.0, "state": "part", "named": [HOSTILE]}, "code": {"step": HOSTILE}}
    gradebook.marked("ann", **named)
    gradebook.handed_in_again("ann", **{**named, "code": {"step": "x"}})
    rows = [("id", "name", "section"), ("ann", HOSTILE, f"A{HOSTILE}"), ("bob", f"{HOSTILE}b", f"B{HOSTILE}")]
    with (gradebook.course / "roster.csv").open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    with sqlite3.connect(gradebook.course / "gradebook.db") as db:
        db.execute("update student set first_name = ?, last_name = ?", (HOSTILE, HOSTILE))
    return gradebook


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_no_name_or_section_becomes_markup(hostile_people, reader):
    found = hostile_people.write()
    assert "A<script>alert(1)</script>" in Watch(found["index.html"]).text
    assert "Before: 0 (<script>alert(1)" in text_of(found["learners/ann.html"])
    for path, text in found.items():
        watch = Watch(text)
        assert watch.tags.count("script") == watch.tags.count("style") == 1 and "img" not in watch.tags, path
        assert not re.search("[\u202e\u2066\x1b]", text), path
        page = reader.opens(hostile_people.course / "report" / path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    assert reader.troubles == [] and len(reader.asked) == len(found)


@pytest.mark.parametrize("anonymous", [False, True])
def test_nothing_that_a_learner_writes_becomes_markup(hostile, anonymous):
    for path, text in hostile.write(anonymous=anonymous).items():
        watch = Watch(text)
        assert watch.tags.count("script") == watch.tags.count("style") == 1 and "img" not in watch.tags, path
        assert not [name for name, _ in watch.attributes if name.startswith("on") or name == "style"], path
        assert not re.search("[\u202e\u2066\x1b]", text) and "49" not in re.findall(r"\d+", Watch(text).text), path


def test_a_page_asks_nothing_of_anybody(hostile):
    for text in hostile.write().values():
        watch = Watch(text)
        assert [
            value for _, value in watch.attributes if value and value.startswith("default-src 'none'; style-src 'sha")
        ]
        assert not {"link", "img", "iframe", "form", "object"} & set(watch.tags)
        assert not re.search(r"url\(|@import|https?:", text)


def test_texts_from_the_page_itself_are_escaped_by_default():
    assert environment().from_string("{{ x }}").render(x="<i>\u202e") == "&lt;i&gt;\\u202e"


# ---------------------------------------------------------------------------------------------------------- browser


class Reader:
    """A page of a report in Chromium, with what it asked for and what went wrong."""

    def __init__(self, context):
        self.page, self.asked, self.troubles = context.new_page(), [], []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.troubles.append("a dialog"), dialog.dismiss()))

    def opens(self, path):
        self.page.goto(path.as_uri())
        return self.page


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def reader(browser):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield Reader(context)
    context.close()


def test_in_a_browser_nothing_runs_and_nothing_is_sent(hostile, reader):
    pages = sorted(hostile.write())
    for path in pages:
        page = reader.opens(hostile.course / "report" / path)
        page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    assert reader.troubles == []
    assert all(url.startswith("file:") and url.split("#")[0].endswith(".html") for url in reader.asked)
    assert len(reader.asked) == len(pages)


def test_the_policy_stops_what_would_call_home(full, reader):
    """As if something had become markup after all."""
    full.write()
    path = full.course / "report" / "index.html"
    evil = "<script>document.title='run'</script><img src=http://127.0.0.1:9/x><p style='color:red'>x</p>"
    path.write_text(path.read_text().replace("<main>", f"<main>{evil}"))
    page = reader.opens(path)
    assert page.title() != "run"
    assert len([t for t in reader.troubles if "Content Security Policy" in t]) == 3


def test_tables_sort_and_filter(school, reader):
    for k in range(14):
        school.marked(f"learner{k}", step=4 * (k % 3 == 0), forward=0)
    school.write()
    page = reader.opens(school.course / "report" / "learners.html")
    rows = page.locator("tbody tr:visible")
    page.get_by_role("button", name="learner").click()
    assert [t.split()[0] for t in rows.locator("th").all_inner_texts()][:3] == ["learner0", "learner1", "learner2"]
    page.get_by_role("button", name="total").click()
    assert [t for t in rows.locator("td:nth-of-type(2)").all_inner_texts()][:6] == ["4"] * 5 + ["0"]
    page.get_by_role("searchbox").fill("learner1")
    assert rows.count() == 5 and page.locator("output").inner_text() == "5 of 14"
    assert reader.troubles == []


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_times_sort_by_the_clock(gradebook, reader):
    gradebook.write()
    page = reader.opens(gradebook.course / "report" / "assignments" / "rnn_cell.html")
    page.get_by_role("button", name="handed in").click()
    assert page.locator(".marks tbody th").all_inner_texts() == ["bob", "ann", "cleo"]
    page.get_by_role("button", name="handed in").click()
    assert page.locator(".marks tbody th").all_inner_texts() == ["cleo", "ann", "bob"]


def test_without_scripts_the_pages_show_everything(full, browser):
    context = browser.new_context(java_script_enabled=False)
    full.write()
    page = Reader(context).opens(full.course / "report" / "learners.html")
    assert page.get_by_role("link", name="ann").is_visible() and page.locator("input, button").count() == 0
    page.get_by_role("link", name="ann").click()
    page.locator("details").first.locator("summary").click()
    assert page.get_by_text("autograder replay").first.is_visible()
    context.close()


def test_axe_finds_nothing_that_keeps_people_out(full, reader):
    kinds = {path.split("/")[0]: path for path in full.write()}  # one page of each kind
    assert len(kinds) == 8
    for path in kinds.values():
        page = reader.opens(full.course / "report" / path)
        found = Axe().run(page).response["violations"]
        page.emulate_media(color_scheme="dark")
        found += Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
        page.emulate_media(color_scheme="light")
        assert not found, [(path, v["id"], v["nodes"][0]["html"][:200]) for v in found]
