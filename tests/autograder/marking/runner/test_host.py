"""What a runner promises the judge, and what it keeps from a learner."""

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from autograder.errors import RunnerError, UsageError
from autograder.marking.runner import host, landlock, sandbox
from autograder.marking.runner import session as session_module
from autograder.marking.runner.host import Limits, Runner, start_runner
from autograder.marking.runner.session import Asked, Died

CASES = [["dict", ["x", ["array", np.ones((2, 3))]]]]
LIMITS = Limits(exercise_seconds=60, memory_mb=1024)  # milliseconds would do, but for a machine that is busy


@pytest.fixture(scope="module")
def runner(level):
    with Runner(level, LIMITS) as runner:
        yield runner


@pytest.fixture(scope="module")
def isolated(namespace):
    with Runner("namespace") as runner:
        yield runner


@pytest.fixture
def soon(monkeypatch):
    """Gives a session little time, for code that never ends; the runner has enough time to say so."""
    monkeypatch.setattr(session_module, "GRACE", 60)

    def shorten(session):
        session.limits = replace(session.limits, cell_seconds=1, exercise_seconds=1)

    return shorten


def probe(session, name):
    return session.probe(Asked(name, None, ("y",), CASES))


def test_a_cell_runs_and_an_exercise_is_observed(runner):
    with runner.session() as session:
        cell = session.run_cell(1, "import numpy as np\nprint('hi')\ndef f(x): return 2 * x")
        result = probe(session, "f")
    assert (cell.error, cell.text) == (None, "hi\n")
    assert result.answer == "function" and result.ended is None
    np.testing.assert_array_equal(result.observations[0].seen["y"], np.full((2, 3), 2.0))


def test_several_exercises_are_observed_in_one_process_as_far_as_it_goes(runner):
    with runner.session() as session:
        source = "import os\ndef f(x): return 2 * x\ndef ends(x): os._exit(0)\ndef pid(x): return os.getpid()"
        assert session.run_cell(1, source).error is None
        several = [Asked(name, None, ("y",), CASES) for name in ("f", "pid", "none", "ends", "f")]
        found = session.probe_all(several)
        assert list(found) == ["f", "pid", "none"] and found["none"].answer == "none"
        np.testing.assert_array_equal(found["f"].observations[0].seen["y"], np.full((2, 3), 2.0))
        assert probe(session, "f").answer == "function", "the notebook lives"


def test_a_cell_that_raises_keeps_what_it_had_defined(runner):
    with runner.session() as session:
        assert session.run_cell(1, "def f(x): return x\n1 / 0\ndef g(x): return x").error == "ZeroDivisionError"
        assert probe(session, "f").answer == "function"
        assert probe(session, "g").answer == "none"


def test_a_cell_past_its_time_is_interrupted_and_the_notebook_goes_on(runner, soon):
    with runner.session() as session:
        assert session.run_cell(1, "x = 1").error is None
        whole = session.limits
        soon(session)
        assert session.run_cell(2, "while True: pass").error == "timed out"
        session.limits = whole
        assert session.run_cell(3, "def f(y): return x").error is None
        assert probe(session, "f").observations[0].seen == {"y": 1}


@pytest.mark.parametrize(
    ("source", "how"),
    [
        ("import os\nos._exit(0)", "crashed"),
        ("import ctypes\nctypes.string_at(0)", "crashed"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "crashed"),
        ("import time\nwhile True:\n  try: time.sleep(1)\n  except BaseException: pass", "timed out"),
    ],
)
def test_a_cell_that_ends_its_process_or_does_not_stop_is_named(runner, source, how, soon, monkeypatch):
    if runner.level == "landlock" and "kill" in source:
        pytest.skip("at this level nobody can send a signal, not even to himself")
    with runner.session() as session, pytest.raises(Died) as died:
        if how == "timed out":
            soon(session)
            monkeypatch.setattr(session_module, "GRACE", 0.5)  # it never stops: nothing to wait for
        session.run_cell(7, source)
    assert (died.value.cell, died.value.how) == (7, how)


