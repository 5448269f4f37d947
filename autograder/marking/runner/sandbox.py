"""The command and the environment of a warm parent. At level "namespace" bubblewrap shows it only parts of the system."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

SYSTEM = ("/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts")


def command(level: str, stage: Path, descriptor: int) -> list[str]:
    """The command that starts the warm parent. stage: the folder with our files. descriptor: of its control socket."""
    site = sysconfig.get_path("purelib")
    server = "autograder/marking/runner/server.py"

    def python(stage: Path, site: str) -> list[str]:
        base = sys._base_executable  # type: ignore[attr-defined]  # CPython has it; its types do not name it
        return [base, "-I", "-S", "-B", str(stage / server), str(descriptor), site, level]

    if level != "namespace":
        return python(stage, site)
    binds = []
    for path in SYSTEM:
        if Path(path).is_symlink():
            binds += ["--symlink", str(Path(path).readlink()), path]
        elif Path(path).exists():
            binds += ["--ro-bind", path, path]
    visible = [Path("/home/learner/x"), Path("/etc/x")]
    base = Path(os.path.realpath(sys.base_prefix))
    if not base.is_relative_to("/usr"):
        binds += ["--ro-bind", str(base), str(base)]
        visible.append(base)
    binds += ["--ro-bind", site, "/site"]  # under another name, because its own folder may be hidden inside
    for name in ("solutions", "chapters", "autograder"):  # an installed copy must not be importable inside
        if (Path(site) / name).exists():
            binds += ["--tmpfs", f"/site/{name}"]
    apart = ["--unshare-all"]
    if os.getuid() == 0:  # no user namespace: inside one, the server could not become nobody, which it does first
        apart = ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
        apart += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    parents = dict.fromkeys(str(parent) for path in visible for parent in [*reversed(path.parents)][1:])
    # with these permissions not only root can enter them
    folders = [word for folder in parents for word in ("--perms", "0755", "--dir", folder)]
    return [
        *("bwrap", *apart, "--die-with-parent", "--new-session", "--hostname", "unrolled", *folders),
        *("--perms", "1777", "--tmpfs", "/tmp", *binds, "--ro-bind", str(stage), "/runner"),
        *("--dev-bind", "/proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev", "--remount-ro", "/"),
        *("--chdir", "/home/learner", "--"),
        *python(Path("/runner"), "/site"),
    ]


def environment(scratch: str) -> dict[str, str]:
    """The environment variables of a warm parent. None of the instructor's own goes in. scratch: its home."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": scratch,
        "USER": "learner",
        "TMPDIR": scratch,
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": f"{scratch}/matplotlib",
        "IPYTHONDIR": f"{scratch}/ipython",
        **threads,
    }
