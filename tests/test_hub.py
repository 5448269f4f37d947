"""The recipe in docs/hub: two learners and an instructor on a JupyterHub, with nbgrader's exchange, in a real browser.

`make sweep PART=hub` runs it. It leaves pictures in _build/shots/hub.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError

from autograder.site.browser import chromium
from tests.autograder.classroom.formgrader.jupyter import PATIENCE, Desk
from tests.autograder.classroom.formgrader.test_walk import RIGHT, WRONG, Notebook

pytestmark = pytest.mark.skipif("HUB" not in os.environ, reason="make sweep PART=hub runs it")
BOOK = Path(__file__).resolve().parents[1]
CHAPTER = "toy_kinds"
PICTURES = BOOK / "_build" / "shots" / "hub"


def free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


class Hub:
    """A JupyterHub on a class. It runs where the account is called jovyan, as in containers: then nbgrader takes the hub's names."""

    def __init__(self, klass, data: Path):
        self.klass, self.data = klass, data
        ports = free_ports(3)
        self.address = f"http://127.0.0.1:{ports[0]}/"
        accounts = data / "passwd"
        accounts.write_text(f"jovyan:x:{os.getuid()}:{os.getgid()}::{data}:/bin/sh\n")
        self.inside = ["bwrap", "--dev-bind", "/", "/", "--ro-bind", str(accounts), "/etc/passwd", "--die-with-parent"]
        self.alone = ["--unshare-pid", "--proc", "/proc"]  # with the hub, everybody's server ends
        paths = os.pathsep.join([str(klass.home), str(BOOK), os.environ.get("PYTHONPATH", "")])
        self.environment = {
            **os.environ,
            "HUB_DATA": str(data),
            "HUB_BOOK": str(klass.home),
            "HUB_PORTS": " ".join(map(str, ports)),
            "HUB_INSTRUCTORS": "ines",
            "HUB_LEARNERS": "ann bob",
            "COURSE_ROOT": str(klass.classroom.path),
            "PYTHONPATH": paths,
            "JUPYTER_CONFIG_PATH": str(data / "etc"),
        }

    @contextlib.contextmanager
    def running(self):
        config = BOOK / "docs" / "hub" / "jupyterhub_config.py"
        with (self.data / "hub.log").open("w") as log:
            command = [*self.inside, *self.alone, sys.executable, "-m", "jupyterhub", "-f", str(config)]
            hub = subprocess.Popen(command, cwd=self.data, env=self.environment, stdout=log, stderr=log)
        try:
            self._wait(hub)
            yield self
        finally:
            hub.terminate()
            hub.wait()

    def _wait(self, hub: subprocess.Popen) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and hub.poll() is None:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{self.address}hub/login")
                return
            time.sleep(0.2)
        raise RuntimeError(f"the hub did not start: {(self.data / 'hub.log').read_text()[-3000:]}")

    def runs(self, *command: str) -> None:
        """What the instructor types into a terminal."""
        done = subprocess.run(
            [*self.inside, sys.executable, "-m", *command],
            cwd=self.klass.home,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr


class Person(Desk):
    """Somebody's browser, logged in to the hub."""

    token = ""

    def __init__(self, browser, hub: Hub, name: str):
        super().__init__(browser, hub.address)
        self.page.goto(f"{hub.address}hub/login")
        self.page.get_by_label("Username").fill(name)
        self.page.get_by_label("Password").fill("x")
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(f"{hub.address}user/{name}/**")
        self.name, self.address = name, f"{hub.address}user/{name}/"

    def opens_assignments(self):
        """Open nbgrader's list of assignments."""
        self.page.goto(f"{self.address}lab?reset")
        lists = self.page.locator("#released_assignments_list, #fetched_assignments_list")
        listed = lists.get_by_text(CHAPTER, exact=True).first
        for _ in range(20):  # a menu that is opened too early closes again, and does nothing
            with contextlib.suppress(TimeoutError):
                self.page.get_by_role("menuitem", name="Nbgrader").click()
                self.page.locator(".lm-Menu-itemLabel", has_text="Assignment List").click(timeout=5000)
                listed.wait_for(timeout=15_000)
                break
        listed.wait_for()
        return self.page

    def presses(self, button: str):
        """Press a button of the list, and wait until the server has answered."""
        with self.page.expect_response(lambda answer: "/assignments" in answer.url and answer.request.method == "POST"):
            self.page.get_by_role("button", name=button, exact=True).click()


@pytest.fixture
def hub(released_toy, tmp_path):
    PICTURES.mkdir(parents=True, exist_ok=True)
    shutil.copy(BOOK / "nbgrader_config.py", released_toy.home)
    with Hub(released_toy, tmp_path).running() as hub:
        yield hub


def test_release_fetch_answer_submit_grade_feedback(hub, namespace):
    hub.runs("nbgrader", "release_assignment", CHAPTER)
    with chromium() as browser:
        for name, body in (("ann", RIGHT), ("bob", WRONG)):
            learner = Person(browser, hub, name)
            learner.opens_assignments()
            learner.presses("Fetch")
            notebook = Notebook(learner, f"{CHAPTER}/{CHAPTER}.ipynb")
            assert ("right, 2 points" in notebook.writes("count_params", body)) == (name == "ann")
            shown = notebook.validates()
            assert ("count_params: 0 of 2 points" in shown) == (name == "bob")
            learner.opens_assignments()
            learner.page.screenshot(path=PICTURES / f"{name}.png")
            learner.presses("Submit")
            learner.page.close()

        hub.runs("nbgrader", "collect", CHAPTER)
        hub.runs("autograder.cli", "grade", CHAPTER, "--learner", "ann", "--learner", "bob")
        marks = hub.klass.marks()
        assert marks["ann", f"{CHAPTER}-count_params"] == 2 and marks["bob", f"{CHAPTER}-count_params"] == 0

        ines = Person(browser, hub, "ines")
        ines.page.goto(f"{ines.address}formgrader/gradebook/{CHAPTER}/{CHAPTER}")
        ines.page.get_by_role("button", name="Show All Names").click()
        ines.page.locator("tr", has_text="bob").get_by_role("link").last.click()
        ines.page.locator("textarea.comment").first.wait_for()
        ines.page.screenshot(path=PICTURES / "ines.png")

        hub.runs("autograder.cli", "feedback", CHAPTER, "--learner", "bob")
        hub.runs("nbgrader", "release_feedback", CHAPTER)
        bob = Person(browser, hub, "bob")
        answer = bob.page.goto(f"{bob.address}formgrader")
        assert answer.status == 404  # a learner has none
        bob.opens_assignments()
        bob.presses("Fetch Feedback")
        (page,) = (hub.data / "homes" / "bob" / CHAPTER / "feedback").rglob(f"{CHAPTER}.html")
        assert "You count three blocks of weights." in page.read_text()
        assert not list((hub.data / "homes" / "ann").rglob("feedback/*/*.html"))
