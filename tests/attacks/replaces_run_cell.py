"""Tries: another run_cell, which runs nothing and says that all went well.

The cells to come are the learner's own; no verdict depends on how they end.
"""

CROSSES = "cell: marks"
CELLS = [
    """
from IPython.core.interactiveshell import ExecutionInfo, ExecutionResult

def run_cell(raw_cell, *args, **kwargs):
    result = ExecutionResult(ExecutionInfo(raw_cell, True, False, True, None))
    result.execution_count = 1
    return result

get_ipython().run_cell = run_cell
async def run_cell_async(raw_cell, *args, **kwargs): return run_cell(raw_cell)
get_ipython().run_cell_async = run_cell_async
"""
]
MUST = "failed"
