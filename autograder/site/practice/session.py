"""Runs the cells of one chapter in page order, and checks answers: Python in the page.

The worker (worker.js) starts it in Pyodide and sends it JSON; tests start it in plain Python. It needs NumPy and, in the
working directory, check.py, cases.npz and the modules that the chapter gives.

It calls ``say(text)`` for everything that happens, at once. The text is a JSON object with ``kind``:

begin     cell: a cell begins to run
text      cell, text, stream ("out" or "err"): what it prints, in pieces
picture   cell, png: a figure it made, base64
value     cell, text, html (of a check only): the value of its last line
error     cell, text, line: the exception that ended it; line is the number in this cell, or null
verdict   exercise, points, max, state, html, text: what check says of an answer;
          uses: the cells that the answer needs; lacks: the names that it needs and no cell defines
missing   exercise: no cell defines it
"""

from __future__ import annotations

import ast
import base64
import builtins
import contextlib
import io
import json
import linecache
import re
import symtable
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

MOST_TEXT = 100_000  # characters that one cell may print
MOST_VALUE = 10_000
OFTEN = 0.1  # seconds between two pieces of text
MAGIC = re.compile(r"(?m)^[ \t]*[%!].*$")  # lines for IPython: it is not here
DOTS = 110  # of a picture, per inch


class Session:
    """One chapter's Python. A cell is run again only if it or a cell above it has changed."""

    def __init__(self, say: Callable[[str], None], space: dict[str, Any] | None = None) -> None:
        self.say = say
        self.space = vars(sys.modules["__main__"]) if space is None else space
        if Path("check.py").exists():  # a lesson's cells have nothing to check
            exec("from check import check", self.space)
        self.before = dict(self.space)
        self.ran: list[tuple[str, str, dict[str, Any]]] = []  # cell, its text, the names that were defined after it

    def tell(self, **about: Any) -> None:
        """Say one thing that has happened, as JSON."""
        self.say(json.dumps(about))

    def ask(self, request: str) -> None:
        """Run cells and check answers. request: JSON, ``cells`` as [cell, text] and ``checks`` as names."""
        asked = json.loads(request)
        self.run([(cell, text) for cell, text in asked["cells"]])
        for exercise in asked["checks"]:
            self.check(exercise)

    def run(self, cells: list[tuple[str, str]]) -> None:
        """Run cells, given as (cell, text), from the first that differs from the last run."""
        same = 0
        for old, new in zip(self.ran, cells, strict=False):
            if old[:2] != new:
                break
            same += 1
        if same < len(self.ran) or same < len(cells):
            self.space.clear()
            self.space.update(self.ran[same - 1][2] if same else self.before)
            del self.ran[same:]
        for cell, text in cells[same:]:
            self.run_cell(cell, text)
            self.ran.append((cell, text, dict(self.space)))

    def run_cell(self, cell: str, text: str) -> None:
        """Run one cell as Jupyter does: names defined before an exception stay, and the last line's value is shown."""
        self.tell(kind="begin", cell=cell)
        file = f"<{cell}>"
        text = MAGIC.sub("", text)
        linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
        screen = Screen(lambda stream, said: self.tell(kind="text", cell=cell, stream=stream, text=said))
        with contextlib.redirect_stdout(Stream(screen, "out")), contextlib.redirect_stderr(Stream(screen, "err")):
            try:
                value = self._value(text, file)
                screen.flush()
                if value is not None:
                    self._show(cell, value)
            except BaseException as error:  # a cell may also raise SystemExit, or an exception of its own kind
                screen.flush()
                self.tell(kind="error", cell=cell, **told(error, file))
        screen.flush()
        self._show_pictures(cell)

    def _value(self, text: str, file: str) -> Any:
        """Run a text; returns the value of its last statement, if that is an expression and no semicolon ends it."""
        tree = ast.parse(text, file)
        last = tree.body[-1] if tree.body else None
        shown = isinstance(last, ast.Expr) and not text.rstrip().endswith(";")
        body = ast.Module(tree.body[:-1] if shown else tree.body, [])
        exec(compile(body, file, "exec"), self.space)
        return eval(compile(ast.Expression(last.value), file, "eval"), self.space) if shown else None  # type: ignore[union-attr]

    def _show(self, cell: str, value: Any) -> None:
        checks: Any = sys.modules.get("check")
        is_report = checks is not None and isinstance(value, (checks.Points, checks.Table))
        text = str(value) if is_report else repr(value)
        if len(text) > MOST_VALUE:
            text = f"{text[:MOST_VALUE]}\n… " + said("({count} characters)", count=f"{len(text):,}")
        self.tell(kind="value", cell=cell, text=text, html=value._repr_html_() if is_report else "")

    def _show_pictures(self, cell: str) -> None:
        plt = sys.modules.get("matplotlib.pyplot")
        if plt is None:
            return
        try:
            for number in plt.get_fignums():
                png = io.BytesIO()
                plt.figure(number).savefig(png, format="png", dpi=DOTS, bbox_inches="tight")
                self.tell(kind="picture", cell=cell, png=base64.b64encode(png.getvalue()).decode())
        except Exception as error:  # drawing happens here, so its exceptions belong to the cell
            self.tell(kind="error", cell=cell, **told(error, f"<{cell}>"))
        finally:
            plt.close("all")

    def check(self, exercise: str) -> None:
        """Check one answer by its name."""
        self.tell(kind="begin", cell=exercise)
        if exercise not in self.space:
            self.tell(kind="missing", exercise=exercise)
            return
        points = sys.modules["check"].check(self.space[exercise], exercise)
        verdict = points.verdict
        about = {"points": float(points), "max": verdict.max, "state": verdict.state.value}
        about |= {"html": points._repr_html_(), "text": str(points), **self.needs(exercise)}
        self.tell(kind="verdict", exercise=exercise, **about)

    def needs(self, name: str) -> dict[str, list[str]]:
        """What a name needs: the cells that define it, those that define what they name, and so on.

        Returns ``uses``, these cells, and ``lacks``, the names on the way that no cell defines.
        """
        makers: dict[str, list[str]] = {}  # name -> the cells that defined it
        before = self.before
        for cell, _, after in self.ran:
            for made in after:
                if made not in before or before[made] is not after[made]:
                    makers.setdefault(made, []).append(cell)
            before = after
        texts = {cell: text for cell, text, _ in self.ran}
        found: set[str] = set()
        lacks: set[str] = set()
        ahead = {name}
        while ahead:
            needed = ahead.pop()
            if needed not in makers and needed not in self.before and not hasattr(builtins, needed):
                lacks.add(needed)
            cells = set(makers.get(needed, ())) - found
            found |= cells
            ahead.update(*(named(texts[cell]) for cell in cells))
        return {"uses": [cell for cell in texts if cell in found], "lacks": sorted(lacks)}


