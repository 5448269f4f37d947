"""Practice in the built pages, in Chromium: a learner answers wrongly, is told, answers rightly; and what goes wrong."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from autograder.site.browser import read_through
from tests.autograder.site.practice.answers import ENDLESS, REACHES, RIGHT, WRONG

ROOT = Path(__file__).parents[4]
ALL = os.environ.get("PRACTICE") == "all"
its_own_python = pytest.mark.skipif(not ALL, reason="it starts Python once more: PRACTICE=all runs it")
FORWARD = """def rnn_forward(X, h0, Wx, Wh, b):
    hs = []
    for x in X:
        h0 = rnn_step(x, h0, Wx, Wh, b)
        hs.append(h0)
    return np.stack(hs)
"""


@pytest.fixture(scope="module")
def ada(browser, address, learner):
    """The learner of most of these tests: Python starts for her once."""
    return learner(browser, address)


@pytest.fixture
def bob(browser, address, learner):
    """Somebody new, for whom Python has not started."""
    bob = learner(browser, address)
    yield bob
    bob.context.close()


def own_cell(who, text):
    """Run a new cell of one's own below the first answer; returns it."""
    who.press("rnn_step", "add")
    cell = who.page.locator(".practice-mine").last
    cell.locator(".cm-content").wait_for()
    who.page.keyboard.insert_text(text)
    cell.locator('[data-do="run"]').click()
    cell.locator('[data-do="run"]').wait_for(timeout=180_000)
    return cell


def test_who_presses_nothing_fetches_nothing_of_it(bob):
    bob.page.wait_for_timeout(500)
    assert [url for url in bob.asked if "/practice/" in url and "/practice.js" not in url] == []
    assert bob.troubles == []


def test_without_scripts_the_page_is_the_notebook(browser, address, learner):
    plain = learner(browser, address, java_script_enabled=False)
    for name in ("rnn_step", "two_orders", "two_orders-answer", "summary"):
        assert plain.cell(name).locator("pre").is_visible(), name
    shown = plain.page.locator("button[data-do], input[data-quiz], .practice-file")
    assert shown.count() > 20 and not any(shown.nth(k).is_visible() for k in range(shown.count()))
    plain.context.close()


def test_wrong_then_right(ada):
    """And what is written while a check runs is not what it judged."""
    ada.write("rnn_step", WRONG)
    ada.press("rnn_step")
    ada.write("rnn_step", "def rnn_step(): ...")
    ada.cell("rnn_step").get_by_text("The recurrent matrix is transposed.").wait_for(timeout=180_000)
    assert "Changed since the last check: 1." in ada.page.locator(".practice-total").inner_text()
    ada.write("rnn_step", RIGHT)
    assert ada.verdict("rnn_step") == "rnn_step: right, 4 points"
    assert ada.page.locator(".practice-total").inner_text().startswith("So far 4 of ")
    assert ada.troubles == []


def test_what_a_given_cell_says_of_a_missing_pytorch_is_for_notebooks(ada):
    ada.verdict("rnn_step")
    assert ada.cell("given-2").locator(".practice-output *").count() == 0


def test_the_report_is_the_notebooks_word_for_word_and_tag_for_tag(ada):
    ada.write("rnn_step", WRONG)
    ada.verdict("rnn_step")
    shown = ada.cell("rnn_step").locator(".practice-report").evaluate("(report) => report.outerHTML")
    code = f"import numpy as np\nfrom check import check\n{WRONG}\nprint(check(rnn_step)._repr_html_())"
    bundle = ROOT / "chapters" / "_generated" / "downloads" / "rnn_cell"
    there = subprocess.run([sys.executable, "-c", code], cwd=bundle, capture_output=True, text=True, check=True).stdout

    def bare(html):
        return re.sub(r"<(\w+) [^>]*>", r"<\1>", html).strip()

    assert bare(shown) == bare(there)


def test_reset_gives_the_stub_and_can_be_taken_back(ada):
    ada.write("rnn_step", RIGHT)
    ada.press("rnn_step", "reset")
    assert "your code here" in ada.cell("rnn_step-answer").inner_text()
    ada.press("rnn_step", "reset")
    assert "np.tanh" in ada.cell("rnn_step-answer").inner_text()


def test_an_exception_is_told_with_its_line_which_is_marked(ada):
    ada.write("rnn_step", "def rnn_step(x, h, Wx, Wh, b):\n    return x\n\nunknown + 1\n")
    ada.verdict("rnn_step")
    answer = ada.cell("rnn_step-answer")
    assert answer.locator(".practice-error").inner_text() == "Line 4: NameError: name 'unknown' is not defined"
    assert answer.locator(".cm-wrong").inner_text() == "unknown + 1"


