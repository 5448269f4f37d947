"""Starts a real Jupyter for tests in a browser."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

REPOSITORY = Path(__file__).parents[4]
INSTALLED = "jupyterlab jupyter_lsp notebook notebook_shim jupyter_server_terminals jupyterlab_jupytext"
PATIENCE = 300  # seconds; a busy machine is no failure


@contextlib.contextmanager
def jupyter(book: Path, course: Path, root: Path, lab: bool = False):
    """Jupyter on a class: the address of its first page, in a browser that has not been there.

    book: where nbgrader_config.py is put. root: what Jupyter shows; it holds the course. lab: JupyterLab with all that is
    installed; else formgrader alone, which starts in half the time.
    """
    shutil.copy(REPOSITORY / "nbgrader_config.py", book)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = root / "home"
    home.mkdir(exist_ok=True)
    paths = os.pathsep.join([str(book), str(REPOSITORY)])
    environment = {**os.environ, "COURSE_ROOT": str(course), "PYTHONPATH": paths, "HOME": str(home)}
    if not lab:
        left_out = {"ServerApp": {"jpserver_extensions": dict.fromkeys(INSTALLED.split(), False)}}
        (home / "jupyter_server_config.json").write_text(json.dumps(left_out))
        environment["JUPYTER_CONFIG_DIR"] = str(home)
    options = [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", "--no-browser", "--allow-root"]
    options += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={root}", "--IdentityProvider.token=t"]
    command = [sys.executable, "-m", "jupyterlab" if lab else "jupyter_server", *options]
    log = root / "jupyter.log"
    with log.open("w") as file:
        server = subprocess.Popen(command, cwd=book, env=environment, stdout=file, stderr=file)
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait_for(f"{address}api", server, log)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(address)
            return
        time.sleep(0.1)
    raise RuntimeError(f"Jupyter did not start: {log.read_text()[-2000:]}")


class Desk:
    """A page in Chromium, with what it asked of other servers and what went wrong."""

    token = "?token=t"

    def __init__(self, browser, address: str):
        self.page, self.address = browser.new_page(viewport={"width": 1280, "height": 900}), address
        self.page.set_default_timeout(1000 * PATIENCE)
        self.outside, self.troubles = [], []
        self.page.on("request", self._asked)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.troubles.append("a dialog"), dialog.dismiss()))

    def _asked(self, request):
        if not request.url.startswith((self.address, "data:", "blob:", "file:")):
            self.outside.append(request.url)

    def opens_formgrader(self, assignment: str):
        """Open the list of submissions of an assignment, as a person does."""
        self.page.goto(f"{self.address}formgrader{self.token}")
        self.page.goto(f"{self.address}formgrader/gradebook/{assignment}/{assignment}")

    def saves(self, doing):
        """Do something, and wait until formgrader has stored it."""
        with self.page.expect_response(lambda answer: answer.request.method == "PUT"):
            doing()
