"""``autograder report``: what a class has learnt, as records, as pages, and as a table of marks."""
