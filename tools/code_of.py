"""A digest of the code: what has passed for this very code need not be tried again."""

import hashlib
import subprocess
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def code_of(but: tuple[str, ...] = ()) -> str:
    """A digest of every file that git tracks or would add, as it is now, and of all installed packages' versions.

    but: files whose names begin so do not count.
    """
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    seal = hashlib.sha256(str(sorted(f"{d.name} {d.version}" for d in distributions())).encode())
    for name in sorted(filter(None, listed)):
        path = ROOT / name
        if path.is_file() and not name.startswith(but or ("\0",)):
            seal.update(name.encode() + path.read_bytes())
    return seal.hexdigest()[:16]
