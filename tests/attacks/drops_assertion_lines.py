"""Tries: an input transformer that takes every line with an assertion away.

There is no assertion in the runner: the verdict is made outside.
"""

CROSSES = "cell: marks"
CELLS = ["get_ipython().input_transformers_post.append(lambda lines: [l for l in lines if 'assert' not in l])"]
