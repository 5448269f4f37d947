"""Practice in Debian's Firefox: a wrong and a right answer, a quiz, a picture, a loop that is stopped, and no way out.

Part of the sweep (`make sweep PART=practice`).
"""

import json
import os

import pytest

from tests.autograder.site.practice.answers import ENDLESS, REACHES, RIGHT, WRONG

pytestmark = pytest.mark.skipif(os.environ.get("PRACTICE") != "all", reason="part of the sweep")
STAND = "const cell = (name) => at(`[data-cell=\"rnn_cell-${name}\"]`); const check = cell('rnn_step');"
VERDICT = "const verdict = check.querySelector('.practice-verdict'); verdict.replaceChildren();"


class Learner:
    """Somebody at the page of rnn_cell, in Firefox."""

    def __init__(self, firefox, address):
        self.firefox, self.address = firefox, address
        self.go()

    def go(self):
        self.firefox.go(f"{self.address}chapters/rnn_cell/rnn_cell.html")

    def run(self, code):
        return self.firefox.run(f"{STAND} {code}")

    def insert(self, text):
        self.run(f"document.execCommand('insertText', false, {json.dumps(text)})")

    def write(self, text):
        field = "const field = cell('rnn_step-answer');"
        opened = "if (!field.querySelector('.cm-content')) field.querySelector('pre').click();"
        self.run(f"{field} {opened} (await until(() => field.querySelector('.cm-content'))).focus();")
        self.firefox.select_all()
        self.insert(text)

    def verdict(self, text):
        """Write an answer and check it; returns what is said of it."""
        self.write(text)
        press = "check.querySelector('[data-do=check]').click();"
        done = "await until(() => verdict.children.length && check.querySelector('[data-do=check]'));"
        return self.run(f"{VERDICT} {press} {done} return verdict.innerText;")

    def own_cell(self, text):
        """Run a cell of one's own, and remove it; returns the HTML of what it says."""
        mine = "const mine = () => [...document.querySelectorAll('.practice-mine')].at(-1);"
        self.run(
            f"{mine} check.querySelector('[data-do=add]').click(); (await until(() => mine()?.querySelector('.cm-content'))).focus();"
        )
        self.insert(text)
        press = "mine().querySelector('[data-do=run]').click(); await new Promise((later) => setTimeout(later, 300));"
        done = "await until(() => mine().querySelector('[data-do=run]'));"
        take = "const said = mine().querySelector('.practice-output').innerHTML; mine().querySelector('[data-do=remove]').click();"
        return self.run(f"{mine} {press} {done} {take} return said;")


@pytest.fixture(scope="module")
def ada(address):
    from tests.autograder.site.practice import firefox

    if firefox.PROGRAM is None:
        pytest.skip("Firefox is needed (Debian: apt-get install firefox-esr)")
    driven = firefox.Firefox()
    yield Learner(driven, address)
    driven.close()


def test_wrong_then_right(ada):
    assert "The recurrent matrix is transposed." in ada.verdict(WRONG)
    assert ada.verdict(RIGHT) == "rnn_step: right, 4 points"
    assert ada.run("return at('.practice-total').innerText").startswith("So far 4 of ")


def test_a_quiz(ada):
    press = 'at(\'input[data-quiz="two_orders"][value="B"]\').click();'
    told = "return cell('two_orders').querySelector('.practice-verdict').textContent;"  # off the screen it has no innerText
    assert ada.run(f"{press} {told}").startswith("two_orders: right")


def test_a_picture(ada):
    html = ada.own_cell("import matplotlib.pyplot as plt\nplt.plot([1, 3, 2]);")
    assert html.startswith('<img class="practice-picture" src="data:image/png;base64,iVBOR')
    assert (
        ada.run(
            f"document.body.insertAdjacentHTML('beforeend', {json.dumps(html)}); const image = document.body.lastElementChild; await image.decode(); return image.naturalWidth"
        )
        > 300
    )


def test_no_code_reaches_network_storage_or_page(ada, elsewhere):
    address, asked = elsewhere
    said = ada.own_cell(REACHES.replace("HERE", repr(address)))
    ada.run("await new Promise((later) => setTimeout(later, 500))")
    assert "GOT" not in said and said.count("refused") == 8, said
    assert asked == []
    ada.run(f"await fetch({address!r})")
    assert asked == ["/"]  # the page itself would have reached it


def test_an_endless_loop_is_stopped_and_nothing_is_lost(ada):
    ada.write(ENDLESS)
    press = "check.querySelector('[data-do=check]').click();"
    stop = "(await until(() => [...check.querySelectorAll('button')].find((button) => button.textContent === 'Stop')))"
    wait = "await new Promise((later) => setTimeout(later, 1000));"
    end = "await until(() => verdict.children.length); return verdict.innerText;"
    assert ada.run(f"{VERDICT} {press} const button = {stop}; {wait} button.click(); {end}") == "You stopped it."
    assert ada.verdict(RIGHT) == "rnn_step: right, 4 points"


def test_a_cell_that_does_not_end_is_stopped_by_the_limit(ada):
    ada.run("document.documentElement.dataset.limit = 2")
    assert "This cell was stopped after 2 seconds" in ada.own_cell("while True: pass")


def test_what_is_written_survives_a_reload_and_the_files_are_kept(ada):
    ada.write(RIGHT)
    ada.run("await new Promise((later) => setTimeout(later, 600))")
    ada.go()
    assert ada.run("return cell('rnn_step-answer').querySelector('pre').innerText").strip() == RIGHT.strip()
    kept = ada.run("return (await (await caches.open('unrolled-1')).keys()).map(({ url }) => url)")
    assert any("asm.wasm" in url for url in kept) and any("numpy" in url for url in kept)
