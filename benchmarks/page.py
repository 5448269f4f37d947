"""What practice in the page costs: bytes before and after the first press, seconds to a verdict, beside plain Python.

    .venv/bin/python benchmarks/page.py [--rounds N]

Chromium, everything from this machine, nothing cached (cold) or a second visit of the same browser (warm). A later check is
one of an answer that has changed; beside it the same answer, checked by the same check.py in CPython, in the same round.
Medians. How many exercises work in the page is counted from the built pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

from machine import about

from autograder.site.browser import chromium, served

BOOK = Path(__file__).resolve().parents[1]
SITE = BOOK / "_build" / "html"
PAGE = "chapters/rnn_cell/rnn_cell.html"
RIGHT = "def rnn_step(x, h, Wx, Wh, b):\n    return np.tanh(x @ Wx + h @ Wh + b)  # {}\n"
WRONG = "def rnn_step(x, h, Wx, Wh, b):\n    return np.tanh(x @ Wx + h @ Wh.T + b)  # {}\n"
ANSWER, CHECK = '[data-cell="rnn_cell-rnn_step-answer"]', '[data-cell="rnn_cell-rnn_step"]'
IN_PYTHON = """
import time
import numpy as np
from check import check
texts = {texts!r}
for text in texts:
    exec(text, globals())
    began = time.perf_counter()
    report = check(rnn_step)._repr_html_()
    print(time.perf_counter() - began)
"""
LATER = 15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    if not (SITE / PAGE).exists():
        sys.exit("Run `make book` first.")
    print(about("numpy"))
    print_share()
    print_bytes()
    found: dict[str, list[float]] = {}
    with served(SITE) as address, chromium() as browser:
        for number in range(rounds):
            for what, seconds in visit(browser, address).items():
                found.setdefault(what, []).extend(seconds)
            for what, text in {"right": RIGHT, "wrong": WRONG}.items():
                found.setdefault(f"later, {what}, CPython", []).extend(in_python(text))
            print(f"  round {number + 1} of {rounds}", file=sys.stderr)
    for what, seconds in found.items():
        print(f"{what:34}{statistics.median(seconds):9.3f} s   ({min(seconds):.3f} to {max(seconds):.3f})")
    for what in ("right", "wrong"):
        page, python = (statistics.median(found[f"later, {what}{where}"]) for where in ("", ", CPython"))
        print(f"a later check, {what}: {page / python:.1f} times CPython's")


def print_share() -> None:
    """How many exercises can be answered in the page, quizzes among them."""
    here = elsewhere = quizzes = 0
    for page in sorted(SITE.glob("chapters/*/*.html")):
        data = re.search(r'id="practice">(.*?)</script>', page.read_text("utf8"))
        for cell in json.loads(data[1])["cells"] if data else ():
            if cell["kind"] == "check":
                here += cell["of"] == "answer"
                quizzes += cell["of"] == "quiz"
                elsewhere += cell["of"] == "elsewhere"
    total = here + quizzes + elsewhere
    print(f"in the page: {here} exercises and {quizzes} quizzes of {total}; {elsewhere} need PyTorch")


def print_bytes() -> None:
    """Bytes, gzip: what a reader of an exercises page loads for practice, and what the presses fetch."""
    html = (SITE / PAGE).read_text("utf8")
    data = re.search(r'<script type="application/json" id="practice">.*?</script>', html)
    script = len(gzip.compress((SITE / "_static" / "practice" / "practice.js").read_bytes()))
    without = len(gzip.compress(html.replace(data[0] if data else "", "").encode()))
    print(f"before a press: script {script:,}, data in the page {len(gzip.compress(html.encode())) - without:,}")
    wares = json.loads((BOOK / "chapters" / "_generated" / "practice" / "wares.json").read_text())
    for group, files in wares.items():
        sent = {n: (SITE / f["at"]).read_bytes() for n, f in files.items()}
        size = sum(min(len(d), len(gzip.compress(d))) for d in sent.values())
        print(f"  {group:12}{size / 1e6:7.2f} MB")


def visit(browser, address: str) -> dict[str, list[float]]:
    """Seconds to the first verdict, cold and warm, and of later checks."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + PAGE)
    write(page, RIGHT.format(0))
    found = {"first verdict, cold": [checked(page)]}
    for what, text in {"right": RIGHT, "wrong": WRONG}.items():
        found[f"later, {what}"] = []
        for number in range(LATER):
            write(page, text.format(number + 1))
            found[f"later, {what}"].append(checked(page))
    page.wait_for_timeout(1000)
    page.goto(address + PAGE)
    write(page, RIGHT.format("again"))
    found["first verdict, warm"] = [checked(page)]
    context.close()
    return found


def write(page, text: str) -> None:
    field = page.locator(ANSWER)
    if not field.locator(".cm-content").count():
        field.locator("pre").click()
    field.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def checked(page) -> float:
    """Press Check; seconds until the verdict stands, as the page itself sees them."""
    return page.evaluate(
        """async (place) => {
          const verdict = document.querySelector(`${place} .practice-verdict`);
          verdict.replaceChildren();
          const began = performance.now();
          document.querySelector(`${place} [data-do="check"]`).click();
          await new Promise((done) => {
            new MutationObserver(() => verdict.querySelector(".practice-report") && done()).observe(verdict, { childList: true });
          });
          return (performance.now() - began) / 1000;
        }""",
        CHECK,
    )


def in_python(text: str) -> list[float]:
    """Seconds of the same checks in CPython; the first, which imports, is left out."""
    code = IN_PYTHON.format(texts=[text.format(number) for number in range(LATER + 1)])
    bundle = BOOK / "chapters" / "_generated" / "downloads" / "rnn_cell"
    done = subprocess.run([sys.executable, "-c", code], cwd=bundle, capture_output=True, text=True, check=True)
    return [float(line) for line in done.stdout.split()][1:]


if __name__ == "__main__":
    began = time.time()
    main()
    print(f"{time.time() - began:.0f} s")
