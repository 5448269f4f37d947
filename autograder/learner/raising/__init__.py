"""From an exception to a sentence: the expression of the learner's line that failed, and what its operands were."""
