"""One submission, from file to verdict. Learners' code runs in ``runner/`` only, and never where a reference is."""