def test_prints_are_text_and_never_markup(ada):
    cell = own_cell(ada, "print('<img src=x onerror=alert(1)><b>bold</b>')\n'<script>alert(2)</script>'")
    assert cell.locator(".practice-output").inner_text().split("\n")[0] == "<img src=x onerror=alert(1)><b>bold</b>"
    assert cell.locator("img, b, script").count() == 0


def test_a_report_that_a_learner_forges_brings_no_markup_in(ada):
    code = """
from check import Points
class Evil(Points):
    def __new__(cls): return float.__new__(cls, 1)
    def _repr_html_(self): return "<b>x</b><img src=x onerror=alert(1)><a href='javascript:alert(1)'>y</a><div style='position:fixed'>z</div>"
    def __str__(self): return ""
Evil()
"""
    cell = own_cell(ada, code)
    html = cell.locator(".practice-output").evaluate("(output) => output.innerHTML")
    assert html == "<b>x</b>y<div>z</div>"


def test_a_picture_appears_below_its_cell(ada):
    cell = own_cell(ada, "import matplotlib.pyplot as plt\nplt.plot([1, 3, 2])\nplt.title('three')")
    assert cell.locator(".practice-out, .practice-err").all_inner_texts() == ["Text(0.5, 1.0, 'three')"]
    picture = cell.locator("img")
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 300
    assert picture.get_attribute("alt")


def test_no_code_reaches_network_storage_or_page(ada, elsewhere):
    """Each way that a worker has is tried from Python, and a server waits for what comes through."""
    address, asked = elsewhere
    said = own_cell(ada, REACHES.replace("HERE", repr(address))).locator(".practice-output").inner_text()
    ada.page.wait_for_timeout(500)
    assert "GOT" not in said and said.count("refused") == 8, said
    assert said.rstrip().endswith("null")
    assert asked == []
    ada.troubles.clear()  # each refusal is told on the console


def test_the_server_elsewhere_would_have_been_reached_without_the_policy(ada, elsewhere):
    address, asked = elsewhere
    ada.page.evaluate("(address) => fetch(address).then((response) => response.status)", address)
    assert asked == ["/"]


def test_a_page_runs_its_own_scripts_only(ada):
    policy = ada.page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content")
    assert "'unsafe-inline'" not in policy and "'unsafe-eval'" not in policy
    ada.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.caught = true\">')")
    ada.page.wait_for_timeout(300)
    assert ada.page.evaluate("window.caught") is None
    ada.troubles.clear()


def test_an_endless_loop_is_stopped_and_nothing_is_lost(ada):
    ada.write("rnn_step", ENDLESS)
    ada.press("rnn_step")
    button = ada.cell("rnn_step").get_by_role("button", name="Stop")
    button.wait_for()
    ada.page.wait_for_timeout(500)
    button.click()
    ada.cell("rnn_step").get_by_text("You stopped it.").wait_for(timeout=20_000)
    assert "while True" in ada.cell("rnn_step-answer").inner_text()
    ada.write("rnn_step", RIGHT)
    assert ada.verdict("rnn_step") == "rnn_step: right, 4 points"


def test_a_cell_that_does_not_end_is_stopped_by_a_limit_and_left_out(ada):
    """The verdict of an answer that lacks it is old when it is changed."""
    ada.page.evaluate("document.documentElement.dataset.limit = 2")
    ada.write("rnn_step", "while True: pass")
    ada.write("rnn_forward", FORWARD)
    assert "rnn_step" in ada.verdict("rnn_forward")
    error = ada.cell("rnn_step-answer").locator(".practice-error").text_content()  # also where it is out of sight
    assert error.startswith("This cell was stopped after 2 seconds")
    ada.page.evaluate("delete document.documentElement.dataset.limit")
    since = ada.cell("rnn_forward").locator(".practice-verdict")
    assert since.get_attribute("data-stale") == ""
    ada.write("rnn_step", RIGHT)
    assert since.get_attribute("data-stale") == "rnn_step changed since this check, and this answer uses it."
    assert ada.verdict("rnn_step") == "rnn_step: right, 4 points"


