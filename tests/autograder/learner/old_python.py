"""A learner's session with a file of answers. test_old_python.py runs it in the oldest Python that learners may have.

Beside this program's working directory lie a chapter's check.py and cases.npz. It reads JSON from stdin and prints
one line of JSON for each exercise: what check said of the stub, of a mistake, and of the right answer.
"""

import ast
import json
import sys

sys.path.insert(0, "")  # as in a notebook: the folder that it lies in
from check import check  # noqa: E402


def define(text, namespace):
    """Run a text's statements one by one, and skip those that need a library that is not installed."""
    for statement in ast.parse(text).body:
        try:
            exec(compile(ast.Module([statement], []), "<answer>", "exec"), namespace)
        except (ImportError, NameError, AttributeError) as missing:
            print("left out:", missing, file=sys.stderr)


def said(name, text):
    define(text, session)
    points = check(session[name], name)
    return {"points": float(points), "named": points.verdict.named, "text": str(points)}


asked = json.load(sys.stdin)
session = {"exec": define}  # the workbench makes modules with it
define(asked["workbench"], session)
for exercise in asked["exercises"]:
    name = exercise["name"]
    print(json.dumps({"name": name, **{what: said(name, exercise[what]) for what in ("stub", "wrong", "right")}}))
