"""Takes one submission from file to verdict. Learners' code runs only in ``runner/``, never where a reference is."""