def test_what_is_typed_survives_a_reload_and_what_a_change_makes_old_does_not_count(ada):
    """The answer's own verdict is old after a change, and so is that of an answer that uses it."""
    ada.write("rnn_step", RIGHT)
    ada.verdict("rnn_step")
    ada.write("rnn_forward", FORWARD)
    ada.verdict("rnn_forward")
    before = ada.page.locator(".practice-total").inner_text()
    ada.write("rnn_step", WRONG)
    check = ada.cell("rnn_forward")
    said = check.locator(".practice-verdict").evaluate("(place) => getComputedStyle(place, '::after').content")
    assert said == '"rnn_step changed since this check, and this answer uses it."'
    assert "Changed since the last check: 2." in ada.page.locator(".practice-total").inner_text()
    ada.page.reload()
    assert ada.cell("rnn_step-answer").inner_text().strip() == WRONG.strip()
    assert ada.cell("rnn_step").locator(".practice-verdict").inner_text() == "rnn_step: right, 4 points"
    assert "practice-stale" in check.evaluate("(cell) => cell.className")
    assert ada.page.locator(".practice-total").inner_text().startswith("So far 0 of ")
    ada.write("rnn_step", RIGHT)
    assert ada.page.locator(".practice-total").inner_text() == before


@its_own_python
def test_it_works_offline_once_it_has_worked(ada):
    ada.page.wait_for_timeout(1000)  # the service worker keeps what has come
    ada.context.set_offline(True)
    ada.page.reload()
    ada.write("rnn_step", WRONG)
    assert "transposed" in ada.verdict("rnn_step")
    assert len(ada.download()["cells"]) > 20
    ada.context.set_offline(False)


def test_a_quiz_is_answered_without_python(bob, book):
    from solutions.rnn_cell import LETTERS

    right = LETTERS["two_orders"]
    for letter in "ABCD":
        bob.page.locator(f'input[data-quiz="two_orders"][value="{letter}"]').check()
        said = bob.cell("two_orders").locator(".practice-verdict").inner_text()
        assert said.startswith("two_orders: right, 1 point" if letter == right else "two_orders: 0 of 1 point")
    bob.page.locator(f'input[data-quiz="two_orders"][value="{right}"]').check()
    assert bob.page.locator(".practice-total").inner_text().startswith("So far 1 of ")
    answer = next(cell for cell in bob.download()["cells"] if cell["id"] == "rnn_cell-two_orders-answer")
    space = {}
    exec(answer["source"], space)
    assert space["two_orders"]() == right
    assert not any("/practice/" in url and "/practice.js" not in url for url in bob.asked)


def test_a_cell_of_ones_own_comes_stays_and_goes(bob):
    bob.press("rnn_step", "add")
    bob.page.locator(".practice-mine .cm-content").wait_for()
    bob.page.keyboard.insert_text("a = 1")
    bob.page.reload()
    cell = bob.page.locator(".practice-mine")
    assert cell.locator("pre").inner_text().strip() == "a = 1"
    cell.locator('[data-do="remove"]').click()
    assert bob.page.locator(".practice-mine").count() == 0
    assert bob.page.locator(".practice-kept pre").inner_text() == "a = 1"


def test_two_tabs_keep_both_answers(bob):
    other = bob.tab()
    bob.write("rnn_step", RIGHT)
    bob.write("readout", "def readout(): ...", page=other)
    bob.page.wait_for_timeout(600)
    cells = bob.stored()["cells"]
    assert set(cells) == {"rnn_cell-rnn_step-answer", "rnn_cell-readout-answer"}
    assert "def readout(): ..." in bob.cell("readout-answer").text_content()  # a tab behind another draws nothing


def test_what_was_downloaded_can_be_opened_elsewhere(bob, browser, address, learner, tmp_path):
    bob.write("rnn_step", RIGHT)
    (tmp_path / "mine.ipynb").write_text(json.dumps(bob.download()))
    dave = learner(browser, address)
    dave.write("rnn_step", WRONG)
    dave.page.locator(".practice-open input").set_input_files(tmp_path / "mine.ipynb")
    dave.page.get_by_text("mine.ipynb is open: 1 cell with work of yours; 1 kept").wait_for()
    assert dave.cell("rnn_step-answer").inner_text().strip() == RIGHT.strip()
    assert dave.page.locator(".practice-kept pre").inner_text().strip() == WRONG.strip()
    dave.context.close()


