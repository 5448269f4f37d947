"""A PostgreSQL server for tests: Debian's, started by an ordinary user, on a socket in a temporary folder."""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from autograder.marking.runner.isolation import NOBODY


def programs():
    """The folder of PostgreSQL's programs, which Debian does not put on the path; None if there is none."""
    found = [*Path("/usr/lib/postgresql").glob("*/bin/initdb"), *map(Path, filter(None, [shutil.which("initdb")]))]
    return found[0].resolve().parent if found else None


def lacking():
    """What is not here of what a server needs; "" if all is."""
    if not programs():
        return "PostgreSQL's server is not here (Debian: postgresql)"
    return "" if find_spec("psycopg") else "psycopg is not here (requirements-scale.txt)"


class Server:
    """A server. folder: empty, on a path short enough for a socket (107 characters), and its user can enter it."""

    def __init__(self, folder):
        self.folder = folder
        if os.getuid() == 0:  # initdb refuses to run as root
            os.chown(folder, NOBODY, NOBODY)
        self.run("initdb", "-D", self.data, "-U", "grader", "-A", "trust", "-E", "UTF8", "--no-sync")
        with (folder / "data" / "postgresql.conf").open("a") as file:
            file.write(f"listen_addresses = ''\nunix_socket_directories = '{folder}'\nfsync = off\n")
        self.start()

    @property
    def data(self):
        return str(self.folder / "data")

    def run(self, program, *arguments):
        """Run one of PostgreSQL's programs as an ordinary user."""
        user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"] if os.getuid() == 0 else []
        command = [*user, str(programs() / program), *arguments]
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        done = subprocess.run(command, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()

    def start(self):
        self.run("pg_ctl", "-D", self.data, "-l", str(self.folder / "log"), "-w", "start")

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def database(self, name):
        """Make an empty database. Returns its address."""
        self.run("createdb", "-h", str(self.folder), "-U", "grader", name)
        return self.address(name)

    def address(self, name, user="grader"):
        return f"postgresql+psycopg://{user}@/{name}?host={self.folder}"
