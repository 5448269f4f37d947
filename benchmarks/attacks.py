"""Every attack of tests/attacks/, once against stock ``nbgrader autograde`` and once against ``autograder grade``.

    .venv/bin/python benchmarks/attacks.py [NAME ...] [--workers 2]

Writes the table of docs/attacks.md. Stock nbgrader runs an attack with the rights of whoever grades, so it is run inside
bubblewrap, where only a temporary course can be written; one that could touch others has a course of its own, and there
is an honest learner in each. The stock course is the one of benchmarks/grading.py without torch and Matplotlib, with
answers in the instructor's version, hidden tests, and limits in nbgrader_config.py that suit a busy machine.
NAME: only these are run, and nothing is written.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import os
import re
import resource
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path

import nbformat
from grading import BOOK, NAME, STOCK_CONFIG, run, stock_course

sys.path.insert(0, str(BOOK / "tests" / "attacks"))
import hostile  # noqa: E402
from siege import ATTACKS, SECRET_TOKEN, besiege  # noqa: E402

DOCS = BOOK / "docs" / "attacks.md"
FROM, TO = "<!-- made by benchmarks/attacks.py: from here -->\n", "<!-- to here -->\n"
HONEST, WORTH = "zoe", 11  # who is in every class, and what her notebook is worth
PATIENCE = 300  # seconds for one attack on a stock course
LIMITS = "c.Execute.timeout = 20\nc.Execute.iopub_timeout = 60\nc.Execute.startup_timeout = 120\nc.ClearSolutions.code_stub = {'python': 'raise NotImplementedError'}\n"
HIDDEN = (
    "### BEGIN HIDDEN TESTS\nassert rnn_step(x, h, Wx, Wh, b).ndim == 2, 'hidden-tests-say-so'\n### END HIDDEN TESTS"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--workers", type=int, default=2, help="attacks at a time (default: 2)")
    arguments = parser.parse_args()
    os.environ["UNROLLED_TOKEN"] = SECRET_TOKEN
    chosen = [a for name, a in sorted(ATTACKS.items()) if not arguments.names or name in arguments.names]
    with tempfile.TemporaryDirectory(prefix="unrolled-attacks-") as scratch:
        template = made(Path(scratch) / "template")
        ours = here(Path(scratch) / "ours", chosen)
        together = [a for a in chosen if not apart(a)]
        classes = [*([together] if together else []), *([a] for a in chosen if apart(a))]
        stock: dict[str, str] = {}
        with ThreadPoolExecutor(arguments.workers) as pool:
            for words in pool.map(lambda c: on_stock(c, template, Path(scratch) / f"class-{c[0].name}"), classes):
                stock |= words
                for name, what in words.items():
                    print(f"{name:30} stock: {what}\n{'':30} ours:  {ours[name]}", flush=True)
    if not arguments.names:
        write([(a, stock[a.name], ours[a.name]) for a in chosen])


# ---------------------------------------------------------------------------------------------------- stock


def made(folder: Path) -> Path:
    """A stock course, released, as every attack finds it."""
    course = folder / "course"
    stock_course(course, [])
    shutil.rmtree(course / "release")
    (course / "gradebook.db").unlink()
    (course / "nbgrader_config.py").write_text(STOCK_CONFIG + LIMITS)
    source = course / "source" / NAME / f"{NAME}.ipynb"
    notebook = nbformat.read(source, as_version=4)
    notebook.cells = [c for c in notebook.cells if "torch.nn" not in c.source]
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in hostile.RIGHT:
            head, _, docstring = cell.source.partition("\n")
            docstring = docstring.split("\n")[0]
            body = hostile.RIGHT[name].split("\n", 1)[1].rstrip()
            cell.source = f"{head}\n{docstring}\n    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION"
        elif name == "imports":
            cell.source = "import numpy as np"
        elif name == "test_rnn_step":
            cell.source += f"\n{HIDDEN}"
    nbformat.write(notebook, source)
    run([sys.executable, "-m", "nbgrader", "generate_assignment", NAME], course)
    for name in ("outside", "home", "tmp"):
        (folder / name).mkdir()
    honest = hostile.Submission(course, HONEST, True, 0)
    for name, answer in hostile.RIGHT.items():
        honest.answer(name, answer)
    honest.write()
    return folder


def apart(attack: hostile.Attack) -> bool:
    """Whether an attack could touch others, or end the run."""
    dangerous = ("code", "resources", "database", "next learner")
    return bool(attack.get("again")) or any(word in crossing for crossing in attack.crosses for word in dangerous)


def on_stock(attacks: list[hostile.Attack], template: Path, folder: Path) -> dict[str, str]:
    """What these attacks, in one class, do to a stock course, in words."""
    shutil.copytree(template, folder)
    course = folder / "course"
    network = any(attack.get("NETWORK") for attack in attacks)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)

        def submission(attack: hostile.Attack) -> hostile.Submission:
            return hostile.Submission(course, attack.name, True, listener.getsockname()[1])

        def heard() -> bool:
            with contextlib.suppress(BlockingIOError):
                listener.accept()
                return True
            return False

        for attack in attacks:
            attack.hand_in(submission(attack))
        in_time = caged(folder, network, "autograde", NAME)
        for attack in attacks:
            if attack.get("again"):
                attack.get("again")(submission(attack))
                in_time &= caged(folder, network, "autograde", NAME, "--force")
        if any(attack.get("PAGE") for attack in attacks):
            caged(folder, network, "generate_feedback", NAME)
        marks = hostile.marks_in(course / "gradebook.db", stock=True)
        words = {}
        for attack in attacks:
            page = course / "feedback" / attack.name / NAME / f"{NAME}.html"
            text = page.read_text() if page.exists() else ""
            found = hostile.Found(course, attack.name, attack.exercise, True, marks, heard, text)
            harms = [attack.harm(found)]
            honest = sum(marks[HONEST].values()) if HONEST in marks else None
            if honest != WORTH:
                what = "is not marked" if honest is None else f"gets {honest:g} of {WORTH}"
                harms.append(f"an honest learner {what}")
            if not in_time:
                harms.append(f"the run was still busy after {PATIENCE} s")
            words[attack.name] = "; ".join(dict.fromkeys(h for h in harms if h)) or "nothing happens"
    if not os.environ.get("KEEP"):
        shutil.rmtree(folder, ignore_errors=True)
    return words


def caged(folder: Path, network: bool, *command: str) -> bool:
    """Run nbgrader where only ``folder`` can be written; returns whether it ended in time."""
    cage = ["bwrap", "--unshare-all", *(["--share-net"] if network else []), "--die-with-parent"]
    cage += ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--bind", str(folder), str(folder)]
    environment = {
        "PATH": os.pathsep.join([sysconfig.get_path("scripts"), "/usr/bin", "/bin"]),
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "LANG": "C.UTF-8",
        "UNROLLED_TOKEN": SECRET_TOKEN,
    }
    cage += ["--chdir", str(folder / "course"), sys.executable, "-m", "nbgrader", *command]
    with (folder / "log").open("a") as log:
        process = subprocess.Popen(
            cage, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, preexec_fn=bounded
        )
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return False
    return True


def bounded() -> None:
    """For this machine's sake; more than any attack takes that works."""
    resource.setrlimit(resource.RLIMIT_DATA, (8 << 30, 8 << 30))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))