def test_a_hang_or_crash_of_one_exercise_does_not_touch_the_next(runner, soon):
    with runner.session() as session:
        session.run_cell(
            1,
            "def hangs(x):\n  while True: pass\n"
            "def dies(x):\n  import os; os._exit(0)\n"
            "def eats(x): return bytearray(4 << 30)\n"
            "def fine(x): return 1",
        )
        whole = session.limits
        soon(session)
        assert probe(session, "hangs").ended == "timed out"
        session.limits = whole
        assert probe(session, "dies").ended == "crashed"
        assert probe(session, "eats").observations[0].raised.type == "MemoryError"
        assert probe(session, "fine").observations[0].seen == {"y": 1}


def test_what_an_exercise_changes_is_gone_for_the_next(runner):
    with runner.session() as session:
        session.run_cell(1, "state = []\ndef f(x):\n  state.append(1)\n  return len(state)")
        assert [probe(session, "f").observations[0].seen["y"] for _ in range(2)] == [1, 1]


def test_a_flood_of_output_is_cut(runner):
    with runner.session() as session:
        assert len(session.run_cell(1, "for _ in range(1000): print('x' * 10_000)").text) <= 20_000


def test_the_stand_in_for_check_is_silent(runner):
    with runner.session() as session:
        result = session.run_cell(1, "from check import check\ncheck(print); check()")
    assert (result.error, result.text) == (None, "")


def test_what_a_notebook_needs_is_imported_beforehand_and_nothing_else():
    texts = []
    with Runner("process", LIMITS) as runner:
        for needs in ((), ("matplotlib",), ()):  # what was imported once is there for all that follow
            with runner.session(needs=needs) as session:
                look = "import sys\nprint(sorted({'numpy', 'matplotlib', 'torch'} & set(sys.modules)))"
                texts.append(session.run_cell(1, look).text)
    assert texts == ["['numpy']\n", *["['matplotlib', 'numpy']\n"] * 2]


@pytest.mark.parametrize(
    "source",
    [
        "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "plt = __import__('mat' 'plotlib.pyplot', fromlist=['x'])\nplt.plot([1, 2]);",  # nobody could know beforehand
    ],
)
def test_what_a_cell_draws_is_a_picture_and_the_cell_runs_to_its_end(isolated, source):
    with isolated.session() as session:
        result = session.run_cell(1, f"{source}\nprint('end')")
    assert result.error is None and result.text.endswith("end\n") and len(result.pictures) == 1


def test_sessions_have_random_streams_of_their_own(runner):
    texts = set()
    for _ in range(2):
        with runner.session(needs=("torch",)) as session:
            source = "import random, numpy as np, torch\nprint(random.random(), np.random.rand(), torch.rand(1).item())"
            texts.add(session.run_cell(1, source).text)
    assert len(texts) == 2


def test_a_class_a_stub_and_something_else_are_told_apart(runner):
    with runner.session() as session:
        session.run_cell(1, "def stub(x):\n  'Doc.'\n  # your code here\n  ...\nnumber = 3")
        assert [probe(session, n).answer for n in ("stub", "number", "nowhere")] == ["stub", "no function", "none"]


@pytest.mark.parametrize(
    "module", ["solutions", "solutions.rnn_cell", "chapters", "autograder.marking.grader", "autograder.book.evidence"]
)
def test_learner_code_cannot_import_what_is_ours(isolated, module):
    with isolated.session() as session:
        assert session.run_cell(1, f"import {module}").error == "ModuleNotFoundError"


def test_learner_code_finds_no_file_of_ours(isolated, book, tmp_path):
    (tmp_path / "gradebook.db").write_text("marks")
    source = f"""
import os
found = [p for p in ({str(book)!r}, {str(tmp_path)!r}, '/etc/passwd') if os.path.exists(p)]
for folder, folders, files in os.walk('/'):
    folders[:] = [] if folder in ('/proc', '/usr', '/site') else folders
    found += [os.path.join(folder, f) for f in files if f in ('gradebook.db', 'rnn_cell.py', 'exercises.py', 'secret')]
print(found)
"""
    with isolated.session() as session:
        assert session.run_cell(1, source).text == "[]\n"


