"""Makes single changes of a function's text: slips of references, and repairs of learners' functions."""