# ---------------------------------------------------------------------------------------------------- ours


def here(folder: Path, attacks: list[hostile.Attack]) -> dict[str, str]:
    """What becomes of every attack in this course, in words."""
    spec = importlib.util.spec_from_file_location("fixtures", BOOK / "tests" / "conftest.py")
    fixtures = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fixtures)
    klass = fixtures.release(BOOK, folder / "all" / "course")
    fresh = folder / "fresh"
    shutil.copytree(folder / "all" / "course", fresh)
    words = {}
    strong = [a for a in attacks if not a.get("WEAK")]
    siege = besiege(klass, strong)
    words.update({a.name: became(siege, a) for a in strong})
    for attack in (a for a in attacks if a.get("WEAK")):
        shutil.copytree(fresh, folder / attack.name / "course")
        alone = fixtures.Class(BOOK, folder / attack.name / "course")
        try:
            words[attack.name] = became(besiege(alone, [attack]), attack)
        except Exception as error:
            words[attack.name] = f"**ends the run: {type(error).__name__}**"
    return words


def became(siege, attack: hostile.Attack) -> str:
    outcome = siege.outcomes[attack.name]
    if outcome.trouble:
        return "**no mark is entered**"
    verdict, harm = siege.verdict(attack), attack.harm(siege.found(attack))
    if harm:
        return f"**{harm}**"
    return f"{verdict.state}, {verdict.points:g} of {verdict.max:g}"


# ---------------------------------------------------------------------------------------------------- the page


def write(rows: list[tuple[hostile.Attack, str, str]]) -> None:
    """Put the tables between the marks in docs/attacks.md."""
    lines = ["| attack | it tries | stock nbgrader | `autograder grade` |", "|---|---|---|---|"]
    for attack, stock, ours in rows:
        link = f"[`{attack.name}`](../tests/attacks/{attack.name}.py)"
        lines.append(f"| {link} | {attack.tries} | {escape(stock, quote=False)} | {escape(ours, quote=False)} |")
    crossings: dict[str, list[str]] = {}
    for attack, *_ in rows:
        for crossing in attack.crosses:
            crossings.setdefault(crossing, []).append(attack.name)
    lines += ["", "## Every boundary, and what could cross it", ""]
    lines += ["| boundary | " + " | ".join(hostile.CARGO) + " |", "|---" * (1 + len(hostile.CARGO)) + "|"]
    for boundary in hostile.BOUNDARIES:
        cells = []
        for cargo in hostile.CARGO:
            crossing = f"{boundary}: {cargo}"
            names = [f"`{name}`" for name in crossings.get(crossing, [])]
            cells.append(", ".join(names) or f"*none: {hostile.WHY_NOT[crossing]}*")
        lines.append(f"| **{boundary}** | " + " | ".join(cells) + " |")
    text = DOCS.read_text("utf8")
    before, after = text[: text.index(FROM) + len(FROM)], text[text.index(TO) :]
    DOCS.write_text(re.sub(r"[ \t]+\n", "\n", f"{before}\n" + "\n".join(lines) + f"\n\n{after}"), "utf8")
    print(f"written: {DOCS}")


if __name__ == "__main__":
    main()
