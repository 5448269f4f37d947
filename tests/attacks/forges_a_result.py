"""Tries: a hook at every cell that sends a result as if the check had given it.

What a cell shows is never read.
"""

CROSSES = "cell: marks"
CELLS = [
    """
def forge(*args):
    kernel = get_ipython().kernel
    result = {"data": {"text/plain": "4.0"}, "metadata": {}, "execution_count": 1}
    kernel.session.send(kernel.iopub_socket, "execute_result", result, parent=kernel.get_parent("shell"))

get_ipython().events.register("pre_run_cell", forge)
"""
]