def test_learner_code_sees_no_process_but_its_own_and_no_network(isolated):
    source = """
import os, socket
print(sorted(int(p) for p in os.listdir('/proc') if p.isdigit()))
try: socket.create_connection(('127.0.0.1', 9), 1)
except OSError as error: print(type(error).__name__)
"""
    with isolated.session() as session:
        assert session.run_cell(1, source).text == "[1, 2]\nPermissionError\n"


def test_nothing_of_the_instructors_environment_goes_in(monkeypatch, namespace):
    monkeypatch.setenv("UNROLLED_CANARY", "sing")
    with Runner("namespace", LIMITS) as runner, runner.session() as session:
        assert "sing" not in session.run_cell(1, "import os\nprint(dict(os.environ))").text


def test_nothing_that_one_learner_leaves_is_found_by_the_next(isolated):
    leave = """
import os, subprocess, sys
for folder in ('/tmp', os.path.expanduser('~'), '/dev/shm'):
    open(folder + '/left', 'w').write('x')
subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], start_new_session=True)
"""
    with isolated.session() as session:
        assert session.run_cell(1, leave).error is None
    look = """
import os, time
print([os.listdir(f) for f in ('/tmp', os.path.expanduser('~'), '/dev/shm')])
ends = time.monotonic() + 30  # what was killed takes a moment to be gone
while len(left := [p for p in os.listdir('/proc') if p.isdigit()]) > 2 and time.monotonic() < ends: time.sleep(0.01)
print(len(left))
"""
    with isolated.session() as session:
        assert session.run_cell(1, look).text == "[[], [], []]\n2\n"


def test_the_system_cannot_be_written(isolated):
    source = """
for folder in ('/usr', '/site', '/runner', '', '/etc', '/dev', '/home'):
    try: open(folder + '/x', 'w'); print(folder)
    except OSError: pass
"""
    with isolated.session() as session:
        assert session.run_cell(1, source).text == ""


def test_strangers_code_is_not_run_without_isolation_unasked(monkeypatch):
    def only_process(level, limits):
        if level != "process":
            raise RunnerError(f"no {level}")
        return Runner(level, limits)

    monkeypatch.setattr(host, "_tried", only_process)
    with pytest.raises(UsageError, match="namespace .no namespace.; landlock .no landlock..*--isolation process"):
        start_runner(None, trusted=False)
    for asked, trusted in ((None, True), ("process", False)):
        with start_runner(asked, trusted) as runner:
            assert runner.level == "process"


def test_learner_code_is_nobody_and_cannot_change_the_kernels_settings(isolated):
    source = """
import os
print(os.getuid() != 0, open('/proc/self/uid_map').read().split()[1] != '0')
for name in ('core_pattern', 'hostname', 'printk'):
    try: open('/proc/sys/kernel/' + name, 'r+'); print(name)
    except OSError: pass
"""
    with isolated.session() as session:
        assert session.run_cell(1, source).text == "True True\n"


def test_the_number_of_processes_is_bounded(isolated):
    source = """
import os, time
made = 0
try:
    while made < 500:
        if os.fork() == 0: time.sleep(600); os._exit(0)
        made += 1
except OSError: pass
print(made < 100)
"""
    with isolated.session() as session:
        assert session.run_cell(1, source).text == "True\n"


def test_a_whole_notebook_has_an_end(namespace, soon):
    with Runner("namespace", Limits(cell_seconds=600, notebook_seconds=0.5)) as runner, runner.session() as session:
        for number in (1, 2):
            assert session.run_cell(number, "while True: pass").error == "timed out"


def test_what_is_left_of_a_notebook_without_time_is_not_begun(namespace, soon):
    with Runner("namespace", Limits(cell_seconds=600, notebook_seconds=0.5)) as runner, runner.session() as session:
        assert session.run_cell(1, "while True: pass").error == "timed out"
        began = time.monotonic()
        assert {session.run_cell(number, "x = 1").error for number in range(1000)} == {"timed out"}
        assert time.monotonic() - began < 1


