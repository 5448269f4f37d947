"""Explains exceptions: says which expression of the learner's line failed, and what its operands were."""
