"""docs/troubleshooting.md has every message that a person can meet, by its words; and the guides name commands that are there."""

import ast
import re
from pathlib import Path

import pytest

from autograder.cli import _parser

BOOK = Path(__file__).parents[1]
RAISED = {"UsageError", "AutograderError", "Refused", "RunnerError", "ReferencesError", "Skipped", "_wrong", "_damaged"}
REASONS = "submission.py"  # marks the sentences of Refused, because learners read them, too
FEWEST = 9  # letters of a piece of a message that can be searched for


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("`", "").replace("\n", " ")).strip()


def pieces(node: ast.AST) -> list[str]:
    """The texts of a message that are the same each time."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.split(r"\{\w+\}", node.value)  # a message that is translated has its places in braces
    if isinstance(node, ast.JoinedStr):
        return [piece for value in node.values if isinstance(value, ast.Constant) for piece in pieces(value)]
    if isinstance(node, ast.BinOp):
        return pieces(node.left) + pieces(node.right)
    return []


def messages():
    """(file:line, the longest piece) of every error that is raised, and of every reason for which a file is not taken."""
    for path in sorted((BOOK / "autograder").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in RAISED or name == "entry" or (name == "mark" and path.name == REASONS):
                longest = max((plain(piece).strip(" .:;,") for piece in pieces(node.args[0])), key=len, default="")
                if sum(c.isalpha() for c in longest) >= FEWEST:
                    yield f"{path.relative_to(BOOK)}:{node.lineno}", longest


def test_every_message_is_found_by_its_words():
    page = plain((BOOK / "docs" / "troubleshooting.md").read_text("utf8"))
    found = list(messages())
    assert len(found) > 100
    missing = [f"{where}: {piece}" for where, piece in found if piece not in page]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("guide", ["instructors.md", "teaching.md", "troubleshooting.md", "learners.md", "scale.md"])
def test_the_guides_name_commands_and_options_that_are_there(guide):
    known = next(a for a in _parser()._actions if a.choices and "grade" in a.choices).choices
    text = (BOOK / "docs" / guide).read_text("utf8")
    for verb, rest in re.findall(r"\bautograder ([a-z-]+)([^`\n|&;#]*)", text):
        if verb not in known:
            assert verb in ("in", "runs", "or", "and", "does", "has", "command", "commands", "as"), (
                f"{guide}: autograder {verb}"
            )
            continue
        options = {option for action in known[verb]._actions for option in action.option_strings}
        for option in re.findall(r"(?<!\S)--[a-z-]+", rest):
            assert option in options, f"{guide}: autograder {verb} {option}"