class Screen:
    """Collects what a cell prints, tells it in pieces while the cell runs, and drops what is too much."""

    def __init__(self, tell: Callable[[str, str], None]) -> None:
        self.tell, self.left = tell, MOST_TEXT
        self.stream, self.waiting, self.told = "out", "", time.monotonic()

    def write(self, stream: str, text: str) -> None:
        """Add printed text, and tell it if the last piece was told OFTEN seconds ago; what is too much is left out."""
        if stream != self.stream:
            self.flush()
            self.stream = stream
        if self.left <= 0:
            return
        self.waiting += text[: self.left]
        self.left -= len(text)
        if self.left <= 0:
            most = said("(what a cell prints after {count} characters is left out)", count=f"{MOST_TEXT:,}")
            self.waiting += f"\n… {most}\n"
        if time.monotonic() - self.told > OFTEN:
            self.flush()

    def flush(self) -> None:
        """Tell what has not been told yet."""
        if self.waiting:
            self.tell(self.stream, self.waiting)
        self.waiting, self.told = "", time.monotonic()


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr of a cell."""

    def __init__(self, screen: Screen, name: str) -> None:
        self.screen, self.stream = screen, name

    def write(self, text: str) -> int:
        self.screen.write(self.stream, str(text))
        return len(text)

    def writable(self) -> bool:
        return True


def told(error: BaseException, file: str) -> dict[str, Any]:
    """An exception in words, and the line of ``file`` that it came from, or None.

    If it was raised in a function of another cell, the calls in between are told, too.
    """
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith("<")]
    calls = [frame for frame in frames if not frame.filename.startswith("<frozen")]
    if isinstance(error, SyntaxError) and error.filename == file:
        return {"text": f"{type(error).__name__}: {error.msg}", "line": error.lineno}
    try:
        text = "".join(traceback.format_exception_only(error)).strip()
    except Exception:  # an exception whose own __str__ raises
        text = type(error).__name__
    elsewhere = [
        "  " + said("in {function}, line {line}: {code}", function=frame.name, line=frame.lineno, code=frame.line)
        for frame in calls
        if frame.name != "<module>"
    ]
    if isinstance(error, ModuleNotFoundError) and error.name == "torch":
        text = "ModuleNotFoundError: " + said("PyTorch does not run in a page; the notebook has it.")
    line = next((frame.lineno for frame in calls if frame.filename == file), None)
    return {"text": "\n".join([text[:MOST_VALUE], *elsewhere[-5:]]), "line": line}


def said(message: str, **parts: Any) -> str:
    """A message in the book's language, as check.py speaks it; in English where there is no check.py."""
    say = getattr(sys.modules.get("check"), "say", str.format)
    text: str = say(message, **parts)
    return text


def named(text: str) -> set[str]:
    """The global names that a cell reads, in its functions too."""
    try:
        tables = [symtable.symtable(MAGIC.sub("", text), "<cell>", "exec")]
    except (SyntaxError, ValueError):
        return set()
    found = set()
    while tables:
        table = tables.pop()
        is_cell = table.get_type() == "module"
        symbols = table.get_symbols()
        found |= {s.get_name() for s in symbols if s.is_referenced() and (is_cell or s.is_global())}
        tables += table.get_children()
    return found


def draws(request: str) -> bool:
    """Whether a cell of the request imports matplotlib. Only then does the page load it."""
    return any(re.search(r"(?m)^\s*(?:import|from)\s+matplotlib\b", text) for _, text in json.loads(request)["cells"])
