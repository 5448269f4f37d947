"""What a benchmark ran on, in one line: figures mean nothing without it."""

import os
import platform
import subprocess
from importlib.metadata import version


def about(*packages):
    """Versions, cores and how busy the machine is with other things."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    parts = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in packages)]
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return f"{', '.join(parts)}; {platform.system()} {platform.release()}, {cores} cores{load}"


def program(*command):
    """What ``command`` says its version is, or that it is missing."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return f"no {command[0]}"