def test_own_cells_and_texts_of_an_opened_notebook_stand_where_they_stood(bob, tmp_path):
    notebook = bob.download()
    place = [cell["id"] for cell in notebook["cells"]].index("rnn_cell-rnn_step_concat-answer")
    note = {"cell_type": "markdown", "metadata": {}, "source": "**My note**"}
    code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": "helper = 1"}
    notebook["cells"][place:place] = [note, code]  # above the answer, below the text that says what it is worth
    (tmp_path / "mine.ipynb").write_text(json.dumps(notebook))
    for _ in "once", "again":
        bob.page.locator(".practice-open input").set_input_files(tmp_path / "mine.ipynb")
        bob.page.get_by_text("mine.ipynb is open").wait_for()
        order = bob.page.locator(".practice-cell").evaluate_all("(cells) => cells.map((cell) => cell.dataset.cell)")
        here = order.index("rnn_cell-rnn_step_concat-answer")
        assert order[here - 3 : here] == ["rnn_cell-rnn_step", "own-1", "own-2"]
    assert bob.page.locator(".practice-kept").count() == 0
    field = bob.page.get_by_label("A text of yours")
    assert field.input_value() == "**My note**"
    field.fill("**My note**, longer")
    bob.page.reload()
    assert field.input_value() == "**My note**, longer"
    cells = bob.download()["cells"]
    assert [(cell["cell_type"], cell["source"]) for cell in cells[place : place + 2]] == [
        ("markdown", "**My note**, longer"),
        ("code", "helper = 1"),
    ]
    bob.page.locator(".practice-mine").first.locator('[data-do="remove"]').click()
    assert bob.page.locator(".practice-kept pre").inner_text() == "**My note**, longer"


def test_what_a_new_release_has_no_place_for_is_kept_and_goes_to_the_notebooks_end(bob):
    bob.begin_with(cells={"rnn_cell-gone-answer": "def gone(): ...", "rnn_cell-rnn_step-answer": RIGHT})
    assert bob.cell("rnn_step-answer").inner_text().strip() == RIGHT.strip()
    assert bob.page.locator(".practice-kept pre").inner_text() == "def gone(): ..."
    last = bob.download()["cells"][-1]
    assert last["cell_type"] == "markdown" and "def gone(): ..." in last["source"]


@pytest.mark.parametrize(
    "name, text, says",
    [
        ("x.ipynb", "{", "This file is no notebook: it does not hold valid JSON."),
        ("gru.ipynb", None, "This is not the notebook of rnn_cell. It belongs to gru: open it on its own page."),
    ],
)
def test_a_file_that_does_not_belong_here_changes_nothing(ada, tmp_path, name, text, says):
    before = ada.stored()
    (tmp_path / name).write_text(text or (ROOT / "chapters" / "gru" / "gru.ipynb").read_text())
    ada.page.locator(".practice-open input").set_input_files(tmp_path / name)
    ada.page.locator(".practice-says").get_by_text(says).wait_for()
    assert ada.stored() == before


def test_a_fetch_that_is_lost_or_stopped_is_told_and_the_next_press_goes_on(browser, address, learner):
    bob = learner(browser, address, service_workers="block")  # a route sees no request of a service worker
    bob.page.route("**/*asm.wasm.gz", lambda route: route.abort("connectionreset"))
    bob.press("rnn_step")
    bob.page.get_by_text("The network was lost while Python was being fetched").wait_for(timeout=60_000)
    bob.page.unroute("**/*asm.wasm.gz")
    bob.page.route("**/*asm.wasm.gz", lambda route: None)  # it never comes
    with bob.page.expect_request("**/*asm.wasm.gz"):
        bob.press("rnn_step")
    with bob.page.expect_event("requestfailed", lambda request: "asm.wasm" in request.url):
        bob.cell("rnn_step").get_by_role("button", name="Stop").click()
    bob.page.get_by_text("You stopped it. What has come is kept").wait_for(timeout=20_000)
    bob.page.unroute("**/*asm.wasm.gz")
    bob.asked.clear()
    assert "as it was released" in bob.verdict("rnn_step")
    assert [url for url in bob.asked if "asm.wasm" in url] and not [url for url in bob.asked if "numpy" in url]
    bob.context.close()


@pytest.mark.parametrize(
    "script, says",
    [
        ("delete globalThis.WebAssembly", "This browser has no WebAssembly"),
        (
            "Storage.prototype.setItem = () => { throw new Error('QuotaExceededError') }",
            "download your notebook before you leave",
        ),
        (
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('SecurityError') } })",
            "download your notebook before you leave",
        ),
    ],
)
def test_a_browser_that_lacks_something_is_told_so(browser, address, learner, script, says):
    eve = learner(browser, "about:blank#")
    eve.page.add_init_script(script)
    eve.page.goto(f"{address}chapters/rnn_cell/rnn_cell.html")
    eve.page.locator('input[data-quiz="two_orders"][value="A"]').check()
    eve.press("rnn_step") if "WebAssembly" in says else None
    eve.page.get_by_text(says).first.wait_for(timeout=10_000)
    eve.context.close()


