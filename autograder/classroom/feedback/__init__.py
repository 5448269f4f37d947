"""``autograder feedback``: one page for each learner and assignment, to be returned to them."""
