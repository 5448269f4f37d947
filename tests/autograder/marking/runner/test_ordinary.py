"""Runs this folder's tests of level landlock as an ordinary user.

If root runs the suite, and only root can read its Python, no other test does that.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.marking.runner import landlock
from autograder.marking.runner.isolation import NOBODY
from tests.conftest import BOOK

HERE = Path(__file__).parent


def open_ways(*paths):
    """Words for bubblewrap, so that everybody can read these paths.

    A folder above them that others may not enter is covered by an empty one, and the paths are mounted into it.
    """
    words, covered = [], set()
    for path in dict.fromkeys(Path(os.path.realpath(path)) for path in paths):
        above = [*reversed(path.parents)]
        shut = next((k for k, folder in enumerate(above) if folder.stat().st_mode & 0o5 != 0o5), None)
        if shut is None:
            continue
        words += ["--tmpfs", str(above[shut])] if above[shut] not in covered else []
        covered.add(above[shut])
        words += [word for folder in above[shut + 1 :] for word in ("--perms", "0755", "--dir", str(folder))]
        words += ["--ro-bind", str(path), str(path)]
    return words


@pytest.mark.skipif(os.getuid() != 0, reason="whoever runs this is an ordinary user")
def test_an_ordinary_user_finds_the_same_at_level_landlock():
    if not landlock.version():
        pytest.skip("the kernel has no Landlock")
    if not (shutil.which("bwrap") and shutil.which("setpriv")):
        pytest.skip("bubblewrap and setpriv are not here")
    view = ["bwrap", "--dev-bind", "/", "/", *open_ways(BOOK, sys.prefix, sys.base_prefix), "--die-with-parent"]
    rights = ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--chdir", str(BOOK)]
    user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    tests = [sys.executable, "-B", "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", "-rs", "-k", "landlock", HERE]
    environment = {k: v for k, v in os.environ.items() if k != "CI" and not k.startswith("PYTEST_")}
    done = subprocess.run(
        [*view, *rights, *user, *tests], capture_output=True, text=True, env={**environment, "HOME": "/nonexistent"}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) > 20, done.stdout
    assert "as root it needs" not in done.stdout
