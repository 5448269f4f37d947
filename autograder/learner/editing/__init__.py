"""Single changes of a function's text: slips of references, and repairs of the learner's own."""
