"""Opens the built site in Debian's Chromium, without a network: for the tests, the pictures, the PDF and the benchmark."""

from __future__ import annotations

import functools
import gzip
import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from autograder.errors import UsageError

BROWSERS = Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")  # the headless shell needs half the time
CHROMIUM = next(filter(Path.exists, BROWSERS), BROWSERS[-1])
QUIET = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync"
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
PACKED = {".woff2", ".png", ".jpg", ".zip", ".npz", ".gz", ".whl"}  # gzip does not make these smaller


class Quiet(SimpleHTTPRequestHandler):
    """Sends text compressed by gzip, as hosts of static pages do, and logs nothing."""

    def send_head(self) -> Any:
        """Send a file compressed, as a web server does, unless gzip makes it no smaller."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        plain = "gzip" not in self.headers.get("Accept-Encoding", "")
        if plain or not path.is_file() or path.suffix in PACKED:
            return super().send_head()
        data = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return io.BytesIO(data)

    def log_message(self, *args: object) -> None:
        """Print nothing."""
        pass


@contextmanager
def served(site: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve a folder on this machine, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def serve(site: Path, port: int, say: Callable[[str], None]) -> None:
    """Serve a folder on this machine until an interrupt. say: gets the address. Raises UsageError if the port is taken."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), functools.partial(Quiet, directory=str(site)))
    except (OSError, OverflowError) as error:
        raise UsageError(f"Port {port} cannot be had ({error}): name another with --port, or 0 for any.") from None
    with server, suppress(KeyboardInterrupt):
        say(f"http://127.0.0.1:{server.server_port}/")
        server.serve_forever()


@contextmanager
def chromium(online: bool = False) -> Iterator[Any]:
    """A browser object of Playwright. It reaches only this machine, unless ``online``."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = [*QUIET.split(), *([] if online else [OFFLINE])]
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        yield browser
        browser.close()


SCROLL = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    await new Promise(requestAnimationFrame);
  }
  scrollTo(0, 0);
  const seen = [...document.images].filter((image) => image.checkVisibility());
  for (const image of seen) image.loading = "eager"; // should one have been passed too quickly
  const ends = (image) => new Promise((done) => image.complete ? done() : Object.assign(image, { onload: done, onerror: done }));
  await Promise.all(seen.map(ends));
  await document.fonts.ready;
}"""


def read_through(page: Any) -> None:
    """Scroll a page to its end and back, as a reader does, so that it has loaded all that it loads unasked."""
    page.evaluate(SCROLL)


def cost(file: Path) -> int:
    """The bytes of a file when it is sent: text is compressed by gzip, as hosts do."""
    data = file.read_bytes()
    return len(data) if file.suffix in PACKED else len(gzip.compress(data))
