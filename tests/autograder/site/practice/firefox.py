"""Firefox, driven by WebDriver BiDi: as much as the tests of practice need.

Playwright 1.65 can start Debian's Firefox, too, but then sends a command that Firefox ESR 153 does not know.
"""

import itertools
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import websocket  # Jupyter's server needs it, too

PROGRAM = shutil.which("firefox-esr") or shutil.which("firefox")
# no proxy answers: only this machine is reached
OFFLINE = {f"network.proxy.{kind}": "127.0.0.1" for kind in ("http", "ssl", "no_proxies_on")}
OFFLINE |= {"network.proxy.type": 1, "network.proxy.http_port": 9, "network.proxy.ssl_port": 9}
HELP = """
const at = (place) => document.querySelector(place);
const until = async (found) => {
  for (let k = 0; k < 3600; k++) {
    const there = found();
    if (there) return there;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`waited in vain: ${found}`);
};
"""
CONTROL = "\ue009"


class Firefox:
    """A browser of its own, with one page."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        prefs = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in OFFLINE.items())
        Path(self.folder.name, "user.js").write_text(prefs)
        options = ["--headless", "--no-remote", "--profile", self.folder.name, "--remote-debugging-port=0"]
        self.process = subprocess.Popen(
            [PROGRAM, *options], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        listening = next(filter(None, (re.search(r"listening on (ws://\S+)", line) for line in self.process.stderr)))
        self.socket = websocket.create_connection(f"{listening[1]}/session", suppress_origin=True, timeout=300)
        self.numbers = itertools.count(1)
        self.ask("session.new", capabilities={})
        self.page = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method, **params):
        """Give one command; returns its result. Raises RuntimeError where Firefox refuses it."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == number:
                if answer["type"] == "error":
                    raise RuntimeError(f"{method}: {answer['message']}")
                return answer["result"]

    def go(self, address):
        self.ask("browsingContext.navigate", context=self.page, url=address, wait="complete")

    def run(self, code):
        """Run the body of an async function in the page; returns what it returns."""
        text = f"(async () => {{ {HELP} {code} }})().then(JSON.stringify)"
        target = {"context": self.page}
        done = self.ask("script.evaluate", expression=text, target=target, awaitPromise=True, userActivation=True)
        if done["type"] == "exception":
            raise RuntimeError(done["exceptionDetails"]["text"])
        return json.loads(done["result"].get("value", "null"))

    def select_all(self):
        """Press Control and A."""
        keys = [("keyDown", CONTROL), ("keyDown", "a"), ("keyUp", "a"), ("keyUp", CONTROL)]
        actions = [{"type": kind, "value": key} for kind, key in keys]
        self.ask("input.performActions", context=self.page, actions=[{"type": "key", "id": "keys", "actions": actions}])

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait(30)
        self.process.stderr.close()
        self.folder.cleanup()
