"""Kernels for lessons are forked from one process, and are as good as new ones."""

import nbformat
import psutil
from jupyter_cache.executors.utils import single_nb_execution

from autograder.site.kernels import WarmKernels, warm


def run(folder, *cells, **options):
    """What each cell shows: names of kinds of output, or text; and what went wrong."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in cells])
    result = single_nb_execution(notebook, str(folder), 60, False, kernel_manager_class=WarmKernels, **options)
    shown = [[o.get("text", "").strip() or sorted(o.get("data", ())) for o in cell.get("outputs", ())] for cell in notebook.cells]
    return shown, result.err


def test_a_forked_kernel_shows_figures_knows_its_folder_and_nothing_of_another(tmp_path):
    figure = "import matplotlib.pyplot as plt\nplt.plot([1, 2]);"
    with warm(with_torch=False):
        first, _ = run(tmp_path, figure, "import os, math; math.mine = 1; print(os.getppid(), os.getcwd())")
        second, _ = run(tmp_path, figure, "import os, math; print(os.getppid(), hasattr(math, 'mine'))")
    parent, folder = first[1][0].split()
    assert folder == str(tmp_path)
    assert second[1] == [f"{parent} False"]  # of one parent
    assert first[0] == second[0] == [["image/png", "text/plain"]]
    assert not psutil.pid_exists(int(parent))  # and it has ended


def test_what_a_lesson_raises_and_an_end_of_the_kernel_are_reported(tmp_path):
    with warm(with_torch=False):
        assert "ZeroDivisionError" in str(run(tmp_path, "1 / 0")[1])
        try:
            run(tmp_path, "import os; os._exit(1)")
        except Exception as error:
            assert "Kernel died" in str(error)
        else:
            raise AssertionError("a kernel that ended was not missed")
