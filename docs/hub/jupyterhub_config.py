"""A JupyterHub for one class, on one machine. docs/hub.md says how it is started, and what to change for a real class.

HUB_DATA: a folder for homes, the exchange and the hub's own files. HUB_BOOK: this repository. COURSE_ROOT: nbgrader's folder.
HUB_INSTRUCTORS, HUB_LEARNERS: names, with spaces between them. HUB_PORTS: three ports; the first is for browsers.
"""

import json
import os
import sys
from pathlib import Path

c = get_config()  # noqa: F821 (JupyterHub's)
data, book = Path(os.environ["HUB_DATA"]).resolve(), Path(os.environ["HUB_BOOK"]).resolve()
course = Path(os.environ.get("COURSE_ROOT", book / "course")).resolve()
instructors, learners = (set(os.environ.get(name, "").split()) for name in ("HUB_INSTRUCTORS", "HUB_LEARNERS"))

public, proxy, hub = os.environ.get("HUB_PORTS", "8000 8001 8081").split()
c.JupyterHub.bind_url = f"http://127.0.0.1:{public}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{proxy}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{hub}"
c.JupyterHub.db_url = f"sqlite:///{data / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(data / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(data / "proxy.pid")

# Everybody who knows a name gets in: for a trial on your own machine. A class logs in at its university, by OAuth or LTI.
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allowed_users = instructors | learners

# All servers run under the account that runs the hub. A class needs an account or a container for each (docs/hub.md).
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(data / "homes" / "{username}")
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser", "--allow-root"]
c.Spawner.default_url = "/lab"
c.Spawner.start_timeout = c.Spawner.http_timeout = 300

exchange = data / "exchange"
exchange.mkdir(parents=True, exist_ok=True)
exchange.chmod(0o777)

# nbgrader's settings for everybody, and for learners no formgrader
settings, for_learners = data / "etc", data / "etc-learners"
for folder in (settings, for_learners / "labconfig"):
    folder.mkdir(parents=True, exist_ok=True)
(settings / "nbgrader_config.py").write_text(
    f"c = get_config()\nc.Exchange.root = {str(exchange)!r}\nc.CourseDirectory.course_id = 'unrolled'\n"
    "c.ExchangeCollect.check_owner = False\n"  # all servers have one account; nbgrader would suspect everybody
)
left_out = {"ServerApp": {"jpserver_extensions": {"nbgrader.server_extensions.formgrader": False}}}
(for_learners / "jupyter_server_config.json").write_text(json.dumps(left_out))
hidden = {"disabledExtensions": {"@jupyter/nbgrader:formgrader": True, "@jupyter/nbgrader:create-assignment": True}}
(for_learners / "labconfig" / "page_config.json").write_text(json.dumps(hidden))


def prepare(spawner):
    """Give instructors the book and the class, and learners a home."""
    is_instructor = spawner.user.name in instructors
    paths = [book if is_instructor else for_learners, settings]  # in the book lies the nbgrader_config.py of its marking
    spawner.environment["JUPYTER_CONFIG_PATH"] = os.pathsep.join(map(str, paths))
    spawner.environment["JUPYTER_PREFER_ENV_PATH"] = "0"
    if is_instructor:
        spawner.notebook_dir = str(book)
        spawner.environment["COURSE_ROOT"] = str(course)


c.Spawner.pre_spawn_hook = prepare
c.Spawner.env_keep = ["PATH", "PYTHONPATH", "LANG", "LC_ALL"]