SQUARES = "import multiprocessing as mp\nimport numpy as np\ndef square(x): return x * x\n"
AT_WORK = {
    "a pool": "with mp.Pool(2) as pool: print(sum(pool.map(square, range(10))))",
    "a queue": "q = mp.Queue(); p = mp.Process(target=q.put, args=(np.full(3, 95.0),)); p.start(); print(int(q.get().sum())); p.join()",
    "an executor": "from concurrent.futures import ProcessPoolExecutor as Pool\n"
    "with Pool(2) as pool: print(sum(pool.map(square, range(10))))",
    "shared memory": "from multiprocessing.shared_memory import SharedMemory\n"
    "s = SharedMemory(create=True, size=8); s.buf[0] = 95; print(3 * s.buf[0]); s.close(); s.unlink()",
    "a manager": "with mp.Manager() as m: l = m.list([285]); print(l[0])",
    "workers of a DataLoader": "from torch.utils.data import DataLoader, TensorDataset\n"
    "numbers = TensorDataset(torch.arange(10.0))\n"
    "print(int(sum(square(b).sum() for b, in DataLoader(numbers, batch_size=2, num_workers=2, shuffle=True))))",
    "tensors of other processes": "with torch.multiprocessing.get_context('fork').Pool(2) as pool:\n"
    "    print(int(sum(pool.map(square, list(torch.arange(10.0))))))",
}


@pytest.mark.parametrize("source", AT_WORK.values(), ids=AT_WORK)
def test_several_processes_of_one_learner_work_together(isolated, source):
    if "torch" in source:
        pytest.importorskip("torch")
    with isolated.session(needs=("torch",)) as session:
        result = session.run_cell(1, SQUARES + ("import torch\n" if "torch" in source else "") + source)
    assert (result.error, result.text.split()[-1:]) == (None, ["285"]), result.text


def test_an_exercise_may_use_a_data_loader_with_workers(isolated):
    pytest.importorskip("torch")
    source = (
        "import torch\nfrom torch.utils.data import DataLoader, TensorDataset\ndef f(x):\n"
        "  batches = DataLoader(TensorDataset(torch.tensor(x)), batch_size=1, num_workers=2)\n"
        "  return torch.cat([b for b, in batches])"
    )
    with isolated.session(needs=("torch",)) as session:
        assert session.run_cell(1, source).error is None
        result = probe(session, "f")
    assert result.ended is None
    np.testing.assert_array_equal(result.observations[0].seen["y"], np.ones((2, 3)))


def test_a_program_runs_in_a_terminal_of_its_own_and_those_are_few(isolated):
    many = "import os\nheld = []\ntry:\n  while len(held) < 100: held.append(os.openpty())\nexcept OSError: print(len(held))"
    with isolated.session() as session:
        assert session.run_cell(1, "!echo hello").text.split() == ["hello"]
        assert session.run_cell(2, many).text == "16\n"


@pytest.mark.parametrize(
    "call", ["os.memfd_create('x')", "ctypes.CDLL(None, use_errno=True).shmget(5, 1 << 20, 0o1666)"]
)
def test_memory_that_no_process_maps_cannot_be_had(isolated, call):
    """No limit would count it: it is in no process, and in no folder that has a limit."""
    with isolated.session() as session:
        text = session.run_cell(1, f"import os, ctypes\ntry: print({call})\nexcept OSError: print(-1)").text
    assert text == "-1\n"


def test_what_is_in_force_is_said(runner):
    said = {
        "namespace": "namespace; bubblewrap, system calls by allow-list; ",
        "landlock": f"landlock; Landlock {landlock.version()}, system calls by allow-list; ",
        "process": "process; nothing around it, all system calls; ",
    }
    assert runner.in_force == said[runner.level] + "all its processes together by a watcher; no cgroup"


def test_an_installed_machinery_stays_outside(tmp_path, monkeypatch):
    """pip puts a whole autograder beside NumPy; inside, only the few files of ours that a runner gets are imported."""
    for path in Path(sandbox.sysconfig.get_path("purelib")).iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "autograder").mkdir()
    (tmp_path / "autograder" / "__init__.py").write_text("raise SystemExit('this is not for learners')")
    monkeypatch.setattr(sandbox.sysconfig, "get_path", lambda name: str(tmp_path))
    with Runner("process") as runner, runner.session() as session:
        assert session.run_cell(1, "import numpy").error is None