def test_opened_as_a_file_quizzes_work_and_the_rest_says_what_it_needs(browser, site, learner):
    fay = learner(browser, f"{site.as_uri()}/")
    fay.page.locator('input[data-quiz="two_orders"][value="B"]').check()
    assert fay.cell("two_orders").locator(".practice-verdict").inner_text() == "two_orders: right, 1 point"
    fay.press("rnn_step")
    fay.page.get_by_text("run `autograder serve`").wait_for()
    fay.context.close()


def test_it_works_by_keyboard_alone(bob):
    bob.cell("rnn_step").locator('[data-do="write"]').focus()
    bob.page.keyboard.press("Enter")
    bob.cell("rnn_step-answer").locator(".cm-content").wait_for()
    bob.page.keyboard.press("Control+a")
    bob.page.keyboard.insert_text("def rnn_step():")
    bob.page.keyboard.press("Enter")
    bob.page.keyboard.insert_text("return 1")
    bob.page.keyboard.press("Tab")
    assert bob.cell("rnn_step-answer").locator(".cm-content").inner_text().startswith("def rnn_step():\n    ")
    bob.page.keyboard.press("Escape")
    bob.page.keyboard.press("Tab")
    assert bob.page.evaluate("document.activeElement.dataset.do") == "check"
    assert bob.cell("rnn_step").locator(".practice-verdict").get_attribute("role") == "status"


@pytest.mark.parametrize(
    "width, scheme", [(390, "light"), (1280, "dark"), *([(390, "dark"), (1280, "light")] if ALL else [])]
)
def test_nothing_keeps_anybody_out(browser, address, learner, width, scheme):
    """Editor, error, report, an old one, quiz and own text, as axe-core sees them; nothing is wider than the page."""
    gus = learner(browser, address, viewport={"width": width, "height": 800}, color_scheme=scheme)
    html = "<div style='border-left:4px solid #c0392b;'><b>rnn_step: 0 of 4 points</b><div><i>Why?</i> <code>h</code></div></div>"
    old = {"points": 0, "state": "failed", "html": html, "of": "another text"}
    note = {"id": "own-1", "after": "rnn_cell-rnn_step", "text": "a note", "prose": True}
    gus.begin_with(verdicts={"rnn_step": old}, own=[note])
    assert gus.page.locator(".practice-stale .practice-report").is_visible()
    gus.write("rnn_step", RIGHT)
    gus.page.locator('input[data-quiz="two_orders"][value="A"]').check()
    gus.page.evaluate(
        "() => { const box = document.createElement('pre'); box.className = 'practice-error'; box.textContent = 'Line 1: x'; document.querySelector('[data-cell$=rnn_step-answer]').append(box); }"
    )
    read_through(gus.page)  # what has never been in sight has no place yet
    found = Axe().run(
        gus.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found.response["violations"]] == []
    assert gus.page.evaluate("document.documentElement.scrollWidth") <= width
    gus.context.close()


@its_own_python
def test_a_cell_of_a_lesson_can_be_changed_and_run(browser, address, learner):
    hal = learner(browser, address)
    page = hal.tab("chapters/rnn_cell/lesson.html")
    cell = page.locator('[data-cell="live-1"]')
    cell.locator(".cell_input pre").click()
    cell.locator(".cm-content").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("print(6 * 7)")
    cell.locator('[data-do="run"]').click()
    cell.locator(".practice-output pre").wait_for(timeout=180_000)
    assert cell.locator(".practice-output").inner_text().strip() == "42"
    hal.context.close()


def test_the_algorithm_that_a_lesson_shows_agrees_with_the_solutions():
    import numpy as np

    from solutions.rnn_cell import rnn_forward

    text = (ROOT / "chapters" / "rnn_cell" / "lesson.md").read_text()
    space = {}
    exec(re.search(r"```{code-cell}\n:tags: \[live\]\n(.*?)```", text, re.DOTALL)[1], space)
    xs = np.random.default_rng(0).normal(size=9)
    weights = [np.full((1, 1), space[name]) for name in ("w_x", "w_h")]
    want = rnn_forward(xs.reshape(-1, 1, 1), np.zeros((1, 1)), *weights, np.zeros(1)).ravel()
    np.testing.assert_allclose(space["states"](*xs), want, atol=5e-4)
